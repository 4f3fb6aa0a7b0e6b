/* The font program: sound tables, the right picture, the same bytes for the same uses. */
#include "tests/fonts/fixture.h"

#include <hb-ot.h>
#include <hb.h>

static const char prose[] =
    "ที่ ปี้ น้ำ กตัญญู ฐานุกรม ป่า ฟ้า ฝ้าย กี่ ก็ ปั้น ผู้ใหญ่ ซึ่ง พื้นที่ ญู ฐู ฎู ฏุ ป้ำ ค่ำ ฬ่ำ ศักดิ์สิทธิ์ "
    "AVATAR Type office O-NET 2567 ๒๕๖๗ Åé (85.50%) → ≥ ✓ ☐";

static unsigned u16(const unsigned char *bytes)
{
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static int i16(const unsigned char *bytes)
{
    return (int16_t)u16(bytes);
}

static uint32_t u32(const unsigned char *bytes)
{
    return (uint32_t)u16(bytes) << 16 | u16(bytes + 2);
}

struct table {
    const unsigned char *bytes;
    size_t length;
};

static struct table find_table(const struct font_program *program, const char *tag)
{
    unsigned count = u16(program->truetype + 4);
    for (unsigned i = 0; i < count; i++) {
        const unsigned char *record = program->truetype + 12 + 16 * (size_t)i;
        if (memcmp(record, tag, 4) == 0)
            return (struct table){program->truetype + u32(record + 8), u32(record + 12)};
    }
    fail_msg("no table %s", tag);
    return (struct table){NULL, 0};
}

static uint32_t check_sum(const unsigned char *bytes, size_t length)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i++)
        sum += (uint32_t)bytes[i] << (24 - 8 * (i % 4));
    return sum;
}

/* Tags ascending, offsets in bounds and on multiples of four, check sums right. */
static void check_directory(const struct font_program *program)
{
    const unsigned char *font = program->truetype;
    assert_int_equal(u32(font), 0x00010000);
    unsigned count = u16(font + 4);
    assert_int_equal(count, 6);
    assert_int_equal(u16(font + 6), 64);
    assert_int_equal(u16(font + 8), 2);
    assert_int_equal(u16(font + 10), 32);
    for (unsigned i = 0; i < count; i++) {
        const unsigned char *record = font + 12 + 16 * (size_t)i;
        uint32_t offset = u32(record + 8), length = u32(record + 12);
        if (i > 0)
            assert_true(memcmp(record - 16, record, 4) < 0);
        assert_int_equal(offset % 4, 0);
        assert_true(offset + length <= program->truetype_length);
        uint32_t sum = check_sum(font + offset, length);
        if (memcmp(record, "head", 4) == 0)
            sum -= u32(font + offset + 8);
        assert_int_equal(sum, u32(record + 4));
    }
    assert_int_equal(check_sum(font, program->truetype_length), 0xB1B0AFBA);
}

/* What maxp must say, counted here by other means than in the code. */
struct limits {
    unsigned points, contours, composite_points, composite_contours, components, depth;
};

static void simple_size(const struct table *glyf, const struct table *loca, unsigned glyph,
                        unsigned *points, unsigned *contours)
{
    size_t start = u32(loca->bytes + 4 * (size_t)glyph),
           end = u32(loca->bytes + 4 * (size_t)glyph + 4);
    *points = *contours = 0;
    if (start == end)
        return;
    int count = i16(glyf->bytes + start);
    assert_true(count >= 0); /* components are simple: composites are flat */
    *contours = (unsigned)count;
    if (count > 0)
        *points = u16(glyf->bytes + start + 10 + 2 * (size_t)(count - 1)) + 1;
}

static void weigh(const struct table *glyf, const struct table *loca, unsigned count,
                  unsigned glyph, struct limits *limits)
{
    size_t start = u32(loca->bytes + 4 * (size_t)glyph),
           end = u32(loca->bytes + 4 * (size_t)glyph + 4);
    unsigned points = 0, contours = 0, components = 0, flags = 0x20;
    if (start == end)
        return;
    assert_true(end - start >= 10);
    if (i16(glyf->bytes + start) >= 0) {
        simple_size(glyf, loca, glyph, &points, &contours);
        limits->points = points > limits->points ? points : limits->points;
        limits->contours = contours > limits->contours ? contours : limits->contours;
        return;
    }
    for (size_t at = start + 10; flags & 0x20; components++) {
        assert_true(at + 6 <= end);
        flags = u16(glyf->bytes + at);
        unsigned part = u16(glyf->bytes + at + 2), part_points, part_contours;
        assert_true(part < count);
        assert_true(flags & 0x02);                          /* placed by x and y */
        assert_false(flags & (0x08 | 0x40 | 0x80 | 0x100)); /* neither scaled nor hinted */
        simple_size(glyf, loca, part, &part_points, &part_contours);
        points += part_points;
        contours += part_contours;
        at += flags & 0x01 ? 8 : 6;
    }
    limits->depth = 1;
    limits->composite_points =
        points > limits->composite_points ? points : limits->composite_points;
    limits->composite_contours =
        contours > limits->composite_contours ? contours : limits->composite_contours;
    limits->components = components > limits->components ? components : limits->components;
}

static void check_glyphs(const struct font_program *program)
{
    struct table glyf = find_table(program, "glyf"), loca = find_table(program, "loca");
    struct table maxp = find_table(program, "maxp"), head = find_table(program, "head");
    struct table hhea = find_table(program, "hhea"), hmtx = find_table(program, "hmtx");
    unsigned count = u16(maxp.bytes + 4);
    struct limits limits = {0, 0, 0, 0, 0, 0};
    int box[4] = {32767, 32767, -32768, -32768};
    assert_int_equal(maxp.length, 32);
    assert_int_equal(u16(head.bytes + 50), 1);
    assert_int_equal(loca.length, (count + 1) * 4);
    assert_int_equal(u16(hhea.bytes + 34), count);
    assert_int_equal(hmtx.length, count * 4);
    assert_int_equal(u32(loca.bytes), 0);
    assert_int_equal(u32(loca.bytes + 4 * (size_t)count), glyf.length);
    for (unsigned glyph = 0; glyph < count; glyph++) {
        uint32_t start = u32(loca.bytes + 4 * (size_t)glyph);
        uint32_t end = u32(loca.bytes + 4 * (size_t)glyph + 4);
        assert_true(start <= end && end <= glyf.length && start % 4 == 0);
        weigh(&glyf, &loca, count, glyph, &limits);
        for (int i = 0; start < end && i < 4; i++) {
            int value = i16(glyf.bytes + start + 2 + 2 * (size_t)i);
            if (i < 2 ? value < box[i] : value > box[i])
                box[i] = value;
        }
    }
    assert_int_equal(u16(maxp.bytes + 6), limits.points);
    assert_int_equal(u16(maxp.bytes + 8), limits.contours);
    assert_int_equal(u16(maxp.bytes + 10), limits.composite_points);
    assert_int_equal(u16(maxp.bytes + 12), limits.composite_contours);
    assert_int_equal(u16(maxp.bytes + 28), limits.components);
    assert_int_equal(u16(maxp.bytes + 30), limits.depth);
    for (int i = 0; i < 4; i++)
        assert_int_equal(i16(head.bytes + 36 + 2 * (size_t)i), box[i]);
}

static void check_codes(const struct font_program *program)
{
    struct table maxp = find_table(program, "maxp"), hmtx = find_table(program, "hmtx");
    struct table head = find_table(program, "head");
    int em = (int)u16(head.bytes + 18);
    assert_int_equal(program->glyph_of_code[0], 0);
    for (size_t code = 1; code <= program->code_count; code++) {
        unsigned glyph = program->glyph_of_code[code];
        assert_true(glyph < u16(maxp.bytes + 4));
        int advance = (int)u16(hmtx.bytes + 4 * (size_t)glyph);
        /* PDF/A-2, 6.2.11.5: W and hmtx agree. */
        assert_true(abs(advance * 1000 - program->width_of_code[code] * em) * 2 <= em);
        assert_non_null(program->text_of_code[code]);
    }
}

static void tables_are_sound(void **state)
{
    (void)state;
    for (size_t f = 0; f < FAMILY_COUNT; f++) {
        struct arena *arena = new_arena();
        struct font_family *family = open_family(arena, families[f]);
        for (int style = 0; style < FONT_STYLE_COUNT; style++) {
            struct shape_run run;
            shape_text(arena, family, (enum font_style)style, SIXTEEN_POINTS, prose, strlen(prose),
                       &run);
        }
        struct programs programs;
        embed_all(arena, family, &programs);
        assert_true(programs.count >= FONT_STYLE_COUNT + 1);
        for (size_t i = 0; i < programs.count; i++) {
            check_directory(&programs.list[i]);
            check_glyphs(&programs.list[i]);
            check_codes(&programs.list[i]);
            assert_true(programs.list[i].truetype_length < 20000);
        }
        arena_free(arena);
    }
}

static void harfbuzz_opens_it_again(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run;
    shape_text(arena, family, FONT_REGULAR, SIXTEEN_POINTS, prose, strlen(prose), &run);
    struct programs programs;
    embed_all(arena, family, &programs);
    const struct font_program *program = &programs.list[0];
    hb_blob_t *blob =
        hb_blob_create((const char *)program->truetype, (unsigned)program->truetype_length,
                       HB_MEMORY_MODE_READONLY, NULL, NULL);
    assert_int_equal(hb_face_count(blob), 1);
    hb_face_t *face = hb_face_create(blob, 0);
    assert_int_equal(hb_face_get_glyph_count(face), u16(find_table(program, "maxp").bytes + 4));
    assert_int_equal(hb_face_get_upem(face), 1000);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    arena_free(arena);
}

struct ink {
    int left, bottom, right, top;
};

static void add_ink(struct ink *sum, hb_font_t *font, hb_codepoint_t glyph, int x, int y)
{
    hb_glyph_extents_t ink;
    if (!hb_font_get_glyph_extents(font, glyph, &ink) || ink.width == 0)
        return;
    int left = x + ink.x_bearing, top = y + ink.y_bearing;
    sum->left = left < sum->left ? left : sum->left;
    sum->right = left + ink.width > sum->right ? left + ink.width : sum->right;
    sum->top = top > sum->top ? top : sum->top;
    sum->bottom = top + ink.height < sum->bottom ? top + ink.height : sum->bottom;
}

static const struct ink no_ink = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN};

static struct ink ink_as_shaped(hb_font_t *font, const char *word, size_t length)
{
    struct ink sum = no_ink;
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, word, (int)length, 0, (int)length);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    int pen = 0;
    for (unsigned i = 0; i < count; i++) {
        add_ink(&sum, font, glyphs[i].codepoint, pen + places[i].x_offset, places[i].y_offset);
        pen += places[i].x_advance;
    }
    hb_buffer_destroy(buffer);
    return sum;
}

static struct ink ink_as_drawn(hb_font_t *font, const struct font_program *program,
                               const struct shape_run *run)
{
    struct ink sum = no_ink;
    int pen = 0;
    for (size_t i = 0; i < run->count; i++) {
        for (size_t c = 0; c < run->clusters[i].code_count; c++) {
            uint16_t code = run->clusters[i].codes[c];
            add_ink(&sum, font, program->glyph_of_code[code], pen, 0);
            pen += program->width_of_code[code];
        }
    }
    return sum;
}

/* Every syllable covers the same place drawn by its codes as HarfBuzz gives it in the font file:
 * marks are where the font wants them. */
static void check_picture(const char *family_name, const char *file)
{
    static const char *const uppers[] = {"", "ิ", "ี", "ึ", "ื", "ั", "็", "ุ", "ู", "ฺ"};
    static const char *const tones[] = {"", "่", "้", "๊", "๋", "์", "ำ", "่ำ", "้ำ"};
    enum { BASES = 46, UPPERS = 10, TONES = 9 };
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
    if (!blob)
        skip();
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, family_name);
    const char **syllables = arena_alloc_array(arena, BASES * UPPERS * TONES, sizeof *syllables);
    struct shape_run *runs = arena_alloc_array(arena, BASES * UPPERS * TONES, sizeof *runs);
    size_t count = 0;
    for (uint32_t base = 0; base < BASES; base++) {
        char letter[5] = "";
        letter[text_encode(0x0E01 + base, letter)] = '\0';
        for (size_t upper = 0; upper < UPPERS; upper++) {
            for (size_t tone = 0; tone < TONES; tone++) {
                syllables[count] = text_format(arena, "%s%s%s", letter, uppers[upper], tones[tone]);
                shape_text(arena, family, FONT_REGULAR, SIXTEEN_POINTS, syllables[count],
                           strlen(syllables[count]), &runs[count]);
                count++;
            }
        }
    }
    struct programs programs;
    embed_all(arena, family, &programs);
    const struct font_program *program = &programs.list[0];
    hb_blob_t *subset =
        hb_blob_create((const char *)program->truetype, (unsigned)program->truetype_length,
                       HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *subset_face = hb_face_create(subset, 0);
    hb_font_t *subset_font = hb_font_create(subset_face);
    for (size_t i = 0; i < count; i++) {
        struct ink shaped = ink_as_shaped(font, syllables[i], strlen(syllables[i]));
        struct ink drawn = ink_as_drawn(subset_font, program, &runs[i]);
        assert_memory_equal(&shaped, &drawn, sizeof shaped);
        assert_string_equal(copied(arena, &programs, &runs[i]), syllables[i]);
    }
    hb_font_destroy(subset_font);
    hb_face_destroy(subset_face);
    hb_blob_destroy(subset);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    arena_free(arena);
}

static void laksaman_s_marks_are_in_place(void **state)
{
    (void)state;
    check_picture("Laksaman", "/usr/share/fonts/truetype/tlwg/Laksaman.ttf");
}

static void garuda_s_marks_are_in_place(void **state)
{
    (void)state;
    check_picture("Garuda", "/usr/share/fonts/truetype/tlwg/Garuda.ttf");
}

static void norasi_s_marks_are_in_place(void **state)
{
    (void)state;
    check_picture("Norasi", "/usr/share/fonts/truetype/tlwg/Norasi.ttf");
}

static void same_uses_same_bytes(void **state)
{
    (void)state;
    struct arena *arenas[2];
    struct programs programs[2];
    for (int i = 0; i < 2; i++) {
        arenas[i] = new_arena();
        struct font_family *family = open_family(arenas[i], "Laksaman");
        struct shape_run run;
        shape_text(arenas[i], family, FONT_BOLD, SIXTEEN_POINTS, prose, strlen(prose), &run);
        embed_all(arenas[i], family, &programs[i]);
    }
    assert_int_equal(programs[0].count, programs[1].count);
    for (size_t i = 0; i < programs[0].count; i++) {
        const struct font_program *one = &programs[0].list[i], *other = &programs[1].list[i];
        assert_string_equal(one->postscript_name, other->postscript_name);
        assert_int_equal(one->truetype_length, other->truetype_length);
        assert_memory_equal(one->truetype, other->truetype, one->truetype_length);
        assert_int_equal(one->code_count, other->code_count);
        assert_memory_equal(one->glyph_of_code, other->glyph_of_code,
                            (one->code_count + 1) * sizeof *one->glyph_of_code);
    }
    arena_free(arenas[0]);
    arena_free(arenas[1]);
}

static void another_use_another_tag(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct diag *diag = diag_new(arena);
    struct font_family *family = open_family(arena, "Laksaman");
    struct font_program first, second;
    struct shape_run run;
    shape_text(arena, family, FONT_REGULAR, SIXTEEN_POINTS, "กข", strlen("กข"), &run);
    assert_true(font_embed(arena, run.clusters[0].face, diag, &first));
    shape_text(arena, family, FONT_REGULAR, SIXTEEN_POINTS, "ค", strlen("ค"), &run);
    assert_true(font_embed(arena, run.clusters[0].face, diag, &second));
    assert_int_equal(first.code_count, 2);
    assert_int_equal(second.code_count, 3);
    assert_string_equal(first.postscript_name + 6, "+Laksaman");
    assert_string_not_equal(first.postscript_name, second.postscript_name);
    /* Programs of the same length too: the tag is of the content. */
    const struct font_program *known[0x2E];
    for (uint32_t i = 0; i < 0x2E; i++) {
        struct font_program *program = arena_alloc(arena, sizeof *program);
        char letter[5] = "";
        struct font_family *own = open_family(arena, "Laksaman");
        size_t length = text_encode(0x0E01 + i, letter);
        shape_text(arena, own, FONT_REGULAR, SIXTEEN_POINTS, letter, length, &run);
        assert_true(font_embed(arena, run.clusters[0].face, diag, program));
        for (uint32_t other = 0; other < i; other++)
            assert_string_not_equal(program->postscript_name, known[other]->postscript_name);
        known[i] = program;
    }
    arena_free(arena);
}

/* Kerning and other texts: the same drawing once, other advances and texts apart. */
static void kerned_letters_keep_their_widths(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run kerned, alone;
    shape_text(arena, family, FONT_REGULAR, SIXTEEN_POINTS, "AV", 2, &kerned);
    shape_text(arena, family, FONT_REGULAR, SIXTEEN_POINTS, "A", 1, &alone);
    struct programs programs;
    embed_all(arena, family, &programs);
    assert_true(kerned.clusters[0].advance < alone.clusters[0].advance);
    assert_int_not_equal(kerned.clusters[0].codes[0], alone.clusters[0].codes[0]);
    assert_string_equal(copied(arena, &programs, &kerned), "AV");
    check_glyphs(&programs.list[0]);
    check_codes(&programs.list[0]);
    arena_free(arena);
}

static void the_descriptor_tells_the_style(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *sans = open_family(arena, "Laksaman"),
                       *serif = open_family(arena, "Norasi");
    struct shape_run run;
    for (int style = 0; style < FONT_STYLE_COUNT; style++) {
        shape_text(arena, sans, (enum font_style)style, SIXTEEN_POINTS, "H", 1, &run);
        shape_text(arena, serif, (enum font_style)style, SIXTEEN_POINTS, "H", 1, &run);
    }
    struct programs programs;
    embed_all(arena, sans, &programs);
    for (int style = 0; style < FONT_STYLE_COUNT; style++) {
        const struct font_program *program = &programs.list[style];
        assert_int_equal(program->bold, style == FONT_BOLD || style == FONT_BOLD_ITALIC);
        assert_int_equal(program->italic, style == FONT_ITALIC || style == FONT_BOLD_ITALIC);
        assert_int_equal(program->italic_angle < 0, program->italic);
        assert_false(program->serif);
        assert_false(program->fixed_pitch);
        assert_int_equal(program->cap_height, 716);
        assert_int_equal(program->ascent, 1270);
        assert_int_equal(program->descent, -687);
    }
    embed_all(arena, serif, &programs);
    assert_true(programs.list[0].serif);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_are_sound),
        cmocka_unit_test(harfbuzz_opens_it_again),
        cmocka_unit_test(laksaman_s_marks_are_in_place),
        cmocka_unit_test(garuda_s_marks_are_in_place),
        cmocka_unit_test(norasi_s_marks_are_in_place),
        cmocka_unit_test(same_uses_same_bytes),
        cmocka_unit_test(another_use_another_tag),
        cmocka_unit_test(kerned_letters_keep_their_widths),
        cmocka_unit_test(the_descriptor_tells_the_style),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
