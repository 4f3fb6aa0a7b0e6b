/* The worked numbers of domain.md 3.2–3.4 and 4, and the edges that formulas.md decides.
 * Bugs these would catch: a comparison the wrong way for "lower is better", interpolation off by a level,
 * a milestone that counts past a gap, a penalty that goes below the floor or raises a score. */
#include "tests/generator/support.h"

#include "generator/kpi_score.h"

static struct kpi_criteria levels(enum kpi_method method, const char *const list[5])
{
    struct kpi_criteria criteria = {.method = method};
    for (int i = 0; i < 5; i++)
        criteria.level[i] = n(list[i]);
    return criteria;
}

static struct kpi_criteria targets(enum kpi_method method, const char *low, const char *standard,
                                   const char *high)
{
    struct kpi_criteria criteria = {.method = method};
    criteria.low = n(low);
    criteria.standard = n(standard);
    criteria.high = n(high);
    criteria.middle = n("75");
    return criteria;
}

static void expect(const struct kpi_criteria *criteria, const char *actual, unsigned decimals,
                   const char *score)
{
    const struct number *value = kpi_score(arena, criteria, n(actual));
    assert_non_null(value);
    assert_string_equal(number_print(arena, value, decimals, false), score);
}

static const char *const UP[5] = {"60", "70", "80", "90", "100"};
static const char *const DOWN[5] = {"15", "12", "9", "6", "3"};

static void test_linear_up(void **state)
{
    (void)state;
    struct kpi_criteria criteria = levels(KPI_LINEAR, UP);
    expect(&criteria, "86.75", 4, "3.6750");
    expect(&criteria, "59.99", 4, "1.0000");
    expect(&criteria, "60", 4, "1.0000");
    expect(&criteria, "104", 4, "5.0000");
    expect(&criteria, "100", 4, "5.0000");
    expect(&criteria, "99.99", 4, "4.9990");
}

static void test_linear_down(void **state)
{
    (void)state;
    struct kpi_criteria criteria = levels(KPI_LINEAR, DOWN);
    assert_int_equal(kpi_direction(&criteria), -1);
    expect(&criteria, "7.2", 4, "3.6000");
    expect(&criteria, "10", 4, "2.6667");
    expect(&criteria, "16", 4, "1.0000");
    expect(&criteria, "3", 4, "5.0000");
}

static void test_step(void **state)
{
    (void)state;
    static const char *const BANDS[5] = {"70", "75", "80", "85", "90"};
    struct kpi_criteria criteria = levels(KPI_STEP, BANDS);
    expect(&criteria, "84.63", 4, "3.0000");
    expect(&criteria, "79.5", 4, "2.0000");
    expect(&criteria, "80", 4, "3.0000");
    expect(&criteria, "12", 4, "1.0000");
    criteria = levels(KPI_STEP, DOWN);
    expect(&criteria, "9", 4, "3.0000");
    expect(&criteria, "9.01", 4, "2.0000");
}

static void test_milestone(void **state)
{
    (void)state;
    struct kpi_criteria criteria = {.method = KPI_MILESTONE};
    const struct number *reached = kpi_milestone(arena, "1;2;4");
    assert_string_equal(number_print(arena, reached, 0, false), "2");
    assert_string_equal(number_print(arena, kpi_score(arena, &criteria, reached), 4, false),
                        "2.0000");
    reached = kpi_milestone(arena, "0");
    assert_string_equal(number_print(arena, reached, 0, false), "0");
    assert_string_equal(number_print(arena, kpi_score(arena, &criteria, reached), 4, false),
                        "1.0000");
    reached = kpi_milestone(arena, "๓; ๑; ๒; 4;5;6");
    assert_string_equal(number_print(arena, reached, 0, false), "6");
    assert_string_equal(number_print(arena, kpi_score(arena, &criteria, reached), 4, false),
                        "5.0000");
    assert_null(kpi_milestone(arena, ""));
}

static void test_three_target(void **state)
{
    (void)state;
    struct kpi_criteria criteria = targets(KPI_THREE_TARGET, "98.72", "98.84", "98.90");
    expect(&criteria, "98.94", 2, "100.00");
    expect(&criteria, "98.87", 2, "87.50");
    expect(&criteria, "98.80", 2, "66.67");
    expect(&criteria, "98.71", 2, "0.00");
    expect(&criteria, "98.72", 2, "50.00");
    expect(&criteria, "98.84", 2, "75.00");
    criteria = targets(KPI_THREE_TARGET, "1150.40", "1202.17", "1256.27");
    expect(&criteria, "1259.86", 2, "100.00");
    expect(&criteria, "1230", 2, "87.86");
    criteria = targets(KPI_THREE_TARGET, "10", "8", "5");
    expect(&criteria, "9", 2, "62.50");
    expect(&criteria, "11", 2, "0.00");
    expect(&criteria, "4", 2, "100.00");
    criteria.middle = n("70");
    expect(&criteria, "8", 2, "70.00");
}

static void test_three_step(void **state)
{
    (void)state;
    struct kpi_criteria criteria = targets(KPI_THREE_STEP, "60", "70", "80");
    expect(&criteria, "59.9", 2, "0.00");
    expect(&criteria, "69.9", 2, "50.00");
    expect(&criteria, "70", 2, "75.00");
    expect(&criteria, "79.9", 2, "75.00");
    expect(&criteria, "80", 2, "100.00");
}

static void test_penalty(void **state)
{
    (void)state;
    static const struct {
        const char *score, *late, *expected;
    } CASES[] = {{"5", "1", "4.8000"},   {"2", "2", "1.6000"}, {"1.1", "3", "1.0000"},
                 {"0", "2", "0.0000"},   {"3", "0", "3.0000"}, {"3", NULL, "3.0000"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct number *final =
            kpi_after_penalty(arena, n(CASES[i].score), n(CASES[i].late), n("0.2"));
        assert_string_equal(number_print(arena, final, 4, false), CASES[i].expected);
    }
}

static void test_gap(void **state)
{
    (void)state;
    static const struct {
        const char *target, *actual;
        int direction;
        const char *diff, *gap, *percent, *achieved;
    } CASES[] = {{"90", "92.40", 1, "2.40", "2.40", "2.67", "102.67"},
                 {"80", "71.25", 1, "-8.75", "-8.75", "-10.94", "89.06"},
                 {"100", "98.20", 1, "-1.80", "-1.80", "-1.80", "98.20"},
                 {"5", "6.10", -1, "1.10", "-1.10", "-22.00", NULL},
                 {"85", "61.80", 1, "-23.20", "-23.20", "-27.29", "72.71"}};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct kpi_gap gap =
            kpi_gap(arena, n(CASES[i].actual), n(CASES[i].target), CASES[i].direction);
        assert_string_equal(number_print(arena, gap.diff, 2, false), CASES[i].diff);
        assert_string_equal(number_print(arena, gap.gap, 2, false), CASES[i].gap);
        assert_string_equal(number_print(arena, gap.gap_percent, 2, false), CASES[i].percent);
        if (CASES[i].achieved)
            assert_string_equal(number_print(arena, gap.achieved_percent, 2, false),
                                CASES[i].achieved);
        else
            assert_null(gap.achieved_percent);
    }
    assert_null(kpi_gap(arena, n("3"), n("0"), 1).gap_percent);
    assert_null(kpi_gap(arena, NULL, n("3"), 1).gap);
}

static void test_default_target(void **state)
{
    (void)state;
    struct kpi_criteria criteria = targets(KPI_THREE_STEP, "60", "70", "80");
    assert_string_equal(number_print(arena, kpi_target(arena, &criteria), 0, false), "70");
    criteria = (struct kpi_criteria){.method = KPI_MILESTONE};
    assert_string_equal(number_print(arena, kpi_target(arena, &criteria), 0, false), "5");
    criteria = levels(KPI_LINEAR, UP);
    assert_null(kpi_target(arena, &criteria));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_linear_up),    cmocka_unit_test(test_linear_down),
        cmocka_unit_test(test_step),         cmocka_unit_test(test_milestone),
        cmocka_unit_test(test_three_target), cmocka_unit_test(test_three_step),
        cmocka_unit_test(test_penalty),      cmocka_unit_test(test_gap),
        cmocka_unit_test(test_default_target),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
