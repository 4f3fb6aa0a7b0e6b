/* packet.pdf in the making: shared by the merge*.c, which are the only users of qpdf.
 *
 * qpdf's C interface keeps the last error of a document; it is asked for once, at the end: after an
 * error every call is harmless. Handles of objects live until qpdf_oh_release_all(), which follows
 * every part: what is kept longer is kept as the number of an object. */
#ifndef RAINGAN_OUTPUT_MERGE_WORK_H
#define RAINGAN_OUTPUT_MERGE_WORK_H

#include "output/merge.h"
#include "output/merge_library.h"

struct source {
    qpdf_data pdf;
    const char *title; /* of the first mark that leads to it, or "" */
    bool own;
    size_t first, count;               /* pages taken */
    size_t all;                        /* pages there are */
    size_t at;                         /* index of the first of them in what is made */
    long long shift;                   /* of the source's keys in the parent tree */
    bool tagged;                       /* its structure goes with it */
    const struct structure_kept *kept; /* of a part that is tagged by what is kept, else NULL */
    bool noted;                        /* the parent tree has a node for it already */
    int *forms;                        /* numbers of the forms whose keys are shifted */
    size_t form_count, form_capacity;
};

/* An element that has an ID, by its number. */
struct named_element {
    const char *name;
    size_t length;
    int element;
};

struct merging {
    struct arena *arena;
    qpdf_data made;
    struct source *sources;
    size_t source_count;
    size_t pages;
    size_t entries; /* of the outline, over all parts */
    /* The structure: numbers of its objects, and the next free key of the parent tree. */
    int tree, top, parents;
    long long next_key;
    struct named_element *named;
    size_t named_count, named_capacity;
    int opening[2], closing; /* streams around the content of pages without structure */
    bool proved;             /* every part says that it conforms, and is our own */
};

/* A document of qpdf's that is freed with the arena; its first error, or NULL. */
qpdf_data merge_new_pdf(struct arena *arena);
const char *merge_error_of(struct arena *arena, qpdf_data pdf);
/* An object of what is made, by its number. */
qpdf_oh merge_object(const struct merging *merging, int number);
/* Is it a page that is taken? Its index among the source's pages taken, or -1. */
long merge_page_taken(const struct source *source, qpdf_oh page);

/* The structure (merge_structure.c): once at the start; before and after the pages of a part are
 * copied; once at the end. */
void merge_structure_begin(struct merging *merging);
void merge_structure_prepare(struct merging *merging, struct source *source);
void merge_structure_add(struct merging *merging, struct source *source);
void merge_structure_end(struct merging *merging);
/* Names that several parts give (merge_names.c): before the source is copied, its elements' IDs are
 * made its own, and in a foreign tree words and classes of its own are put in other words; false
 * when that tree is too deep or large. After it is copied, and at the end, for the whole. */
bool merge_names_prepare(struct merging *merging, struct source *source, qpdf_oh tree);
void merge_names_add(struct merging *merging, qpdf_oh copied_tree);
void merge_names_end(struct merging *merging);

/* The bytes that follow what qpdf has written: the structures of the parts that are kept
 * (merge_tail.c). False with what is wrong. */
bool merge_tail(struct merging *merging, const unsigned char *written, size_t length,
                const char **tail, size_t *tail_length, const char **fault);

/* The outline (merge_outline.c). */
void merge_outline_add(struct merging *merging, const struct merge *merge);
/* What the file says about itself (merge_metadata.c). */
void merge_metadata_add(struct merging *merging, const struct merge *merge);
/* Whether a part's metadata claims what ours would. */
bool merge_metadata_claims(qpdf_data pdf);

#endif
