/* Timeline: an item a row, its planned bar and its actual bar or mark over the months, the line of
 * the data date, and at the right of each row what the layout wants said. */
#include "output/chart_rows.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"

#define NAME_GAP       6000
#define BESIDE_GAP     5000
#define BESIDE_SHARE   17 /* of the width, in per cent */
#define SHORTEST_PLOT  60000
#define SWATCH_WIDTH   18000
#define SWATCH_GAP     4000
#define LEGEND_GAP     16000
#define ARROW          4000
#define SMALLEST_MONTH 9000 /* type of the months' names */
enum { MONTHS_MAX = 600, BUDDHIST = 543 };

/* Which series is which (output/document.h). */
enum { PLANNED_START, PLANNED_END, ACTUAL_START, ACTUAL_END, SERIES_COUNT };

struct month {
    int64_t first; /* its first day */
    struct chart_label label;
    int year; /* of the Buddhist era, where it begins one in the chart; else 0 */
};

struct plan {
    int left, right;
    int64_t from, after; /* the first day, and the day after the last */
    struct month *months;
    size_t month_count;
    size_t every; /* months have names under every first, second … line */
    bool any_actual, any_bar;
    int legend_height, year_height, month_height;
    struct chart_label *beside;
    struct chart_label date;
};

/* --- days ------------------------------------------------------------------------------------ */

static bool day_of(const struct chart_layout *layout, size_t series, size_t category, int64_t *day)
{
    const struct number *value = layout->chart->series[series].values[category];
    return value != NULL && number_to_integer(value, day);
}

static int64_t month_start(int64_t day)
{
    struct date date = date_from_days(day);
    date.day = 1;
    return date_to_days(date);
}

static int64_t month_after(int64_t day)
{
    return month_start(month_start(day) + 31);
}

/* The months asked for, else those of the data and of the data date. */
static void find_span(const struct chart_layout *layout, struct plan *plan)
{
    const struct doc_chart *chart = layout->chart;
    int64_t low = INT64_MAX, high = INT64_MIN, day;
    for (size_t k = 0; k < layout->shown; k++) {
        for (size_t i = 0; i < SERIES_COUNT; i++) {
            if (day_of(layout, i, k, &day)) {
                low = day < low ? day : low;
                high = day > high ? day : high;
                plan->any_actual = plan->any_actual || i >= ACTUAL_START;
                plan->any_bar = plan->any_bar || i == ACTUAL_START;
            }
        }
    }
    if (chart->target != NULL && number_to_integer(chart->target, &day)) {
        low = day < low ? day : low;
        high = day > high ? day : high;
    }
    plan->from = low <= high ? month_start(low) : 0;
    plan->after = low <= high ? month_after(high) : 31;
    if (chart->minimum != NULL && chart->maximum != NULL) {
        number_to_integer(chart->minimum, &plan->from);
        number_to_integer(chart->maximum, &plan->after);
    }
}

static void list_months(struct chart_layout *layout, struct plan *plan)
{
    plan->months = arena_alloc_array(layout->arena, MONTHS_MAX, sizeof *plan->months);
    int64_t day = plan->from;
    for (; day < plan->after && plan->month_count < MONTHS_MAX; day = month_after(day)) {
        struct date date = date_from_days(day);
        struct month *month = &plan->months[plan->month_count++];
        month->first = day;
        month->year = plan->month_count == 1 || date.month == 1 ? date.year + BUDDHIST : 0;
    }
    plan->after = day < plan->after ? day : plan->after;
}

/* Where a day begins; kept within the plot. */
static int x_of(const struct plan *plan, int64_t day)
{
    int64_t length = plan->right - plan->left;
    int64_t at = (day - plan->from) * length / (plan->after - plan->from);
    return plan->left + (int)(at < 0 ? 0 : at > length ? length : at);
}

/* --- planning -------------------------------------------------------------------------------- */

/* "ต.ค." of "1 ต.ค. 67". */
static const char *month_name(const struct chart_layout *layout, int64_t day)
{
    const char *text = date_print_short(layout->arena, layout->chart->months, date_from_days(day));
    const char *name = strchr(text, ' ');
    const char *end = name != NULL ? strchr(name + 1, ' ') : NULL;
    return end != NULL ? text_copy_n(layout->arena, name + 1, (size_t)(end - name - 1)) : text;
}

/* Sets the names at a type size; the widest. */
static int lay_names(struct chart_layout *layout, struct plan *plan, int size)
{
    int usual = layout->size, widest = 0;
    layout->size = size;
    for (size_t i = 0; i < plan->month_count; i++) {
        struct chart_label *label = &plan->months[i].label;
        *label = chart_words_label(layout, month_name(layout, plan->months[i].first), 0, DOC_LEFT);
        widest = label->width > widest ? label->width : widest;
        plan->month_height = label->above + label->below;
    }
    layout->size = usual;
    return widest;
}

/* Names of every month, if need be in smaller type, else of every second, third, sixth or
 * twelfth. */
static void lay_months(struct chart_layout *layout, struct plan *plan)
{
    static const size_t steps[] = {1, 2, 3, 6, 12};
    int slot = (plan->right - plan->left) / (int)(plan->month_count > 0 ? plan->month_count : 1);
    plan->every = 1;
    for (int size = layout->size; size >= SMALLEST_MONTH; size -= 1000) {
        if (lay_names(layout, plan, size) + 1500 <= slot) {
            return;
        }
    }
    int widest = lay_names(layout, plan, layout->size);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        plan->every = steps[i];
        if (slot * (int)steps[i] >= widest + 1500) {
            return;
        }
    }
    plan->every = plan->month_count + 1; /* no names: the years alone */
}

/* The width for what stands beside the rows: a share of the chart, more where a word needs it. */
static int beside_limit(struct chart_layout *layout)
{
    struct paragraph_style style = {.size = layout->size, .narrow = true, .align = DOC_LEFT};
    int limit = layout->width * BESIDE_SHARE / 100, most = 2 * limit;
    for (size_t k = 0; k < layout->shown; k++) {
        const char *text = layout->chart->beside[k];
        struct doc_inline words = doc_plain(layout->arena, text != NULL ? text : "");
        int least = paragraph_least_width(layout->typesetter, words, &style);
        limit = least > limit ? least : limit;
    }
    return limit > most ? most : limit;
}

static int lay_beside(struct chart_layout *layout, struct chart_rows *rows, struct plan *plan)
{
    int widest = 0;
    int limit = layout->chart->beside != NULL ? beside_limit(layout) : 0;
    for (size_t k = 0; layout->chart->beside != NULL && k < layout->shown; k++) {
        const char *text = layout->chart->beside[k];
        struct chart_label *label = &plan->beside[k];
        *label =
            chart_words_label(layout, text_is_empty(text) ? CHART_NO_VALUE : text, limit, DOC_LEFT);
        widest = label->width > widest ? label->width : widest;
        int height = label->above + label->below;
        rows->heights[k] = height > rows->heights[k] ? height : rows->heights[k];
    }
    return widest;
}

static bool measure(struct chart_layout *layout, struct chart_rows *rows, void *object)
{
    struct plan *plan = object;
    int beside = lay_beside(layout, rows, plan);
    plan->left = rows->name_width + NAME_GAP;
    plan->right = layout->width - (beside > 0 ? beside + BESIDE_GAP : 1000);
    if (plan->right < plan->left + SHORTEST_PLOT) {
        plan->right = plan->left + SHORTEST_PLOT;
    }
    lay_months(layout, plan);
    struct chart_label word = chart_words_label(layout, "ปี", 0, DOC_LEFT);
    plan->year_height = word.above + word.below;
    plan->legend_height = plan->any_actual ? plan->year_height + 3000 : 0;
    rows->top = plan->legend_height + plan->year_height +
                (plan->every <= plan->month_count ? plan->month_height : 0) + 1000;
    rows->mark = layout->size * (plan->any_bar ? 120 : 100) / 100;
    rows->foot = 1000;
    if (!text_is_empty(layout->chart->target_label) && layout->chart->target != NULL) {
        plan->date = chart_words_label(layout, layout->chart->target_label, 0, DOC_LEFT);
        rows->foot += plan->date.above + plan->date.below;
    }
    return true;
}

/* --- months and legend ----------------------------------------------------------------------- */

static void add_years(struct chart_layout *layout, const struct plan *plan, int top)
{
    int free = plan->left;
    for (size_t i = 0; i < plan->month_count; i++) {
        if (plan->months[i].year == 0) {
            continue;
        }
        const char *text = text_format(layout->arena, "%d", plan->months[i].year);
        text = layout->chart->thai_digits ? text_thai_digits(layout->arena, text) : text;
        struct chart_label label = chart_words_label(layout, text, 0, DOC_LEFT);
        int x = x_of(plan, plan->months[i].first) + 2000;
        if (x >= free && x + label.width <= plan->right) {
            chart_add_label(layout, &label, x, top + label.above);
            free = x + label.width + 4000;
        }
    }
}

static void add_months(struct chart_layout *layout, const struct plan *plan,
                       const struct chart_rows *rows)
{
    int bottom = chart_rows_bottom(rows);
    int year_top = plan->legend_height, month_top = year_top + plan->year_height;
    add_years(layout, plan, year_top);
    for (size_t i = 0; i < plan->month_count; i++) {
        const struct month *month = &plan->months[i];
        int x = x_of(plan, month->first);
        int top = month->year != 0 ? year_top : rows->top;
        chart_add_rule(layout, x, top, x, bottom, 400, CANVAS_LIGHT);
        size_t next = i + plan->every;
        if (i % plan->every == 0) {
            int end = next < plan->month_count ? x_of(plan, plan->months[next].first) : plan->right;
            if (end - x >= month->label.width) {
                chart_add_label(layout, &month->label, x + (end - x - month->label.width) / 2,
                                month_top + month->label.above);
            }
        }
    }
    chart_add_rule(layout, plan->right, rows->top, plan->right, bottom, 400, CANVAS_LIGHT);
    chart_add_rule(layout, plan->left, rows->top, plan->right, rows->top, 500, CANVAS_GREY);
    chart_add_rule(layout, plan->left, bottom, plan->right, bottom, 500, CANVAS_GREY);
}

static void add_legend(struct chart_layout *layout, const struct plan *plan)
{
    static const size_t shown[2] = {PLANNED_START, ACTUAL_END};
    int x = 0;
    for (size_t i = 0; plan->any_actual && i < 2; i++) {
        struct chart_label name = chart_words_label(layout, layout->chart->series[shown[i]].name,
                                                    layout->width / 3, DOC_LEFT);
        int middle = name.above - layout->size * 23 / 100;
        if (i == 1 && !plan->any_bar) {
            chart_add_marker(layout, x + SWATCH_WIDTH / 2, middle, 3);
        } else {
            chart_add_bar(layout, x, middle - 3500, x + SWATCH_WIDTH, middle + 3500,
                          i == 0 ? 3 : 0);
        }
        x += SWATCH_WIDTH + SWATCH_GAP;
        chart_add_label(layout, &name, x, name.above);
        x += name.width + LEGEND_GAP;
    }
}

/* --- rows ------------------------------------------------------------------------------------ */

/* What goes on outside of the plot: an arrow at its edge. */
static void add_arrow(struct chart_layout *layout, int edge, int middle, int direction)
{
    const struct canvas_point corners[3] = {
        {edge, middle},
        {edge - direction * ARROW, middle - 3000},
        {edge - direction * ARROW, middle + 3000},
    };
    chart_add_triangle(layout, corners, CANVAS_BLACK);
}

/* The bar of two days, both included; one of them alone is a day. */
static void add_bar(struct chart_layout *layout, const struct plan *plan, size_t category,
                    size_t first, int middle, int half)
{
    int64_t start, end;
    bool has_start = day_of(layout, first, category, &start);
    bool has_end = day_of(layout, first + 1, category, &end);
    if (!has_start && !has_end) {
        return;
    }
    start = has_start ? start : end;
    end = has_end && end >= start ? end : start;
    int x0 = x_of(plan, start), x1 = x_of(plan, end + 1);
    if (x1 > x0) {
        chart_add_bar(layout, x0, middle - half, x1, middle + half, first == PLANNED_START ? 3 : 0);
    }
    if (start < plan->from) {
        add_arrow(layout, plan->left, middle, -1);
    }
    if (end >= plan->after) {
        add_arrow(layout, plan->right, middle, 1);
    }
}

/* The actual end as a mark; where it is late, with a line from the planned one. */
static void add_end(struct chart_layout *layout, const struct plan *plan, size_t category,
                    int middle)
{
    int64_t planned, actual;
    if (!day_of(layout, ACTUAL_END, category, &actual)) {
        return;
    }
    bool outside = actual < plan->from || actual >= plan->after;
    int x = x_of(plan, actual) + (plan->right - plan->left) / (int)(2 * (plan->after - plan->from));
    if (day_of(layout, PLANNED_END, category, &planned) && actual > planned) {
        int from = x_of(plan, planned + 1), to = x;
        if (to > from) {
            chart_add_rule(layout, from, middle, to, middle, 1300, CANVAS_BLACK);
        }
    }
    if (outside) {
        add_arrow(layout, actual < plan->from ? plan->left : plan->right, middle,
                  actual < plan->from ? -1 : 1);
        return;
    }
    x = x < plan->left + 3000 ? plan->left + 3000 : x;
    chart_add_marker(layout, x > layout->width - 3000 ? layout->width - 3000 : x, middle, 3);
}

static void add_row(struct chart_layout *layout, const struct plan *plan,
                    const struct chart_rows *rows, size_t category)
{
    int64_t day;
    int middle = chart_rows_middle(rows, category), mark = rows->mark;
    if (plan->any_bar) {
        add_bar(layout, plan, category, PLANNED_START, middle - mark * 22 / 100, mark * 18 / 100);
        if (day_of(layout, ACTUAL_START, category, &day)) {
            add_bar(layout, plan, category, ACTUAL_START, middle + mark * 22 / 100,
                    mark * 18 / 100);
        } else {
            add_end(layout, plan, category, middle + mark * 22 / 100);
        }
    } else {
        add_bar(layout, plan, category, PLANNED_START, middle, mark * 30 / 100);
        add_end(layout, plan, category, middle);
    }
    if (plan->beside[category].text != NULL) {
        chart_rows_centre(layout, &plan->beside[category], plan->right + BESIDE_GAP, middle);
        chart_is_cell(layout, category + 1, chart_table_columns(layout->chart) - 1);
    }
}

static void add_date(struct chart_layout *layout, const struct plan *plan,
                     const struct chart_rows *rows)
{
    int64_t day;
    int bottom = chart_rows_bottom(rows);
    if (plan->date.text == NULL || !number_to_integer(layout->chart->target, &day)) {
        return;
    }
    /* The day is over: its line stands at its end. */
    int x = x_of(plan, day + 1);
    if (day >= plan->from - 1 && day < plan->after) {
        chart_add_target(layout, x, rows->top, x, bottom);
    }
    int left = x - plan->date.width / 2, most = layout->width - plan->date.width;
    left = left > most ? most : left;
    chart_add_label(layout, &plan->date, left < 0 ? 0 : left, bottom + 1000 + plan->date.above);
}

void chart_lay_timeline(struct chart_layout *layout)
{
    struct plan plan = {0};
    struct chart_rows rows = {.name_share = 40};
    if (layout->chart->series_count < SERIES_COUNT) {
        chart_lay_horizontal(layout);
        return;
    }
    plan.beside = arena_alloc_array(layout->arena, layout->shown + 1, sizeof *plan.beside);
    find_span(layout, &plan);
    list_months(layout, &plan);
    chart_rows_plan(layout, &rows, measure, &plan);
    add_legend(layout, &plan);
    add_months(layout, &plan, &rows);
    chart_rows_draw(layout, &rows);
    for (size_t k = 0; k < layout->shown; k++) {
        if (k > 0) {
            int y = chart_rows_top(&rows, k);
            chart_add_rule(layout, 0, y, layout->width, y, 250, CANVAS_LIGHT);
        }
        add_row(layout, &plan, &rows, k);
    }
    add_date(layout, &plan, &rows);
}
