/* Reads a CSV file into a typed table. Knows no file by name: the schema does. */
#include "input/sheet.h"

#include "base/arena.h"
#include "base/text.h"
#include "input/csv.h"
#include "input/heading.h"

/* Cells of one table: what memory bounds. Files of answers, which are longer, are not kept. */
enum { MOST_CELLS = 500000 };

struct reading {
    const struct typed_context *context;
    const struct schema_file *schema;
    const struct heading *heading;
    struct table *table;
};

static struct diag_place place_of(const struct reading *reading, const struct csv_cell *cell,
                                  size_t column)
{
    return diag_at(reading->table->file, cell->line, cell->column,
                   reading->schema->columns[column].heading);
}

static void read_cell(const struct reading *reading, const struct csv_cell *from, size_t column,
                      struct row *row)
{
    const struct schema_column *wanted = &reading->schema->columns[column];
    struct typed_wish wish = {
        .kind = wanted->kind,
        .rule = wanted->rule,
        .required = wanted->required,
        .not_negative = wanted->not_negative,
        .choices = wanted->choices,
    };
    struct cell *cell = &row->cells[column];
    if (from->bad) {
        *cell = (struct cell){.kind = CELL_EMPTY, .text = "", .bad = true};
    } else {
        typed_read(reading->context, &wish, from->text, place_of(reading, from, column), cell);
    }
    cell->line = from->line;
    cell->column = from->column;
    row->bad = row->bad || cell->bad;
}

/* Cells past the heading row's width must be empty. */
static void check_length(const struct reading *reading, const struct csv_record *record,
                         struct row *row)
{
    const struct csv_cell *extra = record->beyond;
    for (size_t i = record->count; i > reading->heading->width; i--) {
        if (!record->cells[i - 1].blank) {
            extra = &record->cells[i - 1];
        }
    }
    if (extra == NULL) {
        return;
    }
    row->bad = true;
    if (!extra->bad) {
        diag_report(reading->context->diag, CSV035,
                    diag_at(reading->table->file, extra->line, extra->column, NULL), extra->text,
                    text_format(reading->context->arena, "%zu", reading->heading->width));
    }
}

/* The place of columns that the row does not have: behind its last cell. */
static void place_missing(const struct reading *reading, const struct csv_record *record,
                          struct row *row)
{
    struct csv_cell nothing = {
        .text = "", .line = record->end_line, .column = record->end_column, .blank = true};
    for (size_t i = record->count; i < reading->heading->width; i++) {
        int column = reading->heading->column_of[i];
        if (column >= 0) {
            nothing.bad = record->bad; /* a wrong quotation mark may have swallowed it */
            read_cell(reading, &nothing, (size_t)column, row);
        }
    }
    for (size_t i = 0; i < reading->table->column_count; i++) {
        if (!reading->heading->given[i]) {
            row->cells[i].line = record->line;
            row->cells[i].column = 1;
        }
    }
}

static void read_row(const struct reading *reading, const struct csv_record *record)
{
    struct row *row = table_add_row(reading->context->arena, reading->table);
    row->line = record->line;
    /* Without a required column, or with one twice, no row says all that it must. */
    row->bad = record->bad || !reading->heading->whole;
    for (size_t i = 0; i < record->count && i < reading->heading->width; i++) {
        int column = reading->heading->column_of[i];
        if (column >= 0) {
            read_cell(reading, &record->cells[i], (size_t)column, row);
        }
    }
    place_missing(reading, record, row);
    check_length(reading, record, row);
}

static bool is_full(const struct reading *reading, const struct csv_record *record)
{
    size_t most = MOST_CELLS / reading->table->column_count;
    if (reading->table->row_count < most) {
        return false;
    }
    diag_report(reading->context->diag, CSV027,
                diag_at(reading->table->file, record->line, 1, NULL),
                text_format(reading->context->arena, "%zu", most));
    return true;
}

/* The schema's headings in the order of the file's columns, for problems found before typing. */
static void name_columns(const struct reading *reading, struct csv_records *records)
{
    struct arena *arena = reading->context->arena;
    size_t width = reading->heading->width;
    const char **names = arena_alloc_array(arena, width + 1, sizeof *names);
    for (size_t i = 0; i < width; i++) {
        int column = reading->heading->column_of[i];
        names[i] = column >= 0 ? reading->schema->columns[column].heading : NULL;
    }
    csv_records_name(records, names, width);
}

bool sheet_read(const struct typed_context *context, const struct schema_file *schema,
                struct bytes_source *source, enum encoding asked, struct sheet *out)
{
    struct arena *arena = context->arena;
    struct heading heading;
    struct csv_record record;
    struct csv_records *records =
        csv_records_new(arena, source, schema->name, asked, context->diag);
    *out = (struct sheet){.schema = schema};
    if (!heading_find(arena, schema, schema->name, records, context->diag, &heading)) {
        return false;
    }
    struct reading reading = {context, schema, &heading, schema_table_new(arena, schema)};
    reading.table->heading_line = heading.line;
    name_columns(&reading, records);
    bool full = false;
    while (!full && csv_records_next(records, &record)) {
        full = is_full(&reading, &record);
        if (!full) {
            read_row(&reading, &record);
        }
    }
    out->table = reading.table;
    out->given = heading.given;
    out->complete = csv_records_complete(records) && heading.whole && !full;
    return true;
}
