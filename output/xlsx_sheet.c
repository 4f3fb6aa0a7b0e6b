/* One table of the document → one sheet: caption, headings, rows with live formulas, notes, and the
 * print set-up. Rows are written in ascending order, for constant memory (X11). */
#include "output/xlsx_book.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

enum { NARROWEST = 8, WIDEST = 70, WRAPPED = 34, CAPTION_ROWS = 1 };
#define SMALLEST_SCALE                                                                             \
    0.62                   /* at which a sheet is printed before its long texts are wrapped more   \
                            */
#define CAPTION_SIZE 1.125 /* of the type, against the body's */
#define BOLD         0.85  /* of a column is what bold words have of it */
#define LONG_HEADING 14    /* letters; a longer one may wrap to two lines */

static bool has_groups(const struct doc_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].group)
            return true;
    }
    return false;
}

static const char *sheet_text(struct xlsx_book *book, const struct doc_cell *cell)
{
    return cell->sheet_text ? cell->sheet_text : doc_inline_text(book->arena, cell->text);
}

/* Columns that Thai text takes on the screen: marks above and below take none. */
static size_t screen_width(const char *text)
{
    size_t width = 0, widest = 0;
    for (const char *cursor = text; *cursor;) {
        uint32_t c = text_next(&cursor);
        if (c == '\n')
            width = 0;
        else if (!(c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || (c >= 0x0E47 && c <= 0x0E4E)))
            width++;
        if (width > widest)
            widest = width;
    }
    return widest;
}

/* What a heading needs: line ends of its own are kept, a long line may become two. */
static size_t heading_width(const char *heading)
{
    size_t width = screen_width(heading);
    return strchr(heading, '\n') || width <= LONG_HEADING ? width : (width + 1) / 2 + 2;
}

static double column_width(struct xlsx_book *book, const struct doc_table *table, size_t index)
{
    size_t width = table->plain ? 0 : heading_width(table->columns[index].heading);
    for (size_t r = 0; r < table->row_count; r++) {
        const struct doc_row *row = &table->rows[r];
        if (row->kind == DOC_ROW_GROUP || row->cells[index].span > 1)
            continue;
        size_t own = screen_width(sheet_text(book, &row->cells[index]));
        width = own > width ? own : width;
    }
    /* The unit is a digit of 11 pt; our type is 16 pt and its stand-ins are wider still. */
    double units = 1.3 * (double)width + 2;
    return units < NARROWEST ? NARROWEST : units > WIDEST ? WIDEST : units;
}

static double points_of(const double *widths, size_t count, double widest)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += xlsx_column_points(widths[i] < widest ? widths[i] : widest);
    return sum;
}

/* The columns' widths, in characters; the array lives in the arena. Long texts are wrapped as far
 * as a legible print needs it. */
static double *set_widths(struct xlsx_book *book, struct xlsx_sheet *sheet)
{
    const struct doc_table *table = sheet->table;
    double *widths = arena_alloc_array(book->arena, table->column_count, sizeof *widths);
    double most = xlsx_landscape_width(SMALLEST_SCALE), widest = WIDEST;
    for (size_t i = 0; i < table->column_count; i++)
        widths[i] = column_width(book, table, i);
    while (widest > WRAPPED && points_of(widths, table->column_count, widest) > most)
        widest--;
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = widths[i] < widest ? widths[i] : widest;
        xlsx_ok(book,
                worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL),
                sheet->name);
    }
    return widths;
}

/* Lines that a text takes in a cell of `width` characters, wrapped between words. */
double xlsx_wrapped_lines(const char *text, double width)
{
    double lines = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        char line[512];
        size_t kept = length < sizeof line - 1 ? length : sizeof line - 1;
        memcpy(line, text, kept);
        line[kept] = '\0';
        /* As in set_widths(), and words do not fill a line to its end. */
        double needed =
            1.3 * (double)screen_width(line) * (double)length / (double)(kept ? kept : 1);
        lines += needed <= width ? 1 : ceil(needed / width);
        text += length + (text[length] == '\n');
    }
    return lines < 1 ? 1 : lines;
}

double xlsx_set_lines(struct xlsx_book *book, const struct xlsx_sheet *sheet, lxw_row_t row,
                      double lines)
{
    double height = lines * XLSX_LINE_POINTS > 400 ? 400 : lines * XLSX_LINE_POINTS;
    xlsx_ok(book, worksheet_set_row(sheet->worksheet, row, height, NULL), sheet->name);
    return height;
}

static void set_row_height(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                           const struct doc_row *from, const double *widths)
{
    double lines = 1;
    for (size_t i = 0; i < sheet->table->column_count && from->kind != DOC_ROW_GROUP; i++) {
        if (from->cells[i].span > 1)
            continue;
        double own = xlsx_wrapped_lines(sheet_text(book, &from->cells[i]), widths[i]);
        lines = own > lines ? own : lines;
    }
    xlsx_pages_add_row(&sheet->pages, xlsx_set_lines(book, sheet, row, lines), false);
}

static void write_text(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                       lxw_col_t column, const char *text, lxw_format *format)
{
    lxw_error error = *text ? worksheet_write_string(sheet->worksheet, row, column, text, format)
                            : worksheet_write_blank(sheet->worksheet, row, column, format);
    xlsx_ok(book, error, sheet->name);
}

/* A text over all columns of the table, wrapped: caption or note. `size` is its type's, against the
 * body's. */
static void write_spanning(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                           const char *text, const double *widths, enum xlsx_format_kind kind,
                           double size)
{
    lxw_format *format = xlsx_format(book, (struct xlsx_format_key){.kind = kind});
    size_t count = sheet->table->column_count;
    double width = 0;
    for (size_t i = 0; i < count; i++)
        width += widths[i];
    double lines = xlsx_wrapped_lines(text, width / size) * size;
    xlsx_pages_add_row(&sheet->pages, xlsx_set_lines(book, sheet, row, lines), false);
    if (count > 1)
        xlsx_ok(book,
                worksheet_merge_range(sheet->worksheet, row, 0, row, (lxw_col_t)(count - 1), text,
                                      format),
                sheet->name);
    else
        write_text(book, sheet, row, 0, text, format);
}

static const char *caption_of(struct xlsx_book *book, const struct doc_table *table)
{
    const char *caption = doc_inline_text(book->arena, table->caption);
    if (!table->label)
        return caption;
    return text_format(book->arena, "%s %s", table->label, caption);
}

/* The spanning headings: neighbours of the same group under one merged cell. */
static void write_group_headings(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row)
{
    const struct doc_table *table = sheet->table;
    lxw_format *format = xlsx_format(
        book, (struct xlsx_format_key){XLSX_HEADING, DOC_CENTRE, -2, false, false, false});
    for (size_t i = 0; i < table->column_count;) {
        const char *group = table->columns[i].group;
        size_t end = i + 1;
        while (group && end < table->column_count && table->columns[end].group &&
               text_equal(group, table->columns[end].group))
            end++;
        if (end - i > 1)
            xlsx_ok(book,
                    worksheet_merge_range(sheet->worksheet, row, (lxw_col_t)i, row,
                                          (lxw_col_t)(end - 1), group, format),
                    sheet->name);
        else
            write_text(book, sheet, row, (lxw_col_t)i, group ? group : "", format);
        i = end;
    }
}

static lxw_row_t write_headings(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                                const double *widths)
{
    double lines = 1;
    const struct doc_table *table = sheet->table;
    lxw_format *format = xlsx_format(
        book, (struct xlsx_format_key){XLSX_HEADING, DOC_CENTRE, -2, false, false, false});
    if (table->plain)
        return row;
    if (has_groups(table)) {
        xlsx_pages_add_row(&sheet->pages, xlsx_set_lines(book, sheet, row, 2), true);
        write_group_headings(book, sheet, row++);
    }
    for (size_t i = 0; i < table->column_count; i++) {
        double own = xlsx_wrapped_lines(table->columns[i].heading, widths[i] * BOLD);
        lines = own > lines ? own : lines;
    }
    xlsx_pages_add_row(&sheet->pages, xlsx_set_lines(book, sheet, row, lines), true);
    for (size_t i = 0; i < table->column_count; i++)
        write_text(book, sheet, row, (lxw_col_t)i, table->columns[i].heading, format);
    return row + 1;
}

/* What names rows ahead of their being written: the library refuses it afterwards (X11). */
static void set_up_headings(struct xlsx_book *book, struct xlsx_sheet *sheet)
{
    const struct doc_table *table = sheet->table;
    lxw_row_t first = sheet->area.first_row;
    if (table->plain)
        return;
    worksheet_freeze_panes(sheet->worksheet, first, 0);
    xlsx_ok(book, worksheet_repeat_rows(sheet->worksheet, CAPTION_ROWS, first - 1), sheet->name);
    if (sheet->area.last_row > first)
        xlsx_ok(book,
                worksheet_autofilter(sheet->worksheet, first - 1, 0, sheet->area.last_row,
                                     (lxw_col_t)(table->column_count - 1)),
                sheet->name);
}

/* The places of a number as it is printed, for columns whose places differ from row to row. */
static int printed_decimals(struct xlsx_book *book, const struct doc_cell *cell)
{
    const char *text = sheet_text(book, cell);
    const char *point = strchr(text, '.');
    int decimals = 0;
    for (const char *c = point ? point + 1 : ""; *c; c++)
        decimals += (*c & 0xC0) != 0x80; /* Thai digits take three bytes */
    return decimals;
}

static struct xlsx_format_key cell_key(struct xlsx_book *book, const struct doc_column *column,
                                       const struct doc_cell *cell, enum doc_row_kind kind)
{
    struct xlsx_format_key key = {.kind = XLSX_BODY, .align = column->align, .decimals = -2};
    if (kind == DOC_ROW_TOTAL)
        key.kind = XLSX_TOTAL;
    if (kind == DOC_ROW_GROUP) {
        key.kind = XLSX_GROUP;
        key.align = DOC_LEFT;
    }
    key.strong = cell->strong;
    if (cell->number) {
        key.decimals = column->decimals < 0 ? printed_decimals(book, cell) : column->decimals;
        key.grouped = column->grouped;
        if (key.align == DOC_ALIGN_DEFAULT)
            key.align = DOC_RIGHT;
    } else if (cell->date.year != 0) {
        key.date = true;
    }
    return key;
}

/* A number with its formula when all that it is made of is on the sheet; NaN and infinity never
 * reach the file (X1). */
static void write_number(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                         lxw_col_t at, const struct doc_cell *cell, lxw_format *format)
{
    const struct doc_column *column = &sheet->table->columns[at];
    double value = number_to_double(cell->number);
    const char *wanted = cell->formula ? cell->formula : column->formula;
    const char *formula = wanted && *wanted
                              ? xlsx_formula(book->arena, wanted, sheet->table, &sheet->area, row)
                              : NULL;
    if (!isfinite(value))
        write_text(book, sheet, row, at, "–", format);
    else if (formula)
        xlsx_ok(book,
                worksheet_write_formula_num(sheet->worksheet, row, at, formula, format, value),
                sheet->name);
    else
        xlsx_ok(book, worksheet_write_number(sheet->worksheet, row, at, value, format),
                sheet->name);
}

static void write_cell(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                       lxw_col_t at, const struct doc_row *from)
{
    const struct doc_cell *cell = &from->cells[at];
    lxw_format *format =
        xlsx_format(book, cell_key(book, &sheet->table->columns[at], cell, from->kind));
    if (cell->number) {
        write_number(book, sheet, row, at, cell, format);
    } else if (cell->date.year != 0) {
        lxw_datetime date = {cell->date.year, cell->date.month, cell->date.day, 0, 0, 0};
        xlsx_ok(book, worksheet_write_datetime(sheet->worksheet, row, at, &date, format),
                sheet->name);
    } else {
        write_text(book, sheet, row, at, sheet_text(book, cell), format);
    }
}

static void write_row(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row,
                      const struct doc_row *from)
{
    size_t columns = sheet->table->column_count;
    for (size_t i = 0; i < columns;) {
        size_t span = from->cells[i].span > 1 ? from->cells[i].span : 1;
        if (from->kind == DOC_ROW_GROUP && i == 0)
            span = columns;
        if (i + span > columns)
            span = columns - i;
        if (span > 1) {
            lxw_format *format = xlsx_format(
                book, cell_key(book, &sheet->table->columns[i], &from->cells[i], from->kind));
            xlsx_ok(book,
                    worksheet_merge_range(sheet->worksheet, row, (lxw_col_t)i, row,
                                          (lxw_col_t)(i + span - 1),
                                          sheet_text(book, &from->cells[i]), format),
                    sheet->name);
        } else {
            write_cell(book, sheet, row, (lxw_col_t)i, from);
        }
        i += span;
    }
}

static size_t rows_of_data(const struct doc_table *table)
{
    size_t count = table->row_count;
    while (count > 0 && table->rows[count - 1].kind == DOC_ROW_TOTAL)
        count--;
    return count;
}

static struct xlsx_area area_of(const struct xlsx_book *book, const struct doc_table *table)
{
    lxw_row_t first = CAPTION_ROWS;
    size_t data = rows_of_data(table);
    if (!table->plain)
        first += has_groups(table) ? 2 : 1;
    return (struct xlsx_area){first, first + (lxw_row_t)(data ? data - 1 : 0), 0, book->data,
                              book->data_count};
}

void xlsx_write_table(struct xlsx_book *book, struct xlsx_sheet *sheet)
{
    const struct doc_table *table = sheet->table;
    sheet->area = area_of(book, table);
    const double *widths = set_widths(book, sheet);
    double width = points_of(widths, table->column_count, WIDEST);
    bool landscape = xlsx_prints_landscape(width);
    xlsx_set_up_print(sheet->worksheet, landscape);
    xlsx_pages_begin(&sheet->pages, landscape,
                     width > XLSX_CHART_POINTS ? width : XLSX_CHART_POINTS);
    set_up_headings(book, sheet);
    write_spanning(book, sheet, 0, caption_of(book, table), widths, XLSX_CAPTION, CAPTION_SIZE);
    lxw_row_t row = write_headings(book, sheet, CAPTION_ROWS, widths);
    for (size_t i = 0; i < table->row_count; i++) {
        set_row_height(book, sheet, row, &table->rows[i], widths);
        write_row(book, sheet, row++, &table->rows[i]);
    }
    for (size_t i = 0; i < table->note_count; i++)
        write_spanning(book, sheet, row++, doc_inline_text(book->arena, table->notes[i]), widths,
                       XLSX_NOTE, 1);
    xlsx_insert_charts_of(book, sheet, row + 1);
}
