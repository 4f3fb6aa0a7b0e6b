/* The enclosures of a packet's memo and letter as a table of the book. */
#include "generator/memo.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/reports.h"

const struct report MEMO_REPORT = {"memo", "00", "", false};
const struct report LETTER_REPORT = {"letter", "00", "", false};

static const struct column COLUMNS[] = {
    {.id = "number", .heading = "ลำดับ", .kind = COLUMN_COUNT},
    {.id = "title", .heading = "รายการ", .kind = COLUMN_TEXT},
    {.id = "pages", .heading = "จำนวนหน้า", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
    {.id = "file", .heading = "แฟ้ม", .kind = COLUMN_TEXT},
};

struct table *memo_enclosures(struct arena *arena)
{
    return table_new(arena, "packet/enclosures", "สิ่งที่ส่งมาด้วย", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

void memo_add_enclosure(struct arena *arena, struct table *enclosures, const char *title,
                        const char *file, size_t pages)
{
    struct row *row = table_add_row(arena, enclosures);
    table_set_number(enclosures, row, "number",
                     number_integer(arena, (int64_t)enclosures->row_count));
    table_set_text(enclosures, row, "title", title);
    table_set_text(enclosures, row, "file", file);
    if (pages > 0)
        table_set_number(enclosures, row, "pages", number_integer(arena, (int64_t)pages));
}

void memo_fill_book(struct arena *arena, struct book *book, struct table *enclosures)
{
    const struct number *pages = number_integer(arena, 0);
    for (size_t i = 0; i < enclosures->row_count; i++) {
        const struct number *more = table_number(enclosures, &enclosures->rows[i], "pages");
        pages = more ? number_add(arena, pages, more) : pages;
    }
    book_add_table(book, enclosures);
    book_set_number(book, "packet.pages", pages);
}
