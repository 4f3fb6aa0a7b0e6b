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

/* Objects that come after a whole file: some of its own anew, others with new numbers. */
struct pdf_update {
    size_t begin;    /* the file's length */
    size_t previous; /* where its cross-reference stream stands */
    size_t size;     /* the number after its last object */
    size_t catalog, info;
    const char *identity; /* the two strings of its ID, printed */
    const struct pdf_replacement {
        size_t number;
        const char *text;
        size_t length;
    } * replacements; /* in the order of their numbers */
    size_t replacement_count;
};

/* The bytes after the file, with the bodies numbered from `size` on (ISO 32000-1, 7.5.6). */
const char *pdf_tail_update(struct arena *arena, const struct pdf_update *update,
                            const struct pdf_bodies *bodies, size_t *length);

#endif
