/* The end of a PDF file: objects in compressed object streams, and the cross-reference stream. */
#ifndef RAINGAN_OUTPUT_PDF_TAIL_H
#define RAINGAN_OUTPUT_PDF_TAIL_H

#include <stddef.h>

#include "output/structure_write.h"

struct pdf_tail {
    size_t begin;          /* where the tail stands in the file */
    const size_t *offsets; /* [count] of the objects before it; 0: a free entry */
    size_t count;
    size_t catalog, info;       /* numbers of these objects */
    unsigned char identity[16]; /* the file's ID */
};

/* The bytes from `begin` to the end of the file, with the objects numbered from `count` on. */
const char *pdf_tail_write(struct arena *arena, const struct pdf_tail *tail,
                           const struct pdf_bodies *bodies, size_t *length);

#endif
