/* Paragraphs: every byte drawn once, nothing wider than its line, no break where none may be, right
 * edges that meet, Latin left alone. With the real font and the real breaker; no page. */
#include <string.h>
#include <time.h>

#include "tests/output/typesetter_support.h"

#include "base/text.h"
#include "output/line_breaking.h"
#include "output/paragraph.h"

#define COLUMN 439370 /* 15.5 cm */
#define INDENT 70866  /* 2.5 cm */

static const char *const prose[] = {
    "การจัดทำรายงานยึดหลักว่าข้อมูลต้องถูกต้อง ครบถ้วน ทันเวลา และตรวจสอบได้ ผลการดำเนินงานทุกรายการ"
    "มีผู้กำกับดูแลตัวชี้วัดและผู้จัดเก็บข้อมูลที่ชัดเจน มีเอกสารหลักฐานอ้างอิง และผ่านการสอบทานจากคณะทำงาน"
    "ซึ่งประกอบด้วยผู้แทนจากทุกกลุ่มและหน่วยตรวจสอบภายใน ตัวเลขในรายงานเป็นข้อมูล ณ วันที่ 30 กันยายน 2568",
    "ปีการศึกษา 2568 มีโรงเรียนในสังกัด 128 โรง จัดการศึกษาระดับก่อนประถมศึกษา 4,312 คน ระดับประถมศึกษา "
    "17,847 คน และระดับมัธยมศึกษาตอนต้นในโรงเรียนขยายโอกาสทางการศึกษา 34 โรง จำนวน 3,842 คน รวมนักเรียน"
    "ทั้งสิ้น 26,001 คน (ข้อมูล ณ วันที่ 10 มิถุนายน 2568) จำแนกตามขนาดโรงเรียนได้ดังนี้",
    "ชาวบ้านป่าฝ้ายปลูกฝ้าย ปั่นด้าย ทอผ้าด้วยกี่มือ และปั้นดินเผาริมน้ำปี้ ผู้ใหญ่หลายคนเป็นครูภูมิปัญญา ผลการประเมิน "
    "Thailand Zero Dropout และ PMQA 4.0 ร่วมกับ Active Learning Classroom Observation Framework "
    "ทำให้เห็นว่านักเรียนต้องการกำลังใจจากครู ผู้ปกครอง และเพื่อน ๆ มากกว่าสิ่งอื่นใด",
};
#define PROSE_COUNT (sizeof prose / sizeof prose[0])

static struct paragraph lay(struct fixture *fixture, const char *text, enum doc_align align,
                            int indent, int width, bool narrow)
{
    struct paragraph_style style = {
        .size = 16000, .align = align, .first_indent = indent, .narrow = narrow};
    struct paragraph paragraph;
    paragraph_lay(&fixture->typesetter, doc_plain(fixture->arena, text), &style, width, &paragraph);
    return paragraph;
}

static size_t piece_start(const struct line_piece *piece)
{
    return piece->clusters[0].offset;
}

/* Walks all pieces: every byte once and in order; only blanks are left out, and only between lines.
 */
static void assert_all_drawn_once(const struct paragraph *paragraph, const char *text)
{
    size_t at = 0;
    for (size_t i = 0; i < paragraph->line_count; i++) {
        const struct line *line = &paragraph->lines[i];
        for (size_t j = 0; j < line->piece_count; j++) {
            const struct line_piece *piece = &line->pieces[j];
            for (; at < piece_start(piece); at++) {
                assert_true(j == 0);
                assert_true(text[at] == ' ' || text[at] == '\n');
            }
            for (size_t k = 0; k < piece->count; k++) {
                assert_int_equal(piece->clusters[k].offset, at);
                at += piece->clusters[k].length;
            }
        }
        if (line->piece_count > 0) {
            const struct line_piece *piece = &line->pieces[line->piece_count - 1];
            assert_false(piece->clusters[piece->count - 1].space);
            assert_false(line->pieces[0].clusters[0].space);
            /* A blank that the line end swallowed is drawn behind it, and only where there is one. */
            bool blank = text[at] == ' ' || text[at] == '\n';
            assert_int_equal(piece->ending, blank && text[at + 1] != '\0' ? 1 : piece->ending);
            assert_true(blank || piece->ending == 0);
            for (size_t k = 0; k < piece->ending; k++) {
                assert_true(piece->clusters[piece->count + k].space);
            }
        }
    }
    for (; text[at] != '\0'; at++) {
        assert_true(text[at] == ' ' || text[at] == '\n');
    }
}

/* Where a line's last glyph ends when canvas_text draws it (canvas.h). */
static int drawn_right(const struct line *line)
{
    const struct line_piece *piece = &line->pieces[line->piece_count - 1];
    int x = line->x + piece->x;
    for (size_t i = 0; i < piece->count; i++) {
        x += piece->clusters[i].advance;
        x += piece->clusters[i].space ? piece->space_extra : 0;
        x += piece->clusters[i].thai && i + 1 < piece->count ? piece->thai_extra : 0;
    }
    return x;
}

/* --- the whole paragraph --------------------------------------------------------------------- */

static void test_every_byte_is_drawn_once_within_the_width(void **state)
{
    struct fixture *fixture = *state;
    static const int widths[] = {COLUMN, 300000, 180000, 90000, 60000};
    static const enum doc_align aligns[] = {DOC_JUSTIFY, DOC_LEFT, DOC_CENTRE, DOC_RIGHT};
    for (size_t i = 0; i < PROSE_COUNT; i++) {
        for (size_t w = 0; w < sizeof widths / sizeof widths[0]; w++) {
            for (size_t a = 0; a < 4; a++) {
                for (int narrow = 0; narrow < 2; narrow++) {
                    struct paragraph paragraph =
                        lay(fixture, prose[i], aligns[a], 0, widths[w], narrow != 0);
                    assert_all_drawn_once(&paragraph, prose[i]);
                    for (size_t j = 0; j < paragraph.line_count; j++) {
                        const struct line *line = &paragraph.lines[j];
                        assert_true(line->x >= 0);
                        assert_in_range(drawn_right(line), 1, widths[w]);
                        assert_int_equal(line->x + line->width, drawn_right(line));
                    }
                }
            }
        }
    }
}

static void test_lines_end_only_where_the_breaker_allows(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < PROSE_COUNT; i++) {
        size_t length = strlen(prose[i]);
        unsigned char *classes = arena_alloc(fixture->arena, length + 1);
        breaker_find(fixture->typesetter.breaker, prose[i], length, classes);
        for (int width = 150000; width < COLUMN; width += 7000) {
            struct paragraph paragraph = lay(fixture, prose[i], DOC_JUSTIFY, 30000, width, false);
            for (size_t j = 1; j < paragraph.line_count; j++) {
                size_t start = piece_start(&paragraph.lines[j].pieces[0]);
                assert_true(classes[start] >= BREAK_DEAR);
            }
        }
    }
    assert_int_equal(diag_count(fixture->diag, DIAG_WARNING), 0);
}

static void test_justified_right_edges_meet(void **state)
{
    struct fixture *fixture = *state;
    size_t justified = 0;
    for (size_t i = 0; i < PROSE_COUNT; i++) {
        struct paragraph paragraph = lay(fixture, prose[i], DOC_JUSTIFY, INDENT, COLUMN, false);
        assert_int_equal(paragraph.lines[0].x, INDENT);
        for (size_t j = 0; j + 1 < paragraph.line_count; j++) {
            const struct line *line = &paragraph.lines[j];
            bool spread = false;
            for (size_t k = 0; k < line->piece_count; k++) {
                spread =
                    spread || line->pieces[k].thai_extra != 0 || line->pieces[k].space_extra != 0;
            }
            if (spread) {
                /* At most a millipoint a space is missing: far below what is printed. */
                assert_in_range(COLUMN - drawn_right(line), 0, 30);
                justified++;
            }
        }
    }
    assert_true(justified >= 6);
}

static void test_gaps_stay_small_and_never_tear_latin(void **state)
{
    struct fixture *fixture = *state;
    for (size_t i = 0; i < PROSE_COUNT; i++) {
        for (int width = 250000; width < COLUMN; width += 9000) {
            struct paragraph paragraph = lay(fixture, prose[i], DOC_JUSTIFY, 0, width, false);
            for (size_t j = 0; j < paragraph.line_count; j++) {
                const struct line *line = &paragraph.lines[j];
                for (size_t k = 0; k < line->piece_count; k++) {
                    const struct line_piece *piece = &line->pieces[k];
                    int drawn = font_face_size(piece->clusters[0].face, 16000);
                    assert_in_range(piece->thai_extra, 0, drawn * 8 / 100);
                    assert_true(piece->space_extra >= -1000);
                    for (size_t n = 0; n < piece->count; n++) {
                        unsigned char byte = (unsigned char)prose[i][piece->clusters[n].offset];
                        assert_false(byte < 0x80 && piece->clusters[n].thai);
                    }
                }
            }
        }
    }
}

static void test_same_input_same_lines(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph first = lay(fixture, prose[0], DOC_JUSTIFY, INDENT, COLUMN, false);
    struct paragraph again = lay(fixture, prose[0], DOC_JUSTIFY, INDENT, COLUMN, false);
    assert_int_equal(first.line_count, again.line_count);
    for (size_t i = 0; i < first.line_count; i++) {
        assert_int_equal(first.lines[i].width, again.lines[i].width);
        assert_int_equal(first.lines[i].piece_count, again.lines[i].piece_count);
    }
}

/* --- particular cases ------------------------------------------------------------------------ */

static void test_line_feeds_are_obeyed(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph paragraph = lay(fixture, "แผน\n\nผล\n", DOC_JUSTIFY, 0, COLUMN, false);
    assert_int_equal(paragraph.line_count, 3);
    assert_int_equal(paragraph.lines[1].piece_count, 0);
    assert_int_equal(piece_start(&paragraph.lines[2].pieces[0]), strlen("แผน\n\n"));
    assert_int_equal(paragraph.lines[0].pieces[0].thai_extra, 0);
    assert_int_equal(paragraph.lines[0].pieces[0].ending, 1);
    assert_int_equal(paragraph.lines[2].pieces[0].ending, 0);
    struct paragraph one = lay(fixture, "แผน", DOC_JUSTIFY, 0, COLUMN, false);
    assert_int_equal(paragraph.height, one.height + 2 * one.line_height);
}

static void test_an_empty_text_is_one_empty_line(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph paragraph = lay(fixture, "", DOC_LEFT, 0, COLUMN, true);
    assert_int_equal(paragraph.line_count, 1);
    assert_int_equal(paragraph.lines[0].piece_count, 0);
    assert_true(paragraph.height > 0);
    int narrowest, widest;
    struct paragraph_style style = {.size = 16000};
    paragraph_measure(&fixture->typesetter, doc_plain(fixture->arena, ""), &style, &narrowest,
                      &widest);
    assert_int_equal(narrowest, 0);
    assert_int_equal(widest, 0);
}

static void test_a_word_too_long_is_cut_and_named(void **state)
{
    struct fixture *fixture = *state;
    const char *text =
        "ดูที่ Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten ได้";
    struct paragraph paragraph = lay(fixture, text, DOC_LEFT, 0, 120000, true);
    assert_all_drawn_once(&paragraph, text);
    for (size_t i = 0; i < paragraph.line_count; i++) {
        assert_true(paragraph.lines[i].width <= 120000);
    }
    const struct diag_item *items;
    assert_true(diag_items(fixture->diag, &items) > 0);
    assert_int_equal(items[0].code, TXT001);
    assert_true(text_starts_with(items[0].arguments[0], "Donaudampf"));
    assert_string_equal(items[0].place.file, "test");
}

static void test_trailing_spaces_do_not_push_aligned_text(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph plain = lay(fixture, "รวม", DOC_RIGHT, 0, 100000, true);
    struct paragraph spaced = lay(fixture, "รวม  ", DOC_RIGHT, 0, 100000, true);
    assert_int_equal(plain.lines[0].x + plain.lines[0].width, 100000);
    assert_int_equal(plain.lines[0].x, spaced.lines[0].x);
}

static void test_runs_become_pieces_that_join(void **state)
{
    struct fixture *fixture = *state;
    struct doc_text runs[] = {
        {.text = "ค่านิยมร่วมขององค์กร คือ "},
        {.text = "กตัญญู รู้หน้าที่ มีน้ำใจ ใช้ข้อมูล", .style = DOC_BOLD},
        {.text = " บุคลากรทุกคนยึดถือเป็นแนวปฏิบัติ ดังปรากฏใน"},
        {.text = "ตารางที่ 1", .link = "#t1"},
        {.text = " ของรายงานฉบับนี้ และรายงานฉบับก่อนหน้าทุกฉบับ"},
    };
    struct doc_inline text = {runs, 5};
    struct paragraph_style style = {.size = 16000, .align = DOC_JUSTIFY};
    struct paragraph paragraph;
    paragraph_lay(&fixture->typesetter, text, &style, COLUMN, &paragraph);
    assert_all_drawn_once(&paragraph, doc_inline_text(fixture->arena, text));
    size_t links = 0;
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const struct line *line = &paragraph.lines[i];
        for (size_t j = 0; j < line->piece_count; j++) {
            links += line->pieces[j].link != NULL;
            if (j > 0) {
                const struct line_piece *before = &line->pieces[j - 1];
                int joint = line->pieces[j].x - before->x - before->width;
                assert_in_range(joint, 0, 1000);
            }
        }
    }
    assert_in_range(links, 1, 2);
}

static void test_measure_bounds_what_is_laid(void **state)
{
    struct fixture *fixture = *state;
    struct paragraph_style style = {.size = 14000, .narrow = true, .align = DOC_LEFT};
    for (size_t i = 0; i < PROSE_COUNT; i++) {
        int narrowest, widest;
        struct doc_inline text = doc_plain(fixture->arena, prose[i]);
        paragraph_measure(&fixture->typesetter, text, &style, &narrowest, &widest);
        assert_true(narrowest > 0 && narrowest < widest);
        struct paragraph one, least;
        paragraph_lay(&fixture->typesetter, text, &style, widest, &one);
        assert_int_equal(one.line_count, 1);
        paragraph_lay(&fixture->typesetter, text, &style, widest - 1, &one);
        assert_true(one.line_count > 1);
        paragraph_lay(&fixture->typesetter, text, &style, narrowest, &least);
        assert_true(least.line_count > one.line_count);
    }
    assert_int_equal(diag_count(fixture->diag, DIAG_WARNING), 0);
}

/* --- total fit ------------------------------------------------------------------------------- */

/* Words of the given widths, in points, with free breaks between and no gap to stretch. */
static size_t lines_of_words(struct fixture *fixture, const int *words, size_t count, int width,
                             struct break_line **lines)
{
    struct shape_cluster *clusters = arena_alloc_array(fixture->arena, count, sizeof *clusters);
    unsigned char *classes = arena_alloc(fixture->arena, count + 1);
    for (size_t i = 0; i < count; i++) {
        clusters[i] = (struct shape_cluster){
            .offset = (uint32_t)i, .length = 1, .advance = words[i] * 1000, .code_count = 1};
        classes[i] = BREAK_FREE;
    }
    classes[0] = BREAK_FORBIDDEN;
    classes[count] = BREAK_MUST;
    struct break_text text = {clusters, count, classes};
    struct break_goal goal = {.first_width = width * 1000, .width = width * 1000, .size = 16000};
    return line_breaks_find(fixture->arena, &text, &goal, lines);
}

static void test_total_fit_beats_filling_each_line(void **state)
{
    struct fixture *fixture = *state;
    /* The textbook case, aaa bb cc ddddd in six: filling each line leaves a hole of four beside cc.
     */
    static const int words[] = {30, 20, 20, 50};
    struct break_line *lines;
    assert_int_equal(lines_of_words(fixture, words, 4, 60, &lines), 3);
    assert_int_equal(lines[0].end, 1);
    assert_int_equal(lines[1].end, 3);
    assert_int_equal(lines[2].end, 4);
}

static void test_total_fit_uses_no_more_lines_than_filling(void **state)
{
    struct fixture *fixture = *state;
    static const int words[] = {22, 31, 14, 9, 41, 17, 26, 33, 12, 8, 45, 19, 27, 38, 11, 23};
    const size_t count = sizeof words / sizeof words[0];
    for (int width = 45; width < 200; width++) {
        size_t greedy = 1;
        int used = 0;
        for (size_t i = 0; i < count; i++) {
            if (used + words[i] > width) {
                greedy++;
                used = 0;
            }
            used += words[i];
        }
        struct break_line *lines;
        assert_int_equal(lines_of_words(fixture, words, count, width, &lines), greedy);
    }
}

/* --- limits (promises.md 5) ------------------------------------------------------------------ */

static void assert_laid_in_seconds(struct fixture *fixture, const char *text, int width)
{
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    struct paragraph paragraph = lay(fixture, text, DOC_JUSTIFY, INDENT, width, false);
    clock_gettime(CLOCK_MONOTONIC, &end);
    assert_true(end.tv_sec - start.tv_sec < 20);
    size_t drawn = 0; /* it is laid in parts, whose offsets begin anew */
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const struct line *line = &paragraph.lines[i];
        assert_true(line->x + line->width <= width);
        for (size_t j = 0; j < line->piece_count; j++) {
            for (size_t k = 0; k < line->pieces[j].count; k++) {
                drawn += line->pieces[j].clusters[k].length;
            }
        }
    }
    assert_int_equal(drawn, strlen(text));
}

static char *repeated(struct fixture *fixture, const char *unit, size_t length)
{
    size_t unit_length = strlen(unit);
    char *text = arena_alloc(fixture->arena, length + unit_length + 1);
    for (size_t at = 0; at < length; at += unit_length) {
        memcpy(text + at, unit, unit_length);
    }
    return text;
}

static void test_a_megabyte_of_thai_without_a_space(void **state)
{
    assert_laid_in_seconds(*state, repeated(*state, "การศึกษาขั้นพื้นฐานของนักเรียน", 1000000), COLUMN);
}

static void test_a_megabyte_of_one_latin_word(void **state)
{
    assert_laid_in_seconds(*state, repeated(*state, "abcdefghij", 1000000), COLUMN);
}

static void test_long_text_in_many_runs_is_drawn_whole(void **state)
{
    struct fixture *fixture = *state;
    enum { RUNS = 1500 };
    struct doc_text *runs = arena_alloc_array(fixture->arena, RUNS, sizeof *runs);
    size_t letters = 0;
    for (size_t i = 0; i < RUNS; i++) {
        runs[i].text = prose[i % PROSE_COUNT];
        runs[i].style = i % 2 ? DOC_BOLD : 0;
        for (const char *c = runs[i].text; *c; c++) {
            letters += *c != ' ';
        }
    }
    struct paragraph_style style = {.size = 16000, .align = DOC_JUSTIFY};
    struct paragraph paragraph;
    paragraph_lay(&fixture->typesetter, (struct doc_inline){runs, RUNS}, &style, COLUMN,
                  &paragraph);
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const struct line *line = &paragraph.lines[i];
        for (size_t j = 0; j < line->piece_count; j++) {
            for (size_t k = 0; k < line->pieces[j].count; k++) {
                const struct shape_cluster *cluster = &line->pieces[j].clusters[k];
                letters -= cluster->space ? 0 : cluster->length;
            }
        }
    }
    assert_int_equal(letters, 0);
}

static void test_ten_thousand_marks_on_one_consonant(void **state)
{
    struct fixture *fixture = *state;
    char *marks = repeated(fixture, "่", 30000);
    char *text = text_format(fixture->arena, "ก%s ข", marks);
    struct paragraph paragraph = lay(fixture, text, DOC_JUSTIFY, 0, COLUMN, false);
    assert_true(paragraph.line_count >= 1);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_every_byte_is_drawn_once_within_the_width),
        TEST(test_lines_end_only_where_the_breaker_allows),
        TEST(test_justified_right_edges_meet),
        TEST(test_gaps_stay_small_and_never_tear_latin),
        TEST(test_same_input_same_lines),
        TEST(test_line_feeds_are_obeyed),
        TEST(test_an_empty_text_is_one_empty_line),
        TEST(test_a_word_too_long_is_cut_and_named),
        TEST(test_trailing_spaces_do_not_push_aligned_text),
        TEST(test_runs_become_pieces_that_join),
        TEST(test_measure_bounds_what_is_laid),
        TEST(test_total_fit_beats_filling_each_line),
        TEST(test_total_fit_uses_no_more_lines_than_filling),
        TEST(test_a_megabyte_of_thai_without_a_space),
        TEST(test_a_megabyte_of_one_latin_word),
        TEST(test_long_text_in_many_runs_is_drawn_whole),
        TEST(test_ten_thousand_marks_on_one_consonant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
