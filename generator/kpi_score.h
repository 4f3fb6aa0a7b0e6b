/* One indicator: from its criteria and its result to its score and its GAP. Pure arithmetic, exact;
 * formulas.md "Indicators" and "GAP", domain.md 3.2–3.4 and 4. */
#ifndef RAINGAN_GENERATOR_KPI_SCORE_H
#define RAINGAN_GENERATOR_KPI_SCORE_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct number;

enum kpi_method {
    KPI_LINEAR,       /* five thresholds, interpolated: 1 to 5 */
    KPI_STEP,         /* five thresholds, not interpolated: 1 to 5 */
    KPI_MILESTONE,    /* steps finished without a gap: 1 to 5 */
    KPI_THREE_TARGET, /* low, standard, high, interpolated: 0 to 100 */
    KPI_THREE_STEP,   /* the same, not interpolated */
    KPI_NONE          /* followed, not scored */
};

struct kpi_criteria {
    enum kpi_method method;
    const struct number *level[5]; /* linear and step: strictly monotone */
    const struct number *low, *standard, *high; /* three_*: strictly monotone */
    const struct number *middle;   /* three_*: the score at standard, 50 to 100 */
    const struct number *target;   /* as given, or NULL */
    int direction;                 /* as given: +1 up, -1 down, 0 not given */
};

/* False when `name` ("linear" …) is no method. */
bool kpi_method_parse(const char *name, enum kpi_method *out);
/* Linear, step and milestone are on the scale 1–5; three_* on 0–100. Not for KPI_NONE. */
bool kpi_method_of_hundred(enum kpi_method method);

/* +1 up, -1 down: as given, else by the order of the thresholds, else up. */
int kpi_direction(const struct kpi_criteria *criteria);
/* As given, else standard for three_*, 5 for milestone, else NULL. */
const struct number *kpi_target(struct arena *arena, const struct kpi_criteria *criteria);

/* The number of steps finished without a gap from step 1, from a list such as "1;2;4" (→ 2); "0" is
 * none yet (→ 0). NULL when the list is empty. */
const struct number *kpi_milestone(struct arena *arena, const char *steps);

/* The score of `actual` on the method's scale; NULL when actual is NULL or the method is none. */
const struct number *kpi_score(struct arena *arena, const struct kpi_criteria *criteria,
                               const struct number *actual);

/* score, or with late reports min(score, max(1, score − penalty × late)); 1–5 scale only. */
const struct number *kpi_after_penalty(struct arena *arena, const struct number *score,
                                       const struct number *late, const struct number *penalty);

struct kpi_gap {
    const struct number *diff;             /* actual − target */
    const struct number *gap;              /* direction × diff; below 0 is short of the target */
    const struct number *gap_percent;      /* 100 × gap / |target|; NULL if the target is 0 */
    const struct number *achieved_percent; /* 100 × actual / target; NULL if lower is better */
};
/* All NULL when there is no actual or no target. */
struct kpi_gap kpi_gap(struct arena *arena, const struct number *actual,
                       const struct number *target, int direction);

#endif
