/* The worked numbers of domain.md 5.3 and 4 (PNI). Bugs these would catch: S.D. with n instead of n
 * − 1, a band looked up before rounding, alpha over incomplete respondents, a rank that forgets the
 * S.D. */
#include "tests/base/support.h"

#include "base/text.h"
#include "generator/survey_stats.h"

/* The band sets 050 and 080. */
static struct bands bands_of(struct arena *arena, const char *const *from)
{
    static const char *const WORDS[] = {"มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"};
    struct band *list = arena_alloc_array(arena, 5, sizeof *list);
    for (size_t i = 0; i < 5; i++)
        list[i] = (struct band){WORDS[i], number_decimal(arena, from[i])};
    return (struct bands){list, 5};
}

static const char *const SET_050[] = {"4.51", "3.51", "2.51", "1.51", "1"};
static const char *const SET_080[] = {"4.21", "3.41", "2.61", "1.81", "1"};

/* Counts of 5, 4, 3, 2, 1 as domain.md writes them. */
static struct survey_stats stats_of(struct arena *arena, const char *const *set, uint64_t c5,
                                    uint64_t c4, uint64_t c3, uint64_t c2, uint64_t c1)
{
    struct bands bands = bands_of(arena, set);
    return survey_stats_of(arena, (const uint64_t[]){c1, c2, c3, c4, c5}, &bands);
}

static void is(struct arena *arena, const struct number *number, unsigned decimals,
               const char *wanted)
{
    assert_string_equal(number_print(arena, number, decimals, false), wanted);
}

static void test_one_item(void **state)
{
    struct survey_stats t1 = stats_of(*state, SET_080, 169, 90, 45, 8, 6);
    assert_int_equal(t1.n, 318);
    is(*state, t1.mean, 6, "4.283019");
    is(*state, t1.sd, 6, "0.930602");
    static const char *const PERCENTS[] = {"1.89", "2.52", "14.15", "28.30", "53.14"};
    for (size_t k = 0; k < 5; k++)
        is(*state, t1.percent[k], 2, PERCENTS[k]);
    assert_string_equal(t1.band, "มากที่สุด");
    assert_string_equal(stats_of(*state, SET_050, 169, 90, 45, 8, 6).band, "มาก");
    struct survey_stats t2 = stats_of(*state, SET_050, 4, 4, 1, 1, 0);
    is(*state, t2.mean, 2, "4.10");
    is(*state, t2.sd, 6, "0.994429");
}

static void test_groups_and_all(void **state)
{
    static const struct {
        uint64_t counts[5];
        const char *mean, *sd, *top2, *mean_percent, *bottom2;
    } rows[] = {
        {{12, 9, 2, 1, 0}, "4.33", "0.82", "87.50", "86.67", "4.17"},
        {{21, 27, 9, 2, 1}, "4.08", "0.89", "80.00", "81.67", "5.00"},
        {{5, 6, 3, 1, 1}, "3.81", "1.17", "68.75", "76.25", "12.50"},
        {{38, 42, 14, 4, 2}, "4.10", "0.93", "80.00", "82.00", "6.00"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const uint64_t *c = rows[i].counts;
        struct survey_stats stats = stats_of(*state, SET_050, c[0], c[1], c[2], c[3], c[4]);
        is(*state, stats.mean, 2, rows[i].mean);
        is(*state, stats.sd, 2, rows[i].sd);
        is(*state, stats.top2, 2, rows[i].top2);
        is(*state, stats.mean_percent, 2, rows[i].mean_percent);
        is(*state, stats.bottom2, 2, rows[i].bottom2);
    }
    is(*state, stats_of(*state, SET_050, 38, 42, 14, 4, 2).sd, 6, "0.926599");
}

static void test_edges(void **state)
{
    struct survey_stats none = stats_of(*state, SET_050, 0, 0, 0, 0, 0);
    assert_null(none.mean);
    assert_null(none.percent[4]);
    assert_string_equal(none.band, "");
    struct survey_stats one = stats_of(*state, SET_050, 1, 0, 0, 0, 0);
    assert_null(one.sd);
    is(*state, one.mean, 2, "5.00");
    is(*state, stats_of(*state, SET_050, 7, 0, 0, 0, 0).sd, 2, "0.00");
    /* 4.505 is 4.51 on the page, and so in the highest band. */
    assert_string_equal(stats_of(*state, SET_050, 101, 99, 0, 0, 0).band, "มากที่สุด");
    assert_string_equal(stats_of(*state, SET_050, 100, 100, 0, 0, 0).band, "มาก");
}

static void test_root(void **state)
{
    struct arena *arena = *state;
    assert_null(survey_root(arena, NULL));
    is(arena, survey_root(arena, number_decimal(arena, "2")), 20, "1.41421356237309504880");
    /* A square has its exact root: 0.345 rounds to 0.35. */
    is(arena, survey_root(arena, number_decimal(arena, "0.119025")), 2, "0.35");
    is(arena, survey_root(arena, number_decimal(arena, "0.00000001")), 6, "0.000100");
}

static void test_alpha(void **state)
{
    static struct survey_item items[3];
    uint64_t sum[] = {18, 21, 20}, squares[] = {70, 91, 84};
    struct survey_tally tally = {.item_count = 3};
    tally.complete = (struct survey_complete){5, sum, squares, 59, 727};
    struct survey survey = {.items = items, .item_count = 3, .tally = &tally};
    const struct number *alpha = survey_alpha(*state, &survey);
    assert_int_equal(number_compare(alpha, number_ratio(*state, 141, 154)), 0);
    survey.item_count = 1;
    assert_null(survey_alpha(*state, &survey));
    survey.item_count = 3;
    tally.complete.respondents = 1;
    assert_null(survey_alpha(*state, &survey));
    /* Everybody's total is the same: no variance. */
    tally.complete = (struct survey_complete){5, sum, squares, 50, 500};
    assert_null(survey_alpha(*state, &survey));
}

static void test_ranks(void **state)
{
    struct survey_stats items[] = {
        stats_of(*state, SET_050, 0, 10, 0, 0, 0), stats_of(*state, SET_050, 5, 0, 5, 0, 0),
        stats_of(*state, SET_050, 9, 1, 0, 0, 0),  stats_of(*state, SET_050, 0, 0, 0, 0, 0),
        stats_of(*state, SET_050, 0, 1, 0, 0, 0),  stats_of(*state, SET_050, 9, 0, 0, 0, 0),
    };
    static const bool RANKED[] = {true, true, true, true, true, false};
    static const unsigned WANTED[] = {2, 4, 1, 0, 3, 0};
    survey_stats_rank(items, RANKED, COUNT(items));
    for (size_t i = 0; i < COUNT(items); i++)
        assert_int_equal(items[i].rank, WANTED[i]);
}

static void test_samples_and_needs(void **state)
{
    struct arena *arena = *state;
    is(arena, survey_sample(arena, number_integer(arena, 1250)), 0, "304");
    is(arena, survey_sample(arena, number_integer(arena, 245)), 0, "152");
    assert_null(survey_sample(arena, NULL));
    assert_null(survey_sample(arena, number_integer(arena, 0)));
    static const char *const NEEDS[][3] = {
        {"4.60", "3.45", "0.333"}, {"4.75", "3.80", "0.250"}, {"4.50", "3.90", "0.154"}};
    for (size_t i = 0; i < COUNT(NEEDS); i++)
        is(arena,
           survey_pni(arena, number_decimal(arena, NEEDS[i][0]),
                      number_decimal(arena, NEEDS[i][1])),
           3, NEEDS[i][2]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_item),
        cmocka_unit_test(test_groups_and_all),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_alpha),
        cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_samples_and_needs),
    };
    return cmocka_run_group_tests_name("survey_stats", tests, make_arena, free_arena);
}
