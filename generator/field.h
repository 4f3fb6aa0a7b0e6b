/* What the computations of money, projects, risks and feedback share. */
#ifndef RAINGAN_GENERATOR_FIELD_H
#define RAINGAN_GENERATOR_FIELD_H

#include <stddef.h>

#include "base/table.h"

struct arena;
struct lookup;
struct office;

/* Whether a file of the office can be reported: it is there, and what it holds could be read. */
bool field_is_reported(const struct table *table);

/* The name of a group from groups.csv, else the text itself. */
const char *field_group_name(const struct office *office, const char *id);

/* 100 × part / whole; NULL when the whole is 0. */
const struct number *field_percent(struct arena *arena, const struct number *part,
                                   const struct number *whole);
/* sum + one, where NULL is nothing: what adds up over parts that need not have it. */
const struct number *field_plus(struct arena *arena, const struct number *sum,
                                const struct number *one);
const struct number *field_count(struct arena *arena, size_t count);

/* Adds the figure prefix/name; NULL: without a value. */
void field_figure(struct arena *arena, struct book *book, const char *prefix, const char *name,
                  const struct number *number, enum figure_unit unit);
void field_figure_word(struct arena *arena, struct book *book, const char *prefix, const char *name,
                       const char *word);

/* Copies the cells of the columns that both tables have. */
void field_copy_cells(struct table *to, struct row *row, const struct table *from,
                      const struct row *source);
void field_set_count(struct table *table, struct row *row, const char *id, size_t count);
/* The formula of one cell, over its column's; "" for none. */
void field_set_formula(struct table *table, struct row *row, const char *id, const char *formula);

/* Texts in the order of their first appearance: the parts that a table is summed up by. */
struct field_names {
    const char **list;
    size_t count, capacity;
    struct lookup *known; /* made with the first name */
};
/* The index of `name`, which is added when it is new. */
size_t field_name_index(struct arena *arena, struct field_names *names, const char *name);

#endif
