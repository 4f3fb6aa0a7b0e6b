/* packet.pdf: several PDF files as one, with one outline, one structure and one page numbering. */
#ifndef RAINGAN_OUTPUT_MERGE_H
#define RAINGAN_OUTPUT_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "output/structure.h"

struct arena;
struct diag;
struct packet;

/* A file, or some of its pages; each is held once. */
struct merge_part {
    const char *path;
    size_t first, pages;        /* pages 0: from `first` (0-based) to the end */
    bool own;                   /* made by this program: its claims of conformance are proved */
    struct structure_kept kept; /* of a whole file of our own, else without a structure */
};

/* An entry of the outline, in order. */
struct merge_mark {
    const char *title;
    size_t part;       /* leads to its first page */
    bool below;        /* hangs below the last entry that does not */
    bool with_outline; /* the part's own outline hangs below it */
};

struct merge {
    const char *title, *author, *creator;
    struct date date; /* of the inputs */
    const struct merge_part *parts;
    size_t part_count;
    const struct merge_mark *marks;
    size_t mark_count;
};

/* Whether a PDF is sound and open to all: not encrypted, its structure whole. Gives its pages, or
 * what is wrong with it. */
bool merge_check(struct arena *arena, const char *path, size_t *pages, const char **fault);

/* Writes `file` of the packet and reads it back. Same parts, same bytes. False with an error. */
bool merge_write(struct arena *arena, const struct merge *merge, struct packet *packet,
                 const char *file, size_t *pages, struct diag *diag);

/* Opens the library (merge_library.h). "" when it cannot be opened. */
const char *merge_library_version(void);

#endif
