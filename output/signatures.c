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
#define DOT          900
#define DOT_PITCH    3600

struct signer {
    struct paragraph label, role, position;
    struct signature_name name;
    struct structure_element *signing, *naming, *placing; /* its three lines */
};

/* One or two signers side by side. */
struct row {
    struct signer signers[2];
    size_t count;
    int width, height, line_height;
};

static int first_width(const struct paragraph *text)
{
    return text->line_count ? text->lines[0].width : 0;
}

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

static void draw_signer(struct flow *flow, const struct row *row, const struct signer *signer,
                        int x, int y)
{
    int left = first_width(&signer->label), right = first_width(&signer->role);
    int baseline = y + SIGNING_ROOM + signer->label.ascent;
    canvas_tag(flow->canvas, signer->signing);
    paragraph_draw(flow->canvas, &signer->label, x, y + SIGNING_ROOM);
    draw_dots(flow, x + left + LINE_GAP, x + row->width - (right ? right + LINE_GAP : 0), baseline);
    paragraph_draw(flow->canvas, &signer->role, x, y + SIGNING_ROOM);
    y += SIGNING_ROOM + row->line_height;
    /* Name and position are centred below the dotted line, not below the whole. */
    canvas_tag(flow->canvas, signer->naming);
    signature_name_draw(flow, &signer->name, x + left, y);
    y += signer->name.text.height;
    canvas_tag(flow->canvas, signer->placing);
    paragraph_draw(flow->canvas, &signer->position, x + left, y);
}

static void draw_row(struct flow *flow, const struct flow_item *item, int y)
{
    const struct row *row = item->object;
    for (size_t i = 0; i < row->count; i++)
        draw_signer(flow, row, &row->signers[i], item->x + (int)i * (row->width + COLUMN_GAP), y);
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

/* Sets a signer's texts; gives their height. */
static int set_signer(struct flow *flow, const struct doc_signature *signature, int width,
                      struct signer *out)
{
    struct typesetter *typesetter = flow->typesetter;
    struct arena *arena = typesetter->arena;
    struct paragraph_style left = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    struct paragraph_style right = flow_style(flow, flow_size(flow), false, DOC_RIGHT);
    struct paragraph_style centre = flow_style(flow, flow_size(flow), false, DOC_CENTRE);
    const char *label = text_is_empty(signature->label) ? "ลงชื่อ" : signature->label;
    paragraph_lay(typesetter, doc_plain(arena, text_format(arena, "%s ", label)), &left, width,
                  &out->label);
    if (!text_is_empty(signature->role))
        paragraph_lay(typesetter, doc_plain(arena, signature->role), &right, width, &out->role);
    int inner = width - first_width(&out->label);
    signature_name_lay(flow, signature->name, inner, &out->name);
    int height = out->label.line_height + out->name.text.height;
    if (!text_is_empty(signature->position)) {
        paragraph_lay(typesetter, doc_plain(arena, signature->position), &centre, inner,
                      &out->position);
        height += out->position.height;
    }
    return height;
}

void signatures_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_signatures *signatures = &block->as.signatures;
    int width = (frame.width - COLUMN_GAP) / 2;
    flow->joins = true; /* signatures never stand alone on a page: what is signed goes with them */
    for (size_t i = 0; i < signatures->count; i += 2) {
        struct row *row = arena_alloc(flow->typesetter->arena, sizeof *row);
        row->width = width;
        row->line_height = font_family_line_height(flow->typesetter->family, flow_size(flow));
        row->count = signatures->count - i > 1 ? 2 : 1;
        for (size_t j = 0; j < row->count; j++) {
            struct signer *signer = &row->signers[j];
            signer->signing = structure_add(flow->structure, frame.parent, STRUCTURE_P);
            signer->naming = structure_add(flow->structure, frame.parent, STRUCTURE_P);
            signer->placing = structure_add(flow->structure, frame.parent, STRUCTURE_P);
            int height = set_signer(flow, &signatures->list[i + j], width, signer);
            row->height = height > row->height ? height : row->height;
        }
        /* A single one stands at the right, as in Thai letters. */
        struct flow_item item = {
            .gap = flow_size(flow) / 2,
            .height = SIGNING_ROOM + row->height,
            .keep = i + 2 < signatures->count,
            .x = frame.x + (row->count == 1 ? width + COLUMN_GAP : 0),
            .draw = draw_row,
            .object = row,
        };
        flow_add(flow, &item);
    }
}
