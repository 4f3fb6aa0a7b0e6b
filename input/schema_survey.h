/* What surveys.ini and survey-items.csv may hold: data only (formats.md "Files"). */
#ifndef RAINGAN_INPUT_SCHEMA_SURVEY_H
#define RAINGAN_INPUT_SCHEMA_SURVEY_H

#include "input/schema.h"

enum { SCHEMA_SURVEY_ITEMS_COUNT = 7 };
extern const struct schema_column schema_survey_items[SCHEMA_SURVEY_ITEMS_COUNT];
/* In the order of enum survey_kind (survey.h). */
extern const struct schema_choices schema_item_kinds;

/* The keys of surveys.ini, the same in each of its sections; `section` is NULL. */
const struct schema_key *schema_survey_keys(size_t *count);

#endif
