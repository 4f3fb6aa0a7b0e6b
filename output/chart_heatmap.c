/* Heat map: rows × series, the value in every cell, the tint by the value. */
#include "output/chart_rows.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"

#define NAME_GAP   6000
#define CELL_GAP   1500 /* between a cell's rule and its value */
#define SWATCH     15000
#define KEY_GAP    4000
#define LEAST_CELL 22000
enum { TINTS = 5, HEADING_LINES = 4 };

/* Each clearly darker than the one before, in grey too. */
static const uint32_t tints[TINTS] = {0xF7F9FC, 0xD3E0EE, 0xA6C1DC, 0x6F9AC6, CANVAS_ACCENT};

struct plan {
    size_t columns; /* that there is room for */
    int left, cell_width;
    const struct number *low, *high; /* NULL: no value at all */
    struct chart_label *headings;
    int heading_height, key_height;
    bool numbered;           /* headings are numbers, their names stand below */
    struct chart_label list; /* those names */
    struct chart_label left_out;
};

/* --- tints ----------------------------------------------------------------------------------- */

static void find_ends(const struct chart_layout *layout, struct plan *plan)
{
    const struct doc_chart *chart = layout->chart;
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t k = 0; k < layout->shown; k++) {
            const struct number *value = chart->series[i].values[k];
            if (value != NULL) {
                plan->low = plan->low == NULL ? value : number_minimum(plan->low, value);
                plan->high = plan->high == NULL ? value : number_maximum(plan->high, value);
            }
        }
    }
    if (plan->low != NULL && chart->minimum != NULL) {
        plan->low = chart->minimum;
    }
    if (plan->high != NULL && chart->maximum != NULL) {
        plan->high = chart->maximum;
    }
}

static uint32_t tint_of(struct chart_layout *layout, const struct plan *plan,
                        const struct number *value)
{
    struct arena *arena = layout->arena;
    int64_t step = 0;
    const struct number *part = number_divide(arena, number_subtract(arena, value, plan->low),
                                              number_subtract(arena, plan->high, plan->low));
    if (part == NULL) { /* all values are the same */
        return tints[TINTS / 2];
    }
    number_to_integer(
        number_floor(arena, number_multiply(arena, part, number_integer(arena, TINTS))), &step);
    return tints[step < 0 ? 0 : step >= TINTS ? TINTS - 1 : step];
}

/* --- planning -------------------------------------------------------------------------------- */

static const char *count_text(const struct chart_layout *layout, size_t count)
{
    const char *text = text_format(layout->arena, "%zu", count);
    return layout->chart->thai_digits ? text_thai_digits(layout->arena, text) : text;
}

/* The names over the columns; false when a word of one has to be cut, or it grows too high. */
static bool lay_headings(struct chart_layout *layout, struct plan *plan)
{
    struct paragraph_style style = {.size = layout->size, .narrow = true, .align = DOC_CENTRE};
    int width = plan->cell_width - 2 * CELL_GAP;
    bool good = true;
    plan->heading_height = 0;
    for (size_t i = 0; i < plan->columns; i++) {
        const char *name =
            plan->numbered ? count_text(layout, i + 1) : layout->chart->series[i].name;
        struct doc_inline words = doc_plain(layout->arena, name);
        /* Not laid even for a trial: a word that is cut is reported. */
        if (!plan->numbered && paragraph_least_width(layout->typesetter, words, &style) > width) {
            return false;
        }
        plan->headings[i] = chart_words_label(layout, name, width, DOC_CENTRE);
        int height = plan->headings[i].above + plan->headings[i].below;
        plan->heading_height = height > plan->heading_height ? height : plan->heading_height;
        good = good && plan->headings[i].text->line_count <= HEADING_LINES;
    }
    return good;
}

static int label_height(const struct chart_label *label)
{
    return label->text != NULL ? label->above + label->below : 0;
}

static bool measure(struct chart_layout *layout, struct chart_rows *rows, void *object)
{
    struct plan *plan = object;
    int value_width, value_height;
    plan->left = rows->name_width + NAME_GAP;
    plan->cell_width = (layout->width - plan->left) / (int)(plan->columns > 0 ? plan->columns : 1);
    chart_value_room(layout, &value_width, &value_height);
    bool good = lay_headings(layout, plan);
    plan->key_height = layout->size * 150 / 100;
    rows->top = plan->key_height + plan->heading_height + 3000;
    rows->mark = value_height + layout->size * 60 / 100;
    rows->foot = 1000 + label_height(&plan->list) + label_height(&plan->left_out);
    return good && value_width + 2 * CELL_GAP <= plan->cell_width;
}

/* "1 name  2 name …": what the numbers over the columns stand for. */
static void make_list(struct chart_layout *layout, struct plan *plan)
{
    struct text_buffer out;
    text_buffer_init(&out, layout->arena, 64 * 1024);
    for (size_t i = 0; i < plan->columns; i++) {
        text_buffer_add_format(&out, "%s%s\u00A0%s", i > 0 ? "; " : "", count_text(layout, i + 1),
                               layout->chart->series[i].name);
    }
    plan->list = chart_words_label(layout, out.data, 0, DOC_LEFT);
}

/* More columns than any type size has room for: the first ones, and it is said. */
static void leave_columns_out(struct chart_layout *layout, struct plan *plan, int name_share)
{
    size_t all = layout->chart->series_count;
    int room = layout->width * (100 - name_share) / 100 - NAME_GAP;
    plan->columns = all;
    if (room / (int)(all > 0 ? all : 1) >= LEAST_CELL) {
        return;
    }
    plan->columns = (size_t)(room / LEAST_CELL);
    diag_report(layout->typesetter->diag, TXT002, diag_file(layout->typesetter->document->name),
                layout->chart->label != NULL ? layout->chart->label : "",
                text_format(layout->arena, "%zu", plan->columns),
                text_format(layout->arena, "%zu", all));
    layout->size = chart_size(layout, 4);
    plan->left_out =
        chart_words_label(layout,
                          text_format(layout->arena, "แสดง %s คอลัมน์แรกจาก %s คอลัมน์ ที่เหลืออยู่ในตาราง",
                                      count_text(layout, plan->columns), count_text(layout, all)),
                          0, DOC_LEFT);
}

/* Can every heading stand over its column at a size that is well read? */
static bool needs_numbers(struct chart_layout *layout, struct plan *plan, int name_share)
{
    for (size_t attempt = 0; chart_size(layout, attempt) >= 10000; attempt++) {
        layout->size = chart_size(layout, attempt);
        plan->cell_width = (layout->width * (100 - name_share) / 100 - NAME_GAP) /
                           (int)(plan->columns > 0 ? plan->columns : 1);
        if (lay_headings(layout, plan)) {
            return false;
        }
    }
    return true;
}

/* --- marks ----------------------------------------------------------------------------------- */

/* What the tints mean: the least value, the tints, the greatest; the unit before them. */
static void add_key(struct chart_layout *layout, const struct plan *plan)
{
    const struct doc_chart *chart = layout->chart;
    if (plan->low == NULL) {
        return;
    }
    const struct number *ends[2] = {plan->low, plan->high};
    struct doc_series series = {.values = ends};
    struct chart_label low = chart_number_label(layout, chart_value_text(layout, &series, 0));
    struct chart_label high = chart_number_label(layout, chart_value_text(layout, &series, 1));
    int base_line = layout->size;
    int x = layout->width - high.width;
    chart_add_label(layout, &high, x, base_line);
    x -= KEY_GAP;
    for (size_t i = TINTS; i > 0; i--) {
        chart_add_cell(layout, x - SWATCH, base_line - layout->size * 64 / 100, x, base_line,
                       tints[i - 1]);
        x -= SWATCH;
    }
    x -= KEY_GAP + low.width;
    chart_add_label(layout, &low, x, base_line);
    if (!text_is_empty(chart->unit)) {
        struct chart_label unit = chart_words_label(layout, chart->unit, 0, DOC_LEFT);
        x -= 2 * KEY_GAP + unit.width;
        if (x >= 0 && unit.text->line_count == 1) {
            unit.above = layout->size; /* nothing stands above it */
            chart_add_label(layout, &unit, x, base_line);
        }
    }
}

static void add_cell(struct chart_layout *layout, const struct plan *plan, size_t column,
                     size_t category, int top, int bottom)
{
    const struct doc_series *series = &layout->chart->series[column];
    const struct number *value = series->values[category];
    uint32_t tint = value != NULL ? tint_of(layout, plan, value) : 0xFFFFFF;
    int left = plan->left + plan->cell_width * (int)column;
    chart_add_cell(layout, left, top, left + plan->cell_width, bottom, tint);
    layout->ink = chart_ink_on(tint);
    const char *text = chart_value_text(layout, series, category);
    struct chart_label label = chart_number_label(layout, text != NULL ? text : CHART_NO_VALUE);
    int spare = plan->cell_width - label.width;
    if (spare >= 0) {
        chart_add_label(layout, &label, left + spare / 2,
                        chart_centre_line(layout, (top + bottom) / 2));
        chart_is_cell(layout, category + 1, column + 1);
    }
    layout->ink = CANVAS_BLACK;
}

void chart_lay_heatmap(struct chart_layout *layout)
{
    struct plan plan = {0};
    struct chart_rows rows = {.name_share = layout->chart->series_count > 6 ? 25 : 38};
    plan.headings =
        arena_alloc_array(layout->arena, layout->chart->series_count + 1, sizeof *plan.headings);
    find_ends(layout, &plan);
    leave_columns_out(layout, &plan, rows.name_share);
    plan.numbered = needs_numbers(layout, &plan, rows.name_share);
    if (plan.numbered) {
        layout->size = chart_size(layout, 2);
        make_list(layout, &plan);
    }
    chart_rows_plan(layout, &rows, measure, &plan);
    add_key(layout, &plan);
    chart_rows_draw(layout, &rows);
    for (size_t i = 0; i < plan.columns; i++) {
        const struct chart_label *heading = &plan.headings[i];
        chart_add_label(layout, heading, plan.left + plan.cell_width * (int)i + CELL_GAP,
                        rows.top - 2000 - heading->below);
        if (!plan.numbered) {
            chart_is_cell(layout, 0, i + 1);
        }
        for (size_t k = 0; k < layout->shown; k++) {
            int top = chart_rows_top(&rows, k);
            add_cell(layout, &plan, i, k, top, top + rows.heights[k]);
        }
    }
    int y = chart_rows_bottom(&rows) + 1000;
    if (plan.list.text != NULL) {
        chart_add_label(layout, &plan.list, 0, y + plan.list.above);
        y += label_height(&plan.list);
    }
    if (plan.left_out.text != NULL) {
        chart_add_label(layout, &plan.left_out, 0, y + plan.left_out.above);
    }
}
