/* Promise 10: what is published holds no national ID number, phone number or e-mail address.
 * Bugs these would catch: a number in Thai digits or with blanks that slips through, dates and
 * amounts masked by mistake, a check digit that is not looked at. */
#include "tests/base/support.h"

#include "base/text.h"
#include "generator/masking.h"

#define ID    "[เลขประจำตัวประชาชน]"
#define PHONE "[หมายเลขโทรศัพท์]"
#define EMAIL "[อีเมล]"

struct sample {
    const char *text, *masked; /* NULL: nothing to mask */
};

static void check(struct arena *arena, const struct sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *wanted = samples[i].masked ? samples[i].masked : samples[i].text;
        assert_string_equal(mask_personal(arena, samples[i].text), wanted);
    }
}

static void test_national_ids(void **state)
{
    static const struct sample SAMPLES[] = {
        {"1101700230708", ID},
        {"เลข 1-1017-00230-70-8 ครับ", "เลข " ID " ครับ"},
        {"๑๑๐๑๗๐๐๒๓๐๗๐๘", ID},
        {"๑ ๑๐๑๗ ๐๐๒๓๐ ๗๐ ๘.", ID "."},
        {"1 - 1017 - 00230 - 70 - 8", ID},
        {"1101700230707", NULL}, /* the check digit is wrong */
        {"11017002307081", NULL},
        {"91101700230708", NULL},
        {"1101700230708,3456789012347", ID "," ID},
    };
    check(*state, SAMPLES, COUNT(SAMPLES));
}

static void test_phone_numbers(void **state)
{
    static const struct sample SAMPLES[] = {
        {"โทร0812345678ค่ะ", "โทร" PHONE "ค่ะ"},
        {"081-234-5678", PHONE},
        {"๐๘๑-๒๓๔-๕๖๗๘", PHONE},
        {"081 234 5678 089-876-5432", PHONE " " PHONE},
        {"02-123-4567 ต่อ 12", PHONE " ต่อ 12"},
        {"(02) 123 4567", "(" PHONE},
        {"+66812345678", PHONE},
        {"+66 (0)81 234 5678", PHONE},
        {"+66 2 123 4567", PHONE},
        {"66812345678", PHONE},
        {"0 5000 1234", PHONE},
        {"08\xE2\x80\x8B"
         "12345678",
         PHONE},
        {"โทร. 0812345678/0912345678", "โทร. " PHONE "/" PHONE},
        {"โทร 1579 หรือ 191", NULL},
        {"081234567", NULL}, /* too short for a mobile number */
        {"08123456789", NULL},
        {"30/09/2568 เวลา 08.30-16.30 น.", NULL},
        {"งบประมาณ 1,234,567.00 บาท", NULL},
        {"หนังสือ ศธ 04099/1234", NULL},
        {"66 คน 12345678", NULL},
        {"0", NULL},
        {"", NULL},
    };
    check(*state, SAMPLES, COUNT(SAMPLES));
}

static void test_addresses(void **state)
{
    static const struct sample SAMPLES[] = {
        {"อีเมลsomchai.j@example.go.thครับ", "อีเมล" EMAIL "ครับ"},
        {"ma1@example.com, ma2@example.com.", EMAIL ", " EMAIL "."},
        {"0812345678@example.com", EMAIL},
        {"somchai @ example.com", EMAIL},
        {"@line_id", NULL},
        {"a@b", NULL},
        {"a@@b.c", NULL},
        {"a@b.c@d.e", EMAIL "@d.e"},
        {"@", NULL},
    };
    check(*state, SAMPLES, COUNT(SAMPLES));
}

/* Nothing is left to mask, whatever is written around it. */
static void test_masked_text_stays(void **state)
{
    const char *once =
        mask_personal(*state, "คุณ ก 0812345678 (a@b.co) 1-1017-00230-70-8 โทร ๐๒ ๑๒๓ ๔๕๖๗ จบ");
    assert_string_equal(once, "คุณ ก " PHONE " (" EMAIL ") " ID " โทร " PHONE " จบ");
    assert_ptr_equal(mask_personal(*state, once), once);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_national_ids),
        cmocka_unit_test(test_phone_numbers),
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_masked_text_stays),
    };
    return cmocka_run_group_tests_name("masking", tests, make_arena, free_arena);
}
