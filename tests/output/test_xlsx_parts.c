/* Sheet names and formula references.
 * Bugs these would catch: a name Excel refuses (too long in UTF-16, forbidden characters, a repeated name by
 * case), a base torn from its marks, a formula that points one row or column off, a formula over a
 * column that is not on the sheet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
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
    struct xlsx_area area = {4, 27, 0};
    assert_string_equal(xlsx_formula(arena, "={weight}*{final}/100", &table, &area, 4),
                        "=B5*C5/100");
    assert_string_equal(xlsx_formula(arena, "=SUMPRODUCT({weight:},{final:})", &table, &area, 28),
                        "=SUMPRODUCT(B$5:B$28,C$5:C$28)");
    assert_null(xlsx_formula(arena, "={weight}*{score}", &table, &area, 4));
    assert_null(xlsx_formula(arena, "={weight", &table, &area, 4));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_formulas),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
