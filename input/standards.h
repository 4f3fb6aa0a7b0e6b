/* The shape of a tree of standards (SAR, PMQA): who is whose child, and how each node is assessed.
 * Read from the rows of sar.csv or pmqa.csv; no scores here (formulas.md "Standards: SAR and
 * PMQA"). */
#ifndef RAINGAN_INPUT_STANDARDS_H
#define RAINGAN_INPUT_STANDARDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/table.h"

struct arena;
struct lookup;

enum standard_role {
    STANDARD_PARENT, /* has children: its score is their mean */
    STANDARD_LEAF,   /* is answered itself; a checklist with its items too */
    STANDARD_ITEM,   /* a direct child of a checklist: yes or no, counted there */
    STANDARD_TEXT    /* below an item of a checklist: printed, never counted */
};

enum standard_target {
    STANDARD_LEVEL, /* a whole value 1 to 5 */
    STANDARD_CHECKLIST,
    STANDARD_PERCENT,
    STANDARD_NUMBER,
    STANDARD_MONEY,
    STANDARD_YESNO
};

#define STANDARD_NO_PARENT SIZE_MAX

struct standard_node {
    const struct row *row;
    const char *id;
    size_t parent;      /* index, or STANDARD_NO_PARENT: a root */
    size_t child_count; /* direct children, unusable ones too */
    size_t dots;        /* in its id: a parent has fewer than its child */
    enum standard_role role;
    enum standard_target target; /* of leaves and items */
    bool usable;                 /* neither it nor anything above it has an error */
};

struct standard_tree {
    const struct table *table;
    struct standard_node *nodes; /* one a row of the table, in its order */
    size_t count;
    const size_t *outward; /* indexes, parents before their children */
    struct lookup *ids;    /* id → index */
};

/* Any table with the columns of the schema. Rows marked bad later are seen by standards_refresh().
 */
struct standard_tree *standards_read(struct arena *arena, const struct table *table);
/* Looks again at which rows are bad. */
void standards_refresh(struct standard_tree *tree);
/* How many items a checklist has: its target, else its direct children. */
int64_t standards_items(const struct standard_tree *tree, const struct standard_node *node);
/* The id without its last part; NULL when there is only one. */
const char *standards_parent_id(struct arena *arena, const char *id);

#endif
