/* INI files: our scanner, its places, and iniparser's second opinion (library-limits.md I1–I9). */
#include "tests/input/support.h"

#include "input/ini.h"

static struct ini *parse(struct fixture *fixture, const char *text)
{
    struct ini *ini = NULL;
    struct bytes_source source = bytes_of_memory(text, strlen(text));
    assert_true(ini_read(fixture->arena, &source, "f.ini", ENCODING_FIND, fixture->diag, &ini));
    return ini;
}

/* The value of [s] k, which must be the only thing that matters in the text. */
static const char *value(struct fixture *fixture, const char *text)
{
    struct ini *ini = parse(fixture, text);
    const struct ini_entry *entry = ini_find(ini, "s", "k");
    assert_problems(fixture, "");
    assert_false(ini->bad);
    assert_non_null(entry);
    return entry->value;
}

static void sections_keys_and_places(void **state)
{
    struct fixture *fixture = *state;
    struct ini *ini = parse(fixture, "# หมายเหตุ\r\n[Office]\r\n  Name = สำนักงาน \r\n\r\n"
                                     "[ period ]\r\nmonths=12\r\n[office]\ncode\t=\tA\n");
    assert_problems(fixture, "");
    assert_false(ini->bad);
    assert_int_equal(ini->section_count, 2);
    assert_int_equal(ini->entry_count, 3);
    const struct ini_entry *name = ini_find(ini, "office", "name");
    assert_string_equal(name->value, "สำนักงาน");
    assert_int_equal(name->line, 3);
    assert_int_equal(name->key_column, 3);
    assert_int_equal(name->column, 10);
    assert_string_equal(ini_find(ini, "period", "months")->value, "12");
    assert_string_equal(ini_find(ini, "office", "code")->value, "A"); /* merged */
    assert_int_equal(ini_section_line(ini, "office"), 2);
    assert_int_equal(ini_section_line(ini, "none"), 0);
    assert_null(ini_find(ini, "period", "name"));
}

/* I4: comments only at the beginning of a line, quotes around a value taken off. */
static void values(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *value;
    } cases[] = {
        {"[s]\nk = a;b # c", "a;b # c"},
        {"[s]\nk = ดีมาก:3.50; ดี:2.50\n;k = x\n#k = x\n ; k = y\n", "ดีมาก:3.50; ดี:2.50"},
        {"[s]\nk = \"a;b\"", "a;b"},
        {"[s]\nk = \" a \"", " a "},
        {"[s]\nk = 'a'", "a"},
        {"[s]\nk = \"\"", ""},
        {"[s]\nk = ''", ""},
        {"[s]\nk =", ""},
        {"[s]\nk = \t ", ""},
        {"[s]\nk = a = b", "a = b"},
        {"[s]\nk == b", "= b"},
        {"[s]\nk = \"ก\" และ \"ข\"", "\"ก\" และ \"ข\""},
        {"[s]\nk = a\"b", "a\"b"},
        {"[s]\nk = it's", "it's"},
        {"[s]\nk = 's", "'s"},
        {"[s]\nk = C:\\office\\", "C:\\office\\"},
        {"[s]\nk = a\\\n[t]\nj = b", "a\\"},
        {"[s]\n# a comment that ends so \\\nk = v", "v"},
        {"[s]\nk = ;", ";"},
        {"[s]\nk = @1", "@1"},
        {"[s]\nk=\"@0\"\nj = x;y", "@0"},
        {"\xEF\xBB\xBF[s]\nk = v", "v"}, /* I3 */
        {"[s]\rk = v\rj = w", "v"},
        {"[s]\nk = \xC2\xA0ก", "\xC2\xA0ก"},
        {"[s]\nk = 100%d %s", "100%d %s"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(value(fixture, cases[i].text), cases[i].value);
    }
}

/* I2: the parser's own limit is 1,024 bytes, about 340 Thai letters. */
static void long_lines_are_read(void **state)
{
    struct fixture *fixture = *state;
    for (size_t letters = 300; letters < 22000; letters = letters * 5 / 3) {
        struct text_buffer text;
        struct text_buffer expected;
        text_buffer_init(&text, fixture->arena, 1024 * 1024);
        text_buffer_init(&expected, fixture->arena, 1024 * 1024);
        for (size_t i = 0; i < letters; i++) {
            text_buffer_add(&expected, i % 7 == 0 ? "ก" : "น");
        }
        text_buffer_add_format(&text, "# %s\n[s]\nk = %s\nj = \"%s\"\n", expected.data,
                               expected.data, expected.data);
        assert_string_equal(value(fixture, text.data), expected.data);
    }
}

static void a_value_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    for (size_t extra = 0; extra < 2; extra++) {
        size_t length = INI_VALUE_LIMIT + extra;
        char *text = arena_alloc(fixture->arena, length + 16);
        memcpy(text, "[s]\nk = ", 8);
        memset(text + 8, 'x', length);
        struct ini *ini = parse(fixture, text);
        assert_int_equal(ini->bad, extra == 1);
        assert_problems(fixture, extra == 1 ? "INI010 2:5" : "");
    }
}

static void windows_874_and_utf_16(void **state)
{
    struct fixture *fixture = *state;
    static const char text[] = "[s]\n; หมายเหตุ\nk = สำนักงานเขต แผน\n";
    assert_string_equal(value(fixture, windows_874(fixture->arena, text)), "สำนักงานเขต แผน");
    size_t length;
    const char *units =
        utf_16(fixture->arena, text_format(fixture->arena, "\xEF\xBB\xBF%s", text), false, &length);
    struct bytes_source source = bytes_of_memory(units, length);
    struct ini *ini;
    assert_true(ini_read(fixture->arena, &source, "f", ENCODING_FIND, fixture->diag, &ini));
    assert_problems(fixture, "");
    assert_string_equal(ini_find(ini, "s", "k")->value, "สำนักงานเขต แผน");
}

static void what_is_wrong_is_named(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *text, *problems;
    } cases[] = {
        {"[s]\nk v\n  only words\nj = 1", "INI001 2:1; INI001 3:3"},
        {"[s\nk = v\n[t] ; x\n[]\n[a[b]\n", "INI002 1:1; INI002 3:1; INI004 4:2; INI002 5:1"},
        {"[s]\nk = 1\n\nK = 2\n[S]\nk=3", "INI003 4:1; INI003 6:1"},
        {"[s]\n= v\n", "INI004 2:1"},
        {"k = v\n[s]\n", "INI006 1:1"},
        {"[s]\nk = \"ab\n", "INI007 2:5"},
        {"[s]\nk = a\x01"
         "b\n\x7f\n",
         "INI008 2:6; INI008 3:1"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct ini *ini = parse(fixture, cases[i].text);
        assert_true(ini->bad);
        assert_problems(fixture, cases[i].problems);
    }
}

static void nul_and_undefined_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct ini *ini;
    struct bytes_source source = bytes_of_memory("[s]\nk = a\0b\nj = \xA1\xDB\n", 19);
    assert_true(ini_read(fixture->arena, &source, "f", ENCODING_FIND, fixture->diag, &ini));
    assert_true(ini->bad);
    assert_problems(fixture, "INI008 2:6; CSV010 3:6");
}

/* Many keys: the parser behind us compares each with each. */
static void keys_have_a_limit(void **state)
{
    struct fixture *fixture = *state;
    for (size_t count = INI_ENTRY_LIMIT - 1; count <= INI_ENTRY_LIMIT; count++) {
        struct text_buffer text;
        text_buffer_init(&text, fixture->arena, 1024 * 1024);
        text_buffer_add(&text, "[s]\n");
        for (size_t i = 0; i < count; i++) {
            text_buffer_add_format(&text, "k%zu = ก;%zu\n", i, i);
        }
        struct ini *ini = parse(fixture, text.data);
        assert_int_equal(ini->bad, count == INI_ENTRY_LIMIT);
        assert_problems(fixture, count == INI_ENTRY_LIMIT ? "INI009 4001:1" : "");
    }
}

static void a_file_has_a_limit(void **state)
{
    struct fixture *fixture = *state;
    char *bytes = arena_alloc(fixture->arena, INI_FILE_LIMIT + 2);
    struct ini *ini;
    memset(bytes, '\n', INI_FILE_LIMIT + 1);
    struct bytes_source source = bytes_of_memory(bytes, INI_FILE_LIMIT);
    assert_true(ini_read(fixture->arena, &source, "f", ENCODING_FIND, fixture->diag, &ini));
    source = bytes_of_memory(bytes, INI_FILE_LIMIT + 1);
    assert_false(ini_read(fixture->arena, &source, "f", ENCODING_FIND, fixture->diag, &ini));
    assert_null(ini);
    assert_problems(fixture, "CSV004 0:0");
}

/* [a] "b:c" and [a:b] "c" are one key to iniparser: what the two see differently is refused. */
static void a_disagreement_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct ini *ini = parse(fixture, "[a]\nb:c = 1\n[a:b]\nc = 2\n");
    assert_true(ini->bad);
    assert_problems(fixture, "INI011 0:0");
    ini = parse(fixture, "[a]\nb:c = 1\n[a:b]\nd = 2\n");
    assert_false(ini->bad);
}

/* Random lines of the characters that matter: what our scanner takes iniparser takes. */
static void the_two_readers_agree(void **state)
{
    struct fixture *fixture = *state;
    static const char *const pieces[] = {"k", "=", " ",  "\"", "'", ";",  "#",  "\\",   "[",
                                         "]", "ก", "\n", "\n", "a", "\t", "@0", "j = ", "\nk = "};
    uint32_t seed = 874;
    size_t agreed = 0;
    for (int round = 0; round < 3000; round++) {
        struct text_buffer text;
        text_buffer_init(&text, fixture->arena, 4096);
        text_buffer_add(&text, "[s]\n");
        for (int i = 0; i < 14; i++) {
            seed = seed * 1664525 + 1013904223;
            text_buffer_add(&text, pieces[(seed >> 16) % COUNT(pieces)]);
        }
        agreed += !parse(fixture, text.data)->bad;
        if (strstr(take_problems(fixture, false), "INI011") != NULL) {
            fail_msg("the readers part over: %s", text.data);
        }
    }
    assert_true(agreed > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sections_keys_and_places), TEST(values),
        TEST(long_lines_are_read),      TEST(a_value_has_a_limit),
        TEST(windows_874_and_utf_16),   TEST(what_is_wrong_is_named),
        TEST(nul_and_undefined_bytes),  TEST(keys_have_a_limit),
        TEST(a_file_has_a_limit),       TEST(a_disagreement_is_refused),
        TEST(the_two_readers_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
