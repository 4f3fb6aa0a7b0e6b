/* Writes names.csv from the book. */
#include "generator/names_out.h"

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/csv_out.h"
#include "input/office.h"

enum { NAMES_MAXIMUM = 64 << 20 };

/* Rows of a table that the book may have. */
struct named {
    const char *table, *prefix;
    const char *parent; /* a column between the prefix and the id, or NULL */
    const char *name;   /* the column of the name */
};
static const struct named NAMED[] = {
    {"kpi/agreement", "kpi/agreement", NULL, "name"},
    {"kpi/krs", "kpi/krs", NULL, "name"},
    {"kpi/strategy", "kpi/strategy", NULL, "name"},
    {"sar/nodes", "sar", NULL, "name"},
    {"pmqa/nodes", "pmqa", NULL, "name"},
    {"surveys", "survey", NULL, "title"},
    {"survey/items", "survey", "survey", "name"},
};

static void add_line(struct text_buffer *out, struct arena *arena, const char *id, const char *name)
{
    csv_add_data(arena, out, id, true);
    text_buffer_add(out, ",");
    csv_add_data(arena, out, name, true);
    text_buffer_add(out, "\r\n");
}

static void add_rows(struct text_buffer *out, struct arena *arena, const struct book *book,
                     const struct named *named)
{
    const struct table *table = book_table(book, named->table);
    for (size_t i = 0; table && i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        const char *id = table_text(table, row, "id");
        if (named->parent)
            id = text_format(arena, "%s/%s", table_text(table, row, named->parent), id);
        add_line(out, arena, text_format(arena, "%s/%s", named->prefix, id),
                 table_text(table, row, named->name));
    }
}

const char *names_csv(struct arena *arena, const struct office *office)
{
    const struct settings *settings = &office->settings;
    struct text_buffer out;
    text_buffer_init(&out, arena, NAMES_MAXIMUM);
    text_buffer_add(&out, "\xEF\xBB\xBFid,name\r\n");
    add_line(&out, arena, "office/code", settings->office.code);
    add_line(&out, arena, "office/name", settings->office.name);
    add_line(&out, arena, "office/short_name", settings->office.short_name);
    add_line(&out, arena, "period/fiscal_year",
             text_format(arena, "%d", settings->period.fiscal_year));
    add_line(&out, arena, "period/months", text_format(arena, "%d", settings->period.months));
    add_line(&out, arena, "period/data_date", date_print_iso(arena, settings->period.data_date));
    for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
        add_rows(&out, arena, office->book, &NAMED[i]);
    return out.data;
}
