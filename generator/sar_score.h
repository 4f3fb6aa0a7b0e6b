/* One leaf of the standards: from its answer to its level; and the mean of a parent. Pure
 * arithmetic, exact; formulas.md "Standards: SAR and PMQA", domain.md 2.6. */
#ifndef RAINGAN_GENERATOR_SAR_SCORE_H
#define RAINGAN_GENERATOR_SAR_SCORE_H

#include <stddef.h>

struct arena;
struct number;

/* 5 if all of `of` items are there, else max(1, floor(5 × count / of)). NULL when `count` is NULL.
 */
const struct number *sar_level_of_count(struct arena *arena, const struct number *count,
                                        const struct number *of);
/* 5 if value ≥ target, else max(1, floor(5 × value / target)). NULL when one of the two is NULL. */
const struct number *sar_level_of_value(struct arena *arena, const struct number *value,
                                        const struct number *target);
/* sum / count, exact; NULL when count is 0. */
const struct number *sar_mean(struct arena *arena, const struct number *sum, size_t count);

#endif
