/* text_normalise(): the rules of formats.md, and that doing it twice changes nothing more. */
#include "tests/base/support.h"

#include <time.h>

#include "base/text.h"

struct normalised {
    const char *text;
    const char *prose;
    const char *name;
};

static const struct normalised cases[] = {
    /* nikhahit + sara aa, a tone between or around them */
    {"ท\u0E4D\u0E32", "ทำ", "ทำ"},
    {"น\u0E49\u0E4D\u0E32", "น\u0E49\u0E33", "น\u0E49\u0E33"},
    {"น\u0E4D\u0E49\u0E32", "น\u0E49\u0E33", "น\u0E49\u0E33"},
    {"น\u0E33\u0E49", "น\u0E49\u0E33", "น\u0E49\u0E33"},
    {"กํ", "กํ", "กํ"},
    {"ก\u0E48\u0E34\u0E32", "ก\u0E34\u0E48\u0E32", "ก\u0E34\u0E48\u0E32"},
    {"ก\u0E4D\u0E34\u0E32", "ก\u0E4D\u0E34\u0E32", "ก\u0E4D\u0E34\u0E32"},
    /* two sara e */
    {"เเผน", "แผน", "แผน"},
    {"เเเ", "แเ", "แเ"},
    /* tone before a vowel */
    {"ท\u0E48\u0E35", "ท\u0E35\u0E48", "ท\u0E35\u0E48"},
    {"ก\u0E48\u0E38", "ก\u0E38\u0E48", "ก\u0E38\u0E48"},
    {"ก\u0E49\u0E31น", "ก\u0E31\u0E49น", "ก\u0E31\u0E49น"},
    {"สิทธ\u0E4C\u0E34", "สิทธ\u0E34\u0E4C", "สิทธ\u0E34\u0E4C"},
    {"ก\u0E48\u0E48\u0E35", "ก\u0E35\u0E48\u0E48", "ก\u0E35\u0E48\u0E48"},
    /* NFC: e + acute; sara u before phinthu is another order */
    {"re\u0301sume\u0301", "r\u00E9sum\u00E9", "r\u00E9sum\u00E9"},
    {"A\u030A", "\u00C5", "\u00C5"},
    {"ก\u0E38\u0E3A", "ก\u0E3A\u0E38", "ก\u0E3A\u0E38"},
    {"\u212B", "\u00C5", "\u00C5"},
    /* blanks and zero width */
    {"ก\u00A0ข\tค", "ก ข ค", "ก ข ค"},
    {"  ก   ข  ", "  ก   ข  ", "ก ข"},
    {"ก \u200B ข", "ก \u200B ข", "ก ข"},
    {"\uFEFFก\u200Bข\u200Dค\u2060", "\uFEFFก\u200Bข\u200Dค\u2060", "กขค"},
    {"ก\u00ADข", "ก\u00ADข", "กข"},
    {"ตัวชี้วัด\n(ร้อยละ)", "ตัวชี้วัด\n(ร้อยละ)", "ตัวชี้วัด (ร้อยละ)"},
    {"ตัวชี้วัด\r\n\r\n(ร้อยละ) \n", NULL, "ตัวชี้วัด (ร้อยละ)"},
    /* marks parted by a zero-width character meet when it goes */
    {"น\u0E33\u200B\u0E49", "น\u0E33\u200B\u0E49", "น\u0E49\u0E33"},
    {"เ\u200Bเผน", "เ\u200Bเผน", "แผน"},
    /* what stays as it is */
    {"", "", ""},
    {" ", " ", ""},
    {"O-NET ปี ๒๕๖๗ (ร้อยละ) ฯลฯ ๆ", "O-NET ปี ๒๕๖๗ (ร้อยละ) ฯลฯ ๆ", "O-NET ปี ๒๕๖๗ (ร้อยละ) ฯลฯ ๆ"},
    {"🙏 ≥ → ﬁ", "🙏 ≥ → ﬁ", "🙏 ≥ → ﬁ"},
    {"ป่าไม้ น้ำ เก่ง ก็ สิทธิ์ ฤๅษี", "ป่าไม้ น้ำ เก่ง ก็ สิทธิ์ ฤๅษี", "ป่าไม้ น้ำ เก่ง ก็ สิทธิ์ ฤๅษี"},
};

static void rules(void **state)
{
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (cases[i].prose)
            assert_string_equal(text_normalise(*state, cases[i].text, false), cases[i].prose);
        assert_string_equal(text_normalise(*state, cases[i].text, true), cases[i].name);
    }
}

/* Every string of up to four characters from those that the rules look at, and long random ones. */
static const uint32_t alphabet[] = {
    0x0E01, 0x0E31, 0x0E32, 0x0E33, 0x0E34, 0x0E38, 0x0E3A, 0x0E40, 0x0E47,
    0x0E48, 0x0E4C, 0x0E4D, ' ',    0x200B, 0x0301, 0x0323, 'e',    '\n',
};

static void assert_idempotent(struct arena *arena, const char *text)
{
    for (int name = 0; name < 2; name++) {
        const char *once = text_normalise(arena, text, name);
        assert_string_equal(text_normalise(arena, once, name), once);
    }
}

static void twice_is_once_for_short_texts(void **state)
{
    (void)state;
    size_t total = COUNT(alphabet) * COUNT(alphabet) * COUNT(alphabet) * COUNT(alphabet);
    struct arena *arena = NULL;
    for (size_t number = 0; number < total; number++) {
        if (number % 1000 == 0) {
            arena_free(arena);
            arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
        }
        char text[20];
        size_t length = 0, rest = number;
        for (int i = 0; i < 4; i++, rest /= COUNT(alphabet))
            length += text_encode(alphabet[rest % COUNT(alphabet)], text + length);
        text[length] = '\0';
        assert_idempotent(arena, text);
    }
    arena_free(arena);
}

static void twice_is_once_for_random_texts(void **state)
{
    (void)state;
    uint32_t seed = 2568;
    for (int round = 0; round < 20000; round++) {
        struct arena *arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
        char text[4 * 40 + 1];
        size_t length = 0, characters = 5 + next_random(&seed) % 35;
        for (size_t i = 0; i < characters; i++)
            length += text_encode(alphabet[next_random(&seed) % COUNT(alphabet)], text + length);
        text[length] = '\0';
        assert_idempotent(arena, text);
        arena_free(arena);
    }
}

/* A quadratic rule would need minutes for a million marks. */
static void long_runs_of_marks_take_linear_time(void **state)
{
    static const uint32_t pairs[][2] = {{0x0E48, 0x0E34}, {0x0E33, 0x0E48}, {0x0E4D, 0x0E32},
                                        {0x0E40, 0x0E40}, {0x0E48, 0x0E3A}, {0x0301, 0x0323}};
    const size_t characters = 1000000;
    for (size_t p = 0; p < COUNT(pairs); p++) {
        char *text = arena_alloc(*state, characters * 3 + 1);
        size_t length = 0;
        for (size_t i = 0; i < characters; i++)
            length += text_encode(pairs[p][i % 2], text + length);
        clock_t start = clock();
        const char *once = text_normalise(*state, text, true);
        assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
        assert_true(strlen(once) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules),
        cmocka_unit_test(twice_is_once_for_short_texts),
        cmocka_unit_test(twice_is_once_for_random_texts),
        cmocka_unit_test(long_runs_of_marks_take_linear_time),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
