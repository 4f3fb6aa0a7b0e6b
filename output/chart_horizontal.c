/* Lying bars: long Thai names wrapped on the left, bars to the right (or left, below zero), the
 * value at each bar's end, the target as a dashed line across. */
#include "output/chart_parts.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "output/chart_axis.h"

#define LABEL_GAP     6000 /* between the names and the axis */
#define VALUE_GAP     3000 /* between a bar's end and its value */
#define SHORTEST_PLOT 60000

/* The geometry of one attempt at a type size. */
struct plan {
    struct chart_label *labels; /* of the categories */
    int *heights;               /* of the rows */
    int label_width;
    int value_width;
    int pitch;       /* from one bar of a category to the next */
    int gap;         /* between rows */
    int left, right; /* of the plot */
    int top;         /* of the plot: below legend and target label */
    int rows_height; /* of the rows that are shown */
    int foot;        /* tick labels, and the note when rows are left out */
    struct chart_label target;
    struct chart_label note;
    bool below_zero;
    struct chart_axis axis;
};

/* --- planning -------------------------------------------------------------------------------- */

static void lay_names(struct chart_layout *layout, struct plan *plan, int limit)
{
    const struct doc_chart *chart = layout->chart;
    bool wrapped = false;
    plan->label_width = 0;
    for (size_t i = 0; i < layout->shown; i++) {
        plan->labels[i] = chart_words_label(layout, chart->categories[i], limit, DOC_LEFT);
        wrapped = wrapped || plan->labels[i].text->line_count > 1;
        if (plan->labels[i].width > plan->label_width) {
            plan->label_width = plan->labels[i].width;
        }
    }
    /* Short names stand against the axis; wrapped ones are read from the left. */
    for (size_t i = 0; i < layout->shown && !wrapped; i++) {
        plan->labels[i] =
            chart_words_label(layout, chart->categories[i], plan->label_width, DOC_RIGHT);
    }
}

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

static void plan_plot(struct chart_layout *layout, struct plan *plan)
{
    int value_height;
    chart_value_room(layout, &plan->value_width, &value_height);
    chart_axis_make(layout->arena, layout->chart, layout->shown, true, 5, &plan->axis);
    plan->below_zero = number_sign(plan->axis.minimum) < 0;
    int half_tick = chart_tick_width(layout, &plan->axis) / 2 + 2000;
    int beside = plan->value_width + VALUE_GAP;
    plan->left = plan->label_width + LABEL_GAP + (plan->below_zero ? beside : 0);
    plan->left = plan->left < half_tick ? half_tick : plan->left;
    plan->right = layout->width - (beside > half_tick ? beside : half_tick);
    if (plan->right < plan->left + SHORTEST_PLOT) {
        plan->right = plan->left + SHORTEST_PLOT;
    }
    plan_axis(layout, plan);
    int bar_pitch = layout->size * 95 / 100;
    plan->pitch = bar_pitch > value_height + 1000 ? bar_pitch : value_height + 1000;
}

/* The rows' heights and how much room stands above and below them. */
static void plan_heights(struct chart_layout *layout, struct plan *plan)
{
    const struct doc_chart *chart = layout->chart;
    plan->top = chart_legend(layout, 0, false) + 2000;
    if (chart->target != NULL && !text_is_empty(chart->target_label)) {
        plan->target = chart_words_label(layout, chart->target_label, 0, DOC_LEFT);
        plan->top += plan->target.above + plan->target.below;
    }
    int bars = plan->pitch * (int)chart->series_count;
    plan->rows_height = 0;
    for (size_t i = 0; i < layout->shown; i++) {
        int label = plan->labels[i].above + plan->labels[i].below;
        plan->heights[i] = (label > bars ? label : bars) + plan->gap;
        plan->rows_height += plan->heights[i];
    }
    plan->foot = layout->size * 130 / 100;
    if (!text_is_empty(chart->unit)) {
        struct chart_label unit = chart_words_label(layout, chart->unit, 0, DOC_LEFT);
        plan->foot += unit.above + unit.below;
    }
    plan->foot += plan->note.text != NULL ? plan->note.above + plan->note.below : 0;
}

static int plan_height(const struct plan *plan)
{
    return plan->top + plan->rows_height + plan->foot;
}

/* Even the smallest type does not hold all rows: the first that fit are shown, and it is said. */
static void leave_rows_out(struct chart_layout *layout, struct plan *plan)
{
    size_t all = layout->shown;
    struct arena *arena = layout->arena;
    int room = layout->max_height - plan->top - plan->foot - 2 * layout->size;
    size_t shown = 0;
    for (int used = 0; shown < all && used + plan->heights[shown] <= room; shown++) {
        used += plan->heights[shown];
    }
    layout->shown = shown > 0 ? shown : 1;
    const char *count = text_format(arena, "%zu", layout->shown);
    const char *total = text_format(arena, "%zu", all);
    diag_report(layout->typesetter->diag, TXT002, diag_file(layout->typesetter->document->name),
                layout->chart->label != NULL ? layout->chart->label : "", count, total);
    const char *note =
        text_format(arena, "แสดง %s รายการแรกจาก %s รายการ ที่เหลืออยู่ในตาราง", count, total);
    note = layout->chart->thai_digits ? text_thai_digits(arena, note) : note;
    plan->note = chart_words_label(layout, note, 0, DOC_LEFT);
    plan_plot(layout, plan);
    plan_heights(layout, plan);
}

static void make_plan(struct chart_layout *layout, struct plan *plan)
{
    plan->labels = arena_alloc_array(layout->arena, layout->shown + 1, sizeof *plan->labels);
    plan->heights = arena_alloc_array(layout->arena, layout->shown + 1, sizeof *plan->heights);
    for (size_t attempt = 0; chart_size(layout, attempt) != 0; attempt++) {
        layout->size = chart_size(layout, attempt);
        lay_names(layout, plan, layout->width * (layout->size > 11000 ? 40 : 48) / 100);
        plan_plot(layout, plan);
        /* Rows draw together before the type becomes smaller. */
        for (int tenths = 4; tenths >= 0; tenths -= 2) {
            plan->gap = layout->size * tenths / 10;
            plan_heights(layout, plan);
            if (plan_height(plan) <= layout->max_height) {
                return;
            }
        }
    }
    leave_rows_out(layout, plan);
}

/* --- marks ----------------------------------------------------------------------------------- */

static void add_grid(struct chart_layout *layout, const struct plan *plan, int bottom)
{
    int length = plan->right - plan->left;
    for (size_t i = 0; i < plan->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &plan->axis, i);
        int x = plan->left + chart_axis_at(layout->arena, &plan->axis, tick, length);
        chart_add_rule(layout, x, plan->top, x, bottom, 400, CANVAS_LIGHT);
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, &plan->axis, i));
        chart_add_label(layout, &label, x - label.width / 2, bottom + 2000 + label.above);
    }
}

/* The value's words beside its bar; "-" at the axis where there is no value. */
static void add_value(struct chart_layout *layout, const struct doc_series *series, size_t category,
                      int end, bool leftward, int middle)
{
    const char *text = chart_value_text(layout, series, category);
    struct chart_label label = chart_number_label(layout, text != NULL ? text : "-");
    int x = leftward ? end - VALUE_GAP - label.width : end + VALUE_GAP;
    chart_add_label_on_white(layout, &label, x, chart_centre_line(layout, middle));
}

enum pass { PASS_BARS, PASS_VALUES };

static void add_row(struct chart_layout *layout, const struct plan *plan, size_t category, int top,
                    enum pass pass)
{
    const struct doc_chart *chart = layout->chart;
    int length = plan->right - plan->left;
    int zero = plan->left + chart_axis_zero(layout->arena, &plan->axis, length);
    int bars = plan->pitch * (int)chart->series_count;
    int first = top + (plan->heights[category] - bars) / 2;
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct number *value = chart->series[i].values[category];
        int middle = first + plan->pitch * (int)i + plan->pitch / 2;
        int end = value == NULL
                      ? zero
                      : plan->left + chart_axis_at(layout->arena, &plan->axis, value, length);
        int half = plan->pitch * 38 / 100;
        if (pass == PASS_VALUES) {
            bool leftward = value != NULL && number_sign(value) < 0;
            add_value(layout, &chart->series[i], category, end, leftward, middle);
        } else if (value != NULL) {
            chart_add_bar(layout, end < zero ? end : zero, middle - half, end < zero ? zero : end,
                          middle + half, i);
        }
    }
    if (pass == PASS_BARS) {
        const struct chart_label *name = &plan->labels[category];
        int lines = (int)(name->text->line_count - 1) * name->text->line_height;
        int middle = top + plan->heights[category] / 2;
        chart_add_label(layout, name, 0, chart_centre_line(layout, middle) - lines / 2);
    }
}

static void add_target_line(struct chart_layout *layout, const struct plan *plan, int bottom)
{
    const struct doc_chart *chart = layout->chart;
    if (chart->target == NULL) {
        return;
    }
    int length = plan->right - plan->left;
    int x = plan->left + chart_axis_at(layout->arena, &plan->axis, chart->target, length);
    chart_add_target(layout, x, plan->top, x, bottom);
    if (plan->target.text != NULL) {
        int left = x - plan->target.width / 2;
        int most = layout->width - plan->target.width;
        left = left > most ? most : left;
        chart_add_label(layout, &plan->target, left < 0 ? 0 : left,
                        plan->top - plan->target.below - 1000);
    }
}

static void add_foot(struct chart_layout *layout, const struct plan *plan, int bottom)
{
    int y = bottom + layout->size * 130 / 100;
    if (!text_is_empty(layout->chart->unit)) {
        struct chart_label unit = chart_words_label(layout, layout->chart->unit, 0, DOC_LEFT);
        int x = plan->left + (plan->right - plan->left - unit.width) / 2;
        int most = layout->width - unit.width;
        x = x > most ? most : x;
        chart_add_label(layout, &unit, x < 0 ? 0 : x, y + unit.above);
        y += unit.above + unit.below;
    }
    if (plan->note.text != NULL) {
        chart_add_label(layout, &plan->note, 0, y + plan->note.above);
    }
}

void chart_lay_horizontal(struct chart_layout *layout)
{
    struct plan plan = {0};
    make_plan(layout, &plan);
    int bottom = plan.top + plan.rows_height;
    int length = plan.right - plan.left;
    chart_legend(layout, 0, true);
    add_grid(layout, &plan, bottom);
    int top = plan.top;
    for (size_t i = 0; i < layout->shown; i++) {
        add_row(layout, &plan, i, top, PASS_BARS);
        top += plan.heights[i];
    }
    int zero = plan.left + chart_axis_zero(layout->arena, &plan.axis, length);
    chart_add_rule(layout, zero, plan.top, zero, bottom, 800, CANVAS_BLACK);
    add_target_line(layout, &plan, bottom);
    top = plan.top;
    for (size_t i = 0; i < layout->shown; i++) {
        add_row(layout, &plan, i, top, PASS_VALUES);
        top += plan.heights[i];
    }
    add_foot(layout, &plan, bottom);
    layout->height = plan_height(&plan);
}
