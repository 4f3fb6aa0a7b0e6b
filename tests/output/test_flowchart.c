/* The geometry of flowcharts, on procedures thrown together at random: whatever leads where, no
 * symbol, label or connector lies on another, no line runs through one, every arrow can be followed
 * from its step to the step it leads to, and every label is there once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "output/flowchart.h"

enum { MOST_STEPS = 24, PAGE = 420000, NARROW = 150000, WIDE = 240000 };

struct chart {
    struct arena *arena;
    struct flowchart plan;
    struct flowchart_box boxes[MOST_STEPS];
    struct flowchart_edge edges[3 * MOST_STEPS];
    size_t starts[MOST_STEPS + 1]; /* the first row of each page, and the end */
    size_t page_count;
    struct flowchart_page pages[MOST_STEPS];
    int heights[MOST_STEPS]; /* of the pages */
    uint32_t state;
};

static void exhausted(void *context)
{
    (void)context;
    fail_msg("the arena is exhausted");
    abort();
}

static uint32_t chance(struct chart *chart, uint32_t below)
{
    chart->state = chart->state * 1664525u + 1013904223u;
    return (chart->state >> 8) % below;
}

static void add_edge(struct chart *chart, size_t from, size_t to, bool labelled)
{
    struct flowchart_edge *edge = &chart->edges[chart->plan.edge_count++];
    *edge = (struct flowchart_edge){.from = from, .to = to};
    if (labelled) {
        edge->label_width = 8000 + (int)chance(chart, 40000);
        edge->label_height = 15000;
    }
}

/* Steps of which some decide; every way leads to another step. */
static void throw_together(struct chart *chart)
{
    size_t count = 2 + chance(chart, MOST_STEPS - 2);
    chart->plan.box_count = count;
    for (size_t i = 0; i < count; i++) {
        chart->boxes[i].width = NARROW + (int)chance(chart, WIDE - NARROW);
        chart->boxes[i].height = 20000 + (int)chance(chart, 70000);
        size_t ways = i + 1 == count ? 0 : chance(chart, 3) == 0 ? 2 + chance(chart, 2) : 1;
        size_t used[3] = {0};
        for (size_t way = 0; way < ways; way++) {
            size_t to = way == 0 && chance(chart, 4) != 0 ? i + 1 : chance(chart, (uint32_t)count);
            bool taken = to == i;
            for (size_t k = 0; k < way; k++)
                taken = taken || used[k] == to;
            used[way] = taken ? i : to;
            if (!taken)
                add_edge(chart, i, to, ways > 1);
        }
    }
}

/* Pages as full as may be, rows somewhat higher than they need. */
static void set_pages(struct chart *chart)
{
    struct flowchart *plan = &chart->plan;
    int tops[MOST_STEPS], heights[MOST_STEPS];
    for (size_t row = 0; row < plan->box_count;) {
        size_t first = row;
        int y = first > 0 ? flowchart_cut_height(plan, first, false) : 0;
        while (row < plan->box_count) {
            int height = flowchart_row_height(plan, row) + (int)chance(chart, 9000);
            int end = row + 1 < plan->box_count ? flowchart_cut_height(plan, row + 1, true) : 0;
            if (row > first && y + height + end > PAGE)
                break;
            tops[row - first] = y;
            heights[row - first] = height;
            y += height;
            row++;
        }
        if (row < plan->box_count)
            y += flowchart_cut_height(plan, row, true);
        chart->starts[chart->page_count] = first;
        chart->heights[chart->page_count] = y;
        flowchart_route(chart->arena, plan, first, row, tops, heights,
                        &chart->pages[chart->page_count++]);
    }
    chart->starts[chart->page_count] = plan->box_count;
}

static void make(struct chart *chart, uint32_t seed)
{
    *chart = (struct chart){.state = seed};
    chart->arena = arena_new(64 << 20, (struct arena_exhausted){exhausted, NULL});
    chart->plan.boxes = chart->boxes;
    chart->plan.edges = chart->edges;
    chart->plan.measure = (struct flowchart_measure){
        .arrow = 14000, .lane = 10000, .radius = 9000, .gap = 4000, .lanes = seed % 5};
    throw_together(chart);
    bool paged = seed % 3 != 0;
    flowchart_plan(chart->arena, &chart->plan, paged);
    if (paged) {
        set_pages(chart);
        return;
    }
    int tops[MOST_STEPS], heights[MOST_STEPS], y = 0;
    for (size_t row = 0; row < chart->plan.box_count; row++) {
        tops[row] = y;
        heights[row] = flowchart_row_height(&chart->plan, row);
        y += heights[row];
    }
    chart->starts[1] = chart->plan.box_count;
    chart->heights[0] = y;
    chart->page_count = 1;
    flowchart_route(chart->arena, &chart->plan, 0, chart->plan.box_count, tops, heights,
                    &chart->pages[0]);
}

/* --- what must not touch --------------------------------------------------------------------- */

static bool overlap(struct flowchart_place a, struct flowchart_place b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static struct flowchart_place circle_place(const struct chart *chart,
                                           const struct flowchart_circle *circle)
{
    int radius = chart->plan.measure.radius;
    return (struct flowchart_place){circle->x - radius, circle->y - radius, 2 * radius, 2 * radius};
}

/* All that stands on a page, as rectangles. */
static size_t places(const struct chart *chart, size_t page, struct flowchart_place *out)
{
    const struct flowchart_page *it = &chart->pages[page];
    size_t count = 0;
    for (size_t i = 0; i < chart->starts[page + 1] - chart->starts[page]; i++)
        out[count++] = it->boxes[i];
    for (size_t i = 0; i < it->label_count; i++)
        out[count++] = it->labels[i].place;
    for (size_t i = 0; i < it->circle_count; i++)
        out[count++] = circle_place(chart, &it->circles[i]);
    return count;
}

static struct flowchart_place segment(const struct flowchart_line *line, size_t i)
{
    struct canvas_point a = line->points[i], b = line->points[i + 1];
    return (struct flowchart_place){a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, abs(a.x - b.x),
                                    abs(a.y - b.y)};
}

/* A rectangle's inside, which a line that ends at its rim does not meet. */
static bool crosses(struct flowchart_place line, struct flowchart_place place)
{
    struct flowchart_place inside = {place.x + 1, place.y + 1, place.width - 2, place.height - 2};
    line.width++;
    line.height++;
    return overlap(line, inside);
}

static bool ends_at(struct flowchart_place line, struct flowchart_place place)
{
    struct flowchart_place rim = {place.x - 1, place.y - 1, place.width + 2, place.height + 2};
    struct flowchart_place first = {line.x, line.y, 1, 1};
    struct flowchart_place last = {line.x + line.width, line.y + line.height, 1, 1};
    return overlap(first, rim) || overlap(last, rim);
}

/* Lines keep a distance from what they do not lead to. */
static bool comes_near(const struct chart *chart, struct flowchart_place line,
                       struct flowchart_place place)
{
    int least = chart->plan.measure.gap / 2;
    struct flowchart_place around = {place.x - least, place.y - least, place.width + 2 * least,
                                     place.height + 2 * least};
    return !ends_at(line, place) && crosses(line, around);
}

static const struct flowchart_circle *circle_at(const struct chart *chart, size_t page,
                                                struct canvas_point point)
{
    const struct flowchart_page *it = &chart->pages[page];
    for (size_t i = 0; i < it->circle_count; i++) {
        int dx = abs(it->circles[i].x - point.x), dy = abs(it->circles[i].y - point.y);
        if ((dx == 0 || dy == 0) && dx + dy == chart->plan.measure.radius)
            return &it->circles[i];
    }
    return NULL;
}

/* Connectors of one step from which lines lead on: one is enough. */
static void check_entries(const struct chart *chart, size_t page)
{
    const struct flowchart_page *it = &chart->pages[page];
    bool seen[MOST_STEPS] = {false};
    for (size_t i = 0; i < it->line_count; i++) {
        const struct flowchart_circle *circle = circle_at(chart, page, it->lines[i].points[0]);
        if (circle) {
            assert_false(seen[circle->target]);
            seen[circle->target] = true;
        }
    }
}

static void check_page(const struct chart *chart, size_t page, uint32_t seed)
{
    const struct flowchart_page *it = &chart->pages[page];
    struct flowchart_place all[12 * MOST_STEPS];
    size_t count = places(chart, page, all);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < i; k++)
            if (overlap(all[i], all[k]))
                fail_msg("seed %u page %zu: %zu lies on %zu", seed, page, i, k);
        if (all[i].x < -it->left || all[i].x + all[i].width > it->right || all[i].y < 0 ||
            all[i].y + all[i].height > chart->heights[page])
            fail_msg("seed %u page %zu: %zu stands outside", seed, page, i);
    }
    for (size_t i = 0; i < it->line_count; i++) {
        const struct flowchart_line *line = &it->lines[i];
        assert_true(line->count >= 2);
        for (size_t k = 0; k + 1 < line->count; k++) {
            struct flowchart_place part = segment(line, k);
            if ((part.width == 0) == (part.height == 0))
                fail_msg("seed %u page %zu line %zu: not straight", seed, page, i);
            assert_true(part.x >= -it->left && part.x + part.width <= it->right);
            for (size_t p = 0; p < count; p++)
                if (crosses(part, all[p]) || comes_near(chart, part, all[p]))
                    fail_msg("seed %u page %zu: line %zu runs through %zu", seed, page, i, p);
        }
    }
}

/* --- lines of different arrows ---------------------------------------------------------------- */

/* Two lines lie on each other for a stretch: only those that lead to the same step may. */
static bool lie_together(struct flowchart_place a, struct flowchart_place b)
{
    bool upright = a.width == 0 && b.width == 0 && a.x == b.x;
    bool level = a.height == 0 && b.height == 0 && a.y == b.y;
    return (upright && a.y < b.y + b.height && b.y < a.y + a.height) ||
           (level && a.x < b.x + b.width && b.x < a.x + a.width);
}

static void check_lines(const struct chart *chart, size_t page, uint32_t seed)
{
    const struct flowchart_page *it = &chart->pages[page];
    for (size_t i = 0; i < it->line_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (chart->edges[it->lines[i].edge].to == chart->edges[it->lines[k].edge].to)
                continue;
            for (size_t a = 0; a + 1 < it->lines[i].count; a++)
                for (size_t b = 0; b + 1 < it->lines[k].count; b++)
                    if (lie_together(segment(&it->lines[i], a), segment(&it->lines[k], b)))
                        fail_msg("seed %u page %zu: lines %zu and %zu are one", seed, page, i, k);
        }
    }
}

/* --- following arrows ------------------------------------------------------------------------- */

static bool on_rim(struct flowchart_place box, struct canvas_point point)
{
    bool beside =
        (point.x == box.x || point.x == box.x + box.width) && point.y == box.y + box.height / 2;
    bool below = point.x == 0 && point.y == box.y + box.height;
    bool above = point.x == 0 && point.y == box.y;
    return beside || below || above;
}

static size_t page_of(const struct chart *chart, size_t row)
{
    size_t page = 0;
    while (chart->starts[page + 1] <= row)
        page++;
    return page;
}

static struct flowchart_place box_at(const struct chart *chart, size_t row)
{
    size_t page = page_of(chart, row);
    return chart->pages[page].boxes[row - chart->starts[page]];
}

/* Whether from this end of a line the step is reached: it is the step's rim, or lies on a line that
 * ends there. */
static bool leads_into(const struct chart *chart, size_t row, struct canvas_point end)
{
    const struct flowchart_page *page = &chart->pages[page_of(chart, row)];
    struct flowchart_place box = box_at(chart, row);
    if (end.x == 0 && end.y == box.y)
        return true;
    for (size_t i = 0; i < page->line_count; i++) {
        const struct flowchart_line *line = &page->lines[i];
        struct flowchart_place last = segment(line, line->count - 2);
        struct canvas_point tip = line->points[line->count - 1];
        if (tip.x == 0 && tip.y == box.y && last.width == 0 && end.x == 0 && end.y >= last.y &&
            end.y <= last.y + last.height)
            return true;
    }
    return false;
}

/* A connector of that step on its page, from which a line leads into it. */
static bool goes_on(const struct chart *chart, size_t row)
{
    size_t page = page_of(chart, row);
    const struct flowchart_page *it = &chart->pages[page];
    for (size_t i = 0; i < it->line_count; i++) {
        const struct flowchart_line *line = &it->lines[i];
        const struct flowchart_circle *circle = circle_at(chart, page, line->points[0]);
        if (circle && circle->target == row && line->arrow &&
            leads_into(chart, row, line->points[line->count - 1]))
            return true;
    }
    return false;
}

static bool can_be_followed(const struct chart *chart, size_t edge)
{
    const struct flowchart_edge *it = &chart->edges[edge];
    size_t page = page_of(chart, it->from);
    for (size_t i = 0; i < chart->pages[page].line_count; i++) {
        const struct flowchart_line *line = &chart->pages[page].lines[i];
        struct canvas_point end = line->points[line->count - 1];
        if (line->edge != edge || !line->arrow || !on_rim(box_at(chart, it->from), line->points[0]))
            continue;
        const struct flowchart_circle *circle = circle_at(chart, page, end);
        if (circle)
            return circle->target == it->to && goes_on(chart, it->to);
        return page_of(chart, it->to) == page && leads_into(chart, it->to, end);
    }
    return false;
}

static size_t labels_of(const struct chart *chart, size_t edge)
{
    size_t count = 0;
    for (size_t page = 0; page < chart->page_count; page++)
        for (size_t i = 0; i < chart->pages[page].label_count; i++)
            count += chart->pages[page].labels[i].edge == edge;
    return count;
}

static void random_charts(void **state)
{
    (void)state;
    size_t pages = 0, cuts = 0, circles = 0;
    for (uint32_t seed = 1; seed <= 4000; seed++) {
        struct chart chart;
        make(&chart, seed);
        for (size_t page = 0; page < chart.page_count; page++) {
            check_page(&chart, page, seed);
            check_lines(&chart, page, seed);
            check_entries(&chart, page);
            circles += chart.pages[page].circle_count;
        }
        for (size_t i = 0; i < chart.plan.edge_count; i++) {
            if (!can_be_followed(&chart, i))
                fail_msg("seed %u: the arrow %zu from %zu to %zu is lost", seed, i,
                         chart.edges[i].from, chart.edges[i].to);
            assert_int_equal(labels_of(&chart, i), chart.edges[i].label_width > 0);
            cuts += chart.plan.cut[i];
        }
        pages += chart.page_count;
        arena_free(chart.arena);
    }
    /* The charts were of the kinds that are hard. */
    assert_true(pages > 6000 && cuts > 500 && circles > 5000);
}

/* --- what a reader expects -------------------------------------------------------------------- */

static void a_loop_back_is_at_the_left_and_the_way_on_below(void **state)
{
    (void)state;
    struct chart chart = {.arena = arena_new(1 << 20, (struct arena_exhausted){exhausted, NULL})};
    chart.plan.boxes = chart.boxes;
    chart.plan.edges = chart.edges;
    chart.plan.measure = (struct flowchart_measure){14000, 10000, 9000, 4000, 4};
    chart.plan.box_count = 4;
    for (size_t i = 0; i < 4; i++)
        chart.boxes[i] = (struct flowchart_box){NARROW, 30000};
    add_edge(&chart, 0, 1, false);
    add_edge(&chart, 1, 2, false);
    add_edge(&chart, 2, 3, true);
    add_edge(&chart, 2, 1, true);
    flowchart_plan(chart.arena, &chart.plan, false);
    assert_int_equal(chart.plan.exits[2], FLOWCHART_BELOW);
    assert_int_equal(chart.plan.exits[3], FLOWCHART_LEFT);
    assert_false(chart.plan.paged);
    int tops[4], heights[4], y = 0;
    for (size_t i = 0; i < 4; i++) {
        tops[i] = y;
        heights[i] = flowchart_row_height(&chart.plan, i);
        y += heights[i];
    }
    struct flowchart_page *page = &chart.pages[0];
    flowchart_route(chart.arena, &chart.plan, 0, 4, tops, heights, page);
    assert_int_equal(page->line_count, 4);
    assert_int_equal(page->circle_count, 0);
    const struct flowchart_line *back = &page->lines[3];
    assert_int_equal(back->edge, 3);
    assert_int_equal(back->points[0].x, -NARROW / 2);
    assert_true(back->points[1].x < -NARROW / 2);
    assert_int_equal(back->points[back->count - 1].x, 0); /* joins the line above step 1 */
    assert_true(back->points[back->count - 1].y < page->boxes[1].y);
    assert_true(back->points[back->count - 1].y > page->boxes[0].y + 30000);
    arena_free(chart.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_charts),
        cmocka_unit_test(a_loop_back_is_at_the_left_and_the_way_on_below),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
