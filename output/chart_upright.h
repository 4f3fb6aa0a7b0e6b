/* The frame of charts whose value axis stands upright: bars and lines. Room-internal. */
#ifndef RAINGAN_OUTPUT_CHART_UPRIGHT_H
#define RAINGAN_OUTPUT_CHART_UPRIGHT_H

#include "output/chart_axis.h"
#include "output/chart_parts.h"

struct chart_upright {
    int left, right, top, bottom; /* of the plot */
    int slot;                     /* width of a category */
    size_t every;                 /* names stand under every first, second … category */
    int value_width, value_height;
    struct chart_label *names; /* of the categories that have one; wrapped, centred */
    int name_width;
    struct chart_label target, unit;
    int head; /* height of the legend */
    struct chart_axis axis;
};

/* Plans the frame at the layout's type size. Names that do not fit under each category are thinned
 * out when `thin`, else it fails. It fails too when the plot would be too low to read. */
bool chart_upright_plan(struct chart_layout *layout, bool zero, bool thin,
                        struct chart_upright *out);
/* Legend, grid, axis labels, names, unit. */
void chart_upright_draw(struct chart_layout *layout, const struct chart_upright *frame);
/* The target's dashed line and its words at the right. */
void chart_upright_target(struct chart_layout *layout, const struct chart_upright *frame);
int chart_upright_x(const struct chart_upright *frame, size_t category); /* middle of its slot */
int chart_upright_y(struct chart_layout *layout, const struct chart_upright *frame,
                    const struct number *value);

#endif
