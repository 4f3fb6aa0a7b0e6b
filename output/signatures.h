/* The name of one who signs, as signature blocks and letters print it. Room-internal. */
#ifndef RAINGAN_OUTPUT_SIGNATURES_H
#define RAINGAN_OUTPUT_SIGNATURES_H

#include "output/paragraph.h"

struct flow;

struct signature_name {
    struct paragraph text;
    int dots_from, dots_to; /* from its left edge; equal: the name is there */
};

/* The name in parentheses, centred in `width`; without one (NULL or ""), parentheses three quarters
 * of the width apart and dots between them. */
void signature_name_lay(struct flow *flow, const char *name, int width, struct signature_name *out);
/* Draws it with its top at y. */
void signature_name_draw(struct flow *flow, const struct signature_name *name, int x, int y);

#endif
