/* Surveys as figures (formats.md "Figure ids") and as tables of the book (docs/book.md). */
#ifndef RAINGAN_GENERATOR_SURVEY_BOOK_H
#define RAINGAN_GENERATOR_SURVEY_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "generator/survey_set.h"

struct arena;
struct book;
struct column;
struct office;
struct row;
struct table;

void survey_figures_add(struct arena *arena, struct book *book, const struct survey_set *set);
/* The figures prefix/n, prefix/mean … of some answers. */
void survey_figures_add_stats(struct arena *arena, struct book *book, const char *prefix,
                              const struct survey_stats *stats, bool ranked);
/* The columns c5 … c1, n, p5 … band that tables of answers end with, and their cells in a row. */
const struct column *survey_stats_columns(size_t *count);
void survey_set_stats(struct arena *arena, const struct scheme_settings *scheme,
                      struct table *table, struct row *row, const struct survey_stats *stats,
                      bool dissatisfaction);
/* The tables of all surveys; each row says which survey it is of. With `published` the responses go
 * along as data, which counts are formulas over. */
void survey_book_add(struct arena *arena, struct office *office,
                     const struct survey_set *const *sets, size_t count, bool published);
/* The tables of comments, masked, and of their kinds. */
void survey_comments_add(struct arena *arena, struct office *office,
                         const struct survey_set *const *sets, size_t count);

/* Computes the office's surveys and puts them into its book: figures, tables and the rules used.
 * With `published` small groups are merged. */
void survey_compute(struct arena *arena, struct office *office, bool published);

#endif
