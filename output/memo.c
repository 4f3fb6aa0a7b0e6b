/* The head of a memo (บันทึกข้อความ, domain.md 10.1 and 10.2): emblem at the left, the title, the
 * fields on dotted lines, to whom, what is enclosed. Sizes go by the body's, so that at 16 points
 * the title has 29 on a line of 35 and the labels have 20. */
#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/emblem.h"
#include "output/flow.h"
#include "output/letter_parts.h"
#include "output/structure.h"

#define EMBLEM_HEIGHT 42520 /* 15 mm */
#define EMBLEM_WIDTH  99213 /* 35 mm: the title stands in the middle */

struct banner {
    struct paragraph title;
    struct structure_element *heading;
    struct emblem emblem;
    int baseline;
};

/* --- emblem and title ---------------------------------------------------------------------- */

static void draw_banner(struct flow *flow, const struct flow_item *item, int y)
{
    const struct banner *banner = item->object;
    emblem_draw(flow, &banner->emblem, item->x, y + EMBLEM_HEIGHT - banner->emblem.height);
    canvas_tag(flow->canvas, banner->heading);
    paragraph_draw_line(flow->canvas, &banner->title, 0, item->x, y + banner->baseline);
}

static void add_banner(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_memo_head *head = &block->as.memo_head;
    struct banner *banner = arena_alloc(flow->typesetter->arena, sizeof *banner);
    int size = flow_size(flow);
    if (!emblem_open(flow, block, head->image, EMBLEM_WIDTH, EMBLEM_HEIGHT, frame.parent,
                     &banner->emblem))
        return;
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

static void add_fields(struct flow *flow, const struct doc_memo_head *head,
                       struct blocks_frame frame)
{
    int right = frame.x + frame.width, middle = frame.x + frame.width / 2;
    struct letter_fields *office = letter_fields_new(flow, true),
                         *number = letter_fields_new(flow, true);
    struct letter_fields *subject = letter_fields_new(flow, true),
                         *to = letter_fields_new(flow, false);
    letter_fields_set(flow, office, "ส่วนราชการ", head->office, frame.x, right);
    letter_fields_set(flow, number, "ที่", head->number, frame.x, middle - LETTER_FIELD_GAP / 2);
    letter_fields_set(flow, number, "วันที่", head->date, middle, right);
    letter_fields_set(flow, subject, "เรื่อง", head->subject, frame.x, right);
    letter_fields_add(flow, office, 0, frame);
    letter_fields_add(flow, number, 0, frame);
    letter_fields_add(flow, subject, 0, frame);
    if (text_is_empty(head->to))
        return;
    letter_fields_set(flow, to, "เรียน", head->to, frame.x, right);
    letter_fields_add(flow, to, flow_size(flow) / 2, frame);
}

void memo_head_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    add_banner(flow, block, frame);
    if (flow->failed)
        return;
    add_fields(flow, &block->as.memo_head, frame);
    const struct doc_memo_head *head = &block->as.memo_head;
    letter_list_add(flow, "สิ่งที่ส่งมาด้วย", head->enclosures, head->enclosure_count,
                    flow_size(flow) / 4, frame);
}
