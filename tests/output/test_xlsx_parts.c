/* Sheet names and formula references.
 * Bugs these would catch: a name Excel refuses (too long in UTF-16, forbidden characters, a
 * repeated name by case), a base torn from its marks, a formula that points one row or column off,
 * a formula over a column that is not on the sheet, a count over the neighbour of a column of data.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/text.h"
#include "output/xlsx_formula.h"
#include "output/xlsx_names.h"

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

static int set_up(void **state)
{
    *state = arena_new(0, (struct arena_exhausted){out_of_memory, NULL});
    return *state ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static void test_names(void **state)
{
    struct arena *arena = *state;
    const char *taken[] = {"Scores", "ตาราง"};
    assert_string_equal(xlsx_sheet_name(arena, "a/b:c?d*e[f]g\\h", NULL, 0), "a b c d e f g h");
    assert_string_equal(xlsx_sheet_name(arena, "'quoted'", NULL, 0), "quoted");
    assert_string_equal(xlsx_sheet_name(arena, "sCORES", taken, 2), "sCORES (2)");
    assert_string_equal(xlsx_sheet_name(arena, "", taken, 2), "ตาราง (2)");
    /* 31 units end before the tone mark of the 31st and 32nd: the base goes too. */
    const char *name = xlsx_sheet_name(arena, "กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก้กก", NULL, 0);
    assert_int_equal(text_length(name), 30);
    assert_string_equal(xlsx_sheet_name(arena, "กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก", NULL, 0),
                        "กกกกกกกกกกกกกกกกกกกกกกกกกกกกกกก");
    assert_string_equal(xlsx_quoted_name(arena, "a'b"), "'a''b'");
}

static void test_cells(void **state)
{
    struct arena *arena = *state;
    assert_string_equal(xlsx_cell_name(arena, 0, 0, ""), "A1");
    assert_string_equal(xlsx_cell_name(arena, 9, 25, ""), "Z10");
    assert_string_equal(xlsx_cell_name(arena, 9, 26, "$"), "AA$10");
    assert_string_equal(xlsx_cell_name(arena, 0, 701, ""), "ZZ1");
    assert_string_equal(xlsx_cell_name(arena, 0, 702, ""), "AAA1");
}

static void test_formulas(void **state)
{
    struct arena *arena = *state;
    struct doc_column columns[] = {{.id = "name"}, {.id = "weight"}, {.id = "final"}};
    struct doc_table table = {.columns = columns, .column_count = 3};
    struct xlsx_area area = {.first_row = 4, .last_row = 27};
    assert_string_equal(xlsx_formula(arena, "={weight}*{final}/100", &table, &area, 4),
                        "=B5*C5/100");
    assert_string_equal(xlsx_formula(arena, "=SUMPRODUCT({weight:},{final:})", &table, &area, 28),
                        "=SUMPRODUCT(B$5:B$28,C$5:C$28)");
    assert_null(xlsx_formula(arena, "={weight}*{score}", &table, &area, 4));
    assert_null(xlsx_formula(arena, "={weight", &table, &area, 4));
}

/* Data of `columns` columns and 400 rows. */
static struct data_sheet data_of(struct arena *arena, const char *name, size_t columns,
                                 const char *const *groups)
{
    struct data_rows *rows = data_rows_new(arena, columns, 400);
    const uint8_t *values = arena_alloc(arena, columns);
    for (size_t i = 0; i < 400; i++)
        data_rows_add(rows, 0, values);
    return (struct data_sheet){
        .name = name, .column_count = columns, .groups = groups, .rows = rows};
}

static void test_data_ranges(void **state)
{
    struct arena *arena = *state;
    static const char *const groups[] = {"ก"};
    struct data_sheet first = data_of(arena, "responses1", 25, groups);
    struct data_sheet second = data_of(arena, "responses10", 2, NULL);
    struct xlsx_data data[] = {{&first, "'คำตอบ'"}, {&second, "'คำตอบ (2)'"}};
    struct doc_column columns[] = {{.id = "group"}};
    struct doc_table table = {.columns = columns, .column_count = 1};
    struct xlsx_area area = {.first_row = 4, .last_row = 27, .data = data, .data_count = 2};
    static const struct {
        const char *formula, *expected;
    } good[] = {
        {"=COUNTIF({responses1!1:},5)", "=COUNTIF('คำตอบ'!C$2:C$401,5)"},
        {"=COUNTIF({responses1!3:25},5)", "=COUNTIF('คำตอบ'!E$2:AA$401,5)"},
        {"=COUNTIFS({responses1!group:},1,{responses1!2:2},4)",
         "=COUNTIFS('คำตอบ'!A$2:A$401,1,'คำตอบ'!D$2:D$401,4)"},
        {"=COUNTIF({responses10!1:2},{group})", "=COUNTIF('คำตอบ (2)'!A$2:B$401,A5)"},
    };
    static const char *const bad[] = {
        "={responses1!26:}",
        "={responses1!0:}",
        "={responses1!1}",
        "={responses1!2:1}",
        "={responses1!x:}",
        "={responses1!:}",
        "={responses1!1:26}",
        "={responses10!group:}",
        "={responses!1:}",
        "={responses1!1:2",
        "={!1:}",
        "={responses1!group:99999999999999999999}",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_string_equal(xlsx_formula(arena, good[i].formula, &table, &area, 4),
                            good[i].expected);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (xlsx_formula(arena, bad[i], &table, &area, 4))
            fail_msg("%s is taken", bad[i]);
    }
    area.data_count = 0;
    assert_null(xlsx_formula(arena, good[0].formula, &table, &area, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_data_ranges),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
