/* What the tests of charts share: series, layouts, marks that lie on each other. */
#ifndef RAINGAN_TESTS_OUTPUT_CHART_SUPPORT_H
#define RAINGAN_TESTS_OUTPUT_CHART_SUPPORT_H

#include "tests/output/typesetter_support.h"

#include "base/number.h"
#include "output/chart_parts.h"

#define WIDTH 439370

/* The values of a series: decimals, "" for none. */
static inline struct doc_series series(struct fixture *fixture, const char *name,
                                       const char *const *values, size_t count)
{
    const struct number **numbers = arena_alloc_array(fixture->arena, count, sizeof *numbers);
    for (size_t i = 0; i < count; i++) {
        numbers[i] = values[i][0] != '\0' ? number_decimal(fixture->arena, values[i]) : NULL;
    }
    return (struct doc_series){.name = name, .values = numbers};
}

static inline struct chart_layout *lay(struct fixture *fixture, const struct doc_chart *chart,
                                       int height)
{
    return chart_lay(&fixture->typesetter, chart, WIDTH, height);
}

static inline size_t random_below(struct fixture *fixture, size_t limit)
{
    fixture->random = fixture->random * 1103515245u + 12345u;
    return (fixture->random >> 16) % limit;
}

static inline bool overlap(const struct chart_mark *left, const struct chart_mark *right)
{
    return left->x0 < right->x1 && right->x0 < left->x1 && left->y0 < right->y1 &&
           right->y0 < left->y1;
}

#endif
