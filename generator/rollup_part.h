/* One part of a roll-up: what an office has computed, from its packet or its folder. */
#ifndef RAINGAN_GENERATOR_ROLLUP_PART_H
#define RAINGAN_GENERATOR_ROLLUP_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"

struct arena;
struct diag;
struct lookup;
struct number;

/* In place of an office's code in a roll-up's own packet. */
#define ROLLUP_CODE "rollup"

/* A line of figures.csv or names.csv. */
struct rollup_line {
    const char *id, *text;
};
struct rollup_lines {
    struct rollup_line *list;
    size_t count, capacity;
    struct lookup *index; /* id → place in the list */
};

struct rollup_part {
    const char *source; /* the packet or office folder, as given */
    const char *code, *name;
    int fiscal_year, months;
    struct date data_date;
    const char *sha256; /* of its figures.csv */
    struct rollup_lines
        figures; /* those that a roll-up needs; no groups of respondents, no projects */
    struct rollup_lines names;
};

/* Reads a packet (a folder with manifest.csv: its figures.csv and names.csv, each proved by its
 * digest) or an office folder (read and computed now). False when it cannot be used; the reason is
 * in `diag`, at `source`. Works in an arena of its own; only what is in *out stays in `arena`. */
bool rollup_part_read(struct arena *arena, const char *source, const char *data_folder,
                      struct diag *diag, struct rollup_part *out);

/* What names.csv calls an id; "" when it does not say. */
const char *rollup_part_name(const struct rollup_part *part, const char *id);
/* The text or number of a figure; NULL when the part has none or it is empty. */
const char *rollup_part_text(const struct rollup_part *part, const char *id);
const struct number *rollup_part_number(struct arena *arena, const struct rollup_part *part,
                                        const char *id);

/* The first figure of a part whose parts do not make it: the whole of the budget and its kinds and
 * types, counts of answers and their mean, finished among planned projects. False with ROL006. */
bool rollup_part_agrees(struct arena *arena, const struct rollup_part *part, struct diag *diag);

#endif
