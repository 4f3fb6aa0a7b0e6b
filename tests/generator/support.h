/* What the tests of the field's arithmetic share: an arena that never runs out, decimals as
 * numbers. */
#ifndef RAINGAN_TESTS_GENERATOR_SUPPORT_H
#define RAINGAN_TESTS_GENERATOR_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/number.h"

static struct arena *arena;

static inline void memory_ran_out(void *context)
{
    (void)context;
    fail_msg("memory ran out");
    abort();
}

static inline int set_up(void **state)
{
    (void)state;
    arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
    return arena ? 0 : -1;
}

static inline int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

/* NULL is no value. */
static inline const struct number *n(const char *text)
{
    return text ? number_decimal(arena, text) : NULL;
}

#endif
