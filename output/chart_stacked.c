/* Stacked lying bars: a segment a series, its number within where it is wide enough. */
#include "output/chart_rows.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "output/chart_axis.h"

#define NAME_GAP      6000
#define SHORTEST_PLOT 60000
#define WORDS_GAP     1800 /* between a number and the pattern around it */

struct plan {
    int left, right;
    struct chart_axis axis;
    struct doc_chart sums; /* one series: what the axis must hold */
    struct chart_label unit;
};

/* Segments stand behind each other: what is below zero has no length here. */
static const struct number *length_of(const struct number *value)
{
    return value != NULL && number_sign(value) > 0 ? value : NULL;
}

static void make_sums(struct chart_layout *layout, struct plan *plan)
{
    struct arena *arena = layout->arena;
    const struct doc_chart *chart = layout->chart;
    plan->sums = *chart;
    plan->sums.series = arena_alloc(arena, sizeof *plan->sums.series);
    plan->sums.series_count = 1;
    plan->sums.series->values =
        arena_alloc_array(arena, layout->shown + 1, sizeof *plan->sums.series->values);
    for (size_t k = 0; k < layout->shown; k++) {
        const struct number *sum = number_integer(arena, 0);
        for (size_t i = 0; i < chart->series_count; i++) {
            const struct number *value = length_of(chart->series[i].values[k]);
            sum = value != NULL ? number_add(arena, sum, value) : sum;
        }
        plan->sums.series->values[k] = sum;
    }
}

static bool measure(struct chart_layout *layout, struct chart_rows *rows, void *object)
{
    struct plan *plan = object;
    rows->top = chart_legend(layout, 0, false) + 2000;
    rows->foot = layout->size * 130 / 100;
    rows->mark = layout->size * 120 / 100;
    if (!text_is_empty(layout->chart->unit)) {
        plan->unit = chart_words_label(layout, layout->chart->unit, 0, DOC_LEFT);
        rows->foot += plan->unit.above + plan->unit.below;
    }
    plan->left = rows->name_width + NAME_GAP;
    for (size_t ticks = 10; ticks >= 2; ticks--) {
        chart_axis_make(layout->arena, &plan->sums, layout->shown, true, ticks, &plan->axis);
        int width = chart_tick_width(layout, &plan->axis);
        plan->right = layout->width - width / 2 - 1000;
        plan->left = plan->left < width / 2 ? width / 2 : plan->left;
        if ((int64_t)(width + layout->size) * (int64_t)plan->axis.tick_count <=
            plan->right - plan->left) {
            break;
        }
    }
    return plan->right - plan->left >= SHORTEST_PLOT;
}

static void add_grid(struct chart_layout *layout, const struct plan *plan,
                     const struct chart_rows *rows)
{
    int length = plan->right - plan->left, bottom = chart_rows_bottom(rows);
    for (size_t i = 0; i < plan->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &plan->axis, i);
        int x = plan->left + chart_axis_at(layout->arena, &plan->axis, tick, length);
        chart_add_rule(layout, x, rows->top, x, bottom, 400, CANVAS_LIGHT);
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, &plan->axis, i));
        chart_add_label(layout, &label, x - label.width / 2, bottom + 2000 + label.above);
    }
    if (plan->unit.text != NULL) {
        int x = plan->left + (length - plan->unit.width) / 2;
        chart_add_label(layout, &plan->unit, x < 0 ? 0 : x,
                        bottom + layout->size * 130 / 100 + plan->unit.above);
    }
}

/* The number in the middle of its segment; none where the segment is too short for it. */
static void add_value(struct chart_layout *layout, size_t series, size_t category, int x0, int x1,
                      int middle, int half)
{
    bool patterned;
    const char *text = chart_value_text(layout, &layout->chart->series[series], category);
    layout->ink = chart_ink_on(chart_segment_ground(series, &patterned));
    struct chart_label label = chart_number_label(layout, text);
    int x = (x0 + x1 - label.width) / 2, y = chart_centre_line(layout, middle);
    if (label.width + 2 * WORDS_GAP + 1000 <= x1 - x0) {
        if (patterned) {
            chart_add_fill(layout, x - WORDS_GAP, middle - half + 500, x + label.width + WORDS_GAP,
                           middle + half - 500, chart_segment_ground(series, &patterned));
        }
        chart_add_label(layout, &label, x, y);
        chart_is_cell(layout, category + 1, series + 1);
    }
    layout->ink = CANVAS_BLACK;
}

static void add_row(struct chart_layout *layout, const struct plan *plan,
                    const struct chart_rows *rows, size_t category)
{
    const struct doc_chart *chart = layout->chart;
    int length = plan->right - plan->left, half = rows->mark * 42 / 100;
    int middle = chart_rows_middle(rows, category);
    int from = plan->left + chart_axis_zero(layout->arena, &plan->axis, length);
    const struct number *sum = number_integer(layout->arena, 0);
    bool any = false;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct number *value = length_of(chart->series[i].values[category]);
        if (value == NULL) {
            continue;
        }
        sum = number_add(layout->arena, sum, value);
        int to = plan->left + chart_axis_at(layout->arena, &plan->axis, sum, length);
        chart_add_segment(layout, from, middle - half, to, middle + half, i);
        add_value(layout, i, category, from, to, middle, half);
        from = to;
        any = true;
    }
    if (!any) {
        struct chart_label label = chart_number_label(layout, chart_none_text(layout));
        chart_add_label(layout, &label, from + 3000, chart_centre_line(layout, middle));
    }
}

void chart_lay_stacked(struct chart_layout *layout)
{
    struct plan plan = {0};
    struct chart_rows rows = {.name_share = 40};
    make_sums(layout, &plan);
    chart_rows_plan(layout, &rows, measure, &plan);
    int zero = plan.left + chart_axis_zero(layout->arena, &plan.axis, plan.right - plan.left);
    chart_legend(layout, 0, true);
    add_grid(layout, &plan, &rows);
    chart_rows_draw(layout, &rows);
    for (size_t i = 0; i < layout->shown; i++) {
        add_row(layout, &plan, &rows, i);
    }
    chart_add_rule(layout, zero, rows.top, zero, chart_rows_bottom(&rows), 800, CANVAS_BLACK);
}
