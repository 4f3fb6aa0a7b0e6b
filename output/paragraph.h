/* Inline text → set lines: whole-paragraph breaking (Knuth and Plass) with the breaker's classes as
 * penalties, and Thai distributed justification (typesetting.md). No page here: the caller places
 * the lines. */
#ifndef RAINGAN_OUTPUT_PARAGRAPH_H
#define RAINGAN_OUTPUT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "fonts/shape.h"
#include "output/document.h"

struct arena;
struct breaker;
struct canvas;
struct diag;
struct references;

/* What every part of the layout needs; made once a document by pdf.c. */
struct typesetter {
    struct arena *arena;
    struct font_family *family;
    struct breaker *breaker;
    struct diag *diag;
    const struct document *document;
    struct shaped_cache *shaped; /* paragraph.c's own; NULL at the start */
    struct references *references; /* NULL: no text names a page */
};

struct paragraph_style {
    int size;             /* millipoints */
    bool bold;            /* base style; runs add theirs */
    enum doc_align align; /* DOC_JUSTIFY, DOC_LEFT, DOC_CENTRE, DOC_RIGHT */
    int first_indent;     /* of the first line, may be negative (hanging) */
    int line_height;      /* base line to base line; 0: the font's single spacing */
    uint32_t colour;
    bool narrow; /* a table cell: dear breaks are cheaper than a ragged hole, no justification */
    struct diag_place place; /* for diagnostics; without a file: the document's name */
};

/* Clusters of one style and link in a line. */
struct line_piece {
    int x; /* from the line's left edge */
    int size;
    uint32_t colour;
    const struct shape_cluster *clusters;
    size_t count;
    size_t ending; /* clusters after them up to the text's space at the line's end: drawn, so that
                      words do not run together when read aloud, but they take no room */
    int space_extra, thai_extra;
    const char *link;
    const struct doc_note *note; /* it is the number of this one, and raised */
    int width;
};

struct line {
    struct line_piece *pieces;
    size_t piece_count;
    int x;               /* indent or alignment offset from the paragraph's left edge */
    int width;           /* natural width plus what justification added */
    int ascent, descent; /* what its glyphs need above and below the base line */
};

struct paragraph {
    struct line *lines;
    size_t line_count;
    int line_height;
    int ascent; /* from the top of the paragraph's box to the first base line */
    int height; /* of the whole box: ascent + (lines − 1) × line_height + descent */
};

/* Breaks `text` to `width` millipoints. Nothing is ever wider than `width`: a word that cannot fit
 * is broken between clusters with a warning that names it. A text that is empty is one empty line.
 */
void paragraph_lay(struct typesetter *typesetter, struct doc_inline text,
                   const struct paragraph_style *style, int width, struct paragraph *out);

/* The width of the widest unbreakable piece (between free or best breaks), and of the whole text
 * set in one line (the widest of its lines where it holds line feeds): what fitting table columns
 * needs. */
void paragraph_measure(struct typesetter *typesetter, struct doc_inline text,
                       const struct paragraph_style *style, int *narrowest, int *widest);

/* The least width at which no word is cut, if even the dear breaks are used. */
int paragraph_least_width(struct typesetter *typesetter, struct doc_inline text,
                          const struct paragraph_style *style);

/* Draws line `index` so that its base line is at y and its box's left edge at x; adds its links. */
void paragraph_draw_line(struct canvas *canvas, const struct paragraph *paragraph, size_t index,
                         int x, int y);
/* Draws all of it with the box's top at y. */
void paragraph_draw(struct canvas *canvas, const struct paragraph *paragraph, int x, int y);

#endif
