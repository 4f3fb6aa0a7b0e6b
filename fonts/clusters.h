/* From HarfBuzz's glyphs to clusters of codes. Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_CLUSTERS_H
#define RAINGAN_FONTS_CLUSTERS_H

#include "fonts/letters.h"
#include "fonts/shape.h"

/* The clusters of one shape_text(), being built. */
struct cluster_list {
    struct font_family *family;
    const struct shape_letter *letters;
    size_t letter_count;
    size_t text_length;
    int size;                       /* nominal */
    struct shape_cluster *clusters; /* scratch of the family */
    size_t count;
    int64_t pen; /* exact place after the last code, 1/1000 millipoint */
};

/* A letter that is not drawn. */
void clusters_add_hidden(struct cluster_list *list, size_t letter);

/* A letter drawn as the given glyph of a face though no font has it. */
void clusters_add_box(struct cluster_list *list, size_t letter, struct font_face *face,
                      uint16_t glyph);

/* The letters up to `end`, shaped by `face`; the glyphs' cluster values are indices of letters.
 * Letters that are hidden get clusters of their own unless they stand inside of one. */
void clusters_add_shaped(struct cluster_list *list, struct font_face *face, size_t end,
                         hb_buffer_t *buffer);

/* Clusters shaped before, again: their offsets count from `offset`. */
void clusters_add_again(struct cluster_list *list, const struct shape_cluster *clusters,
                        size_t count, uint32_t offset);

#endif
