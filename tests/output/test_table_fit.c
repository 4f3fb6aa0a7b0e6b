/* Column widths: the sum is exact, no word is cut while there is room, tall cells get room,
 * declared limits hold. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "output/table_fit.h"

static int sum(const int *widths, size_t count)
{
    int total = 0;
    for (size_t i = 0; i < count; i++)
        total += widths[i];
    return total;
}

static void test_sum_is_exact(void **state)
{
    (void)state;
    for (int width = 1000; width < 700000; width += 3331) {
        struct table_fit_column columns[] = {
            {.narrowest = 20000, .widest = 30000},
            {.narrowest = 60000, .widest = 900000, .wished = 90000},
            {.narrowest = 40001, .widest = 40001, .stiff = true},
            {.narrowest = 33333, .widest = 50000, .maximum = 45000},
        };
        int cells[] = {30000, 900000, 40001, 50000, 10000, 100000, 0, 20000};
        int out[4];
        bool fits = table_fit(columns, 4, cells, 2, width, out);
        assert_int_equal(width, sum(out, 4));
        assert_int_equal(width >= 153334, fits);
        for (int i = 0; i < 4; i++) {
            assert_true(out[i] > 0);
            if (fits)
                assert_true(out[i] >= columns[i].narrowest);
        }
    }
}

static void test_tall_cells_get_the_room(void **state)
{
    (void)state;
    struct table_fit_column columns[] = {
        {.narrowest = 50000, .widest = 200000},
        {.narrowest = 50000, .widest = 2000000},
    };
    int cells[] = {200000, 2000000};
    int out[2];
    assert_true(table_fit(columns, 2, cells, 1, 400000, out));
    assert_true(out[1] > 2 * out[0]);
    assert_true(out[0] >= 50000);
}

static void test_declared_limits_hold(void **state)
{
    (void)state;
    struct table_fit_column columns[] = {
        {.narrowest = 10000, .widest = 20000, .minimum = 90000},
        {.narrowest = 10000, .widest = 500000, .maximum = 120000},
        {.narrowest = 10000, .widest = 500000},
    };
    int cells[] = {20000, 500000, 500000};
    int out[3];
    assert_true(table_fit(columns, 3, cells, 1, 450000, out));
    assert_true(out[0] >= 90000);
    assert_true(out[1] <= 120000);
    assert_int_equal(450000, sum(out, 3));
}

static void test_maximum_cuts_no_word(void **state)
{
    (void)state;
    struct table_fit_column columns[] = {
        {.narrowest = 150000, .widest = 150000, .maximum = 60000},
        {.narrowest = 10000, .widest = 10000},
    };
    int cells[] = {150000, 10000};
    int out[2];
    assert_true(table_fit(columns, 2, cells, 1, 450000, out));
    assert_true(out[0] >= 150000);
}

/* A wish is granted whole or not at all, and leaves long texts their share. */
static void test_wishes(void **state)
{
    (void)state;
    struct table_fit_column columns[] = {
        {.narrowest = 40000, .widest = 70000, .wished = 70000, .stiff = true},
        {.narrowest = 60000, .widest = 3000000},
    };
    int cells[] = {70000, 3000000};
    int out[2];
    assert_true(table_fit(columns, 2, cells, 1, 450000, out));
    assert_in_range(out[0], 70000, 100000);
    assert_true(table_fit(columns, 2, cells, 1, 140000, out));
    assert_in_range(out[0], 40000, 45000); /* 40,000 are left, the wish of 30,000 is too dear */
}

/* Numbers stay narrow while a text can take what is left over. */
static void test_left_over_goes_to_text(void **state)
{
    (void)state;
    struct table_fit_column columns[] = {
        {.narrowest = 60000, .widest = 200000},
        {.narrowest = 50000, .widest = 50000, .stiff = true},
    };
    int cells[] = {200000, 50000};
    int out[2];
    assert_true(table_fit(columns, 2, cells, 1, 340000, out));
    assert_int_equal(50000, out[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sum_is_exact),
        cmocka_unit_test(test_tall_cells_get_the_room),
        cmocka_unit_test(test_declared_limits_hold),
        cmocka_unit_test(test_maximum_cuts_no_word),
        cmocka_unit_test(test_wishes),
        cmocka_unit_test(test_left_over_goes_to_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
