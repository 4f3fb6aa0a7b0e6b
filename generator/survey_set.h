/* A survey computed: everybody and each group, its items, dimensions and total; needs. */
#ifndef RAINGAN_GENERATOR_SURVEY_SET_H
#define RAINGAN_GENERATOR_SURVEY_SET_H

#include "generator/survey_stats.h"

#define SURVEY_OTHERS "อื่น ๆ"

struct office;

/* Everybody, or a group. */
struct survey_part {
    const char *name; /* NULL: everybody */
    uint64_t respondents;
    struct survey_stats *items;      /* one an item */
    struct survey_stats *dimensions; /* one a dimension */
    struct survey_stats total;
};

struct survey_dimension {
    const char *name;
    bool dissatisfaction;
    size_t item_count;
};

struct survey_need {
    const char *pair;
    const struct survey_item *importance, *performance;
    const struct number *i, *d, *pni;
    unsigned rank; /* 0: none */
};

struct survey_set {
    const struct survey *survey;
    const struct number *response_rate, *alpha, *sample;
    bool has_satisfaction;               /* else there is no total */
    struct survey_dimension *dimensions; /* the one of dissatisfaction last */
    size_t dimension_count;
    struct survey_part *parts; /* [0]: everybody; then the groups */
    size_t part_count;
    size_t *part_of; /* a group of the tally → its part, 0: none */
    struct survey_need *needs;
    size_t need_count;
};

/* With `published` small groups are merged (formulas.md "groups"), for everything that leaves the
 * office. */
struct survey_set *survey_set_compute(struct arena *arena, const struct office *office,
                                      const struct survey *survey, bool published);

/* The dimension that an item is counted in; NULL: none. */
const char *survey_item_dimension(const struct survey_item *item);

/* The word of an item's or dimension's band on the page: that of dissatisfaction says so. */
const char *survey_band_word(struct arena *arena, const struct survey_stats *stats,
                             bool dissatisfaction);

#endif
