/* The procedure manuals in the book: which there are, and one of them at a time for its report. */
#ifndef RAINGAN_GENERATOR_MANUAL_BOOK_H
#define RAINGAN_GENERATOR_MANUAL_BOOK_H

#include <stddef.h>

struct arena;
struct office;

/* Adds the table `manuals` (name, code, title, group, steps), one row a manual that can be made, and
 * `manual/NAME/steps` and `manual/NAME/ways` of each; none where there is no manual. */
void manuals_add(struct arena *arena, struct office *office);
/* How many can be made. */
size_t manuals_count(const struct office *office);
/* Puts the manual `index` of those into the book, in the place of the one before: the values
 * `manual.title` …, the tables `manual/steps`, `manual/ways`, `manual/objectives`,
 * `manual/definitions`, `manual/forms`, `manual/references`. Gives its name. */
const char *manuals_put(struct arena *arena, struct office *office, size_t index);

#endif
