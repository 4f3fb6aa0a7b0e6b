/* calendar.csv: years, codes once a year, days that lie where they should. Which reports there are
 * this room does not know. */
#include "input/check.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

enum { FIRST_YEAR = 2500, LAST_YEAR = 2700 };

/* The control report of a year is due in the next one; nothing is due before its year begins. */
static void check_due(struct check *check, struct row *row)
{
    const struct table *table = check->calendar.table;
    const struct number *year = table_number(table, row, "fiscal_year");
    const struct cell *due = table_cell(table, row, "due");
    if (row->bad || !year || due->kind != CELL_DATE)
        return;
    int away = date_fiscal_year(due->date) - (int)number_to_double(year);
    if (away != 0 && away != 1) {
        check_warning(check, &check->calendar, row, "due", OFF070,
                      date_print_long(check->arena, check->months, due->date),
                      number_print(check->arena, year, 0, false), "");
    }
}

void check_calendar(struct check *check)
{
    struct sheet *sheet = &check->calendar;
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; sheet->table != NULL && i < sheet->table->row_count; i++) {
        struct row *row = &sheet->table->rows[i];
        const char *year = table_text(sheet->table, row, "fiscal_year");
        const char *code = table_text(sheet->table, row, "code");
        check_range(check, sheet, row, "fiscal_year", FIRST_YEAR, LAST_YEAR);
        if (!text_is_empty(year) && !text_is_empty(code)) {
            check_repeated(check, sheet, row, "code", seen,
                           text_format(check->arena, "%s/%s", year, code), code);
        }
        check_due(check, row);
    }
}
