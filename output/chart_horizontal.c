/* Lying bars: long Thai names wrapped on the left, bars to the right (or left, below zero), the
 * value at each bar's end, the target as a dashed line across. */
#include "output/chart_rows.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "output/chart_axis.h"

#define LABEL_GAP     6000 /* between the names and the axis */
#define VALUE_GAP     3000 /* between a bar's end and its value */
#define SHORTEST_PLOT 60000

/* The geometry of one attempt at a type size. */
struct plan {
    int value_width;
    int pitch;       /* from one bar of a category to the next */
    int left, right; /* of the plot */
    struct chart_label target;
    bool below_zero;
    struct chart_axis axis;
};

/* --- planning -------------------------------------------------------------------------------- */

/* The axis with as many steps as its labels have room for. */
static void plan_axis(struct chart_layout *layout, struct plan *plan)
{
    for (size_t ticks = 10; ticks >= 2; ticks--) {
        chart_axis_make(layout->arena, layout->chart, layout->shown, true, ticks, &plan->axis);
        int64_t width = chart_tick_width(layout, &plan->axis) + layout->size;
        if (width * (int64_t)plan->axis.tick_count <= plan->right - plan->left) {
            break;
        }
    }
}

static void plan_plot(struct chart_layout *layout, const struct chart_rows *rows, struct plan *plan)
{
    int value_height;
    chart_value_room(layout, &plan->value_width, &value_height);
    chart_axis_make(layout->arena, layout->chart, layout->shown, true, 5, &plan->axis);
    plan->below_zero = number_sign(plan->axis.minimum) < 0;
    int half_tick = chart_tick_width(layout, &plan->axis) / 2 + 2000;
    int beside = plan->value_width + VALUE_GAP;
    plan->left = rows->name_width + LABEL_GAP + (plan->below_zero ? beside : 0);
    plan->left = plan->left < half_tick ? half_tick : plan->left;
    plan->right = layout->width - (beside > half_tick ? beside : half_tick);
    if (plan->right < plan->left + SHORTEST_PLOT) {
        plan->right = plan->left + SHORTEST_PLOT;
    }
    plan_axis(layout, plan);
    int bar_pitch = layout->size * 95 / 100;
    plan->pitch = bar_pitch > value_height + 1000 ? bar_pitch : value_height + 1000;
}

static bool measure(struct chart_layout *layout, struct chart_rows *rows, void *object)
{
    struct plan *plan = object;
    const struct doc_chart *chart = layout->chart;
    plan_plot(layout, rows, plan);
    rows->top = chart_legend(layout, 0, false) + 2000;
    if (chart->target != NULL && !text_is_empty(chart->target_label)) {
        plan->target = chart_words_label(layout, chart->target_label, 0, DOC_LEFT);
        rows->top += plan->target.above + plan->target.below;
    }
    rows->mark = plan->pitch * (int)chart->series_count;
    rows->foot = layout->size * 130 / 100;
    if (!text_is_empty(chart->unit)) {
        struct chart_label unit = chart_words_label(layout, chart->unit, 0, DOC_LEFT);
        rows->foot += unit.above + unit.below;
    }
    return true;
}

/* --- marks ----------------------------------------------------------------------------------- */

static void add_grid(struct chart_layout *layout, const struct plan *plan,
                     const struct chart_rows *rows, int bottom)
{
    int length = plan->right - plan->left;
    for (size_t i = 0; i < plan->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &plan->axis, i);
        int x = plan->left + chart_axis_at(layout->arena, &plan->axis, tick, length);
        chart_add_rule(layout, x, rows->top, x, bottom, 400, CANVAS_LIGHT);
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, &plan->axis, i));
        chart_add_label(layout, &label, x - label.width / 2, bottom + 2000 + label.above);
    }
}

/* A label that the target's line would run through stands on the line's other side. */
static int clear_of_target(struct chart_layout *layout, const struct plan *plan, int x, int width,
                           bool leftward)
{
    const struct number *target = layout->chart->target;
    if (target == NULL) {
        return x;
    }
    int line =
        plan->left + chart_axis_at(layout->arena, &plan->axis, target, plan->right - plan->left);
    if (line <= x - VALUE_GAP / 2 || line >= x + width + VALUE_GAP / 2) {
        return x;
    }
    return leftward ? line - VALUE_GAP - width : line + VALUE_GAP;
}

/* The value's words beside its bar, or at the axis that there is none. */
static void add_value(struct chart_layout *layout, const struct plan *plan, size_t series,
                      size_t category, int end, bool leftward, int middle)
{
    const char *text = chart_value_text(layout, &layout->chart->series[series], category);
    struct chart_label label =
        chart_number_label(layout, text != NULL ? text : chart_none_text(layout));
    int x = leftward ? end - VALUE_GAP - label.width : end + VALUE_GAP;
    x = clear_of_target(layout, plan, x, label.width, leftward);
    chart_add_label_on_white(layout, &label, x, chart_centre_line(layout, middle));
    chart_is_cell(layout, category + 1, series + 1);
}

enum pass { PASS_BARS, PASS_VALUES };

static void add_row(struct chart_layout *layout, const struct plan *plan,
                    const struct chart_rows *rows, size_t category, enum pass pass)
{
    const struct doc_chart *chart = layout->chart;
    int length = plan->right - plan->left;
    int zero = plan->left + chart_axis_zero(layout->arena, &plan->axis, length);
    int bars = plan->pitch * (int)chart->series_count;
    int first = chart_rows_top(rows, category) + (rows->heights[category] - bars) / 2;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct number *value = chart->series[i].values[category];
        int middle = first + plan->pitch * (int)i + plan->pitch / 2;
        int end = value == NULL
                      ? zero
                      : plan->left + chart_axis_at(layout->arena, &plan->axis, value, length);
        int half = plan->pitch * 38 / 100;
        if (pass == PASS_VALUES) {
            bool leftward = value != NULL && number_sign(value) < 0;
            add_value(layout, plan, i, category, end, leftward, middle);
        } else if (value != NULL) {
            chart_add_bar(layout, end < zero ? end : zero, middle - half, end < zero ? zero : end,
                          middle + half, i);
        }
    }
}

static void add_target_line(struct chart_layout *layout, const struct plan *plan,
                            const struct chart_rows *rows, int bottom)
{
    const struct doc_chart *chart = layout->chart;
    if (chart->target == NULL) {
        return;
    }
    int length = plan->right - plan->left;
    int x = plan->left + chart_axis_at(layout->arena, &plan->axis, chart->target, length);
    chart_add_target(layout, x, rows->top, x, bottom);
    if (plan->target.text != NULL) {
        int left = x - plan->target.width / 2;
        int most = layout->width - plan->target.width;
        left = left > most ? most : left;
        chart_add_label(layout, &plan->target, left < 0 ? 0 : left,
                        rows->top - plan->target.below - 1000);
    }
}

static void add_unit(struct chart_layout *layout, const struct plan *plan, int bottom)
{
    if (!text_is_empty(layout->chart->unit)) {
        struct chart_label unit = chart_words_label(layout, layout->chart->unit, 0, DOC_LEFT);
        int x = plan->left + (plan->right - plan->left - unit.width) / 2;
        int most = layout->width - unit.width;
        x = x > most ? most : x;
        chart_add_label(layout, &unit, x < 0 ? 0 : x,
                        bottom + layout->size * 130 / 100 + unit.above);
    }
}

void chart_lay_horizontal(struct chart_layout *layout)
{
    struct plan plan = {0};
    struct chart_rows rows = {.name_share = 40, .small_share = 48};
    chart_rows_plan(layout, &rows, measure, &plan);
    int bottom = chart_rows_bottom(&rows);
    int length = plan.right - plan.left;
    chart_legend(layout, 0, true);
    add_grid(layout, &plan, &rows, bottom);
    chart_rows_draw(layout, &rows);
    for (size_t i = 0; i < layout->shown; i++) {
        add_row(layout, &plan, &rows, i, PASS_BARS);
    }
    int zero = plan.left + chart_axis_zero(layout->arena, &plan.axis, length);
    chart_add_rule(layout, zero, rows.top, zero, bottom, 800, CANVAS_BLACK);
    add_target_line(layout, &plan, &rows, bottom);
    for (size_t i = 0; i < layout->shown; i++) {
        add_row(layout, &plan, &rows, i, PASS_VALUES);
    }
    add_unit(layout, &plan, bottom);
}
