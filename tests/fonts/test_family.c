/* Families: where files are found, what is refused and how it is said, how high a line is. */
#include "tests/folder.h"

#include "tests/fonts/fixture.h"

#include <sys/stat.h>
#include <unistd.h>

#include "fonts/face.h"
#include "fonts/family_find.h"
#include "fonts/family_open.h"

#define TLWG "/usr/share/fonts/truetype/tlwg/"

/* An office folder's fonts/ in a temporary place. */
struct office {
    struct arena *arena;
    struct diag *diag;
    char folder[TEST_FOLDER_SIZE];
};

static int set_up(void **state)
{
    static struct office office;
    office = (struct office){.arena = new_arena()};
    office.diag = diag_new(office.arena);
    assert_true(test_folder_make(office.folder));
    *state = &office;
    return 0;
}

static int tear_down(void **state)
{
    struct office *office = *state;
    test_folder_remove(office->folder);
    arena_free(office->arena);
    return 0;
}

static void write_file(struct office *office, const char *name, const void *bytes, size_t length)
{
    FILE *stream = fopen(text_format(office->arena, "%s/%s", office->folder, name), "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(bytes, 1, length, stream), length);
    assert_int_equal(fclose(stream), 0);
}

static void write_text(struct office *office, const char *name, const char *text)
{
    write_file(office, name, text, strlen(text));
}

static unsigned char *read_font(struct office *office, const char *path, size_t *length)
{
    FILE *stream = fopen(path, "rb");
    if (!stream)
        skip();
    unsigned char *bytes = arena_alloc(office->arena, 1u << 20);
    *length = fread(bytes, 1, 1u << 20, stream);
    fclose(stream);
    assert_in_range(*length, 1000, (1u << 20) - 1);
    return bytes;
}

static void copy_font(struct office *office, const char *path, const char *name)
{
    size_t length;
    const unsigned char *bytes = read_font(office, path, &length);
    write_file(office, name, bytes, length);
}

static bool open_here(struct office *office, const char *name, struct font_family **family)
{
    struct font_places places = {.settings = SETTINGS, .office_fonts = office->folder};
    return font_family_open(office->arena, name, places, office->diag, family);
}

static const struct diag_item *only_problem(struct office *office, enum diag_code code)
{
    const struct diag_item *items;
    assert_int_equal(diag_items(office->diag, &items), 1);
    assert_string_equal(diag_code_name(items[0].code), diag_code_name(code));
    return &items[0];
}

static void the_shipped_families_open(void **state)
{
    struct office *office = *state;
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        struct font_family *family;
        assert_true(open_here(office, families[i], &family));
    }
    assert_int_equal(diag_count(office->diag, DIAG_ERROR), 0);
    assert_int_equal(diag_count(office->diag, DIAG_WARNING), 0);
}

static void an_unknown_family_is_named_with_the_known(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    assert_false(open_here(office, "Angsana New", &family));
    assert_null(family);
    const struct diag_item *item = only_problem(office, FNT001);
    assert_string_equal(item->arguments[0], "Angsana New");
    assert_string_equal(item->arguments[1],
                        "Laksaman, Garuda, Norasi, TH Sarabun New, TH SarabunPSK");
    assert_int_equal(diag_exit_status(office->diag), 69);
}

static void every_missing_file_is_named_with_its_package(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    write_text(office, "fonts.ini",
               "[Umpush]\nregular = No.ttf\nbold = No-Bold.ttf\npackage = fonts-tlwg-no-ttf\n");
    assert_false(open_here(office, "Umpush", &family));
    const struct diag_item *items;
    assert_int_equal(diag_items(office->diag, &items), 2);
    assert_int_equal(items[0].code, FNT002);
    assert_string_equal(items[0].arguments[1], "No.ttf");
    assert_string_equal(items[1].arguments[1], "No-Bold.ttf");
    assert_non_null(strstr(diag_words(office->arena, &items[0], DIAG_ENGLISH),
                           "apt install fonts-tlwg-no-ttf"));
    assert_non_null(
        strstr(diag_words(office->arena, &items[0], DIAG_THAI), "apt install fonts-tlwg-no-ttf"));
}

/* The office's own files, in the spellings that go about; Laksaman stands in for them. */
static void the_office_s_own_files_are_found(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    copy_font(office, TLWG "Laksaman.ttf", "thsarabunnew.ttf");
    copy_font(office, TLWG "Laksaman-Bold.ttf", "THSarabunNew-Bold.ttf");
    copy_font(office, TLWG "Laksaman-Italic.ttf", "THSarabunNew_Italic.TTF");
    copy_font(office, TLWG "Laksaman-BoldItalic.ttf", "THSarabunNew BoldItalic.ttf");
    assert_true(open_here(office, "THSarabunNew", &family));
    assert_string_equal(family->name, "TH Sarabun New");
    assert_int_equal(font_face_size(family->sets[0].faces[FONT_REGULAR], SIXTEEN_POINTS),
                     SIXTEEN_POINTS);
    assert_int_equal(diag_count(office->diag, DIAG_ERROR), 0);
}

static void the_office_s_fonts_come_before_the_system_s(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    copy_font(office, TLWG "Garuda.ttf", "Laksaman.ttf");
    assert_true(open_here(office, "Laksaman", &family));
    assert_true(text_starts_with(family->sets[0].faces[FONT_REGULAR]->file, office->folder));
    assert_true(text_starts_with(family->sets[0].faces[FONT_BOLD]->file, TLWG));
}

static void the_office_describes_its_own_family(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    write_text(office, "fonts.ini",
               "\xEF\xBB\xBF; own\r\n[Office Script]\r\nRegular = Own.ttf\r\nscale = 0.8\r\n"
               "fallback = DejaVu Sans\r\n");
    copy_font(office, TLWG "Laksaman.ttf", "Own.ttf");
    assert_true(open_here(office, "office script", &family));
    struct face_set *set = &family->sets[0];
    assert_ptr_equal(set->faces[FONT_BOLD_ITALIC], set->faces[FONT_REGULAR]);
    assert_int_equal(font_face_size(set->faces[FONT_REGULAR], 10000), 8000);
    assert_int_equal(family->set_count, 2);
}

/* Asked only when neither folder has the file. */
static void fontconfig_finds_by_family_and_style(void **state)
{
    struct office *office = *state;
    struct font_finder *finder = font_finder_new(office->arena, NULL);
    struct font_wanted wanted = {"Garuda", "not-this-name.ttf", NULL, FONT_BOLD_ITALIC};
    const char *path = font_find(finder, wanted);
    if (!path)
        skip();
    assert_true(text_ends_with(path, "Garuda-BoldOblique.ttf"));
    wanted.style = FONT_REGULAR;
    assert_true(text_ends_with(font_find(finder, wanted), "Garuda.ttf"));
    wanted.family = "No Such Family";
    assert_null(font_find(finder, wanted));
}

static void expect_refusal(struct office *office, enum diag_code code)
{
    struct font_family *family;
    write_text(office, "fonts.ini", "[Own]\nregular = Own.ttf\n");
    assert_false(open_here(office, "Own", &family));
    const struct diag_item *item = only_problem(office, code);
    assert_true(text_ends_with(item->arguments[0], "/Own.ttf"));
    assert_int_equal(diag_exit_status(office->diag), 69);
}

static void what_is_no_font_is_refused(void **state)
{
    write_text(*state, "Own.ttf", "PK\003\004 this is no font");
    expect_refusal(*state, FNT003);
}

static void an_empty_file_is_refused(void **state)
{
    write_text(*state, "Own.ttf", "");
    expect_refusal(*state, FNT003);
}

static unsigned char *find_record(unsigned char *font, const char *tag)
{
    for (unsigned i = 0; i < face_u16(font + 4); i++) {
        if (memcmp(font + 12 + 16 * (size_t)i, tag, 4) == 0)
            return font + 12 + 16 * (size_t)i;
    }
    fail_msg("no table %s", tag);
    return NULL;
}

static void outlines_other_than_truetype_are_refused(void **state)
{
    struct office *office = *state;
    size_t length;
    unsigned char *font = read_font(office, TLWG "Laksaman.ttf", &length);
    memcpy(find_record(font, "glyf"), "gliv", 4);
    write_file(office, "Own.ttf", font, length);
    expect_refusal(office, FNT004);
}

static void a_font_without_thai_is_refused(void **state)
{
    copy_font(*state, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "Own.ttf");
    expect_refusal(*state, FNT005);
}

static void put_u16(unsigned char *bytes, unsigned value)
{
    bytes[0] = (unsigned char)(value >> 8);
    bytes[1] = (unsigned char)value;
}

/* Moves what format 4 subtables map from U+F700–F71A, where old fonts keep their shifted marks. */
static void hide_private_glyphs(unsigned char *font)
{
    const unsigned char *record = find_record(font, "cmap");
    unsigned char *cmap = font + ((size_t)face_u16(record + 8) << 16 | face_u16(record + 10));
    for (unsigned i = 0; i < face_u16(cmap + 2); i++) {
        const unsigned char *entry = cmap + 4 + 8 * (size_t)i;
        unsigned char *map = cmap + ((size_t)face_u16(entry + 4) << 16 | face_u16(entry + 6));
        if (face_u16(map) != 4)
            continue;
        size_t segments = face_u16(map + 6) / 2;
        unsigned char *ends = map + 14, *starts = ends + 2 * segments + 2;
        for (size_t segment = 0; segment < segments; segment++) {
            unsigned start = face_u16(starts + 2 * segment), end = face_u16(ends + 2 * segment);
            if (start >= 0xF700 && end < 0xF780) {
                put_u16(starts + 2 * segment, start + 0x80);
                put_u16(ends + 2 * segment, end + 0x80);
            }
        }
    }
}

/* Thai letters alone are not enough: without GSUB, GPOS or private glyphs the tone lies on the
 * vowel. With the private glyphs only, as in the fonts of the nineties, HarfBuzz sets it
 * rightly. */
static void a_font_that_does_not_stack_marks_is_refused(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    size_t length;
    unsigned char *font = read_font(office, TLWG "Laksaman.ttf", &length);
    memcpy(find_record(font, "GPOS"), "GPOX", 4);
    memcpy(find_record(font, "GSUB"), "GSUC", 4);
    write_file(office, "Own.ttf", font, length);
    write_text(office, "fonts.ini", "[Own]\nregular = Own.ttf\n");
    assert_true(open_here(office, "Own", &family));
    hide_private_glyphs(font);
    write_file(office, "Own.ttf", font, length);
    expect_refusal(office, FNT005);
}

static void a_font_that_may_not_be_embedded_is_said(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    size_t length;
    unsigned char *font = read_font(office, TLWG "Laksaman.ttf", &length);
    unsigned char *record = find_record(font, "OS/2");
    size_t offset = (size_t)face_u16(record + 8) << 16 | face_u16(record + 10);
    assert_true(offset + 10 < length);
    font[offset + 9] = 0x02;
    write_file(office, "Own.ttf", font, length);
    write_text(office, "fonts.ini", "[Own]\nregular = Own.ttf\n");
    assert_true(open_here(office, "Own", &family));
    only_problem(office, FNT006);
    assert_int_equal(diag_exit_status(office->diag), 0);
}

static void wrong_settings_are_named_by_line(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    write_text(office, "fonts.ini",
               "[Own]\nregular = Laksaman.ttf\nscale = 66.5\nweight = 3\nwhat is this\n"
               "regular = Other.ttf\n[Empty]\nscale = 1\nbold = ../secret.ttf\n");
    assert_false(open_here(office, "Laksaman", &family));
    const struct diag_item *items;
    static const unsigned lines[] = {0, 3, 4, 5, 6, 9};
    assert_int_equal(diag_items(office->diag, &items), 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(items[i].code, FNT008);
        assert_int_equal(items[i].place.line, lines[i]);
        assert_true(text_ends_with(items[i].place.file, "/fonts.ini"));
    }
}

static void settings_that_are_not_utf8_are_refused(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    write_text(office, "fonts.ini", "[\xA1\xD2\xC3]\nregular = Laksaman.ttf\n");
    assert_false(open_here(office, "Laksaman", &family));
    only_problem(office, FNT010);
}

static void absent_settings_are_named(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    struct font_places nowhere = {.settings = "/no/such/fonts.ini", .office_fonts = office->folder};
    assert_false(font_family_open(office->arena, "Laksaman", nowhere, office->diag, &family));
    assert_string_equal(only_problem(office, FNT010)->arguments[0], "/no/such/fonts.ini");
}

/* ก is 0.400 em high in TH Sarabun New: at `size` it is that high in every family. */
static void every_family_looks_as_large(void **state)
{
    struct office *office = *state;
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        struct font_family *family;
        assert_true(open_here(office, families[i], &family));
        const struct font_face *face = family->sets[0].faces[FONT_REGULAR];
        struct face_extents reach = face_text_extents(face, family->buffer, "ก");
        int height = font_face_size(face, SIXTEEN_POINTS) * reach.top / face->units_per_em;
        assert_in_range(height, 6400 - 32, 6400 + 32);
    }
}

/* No syllable of the upright faces reaches beyond the heights, and lines never touch. */
static void no_stack_reaches_beyond_the_heights(void **state)
{
    struct office *office = *state;
    static const char *const uppers[] = {"", "ิ", "ี", "ึ", "ื", "ั", "็", "ุ", "ู"};
    static const char *const tones[] = {"", "่", "้", "๊", "๋", "์", "่ำ", "้ำ"};
    for (size_t i = 0; i < FAMILY_COUNT; i++) {
        struct font_family *family;
        assert_true(open_here(office, families[i], &family));
        int ascent = font_family_ascent(family, SIXTEEN_POINTS);
        int descent = font_family_descent(family, SIXTEEN_POINTS);
        assert_true(font_family_line_height(family, SIXTEEN_POINTS) > ascent + descent);
        for (int style = FONT_REGULAR; style <= FONT_BOLD; style++) {
            const struct font_face *face = family->sets[0].faces[style];
            int size = font_face_size(face, SIXTEEN_POINTS);
            for (uint32_t base = 0x0E01; base <= 0x0E2E; base++) {
                for (size_t stack = 0; stack < 9 * 8; stack++) {
                    char letter[5] = "";
                    size_t upper = stack / 8, tone = stack % 8;
                    bool no_syllable = (upper > 0 && upper < 7 && tone >= 6) || /* ิ and ำ */
                                       (upper == 6 && tone > 0);                /* ็ and a tone */
                    if (no_syllable)
                        continue;
                    letter[text_encode(base, letter)] = '\0';
                    struct face_extents reach = face_text_extents(
                        face, family->buffer,
                        text_format(office->arena, "%s%s%s", letter, uppers[upper], tones[tone]));
                    assert_true((int64_t)reach.top * size <= (int64_t)ascent * face->units_per_em);
                    assert_true((int64_t)-reach.bottom * size <=
                                (int64_t)descent * face->units_per_em);
                }
            }
        }
    }
}

/* A4 between the margins of 2.5 and 2.0 cm has 33 lines of 16 pt TH Sarabun in a word processor. */
static void a_page_has_as_many_lines_as_offices_know(void **state)
{
    struct office *office = *state;
    struct font_family *family;
    assert_true(open_here(office, "Laksaman", &family));
    int height = 841890 - 4500 * 28346 / 1000;
    assert_int_equal(height / font_family_line_height(family, SIXTEEN_POINTS), 33);
}

static void names_are_compared_as_people_write_them(void **state)
{
    (void)state;
    assert_true(font_same_name("TH Sarabun New", "THSarabunNew"));
    assert_true(font_same_name("THSarabunNew Bold.ttf", "thsarabunnew-bold.TTF"));
    assert_true(font_same_name("a_b", "ab "));
    assert_false(font_same_name("THSarabunNew", "THSarabun"));
    assert_false(font_same_name("THSarabun", "THSarabunNew"));
}

#define in_office(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        in_office(the_shipped_families_open),
        in_office(an_unknown_family_is_named_with_the_known),
        in_office(every_missing_file_is_named_with_its_package),
        in_office(the_office_s_own_files_are_found),
        in_office(the_office_s_fonts_come_before_the_system_s),
        in_office(the_office_describes_its_own_family),
        in_office(fontconfig_finds_by_family_and_style),
        in_office(what_is_no_font_is_refused),
        in_office(an_empty_file_is_refused),
        in_office(outlines_other_than_truetype_are_refused),
        in_office(a_font_without_thai_is_refused),
        in_office(a_font_that_does_not_stack_marks_is_refused),
        in_office(a_font_that_may_not_be_embedded_is_said),
        in_office(wrong_settings_are_named_by_line),
        in_office(settings_that_are_not_utf8_are_refused),
        in_office(absent_settings_are_named),
        in_office(every_family_looks_as_large),
        in_office(no_stack_reaches_beyond_the_heights),
        in_office(a_page_has_as_many_lines_as_offices_know),
        cmocka_unit_test(names_are_compared_as_people_write_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
