/* Labelled lines and lists of memos and letters. Sizes go by the body's. */
#include "output/letter_parts.h"

#include "base/arena.h"
#include "base/text.h"
#include "output/canvas.h"
#include "output/structure.h"

#define DOT       800
#define DOT_PITCH 3200

enum { FIELDS_A_ROW = 2 };

struct field {
    struct paragraph label, text;
    int x, text_x, right;
    struct structure_element *element;
};

struct letter_fields {
    struct field fields[FIELDS_A_ROW];
    size_t count;
    bool dotted, heading;
};

struct list_line {
    struct paragraph label, number, title, amount;
    int number_x, title_x, amount_x;
    struct structure_element *label_tag, *number_tag, *title_tag;
};

static int label_size(const struct flow *flow)
{
    return flow_size(flow) * 5 / 4;
}

int letter_word(struct flow *flow, const char *text, int size, bool bold, int width,
                struct paragraph *out)
{
    struct paragraph_style style = flow_style(flow, size, bold, DOC_LEFT);
    struct arena *arena = flow->typesetter->arena;
    const char *spaced = text_is_empty(text) ? "" : text_format(arena, "%s ", text);
    paragraph_lay(flow->typesetter, doc_plain(arena, spaced), &style, width, out);
    return out->line_count ? out->lines[0].width : 0;
}

/* --- fields -------------------------------------------------------------------------------- */

/* Dots to write on, from x to x, at y. */
static void draw_dots(struct flow *flow, int from, int to, int y)
{
    if (from >= to)
        return;
    canvas_begin_artifact(flow->canvas);
    canvas_dashed(flow->canvas, from, y, to, y, DOT, CANVAS_BLACK, DOT, DOT_PITCH - DOT);
    canvas_end_artifact(flow->canvas);
}

static void draw_fields(struct flow *flow, const struct flow_item *item, int y)
{
    const struct letter_fields *row = item->object;
    /* Below the lower marks, which a line must not touch. */
    int baseline = y + item->baseline, dots = flow_size(flow) * 5 / 16;
    for (size_t i = 0; i < row->count; i++) {
        const struct field *field = &row->fields[i];
        canvas_tag(flow->canvas, field->element);
        paragraph_draw_line(flow->canvas, &field->label, 0, field->x, baseline);
        for (size_t k = 0; k < field->text.line_count; k++) {
            int line = baseline + (int)k * field->text.line_height;
            paragraph_draw_line(flow->canvas, &field->text, k, field->text_x, line);
            if (row->dotted)
                draw_dots(flow, field->text_x - LETTER_FIELD_GAP / 2, field->right, line + dots);
        }
    }
}

struct letter_fields *letter_fields_new(struct flow *flow, bool dotted)
{
    struct letter_fields *row = arena_alloc(flow->typesetter->arena, sizeof *row);
    row->dotted = dotted;
    return row;
}

void letter_fields_set(struct flow *flow, struct letter_fields *row, const char *label,
                       const char *text, int x, int right)
{
    struct field *field = &row->fields[row->count++];
    int size = row->dotted ? label_size(flow) : flow_size(flow);
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    style.narrow = true;
    int label_width = letter_word(flow, label, size, row->dotted, right - x, &field->label);
    field->x = x;
    field->text_x = x + label_width + LETTER_FIELD_GAP;
    field->right = right;
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text ? text : ""), &style,
                  right - field->text_x, &field->text);
}

void letter_fields_head(struct letter_fields *row)
{
    row->heading = true;
}

void letter_fields_add(struct flow *flow, struct letter_fields *row, int gap,
                       struct blocks_frame frame)
{
    struct font_family *family = flow->typesetter->family;
    int size = row->dotted ? label_size(flow) : flow_size(flow);
    struct flow_item item = {
        .gap = gap,
        .height = font_family_line_height(family, size),
        .baseline = font_family_ascent(family, size),
        .keep = true,
        .x = frame.x,
        .draw = draw_fields,
        .object = row,
    };
    int most = 0;
    for (size_t i = 0; i < row->count; i++) {
        row->fields[i].element = row->heading
                                     ? structure_add_heading(flow->structure, frame.parent, 1)
                                     : structure_add(flow->structure, frame.parent, STRUCTURE_P);
        const struct paragraph *text = &row->fields[i].text;
        int more = text->line_count ? (int)(text->line_count - 1) * text->line_height : 0;
        most = more > most ? more : most;
    }
    item.height += most;
    flow_add(flow, &item);
}

/* --- lists --------------------------------------------------------------------------------- */

static void draw_list_line(struct flow *flow, const struct flow_item *item, int y)
{
    const struct list_line *line = item->object;
    int baseline = y + item->baseline;
    canvas_tag(flow->canvas, line->label_tag);
    if (line->label.line_count > 0)
        paragraph_draw_line(flow->canvas, &line->label, 0, item->x, baseline);
    canvas_tag(flow->canvas, line->number_tag);
    if (line->number.line_count > 0)
        paragraph_draw_line(flow->canvas, &line->number, 0, line->number_x, baseline);
    canvas_tag(flow->canvas, line->title_tag);
    paragraph_draw(flow->canvas, &line->title, line->title_x, baseline - line->title.ascent);
    if (line->amount.line_count > 0)
        paragraph_draw_line(flow->canvas, &line->amount, 0, line->amount_x, baseline);
}

/* The label and a list; a single thing goes on in the label's paragraph. */
static void tag_list(struct flow *flow, struct list_line *lines, size_t count,
                     struct structure_element *parent)
{
    struct structure *structure = flow->structure;
    struct structure_element *label = structure_add(structure, parent, STRUCTURE_P), *list = NULL;
    lines[0].label_tag = lines[0].title_tag = label;
    if (count > 1) {
        list = structure_add(structure, parent, STRUCTURE_L);
        list->ordered = true;
    }
    for (size_t i = 0; list && i < count; i++) {
        struct structure_element *item = structure_add(structure, list, STRUCTURE_LI);
        lines[i].number_tag = structure_add(structure, item, STRUCTURE_LBL);
        lines[i].title_tag =
            structure_add(structure, structure_add(structure, item, STRUCTURE_LBODY), STRUCTURE_P);
    }
}

void letter_list_add(struct flow *flow, const char *label_text, const struct doc_enclosure *list,
                     size_t count, int gap, struct blocks_frame frame)
{
    struct arena *arena = flow->typesetter->arena;
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    struct list_line *lines = arena_alloc_array(arena, count + 1, sizeof *lines);
    int size = flow_size(flow), amount = 0, number = 0, label = 0;
    style.narrow = true;
    for (size_t i = 0; i < count; i++) {
        const char *marker = flow_digits(flow, text_format(arena, "%zu.", i + 1));
        int wide =
            letter_word(flow, list[i].amount, size, false, frame.width / 3, &lines[i].amount);
        amount = wide > amount ? wide : amount;
        if (i == 0)
            label = letter_word(flow, label_text, size, false, frame.width / 3, &lines[i].label);
        if (count == 1)
            continue;
        wide = letter_word(flow, marker, size, false, frame.width / 3, &lines[i].number);
        number = wide > number ? wide : number;
    }
    if (count > 0)
        tag_list(flow, lines, count, frame.parent);
    for (size_t i = 0; i < count; i++) {
        struct list_line *line = &lines[i];
        line->number_x = frame.x + label + LETTER_FIELD_GAP;
        line->title_x = line->number_x + number + (number ? LETTER_FIELD_GAP / 2 : 0);
        line->amount_x = frame.x + frame.width - amount;
        const char *title = text_format(arena, "%s ", list[i].title);
        paragraph_lay(flow->typesetter, doc_plain(arena, title), &style,
                      line->amount_x - (amount ? LETTER_FIELD_GAP : 0) - line->title_x,
                      &line->title);
        struct flow_item item = {
            .gap = i == 0 ? gap : 0,
            .height = line->title.line_height * (int)line->title.line_count,
            .reach = line->title.height,
            .baseline = line->title.ascent,
            .keep = i == 0 && count > 1,
            .x = frame.x,
            .draw = draw_list_line,
            .object = line,
        };
        flow_add(flow, &item);
    }
}
