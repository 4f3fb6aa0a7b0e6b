/* Opens one font file and says whether it can be used: TrueType outlines, Thai set rightly.
 * Does not look for files (family_find.c) and shapes only to measure. */
#include "fonts/face.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

enum {
    OS2_EMBEDDING = 8,
    OS2_WIN_ASCENT = 74,
    OS2_WIN_DESCENT = 76,
    OS2_NEEDED = 78,
    HHEA_ASCENT = 4,
    HHEA_DESCENT = 6,
    HHEA_GAP = 8,
    HHEA_NEEDED = 36,
    EMBEDDING_FORBIDDEN = 0x0002 | 0x0100 | 0x0200, /* restricted; no subsetting; bitmaps only */
    EMBEDDING_ALLOWED = 0x0004 | 0x0008             /* print and preview; editable: they win */
};

unsigned face_u16(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 8 | bytes[1];
}

int face_i16(const unsigned char *bytes)
{
    return (int16_t)face_u16(bytes);
}

static void release_face(void *object)
{
    struct font_face *face = object;
    hb_font_destroy(face->font);
    hb_face_destroy(face->face);
}

bool face_has(const struct font_face *face, uint32_t code_point)
{
    hb_codepoint_t glyph;
    int usual = code_usual_index(code_point);
    if (usual >= 0)
        return face->usual[usual];
    return hb_font_get_nominal_glyph(face->font, code_point, &glyph);
}

static void note_usual_letters(struct font_face *face)
{
    hb_codepoint_t glyph;
    for (uint32_t i = 0; i < 0x80; i++) {
        face->usual[code_usual_index(i)] = hb_font_get_nominal_glyph(face->font, i, &glyph);
        face->usual[code_usual_index(0x0E00 + i)] =
            hb_font_get_nominal_glyph(face->font, 0x0E00 + i, &glyph);
    }
    if (!hb_font_get_nominal_glyph(face->font, 0x0E4D, &face->nikhahit))
        face->nikhahit = 0;
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool there = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return there;
}

static void shape_plain(const struct font_face *face, hb_buffer_t *buffer, const char *text)
{
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->font, buffer, NULL, 0);
}

struct face_extents face_text_extents(const struct font_face *face, hb_buffer_t *buffer,
                                      const char *text)
{
    struct face_extents reach = {0, 0};
    unsigned count = 0;
    shape_plain(face, buffer, text);
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        hb_glyph_extents_t ink;
        if (!hb_font_get_glyph_extents(face->font, glyphs[i].codepoint, &ink))
            continue;
        int top = places[i].y_offset + ink.y_bearing;
        int bottom = top + ink.height;
        if (top > reach.top)
            reach.top = top;
        if (bottom < reach.bottom)
            reach.bottom = bottom;
    }
    return reach;
}

int face_single_spacing(const struct font_face *face)
{
    unsigned length = 0;
    int ascent = 0, descent = 0, gap = 0;
    hb_blob_t *table = hb_face_reference_table(face->face, HB_TAG('h', 'h', 'e', 'a'));
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    if (length >= HHEA_NEEDED) {
        ascent = face_i16(bytes + HHEA_ASCENT);
        descent = -face_i16(bytes + HHEA_DESCENT);
        gap = face_i16(bytes + HHEA_GAP);
    }
    hb_blob_destroy(table);
    int hhea = ascent + descent;
    table = hb_face_reference_table(face->face, HB_TAG('O', 'S', '/', '2'));
    bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    int windows = 0;
    if (length >= OS2_NEEDED)
        windows = (int)(face_u16(bytes + OS2_WIN_ASCENT) + face_u16(bytes + OS2_WIN_DESCENT));
    hb_blob_destroy(table);
    if (windows == 0)
        return hhea + gap;
    /* Windows' "external leading": what hhea asks for beyond the Windows heights. */
    int leading = hhea + gap - windows;
    return windows + (leading > 0 ? leading : 0);
}

/* Ink of one glyph where it stands. */
struct placed_ink {
    int left, right, bottom, top;
};

enum { SYLLABLE_GLYPHS = 3 };

/* Shapes a syllable of exactly `count` glyphs that is no wider than its first one; false for any
 * other. */
static bool shape_syllable(const struct font_face *face, hb_buffer_t *buffer, const char *text,
                           unsigned count, struct placed_ink inks[SYLLABLE_GLYPHS])
{
    unsigned length = 0;
    int pen = 0, base_advance = 0;
    shape_plain(face, buffer, text);
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &length);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &length);
    if (length != count)
        return false;
    for (unsigned i = 0; i < count; i++) {
        hb_glyph_extents_t ink;
        if (!hb_font_get_glyph_extents(face->font, glyphs[i].codepoint, &ink))
            return false;
        inks[i].left = pen + places[i].x_offset + ink.x_bearing;
        inks[i].right = inks[i].left + ink.width;
        inks[i].top = places[i].y_offset + ink.y_bearing;
        inks[i].bottom = inks[i].top + ink.height;
        base_advance = i == 0 ? places[i].x_advance : base_advance;
        pen += places[i].x_advance;
    }
    return base_advance > 0 && pen == base_advance;
}

/* Every letter, vowel and tone is there, marks take no width, a tone stands on the vowel below
 * it, and a vowel leaves the stem of ป alone. The tables are not asked: TH Sarabun has no Thai
 * GPOS and TH SarabunPSK no Thai GSUB either (both substitute raised and shifted marks under
 * other names), and older fonts keep such marks where HarfBuzz finds them. What counts is the
 * picture. */
static bool sets_thai(const struct font_face *face)
{
    for (uint32_t letter = 0x0E01; letter <= 0x0E59; letter++) {
        bool optional = (letter >= 0x0E3B && letter <= 0x0E3F) || letter == 0x0E4F;
        if (!optional && !face_has(face, letter))
            return false;
    }
    hb_buffer_t *buffer = hb_buffer_create();
    struct placed_ink inks[SYLLABLE_GLYPHS];
    int near = face->units_per_em / 20;
    bool right = shape_syllable(face, buffer, "ปี้", 3, inks);
    if (right) {
        const struct placed_ink *upper = inks[1].bottom > inks[2].bottom ? &inks[1] : &inks[2];
        const struct placed_ink *lower = upper == &inks[1] ? &inks[2] : &inks[1];
        right = upper->bottom >= lower->top - near;
    }
    right = right && shape_syllable(face, buffer, "ปี", 2, inks) &&
            (inks[1].right <= inks[0].right - near || inks[1].bottom >= inks[0].top);
    hb_buffer_destroy(buffer);
    return right;
}

static bool may_be_embedded(const struct font_face *face)
{
    unsigned length = 0;
    hb_blob_t *table = hb_face_reference_table(face->face, HB_TAG('O', 'S', '/', '2'));
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &length);
    unsigned rights = length >= OS2_NEEDED ? face_u16(bytes + OS2_EMBEDDING) : 0;
    hb_blob_destroy(table);
    if (rights & EMBEDDING_ALLOWED)
        rights &= ~0x0002u;
    return (rights & EMBEDDING_FORBIDDEN) == 0;
}

static bool is_usable(const struct font_face *face, bool thai, struct diag *diag)
{
    struct diag_place place = diag_file(face->file);
    if (hb_face_get_glyph_count(face->face) == 0 ||
        !has_table(face->face, HB_TAG('h', 'e', 'a', 'd')) ||
        !has_table(face->face, HB_TAG('h', 'h', 'e', 'a'))) {
        diag_report(diag, FNT003, place, face->file);
        return false;
    }
    if (!has_table(face->face, HB_TAG('g', 'l', 'y', 'f'))) {
        diag_report(diag, FNT004, place, face->file);
        return false;
    }
    if (thai && !sets_thai(face)) {
        diag_report(diag, FNT005, place, face->file);
        return false;
    }
    if (!may_be_embedded(face))
        diag_report(diag, FNT006, place, face->file);
    return true;
}

struct font_face *face_open(struct arena *arena, const char *file, int scale, bool thai,
                            struct diag *diag)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
    if (!blob) {
        diag_report(diag, FNT003, diag_file(file), file);
        return NULL;
    }
    struct font_face *face = arena_alloc(arena, sizeof *face);
    face->arena = arena;
    face->file = text_copy(arena, file);
    face->scale = scale;
    face->face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    hb_face_make_immutable(face->face);
    face->font = hb_font_create(face->face);
    hb_font_make_immutable(face->font);
    arena_on_free(arena, release_face, face);
    face->units_per_em = (int)hb_face_get_upem(face->face);
    note_usual_letters(face);
    code_table_init(&face->codes, arena, face->units_per_em);
    return is_usable(face, thai, diag) ? face : NULL;
}

const char *font_shaper_version(void)
{
    return hb_version_string();
}

const char *font_face_file(const struct font_face *face)
{
    return face->file;
}
