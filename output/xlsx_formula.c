/* Puts cell references into formulas. */
#include "output/xlsx_formula.h"

#include <string.h>

#include "base/arena.h"
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
        bool range = length > 0 && formula[length - 1] == ':';
        int column = find_column(table, formula, range ? length - 1 : length);
        if (column < 0 || formula[length] != '}')
            return NULL;
        uint16_t at = (uint16_t)(area->first_column + column);
        if (range)
            text_buffer_add_format(&out, "%s:%s",
                                   xlsx_cell_name(arena, area->first_row, at, "$"),
                                   xlsx_cell_name(arena, area->last_row, at, "$"));
        else
            text_buffer_add(&out, xlsx_cell_name(arena, row, at, ""));
        formula += length + 1;
    }
    return out.overflowed ? NULL : out.data;
}
