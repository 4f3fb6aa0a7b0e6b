/* Between the survey_*.c of this room only. */
#ifndef RAINGAN_INPUT_SURVEY_PARTS_H
#define RAINGAN_INPUT_SURVEY_PARTS_H

#include "input/csv.h"
#include "input/survey.h"

struct survey_comment_column {
    const char *column, *kind;
};

/* A section of surveys.ini with what only reading needs. */
struct survey_plan {
    struct survey survey;
    struct survey_words words;
    struct survey_comment_column *comments;
    size_t comment_count;
    struct diag_place place; /* of the key `file` */
    bool good;
};

/* Reads surveys.ini. */
size_t survey_plans_read(const struct survey_context *context, struct survey_plan **out);
/* Gives each plan its items; reports what is wrong with them. */
void survey_items_check(const struct survey_context *context, struct sheet *sheet,
                        struct survey_plan *plans, size_t count);

/* Which column of the responses is what; -1: none. */
struct survey_heading {
    char separator;
    size_t titles;
    unsigned line;
    size_t width;
    int *items;
    int group, school;
    int *comments;
    const char **names; /* the headings, by column */
};
/* Finds the heading row and leaves `records` behind it. False when a column is missing or there
 * twice (reported at the row). */
bool survey_heading_find(struct arena *arena, const struct survey_plan *plan,
                         struct csv_records *records, struct diag *diag,
                         struct survey_heading *out);

struct survey_tally *survey_tally_new(struct arena *arena, const struct survey_plan *plan);
/* The group's index. The name is kept. */
size_t survey_tally_group(struct survey_tally *tally, const char *name);
/* One respondent: an answer (0: none) an item. */
void survey_tally_add(struct survey_tally *tally, const struct survey *survey, size_t group,
                      const signed char *answers);
/* Adds what another part of the same file counted. Texts are copied. */
void survey_tally_merge(struct survey_tally *tally, const struct survey_tally *other);

/* A comment, normalised; copied if it is kept. */
void survey_comment_add(struct arena *arena, struct survey_comments *comments, const char *text,
                        uint64_t times);

/* Counts the responses of `source`; NULL when no row can be used. */
struct survey_tally *survey_responses_read(const struct survey_context *context,
                                           const struct survey_plan *plan,
                                           struct bytes_source *source);

#endif
