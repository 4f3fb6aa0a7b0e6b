/* Counts of answers, from the figures of a part: no raw answer is needed. */
#ifndef RAINGAN_GENERATOR_ROLLUP_ANSWERS_H
#define RAINGAN_GENERATOR_ROLLUP_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input/survey.h"

struct arena;
struct rollup_part;

/* Adds the answers under `prefix` ("survey/service/all/1.1") to counts[answer − 1]. A count is n ×
 * percent / 100: percents have 15 digits or more, so that the nearest whole number is the count.
 * False, and nothing is added, when the part has none or they do not make n. */
bool rollup_answers_add(struct arena *arena, const struct rollup_part *part, const char *prefix,
                        uint64_t counts[SURVEY_TOP]);

/* The surveys of a part: the ids of its lines in names.csv. */
size_t rollup_survey_ids(struct arena *arena, const struct rollup_part *part, const char ***ids);

#endif
