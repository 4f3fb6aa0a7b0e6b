/* Computed standards → their figures (formats.md "Figure ids"). */
#ifndef RAINGAN_GENERATOR_SAR_FIGURES_H
#define RAINGAN_GENERATOR_SAR_FIGURES_H

#include "generator/sar_tree.h"

struct book;

/* sar/<id>/… in the tree's order and sar/total/…; or pmqa/<category>/…, by the tree's prefix. */
void sar_figures_add(struct arena *arena, struct book *book, const struct sar_tree *tree);

#endif
