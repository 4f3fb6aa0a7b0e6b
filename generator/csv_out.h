/* The CSV that we write: figures.csv, problems.csv, the fields of manifest.csv. */
#ifndef RAINGAN_GENERATOR_CSV_OUT_H
#define RAINGAN_GENERATOR_CSV_OUT_H

#include <stdbool.h>

#include "base/diag.h"

struct arena;
struct book;
struct text_buffer;

/* A field, in quotation marks where RFC 4180 asks for them. */
void csv_add_field(struct text_buffer *out, const char *text);

/* A field of data: `for_excel` with an apostrophe before what a spreadsheet would take for a formula. */
void csv_add_data(struct arena *arena, struct text_buffer *out, const char *text, bool for_excel);

/* "id,value,unit" and a line a figure. For people (`for_excel`): BOM and CRLF, and a text that a
 * spreadsheet would take for a formula gets an apostrophe; else plain lines. */
const char *csv_figures(struct arena *arena, const struct book *book, bool for_excel);

/* Every problem: file, line, column, level, code, what. BOM and CRLF. */
const char *csv_problems(struct arena *arena, struct diag *diag, enum diag_language language);

#endif
