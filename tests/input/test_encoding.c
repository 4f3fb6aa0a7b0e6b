/* Which encoding a file has, and what its bytes become (formats.md "Encoding per file",
 * domain.md 10.7). */
#include "tests/input/support.h"

#include "input/encoding.h"
#include "input/encoding_signs.h"
#include "input/utf8.h"

static enum encoding decide(const void *bytes, size_t length, enum encoding asked, size_t piece)
{
    struct encoding_probe probe;
    size_t mark;
    encoding_probe_start(&probe);
    for (size_t at = 0; at < length; at += piece) {
        size_t taken = length - at < piece ? length - at : piece;
        encoding_probe_add(&probe, (const unsigned char *)bytes + at, taken);
    }
    return encoding_probe_decide(&probe, asked, &mark);
}

/* The same decision however the bytes are cut into pieces. */
static void assert_encoding(const void *bytes, size_t length, enum encoding expected)
{
    for (size_t piece = 1; piece <= 7; piece++) {
        assert_int_equal(decide(bytes, length, ENCODING_FIND, piece), expected);
    }
    assert_int_equal(decide(bytes, length, ENCODING_FIND, length + 1), expected);
}

static void assert_text_encoding(const char *bytes, enum encoding expected)
{
    assert_encoding(bytes, strlen(bytes), expected);
}

static void utf_8_with_thai_is_utf_8_whatever_else_it_holds(void **state)
{
    (void)state;
    assert_text_encoding("ชื่อกลุ่ม,รหัส\n", ENCODING_UTF_8);
    assert_text_encoding("ก 🙏 ≥ → “ ”", ENCODING_UTF_8);
    assert_text_encoding("🙏ๆ", ENCODING_UTF_8);
    assert_text_encoding("\xE0\xB8\xBA", ENCODING_UTF_8);    /* U+0E3A, the last before a hole */
    assert_text_encoding("\xE0\xB9\x9B", ENCODING_UTF_8);    /* U+0E5B, the last */
    assert_text_encoding("abc\xE0\xB8\xBF", ENCODING_UTF_8); /* ฿ */
}

/* A code point that is not assigned is no Thai letter: these bytes are defined in Windows-874. */
static void unassigned_thai_does_not_count(void **state)
{
    (void)state;
    assert_text_encoding("\xE0\xB9\xA0", ENCODING_WINDOWS_874); /* U+0E60 */
    assert_text_encoding("\xE0\xB9\x9C", ENCODING_UTF_8);       /* U+0E5C; 9C is undefined there */
}

static void short_windows_874_words_that_are_valid_utf_8(void **state)
{
    struct fixture *fixture = *state;
    const char *khet = windows_874(fixture->arena, "เขต");
    const char *plan = windows_874(fixture->arena, "แผน");
    assert_string_equal(khet, "\xE0\xA2\xB5");
    assert_string_equal(plan, "\xE1\xBC\xB9");
    assert_text_encoding(khet, ENCODING_WINDOWS_874);
    assert_text_encoding(plan, ENCODING_WINDOWS_874);
    assert_text_encoding(text_format(fixture->arena, "id,name\n1,%s\n2,%s\n", khet, plan),
                         ENCODING_WINDOWS_874);
}

static void valid_utf_8_without_thai(void **state)
{
    (void)state;
    assert_text_encoding("", ENCODING_WINDOWS_874);
    assert_text_encoding("id,name\n1,a\n", ENCODING_WINDOWS_874); /* ASCII is both */
    assert_text_encoding("é ü", ENCODING_WINDOWS_874);            /* C3 A9, C3 BC: defined */
    assert_text_encoding("Á", ENCODING_UTF_8);                    /* C3 81: 81 is not */
    assert_text_encoding("→ 5", ENCODING_UTF_8);                  /* E2 86 92: 86 is not */
}

static void not_valid_utf_8_is_windows_874(void **state)
{
    struct fixture *fixture = *state;
    assert_text_encoding(windows_874(fixture->arena, "ชื่อกลุ่ม"), ENCODING_WINDOWS_874);
    assert_text_encoding("ก\xFF", ENCODING_WINDOWS_874);
    assert_text_encoding("\xE0\xB8", ENCODING_WINDOWS_874);     /* cut at the end */
    assert_text_encoding("\xED\xA0\x80", ENCODING_WINDOWS_874); /* a surrogate */
}

static void a_byte_order_mark_decides_against_what_was_asked(void **state)
{
    (void)state;
    assert_int_equal(decide("\xEF\xBB\xBF"
                            "a",
                            4, ENCODING_WINDOWS_874, 1),
                     ENCODING_UTF_8);
    assert_int_equal(decide("\xFF\xFE"
                            "a\0",
                            4, ENCODING_UTF_8, 1),
                     ENCODING_UTF_16_LITTLE);
    assert_int_equal(decide("\xFE\xFF\0a", 4, ENCODING_UTF_8, 1), ENCODING_UTF_16_BIG);
}

static void what_was_asked_wins_without_a_mark(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    const char *little = utf_16(fixture->arena, "รหัส,name", false, &length);
    assert_int_equal(decide("ก", 3, ENCODING_WINDOWS_874, 9), ENCODING_WINDOWS_874);
    assert_int_equal(decide("\xA1", 1, ENCODING_UTF_8, 9), ENCODING_UTF_8);
    assert_int_equal(decide(little, length, ENCODING_UTF_16, 9), ENCODING_UTF_16_LITTLE);
    const char *big = utf_16(fixture->arena, "รหัส,name", true, &length);
    assert_int_equal(decide(big, length, ENCODING_UTF_16, 9), ENCODING_UTF_16_BIG);
    big = utf_16(fixture->arena, "id,name", true, &length);
    assert_int_equal(decide(big, length, ENCODING_UTF_16, 9), ENCODING_UTF_16_BIG);
}

/* --- reading ---------------------------------------------------------------------------------- */

static const char *read_all(struct fixture *fixture, const void *bytes, size_t length,
                            enum encoding asked, size_t *out)
{
    struct bytes_source source = bytes_of_memory(bytes, length);
    return encoding_read_all(fixture->arena, &source, "f", asked, 4 * 1024 * 1024, fixture->diag,
                             out);
}

static void assert_reads(struct fixture *fixture, const char *bytes, size_t length,
                         const char *expected)
{
    size_t got = 0;
    const char *text = read_all(fixture, bytes, length, ENCODING_FIND, &got);
    assert_non_null(text);
    assert_string_equal(text, expected);
    assert_int_equal(got, strlen(expected));
    assert_problems(fixture, "");
}

static void every_encoding_gives_the_same_text(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] = "ชุด,รหัส\nkrs,๑.๑ น้ำ\n";
    size_t length;
    const char *thai = windows_874(fixture->arena, text);
    assert_reads(fixture, text, strlen(text), text);
    assert_reads(fixture, thai, strlen(thai), text);
    const char *marked = text_format(fixture->arena, "\xEF\xBB\xBF%s", text);
    assert_reads(fixture, marked, strlen(marked), text);
    for (int big = 0; big < 2; big++) {
        const char *units = utf_16(
            fixture->arena, text_format(fixture->arena, "\xEF\xBB\xBF%s", text), big != 0, &length);
        assert_reads(fixture, units, length, text);
    }
}

/* ICU's converter and our list of defined bytes, byte by byte against domain.md 10.7. */
static void windows_874_byte_by_byte(void **state)
{
    struct fixture *fixture = *state;
    static const uint32_t quotes[] = {0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014};
    for (unsigned byte = 1; byte < 256; byte++) {
        uint32_t expected = byte < 0x80 ? byte : 0;
        if ((byte >= 0xA1 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB)) {
            expected = 0x0E00 + byte - 0xA0;
        } else if (byte >= 0x91 && byte <= 0x97) {
            expected = quotes[byte - 0x91];
        } else if (byte == 0x80 || byte == 0x85 || byte == 0xA0) {
            expected = byte == 0x80 ? 0x20AC : byte == 0x85 ? 0x2026 : 0xA0;
        }
        unsigned char bytes[] = {(unsigned char)byte};
        size_t length;
        const char *text = read_all(fixture, bytes, 1, ENCODING_WINDOWS_874, &length);
        assert_int_equal(encoding_windows_874_defined((unsigned char)byte), expected != 0);
        assert_non_null(text);
        if (expected == 0) {
            assert_string_equal(text, ENCODING_BAD_MARK);
            assert_problems(fixture, "CSV010 1:1");
        } else {
            const char *cursor = text;
            assert_int_equal(text_next(&cursor), expected);
            assert_int_equal(*cursor, '\0');
            assert_problems(fixture, "");
        }
    }
}

static void undefined_bytes_stand_at_their_own_place(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    const char *bytes = text_format(fixture->arena, "%s\xDB,b\r\nab\xFF\rc\n\nd\x81",
                                    windows_874(fixture->arena, "ชื่อ"));
    const char *text = read_all(fixture, bytes, strlen(bytes), ENCODING_FIND, &length);
    assert_string_equal(text, "ชื่อ" ENCODING_BAD_MARK ",b\r\nab" ENCODING_BAD_MARK
                              "\rc\n\nd" ENCODING_BAD_MARK);
    assert_problems(fixture, "CSV010 1:5; CSV010 2:3; CSV010 5:2");
}

static void invalid_utf_8_that_was_asked_for(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    const char *text = read_all(fixture, "ก\xE0\xB8,\nข\xFFz\xE0\xB8", 13, ENCODING_UTF_8, &length);
    assert_string_equal(text, "ก" ENCODING_BAD_MARK ",\nข" ENCODING_BAD_MARK "z" ENCODING_BAD_MARK);
    assert_problems(fixture, "CSV011 1:2; CSV011 2:2; CSV011 2:4");
}

static void invalid_utf_16(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    /* a, half a pair, b, and one byte too many */
    const char *text = read_all(fixture,
                                "\xFF\xFE"
                                "a\0\x00\xD8"
                                "b\0z",
                                9, ENCODING_FIND, &length);
    assert_string_equal(text, "a" ENCODING_BAD_MARK "b" ENCODING_BAD_MARK);
    assert_problems(fixture, "CSV012 1:2; CSV012 1:4");
}

/* Pairs of UTF-16 across every boundary of the reader's pieces. */
static void pairs_survive_long_files(void **state)
{
    struct fixture *fixture = *state;
    for (size_t shift = 0; shift < 3; shift++) {
        size_t count = 50000;
        unsigned char *bytes = arena_alloc(fixture->arena, 2 + shift * 2 + count * 4);
        size_t at = 0;
        size_t length;
        bytes[at++] = 0xFF;
        bytes[at++] = 0xFE;
        for (size_t i = 0; i < shift; i++) {
            bytes[at++] = 'a';
            bytes[at++] = 0;
        }
        for (size_t i = 0; i < count; i++) { /* U+1F64F */
            memcpy(bytes + at, "\x3D\xD8\x4F\xDE", 4);
            at += 4;
        }
        const char *text = read_all(fixture, bytes, at, ENCODING_FIND, &length);
        assert_problems(fixture, "");
        assert_int_equal(length, shift + count * 4);
        for (size_t i = 0; i < count; i++) {
            assert_memory_equal(text + shift + i * 4, "\xF0\x9F\x99\x8F", 4);
        }
    }
}

static void thai_survives_long_files(void **state)
{
    struct fixture *fixture = *state;
    for (size_t shift = 0; shift < 3; shift++) {
        size_t count = 70000;
        char *bytes = arena_alloc(fixture->arena, shift + count * 3 + 1);
        size_t length;
        memset(bytes, 'a', shift);
        for (size_t i = 0; i < count; i++) {
            memcpy(bytes + shift + i * 3, "น", 3);
        }
        assert_string_equal(read_all(fixture, bytes, strlen(bytes), ENCODING_FIND, &length), bytes);
        const char *old = windows_874(fixture->arena, bytes);
        assert_string_equal(read_all(fixture, old, strlen(old), ENCODING_FIND, &length), bytes);
        assert_problems(fixture, "");
    }
}

static void a_text_over_its_limit_is_refused(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    struct bytes_source source = bytes_of_memory("abcd", 4);
    assert_non_null(
        encoding_read_all(fixture->arena, &source, "f", ENCODING_FIND, 4, fixture->diag, &length));
    assert_null(
        encoding_read_all(fixture->arena, &source, "f", ENCODING_FIND, 3, fixture->diag, &length));
    assert_problems(fixture, "CSV004 0:0");
}

static void a_source_that_fails_is_reported(void **state)
{
    struct fixture *fixture = *state;
    size_t length;
    struct bytes_source source = bytes_of_descriptor(open("/tmp", O_RDONLY)); /* EISDIR */
    assert_null(encoding_read_all(fixture->arena, &source, "f", ENCODING_FIND, 100, fixture->diag,
                                  &length));
    close(source.descriptor);
    assert_problems(fixture, "CSV005 0:0");
}

/* Against the definition: every code point, and every byte that is wrong in its place. */
static void utf_8_is_judged_strictly(void **state)
{
    (void)state;
    size_t next;
    bool cut;
    for (uint32_t c = 0x80; c <= 0x10FFFF; c++) {
        unsigned char bytes[4];
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        size_t length = text_encode(c, (char *)bytes);
        assert_int_equal(utf8_prefix(bytes, length, &next, &cut, NULL), length);
        assert_int_equal(utf8_prefix(bytes, length - 1, &next, &cut, NULL), 0);
        assert_true(cut);
        assert_int_equal(next, length - 1);
    }
    static const struct {
        const char *bytes;
        size_t prefix, next;
    } wrong[] = {
        {"ab\x80"
         "c",
         2, 1},
        {"\xC1\xBF", 0, 1},
        {"\xE0\x9F\xBF", 0, 1},
        {"\xED\xA0\x80", 0, 1},
        {"\xF0\x8F\xBF\xBF", 0, 1},
        {"\xF4\x90\x80\x80", 0, 1},
        {"\xF5\x80\x80\x80", 0, 1},
        {"ก\xE0\xB8z", 3, 2},
        {"\xF0\x9F\x99z", 0, 3},
    };
    for (size_t i = 0; i < COUNT(wrong); i++) {
        const unsigned char *bytes = (const unsigned char *)wrong[i].bytes;
        assert_int_equal(utf8_prefix(bytes, strlen(wrong[i].bytes), &next, &cut, NULL),
                         wrong[i].prefix);
        assert_int_equal(next, wrong[i].next);
        assert_false(cut);
    }
}

/* -1: nothing is said of the file as a whole. */
static int verdict(const char *bytes, size_t length, enum encoding asked, enum encoding *likely)
{
    struct encoding_probe probe;
    enum diag_code code;
    size_t mark;
    struct encoding_signs signs = encoding_signs_of((const unsigned char *)bytes, length);
    encoding_probe_start(&probe);
    encoding_probe_add(&probe, (const unsigned char *)bytes, length);
    encoding_probe_decide(&probe, asked, &mark);
    return encoding_verdict(&signs, &probe, asked, mark, &code, likely) ? (int)code : -1;
}

/* A whole file in another encoding is one problem; a file that can be what was said is read so. */
static void a_file_of_another_encoding(void **state)
{
    static const char UTF_8[] = "รหัส,ชื่อกลุ่ม\n";
    static const char UTF_16[] = "\x23\x0E\x2B\x0E\x31\x0E\x2A\x0E,\0a\0\n";
    static const char MARKED[] = "\xFF\xFE\x23\x0E,\0a\0\n";
    struct fixture *fixture = *state;
    const char *thai = windows_874(fixture->arena, UTF_8);
    enum encoding likely;
    assert_int_equal(verdict(UTF_8, strlen(UTF_8), ENCODING_FIND, &likely), -1);
    assert_int_equal(verdict(UTF_8, strlen(UTF_8), ENCODING_UTF_8, &likely), -1);
    assert_int_equal(verdict(UTF_8, strlen(UTF_8), ENCODING_WINDOWS_874, &likely), CSV016);
    assert_int_equal(likely, ENCODING_UTF_8);
    assert_int_equal(verdict(thai, strlen(thai), ENCODING_FIND, &likely), -1);
    assert_int_equal(verdict(thai, strlen(thai), ENCODING_WINDOWS_874, &likely), -1);
    assert_int_equal(verdict(thai, strlen(thai), ENCODING_UTF_8, &likely), CSV016);
    assert_int_equal(likely, ENCODING_WINDOWS_874);
    assert_int_equal(verdict(thai, strlen(thai), ENCODING_UTF_16, &likely), CSV016);
    assert_int_equal(verdict(UTF_16, sizeof UTF_16, ENCODING_UTF_16, &likely), -1);
    assert_int_equal(verdict(UTF_16, sizeof UTF_16, ENCODING_UTF_8, &likely), CSV016);
    assert_int_equal(likely, ENCODING_UTF_16);
    assert_int_equal(verdict(UTF_16, sizeof UTF_16, ENCODING_FIND, &likely), CSV017);
    assert_int_equal(verdict(MARKED, sizeof MARKED, ENCODING_UTF_8, &likely), -1);
    assert_int_equal(verdict("PK\x03\x04..", 6, ENCODING_FIND, &likely), CSV018);
    for (int asked = ENCODING_FIND; asked <= ENCODING_WINDOWS_874; asked++)
        assert_int_equal(verdict("", 0, (enum encoding)asked, &likely), -1);
    /* Two words that are both; one NUL in a text: the cell's problem. */
    assert_int_equal(verdict("\xE0\xB8\xA1", 3, ENCODING_WINDOWS_874, &likely), -1);
    assert_int_equal(verdict("a,b\0c,d\ne,f\n", 13, ENCODING_FIND, &likely), -1);
}

/* One byte lost: UTF-8 with a fault, not Windows-874 with hundreds. */
static void damaged_utf_8(void **state)
{
    static const char TEXT[] = "รหัส,ชื่อกลุ่มงาน\n\xB8\xAB" "มวด,\n";
    struct encoding_probe probe;
    struct encoding_signs signs = encoding_signs_of((const unsigned char *)TEXT, strlen(TEXT));
    (void)state;
    assert_int_equal(signs.faults, 2);
    encoding_probe_start(&probe);
    encoding_probe_add(&probe, (const unsigned char *)TEXT, strlen(TEXT));
    assert_false(encoding_is_damaged_utf_8(&signs, &probe)); /* 19 letters: it could be anything */
    signs.thai = 20;
    assert_true(encoding_is_damaged_utf_8(&signs, &probe));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(utf_8_with_thai_is_utf_8_whatever_else_it_holds),
        TEST(unassigned_thai_does_not_count),
        TEST(short_windows_874_words_that_are_valid_utf_8),
        TEST(valid_utf_8_without_thai),
        TEST(not_valid_utf_8_is_windows_874),
        TEST(a_byte_order_mark_decides_against_what_was_asked),
        TEST(what_was_asked_wins_without_a_mark),
        TEST(every_encoding_gives_the_same_text),
        TEST(windows_874_byte_by_byte),
        TEST(undefined_bytes_stand_at_their_own_place),
        TEST(invalid_utf_8_that_was_asked_for),
        TEST(invalid_utf_16),
        TEST(pairs_survive_long_files),
        TEST(thai_survives_long_files),
        TEST(a_text_over_its_limit_is_refused),
        TEST(a_source_that_fails_is_reported),
        TEST(utf_8_is_judged_strictly),
        TEST(a_file_of_another_encoding),
        TEST(damaged_utf_8),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
