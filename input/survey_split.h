/* One file of responses on two cores. Between the survey_*.c of this room only. */
#ifndef RAINGAN_INPUT_SURVEY_SPLIT_H
#define RAINGAN_INPUT_SURVEY_SPLIT_H

#include "input/survey_parts.h"

/* Counts the rows of the file in two parts at the same time. NULL, with nothing reported, when that
 * is not worth it or anything is not in order: then the file is to be read from the beginning to
 * the end, which says what is wrong and where. What is given is what reading in one piece would
 * give. */
struct survey_tally *survey_split_read(const struct survey_context *context,
                                       const struct survey_plan *plan, int descriptor);

#endif
