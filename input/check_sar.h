/* The checks of the standards: their trees (check_sar.c) and the answers to them (check_answers.c).
 */
#ifndef RAINGAN_INPUT_CHECK_SAR_H
#define RAINGAN_INPUT_CHECK_SAR_H

#include "input/check.h"
#include "input/standards.h"

/* One of the two: SAR or PMQA. */
struct check_standards {
    struct check *check;
    const char *prefix; /* "sar": how evidence.csv names its nodes */
    struct sheet tree, answers;
    bool shipped; /* the tree is the program's: the office cannot mend it */
    struct standard_tree *nodes;
};

/* The tree, the answers, and the evidence that names its nodes; files that are not there are passed
 * over. */
void check_standards(struct check_standards *standards);

/* The part of it that is about answers. */
void check_answers(struct check_standards *standards);
/* Reports at a row of any sheet that `id` is no node of the tree. */
void check_unknown_node(struct check_standards *standards, struct sheet *sheet, struct row *row,
                        const char *column, const char *id);

#endif
