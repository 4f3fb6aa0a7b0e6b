/* Names of sheets: what Excel allows, unique in the workbook. No library here (libxlsxwriter 1.1.4's own
 * check overflows, X8: it must never see a bad name). */
#ifndef RAINGAN_OUTPUT_XLSX_NAMES_H
#define RAINGAN_OUTPUT_XLSX_NAMES_H

#include <stddef.h>

struct arena;

/* A legal name near `wish`: at most 31 UTF-16 units cut between Thai clusters, none of []:*?/\, no
 * apostrophe at either end, not empty, and unlike every one of `taken` (ignoring ASCII case), by a
 * number in parentheses if need be. */
const char *xlsx_sheet_name(struct arena *arena, const char *wish, const char *const *taken,
                            size_t taken_count);

/* The name as it stands in a reference: 'ตาราง 1' (quoted, apostrophes doubled). */
const char *xlsx_quoted_name(struct arena *arena, const char *name);

#endif
