/* Diagnostics: the table of messages as a whole, substitution, order, limits, exit status. */
#include "tests/base/support.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"

static const struct {
    const char *name;
    enum diag_level level;
    int status;
    const char *words[2];
} messages[] = {
#define DIAG_CODE(code, level, status, english, thai) {#code, level, status, {english, thai}},
#include "base/diag_codes.def"
#undef DIAG_CODE
};

/* Bit n for {n}, bit 0 for {field}. Other braces are text ("{{ value }}"). */
static int placeholders(const char *words)
{
    int found = 0;
    for (const char *c = words; (c = strchr(c, '{')) != NULL; c++) {
        if (strncmp(c, "{field}", 7) == 0)
            found |= 1;
        else if (c[1] >= '1' && c[1] <= '9' && c[2] == '}')
            found |= 1 << (c[1] - '0');
    }
    return found;
}

static void every_message_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(messages); i++) {
        const char *name = messages[i].name;
        if (strlen(name) != 6 || strspn(name + 3, "0123456789") != 3)
            fail_msg("%s: a code is three letters and three digits", name);
        int english = placeholders(messages[i].words[0]), thai = placeholders(messages[i].words[1]);
        if (english != thai)
            fail_msg("%s: the two languages have different placeholders", name);
        if (messages[i].words[0][0] == '\0' || !strstr(messages[i].words[1], "\xE0\xB8"))
            fail_msg("%s: words are missing", name);
        bool is_error = messages[i].level == DIAG_ERROR;
        static const int statuses[] = {64, 65, 66, 69, 70, 73, 74, 75};
        bool known = false;
        for (size_t s = 0; s < COUNT(statuses); s++)
            known = known || statuses[s] == messages[i].status;
        if (is_error ? !known : messages[i].status != 0)
            fail_msg("%s: status %d", name, messages[i].status);
        size_t length = strlen(messages[i].words[0]);
        if (messages[i].level != DIAG_NOTE && messages[i].words[0][length - 1] != ')')
            fail_msg("%s: does not say what to do", name);
    }
}

/* The first code of a status with or without {1}; the tests below stand on what the table holds. */
static enum diag_code some_code(enum diag_level level, int status, bool with_argument)
{
    for (size_t i = 0; i < COUNT(messages); i++)
        if (messages[i].level == level && messages[i].status == status &&
            (!with_argument || strstr(messages[i].words[0], "{1}")))
            return (enum diag_code)i;
    fail_msg("no code of status %d", status);
    return 0;
}

static void a_message_says_where_and_what(void **state)
{
    struct diag *diag = diag_new(*state);
    enum diag_code code = some_code(DIAG_ERROR, 65, true);
    diag_report(diag, code, diag_at("results.csv", 12, 7, "ผล"), "%s%n{1}{2}{field}");
    diag_report(diag, code, diag_at("results.csv", 13, 0, NULL), "");
    diag_report(diag, code, diag_file("results.csv"), "a\nb\tc\x1b[31m");
    diag_report(diag, code, diag_file(NULL), "x");
    const struct diag_item *items;
    assert_int_equal(diag_items(diag, &items), 4);
    char start[200];
    snprintf(start, sizeof start, "error %s: ", messages[code].name);
    const char *text = diag_message(*state, &items[0], DIAG_ENGLISH); /* without a file first */
    assert_memory_equal(text, start, strlen(start));
    snprintf(start, sizeof start, "results.csv: error %s: ", messages[code].name);
    text = diag_message(*state, &items[1], DIAG_ENGLISH);
    assert_memory_equal(text, start, strlen(start));
    assert_non_null(strstr(text, "a b c [31m"));
    assert_null(strpbrk(text, "\n\t\x1b"));
    snprintf(start, sizeof start, "results.csv:12:7: error %s: ", messages[code].name);
    text = diag_message(*state, &items[2], DIAG_ENGLISH);
    assert_memory_equal(text, start, strlen(start));
    /* What data hold is put in as it stands and not looked at again. */
    assert_non_null(strstr(text, "%s%n{1}{2}{field}"));
    assert_string_equal(text + strlen(start), diag_words(*state, &items[2], DIAG_ENGLISH));
    snprintf(start, sizeof start, "results.csv:12:7: ข้อผิดพลาด %s: ", messages[code].name);
    assert_memory_equal(diag_message(*state, &items[2], DIAG_THAI), start, strlen(start));
    snprintf(start, sizeof start, "results.csv:13: error %s: ", messages[code].name);
    assert_memory_equal(diag_message(*state, &items[3], DIAG_ENGLISH), start, strlen(start));
    assert_string_equal(diag_code_name(code), messages[code].name);
}

static void arguments_are_copied_and_cut(void **state)
{
    struct diag *diag = diag_new(*state);
    enum diag_code code = some_code(DIAG_ERROR, 65, true);
    char *argument = arena_alloc(*state, 3 * 100000 + 1);
    for (int i = 0; i < 100000; i++)
        memcpy(argument + 3 * i, "ก", 3);
    diag_report(diag, code, diag_file("a.csv"), argument);
    memset(argument, 'x', 3 * 100000);
    const struct diag_item *items;
    diag_items(diag, &items);
    const char *text = diag_words(*state, &items[0], DIAG_ENGLISH);
    assert_null(strstr(text, "xxx"));
    assert_non_null(strstr(text, "กกก…"));
    assert_true(strlen(text) < 2000);
}

static void items_are_sorted_by_place(void **state)
{
    struct diag *diag = diag_new(*state);
    enum diag_code code = some_code(DIAG_ERROR, 65, true);
    diag_report(diag, code, diag_at("z.csv", 9, 1, NULL), "4");
    diag_report(diag, code, diag_at("a.csv", 2, 2, NULL), "8");
    diag_report(diag, code, diag_at("z.csv", 2, 3, NULL), "2");
    diag_report(diag, code, diag_at("a.csv", 2, 1, NULL), "6");
    diag_report(diag, code, diag_at("z.csv", 2, 3, NULL), "3");
    diag_report(diag, code, diag_at("z.csv", 2, 1, NULL), "1");
    const struct diag_item *items;
    assert_int_equal(diag_items(diag, &items), 6);
    diag_report(diag, code, diag_at("a.csv", 2, 1, NULL), "7");
    diag_report(diag, code, diag_at("a.csv", 1, 9, NULL), "5");
    size_t count = diag_items(diag, &items);
    assert_int_equal(count, 8);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(items[i].arguments[0][0], '1' + (int)i);
}

static void at_most_a_hundred_of_a_code(void **state)
{
    struct diag *diag = diag_new(*state);
    enum diag_code code = some_code(DIAG_ERROR, 65, false);
    for (unsigned i = 0; i < 100; i++)
        diag_report(diag, code, diag_at("a.csv", i + 1, 1, NULL), "");
    assert_string_equal(diag_overflow_message(*state, diag, DIAG_ENGLISH), "");
    for (unsigned i = 0; i < 412; i++)
        diag_report(diag, code, diag_at("a.csv", i + 101, 1, NULL), "");
    const struct diag_item *items;
    assert_int_equal(diag_items(diag, &items), 100);
    assert_int_equal(diag_count(diag, DIAG_ERROR), 512);
    assert_int_equal(diag_count(diag, DIAG_WARNING), 0);
    char expected[80];
    snprintf(expected, sizeof expected, "… and 412 more %s", messages[code].name);
    assert_string_equal(diag_overflow_message(*state, diag, DIAG_ENGLISH), expected);
    assert_non_null(strstr(diag_overflow_message(*state, diag, DIAG_THAI), "412"));
}

static void the_worst_status_counts(void **state)
{
    static const int best_first[] = {64, 65, 66, 69, 73, 74, 70};
    struct diag *diag = diag_new(*state);
    assert_int_equal(diag_exit_status(diag), 0);
    for (size_t i = 0; i < COUNT(messages); i++)
        if (messages[i].level != DIAG_ERROR)
            diag_report(diag, (enum diag_code)i, diag_file("a"), "");
    assert_int_equal(diag_exit_status(diag), 0);
    for (size_t s = 0; s < COUNT(best_first); s++) {
        for (size_t i = 0; i < COUNT(messages); i++) {
            if (messages[i].level == DIAG_ERROR && messages[i].status == best_first[s]) {
                diag_report(diag, (enum diag_code)i, diag_file("a"), "");
                assert_int_equal(diag_exit_status(diag), best_first[s]);
            }
        }
    }
    struct diag *second = diag_new(*state);
    diag_report(second, some_code(DIAG_ERROR, 74, false), diag_file("a"), "");
    diag_report(second, some_code(DIAG_ERROR, 65, false), diag_file("a"), "");
    assert_int_equal(diag_exit_status(second), 74);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_is_whole),
        cmocka_unit_test(a_message_says_where_and_what),
        cmocka_unit_test(arguments_are_copied_and_cut),
        cmocka_unit_test(items_are_sorted_by_place),
        cmocka_unit_test(at_most_a_hundred_of_a_code),
        cmocka_unit_test(the_worst_status_counts),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
