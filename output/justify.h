/* How far a line of Thai may be stretched or shrunk, and by how much each gap grows: the arithmetic
 * of "Thai distributed" (typesetting.md "Justification"). Shared by the breaker, which weighs it,
 * and by the setter, which does it. */
#ifndef RAINGAN_OUTPUT_JUSTIFY_H
#define RAINGAN_OUTPUT_JUSTIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A line as it stands naturally: its width, its phrase spaces with the sum of their widths, and the
 * places after a Thai cluster (but the last) where space may be put. Millipoints. */
struct justify_line {
    int64_t width;
    int64_t space_width;
    int64_t spaces;
    int64_t gaps;
};

/* What every space and every Thai gap gets. `remainder` millipoints are left over, fewer than the
 * number of spaces, or of gaps in a line without spaces: the setter gives one each to the first. */
struct justify_extra {
    int space;
    int thai;
    int remainder;
};

/* The most that the spaces of a line grow together, that its Thai gaps grow together (7.3 % of
 * the type size each), and that its spaces give up. */
int64_t justify_space_stretch(const struct justify_line *line);
int64_t justify_thai_stretch(const struct justify_line *line, int size);
int64_t justify_shrink(const struct justify_line *line);

/* Sets a line to `target`. False when it would need more than is allowed: it stays ragged. */
bool justify_set(const struct justify_line *line, int size, int64_t target,
                 struct justify_extra *out);

#endif
