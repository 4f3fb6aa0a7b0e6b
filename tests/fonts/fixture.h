/* What the tests of fonts/ share: an arena, diagnostics, a family, and the text that codes say. */
#ifndef RAINGAN_TESTS_FONTS_FIXTURE_H
#define RAINGAN_TESTS_FONTS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/embed.h"
#include "fonts/family.h"
#include "fonts/shape.h"

#define SETTINGS "fonts/fonts.ini"

enum { SIXTEEN_POINTS = 16000 };

static const char *const families[] = {"Laksaman", "Garuda", "Norasi"};
enum { FAMILY_COUNT = sizeof families / sizeof *families };

static void end_of_memory(void *context)
{
    (void)context;
    fputs("out of memory\n", stderr);
    exit(EXIT_FAILURE);
}

static inline struct arena *new_arena(void)
{
    return arena_new(0, (struct arena_exhausted){end_of_memory, NULL});
}

static inline struct font_family *open_family(struct arena *arena, const char *name)
{
    struct diag *diag = diag_new(arena);
    struct font_family *family = NULL;
    bool opened =
        font_family_open(arena, name, (struct font_places){.settings = SETTINGS}, diag, &family);
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "%s\n", diag_message(arena, &items[i], DIAG_ENGLISH));
    assert_true(opened);
    assert_non_null(family);
    return family;
}

/* The programs of all faces used, in their order. */
struct programs {
    struct font_face *const *faces;
    struct font_program list[16];
    size_t count;
};

static inline void embed_all(struct arena *arena, const struct font_family *family,
                             struct programs *out)
{
    struct diag *diag = diag_new(arena);
    out->count = font_family_faces_used(family, &out->faces);
    assert_in_range(out->count, 0, 16);
    for (size_t i = 0; i < out->count; i++)
        assert_true(font_embed(arena, out->faces[i], diag, &out->list[i]));
    assert_int_equal(diag_count(diag, DIAG_WARNING) + diag_count(diag, DIAG_ERROR), 0);
}

static inline const struct font_program *program_of(const struct programs *programs,
                                                    const struct font_face *face)
{
    for (size_t i = 0; i < programs->count; i++) {
        if (programs->faces[i] == face)
            return &programs->list[i];
    }
    fail_msg("a cluster's face is not among the faces used");
    return NULL;
}

/* What a reader of the PDF gets back: the texts of a run's codes, joined. */
static inline char *copied(struct arena *arena, const struct programs *programs,
                           const struct shape_run *run)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, arena, 1u << 24);
    for (size_t i = 0; i < run->count; i++) {
        const struct shape_cluster *cluster = &run->clusters[i];
        for (size_t code = 0; code < cluster->code_count; code++) {
            const struct font_program *program = program_of(programs, cluster->face);
            assert_in_range(cluster->codes[code], 1, program->code_count);
            text_buffer_add(&buffer, program->text_of_code[cluster->codes[code]]);
        }
    }
    return buffer.data;
}

#endif
