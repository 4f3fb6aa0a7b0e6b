/* Shapes a text: runs of one face and one script go to HarfBuzz, its glyphs to clusters.c. */
#include "fonts/shape.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "fonts/clusters.h"
#include "fonts/letters.h"

enum { WHITE_BOX = 0x25AF };

/* HarfBuzz has no memory left: the arena's own end is the only one that nobody has to check for. */
static void give_up(struct arena *arena)
{
    arena_alloc_array(arena, SIZE_MAX, SIZE_MAX);
}

static void shape_letters(struct font_family *family, const struct font_face *face, size_t first,
                          size_t end)
{
    hb_buffer_t *buffer = family->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_pre_allocate(buffer, (unsigned)(end - first));
    for (size_t i = first; i < end; i++) {
        if (family->letters[i].kind == LETTER_DRAWN)
            hb_buffer_add(buffer, family->letters[i].drawn_as, (unsigned)i);
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, family->letters[first].script);
    hb_buffer_set_language(buffer, family->language);
    hb_shape(face->font, buffer, NULL, 0);
    if (!hb_buffer_allocation_successful(buffer))
        give_up(family->arena);
}

static void add_missing(struct cluster_list *list, enum font_style style, size_t letter)
{
    struct font_family *family = list->family;
    struct font_face *face = family->sets[0].faces[style];
    hb_codepoint_t glyph = 0;
    for (size_t i = 0; i < family->set_count && glyph == 0; i++) {
        face = family->sets[i].faces[style];
        if (!hb_font_get_nominal_glyph(face->font, WHITE_BOX, &glyph))
            glyph = 0;
    }
    if (glyph == 0)
        face = family->sets[0].faces[style];
    family_use(family, face);
    family_count_missing(family, list->letters[letter].code_point);
    clusters_add_box(list, letter, face, (uint16_t)glyph);
}

/* The run [first, end): from the cache, or shaped and remembered. Hidden letters are in its
 * text, so a run with them is another one. */
static void add_run(struct cluster_list *list, enum font_style style, size_t first, size_t end,
                    const char *text)
{
    struct font_family *family = list->family;
    const struct shape_letter *letter = &family->letters[first];
    struct font_face *face = family->sets[letter->set].faces[style];
    uint32_t offset = letter->offset;
    size_t length =
        (end < list->letter_count ? family->letters[end].offset : list->text_length) - offset;
    family_use(family, face);
    const struct cached_run *known =
        run_cache_find(&family->runs, face, (uint32_t)letter->script, text + offset, length);
    if (known) {
        clusters_add_again(list, known->clusters, known->count, offset);
        return;
    }
    size_t before = list->count;
    shape_letters(family, face, first, end);
    clusters_add_shaped(list, face, end, family->buffer);
    run_cache_add(&family->runs, family->arena, face, (uint32_t)letter->script, text + offset,
                  length, list->clusters + before, list->count - before, offset);
}

/* One past the last letter of the run that starts at `first`: same face, same script; hidden
 * letters go along inside, so that a WJ between two letters changes nothing of how they stand. */
static size_t run_end(const struct shape_letter *letters, size_t count, size_t first)
{
    size_t end = first + 1;
    for (size_t i = first + 1; i < count; i++) {
        if (letters[i].kind == LETTER_HIDDEN)
            continue;
        if (letters[i].kind != LETTER_DRAWN || letters[i].set != letters[first].set ||
            letters[i].script != letters[first].script)
            break;
        end = i + 1;
    }
    return end;
}

void shape_text(struct arena *arena, struct font_family *family, enum font_style style, int size,
                const char *text, size_t length, struct shape_run *out)
{
    size_t count = letters_read(family, style, text, length);
    struct cluster_list list = {.family = family,
                                .letters = family->letters,
                                .letter_count = count,
                                .text_length = length,
                                .size = size};
    for (size_t i = 0; i < count;) {
        const struct shape_letter *letter = &family->letters[i];
        if (letter->kind == LETTER_DRAWN) {
            size_t end = run_end(family->letters, count, i);
            add_run(&list, style, i, end, text);
            i = end;
        } else if (letter->kind == LETTER_MISSING) {
            add_missing(&list, style, i++);
        } else {
            clusters_add_hidden(&list, i++);
        }
    }
    out->count = list.count;
    out->clusters = arena_alloc_array(arena, list.count, sizeof *out->clusters);
    if (list.count > 0)
        memcpy(out->clusters, list.clusters, list.count * sizeof *out->clusters);
    /* Not more than an int holds: a text of 400,000 letters without an end of line. */
    int64_t width = (list.pen + 500) / 1000;
    out->width = (int)(width > INT_MAX ? INT_MAX : width);
}
