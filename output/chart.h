/* Charts drawn with the canvas. Always with the numbers beside the marks; words and shapes, not
 * colours alone. */
#ifndef RAINGAN_OUTPUT_CHART_H
#define RAINGAN_OUTPUT_CHART_H

#include "output/paragraph.h"

struct chart_layout;
struct structure;
struct structure_element;

/* Prepares a chart for `width`; its height (without caption) is decided by its kind and content and
 * never exceeds `max_height`. */
struct chart_layout *chart_lay(struct typesetter *typesetter, const struct doc_chart *chart,
                               int width, int max_height);
/* The same chart no higher than `height`, saying all that it said, in legible type; NULL when that
 * cannot be done. Nothing is reported. */
struct chart_layout *chart_lay_lower(const struct chart_layout *layout, int height);
int chart_height(const struct chart_layout *layout);
/* Adds the chart's data to the structure, as a Table below `parent`: its cells are the words that
 * the chart prints; where it prints none, the cell says them. */
void chart_tag(struct chart_layout *layout, struct structure *structure,
               struct structure_element *parent);
/* What is no cell of that table belongs to the element that is drawn now. */
void chart_draw(struct canvas *canvas, const struct chart_layout *layout, int x, int y);

#endif
