/* The columns of the standards' trees and of the answers to them, for schema_files.c. */
#ifndef RAINGAN_INPUT_SCHEMA_SAR_H
#define RAINGAN_INPUT_SCHEMA_SAR_H

#include "input/schema.h"

enum { SCHEMA_TREE_COUNT = 10, SCHEMA_ANSWERS_COUNT = 7 };

/* sar.csv and pmqa.csv; sar-answers.csv and pmqa-answers.csv. */
extern const struct schema_column schema_tree[SCHEMA_TREE_COUNT];
extern const struct schema_column schema_answers[SCHEMA_ANSWERS_COUNT];

extern const struct schema_choices schema_node_kinds, schema_target_methods;

#endif
