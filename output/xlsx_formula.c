/* Puts cell references into formulas. */
#include "output/xlsx_formula.h"

#include <string.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/text.h"

enum { FORMULA_MAX = 8192 }; /* Excel's own limit, in characters */

const char *xlsx_cell_name(struct arena *arena, uint32_t row, uint16_t column,
                           const char *before_row)
{
    char letters[4] = {0};
    int at = 3;
    for (unsigned value = column + 1U; value > 0 && at > 0; value = (value - 1) / 26)
        letters[--at] = (char)('A' + (value - 1) % 26);
    return text_format(arena, "%.*s%s%u", 3 - at, letters + at, before_row, (unsigned)row + 1);
}

static int find_column(const struct doc_table *table, const char *id, size_t length)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].id;
        if (name && strlen(name) == length && memcmp(name, id, length) == 0)
            return (int)i;
    }
    return -1;
}

uint16_t xlsx_data_first_column(const struct data_sheet *data)
{
    return data->groups ? 2 : 0;
}

/* "3" → the sheet's column of the third; "group" → that of the groups' numbers. -1: no such column.
 */
static int data_column(const struct data_sheet *data, const char *text, size_t length)
{
    size_t number = 0;
    if (length == strlen("group") && memcmp(text, "group", length) == 0)
        return data->groups ? 0 : -1;
    for (size_t i = 0; i < length; i++) {
        if (text[i] < '0' || text[i] > '9' || number > data->column_count)
            return -1;
        number = number * 10 + (size_t)(text[i] - '0');
    }
    if (number == 0 || number > data->column_count)
        return -1;
    return (int)(xlsx_data_first_column(data) + number - 1);
}

/* Adds the range that "name!3:5" says; `mark` is the place of '!'. False when it is not on the
 * sheets. */
static bool add_data_range(struct arena *arena, struct text_buffer *out, const char *text,
                           size_t length, size_t mark, const struct xlsx_area *area)
{
    const struct xlsx_data *found = NULL;
    for (size_t i = 0; i < area->data_count && !found; i++) {
        const char *name = area->data[i].data->name;
        if (strlen(name) == mark && memcmp(name, text, mark) == 0)
            found = &area->data[i];
    }
    const char *from = text + mark + 1, *end = text + length;
    const char *colon = memchr(from, ':', (size_t)(end - from));
    if (!found || !colon)
        return false;
    int first = data_column(found->data, from, (size_t)(colon - from));
    int last =
        colon + 1 < end ? data_column(found->data, colon + 1, (size_t)(end - colon - 1)) : first;
    size_t rows = data_rows_count(found->data->rows);
    if (first < 0 || last < first || rows == 0)
        return false;
    text_buffer_add_format(
        out, "%s!%s:%s", found->sheet,
        xlsx_cell_name(arena, XLSX_DATA_FIRST_ROW, (uint16_t)first, "$"),
        xlsx_cell_name(arena, (uint32_t)(XLSX_DATA_FIRST_ROW + rows - 1), (uint16_t)last, "$"));
    return true;
}

/* Adds what stands between braces; false when it is not on the sheets. */
static bool add_place(struct arena *arena, struct text_buffer *out, const char *text, size_t length,
                      const struct doc_table *table, const struct xlsx_area *area, uint32_t row)
{
    const char *mark = memchr(text, '!', length);
    if (mark)
        return add_data_range(arena, out, text, length, (size_t)(mark - text), area);
    bool range = length > 0 && text[length - 1] == ':';
    int column = find_column(table, text, range ? length - 1 : length);
    if (column < 0)
        return false;
    uint16_t at = (uint16_t)(area->first_column + column);
    if (range)
        text_buffer_add_format(out, "%s:%s", xlsx_cell_name(arena, area->first_row, at, "$"),
                               xlsx_cell_name(arena, area->last_row, at, "$"));
    else
        text_buffer_add(out, xlsx_cell_name(arena, row, at, ""));
    return true;
}

const char *xlsx_formula(struct arena *arena, const char *formula, const struct doc_table *table,
                         const struct xlsx_area *area, uint32_t row)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, FORMULA_MAX);
    while (*formula) {
        size_t plain = strcspn(formula, "{");
        text_buffer_add_n(&out, formula, plain);
        formula += plain;
        if (!*formula)
            break;
        size_t length = strcspn(++formula, "}");
        if (formula[length] != '}' || !add_place(arena, &out, formula, length, table, area, row))
            return NULL;
        formula += length + 1;
    }
    return out.overflowed ? NULL : out.data;
}
