/* The records of TrueType outlines, for glyf.c and glyf_write.c. */
#ifndef RAINGAN_FONTS_GLYF_PARTS_H
#define RAINGAN_FONTS_GLYF_PARTS_H

#include "fonts/glyf.h"

/* OpenType specification, "glyf": the header's length and the flags of a component. */
enum {
    GLYF_HEADER = 10,
    GLYF_WORDS = 0x0001,
    GLYF_XY = 0x0002,
    GLYF_SCALE = 0x0008,
    GLYF_MORE = 0x0020,
    GLYF_TWO_SCALES = 0x0040,
    GLYF_MATRIX = 0x0080
};

struct glyf_component {
    unsigned glyph;
    int x, y;
    bool plain; /* placed by x and y, not scaled */
    bool more;
};

/* The bytes of a glyph's outline; length 0 for an empty one. */
const unsigned char *glyf_outline(const struct glyf *glyf, size_t glyph, size_t *length);

/* The next component of a composite outline; *at is 0 and *out zeroed before the first. False
 * after the last or where the outline is cut off (then out->more is still true). */
bool glyf_next_component(const unsigned char *outline, size_t length, size_t *at,
                         struct glyf_component *out);

#endif
