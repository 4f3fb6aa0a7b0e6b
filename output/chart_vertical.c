/* Standing bars with the value above (below zero: under) each. */
#include "output/chart_upright.h"

#include "base/arena.h"
#include "base/number.h"

#define WIDEST_BAR 34000
#define VALUE_GAP  2500

/* How far apart the bars of a category stand. */
static int bar_pitch(const struct chart_layout *layout, const struct chart_upright *frame)
{
    int count = layout->chart->series_count > 0 ? (int)layout->chart->series_count : 1;
    int pitch = frame->slot * 84 / 100 / count;
    int most = frame->value_width + 4000 > WIDEST_BAR ? frame->value_width + 4000 : WIDEST_BAR;
    return pitch > most ? most : pitch;
}

static void add_value(struct chart_layout *layout, size_t series, size_t category, int middle,
                      int y, bool under)
{
    const char *text = chart_value_text(layout, &layout->chart->series[series], category);
    struct chart_label label = chart_number_label(layout, text != NULL ? text : CHART_NO_VALUE);
    int base_line = under ? y + VALUE_GAP + label.above : y - VALUE_GAP - label.below;
    chart_add_label_on_white(layout, &label, middle - label.width / 2, base_line);
    chart_is_cell(layout, category + 1, series + 1);
}

enum pass { PASS_BARS, PASS_VALUES };

static void add_bars(struct chart_layout *layout, const struct chart_upright *frame, enum pass pass)
{
    const struct doc_chart *chart = layout->chart;
    int zero =
        frame->bottom - chart_axis_zero(layout->arena, &frame->axis, frame->bottom - frame->top);
    int pitch = bar_pitch(layout, frame);
    int half = pitch * 42 / 100;
    half = half > WIDEST_BAR / 2 ? WIDEST_BAR / 2 : half;
    for (size_t i = 0; i < layout->shown; i++) {
        int first = chart_upright_x(frame, i) - pitch * (int)chart->series_count / 2 + pitch / 2;
        for (size_t j = 0; j < chart->series_count; j++) {
            const struct number *value = chart->series[j].values[i];
            int middle = first + pitch * (int)j;
            int end = value != NULL ? chart_upright_y(layout, frame, value) : zero;
            if (pass == PASS_VALUES) {
                add_value(layout, j, i, middle, end, value != NULL && number_sign(value) < 0);
            } else if (value != NULL) {
                chart_add_bar(layout, middle - half, end < zero ? end : zero, middle + half,
                              end < zero ? zero : end, j);
            }
        }
    }
    if (pass == PASS_BARS) {
        chart_add_rule(layout, frame->left, zero, frame->right, zero, 800, CANVAS_BLACK);
    }
}

bool chart_lay_vertical(struct chart_layout *layout)
{
    struct chart_upright frame;
    for (size_t attempt = 0; chart_size(layout, attempt) >= 10000; attempt++) {
        layout->size = chart_size(layout, attempt);
        if (!chart_upright_plan(layout, true, false, &frame) ||
            bar_pitch(layout, &frame) < frame.value_width + 2000) {
            continue;
        }
        chart_upright_draw(layout, &frame);
        add_bars(layout, &frame, PASS_BARS);
        chart_upright_target(layout, &frame);
        add_bars(layout, &frame, PASS_VALUES);
        return true;
    }
    return false;
}
