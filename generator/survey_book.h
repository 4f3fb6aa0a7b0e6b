/* Surveys as figures (formats.md "Figure ids") and as tables of the book (docs/book.md). */
#ifndef RAINGAN_GENERATOR_SURVEY_BOOK_H
#define RAINGAN_GENERATOR_SURVEY_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include "generator/survey_set.h"

struct arena;
struct book;
struct office;

void survey_figures_add(struct arena *arena, struct book *book, const struct survey_set *set);
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
