/* A document's metadata as XMP (ISO 16684-1). */
#ifndef RAINGAN_OUTPUT_XMP_H
#define RAINGAN_OUTPUT_XMP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;

struct xmp {
    const char *title, *author, *subject, *keywords; /* NULL or "": none */
    const char *creator, *producer;
    struct date date; /* year 0: none */
    bool conforms;    /* say PDF/A-2a and PDF/UA-1 */
};

/* The packet, in UTF-8: the same values as in the document information, escaped. */
const char *xmp_packet(struct arena *arena, const struct xmp *xmp, size_t *length);

#endif
