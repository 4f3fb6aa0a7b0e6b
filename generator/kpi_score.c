/* Scores and GAP of one indicator. Knows no tables, no files, no words. */
#include "generator/kpi_score.h"

#include <stdint.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

enum { STEPS_MAX = 64 };

static const char *const METHOD_NAMES[] = {"linear",       "step",       "milestone",
                                           "three_target", "three_step", "none"};

bool kpi_method_parse(const char *name, enum kpi_method *out)
{
    for (size_t i = 0; i < sizeof METHOD_NAMES / sizeof *METHOD_NAMES; i++) {
        if (text_equal(name, METHOD_NAMES[i])) {
            *out = (enum kpi_method)i;
            return true;
        }
    }
    return false;
}

bool kpi_method_of_hundred(enum kpi_method method)
{
    return method == KPI_THREE_TARGET || method == KPI_THREE_STEP;
}

int kpi_direction(const struct kpi_criteria *criteria)
{
    if (criteria->direction != 0)
        return criteria->direction;
    const struct number *first = criteria->level[0];
    const struct number *last = criteria->level[4];
    if (kpi_method_of_hundred(criteria->method)) {
        first = criteria->low;
        last = criteria->high;
    }
    if (first && last && number_compare(first, last) > 0)
        return -1;
    return 1;
}

const struct number *kpi_target(struct arena *arena, const struct kpi_criteria *criteria)
{
    if (criteria->target)
        return criteria->target;
    if (kpi_method_of_hundred(criteria->method))
        return criteria->standard;
    if (criteria->method == KPI_MILESTONE)
        return number_integer(arena, 5);
    return NULL;
}

const struct number *kpi_milestone(struct arena *arena, const char *steps)
{
    const char **parts;
    size_t count = text_split(arena, steps, ";,", &parts);
    if (count == 0)
        return NULL;
    bool finished[STEPS_MAX + 1] = {false};
    for (size_t i = 0; i < count; i++) {
        int64_t step;
        const struct number *value =
            number_decimal(arena, text_arabic_digits(arena, parts[i]));
        if (value && number_to_integer(value, &step) && step >= 1 && step <= STEPS_MAX)
            finished[step] = true;
    }
    int64_t reached = 0;
    while (reached < STEPS_MAX && finished[reached + 1])
        reached++;
    return number_integer(arena, reached);
}

/* Whether `actual` is at least as good as `threshold`. */
static bool reaches(const struct number *actual, const struct number *threshold, int direction)
{
    return number_compare(actual, threshold) * direction >= 0;
}

/* from + (to − from) × (actual − start) / (end − start): the same formula up and down, because both
 * differences change their sign together. */
static const struct number *interpolate(struct arena *arena, const struct number *actual,
                                        const struct number *start, const struct number *end,
                                        const struct number *from, const struct number *to)
{
    const struct number *part =
        number_divide(arena, number_subtract(arena, actual, start),
                      number_subtract(arena, end, start));
    return number_add(arena, from,
                      number_multiply(arena, number_subtract(arena, to, from), part));
}

static const struct number *score_of_levels(struct arena *arena,
                                            const struct kpi_criteria *criteria,
                                            const struct number *actual, int direction)
{
    int reached = 0;
    while (reached < 5 && reaches(actual, criteria->level[reached], direction))
        reached++;
    if (reached == 0)
        return number_integer(arena, 1);
    if (reached == 5 || criteria->method == KPI_STEP)
        return number_integer(arena, reached);
    return interpolate(arena, actual, criteria->level[reached - 1], criteria->level[reached],
                       number_integer(arena, reached), number_integer(arena, reached + 1));
}

static const struct number *score_of_targets(struct arena *arena,
                                             const struct kpi_criteria *criteria,
                                             const struct number *actual, int direction)
{
    const struct number *fifty = number_integer(arena, 50);
    const struct number *hundred = number_integer(arena, 100);
    if (!reaches(actual, criteria->low, direction))
        return number_integer(arena, 0);
    if (reaches(actual, criteria->high, direction))
        return hundred;
    bool standard = reaches(actual, criteria->standard, direction);
    if (criteria->method == KPI_THREE_STEP)
        return standard ? criteria->middle : fifty;
    if (standard)
        return interpolate(arena, actual, criteria->standard, criteria->high, criteria->middle,
                           hundred);
    return interpolate(arena, actual, criteria->low, criteria->standard, fifty,
                       criteria->middle);
}

const struct number *kpi_score(struct arena *arena, const struct kpi_criteria *criteria,
                               const struct number *actual)
{
    if (!actual)
        return NULL;
    int direction = kpi_direction(criteria);
    switch (criteria->method) {
    case KPI_LINEAR:
    case KPI_STEP:
        return score_of_levels(arena, criteria, actual, direction);
    case KPI_MILESTONE:
        return number_minimum(number_integer(arena, 5),
                              number_maximum(number_integer(arena, 1), actual));
    case KPI_THREE_TARGET:
    case KPI_THREE_STEP:
        return score_of_targets(arena, criteria, actual, direction);
    case KPI_NONE:
        break;
    }
    return NULL;
}

const struct number *kpi_after_penalty(struct arena *arena, const struct number *score,
                                       const struct number *late, const struct number *penalty)
{
    if (!score || !late || number_sign(late) == 0)
        return score;
    const struct number *lowered =
        number_subtract(arena, score, number_multiply(arena, penalty, late));
    return number_minimum(score, number_maximum(number_integer(arena, 1), lowered));
}

struct kpi_gap kpi_gap(struct arena *arena, const struct number *actual,
                       const struct number *target, int direction)
{
    struct kpi_gap result = {NULL, NULL, NULL, NULL};
    if (!actual || !target)
        return result;
    const struct number *hundred = number_integer(arena, 100);
    result.diff = number_subtract(arena, actual, target);
    result.gap = direction > 0 ? result.diff : number_negate(arena, result.diff);
    result.gap_percent = number_divide(arena, number_multiply(arena, hundred, result.gap),
                                       number_absolute(arena, target));
    if (direction > 0)
        result.achieved_percent =
            number_divide(arena, number_multiply(arena, hundred, actual), target);
    return result;
}
