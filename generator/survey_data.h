/* The responses of a survey as a sheet, and the formulas that count them there. */
#ifndef RAINGAN_GENERATOR_SURVEY_DATA_H
#define RAINGAN_GENERATOR_SURVEY_DATA_H

#include "generator/survey_set.h"

struct book;
struct data_sheet;

/* What is counted: the item, or the items of the dimension, or (both NULL) all of satisfaction. */
struct survey_choice {
    const struct survey_item *item;
    const char *dimension;
};

/* Puts the survey's responses into the book: answers and the published group of each, nothing else
 * of a person, in the order of the file. `number` is that of the survey among all. NULL when there
 * are more rows than are kept, or so few that nobody may see them (below small_group). */
const struct data_sheet *survey_data_add(struct arena *arena, struct book *book,
                                         const struct survey_set *set, size_t number,
                                         uint64_t small);

/* How many answers of `level` (1 to 5) the part (survey_set.h) gave: base/table.h's notation. NULL
 * without data, or when no sheet would take so long a formula. */
const char *survey_data_answers(struct arena *arena, const struct data_sheet *data,
                                const struct survey_set *set, size_t part,
                                struct survey_choice choice, size_t level);
/* How many respondents the part has. */
const char *survey_data_respondents(struct arena *arena, const struct data_sheet *data,
                                    size_t part);

#endif
