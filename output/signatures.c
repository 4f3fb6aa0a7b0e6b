/* Signature blocks: a dotted line to sign on, the name in parentheses, the position; two side by
 * side. */
#include "output/signatures.h"

#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/flow.h"
#include "output/structure.h"

#define SIGNING_ROOM 26000 /* above the dotted line, for a pen */
#define COLUMN_GAP   14000
#define LINE_GAP     4000
#define LEAST_DOTS   150000 /* of a single signer, who may take more than a column */
#define DOT          900
#define DOT_PITCH    3600

struct signer {
    struct paragraph label, role, position;
    struct signature_name name;
    int name_x;
    struct structure_element *signing, *naming, *placing; /* its three lines */
};

/* The same for all signers of a block: dotted lines begin in line and are of one length. */
struct measures {
    int width;          /* of a signer */
    int dots_x, dots;   /* the dotted line, from the signer's left */
    int names_x, names; /* the room centred under it, for name and position */
    int signing; /* height of the words beside the dotted line: more when a role is wrapped */
};

/* One or two signers side by side. */
struct row {
    const struct measures *measures;
    struct signer signers[2];
    size_t count;
    int height;
};

static void draw_dots(struct flow *flow, int from, int to, int baseline)
{
    int y = baseline - DOT / 2;
    if (from >= to)
        return;
    canvas_begin_artifact(flow->canvas);
    canvas_dashed(flow->canvas, from, y, to, y, DOT, CANVAS_BLACK, DOT, DOT_PITCH - DOT);
    canvas_end_artifact(flow->canvas);
}

void signature_name_draw(struct flow *flow, const struct signature_name *name, int x, int y)
{
    paragraph_draw(flow->canvas, &name->text, x, y);
    draw_dots(flow, x + name->dots_from, x + name->dots_to, y + name->text.ascent);
}

static void draw_signer(struct flow *flow, const struct measures *measures,
                        const struct signer *signer, int x, int y)
{
    int from = x + measures->dots_x, to = from + measures->dots;
    y += SIGNING_ROOM;
    canvas_tag(flow->canvas, signer->signing);
    paragraph_draw(flow->canvas, &signer->label, x, y);
    draw_dots(flow, from, to, y + signer->label.ascent);
    paragraph_draw(flow->canvas, &signer->role, to + LINE_GAP, y);
    y += measures->signing;
    canvas_tag(flow->canvas, signer->naming);
    signature_name_draw(flow, &signer->name, x + signer->name_x, y);
    y += signer->name.text.height;
    canvas_tag(flow->canvas, signer->placing);
    paragraph_draw(flow->canvas, &signer->position, x + measures->names_x, y);
}

static void draw_row(struct flow *flow, const struct flow_item *item, int y)
{
    const struct row *row = item->object;
    int step = row->measures->width + COLUMN_GAP;
    for (size_t i = 0; i < row->count; i++)
        draw_signer(flow, row->measures, &row->signers[i], item->x + (int)i * step, y);
}

/* Two parentheses, three quarters of the width apart. */
static void lay_blank(struct flow *flow, int width, struct signature_name *out)
{
    struct typesetter *typesetter = flow->typesetter;
    struct paragraph_style left = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    struct paragraph closing;
    paragraph_lay(typesetter, doc_plain(typesetter->arena, "("), &left, width, &out->text);
    paragraph_lay(typesetter, doc_plain(typesetter->arena, ")"), &left, width, &closing);
    struct line *line = &out->text.lines[0];
    struct line_piece *pieces = arena_alloc_array(typesetter->arena, 2, sizeof *pieces);
    pieces[0] = line->pieces[0];
    pieces[1] = closing.lines[0].pieces[0];
    pieces[1].x = width * 3 / 4 - closing.lines[0].width;
    line->pieces = pieces;
    line->piece_count = 2;
    line->x = (width - width * 3 / 4) / 2;
    out->dots_from = line->x + 6000;
    out->dots_to = line->x + width * 3 / 4 - 6000;
}

void signature_name_lay(struct flow *flow, const char *name, int width, struct signature_name *out)
{
    struct arena *arena = flow->typesetter->arena;
    struct paragraph_style centre = flow_style(flow, flow_size(flow), false, DOC_CENTRE);
    *out = (struct signature_name){0};
    if (text_is_empty(name))
        lay_blank(flow, width, out);
    else
        paragraph_lay(flow->typesetter, doc_plain(arena, text_format(arena, "(%s)", name)), &centre,
                      width, &out->text);
}

static void set_text(struct flow *flow, const char *text, enum doc_align align, int width,
                     struct paragraph *out)
{
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, align);
    if (!text_is_empty(text))
        paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text), &style, width,
                      out);
}

static int text_width(const struct paragraph *text)
{
    int widest = 0;
    for (size_t i = 0; i < text->line_count; i++)
        widest = text->lines[i].width > widest ? text->lines[i].width : widest;
    return widest;
}

/* The words of the line to sign on; the widest decide where the dots begin and end. */
static void set_line(struct flow *flow, const struct doc_signature *signature, int column,
                     struct signer *out, int *label, int *role)
{
    const char *label_text = text_is_empty(signature->label) ? "ลงชื่อ" : signature->label;
    set_text(flow, text_format(flow->typesetter->arena, "%s ", label_text), DOC_LEFT, column / 3,
             &out->label);
    set_text(flow, signature->role, DOC_LEFT, column / 2, &out->role);
    int left = text_width(&out->label), right = text_width(&out->role);
    *label = left > *label ? left : *label;
    *role = right > *role ? right : *role;
}

static void measure(int frame, size_t count, int label, int role, struct measures *out)
{
    int beside = label + LINE_GAP + (role > 0 ? role + LINE_GAP : 0);
    out->width = (frame - COLUMN_GAP) / 2;
    if (count == 1 && out->width < beside + LEAST_DOTS)
        out->width = beside + LEAST_DOTS < frame ? beside + LEAST_DOTS : frame;
    out->dots_x = label + LINE_GAP;
    out->dots = out->width > beside ? out->width - beside : 0;
    int middle = out->dots_x + out->dots / 2;
    int half = middle < out->width - middle ? middle : out->width - middle;
    out->names_x = middle - half;
    out->names = 2 * half;
}

/* Sets name and position; gives the height of all. */
static int set_names(struct flow *flow, const struct measures *measures,
                     const struct doc_signature *signature, struct signer *out)
{
    /* Where a name is to be written in, the dots are as long as those to sign on. */
    int room = text_is_empty(signature->name) ? measures->dots * 4 / 3 : measures->names;
    out->name_x = measures->names_x + (measures->names - room) / 2;
    signature_name_lay(flow, signature->name, room, &out->name);
    set_text(flow, signature->position, DOC_CENTRE, measures->names, &out->position);
    return measures->signing + out->name.text.height + out->position.height;
}

static struct row *make_rows(struct flow *flow, const struct doc_signatures *signatures,
                             struct blocks_frame frame)
{
    struct arena *arena = flow->typesetter->arena;
    struct measures *measures = arena_alloc(arena, sizeof *measures);
    struct row *rows = arena_alloc_array(arena, signatures->count / 2 + 1, sizeof *rows);
    int label = 0, role = 0;
    for (size_t i = 0; i < signatures->count; i++) {
        struct signer *signer = &rows[i / 2].signers[i % 2];
        signer->signing = structure_add(flow->structure, frame.parent, STRUCTURE_P);
        signer->naming = structure_add(flow->structure, frame.parent, STRUCTURE_P);
        signer->placing = structure_add(flow->structure, frame.parent, STRUCTURE_P);
        set_line(flow, &signatures->list[i], (frame.width - COLUMN_GAP) / 2, signer, &label, &role);
        int height =
            signer->role.height > signer->label.height ? signer->role.height : signer->label.height;
        measures->signing = height > measures->signing ? height : measures->signing;
    }
    measure(frame.width, signatures->count, label, role, measures);
    for (size_t i = 0; i < signatures->count; i++) {
        struct row *row = &rows[i / 2];
        int height = set_names(flow, measures, &signatures->list[i], &row->signers[i % 2]);
        row->measures = measures;
        row->count = i % 2 + 1;
        row->height = height > row->height ? height : row->height;
    }
    return rows;
}

void signatures_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_signatures *signatures = &block->as.signatures;
    if (signatures->count == 0)
        return;
    const struct row *rows = make_rows(flow, signatures, frame);
    flow->joins = true; /* signatures never stand alone on a page: what is signed goes with them */
    for (size_t i = 0; i < signatures->count; i += 2) {
        const struct row *row = &rows[i / 2];
        /* A single one stands at the right, as in Thai letters. */
        struct flow_item item = {
            .gap = flow_size(flow) / 2,
            .height = SIGNING_ROOM + row->height,
            .keep = i + 2 < signatures->count,
            .x = frame.x + (row->count == 1 ? frame.width - row->measures->width : 0),
            .draw = draw_row,
            .object = row,
        };
        flow_add(flow, &item);
    }
}
