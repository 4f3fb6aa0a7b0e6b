/* Texts shaped before: a table measures each cell, lays it, and repeats its words from row to row; shaping
 * and asking the breaker cost more than all the rest. Room-internal: paragraphs only. */
#ifndef RAINGAN_OUTPUT_SHAPED_CACHE_H
#define RAINGAN_OUTPUT_SHAPED_CACHE_H

#include "output/shaped_text.h"

/* The shaped text of `text`, made now or known already; it is kept as long as the arena. */
struct shaped_text *shaped_cache_get(struct typesetter *typesetter, struct doc_inline text,
                                     const struct paragraph_style *style);

/* What the breaker says of it, asked once. */
const unsigned char *shaped_cache_classes(struct typesetter *typesetter,
                                          struct shaped_text *shaped);

#endif
