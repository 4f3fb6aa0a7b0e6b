/* Counts → mean, S.D., percents, bands, ranks. Reads no table and knows no page. */
#include "generator/survey_stats.h"

#include "base/arena.h"
#include "base/text.h"

enum { ROOT_DECIMALS = 20 };

static const struct number *whole(struct arena *arena, uint64_t value)
{
    return number_integer(arena, (int64_t)value);
}

const struct number *survey_root(struct arena *arena, const struct number *value)
{
    if (value == NULL || number_sign(value) == 0)
        return value;
    /* Newton's rule in double to the last bits, then once in exact numbers: 30 digits are right. A
     * square keeps its exact root, so that rounding at a half is right as well. */
    double target = number_to_double(value);
    double root = target > 1 ? target : 1;
    for (int i = 0; i < 60; i++)
        root = (root + target / root) / 2;
    const struct number *near = number_decimal(arena, text_format(arena, "%.17f", root));
    if (near == NULL || number_sign(near) == 0)
        return near;
    const struct number *sum = number_add(arena, near, number_divide(arena, value, near));
    return number_round(arena, number_divide(arena, sum, number_integer(arena, 2)), ROOT_DECIMALS);
}

/* Σ(x − x̄)² = Σx² − (Σx)²/n. */
static const struct number *deviations(struct arena *arena, const struct number *squares,
                                       const struct number *sum, const struct number *n)
{
    return number_subtract(arena, squares,
                           number_divide(arena, number_multiply(arena, sum, sum), n));
}

/* The first band that the mean reaches, after rounding it to the two decimals of the page. */
static const char *band_of(struct arena *arena, const struct number *mean,
                           const struct bands *bands)
{
    const struct number *rounded = number_round(arena, mean, 2);
    for (size_t i = 0; i < bands->count; i++) {
        if (number_compare(rounded, bands->list[i].from) >= 0)
            return bands->list[i].word;
    }
    return "";
}

static const struct number *percent_of(struct arena *arena, uint64_t part, const struct number *n)
{
    return number_divide(arena, whole(arena, 100 * part), n);
}

struct survey_stats survey_stats_of(struct arena *arena, const uint64_t counts[SURVEY_TOP],
                                    const struct bands *bands)
{
    struct survey_stats stats = {.band = ""};
    uint64_t sum = 0, squares = 0;
    for (uint64_t k = 0; k < SURVEY_TOP; k++) {
        stats.counts[k] = counts[k];
        stats.n += counts[k];
        sum += (k + 1) * counts[k];
        squares += (k + 1) * (k + 1) * counts[k];
    }
    if (stats.n == 0)
        return stats;
    const struct number *n = whole(arena, stats.n);
    stats.mean = number_divide(arena, whole(arena, sum), n);
    if (stats.n > 1)
        stats.variance =
            number_divide(arena, deviations(arena, whole(arena, squares), whole(arena, sum), n),
                          whole(arena, stats.n - 1));
    stats.sd = survey_root(arena, stats.variance);
    for (size_t k = 0; k < SURVEY_TOP; k++)
        stats.percent[k] = percent_of(arena, counts[k], n);
    stats.top2 = percent_of(arena, counts[4] + counts[3], n);
    stats.bottom2 = percent_of(arena, counts[1] + counts[0], n);
    stats.mean_percent = number_multiply(arena, number_integer(arena, 20), stats.mean);
    stats.band = band_of(arena, stats.mean, bands);
    return stats;
}

/* S.D. are compared as variances, which are exact. */
static int compare_variance(const struct number *left, const struct number *right)
{
    if (left == NULL || right == NULL) {
        int left_sign = left ? number_sign(left) : 0;
        return left_sign - (right ? number_sign(right) : 0);
    }
    return number_compare(left, right);
}

static bool is_before(const struct survey_stats *items, size_t left, size_t right)
{
    int order = number_compare(items[right].mean, items[left].mean);
    if (order == 0)
        order = compare_variance(items[left].variance, items[right].variance);
    return order != 0 ? order < 0 : left < right;
}

void survey_stats_rank(struct survey_stats *items, const bool *ranked, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        items[i].rank = 0;
        if (!ranked[i] || items[i].n == 0)
            continue;
        items[i].rank = 1;
        for (size_t other = 0; other < count; other++) {
            if (other != i && ranked[other] && items[other].n > 0 && is_before(items, other, i))
                items[i].rank++;
        }
    }
}

const struct number *survey_alpha(struct arena *arena, const struct survey *survey)
{
    const struct survey_complete *complete = &survey->tally->complete;
    const struct number *n = whole(arena, complete->respondents);
    const struct number *items = number_integer(arena, 0);
    int64_t k = 0;
    if (complete->respondents < 2)
        return NULL;
    for (size_t i = 0; i < survey->item_count; i++) {
        if (survey->items[i].kind != SURVEY_KIND_SATISFACTION)
            continue;
        k++;
        items = number_add(arena, items,
                           deviations(arena, whole(arena, complete->squares[i]),
                                      whole(arena, complete->sum[i]), n));
    }
    const struct number *total = deviations(arena, whole(arena, complete->total_squares),
                                            whole(arena, complete->total_sum), n);
    if (k < 2 || number_sign(total) == 0)
        return NULL;
    const struct number *rest =
        number_subtract(arena, number_integer(arena, 1), number_divide(arena, items, total));
    return number_multiply(arena, number_ratio(arena, k, k - 1), rest);
}

const struct number *survey_sample(struct arena *arena, const struct number *population)
{
    const struct number *by_error = number_integer(arena, 400); /* 1 / 0.05² */
    if (population == NULL || number_sign(population) == 0)
        return NULL;
    const struct number *size = number_divide(arena, number_multiply(arena, by_error, population),
                                              number_add(arena, by_error, population));
    return number_negate(arena, number_floor(arena, number_negate(arena, size)));
}

const struct number *survey_pni(struct arena *arena, const struct number *i, const struct number *d)
{
    return number_divide(arena, number_subtract(arena, i, d), d);
}
