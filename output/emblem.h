/* The emblem of an office on a cover, memo or letter. */
#ifndef RAINGAN_OUTPUT_EMBLEM_H
#define RAINGAN_OUTPUT_EMBLEM_H

#include <stdbool.h>

struct doc_block;
struct flow;
struct structure_element;

struct emblem {
    int image;         /* of the file's image table */
    int width, height; /* as drawn, millipoints; 0: there is none */
    struct structure_element *figure;
};

/* Opens the image at `path` (NULL: no emblem) and scales it to `height`, or to less where it would
 * be wider than `width`. False (reported, the flow has failed) when it cannot be read. */
bool emblem_open(struct flow *flow, const struct doc_block *block, const char *path, int width,
                 int height, struct structure_element *parent, struct emblem *out);
/* Draws it with its top left corner at x, y. */
void emblem_draw(struct flow *flow, const struct emblem *emblem, int x, int y);

#endif
