/* The office's budget in this round: lines, the sums of their parts, targets. formulas.md "Budget".
 */
#ifndef RAINGAN_GENERATOR_BUDGET_SET_H
#define RAINGAN_GENERATOR_BUDGET_SET_H

#include <stdbool.h>

#include "generator/budget_sum.h"

struct arena;
struct office;
struct row;

struct budget_line {
    const struct row *row; /* in the table "budget" */
    const char *plan;      /* "" when the line names none */
    const char *project;   /* id, or "" */
    const char *type;      /* the Thai word */
    bool capital, carried_over;
    struct budget_sum sum;
};

/* Lines of one type, plan or project. */
struct budget_part {
    const char *name; /* the type's word, the plan, the project's id; "" for lines that name none */
    struct budget_sum sum;
};

struct budget_parts {
    struct budget_part *list;
    size_t count;
};

struct budget {
    struct budget_line *lines; /* good rows, in the file's order */
    size_t line_count;
    int quarters;                                /* counted: 1 to 4 */
    struct budget_sum total, recurrent, capital; /* of this year's money */
    struct budget_sum carried_over;
    struct budget_parts types; /* in official order, only those that have a line */
    struct budget_parts plans,
        projects; /* in order of first appearance, those without a name last */
};

/* NULL when the office has no budget.csv that can be used. */
struct budget *budget_compute(struct arena *arena, const struct office *office);

/* The target of the fiscal year for a quarter (1 to 4), `kind` "overall" …, `measure` "disbursed"
 * or "used"; NULL when targets.csv has none. */
const struct number *budget_target(const struct office *office, int quarter, const char *kind,
                                   const char *measure);

#endif
