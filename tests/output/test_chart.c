/* Charts, at the level of their marks: all inside the box, words never on words, bars and points
 * where their values say, axes of round numbers; and what happens when there is too much to show.
 */
#include <string.h>

#include "tests/output/chart_support.h"

#include "base/number.h"
#include "base/text.h"
#include "output/chart_axis.h"
#include "output/chart_parts.h"

#define HEIGHT 600000

/* --- making charts --------------------------------------------------------------------------- */

static const char *const names[] = {
    "ร้อยละของผู้เรียนที่มีทักษะการคิดวิเคราะห์ผ่านเกณฑ์ระดับดีขึ้นไป",
    "ระดับความสำเร็จของการจัดวางระบบการควบคุมภายใน",
    "ITA Online",
    "ร้อยละการเบิกจ่ายงบประมาณรายจ่ายลงทุน",
    "ความพึงพอใจของผู้รับบริการ",
};

static struct doc_chart chart_of(enum doc_chart_kind kind, struct doc_series *list, size_t count)
{
    return (struct doc_chart){
        .kind = kind,
        .label = "แผนภูมิที่ 1",
        .categories = names,
        .category_count = 5,
        .series = list,
        .series_count = count,
        .decimals = 2,
    };
}

/* --- bars ------------------------------------------------------------------------------------ */

static void test_lying_bars_end_at_their_values(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"4", "5", "2", "1", ""};
    struct doc_series one = series(fixture, "คะแนน", values, 5);
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, &one, 1);
    chart.maximum = number_integer(fixture->arena, 5);
    chart.target = number_integer(fixture->arena, 3);
    chart.target_label = "เป้าหมาย 3.00";
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *bars[4] = {NULL, NULL, NULL, NULL};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(find_marks(layout, CHART_BAR_MARK, i, &bars[i]), 4);
    }
    int unit = (bars[1]->x1 - bars[1]->x0) / 5;
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(bars[i]->x0, bars[0]->x0);
    }
    assert_in_range(bars[0]->x1 - bars[0]->x0, 4 * unit - 2, 4 * unit + 4);
    assert_in_range(bars[3]->x1 - bars[3]->x0, unit - 2, unit + 2);
    const struct chart_mark *target = NULL;
    assert_int_equal(find_marks(layout, CHART_TARGET, 0, &target), 1);
    assert_in_range(target->x0 - bars[0]->x0, 3 * unit - 2, 3 * unit + 4);
    assert_int_equal(target->kind, CHART_DASHED);
}

/* A bar that ends just before the target's line has its value behind the line; a bar without a
 * value says so. */
static void test_values_keep_clear_of_the_target(void **state)
{
    struct fixture *fixture = *state;
    const char *const values[] = {"99.3", "100", "60", "", "97"};
    struct doc_series list[] = {series(fixture, "ผล", values, 5)};
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, list, 1);
    chart.target = number_decimal(fixture->arena, "100");
    chart.none = "ไม่มีผล";
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    const struct chart_mark *line = NULL, *word = NULL;
    assert_int_equal(1, find_marks(layout, CHART_TARGET, 0, &line));
    size_t said = 0, rows = 0;
    for (size_t i = 0; find_marks(layout, CHART_WORDS, i, &word) > i; i++) {
        if (word->y0 < line->y0 || word->y1 > line->y1) {
            continue;
        }
        rows++;
        assert_false(word->x0 < line->x0 && line->x0 < word->x1);
        said += word->x1 - word->x0 == chart_number_label(layout, "ไม่มีผล").width ? 1 : 0;
    }
    assert_true(rows >= 5);
    assert_int_equal(1, said);
    assert_sound(layout, HEIGHT);
}

static void test_bars_below_zero_go_left(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"-12.5", "3.2", "-0.8", "15", "0"};
    struct doc_series one = series(fixture, "ผลต่าง", values, 5);
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, &one, 1);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *first = NULL, *second = NULL, *third = NULL;
    find_marks(layout, CHART_BAR_MARK, 0, &first);
    find_marks(layout, CHART_BAR_MARK, 1, &second);
    find_marks(layout, CHART_BAR_MARK, 2, &third);
    assert_int_equal(first->x1, second->x0);
    assert_int_equal(third->x1, second->x0);
    assert_true(first->x0 < third->x0);
}

static void test_a_value_beyond_the_asked_maximum_is_not_cut_off(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"104", "100", "3", "1", "2"};
    struct doc_series one = series(fixture, "ร้อยละ", values, 5);
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, &one, 1);
    chart.maximum = number_integer(fixture->arena, 100);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *over = NULL, *full = NULL;
    find_marks(layout, CHART_BAR_MARK, 0, &over);
    find_marks(layout, CHART_BAR_MARK, 1, &full);
    assert_true(over->x1 > full->x1);
}

static void test_series_differ_in_more_than_colour(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"3", "4", "2", "1", "5"};
    struct doc_series two[] = {series(fixture, "รอบ 6 เดือน", values, 5),
                               series(fixture, "รอบ 12 เดือน", values, 5)};
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, two, 2);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *solid = NULL, *hatched = NULL;
    /* The first two are the legend's. */
    assert_int_equal(find_marks(layout, CHART_BAR_MARK, 2, &solid), 12);
    find_marks(layout, CHART_BAR_MARK, 3, &hatched);
    assert_int_not_equal(solid->colour, 0xFFFFFF);
    assert_int_equal(hatched->colour, 0xFFFFFF);
    assert_int_equal(hatched[1].kind, CHART_RULE);
}

static void test_standing_bars_lie_down_when_names_do_not_fit(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"3000000.25", "4000000.25", "2", "1", "5"};
    struct doc_series four[4];
    for (size_t i = 0; i < 4; i++) {
        four[i] = series(fixture, "ไตรมาส", values, 5);
    }
    struct doc_chart chart = chart_of(DOC_CHART_BAR, four, 4);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *first = NULL, *second = NULL;
    find_marks(layout, CHART_BAR_MARK, 4, &first);
    find_marks(layout, CHART_BAR_MARK, 5, &second);
    assert_int_equal(first->x0, second->x0); /* one above the other from the same axis */
}

static void test_too_many_rows_are_left_out_and_named(void **state)
{
    struct fixture *fixture = *state;
    enum { MANY = 300 };
    const char **categories = arena_alloc_array(fixture->arena, MANY, sizeof *categories);
    const struct number **values = arena_alloc_array(fixture->arena, MANY, sizeof *values);
    for (size_t i = 0; i < MANY; i++) {
        categories[i] = text_format(fixture->arena, "โรงเรียนที่ %zu", i + 1);
        values[i] = number_integer(fixture->arena, (int64_t)(i * 7 % 100));
    }
    struct doc_series one = {.name = "คะแนน", .values = values};
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, &one, 1);
    chart.categories = categories;
    chart.category_count = MANY;
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    assert_in_range(layout->shown, 30, 100);
    const struct diag_item *items;
    assert_int_equal(diag_items(fixture->diag, &items), 1);
    assert_int_equal(items[0].code, TXT002);
    assert_string_equal(items[0].arguments[2], "300");
}

/* Lowered, every kind is sound and says what it said; too low, it is not made. */
static void test_a_chart_is_lowered_without_saying_less(void **state)
{
    struct fixture *fixture = *state;
    const char *const values[] = {"3.2", "4.8", "1.5", "", "5"};
    struct doc_series list[] = {series(fixture, "ผล", values, 5)};
    const enum doc_chart_kind kinds[] = {DOC_CHART_HBAR, DOC_CHART_BAR, DOC_CHART_LINE,
                                         DOC_CHART_RADAR};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct doc_chart chart = chart_of(kinds[i], list, 1);
        struct chart_layout *full = lay(fixture, &chart, HEIGHT);
        int height = chart_height(full) * 8 / 10;
        struct chart_layout *lower = chart_lay_lower(full, height);
        assert_non_null(lower);
        assert_sound(lower, height);
        assert_int_equal(full->shown, lower->shown);
        assert_true(full->round == lower->round);
        assert_true(lower->size >= 10000);
        assert_null(chart_lay_lower(full, chart_height(full) / 5));
    }
    const struct diag_item *items;
    assert_int_equal(0, diag_items(fixture->typesetter.diag, &items));
}

/* --- lines ----------------------------------------------------------------------------------- */

static void test_a_line_has_a_gap_where_a_value_is_missing(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"62.5", "64", "", "71", "80"};
    struct doc_series one = series(fixture, "ร้อยละ", values, 5);
    struct doc_chart chart = chart_of(DOC_CHART_LINE, &one, 1);
    chart.target = number_integer(fixture->arena, 75);
    chart.target_label = "เป้าหมาย";
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *mark = NULL, *low = NULL, *high = NULL;
    assert_int_equal(find_marks(layout, CHART_POINT_MARK, 0, &low), 4);
    find_marks(layout, CHART_POINT_MARK, 3, &high);
    assert_int_equal(find_marks(layout, CHART_STROKE, 0, &mark), 2);
    assert_true(high->y0 < low->y0);
}

/* 5, 1, 5: the 1 stands under its point, where no line passes. */
static void test_a_value_in_a_valley_stands_below(void **state)
{
    struct fixture *fixture = *state;
    const char *const values[] = {"5", "1", "5", "4", "5"};
    struct doc_series list[] = {series(fixture, "ผล", values, 5)};
    struct doc_chart chart = chart_of(DOC_CHART_LINE, list, 1);
    chart.minimum = number_decimal(fixture->arena, "0");
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    const struct chart_mark *point = NULL, *word = NULL;
    find_marks(layout, CHART_POINT_MARK, 1, &point);
    for (size_t i = 0; find_marks(layout, CHART_WORDS, i, &word) > i; i++) {
        bool near = word->x0 < point->x1 && point->x0 < word->x1 && word->y1 > point->y0 - 20000 &&
                    word->y0 < point->y1 + 8000;
        if (near) {
            assert_true(word->y0 >= point->y1);
            return;
        }
    }
    fail_msg("no value beside its point");
}

static void test_lines_have_markers_of_their_own(void **state)
{
    struct fixture *fixture = *state;
    static const char *const up[] = {"1", "2", "3", "4", "5"};
    static const char *const down[] = {"50", "40", "30", "20", "10"};
    struct doc_series two[] = {series(fixture, "ก", up, 5), series(fixture, "ข", down, 5)};
    struct doc_chart chart = chart_of(DOC_CHART_LINE, two, 2);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *round = NULL, *square = NULL;
    find_marks(layout, CHART_POINT_MARK, 0, &round);
    find_marks(layout, CHART_POINT_MARK, 1, &square);
    assert_int_equal(round->kind, CHART_CIRCLE);
    assert_int_equal(square->kind, CHART_POLYGON);
}

/* --- the axis -------------------------------------------------------------------------------- */

static struct chart_axis axis_of(struct fixture *fixture, const char *low, const char *high,
                                 bool zero, int decimals)
{
    const char *values[] = {low, high};
    struct doc_series one = series(fixture, "", values, 2);
    struct doc_chart chart = chart_of(DOC_CHART_HBAR, &one, 1);
    chart.decimals = decimals;
    struct chart_axis axis;
    chart_axis_make(fixture->arena, &chart, 2, zero, 6, &axis);
    return axis;
}

static void assert_axis(struct fixture *fixture, struct chart_axis axis, const char *minimum,
                        const char *maximum, const char *step)
{
    struct arena *arena = fixture->arena;
    assert_string_equal(number_print_plain(arena, axis.minimum, 6, false), minimum);
    assert_string_equal(number_print_plain(arena, axis.maximum, 6, false), maximum);
    assert_string_equal(number_print_plain(arena, axis.step, 6, false), step);
}

static void test_axes_have_round_steps(void **state)
{
    struct fixture *fixture = *state;
    assert_axis(fixture, axis_of(fixture, "0", "5", true, 2), "0", "5", "1");
    assert_axis(fixture, axis_of(fixture, "0", "97.3", true, 2), "0", "100", "20");
    assert_axis(fixture, axis_of(fixture, "-12.5", "15", true, 2), "-15", "15", "5");
    assert_axis(fixture, axis_of(fixture, "3", "4", true, 0), "0", "4", "1");
    assert_axis(fixture, axis_of(fixture, "0.01", "0.28", true, 2), "0", "0.3", "0.05");
    assert_axis(fixture, axis_of(fixture, "62.5", "81", false, 2), "60", "85", "5");
    assert_axis(fixture, axis_of(fixture, "0", "0", true, 0), "0", "1", "1");
    assert_axis(fixture, axis_of(fixture, "1", "86420500", true, 2), "0", "100000000", "20000000");
    struct chart_axis axis = axis_of(fixture, "0.01", "0.28", true, 2);
    assert_int_equal(axis.tick_count, 7);
    assert_string_equal(chart_axis_label(fixture->arena, &axis, 1), "0.05");
    axis.thai_digits = true;
    assert_string_equal(chart_axis_label(fixture->arena, &axis, 6), "๐.๓๐");
}

/* --- anything -------------------------------------------------------------------------------- */

static void test_any_chart_is_sound(void **state)
{
    struct fixture *fixture = *state;
    static const enum doc_chart_kind kinds[] = {DOC_CHART_HBAR, DOC_CHART_BAR, DOC_CHART_LINE};
    enum { CATEGORIES_MAX = 40, SERIES_MAX = 5 };
    for (int round = 0; round < 300; round++) {
        size_t count = random_below(fixture, round % 3 == 0 ? CATEGORIES_MAX : 9);
        size_t lines = 1 + random_below(fixture, SERIES_MAX);
        const char *categories[CATEGORIES_MAX];
        struct doc_series list[SERIES_MAX];
        for (size_t i = 0; i < count; i++) {
            categories[i] = names[random_below(fixture, 5)];
        }
        for (size_t j = 0; j < lines; j++) {
            const struct number **values =
                arena_alloc_array(fixture->arena, count + 1, sizeof *values);
            for (size_t i = 0; i < count; i++) {
                int64_t value = (int64_t)random_below(fixture, 10000) - (round % 4 == 0 ? 5000 : 0);
                bool none = random_below(fixture, 7) == 0;
                values[i] = none ? NULL : number_ratio(fixture->arena, value, 100);
            }
            list[j] = (struct doc_series){.name = names[j], .values = values};
        }
        struct doc_chart chart = chart_of(kinds[random_below(fixture, 3)], list, lines);
        chart.categories = categories;
        chart.category_count = count;
        chart.thai_digits = round % 2 == 0;
        chart.unit = round % 5 == 0 ? NULL : "ร้อยละ";
        if (round % 3 == 1) {
            chart.target = number_integer(fixture->arena, 75);
            chart.target_label = "เป้าหมายร้อยละ 75 ของปีงบประมาณ พ.ศ. 2568";
        }
        int height = 300000 + (int)random_below(fixture, 400) * 1000;
        assert_sound(lay(fixture, &chart, height), height);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_lying_bars_end_at_their_values),
        TEST(test_values_keep_clear_of_the_target),
        TEST(test_bars_below_zero_go_left),
        TEST(test_a_value_beyond_the_asked_maximum_is_not_cut_off),
        TEST(test_series_differ_in_more_than_colour),
        TEST(test_standing_bars_lie_down_when_names_do_not_fit),
        TEST(test_too_many_rows_are_left_out_and_named),
        TEST(test_a_chart_is_lowered_without_saying_less),
        TEST(test_a_line_has_a_gap_where_a_value_is_missing),
        TEST(test_a_value_in_a_valley_stands_below),
        TEST(test_lines_have_markers_of_their_own),
        TEST(test_axes_have_round_steps),
        TEST(test_any_chart_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
