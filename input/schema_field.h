/* The columns of the files on money, projects, risks, feedback, the calendar and the months: data of schema_field.c that the
 * list of files in schema_files.c points at, and their listed values. */
#ifndef RAINGAN_INPUT_SCHEMA_FIELD_H
#define RAINGAN_INPUT_SCHEMA_FIELD_H

#include "input/schema.h"

/* How many columns each file may have; schema_field.c does not compile with other numbers. */
enum {
    SCHEMA_BUDGET_COUNT = 14,
    SCHEMA_TARGETS_COUNT = 5,
    SCHEMA_PROJECTS_COUNT = 13,
    SCHEMA_RISKS_COUNT = 18,
    SCHEMA_CONTROLS_COUNT = 4,
    SCHEMA_FEEDBACK_COUNT = 8,
    SCHEMA_CALENDAR_COUNT = 5,
    SCHEMA_MONTHS_COUNT = 4
};

extern const struct schema_column schema_budget[SCHEMA_BUDGET_COUNT];
extern const struct schema_column schema_targets[SCHEMA_TARGETS_COUNT];
extern const struct schema_column schema_projects[SCHEMA_PROJECTS_COUNT];
extern const struct schema_column schema_risks[SCHEMA_RISKS_COUNT];
extern const struct schema_column schema_controls[SCHEMA_CONTROLS_COUNT];
extern const struct schema_column schema_feedback[SCHEMA_FEEDBACK_COUNT];
extern const struct schema_column schema_calendar[SCHEMA_CALENDAR_COUNT];
extern const struct schema_column schema_months[SCHEMA_MONTHS_COUNT];

/* The five kinds of expenditure in their official order (domain.md 6.1); what a target is of and
 * what it measures; categories, factors and responses of risks (7.2); kinds of feedback (5.1). */
extern const struct schema_choices schema_budget_types, schema_target_kinds, schema_target_measures,
    schema_risk_categories, schema_risk_factors, schema_risk_responses, schema_feedback_kinds;

#endif
