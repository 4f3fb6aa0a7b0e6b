/* Staging and publishing.
 * Bugs these would catch: a half-made packet under the final name, an old packet lost in the swap, what a killed
 * run left staying for ever, two runs in one packet, a file written over another. */
#include "tests/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "output/packet.h"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    const char *out;
};

static void out_of_memory(void *context)
{
    (void)context;
    abort();
}

static int set_up(void **state)
{
    struct arena *arena = arena_new(0, (struct arena_exhausted){out_of_memory, NULL});
    struct fixture *fixture = arena_alloc(arena, sizeof *fixture);
    char *folder = arena_alloc(arena, TEST_FOLDER_SIZE);
    if (!test_folder_make(folder))
        return -1;
    *fixture = (struct fixture){arena, diag_new(arena), folder};
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    test_folder_remove(fixture->out);
    arena_free(fixture->arena);
    return 0;
}

static void expect_file(struct fixture *fixture, const char *relative, const char *expected)
{
    char content[64] = {0};
    FILE *file = fopen(text_format(fixture->arena, "%s/%s", fixture->out, relative), "rb");
    if (!expected) {
        assert_null(file);
        return;
    }
    assert_non_null(file);
    size_t length = fread(content, 1, sizeof content - 1, file);
    fclose(file);
    assert_int_equal(length, strlen(expected));
    assert_string_equal(content, expected);
}

static void publish(struct fixture *fixture, const char *content)
{
    const char *final;
    struct packet *packet = packet_begin(fixture->arena, fixture->out, "9901", fixture->diag);
    assert_non_null(packet);
    assert_true(packet_write(packet, "a.txt", content, strlen(content), fixture->diag));
    assert_true(packet_publish(packet, &final, fixture->diag));
    packet_end(packet);
}

static void test_swap(void **state)
{
    struct fixture *fixture = *state;
    publish(fixture, "first");
    expect_file(fixture, "9901/a.txt", "first");
    publish(fixture, "second");
    expect_file(fixture, "9901/a.txt", "second");
    expect_file(fixture, ".9901.staging/a.txt", NULL);
    assert_int_equal(diag_count(fixture->diag, DIAG_WARNING), 0);
}

static void test_given_up(void **state)
{
    struct fixture *fixture = *state;
    publish(fixture, "old");
    struct packet *packet = packet_begin(fixture->arena, fixture->out, "9901", fixture->diag);
    assert_true(packet_write(packet, "a.txt", "half", 4, fixture->diag));
    assert_false(packet_write(packet, "a.txt", "again", 5, fixture->diag));
    packet_end(packet);
    expect_file(fixture, "9901/a.txt", "old");
    expect_file(fixture, ".9901.staging/a.txt", NULL);
}

/* A run killed in the middle: its staging folder stays, and the old packet may stand aside. */
static void test_after_kill(void **state)
{
    struct fixture *fixture = *state;
    publish(fixture, "old");
    struct packet *killed = packet_begin(fixture->arena, fixture->out, "9901", fixture->diag);
    assert_true(packet_write(killed, "b.txt", "half", 4, fixture->diag));
    assert_int_equal(rename(text_format(fixture->arena, "%s/9901", fixture->out),
                            text_format(fixture->arena, "%s/.9901.old", fixture->out)),
                     0);
    assert_null(packet_begin(fixture->arena, fixture->out, "9901", fixture->diag));
    assert_int_equal(diag_exit_status(fixture->diag), 75);
    /* What the kernel does to a killed process: its lock is gone, its files stay. */
    assert_int_equal(unlink(text_format(fixture->arena, "%s/.9901.lock", fixture->out)), 0);
    struct packet *next = packet_begin(fixture->arena, fixture->out, "9901", fixture->diag);
    assert_non_null(next);
    expect_file(fixture, "9901/a.txt", "old");
    expect_file(fixture, ".9901.staging/b.txt", NULL);
    packet_end(next);
    packet_end(killed);
}

static void test_no_place(void **state)
{
    struct fixture *fixture = *state;
    assert_null(packet_begin(fixture->arena, "/proc/nowhere", "9901", fixture->diag));
    assert_int_equal(diag_exit_status(fixture->diag), 73);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_swap, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_given_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_after_kill, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_place, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
