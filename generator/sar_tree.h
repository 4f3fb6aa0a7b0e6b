/* A tree of standards with its answers, rolled up: SAR and PMQA alike. formulas.md "Standards". */
#ifndef RAINGAN_GENERATOR_SAR_TREE_H
#define RAINGAN_GENERATOR_SAR_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "input/standards.h"

struct arena;
struct number;
struct office;

struct sar_node {
    const struct standard_node *shape;
    const struct row *answer; /* in <prefix>-answers, good; NULL when there is none */
    const char *id, *kind, *name;
    const char *title; /* its label and number: "มาตรฐานที่ 1"; "1.4" for an item of a category */
    bool answered; /* leaves and items: a value is there, or an item of the checklist is */
    bool yes;      /* yes/no only */
    const struct number *value;  /* level, percent, number, money; of a checklist: k */
    const struct number *target; /* as given; of a checklist: N */
    const struct number *count, *of, *percent; /* checklists and what holds only such: sums */
    const struct number *level;                /* leaves; NULL without an answer or a target */
    const struct number *score;                /* a leaf's level; a parent's mean */
    const struct number *sum;                  /* of a parent's children with a score */
    size_t scored;                             /* how many they are */
    size_t items;                              /* direct children of kind item */
    const char *word;                          /* of the score; NULL without one */
    const char *passed; /* "yes", "no"; NULL where it does not apply or without an answer */
};

struct sar_tree {
    const char *prefix; /* "sar", "pmqa" */
    const struct standard_tree *shape;
    const struct table *answers;
    struct sar_node *nodes; /* the same indexes as in the shape */
    size_t count;
    const struct number *sum, *score; /* of the roots that have a score */
    size_t scored;
    const char *word;
};

/* NULL when the office has no tree or no good answer. */
struct sar_tree *sar_tree_compute(struct arena *arena, const struct office *office,
                                  const char *prefix);

/* Leaves and items whose target makes them pass or fail. */
bool sar_has_target(const struct sar_node *node);
/* A node of kind category, or a root of the tree: what PMQA counts. */
bool sar_is_category(const struct sar_node *node);

#endif
