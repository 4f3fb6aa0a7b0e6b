/* A set of indicators (krs, agreement, strategy) in this round: every indicator's score and GAP, the
 * components' and the set's totals. formulas.md "Indicators" and "GAP". */
#ifndef RAINGAN_GENERATOR_KPI_SET_H
#define RAINGAN_GENERATOR_KPI_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/table.h"
#include "generator/kpi_score.h"
#include "input/settings.h"

struct arena;
struct diag;
struct office;

struct kpi_indicator {
    const struct row *definition; /* in the table "indicators" */
    const struct row *result;     /* in the table "results", this round; NULL when there is none */
    const char *id, *component;
    struct kpi_criteria criteria;
    int direction;                /* +1 up, -1 down */
    const struct number *weight;  /* NULL for method none */
    const struct number *target, *actual, *late;
    const struct number *score;    /* by the method; NULL for none and when excluded */
    const struct number *final;    /* after the penalty */
    const struct number *weighted; /* weight × final / 100 */
    const struct number *committee_score;
    struct kpi_gap gap;
    int gap_rank;                 /* 1, 2, 3 … of the short-falls; 0 for the others */
    bool computed_actual;         /* from numerator and denominator */
    bool excluded;                /* left out of sums and of the weight */
};

/* Sums over the included indicators of a set or a component. */
struct kpi_total {
    const char *component;         /* NULL for the set */
    size_t count;                  /* scored indicators, excluded ones too */
    const struct number *weight;   /* Σ weight */
    const struct number *score;    /* Σ weight × final / Σ weight; NULL when Σ weight is 0 */
    const struct number *weighted; /* Σ weight × final / 100 */
    const struct number *percent;  /* score as percent of full marks */
    const struct number *committee_score; /* the same with the committee's; NULL when none is given */
};

struct kpi_set {
    const char *name;      /* "krs" */
    const char *title;     /* Thai */
    struct kpi_indicator *indicators;
    size_t count;
    bool scored;           /* has an indicator with another method than none */
    bool of_hundred;       /* scale 0–100, else 1–5 */
    struct kpi_total total;
    const char *grade;     /* NULL when there is no score */
    struct kpi_total *components; /* in order of first appearance */
    size_t component_count;
    size_t target_count, achieved_count;
    const struct number *achieved_share; /* percent; NULL when none has a target */
};

/* The sets that can stand in indicators.csv, in the order of the reports. */
#define KPI_SET_COUNT 3
extern const char *const KPI_SET_NAMES[KPI_SET_COUNT];

/* Computes a set from the office's good rows. NULL when the office has no indicator of the set, or no row
 * of this round in results.csv (then a note says so). */
struct kpi_set *kpi_set_compute(struct arena *arena, const struct office *office,
                                const char *name, struct diag *diag);

/* The actual of an indicator in the round of `months`, whatever this round is: for trends. NULL when
 * results.csv has none. */
const struct number *kpi_actual_of_round(struct arena *arena, const struct office *office,
                                         const char *set, const struct kpi_indicator *indicator,
                                         int months);

/* The word of the band that holds ROUND(value, 2); NULL when value is NULL or below all bands. */
const char *kpi_band_word(struct arena *arena, const struct bands *bands,
                          const struct number *value);

#endif
