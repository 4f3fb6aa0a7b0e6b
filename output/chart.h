/* Charts drawn with the canvas. Always with the numbers beside the marks; words and shapes, not
 * colours alone. */
#ifndef RAINGAN_OUTPUT_CHART_H
#define RAINGAN_OUTPUT_CHART_H

#include "output/paragraph.h"

struct chart_layout;

/* Prepares a chart for `width`; its height (without caption) is decided by its kind and content and
 * never exceeds `max_height`. */
struct chart_layout *chart_lay(struct typesetter *typesetter, const struct doc_chart *chart,
                               int width, int max_height);
int chart_height(const struct chart_layout *layout);
void chart_draw(struct canvas *canvas, const struct chart_layout *layout, int x, int y);

#endif
