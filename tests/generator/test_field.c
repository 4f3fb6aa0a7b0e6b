/* The worked numbers of domain.md 6 and 7, and the edges that formulas.md decides for money,
 * projects and risks. Bugs these would catch: a quarter too many, a total's percentage averaged
 * over its parts, the last day of a span left out, equal scores ranked by the order of the file,
 * R10 before R2. */
#include "tests/generator/support.h"

#include "generator/budget_sum.h"
#include "generator/field.h"
#include "generator/projects_state.h"
#include "generator/risk_set.h"

static void assert_printed(const struct number *number, const char *expected)
{
    assert_string_equal(number_print(arena, number, 2, true), expected);
}

static struct budget_sum line(const char *allocated, const char *committed, const char *disbursed)
{
    const struct number *quarters[BUDGET_QUARTERS] = {n(disbursed)};
    return budget_sum_line(arena, n(allocated), NULL, n(committed), quarters, 1);
}

/* --- money ------------------------------------------------------------------------------------ */

/* domain.md 6.2, the table of the five kinds of expenditure. */
static void the_table_of_the_five_types(void **state)
{
    static const struct {
        const char *allocated, *committed, *disbursed, *remaining, *percent, *used;
    } ROWS[] = {
        {"12000000", "0", "6010250.50", "5,989,749.50", "50.09", "50.09"},
        {"4850000", "325400", "2184735.25", "2,339,864.75", "45.05", "51.76"},
        {"8200000", "3950000", "2460000", "1,790,000.00", "30.00", "78.17"},
        {"21500000", "0", "11825000", "9,675,000.00", "55.00", "55.00"},
        {"950000", "48000", "361500", "540,500.00", "38.05", "43.11"},
    };
    (void)state;
    struct budget_sum total = budget_sum_zero(arena);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct budget_sum sum = line(ROWS[i].allocated, ROWS[i].committed, ROWS[i].disbursed);
        assert_printed(budget_remaining(arena, &sum), ROWS[i].remaining);
        assert_printed(budget_disbursed_percent(arena, &sum), ROWS[i].percent);
        assert_printed(budget_used_percent(arena, &sum), ROWS[i].used);
        budget_sum_add(arena, &total, &sum);
    }
    assert_int_equal(total.count, 5);
    assert_printed(total.allocated, "47,500,000.00");
    assert_printed(total.committed, "4,323,400.00");
    assert_printed(total.disbursed, "22,841,485.75");
    assert_printed(budget_remaining(arena, &total), "20,335,114.25");
    assert_printed(budget_disbursed_percent(arena, &total), "48.09");
    assert_printed(budget_used_percent(arena, &total), "57.19");
    assert_printed(number_subtract(arena, budget_disbursed_percent(arena, &total), n("54")),
                   "-5.91");
}

/* domain.md 6.2, three published percentages. */
static void published_percentages(void **state)
{
    (void)state;
    assert_printed(field_percent(arena, n("2259423"), n("3200000")), "70.61");
    assert_printed(field_percent(arena, n("338861"), n("574153")), "59.02");
    assert_printed(field_percent(arena, n("1914994"), n("2603028")), "73.57");
}

static void only_counted_quarters_and_transfers(void **state)
{
    (void)state;
    const struct number *quarters[BUDGET_QUARTERS] = {n("10.10"), NULL, n("30.30"), n("40.40")};
    struct budget_sum sum = budget_sum_line(arena, n("100"), n("-0.25"), n("5"), quarters, 3);
    assert_printed(sum.allocated, "99.75");
    assert_printed(sum.disbursed, "40.40");
    assert_printed(budget_remaining(arena, &sum), "54.35");
    assert_printed(budget_until(arena, &sum, 1), "10.10");
    assert_printed(budget_until(arena, &sum, 2), "10.10");
    assert_printed(budget_until(arena, &sum, 4), "40.40");
}

static void nothing_allocated_has_no_percentage(void **state)
{
    (void)state;
    struct budget_sum sum = line("0", "0", "5");
    assert_null(budget_disbursed_percent(arena, &sum));
    assert_null(budget_used_percent(arena, &sum));
    assert_printed(budget_remaining(arena, &sum), "-5.00");
}

/* --- projects --------------------------------------------------------------------------------- */

static struct date day(int month, int number)
{
    return (struct date){2025, (uint8_t)month, (uint8_t)number};
}

static struct project_state state_of(struct date actual_end, struct date report_date)
{
    struct project_dates dates = {day(1, 1), day(6, 30), actual_end, report_date};
    return project_state(dates, day(9, 30));
}

/* domain.md 6.4: 46 planned, 40 finished, 37 on time. */
static void shares_of_the_action_plan(void **state)
{
    (void)state;
    struct project_sum sum = {.planned = 46, .finished = 40, .on_time = 37};
    assert_printed(project_finished_percent(arena, &sum), "86.96");
    assert_printed(project_on_time_percent(arena, &sum, false), "80.43");
    assert_printed(project_on_time_percent(arena, &sum, true), "92.50");
    assert_true(project_passes(arena, project_on_time_percent(arena, &sum, false)));
    assert_true(project_passes(arena, n("79.995")));
    assert_false(project_passes(arena, n("79.994")));
    sum = (struct project_sum){0};
    assert_null(project_finished_percent(arena, &sum));
    assert_null(project_due_percent(arena, &sum));
    assert_false(project_passes(arena, NULL));
}

static void the_last_day_still_counts(void **state)
{
    (void)state;
    struct date none = {0};
    assert_true(state_of(day(6, 30), none).on_time);
    assert_false(state_of(day(7, 1), none).on_time);
    assert_int_equal(state_of(day(7, 1), none).late_days, 1);
    assert_true(state_of(day(9, 30), none).finished);
    assert_false(state_of(day(10, 1), none).finished);
    assert_int_equal(state_of(none, none).late_days, 92);
    assert_true(state_of(none, none).due);
    struct project_dates later = {day(1, 1), day(10, 1), none, none};
    assert_false(project_state(later, day(9, 30)).due);
}

static void reported_within_seven_days(void **state)
{
    (void)state;
    assert_true(state_of(day(6, 30), day(7, 7)).reported_in_time);
    assert_false(state_of(day(6, 30), day(7, 8)).reported_in_time);
    /* A report after the date of the data is not there yet. */
    assert_false(state_of(day(9, 28), day(10, 1)).reported);
    assert_false(state_of(day(10, 1), day(9, 30)).reported);
    struct project_sum sum = {0};
    project_sum_add(&sum, state_of(day(7, 2), day(7, 3)));
    project_sum_add(&sum, state_of((struct date){0}, (struct date){0}));
    assert_int_equal(sum.planned, 2);
    assert_int_equal(sum.reported_in_time, 1);
    assert_int_equal(sum.on_time, 0);
    assert_printed(project_due_percent(arena, &sum), "50.00");
}

/* --- risks ------------------------------------------------------------------------------------ */

/* domain.md 7.2: a(4,3) b(3,4) c(2,5) d(5,2) e(5,5) → e, b, a, c, d; then ids in natural order. */
static void risks_are_ranked(void **state)
{
    struct risk list[] = {
        {.id = "a", .likelihood = 4, .impact = 3},  {.id = "b", .likelihood = 3, .impact = 4},
        {.id = "c", .likelihood = 2, .impact = 5},  {.id = "d", .likelihood = 5, .impact = 2},
        {.id = "e", .likelihood = 5, .impact = 5},  {.id = "R10", .likelihood = 1, .impact = 1},
        {.id = "R2", .likelihood = 1, .impact = 1},
    };
    static const int RANKS[] = {3, 2, 4, 5, 1, 7, 6};
    (void)state;
    struct risk_set set = {.list = list, .count = sizeof list / sizeof *list};
    risk_rank(arena, &set);
    for (size_t i = 0; i < set.count; i++)
        assert_int_equal(list[i].rank, RANKS[i]);
    assert_string_equal(set.ranked[0]->id, "e");
    assert_string_equal(set.ranked[6]->id, "R10");
}

/* The shipped bands: 17–25, 10–16, 4–9, 1–3. */
static void scores_have_their_band(void **state)
{
    const struct band list[] = {
        {"สูงมาก", n("17")}, {"สูง", n("10")}, {"ปานกลาง", n("4")}, {"ต่ำ", n("1")}};
    static const struct {
        int score;
        size_t band;
    } EDGES[] = {{25, 0}, {20, 0}, {16, 1}, {12, 1}, {10, 1},
                 {9, 2},  {5, 2},  {4, 2},  {3, 3},  {1, 3}};
    (void)state;
    struct bands bands = {list, 4};
    for (size_t i = 0; i < sizeof EDGES / sizeof *EDGES; i++)
        assert_int_equal(risk_band(arena, &bands, EDGES[i].score), EDGES[i].band);
    struct risk risk = {
        .likelihood = 4, .impact = 5, .residual_likelihood = 2, .residual_impact = 3};
    assert_int_equal(risk_score(&risk), 20);
    assert_int_equal(risk_residual_score(&risk), 6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_table_of_the_five_types, set_up, tear_down),
        cmocka_unit_test_setup_teardown(published_percentages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_counted_quarters_and_transfers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_allocated_has_no_percentage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(shares_of_the_action_plan, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_last_day_still_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reported_within_seven_days, set_up, tear_down),
        cmocka_unit_test_setup_teardown(risks_are_ranked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scores_have_their_band, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
