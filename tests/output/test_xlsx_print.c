/* Where printed sheets end: a chart is never cut, and pages are not ended without need. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "base/arena.h"
#include "output/xlsx_book.h"

static void exhausted(void *context)
{
    (void)context;
    abort();
}

static struct arena *new_arena(void)
{
    return arena_new(0, (struct arena_exhausted){exhausted, NULL});
}

/* A4 landscape has 487 points between the margins, upright 734; a sheet twice as wide as the page is
 * printed at half size, and holds twice as much. */
static void test_pages_hold_more_of_wide_sheets(void **state)
{
    struct xlsx_pages pages, wide, upright;
    (void)state;
    xlsx_pages_begin(&pages, true, 755);
    assert_in_range(xlsx_pages_room(&pages), 460, 488);
    xlsx_pages_begin(&wide, true, 2 * 755);
    assert_in_range(xlsx_pages_room(&wide), 920, 976);
    xlsx_pages_begin(&upright, false, 100);
    assert_in_range(xlsx_pages_room(&upright), 700, 735);
    assert_false(xlsx_prints_landscape(500));
    assert_true(xlsx_prints_landscape(700));
}

/* Blocks of two fifths of a page: two stand on each. */
static void test_a_page_ends_before_what_it_would_cut(void **state)
{
    struct arena *arena = new_arena();
    struct xlsx_book book = {.arena = arena};
    struct xlsx_pages pages;
    (void)state;
    xlsx_pages_begin(&pages, true, 755);
    double block = xlsx_pages_room(&pages) * 0.4;
    for (lxw_row_t row = 0; row < 60; row += 10)
        xlsx_pages_add_whole(&book, &pages, row, block);
    assert_int_equal(2, pages.count);
    assert_int_equal(20, pages.breaks[0]);
    assert_int_equal(40, pages.breaks[1]);
    arena_free(arena);
}

/* Rows that stand on every page take their room on each. */
static void test_repeated_rows_take_room(void **state)
{
    struct arena *arena = new_arena();
    struct xlsx_book book = {.arena = arena};
    struct xlsx_pages pages;
    (void)state;
    xlsx_pages_begin(&pages, true, 755);
    double page = xlsx_pages_room(&pages);
    xlsx_pages_add_row(&pages, page * 0.3, true);
    assert_in_range(xlsx_pages_room(&pages), page * 0.69, page * 0.71);
    xlsx_pages_add_whole(&book, &pages, 5, page * 0.6);
    assert_int_equal(0, pages.count);
    xlsx_pages_add_whole(&book, &pages, 9, page * 0.5);
    assert_int_equal(1, pages.count);
    arena_free(arena);
}

/* After a long table nobody knows how full the page is: the chart begins a new one. */
static void test_a_chart_after_a_long_table_begins_a_page(void **state)
{
    struct arena *arena = new_arena();
    struct xlsx_book book = {.arena = arena};
    struct xlsx_pages pages;
    (void)state;
    xlsx_pages_begin(&pages, true, 755);
    double page = xlsx_pages_room(&pages);
    for (int i = 0; i < 11; i++)
        xlsx_pages_add_row(&pages, page / 10, false);
    xlsx_pages_add_whole(&book, &pages, 12, page / 2);
    assert_int_equal(1, pages.count);
    assert_int_equal(12, pages.breaks[0]);
    xlsx_pages_add_whole(&book, &pages, 30, page / 3);
    assert_int_equal(1, pages.count);
    arena_free(arena);
}

/* A page and a little more becomes one page, but not where it could not be read. */
static void test_a_little_more_than_a_page_is_one(void **state)
{
    struct arena *arena = new_arena();
    struct xlsx_book book = {.arena = arena};
    static const struct {
        double width, part;
        bool one;
    } CASES[] = {{755, 0.4, true},
                 {755, 0.6, true},
                 {755, 0.9, false},
                 {2 * 755, 0.4, true},
                 {2 * 755, 0.6, false}};
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct xlsx_pages pages;
        xlsx_pages_begin(&pages, true, CASES[i].width);
        double page = xlsx_pages_room(&pages);
        xlsx_pages_add_row(&pages, page * 0.1, true);
        xlsx_pages_add_row(&pages, page * 0.4, false);
        xlsx_pages_add_whole(&book, &pages, 5, page * CASES[i].part);
        assert_int_equal(CASES[i].one, xlsx_pages_are_one(&pages));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages_hold_more_of_wide_sheets),
        cmocka_unit_test(test_a_page_ends_before_what_it_would_cut),
        cmocka_unit_test(test_repeated_rows_take_room),
        cmocka_unit_test(test_a_chart_after_a_long_table_begins_a_page),
        cmocka_unit_test(test_a_little_more_than_a_page_is_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
