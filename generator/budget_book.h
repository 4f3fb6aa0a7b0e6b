/* The computed budget → the tables budget/… and the figures budget/… (docs/book.md, formats.md). */
#ifndef RAINGAN_GENERATOR_BUDGET_BOOK_H
#define RAINGAN_GENERATOR_BUDGET_BOOK_H

struct arena;
struct budget;
struct budget_sum;
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
/* The six columns of a sum, allocated to used_percent, in a table that has them. */
void budget_set_cells(struct arena *arena, struct table *table, struct row *row,
                      const struct budget_sum *sum);

#endif
