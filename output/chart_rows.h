/* The frame of charts of which each category is a row: names at the left, rows as high as they need
 * to be, smaller type before rows are left out. Room-internal. */
#ifndef RAINGAN_OUTPUT_CHART_ROWS_H
#define RAINGAN_OUTPUT_CHART_ROWS_H

#include "output/chart_parts.h"

struct chart_rows {
    /* Set by the kind before planning. */
    int name_share;  /* the most that names take of the width, in per cent */
    int small_share; /* the same in type of 11 pt and less; 0: the same */
    /* Set by the kind's measure at each type size. */
    int top;  /* what stands above the rows */
    int foot; /* what stands below them, but for the note */
    int mark; /* the height that a row's marks need */
    /* Set by the frame. */
    struct chart_label *names;
    int *heights;
    int name_width;
    int gap;
    int rows_height;
    struct chart_label note; /* which rows are shown, where some are left out */
};

/* Sets top, foot and mark at the layout's type size and with the names laid; may raise heights[]
 * that it wants higher. False: what the kind has to say does not fit at this size. */
typedef bool chart_rows_measure(struct chart_layout *layout, struct chart_rows *rows, void *plan);

/* Finds type size, heights and gaps; layout->shown is how many rows there is room for. */
void chart_rows_plan(struct chart_layout *layout, struct chart_rows *rows,
                     chart_rows_measure *measure, void *plan);
/* Where row `index` begins, and its middle. */
int chart_rows_top(const struct chart_rows *rows, size_t index);
int chart_rows_middle(const struct chart_rows *rows, size_t index);
int chart_rows_bottom(const struct chart_rows *rows);
/* Names and note; sets the layout's height. */
void chart_rows_draw(struct chart_layout *layout, const struct chart_rows *rows);
/* A wrapped label with its lines centred on `middle`. */
void chart_rows_centre(struct chart_layout *layout, const struct chart_label *label, int x,
                       int middle);

#endif
