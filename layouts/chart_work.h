/* What the files of the `chart` directive share. Room-internal: only directive_chart.c and
 * chart_*.c include it. */
#ifndef RAINGAN_LAYOUTS_CHART_WORK_H
#define RAINGAN_LAYOUTS_CHART_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "layouts/directive.h"
#include "layouts/select.h"

/* One `chart` on its way to a block. */
struct chart_work {
    const struct walk *walk;
    const struct directive_call *call;
    const struct entries *entries;
    const struct table *table;
    struct selection selection;
    struct doc_chart out;
    const char *category_column; /* NULL: the chart does not show rows of a sheet one by one */
    size_t most;                 /* rows in one chart; 0: all */
    bool sign;                   /* values are printed with + above zero */
    bool good;
};

/* --- directive_chart.c ------------------------------------------------------------------------ */

/* A cell as it is printed in a chart. */
const char *chart_work_print(const struct chart_work *work, const struct cell *cell,
                             const struct column *column);
/* A new series without values; there must be room for it. */
struct doc_series *chart_work_series(struct chart_work *work, const char *name, const char *column);
/* Sets a value with its printed form, when the cell holds a number. */
void chart_work_point(struct chart_work *work, struct doc_series *series, size_t index,
                      const struct cell *cell, const struct column *column);
/* The columns that a key names; 0 after a problem. */
size_t chart_work_columns(struct chart_work *work, const struct entry *entry, int *columns,
                          size_t most);

/* --- chart_kinds.c: what kinds have of their own ---------------------------------------------- */

/* The matrix of `across`: the categories and series are the texts of two columns. */
void chart_work_across(struct chart_work *work, const struct entry *across);
/* Values become shares of the sum of their category. */
void chart_work_shares(struct chart_work *work);
/* After the categories: the dates of a timeline; the places and bands of a map. */
void chart_work_timeline(struct chart_work *work);
void chart_work_map(struct chart_work *work);

/* --- chart_words.c ---------------------------------------------------------------------------- */

/* The summary of a chart, for who cannot see it. */
const char *chart_words(struct arena *arena, const struct doc_chart *chart);

#endif
