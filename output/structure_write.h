/* The structure tree as PDF objects. */
#ifndef RAINGAN_OUTPUT_STRUCTURE_WRITE_H
#define RAINGAN_OUTPUT_STRUCTURE_WRITE_H

#include <stddef.h>

struct arena;
struct structure;

/* Where the objects of pages and links are in the file. */
struct structure_places {
    size_t first; /* number of the first object to be written */
    const size_t *pages;
    size_t page_count;
    const size_t *links; /* 0: the link was not made */
    size_t link_count;
    size_t first_key; /* of page 0 in the parent tree; page i is i more, link j page_count + j */
};

/* Where a document's structure goes when the document becomes a part of another file. */
struct structure_part {
    size_t number, above; /* of its Part, and of the element that holds it */
    const char *title;
    const char *prefix; /* before its elements' IDs, which may be those of other parts as well */
};

/* An element with an ID. */
struct structure_name {
    const char *id;
    size_t number;
};

/* Objects without their "n 0 obj" and "endobj", one after the other. */
struct pdf_bodies {
    const char *text;
    size_t length;
    size_t *begins; /* [count] */
    size_t count;
};

/* What a part has beside the bodies: the text of its Part, the elements with IDs. */
struct structure_part_written {
    const char *text;
    size_t length;
    struct structure_name *names;
    size_t name_count;
};

/* The first body is the node of the parent tree, the others are the elements below the Part. */
void structure_write_part(struct arena *arena, struct structure *structure,
                          const struct structure_places *places, const struct structure_part *part,
                          struct pdf_bodies *out, struct structure_part_written *written);

/* All of a file: the first body is the StructTreeRoot. */
void structure_write(struct arena *arena, struct structure *structure,
                     const struct structure_places *places, struct pdf_bodies *out);

#endif
