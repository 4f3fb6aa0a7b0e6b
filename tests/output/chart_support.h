/* What the tests of charts share: series, layouts, what is true of the marks of any chart. */
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

/* All marks are inside the box, words never on words nor on bars and points; words that touch a
 * cell or segment are within its sides. */
static inline void assert_sound(const struct chart_layout *layout, int max_height)
{
    size_t count;
    const struct chart_mark *marks = chart_marks(layout, &count);
    assert_true(count > 0);
    assert_in_range(chart_height(layout), 1, max_height);
    for (size_t i = 0; i < count; i++) {
        const struct chart_mark *mark = &marks[i];
        if (mark->x0 < 0 || mark->x1 > WIDTH || mark->y0 < 0 || mark->y1 < 0 ||
            mark->y0 > chart_height(layout) || mark->y1 > chart_height(layout)) {
            fail_msg("mark %zu (kind %d, role %d) is outside: %d %d %d %d of %d", i, mark->kind,
                     mark->role, mark->x0, mark->y0, mark->x1, mark->y1, chart_height(layout));
        }
        for (size_t j = 0; mark->kind == CHART_TEXT && j < i; j++) {
            if (!overlap(mark, &marks[j])) {
                continue;
            }
            if (marks[j].kind == CHART_TEXT) {
                fail_msg("words on words: marks %zu and %zu of a chart of kind %d", j, i,
                         layout->chart->kind);
            }
            assert_int_not_equal(marks[j].role, CHART_POINT_MARK);
            assert_int_not_equal(marks[j].role, CHART_BAR_MARK);
            /* Words are in a cell or segment, or outside of it. */
            if (marks[j].role == CHART_CELL_MARK && mark->x0 < mark->x1) {
                assert_true(mark->x0 >= marks[j].x0 && mark->x1 <= marks[j].x1);
            }
        }
    }
}

/* How many marks of a role there are, and the one with this index. */
static inline size_t find_marks(const struct chart_layout *layout, enum chart_role role,
                                size_t index, const struct chart_mark **found)
{
    size_t count;
    size_t seen = 0;
    const struct chart_mark *marks = chart_marks(layout, &count);
    for (size_t i = 0; i < count; i++) {
        if (marks[i].role == role && seen++ == index) {
            *found = &marks[i];
        }
    }
    return seen;
}

#endif
