/* A document's tables and charts → an XLSX file with live formulas and cached values. */
#ifndef RAINGAN_OUTPUT_XLSX_H
#define RAINGAN_OUTPUT_XLSX_H

#include <stdbool.h>

struct arena;
struct diag;
struct document;

/* Writes to `path`, a temporary name in the packet's staging folder; `temporary_folder` is where the
 * library may keep its own. False with an error naming the cause. Same document, same bytes. */
bool xlsx_write(struct arena *arena, const struct document *document, const char *path,
                const char *temporary_folder, struct diag *diag);

/* The version of the XLSX library (libxlsxwriter). */
const char *xlsx_library_version(void);

#endif
