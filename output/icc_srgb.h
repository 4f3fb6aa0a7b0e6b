/* The colour profile of sRGB (IEC 61966-2-1), for the PDF's output intent. */
#ifndef RAINGAN_OUTPUT_ICC_SRGB_H
#define RAINGAN_OUTPUT_ICC_SRGB_H

#include <stddef.h>

struct arena;

/* An ICC profile of version 4.2 with parametric curves, some 500 bytes; always the same. */
const unsigned char *icc_srgb(struct arena *arena, size_t *length);

#endif
