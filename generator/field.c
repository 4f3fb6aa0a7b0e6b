/* Small helpers of the computations of the field; no formulas but the percentage. */
#include "generator/field.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/lookup.h"
#include "input/office.h"

bool field_is_reported(const struct table *table)
{
    bool good = table && table->row_count == 0;
    for (size_t i = 0; table && i < table->row_count; i++)
        good = good || !table->rows[i].bad;
    return good;
}

const char *field_group_name(const struct office *office, const char *id)
{
    const struct table *groups = book_table(office->book, "groups");
    for (size_t i = 0; groups && i < groups->row_count; i++) {
        if (text_equal(table_text(groups, &groups->rows[i], "id"), id))
            return table_text(groups, &groups->rows[i], "name");
    }
    return id;
}

const struct number *field_percent(struct arena *arena, const struct number *part,
                                   const struct number *whole)
{
    return number_divide(arena, number_multiply(arena, number_integer(arena, 100), part), whole);
}

const struct number *field_plus(struct arena *arena, const struct number *sum,
                                const struct number *one)
{
    return sum && one ? number_add(arena, sum, one) : sum ? sum : one;
}

const struct number *field_count(struct arena *arena, size_t count)
{
    return number_integer(arena, (int64_t)count);
}

void field_figure(struct arena *arena, struct book *book, const char *prefix, const char *name,
                  const struct number *number, enum figure_unit unit)
{
    struct figure figure = {text_format(arena, "%s/%s", prefix, name), number, NULL, unit};
    book_add_figure(book, figure);
}

void field_figure_word(struct arena *arena, struct book *book, const char *prefix, const char *name,
                       const char *word)
{
    struct figure figure = {text_format(arena, "%s/%s", prefix, name), NULL, word, FIGURE_WORD};
    book_add_figure(book, figure);
}

void field_copy_cells(struct table *to, struct row *row, const struct table *from,
                      const struct row *source)
{
    for (size_t i = 0; i < from->column_count; i++) {
        int column = table_column(to, from->columns[i].id);
        if (column >= 0)
            row->cells[column] = source->cells[i];
    }
}

void field_set_count(struct table *table, struct row *row, const char *id, size_t count)
{
    table_set_number(table, row, id, field_count(table->arena, count));
}

void field_set_formula(struct table *table, struct row *row, const char *id, const char *formula)
{
    int column = table_column(table, id);
    if (column >= 0)
        row->cells[column].formula = formula;
}

size_t field_name_index(struct arena *arena, struct field_names *names, const char *name)
{
    size_t index;
    if (!names->known)
        names->known = lookup_new(arena);
    if (!lookup_add(names->known, name, names->count, &index))
        return index;
    names->list =
        arena_grow(arena, names->list, names->count, &names->capacity, sizeof *names->list);
    names->list[names->count] = name;
    return names->count++;
}
