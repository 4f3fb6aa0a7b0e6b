/* Widths of a table's columns. Arithmetic only: what the texts need is measured elsewhere. */
#ifndef RAINGAN_OUTPUT_TABLE_FIT_H
#define RAINGAN_OUTPUT_TABLE_FIT_H

#include <stdbool.h>
#include <stddef.h>

/* Widths with the cell's padding, in millipoints. */
struct table_fit_column {
    int narrowest; /* no word of it needs more */
    int widest;    /* all of it in single lines */
    int wished;    /* so that headings and short texts stand whole; granted where there is room */
    int minimum, maximum; /* declared; 0: none */
    bool stiff;           /* numbers: gets no more than it needs while another column can take it */
};

/* Divides `width` among `count` columns; `out` sums up to `width` exactly. `cells` holds the widest
 * width of `rows` × `count` cells (0: covered or empty): columns are widened where that makes rows
 * lower. False when the narrowest widths together exceed `width`: then all are cut in proportion.
 */
bool table_fit(const struct table_fit_column *columns, size_t count, const int *cells, size_t rows,
               int width, int *out);

#endif
