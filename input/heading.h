/* Which row of a CSV file is its heading row, which separator the file uses, and which column is
 * what (formats.md "Separator", "A column is known by"). */
#ifndef RAINGAN_INPUT_HEADING_H
#define RAINGAN_INPUT_HEADING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "input/csv.h"
#include "input/schema.h"

struct arena;

struct heading {
    char separator;
    size_t titles; /* title rows before it */
    unsigned line;
    int *column_of; /* a cell of the row → the schema's column, -1: unknown */
    size_t width;   /* cells of the row, without blank ones at its end */
    bool *given;    /* a column of the schema → it is there */
    size_t known;   /* columns that are there */
    bool whole;     /* every required column is there */
};

/* Finds the heading row. Where no row has every required column, the row with most known ones.
 * False when no row has any (reported). Leaves `records` at the row behind the heading row,
 * reporting to `diag`; what is wrong with the headings is reported. */
bool heading_find(struct arena *arena, const struct schema_file *schema, const char *file,
                  struct csv_records *records, struct diag *diag, struct heading *out);

#endif
