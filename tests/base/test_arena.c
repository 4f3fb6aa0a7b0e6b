/* The arena: zeroed and aligned pieces, growth, limits, releases in reverse order. */
#include "tests/base/support.h"

#include <stdalign.h>
#include <stdio.h>

static void pieces_are_zeroed_aligned_and_apart(void **state)
{
    struct arena *arena = *state;
    unsigned char *pieces[300];
    for (size_t i = 0; i < COUNT(pieces); i++) {
        size_t size = i * i;
        pieces[i] = arena_alloc(arena, size);
        assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(pieces[i][j], 0);
        memset(pieces[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < COUNT(pieces); i++)
        for (size_t j = 0; j < i * i; j++)
            assert_int_equal(pieces[i][j], (int)(i % 251) + 1);
}

static void growing_keeps_what_was_there(void **state)
{
    int *numbers = NULL;
    size_t capacity = 0;
    size_t blocks = 0;
    for (size_t i = 0; i < 5000; i++) {
        int *grown = arena_grow(*state, numbers, i, &capacity, sizeof *numbers);
        blocks += grown != numbers;
        numbers = grown;
        assert_true(capacity > i);
        numbers[i] = (int)i;
    }
    for (size_t i = 0; i < 5000; i++)
        assert_int_equal(numbers[i], i);
    assert_true(blocks <= 11); /* 8, 16 … 8192: doubling, not creeping */
}

/* Two that grow in turn, from small to larger than any block, with others between them. */
static void resizing_keeps_what_was_there(void **state)
{
    unsigned char *pieces[2] = {arena_alloc(*state, 16), arena_alloc(*state, 16)};
    size_t sizes[2] = {16, 16};
    memset(pieces[0], 1, 16);
    memset(pieces[1], 2, 16);
    for (int round = 0; round < 60; round++) {
        int which = round % 5 != 0;
        size_t larger = sizes[which] + sizes[which] / 3 + (size_t)round;
        pieces[which] = arena_resize(*state, pieces[which], sizes[which], larger);
        memset(pieces[which] + sizes[which], which + 1, larger - sizes[which]);
        sizes[which] = larger;
        if (round % 7 == 0) {
            unsigned char *between = arena_alloc(*state, (size_t)round * 997);
            assert_int_equal(between[(size_t)round * 996], 0);
            memset(between, 9, (size_t)round * 997);
        }
        for (int i = 0; i < 2; i++) {
            assert_int_equal(pieces[i][0], i + 1);
            assert_int_equal(pieces[i][sizes[i] - 1], i + 1);
        }
    }
    for (int i = 0; i < 2; i++)
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], i + 1);
    assert_true(sizes[1] > 4 << 20);
    assert_ptr_equal(arena_resize(*state, pieces[0], sizes[0], 8), pieces[0]); /* never smaller */
}

/* A block that is full to the last byte begins with a piece, too: its others stay where they are. */
static void resizing_leaves_the_neighbours_alone(void **state)
{
    enum { COUNT = 200000, SIZE = 16 };
    static unsigned char *pieces[COUNT];
    size_t first = 0, resized = 0;
    for (size_t i = 0; i < COUNT; i++) {
        pieces[i] = arena_alloc(*state, SIZE);
        memset(pieces[i], (int)(i % 251), SIZE);
        if (i == 0 || (uintptr_t)pieces[i] - (uintptr_t)pieces[i - 1] < 1024)
            continue; /* still in the same block */
        pieces[first] = arena_resize(*state, pieces[first], SIZE, 2 * SIZE); /* of the block before */
        first = i;
        resized++;
    }
    assert_true(resized > 1);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < SIZE; k++)
            assert_int_equal(pieces[i][k], i % 251);
}

/* What was handed out before still counts, what was given up for it does not. */
static void resizing_stays_within_the_limit(void **state)
{
    (void)state;
    int count = 0;
    struct arena *arena = arena_new(1 << 20, (struct arena_exhausted){memory_ran_out, &count});
    arena_alloc(arena, 16);
    unsigned char *piece = arena_alloc(arena, 200000);
    for (size_t size = 200000; size < 900000; size += 100000)
        piece = arena_resize(arena, piece, size, size + 100000);
    assert_true(arena_used(arena) >= 900000 && arena_used(arena) <= 1 << 20);
    arena_free(arena);
}

static jmp_buf exhausted;
static int exhausted_count;

static void jump_out(void *context)
{
    ++*(int *)context;
    longjmp(exhausted, 1);
}

static void the_limit_calls_the_handler(void **state)
{
    (void)state;
    exhausted_count = 0;
    struct arena *arena = arena_new(1000, (struct arena_exhausted){jump_out, &exhausted_count});
    assert_non_null(arena_alloc(arena, 900));
    assert_true(arena_used(arena) >= 900 && arena_used(arena) <= 1000);
    if (setjmp(exhausted) == 0)
        arena_alloc(arena, 200);
    assert_int_equal(exhausted_count, 1);
    assert_non_null(arena_alloc(arena, 16)); /* what fits is still given */
    arena_free(arena);
}

static void scratch_has_what_is_left(void **state)
{
    (void)state;
    exhausted_count = 0;
    struct arena *arena = arena_new(10000, (struct arena_exhausted){jump_out, &exhausted_count});
    arena_alloc(arena, 6000);
    for (int round = 0; round < 3; round++) { /* what is forgotten is no longer counted */
        struct arena *scratch = arena_new_scratch(arena);
        assert_non_null(arena_alloc(scratch, 3900));
        if (setjmp(exhausted) == 0)
            arena_alloc(scratch, 200);
        assert_int_equal(exhausted_count, round + 1);
        arena_free(scratch);
    }
    arena_alloc(arena, 4000);
    struct arena *scratch = arena_new_scratch(arena); /* nothing is left: not without a limit */
    if (setjmp(exhausted) == 0)
        arena_alloc(scratch, 16);
    assert_int_equal(exhausted_count, 4);
    arena_free(scratch);
    arena_free(arena);
}

static void an_overflowing_product_is_exhaustion(void **state)
{
    (void)state;
    exhausted_count = 0;
    struct arena *arena = arena_new(0, (struct arena_exhausted){jump_out, &exhausted_count});
    if (setjmp(exhausted) == 0)
        arena_alloc_array(arena, SIZE_MAX / 2 + 2, 2);
    assert_int_equal(exhausted_count, 1);
    if (setjmp(exhausted) == 0)
        arena_alloc(arena, SIZE_MAX - 3);
    assert_int_equal(exhausted_count, 2);
    arena_free(arena);
}

static void an_arena_needs_a_handler(void **state)
{
    (void)state;
    assert_null(arena_new(0, (struct arena_exhausted){NULL, NULL}));
    arena_free(NULL);
}

static char order[8];

static void note_release(void *object)
{
    strncat(order, object, 1);
}

static void releases_run_in_reverse(void **state)
{
    (void)state;
    static char names[] = "abc";
    struct arena *arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
    for (int i = 0; i < 3; i++)
        arena_on_free(arena, note_release, names + i);
    assert_string_equal(order, "");
    arena_free(arena);
    assert_string_equal(order, "cba");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_aligned_and_apart),
        cmocka_unit_test(growing_keeps_what_was_there),
        cmocka_unit_test(resizing_keeps_what_was_there),
        cmocka_unit_test(resizing_leaves_the_neighbours_alone),
        cmocka_unit_test(resizing_stays_within_the_limit),
        cmocka_unit_test(the_limit_calls_the_handler),
        cmocka_unit_test(scratch_has_what_is_left),
        cmocka_unit_test(an_overflowing_product_is_exhaustion),
        cmocka_unit_test(an_arena_needs_a_handler),
        cmocka_unit_test(releases_run_in_reverse),
    };
    return cmocka_run_group_tests(tests, make_arena, free_arena);
}
