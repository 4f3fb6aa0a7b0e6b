/* What the tests of base/ share: an arena that never runs out, and shorthands. */
#ifndef RAINGAN_TESTS_BASE_SUPPORT_H
#define RAINGAN_TESTS_BASE_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"

static inline void memory_ran_out(void *context)
{
    (void)context;
    fail_msg("memory ran out");
    abort();
}

/* cmocka's state is the arena of the group. */
static inline int make_arena(void **state)
{
    *state = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
    return *state ? 0 : -1;
}

static inline int free_arena(void **state)
{
    arena_free(*state);
    return 0;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A small generator with a fixed beginning: the same cases in every run. */
static inline uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

#endif
