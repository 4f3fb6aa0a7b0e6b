/* A flowchart as a figure: its width and pages are chosen, each page is an item of the flow with
 * its caption, the legend follows. */
#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/flowchart_steps.h"
#include "output/structure.h"

/* Widths of the symbols in percent of the column, tried from the first on. */
enum { WIDEST = 56, NARROWEST = 32, WIDTH_STEP = 4, LANES = 6 };

/* One page's part. */
struct part {
    const struct flowchart_steps *steps;
    struct flowchart_page page;
    size_t first, end;
    int height, middle; /* of the chart; x of its middle line */
    int width;
    struct structure_element *figure, *caption_element;
    struct paragraph caption; /* no lines: none */
};

struct parts {
    struct part *list;
    size_t count;
    int *heights; /* of all rows */
};

/* --- pages ---------------------------------------------------------------------------------- */

/* A page that is left has room for longer arrows. */
static void stretch(struct flow *flow, const struct flowchart *plan, const struct part *part,
                    int room, int *heights)
{
    int used = flowchart_cut_height(plan, part->end, true), most = flow_size(flow) * 5 / 4;
    int rows = (int)(part->end - part->first);
    used += part->first > 0 ? flowchart_cut_height(plan, part->first, false) : 0;
    for (size_t i = part->first; i < part->end; i++)
        used += heights[i];
    int more = (room - used) / rows;
    more = more < most ? more : most;
    for (size_t i = part->first; i < part->end && more > 0; i++)
        heights[i] += more;
}

/* Where the rows of a part stand, and its arrows. */
static void route_part(struct flow *flow, const struct flowchart_steps *steps, const int *heights,
                       struct part *part)
{
    const struct flowchart *plan = &steps->plan;
    struct arena *arena = flow->typesetter->arena;
    size_t rows = part->end - part->first;
    int *tops = arena_alloc_array(arena, rows + 1, sizeof *tops);
    int y = part->first > 0 ? flowchart_cut_height(plan, part->first, false) : 0;
    for (size_t i = 0; i < rows; i++) {
        tops[i] = y;
        y += heights[part->first + i];
    }
    part->steps = steps;
    part->height =
        y + (part->end < plan->box_count ? flowchart_cut_height(plan, part->end, true) : 0);
    flowchart_route(arena, plan, part->first, part->end, tops, heights + part->first, &part->page);
}

static size_t plan_pages(struct arena *arena, struct flowchart *plan,
                         const struct flowchart_rooms *rooms, bool paged, int *heights,
                         size_t *starts)
{
    flowchart_plan(arena, plan, paged);
    for (size_t i = 0; i < plan->box_count; i++)
        heights[i] = flowchart_row_height(plan, i);
    return flowchart_pages(arena, plan, rooms, heights, starts);
}

/* The pages of the chart; false when one is wider than `width`. */
static bool make_parts(struct flow *flow, struct flowchart_steps *steps, int width,
                       const struct flowchart_rooms *rooms, struct parts *out)
{
    struct arena *arena = flow->typesetter->arena;
    struct flowchart *plan = &steps->plan;
    size_t *starts = arena_alloc_array(arena, plan->box_count + 1, sizeof *starts);
    int *heights = arena_alloc_array(arena, plan->box_count + 1, sizeof *heights);
    out->heights = heights;
    int left = 0, right = 0;
    out->count = plan_pages(arena, plan, rooms, false, heights, starts);
    if (out->count > 1)
        out->count = plan_pages(arena, plan, rooms, true, heights, starts);
    out->list = arena_alloc_array(arena, out->count + 1, sizeof *out->list);
    for (size_t i = 0; i < out->count; i++) {
        struct part *part = &out->list[i];
        part->first = starts[i];
        part->end = starts[i + 1];
        if (i + 1 < out->count)
            stretch(flow, plan, part, i == 0 ? rooms->first : rooms->other, heights);
        route_part(flow, steps, heights, part);
        left = part->page.left > left ? part->page.left : left;
        right = part->page.right > right ? part->page.right : right;
    }
    /* The middle line stands at the same place on every page. */
    for (size_t i = 0; i < out->count; i++)
        out->list[i].middle = left + (width - left - right) / 2;
    return left + right <= width;
}

static int legend_columns(const struct flow *flow)
{
    return flow->landscape ? 3 : 2;
}

/* Symbols as wide as the lanes beside them allow; where they would be too narrow, fewer lanes. */
static void fit(struct flow *flow, const struct doc_flowchart *source, int width,
                const struct flowchart_rooms *rooms, struct parts *out)
{
    int size = flow_size(flow) * 7 / 8;
    struct flowchart_steps *steps = NULL;
    for (int percent = WIDEST; percent >= NARROWEST; percent -= WIDTH_STEP) {
        steps = flowchart_steps_new(flow, source, size, width * percent / 100, LANES, true);
        if (make_parts(flow, steps, width, rooms, out))
            return;
    }
    for (size_t lanes = LANES; lanes-- > 0;) {
        steps->plan.measure.lanes = lanes;
        if (make_parts(flow, steps, width, rooms, out))
            return;
    }
}

/* A chart that a page holds stays whole. One that needs several anyway, be it for its legend,
 * begins on this page when that makes no more of them; its last page has room for the legend.
 * `room` and `left`: what a whole page and this one have for rows. */
static void fit_pages(struct flow *flow, const struct doc_flowchart *source, int width, int room,
                      int left, struct parts *out)
{
    int legend = source->legend ? flowchart_legend_height(flow, legend_columns(flow)) : 0;
    struct flowchart_rooms rooms = {.first = room, .other = room};
    struct parts earlier = {0};
    fit(flow, source, width, &rooms, out);
    bool alone = out->list[out->count - 1].height + legend > room; /* the legend, on a page */
    size_t pages = out->count + alone;
    rooms.tail = legend;
    if (alone && out->count > 1)
        fit(flow, source, width, &rooms, out);
    if (pages < 2 || left < room / 3 || left >= room)
        return;
    rooms.first = left;
    fit(flow, source, width, &rooms, &earlier);
    if (earlier.count <= pages && earlier.list[0].height <= left)
        *out = earlier;
}

/* --- items ---------------------------------------------------------------------------------- */

static void draw_part(struct flow *flow, const struct flow_item *item, int y)
{
    const struct part *part = item->object;
    int middle = item->x + part->middle;
    canvas_tag_figure(flow->canvas, part->figure, item->x, y, part->width, part->height);
    flowchart_steps_ink(part->steps, &part->page, part->first, part->end, middle, y);
    for (size_t step = part->first; step < part->end; step++)
        flowchart_steps_text(part->steps, &part->page, part->first, step, middle, y);
    canvas_tag(flow->canvas, part->caption_element);
    if (part->caption.line_count > 0)
        paragraph_draw(flow->canvas, &part->caption, item->x,
                       y + part->height + flow_size(flow) / 2);
}

/* What the part shows, step by step, for those who cannot see it. */
static const char *alternative(struct flow *flow, const struct doc_flowchart *source,
                               const struct part *part, const char *caption)
{
    struct text_buffer words;
    text_buffer_init(&words, flow->typesetter->arena, 1 << 20);
    text_buffer_add(&words, text_is_empty(caption) ? "ผังขั้นตอน" : caption);
    for (size_t i = part->first; i < part->end; i++)
        text_buffer_add_format(&words, "%s %s", i == part->first ? ":" : ";",
                               source->steps[i].words);
    return words.data;
}

static const char *caption_text(struct flow *flow, const struct doc_flowchart *source, size_t index,
                                size_t count)
{
    struct arena *arena = flow->typesetter->arena;
    const char *caption = doc_inline_text(arena, source->caption);
    if (count < 2)
        return caption;
    return flow_digits(flow,
                       text_format(arena, "%s (แผ่นที่ %zu จาก %zu)", caption, index + 1, count));
}

/* Sets it, and gives what it takes below the chart. */
static int lay_caption(struct flow *flow, const char *text, int width, struct paragraph *out)
{
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_CENTRE);
    if (text_is_empty(text))
        return 0;
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text), &style, width, out);
    return flow_size(flow) / 2 + out->height;
}

static void add_part(struct flow *flow, const struct doc_flowchart *source,
                     const struct parts *parts, size_t index, struct blocks_frame frame)
{
    struct part *part = &parts->list[index];
    struct structure_element *both = structure_add(flow->structure, frame.parent, STRUCTURE_DIV);
    const char *caption = caption_text(flow, source, index, parts->count);
    part->width = frame.width;
    part->figure = structure_add(flow->structure, both, STRUCTURE_FIGURE);
    part->figure->alternative = alternative(flow, source, part, caption);
    part->caption_element = structure_add(flow->structure, both, STRUCTURE_CAPTION);
    struct flow_item item = {
        .gap = flow_size(flow) / 2,
        .height = part->height + lay_caption(flow, caption, frame.width, &part->caption),
        .x = frame.x,
        .draw = draw_part,
        .object = part,
    };
    flow_add(flow, &item);
}

void flowchart_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_flowchart *source = &block->as.flowchart;
    /* Beside a heading and the caption, as other figures have. */
    int room = flow_text_height(flow) - 6 * flow_size(flow);
    struct parts parts = {0};
    if (source->step_count == 0)
        return;
    /* A page of it is enough beside a heading: with more both would fit on no page. */
    flow->owed = flow->owed > 1 ? 1 : flow->owed;
    if (source->column_count > 0) {
        work_sheet_add(flow, block, &frame);
    } else {
        struct paragraph caption;
        int below = lay_caption(flow, caption_text(flow, source, 0, 2), frame.width, &caption);
        int left = flow_room_left(flow) - flow_size(flow) / 2 - below;
        fit_pages(flow, source, frame.width, room, left, &parts);
        /* A page bears the connectors too. */
        int rows = room - flowchart_steps_cuts(parts.list[0].steps);
        if (!flowchart_steps_fit(parts.list[0].steps, parts.heights, rows, block->place))
            return;
        for (size_t i = 0; i < parts.count; i++)
            add_part(flow, source, &parts, i, frame);
    }
    if (source->legend)
        flowchart_legend_add(flow, legend_columns(flow), frame.x, frame.width, frame.parent);
}
