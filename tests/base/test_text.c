/* Strings, code points, splitting, digits and buffers. */
#include "tests/base/support.h"

#include "base/text.h"

static void code_points_go_out_and_come_back(void **state)
{
    (void)state;
    for (uint32_t c = 1; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char bytes[5] = {0};
        size_t length = text_encode(c, bytes);
        const char *cursor = bytes;
        assert_int_equal(text_next(&cursor), c);
        assert_ptr_equal(cursor, bytes + length);
        assert_int_equal(text_next(&cursor), 0);
        assert_ptr_equal(cursor, bytes + length);
    }
}

static void bad_bytes_are_replaced_one_by_one(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t code_points;
    } cases[] = {
        {"\xFF", 1},         {"\x80\x80", 2},     {"\xC0\xAF", 2},
        {"\xE0\x80\xAF", 3}, {"\xED\xA0\x80", 3}, {"\xF4\x90\x80\x80", 4},
        {"\xE0\xB8", 2},     {"\xE0", 1},         {"a\xE0z", 3},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(text_length(cases[i].bytes), cases[i].code_points);
        const char *cursor = cases[i].bytes;
        if (*cursor != 'a')
            assert_int_equal(text_next(&cursor), 0xFFFD);
    }
    char bytes[4];
    assert_int_equal(text_encode(0xD800, bytes), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(text_encode(0x110000, bytes), 3);
}

static void parts_are_trimmed_and_empty_ones_left_out(void **state)
{
    const char **parts;
    assert_int_equal(text_split(*state, " ก ข ; ;ค,\tง \xC2\xA0;", ";,", &parts), 3);
    assert_string_equal(parts[0], "ก ข");
    assert_string_equal(parts[1], "ค");
    assert_string_equal(parts[2], "ง");
    assert_int_equal(text_split(*state, "", ";", &parts), 0);
    assert_int_equal(text_split(*state, ";;;", ";", &parts), 0);
    assert_int_equal(text_split(*state, "one", ";", &parts), 1);
    assert_string_equal(text_trim(*state, "\xC2\xA0 \t\r\n ก\xC2\xA0ข \n\xC2\xA0"), "ก\xC2\xA0ข");
    assert_string_equal(text_trim(*state, " \xC2\xA0 "), "");
    /* A0 as the last byte of another character is no blank. */
    assert_string_equal(text_trim(*state, "à"), "à");
}

static void small_questions(void **state)
{
    assert_true(text_starts_with("กขค", "กข"));
    assert_false(text_starts_with("ก", "กข"));
    assert_true(text_ends_with("a.pdf", ".pdf"));
    assert_false(text_ends_with("pdf", ".pdf"));
    assert_true(text_is_empty(NULL) && text_is_empty("") && !text_is_empty(" "));
    assert_string_equal(text_lower(*state, "ABZ[ÀกM"), "abz[Àกm");
    assert_string_equal(text_copy_n(*state, "กขค", 6), "กข");
    assert_string_equal(text_format(*state, "%s-%d", "ก", 5), "ก-5");
}

static void digits_change_both_ways(void **state)
{
    assert_string_equal(text_arabic_digits(*state, "ข้อ ๑.๒๓/๔๕๖๗๘๙๐ ๏๚"), "ข้อ 1.23/4567890 ๏๚");
    assert_string_equal(text_thai_digits(*state, "1,234.50 m2"), "๑,๒๓๔.๕๐ m๒");
    assert_string_equal(text_arabic_digits(*state, "\xE0\xB9"), "\xE0\xB9");
}

static void prose_keeps_the_digits_of_latin_words_and_addresses(void **state)
{
    static const char *const cases[][2] = {
        {"O-NET 2567", "O-NET ๒๕๖๗"},
        {"ma1@example.go.th", "ma1@example.go.th"},
        {"ปี 2568 ร้อยละ 80.50 (12 ข้อ)", "ปี ๒๕๖๘ ร้อยละ ๘๐.๕๐ (๑๒ ข้อ)"},
        {"https://example.go.th/2568/a", "https://example.go.th/2568/a"},
        {"เว็บไซต์ www.obec2.go.th ปี 2568", "เว็บไซต์ www.obec2.go.th ปี ๒๕๖๘"},
        {"แฟ้ม รายงาน_2568_ครั้งที่1.pdf ครั้งที่ 1", "แฟ้ม รายงาน_2568_ครั้งที่1.pdf ครั้งที่ ๑"},
        {"(แฟ้ม แผน2568.xlsx)", "(แฟ้ม แผน2568.xlsx)"},
        {"ปี2568ใช้A4สองแผ่น", "ปี๒๕๖๘ใช้A4สองแผ่น"},
        {"สมชาย1@ตัวอย่าง.ไทย ข้อ 1", "สมชาย1@ตัวอย่าง.ไทย ข้อ ๑"},
        {"http://โรงเรียน.ไทย/2568", "http://โรงเรียน.ไทย/2568"},
        {"www.โรงเรียน1.ไทย", "www.โรงเรียน1.ไทย"},
        {"(ดู รูป2568_แผน.pdf).", "(ดู รูป2568_แผน.pdf)."},
        {"แผน5ปี.ดี", "แผน๕ปี.ดี"},
        {"PISA2022,2568", "PISA2022,๒๕๖๘"},
        {"1.5.", "๑.๕."},
        {"มาตรา 13\tข้อ 2\nข้อ 3", "มาตรา ๑๓\tข้อ ๒\nข้อ ๓"},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(text_thai_digits_in_prose(*state, cases[i][0]), cases[i][1]);
}

static void a_buffer_stops_at_its_maximum(void **state)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, *state, 10);
    assert_string_equal(buffer.data, "");
    text_buffer_add(&buffer, "12345");
    text_buffer_add_format(&buffer, "%05d", 42);
    assert_string_equal(buffer.data, "1234500042");
    assert_false(buffer.overflowed);
    text_buffer_add_n(&buffer, "xyz", 0);
    assert_false(buffer.overflowed);
    text_buffer_add(&buffer, "x");
    assert_true(buffer.overflowed);
    assert_string_equal(buffer.data, "1234500042");
    assert_int_equal(buffer.length, 10);
}

static void nothing_is_added_after_a_hole(void **state)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, *state, 10);
    text_buffer_add(&buffer, "12345");
    text_buffer_add(&buffer, "678901");
    text_buffer_add(&buffer, "2");
    assert_true(buffer.overflowed);
    assert_string_equal(buffer.data, "12345");
}

/* A table on a terminal that is askew under every ปี. */
static void marks_take_no_place(void **state)
{
    (void)state;
    assert_int_equal(text_columns(""), 0);
    assert_int_equal(text_columns("abc 1"), 5);
    assert_int_equal(text_columns("กำหนดส่ง"), 7);
    assert_int_equal(text_columns("ที่สุด"), 3);
    assert_int_equal(text_columns("กันยายน ๒๕๖๘"), 11);
    assert_int_equal(text_columns("ข้อ\xE2\x80\x8Bมูล"), 4);
}

static void a_buffer_grows(void **state)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, *state, 1000000);
    for (int i = 0; i < 100000; i++)
        text_buffer_add_n(&buffer, "abcdefghij" + i % 10, 1);
    assert_int_equal(buffer.length, 100000);
    assert_int_equal(strlen(buffer.data), 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(buffer.data[i], 'a' + i % 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(code_points_go_out_and_come_back),
        cmocka_unit_test(bad_bytes_are_replaced_one_by_one),
        cmocka_unit_test(parts_are_trimmed_and_empty_ones_left_out),
        cmocka_unit_test(small_questions),
        cmocka_unit_test(digits_change_both_ways),
        cmocka_unit_test(prose_keeps_the_digits_of_latin_words_and_addresses),
        cmocka_unit_test(a_buffer_stops_at_its_maximum),
        cmocka_unit_test(nothing_is_added_after_a_hole),
        cmocka_unit_test(a_buffer_grows),
        cmocka_unit_test(marks_take_no_place),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
