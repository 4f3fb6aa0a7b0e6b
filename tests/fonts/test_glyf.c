/* Composites over a font made by hand: nested, scaled and endless ones, bearings, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "fonts/glyf.h"
#include "fonts/glyf_parts.h"

/* A font of seven glyphs. Each outline is padded to 32 bytes. */
enum { EMPTY, TRIANGLE, RAISED, HALVED, NESTED, ENDLESS, SHIFTED, GLYPHS };
enum { OUTLINE = 48, SIDE = 100, BEARING = 30 };

static void put_u16(unsigned char *bytes, int value)
{
    bytes[0] = (unsigned char)((unsigned)value >> 8);
    bytes[1] = (unsigned char)value;
}

static void put_header(unsigned char *outline, int contours)
{
    put_u16(outline, contours);
    put_u16(outline + 6, SIDE);
    put_u16(outline + 8, SIDE);
}

/* Three points with words for coordinates: (0, 0), (100, 0), (0, 100). */
static void put_triangle(unsigned char *outline)
{
    put_header(outline, 1);
    put_u16(outline + 10, 2);
    outline[14] = outline[15] = outline[16] = 1;
    put_u16(outline + 19, SIDE);
    put_u16(outline + 21, -SIDE);
    put_u16(outline + 27, SIDE);
}

static size_t put_component(unsigned char *outline, size_t at, int flags, int glyph, int x, int y)
{
    put_u16(outline + at, flags | GLYF_WORDS | GLYF_XY);
    put_u16(outline + at + 2, glyph);
    put_u16(outline + at + 4, x);
    put_u16(outline + at + 6, y);
    return at + 8;
}

struct font {
    unsigned char outlines[GLYPHS][OUTLINE];
    unsigned char loca[(GLYPHS + 1) * 4], hmtx[GLYPHS * 4], head[54], hhea[36], maxp[32];
};

static void make_font(struct font *font)
{
    memset(font, 0, sizeof *font);
    put_triangle(font->outlines[TRIANGLE]);
    put_triangle(font->outlines[SHIFTED]);
    put_header(font->outlines[RAISED], -1);
    put_component(font->outlines[RAISED], GLYF_HEADER, 0, TRIANGLE, 10, 20);
    put_header(font->outlines[HALVED], -1);
    put_u16(font->outlines[HALVED] +
                put_component(font->outlines[HALVED], GLYF_HEADER, GLYF_SCALE, TRIANGLE, 1, 2),
            0x2000);
    put_header(font->outlines[NESTED], -1);
    size_t at = put_component(font->outlines[NESTED], GLYF_HEADER, GLYF_MORE, RAISED, 100, 200);
    put_component(font->outlines[NESTED], at, 0, HALVED, 5, 6);
    put_header(font->outlines[ENDLESS], -1);
    put_component(font->outlines[ENDLESS], GLYF_HEADER, 0, ENDLESS, 0, 0);
    for (int glyph = 0; glyph <= GLYPHS; glyph++)
        put_u16(font->loca + 4 * glyph + 2, glyph == EMPTY ? OUTLINE : glyph * OUTLINE);
    put_u16(font->loca + 2, OUTLINE); /* the first outline is skipped: EMPTY has none */
    for (int glyph = 0; glyph < GLYPHS; glyph++)
        put_u16(font->hmtx + 4 * glyph, 200 + glyph);
    put_u16(font->hmtx + 4 * SHIFTED + 2, BEARING);
    put_u16(font->head + 18, 1000);
    put_u16(font->head + 50, 1);
    put_u16(font->hhea + 34, GLYPHS);
    put_u16(font->maxp + 4, GLYPHS);
}

static void add_table(hb_face_t *face, const char *tag, const void *bytes, size_t length)
{
    hb_blob_t *blob = hb_blob_create(bytes, (unsigned)length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(face, hb_tag_from_string(tag, -1), blob);
    hb_blob_destroy(blob);
}

static bool read_font(struct arena *arena, const struct font *font, struct glyf *glyf)
{
    hb_face_t *face = hb_face_builder_create();
    add_table(face, "glyf", font->outlines, sizeof font->outlines);
    add_table(face, "loca", font->loca, sizeof font->loca);
    add_table(face, "hmtx", font->hmtx, sizeof font->hmtx);
    add_table(face, "head", font->head, sizeof font->head);
    add_table(face, "hhea", font->hhea, sizeof font->hhea);
    add_table(face, "maxp", font->maxp, sizeof font->maxp);
    bool sound = glyf_read(glyf, arena, face);
    hb_face_destroy(face);
    return sound;
}

struct world {
    struct arena *arena;
    struct font font;
    struct glyf glyf;
};

static void end_of_memory(void *context)
{
    (void)context;
    exit(EXIT_FAILURE);
}

static int set_up(void **state)
{
    struct arena *arena = arena_new(0, (struct arena_exhausted){end_of_memory, NULL});
    struct world *world = arena_alloc(arena, sizeof *world);
    world->arena = arena;
    make_font(&world->font);
    *state = world;
    return read_font(arena, &world->font, &world->glyf) ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(((struct world *)*state)->arena);
    return 0;
}

static size_t components_of(const struct glyf *glyf, size_t glyph, struct glyf_component out[8])
{
    size_t length, at = 0, count = 0;
    struct glyf_component component = {0};
    const unsigned char *outline = glyf_outline(glyf, glyph, &length);
    assert_true(length >= GLYF_HEADER);
    assert_int_equal(face_i16(outline), -1);
    while (glyf_next_component(outline, length, &at, &component)) {
        assert_true(count < 8);
        out[count++] = component;
    }
    assert_false(component.more);
    return count;
}

static void glyphs_are_read(void **state)
{
    struct world *world = *state;
    assert_int_equal(world->glyf.count, GLYPHS);
    assert_true(glyf_box_of(&world->glyf, EMPTY).empty);
    assert_int_equal(glyf_box_of(&world->glyf, TRIANGLE).right, SIDE);
    assert_int_equal(world->glyf.metrics[NESTED].advance, 200 + NESTED);
    assert_int_equal(world->glyf.metrics[SHIFTED].bearing, BEARING);
}

static void parts_are_put_in_their_places(void **state)
{
    struct world *world = *state;
    const struct code_part parts[] = {{TRIANGLE, -50, 300}, {TRIANGLE, 40, -70}};
    struct glyf_component components[8];
    long glyph = glyf_add_composite(&world->glyf, parts, 2, 0);
    assert_int_equal(glyph, GLYPHS);
    assert_int_equal(components_of(&world->glyf, GLYPHS, components), 2);
    assert_int_equal(components[0].x, -50);
    assert_int_equal(components[0].y, 300);
    assert_int_equal(components[1].x, 40);
    assert_int_equal(components[1].y, -70);
    struct glyf_box box = glyf_box_of(&world->glyf, GLYPHS);
    assert_int_equal(box.left, -50);
    assert_int_equal(box.right, 40 + SIDE);
    assert_int_equal(box.bottom, -70);
    assert_int_equal(box.top, 300 + SIDE);
    assert_int_equal(world->glyf.metrics[GLYPHS].bearing, -50);
}

/* Some engines draw only one level of composites. */
static void composites_are_taken_apart(void **state)
{
    struct world *world = *state;
    const struct code_part part = {NESTED, 1000, 2000};
    struct glyf_component components[8];
    long glyph = glyf_add_composite(&world->glyf, &part, 1, 7);
    assert_int_equal(components_of(&world->glyf, (size_t)glyph, components), 2);
    assert_int_equal(components[0].glyph, TRIANGLE);
    assert_int_equal(components[0].x, 1000 + 100 + 10);
    assert_int_equal(components[0].y, 2000 + 200 + 20);
    /* The scaled one is left whole. */
    assert_int_equal(components[1].glyph, HALVED);
    assert_int_equal(components[1].x, 1000 + 5);
    assert_int_equal(components[1].y, 2000 + 6);
}

/* A font may place a glyph by its bearing instead of its outline; as a component it must not move.
 */
static void bearings_move_components(void **state)
{
    struct world *world = *state;
    const struct code_part part = {SHIFTED, 5, 0};
    long glyph = glyf_add_composite(&world->glyf, &part, 1, 0);
    assert_int_equal(glyf_box_of(&world->glyf, (size_t)glyph).left, BEARING + 5);
    assert_int_equal(world->glyf.metrics[glyph].bearing, BEARING + 5);
}

static void what_draws_nothing_is_empty(void **state)
{
    struct world *world = *state;
    const struct code_part part = {EMPTY, 50, 50};
    long glyph = glyf_add_composite(&world->glyf, &part, 1, 333);
    assert_true(glyf_box_of(&world->glyf, (size_t)glyph).empty);
    assert_int_equal(world->glyf.metrics[glyph].advance, 333);
}

static void what_cannot_be_is_refused(void **state)
{
    struct world *world = *state;
    const struct code_part endless = {ENDLESS, 0, 0}, absent = {GLYPHS, 0, 0},
                           far = {RAISED, INT16_MAX, 0};
    assert_int_equal(glyf_add_composite(&world->glyf, &endless, 1, 0), -1);
    assert_int_equal(glyf_add_composite(&world->glyf, &absent, 1, 0), -1);
    assert_int_equal(glyf_add_composite(&world->glyf, &far, 1, 0), -1);
    assert_int_equal(world->glyf.count, GLYPHS);
}

static void limits_are_counted_over_all_levels(void **state)
{
    struct world *world = *state;
    size_t length;
    const unsigned char *program = glyf_write(&world->glyf, &length);
    assert_non_null(program);
    const unsigned char *maxp = world->glyf.maxp;
    assert_int_equal(face_u16(maxp + 4), GLYPHS);
    assert_int_equal(face_u16(maxp + 6), 3);
    assert_int_equal(face_u16(maxp + 8), 1);
    assert_int_equal(face_u16(maxp + 10), 6); /* NESTED: two triangles */
    assert_int_equal(face_u16(maxp + 12), 2);
    assert_int_equal(face_u16(maxp + 28), 2);
    assert_int_equal(face_u16(maxp + 30), 2);
    assert_int_equal(face_u16(world->glyf.hhea + 10), 200 + GLYPHS - 1);
    assert_int_equal(face_i16(world->glyf.hhea + 12), 0);
    assert_int_equal(face_i16(world->glyf.hhea + 16), BEARING + SIDE);
}

static void tables_that_contradict_are_refused(void **state)
{
    struct world *world = *state;
    struct glyf glyf;
    struct font font = world->font;
    put_u16(font.maxp + 4, GLYPHS + 1); /* more glyphs than loca has */
    assert_false(read_font(world->arena, &font, &glyf));
    font = world->font;
    put_u16(font.loca + 4 * TRIANGLE + 2, 4 * OUTLINE); /* starts behind its end */
    assert_false(read_font(world->arena, &font, &glyf));
    font = world->font;
    put_u16(font.loca + 4 * GLYPHS + 2, GLYPHS * OUTLINE + 4); /* ends behind the table */
    assert_false(read_font(world->arena, &font, &glyf));
    font = world->font;
    put_u16(font.hhea + 34, GLYPHS + 1); /* more advances than glyphs */
    assert_false(read_font(world->arena, &font, &glyf));
    put_u16(font.hhea + 34, 0);
    assert_false(read_font(world->arena, &font, &glyf));
}

#define in_world(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_world(glyphs_are_read),
        in_world(parts_are_put_in_their_places),
        in_world(composites_are_taken_apart),
        in_world(bearings_move_components),
        in_world(what_draws_nothing_is_empty),
        in_world(what_cannot_be_is_refused),
        in_world(limits_are_counted_over_all_levels),
        in_world(tables_that_contradict_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
