/* feedback.csv → the tables feedback/… and the figures feedback/… (docs/book.md, formats.md). */
#ifndef RAINGAN_GENERATOR_FEEDBACK_BOOK_H
#define RAINGAN_GENERATOR_FEEDBACK_BOOK_H

struct arena;
struct office;

/* Nothing without a feedback.csv that can be used. What people wrote is masked (masking.h). */
void feedback_add(struct arena *arena, struct office *office);

#endif
