/* `table` and `fields`: columns, order, conditions, groups, totals, what goes to the sheets. */
#include "tests/layouts/support.h"

static const struct doc_table *only_table(const struct fixture *fixture)
{
    return &fixture_block(fixture, DOC_TABLE)->as.table;
}

static void test_columns_and_notes(void **state)
{
    (void)state;
    assert_document("```table kpi/krs\ncolumns = id, name, weight, score, due, budget\n"
                    "limit = 3\ncaption = ผล {{ period.fiscal_year }}\n"
                    "note = ก\nnote3 = {{ office.emblem | or }}\nnote2 = ข\n```\n",
                    "table ตารางที่ 1 ผล 2568\n"
                    "  1.10 | ก้อ | 30.00 | 3.6750 | 30 ก.ย. 68 | 1,234,567.50\n"
                    "  1.2 | กอ | 20.00 | 3.6000 | 1 ก.ย. 68 | –\n"
                    "  1.9 | เก่ง | 25.00 | – | 15 ก.ย. 68 | –\n"
                    "  note ก\n  note ข\n");
}

static void test_headings_hold_units_and_can_be_changed(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```table kpi/krs\ncolumns = id, weight, score\n"
                              "heading.score = ผล\\nที่ได้\nwidth.id = 2.54cm\ndecimals.score = 2\n"
                              "align.weight = centre\nspan.สอง = weight, score\nsmall = yes\n"
                              "sheet_name = ชีต\nlimit = 1\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_table *table = only_table(&fixture);
    assert_string_equal(table->columns[0].heading, "ที่");
    assert_string_equal(table->columns[1].heading, "น้ำหนัก\n(ร้อยละ)");
    assert_string_equal(table->columns[2].heading, "ผล\nที่ได้");
    assert_int_equal(table->columns[0].min_width, 72000);
    assert_int_equal(table->columns[0].max_width, 72000);
    assert_int_equal(table->columns[0].align, DOC_CENTRE);
    assert_int_equal(table->columns[1].align, DOC_CENTRE);
    assert_int_equal(table->columns[2].align, DOC_DECIMAL);
    assert_int_equal(table->columns[2].decimals, 2);
    assert_null(table->columns[0].group);
    assert_string_equal(table->columns[1].group, "สอง");
    assert_string_equal(table->columns[2].group, "สอง");
    assert_string_equal(table->sheet, "ชีต");
    assert_true(table->small);
    assert_null(table->label); /* no caption: not counted */
    assert_string_equal(fixture_text(&fixture), "table -\n  1.10 | 30.00 | 3.68\n");
    fixture_end(&fixture);
}

static void test_the_sheet_gets_exact_numbers_formulas_and_its_own_columns(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture,
                    "```table kpi/krs\ncolumns = id, weighted, due\nsheet = weight, score\n"
                    "decimals.weighted = 1\n```\n");
    assert_true(fixture.ok);
    const struct doc_table *table = only_table(&fixture);
    assert_string_equal(table->name, "kpi/krs");
    assert_int_equal(table->column_count, 5);
    assert_false(table->columns[2].sheet_only);
    assert_true(table->columns[3].sheet_only);
    assert_true(table->columns[2].date);
    assert_string_equal(table->columns[1].formula, "={weight}*{score}/100");
    const struct doc_cell *cell = &table->rows[0].cells[1];
    assert_int_equal(number_compare(cell->number, number_decimal(fixture.arena, "1.1025")), 0);
    assert_string_equal(doc_inline_text(fixture.arena, cell->text), "1.1");
    assert_null(cell->formula); /* the column's */
    /* No value: no formula, or the sheet would compute one. */
    assert_string_equal(table->rows[1].cells[1].formula, "");
    assert_int_equal(table->rows[0].cells[2].date.day, 30);
    fixture_end(&fixture);
}

static void test_sorting_is_natural_thai_and_stable_with_no_value_last(void **state)
{
    (void)state;
    assert_document("```table kpi/krs\ncolumns = id\nsort = id\n```\n",
                    "table -\n  1.2\n  1.9\n  1.10\n  2.1\n");
    assert_document("```table kpi/krs\ncolumns = id\nsort = -score\n```\n",
                    "table -\n  1.10\n  1.2\n  2.1\n  1.9\n");
    assert_document("```table kpi/krs\ncolumns = id\nsort = score\n```\n",
                    "table -\n  2.1\n  1.2\n  1.10\n  1.9\n");
    assert_document("```table kpi/krs\ncolumns = name\nsort = name\nwhere = id != \"2.1\"\n```\n",
                    "table -\n  กอ\n  ก้อ\n  เก่ง\n");
    /* Equal weights keep the table's order; then the second key decides. */
    assert_document("```table kpi/krs\ncolumns = id\nsort = weight\n```\n",
                    "table -\n  1.2\n  1.9\n  2.1\n  1.10\n");
    assert_document("```table kpi/krs\ncolumns = id\nsort = weight, -id\n```\n",
                    "table -\n  1.2\n  2.1\n  1.9\n  1.10\n");
    assert_document("```table kpi/krs\ncolumns = id\nsort = -due\nlimit = 2\n```\n",
                    "table -\n  1.10\n  1.9\n");
}

static void test_groups_keep_the_order_of_their_first_rows(void **state)
{
    (void)state;
    /* Groups within groups. */
    assert_document("```table kpi/krs\ncolumns = id\ngroup = group, weight\n```\n",
                    "table -\n  group ข\n  group 30.00\n  1.10\n  group 25.00\n  1.9\n  group ก\n"
                    "  group 20.00\n  1.2\n  group 25.00\n  2.1\n");
    assert_document("```table kpi/krs\ncolumns = id, weight\ngroup = group\ntotal = weight\n```\n",
                    "table -\n  group ข | \n  1.10 | 30.00\n  1.9 | 25.00\n  group ก | \n"
                    "  1.2 | 20.00\n  2.1 | 25.00\n  total รวม | 100.00\n");
}

static void test_totals(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```table kpi/krs\ncolumns = id, name, weight, score, budget\n"
                              "total = weight, score, budget\ntotal_label = ทั้งหมด\n```\n");
    assert_true(fixture.ok);
    const struct doc_table *table = only_table(&fixture);
    const struct doc_row *total = &table->rows[table->row_count - 1];
    assert_int_equal(total->kind, DOC_ROW_TOTAL);
    assert_int_equal(total->cells[0].span, 2);
    assert_string_equal(doc_inline_text(fixture.arena, total->cells[0].text), "ทั้งหมด");
    assert_string_equal(doc_inline_text(fixture.arena, total->cells[2].text), "100.00");
    assert_string_equal(doc_inline_text(fixture.arena, total->cells[3].text), "3.3333");
    assert_string_equal(total->cells[2].formula, "=SUM({weight:})");
    assert_string_equal(total->cells[3].formula, "=SUMPRODUCT({weight:},{score:})");
    assert_true(total->cells[2].strong);
    fixture_end(&fixture);
    /* A sum is that of the rows shown. */
    assert_document("```table kpi/krs\ncolumns = id, weight\nwhere = score\ntotal = weight\n```\n",
                    "table -\n  1.10 | 30.00\n  1.2 | 20.00\n  2.1 | 25.00\n  total รวม | 75.00\n");
}

static void test_a_companion_stands_before_a_cell(void **state)
{
    (void)state;
    assert_document("```table kpi/krs\ncolumns = name, score\nwith.name = id\nsign = score\n"
                    "limit = 1\n```\n",
                    "table -\n  1.10 ก้อ | +3.6750\n");
}

/* On the page only, after their headings; the sheet has the cell's own text. Under no value stands
 * nothing. */
static void test_columns_stand_below_a_cell(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```table kpi/krs\ncolumns = id, name, actual\nsheet = score\n"
                              "with.name = id\nbelow.name = weight, score\nsign = score\n"
                              "below.actual = weight\nheading.score = ผล\\nที่ได้\nlimit = 2\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_row *rows = only_table(&fixture)->rows;
    assert_string_equal(doc_inline_text(fixture.arena, rows[0].cells[1].text),
                        "1.10 ก้อ\nน้ำหนัก (ร้อยละ)\u00A030.00  ผลที่ได้\u00A0+3.6750");
    assert_string_equal(rows[0].cells[1].sheet_text, "1.10 ก้อ");
    assert_null(rows[0].cells[0].sheet_text);
    for (size_t i = 0; i < 2; i++) {
        bool under = strchr(doc_inline_text(fixture.arena, rows[i].cells[2].text), '\n') != NULL;
        assert_true(under == (rows[i].cells[2].number != NULL));
    }
    fixture_end(&fixture);
    assert_problem("```table kpi/krs\ncolumns = id\nbelow.id = nam\n```\n", LAY005, 3, 12, "name");
    assert_problem("```table kpi/krs\ncolumns = id\nbelow.name = id\n```\n", LAY005, 3, 1, "id");
}

static void test_measured_numbers_have_at_most_two_places(void **state)
{
    (void)state;
    assert_document("```table kpi/krs\ncolumns = id, actual\nwhere = actual\n```\n",
                    "table -\n  1.10 | 94.86\n  1.2 | 72.4\n");
}

static void test_no_rows_say_so(void **state)
{
    (void)state;
    assert_document("```table kpi/krs\ncolumns = id, weight\nwhere = weight > 100\n"
                    "total = weight\n```\n",
                    "table -\n  ไม่มีข้อมูล | \n");
    assert_document("```table kpi/krs\ncolumns = id\nlimit = 0\nempty = ครบทุกตัวชี้วัด\n```\n",
                    "table -\n  ครบทุกตัวชี้วัด\n");
}

static void test_this_is_one_row(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "~~~~each kpi/krs where id = \"1.2\"\n```table this\n"
                              "columns = id, score\n```\n~~~~\n");
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture), "table -\n  1.2 | 3.6000\n");
    assert_true(only_table(&fixture)->no_sheet);
    fixture_end(&fixture);
}

static void test_fields_are_lines_of_labels(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "~~~~each kpi/krs where id = \"1.9\"\n```fields\n"
                              "ชื่อ = {{ name }}\nคะแนน = {{ score }}\nGAP % = {{ weight }}\n"
                              "สองบรรทัด = ก\\nข\nnote = ณ {{ period.data_date }}\n```\n~~~~\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture),
                        "table -\n  ชื่อ | เก่ง\n  คะแนน | –\n  GAP % | 25.00\n"
                        "  สองบรรทัด | ก/ข\n  note ณ 30 กันยายน 2568\n");
    assert_true(only_table(&fixture)->plain);
    assert_true(only_table(&fixture)->no_sheet);
    fixture_end(&fixture);
    assert_document("~~~~each kpi/krs where id = \"1.9\"\n```fields\nชื่อ = {{ name }}\n"
                    "คะแนน = {{ score }}\nhide_empty = yes\n```\n~~~~\n",
                    "table -\n  ชื่อ | เก่ง\n");
}

static void test_wrong_tables(void **state)
{
    (void)state;
    assert_problem("```table kpi/kr\ncolumns = id\n```\n", LAY004, 1, 10, "kpi/krs");
    assert_problem("```table this\ncolumns = id\n```\n", LAY025, 1, 10, "each");
    assert_problem("```table kpi/krs\n```\n", LAY012, 1, 4, "columns");
    assert_problem("```table kpi/krs\ncolumns = id, nam\n```\n", LAY005, 2, 15, "name");
    assert_problem("```table kpi/krs\ncolumns = id\nsheet = wieght\n```\n", LAY005, 3, 9, "weight");
    assert_problem("```table kpi/krs\ncolumns = id\nsort = -scor\n```\n", LAY005, 3, 8, "score");
    assert_problem("```table kpi/krs\ncolumns = id\ngroup = group, id, weight, name\n```\n", LAY013, 3,
                   9, "strategy");
    assert_problem("```table kpi/krs\ncolumns = id\ngroup = group, wight\n```\n", LAY005, 3, 16, "weight");
    assert_problem("```table kpi/krs\ncolumns = id\ngroup = grup\n```\n", LAY005, 3, 9, "group");
    assert_problem("```table kpi/krs\ncolumns = id\nheading.name = x\n```\n", LAY005, 3, 1, "id");
    assert_problem("```table kpi/krs\ncolumns = id\nspan.ก = id, due\n```\n", LAY005, 3, 14, "due");
    assert_problem("```table kpi/krs\ncolumns = id\ncolums = id\n```\n", LAY003, 3, 1, "columns");
    assert_problem("```table kpi/krs\ncolumns = id\nlimit = many\n```\n", LAY013, 3, 9, "many");
    assert_problem("```table kpi/krs\ncolumns = id\nwidth.id = wide\n```\n", LAY013, 3, 12, "4cm");
    assert_problem("```table kpi/krs\ncolumns = id\nsmall = maybe\n```\n", LAY013, 3, 9, "yes");
    assert_problem("```table kpi/krs\ncolumns = id, due\ntotal = due\n```\n", LAY031, 3, 9, "due");
    assert_problem("```table kpi/krs\ncolumns = id, score\ntotal = score\nlimit = 1\n```\n", LAY032,
                   3, 9, "score");
    assert_problem("```table kpi/krs\ncolumns = id\nwhere = {{ id }} = 1\n```\n", LAY014, 3, 9,
                   "{{");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns_and_notes),
        cmocka_unit_test(test_headings_hold_units_and_can_be_changed),
        cmocka_unit_test(test_the_sheet_gets_exact_numbers_formulas_and_its_own_columns),
        cmocka_unit_test(test_sorting_is_natural_thai_and_stable_with_no_value_last),
        cmocka_unit_test(test_groups_keep_the_order_of_their_first_rows),
        cmocka_unit_test(test_totals),
        cmocka_unit_test(test_a_companion_stands_before_a_cell),
        cmocka_unit_test(test_columns_stand_below_a_cell),
        cmocka_unit_test(test_measured_numbers_have_at_most_two_places),
        cmocka_unit_test(test_no_rows_say_so),
        cmocka_unit_test(test_this_is_one_row),
        cmocka_unit_test(test_fields_are_lines_of_labels),
        cmocka_unit_test(test_wrong_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
