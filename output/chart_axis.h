/* The value axis of a chart: round numbers at steps of 1, 2 or 5, exact. Room-internal. */
#ifndef RAINGAN_OUTPUT_CHART_AXIS_H
#define RAINGAN_OUTPUT_CHART_AXIS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct doc_chart;
struct number;

struct chart_axis {
    const struct number *minimum, *maximum;
    const struct number *step;
    const struct number *first; /* the first tick, at or above the minimum */
    size_t tick_count;
    unsigned decimals; /* of the ticks' labels */
    bool thai_digits;
};

/* An axis over the first `shown` categories' values and the target, with at most `ticks_max` (≥ 2)
 * steps. With `zero` it includes 0, as bars must. */
void chart_axis_make(struct arena *arena, const struct doc_chart *chart, size_t shown, bool zero,
                     size_t ticks_max, struct chart_axis *out);
/* Where a value stands on an axis `length` long, 0 at its minimum; kept within the axis. */
int chart_axis_at(struct arena *arena, const struct chart_axis *axis, const struct number *value,
                  int length);
/* Where bars begin: at 0, or at the end nearest to it. */
int chart_axis_zero(struct arena *arena, const struct chart_axis *axis, int length);
const struct number *chart_axis_tick(struct arena *arena, const struct chart_axis *axis,
                                     size_t index);
const char *chart_axis_label(struct arena *arena, const struct chart_axis *axis, size_t index);

#endif
