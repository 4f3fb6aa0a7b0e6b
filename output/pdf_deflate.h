/* Compression of a PDF file's streams. */
#ifndef RAINGAN_OUTPUT_PDF_DEFLATE_H
#define RAINGAN_OUTPUT_PDF_DEFLATE_H

#include <stddef.h>

struct arena;

/* The bytes as zlib packs them (ISO 32000-1, 7.4.4), in memory of the arena. */
unsigned char *pdf_deflate(struct arena *arena, const void *bytes, size_t length, size_t *packed);

#endif
