/* Exact numbers: arithmetic in 64 bits and beyond, rounding at halves, printing. */
#include "tests/base/support.h"

#include <math.h>
#include <stdio.h>

#include "base/number.h"

static const struct number *n(void **state, const char *text)
{
    const struct number *number = number_decimal(*state, text);
    if (!number)
        fail_msg("'%s' is no number", text);
    return number;
}

#define assert_prints(state, number, decimals, text)                                               \
    assert_string_equal(number_print(*(state), (number), (decimals), false), (text))

static void only_plain_decimals_are_read(void **state)
{
    static const char *const bad[] = {
        "",      "-",   ".",  "5.",
        ".5",    "-.5", "+5", "1.2.3",
        "1,234", "1e5", " 1", "1 ",
        "--1",   "0x1", "๑",  "12345678901234567890123456789012345678901", /* 41 digits */
    };
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_null(number_decimal(*state, bad[i]));
    assert_null(number_decimal(*state, NULL));
    assert_prints(state, n(state, "1234567890123456789012345678901234567890"), 0,
                  "1234567890123456789012345678901234567890");
    assert_prints(state, n(state, "-12345678901234567890.12345678901234567890"), 20,
                  "-12345678901234567890.12345678901234567890");
    assert_int_equal(number_sign(n(state, "-0.00")), 0);
    assert_int_equal(number_compare(n(state, "007.50"), number_ratio(*state, 15, 2)), 0);
}

static void rounding_at_halves_goes_away_from_zero(void **state)
{
    static const struct {
        const char *value;
        unsigned decimals;
        const char *text;
    } cases[] = {
        {"0.995", 2, "1.00"},
        {"2.675", 2, "2.68"},
        {"-0.995", 2, "-1.00"},
        {"-2.675", 2, "-2.68"},
        {"0.5", 0, "1"},
        {"1.5", 0, "2"},
        {"2.5", 0, "3"},
        {"-0.5", 0, "-1"},
        {"-2.5", 0, "-3"},
        {"0.49999", 0, "0"},
        {"-0.004", 2, "0.00"},
        {"-0.005", 2, "-0.01"},
        {"0.004999", 2, "0.00"},
        {"1.005", 2, "1.01"},
        {"4.125", 2, "4.13"},
        {"3.49499999999999999999", 2, "3.49"},
        {"3.495", 2, "3.50"},
        {"99.995", 2, "100.00"},
        {"0", 2, "0.00"},
        {"7", 3, "7.000"},
        {"123456789012345678901234567890.5", 0, "123456789012345678901234567891"},
        {"-123456789012345678901234567890.5", 0, "-123456789012345678901234567891"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct number *value = n(state, cases[i].value);
        assert_prints(state, value, cases[i].decimals, cases[i].text);
        const struct number *rounded = number_round(*state, value, cases[i].decimals);
        assert_int_equal(number_compare(rounded, n(state, cases[i].text)), 0);
    }
    assert_prints(state, number_ratio(*state, 2, 3), 2, "0.67");
    assert_prints(state, number_ratio(*state, -1, 3), 20, "-0.33333333333333333333");
    assert_prints(state, number_ratio(*state, 2, 3), 99, "0.66666666666666666667");
    assert_prints(state, number_integer(*state, INT64_MIN), 20,
                  "-9223372036854775808.00000000000000000000");
}

static void grouping(void **state)
{
    static const struct {
        const char *value;
        unsigned decimals;
        const char *text;
    } cases[] = {
        {"0", 0, "0"},
        {"999", 0, "999"},
        {"1000", 0, "1,000"},
        {"-999", 2, "-999.00"},
        {"-1000", 2, "-1,000.00"},
        {"123456", 0, "123,456"},
        {"1234567.891", 2, "1,234,567.89"},
        {"0.05", 4, "0.0500"},
        {"999999.995", 2, "1,000,000.00"},
        {"12345678901234567890123", 1, "12,345,678,901,234,567,890,123.0"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(number_print(*state, n(state, cases[i].value), cases[i].decimals, true),
                            cases[i].text);
}

static void plain_printing(void **state)
{
    assert_string_equal(number_print_plain(*state, n(state, "80.00"), 4, false), "80");
    assert_string_equal(number_print_plain(*state, n(state, "80.50"), 4, false), "80.5");
    assert_string_equal(number_print_plain(*state, n(state, "0.00004"), 4, false), "0");
    assert_string_equal(number_print_plain(*state, n(state, "-12000"), 2, true), "-12,000");
    assert_string_equal(number_print_plain(*state, number_ratio(*state, 1, 3), 3, false), "0.333");
    assert_string_equal(number_print_plain(*state, n(state, "100"), 0, false), "100");
}

static void shortest_printing(void **state)
{
    static const struct {
        int64_t value, divisor;
        const char *text;
    } ratios[] = {
        {1, 3, "0.3333333333333333"},
        {2, 3, "0.6666666666666666"},
        {1, 10, "0.1"},
        {-7, 4, "-1.75"},
        {100, 1, "100"},
        {0, 1, "0"},
        {1, 7, "0.14285714285714285"},
        {22, 7, "3.142857142857143"},
        {200, 3, "66.66666666666667"},
        {1, 1024, "0.0009765625"},
        {-1, 8, "-0.125"},
        {1, 3000000, "0.00000033333333333333335"},
        {1000000007, 13, "76923077.46153846"},
        {-5, 9, "-0.5555555555555556"},
    };
    for (size_t i = 0; i < COUNT(ratios); i++)
        assert_string_equal(
            number_print_shortest(*state, number_ratio(*state, ratios[i].value, ratios[i].divisor)),
            ratios[i].text);
    static const char *const exact[] = {
        "12345678901234567",
        "0.12345678901234567",
        "-1234567.89",
        "100000000000000000000000000000",
        "0.00000000000000000001",
        "9007199254740993",
        "0.3",
    };
    for (size_t i = 0; i < COUNT(exact); i++)
        assert_string_equal(number_print_shortest(*state, n(state, exact[i])), exact[i]);
    assert_string_equal(number_print_shortest(*state, number_ratio(*state, 1, INT64_MAX)),
                        "0.00000000000000000010842021724855044");
    const struct number *large = n(state, "123456789012345678901234567890123456789");
    const char *printed = number_print_shortest(*state, large);
    assert_null(strpbrk(printed, "e."));
    assert_true(strtod(printed, NULL) == number_to_double(large));
    assert_int_equal(strlen(printed), 39);
}

/* Every text reads back as the double, and one of fewer digits, 15 at least, does not. */
static void shortest_printing_reads_back(void **state)
{
    uint32_t seed = 77;
    for (int i = 0; i < 20000; i++) {
        int64_t value = (int64_t)next_random(&seed) - INT32_MAX;
        int64_t divisor = (int64_t)(next_random(&seed) % 100000) + 1;
        const struct number *number = number_ratio(*state, value, divisor);
        const char *printed = number_print_shortest(*state, number);
        assert_true(strtod(printed, NULL) == number_to_double(number));
        assert_null(strpbrk(printed, "eE"));
        char fifteen[40];
        snprintf(fifteen, sizeof fifteen, "%.15g", number_to_double(number));
        if (strtod(fifteen, NULL) == number_to_double(number) && !strchr(fifteen, 'e'))
            assert_string_equal(printed, fifteen);
    }
}

static void arithmetic_is_exact(void **state)
{
    struct arena *arena = *state;
    const struct number *sum = number_integer(arena, 0);
    for (int i = 0; i < 10; i++)
        sum = number_add(arena, sum, n(state, "0.1"));
    assert_int_equal(number_compare(sum, number_integer(arena, 1)), 0);
    const struct number *third = number_ratio(arena, 1, 3);
    assert_prints(state, number_subtract(arena, third, n(state, "0.5")), 4, "-0.1667");
    assert_prints(state, number_multiply(arena, third, number_integer(arena, -6)), 0, "-2");
    assert_prints(state, number_divide(arena, third, number_ratio(arena, -2, 9)), 2, "-1.50");
    assert_null(number_divide(arena, third, number_integer(arena, 0)));
    assert_null(number_ratio(arena, 1, 0));
    assert_prints(state, number_negate(arena, third), 2, "-0.33");
    assert_prints(state, number_absolute(arena, number_negate(arena, third)), 2, "0.33");
    assert_ptr_equal(number_minimum(third, sum), third);
    assert_ptr_equal(number_maximum(third, sum), sum);
    assert_prints(state, number_floor(arena, n(state, "-2.5")), 1, "-3.0");
    assert_prints(state, number_floor(arena, n(state, "2.5")), 1, "2.0");
    assert_prints(state, number_floor(arena, number_integer(arena, -2)), 1, "-2.0");
}

/* Past 64 bits and back again: the result is the small number once more. */
static void large_numbers_come_back_small(void **state)
{
    struct arena *arena = *state;
    const struct number *most = number_integer(arena, INT64_MAX);
    const struct number *least = number_integer(arena, INT64_MIN);
    const struct number *square = number_multiply(arena, most, most);
    assert_prints(state, square, 0, "85070591730234615847396907784232501249");
    assert_prints(state, number_multiply(arena, least, least), 0,
                  "85070591730234615865843651857942052864");
    assert_prints(state, number_negate(arena, least), 0, "9223372036854775808");
    assert_prints(state, number_subtract(arena, least, most), 0, "-18446744073709551615");
    const struct number *cube = number_multiply(arena, square, least);
    const struct number *back = number_divide(arena, number_divide(arena, cube, square), least);
    int64_t one;
    assert_true(number_to_integer(back, &one));
    assert_int_equal(one, 1);
    assert_true(number_is_integer(cube));
    assert_false(number_to_integer(cube, &one));
    assert_int_equal(number_sign(cube), -1);
    assert_int_equal(number_compare(cube, square), -1);
    assert_int_equal(number_compare(square, cube), 1);
    assert_int_equal(number_compare(square, square), 0);
    const struct number *tiny = number_divide(arena, number_ratio(arena, 1, INT64_MAX), square);
    assert_false(number_is_integer(tiny));
    assert_int_equal(number_sign(tiny), 1);
    assert_prints(state, number_floor(arena, tiny), 0, "0");
    assert_prints(state, number_floor(arena, number_negate(arena, tiny)), 0, "-1");
    assert_prints(state, tiny, 20, "0.00000000000000000000");
    assert_prints(state, number_negate(arena, tiny), 2, "0.00");
    const struct number *nearly = number_subtract(arena, n(state, "0.5"), tiny);
    assert_prints(state, nearly, 0, "0");
    assert_prints(state, number_add(arena, nearly, tiny), 0, "1");
}

static void missing_values_go_through(void **state)
{
    struct arena *arena = *state;
    const struct number *one = number_integer(arena, 1);
    assert_null(number_add(arena, NULL, one));
    assert_null(number_subtract(arena, one, NULL));
    assert_null(number_multiply(arena, NULL, NULL));
    assert_null(number_divide(arena, NULL, one));
    assert_null(number_negate(arena, NULL));
    assert_null(number_absolute(arena, NULL));
    assert_null(number_minimum(NULL, one));
    assert_null(number_maximum(one, NULL));
    assert_null(number_floor(arena, NULL));
    assert_null(number_round(arena, NULL, 2));
    assert_string_equal(number_print(arena, NULL, 2, true), "");
    assert_string_equal(number_print_shortest(arena, NULL), "");
    assert_string_equal(number_print_plain(arena, NULL, 2, true), "");
}

/* Halves between two doubles go to the even one, everything else to the nearer. */
static void doubles_are_the_nearest(void **state)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"9007199254740993", 9007199254740992.0},
        {"9007199254740995", 9007199254740996.0},
        {"9007199254740993.001", 9007199254740994.0},
        {"0.1", 0.1},
        {"-2.675", -2.675},
        {"123456789012345678901234567890", 123456789012345678901234567890.0},
        {"0.12345678901234567890123456789", 0.12345678901234567890123456789},
        {"-99999999999999999999.99999", -99999999999999999999.99999},
        {"0", 0.0},
        {"18446744073709551615", 18446744073709551615.0},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_true(number_to_double(n(state, cases[i].text)) == cases[i].value);
    uint32_t seed = 5;
    for (int i = 0; i < 20000; i++) {
        char text[64];
        unsigned parts[4];
        for (int p = 0; p < 4; p++)
            parts[p] = next_random(&seed) % 1000000000;
        snprintf(text, sizeof text, "%u%09u.%09u%u", parts[0], parts[1], parts[2], parts[3]);
        assert_true(number_to_double(n(state, text)) == strtod(text, NULL));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_plain_decimals_are_read),
        cmocka_unit_test(rounding_at_halves_goes_away_from_zero),
        cmocka_unit_test(grouping),
        cmocka_unit_test(plain_printing),
        cmocka_unit_test(shortest_printing),
        cmocka_unit_test(shortest_printing_reads_back),
        cmocka_unit_test(arithmetic_is_exact),
        cmocka_unit_test(large_numbers_come_back_small),
        cmocka_unit_test(missing_values_go_through),
        cmocka_unit_test(doubles_are_the_nearest),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
