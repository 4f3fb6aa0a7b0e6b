/* Sheets of data: which ones the formulas of the tables name, and their rows, each number as it is.
 * Rows are written in ascending order, for constant memory (X11). */
#include <string.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/text.h"
#include "output/xlsx_book.h"

enum { NUMBER_WIDTH = 18, GROUP_WIDTH = 50 };

static bool formula_names(const char *formula, const char *mark)
{
    return formula != NULL && strstr(formula, mark) != NULL;
}

static bool table_names(const struct doc_table *table, const char *mark)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (formula_names(table->columns[i].formula, mark))
            return true;
        for (size_t r = 0; r < table->row_count; r++) {
            if (formula_names(table->rows[r].cells[i].formula, mark))
                return true;
        }
    }
    return false;
}

bool xlsx_names_data(struct xlsx_book *book, const struct data_sheet *data)
{
    const char *mark = text_format(book->arena, "{%s!", data->name);
    for (size_t i = 0; i < book->sheet_count; i++) {
        if (book->sheets[i].table && table_names(book->sheets[i].table, mark))
            return true;
    }
    return false;
}

/* Headings over the columns, which stay in sight and on every page. */
static void write_headings(struct xlsx_book *book, const struct xlsx_sheet *sheet, lxw_col_t first)
{
    const struct data_sheet *data = sheet->data;
    lxw_worksheet *worksheet = sheet->worksheet;
    lxw_col_t last = (lxw_col_t)(first + data->column_count - 1);
    lxw_row_t last_row = (lxw_row_t)data_rows_count(data->rows);
    lxw_format *format = xlsx_format(
        book, (struct xlsx_format_key){.kind = XLSX_HEADING, .align = DOC_CENTRE, .decimals = -2});
    double lines = 1;
    /* One column after the other: of widths that overlap the first would hold. */
    for (lxw_col_t at = 0; at <= last; at++) {
        double width = at == 1 && first > 0 ? GROUP_WIDTH : NUMBER_WIDTH;
        xlsx_ok(book, worksheet_set_column(worksheet, at, at, width, NULL), sheet->name);
    }
    worksheet_freeze_panes(worksheet, XLSX_DATA_FIRST_ROW, first);
    xlsx_ok(book, worksheet_repeat_rows(worksheet, 0, XLSX_DATA_FIRST_ROW - 1), sheet->name);
    xlsx_ok(book, worksheet_autofilter(worksheet, 0, 0, last_row, last), sheet->name);
    for (size_t i = 0; i < data->column_count; i++) {
        double own = xlsx_wrapped_lines(data->headings[i], NUMBER_WIDTH);
        lines = own > lines ? own : lines;
    }
    xlsx_set_lines(book, sheet, 0, lines + 1);
    if (first > 0) {
        xlsx_ok(book, worksheet_write_string(worksheet, 0, 0, data->number_heading, format),
                sheet->name);
        xlsx_ok(book, worksheet_write_string(worksheet, 0, 1, data->group_heading, format),
                sheet->name);
    }
    for (size_t i = 0; i < data->column_count; i++)
        xlsx_ok(
            book,
            worksheet_write_string(worksheet, 0, (lxw_col_t)(first + i), data->headings[i], format),
            sheet->name);
}

void xlsx_write_data(struct xlsx_book *book, struct xlsx_sheet *sheet)
{
    const struct data_sheet *data = sheet->data;
    lxw_col_t first = xlsx_data_first_column(data);
    lxw_format *number = xlsx_format(
        book, (struct xlsx_format_key){.kind = XLSX_BODY, .align = DOC_RIGHT, .decimals = 0});
    lxw_format *word =
        xlsx_format(book, (struct xlsx_format_key){.kind = XLSX_BODY, .decimals = -2});
    size_t count = data_rows_count(data->rows);
    xlsx_set_up_print(sheet->worksheet, true);
    write_headings(book, sheet, first);
    for (size_t i = 0; i < count && book->error == LXW_NO_ERROR; i++) {
        lxw_row_t row = (lxw_row_t)(XLSX_DATA_FIRST_ROW + i);
        size_t group;
        const uint8_t *values = data_rows_at(data->rows, i, &group);
        if (first > 0) {
            group = data->group_of[group];
            xlsx_ok(book, worksheet_write_number(sheet->worksheet, row, 0, (double)group, number),
                    sheet->name);
            xlsx_ok(book,
                    worksheet_write_string(sheet->worksheet, row, 1, data->groups[group - 1], word),
                    sheet->name);
        }
        for (size_t k = 0; k < data->column_count; k++) {
            if (values[k] > 0)
                xlsx_ok(book,
                        worksheet_write_number(sheet->worksheet, row, (lxw_col_t)(first + k),
                                               values[k], number),
                        sheet->name);
        }
    }
}
