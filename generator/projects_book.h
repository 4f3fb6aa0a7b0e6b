/* projects.csv → the tables projects/… and the figures projects/… (docs/book.md, formats.md). */
#ifndef RAINGAN_GENERATOR_PROJECTS_BOOK_H
#define RAINGAN_GENERATOR_PROJECTS_BOOK_H

struct arena;
struct office;

/* Nothing without a projects.csv that can be used. */
void projects_add(struct arena *arena, struct office *office);

#endif
