/* Dates: every form that offices type (formats.md "Dates"), the calendar, printing. */
#include "tests/base/support.h"

#include <stdbool.h>

#include "base/date.h"
#include "tests/months.h"

static void assert_date(struct date date, int year, int month, int day, const char *text)
{
    if (date.year != year || date.month != month || date.day != day)
        fail_msg("'%s' is %d-%d-%d, not %d-%d-%d", text, date.year, date.month, date.day, year,
                 month, day);
}

static void all_forms_of_one_day(void **state)
{
    const struct date_months *months = test_months(*state);
    static const char *const forms[] = {
        "30/9/2568",
        "30/09/2568",
        "30-9-2568",
        "30.9.2568",
        "30/9/68",
        "30-9-68",
        "30.09.68",
        "30 ก.ย. 68",
        "30 ก.ย. 2568",
        "30ก.ย.68",
        "30ก.ย.2568",
        "30 กย 68",
        "30กย68",
        "30 กย. 2568",
        "30 ก.ย 2568",
        "30-ก.ย.-68",
        "30 กันยายน 2568",
        "30กันยายน2568",
        "30 กันยายน พ.ศ. 2568",
        "30 กันยายน พ.ศ.2568",
        "30 ก.ย. พ.ศ. 2568",
        "30 กันยายน พศ 2568",
        "30 กันยายน ค.ศ. 2025",
        "30 กันยายน 68",
        "30 กันยา 68",
        "๓๐ กันยายน ๒๕๖๘",
        "๓๐/๙/๒๕๖๘",
        "๓๐ ก.ย. ๖๘",
        "30/9/2025",
        "30 ก.ย. 2025",
        "2025-09-30",
        "2025-9-30",
        "2568-09-30",
        "2025/09/30",
        "  30/9/2568  ",
        "30 / 9 / 2568",
        "วันที่ 30 กันยายน 2568",
        "30/9/2568 8:30",
        "30/9/2568 08:30:15",
        "30/9/2568, 8:30:15 PM",
        "2025-09-30T08:30:15Z",
        "2025-09-30T08:30:15.123+07:00",
        "2025-09-30 00:00:00",
        "30 ก.ย. 68 08.30 น.",
        "30 กันยายน 2568 เวลา 08.30 น.",
        "30/9/พ.ศ. 2568",
        "30\u00A0ก.ย.\u00A068",
    };
    for (size_t i = 0; i < COUNT(forms); i++) {
        struct date date;
        enum date_result result = date_parse(months, forms[i], &date);
        if (result != DATE_OK)
            fail_msg("'%s' was not read", forms[i]);
        assert_date(date, 2025, 9, 30, forms[i]);
    }
}

static void every_month_by_each_name(void **state)
{
    const struct date_months *months = test_months(*state);
    static const char *const names[12][3] = {
        {"มกราคม", "ม.ค.", "มค"},   {"กุมภาพันธ์", "ก.พ.", "กพ"},  {"มีนาคม", "มี.ค.", "มีค"},
        {"เมษายน", "เม.ย.", "เมย"}, {"พฤษภาคม", "พ.ค.", "พค"},  {"มิถุนายน", "มิ.ย.", "มิย"},
        {"กรกฎาคม", "ก.ค.", "กค"},  {"สิงหาคม", "ส.ค.", "สค"},   {"กันยายน", "ก.ย.", "กย"},
        {"ตุลาคม", "ต.ค.", "ตค"},    {"พฤศจิกายน", "พ.ย.", "พย"}, {"ธันวาคม", "ธ.ค.", "ธค"},
    };
    for (int month = 1; month <= 12; month++) {
        for (int form = 0; form < 3; form++) {
            static const char *const endings[] = {" 2568", "68", " พ.ศ. 2568"};
            for (size_t e = 0; e < COUNT(endings); e++) {
                char text[128] = "5 ";
                strncat(text, names[month - 1][form], 60);
                strncat(text, endings[e], 40);
                struct date date;
                assert_int_equal(date_parse(months, text, &date), DATE_OK);
                assert_date(date, 2025, month, 5, text);
            }
        }
    }
}

static void days_that_are_not(void **state)
{
    const struct date_months *months = test_months(*state);
    static const char *const none[] = {"31/2/2568",  "29/2/2568",  "29 ก.พ. 68", "31/4/2568",
                                       "0/9/2568",   "30/13/2568", "9/30/2568",  "2025-02-29",
                                       "2025-13-01", "32 ม.ค. 68", "29/2/2443"};
    for (size_t i = 0; i < COUNT(none); i++) {
        struct date date = {1, 1, 1};
        assert_int_equal(date_parse(months, none[i], &date), DATE_NO_SUCH_DAY);
        assert_int_equal(date.year, 0);
    }
    struct date date;
    assert_int_equal(date_parse(months, "29/2/2567", &date), DATE_OK);
    assert_date(date, 2024, 2, 29, "29/2/2567");
    assert_int_equal(date_parse(months, "29/2/2543", &date), DATE_OK); /* 2000 was a leap year */
    assert_int_equal(date_parse(months, "29/2/67", &date), DATE_OK);
}

static void what_is_no_date(void **state)
{
    const struct date_months *months = test_months(*state);
    static const char *const bad[] = {
        "",
        " ",
        "-",
        "ไม่มี",
        "30",
        "2568",
        "30/9",
        "ก.ย. 2568",
        "30/9/568",
        "30/9/8",
        "30/9/25680",
        "30/9/1899",
        "30/9/2300",
        "30/9/9999",
        "30-9/2568",
        "30.9-2568",
        "30 Sep 2025",
        "30 กกก 2568",
        "30 ก.ย. ค.ศ. 2568",
        "30 ก.ย. พ.ศ. 2025",
        "30 ก.ย. ค.ศ. 25",
        "30/9/2568 และ 1/10/2568",
        "30/9/2568x",
        "30/9/2568 25:00",
        "30/9/2568 8",
        "30/9/2568 8:75",
        "300/9/2568",
        "45930",
        "1-5",
        "30 ก.ย. 2568 ก",
        "30/9/2568,",
        "30//2568",
        "30 กันยายน",
        "20250930",
        "2025-09",
        "12345678901234567890/1/2568",
        "30/9/25688:30",
        "กันยายน 30 2568",
        "30/9/2568 8:30 x",
        "30/9/2568 8:30\u012E",
        "30/9/2568T",
        "30/9/25688",
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct date date;
        if (date_parse(months, bad[i], &date) != DATE_NOT_A_DATE)
            fail_msg("'%s' was read", bad[i]);
        assert_int_equal(date.year, 0);
    }
}

static void years_by_their_size(void **state)
{
    const struct date_months *months = test_months(*state);
    static const struct {
        const char *text;
        int year;
    } cases[] = {{"1/1/2401", 1858}, {"1/1/1900", 1900}, {"1/1/2200", 2200}, {"1/1/2743", 2200},
                 {"1/1/00", 1957},   {"1/1/99", 2056},   {"1/1/69", 2026}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct date date;
        assert_int_equal(date_parse(months, cases[i].text, &date), DATE_OK);
        assert_date(date, cases[i].year, 1, 1, cases[i].text);
    }
    struct date date;
    assert_int_equal(date_parse(months, "1/1/2400", &date), DATE_NOT_A_DATE);
    assert_int_equal(date_parse(months, "1/1/2744", &date), DATE_NOT_A_DATE);
}

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(date_to_days((struct date){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((struct date){2025, 9, 30}), 20361);
    assert_int_equal(
        date_to_days((struct date){2024, 3, 1}) - date_to_days((struct date){2024, 2, 28}), 2);
    assert_int_equal(
        date_to_days((struct date){1900, 3, 1}) - date_to_days((struct date){1900, 2, 28}), 1);
    struct date previous = date_from_days(date_to_days((struct date){1858, 1, 1}) - 1);
    for (int64_t day = date_to_days((struct date){1858, 1, 1});
         day <= date_to_days((struct date){2210, 12, 31}); day++) {
        struct date date = date_from_days(day);
        assert_int_equal(date_to_days(date), day);
        assert_int_equal(date_compare(previous, date), -1);
        assert_int_equal(date_compare(date, previous), 1);
        assert_int_equal(date_compare(date, date), 0);
        bool next_day = date.month == previous.month && date.day == previous.day + 1;
        assert_true(next_day || date.day == 1);
        previous = date;
    }
}

static void periods_end(void **state)
{
    (void)state;
    assert_date(date_period_end(2568, 3), 2024, 12, 31, "3");
    assert_date(date_period_end(2568, 6), 2025, 3, 31, "6");
    assert_date(date_period_end(2568, 9), 2025, 6, 30, "9");
    assert_date(date_period_end(2568, 12), 2025, 9, 30, "12");
}

/* A year counted from January, or October of the wrong year. */
static void fiscal_years(void **state)
{
    (void)state;
    assert_int_equal(date_fiscal_year((struct date){2025, 9, 30}), 2568);
    assert_int_equal(date_fiscal_year((struct date){2025, 10, 1}), 2569);
    assert_int_equal(date_fiscal_year((struct date){2024, 12, 31}), 2568);
    assert_int_equal(date_fiscal_year((struct date){2025, 1, 1}), 2568);
    for (int months = 3; months <= 12; months += 3)
        assert_int_equal(date_fiscal_year(date_period_end(2571, months)), 2571);
}

static void printing(void **state)
{
    const struct date_months *months = test_months(*state);
    struct date date = {2025, 9, 5};
    assert_string_equal(date_print_long(*state, months, date), "5 กันยายน 2568");
    assert_string_equal(date_print_short(*state, months, date), "5 ก.ย. 68");
    assert_string_equal(date_print_iso(*state, date), "2025-09-05");
    assert_string_equal(date_print_short(*state, months, (struct date){1957, 1, 1}), "1 ม.ค. 00");
    struct date none = {0, 0, 0};
    assert_string_equal(date_print_long(*state, months, none), "");
    assert_string_equal(date_print_short(*state, months, none), "");
    assert_string_equal(date_print_iso(*state, none), "");
    for (int64_t day = 19000; day < 19800; day += 13) {
        struct date each = date_from_days(day), read;
        assert_int_equal(date_parse(months, date_print_long(*state, months, each), &read), DATE_OK);
        assert_int_equal(date_compare(each, read), 0);
        assert_int_equal(date_parse(months, date_print_short(*state, months, each), &read), DATE_OK);
        assert_int_equal(date_compare(each, read), 0);
        assert_int_equal(date_parse(months, date_print_iso(*state, each), &read), DATE_OK);
        assert_int_equal(date_compare(each, read), 0);
    }
}

static void months_are_what_they_are_called(void **state)
{
    static const struct date_months NONE;
    struct date_months *months = arena_alloc(*state, sizeof *months);
    struct date date;
    int other = 0;
    *months = NONE;
    assert_int_equal(date_parse(months, "5 ก.ย. 68", &date), DATE_NOT_A_DATE);
    assert_int_equal(date_parse(NULL, "5 ก.ย. 68", &date), DATE_NOT_A_DATE);
    assert_int_equal(date_parse(NULL, "5/9/68", &date), DATE_OK);
    assert_string_equal(date_print_long(*state, NULL, date), "5/9/2568");
    assert_string_equal(date_print_short(*state, NULL, date), "5/9/2568");
    assert_int_equal(date_months_add_word(*state, months, 9, "ก.ย.", &other), DATE_WORD_OK);
    assert_int_equal(date_months_add_word(*state, months, 9, "ก ย", &other), DATE_WORD_OK);
    assert_int_equal(date_months_add_word(*state, months, 9, "กันยา-ยน", &other), DATE_WORD_OK);
    assert_int_equal(months->word_count, 2);
    assert_int_equal(date_months_add_word(*state, months, 10, "กย", &other), DATE_WORD_OF_ANOTHER);
    assert_int_equal(other, 9);
    static const char *const bad[] = {"", "...", "Sep", "ก.ย.9", "๙", "ก\u200Bย",
                                      "กกกกกกกกกกกกกกกกกกกกกกกกกกกกกก"};
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(date_months_add_word(*state, months, 1, bad[i], &other), DATE_WORD_BAD);
    assert_int_equal(months->word_count, 2);
    assert_int_equal(date_parse(months, "5 กันยายน 68", &date), DATE_OK);
    assert_date(date, 2025, 9, 5, "5 กันยายน 68");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(months_are_what_they_are_called),
        cmocka_unit_test(all_forms_of_one_day), cmocka_unit_test(every_month_by_each_name),
        cmocka_unit_test(days_that_are_not),    cmocka_unit_test(what_is_no_date),
        cmocka_unit_test(years_by_their_size),  cmocka_unit_test(days_are_counted),
        cmocka_unit_test(periods_end),          cmocka_unit_test(fiscal_years),
        cmocka_unit_test(printing),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
