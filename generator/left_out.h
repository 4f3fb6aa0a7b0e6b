/* The last page under --keep-going: what was left out, so that nothing is dropped in silence. */
#ifndef RAINGAN_GENERATOR_LEFT_OUT_H
#define RAINGAN_GENERATOR_LEFT_OUT_H

#include "base/diag.h"

struct arena;
struct document;

/* Adds a page that lists every error found so far; nothing when there is none. */
void left_out_add(struct arena *arena, struct document *document, struct diag *diag,
                  enum diag_language language);

#endif
