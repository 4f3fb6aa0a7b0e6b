/* Line breaking: each rule by a line of text that it alone decides, and whole paragraphs as
 * goldens. */
#include "tests/folder.h"

#include "fonts/breaks.h"
#include "tests/months.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

#define WORDS "fonts/words"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct breaker *breaker;
};

static void end_of_memory(void *context)
{
    (void)context;
    fputs("out of memory\n", stderr);
    exit(EXIT_FAILURE);
}

static struct fixture open_breaker(const char *office_words)
{
    struct fixture fixture;
    fixture.arena = arena_new(0, (struct arena_exhausted){end_of_memory, NULL});
    fixture.diag = diag_new(fixture.arena);
    fixture.breaker = breaker_new(fixture.arena, break_engines_new(fixture.arena, WORDS, fixture.diag),
                                  office_words, test_months(fixture.arena), fixture.diag);
    assert_non_null(fixture.breaker);
    return fixture;
}

static int setup(void **state)
{
    struct fixture *fixture = malloc(sizeof *fixture);
    assert_non_null(fixture);
    *fixture = open_breaker(NULL);
    assert_int_equal(diag_count(fixture->diag, DIAG_WARNING), 0);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

/* The mark of each class; NULL-terminated strings, so that nothing stands for a forbidden break. */
struct marks {
    const char *emergency, *dear, *free, *best, *must;
};
static const struct marks usual = {"", "~", "|", "|", "^"};

static const char *mark_of(const struct marks *marks, unsigned char class)
{
    switch (class) {
    case BREAK_EMERGENCY: return marks->emergency;
    case BREAK_DEAR: return marks->dear;
    case BREAK_FREE: return marks->free;
    case BREAK_BEST: return marks->best;
    case BREAK_MUST: return marks->must;
    default: return "";
    }
}

/* The text with its breaks marked. */
static const char *marked(const struct fixture *fixture, const struct marks *marks,
                          const char *text)
{
    size_t length = strlen(text);
    unsigned char *classes = arena_alloc(fixture->arena, length + 1);
    breaker_find(fixture->breaker, text, length, classes);
    assert_int_equal(classes[0], BREAK_FORBIDDEN);
    assert_int_equal(classes[length], BREAK_MUST);
    struct text_buffer buffer;
    text_buffer_init(&buffer, fixture->arena, 1u << 20);
    for (size_t i = 0; i < length; i++) {
        text_buffer_add(&buffer, mark_of(marks, classes[i]));
        text_buffer_add_n(&buffer, text + i, 1);
    }
    return buffer.data;
}

/* The text without the marks of `usual` and the emergency's and the best's. */
static const char *bare(const struct fixture *fixture, const char *text)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, fixture->arena, 1u << 20);
    for (; *text != '\0'; text++) {
        if (strchr("|~^!'", *text) == NULL)
            text_buffer_add_n(&buffer, text, 1);
    }
    return buffer.data;
}

/* `|` free or best, `~` dear, nothing: forbidden (or only in need). */
static const struct {
    const char *rule, *expected;
} rules[] = {
    {"maiyamok", "ต่าง ๆ |ที่มา"},
    {"maiyamok", "ต่างๆ |ที่มา"},
    {"paiyannoi", "กลุ่มนิเทศฯ |และ|กรุงเทพฯ |ด้วย"},
    {"et cetera", "ครู |นักเรียน ฯลฯ |มาร่วม"},
    {"ฯพณฯ begins a word", "กราบเรียน |ฯพณฯ |นายกรัฐมนตรี"},
    {"percent after its space", "การเบิกจ่าย ~80 % |ของ|แผน"},
    {"brackets", "แผนงาน |(ร่าง) |ฉบับ|ใหม่"},
    {"brackets without spaces", "แผนงาน~(ร่าง)~ฉบับ|ใหม่"},
    {"spaces inside brackets", "แผน |( ร่าง ) |ใหม่"},
    {"quotes", "คำว่า |“คุณภาพ” |และ |\"มาตรฐาน\" |ของ|งาน"},
    {"list number", "1. ครู "},
    {"list number in brackets", "(๑) ครู"},
    {"list number of two levels", "๑.๑ ครู"},
    {"bullet", "• ครู"},
    {"dash as bullet", "- ครู"},
    {"list letter", "ก. ครู"},
    {"list numbers in the line", "ได้แก่ |1) ครู |2) นักเรียน"},
    {"paragraph of a section is no list number", "ตาม|มาตรา ~38 ~(1) |ให้|รายงาน"},
    {"a numbered item is no list number", "ข้อ ~1. |ให้|รายงาน"},
    {"empty box", "( ) พอใจ"},
    {"spaced en dash", "แผน – |ผล"},
    {"spaced hyphen", "แผน - |ผล"},
    {"unspaced dash between words", "ตุลาคม–~ธันวาคม"},
    {"years joined", "ปี ~2567–2568 |นี้"},
    {"latin prefixes", "ระบบ |e-Filing |และ |O-NET |ดี"},
    {"latin compound", "แบบ |self-~assessment |ดี"},
    {"amount and unit", "เงิน ~1,234.50 ~บาท |พอดี"},
    {"signs", "ลดลง ~-8.75 จุด |และ ~+2.40 จุด"},
    {"percent in words", "คิดเป็น~ร้อยละ ~๘๐ |ของ|แผน"},
    {"year of the era", "ปีงบประมาณ ~พ.ศ. ~2568 |โรงเรียน"},
    {"year is no quantity", "ปี ~2568 |โรงเรียน"},
    {"office and its number", "สพป.~เชียงใหม่ ~เขต ~2 |รายงาน"},
    {"ordinals", "มาตรฐานที่ ~๑ |และ|ครั้งที่ ~2"},
    {"unit is a whole word", "จำนวน ~3 |รายงาน |และ ~3 ราย"},
    {"date", "วันที่ ~30 กันยายน 2568 |ครู"},
    {"date with era", "วันที่ ~30 กันยายน ~พ.ศ. ~2568 |ครู"},
    {"short date", "วันที่ ~30 ก.ย. 68 |ครู"},
    {"date in digits", "วันที่ ~30/9/2568 |ครู"},
    {"preposition", "ข้อมูล |ณ วันที่ ~30 กันยายน 2568 |ครู"},
    {"sign before a number", "(ผล ~× 100) ÷ ~ครู"},
    {"a short number and its unit", "นักเรียน ~25 คน |และ|ครู ~1,200 คน |งบประมาณ ~1,234,567.50 ~บาท"},
    {"a number that names", "หน้า ~7 |ส่วน|ครู |ครั้งที่ ~2 |ปี ~2568"},
    {"a surname that begins with a term", "นางสาวใยฝ้าย ~ตัวอย่างงาม |ครู"},
    {"hours", "เวลา ~09.30 น. |ครู"},
    {"document number", "หนังสือ |ที่ ~ศธ 04006/ว1245 |ลงวันที่ ~1 มกราคม 2568"},
    {"circular", "หนังสือ ~นร 0702/ว 45 |ครู"},
    {"telephone", "โทร. ~0 5411 1234 |ต่อ ~12"},
    {"telephone with hyphens", "โทร. ~081-234-5678 |ครู"},
    {"abbreviations", "ก.พ.ร. |และ |ก.ต.ป.น. |ครู"},
    {"abbreviation and name", "ผอ.สพป.~พัทลุง"},
    {"abbreviations that lean", "อ.เมือง |จ. ~ตาก"},
    {"e-mail", "ส่ง|ที่ |ma1@example.go.th |ครู"},
    {"url at its slashes", "ที่ |https://www.obec.go.th/~archives/~368364 |ครู"},
    {"file name", "แฟ้ม |report.pdf |ครู"},
    {"slashes", "กิจกรรม/|โครงการ |และ |ครั้ง/~ปี"},
    {"name", "นายสมชาย ~ใจเย็นดี |ครู"},
    {"name that begins like a word", "นายกฤษ ~อุตตมะเวทิน |รองเลขาธิการ"},
    {"rank and name", "พลเอก ~ประยุทธ์ ~จันทร์โอชา |ครู"},
    {"name after a degree", "ดร.สมชาย |และ |ดร. ~สมหญิง"},
    {"titles that are none", "นายกรัฐมนตรี |และ|นายอำเภอ"},
    {"operators", "ค่า |n ~= ~318 คน"},
    {"seams", "สอบ~NT~ดี"},
    {"dear inside a term", "การกำกับ~ดูแล"},
    {"only in part", "ทำงาน|ได้|ไม่ดี"},
};

static void rules_hold(void **state)
{
    const struct fixture *fixture = *state;
    unsigned wrong = 0;
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        const char *found = marked(fixture, &usual, bare(fixture, rules[i].expected));
        if (strcmp(found, rules[i].expected) != 0) {
            print_error("%s:\n  expected %s\n  found    %s\n", rules[i].rule, rules[i].expected,
                        found);
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* `!` best, `|` free: a space between phrases is better than the seam of two words. */
static void best_is_between_phrases(void **state)
{
    static const char *const lines[] = {
        "ครู|และ|นักเรียน !ผู้ปกครอง",  "ระบบ |KRS |และ !(ร่าง) !แผน", "ปี 2568 !โรงเรียน",
        "30 กันยายน 2568 !โรงเรียน", "ได้แก่ !1) ครู !2) นักเรียน",     "ครู, !นักเรียน",
    };
    static const struct marks marks = {"", "", "|", "!", "^"};
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
        assert_string_equal(marked(fixture, &marks, bare(fixture, lines[i])), lines[i]);
}

/* `'` only in need: between clusters of a word, never before marks, ๆ, closing punctuation or
 * digits. */
static void words_part_in_need(void **state)
{
    static const char *const lines[] = {
        "กำ'แพ'ง'เพ'ช'ร",      "นา'ย'ส'ม'ชา'ย", "ศา'สตร์ ๆ",     "น้ำ'ใจ",
        "e'l'e'c't'r'o'n'i'c", "(ก'ตั'ญ'ญู)",     "1,234,567.89", "สพฐ.",
    };
    static const struct marks marks = {"'", "~", "|", "|", "^"};
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const char *found = marked(fixture, &marks, bare(fixture, lines[i]));
        if (i == 7) /* letters of an abbreviation may part, its stops may not */
            assert_null(strstr(found, "'."));
        else
            assert_string_equal(found, lines[i]);
    }
}

/* ZWSP, WJ, NBSP and line feeds are the author's word. */
static void zero_width_letters_are_obeyed(void **state)
{
    static const char zwsp[] = "ปฏิ\xE2\x80\x8B|บัติ";
    static const char wj[] = "ครู\xE2\x81\xA0และ";
    static const char nbsp[] = "ครู\xC2\xA0และ";
    static const char feed[] = "ครู\n^และ";
    const struct fixture *fixture = *state;
    assert_string_equal(marked(fixture, &usual, bare(fixture, zwsp)), zwsp);
    assert_string_equal(marked(fixture, &usual, wj), wj);
    assert_string_equal(marked(fixture, &usual, nbsp), nbsp);
    assert_string_equal(marked(fixture, &usual, bare(fixture, feed)), feed);
}

/* Bytes inside a character and marks on their base are never parted, whatever the text. */
static void clusters_hold(void **state)
{
    static const char *const texts[] = {"ที่ปี้น้ำก็",
                                        "ะ า ำ ๅ เ แ โ ใ ไ",
                                        "์์์",
                                        "เเเ",
                                        "กกกกกก",
                                        "ๆๆๆ",
                                        "ฯฯฯ",
                                        "(((",
                                        ")))",
                                        "\"\"\"",
                                        "....",
                                        "- - -",
                                        "////",
                                        "1.1.1.1",
                                        "\xF0\x9F\x98\x80ก",
                                        "   ",
                                        "",
                                        "ก",
                                        "@@@",
                                        "://"};
    const struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        size_t length = strlen(texts[i]);
        unsigned char *classes = arena_alloc(fixture->arena, length + 1);
        memset(classes, 99, length + 1);
        breaker_find(fixture->breaker, texts[i], length, classes);
        for (size_t k = 1; k < length; k++) {
            assert_in_range(classes[k], BREAK_FORBIDDEN, BREAK_BEST);
            unsigned char byte = (unsigned char)texts[i][k];
            if ((byte & 0xC0) == 0x80)
                assert_int_equal(classes[k], BREAK_FORBIDDEN);
        }
    }
    static const char stacked[] = "ที่";
    unsigned char classes[sizeof stacked];
    breaker_find(fixture->breaker, stacked, sizeof stacked - 1, classes);
    for (size_t k = 1; k + 1 < sizeof stacked; k++)
        assert_int_equal(classes[k], BREAK_FORBIDDEN);
}

/* A text longer than the pieces that libthai is given. */
static void long_texts_are_broken_alike(void **state)
{
    const struct fixture *fixture = *state;
    struct text_buffer buffer;
    text_buffer_init(&buffer, fixture->arena, 1u << 20);
    for (unsigned i = 0; i < 400; i++)
        text_buffer_add(&buffer, "สำนักงานเขตพื้นที่การศึกษา และโรงเรียน ");
    const char *found = marked(fixture, &usual, buffer.data);
    static const char once[] = "สำนักงาน~เขตพื้นที่~การศึกษา |และ|โรงเรียน |";
    for (unsigned i = 0; i + 1 < 400; i++)
        assert_memory_equal(found + i * (sizeof once - 1), once, sizeof once - 1);
}

static void write_file(const char *folder, const char *name, const char *content)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
}

/* The office's words come on top of the program's; a bad line is named and left out. */
static void office_words_are_read(void **state)
{
    (void)state;
    char folder[TEST_FOLDER_SIZE];
    assert_true(test_folder_make(folder));
    write_file(folder, "names.txt",
               "# ชื่อโรงเรียน\r\n\r\nบ้านปี้ป่าฟ้า\nสำนักงานเขตพื้นที่การศึกษา\n|ผิด\nก\nรักษ์|ป่า # ชมรม\n");
    write_file(folder, "names.csv", "ไม่อ่าน|\n");
    struct fixture fixture = open_breaker(folder);
    const struct diag_item *items;
    assert_int_equal(diag_items(fixture.diag, &items), 2);
    assert_int_equal(items[0].code, FNT102);
    assert_int_equal(items[0].place.line, 5);
    assert_int_equal(items[1].place.line, 6);
    assert_string_equal(marked(&fixture, &usual, "โรงเรียนบ้านปี้ป่าฟ้า"), "โรงเรียน|บ้านปี้ป่าฟ้า");
    assert_string_equal(marked(&fixture, &usual, "ชมรมรักษ์ป่า"), "ชมรม|รักษ์~ป่า");
    assert_string_equal(marked(&fixture, &usual, "สำนักงานเขตพื้นที่การศึกษา"), "สำนักงานเขตพื้นที่การศึกษา");
    arena_free(fixture.arena);
    test_folder_remove(folder);
}

static void a_missing_word_list_is_reported(void **state)
{
    (void)state;
    struct fixture fixture = open_breaker("/nonexistent/words");
    const struct diag_item *items;
    assert_int_equal(diag_items(fixture.diag, &items), 1);
    assert_int_equal(items[0].code, FNT101);
    assert_string_equal(items[0].place.file, "/nonexistent/words");
    arena_free(fixture.arena);
}

/* A term is found where it is meant, not across other words. */
static void terms_do_not_cut_words(void **state)
{
    static const char *const lines[] = {
        "หน้าที่|ใช้|งบประมาณ", /* not หน้า|ที่ใช้ */
        "เป็น|ผล|มา|จาก",    /* no term may begin inside a word */
        "เจ้าหน้าที่|มา",       "ราชการ|กำหนด", "ประชาชน|กลุ่ม|นี้",
    };
    const struct fixture *fixture = *state;
    static const char *const never[] = {"หน้า|ที่", "ประชา|ชน", "ราช|การ", "เจ้า|หน้า"};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        const char *found = marked(fixture, &usual, bare(fixture, lines[i]));
        for (size_t k = 0; k < sizeof never / sizeof never[0]; k++)
            assert_null(strstr(found, never[k]));
    }
    assert_string_equal(marked(fixture, &usual, bare(fixture, lines[0])), lines[0]);
}

/* Whole paragraphs, one a line, as ICU 72 and libthai 0.1.29 break them: another release that
 * breaks otherwise shows itself here. Read the differences, then write them over. */
static void golden(const struct fixture *fixture, const char *path)
{
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *line = NULL;
    size_t room = 0, lines = 0;
    unsigned wrong = 0;
    ssize_t length;
    while ((length = getline(&line, &room, file)) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (*line == '#' || *line == '\0')
            continue;
        lines++;
        const char *found = marked(fixture, &usual, bare(fixture, line));
        if (strcmp(found, line) != 0) {
            print_error("%s:\n-%s\n+%s\n", path, line, found);
            wrong++;
        }
    }
    free(line);
    fclose(file);
    assert_true(lines > 0);
    assert_int_equal(wrong, 0);
}

static void prose_is_broken_as_before(void **state)
{
    golden(*state, "tests/golden/breaks/prose.txt");
}

static void names_and_numbers_are_broken_as_before(void **state)
{
    golden(*state, "tests/golden/breaks/names-and-numbers.txt");
}

static void table_cells_are_broken_as_before(void **state)
{
    golden(*state, "tests/golden/breaks/table-cells.txt");
}

static void versions_are_named(void **state)
{
    const struct fixture *fixture = *state;
    const char *versions = breaker_versions(fixture->arena);
    assert_true(text_starts_with(versions, "ICU "));
    assert_non_null(strstr(versions, ", libthai "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_hold),
        cmocka_unit_test(best_is_between_phrases),
        cmocka_unit_test(words_part_in_need),
        cmocka_unit_test(zero_width_letters_are_obeyed),
        cmocka_unit_test(clusters_hold),
        cmocka_unit_test(long_texts_are_broken_alike),
        cmocka_unit_test(office_words_are_read),
        cmocka_unit_test(a_missing_word_list_is_reported),
        cmocka_unit_test(terms_do_not_cut_words),
        cmocka_unit_test(prose_is_broken_as_before),
        cmocka_unit_test(names_and_numbers_are_broken_as_before),
        cmocka_unit_test(table_cells_are_broken_as_before),
        cmocka_unit_test(versions_are_named),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
