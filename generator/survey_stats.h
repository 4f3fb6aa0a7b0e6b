/* The arithmetic of surveys (domain.md 5.3, formulas.md "Surveys"), exact but for the square root.
 */
#ifndef RAINGAN_GENERATOR_SURVEY_STATS_H
#define RAINGAN_GENERATOR_SURVEY_STATS_H

#include <stdint.h>

#include "base/number.h"
#include "input/settings.h"
#include "input/survey.h"

/* Of some answers from 1 to 5. Without answers (n = 0) there is no value; one alone has no S.D. */
struct survey_stats {
    uint64_t n;
    uint64_t counts[SURVEY_TOP]; /* [answer − 1] */
    const struct number *mean, *variance, *sd;
    const struct number *percent[SURVEY_TOP];
    const struct number *top2, *bottom2, *mean_percent;
    const char *band; /* "" without answers */
    unsigned rank;    /* among items; 0: none */
};

struct survey_stats survey_stats_of(struct arena *arena, const uint64_t counts[SURVEY_TOP],
                                    const struct bands *bands);
/* Ranks 1, 2, 3 … of the items whose `ranked` flag is set and that have answers: mean descending,
 * S.D. ascending (none counts as 0), order of the list. */
void survey_stats_rank(struct survey_stats *items, const bool *ranked, size_t count);

/* √value to 20 decimals; NULL for NULL. Not negative. */
const struct number *survey_root(struct arena *arena, const struct number *value);
/* Cronbach's alpha of the satisfaction items; NULL with fewer than two of them, fewer than two
 * complete respondents, or no variance. */
const struct number *survey_alpha(struct arena *arena, const struct survey *survey);
/* Taro Yamane's sample size at 5 %: ⌈400 N / (400 + N)⌉; NULL without a population. */
const struct number *survey_sample(struct arena *arena, const struct number *population);
/* (i − d) / d. */
const struct number *survey_pni(struct arena *arena, const struct number *i,
                                const struct number *d);

#endif
