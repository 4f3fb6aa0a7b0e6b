/* Everything that is computed for an office: tables, figures and values, put into its book. */
#ifndef RAINGAN_GENERATOR_COMPUTE_H
#define RAINGAN_GENERATOR_COMPUTE_H

struct arena;
struct diag;
struct office;

/* Fills the office's book from its good rows (docs/book.md, formats.md "Figure ids"). */
void compute_office(struct arena *arena, struct office *office, struct diag *diag);
/* The same for the office's own eyes (`raingan figures`): small groups of respondents stand by
 * themselves. Nothing of it may be published. */
void compute_office_unmerged(struct arena *arena, struct office *office, struct diag *diag);

#endif
