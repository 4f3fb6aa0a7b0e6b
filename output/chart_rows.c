/* The frame of charts of which each category is a row. Knows nothing of what stands in the rows. */
#include "output/chart_rows.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/* --- planning -------------------------------------------------------------------------------- */

static void lay_names(struct chart_layout *layout, struct chart_rows *rows)
{
    const struct doc_chart *chart = layout->chart;
    bool small = layout->size <= 11000 && rows->small_share > 0;
    int limit = layout->width * (small ? rows->small_share : rows->name_share) / 100;
    bool wrapped = false;
    rows->name_width = 0;
    for (size_t i = 0; i < layout->shown; i++) {
        rows->names[i] = chart_words_label(layout, chart->categories[i], limit, DOC_LEFT);
        wrapped = wrapped || rows->names[i].text->line_count > 1;
        if (rows->names[i].width > rows->name_width) {
            rows->name_width = rows->names[i].width;
        }
    }
    /* Short names stand against the marks; wrapped ones are read from the left. */
    for (size_t i = 0; i < layout->shown && !wrapped; i++) {
        rows->names[i] =
            chart_words_label(layout, chart->categories[i], rows->name_width, DOC_RIGHT);
    }
}

static bool plan_heights(struct chart_layout *layout, struct chart_rows *rows,
                         chart_rows_measure *measure, void *plan)
{
    for (size_t i = 0; i < layout->shown; i++) {
        rows->heights[i] = rows->names[i].above + rows->names[i].below;
    }
    bool good = measure(layout, rows, plan);
    rows->rows_height = 0;
    for (size_t i = 0; i < layout->shown; i++) {
        int height = rows->heights[i] > rows->mark ? rows->heights[i] : rows->mark;
        rows->heights[i] = height + rows->gap;
        rows->rows_height += rows->heights[i];
    }
    return good;
}

static int note_height(const struct chart_rows *rows)
{
    return rows->note.text != NULL ? rows->note.above + rows->note.below : 0;
}

static int plan_height(const struct chart_rows *rows)
{
    return rows->top + rows->rows_height + rows->foot + note_height(rows);
}

/* Even the smallest type does not hold all rows: the first that fit are shown, and it is said. */
static void leave_rows_out(struct chart_layout *layout, struct chart_rows *rows,
                           chart_rows_measure *measure, void *plan)
{
    struct arena *arena = layout->arena;
    size_t all = layout->shown, shown = 0;
    int room = layout->max_height - rows->top - rows->foot - 2 * layout->size;
    for (int used = 0; shown < all && used + rows->heights[shown] <= room; shown++) {
        used += rows->heights[shown];
    }
    layout->shown = shown > 0 || all == 0 ? shown : 1;
    if (layout->shown < all) {
        const char *count = text_format(arena, "%zu", layout->shown);
        const char *total = text_format(arena, "%zu", all);
        diag_report(layout->typesetter->diag, TXT002, diag_file(layout->typesetter->document->name),
                    layout->chart->label != NULL ? layout->chart->label : "", count, total);
        const char *note =
            text_format(arena, "แสดง %s รายการแรกจาก %s รายการ ที่เหลืออยู่ในตาราง", count, total);
        note = layout->chart->thai_digits ? text_thai_digits(arena, note) : note;
        rows->note = chart_words_label(layout, note, 0, DOC_LEFT);
    }
    plan_heights(layout, rows, measure, plan);
}

void chart_rows_plan(struct chart_layout *layout, struct chart_rows *rows,
                     chart_rows_measure *measure, void *plan)
{
    rows->names = arena_alloc_array(layout->arena, layout->shown + 1, sizeof *rows->names);
    rows->heights = arena_alloc_array(layout->arena, layout->shown + 1, sizeof *rows->heights);
    for (size_t attempt = 0; chart_size(layout, attempt) != 0; attempt++) {
        layout->size = chart_size(layout, attempt);
        lay_names(layout, rows);
        /* Rows draw together before the type becomes smaller. */
        for (int tenths = 2; tenths >= 0; tenths--) {
            rows->gap = layout->size * tenths / 10;
            if (plan_heights(layout, rows, measure, plan) &&
                plan_height(rows) <= layout->max_height) {
                return;
            }
        }
    }
    leave_rows_out(layout, rows, measure, plan);
}

/* --- places ---------------------------------------------------------------------------------- */

int chart_rows_top(const struct chart_rows *rows, size_t index)
{
    int top = rows->top;
    for (size_t i = 0; i < index; i++) {
        top += rows->heights[i];
    }
    return top;
}

int chart_rows_middle(const struct chart_rows *rows, size_t index)
{
    return chart_rows_top(rows, index) + rows->heights[index] / 2;
}

int chart_rows_bottom(const struct chart_rows *rows)
{
    return rows->top + rows->rows_height;
}

void chart_rows_centre(struct chart_layout *layout, const struct chart_label *label, int x,
                       int middle)
{
    int lines = (int)(label->text->line_count - 1) * label->text->line_height;
    chart_add_label(layout, label, x, chart_centre_line(layout, middle) - lines / 2);
}

void chart_rows_draw(struct chart_layout *layout, const struct chart_rows *rows)
{
    for (size_t i = 0; i < layout->shown; i++) {
        chart_rows_centre(layout, &rows->names[i], 0, chart_rows_middle(rows, i));
        chart_is_cell(layout, i + 1, 0);
    }
    if (rows->note.text != NULL) {
        chart_add_label(layout, &rows->note, 0,
                        chart_rows_bottom(rows) + rows->foot + rows->note.above);
    }
    layout->height = plan_height(rows);
}
