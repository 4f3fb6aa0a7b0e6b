/* Radar, stacked, leftright, heat map, timeline and 5 × 5 map, at the level of their marks: all
 * inside the box, words never on words, marks where their values say; and what happens when there
 * is too much to show. */
#include <string.h>

#include "tests/output/chart_support.h"

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "output/chart_parts.h"
#include "tests/months.h"

#define HEIGHT 538000

/* --- making charts --------------------------------------------------------------------------- */

static const char *const names[] = {
    "ร้อยละของผู้เรียนที่มีทักษะการคิดวิเคราะห์ผ่านเกณฑ์ระดับดีขึ้นไป",
    "ระดับความสำเร็จของการจัดวางระบบการควบคุมภายใน",
    "ITA Online",
    "การบริหารงบประมาณ",
    "ความพึงพอใจของผู้รับบริการ",
    "ปี้",
};
enum { NAME_COUNT = sizeof names / sizeof names[0] };

static struct doc_chart chart_of(enum doc_chart_kind kind, struct doc_series *list, size_t count,
                                 size_t categories)
{
    return (struct doc_chart){
        .kind = kind,
        .label = "แผนภูมิที่ 1",
        .categories = names,
        .category_count = categories,
        .series = list,
        .series_count = count,
        .decimals = 2,
    };
}

/* --- checking marks -------------------------------------------------------------------------- */

static bool within(const struct chart_mark *inner, const struct chart_mark *outer)
{
    return inner->x0 >= outer->x0 && inner->x1 <= outer->x1 && inner->y0 >= outer->y0 &&
           inner->y1 <= outer->y1;
}

/* The words that stand in a box. */
static size_t words_in(const struct chart_layout *layout, const struct chart_mark *box)
{
    size_t count, found = 0;
    const struct chart_mark *marks = chart_marks(layout, &count);
    for (size_t i = 0; i < count; i++) {
        found += marks[i].kind == CHART_TEXT && within(&marks[i], box);
    }
    return found;
}

/* --- radar ----------------------------------------------------------------------------------- */

static void test_a_radar_has_its_points_on_its_axes(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"5", "2.5", "5", "0"};
    struct doc_series one = series(fixture, "คะแนน", values, 4);
    struct doc_chart chart = chart_of(DOC_CHART_RADAR, &one, 1, 4);
    chart.minimum = number_integer(fixture->arena, 0);
    chart.maximum = number_integer(fixture->arena, 5);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *points[4] = {NULL, NULL, NULL, NULL};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(find_marks(layout, CHART_POINT_MARK, i, &points[i]), 4);
    }
    /* Up 5, right 2.5, down 5, left 0: the centre. */
    assert_int_equal(points[0]->x0, points[2]->x0);
    int radius = (points[2]->y0 - points[0]->y0) / 2;
    assert_int_equal(points[3]->y0, points[0]->y0 + radius);
    assert_int_equal(points[1]->y0, points[3]->y0);
    assert_in_range(points[1]->x0 - points[3]->x0, radius / 2 - 2, radius / 2 + 2);
}

static void test_a_radar_without_a_value_has_a_gap(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"5", "4", "", "3", "2"};
    struct doc_series two[] = {series(fixture, "ปีนี้", values, 5),
                               series(fixture, "ปีก่อน", values, 5)};
    struct doc_chart chart = chart_of(DOC_CHART_RADAR, two, 2, 5);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    const struct chart_mark *mark = NULL;
    assert_sound(layout, HEIGHT);
    assert_true(layout->round);
    /* Three of five strokes a series, and one in the legend. */
    assert_int_equal(find_marks(layout, CHART_STROKE, 0, &mark), 2 * (3 + 1));
}

static void test_a_radar_of_two_axes_is_bars(void **state)
{
    struct fixture *fixture = *state;
    static const char *const values[] = {"5", "4"};
    struct doc_series one = series(fixture, "คะแนน", values, 2);
    struct doc_chart chart = chart_of(DOC_CHART_RADAR, &one, 1, 2);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    const struct chart_mark *mark = NULL;
    assert_sound(layout, HEIGHT);
    assert_int_equal(find_marks(layout, CHART_BAR_MARK, 0, &mark), 2);
}

/* --- stacked, leftright ---------------------------------------------------------------------- */

static void test_segments_follow_each_other(void **state)
{
    struct fixture *fixture = *state;
    static const char *const high[] = {"50", "20"}, *const middle[] = {"49", ""};
    static const char *const low[] = {"1", "80"};
    struct doc_series three[] = {series(fixture, "มาก", high, 2),
                                 series(fixture, "ปานกลาง", middle, 2),
                                 series(fixture, "น้อย", low, 2)};
    struct doc_chart chart = chart_of(DOC_CHART_STACKED, three, 3, 2);
    chart.maximum = number_integer(fixture->arena, 100);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    /* Three in the legend, then three and two. */
    const struct chart_mark *parts[8] = {NULL};
    for (size_t i = 0; i < 8; i++) {
        assert_int_equal(find_marks(layout, CHART_CELL_MARK, i, &parts[i]), 8);
    }
    assert_int_equal(parts[3]->x1, parts[4]->x0);
    assert_int_equal(parts[4]->x1, parts[5]->x0);
    assert_int_equal(parts[6]->x1, parts[7]->x0);
    assert_int_equal(parts[5]->x1, parts[7]->x1);
    assert_int_equal(words_in(layout, parts[3]), 1);
    assert_int_equal(words_in(layout, parts[5]), 0); /* too short for its number */
    bool patterned;
    assert_int_equal(chart_ink_on(chart_segment_ground(0, &patterned)), 0xFFFFFF);
    assert_int_equal(chart_ink_on(chart_segment_ground(1, &patterned)), 0);
    assert_int_equal(chart_segment_ground(2, &patterned), 0xFFFFFF);
    assert_true(patterned);
}

static void test_both_sides_have_one_scale(void **state)
{
    struct fixture *fixture = *state;
    static const char *const left[] = {"4", "5"}, *const right[] = {"2", ""};
    struct doc_series two[] = {series(fixture, "ความสำคัญ", left, 2),
                               series(fixture, "ผลที่ได้รับ", right, 2)};
    struct doc_chart chart = chart_of(DOC_CHART_LEFTRIGHT, two, 2, 2);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *bars[3] = {NULL, NULL, NULL};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(find_marks(layout, CHART_BAR_MARK, i, &bars[i]), 3);
    }
    assert_int_equal(bars[0]->x1, bars[1]->x0);
    assert_int_equal(bars[0]->x1, bars[2]->x1);
    assert_in_range(bars[0]->x1 - bars[0]->x0, 2 * (bars[1]->x1 - bars[1]->x0) - 2,
                    2 * (bars[1]->x1 - bars[1]->x0) + 2);
}

/* --- heat map -------------------------------------------------------------------------------- */

static void test_greater_values_are_darker(void **state)
{
    struct fixture *fixture = *state;
    static const char *const first[] = {"1", "3"}, *const second[] = {"5", ""};
    struct doc_series two[] = {series(fixture, "ด้านกระบวนการ", first, 2),
                               series(fixture, "ด้านเจ้าหน้าที่", second, 2)};
    struct doc_chart chart = chart_of(DOC_CHART_HEATMAP, two, 2, 2);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    /* Five tints in the key, then the cells, column by column. */
    const struct chart_mark *low = NULL, *middle = NULL, *high = NULL, *none = NULL;
    assert_int_equal(find_marks(layout, CHART_CELL_MARK, 5, &low), 9);
    find_marks(layout, CHART_CELL_MARK, 6, &middle);
    find_marks(layout, CHART_CELL_MARK, 7, &high);
    find_marks(layout, CHART_CELL_MARK, 8, &none);
    assert_true((low->colour >> 16) > (middle->colour >> 16));
    assert_true((middle->colour >> 16) > (high->colour >> 16));
    assert_int_equal(none->colour, 0xFFFFFF);
    assert_int_equal(words_in(layout, none), 1);
    assert_int_equal(chart_ink_on(high->colour), 0xFFFFFF);
    assert_int_equal(chart_ink_on(middle->colour), 0);
}

/* --- timeline -------------------------------------------------------------------------------- */

static const struct number *day(struct fixture *fixture, int year, int month, int date)
{
    struct date value = {(int16_t)year, (uint8_t)month, (uint8_t)date};
    return number_integer(fixture->arena, date_to_days(value));
}

static struct doc_chart timeline(struct fixture *fixture, size_t count)
{
    struct arena *arena = fixture->arena;
    struct doc_series *list = arena_alloc_array(arena, 4, sizeof *list);
    for (size_t i = 0; i < 4; i++) {
        list[i].name = i < 2 ? "แผน" : "ผล";
        list[i].values = arena_alloc_array(arena, count + 1, sizeof *list[i].values);
    }
    struct doc_chart chart = chart_of(DOC_CHART_TIMELINE, list, 4, count);
    chart.months = test_months(fixture->arena);
    chart.minimum = day(fixture, 2024, 10, 1);
    chart.maximum = day(fixture, 2025, 10, 1);
    chart.target = day(fixture, 2025, 3, 31);
    chart.target_label = "ข้อมูล ณ 31 มี.ค. 68";
    return chart;
}

static void test_a_bar_is_as_long_as_its_days(void **state)
{
    struct fixture *fixture = *state;
    struct doc_chart chart = timeline(fixture, 2);
    chart.series[0].values[0] = day(fixture, 2024, 10, 1);
    chart.series[1].values[0] = day(fixture, 2025, 9, 30);
    chart.series[0].values[1] = day(fixture, 2025, 4, 1);
    chart.series[1].values[1] = day(fixture, 2025, 9, 30);
    chart.series[3].values[1] = day(fixture, 2025, 7, 1);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    /* The first is the legend's. */
    const struct chart_mark *year = NULL, *half = NULL, *line = NULL, *mark = NULL;
    assert_int_equal(find_marks(layout, CHART_BAR_MARK, 1, &year), 3);
    find_marks(layout, CHART_BAR_MARK, 2, &half);
    assert_int_equal(find_marks(layout, CHART_TARGET, 0, &line), 1);
    assert_int_equal(find_marks(layout, CHART_POINT_MARK, 1, &mark), 2);
    assert_int_equal(half->x1, year->x1);
    int length = year->x1 - year->x0;
    assert_in_range(half->x0 - year->x0, (int)((int64_t)length * 182 / 365) - 1,
                    (int)((int64_t)length * 182 / 365) + 1);
    /* The data date is over: the line is where the next day begins. */
    assert_int_equal(line->x0, half->x0);
    assert_true(mark->x0 > half->x0 && mark->x1 < half->x1);
}

static void test_what_lies_outside_ends_in_an_arrow(void **state)
{
    struct fixture *fixture = *state;
    struct doc_chart chart = timeline(fixture, 1);
    chart.series[0].values[0] = day(fixture, 2022, 10, 1);
    chart.series[1].values[0] = day(fixture, 2027, 9, 30);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    size_t count, arrows = 0;
    const struct chart_mark *marks = chart_marks(layout, &count);
    for (size_t i = 0; i < count; i++) {
        arrows += marks[i].kind == CHART_POLYGON && marks[i].role == CHART_DECORATION;
    }
    assert_int_equal(arrows, 2);
}

static void test_too_many_rows_are_left_out_and_named(void **state)
{
    struct fixture *fixture = *state;
    enum { MANY = 200 };
    struct doc_chart chart = timeline(fixture, MANY);
    const char **categories = arena_alloc_array(fixture->arena, MANY, sizeof *categories);
    for (size_t i = 0; i < MANY; i++) {
        categories[i] = text_format(fixture->arena, "โครงการที่ %zu", i + 1);
        chart.series[0].values[i] = day(fixture, 2024, 11, 1);
        chart.series[1].values[i] = day(fixture, 2025, 8, 31);
    }
    chart.categories = categories;
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    assert_in_range(layout->shown, 25, 100);
    const struct diag_item *items;
    assert_int_equal(diag_items(fixture->diag, &items), 1);
    assert_int_equal(items[0].code, TXT002);
}

/* --- map ------------------------------------------------------------------------------------- */

static struct doc_chart map_of(struct fixture *fixture, size_t count, int likelihood, int impact)
{
    static const char *const levels[] = {"น้อยมาก", "น้อย", "ปานกลาง", "สูง", "สูงมาก"};
    struct arena *arena = fixture->arena;
    struct doc_series *list = arena_alloc_array(arena, 2, sizeof *list);
    struct doc_band *bands = arena_alloc_array(arena, 4, sizeof *bands);
    static const struct {
        const char *word;
        int from;
    } usual[] = {{"สูงมาก", 17}, {"สูง", 10}, {"ปานกลาง", 4}, {"ต่ำ", 1}};
    for (size_t i = 0; i < 4; i++) {
        bands[i] = (struct doc_band){usual[i].word, number_integer(arena, usual[i].from)};
    }
    const char **ids = arena_alloc_array(arena, count + 1, sizeof *ids);
    for (size_t i = 0; i < 2; i++) {
        list[i].name = i == 0 ? "โอกาส" : "ผลกระทบ";
        list[i].values = arena_alloc_array(arena, count + 1, sizeof *list[i].values);
    }
    for (size_t k = 0; k < count; k++) {
        ids[k] = text_format(arena, "R%zu", k + 1);
        list[0].values[k] =
            number_integer(arena, likelihood > 0 ? likelihood : 1 + (int)random_below(fixture, 5));
        list[1].values[k] =
            number_integer(arena, impact > 0 ? impact : 1 + (int)random_below(fixture, 5));
    }
    struct doc_chart chart = chart_of(DOC_CHART_MAP, list, 2, count);
    chart.categories = ids;
    chart.bands = bands;
    chart.band_count = 4;
    chart.levels = levels;
    return chart;
}

static void test_every_cell_has_its_bands_word(void **state)
{
    struct fixture *fixture = *state;
    struct doc_chart chart = map_of(fixture, 1, 5, 1);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *cell = NULL, *worst = NULL;
    assert_int_equal(find_marks(layout, CHART_CELL_MARK, 0, &cell), 25);
    find_marks(layout, CHART_CELL_MARK, 4, &worst);
    /* The first is likelihood 5, impact 1: the risk stands there, under the word. */
    assert_int_equal(words_in(layout, cell), 2);
    for (size_t i = 1; i < 25; i++) {
        find_marks(layout, CHART_CELL_MARK, i, &cell);
        assert_int_equal(words_in(layout, cell), 1);
    }
    assert_int_not_equal(worst->colour, cell->colour);
}

static void test_ids_without_room_are_counted(void **state)
{
    struct fixture *fixture = *state;
    struct doc_chart chart = map_of(fixture, 400, 3, 3);
    struct chart_layout *layout = lay(fixture, &chart, HEIGHT);
    assert_sound(layout, HEIGHT);
    const struct chart_mark *cell = NULL;
    assert_int_equal(find_marks(layout, CHART_CELL_MARK, 12, &cell), 25);
    assert_int_equal(words_in(layout, cell), 2);
}

/* --- anything -------------------------------------------------------------------------------- */

static void fill_days(struct fixture *fixture, struct doc_chart *chart)
{
    for (size_t k = 0; k < chart->category_count; k++) {
        int64_t at = 19900 + (int64_t)random_below(fixture, 600);
        for (size_t i = 0; i < 4; i++) {
            bool none = random_below(fixture, 4) == 0;
            chart->series[i].values[k] = none ? NULL : number_integer(fixture->arena, at);
            at += (int64_t)random_below(fixture, 200) - 20;
        }
    }
}

static struct doc_chart random_timeline(struct fixture *fixture, size_t count, int round)
{
    struct doc_chart chart = timeline(fixture, count);
    const char **beside = arena_alloc_array(fixture->arena, count + 1, sizeof *beside);
    fill_days(fixture, &chart);
    for (size_t k = 0; k < count; k++) {
        beside[k] = random_below(fixture, 3) == 0 ? NULL : names[1 + random_below(fixture, 3)];
    }
    chart.beside = round % 2 == 0 ? beside : NULL;
    if (round % 3 == 0) {
        chart.minimum = NULL;
        chart.maximum = NULL;
    }
    return chart;
}

static struct doc_chart random_chart(struct fixture *fixture, enum doc_chart_kind kind,
                                     size_t count, int round)
{
    if (kind == DOC_CHART_TIMELINE) {
        return random_timeline(fixture, count, round);
    }
    bool many = kind == DOC_CHART_HEATMAP && round % 3 == 0;
    size_t lines = kind == DOC_CHART_LEFTRIGHT ? 2 : 1 + random_below(fixture, many ? 40 : 6);
    struct doc_series *list = arena_alloc_array(fixture->arena, lines, sizeof *list);
    for (size_t j = 0; j < lines; j++) {
        list[j].name = names[random_below(fixture, NAME_COUNT)];
        list[j].values = arena_alloc_array(fixture->arena, count + 1, sizeof *list[j].values);
        for (size_t i = 0; i < count; i++) {
            int64_t value = (int64_t)random_below(fixture, 10000) - (round % 7 == 0 ? 2000 : 0);
            bool none = random_below(fixture, 7) == 0;
            list[j].values[i] = none ? NULL : number_ratio(fixture->arena, value, 100);
        }
    }
    struct doc_chart chart = chart_of(kind, list, lines, count);
    chart.unit = round % 5 == 0 ? NULL : "ค่าเฉลี่ย";
    if (round % 4 == 0) {
        chart.minimum = number_integer(fixture->arena, 0);
        chart.maximum = number_integer(fixture->arena, 100);
    }
    return chart;
}

static void test_any_chart_is_sound(void **state)
{
    struct fixture *fixture = *state;
    static const enum doc_chart_kind kinds[] = {DOC_CHART_RADAR, DOC_CHART_STACKED,
                                                DOC_CHART_LEFTRIGHT, DOC_CHART_HEATMAP,
                                                DOC_CHART_TIMELINE};
    for (int round = 0; round < 400; round++) {
        size_t count = random_below(fixture, round % 3 == 0 ? 40 : 13);
        enum doc_chart_kind kind = kinds[random_below(fixture, 5)];
        struct doc_chart chart = random_chart(fixture, kind, count, round);
        const char **categories = arena_alloc_array(fixture->arena, count + 1, sizeof *categories);
        for (size_t i = 0; i < count; i++) {
            categories[i] = names[random_below(fixture, NAME_COUNT)];
        }
        chart.categories = categories;
        chart.thai_digits = round % 2 == 0;
        int height = 300000 + (int)random_below(fixture, 300) * 1000;
        assert_sound(lay(fixture, &chart, height), height);
    }
}

static void test_any_map_is_sound(void **state)
{
    struct fixture *fixture = *state;
    for (int round = 0; round < 60; round++) {
        struct doc_chart chart = map_of(fixture, random_below(fixture, 120), 0, 0);
        chart.thai_digits = round % 2 == 0;
        chart.levels = round % 3 == 0 ? NULL : chart.levels;
        chart.band_count = random_below(fixture, 5);
        int height = 230000 + (int)random_below(fixture, 300) * 1000;
        assert_sound(lay(fixture, &chart, height), height);
    }
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_a_radar_has_its_points_on_its_axes),
        TEST(test_a_radar_without_a_value_has_a_gap),
        TEST(test_a_radar_of_two_axes_is_bars),
        TEST(test_segments_follow_each_other),
        TEST(test_both_sides_have_one_scale),
        TEST(test_greater_values_are_darker),
        TEST(test_a_bar_is_as_long_as_its_days),
        TEST(test_what_lies_outside_ends_in_an_arrow),
        TEST(test_too_many_rows_are_left_out_and_named),
        TEST(test_every_cell_has_its_bands_word),
        TEST(test_ids_without_room_are_counted),
        TEST(test_any_chart_is_sound),
        TEST(test_any_map_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
