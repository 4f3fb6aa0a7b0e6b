/* Orders of texts: natural, Thai dictionary (domain.md 10.5), nearness. */
#include "tests/base/support.h"

#include "base/text.h"

/* Every pair of an ascending list compares as its places do. */
static void assert_ascending(const char *const *words, size_t count, const void *collator)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            int expected = (i > j) - (i < j);
            int order = collator ? text_compare_thai(collator, words[i], words[j])
                                 : text_compare_natural(words[i], words[j]);
            if (order != expected)
                fail_msg("'%s' against '%s': %d, not %d", words[i], words[j], order, expected);
        }
    }
}

static void natural_order(void **state)
{
    (void)state;
    static const char *const ids[] = {
        "",
        "0",
        "1",
        "1.01",
        "1.1",
        "1.2",
        "1.9",
        "1.10",
        "1.10.1",
        "1.11",
        "2",
        "10",
        "99999999999999999999999998",
        "99999999999999999999999999",
        "R",
        "R1",
        "R2",
        "R2a",
        "R10",
        "ก1",
        "ก2",
        "ก10",
    };
    assert_ascending(ids, COUNT(ids), NULL);
    static const char *const zeros[] = {"007", "07", "7", "0010"};
    assert_ascending(zeros, COUNT(zeros), NULL);
}

static void thai_dictionary_order(void **state)
{
    /* domain.md 10.5; its one tie, 10/๑๐, is ordered by code points. */
    static const char *const words[] = {
        "10",
        "๑๐",
        "2",
        "๒",
        "กระบี่",
        "กรุงเทพมหานคร",
        "กลุ่มนโยบายและแผน",
        "กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา",
        "กลุ่มบริหารงานการเงินและสินทรัพย์",
        "กลุ่มบริหารงานบุคคล",
        "กลุ่มส่งเสริมการจัดการศึกษา",
        "กลุ่มส่งเสริมการศึกษาทางไกล",
        "กลุ่มอำนวยการ",
        "กอ",
        "ก้อ",
        "กะ",
        "กา",
        "กาก",
        "กำ",
        "เก่ง",
        "เก็บ",
        "เกาะ",
        "แก",
        "โก",
        "ใกล้",
        "ไก่",
        "ขา",
        "เชียงราย",
        "เชียงใหม่",
        "ตาก",
        "พะเยา",
        "พังงา",
        "พัทลุง",
        "เพชรบุรี",
        "เพชรบูรณ์",
        "แพร่",
        "ภูเก็ต",
        "แม่ฮ่องสอน",
        "รัก",
        "ฤดู",
        "ลม",
        "เลย",
        "สพฐ.",
        "สพป.",
        "สพม.",
        "หน่วยตรวจสอบภายใน",
    };
    struct text_collator *collator = text_collator_new(*state);
    assert_non_null(collator);
    assert_ascending(words, COUNT(words), collator);
    /* Blanks and signs count last of all, and then in an order of their own. */
    static const char *const blanks[] = {"ก ก", "กก", "กข", "ก ค", "กง"};
    assert_ascending(blanks, COUNT(blanks), collator);
    static const char *const signs[] = {"ก_ข", "ก-ข"};
    assert_ascending(signs, COUNT(signs), collator);
    assert_int_equal(text_compare_thai(collator, "", "ก"), -1);
    /* Without a collator there is an order all the same. */
    assert_int_equal(text_compare_thai(NULL, "เก", "ฮ"), 1);
}

static void nearest_word(void **state)
{
    static const char *const columns[] = {"weight", "target",    "actual", "Score",
                                          "ตัวชี้วัด",  "ค่าเป้าหมาย", "gap",    NULL};
    static const struct {
        const char *word;
        const char *nearest;
    } cases[] = {
        {"wieght", "weight"}, {"TARGET", "target"}, {"actul", "actual"},
        {"scroe", "Score"},   {"ตัวชีวัด", "ตัวชี้วัด"},   {"ค่าเปาหมาย", "ค่าเป้าหมาย"},
        {"gop", "gap"},       {"gpa", "gap"},       {"budget", NULL},
        {"xy", NULL},         {"", NULL},           {"ก", NULL},
        {"หน่วยงาน", NULL},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *found = text_nearest(*state, cases[i].word, columns, COUNT(columns));
        if (cases[i].nearest)
            assert_string_equal(found ? found : "(none)", cases[i].nearest);
        else
            assert_null(found);
    }
    /* The nearest wins, and among equals the first. */
    static const char *const near[] = {"abcdefgX", "abcdefgh1", "abcdefgh", "zzz"};
    assert_string_equal(text_nearest(*state, "abcdefgh", near, 4), "abcdefgh");
    static const char *const equal[] = {"cat1", "cat2"};
    assert_string_equal(text_nearest(*state, "cat", equal, 2), "cat1");
    char *longest = arena_alloc(*state, 100001);
    memset(longest, 'a', 100000);
    const char *const hostile[] = {longest};
    assert_null(text_nearest(*state, longest, hostile, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(natural_order),
        cmocka_unit_test(thai_dictionary_order),
        cmocka_unit_test(nearest_word),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
