/* Page breaking: groups of items go on this page or on the next. Draws nothing itself, and knows no
 * kind of block. */
#include "output/flow.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/thai.h"
#include "output/canvas.h"
#include "output/catchwords.h"
#include "output/contents.h"
#include "output/footnotes.h"
#include "output/furniture.h"
#include "output/pdf_file.h"
#include "output/references.h"

int flow_page_width(const struct flow *flow)
{
    return flow->landscape ? FLOW_LONG_SIDE : FLOW_SHORT_SIDE;
}

int flow_page_height(const struct flow *flow)
{
    return flow->landscape ? FLOW_SHORT_SIDE : FLOW_LONG_SIDE;
}

int flow_text_width(const struct flow *flow)
{
    return flow_page_width(flow) - FLOW_LEFT - FLOW_RIGHT;
}

int flow_text_height(const struct flow *flow)
{
    return flow_page_height(flow) - FLOW_TOP - FLOW_BOTTOM;
}

/* --- pages --------------------------------------------------------------------------------- */

static const char *next_label(struct flow *flow)
{
    struct arena *arena = flow->typesetter->arena;
    if (flow->numbers == FLOW_NO_NUMBERS)
        return "";
    unsigned number = flow->next_number++;
    if (flow->numbers == FLOW_LETTERS)
        return thai_letter_counter(arena, number);
    return flow_digits(flow, text_format(arena, "%u", number));
}

static void open_page(struct flow *flow, bool bare)
{
    size_t index;
    if (!pdf_file_add_page(flow->file, flow_page_width(flow), flow_page_height(flow), &index)) {
        flow->failed = true;
    } else {
        flow->pages = arena_grow(flow->typesetter->arena, flow->pages, flow->page_count,
                                 &flow->page_capacity, sizeof *flow->pages);
        flow->pages[flow->page_count++] =
            (struct flow_page){bare ? "" : next_label(flow), flow->landscape};
        pdf_file_label(flow->file, index, flow->pages[index].label);
        canvas_turn_to(flow->canvas, index, flow_page_height(flow));
        furniture_draw(flow, &flow->pages[index], bare);
    }
    flow->open = true;
    flow->empty = true;
    bool memo = flow->typesetter->document->letter && flow->page_count == 1;
    flow->y = memo ? FLOW_MEMO_TOP : FLOW_TOP;
    if (!bare)
        footnotes_go_on(flow);
}

static void close_page(struct flow *flow)
{
    if (flow->open && flow->last_repeat && flow->last_repeat->close)
        flow->last_repeat->close(flow, flow->last_repeat, flow->y);
    if (flow->open)
        footnotes_draw(flow);
    flow->open = false;
    flow->last_repeat = NULL;
}

void flow_bare_page(struct flow *flow)
{
    flow_end_page(flow);
    open_page(flow, true);
}

/* --- items --------------------------------------------------------------------------------- */

int flow_item_reach(const struct flow_item *item)
{
    return item->reach > item->height ? item->reach : item->height;
}

static int bottom(const struct flow *flow)
{
    return flow_page_height(flow) - FLOW_BOTTOM - footnotes_height(flow);
}

/* The outer ones first: text is copied in the order in which it is drawn. */
static void draw_markers(struct flow *flow, const struct flow_marker *marker, int baseline)
{
    if (!marker)
        return;
    draw_markers(flow, marker->outer, baseline);
    canvas_tag(flow->canvas, marker->element);
    paragraph_draw_line(flow->canvas, &marker->text, 0, marker->x, baseline);
}

void flow_draw_item(struct flow *flow, const struct flow_item *item, int y)
{
    for (const struct flow_beginning *begin = item->beginning; begin; begin = begin->outer) {
        canvas_anchor(flow->canvas, item->x, y, begin->block->anchor);
        contents_mark(flow, begin->block, y);
        references_mark(flow->typesetter->references, begin->block->anchor,
                        flow->pages[flow->page_count - 1].label);
    }
    draw_markers(flow, item->marker, y + item->baseline);
    canvas_tag(flow->canvas, item->element);
    item->draw(flow, item, y);
    canvas_tag(flow->canvas, NULL);
}

static void place_item(struct flow *flow, const struct flow_item *item)
{
    int gap = flow->open && !flow->empty ? item->gap : 0;
    int need = gap + flow_item_reach(item) + footnotes_need(flow, item);
    if (flow->open && !flow->empty && (footnotes_full(flow) || flow->y + need > bottom(flow)))
        close_page(flow);
    if (!flow->open) {
        open_page(flow, false);
        catchwords_draw(flow, item);
    }
    if (flow->failed)
        return;
    if (flow->empty && flow->y + flow_item_reach(item) > bottom(flow))
        footnotes_put_off(flow);
    if (flow->empty && item->repeat) {
        item->repeat->draw(flow, item->repeat, flow->y);
        flow->y += item->repeat->height;
    } else if (!flow->empty) {
        flow->y += gap;
    }
    flow_draw_item(flow, item, flow->y);
    footnotes_take(flow, item, bottom(flow) - flow->y - flow_item_reach(item));
    flow->y += item->height;
    flow->empty = false;
    flow->last_repeat = item->repeat;
}

static int queue_height(const struct flow *flow)
{
    int height = 0, lowest = 0, notes = 0;
    for (size_t i = 0; i < flow->queued; i++) {
        const struct flow_item *item = &flow->queue[i];
        notes += footnotes_need(flow, item);
        height += i > 0 ? item->gap : 0;
        if (height + flow_item_reach(item) > lowest)
            lowest = height + flow_item_reach(item);
        height += item->height;
        if (height > 100 * FLOW_LONG_SIDE)
            break; /* too high for any page: enough is known */
    }
    return lowest + notes;
}

/* Lowers the item that can do with less (a chart) by what is missing. */
static bool shrink_group(struct flow *flow, int missing)
{
    for (size_t i = 0; i < flow->queued; i++) {
        struct flow_item *item = &flow->queue[i];
        if (item->least > 0 && item->height - missing >= item->least &&
            item->shrink(flow, item, item->height - missing))
            return true;
    }
    return false;
}

/* Places the group: whole on this page, a little lowered if need be, or from the top of the next.
 * One that is too high for any page begins here if much of this page is left, and is cut where it
 * must be. */
static void place_group(struct flow *flow)
{
    if (flow->queued == 0)
        return;
    int height = queue_height(flow), room = flow_text_height(flow);
    int left = bottom(flow) - flow->y - flow->queue[0].gap;
    bool fits = height <= left || (height > room && left > room / 3);
    if (flow->open && !flow->empty && !fits && !shrink_group(flow, height - left))
        close_page(flow);
    for (size_t i = 0; i < flow->queued && !flow->failed; i++)
        place_item(flow, &flow->queue[i]);
    flow->queued = 0;
    flow->whole = false;
}

int flow_room_left(struct flow *flow)
{
    if (flow->whole && !flow->joins)
        place_group(flow);
    bool here = flow->open && !flow->empty;
    if (flow->taken || (here && footnotes_full(flow)))
        return 0;
    int left = flow->open ? bottom(flow) - flow->y : flow_text_height(flow);
    if (flow->queued > 0)
        left -= queue_height(flow) + (here ? flow->queue[0].gap : 0);
    return left;
}

void flow_settle(struct flow *flow)
{
    place_group(flow);
    flow->owed = 0;
    flow->joins = false;
}

void flow_end_page(struct flow *flow)
{
    if (flow->taken)
        return; /* what is taken stands on one page */
    flow_settle(flow);
    close_page(flow);
    while (footnotes_wait(flow) && !flow->failed) {
        open_page(flow, false);
        close_page(flow);
    }
}

static void add_pending(struct flow *flow, struct flow_item *item)
{
    item->marker = flow->marker;
    item->beginning = flow->beginning;
    flow->marker = NULL;
    flow->beginning = NULL;
}

static void take_item(struct flow *flow, const struct flow_item *item)
{
    struct flow_taken *taken = flow->taken;
    taken->list = arena_grow(flow->typesetter->arena, taken->list, taken->count, &taken->capacity,
                             sizeof *taken->list);
    taken->list[taken->count] = *item;
    add_pending(flow, &taken->list[taken->count++]);
}

void flow_begin_heading(struct flow *flow)
{
    if (flow->owed != 1 || flow->queued == 0 || flow->queue[flow->queued - 1].keep)
        return;
    flow->owed = 0;
    flow->whole = true;
}

void flow_add(struct flow *flow, const struct flow_item *item)
{
    if (flow->failed)
        return;
    if (flow->taken) {
        take_item(flow, item);
        return;
    }
    if (flow->whole && !flow->joins)
        place_group(flow);
    flow->joins = false;
    flow->queue = arena_grow(flow->typesetter->arena, flow->queue, flow->queued,
                             &flow->queue_capacity, sizeof *flow->queue);
    struct flow_item *queued = &flow->queue[flow->queued++];
    *queued = *item;
    add_pending(flow, queued);
    flow->whole = !item->keep;
    if (flow->owed > 0 && --flow->owed > 0)
        flow->whole = false;
}

/* --- text ---------------------------------------------------------------------------------- */

int flow_size(const struct flow *flow)
{
    int size = flow->typesetter->document->size;
    return size > 0 ? size : 16000;
}

struct paragraph_style flow_style(const struct flow *flow, int size, bool bold,
                                  enum doc_align align)
{
    (void)flow;
    return (struct paragraph_style){
        .size = size, .bold = bold, .align = align, .colour = CANVAS_BLACK};
}

static void draw_text_line(struct flow *flow, const struct flow_item *item, int y)
{
    paragraph_draw_line(flow->canvas, item->object, item->index, item->x, y + item->baseline);
}

void flow_add_text(struct flow *flow, struct doc_inline text, const struct paragraph_style *style,
                   const struct flow_lines *how)
{
    struct paragraph *set = arena_alloc(flow->typesetter->arena, sizeof *set);
    struct doc_inline *kept = arena_alloc(flow->typesetter->arena, sizeof *kept);
    *kept = text;
    paragraph_lay(flow->typesetter, text, style, how->width, set);
    int full = set->height - (int)(set->line_count - 1) * set->line_height;
    for (size_t i = 0; i < set->line_count; i++) {
        bool last = i + 1 == set->line_count;
        struct flow_item item = {
            .gap = i == 0 ? how->gap : 0,
            .height = last ? full : set->line_height,
            .reach = full,
            .baseline = set->ascent,
            .keep = last ? how->keep : how->keep || i == 0 || i + 2 == set->line_count,
            .x = how->x,
            .draw = draw_text_line,
            .object = set,
            .index = i,
            .text = kept,
            .repeat = how->repeat,
            .element = how->element,
        };
        footnotes_refer(flow, &item, set, i, how->element);
        flow_add(flow, &item);
    }
}

const char *flow_digits(const struct flow *flow, const char *text)
{
    if (!flow->typesetter->document->thai_digits)
        return text;
    return text_thai_digits(flow->typesetter->arena, text);
}

struct doc_inline flow_labelled(struct arena *arena, const char *label, struct doc_inline rest,
                                const char *end)
{
    struct doc_inline out = {arena_alloc_array(arena, rest.count + 3, sizeof *out.runs), 0};
    if (!text_is_empty(label)) {
        const char *text = rest.count ? text_format(arena, "%s  ", label) : label;
        out.runs[out.count++] = (struct doc_text){.text = text, .style = DOC_BOLD};
    }
    for (size_t i = 0; i < rest.count; i++)
        out.runs[out.count++] = rest.runs[i];
    if (!text_is_empty(end))
        out.runs[out.count++] = (struct doc_text){.text = end};
    return out;
}
