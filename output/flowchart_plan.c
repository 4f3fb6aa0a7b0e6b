/* What a flowchart needs before any page is known: the side at which each arrow leaves, the lanes,
 * the heights of the rows. */
#include "output/flowchart.h"

#include "base/arena.h"

static bool is_straight(const struct flowchart_edge *edge)
{
    return edge->to == edge->from + 1;
}

static int larger(int left, int right)
{
    return left > right ? left : right;
}

/* --- sides ---------------------------------------------------------------------------------- */

/* Back at the left, on at the right; where that is taken, at the other side, else below. */
static enum flowchart_side free_side(const struct flowchart_edge *edge, const bool *taken)
{
    enum flowchart_side wished = edge->to <= edge->from ? FLOWCHART_LEFT : FLOWCHART_RIGHT;
    enum flowchart_side other = wished == FLOWCHART_LEFT ? FLOWCHART_RIGHT : FLOWCHART_LEFT;
    if (!taken[wished])
        return wished;
    return taken[other] ? FLOWCHART_BELOW : other;
}

static void choose_sides(struct flowchart *chart)
{
    for (size_t i = 0; i < chart->edge_count;) {
        size_t end = i;
        bool taken[3] = {false, false, false};
        while (end < chart->edge_count && chart->edges[end].from == chart->edges[i].from)
            end++;
        for (; i < end; i++) {
            const struct flowchart_edge *edge = &chart->edges[i];
            chart->exits[i] = is_straight(edge) ? FLOWCHART_BELOW : free_side(edge, taken);
            taken[chart->exits[i]] = true;
        }
    }
}

/* An arrow that leaves below but is not straight turns to the side of its lane. */
static enum flowchart_side lane_side(const struct flowchart *chart, size_t edge)
{
    if (chart->exits[edge] != FLOWCHART_BELOW)
        return chart->exits[edge];
    return chart->edges[edge].to <= chart->edges[edge].from ? FLOWCHART_LEFT : FLOWCHART_RIGHT;
}

/* --- lanes ---------------------------------------------------------------------------------- */

/* The rows that the lane into a step at one side passes. */
struct span {
    size_t first, last;
    bool used;
};

static void find_spans(const struct flowchart *chart, enum flowchart_side side, struct span *spans)
{
    for (size_t i = 0; i < chart->box_count; i++)
        spans[i] = (struct span){.first = i, .last = i};
    for (size_t i = 0; i < chart->edge_count; i++) {
        const struct flowchart_edge *edge = &chart->edges[i];
        struct span *span = &spans[edge->to];
        if (is_straight(edge) || chart->cut[i] || lane_side(chart, i) != side)
            continue;
        span->used = true;
        span->first = edge->from < span->first ? edge->from : span->first;
        span->last = edge->from > span->last ? edge->from : span->last;
    }
}

/* How many lanes pass the row that most of them pass, and the target of the longest of those. */
static size_t crowded_row(const struct flowchart *chart, const struct span *spans, size_t *longest)
{
    size_t most = 0;
    for (size_t row = 0; row < chart->box_count; row++) {
        size_t count = 0, length = 0, widest = 0;
        for (size_t target = 0; target < chart->box_count; target++) {
            const struct span *span = &spans[target];
            if (!span->used || row < span->first || row > span->last)
                continue;
            count++;
            if (span->last - span->first >= length) {
                length = span->last - span->first;
                widest = target;
            }
        }
        if (count > most) {
            most = count;
            *longest = widest;
        }
    }
    return most;
}

/* Where there are more lanes than have room the longest are cut. */
static void limit_lanes(struct arena *arena, struct flowchart *chart, enum flowchart_side side)
{
    struct span *spans = arena_alloc_array(arena, chart->box_count + 1, sizeof *spans);
    size_t longest = 0;
    find_spans(chart, side, spans);
    while (crowded_row(chart, spans, &longest) > chart->measure.lanes) {
        spans[longest].used = false;
        for (size_t i = 0; i < chart->edge_count; i++) {
            const struct flowchart_edge *edge = &chart->edges[i];
            if (edge->to == longest && !is_straight(edge) && lane_side(chart, i) == side)
                chart->cut[i] = true;
        }
        chart->paged = true;
    }
}

/* --- rows ----------------------------------------------------------------------------------- */

static void measure_row(struct flowchart *chart, size_t row)
{
    const struct flowchart_measure *measure = &chart->measure;
    struct flowchart_row *needs = &chart->rows[row];
    int circle = chart->paged ? 2 * measure->radius : 0;
    bool joined = false;
    *needs = (struct flowchart_row){.above = row > 0 ? measure->arrow : measure->gap,
                                    .band = larger(chart->boxes[row].height, circle),
                                    .below = measure->gap};
    for (size_t i = 0; i < chart->edge_count; i++) {
        const struct flowchart_edge *edge = &chart->edges[i];
        joined = joined || (edge->to == row && !is_straight(edge));
        if (edge->from != row)
            continue;
        if (chart->exits[i] != FLOWCHART_BELOW) {
            /* The label stands above the line, beside the symbol. */
            needs->band = larger(needs->band, 2 * (edge->label_height + 2 * measure->gap));
            continue;
        }
        needs->label = edge->label_height > 0 ? edge->label_height + 2 * measure->gap : 0;
        needs->below =
            needs->label + (is_straight(edge) ? measure->gap : 2 * measure->gap + circle);
    }
    if (joined)
        needs->above = measure->arrow + measure->gap + (circle > 0 ? circle + measure->gap : 0);
}

void flowchart_plan(struct arena *arena, struct flowchart *chart, bool paged)
{
    chart->paged = paged;
    chart->exits = arena_alloc_array(arena, chart->edge_count + 1, sizeof *chart->exits);
    chart->cut = arena_alloc_array(arena, chart->edge_count + 1, sizeof *chart->cut);
    chart->rows = arena_alloc_array(arena, chart->box_count + 1, sizeof *chart->rows);
    choose_sides(chart);
    limit_lanes(arena, chart, FLOWCHART_LEFT);
    limit_lanes(arena, chart, FLOWCHART_RIGHT);
    chart->half_width = 0;
    for (size_t i = 0; i < chart->box_count; i++) {
        chart->half_width = larger(chart->half_width, (chart->boxes[i].width + 1) / 2);
        measure_row(chart, i);
    }
    chart->label_room[0] = chart->label_room[1] = 0;
    for (size_t i = 0; i < chart->edge_count; i++) {
        enum flowchart_side side = chart->exits[i];
        if (side != FLOWCHART_BELOW)
            chart->label_room[side] = larger(chart->label_room[side],
                                             chart->edges[i].label_width + 2 * chart->measure.gap);
    }
}

int flowchart_row_height(const struct flowchart *chart, size_t row)
{
    return chart->rows[row].above + chart->rows[row].band + chart->rows[row].below;
}

int flowchart_cut_height(const struct flowchart *chart, size_t row, bool leaving)
{
    const struct flowchart_measure *measure = &chart->measure;
    for (size_t i = 0; i < chart->edge_count; i++)
        if (chart->edges[i].to == row && is_straight(&chart->edges[i]))
            return 2 * measure->radius + 2 * measure->gap + (leaving ? measure->arrow : 0);
    return 0;
}
