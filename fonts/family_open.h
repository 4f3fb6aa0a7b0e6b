/* The family as the rest of fonts/ sees it. Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_FAMILY_OPEN_H
#define RAINGAN_FONTS_FAMILY_OPEN_H

#include "fonts/face.h"
#include "fonts/family.h"
#include "fonts/run_cache.h"
#include "fonts/shape.h"

struct face_set {
    struct font_face *faces[FONT_STYLE_COUNT]; /* never NULL; a face may stand for several styles */
};

struct shape_letter;

/* A glyph of a cluster, at its place relative to the cluster's start, font units. */
struct placed_glyph {
    uint16_t glyph;
    int64_t x;
    int y;
};

struct font_family {
    struct arena *arena;
    const char *name;
    struct face_set *sets; /* [0] the family itself, then its fallbacks */
    size_t set_count;
    struct font_face **used;
    size_t used_count, used_capacity;
    struct shape_missing *missing; /* ascending */
    size_t missing_count, missing_capacity;
    /* Heights as parts of the nominal size, millionths, rounded up. */
    int ascent, descent, line_height;
    /* Scratch of shape_text(). */
    hb_buffer_t *buffer;
    struct shape_letter *letters;
    size_t letter_capacity;
    struct shape_cluster *clusters;
    size_t cluster_capacity;
    struct placed_glyph *placed;
    size_t placed_capacity;
    hb_language_t language;
    struct run_cache runs;
};

/* The face is used from now on. */
void family_use(struct font_family *family, struct font_face *face);
void family_count_missing(struct font_family *family, uint32_t code_point);

/* Fills in ascent, descent and line_height (family_heights.c). */
void family_measure(struct font_family *family);

#endif
