/* How a project stands on the date of the data: finished, on time, reported, due. Pure counting of
 * days; formulas.md "Projects", domain.md 6.4. */
#ifndef RAINGAN_GENERATOR_PROJECTS_STATE_H
#define RAINGAN_GENERATOR_PROJECTS_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct number;

enum { PROJECT_REPORT_DAYS = 7, PROJECT_PASS_PERCENT = 80 };

/* A date that is not there has the year 0. */
struct project_dates {
    struct date planned_start, planned_end, actual_end, report_date;
};

struct project_state {
    bool finished;         /* actual_end on or before the date of the data */
    bool on_time;          /* finished, and on or before planned_end */
    bool reported;         /* finished, and a report on or before the date of the data */
    bool reported_in_time; /* that report at most 7 days after actual_end */
    bool due;              /* planned_end on or before the date of the data */
    int64_t late_days;     /* past planned_end, of the finished and of those that are not; else 0 */
    int64_t report_days;   /* from actual_end to the report; 0 when there is none */
};
struct project_state project_state(struct project_dates dates, struct date data_date);

struct project_sum {
    size_t planned, finished, on_time, reported_in_time, due, due_finished;
};
void project_sum_add(struct project_sum *sum, struct project_state state);

/* Percentages; NULL where there is nothing to divide by. */
const struct number *project_finished_percent(struct arena *arena, const struct project_sum *sum);
/* Of the planned projects, or of the finished ones. */
const struct number *project_on_time_percent(struct arena *arena, const struct project_sum *sum,
                                             bool of_finished);
const struct number *project_due_percent(struct arena *arena, const struct project_sum *sum);
/* Whether a percentage passes: at least 80 as it is printed, with two places. */
bool project_passes(struct arena *arena, const struct number *percent);

#endif
