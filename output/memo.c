/* The head of a memo (บันทึกข้อความ, domain.md 10.1 and 10.2): emblem at the left, the title, the
 * fields on dotted lines, to whom, what is enclosed. Sizes go by the body's, so that at 16 points
 * the title has 29 on a line of 35 and the labels have 20. */
#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/flow.h"
#include "output/pdf_file.h"
#include "output/structure.h"

#define EMBLEM_HEIGHT 42520 /* 15 mm */
#define EMBLEM_WIDTH  99213 /* 35 mm: the title stands in the middle */
#define DOT           800
#define DOT_PITCH     3200
#define FIELD_GAP     10000

enum { FIELDS_A_ROW = 2 };

struct field {
    struct paragraph label, text;
    int x, text_x, right;
    struct structure_element *element;
};

struct field_row {
    struct field fields[FIELDS_A_ROW];
    size_t count;
    bool dotted;
};

struct banner {
    struct paragraph title;
    struct structure_element *figure, *heading;
    int baseline, image, image_width, image_height;
};

struct enclosure_line {
    struct paragraph label, number, title, amount;
    int number_x, title_x, amount_x;
};

static int memo_label_size(const struct flow *flow)
{
    return flow_size(flow) * 5 / 4;
}

/* A text that is set in one line, and its width. */
static int lay_word(struct flow *flow, const char *text, int size, bool bold, int width,
                    struct paragraph *out)
{
    struct paragraph_style style = flow_style(flow, size, bold, DOC_LEFT);
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text), &style, width, out);
    return out->line_count ? out->lines[0].width : 0;
}

/* --- emblem and title ---------------------------------------------------------------------- */

static void draw_banner(struct flow *flow, const struct flow_item *item, int y)
{
    const struct banner *banner = item->object;
    if (banner->image_width > 0) {
        int top = y + EMBLEM_HEIGHT - banner->image_height;
        canvas_tag_figure(flow->canvas, banner->figure, item->x, top, banner->image_width,
                          banner->image_height);
        canvas_image(flow->canvas, banner->image, item->x, top, banner->image_width,
                     banner->image_height);
    }
    canvas_tag(flow->canvas, banner->heading);
    paragraph_draw_line(flow->canvas, &banner->title, 0, item->x, y + banner->baseline);
}

static void add_banner(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_memo_head *head = &block->as.memo_head;
    struct banner *banner = arena_alloc(flow->typesetter->arena, sizeof *banner);
    int wide, high, size = flow_size(flow);
    if (head->image) {
        banner->image = pdf_file_image(flow->file, head->image, block->place, &wide, &high);
        if (banner->image < 0) {
            flow->failed = true;
            return;
        }
        banner->figure = structure_add(flow->structure, frame.parent, STRUCTURE_FIGURE);
        banner->figure->alternative = "ตราสัญลักษณ์ของหน่วยงาน";
        banner->image_height = EMBLEM_HEIGHT;
        banner->image_width = (int)((int64_t)EMBLEM_HEIGHT * wide / high);
        if (banner->image_width > EMBLEM_WIDTH) {
            banner->image_width = EMBLEM_WIDTH;
            banner->image_height = (int)((int64_t)EMBLEM_WIDTH * high / wide);
        }
    }
    banner->heading = structure_add_heading(flow->structure, frame.parent, 1);
    struct paragraph_style title = flow_style(flow, size * 29 / 16, true, DOC_CENTRE);
    title.line_height = size * 35 / 16;
    paragraph_lay(flow->typesetter, head->title, &title, frame.width, &banner->title);
    /* The line of exactly 35 points ends with the emblem; a fifth of it lies below the base line.
     */
    banner->baseline = EMBLEM_HEIGHT - title.line_height / 5;
    struct flow_item item = {
        .height = EMBLEM_HEIGHT + size / 4,
        .baseline = banner->baseline,
        .keep = true,
        .x = frame.x,
        .draw = draw_banner,
        .object = banner,
    };
    flow_add(flow, &item);
}

/* --- fields -------------------------------------------------------------------------------- */

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
    const struct field_row *row = item->object;
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
                draw_dots(flow, field->text_x - FIELD_GAP / 2, field->right, line + dots);
        }
    }
}

static struct field_row *new_row(struct flow *flow, bool dotted)
{
    struct field_row *row = arena_alloc(flow->typesetter->arena, sizeof *row);
    row->dotted = dotted;
    return row;
}

static void set_field(struct flow *flow, struct field_row *row, const char *label, const char *text,
                      int x, int right)
{
    struct field *field = &row->fields[row->count++];
    int size = row->dotted ? memo_label_size(flow) : flow_size(flow);
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    style.narrow = true;
    int label_width = lay_word(flow, label, size, row->dotted, right - x, &field->label);
    field->x = x;
    field->text_x = x + label_width + FIELD_GAP;
    field->right = right;
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text ? text : ""), &style,
                  right - field->text_x, &field->text);
}

static void add_row(struct flow *flow, struct field_row *row, int gap, struct blocks_frame frame)
{
    struct font_family *family = flow->typesetter->family;
    int size = row->dotted ? memo_label_size(flow) : flow_size(flow);
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
        row->fields[i].element = structure_add(flow->structure, frame.parent, STRUCTURE_P);
        const struct paragraph *text = &row->fields[i].text;
        int more = text->line_count ? (int)(text->line_count - 1) * text->line_height : 0;
        most = more > most ? more : most;
    }
    item.height += most;
    flow_add(flow, &item);
}

static void add_fields(struct flow *flow, const struct doc_memo_head *head,
                       struct blocks_frame frame)
{
    int right = frame.x + frame.width, middle = frame.x + frame.width / 2;
    struct field_row *office = new_row(flow, true), *number = new_row(flow, true);
    struct field_row *subject = new_row(flow, true), *to = new_row(flow, false);
    set_field(flow, office, "ส่วนราชการ", head->office, frame.x, right);
    set_field(flow, number, "ที่", head->number, frame.x, middle - FIELD_GAP / 2);
    set_field(flow, number, "วันที่", head->date, middle, right);
    set_field(flow, subject, "เรื่อง", head->subject, frame.x, right);
    add_row(flow, office, 0, frame);
    add_row(flow, number, 0, frame);
    add_row(flow, subject, 0, frame);
    if (text_is_empty(head->to))
        return;
    set_field(flow, to, "เรียน", head->to, frame.x, right);
    add_row(flow, to, flow_size(flow) / 2, frame);
}

/* --- enclosures ---------------------------------------------------------------------------- */

static void draw_enclosure(struct flow *flow, const struct flow_item *item, int y)
{
    const struct enclosure_line *line = item->object;
    int baseline = y + item->baseline;
    if (line->label.line_count > 0)
        paragraph_draw_line(flow->canvas, &line->label, 0, item->x, baseline);
    if (line->number.line_count > 0)
        paragraph_draw_line(flow->canvas, &line->number, 0, line->number_x, baseline);
    paragraph_draw(flow->canvas, &line->title, line->title_x, baseline - line->title.ascent);
    if (line->amount.line_count > 0)
        paragraph_draw_line(flow->canvas, &line->amount, 0, line->amount_x, baseline);
}

static void add_enclosures(struct flow *flow, const struct doc_memo_head *head,
                           struct blocks_frame frame)
{
    struct arena *arena = flow->typesetter->arena;
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    struct enclosure_line *lines =
        arena_alloc_array(arena, head->enclosure_count + 1, sizeof *lines);
    int size = flow_size(flow), amount = 0, number = 0, label = 0;
    style.narrow = true;
    for (size_t i = 0; i < head->enclosure_count; i++) {
        const char *marker = flow_digits(flow, text_format(arena, "%zu.", i + 1));
        int wide = lay_word(flow, head->enclosures[i].amount, size, false, frame.width / 3,
                            &lines[i].amount);
        amount = wide > amount ? wide : amount;
        if (i == 0)
            label = lay_word(flow, "สิ่งที่ส่งมาด้วย", size, false, frame.width / 3, &lines[i].label);
        if (head->enclosure_count == 1)
            continue;
        wide = lay_word(flow, marker, size, false, frame.width / 3, &lines[i].number);
        number = wide > number ? wide : number;
    }
    for (size_t i = 0; i < head->enclosure_count; i++) {
        struct enclosure_line *line = &lines[i];
        line->number_x = frame.x + label + FIELD_GAP;
        line->title_x = line->number_x + number + (number ? FIELD_GAP / 2 : 0);
        line->amount_x = frame.x + frame.width - amount;
        paragraph_lay(flow->typesetter, doc_plain(arena, head->enclosures[i].title), &style,
                      line->amount_x - (amount ? FIELD_GAP : 0) - line->title_x, &line->title);
        struct flow_item item = {
            .gap = i == 0 ? size / 4 : 0,
            .height = line->title.line_height * (int)line->title.line_count,
            .reach = line->title.height,
            .baseline = line->title.ascent,
            .keep = i == 0 && head->enclosure_count > 1,
            .x = frame.x,
            .draw = draw_enclosure,
            .object = line,
            .element = structure_add(flow->structure, frame.parent, STRUCTURE_P),
        };
        flow_add(flow, &item);
    }
}

void memo_head_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    add_banner(flow, block, frame);
    if (flow->failed)
        return;
    add_fields(flow, &block->as.memo_head, frame);
    add_enclosures(flow, &block->as.memo_head, frame);
}
