/* The arrows of one page of a flowchart: which go straight, which run in a lane, which end in a
 * connector. */
#include "output/flowchart.h"

#include <stdlib.h>

#include "base/arena.h"

/* The lane into a step at one side of the page. */
struct lane {
    size_t target;
    int top, bottom; /* of its vertical line */
    int x;           /* from the middle line, without sign */
    bool used;
};

struct routing {
    struct arena *arena;
    const struct flowchart *chart;
    size_t first, end;
    const int *tops, *heights;
    struct flowchart_page *page;
    bool *joined;          /* one a row of the page: a line leads into its symbol */
    struct lane *lanes[2]; /* one a row of the page and side */
    bool circles[2];       /* connectors stand at that side */
};

/* --- places --------------------------------------------------------------------------------- */

static bool is_straight(const struct flowchart_edge *edge)
{
    return edge->to == edge->from + 1;
}

static bool is_here(const struct routing *routing, size_t row)
{
    return row >= routing->first && row < routing->end;
}

/* Drawn from symbol to symbol on this page. */
static bool is_whole(const struct routing *routing, size_t edge)
{
    return !routing->chart->cut[edge] && is_here(routing, routing->chart->edges[edge].from) &&
           is_here(routing, routing->chart->edges[edge].to);
}

static enum flowchart_side lane_side(const struct routing *routing, size_t edge)
{
    const struct flowchart_edge *it = &routing->chart->edges[edge];
    enum flowchart_side exit = routing->chart->exits[edge];
    if (exit != FLOWCHART_BELOW)
        return exit;
    return it->to <= it->from ? FLOWCHART_LEFT : FLOWCHART_RIGHT;
}

static int signed_x(enum flowchart_side side, int x)
{
    return side == FLOWCHART_LEFT ? -x : x;
}

static int band_top(const struct routing *routing, size_t row)
{
    const struct flowchart_row *needs = &routing->chart->rows[row];
    size_t i = row - routing->first;
    int spare = routing->heights[i] - flowchart_row_height(routing->chart, row);
    return routing->tops[i] + needs->above + spare / 2;
}

static int band_bottom(const struct routing *routing, size_t row)
{
    return band_top(routing, row) + routing->chart->rows[row].band;
}

static int middle(const struct routing *routing, size_t row)
{
    return band_top(routing, row) + routing->chart->rows[row].band / 2;
}

static const struct flowchart_place *box_of(const struct routing *routing, size_t row)
{
    return &routing->page->boxes[row - routing->first];
}

/* Where lanes join the line into a step, and above it connectors. */
static int lane_level(const struct routing *routing, size_t row)
{
    return band_top(routing, row) - routing->chart->measure.arrow;
}

static int circle_level(const struct routing *routing, size_t row)
{
    const struct flowchart_measure *measure = &routing->chart->measure;
    return lane_level(routing, row) - measure->gap - measure->radius;
}

/* Where an arrow that leaves below turns to its lane. */
static int turn_level(const struct routing *routing, size_t row)
{
    const struct flowchart_measure *measure = &routing->chart->measure;
    return band_bottom(routing, row) + routing->chart->rows[row].label + measure->gap;
}

static int circle_x(const struct routing *routing, enum flowchart_side side)
{
    const struct flowchart *chart = routing->chart;
    return chart->half_width + chart->label_room[side] + chart->measure.gap + chart->measure.radius;
}

static int first_lane_x(const struct routing *routing, enum flowchart_side side)
{
    const struct flowchart *chart = routing->chart;
    int circles = routing->circles[side] ? 2 * chart->measure.radius + 2 * chart->measure.gap : 0;
    return chart->half_width + chart->label_room[side] + circles + chart->measure.gap;
}

/* --- marks ---------------------------------------------------------------------------------- */

static struct flowchart_line *new_line(struct routing *routing, size_t edge, int x, int y)
{
    struct flowchart_line *line = &routing->page->lines[routing->page->line_count++];
    *line = (struct flowchart_line){.edge = edge, .points = {{x, y}}, .count = 1, .arrow = true};
    return line;
}

static void reach_out(struct routing *routing, int x)
{
    int edge = x + (x < 0 ? -routing->chart->measure.gap : routing->chart->measure.gap);
    if (-edge > routing->page->left)
        routing->page->left = -edge;
    if (edge > routing->page->right)
        routing->page->right = edge;
}

static void line_to(struct routing *routing, struct flowchart_line *line, int x, int y)
{
    const struct canvas_point *last = &line->points[line->count - 1];
    if (last->x == x && last->y == y)
        return;
    line->points[line->count++] = (struct canvas_point){x, y};
    reach_out(routing, x);
}

static void add_circle(struct routing *routing, int x, int y, size_t target, size_t row)
{
    int radius = routing->chart->measure.radius;
    routing->page->circles[routing->page->circle_count++] =
        (struct flowchart_circle){x, y, target, row};
    reach_out(routing, x < 0 ? x - radius : x + radius);
}

/* Ends a line that comes to the middle line at its last point's height: it joins the line into the
 * step, or becomes it. */
static void arrive(struct routing *routing, struct flowchart_line *line, size_t row)
{
    bool *joined = &routing->joined[row - routing->first];
    line_to(routing, line, 0, line->points[line->count - 1].y);
    if (!*joined)
        line_to(routing, line, 0, box_of(routing, row)->y);
    *joined = true;
}

static void add_label(struct routing *routing, size_t edge)
{
    const struct flowchart_edge *it = &routing->chart->edges[edge];
    const struct flowchart_place *box = box_of(routing, it->from);
    int gap = routing->chart->measure.gap;
    struct flowchart_place place = {gap, band_bottom(routing, it->from) + gap, it->label_width,
                                    it->label_height};
    if (it->label_width == 0)
        return;
    if (routing->chart->exits[edge] != FLOWCHART_BELOW) {
        place.y = middle(routing, it->from) - gap / 2 - it->label_height;
        place.x = routing->chart->exits[edge] == FLOWCHART_RIGHT ? box->x + box->width + gap
                                                                 : box->x - gap - it->label_width;
    }
    routing->page->labels[routing->page->label_count++] = (struct flowchart_label){edge, place};
    reach_out(routing, place.x < 0 ? place.x : place.x + place.width);
}

/* --- straight arrows ------------------------------------------------------------------------ */

static void add_straight(struct routing *routing, size_t edge)
{
    const struct flowchart_edge *it = &routing->chart->edges[edge];
    const struct flowchart_measure *measure = &routing->chart->measure;
    struct flowchart_line *line;
    if (is_here(routing, it->from)) {
        const struct flowchart_place *box = box_of(routing, it->from);
        line = new_line(routing, edge, 0, box->y + box->height);
        if (is_here(routing, it->to)) {
            line_to(routing, line, 0, box_of(routing, it->to)->y);
            routing->joined[it->to - routing->first] = true;
            return;
        }
        size_t last = it->from - routing->first;
        int y = routing->tops[last] + routing->heights[last] + measure->arrow;
        line_to(routing, line, 0, y);
        add_circle(routing, 0, y + measure->radius, it->to, it->from);
    } else if (is_here(routing, it->to)) {
        int y = routing->tops[0] - measure->gap - measure->radius;
        line = new_line(routing, edge, 0, y + measure->radius);
        line_to(routing, line, 0, box_of(routing, it->to)->y);
        add_circle(routing, 0, y, it->to, it->to);
        routing->joined[it->to - routing->first] = true;
    }
}

/* --- lanes ---------------------------------------------------------------------------------- */

static int exit_level(const struct routing *routing, size_t edge)
{
    size_t from = routing->chart->edges[edge].from;
    return routing->chart->exits[edge] == FLOWCHART_BELOW ? turn_level(routing, from)
                                                          : middle(routing, from);
}

static void gather_lanes(struct routing *routing)
{
    const struct flowchart *chart = routing->chart;
    for (size_t i = 0; i < chart->edge_count; i++) {
        const struct flowchart_edge *edge = &chart->edges[i];
        if (is_straight(edge) || !is_whole(routing, i))
            continue;
        struct lane *lane = &routing->lanes[lane_side(routing, i)][edge->to - routing->first];
        int from = exit_level(routing, i), to = lane_level(routing, edge->to);
        int top = from < to ? from : to, bottom = from > to ? from : to;
        lane->top = lane->used && lane->top < top ? lane->top : top;
        lane->bottom = lane->used && lane->bottom > bottom ? lane->bottom : bottom;
        lane->target = edge->to;
        lane->used = true;
    }
}

static int compare_lanes(const void *left, const void *right)
{
    const struct lane *a = *(struct lane *const *)left, *b = *(struct lane *const *)right;
    int lengths[] = {a->bottom - a->top, b->bottom - b->top};
    if (lengths[0] != lengths[1])
        return lengths[0] < lengths[1] ? -1 : 1;
    return a->target < b->target ? -1 : a->target > b->target;
}

/* Short lanes inside, long ones around them. */
static void place_lanes(struct routing *routing, enum flowchart_side side)
{
    size_t rows = routing->end - routing->first, count = 0;
    struct lane **order = arena_alloc_array(routing->arena, rows + 1, sizeof *order);
    for (size_t i = 0; i < rows; i++)
        if (routing->lanes[side][i].used)
            order[count++] = &routing->lanes[side][i];
    if (count > 0)
        qsort(order, count, sizeof *order, compare_lanes);
    for (size_t i = 0; i < count; i++) {
        order[i]->x = first_lane_x(routing, side);
        for (size_t k = 0; k < i; k++) {
            bool clear = order[k]->bottom + routing->chart->measure.gap < order[i]->top ||
                         order[i]->bottom + routing->chart->measure.gap < order[k]->top;
            if (!clear && order[k]->x >= order[i]->x)
                order[i]->x = order[k]->x + routing->chart->measure.lane;
        }
    }
}

/* From the symbol to the height and x at which the lane or connector is met. */
static struct flowchart_line *leave(struct routing *routing, size_t edge, int x)
{
    const struct flowchart_edge *it = &routing->chart->edges[edge];
    const struct flowchart_place *box = box_of(routing, it->from);
    enum flowchart_side exit = routing->chart->exits[edge];
    struct flowchart_line *line;
    if (exit == FLOWCHART_BELOW) {
        line = new_line(routing, edge, 0, box->y + box->height);
        line_to(routing, line, 0, turn_level(routing, it->from));
    } else {
        int port = exit == FLOWCHART_LEFT ? box->x : box->x + box->width;
        line = new_line(routing, edge, port, middle(routing, it->from));
    }
    line_to(routing, line, x, exit_level(routing, edge));
    return line;
}

static void add_whole(struct routing *routing, size_t edge)
{
    const struct flowchart_edge *it = &routing->chart->edges[edge];
    enum flowchart_side side = lane_side(routing, edge);
    const struct lane *lane = &routing->lanes[side][it->to - routing->first];
    int x = signed_x(side, lane->x);
    struct flowchart_line *line = leave(routing, edge, x);
    line_to(routing, line, x, lane_level(routing, it->to));
    arrive(routing, line, it->to);
}

/* --- connectors ----------------------------------------------------------------------------- */

static void add_leaving(struct routing *routing, size_t edge)
{
    const struct flowchart_edge *it = &routing->chart->edges[edge];
    const struct flowchart_measure *measure = &routing->chart->measure;
    enum flowchart_side exit = routing->chart->exits[edge];
    if (exit == FLOWCHART_BELOW) {
        const struct flowchart_place *box = box_of(routing, it->from);
        int y = turn_level(routing, it->from);
        struct flowchart_line *line = new_line(routing, edge, 0, box->y + box->height);
        line_to(routing, line, 0, y);
        add_circle(routing, 0, y + measure->radius, it->to, it->from);
        return;
    }
    int x = circle_x(routing, exit);
    leave(routing, edge, signed_x(exit, x - measure->radius));
    add_circle(routing, signed_x(exit, x), middle(routing, it->from), it->to, it->from);
}

/* An arrow that ends on another page, or comes from one. */
static bool is_broken(const struct routing *routing, size_t edge)
{
    return !is_straight(&routing->chart->edges[edge]) && !is_whole(routing, edge);
}

/* The side of the connector that leads into a step; -1 where none is needed. The one of the arrow
 * that goes straight over the page end, if there is one, serves them all. */
static int entry_side(const struct routing *routing, size_t row)
{
    int side = -1;
    for (size_t i = 0; i < routing->chart->edge_count; i++) {
        const struct flowchart_edge *edge = &routing->chart->edges[i];
        if (edge->to != row)
            continue;
        if (row == routing->first && is_straight(edge) && !is_here(routing, edge->from))
            return -1;
        if (side < 0 && is_broken(routing, i))
            side = (int)lane_side(routing, i);
    }
    return side;
}

static void add_entering(struct routing *routing, size_t row)
{
    const struct flowchart_measure *measure = &routing->chart->measure;
    int side = entry_side(routing, row);
    if (side < 0)
        return;
    size_t edge = 0;
    while (routing->chart->edges[edge].to != row || !is_broken(routing, edge))
        edge++;
    int x = circle_x(routing, (enum flowchart_side)side), y = circle_level(routing, row);
    add_circle(routing, signed_x((enum flowchart_side)side, x), y, row, row);
    struct flowchart_line *line =
        new_line(routing, edge, signed_x((enum flowchart_side)side, x - measure->radius), y);
    line_to(routing, line, 0, y);
    arrive(routing, line, row);
}

static void find_circles(struct routing *routing)
{
    const struct flowchart *chart = routing->chart;
    for (size_t i = 0; i < chart->edge_count; i++)
        if (is_broken(routing, i) && is_here(routing, chart->edges[i].from) &&
            chart->exits[i] != FLOWCHART_BELOW)
            routing->circles[chart->exits[i]] = true;
    for (size_t row = routing->first; row < routing->end; row++) {
        int side = entry_side(routing, row);
        if (side >= 0)
            routing->circles[side] = true;
    }
}

/* --- a page --------------------------------------------------------------------------------- */

static void place_boxes(struct routing *routing)
{
    for (size_t row = routing->first; row < routing->end; row++) {
        const struct flowchart_box *box = &routing->chart->boxes[row];
        routing->page->boxes[row - routing->first] = (struct flowchart_place){
            -box->width / 2, middle(routing, row) - box->height / 2, box->width, box->height};
    }
    routing->page->left = routing->page->right =
        routing->chart->half_width + 2 * routing->chart->measure.gap;
}

/* Every arrow leads to one line and to one connector at each end at the most. */
static void make_room(struct routing *routing)
{
    struct arena *arena = routing->arena;
    size_t rows = routing->end - routing->first, edges = routing->chart->edge_count;
    struct flowchart_page *page = routing->page;
    *page = (struct flowchart_page){0};
    page->boxes = arena_alloc_array(arena, rows + 1, sizeof *page->boxes);
    page->lines = arena_alloc_array(arena, edges + rows + 1, sizeof *page->lines);
    page->labels = arena_alloc_array(arena, edges + 1, sizeof *page->labels);
    page->circles = arena_alloc_array(arena, edges + rows + 1, sizeof *page->circles);
    routing->joined = arena_alloc_array(arena, rows + 1, sizeof *routing->joined);
    for (int side = 0; side < 2; side++)
        routing->lanes[side] = arena_alloc_array(arena, rows + 1, sizeof **routing->lanes);
}

void flowchart_route(struct arena *arena, const struct flowchart *chart, size_t first, size_t end,
                     const int *tops, const int *heights, struct flowchart_page *out)
{
    struct routing routing = {
        .arena = arena,
        .chart = chart,
        .first = first,
        .end = end,
        .tops = tops,
        .heights = heights,
        .page = out,
    };
    make_room(&routing);
    place_boxes(&routing);
    find_circles(&routing);
    gather_lanes(&routing);
    place_lanes(&routing, FLOWCHART_LEFT);
    place_lanes(&routing, FLOWCHART_RIGHT);
    for (size_t i = 0; i < chart->edge_count; i++)
        if (is_straight(&chart->edges[i]))
            add_straight(&routing, i);
    for (size_t row = first; row < end; row++)
        add_entering(&routing, row);
    for (size_t i = 0; i < chart->edge_count; i++) {
        if (!is_straight(&chart->edges[i]) && is_whole(&routing, i))
            add_whole(&routing, i);
        else if (is_broken(&routing, i) && is_here(&routing, chart->edges[i].from))
            add_leaving(&routing, i);
        if (is_here(&routing, chart->edges[i].from))
            add_label(&routing, i);
    }
}
