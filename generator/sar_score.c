/* Levels and means; no rows, no tables. */
#include "generator/sar_score.h"

#include "base/number.h"

const struct number *sar_level_of_value(struct arena *arena, const struct number *value,
                                        const struct number *target)
{
    const struct number *five = number_integer(arena, 5);
    if (!value || !target)
        return NULL;
    if (number_compare(value, target) >= 0)
        return five;
    /* The target is above the value, which is not negative: it is not 0. */
    const struct number *share = number_divide(arena, number_multiply(arena, five, value), target);
    return number_maximum(number_integer(arena, 1), number_floor(arena, share));
}

const struct number *sar_level_of_count(struct arena *arena, const struct number *count,
                                        const struct number *of)
{
    return sar_level_of_value(arena, count, of);
}

const struct number *sar_mean(struct arena *arena, const struct number *sum, size_t count)
{
    if (count == 0)
        return NULL;
    return number_divide(arena, sum, number_integer(arena, (int64_t)count));
}
