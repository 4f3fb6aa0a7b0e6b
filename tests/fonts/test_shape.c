/* Shaping: every word comes back from its codes, clusters are whole, widths are what a viewer
 * computes. */
#include "tests/fonts/fixture.h"

#include "fonts/face.h"

static const char *const words[] = {
    "ที่",    "ปี้",     "น้ำ",     "กตัญญู", "ฐานุกรม", "ป่า",    "ฟ้า",  "ฝ้าย",         "กี่",  "ก็",   "ปั้น",
    "ผู้ใหญ่", "ซึ่ง",    "พื้นที่",    "ญู",    "ฐู",      "ฎู",     "ฏุ",   "ป้ำ",          "ค่ำ", "ฬ่ำ",  "กำ",
    "ฤๅ",   "ฤา",    "ศักดิ์สิทธิ์", "เปี๊ยะ", "ปฏิบัติ",   "ำ",     "กิ้ำ",  "กุ้ำ",          "ปุ๊",  "ฯลฯ", "ๆ",
    "๒๕๖๘", "O-NET", "office", "Å",    "AVATAR", "→ ≥ ✓", "“ก”", "ร้อยละ 85.50", "ก่่่",  "์ก"};
enum { WORD_COUNT = sizeof words / sizeof *words };

static struct shape_run shape(struct arena *arena, struct font_family *family,
                              enum font_style style, const char *text)
{
    struct shape_run run;
    shape_text(arena, family, style, SIXTEEN_POINTS, text, strlen(text), &run);
    return run;
}

static void words_come_back(void **state)
{
    (void)state;
    for (size_t f = 0; f < FAMILY_COUNT; f++) {
        struct arena *arena = new_arena();
        struct font_family *family = open_family(arena, families[f]);
        struct shape_run runs[FONT_STYLE_COUNT][WORD_COUNT];
        for (int style = 0; style < FONT_STYLE_COUNT; style++) {
            for (size_t i = 0; i < WORD_COUNT; i++)
                runs[style][i] = shape(arena, family, (enum font_style)style, words[i]);
        }
        struct programs programs;
        embed_all(arena, family, &programs);
        for (int style = 0; style < FONT_STYLE_COUNT; style++) {
            for (size_t i = 0; i < WORD_COUNT; i++)
                assert_string_equal(copied(arena, &programs, &runs[style][i]), words[i]);
        }
        arena_free(arena);
    }
}

static bool is_thai_mark(uint32_t code_point)
{
    return code_point == 0x0E31 || code_point == 0x0E33 ||
           (code_point >= 0x0E34 && code_point <= 0x0E3A) ||
           (code_point >= 0x0E47 && code_point <= 0x0E4E);
}

static void clusters_are_whole(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    for (size_t i = 0; i < WORD_COUNT; i++) {
        struct shape_run run = shape(arena, family, FONT_REGULAR, words[i]);
        size_t offset = 0;
        for (size_t c = 0; c < run.count; c++) {
            const char *cursor = words[i] + run.clusters[c].offset;
            assert_int_equal(run.clusters[c].offset, offset);
            assert_true(run.clusters[c].length > 0);
            if (offset > 0)
                assert_false(is_thai_mark(text_next(&cursor)));
            offset += run.clusters[c].length;
        }
        assert_int_equal(offset, strlen(words[i]));
    }
    arena_free(arena);
}

static void sara_am_is_a_code_of_its_own(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, "น้ำ");
    struct shape_run without_tone = shape(arena, family, FONT_REGULAR, "นำ");
    struct programs programs;
    embed_all(arena, family, &programs);
    const struct font_program *program = &programs.list[0];
    assert_int_equal(run.count, 1);
    assert_int_equal(run.clusters[0].code_count, 3);
    const uint16_t *codes = run.clusters[0].codes;
    assert_string_equal(program->text_of_code[codes[0]], "น");
    assert_string_equal(program->text_of_code[codes[1]], "้");
    assert_string_equal(program->text_of_code[codes[2]], "ำ");
    /* The tone takes no room; SARA AM that of its SARA AA. */
    assert_int_equal(without_tone.clusters[0].code_count, 2);
    assert_int_equal(run.clusters[0].advance, without_tone.clusters[0].advance);
    assert_int_equal(program->width_of_code[codes[2]],
                     program->width_of_code[without_tone.clusters[0].codes[1]]);
    assert_string_equal(program->text_of_code[without_tone.clusters[0].codes[1]], "ำ");
    arena_free(arena);
}

/* The tone alone in its composite; NIKHAHIT with SARA AA in the other, wherever HarfBuzz put it. */
static void nikhahit_goes_with_sara_aa(void **state)
{
    (void)state;
    static const char *const syllables[] = {"น้ำ", "ป๊ำ", "ฝ่ำ", "กุ้ำ"};
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Garuda");
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++) {
        struct shape_run run = shape(arena, family, FONT_REGULAR, syllables[i]);
        const struct shape_cluster *cluster = &run.clusters[0];
        hb_codepoint_t nikhahit, tone_part;
        const struct font_face *face = cluster->face;
        assert_int_equal(cluster->code_count, 3);
        const struct code *tone = &face->codes.codes[cluster->codes[1]];
        const struct code *sara_am = &face->codes.codes[cluster->codes[2]];
        assert_int_equal(tone->part_count, i == 3 ? 2 : 1);
        assert_int_equal(sara_am->part_count, 2);
        assert_true(hb_font_get_nominal_glyph(face->font, 0x0E4D, &nikhahit));
        assert_int_equal(sara_am->parts[0].glyph, nikhahit);
        for (tone_part = 0; tone_part < tone->part_count; tone_part++)
            assert_int_not_equal(tone->parts[tone_part].glyph, nikhahit);
    }
    arena_free(arena);
}

/* Latin letters are kerned as Latin though Thai stands before them. */
static void scripts_are_shaped_apart(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run latin = shape(arena, family, FONT_REGULAR, "AV");
    struct shape_run mixed = shape(arena, family, FONT_REGULAR, "กAVข");
    struct shape_run alone = shape(arena, family, FONT_REGULAR, "A");
    assert_int_not_equal(latin.clusters[0].codes[0], alone.clusters[0].codes[0]);
    assert_int_equal(mixed.clusters[1].codes[0], latin.clusters[0].codes[0]);
    assert_int_equal(mixed.clusters[2].codes[0], latin.clusters[1].codes[0]);
    arena_free(arena);
}

/* The same number that HarfBuzz alone gives for the font file (units per em are 1000 here). */
static void advances_are_harfbuzz_s(void **state)
{
    (void)state;
    static const char text[] = "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา เขต ๒ จังหวัดเชียงใหม่ ปี้ น้ำ ฐานุกรม กตัญญู";
    hb_blob_t *blob =
        hb_blob_create_from_file_or_fail("/usr/share/fonts/truetype/tlwg/Laksaman.ttf");
    if (!blob)
        skip();
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, NULL, 0);
    unsigned count;
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    int64_t units = 0;
    for (unsigned i = 0; i < count; i++)
        units += places[i].x_advance;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, text);
    int64_t size = font_face_size(run.clusters[0].face, SIXTEEN_POINTS);
    assert_int_equal(size, 10640);
    assert_int_equal(run.width, (units * size + 500) / 1000);
    arena_free(arena);
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

/* What `W` and `Tf` give, for every stretch from the start, is the sum of the advances. */
static void widths_do_not_drift(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Norasi");
    struct text_buffer text;
    text_buffer_init(&text, arena, 1u << 20);
    for (int i = 0; i < 400; i++)
        text_buffer_add(&text, "ผู้อำนวยการ Type ≥ ป้ำ 12.5% → ");
    struct shape_run run;
    shape_text(arena, family, FONT_BOLD, 15321, text.data, text.length, &run);
    struct programs programs;
    embed_all(arena, family, &programs);
    int64_t exact = 0, sum = 0;
    for (size_t i = 0; i < run.count; i++) {
        const struct shape_cluster *cluster = &run.clusters[i];
        const struct font_program *program = program_of(&programs, cluster->face);
        for (size_t c = 0; c < cluster->code_count; c++)
            exact += (int64_t)program->width_of_code[cluster->codes[c]] *
                     font_face_size(cluster->face, 15321);
        sum += cluster->advance;
        assert_true(exact - sum * 1000 <= 500 && exact - sum * 1000 >= -500);
    }
    assert_int_equal(run.width, sum);
    arena_free(arena);
}

static void hidden_characters_are_neither_drawn_nor_copied(void **state)
{
    (void)state;
    /* ZWSP, WJ, soft hyphen, ZWNJ, ZWJ, BOM, line feed; inside of a cluster too. */
    static const char text[] = "ก\u200Bข\u2060ค\u00ADง\u200Cจ\u200Dฉ\uFEFFช\nซป\u2060ี\u200B้";
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, text);
    struct shape_run plain = shape(arena, family, FONT_REGULAR, "กขคงจฉชซปี้");
    struct programs programs;
    embed_all(arena, family, &programs);
    assert_string_equal(copied(arena, &programs, &run), "กขคงจฉชซปี้");
    assert_int_equal(run.width, plain.width);
    size_t hidden = 0;
    for (size_t i = 0; i < run.count; i++) {
        if (run.clusters[i].code_count == 0) {
            assert_int_equal(run.clusters[i].advance, 0);
            hidden++;
        }
    }
    assert_int_equal(hidden, 7);
    assert_int_equal(run.count, plain.count + hidden);
    arena_free(arena);
}

static void spaces_are_copied_as_plain_spaces(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, "ก ข\u00A0ค\tง\u2003จ\u2011ฉ");
    struct programs programs;
    embed_all(arena, family, &programs);
    assert_string_equal(copied(arena, &programs, &run), "ก ข ค ง จ-ฉ");
    assert_true(run.clusters[1].space);
    assert_true(run.clusters[3].space);
    assert_true(run.clusters[5].space);
    assert_false(run.clusters[7].space); /* an em space is as wide as it is */
    assert_true(run.clusters[7].advance > run.clusters[1].advance);
    assert_int_equal(run.clusters[1].codes[0], run.clusters[3].codes[0]);
    for (size_t i = 0; i < run.count; i++)
        assert_int_equal(run.clusters[i].thai, i % 2 == 0);
    arena_free(arena);
}

static void fallbacks_draw_what_the_family_has_not(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, "ก→ข");
    assert_int_equal(run.count, 3);
    assert_ptr_equal(run.clusters[0].face, run.clusters[2].face);
    assert_ptr_not_equal(run.clusters[0].face, run.clusters[1].face);
    assert_int_equal(font_face_size(run.clusters[1].face, SIXTEEN_POINTS), 10448);
    const struct shape_missing *missing;
    assert_int_equal(font_family_missing(family, &missing), 0);
    struct font_face *const *faces;
    assert_int_equal(font_family_faces_used(family, &faces), 2);
    assert_ptr_equal(faces[0], run.clusters[0].face);
    assert_ptr_equal(faces[1], run.clusters[1].face);
    arena_free(arena);
}

static void missing_characters_are_boxes_and_counted(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Garuda");
    struct shape_run run = shape(arena, family, FONT_REGULAR, "ก漢字漢ข");
    struct programs programs;
    embed_all(arena, family, &programs);
    assert_string_equal(copied(arena, &programs, &run), "ก漢字漢ข");
    assert_int_equal(run.count, 5);
    for (size_t i = 1; i < 4; i++)
        assert_true(run.clusters[i].advance > 0);
    const struct shape_missing *missing;
    assert_int_equal(font_family_missing(family, &missing), 2);
    assert_int_equal(missing[0].code_point, 0x5B57);
    assert_int_equal(missing[0].count, 1);
    assert_int_equal(missing[1].code_point, 0x6F22);
    assert_int_equal(missing[1].count, 2);
    arena_free(arena);
}

static void a_heap_of_marks_is_cut_and_kept(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct text_buffer text;
    text_buffer_init(&text, arena, 1u << 20);
    text_buffer_add(&text, "ก");
    for (int i = 0; i < 200; i++)
        text_buffer_add(&text, "\u2060");
    for (int i = 0; i < 10000; i++)
        text_buffer_add(&text, i % 3 ? "่" : "ิ");
    text_buffer_add(&text, "ข e");
    for (int i = 0; i < 100; i++)
        text_buffer_add(&text, "\u0301");
    struct shape_run run = shape(arena, family, FONT_REGULAR, text.data);
    struct programs programs;
    embed_all(arena, family, &programs);
    struct text_buffer expected;
    text_buffer_init(&expected, arena, 1u << 20);
    for (const char *cursor = text.data; *cursor != '\0';) {
        const char *start = cursor;
        if (text_next(&cursor) != 0x2060)
            text_buffer_add_n(&expected, start, (size_t)(cursor - start));
    }
    /* é has a glyph: the first accent is drawn and copied with its letter. */
    assert_string_equal(copied(arena, &programs, &run), expected.data);
    size_t offset = 0;
    for (size_t i = 0; i < run.count; i++) {
        assert_in_range(run.clusters[i].code_count, 0, SHAPE_CODES_MAX);
        assert_int_equal(run.clusters[i].offset, offset);
        offset += run.clusters[i].length;
    }
    assert_int_equal(offset, text.length);
    for (size_t i = 0; i < programs.count; i++) {
        for (size_t code = 1; code <= programs.list[i].code_count; code++)
            assert_true(programs.list[i].text_of_code[code][0] != '\0');
    }
    arena_free(arena);
}

static void same_calls_same_codes(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *one = open_family(arena, "Norasi"), *other = open_family(arena, "Norasi");
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < WORD_COUNT; i++) {
            struct shape_run left = shape(arena, one, FONT_ITALIC, words[i]);
            struct shape_run right = shape(arena, other, FONT_ITALIC, words[i]);
            assert_int_equal(left.count, right.count);
            for (size_t c = 0; c < left.count; c++) {
                assert_int_equal(left.clusters[c].advance, right.clusters[c].advance);
                assert_memory_equal(left.clusters[c].codes, right.clusters[c].codes,
                                    sizeof left.clusters[c].codes);
            }
        }
    }
    arena_free(arena);
}

static void codes_are_handed_out_in_order(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, "กขกค");
    assert_int_equal(run.clusters[0].codes[0], 1);
    assert_int_equal(run.clusters[1].codes[0], 2);
    assert_int_equal(run.clusters[2].codes[0], 1);
    assert_int_equal(run.clusters[3].codes[0], 3);
    arena_free(arena);
}

/* The words of the cache are those of HarfBuzz: in another run before, in another place. */
static void a_run_seen_before_is_the_same(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run first = shape(arena, family, FONT_REGULAR, "ก Type ป้ำ");
    struct shape_run again = shape(arena, family, FONT_REGULAR, "ก Type ป้ำ");
    assert_int_equal(first.count, again.count);
    assert_memory_equal(first.clusters, again.clusters, first.count * sizeof *first.clusters);
    struct shape_run later = shape(arena, family, FONT_REGULAR, "→ก Type ป้ำ");
    assert_int_equal(later.count, first.count + 1);
    for (size_t i = 0; i < first.count; i++) {
        assert_int_equal(later.clusters[i + 1].offset, first.clusters[i].offset + strlen("→"));
        assert_memory_equal(later.clusters[i + 1].codes, first.clusters[i].codes,
                            sizeof first.clusters[i].codes);
    }
    arena_free(arena);
}

static void empty_text_is_an_empty_run(void **state)
{
    (void)state;
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run run = shape(arena, family, FONT_REGULAR, "");
    assert_int_equal(run.count, 0);
    assert_int_equal(run.width, 0);
    struct font_face *const *faces;
    assert_int_equal(font_family_faces_used(family, &faces), 0);
    arena_free(arena);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Any sequence of letters, also those that no word has, comes back in its order, without what is
 * hidden. */
static void random_text_comes_back(void **state)
{
    (void)state;
    enum { TEXTS = 1500, LETTERS = 24 };
    static const uint32_t others[] = {' ', 'A',    'V',    'f',  'i',    '1',    '(',    ')',   '%',
                                      '-', 0x200B, 0x2060, 0xE9, 0x0301, 0x2192, 0x0E3F, 0x4E00};
    struct arena *arena = new_arena();
    struct font_family *family = open_family(arena, "Laksaman");
    struct shape_run *runs = arena_alloc_array(arena, TEXTS, sizeof *runs);
    char(*expected)[LETTERS * 4 + 1] = arena_alloc_array(arena, TEXTS, sizeof *expected);
    uint32_t seed = 2568;
    for (size_t i = 0; i < TEXTS; i++) {
        char text[LETTERS * 4 + 1];
        size_t length = 0, kept = 0;
        for (size_t letter = 0; letter < LETTERS; letter++) {
            uint32_t pick = next_random(&seed);
            uint32_t code_point = 0x0E01 + pick % 0x5B;
            if (pick % 7 == 0)
                code_point = others[pick / 7 % (sizeof others / sizeof *others)];
            if (code_point > 0x0E3A && code_point < 0x0E3F)
                code_point = 0x0E33;
            char bytes[4];
            size_t size = text_encode(code_point, bytes);
            memcpy(text + length, bytes, size);
            length += size;
            if (code_point != 0x200B && code_point != 0x2060) {
                memcpy(expected[i] + kept, bytes, size);
                kept += size;
            }
        }
        text[length] = '\0';
        runs[i] = shape(arena, family, FONT_REGULAR, text);
    }
    struct programs programs;
    embed_all(arena, family, &programs);
    for (size_t i = 0; i < TEXTS; i++)
        assert_string_equal(copied(arena, &programs, &runs[i]), expected[i]);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_come_back),
        cmocka_unit_test(clusters_are_whole),
        cmocka_unit_test(sara_am_is_a_code_of_its_own),
        cmocka_unit_test(nikhahit_goes_with_sara_aa),
        cmocka_unit_test(scripts_are_shaped_apart),
        cmocka_unit_test(advances_are_harfbuzz_s),
        cmocka_unit_test(widths_do_not_drift),
        cmocka_unit_test(hidden_characters_are_neither_drawn_nor_copied),
        cmocka_unit_test(spaces_are_copied_as_plain_spaces),
        cmocka_unit_test(fallbacks_draw_what_the_family_has_not),
        cmocka_unit_test(missing_characters_are_boxes_and_counted),
        cmocka_unit_test(a_heap_of_marks_is_cut_and_kept),
        cmocka_unit_test(same_calls_same_codes),
        cmocka_unit_test(codes_are_handed_out_in_order),
        cmocka_unit_test(a_run_seen_before_is_the_same),
        cmocka_unit_test(empty_text_is_an_empty_run),
        cmocka_unit_test(random_text_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
