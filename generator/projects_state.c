/* Days of one project, sums of many. Reads no rows. */
#include "generator/projects_state.h"

#include "base/number.h"
#include "generator/field.h"

static bool is_until(struct date date, struct date last)
{
    return date.year != 0 && date_compare(date, last) <= 0;
}

struct project_state project_state(struct project_dates dates, struct date data_date)
{
    struct project_state state = {0};
    state.finished = is_until(dates.actual_end, data_date);
    state.due = is_until(dates.planned_end, data_date);
    struct date end = state.finished ? dates.actual_end : data_date;
    int64_t late = date_to_days(end) - date_to_days(dates.planned_end);
    state.late_days = late > 0 ? late : 0;
    if (!state.finished)
        return state;
    state.on_time = is_until(dates.actual_end, dates.planned_end);
    state.reported = is_until(dates.report_date, data_date);
    if (state.reported) {
        state.report_days = date_to_days(dates.report_date) - date_to_days(dates.actual_end);
        state.reported_in_time = state.report_days <= PROJECT_REPORT_DAYS;
    }
    return state;
}

void project_sum_add(struct project_sum *sum, struct project_state state)
{
    sum->planned++;
    sum->finished += state.finished;
    sum->on_time += state.on_time;
    sum->reported_in_time += state.reported_in_time;
    sum->due += state.due;
    sum->due_finished += state.due && state.finished;
}

static const struct number *percent(struct arena *arena, size_t part, size_t whole)
{
    return field_percent(arena, field_count(arena, part), field_count(arena, whole));
}

const struct number *project_finished_percent(struct arena *arena, const struct project_sum *sum)
{
    return percent(arena, sum->finished, sum->planned);
}

const struct number *project_on_time_percent(struct arena *arena, const struct project_sum *sum,
                                             bool of_finished)
{
    return percent(arena, sum->on_time, of_finished ? sum->finished : sum->planned);
}

const struct number *project_due_percent(struct arena *arena, const struct project_sum *sum)
{
    return percent(arena, sum->due_finished, sum->due);
}

bool project_passes(struct arena *arena, const struct number *value)
{
    return value && number_compare(number_round(arena, value, 2),
                                   number_integer(arena, PROJECT_PASS_PERCENT)) >= 0;
}
