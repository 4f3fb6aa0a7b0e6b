/* INI text line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/ini_lines.h"

static void end_of_memory(void *context)
{
    (void)context;
    exit(EXIT_FAILURE);
}

static int set_up(void **state)
{
    *state = arena_new(0, (struct arena_exhausted){end_of_memory, NULL});
    return 0;
}

static int tear_down(void **state)
{
    arena_free(*state);
    return 0;
}

static size_t read_text(void **state, const char *text, unsigned first, struct ini_line **lines)
{
    return ini_lines_read(*state, text, strlen(text), first, lines);
}

static void a_block_s_body_is_read(void **state)
{
    struct ini_line *lines;
    assert_int_equal(
        read_text(state, "columns = id, name\n\n; a comment\n  # another\nsort=-gap", 12, &lines),
        2);
    assert_int_equal(lines[0].kind, INI_LINE_VALUE);
    assert_string_equal(lines[0].section, "");
    assert_string_equal(lines[0].key, "columns");
    assert_string_equal(lines[0].value, "id, name");
    assert_int_equal(lines[0].line, 12);
    assert_string_equal(lines[1].key, "sort");
    assert_string_equal(lines[1].value, "-gap");
    assert_int_equal(lines[1].line, 16);
}

/* formats.md: a comment only at a line's start; the value is the rest, without one pair of
 * quotes. */
static void values_are_the_rest_of_the_line(void **state)
{
    struct ini_line *lines;
    assert_int_equal(
        read_text(
            state,
            "note = GAP = ผล − เป้า ; all of it # too\r\nq = \" ก \"\ne =\nh = \"\nt\t=\tx\t\n", 1,
            &lines),
        5);
    assert_string_equal(lines[0].value, "GAP = ผล − เป้า ; all of it # too");
    assert_string_equal(lines[1].value, " ก ");
    assert_string_equal(lines[2].value, "");
    assert_string_equal(lines[3].value, "\"");
    assert_string_equal(lines[4].key, "t");
    assert_string_equal(lines[4].value, "x");
}

static void repeated_sections_are_one_and_repeated_keys_are_said(void **state)
{
    struct ini_line *lines;
    size_t count = read_text(
        state, "\xEF\xBB\xBF[A b]\nx = 1\n[other]\nx = 2\n[ a B ]\nX = 3\ny = 4\n", 1, &lines);
    assert_int_equal(count, 7);
    assert_int_equal(lines[0].kind, INI_LINE_SECTION);
    assert_string_equal(lines[0].section, "A b");
    assert_int_equal(lines[3].kind, INI_LINE_VALUE);
    assert_int_equal(lines[5].kind, INI_LINE_DUPLICATE);
    assert_int_equal(lines[5].first_line, 2);
    assert_string_equal(lines[5].value, "3");
    assert_string_equal(ini_lines_find(lines, count, "a b", "X")->value, "1");
    assert_string_equal(ini_lines_find(lines, count, "A B", "y")->value, "4");
    assert_null(ini_lines_find(lines, count, "other", "y"));
    assert_null(ini_lines_find(lines, count, "", "x"));
}

static void what_is_neither_is_bad(void **state)
{
    static const char *const bad[] = {"word", "= value", "[]", "[ ]", "[open", "  = "};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct ini_line *lines;
        assert_int_equal(read_text(state, bad[i], 7, &lines), 1);
        assert_int_equal(lines[0].kind, INI_LINE_BAD);
        assert_int_equal(lines[0].line, 7);
        assert_non_null(lines[0].value);
    }
}

static void nothing_is_no_entry(void **state)
{
    struct ini_line *lines;
    assert_int_equal(read_text(state, "", 1, &lines), 0);
    assert_int_equal(read_text(state, "\n \r\n;\n#", 1, &lines), 0);
    assert_null(ini_lines_find(lines, 0, "", "x"));
}

/* Only `length` bytes are looked at. */
static void the_length_is_kept(void **state)
{
    struct ini_line *lines;
    assert_int_equal(ini_lines_read(*state, "a = 12\nb = 3", 5, 1, &lines), 1);
    assert_string_equal(lines[0].value, "1");
}

#define in_arena(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_arena(a_block_s_body_is_read),
        in_arena(values_are_the_rest_of_the_line),
        in_arena(repeated_sections_are_one_and_repeated_keys_are_said),
        in_arena(what_is_neither_is_bad),
        in_arena(nothing_is_no_entry),
        in_arena(the_length_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
