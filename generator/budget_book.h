/* The computed budget → the tables budget/… and the figures budget/… (docs/book.md, formats.md). */
#ifndef RAINGAN_GENERATOR_BUDGET_BOOK_H
#define RAINGAN_GENERATOR_BUDGET_BOOK_H

#include <stddef.h>

struct arena;
struct book;
struct budget;
struct budget_sum;
struct column;
struct office;
struct row;
struct table;

/* Reads budget.csv and targets.csv, computes, and adds everything; nothing without budget.csv. */
void budget_add(struct arena *arena, struct office *office);

/* budget/overview, budget/quarters, budget/types, budget/plans, budget/projects: sums. */
void budget_book_add_sums(struct arena *arena, const struct office *office,
                          const struct budget *budget);
/* budget/lines, budget/carried: line by line. */
void budget_book_add_lines(struct arena *arena, const struct office *office,
                           const struct budget *budget);
/* A table with these columns and then the six of a sum, allocated to used_percent. Its rows are sums,
 * its last row is `total`. */
struct table *budget_new_sums(struct arena *arena, const char *name, const char *title,
                              const struct column *leading, size_t leading_count,
                              const struct budget_sum *total);
/* The cells of the six in a row. */
void budget_set_cells(struct arena *arena, struct table *table, struct row *row,
                      const struct budget_sum *sum);
/* The figures budget/NAME/allocated to used_percent. */
void budget_figures_add(struct arena *arena, struct book *book, const char *name,
                        const struct budget_sum *sum);

#endif
