/* Operators: exact numbers from integers, strings that survive every byte, justification that no
 * reader takes for spaces. */
#include "tests/output/pdf_support.h"

#include "fonts/shape.h"
#include "output/canvas.h"
#include "output/pdf_file.h"
#include "output/structure.h"

struct drawing {
    struct pdf_file *file;
    struct canvas *canvas;
};

static struct drawing begin(struct pdf_fixture *fixture)
{
    struct drawing drawing;
    size_t page;
    const struct document *document = document_new(fixture->arena, "canvas");
    drawing.file = pdf_file_new(fixture->arena, document, fixture->diag, diag_file("canvas"));
    drawing.canvas = canvas_new(fixture->arena, drawing.file);
    assert_true(pdf_file_add_page(drawing.file, 595276, 841890, &page));
    canvas_turn_to(drawing.canvas, page, 841890);
    return drawing;
}

static const char *save(struct pdf_fixture *fixture, struct drawing drawing)
{
    size_t bytes;
    const char *path = pdf_in_folder(fixture, "a.pdf");
    unlink(path);
    canvas_flush(drawing.canvas);
    assert_true(pdf_file_save(drawing.file, path, &bytes));
    assert_int_equal(0, PDF_RUN(fixture, NULL, "qpdf", "--check", path));
    return path;
}

/* The page's content as it was written. */
static const char *content(struct pdf_fixture *fixture, struct drawing drawing)
{
    const char *path = save(fixture, drawing), *out;
    assert_int_equal(0, PDF_RUN(fixture, &out, "mutool", "show", "-b", path, "pages/1/Contents"));
    return out;
}

static void test_numbers(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct drawing drawing = begin(fixture);
    canvas_line(drawing.canvas, 0, 841890, 100, 841790, 500, CANVAS_BLACK);
    canvas_line(drawing.canvas, -12345, 0, 600004, 900000, 500, CANVAS_BLACK);
    canvas_fill(drawing.canvas, 10000, 20000, 30005, 40000, 0xFF0080);
    canvas_frame(drawing.canvas, 1, 1, 1, 1, 1000, 0x808080);
    const char *expected =
        "/Artifact BMC\n0 G\n0.5 w\n0 0 m 0.1 0.1 l S\n-12.35 841.89 m 600 -58.11 l S\n"
        "1 0 0.502 rg\n10 781.89 30.01 40 re f\n0.502 G\n1 w\n0 841.89 0 0 re S\nEMC\n";
    const char *got = content(fixture, drawing);
    assert_memory_equal(expected, got, strlen(expected));
}

/* What was set stays set, and is set again on a page that is come back to. */
static void test_state(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct drawing drawing = begin(fixture);
    size_t second;
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_ACCENT);
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_ACCENT);
    assert_true(pdf_file_add_page(drawing.file, 595276, 841890, &second));
    canvas_turn_to(drawing.canvas, second, 841890);
    canvas_turn_to(drawing.canvas, 0, 841890);
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_ACCENT);
    const char *expected = "/Artifact BMC\n0.122 0.306 0.475 rg\n0 840.89 1 1 re f\n"
                           "0 840.89 1 1 re f\nEMC\n"
                           "/Artifact BMC\n0.122 0.306 0.475 rg\n0 840.89 1 1 re f\nEMC\n";
    const char *got = content(fixture, drawing);
    assert_memory_equal(expected, got, strlen(expected));
}

/* Neighbours of one element share a mark; an artifact between them ends it. */
static void test_marks(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct drawing drawing = begin(fixture);
    struct structure *structure = pdf_file_structure(drawing.file);
    struct structure_element *root = structure_root(structure);
    canvas_tag(drawing.canvas, structure_add(structure, root, STRUCTURE_P));
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_BLACK);
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_BLACK);
    canvas_begin_running(drawing.canvas, false);
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_BLACK);
    canvas_end_artifact(drawing.canvas);
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_BLACK);
    canvas_tag(drawing.canvas, structure_add(structure, root, STRUCTURE_H2));
    canvas_tag(drawing.canvas, NULL);
    canvas_fill(drawing.canvas, 0, 0, 1000, 1000, CANVAS_BLACK);
    const char *expected =
        "/P<</MCID 0>>BDC\n0 g\n0 840.89 1 1 re f\n0 840.89 1 1 re f\nEMC\n"
        "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n0 840.89 1 1 re f\nEMC\n"
        "/P<</MCID 1>>BDC\n0 840.89 1 1 re f\nEMC\n/Artifact BMC\n0 840.89 1 1 re f\nEMC\n";
    const char *got = content(fixture, drawing);
    assert_memory_equal(expected, got, strlen(expected));
}

/* More than 256 codes, so that each byte stands in a string once: (, ), \, CR, LF, 0. */
static void test_every_code_survives(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct drawing drawing = begin(fixture);
    struct text_buffer text;
    struct shape_run run;
    text_buffer_init(&text, fixture->arena, 1u << 16);
    for (uint32_t letter = 0x21; letter < 0x250; letter++) {
        char utf8[4];
        bool control = letter == 0xAD || (letter >= 0x7F && letter <= 0xA0);
        if (!control)
            text_buffer_add_n(&text, utf8, text_encode(letter, utf8));
    }
    shape_text(fixture->arena, fixture->family, FONT_REGULAR, 16000, text.data, text.length, &run);
    assert_int_equal(0, diag_count(fixture->diag, DIAG_WARNING));
    for (size_t at = 0; at < run.count; at += 25) {
        size_t count = run.count - at < 25 ? run.count - at : 25;
        canvas_text(drawing.canvas, 50000, 60000 + (int)at * 1000, 16000, CANVAS_BLACK,
                    run.clusters + at, count, 0, 0);
    }
    const char *path = save(fixture, drawing), *out;
    PDF_RUN(fixture, &out, "pdftotext", "-raw", path, "-");
    const char *wanted = text.data;
    for (const char *at = out; *at; at++) {
        if (*at != '\n' && *at != '\f' && *at != ' ') {
            assert_int_equal((unsigned char)*wanted, (unsigned char)*at);
            wanted++;
        }
    }
    assert_string_equal("", wanted);
}

/* The line ends where it should, whatever the rounding: TJ counts in thousandths of the size. */
static void test_width_of_a_spread_line(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct drawing drawing = begin(fixture);
    struct shape_run run;
    const char *text = "การศึกษา ขั้นพื้นฐาน ปี้ ป่า น้ำ ผู้เรียน";
    shape_text(fixture->arena, fixture->family, FONT_REGULAR, 16000, text, strlen(text), &run);
    int spaces = 0, thai = 0;
    for (size_t i = 0; i < run.count; i++) {
        spaces += run.clusters[i].space;
        thai += run.clusters[i].thai && i + 1 < run.count;
    }
    int end = canvas_text(drawing.canvas, 50000, 100000, 16000, CANVAS_BLACK, run.clusters,
                          run.count, 777, 333);
    assert_int_equal(50000 + run.width + spaces * 777 + thai * 333, end);
    const char *at = content(fixture, drawing);
    long total = 0; /* of the TJ numbers: they stand between ")" and "(" */
    for (; memcmp(at, "]TJ", 3) != 0; at++) { /* the codes hold zeros: no string */
        if (at[0] == ')' && at[1] == '-')
            total += strtol(at + 2, NULL, 10);
    }
    int size = font_face_size(run.clusters[0].face, 16000);
    long wanted = (spaces * 777L + thai * 333L) * 1000 / size;
    assert_in_range(total, wanted - 1, wanted + 1);
}

/* Spread by 8 % of the drawn size, the most that is allowed, words stay whole for all readers, one
 * and two marks on a letter or SARA AM. poppler takes a gap of 0.1 em for a space. */
static void test_spread_words_stay_whole(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *text = "ผู้ที่เกี่ยวข้องทุกฝ่ายได้ร่วมกันวิเคราะห์สาเหตุ น้ำท่วมในพื้นที่ คำนึงถึง ปู่ญี่ปุ่น";
    static const char *const modes[] = {"-raw", "-layout", "-nopgbrk"};
    for (size_t mode = 0; mode < 3; mode++) {
        struct drawing drawing = begin(fixture);
        struct shape_run run;
        const char *out;
        shape_text(fixture->arena, fixture->family, FONT_REGULAR, 16000, text, strlen(text), &run);
        int size = font_face_size(run.clusters[0].face, 16000);
        canvas_text(drawing.canvas, 50000, 100000, 16000, CANVAS_BLACK, run.clusters, run.count,
                    1500, size * 8 / 100);
        const char *path = save(fixture, drawing);
        PDF_RUN(fixture, &out, "pdftotext", modes[mode], path, "-");
        assert_non_null(strstr(out, text));
        PDF_RUN(fixture, &out, "mutool", "draw", "-q", "-F", "txt", path);
        assert_non_null(strstr(out, text));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, pdf_set_up, pdf_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers),
        TEST(test_state),
        TEST(test_marks),
        TEST(test_every_code_survives),
        TEST(test_width_of_a_spread_line),
        TEST(test_spread_words_stay_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
