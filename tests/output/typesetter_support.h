/* What the tests of setting share: the real font, the real breaker, an empty document; no page. */
#ifndef RAINGAN_TESTS_OUTPUT_TYPESETTER_SUPPORT_H
#define RAINGAN_TESTS_OUTPUT_TYPESETTER_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "fonts/breaks.h"
#include "fonts/family.h"
#include "output/document.h"
#include "output/paragraph.h"

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct typesetter typesetter;
    unsigned random; /* the same cases in every run */
};

static inline void memory_ran_out(void *context)
{
    (void)context;
    fail_msg("memory ran out");
    abort();
}

static inline int set_up(void **state)
{
    struct arena *arena = arena_new(400u << 20, (struct arena_exhausted){memory_ran_out, NULL});
    struct fixture *fixture = arena_alloc(arena, sizeof *fixture);
    fixture->arena = arena;
    fixture->diag = diag_new(arena);
    fixture->random = 2568;
    struct font_places places = {.settings = "fonts/fonts.ini"};
    struct typesetter *typesetter = &fixture->typesetter;
    typesetter->arena = arena;
    typesetter->diag = fixture->diag;
    if (!font_family_open(arena, "Laksaman", places, fixture->diag, &typesetter->family)) {
        return -1;
    }
    typesetter->breaker = breaker_new(
        arena, break_engines_new(arena, "fonts/words", fixture->diag), NULL, NULL, fixture->diag);
    typesetter->document = document_new(arena, "test");
    *state = fixture;
    return typesetter->breaker != NULL ? 0 : -1;
}

static inline int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_free(fixture->arena);
    return 0;
}

#endif
