/* Everything that is computed for an office: tables, figures and values, put into its book. */
#ifndef RAINGAN_GENERATOR_COMPUTE_H
#define RAINGAN_GENERATOR_COMPUTE_H

struct arena;
struct diag;
struct office;

/* Fills the office's book from its good rows (docs/book.md, formats.md "Figure ids"). */
void compute_office(struct arena *arena, struct office *office, struct diag *diag);

#endif
