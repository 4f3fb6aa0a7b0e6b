/* Bytes of a PDF → a file that is whole or not there. */
#ifndef RAINGAN_OUTPUT_PDF_SAVE_H
#define RAINGAN_OUTPUT_PDF_SAVE_H

#include <stdbool.h>
#include <stddef.h>

struct diag;

/* Creates `path` (never over an existing file or through a link), writes, flushes to disk, reads it
 * all back and checks header, cross-reference table, number of pages and end. False with an error
 * that names the path; what was begun is removed. */
bool pdf_save(const char *path, const unsigned char *bytes, size_t length, size_t pages,
              struct diag *diag);

#endif
