/* The text of one cell or INI value → a typed cell, by what the schema says of it. */
#ifndef RAINGAN_INPUT_TYPED_H
#define RAINGAN_INPUT_TYPED_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/table.h"
#include "input/schema.h"

struct arena;

struct typed_context {
    struct arena *arena;
    struct diag *diag;
    int fiscal_year; /* Buddhist; 0: not known, dates are not checked against it */
    const struct date_months *months; /* what they are called */
};

/* What is asked of a cell: the parts of a schema_column or schema_key that reading needs. */
struct typed_wish {
    enum column_kind kind;
    enum schema_rule rule;
    bool required;
    bool not_negative;
    const struct schema_choices *choices;
    const char *separators; /* COLUMN_LIST: between its parts; NULL: ";" */
};

/* Reads `text` into *cell (kind, value, text; not its place). False when it is wrong, or empty
 * though required: then a diagnostic stands at `place` and the cell is bad. */
bool typed_read(const struct typed_context *context, const struct typed_wish *wish,
                const char *text, struct diag_place place, struct cell *cell);

#endif
