/* A TrueType font program in the making: the subset's glyphs, then composites of them. Inside of
 * fonts/ only. */
#ifndef RAINGAN_FONTS_GLYF_H
#define RAINGAN_FONTS_GLYF_H

#include "fonts/face.h"

/* Bytes that grow. */
struct glyf_bytes {
    unsigned char *data;
    size_t length;
    size_t capacity;
};

struct glyf_metric {
    int advance;
    int bearing; /* left */
};

struct glyf_box {
    int left, bottom, right, top;
    bool empty;
};

struct glyf {
    struct arena *arena;
    struct glyf_bytes outlines;
    size_t *starts;              /* [count + 1] into outlines */
    struct glyf_metric *metrics; /* [count] */
    size_t count;
    size_t start_capacity, metric_capacity;
    unsigned char head[54], hhea[36], maxp[32];
};

/* Reads the tables of a TrueType face (hb-subset's result). False when they contradict each
 * other. */
bool glyf_read(struct glyf *glyf, struct arena *arena, hb_face_t *face);

/* Adds a glyph of these parts, whose glyph numbers are this program's; its number, or -1 when
 * there is no room or a part does not exist. A part that is a composite itself is taken apart
 * where it can be: some engines draw only one level. No parts, or empty ones: an empty glyph
 * with an advance. */
long glyf_add_composite(struct glyf *glyf, const struct code_part *parts, size_t count,
                        int advance);

/* The whole program with its tables (head, hhea, hmtx, maxp, loca, glyf) in order and their
 * limits and check sums computed. NULL when HarfBuzz cannot build it. */
const unsigned char *glyf_write(struct glyf *glyf, size_t *length);

/* A glyph's box, from its header. */
struct glyf_box glyf_box_of(const struct glyf *glyf, size_t glyph);

#endif
