/* Sums of money; no rows, no texts. */
#include "generator/budget_sum.h"

#include "base/number.h"
#include "generator/field.h"

struct budget_sum budget_sum_zero(struct arena *arena)
{
    const struct number *zero = number_integer(arena, 0);
    return (struct budget_sum){0, zero, zero, zero, zero, {zero, zero, zero, zero}, zero};
}

struct budget_sum budget_sum_line(struct arena *arena, const struct number *original,
                                  const struct number *transferred, const struct number *committed,
                                  const struct number *const quarters[BUDGET_QUARTERS], int counted)
{
    struct budget_sum sum = budget_sum_zero(arena);
    sum.count = 1;
    sum.original = original ? original : sum.original;
    sum.transferred = transferred ? transferred : sum.transferred;
    sum.committed = committed ? committed : sum.committed;
    sum.allocated = number_add(arena, sum.original, sum.transferred);
    for (int i = 0; i < counted; i++) {
        if (!quarters[i])
            continue;
        sum.quarters[i] = quarters[i];
        sum.disbursed = number_add(arena, sum.disbursed, quarters[i]);
    }
    return sum;
}

void budget_sum_add(struct arena *arena, struct budget_sum *sum, const struct budget_sum *other)
{
    sum->count += other->count;
    sum->original = number_add(arena, sum->original, other->original);
    sum->transferred = number_add(arena, sum->transferred, other->transferred);
    sum->allocated = number_add(arena, sum->allocated, other->allocated);
    sum->committed = number_add(arena, sum->committed, other->committed);
    for (int i = 0; i < BUDGET_QUARTERS; i++)
        sum->quarters[i] = number_add(arena, sum->quarters[i], other->quarters[i]);
    sum->disbursed = number_add(arena, sum->disbursed, other->disbursed);
}

const struct number *budget_remaining(struct arena *arena, const struct budget_sum *sum)
{
    return number_subtract(arena, number_subtract(arena, sum->allocated, sum->committed),
                           sum->disbursed);
}

const struct number *budget_disbursed_percent(struct arena *arena, const struct budget_sum *sum)
{
    return field_percent(arena, sum->disbursed, sum->allocated);
}

const struct number *budget_used_percent(struct arena *arena, const struct budget_sum *sum)
{
    return field_percent(arena, number_add(arena, sum->disbursed, sum->committed), sum->allocated);
}

const struct number *budget_until(struct arena *arena, const struct budget_sum *sum, int quarter)
{
    const struct number *until = number_integer(arena, 0);
    for (int i = 0; i < quarter && i < BUDGET_QUARTERS; i++)
        until = number_add(arena, until, sum->quarters[i]);
    return until;
}
