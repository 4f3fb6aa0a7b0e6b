/* Thai numbers, yes and no, money in words (every row of domain.md 10.4), letters that count. */
#include "tests/base/support.h"

#include <stdbool.h>

#include "base/number.h"
#include "base/thai.h"

static void numbers_as_people_type_them(void **state)
{
    static const struct {
        const char *text;
        const char *value;
    } cases[] = {
        {"5", "5"},
        {"0", "0"},
        {"๕", "5"},
        {"1,234.50", "1234.50"},
        {"๑,๒๓๔.๕๐", "1234.50"},
        {"๑,๒๓๔.50", "1234.50"},
        {"1234567", "1234567"},
        {"1,234,567.891", "1234567.891"},
        {"12%", "12"},
        {"12 %", "12"},
        {"฿1,200", "1200"},
        {"฿ 1,200", "1200"},
        {"1,200 บาท", "1200"},
        {"1,200บาท", "1200"},
        {"บาท 1,200", "1200"},
        {"1,200 ฿", "1200"},
        {"-5", "-5"},
        {"−5", "-5"},
        {"–5", "-5"},
        {"(5)", "-5"},
        {"(1,234.50)", "-1234.50"},
        {"( 5 )", "-5"},
        {"(5 บาท)", "-5"},
        {"(5) บาท", "-5"},
        {"฿(5)", "-5"},
        {"-5%", "-5"},
        {"-฿5", "-5"},
        {"฿-5", "-5"},
        {"+5", "5"},
        {".5", "0.5"},
        {"5.", "5"},
        {"-.5", "-0.5"},
        {"  5\xC2\xA0", "5"},
        {"0.00", "0"},
        {"007", "7"},
        {"-0", "0"},
        {"100,000", "100000"},
        {"\t80.00 \n", "80"},
        {"123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct number *number = NULL;
        if (thai_number_parse(*state, cases[i].text, &number) != THAI_NUMBER_OK)
            fail_msg("'%s' was not read", cases[i].text);
        if (number_compare(number, number_decimal(*state, cases[i].value)) != 0)
            fail_msg("'%s' is %s", cases[i].text, number_print_shortest(*state, number));
    }
}

static void cells_without_a_value(void **state)
{
    static const char *const none[] = {"", " ", "-", "–", "—", " - ", "ไม่มี", "\xC2\xA0"};
    for (size_t i = 0; i < COUNT(none); i++) {
        const struct number *number = (const struct number *)state;
        assert_int_equal(thai_number_parse(*state, none[i], &number), THAI_NUMBER_NONE);
        assert_null(number);
    }
}

static void numbers_that_are_bad(void **state)
{
    static const char *const bad[] = {
        "1,23",
        "1,2345",
        "1234,567",
        ",123",
        "1,,234",
        "1,234,",
        "1,23,456",
        "0.1,234",
        "1.5.2",
        "5-",
        "(−5)",
        "(-5)",
        "(+5)",
        "-(5)",
        "((5))",
        "(5",
        "5)",
        "()",
        "--5",
        "- 5",
        ".",
        "-.",
        "%",
        "฿",
        "บาท",
        "5 6",
        "5 %%",
        "12% บาท",
        "฿5 บาท",
        "%5",
        "5 บาท บาท",
        "1e5",
        "0x10",
        "abc",
        "5a",
        "ห้า",
        "5 คน",
        "1/2",
        "1:2",
        "1 234",
        "ไม่มี 5",
        "NaN",
        "inf",
        "5\n6",
        "๕๕๕,๕",
        "12345678901234567890123456789012345678901234567890",
        "1.2345678901234567890123456789012345678901234567890",
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        const struct number *number = (const struct number *)state;
        if (thai_number_parse(*state, bad[i], &number) != THAI_NUMBER_BAD)
            fail_msg("'%s' was read", bad[i]);
        assert_null(number);
    }
    char *longest = arena_alloc(*state, 100001);
    memset(longest, '5', 100000);
    const struct number *number;
    assert_int_equal(thai_number_parse(*state, longest, &number), THAI_NUMBER_BAD);
}

static void yes_and_no(void **state)
{
    (void)state;
    static const char *const yes[] = {"yes", "Y", "TRUE", "1", "๑", "ใช่", "มี", "✓", " ใช่ "};
    static const char *const no[] = {"no", "N", "False", "0", "๐", "ไม่ใช่", "ไม่มี"};
    static const char *const neither[] = {
        "", "-", "ใช่มั้ย", "yess", "2", "ไม่", "yes yes yes yes yes yes yes yes yes yes"};
    bool answer;
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_true(thai_yes_no_parse(yes[i], &answer) && answer);
    for (size_t i = 0; i < COUNT(no); i++)
        assert_true(thai_yes_no_parse(no[i], &answer) && !answer);
    for (size_t i = 0; i < COUNT(neither); i++)
        assert_false(thai_yes_no_parse(neither[i], &answer));
}

/* domain.md 10.4. `tens` is what LibreOffice says, NULL where it is the same. */
static const struct {
    const char *amount;
    const char *words;
    const char *tens;
} amounts[] = {
    {"0", "ศูนย์บาทถ้วน", NULL},
    {"1", "หนึ่งบาทถ้วน", NULL},
    {"10", "สิบบาทถ้วน", NULL},
    {"11", "สิบเอ็ดบาทถ้วน", NULL},
    {"20", "ยี่สิบบาทถ้วน", NULL},
    {"21", "ยี่สิบเอ็ดบาทถ้วน", NULL},
    {"31", "สามสิบเอ็ดบาทถ้วน", NULL},
    {"100", "หนึ่งร้อยบาทถ้วน", NULL},
    {"110", "หนึ่งร้อยสิบบาทถ้วน", NULL},
    {"111", "หนึ่งร้อยสิบเอ็ดบาทถ้วน", NULL},
    {"121", "หนึ่งร้อยยี่สิบเอ็ดบาทถ้วน", NULL},
    {"101", "หนึ่งร้อยเอ็ดบาทถ้วน", "หนึ่งร้อยหนึ่งบาทถ้วน"},
    {"1001", "หนึ่งพันเอ็ดบาทถ้วน", "หนึ่งพันหนึ่งบาทถ้วน"},
    {"10001", "หนึ่งหมื่นเอ็ดบาทถ้วน", "หนึ่งหมื่นหนึ่งบาทถ้วน"},
    {"100001", "หนึ่งแสนเอ็ดบาทถ้วน", "หนึ่งแสนหนึ่งบาทถ้วน"},
    {"1234", "หนึ่งพันสองร้อยสามสิบสี่บาทถ้วน", NULL},
    {"2001", "สองพันเอ็ดบาทถ้วน", "สองพันหนึ่งบาทถ้วน"},
    {"11111", "หนึ่งหมื่นหนึ่งพันหนึ่งร้อยสิบเอ็ดบาทถ้วน", NULL},
    {"1000000", "หนึ่งล้านบาทถ้วน", NULL},
    {"1000001", "หนึ่งล้านเอ็ดบาทถ้วน", "หนึ่งล้านหนึ่งบาทถ้วน"},
    {"1000011", "หนึ่งล้านสิบเอ็ดบาทถ้วน", NULL},
    {"10000000", "สิบล้านบาทถ้วน", NULL},
    {"11000000", "สิบเอ็ดล้านบาทถ้วน", NULL},
    {"21000021", "ยี่สิบเอ็ดล้านยี่สิบเอ็ดบาทถ้วน", NULL},
    {"101000000", "หนึ่งร้อยเอ็ดล้านบาทถ้วน", "หนึ่งร้อยหนึ่งล้านบาทถ้วน"},
    {"501741221", "ห้าร้อยเอ็ดล้านเจ็ดแสนสี่หมื่นหนึ่งพันสองร้อยยี่สิบเอ็ดบาทถ้วน",
     "ห้าร้อยหนึ่งล้านเจ็ดแสนสี่หมื่นหนึ่งพันสองร้อยยี่สิบเอ็ดบาทถ้วน"},
    {"1000000000", "หนึ่งพันล้านบาทถ้วน", NULL},
    {"5001000000", "ห้าพันเอ็ดล้านบาทถ้วน", "ห้าพันหนึ่งล้านบาทถ้วน"},
    {"1000000000000", "หนึ่งล้านล้านบาทถ้วน", NULL},
    {"10056518", "สิบล้านห้าหมื่นหกพันห้าร้อยสิบแปดบาทถ้วน", NULL},
    {"10034567", "สิบล้านสามหมื่นสี่พันห้าร้อยหกสิบเจ็ดบาทถ้วน", NULL},
    {"0.01", "หนึ่งสตางค์", NULL},
    {"0.10", "สิบสตางค์", NULL},
    {"0.11", "สิบเอ็ดสตางค์", NULL},
    {"0.25", "ยี่สิบห้าสตางค์", NULL},
    {"0.50", "ห้าสิบสตางค์", NULL},
    {"1.01", "หนึ่งบาทหนึ่งสตางค์", NULL},
    {"1.50", "หนึ่งบาทห้าสิบสตางค์", NULL},
    {"11.21", "สิบเอ็ดบาทยี่สิบเอ็ดสตางค์", NULL},
    {"1234.50", "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์", NULL},
    {"1234.56", "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบหกสตางค์", NULL},
    {"123456789.25", "หนึ่งร้อยยี่สิบสามล้านสี่แสนห้าหมื่นหกพันเจ็ดร้อยแปดสิบเก้าบาทยี่สิบห้าสตางค์", NULL},
    {"-21.50", "ลบยี่สิบเอ็ดบาทห้าสิบสตางค์", NULL},
    {"0.995", "หนึ่งบาทถ้วน", NULL},
    {"2.675", "สองบาทหกสิบแปดสตางค์", NULL},
    {"-0.001", "ศูนย์บาทถ้วน", NULL},
    {"-0.01", "ลบหนึ่งสตางค์", NULL},
};

static void money_in_words(void **state)
{
    for (size_t i = 0; i < COUNT(amounts); i++) {
        const struct number *baht = number_decimal(*state, amounts[i].amount);
        assert_string_equal(thai_baht_words(*state, baht, false), amounts[i].words);
        assert_string_equal(thai_baht_words(*state, baht, true),
                            amounts[i].tens ? amounts[i].tens : amounts[i].words);
    }
    assert_string_equal(thai_baht_words(*state, NULL, false), "");
}

static void letters_count(void **state)
{
    static const struct {
        unsigned number;
        const char *letters;
    } cases[] = {{0, ""},
                 {1, "ก"},
                 {2, "ข"},
                 {3, "ค"},
                 {4, "ง"},
                 {5, "จ"},
                 {6, "ฉ"},
                 {40, "อ"},
                 {41, "ฮ"},
                 {42, "กก"},
                 {43, "กข"},
                 {82, "กฮ"},
                 {83, "ขก"},
                 {41 * 41 + 41, "ฮฮ"},
                 {41 * 41 + 42, "กกก"}};
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(thai_letter_counter(*state, cases[i].number), cases[i].letters);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_as_people_type_them),
        cmocka_unit_test(cells_without_a_value),
        cmocka_unit_test(numbers_that_are_bad),
        cmocka_unit_test(yes_and_no),
        cmocka_unit_test(money_in_words),
        cmocka_unit_test(letters_count),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
