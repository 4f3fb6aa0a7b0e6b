/* PDF files as other programs see them: sound, searchable, the same bytes twice, kept within
 * limits, and never half written. */
#include "tests/output/pdf_support.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define PROSE                                                                                                                                                                                                                                                                                                                                               \
    "สำนักงานเขตพื้นที่การศึกษาได้ดำเนินการตามแผนปฏิบัติการประจำปีงบประมาณ พ.ศ. 2568 "                                                                                                                        \
    "โดยมุ่งพัฒนาคุณภาพผู้เรียนทุกระดับ "                                                                                                                                                                                                                                               \
    "ส่งเสริมสนับสนุนสถานศึกษาให้มีระบบประกันคุณภาพภายในที่เข้มแข็ง น้ำท่วมในพื้นที่ทำให้โรงเรียนต้องปิดเรียน 12 วัน ปี้ ญู " \
    "ฎุ "                                                                                                                                                                                                                                                                                                                                               \
    "ผู้ที่เกี่ยวข้องทุกฝ่ายได้ร่วมกันวิเคราะห์สาเหตุและกำหนดแนวทางแก้ไขปัญหาอย่างต่อเนื่องตลอดปีการศึกษา"

static struct document *new_document(struct pdf_fixture *fixture)
{
    struct document *document = document_new(fixture->arena, "test");
    document->title = "รายงานการประเมินตนเอง";
    document->author = "สพป. ตัวอย่าง เขต 1";
    document->version = "raingan test";
    document->date = (struct date){2025, 9, 30};
    return document;
}

/* Front matter, headings, contents, a table, a list, signatures. */
static struct document *report(struct pdf_fixture *fixture)
{
    struct document *document = new_document(fixture);
    struct arena *arena = fixture->arena;
    struct doc_block *block = document_add(arena, document, NULL, DOC_COVER);
    block->as.cover.title = doc_plain(arena, "รายงานการประเมินตนเอง");
    block = document_add(arena, document, NULL, DOC_PAGE_BREAK);
    block->as.page_break.numbering = DOC_NUMBERING_FRONT;
    pdf_heading(fixture, document, 1, "คำนำ");
    pdf_paragraph(fixture, document, NULL, PROSE);
    document_add(arena, document, NULL, DOC_PAGE_BREAK);
    block = document_add(arena, document, NULL, DOC_CONTENTS);
    block->as.contents.title = doc_plain(arena, "สารบัญ");
    block = document_add(arena, document, NULL, DOC_CONTENTS);
    block->as.contents.title = doc_plain(arena, "สารบัญตาราง");
    block->as.contents.kind = DOC_CONTENTS_TABLES;
    block = document_add(arena, document, NULL, DOC_CONTENTS);
    block->as.contents.title = doc_plain(arena, "สารบัญแผนภูมิ"); /* there is none */
    block->as.contents.kind = DOC_CONTENTS_CHARTS;
    block = document_add(arena, document, NULL, DOC_PAGE_BREAK);
    block->as.page_break.numbering = DOC_NUMBERING_BODY;
    for (int i = 1; i <= 8; i++) {
        pdf_heading(fixture, document, 1, text_format(arena, "ส่วนที่ %d", i));
        for (int j = 1; j <= 3; j++) {
            pdf_heading(fixture, document, 2, text_format(arena, "%d.%d หัวข้อ", i, j));
            pdf_paragraph(fixture, document, NULL, PROSE);
            pdf_paragraph(fixture, document, NULL, "ย่อหน้าสั้น");
        }
    }
    pdf_table(fixture, document, 60, "ตารางที่ 1");
    block = document_add(arena, document, NULL, DOC_SIGNATURES);
    static struct doc_signature signature = {"ลงชื่อ", "นายสมชาย ใจดี", "ผู้อำนวยการ", NULL};
    block->as.signatures.list = &signature;
    block->as.signatures.count = 1;
    return document;
}

static void test_sound_for_other_programs(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf"), *out;
    struct pdf_result result;
    assert_true(pdf_make(fixture, report(fixture), path, &result));
    assert_int_equal(0, PDF_RUN(fixture, &out, "qpdf", "--check", path));
    assert_int_equal(0, PDF_RUN(fixture, &out, "pdfinfo", path));
    assert_non_null(strstr(out, "รายงานการประเมินตนเอง"));
    assert_non_null(strstr(out, "PDF version:     1.7"));
    assert_non_null(
        strstr(out, text_format(fixture->arena, "Pages:           %zu\n", result.pages)));
    assert_non_null(strstr(out, "595.276 x 841.89 pts (A4)"));
    assert_int_equal(0, PDF_RUN(fixture, &out, "pdffonts", path));
    assert_non_null(strstr(out, "Laksaman"));
    assert_null(strstr(out, " no ")); /* embedded, subset, with Unicode */
    assert_int_equal(0, PDF_RUN(fixture, &out, "pdftotext", path, "-"));
    assert_null(strstr(out, "Syntax Error"));
    struct stat status;
    assert_int_equal(0, stat(path, &status));
    assert_int_equal(result.bytes, status.st_size);
    assert_int_equal(0, diag_count(fixture->diag, DIAG_WARNING) +
                            diag_count(fixture->diag, DIAG_ERROR));
}

static void test_same_bytes_twice(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *first = pdf_in_folder(fixture, "a.pdf"), *second = pdf_in_folder(fixture, "b.pdf");
    struct pdf_result result;
    struct pdf_fixture *other = NULL;
    assert_true(pdf_make(fixture, report(fixture), first, &result));
    assert_int_equal(0, pdf_set_up((void **)&other)); /* faces opened anew: codes begin anew */
    setenv("TZ", "Pacific/Kiritimati", 1);
    assert_true(pdf_make(other, report(other), second, &result));
    unsetenv("TZ");
    assert_int_equal(0, PDF_RUN(fixture, NULL, "cmp", first, second));
    pdf_tear_down((void **)&other);
}

/* Every paragraph's text is found as it stands, but for the line ends. */
static void test_text_comes_out(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf"), *out;
    struct document *document = new_document(fixture);
    struct pdf_result result;
    pdf_paragraph(fixture, document, NULL, PROSE);
    assert_true(pdf_make(fixture, document, path, &result));
    static const char *const tools[][7] = {{"pdftotext", "-raw", "-nopgbrk"},
                                           {"mutool", "draw", "-q", "-F", "txt"}};
    for (int tool = 0; tool < 2; tool++) {
        if (tool == 0)
            PDF_RUN(fixture, &out, tools[0][0], tools[0][1], tools[0][2], path, "-");
        else
            PDF_RUN(fixture, &out, tools[1][0], tools[1][1], tools[1][2], tools[1][3], tools[1][4],
                    path);
        const char *at = PROSE;
        size_t lines = 0;
        char *copy = text_copy(fixture->arena, out), *rest = NULL;
        for (char *line = strtok_r(copy, "\n\f", &rest); line;
             line = strtok_r(NULL, "\n\f", &rest)) {
            line = text_trim(fixture->arena, line);
            if (text_is_empty(line) || text_equal(line, "1") || text_starts_with(line, "warning:"))
                continue; /* mutool says on which colours it was built */
            while (*at == ' ')
                at++;
            assert_memory_equal(at, line, strlen(line));
            at += strlen(line);
            lines++;
        }
        assert_string_equal("", at);
        assert_true(lines >= 4);
    }
}

/* --- pages --------------------------------------------------------------------------------- */

static void test_numbers_and_contents(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf"), *out;
    struct pdf_result result;
    struct document *document = report(fixture);
    document->thai_digits = true;
    assert_true(pdf_make(fixture, document, path, &result));
    const char *contents = pdf_text(fixture, path, 3);
    assert_non_null(strstr(contents, "สารบัญ\nหน้า\nคำนำ ก\nส่วนที่ 1 ๑\n1.1 หัวข้อ ๑\n"));
    const char *all = pdf_text(fixture, path, 0);
    assert_non_null(strstr(all, "สารบัญตาราง\nหน้า\nตารางที่ 1 ผลการประเมิน "));
    assert_null(strstr(all, "สารบัญแผนภูมิ"));
    /* Front matter ก ข, body ๑ ๒ …; the cover has none. */
    PDF_RUN(fixture, &out, "qpdf", "--json=1", "--json-key=pagelabels", "--json-key=outlines",
            path);
    assert_non_null(strstr(out, "\"/P\": \"ก\""));
    assert_non_null(strstr(out, "\"/P\": \"๑\""));
    assert_non_null(strstr(out, "\"title\": \"ส่วนที่ 8\""));
    PDF_RUN(fixture, &out, "mutool", "show", path, "outline");
    assert_non_null(strstr(out, "สารบัญ"));
}

static bool starts_heading(const char *line)
{
    return strstr(line, "หัวข้อ") != NULL || text_starts_with(line, "ส่วนที่");
}

/* No page ends with a heading; none begins with a paragraph's last line, or ends with its first. */
static void test_no_heading_at_the_foot(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf");
    struct pdf_result result;
    struct document *document = new_document(fixture);
    for (int i = 0; i < 60; i++) {
        pdf_heading(fixture, document, 1 + i % 3, text_format(fixture->arena, "%d หัวข้อ", i));
        for (int j = 0; j < 1 + i % 4; j++)
            pdf_paragraph(fixture, document, NULL, j % 2 ? "ย่อหน้าสั้น" : PROSE);
    }
    assert_true(pdf_make(fixture, document, path, &result));
    assert_true(result.pages > 15);
    for (size_t page = 1; page < result.pages; page++) {
        char *text = text_copy(fixture->arena, pdf_text(fixture, path, (int)page)), *rest = NULL;
        const char *last = "", *before = "", *first = NULL;
        for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
            if (strlen(line) <= 2)
                continue; /* the page number */
            first = first ? first : line;
            before = last;
            last = line;
        }
        assert_false(starts_heading(last));
        assert_false(starts_heading(before) && strlen(last) < 60 && !text_equal(last, "ย่อหน้าสั้น"));
        assert_false(text_starts_with(last, "สำนักงานเขต"));  /* an orphan */
        assert_false(strstr(first, "ตลอดปีการศึกษา") != NULL); /* a widow */
    }
}

static void test_tables_repeat_their_head(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf");
    struct pdf_result result;
    struct document *document = new_document(fixture);
    struct doc_block *block = pdf_table(fixture, document, 200, "ตารางที่ 1");
    struct doc_inline note = doc_plain(fixture->arena, "ข้อมูล ณ วันที่ 30 กันยายน 2568");
    block->as.table.notes = &note;
    block->as.table.note_count = 1;
    assert_true(pdf_make(fixture, document, path, &result));
    assert_true(result.pages > 4);
    for (size_t page = 1; page <= result.pages; page++) {
        const char *text = pdf_text(fixture, path, (int)page);
        const char *caption = page == 1 ? "ตารางที่ 1 ผลการประเมิน\n" : "ตารางที่ 1 ผลการประเมิน (ต่อ)\n";
        assert_non_null(strstr(text, caption));
        assert_non_null(strstr(text, "ตัวชี้วัด"));
    }
    const char *last = pdf_text(fixture, path, (int)result.pages);
    assert_non_null(strstr(last, "R199"));
    assert_non_null(strstr(last, "R200")); /* never alone with the note */
    assert_non_null(strstr(last, "ข้อมูล ณ วันที่"));
    const char *all = pdf_text(fixture, path, 0);
    for (int row = 1; row <= 200; row++)
        assert_non_null(strstr(all, text_format(fixture->arena, "R%d ", row)));
}

/* A row higher than a page goes over several; nothing of it is lost. */
static void test_rows_higher_than_a_page(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf");
    struct pdf_result result;
    struct document *document = new_document(fixture);
    struct doc_block *block = pdf_table(fixture, document, 3, "ตารางที่ 1");
    struct text_buffer buffer;
    text_buffer_init(&buffer, fixture->arena, 1u << 20);
    for (int i = 0; i < 60; i++)
        text_buffer_add_format(&buffer, "%s [%d] ", PROSE, i);
    block->as.table.rows[1].cells[1].text = doc_plain(fixture->arena, buffer.data);
    assert_true(pdf_make(fixture, document, path, &result));
    assert_true(result.pages > 3);
    const char *all = pdf_text(fixture, path, 0);
    for (int i = 0; i < 60; i++)
        assert_non_null(strstr(all, text_format(fixture->arena, "[%d]", i)));
    assert_int_equal(0, diag_count(fixture->diag, DIAG_WARNING));
}

static void test_sheet_only_columns_are_not_drawn(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf");
    struct pdf_result result;
    struct document *document = new_document(fixture);
    struct doc_block *block = pdf_table(fixture, document, 5, "ตารางที่ 1");
    block->as.table.columns[0].sheet_only = true;
    assert_true(pdf_make(fixture, document, path, &result));
    const char *text = pdf_text(fixture, path, 1);
    assert_null(strstr(text, "R3"));
    assert_non_null(strstr(text, "3.50"));
}

static void test_empty_documents(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct pdf_result result;
    struct document *document = new_document(fixture);
    assert_true(pdf_make(fixture, document, pdf_in_folder(fixture, "a.pdf"), &result));
    assert_int_equal(1, result.pages);
    /* Empty parts of every kind are nothing, not a fault. */
    pdf_paragraph(fixture, document, NULL, "");
    pdf_heading(fixture, document, 2, "");
    pdf_table(fixture, document, 0, NULL);
    static const enum doc_kind kinds[] = {DOC_LIST,      DOC_ITEM,       DOC_QUOTE, DOC_TABLE,
                                          DOC_CONTENTS,  DOC_SIGNATURES, DOC_RULE,  DOC_PAGE_BREAK,
                                          DOC_LANDSCAPE, DOC_PAGE_BREAK};
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        document_add(fixture->arena, document, NULL, kinds[i]);
    struct doc_block *list = document_add(fixture->arena, document, NULL, DOC_LIST);
    document_add(fixture->arena, document, list, DOC_ITEM); /* a bullet of its own */
    assert_true(pdf_make(fixture, document, pdf_in_folder(fixture, "b.pdf"), &result));
    assert_int_equal(2, result.pages);
    assert_int_equal(0, PDF_RUN(fixture, NULL, "qpdf", "--check", pdf_in_folder(fixture, "b.pdf")));
}

static void test_links(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf"), *out;
    struct pdf_result result;
    struct document *document = new_document(fixture);
    struct doc_block *block = pdf_paragraph(fixture, document, NULL, "");
    static struct doc_text runs[] = {
        {.text = "ตาราง", .link = "#t1"}, {.text = " เว็บ", .link = "https://example.go.th/a(b)"}, {.text = " ไม่มี", .link = "#nowhere"}};
    block->as.paragraph.text = (struct doc_inline){runs, 3};
    pdf_table(fixture, document, 3, "ตารางที่ 1")->anchor = "t1";
    assert_true(pdf_make(fixture, document, path, &result));
    assert_true(pdf_has_code(fixture, PDF007));
    assert_int_equal(0, PDF_RUN(fixture, &out, "qpdf", "--json=1", "--json-key=objects", path));
    assert_non_null(strstr(out, "https://example.go.th/a(b)"));
    assert_non_null(strstr(out, "/XYZ"));
    assert_null(strstr(out, "nowhere"));
}

/* --- files --------------------------------------------------------------------------------- */

static void write_file(const char *path, const void *data, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(length, fwrite(data, 1, length, file));
    fclose(file);
}

static void test_never_over_a_file_or_through_a_link(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf"), *link = pdf_in_folder(fixture, "b.pdf");
    struct pdf_result result;
    write_file(path, "old", 3);
    assert_int_equal(0, symlink(pdf_in_folder(fixture, "elsewhere"), link));
    assert_false(pdf_make(fixture, report(fixture), path, &result));
    assert_true(pdf_has_code(fixture, PDF002));
    assert_int_equal(73, diag_exit_status(fixture->diag));
    assert_false(pdf_make(fixture, report(fixture), link, &result));
    assert_false(
        pdf_make(fixture, report(fixture), pdf_in_folder(fixture, "no/such/folder.pdf"), &result));
    assert_int_equal(-1, access(pdf_in_folder(fixture, "elsewhere"), F_OK));
    struct stat status;
    assert_int_equal(0, stat(path, &status));
    assert_int_equal(3, status.st_size);
}

static void test_a_full_disk_leaves_nothing(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = pdf_in_folder(fixture, "a.pdf");
    struct pdf_result result;
    struct rlimit old, small;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(0, getrlimit(RLIMIT_FSIZE, &old));
    small = old;
    small.rlim_cur = 5000;
    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &small));
    bool made = pdf_make(fixture, report(fixture), path, &result);
    assert_int_equal(0, setrlimit(RLIMIT_FSIZE, &old));
    assert_false(made);
    assert_true(pdf_has_code(fixture, PDF003));
    assert_int_equal(74, diag_exit_status(fixture->diag));
    assert_int_equal(-1, access(path, F_OK));
}

/* 1 × 1 RGB, made by hand, and cut, damaged or empty. */
static void test_images(void **state)
{
    static const unsigned char png[] = {
        0x89, 'P',  'N',  'G',  '\r', '\n', 0x1A, '\n', 0,    0,    0,    13,   'I',  'H',
        'D',  'R',  0,    0,    0,    1,    0,    0,    0,    1,    8,    2,    0,    0,
        0,    0x90, 0x77, 0x53, 0xDE, 0,    0,    0,    12,   'I',  'D',  'A',  'T',  0x08,
        0xD7, 0x63, 0xF8, 0xCF, 0xC0, 0x00, 0x00, 0x03, 0x01, 0x01, 0x00, 0x18, 0xDD, 0x8D,
        0xB0, 0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    struct pdf_fixture *fixture = *state;
    struct pdf_result result;
    const char *out;
    for (size_t length = 0; length <= sizeof png; length++) {
        const char *image = pdf_in_folder(fixture, "image.png");
        const char *path = pdf_in_folder(fixture, "a.pdf");
        struct document *document = new_document(fixture);
        struct doc_block *block = document_add(fixture->arena, document, NULL, DOC_IMAGE);
        block->as.image.path = image;
        block->as.image.label = "ภาพที่ 1";
        write_file(image, png, length);
        bool made = pdf_make(fixture, document, path, &result);
        assert_int_equal(length == sizeof png, made);
        assert_int_equal(made ? 0 : -1, access(path, F_OK));
    }
    assert_true(pdf_has_code(fixture, PDF006));
    assert_int_equal(0,
                     PDF_RUN(fixture, &out, "pdfimages", "-list", pdf_in_folder(fixture, "a.pdf")));
    assert_non_null(strstr(out, "image       1     1"));
}

/* --- bounds -------------------------------------------------------------------------------- */

static void test_a_megabyte_without_a_space(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct pdf_result result;
    struct document *document = new_document(fixture);
    size_t length = (size_t)1 << 20;
    char *text = arena_alloc(fixture->arena, length + 1);
    for (size_t i = 0; i + 3 <= length; i += 3)
        memcpy(text + i, "\xE0\xB8\x81", 3); /* ก */
    pdf_paragraph(fixture, document, NULL, text);
    assert_true(pdf_make(fixture, document, pdf_in_folder(fixture, "a.pdf"), &result));
    assert_true(result.pages > 100);
}

static void test_ten_thousand_rows(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct pdf_result result;
    struct document *document = new_document(fixture);
    pdf_table(fixture, document, 10000, "ตารางที่ 1");
    assert_true(pdf_make(fixture, document, pdf_in_folder(fixture, "a.pdf"), &result));
    assert_true(result.pages > 200);
    const char *last = pdf_text(fixture, pdf_in_folder(fixture, "a.pdf"), (int)result.pages);
    assert_non_null(strstr(last, "R10000"));
}

static void test_page_limit(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct pdf_result result;
    for (int over = 0; over < 2; over++) {
        struct document *document = new_document(fixture);
        const char *path = pdf_in_folder(fixture, over ? "over.pdf" : "at.pdf");
        for (int i = 0; i < 5000 + over; i++) {
            pdf_paragraph(fixture, document, NULL, "หน้า");
            document_add(fixture->arena, document, NULL, DOC_PAGE_BREAK);
        }
        assert_int_equal(!over, pdf_make(fixture, document, path, &result));
        assert_int_equal(over ? -1 : 0, access(path, F_OK));
    }
    assert_true(pdf_has_code(fixture, PDF005));
    assert_int_equal(65, diag_exit_status(fixture->diag));
}

static void test_deep_nesting(void **state)
{
    struct pdf_fixture *fixture = *state;
    struct pdf_result result;
    struct document *document = new_document(fixture);
    struct doc_block *parent = NULL;
    for (int i = 0; i < 100; i++) {
        parent = document_add(fixture->arena, document, parent, i % 2 ? DOC_QUOTE : DOC_LIST);
        parent = document_add(fixture->arena, document, parent, DOC_ITEM);
        pdf_paragraph(fixture, document, parent, PROSE);
    }
    assert_true(pdf_make(fixture, document, pdf_in_folder(fixture, "a.pdf"), &result));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, pdf_set_up, pdf_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_sound_for_other_programs),
        TEST(test_same_bytes_twice),
        TEST(test_text_comes_out),
        TEST(test_numbers_and_contents),
        TEST(test_no_heading_at_the_foot),
        TEST(test_tables_repeat_their_head),
        TEST(test_rows_higher_than_a_page),
        TEST(test_sheet_only_columns_are_not_drawn),
        TEST(test_empty_documents),
        TEST(test_links),
        TEST(test_never_over_a_file_or_through_a_link),
        TEST(test_a_full_disk_leaves_nothing),
        TEST(test_images),
        TEST(test_a_megabyte_without_a_space),
        TEST(test_ten_thousand_rows),
        TEST(test_page_limit),
        TEST(test_deep_nesting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
