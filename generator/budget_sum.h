/* Money of one line or of many: what was allocated, is committed, was disbursed, and what follows
 * from it. Pure arithmetic in exact baht; formulas.md "Budget", domain.md 6.2. */
#ifndef RAINGAN_GENERATOR_BUDGET_SUM_H
#define RAINGAN_GENERATOR_BUDGET_SUM_H

#include <stddef.h>

struct arena;
struct number;

enum { BUDGET_QUARTERS = 4 };

struct budget_sum {
    size_t count;                                   /* lines */
    const struct number *original, *transferred;    /* as allocated first; in (+) or out (−) */
    const struct number *allocated;                 /* after transfers */
    const struct number *committed;                 /* and not yet paid */
    const struct number *quarters[BUDGET_QUARTERS]; /* disbursed in each; not counted: 0 */
    const struct number *disbursed;                 /* in the counted quarters */
};

/* A sum of no lines: every amount is 0. */
struct budget_sum budget_sum_zero(struct arena *arena);
/* One line; NULL is 0. `quarters` are the first `counted` quarters. */
struct budget_sum budget_sum_line(struct arena *arena, const struct number *original,
                                  const struct number *transferred, const struct number *committed,
                                  const struct number *const quarters[BUDGET_QUARTERS],
                                  int counted);
void budget_sum_add(struct arena *arena, struct budget_sum *sum, const struct budget_sum *other);

/* allocated − committed − disbursed */
const struct number *budget_remaining(struct arena *arena, const struct budget_sum *sum);
/* 100 × disbursed / allocated, 100 × (disbursed + committed) / allocated; NULL when allocated is 0.
 */
const struct number *budget_disbursed_percent(struct arena *arena, const struct budget_sum *sum);
const struct number *budget_used_percent(struct arena *arena, const struct budget_sum *sum);
/* Disbursed in the quarters 1 to `quarter`. */
const struct number *budget_until(struct arena *arena, const struct budget_sum *sum, int quarter);

#endif
