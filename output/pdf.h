/* A document → a PDF file. The room's front door for pages. */
#ifndef RAINGAN_OUTPUT_PDF_H
#define RAINGAN_OUTPUT_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "output/structure.h"

struct arena;
struct breaker;
struct diag;
struct document;
struct font_family;

struct pdf_result {
    size_t pages;
    size_t bytes;
    struct structure_kept kept; /* for packet.pdf */
};

/* The version of the PDF library (libharu). */
const char *pdf_library_version(void);

/* Typesets the document and writes it to `path`, a temporary name in the packet's staging folder
 * (created with O_EXCL, every write checked, flushed to disk, read back). False with an error
 * naming the cause. Same document, same bytes. At most 5,000 pages. */
bool pdf_write(struct arena *arena, const struct document *document, struct font_family *family,
               struct breaker *breaker, const char *path, struct diag *diag,
               struct pdf_result *out);

#endif
