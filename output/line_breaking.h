/* Which of the allowed places a paragraph's lines end at: total fit over all of it (Knuth and
 * Plass), with the breaker's classes as penalties. Works on shaped clusters; draws nothing. */
#ifndef RAINGAN_OUTPUT_LINE_BREAKING_H
#define RAINGAN_OUTPUT_LINE_BREAKING_H

#include <stdbool.h>
#include <stddef.h>

#include "fonts/breaks.h"
#include "fonts/shape.h"
#include "output/justify.h"

struct arena;

/* A stretch of text without a line feed. classes[c.offset] is the class of a break before cluster
 * c. */
struct break_text {
    const struct shape_cluster *clusters;
    size_t count;
    const unsigned char *classes;
};

struct break_goal {
    int first_width; /* of the first line, millipoints */
    int width;       /* of the others */
    int size;        /* of the type as drawn: bounds how far Thai letters may be spaced */
    bool justified;  /* else ragged: fewest lines first, then the least ragged */
    bool narrow;     /* a table cell: a dear break is better than a hole */
    bool balanced;   /* ragged and centred: the last line should not be a crumb */
};

/* Clusters [first, end) are drawn; spaces at the line's end are outside. `how` is the class of the
 * break that ends the line: BREAK_MUST for the last. BREAK_EMERGENCY says that a word was cut. */
struct break_line {
    size_t first, end;
    enum break_class how;
    struct justify_line natural;
};

/* The lines of `text`, at least one, in the arena. Time and memory grow linearly with the clusters.
 * Only a single cluster that is wider than the line makes a line wider than its width. */
size_t line_breaks_find(struct arena *arena, const struct break_text *text,
                        const struct break_goal *goal, struct break_line **lines);

/* The width of the widest piece between breaks of at least class `least`. */
int line_breaks_widest_piece(const struct break_text *text, enum break_class least);

#endif
