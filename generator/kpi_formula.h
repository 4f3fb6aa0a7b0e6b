/* The live formulas of the sheets: how each figure of an indicator follows from its neighbours, in the
 * notation of base/table.h ({id}: that column's cell in the same row). */
#ifndef RAINGAN_GENERATOR_KPI_FORMULA_H
#define RAINGAN_GENERATOR_KPI_FORMULA_H

#include "generator/kpi_set.h"

struct arena;

/* "" where the figure is given and not computed, or has no value. */
const char *kpi_formula_actual(struct arena *arena, const struct kpi_indicator *indicator,
                               bool percent);
const char *kpi_formula_score(struct arena *arena, const struct kpi_indicator *indicator);
const char *kpi_formula_final(struct arena *arena, const struct kpi_indicator *indicator,
                              const struct number *penalty);
const char *kpi_formula_weighted(const struct kpi_indicator *indicator);
/* The committee's score counts where it is given, else the office's own (formulas.md). */
const char *kpi_formula_committee(const struct kpi_indicator *indicator);
const char *kpi_formula_diff(const struct kpi_indicator *indicator);
const char *kpi_formula_gap(const struct kpi_indicator *indicator);
const char *kpi_formula_gap_percent(const struct kpi_indicator *indicator);
const char *kpi_formula_achieved(const struct kpi_indicator *indicator);

/* Σ weight × `column` / Σ weight over the rows that have a value in `column`. */
const char *kpi_formula_mean(struct arena *arena, const char *column);

#endif
