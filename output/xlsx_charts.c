/* Charts of the document → native charts. A chart whose categories are the rows of a sheet points
 * at that sheet's cells; the others get their numbers on a sheet of chart data. A heat map is a
 * colour scale over those cells; a timeline and a map of risks are tables only. */
#include "output/xlsx_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "output/xlsx_names.h"

enum { NAME_WIDTH = 48, NUMBER_WIDTH = 20, GAP_WIDTH = 3 };
#define LOWEST_CHART 240.0 /* points */
#define BAR_POINTS   15.0  /* of a lying bar, and as much between categories */

const struct doc_block *xlsx_next_block(struct xlsx_walk *walk, const struct document *document)
{
    if (!walk->started) {
        walk->started = true;
        walk->stack[0] = document->first;
        walk->depth = document->first ? 1 : 0;
        return document->first;
    }
    if (walk->depth == 0)
        return NULL;
    const struct doc_block *child = walk->stack[walk->depth - 1]->first_child;
    if (child && walk->depth < sizeof walk->stack / sizeof *walk->stack) {
        walk->stack[walk->depth++] = child;
        return child;
    }
    while (walk->depth > 0 && !walk->stack[walk->depth - 1]->next)
        walk->depth--;
    if (walk->depth == 0)
        return NULL;
    walk->stack[walk->depth - 1] = walk->stack[walk->depth - 1]->next;
    return walk->stack[walk->depth - 1];
}

static int column_of(const struct doc_table *table, const char *id)
{
    for (size_t i = 0; id && i < table->column_count; i++) {
        if (text_equal(table->columns[i].id, id))
            return (int)i;
    }
    return -1;
}

static bool rows_are_plain(const struct doc_table *table, size_t categories)
{
    size_t rows = 0;
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].kind == DOC_ROW_GROUP)
            return false;
        rows += table->rows[i].kind == DOC_ROW;
    }
    return rows == categories;
}

/* A target is a line across a line chart, from a column of its own; a bar chart has no line to draw
 * it with, and says it in its title. */
static bool draws_target(const struct doc_chart *chart)
{
    return chart->target && chart->kind == DOC_CHART_LINE;
}

static const char *target_name(const struct doc_chart *chart)
{
    return chart->target_label ? chart->target_label : "เป้าหมาย";
}

/* Excel has no such charts, and their tables say all of it. */
static bool is_table_only(const struct doc_chart *chart)
{
    return chart->kind == DOC_CHART_TIMELINE || chart->kind == DOC_CHART_MAP;
}

/* Whether the chart can point at the cells of its source table. */
static bool has_source(const struct doc_chart *chart)
{
    const struct doc_table *source = chart->source;
    if (!source || draws_target(chart) || source->no_sheet || source->plain ||
        !rows_are_plain(source, chart->category_count) ||
        column_of(source, chart->category_column) < 0)
        return false;
    for (size_t i = 0; i < chart->series_count; i++) {
        if (column_of(source, chart->series[i].column) < 0)
            return false;
    }
    return true;
}

bool xlsx_needs_chart_data(const struct document *document)
{
    struct xlsx_walk walk = {0};
    const struct doc_block *block;
    while ((block = xlsx_next_block(&walk, document))) {
        if (block->kind == DOC_CHART && !is_table_only(&block->as.chart) &&
            !has_source(&block->as.chart))
            return true;
    }
    return false;
}

static const char *chart_title(struct xlsx_book *book, const struct doc_chart *chart)
{
    const char *caption = doc_inline_text(book->arena, chart->caption);
    if (chart->label)
        caption = text_format(book->arena, "%s %s", chart->label, caption);
    if (chart->target && !draws_target(chart))
        caption = text_format(book->arena, "%s (%s)", caption, target_name(chart));
    return caption;
}

static const char *range(struct xlsx_book *book, const struct xlsx_sheet *sheet, lxw_row_t first,
                         lxw_row_t last, lxw_col_t column)
{
    return text_format(book->arena, "=%s!$%s:$%s", xlsx_quoted_name(book->arena, sheet->name),
                       xlsx_cell_name(book->arena, first, column, "$"),
                       xlsx_cell_name(book->arena, last, column, "$"));
}

static uint8_t type_of(const struct doc_chart *chart)
{
    switch (chart->kind) {
    case DOC_CHART_BAR: return LXW_CHART_COLUMN;
    case DOC_CHART_LINE: return LXW_CHART_LINE;
    case DOC_CHART_RADAR: return LXW_CHART_RADAR_WITH_MARKERS;
    case DOC_CHART_STACKED:
        return chart->percent ? LXW_CHART_BAR_STACKED_PERCENT : LXW_CHART_BAR_STACKED;
    case DOC_CHART_HBAR:
    case DOC_CHART_LEFTRIGHT:
    case DOC_CHART_HEATMAP:
    case DOC_CHART_TIMELINE:
    case DOC_CHART_MAP: break;
    }
    return LXW_CHART_BAR;
}

/* Bars that lie: first category on top, as on the page. */
static bool lies(const struct doc_chart *chart)
{
    return chart->kind == DOC_CHART_HBAR || chart->kind == DOC_CHART_STACKED ||
           chart->kind == DOC_CHART_LEFTRIGHT;
}

/* The library copies what it is given. */
static lxw_chart_font font_of(double size, bool bold)
{
    return (lxw_chart_font){.name = (char *)(uintptr_t)XLSX_FONT,
                            .size = size,
                            .bold = bold ? LXW_TRUE : LXW_EXPLICIT_FALSE};
}

static void set_fonts(lxw_chart *made)
{
    lxw_chart_font title = font_of(16, true), words = font_of(14, false);
    chart_title_set_name_font(made, &title);
    chart_axis_set_num_font(made->x_axis, &words);
    chart_axis_set_num_font(made->y_axis, &words);
    chart_axis_set_name_font(made->x_axis, &words);
    chart_axis_set_name_font(made->y_axis, &words);
    chart_legend_set_font(made, &words);
}

static lxw_chart *new_chart(struct xlsx_book *book, const struct doc_chart *chart)
{
    lxw_chart *made = workbook_add_chart(book->workbook, type_of(chart));
    if (!made)
        return NULL;
    chart_title_set_name(made, chart_title(book, chart));
    /* The library calls a bar chart's horizontal value axis its x axis. */
    lxw_chart_axis *values = lies(chart) ? made->x_axis : made->y_axis;
    if (lies(chart))
        chart_axis_set_reverse(made->y_axis);
    /* The axis of shares is Excel's own, from 0 to 100 %. */
    if (chart->minimum && !chart->percent)
        chart_axis_set_min(values, number_to_double(chart->minimum));
    if (chart->maximum && !chart->percent)
        chart_axis_set_max(values, number_to_double(chart->maximum));
    if (chart->unit && chart->kind != DOC_CHART_RADAR)
        chart_axis_set_name(values, chart->unit);
    if (chart->series_count < 2 && !draws_target(chart))
        chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    else
        chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    set_fonts(made);
    return made;
}

/* The colours of the page's charts; the target, which has no labels, is a dashed black line. */
static void colour_series(lxw_chart *chart, lxw_chart_series *series, size_t index, bool target)
{
    static const lxw_color_t colours[] = {0x1F4E79, 0xC55A11, 0x548235,
                                          0x7F7F7F, 0x9DBAD6, 0xBF9000};
    lxw_color_t colour = colours[index % (sizeof colours / sizeof colours[0])];
    lxw_chart_line line = {.color = target ? LXW_COLOR_BLACK : colour,
                           .width = target ? 1.25F : 2.25F};
    lxw_chart_fill fill = {.color = colour};
    if (target)
        line.dash_type = LXW_CHART_LINE_DASH_DASH;
    if (chart->type == LXW_CHART_LINE || chart->type == LXW_CHART_RADAR_WITH_MARKERS)
        chart_series_set_line(series, &line);
    else
        chart_series_set_fill(series, &fill);
    if (chart->type != LXW_CHART_LINE && chart->type != LXW_CHART_RADAR_WITH_MARKERS)
        return;
    chart_series_set_marker_type(series, target ? LXW_CHART_MARKER_NONE : LXW_CHART_MARKER_CIRCLE);
    chart_series_set_marker_fill(series, &fill);
}

static void add_series(struct xlsx_book *book, lxw_chart *chart, const char *name,
                       const char *categories, const char *values, size_t index, bool target)
{
    lxw_chart_series *series = chart_add_series(chart, categories, values);
    lxw_chart_font font = font_of(12, false);
    if (!series) {
        xlsx_ok(book, LXW_ERROR_MEMORY_MALLOC_FAILED, "chart");
        return;
    }
    chart_series_set_name(series, name);
    if (!target) {
        chart_series_set_labels(series);
        chart_series_set_labels_font(series, &font);
        if (chart->type == LXW_CHART_LINE)
            chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
    }
    colour_series(chart, series, index, target);
}

static void insert(struct xlsx_book *book, const struct xlsx_sheet *sheet, lxw_row_t row,
                   lxw_col_t column, lxw_chart *made, double points)
{
    /* The library sizes charts as parts of 480 × 288 pixels. */
    /* A little below its row, so that its frame is not on the page before. */
    lxw_chart_options options = {
        .x_scale = XLSX_CHART_PIXELS / 480.0, .y_scale = points / 0.75 / 288.0, .y_offset = 4};
    xlsx_ok(book, worksheet_insert_chart_opt(sheet->worksheet, row, column, made, &options),
            sheet->name);
}

/* How high a chart is: no higher than a printed page. */
static double height_of(const struct doc_chart *chart, double room)
{
    size_t bars = chart->kind == DOC_CHART_STACKED ? 1 : chart->series_count;
    double height = lies(chart)
                        ? ((double)chart->category_count * (double)(1 + bars) + 6) * BAR_POINTS
                        : LOWEST_CHART;
    height = height < LOWEST_CHART ? LOWEST_CHART : height;
    return height < room ? height : room;
}

/* Rows of one line that a chart covers, and one more. */
static lxw_row_t rows_under(double height)
{
    return (lxw_row_t)(height / XLSX_LINE_POINTS) + 2;
}

/* --- heat maps -------------------------------------------------------------------------------- */

/* One scale over cells that need not stand side by side: "B3:B8 D3:D8". */
static void colour_cells(struct xlsx_book *book, const struct xlsx_sheet *sheet,
                         const struct doc_chart *chart, lxw_row_t first, const int *columns)
{
    lxw_row_t last = first + (lxw_row_t)chart->category_count - 1;
    struct text_buffer ranges;
    lxw_conditional_format scale = {
        .type = LXW_CONDITIONAL_3_COLOR_SCALE,
        .min_color = 0xF7F9FC,
        .mid_color = 0xBFD3E6,
        .max_color = 0x6F9AC6, /* black digits are still read on it */
    };
    if (chart->category_count == 0 || chart->series_count == 0)
        return;
    text_buffer_init(&ranges, book->arena, 64 * 1024);
    for (size_t i = 0; i < chart->series_count; i++)
        text_buffer_add_format(&ranges, "%s%s:%s", i ? " " : "",
                               xlsx_cell_name(book->arena, first, (lxw_col_t)columns[i], ""),
                               xlsx_cell_name(book->arena, last, (lxw_col_t)columns[i], ""));
    scale.multi_range = ranges.data;
    xlsx_ok(book,
            worksheet_conditional_format_range(sheet->worksheet, first, (lxw_col_t)columns[0], last,
                                               (lxw_col_t)columns[0], &scale),
            sheet->name);
}

static void colour_source(struct xlsx_book *book, const struct xlsx_sheet *sheet,
                          const struct doc_chart *chart)
{
    int *columns = arena_alloc_array(book->arena, chart->series_count + 1, sizeof *columns);
    for (size_t i = 0; i < chart->series_count; i++)
        columns[i] = column_of(chart->source, chart->series[i].column);
    colour_cells(book, sheet, chart, sheet->area.first_row, columns);
}

static void colour_data(struct xlsx_book *book, const struct xlsx_sheet *sheet,
                        const struct doc_chart *chart, lxw_row_t first)
{
    int *columns = arena_alloc_array(book->arena, chart->series_count + 1, sizeof *columns);
    for (size_t i = 0; i < chart->series_count; i++)
        columns[i] = (int)i + 1;
    colour_cells(book, sheet, chart, first, columns);
}

/* --- charts ----------------------------------------------------------------------------------- */

static void chart_on_source(struct xlsx_book *book, const struct xlsx_sheet *sheet,
                            const struct doc_chart *chart, lxw_row_t row, double height)
{
    const struct doc_table *table = chart->source;
    lxw_chart *made = new_chart(book, chart);
    if (!made)
        return;
    lxw_row_t last = sheet->area.first_row + (lxw_row_t)chart->category_count - 1;
    const char *categories = range(book, sheet, sheet->area.first_row, last,
                                   (lxw_col_t)column_of(table, chart->category_column));
    for (size_t i = 0; i < chart->series_count; i++)
        add_series(book, made, chart->series[i].name, categories,
                   range(book, sheet, sheet->area.first_row, last,
                         (lxw_col_t)column_of(table, chart->series[i].column)),
                   i, false);
    insert(book, sheet, row, 0, made, height);
}

static double write_data_row(struct xlsx_book *book, struct xlsx_sheet *sheet,
                             const struct doc_chart *chart, size_t category, lxw_row_t row)
{
    lxw_format *text = xlsx_format(
        book, (struct xlsx_format_key){.kind = XLSX_BODY, .align = DOC_LEFT, .decimals = -2});
    lxw_format *general =
        xlsx_format(book, (struct xlsx_format_key){
                              .kind = XLSX_BODY, .align = DOC_RIGHT, .decimals = chart->decimals});
    lxw_col_t column = 0;
    double height = xlsx_set_lines(book, sheet, row,
                                   xlsx_wrapped_lines(chart->categories[category], NAME_WIDTH));
    xlsx_ok(
        book,
        worksheet_write_string(sheet->worksheet, row, column++, chart->categories[category], text),
        sheet->name);
    for (size_t i = 0; i < chart->series_count; i++, column++) {
        const struct number *value = chart->series[i].values[category];
        if (value)
            xlsx_ok(book,
                    worksheet_write_number(sheet->worksheet, row, column, number_to_double(value),
                                           general),
                    sheet->name);
    }
    if (draws_target(chart))
        xlsx_ok(book,
                worksheet_write_number(sheet->worksheet, row, column,
                                       number_to_double(chart->target), general),
                sheet->name);
    return height;
}

/* The columns of a chart's numbers: a name, the series, the target. */
static lxw_col_t data_columns(const struct doc_chart *chart)
{
    return (lxw_col_t)(1 + chart->series_count + (draws_target(chart) ? 1 : 0));
}

static const char *data_heading(const struct doc_chart *chart, lxw_col_t column)
{
    if (column == 0)
        return "รายการ";
    return column <= chart->series_count ? chart->series[column - 1].name : target_name(chart);
}

/* Two rows: the caption over all columns, wrapped, and their headings. Gives their height. */
static double write_data_headings(struct xlsx_book *book, struct xlsx_sheet *sheet,
                                  const struct doc_chart *chart, lxw_row_t row)
{
    lxw_format *caption = xlsx_format(book, (struct xlsx_format_key){.kind = XLSX_CAPTION});
    lxw_format *heading = xlsx_format(
        book, (struct xlsx_format_key){.kind = XLSX_HEADING, .align = DOC_CENTRE, .decimals = -2});
    const char *title = chart_title(book, chart);
    lxw_col_t columns = data_columns(chart);
    double lines = xlsx_wrapped_lines(title, NAME_WIDTH + NUMBER_WIDTH * (columns - 1)) * 1.125;
    double height = xlsx_set_lines(book, sheet, row, lines);
    if (columns > 1)
        xlsx_ok(book,
                worksheet_merge_range(sheet->worksheet, row, 0, row, columns - 1, title, caption),
                sheet->name);
    lines = 1;
    for (lxw_col_t column = 0; column < columns; column++) {
        double own = xlsx_wrapped_lines(data_heading(chart, column), NUMBER_WIDTH);
        lines = own > lines ? own : lines;
        xlsx_ok(book,
                worksheet_write_string(sheet->worksheet, row + 1, column,
                                       data_heading(chart, column), heading),
                sheet->name);
    }
    return height + xlsx_set_lines(book, sheet, row + 1, lines);
}

/* Charts stand below each other, beside the widest data. */
static lxw_col_t chart_column(const struct document *document)
{
    struct xlsx_walk walk = {0};
    const struct doc_block *block;
    lxw_col_t most = 1;
    while ((block = xlsx_next_block(&walk, document))) {
        const struct doc_chart *chart = &block->as.chart;
        if (block->kind == DOC_CHART && !is_table_only(chart) && !has_source(chart) &&
            data_columns(chart) > most)
            most = data_columns(chart);
    }
    return (lxw_col_t)(most + 1);
}

static void add_data_series(struct xlsx_book *book, const struct xlsx_sheet *sheet,
                            const struct doc_chart *chart, lxw_row_t first, lxw_chart *made)
{
    lxw_row_t last = first + (lxw_row_t)chart->category_count - 1;
    const char *categories = range(book, sheet, first, last, 0);
    for (lxw_col_t column = 1; column < data_columns(chart); column++)
        add_series(book, made, data_heading(chart, column), categories,
                   range(book, sheet, first, last, column), column - 1u,
                   column > chart->series_count);
}

/* The chart's numbers from `row` on, the chart beside them at `at`; the row where the next may
 * begin. */
static lxw_row_t chart_with_data(struct xlsx_book *book, struct xlsx_sheet *sheet,
                                 const struct doc_chart *chart, lxw_row_t row, lxw_col_t at)
{
    lxw_row_t first = row + 2, used = (lxw_row_t)chart->category_count + 3;
    bool coloured = chart->kind == DOC_CHART_HEATMAP;
    lxw_chart *made = chart->category_count && !coloured ? new_chart(book, chart) : NULL;
    double height = made ? height_of(chart, xlsx_pages_room(&sheet->pages)) : 0;
    if (coloured)
        colour_data(book, sheet, chart, first);
    if (made) {
        add_data_series(book, sheet, chart, first, made);
        insert(book, sheet, row, at, made, height);
    }
    double data = write_data_headings(book, sheet, chart, row);
    for (size_t i = 0; i < chart->category_count; i++)
        data += write_data_row(book, sheet, chart, i, first + (lxw_row_t)i);
    if (made && rows_under(height) > used) {
        used = rows_under(height);
    }
    /* With the empty line below, which may stand past the page's end. */
    xlsx_pages_add_whole(book, &sheet->pages, row, data > height ? data : height);
    sheet->pages.used += XLSX_LINE_POINTS;
    return row + used;
}

void xlsx_insert_charts_of(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row)
{
    struct xlsx_walk walk = {0};
    const struct doc_block *block;
    while ((block = xlsx_next_block(&walk, book->document))) {
        const struct doc_chart *chart = &block->as.chart;
        if (block->kind != DOC_CHART || chart->source != sheet->table || is_table_only(chart) ||
            !has_source(chart))
            continue;
        if (chart->kind == DOC_CHART_HEATMAP) {
            colour_source(book, sheet, chart);
            continue;
        }
        double height = height_of(chart, xlsx_pages_room(&sheet->pages));
        xlsx_pages_add_row(&sheet->pages, XLSX_LINE_POINTS, false);
        xlsx_pages_add_whole(book, &sheet->pages, row, height);
        chart_on_source(book, sheet, chart, row, height);
        row += rows_under(height);
    }
    xlsx_pages_end(book, &sheet->pages, sheet->worksheet);
}

void xlsx_write_chart_data(struct xlsx_book *book, struct xlsx_sheet *sheet)
{
    struct xlsx_walk walk = {0};
    const struct doc_block *block;
    lxw_row_t row = 0;
    lxw_col_t at = chart_column(book->document);
    double width = xlsx_column_points(NAME_WIDTH) + xlsx_column_points(GAP_WIDTH) +
                   (at - 2) * xlsx_column_points(NUMBER_WIDTH) + XLSX_CHART_POINTS;
    lxw_worksheet *worksheet = sheet->worksheet;
    xlsx_ok(book, worksheet_set_column(worksheet, 0, 0, NAME_WIDTH, NULL), sheet->name);
    if (at > 2)
        xlsx_ok(book, worksheet_set_column(worksheet, 1, at - 2, NUMBER_WIDTH, NULL), sheet->name);
    xlsx_ok(book, worksheet_set_column(worksheet, at - 1, at - 1, GAP_WIDTH, NULL), sheet->name);
    xlsx_set_up_print(worksheet, true);
    xlsx_pages_begin(&sheet->pages, true, width);
    while ((block = xlsx_next_block(&walk, book->document))) {
        if (block->kind == DOC_CHART && !is_table_only(&block->as.chart) &&
            !has_source(&block->as.chart))
            row = chart_with_data(book, sheet, &block->as.chart, row, at);
    }
    xlsx_pages_end(book, &sheet->pages, worksheet);
}
