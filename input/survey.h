/* Surveys of an office: what surveys.ini and survey-items.csv say, and the responses counted. Of
 * the responses themselves only counts are kept, a bounded number of comments, and of at most
 * SURVEY_KEPT_ROWS rows the answers and the group (never a name, a school or a comment): memory
 * does not grow with the rows beyond that. It is a byte an answer and two the group: 2.2 MB for
 * 100,000 rows of 20 items, at most 20.2 MB a survey; a file read in two parts has twice that for a
 * moment. Means and percents are generator/'s. */
#ifndef RAINGAN_INPUT_SURVEY_H
#define RAINGAN_INPUT_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/number.h"
#include "input/bytes.h"
#include "input/encoding.h"
#include "input/sheet.h"
#include "input/survey_answer.h"

struct arena;
struct data_rows;

/* What bounds memory and the length of a report. */
enum {
    SURVEY_LIMIT = 100,
    SURVEY_ITEM_LIMIT = 200, /* of one survey */
    SURVEY_GROUP_LIMIT = 300,
    SURVEY_SCHOOL_LIMIT = 50000,
    SURVEY_NAME_LIMIT = 200,     /* characters of a group's name */
    SURVEY_COMMENT_LIMIT = 300,  /* different comments kept of a column */
    SURVEY_COMMENT_BYTES = 3000, /* of one comment; what is longer ends in … */
    SURVEY_COMMENT_COLUMNS = 20,
    SURVEY_KEPT_ROWS = 100000 /* of a survey that has more, no row is kept */
};

/* The group of those who say none, and the one dimension of all items of dissatisfaction. */
#define SURVEY_NO_GROUP        "ไม่ระบุ"
#define SURVEY_DISSATISFACTION "ความไม่พึงพอใจ"

enum survey_kind {
    SURVEY_KIND_SATISFACTION,
    SURVEY_KIND_DISSATISFACTION,
    SURVEY_KIND_IMPORTANCE,
    SURVEY_KIND_PERFORMANCE
};

struct survey_item {
    const char *id, *column, *dimension, *name, *pair;
    enum survey_kind kind;
    struct row *row; /* of survey-items.csv */
};

struct survey_group {
    const char *name;
    uint64_t respondents; /* with at least one answer */
    uint64_t *counts;     /* [item × 5 + answer − 1] */
};

struct survey_comment {
    const char *text; /* normalised */
    uint64_t count;
    uint64_t hash;
};

/* The comments of a column. When there are more different ones than the limit, those whose hashes
 * are smallest are kept: the same ones whatever the order of reading. */
struct survey_comments {
    const char *column, *kind; /* kind: complaint, suggestion, opinion, praise */
    uint64_t total;
    struct survey_comment *list;
    size_t count;
    size_t largest; /* of a full list: where the largest hash is */
};

/* Sums over the respondents who answered every item of satisfaction, for Cronbach's alpha. */
struct survey_complete {
    uint64_t respondents;
    uint64_t *sum, *squares; /* by item of the survey */
    uint64_t total_sum, total_squares;
};

/* What was counted. */
struct survey_tally {
    struct arena *arena;
    size_t item_count;
    uint64_t returned;
    struct survey_group *groups; /* in the order in which they first appear */
    size_t group_count, group_capacity;
    struct survey_complete complete;
    struct survey_comments *comments;
    size_t comment_count;
    struct lookup *schools;
    struct data_rows *responses; /* a column an item; the group is that of `groups` */
};

struct survey {
    const char *id, *title, *file;
    const struct number *population, *sent;   /* NULL: not given */
    const char *group_column, *school_column; /* "" when there is none */
    unsigned line;                            /* of its section */
    struct survey_item *items;
    size_t item_count;
    struct survey_tally *tally; /* NULL: the responses could not be read */
};

struct survey_context {
    struct arena *arena;
    struct diag *diag;
    const struct bytes_folder *folder;
    enum encoding asked;
    unsigned cores; /* at most so many threads read one file */
};

/* Reads surveys.ini, checks `items` (survey-items.csv) against it and counts each survey's
 * responses. Every problem is reported. *out has the surveys that can be used, in the order of
 * surveys.ini. */
void surveys_read(const struct survey_context *context, struct sheet *items, struct survey **out,
                  size_t *count);

#endif
