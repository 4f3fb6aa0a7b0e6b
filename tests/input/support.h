/* What the tests of input/ share: an arena and a list of problems for each test, problems in a
 * short form, Windows-874 from UTF-8, office folders made for one test. */
#ifndef RAINGAN_TESTS_INPUT_SUPPORT_H
#define RAINGAN_TESTS_INPUT_SUPPORT_H

#include "tests/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "input/bytes.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct fixture {
    struct arena *arena;
    struct diag *diag;
    char folder[TEST_FOLDER_SIZE]; /* made by office_begin() */
};

static inline void memory_ran_out(void *context)
{
    (void)context;
    fail_msg("memory ran out");
    abort();
}

static inline int begin(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    if (fixture == NULL) {
        return -1;
    }
    fixture->arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
    fixture->diag = diag_new(fixture->arena);
    *state = fixture;
    return 0;
}

static inline int end(void **state)
{
    struct fixture *fixture = *state;
    if (fixture->folder[0] != '\0') {
        test_folder_remove(fixture->folder);
    }
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, begin, end)

/* "CSV036 2:5" for each problem, separated by "; "; with files if `files`. Empties the list. */
static inline const char *take_problems(struct fixture *fixture, bool files)
{
    const struct diag_item *items;
    size_t count = diag_items(fixture->diag, &items);
    struct text_buffer out;
    text_buffer_init(&out, fixture->arena, 1024 * 1024);
    for (size_t i = 0; i < count; i++) {
        text_buffer_add_format(&out, "%s%s ", i > 0 ? "; " : "", diag_code_name(items[i].code));
        if (files) {
            text_buffer_add_format(&out, "%s:", items[i].place.file);
        }
        text_buffer_add_format(&out, "%u:%u", items[i].place.line, items[i].place.column);
    }
    fixture->diag = diag_new(fixture->arena);
    return out.data;
}

/* Fails with the whole messages, which say more than the short form. */
#define assert_problems(fixture, expected)                                                         \
    assert_string_equal(take_problems((fixture), false), (expected))
#define assert_file_problems(fixture, expected)                                                    \
    assert_string_equal(take_problems((fixture), true), (expected))

/* Thai text as Windows-874 (only ASCII and U+0E01–0E5B, which is what the tests use). */
static inline const char *windows_874(struct arena *arena, const char *text)
{
    char *out = arena_alloc(arena, strlen(text) + 1);
    size_t length = 0;
    for (uint32_t c; (c = text_next(&text)) != 0;) {
        out[length++] = (char)(c < 0x80 ? c : c - 0x0E00 + 0xA0);
    }
    return out;
}

/* UTF-16 without a byte order mark; *length in bytes. Basic plane only. */
static inline const char *utf_16(struct arena *arena, const char *text, bool big, size_t *length)
{
    char *out = arena_alloc(arena, strlen(text) * 2 + 2);
    *length = 0;
    for (uint32_t c; (c = text_next(&text)) != 0; *length += 2) {
        out[*length + (big ? 0 : 1)] = (char)(c >> 8);
        out[*length + (big ? 1 : 0)] = (char)(c & 0xFF);
    }
    return out;
}

/* An empty folder, instead of the one before. */
static inline void office_begin(struct fixture *fixture)
{
    if (fixture->folder[0] != '\0') {
        test_folder_remove(fixture->folder);
    }
    assert_true(test_folder_make(fixture->folder));
}

static inline const char *office_path(struct fixture *fixture, const char *name)
{
    return text_format(fixture->arena, "%s/%s", fixture->folder, name);
}

static inline void office_put_bytes(struct fixture *fixture, const char *name, const void *bytes,
                                    size_t length)
{
    FILE *file = fopen(office_path(fixture, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static inline void office_put(struct fixture *fixture, const char *name, const char *text)
{
    office_put_bytes(fixture, name, text, strlen(text));
}

static inline void office_folder(struct fixture *fixture, const char *name)
{
    assert_int_equal(mkdir(office_path(fixture, name), 0777), 0);
}

#endif
