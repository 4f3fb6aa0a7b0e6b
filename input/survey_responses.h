/* Counts rows of responses, one after the other. Between the survey_*.c of this room only. */
#ifndef RAINGAN_INPUT_SURVEY_RESPONSES_H
#define RAINGAN_INPUT_SURVEY_RESPONSES_H

#include "input/survey_parts.h"

struct survey_reader;

struct survey_reader *survey_reader_new(struct arena *arena, struct diag *diag,
                                        const struct survey_plan *plan,
                                        const struct survey_heading *heading);
/* A row with an error is reported and not counted. */
void survey_reader_take(struct survey_reader *reader, const struct csv_record *record);
/* What was counted; to be asked at the end. */
struct survey_tally *survey_reader_tally(struct survey_reader *reader);

#endif
