/* A computed set → its figures (formats.md "Figure ids"). */
#ifndef RAINGAN_GENERATOR_KPI_FIGURES_H
#define RAINGAN_GENERATOR_KPI_FIGURES_H

#include "generator/kpi_set.h"

struct arena;
struct office;

/* Adds kpi/<set>/… to the office's book: the indicators in the file's order, the components, the
 * total, achieved_share. */
void kpi_figures_add(struct arena *arena, const struct office *office,
                     const struct kpi_set *set);

#endif
