/* Tables: making them, finding cells, setting computed ones. Knows nothing of files or pages. */
#include "base/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

static const struct cell empty_cell = {.text = ""};

struct table *table_new(struct arena *arena, const char *name, const char *title,
                        const struct column *columns, size_t column_count)
{
    struct table *table = arena_alloc(arena, sizeof *table);
    table->arena = arena;
    table->name = name;
    table->title = title;
    table->columns = arena_alloc_array(arena, column_count, sizeof *columns);
    if (column_count > 0)
        memcpy(table->columns, columns, column_count * sizeof *columns);
    table->column_count = column_count;
    return table;
}

struct row *table_add_row(struct arena *arena, struct table *table)
{
    table->rows = arena_grow(arena, table->rows, table->row_count, &table->row_capacity,
                             sizeof table->rows[0]);
    struct row *row = &table->rows[table->row_count++];
    *row = (struct row){.cells = arena_alloc_array(arena, table->column_count, sizeof *row->cells)};
    for (size_t i = 0; i < table->column_count; i++)
        row->cells[i] = empty_cell;
    return row;
}

int table_column(const struct table *table, const char *id)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (text_equal(table->columns[i].id, id))
            return (int)i;
    return -1;
}

const struct cell *table_cell(const struct table *table, const struct row *row, const char *id)
{
    int column = table_column(table, id);
    return column < 0 ? &empty_cell : &row->cells[column];
}

const char *table_text(const struct table *table, const struct row *row, const char *id)
{
    return table_cell(table, row, id)->text;
}

const struct number *table_number(const struct table *table, const struct row *row, const char *id)
{
    return table_cell(table, row, id)->number;
}

/* The cell to set, emptied; its place in the file and its formula stay. */
static struct cell *cleared(struct table *table, struct row *row, const char *id)
{
    int column = table_column(table, id);
    if (column < 0)
        return NULL;
    struct cell *cell = &row->cells[column];
    *cell = (struct cell){
        .text = "", .formula = cell->formula, .line = cell->line, .column = cell->column};
    return cell;
}

void table_set_text(struct table *table, struct row *row, const char *id, const char *text)
{
    struct cell *cell = cleared(table, row, id);
    if (!cell || text_is_empty(text))
        return;
    cell->kind = CELL_TEXT;
    cell->text = text;
}

/* As it stands on the page, in Arabic digits. */
static const char *page_text(struct arena *arena, const struct column *column,
                             const struct number *number)
{
    if (column->decimals >= 0)
        return number_print(arena, number, (unsigned)column->decimals, true);
    return number_print_plain(arena, number, 4, true);
}

void table_set_number(struct table *table, struct row *row, const char *id,
                      const struct number *number)
{
    struct cell *cell = cleared(table, row, id);
    if (!cell || !number)
        return;
    cell->kind = CELL_NUMBER;
    cell->number = number;
    cell->text = page_text(table->arena, &table->columns[cell - row->cells], number);
}

void table_set_date(struct table *table, struct row *row, const char *id, struct date date,
                    const struct date_months *months)
{
    struct cell *cell = cleared(table, row, id);
    if (!cell || date.year == 0)
        return;
    cell->kind = CELL_DATE;
    cell->date = date;
    cell->text = date_print_short(table->arena, months, date);
}

struct diag_place table_place(const struct table *table, const struct row *row, const char *id)
{
    int column = table_column(table, id);
    if (column < 0)
        return diag_at(table->file, row->line, 0, id);
    const struct cell *cell = &row->cells[column];
    return diag_at(table->file, cell->line ? cell->line : row->line, cell->column,
                   table->columns[column].heading);
}
