/* Text of PDF objects in UTF-16BE: strings, and the ToUnicode map of a font. */
#ifndef RAINGAN_OUTPUT_PDF_CMAP_H
#define RAINGAN_OUTPUT_PDF_CMAP_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct font_program;

/* The text as UTF-16BE with its byte order mark, cut at a whole character to at most `maximum`
 * bytes. */
unsigned char *pdf_utf16(struct arena *arena, const char *text, size_t maximum, size_t *length);
/* The ToUnicode CMap: bfchar only, at most 100 a block. */
const char *pdf_to_unicode(struct arena *arena, const struct font_program *program, size_t *length);

#endif
