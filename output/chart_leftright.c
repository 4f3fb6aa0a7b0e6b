/* Bars to the left and to the right of a centre, on one scale; the value at each bar's end. */
#include "output/chart_rows.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "output/chart_axis.h"

#define NAME_GAP      8000
#define VALUE_GAP     3000
#define HEAD_GAP      5000 /* from the centre to a side's name */
#define SHORTEST_SIDE 40000

struct plan {
    int left, centre, right; /* the ends of the longest bars, and where they begin */
    struct chart_axis axis;
    struct chart_label heads[2];
    struct chart_label unit;
};

static bool measure(struct chart_layout *layout, struct chart_rows *rows, void *object)
{
    struct plan *plan = object;
    const struct doc_chart *chart = layout->chart;
    int value_width, value_height;
    chart_value_room(layout, &value_width, &value_height);
    chart_axis_make(layout->arena, chart, layout->shown, true, 5, &plan->axis);
    int half_tick = chart_tick_width(layout, &plan->axis) / 2 + 1000;
    int beside = value_width + VALUE_GAP > half_tick ? value_width + VALUE_GAP : half_tick;
    plan->left = rows->name_width + NAME_GAP + beside;
    plan->right = layout->width - beside;
    plan->centre = (plan->left + plan->right) / 2;
    int side = plan->right - plan->centre, heads = 0;
    for (size_t ticks = 5; ticks >= 1; ticks--) {
        chart_axis_make(layout->arena, chart, layout->shown, true, ticks, &plan->axis);
        int width = chart_tick_width(layout, &plan->axis) + layout->size;
        if ((int64_t)width * (int64_t)plan->axis.tick_count <= side || ticks == 1) {
            break;
        }
    }
    for (size_t i = 0; i < 2; i++) {
        int room = side + beside - HEAD_GAP;
        plan->heads[i] = chart_words_label(layout, chart->series[i].name,
                                           room > 2 * HEAD_GAP ? room : 2 * HEAD_GAP,
                                           i == 0 ? DOC_RIGHT : DOC_LEFT);
        int height = plan->heads[i].above + plan->heads[i].below;
        heads = height > heads ? height : heads;
    }
    rows->top = heads + 2000;
    rows->mark = layout->size * 115 / 100;
    rows->foot = layout->size * 130 / 100;
    if (!text_is_empty(chart->unit)) {
        plan->unit = chart_words_label(layout, chart->unit, 0, DOC_LEFT);
        rows->foot += plan->unit.above + plan->unit.below;
    }
    return side >= SHORTEST_SIDE;
}

/* How long a value's bar is; what is below zero has none, its number says it. */
static int length_of(struct chart_layout *layout, const struct plan *plan,
                     const struct number *value)
{
    if (value == NULL || number_sign(value) <= 0) {
        return 0;
    }
    int length = plan->right - plan->centre;
    return chart_axis_at(layout->arena, &plan->axis, value, length) -
           chart_axis_zero(layout->arena, &plan->axis, length);
}

static void add_grid(struct chart_layout *layout, const struct plan *plan,
                     const struct chart_rows *rows)
{
    int bottom = chart_rows_bottom(rows), last = -layout->width;
    for (size_t i = 0; i < plan->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &plan->axis, i);
        if (number_sign(tick) < 0) {
            continue;
        }
        int length = length_of(layout, plan, tick);
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, &plan->axis, i));
        bool room = length - label.width > last;
        for (int side = -1; side <= 1; side += 2) {
            int x = plan->centre + side * length;
            chart_add_rule(layout, x, rows->top, x, bottom, 400, CANVAS_LIGHT);
            if (room && (side > 0 || length > 0)) {
                chart_add_label(layout, &label, x - label.width / 2, bottom + 2000 + label.above);
            }
        }
        last = room ? length : last;
    }
    if (plan->unit.text != NULL) {
        int x = plan->centre - plan->unit.width / 2;
        int most = layout->width - plan->unit.width;
        x = x > most ? most : x;
        chart_add_label(layout, &plan->unit, x < 0 ? 0 : x,
                        bottom + layout->size * 130 / 100 + plan->unit.above);
    }
}

static void add_side(struct chart_layout *layout, const struct plan *plan,
                     const struct chart_rows *rows, size_t series, size_t category)
{
    const struct doc_series *side = &layout->chart->series[series];
    int length = length_of(layout, plan, side->values[category]);
    int middle = chart_rows_middle(rows, category), half = rows->mark * 38 / 100;
    int x0 = series == 0 ? plan->centre - length : plan->centre;
    if (length > 0) {
        chart_add_bar(layout, x0, middle - half, x0 + length, middle + half, series);
    }
    const char *text = chart_value_text(layout, side, category);
    struct chart_label label =
        chart_number_label(layout, text != NULL ? text : chart_none_text(layout));
    int x = series == 0 ? x0 - VALUE_GAP - label.width : x0 + length + VALUE_GAP;
    chart_add_label_on_white(layout, &label, x, chart_centre_line(layout, middle));
    chart_is_cell(layout, category + 1, series + 1);
}

void chart_lay_leftright(struct chart_layout *layout)
{
    struct plan plan = {0};
    struct chart_rows rows = {.name_share = 36};
    if (layout->chart->series_count != 2) {
        chart_lay_horizontal(layout);
        return;
    }
    chart_rows_plan(layout, &rows, measure, &plan);
    int head = rows.top - 2000 - plan.heads[0].below;
    chart_add_label(layout, &plan.heads[0], plan.centre - HEAD_GAP - plan.heads[0].width, head);
    chart_is_cell(layout, 0, 1);
    chart_add_label(layout, &plan.heads[1], plan.centre + HEAD_GAP,
                    rows.top - 2000 - plan.heads[1].below);
    chart_is_cell(layout, 0, 2);
    add_grid(layout, &plan, &rows);
    chart_rows_draw(layout, &rows);
    for (size_t k = 0; k < layout->shown; k++) {
        add_side(layout, &plan, &rows, 0, k);
        add_side(layout, &plan, &rows, 1, k);
    }
    chart_add_rule(layout, plan.centre, rows.top, plan.centre, chart_rows_bottom(&rows), 800,
                   CANVAS_BLACK);
}
