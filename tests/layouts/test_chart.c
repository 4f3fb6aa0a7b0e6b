/* `chart`: from columns, from one row's points; its words; the table whose sheet it points at. */
#include "tests/layouts/support.h"

static void test_a_chart_shows_columns_and_says_them(void **state)
{
    (void)state;
    assert_document("```chart kpi/krs\nkind = hbar\nlabel = id, name\nvalues = score, weight\n"
                    "series2 = น.น.\nunit = คะแนน\ntarget = 5\nlimit = 3\ncaption = คะแนน\n```\n",
                    "chart แผนภูมิที่ 1 คะแนน\n  แผนภูมิแท่งแนวนอนแสดงคะแนน และน.น. (คะแนน) 3 รายการ: "
                    "คะแนน สูงสุด 3.6750 (1.10 ก้อ) ต่ำสุด 3.6000 (1.2 กอ) ต่ำกว่าเส้นค่าเป้าหมาย 5 "
                    "จำนวน 2 รายการ ได้แก่ 1.10 ก้อ, 1.2 กอ ไม่มีข้อมูล จำนวน 1 รายการ ได้แก่ 1.9 เก่ง; "
                    "น.น. สูงสุด 30.00 (1.10 ก้อ) ต่ำสุด 20.00 (1.2 กอ) ไม่มีรายการใดต่ำกว่าเส้นค่าเป้าหมาย 5\n");
}

static void test_the_words_of_ties_and_of_many_series(void **state)
{
    (void)state;
    assert_document("```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = weight\n"
                    "where = weight >= 25\n```\n",
                    "chart - \n  แผนภูมิแท่งแนวนอนแสดงน้ำหนัก 3 รายการ: สูงสุด 30.00 (1.10) "
                    "ต่ำสุด 25.00 (1.9 และอีก 1 รายการ)\n");
    assert_document("```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = score, weight, budget\n"
                    "series3 = งบ\nlimit = 2\n```\n",
                    "chart - \n  แผนภูมิแท่งแนวนอนแสดงคะแนน น้ำหนัก และงบ 2 รายการ: สูงสุด "
                    "1,234,567.50 (1.10 งบ) ต่ำสุด 3.6000 (1.2 คะแนน)\n");
    assert_document("```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = weight\ntarget = 50\n```\n",
                    "chart - \n  แผนภูมิแท่งแนวนอนแสดงน้ำหนัก 4 รายการ: สูงสุด 30.00 (1.10) "
                    "ต่ำสุด 20.00 (1.2) ต่ำกว่าเส้นค่าเป้าหมาย 50 ทุกรายการ\n");
}

static void test_values_are_exact_and_missing_ones_stay_missing(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```chart kpi/krs\nkind = bar\nlabel = id\nvalues = score\n"
                              "minimum = 0\nmaximum = kpi.krs.total.score\nheight = 2.54cm\n"
                              "none = ไม่มีผล\n```\n");
    assert_true(fixture.ok);
    const struct doc_chart *chart = only_chart(&fixture);
    assert_int_equal(chart->kind, DOC_CHART_BAR);
    assert_int_equal(chart->category_count, 4);
    assert_int_equal(chart->decimals, 4);
    assert_null(chart->label);
    assert_null(chart->target);
    assert_int_equal(chart->height, 72000);
    assert_string_equal(chart->none, "ไม่มีผล");
    assert_null(chart->series[0].values[2]);
    assert_null(chart->series[0].labels[2]);
    assert_string_equal(chart->series[0].labels[0], "3.6750");
    assert_string_equal(chart->series[0].column, "score");
    assert_int_equal(number_sign(chart->minimum), 0);
    assert_int_equal(number_compare(chart->maximum, number_decimal(fixture.arena, "3.5725")), 0);
    fixture_end(&fixture);
}

static void test_a_chart_points_at_the_table_of_the_same_rows(void **state)
{
    (void)state;
    static const char chart[] = "```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = score\n"
                                "sort = -score\n```\n\n";
    static const struct {
        const char *table;
        bool tied;
    } cases[] = {
        {"columns = id, score\nsort = -score\ntotal = score\n", true},
        {"columns = id\nsheet = score\nsort = -score\n", true},
        {"columns = id, score\n", false},                           /* another order */
        {"columns = id, score\nsort = -score\nlimit = 2\n", false}, /* fewer rows */
        {"columns = name, score\nsort = -score\n", false},          /* no categories */
        {"columns = id\nsort = -score\n", false},                   /* no values */
        {"columns = id, score\nsort = -score\nxlsx = no\n", false}, /* no sheet */
        {"columns = id, score\nsort = -score\ngroup = group\n", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_start(&fixture);
        fixture_compile_raw(&fixture, text_format(fixture.arena, "%s%s```table kpi/krs\n%s```\n",
                                                  SUPPORT_HEAD, chart, cases[i].table));
        print_problems(&fixture);
        assert_true(fixture.ok);
        const struct doc_table *table = &fixture_block(&fixture, DOC_TABLE)->as.table;
        const struct doc_chart *found = only_chart(&fixture);
        assert_ptr_equal(found->source, cases[i].tied ? table : NULL);
        if (cases[i].tied)
            assert_string_equal(found->category_column, "id");
        fixture_end(&fixture);
    }
}

static void test_the_points_of_a_row(void **state)
{
    (void)state;
    /* A point without a value is left out; a target of the row is a line. */
    assert_document(
        "~~~~each kpi/krs where id = \"1.10\"\n```chart this\nkind = line\n"
        "points = weight:ปี {{ period.fiscal_year }}; weighted:สอง;\n  score:สาม; budget\n"
        "target = score\nseries = ผล\ncaption = แนวโน้ม {{ id }}\n```\n~~~~\n",
        "chart แผนภูมิที่ 1 แนวโน้ม 1.10\n  แผนภูมิเส้นแสดงผล 4 รายการ: สูงสุด 1,234,567.50 "
        "(budget) ต่ำสุด 1.1025 (สอง) ต่ำกว่าเส้นค่าเป้าหมาย 3.675 จำนวน 1 รายการ ได้แก่ สอง\n");
    assert_document("~~~~each kpi/krs where id = \"1.9\"\n```chart this\nkind = line\n"
                    "points = weight:ก; score:ข\ntarget = score\n```\n~~~~\n",
                    "chart - \n  แผนภูมิเส้นแสดงน้ำหนัก 1 รายการ: 25.00 (ก)\n");
}

static void test_no_values_are_a_sentence(void **state)
{
    (void)state;
    assert_document("```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = score\n"
                    "where = id = \"1.9\"\n```\n",
                    "p ไม่มีข้อมูลสำหรับแสดงเป็นแผนภูมิ\n");
    assert_document("```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = score\n"
                    "limit = 0\nempty = ว่าง\n```\n",
                    "p ว่าง\n");
}

static void test_signs_and_thai_digits(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture.style.thai_table_digits = true;
    FIXTURE_COMPILE(&fixture,
                    "```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = score\nsign = yes\n"
                    "limit = 1\ntarget = 0\n```\n");
    assert_true(fixture.ok);
    assert_true(only_chart(&fixture)->thai_digits);
    assert_string_equal(only_chart(&fixture)->alternative,
                        "แผนภูมิแท่งแนวนอนแสดงคะแนน ๑ รายการ: +๓.๖๗๕๐ (๑.๑๐) ไม่มีรายการใดต่ำกว่าเส้นค่าเป้าหมาย ๐");
    fixture_end(&fixture);
}

static void test_wrong_charts(void **state)
{
    (void)state;
    assert_problem("```chart kpi/krs\nkind = pie\nlabel = id\nvalues = score\n```\n", LAY029, 2, 8,
                   "hbar");
    assert_problem("```chart kpi/krs\nlabel = id\nvalues = score\n```\n", LAY012, 1, 4, "kind");
    assert_problem("```chart kpi/krs\nkind = bar\nvalues = score\n```\n", LAY012, 1, 4, "label");
    assert_problem("```chart kpi/krs\nkind = bar\nlabel = id\n```\n", LAY012, 1, 4, "values");
    assert_problem("```chart kpi/krs\nkind = bar\nlabel = id\nvalues = scor\n```\n", LAY005, 4, 10,
                   "score");
    assert_problem("```chart kpi/krs\nkind = bar\nlabel = i\nvalues = score\n```\n", LAY005, 3, 9,
                   "id");
    assert_problem("```chart kpi/krs\nkind = bar\nlabel = id\nvalues = score\ntarget = mony\n```\n",
                   LAY006, 5, 10, "money");
    assert_problem(
        "```chart kpi/krs\nkind = bar\nlabel = id\nvalues = score\ntarget = office.name\n```\n",
        LAY013, 5, 10, "office.name");
    assert_problem("```chart kpi/krs\nkind = line\npoints = score\n```\n", LAY033, 3, 1, "this");
    assert_problem(
        "~~~~each kpi/krs limit 1\n```chart this\nkind = line\npoints = score; wieght:x\n"
        "```\n~~~~\n",
        LAY005, 4, 17, "weight");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_chart_shows_columns_and_says_them),
        cmocka_unit_test(test_the_words_of_ties_and_of_many_series),
        cmocka_unit_test(test_values_are_exact_and_missing_ones_stay_missing),
        cmocka_unit_test(test_a_chart_points_at_the_table_of_the_same_rows),
        cmocka_unit_test(test_the_points_of_a_row),
        cmocka_unit_test(test_no_values_are_a_sentence),
        cmocka_unit_test(test_signs_and_thai_digits),
        cmocka_unit_test(test_wrong_charts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
