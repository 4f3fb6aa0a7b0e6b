/* The head and the end of an external letter (หนังสือภายนอก, domain.md 10.1 and 10.2). The emblem
 * stands in the middle, 3 cm high; on the line of its foot the number at the left and the sender at
 * the right; the date and the closing begin at the middle. */
#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/emblem.h"
#include "output/flow.h"
#include "output/letter_parts.h"
#include "output/signatures.h"
#include "output/structure.h"

#define EMBLEM_HEIGHT 85039  /* 30 mm */
#define EMBLEM_WIDTH  99213  /* 35 mm */
#define SENDER_WIDTH  177165 /* 62.5 mm: clear of an emblem that the paper has */
#define SIGNING_LINES 3      /* of room for a pen */

struct banner {
    struct emblem emblem;
    struct paragraph number, sender;
    struct structure_element *number_element, *sender_element;
    int emblem_x, sender_x; /* from the left edge */
    int baseline;
};

static struct doc_inline joined_lines(struct arena *arena, const struct doc_inline *lines,
                                      size_t count)
{
    const char *text = "";
    for (size_t i = 0; i < count; i++)
        text = text_format(arena, "%s%s%s", text, i ? "\n" : "", doc_inline_text(arena, lines[i]));
    return doc_plain(arena, text);
}

static int widest_line(const struct paragraph *text)
{
    int widest = 0;
    for (size_t i = 0; i < text->line_count; i++)
        widest = text->lines[i].width > widest ? text->lines[i].width : widest;
    return widest;
}

/* --- head ---------------------------------------------------------------------------------- */

static void draw_banner(struct flow *flow, const struct flow_item *item, int y)
{
    const struct banner *banner = item->object;
    int top = y + banner->baseline;
    emblem_draw(flow, &banner->emblem, item->x + banner->emblem_x,
                y + EMBLEM_HEIGHT - banner->emblem.height);
    canvas_tag(flow->canvas, banner->number_element);
    paragraph_draw(flow->canvas, &banner->number, item->x, top - banner->number.ascent);
    canvas_tag(flow->canvas, banner->sender_element);
    paragraph_draw(flow->canvas, &banner->sender, item->x + banner->sender_x,
                   top - banner->sender.ascent);
}

static void add_banner(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_letter_head *head = &block->as.letter_head;
    struct arena *arena = flow->typesetter->arena;
    struct banner *banner = arena_alloc(arena, sizeof *banner);
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    int left_width = (frame.width - EMBLEM_WIDTH) / 2;
    style.narrow = true;
    if (!emblem_open(flow, block, head->image, EMBLEM_WIDTH, EMBLEM_HEIGHT, frame.parent,
                     &banner->emblem))
        return;
    const char *number = text_format(arena, "ที่%s%s", *head->number ? "  " : "", head->number);
    paragraph_lay(flow->typesetter, doc_plain(arena, number), &style, left_width, &banner->number);
    paragraph_lay(flow->typesetter, joined_lines(arena, head->sender, head->sender_count), &style,
                  SENDER_WIDTH, &banner->sender);
    banner->number_element = structure_add(flow->structure, frame.parent, STRUCTURE_P);
    banner->sender_element = structure_add(flow->structure, frame.parent, STRUCTURE_P);
    banner->emblem_x = (frame.width - banner->emblem.width) / 2;
    banner->sender_x = frame.width - widest_line(&banner->sender);
    banner->baseline = EMBLEM_HEIGHT;
    int more = banner->sender.height > banner->number.height ? banner->sender.height
                                                             : banner->number.height;
    struct flow_item item = {
        .height = EMBLEM_HEIGHT - banner->sender.ascent + more,
        .baseline = banner->baseline,
        .keep = true,
        .x = frame.x,
        .draw = draw_banner,
        .object = banner,
    };
    flow_add(flow, &item);
}

static void draw_date(struct flow *flow, const struct flow_item *item, int y)
{
    paragraph_draw(flow->canvas, item->object, item->x, y);
}

/* Its line is there also when the date is not: it is written when the letter is signed. */
static void add_date(struct flow *flow, const struct doc_letter_head *head,
                     struct blocks_frame frame)
{
    struct paragraph *date = arena_alloc(flow->typesetter->arena, sizeof *date);
    letter_word(flow, head->date, flow_size(flow), false, frame.width / 2, date);
    struct flow_item item = {
        .gap = flow_size(flow) / 2,
        .height = date->height,
        .baseline = date->ascent,
        .keep = true,
        .x = frame.x + frame.width / 2,
        .draw = draw_date,
        .object = date,
        .element = structure_add(flow->structure, frame.parent, STRUCTURE_P),
    };
    flow_add(flow, &item);
}

static void add_field(struct flow *flow, const char *label, const char *text, bool heading,
                      struct blocks_frame frame)
{
    struct letter_fields *fields = letter_fields_new(flow, false);
    if (text_is_empty(text))
        return;
    if (heading)
        letter_fields_head(fields);
    letter_fields_set(flow, fields, label, text, frame.x, frame.x + frame.width);
    letter_fields_add(flow, fields, flow_size(flow) / 2, frame);
}

void letter_head_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_letter_head *head = &block->as.letter_head;
    int gap = flow_size(flow) / 2;
    add_banner(flow, block, frame);
    if (flow->failed)
        return;
    add_date(flow, head, frame);
    add_field(flow, "เรื่อง", head->subject, true, frame);
    add_field(flow, "เรียน", head->to, false, frame);
    letter_list_add(flow, "อ้างถึง", head->references, head->reference_count, gap, frame);
    letter_list_add(flow, "สิ่งที่ส่งมาด้วย", head->enclosures, head->enclosure_count, gap, frame);
}

/* --- end ----------------------------------------------------------------------------------- */

struct ending {
    struct paragraph words, position;
    struct signature_name name;
    struct structure_element *words_element, *name_element, *position_element;
    int width; /* in which name and position are centred, around the middle of the words */
    int words_x;
    int name_y, position_y;
};

static void draw_ending(struct flow *flow, const struct flow_item *item, int y)
{
    const struct ending *ending = item->object;
    canvas_tag(flow->canvas, ending->words_element);
    paragraph_draw(flow->canvas, &ending->words, item->x + ending->words_x, y);
    canvas_tag(flow->canvas, ending->name_element);
    signature_name_draw(flow, &ending->name, item->x, y + ending->name_y);
    canvas_tag(flow->canvas, ending->position_element);
    paragraph_draw(flow->canvas, &ending->position, item->x, y + ending->position_y);
}

/* The words begin at the middle of the column, as the date does; who signs is centred below them.
 */
static void add_ending(struct flow *flow, const struct doc_closing *closing,
                       struct blocks_frame frame)
{
    struct typesetter *typesetter = flow->typesetter;
    struct ending *ending = arena_alloc(typesetter->arena, sizeof *ending);
    struct paragraph_style centre = flow_style(flow, flow_size(flow), false, DOC_CENTRE);
    int line = font_family_line_height(typesetter->family, flow_size(flow));
    int wide =
        letter_word(flow, closing->words, flow_size(flow), false, frame.width / 2, &ending->words);
    int middle = frame.width / 2 + wide / 2;
    ending->width = 2 * (frame.width - middle);
    ending->words_x = (ending->width - wide) / 2;
    signature_name_lay(flow, closing->name, ending->width, &ending->name);
    paragraph_lay(typesetter, doc_plain(typesetter->arena, closing->position), &centre,
                  ending->width, &ending->position);
    ending->name_y = ending->words.height + SIGNING_LINES * line;
    ending->position_y = ending->name_y + ending->name.text.height;
    ending->words_element = structure_add(flow->structure, frame.parent, STRUCTURE_P);
    ending->name_element = structure_add(flow->structure, frame.parent, STRUCTURE_P);
    ending->position_element = structure_add(flow->structure, frame.parent, STRUCTURE_P);
    struct flow_item item = {
        .gap = flow_size(flow) * 3 / 4,
        .height = ending->position_y + ending->position.height,
        .keep = closing->unit_count > 0,
        .x = frame.x + middle - ending->width / 2,
        .draw = draw_ending,
        .object = ending,
    };
    flow_add(flow, &item);
}

/* Its place is the page's foot, wherever the letter ends above it. */
static void draw_unit(struct flow *flow, const struct flow_item *item, int y)
{
    int foot = flow_page_height(flow) - FLOW_BOTTOM - item->height;
    paragraph_draw(flow->canvas, item->object, item->x, foot > y ? foot : y);
}

void closing_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_closing *closing = &block->as.closing;
    struct paragraph *unit = arena_alloc(flow->typesetter->arena, sizeof *unit);
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    flow->joins = true; /* an end never stands alone on a page */
    add_ending(flow, closing, frame);
    if (closing->unit_count == 0)
        return;
    paragraph_lay(flow->typesetter,
                  joined_lines(flow->typesetter->arena, closing->unit, closing->unit_count), &style,
                  frame.width, unit);
    struct flow_item item = {
        .gap = flow_size(flow),
        .height = unit->height,
        .baseline = unit->ascent,
        .x = frame.x,
        .draw = draw_unit,
        .object = unit,
        .element = structure_add(flow->structure, frame.parent, STRUCTURE_P),
    };
    flow_add(flow, &item);
    flow_end_page(flow);
}
