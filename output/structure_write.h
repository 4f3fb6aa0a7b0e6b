/* The structure tree as PDF objects. */
#ifndef RAINGAN_OUTPUT_STRUCTURE_WRITE_H
#define RAINGAN_OUTPUT_STRUCTURE_WRITE_H

#include <stddef.h>

struct arena;
struct structure;

/* Where the objects of pages and links are in the file. */
struct structure_places {
    size_t first; /* number of the first object to be written: the StructTreeRoot */
    const size_t *pages;
    size_t page_count;
    const size_t *links; /* 0: the link was not made */
    size_t link_count;
};

/* Objects without their "n 0 obj" and "endobj", one after the other. */
struct pdf_bodies {
    const char *text;
    size_t length;
    size_t *begins; /* [count] */
    size_t count;
};

/* Page i is key i of the parent tree, link j key page_count + j. */
void structure_write(struct arena *arena, struct structure *structure,
                     const struct structure_places *places, struct pdf_bodies *out);

#endif
