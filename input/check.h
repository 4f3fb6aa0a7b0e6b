/* What the files say, checked against each other and against formulas.md: one function a file. Each
 * adds its diagnostics and marks the rows that must not be used. */
#ifndef RAINGAN_INPUT_CHECK_H
#define RAINGAN_INPUT_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/table.h"
#include "input/bytes.h"
#include "input/lookup.h"
#include "input/settings.h"
#include "input/sheet.h"

struct arena;

struct check {
    struct arena *arena;
    struct diag *diag;
    const struct settings *settings;
    const struct bytes_folder *folder;
    const struct date_months *months; /* what they are called */
    struct sheet groups, indicators, results, gap_plan, evidence;
    struct sheet budget, targets, projects, risks, controls, feedback, calendar;
    struct lookup *indicator_rows; /* "krs/1.1" → row of indicators; made by check_indicators() */
    struct lookup *suspect_ids;    /* ids of rows whose set could not be read */
    bool *named_missing;           /* columns of indicators that were said to be missing */
    size_t unknown_count;          /* unknown indicators named so far */
    const struct sheet *told_no_indicators; /* said last to name indicators that are not there */
};

/* In this order. Files that are not there are passed over. */
void check_groups(struct check *check);
void check_indicators(struct check *check);
void check_results(struct check *check);
void check_gap_plan(struct check *check);
void check_evidence(struct check *check);
void check_projects(struct check *check); /* before the budget, whose lines name projects */
void check_budget(struct check *check);
void check_targets(struct check *check);
void check_risks(struct check *check);
void check_controls(struct check *check);
void check_feedback(struct check *check);
void check_calendar(struct check *check);

/* --- for the checks themselves --- */

/* Reports at a row's cell; an error also marks the row bad. */
void check_error(struct check *check, struct sheet *sheet, struct row *row, const char *column,
                 enum diag_code code, const char *first, const char *second, const char *third);
void check_warning(struct check *check, const struct sheet *sheet, const struct row *row,
                   const char *column, enum diag_code code, const char *first, const char *second,
                   const char *third);
/* Reports a key that stands twice at its second row; `shown` is what the message calls it. */
void check_repeated(struct check *check, struct sheet *sheet, struct row *row, const char *column,
                    struct lookup *seen, const char *key, const char *shown);
/* Reports a number of the row that is there and does not lie between the two bounds. */
void check_range(struct check *check, struct sheet *sheet, struct row *row, const char *column,
                 int lowest, int highest);
/* The row of groups that `text` names by id, name or short name; NULL when there is none. */
const struct row *check_group_named(struct check *check, const char *text);
/* The cell "group" of a row: held as the group's id, like a listed value, however it was written. An
 * unknown group is an error. */
void check_group(struct check *check, struct sheet *sheet, struct row *row);
/* "set/id" of a row, or NULL when one of the two could not be read. */
const char *check_indicator_key(struct check *check, const struct sheet *sheet,
                                const struct row *row, const char *id_column);
/* The row of indicators that a row of another file names; NULL when there is none (reported, unless
 * it is a consequence of a problem that is reported already). */
struct row *check_indicator_named(struct check *check, struct sheet *sheet, struct row *row,
                                  const char *id_column, const char *key);
/* False (reported) when there is no indicators table to refer to. */
bool check_has_indicators(struct check *check, const struct sheet *sheet);
const char *check_method_word(const struct check *check, const struct row *indicator);

#endif
