/* {{ values }}, their filters, and that data never becomes markup. */
#include "tests/layouts/support.h"

static void test_values_stand_in_text_headings_lists_and_cells(void **state)
{
    (void)state;
    assert_document("# A {{ office.name }}\n\n- {{ period.fiscal_year }}\n\n"
                    "| a | b |\n|---|---|\n| {{ period.fiscal_year | plain }} | x |\n",
                    "h1 A สพป.ตัวอย่าง เขต 1\nlist\n{\nitem\n{\np 2568\n}\n}\n"
                    "table -\n  2568 | x\n");
}

static void test_figures_are_known_by_their_ids_with_slashes_or_dots(void **state)
{
    (void)state;
    assert_document(
        "{{ kpi.krs.total.score }} {{ kpi/krs/total/score }} {{ kpi.krs.total.percent }}",
        "p 3.5725 3.5725 71.45\n");
}

static void test_number_filters(void **state)
{
    (void)state;
    assert_document("{{ money | 2 }} {{ money | ,2 }} {{ money | 0 }} {{ money | , }}",
                    "p 1234.51 1,234.51 1235 1,234.505\n");
    assert_document("{{ third }} {{ third | 4 }} {{ third | 2 | sign }} {{ third | plain }}",
                    "p 0.33 0.3333 +0.33 0.33\n");
    assert_document("{{ money | baht }}", "p หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบเอ็ดสตางค์\n");
}

/* [scheme] baht_et. */
static void test_money_in_words_follows_the_scheme(void **state)
{
    (void)state;
    static const char *const words[] = {"หนึ่งล้านเอ็ดบาทถ้วน", "หนึ่งล้านหนึ่งบาทถ้วน"};
    for (int tens = 0; tens < 2; tens++) {
        struct fixture fixture;
        fixture_start(&fixture);
        fixture.style.baht_tens_only = tens;
        book_set_number(fixture.book, "big", number_integer(fixture.arena, 1000001));
        FIXTURE_COMPILE(&fixture, "{{ big | baht }}");
        assert_string_equal(fixture_text(&fixture), text_format(fixture.arena, "p %s\n", words[tens]));
        fixture_end(&fixture);
    }
}

static void test_dates_are_long_in_prose_and_short_in_tables(void **state)
{
    (void)state;
    assert_document("{{ period.data_date }} {{ period.data_date | shortdate }}",
                    "p 30 กันยายน 2568 30 ก.ย. 68\n");
    assert_document("| a |\n|---|\n| {{ period.data_date }} / {{ period.data_date | date }} |\n",
                    "table -\n  30 ก.ย. 68 / 30 กันยายน 2568\n");
}

static void test_no_value_is_a_dash_or_what_the_layout_says(void **state)
{
    (void)state;
    assert_document("{{ office.emblem }} {{ office.emblem | or ไม่มี }} [{{ office.emblem | or }}]",
                    "p – ไม่มี []\n");
    /* Filters do not matter where there is nothing to filter. */
    assert_document("{{ office.emblem | 2 }}", "p –\n");
}

static void test_digits_follow_the_style_and_the_filters(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture.style.thai_digits = true;
    FIXTURE_COMPILE(&fixture, "ปี {{ period.fiscal_year }} {{ period.fiscal_year | arabic }} "
                              "{{ office.email }} ข้อ 12\n\n"
                              "| 1 |\n|---|\n| {{ period.fiscal_year }} |\n\n"
                              "```table kpi/krs\ncolumns = id\nlimit = 1\ncaption = ปี 2568\n```\n");
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture), "p ปี ๒๕๖๘ 2568 ma1@example.go.th ข้อ ๑๒\n"
                                                "table -\n  2568\ntable ตารางที่ ๑ ปี ๒๕๖๘\n  1.10\n");
    fixture_end(&fixture);
    fixture_start(&fixture);
    fixture.style.thai_table_digits = true;
    FIXTURE_COMPILE(&fixture, "{{ period.fiscal_year }} {{ period.fiscal_year | thai }}\n\n"
                              "```table kpi/krs\ncolumns = id, weight\nlimit = 1\n```\n");
    assert_string_equal(fixture_text(&fixture), "p 2568 ๒๕๖๘\ntable -\n  ๑.๑๐ | ๓๐.๐๐\n");
    fixture_end(&fixture);
}

static void test_counts_of_rows(void **state)
{
    (void)state;
    assert_document("{{ count kpi/krs }} {{ count kpi/krs where score >= 3.6 }} "
                    "{{ count kpi/krs where not score }}",
                    "p 4 2 1\n");
    assert_problem("x {{ count kpi/kr }}\n", LAY004, 1, 12, "kpi/krs");
    assert_problem("x {{ count kpi/krs where scor > 1 }}\n", LAY006, 1, 26, "score");
    assert_problem("x {{ count kpi/krs when 1 }}\n", LAY029, 1, 20, "where");
}

static void test_data_is_never_markup(void **state)
{
    (void)state;
    assert_document("a {{ evil }} b", "p a **x** {{ office.name }} <b>a</b> | `c` [y](z)/# h b\n");
    assert_document("| a | b |\n|---|---|\n| {{ evil }} | x |\n",
                    "table -\n  **x** {{ office.name }} <b>a</b> | `c` [y](z)/# h | x\n");
    assert_document("```table kpi/krs\ncolumns = id, name\nwhere = id = \"2.1\"\n"
                    "note = {{ evil }}\n```\n",
                    "table -\n  2.1 | **x** {{ id }} <b>|\n"
                    "  note **x** {{ office.name }} <b>a</b> | `c` [y](z)/# h\n");
    assert_document("```fields\nก = {{ evil }}\n```\n",
                    "table -\n  ก | **x** {{ office.name }} <b>a</b> | `c` [y](z)/# h\n");
}

static void test_braces_can_be_written(void **state)
{
    (void)state;
    assert_document("a \\{{ office.name }} b", "p a {{ office.name }} b\n");
    assert_document("a } } { b", "p a } } { b\n");
}

static void test_emphasis_touches_values_and_thai_letters(void **state)
{
    (void)state;
    assert_document("ได้**{{ period.fiscal_year }}**คะแนน", "p ได้<b>2568</>คะแนน\n");
}

static void test_control_characters_forge_no_mark(void **state)
{
    (void)state;
    assert_document("a \x01"
                    "0\x02 {{ period.fiscal_year }}",
                    "p a 0 2568\n");
}

static void test_wrong_values_name_the_nearest(void **state)
{
    (void)state;
    assert_problem("ก {{ office.nam }}\n", LAY006, 1, 3, "office.name");
    assert_problem("x\n\ny {{ kpi.krs.total.scor }}\n", LAY006, 3, 3, "score");
    assert_problem("~~~~each kpi/krs\n- {{ weigth }}\n~~~~\n", LAY006, 2, 3, "weight");
    assert_problem("| a |\n|---|\n| x {{ office.nam }} |\n", LAY006, 3, 5, "office.name");
    assert_problem("{{ this.score }}\n", LAY006, 1, 1, "score");
}

static void test_wrong_filters(void **state)
{
    (void)state;
    assert_problem("x {{ money | plian }}\n", LAY007, 1, 3, "plain");
    assert_problem("x {{ office.name | 2 }}\n", LAY008, 1, 3, "office.name");
    assert_problem("x {{ money | date }}\n", LAY008, 1, 3, "date");
    assert_problem("ab\n{{ office.name\n", LAY009, 2, 1, "}}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_stand_in_text_headings_lists_and_cells),
        cmocka_unit_test(test_figures_are_known_by_their_ids_with_slashes_or_dots),
        cmocka_unit_test(test_number_filters),
        cmocka_unit_test(test_money_in_words_follows_the_scheme),
        cmocka_unit_test(test_dates_are_long_in_prose_and_short_in_tables),
        cmocka_unit_test(test_no_value_is_a_dash_or_what_the_layout_says),
        cmocka_unit_test(test_digits_follow_the_style_and_the_filters),
        cmocka_unit_test(test_counts_of_rows),
        cmocka_unit_test(test_data_is_never_markup),
        cmocka_unit_test(test_braces_can_be_written),
        cmocka_unit_test(test_emphasis_touches_values_and_thai_letters),
        cmocka_unit_test(test_control_characters_forge_no_mark),
        cmocka_unit_test(test_wrong_values_name_the_nearest),
        cmocka_unit_test(test_wrong_filters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
