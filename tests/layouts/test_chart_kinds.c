/* `chart`: the kinds that take more than a column a series, what they say in words, the split into
 * several charts, and keys that belong to another kind. */
#include "tests/layouts/support.h"

#define CHART(keys) "```chart kpi/krs\n" keys "```\n"

static struct table *add_table(struct fixture *fixture, const char *name,
                               const struct column *columns, size_t count)
{
    struct table *table = table_new(fixture->arena, name, name, columns, count);
    book_add_table(fixture->book, table);
    return table;
}

static const struct number *number(const struct fixture *fixture, const char *text)
{
    return number_decimal(fixture->arena, text);
}

/* --- one value a cell ------------------------------------------------------------------------- */

static void test_a_radar_and_bars_to_both_sides(void **state)
{
    (void)state;
    assert_document(CHART("kind = radar\nlabel = id\nvalues = score\nlimit = 3\nminimum = 0\n"),
                    "chart - \n  แผนภูมิใยแมงมุมแสดงคะแนน 3 รายการ: สูงสุด 3.6750 (1.10) "
                    "ต่ำสุด 3.6000 (1.2) ไม่มีข้อมูล จำนวน 1 รายการ ได้แก่ 1.9\n");
    assert_document(
        CHART("kind = leftright\nlabel = id\nvalues = score, weight\nlimit = 1\nseries = ซ้าย\n"
              "series2 = ขวา\n"),
        "chart - \n  แผนภูมิแท่งสองด้านแสดงซ้าย และขวา 1 รายการ: ซ้าย 3.6750 (1.10); ขวา 30.00 (1.10)\n");
}

static void test_shares_are_of_their_row(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture,
                    CHART("kind = stacked\nlabel = id\nvalues = weight, weighted, actual\n"
                          "percent = yes\nlimit = 2\n"));
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_chart *chart = only_chart(&fixture);
    assert_true(chart->percent);
    assert_int_equal(chart->decimals, 1);
    /* The second row: 20 and 72.4 of 92.4; nothing stays nothing. */
    assert_string_equal(chart->series[0].labels[1], "21.6");
    assert_null(chart->series[1].values[1]);
    assert_null(chart->series[1].labels[1]);
    assert_string_equal(chart->series[2].labels[1], "78.4");
    const struct number *sum =
        number_add(fixture.arena, chart->series[0].values[1], chart->series[2].values[1]);
    assert_int_equal(number_compare(sum, number(&fixture, "100")), 0);
    fixture_end(&fixture);
}

static void test_across_makes_a_matrix(void **state)
{
    (void)state;
    static const struct column columns[] = {
        {.id = "group", .heading = "กลุ่ม", .kind = COLUMN_NAME},
        {.id = "dimension", .heading = "ด้าน", .kind = COLUMN_NAME},
        {.id = "mean", .heading = "ค่าเฉลี่ย", .kind = COLUMN_NUMBER, .decimals = 2},
    };
    static const char *const rows[][3] = {
        {"ครู", "สถานที่", "4.5"}, {"ครู", "เวลา", "3.5"}, {"ผู้ปกครอง", "เวลา", "4"}};
    struct fixture fixture;
    fixture_start(&fixture);
    struct table *table = add_table(&fixture, "survey/groups", columns, 3);
    for (size_t i = 0; i < 3; i++) {
        struct row *row = table_add_row(fixture.arena, table);
        table_set_text(table, row, "group", rows[i][0]);
        table_set_text(table, row, "dimension", rows[i][1]);
        table_set_number(table, row, "mean", number(&fixture, rows[i][2]));
    }
    FIXTURE_COMPILE(&fixture, "```chart survey/groups\nkind = heatmap\nlabel = group\n"
                              "across = dimension\nvalues = mean\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture),
                        "chart - \n  แผนภูมิความเข้มแสดงสถานที่ และเวลา 2 รายการ: สถานที่ 4.50 (ครู) "
                        "ไม่มีข้อมูล จำนวน 1 รายการ ได้แก่ ผู้ปกครอง; เวลา สูงสุด 4.00 (ผู้ปกครอง) ต่ำสุด 3.50 (ครู)\n");
    assert_null(only_chart(&fixture)->source);
    fixture_end(&fixture);
}

static void test_many_rows_are_split_evenly(void **state)
{
    (void)state;
    /* Four rows, at most three a chart: two and two. */
    assert_document(CHART("kind = hbar\nlabel = id\nvalues = weight\nsplit = 3\ncaption = น.น.\n"),
                    "chart แผนภูมิที่ 1 น.น.\n  แผนภูมิแท่งแนวนอนแสดงน้ำหนัก 2 รายการ: สูงสุด 30.00 (1.10) ต่ำสุด 20.00 (1.2)\n"
                    "chart แผนภูมิที่ 2 น.น. (ต่อ)\n  แผนภูมิแท่งแนวนอนแสดงน้ำหนัก 2 รายการ: ทุกรายการที่มีข้อมูล 25.00\n");
}

/* --- timeline --------------------------------------------------------------------------------- */

static void add_projects(struct fixture *fixture)
{
    static const struct column columns[] = {
        {.id = "id", .heading = "ที่", .kind = COLUMN_ID},
        {.id = "start", .heading = "เริ่ม", .kind = COLUMN_DATE},
        {.id = "end", .heading = "สิ้นสุด", .kind = COLUMN_DATE},
        {.id = "done", .heading = "เสร็จ", .kind = COLUMN_DATE},
        {.id = "status", .heading = "สถานะ", .kind = COLUMN_NAME},
    };
    struct table *table = add_table(fixture, "projects", columns, 5);
    for (uint8_t i = 1; i <= 2; i++) {
        struct row *row = table_add_row(fixture->arena, table);
        table_set_text(table, row, "id", i == 1 ? "P1" : "P2");
        table_set_date(table, row, "start", (struct date){2024, 11, i},
                       book_months(fixture->book));
        table_set_date(table, row, "end", (struct date){2025, 2, i},
                       book_months(fixture->book));
        if (i == 1)
            table_set_date(table, row, "done", (struct date){2025, 3, 5},
                       book_months(fixture->book));
        table_set_text(table, row, "status", i == 1 ? "ช้า" : "");
    }
}

static void test_a_timeline_has_days(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    add_projects(&fixture);
    FIXTURE_COMPILE(&fixture, "```chart projects\nkind = timeline\nlabel = id\n"
                              "planned = start, end\nactual = done\ndate = period.data_date\n"
                              "year = period.fiscal_year\nbeside = status\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_chart *chart = only_chart(&fixture);
    int64_t first = 0, after = 0, done = 0, line = 0;
    assert_int_equal(chart->series_count, 4);
    assert_null(chart->series[2].values[0]);
    assert_true(number_to_integer(chart->series[3].values[0], &done));
    assert_int_equal(done, date_to_days((struct date){2025, 3, 5}));
    assert_true(number_to_integer(chart->minimum, &first));
    assert_true(number_to_integer(chart->maximum, &after));
    assert_true(number_to_integer(chart->target, &line));
    assert_int_equal(first, date_to_days((struct date){2024, 10, 1}));
    assert_int_equal(after, date_to_days((struct date){2025, 10, 1}));
    assert_int_equal(line, date_to_days((struct date){2025, 9, 30}));
    assert_string_equal(chart->beside[0], "ช้า");
    assert_string_equal(chart->alternative,
                        "แผนภูมิเวลาแสดงแผน และผล 2 รายการ: 1 พ.ย. 67 ถึง 5 มี.ค. 68 ข้อมูล ณ 30 ก.ย. 68");
    fixture_end(&fixture);
}

static void test_beside_a_row_is_its_end(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    add_projects(&fixture);
    FIXTURE_COMPILE(&fixture,
                    "```chart projects\nkind = timeline\nlabel = id\n"
                    "planned = start, end\nactual = start, done\ndate = 31/3/2568\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_chart *chart = only_chart(&fixture);
    assert_string_equal(chart->beside[0], "5 มี.ค. 68");
    assert_string_equal(chart->beside[1], "2 ก.พ. 68");
    assert_string_equal(chart->target_label, "ข้อมูล ณ 31 มี.ค. 68");
    assert_null(chart->minimum);
    fixture_end(&fixture);
}

/* --- map -------------------------------------------------------------------------------------- */

static void add_risks(struct fixture *fixture)
{
    static const struct column risks[] = {
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "likelihood", .heading = "โอกาส", .kind = COLUMN_COUNT},
        {.id = "impact", .heading = "ผลกระทบ", .kind = COLUMN_COUNT},
    };
    static const struct column bands[] = {
        {.id = "band", .heading = "ระดับ", .kind = COLUMN_NAME},
        {.id = "from", .heading = "ตั้งแต่", .kind = COLUMN_COUNT},
    };
    static const char *const rows[][3] = {
        {"R1", "4", "3"}, {"R2", NULL, "3"}, {"R3", "6", "1"}, {"R4", "1", "5"}};
    struct table *table = add_table(fixture, "risks", risks, 3);
    for (size_t i = 0; i < 4; i++) {
        struct row *row = table_add_row(fixture->arena, table);
        table_set_text(table, row, "id", rows[i][0]);
        for (size_t k = 1; k < 3; k++)
            table_set_number(table, row, risks[k].id,
                             rows[i][k] ? number(fixture, rows[i][k]) : NULL);
    }
    struct table *levels = add_table(fixture, "bands", bands, 2);
    for (size_t i = 0; i < 2; i++) {
        struct row *row = table_add_row(fixture->arena, levels);
        table_set_text(levels, row, "band", i == 0 ? "สูง" : "ต่ำ");
        table_set_number(levels, row, "from", number(fixture, i == 0 ? "10" : "1"));
    }
}

static void test_a_map_shows_what_is_assessed(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    add_risks(&fixture);
    FIXTURE_COMPILE(&fixture, "```chart risks\nkind = map\nlabel = id\nlikelihood = likelihood\n"
                              "impact = impact\nbands = bands\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_chart *chart = only_chart(&fixture);
    assert_int_equal(chart->band_count, 2);
    assert_string_equal(chart->bands[0].word, "สูง");
    /* R2 has no likelihood, R3 one that there is not. */
    assert_string_equal(chart->alternative, "ผังความเสี่ยงแสดงโอกาส และผลกระทบ 2 รายการ: โอกาส สูงสุด 4 (R1) "
                        "ต่ำสุด 1 (R4); ผลกระทบ สูงสุด 5 (R4) ต่ำสุด 3 (R1)");
    fixture_end(&fixture);
}

/* --- problems --------------------------------------------------------------------------------- */

static void test_keys_of_another_kind(void **state)
{
    (void)state;
    assert_problem(CHART("kind = radar\nlabel = id\nvalues = score\ntarget = 5\n"), LAY003, 5, 1,
                   "across");
    assert_problem(CHART("kind = hbar\nlabel = id\nvalues = score\nacross = group\n"), LAY003, 5, 1,
                   "target");
    assert_problem(CHART("kind = hbar\nlabel = id\nvalues = score\nacros = group\n"), LAY003, 5, 1,
                   "across");
    assert_problem(CHART("kind = stack\nlabel = id\nvalues = score\n"), LAY029, 2, 8, "stacked");
}

static void test_wrong_values_of_the_kinds(void **state)
{
    (void)state;
    assert_problem(CHART("kind = leftright\nlabel = id\nvalues = score\n"), LAY013, 4, 10,
                   "importance, performance");
    assert_problem(CHART("kind = heatmap\nlabel = id\nvalues = score, weight\nacross = group\n"),
                   LAY013, 4, 10, "score");
    assert_problem(CHART("kind = heatmap\nlabel = id\nvalues = score\nacross = gruop\n"), LAY005, 5,
                   10, "group");
    assert_problem(CHART("kind = timeline\nlabel = id\n"), LAY012, 1, 4, "planned");
    assert_problem(CHART("kind = timeline\nlabel = id\nplanned = due\n"), LAY013, 4, 11,
                   "planned_start");
    assert_problem(CHART("kind = timeline\nlabel = id\nplanned = due, due\nyear = 68\n"), LAY013, 5,
                   8, "2568");
    assert_problem(CHART("kind = timeline\nlabel = id\nplanned = due, due\ndate = money\n"), LAY013,
                   5, 8, "period.data_date");
    assert_problem(CHART("kind = timeline\nlabel = id\nplanned = due, due\ndate = mony\n"), LAY006,
                   5, 8, "money");
    assert_problem(CHART("kind = map\nlabel = id\nlikelihood = score\nimpact = score\n"), LAY012, 1,
                   4, "bands");
    assert_problem(CHART("kind = map\nlabel = id\nlikelihood = score\nimpact = score\n"
                         "bands = kpi/kr\n"),
                   LAY004, 6, 9, "kpi/krs");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_radar_and_bars_to_both_sides),
        cmocka_unit_test(test_shares_are_of_their_row),
        cmocka_unit_test(test_across_makes_a_matrix),
        cmocka_unit_test(test_many_rows_are_split_evenly),
        cmocka_unit_test(test_a_timeline_has_days),
        cmocka_unit_test(test_beside_a_row_is_its_end),
        cmocka_unit_test(test_a_map_shows_what_is_assessed),
        cmocka_unit_test(test_keys_of_another_kind),
        cmocka_unit_test(test_wrong_values_of_the_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
