/* The structure of a tagged PDF: what is a heading, a paragraph, a cell, beside what is drawn.
 *
 * Elements are added in the order of reading; what is drawn is added to its element as marks
 * (page and MCID), in any order of pages. Everything lives in the arena. */
#ifndef RAINGAN_OUTPUT_STRUCTURE_H
#define RAINGAN_OUTPUT_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct structure;

/* Standard types of ISO 32000-1, 14.8.4. */
enum structure_role {
    STRUCTURE_DOCUMENT,
    STRUCTURE_DIV,
    STRUCTURE_QUOTE,
    STRUCTURE_CAPTION,
    STRUCTURE_TOC,
    STRUCTURE_TOCI,
    STRUCTURE_REFERENCE,
    STRUCTURE_NOTE,
    STRUCTURE_P,
    STRUCTURE_H1, /* to H6, in order */
    STRUCTURE_H2,
    STRUCTURE_H3,
    STRUCTURE_H4,
    STRUCTURE_H5,
    STRUCTURE_H6,
    STRUCTURE_L,
    STRUCTURE_LI,
    STRUCTURE_LBL,
    STRUCTURE_LBODY,
    STRUCTURE_TABLE,
    STRUCTURE_THEAD,
    STRUCTURE_TBODY,
    STRUCTURE_TR,
    STRUCTURE_TH,
    STRUCTURE_TD,
    STRUCTURE_LINK,
    STRUCTURE_FIGURE
};

enum structure_scope { STRUCTURE_NO_SCOPE, STRUCTURE_COLUMN, STRUCTURE_ROW };
enum structure_kid_kind { STRUCTURE_KID_ELEMENT, STRUCTURE_KID_MARK, STRUCTURE_KID_ANNOTATION };

struct structure_kid {
    struct structure_kid *next;
    enum structure_kid_kind kind;
    struct structure_element *element;
    size_t page;  /* of a mark or annotation */
    size_t index; /* a mark's MCID; an annotation's index among the links */
};

struct structure_element {
    enum structure_role role;
    struct structure_element *parent;
    struct structure_kid *first, *last;
    enum structure_scope scope; /* of a TH */
    int column_span, row_span;  /* of a cell; 0 and 1 are one */
    bool ordered;               /* of an L */
    const char *alternative;    /* of a Figure; never empty there */
    const char *said;           /* structure_say()'s, or NULL */
    size_t said_on;
    bool boxed;
    int box[4];         /* of a Figure: left, bottom, right, top on its page, points */
    const char *target; /* of a Link */
    const char *id;     /* of a Note, unique; ASCII without parentheses */
    size_t number;      /* of its object; 0: it holds nothing and is left out */
};

struct structure *structure_new(struct arena *arena);
/* The Document. */
struct structure_element *structure_root(const struct structure *structure);
struct structure_element *structure_add(struct structure *structure,
                                        struct structure_element *parent, enum structure_role role);
/* A heading as deep as the headings around it say: levels never skip, the first is H1 (ISO 14289-1,
 * 7.4.2), whatever the layout's author chose. */
struct structure_element *structure_add_heading(struct structure *structure,
                                                struct structure_element *parent, int level);
/* A cell; `span` columns. */
struct structure_element *structure_add_cell(struct structure *structure,
                                             struct structure_element *row,
                                             enum structure_scope scope, int span);
/* The Link within `parent`: the last one when it leads there too (a link goes over lines). */
struct structure_element *structure_add_link(struct structure *structure,
                                             struct structure_element *parent, const char *target);

/* Says that something on `page` belongs to the element: gives its MCID. */
size_t structure_mark(struct structure *structure, struct structure_element *element, size_t page);
/* Gives words to an element of which nothing is drawn (a value for which a chart has no room) and
 * the page that it belongs to. */
void structure_say(struct structure_element *element, size_t page, const char *words);
/* Says that a link's annotation belongs to a Link. */
void structure_annotate(struct structure *structure, struct structure_element *link, size_t page,
                        size_t index);

/* The elements of a page's MCIDs, in order. */
struct structure_element *const *structure_marks(const struct structure *structure, size_t page,
                                                 size_t *count);
/* A structure after its file is written: what it takes to write it again elsewhere. */
struct structure_kept {
    struct structure *structure; /* NULL: none */
    size_t page_count;
    const size_t *link_pages; /* SIZE_MAX: the link was not made */
    size_t link_count;
};

/* The same in another arena, when its file's goes. */
struct structure_kept structure_keep(struct arena *arena, const struct structure_kept *kept);

const char *structure_role_name(enum structure_role role);

#endif
