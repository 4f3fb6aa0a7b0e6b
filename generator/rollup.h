/* One report over many offices: sums, rankings, distributions, of what each has computed. */
#ifndef RAINGAN_GENERATOR_ROLLUP_H
#define RAINGAN_GENERATOR_ROLLUP_H

#include <stdbool.h>
#include <stddef.h>

#include "generator/rollup_part.h"

struct arena;
struct book;
struct build_result;
struct diag;
struct options;
struct report;
struct settings;
struct shared;

struct rollup {
    struct arena *arena;
    struct diag *diag;
    const struct settings *settings; /* of the roll-up: bands, style, round */
    struct rollup_part *parts;       /* those that are used, by code */
    size_t count;
    struct book *book;
};

/* Not among those of an office. */
extern const struct report ROLLUP_REPORT;

/* Reads the parts (options->offices), computes, and publishes DIR/rollup-<year>-m<months>. A part
 * that cannot be used is an error that names it; with --keep-going the others are rolled up, and
 * the report lists what is left out. False when nothing was made. */
bool rollup_make(struct arena *arena, const struct options *options, const struct shared *shared,
                 struct diag *diag, struct build_result *out);

/* Each adds its tables (docs/book.md "Roll-up") and figures to the book. */
void rollup_measures_add(struct rollup *rollup);   /* offices side by side, ranks, distributions */
void rollup_sums_add(struct rollup *rollup);       /* money, projects, risks, feedback */
void rollup_surveys_add(struct rollup *rollup);    /* answers counted together */
void rollup_indicators_add(struct rollup *rollup); /* each indicator over the offices */

/* Adds every sum of the book up again, from the figures of the parts; an error (ROL009, our fault)
 * where one differs. */
void rollup_check_sums(struct rollup *rollup);

#endif
