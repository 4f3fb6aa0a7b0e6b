/* Tables and the book: cells, values, figures and their names. */
#include "tests/base/support.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/number.h"
#include "base/table.h"
#include "tests/months.h"
#include "base/text.h"

static const struct column columns[] = {
    {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
    {.id = "score", .heading = "คะแนน", .kind = COLUMN_NUMBER, .decimals = 4},
    {.id = "target", .heading = "ค่าเป้าหมาย", .kind = COLUMN_NUMBER, .decimals = -1},
    {.id = "due", .heading = "กำหนดเสร็จ", .kind = COLUMN_DATE},
};

static void rows_keep_their_cells(void **state)
{
    struct table *table = table_new(*state, "t", "ตาราง", columns, COUNT(columns));
    for (int i = 0; i < 1000; i++) {
        struct row *row = table_add_row(*state, table);
        for (size_t c = 0; c < COUNT(columns); c++) {
            assert_int_equal(row->cells[c].kind, CELL_EMPTY);
            assert_string_equal(row->cells[c].text, "");
        }
        table_set_number(table, row, "score", number_integer(*state, i));
    }
    assert_int_equal(table->row_count, 1000);
    for (int i = 0; i < 1000; i++) {
        int64_t score;
        const struct number *number = table_number(table, &table->rows[i], "score");
        assert_true(number_to_integer(number, &score));
        assert_int_equal(score, i);
    }
}

static void computed_cells_have_their_text(void **state)
{
    struct table *table = table_new(*state, "t", "ตาราง", columns, COUNT(columns));
    struct row *row = table_add_row(*state, table);
    table_set_text(table, row, "id", "1.1");
    table_set_number(table, row, "score", number_ratio(*state, 10, 3));
    table_set_number(table, row, "target", number_decimal(*state, "12000.50"));
    table_set_date(table, row, "due", (struct date){2025, 9, 30}, test_months(*state));
    assert_string_equal(table_text(table, row, "id"), "1.1");
    assert_string_equal(table_text(table, row, "score"), "3.3333");
    assert_string_equal(table_text(table, row, "target"), "12,000.5");
    assert_string_equal(table_text(table, row, "due"), "30 ก.ย. 68");
    assert_int_equal(table_cell(table, row, "due")->kind, CELL_DATE);
    table_set_text(table, row, "id", NULL);
    table_set_number(table, row, "score", NULL);
    table_set_date(table, row, "due", (struct date){0, 0, 0}, NULL);
    table_set_text(table, row, "no such column", "x");
    for (size_t c = 0; c < COUNT(columns); c++) {
        if (c == 2)
            continue;
        assert_int_equal(row->cells[c].kind, CELL_EMPTY);
        assert_string_equal(row->cells[c].text, "");
        assert_null(row->cells[c].number);
    }
    assert_int_equal(table_cell(table, row, "no such column")->kind, CELL_EMPTY);
    assert_string_equal(table_text(table, row, "no such column"), "");
    assert_null(table_number(table, row, "no such column"));
    assert_int_equal(table_column(table, "due"), 3);
    assert_int_equal(table_column(table, "Due"), -1);
}

static void places_name_file_line_and_heading(void **state)
{
    struct table *table = table_new(*state, "t", "ตาราง", columns, COUNT(columns));
    table->file = "t.csv";
    struct row *row = table_add_row(*state, table);
    row->line = 5;
    row->cells[1].line = 6;
    row->cells[1].column = 20;
    struct diag_place place = table_place(table, row, "score");
    assert_string_equal(place.file, "t.csv");
    assert_int_equal(place.line, 6);
    assert_int_equal(place.column, 20);
    assert_string_equal(place.field, "คะแนน");
    place = table_place(table, row, "id");
    assert_int_equal(place.line, 5);
    assert_int_equal(place.column, 0);
    place = table_place(table, row, "missing");
    assert_int_equal(place.line, 5);
    assert_string_equal(place.field, "missing");
}

static void a_book_finds_tables_and_values(void **state)
{
    struct book *book = book_new(*state);
    assert_null(book_table(book, "t"));
    assert_null(book_value(book, "office.name"));
    struct table *table = table_new(*state, "kpi/krs", "ตาราง", columns, 1);
    book_add_table(book, table);
    assert_ptr_equal(book_table(book, "kpi/krs"), table);
    struct table *const *tables;
    assert_int_equal(book_tables(book, &tables), 1);
    char name[] = "office.name";
    book_set_text(book, name, "สพป. ตัวอย่าง");
    const struct cell *cell = book_value(book, "office.name");
    name[0] = 'x'; /* the book has its own copy */
    assert_string_equal(book_value(book, "office.name")->text, "สพป. ตัวอย่าง");
    book_set_text(book, "office.name", "สพม.");
    assert_string_equal(cell->text, "สพม."); /* replaced, in its place */
    book_set_number(book, "period.fiscal_year", number_integer(*state, 2568));
    assert_string_equal(book_value(book, "period.fiscal_year")->text, "2568");
    book_set_months(book, test_months(*state));
    book_set_date(book, "period.data_date", (struct date){2025, 9, 30});
    assert_string_equal(book_value(book, "period.data_date")->text, "30 กันยายน 2568");
    book_set_text(book, "empty", NULL);
    assert_int_equal(book_value(book, "empty")->kind, CELL_EMPTY);
    book_set_number(book, "empty", NULL);
    book_set_date(book, "empty", (struct date){0, 0, 0});
    assert_string_equal(book_value(book, "empty")->text, "");
    const char *const *names;
    assert_int_equal(book_value_names(book, &names), 4);
    assert_string_equal(names[0], "office.name");
}

static void figures_are_values_by_id_and_with_dots(void **state)
{
    struct book *book = book_new(*state);
    book_add_figure(book, (struct figure){.id = "kpi/krs/1.1/score",
                                          .unit = FIGURE_SCORE,
                                          .number = number_ratio(*state, 10, 3)});
    book_add_figure(
        book, (struct figure){.id = "kpi/krs/total/grade", .unit = FIGURE_WORD, .text = "ดีมาก"});
    book_add_figure(book, (struct figure){.id = "kpi/krs/total/percent",
                                          .unit = FIGURE_PERCENT,
                                          .number = number_decimal(*state, "2.675")});
    book_add_figure(book, (struct figure){.id = "sar/1/1/score", .unit = FIGURE_SCORE});
    book_add_figure(book, (struct figure){.id = "sar/1.1/score",
                                          .unit = FIGURE_SCORE,
                                          .number = number_integer(*state, 4)});
    book_set_text(book, "kpi.krs.total.grade", "wins");
    assert_string_equal(book_value(book, "kpi/krs/1.1/score")->text, "3.3333");
    assert_string_equal(book_value(book, "kpi.krs.1.1.score")->text, "3.3333");
    assert_string_equal(book_value(book, "kpi/krs/total/grade")->text, "ดีมาก");
    assert_string_equal(book_value(book, "kpi.krs.total.grade")->text, "wins");
    assert_string_equal(book_value(book, "kpi.krs.total.percent")->text, "2.68");
    /* Two figures would be sar.1.1.score. */
    assert_null(book_value(book, "sar.1.1.score"));
    assert_string_equal(book_value(book, "sar/1.1/score")->text, "4");
    assert_int_equal(book_value(book, "sar/1/1/score")->kind, CELL_EMPTY);
    const struct figure *figures;
    assert_int_equal(book_figures(book, &figures), 5);
    assert_string_equal(figures[4].id, "sar/1.1/score");
    const char *const *names;
    assert_int_equal(book_value_names(book, &names), 6);
}

static void many_figures_are_found(void **state)
{
    struct book *book = book_new(*state);
    for (int i = 0; i < 50000; i++)
        book_add_figure(book, (struct figure){.id = text_format(*state, "survey/s/%d/mean", i),
                                              .number = number_integer(*state, i)});
    for (int i = 0; i < 50000; i++) {
        const struct cell *cell = book_value(book, text_format(*state, "survey.s.%d.mean", i));
        int64_t value;
        assert_true(number_to_integer(cell->number, &value));
        assert_int_equal(value, i);
    }
    assert_null(book_value(book, "survey/s/50000/mean"));
}

static void units_have_names(void **state)
{
    (void)state;
    assert_string_equal(figure_unit_name(FIGURE_SCORE), "score");
    assert_string_equal(figure_unit_name(FIGURE_PERCENT_POINT), "percent_point");
    assert_string_equal(figure_unit_name(FIGURE_WORD), "word");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_keep_their_cells),
        cmocka_unit_test(computed_cells_have_their_text),
        cmocka_unit_test(places_name_file_line_and_heading),
        cmocka_unit_test(a_book_finds_tables_and_values),
        cmocka_unit_test(figures_are_values_by_id_and_with_dots),
        cmocka_unit_test(many_figures_are_found),
        cmocka_unit_test(units_have_names),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
