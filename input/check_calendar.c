/* calendar.csv: years, and codes once a year. Which reports there are this room does not know. */
#include "input/check.h"

#include "base/arena.h"
#include "base/text.h"

enum { FIRST_YEAR = 2500, LAST_YEAR = 2700 };

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
    }
}
