/* Columns side by side, about equally long: for short lists. They are set as items of a narrower
 * flow, which are then one item of the page. */
#include "base/arena.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/flow.h"
#include "output/footnotes.h"

/* Where an item stands. */
struct place {
    int column, y;
};

/* Columns on one page. */
struct band {
    const struct flow_item *items;
    struct place *places;
    size_t count;
    int step; /* from column to column */
};

static bool stays_with_next(const struct flow_item *item, const struct flow_item *next)
{
    return item->keep || (item->repeat && item->repeat == next->repeat);
}

/* The end of the items from `first` on that no column's end may part, and their height. */
static size_t group_end(const struct flow_taken *taken, size_t first, bool top, int *height)
{
    size_t end = first;
    int lowest = 0, y = 0;
    for (bool more = true; more && end < taken->count; end++) {
        const struct flow_item *item = &taken->list[end];
        y += end == first && top ? 0 : item->gap;
        lowest = y + flow_item_reach(item) > lowest ? y + flow_item_reach(item) : lowest;
        y += item->height;
        more = end + 1 < taken->count && stays_with_next(item, &taken->list[end + 1]);
    }
    *height = lowest;
    return end;
}

/* Fills columns no longer than `most`, from the item `first` on; gives the first that found no
 * room. `places` may be NULL. */
static size_t fill(const struct flow_taken *taken, size_t first, int columns, int most,
                   struct place *places)
{
    size_t at = first;
    for (int column = 0; column < columns && at < taken->count; column++) {
        int y = 0;
        for (bool top = true; at < taken->count; top = false) {
            int height;
            size_t end = group_end(taken, at, top, &height);
            if (y + height > most && !(top && height > most))
                break;
            for (bool first_item = top; at < end; at++, first_item = false) {
                y += first_item ? 0 : taken->list[at].gap;
                if (places)
                    places[at - first] = (struct place){column, y};
                y += taken->list[at].height;
            }
        }
    }
    return at;
}

/* The least length of columns that hold all from `first` on, or `room`. */
static int balanced(const struct flow_taken *taken, size_t first, int columns, int room)
{
    int low = 0, high = room;
    while (low + 500 < high) {
        int middle = low + (high - low) / 2;
        if (fill(taken, first, columns, middle, NULL) == taken->count)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void draw_band(struct flow *flow, const struct flow_item *item, int y)
{
    const struct band *band = item->object;
    for (size_t i = 0; i < band->count; i++) {
        canvas_shift(flow->canvas, band->places[i].column * band->step);
        flow_draw_item(flow, &band->items[i], y + band->places[i].y);
    }
    canvas_shift(flow->canvas, 0);
}

/* The items first to end − 1 as one item of the page. */
static void add_band(struct flow *flow, const struct flow_taken *taken, size_t first, size_t end,
                     const struct place *places, int x, int step)
{
    struct arena *arena = flow->typesetter->arena;
    struct band *band = arena_alloc(arena, sizeof *band);
    struct flow_item item = {.gap = taken->list[first].gap, .x = x, .draw = draw_band};
    band->items = &taken->list[first];
    band->count = end - first;
    band->step = step;
    band->places = arena_alloc_array(arena, band->count, sizeof *band->places);
    for (size_t i = 0; i < band->count; i++) {
        const struct flow_item *part = &band->items[i];
        band->places[i] = places[i];
        int low = places[i].y + part->height, reach = places[i].y + flow_item_reach(part);
        item.height = low > item.height ? low : item.height;
        item.reach = reach > item.reach ? reach : item.reach;
        footnotes_join(flow, &item, part);
    }
    item.object = band;
    flow_add(flow, &item);
}

void columns_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    struct flow_taken taken = {NULL, 0, 0};
    int columns = block->as.columns.count, gap = 2 * flow_size(flow);
    int room = flow_text_height(flow) * 9 / 10, x = frame.x;
    if (flow->taken) { /* columns in a column are one below the other */
        blocks_add(flow, block->first_child, frame);
        return;
    }
    frame.width = (frame.width - (columns - 1) * gap) / columns;
    frame.inside = true; /* too narrow for indents */
    flow->taken = &taken;
    blocks_add(flow, block->first_child, frame);
    flow->taken = NULL;
    struct place *places =
        arena_alloc_array(flow->typesetter->arena, taken.count + 1, sizeof *places);
    for (size_t first = 0; first < taken.count && !flow->failed;) {
        int length = balanced(&taken, first, columns, room);
        size_t end = fill(&taken, first, columns, length, places);
        add_band(flow, &taken, first, end, places, x, frame.width + gap);
        first = end;
    }
}
