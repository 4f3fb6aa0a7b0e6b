/* Makes the font program of a face: HarfBuzz's subset of the glyphs used, and the composites of
 * marks behind them. How TrueType tables look is glyf.c's business; where the program goes in a
 * PDF, output/'s.
 *
 * Widths: PDF/A wants `W` and the program's hmtx to agree, so a code whose advance is not its
 * glyph's own (kerning moved the pen) gets a glyph of its own. Only where units per em is not
 * 1000 do the two differ, by the rounding to 1/1000 em; layout counts with the rounded ones. */
#include "fonts/embed.h"

#include <hb-subset.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "fonts/embed_describe.h"
#include "fonts/face.h"
#include "fonts/glyf.h"

/* The subset, and where its glyphs went. */
struct subset {
    hb_face_t *face;
    hb_map_t *new_of_old; /* owned */
};

static hb_subset_input_t *subset_input(const struct font_face *face)
{
    static const hb_tag_t kept[] = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                    HB_TAG('m', 'a', 'x', 'p'), HB_TAG('h', 'm', 't', 'x'),
                                    HB_TAG('l', 'o', 'c', 'a'), HB_TAG('g', 'l', 'y', 'f')};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_clear(dropped);
    hb_tag_t tags[64];
    unsigned start = 0, count;
    do {
        count = sizeof tags / sizeof *tags;
        hb_face_get_table_tags(face->face, start, &count, tags);
        for (unsigned i = 0; i < count; i++)
            hb_set_add(dropped, tags[i]);
        start += count;
    } while (count == sizeof tags / sizeof *tags);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        hb_set_del(dropped, kept[i]);
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t i = 1; i <= face->codes.count; i++) {
        const struct code *code = &face->codes.codes[i];
        for (size_t part = 0; part < code->part_count; part++)
            hb_set_add(glyphs, code->parts[part].glyph);
    }
    return input;
}

static bool make_subset(const struct font_face *face, struct subset *out)
{
    *out = (struct subset){NULL, NULL};
    hb_subset_input_t *input = subset_input(face);
    if (!input)
        return false;
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face->face, input);
    hb_subset_input_destroy(input);
    if (!plan)
        return false;
    hb_face_t *built = hb_subset_plan_execute_or_fail(plan);
    if (built) {
        hb_blob_t *blob = hb_face_reference_blob(built);
        out->face = hb_face_create(blob, 0);
        out->new_of_old = hb_map_copy(hb_subset_plan_old_to_new_glyph_mapping(plan));
        hb_blob_destroy(blob);
        hb_face_destroy(built);
    }
    hb_subset_plan_destroy(plan);
    return out->face != NULL;
}

static void free_subset(struct subset *subset)
{
    hb_map_destroy(subset->new_of_old);
    hb_face_destroy(subset->face);
}

/* The glyph that draws a code: one of the subset where it stands in its own place with its own
 * advance, else a composite. -1 when there is no room. */
static long glyph_of(struct glyf *glyf, const struct subset *subset, const struct code *code)
{
    struct code_part parts[CODE_PARTS_MAX];
    for (size_t i = 0; i < code->part_count; i++) {
        hb_codepoint_t glyph = hb_map_get(subset->new_of_old, code->parts[i].glyph);
        if (glyph == HB_MAP_VALUE_INVALID || glyph >= glyf->count)
            return -1;
        parts[i] = (struct code_part){(uint16_t)glyph, code->parts[i].x, code->parts[i].y};
    }
    bool plain = code->part_count == 1 && parts[0].x == 0 && parts[0].y == 0 &&
                 glyf->metrics[parts[0].glyph].advance == code->advance;
    return plain ? parts[0].glyph
                 : glyf_add_composite(glyf, parts, code->part_count, code->advance);
}

/* Codes of the same drawing share a glyph: each points to the first of its kind through the
 * table. */
struct drawings {
    uint16_t *slots; /* code, 0: free */
    size_t slot_count;
};

static struct drawings new_drawings(struct arena *arena, size_t count)
{
    struct drawings drawings = {NULL, 16};
    while (drawings.slot_count < count * 2)
        drawings.slot_count *= 2;
    drawings.slots = arena_alloc_array(arena, drawings.slot_count, sizeof *drawings.slots);
    return drawings;
}

/* The earlier code that draws the same, or the code itself. */
static uint16_t first_like(struct drawings *drawings, const struct code_table *codes,
                           uint16_t number)
{
    const struct code *code = &codes->codes[number];
    uint32_t hash = (uint32_t)code->advance * 31u + (uint32_t)code->part_count;
    for (size_t i = 0; i < code->part_count; i++) {
        hash = (hash ^ code->parts[i].glyph) * 16777619u;
        hash = (hash ^ (uint16_t)code->parts[i].x) * 16777619u;
        hash = (hash ^ (uint16_t)code->parts[i].y) * 16777619u;
    }
    size_t slot = (hash ^ hash >> 15) & (drawings->slot_count - 1);
    for (; drawings->slots[slot] != 0; slot = (slot + 1) & (drawings->slot_count - 1)) {
        if (code_same_drawing(&codes->codes[drawings->slots[slot]], code))
            return drawings->slots[slot];
    }
    drawings->slots[slot] = number;
    return number;
}

static bool draw_codes(struct arena *arena, const struct font_face *face,
                       const struct subset *subset, struct glyf *glyf, struct font_program *out)
{
    const struct code_table *codes = &face->codes;
    uint16_t *glyphs = arena_alloc_array(arena, codes->count + 1, sizeof *glyphs);
    int *widths = arena_alloc_array(arena, codes->count + 1, sizeof *widths);
    const char **texts = arena_alloc_array(arena, codes->count + 1, sizeof *texts);
    struct drawings drawings = new_drawings(arena, codes->count);
    texts[0] = "";
    for (size_t i = 1; i <= codes->count; i++) {
        uint16_t first = first_like(&drawings, codes, (uint16_t)i);
        long glyph = first != i ? glyphs[first] : glyph_of(glyf, subset, &codes->codes[i]);
        if (glyph < 0)
            return false;
        glyphs[i] = (uint16_t)glyph;
        widths[i] = codes->codes[i].width;
        texts[i] = codes->codes[i].text;
    }
    out->glyph_of_code = glyphs;
    out->width_of_code = widths;
    out->text_of_code = texts;
    out->code_count = codes->count;
    return true;
}

bool font_embed(struct arena *arena, struct font_face *face, struct diag *diag,
                struct font_program *out)
{
    struct subset subset;
    struct glyf glyf;
    const char *trouble = NULL;
    memset(out, 0, sizeof *out);
    if (!make_subset(face, &subset)) {
        trouble = "HarfBuzz";
    } else {
        if (!glyf_read(&glyf, arena, subset.face))
            trouble = "glyf, loca, hmtx";
        else if (!draw_codes(arena, face, &subset, &glyf, out))
            trouble = "composites";
        else if (!(out->truetype = glyf_write(&glyf, &out->truetype_length)))
            trouble = "HarfBuzz";
        free_subset(&subset);
    }
    if (trouble) {
        diag_report(diag, FNT007, diag_file(face->file), face->file, trouble);
        return false;
    }
    embed_describe(arena, face, glyf.head, out);
    return true;
}
