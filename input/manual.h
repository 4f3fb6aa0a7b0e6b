/* Procedure manuals (คู่มือการปฏิบัติงาน, domain.md 9): manuals/NAME.ini says what the work is,
 * manuals/NAME.csv its steps. */
#ifndef RAINGAN_INPUT_MANUAL_H
#define RAINGAN_INPUT_MANUAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/table.h"
#include "input/bytes.h"
#include "input/encoding.h"

struct arena;
struct check;
struct diag;

/* The ways out of a step. */
enum { MANUAL_BRANCHES = 3 };
struct manual_branch {
    size_t to;         /* row of steps */
    const char *label; /* "ใช่"; "" for the only way out */
};
struct manual_step {
    struct manual_branch branches[MANUAL_BRANCHES];
    size_t branch_count; /* 0: an end */
};

struct manual {
    const char *name;         /* of its files, without folder and ending */
    const char *ini_file;     /* "manuals/NAME.ini" */
    struct table *steps;      /* the columns of schema_manual_steps; shapes by their ids */
    struct manual_step *ways; /* one a row of steps */
    bool good;                /* without an error: a flowchart can be drawn */
    /* Keys of manuals/NAME.ini; "" where one is not given. */
    const char *title, *code, *group, *objective, *scope, *definitions, *forms, *references;
};

/* Reads every manual of the folder, in the order of their names. Every problem is reported; those
 * with an error are not good. The group that a manual names is looked up in check->groups. */
void manuals_read(struct check *check, enum encoding asked, struct manual **out, size_t *count);

/* --- for the reading itself --- */

/* Fills manual->ways from the column `next`; false after an error. Every step must be good. */
bool manual_ways_read(struct check *check, struct manual *manual);
/* Checks that the steps make one procedure: begun by a start, every step reached, an end reached
 * from every step. */
bool manual_graph_check(struct check *check, const struct manual *manual);

#endif
