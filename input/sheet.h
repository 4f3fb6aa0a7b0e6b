/* A CSV file of the office → a typed table, by its schema. */
#ifndef RAINGAN_INPUT_SHEET_H
#define RAINGAN_INPUT_SHEET_H

#include <stdbool.h>

#include "base/table.h"
#include "input/bytes.h"
#include "input/encoding.h"
#include "input/schema.h"
#include "input/typed.h"

struct sheet {
    const struct schema_file *schema;
    struct table *table; /* NULL: no such file, or no heading row in it */
    const bool *given;   /* a flag a column: it stands in the file */
    bool complete;       /* nothing hides rows: what is not in the table is not in the file */
};

/* Reads `source` into *out. Every problem is reported; rows with one are marked bad and kept, so
 * that their ids are known. False when there is no table. */
bool sheet_read(const struct typed_context *context, const struct schema_file *schema,
                struct bytes_source *source, enum encoding asked, struct sheet *out);

#endif
