/* What stands together on a page, and where: small tables and forms are whole, tall rows may stand
 * alone, signers' lines are alike. */
#include "tests/output/pdf_support.h"

static struct document *new_document(struct pdf_fixture *fixture)
{
    return document_new(fixture->arena, "pages");
}

static const char *made(struct pdf_fixture *fixture, const struct document *document)
{
    const char *path = pdf_in_folder(fixture, "pages.pdf");
    struct pdf_result result;
    unlink(path);
    assert_true(pdf_make(fixture, document, path, &result));
    return path;
}

static bool on_page(struct pdf_fixture *fixture, const char *path, int page, const char *word)
{
    return strstr(pdf_text(fixture, path, page), word) != NULL;
}

static void fill(struct pdf_fixture *fixture, struct document *document, size_t lines)
{
    for (size_t i = 0; i < lines; i++)
        pdf_paragraph(fixture, document, NULL, "บรรทัด");
}

/* Wherever the page ends, all rows of a table of five are on one page; one of forty is cut. */
static void test_small_tables_are_whole(void **state)
{
    struct pdf_fixture *fixture = *state;
    for (size_t lines = 14; lines < 28; lines += 2) {
        struct document *document = new_document(fixture);
        fill(fixture, document, lines);
        pdf_table(fixture, document, 4, "ตารางที่ 1");
        const char *path = made(fixture, document);
        int page = on_page(fixture, path, 1, "R1") ? 1 : 2;
        for (int row = 1; row <= 4; row++)
            assert_true(on_page(fixture, path, page, text_format(fixture->arena, "R%d", row)));
    }
    struct document *document = new_document(fixture);
    fill(fixture, document, 20);
    pdf_table(fixture, document, 40, "ตารางที่ 1");
    const char *path = made(fixture, document);
    assert_true(on_page(fixture, path, 1, "R1"));
}

/* A form of ten lines is a third of a page: more than a small table, and not cut. */
static void test_forms_are_whole(void **state)
{
    struct pdf_fixture *fixture = *state;
    for (int plain = 0; plain < 2; plain++) {
        bool cut = false;
        for (size_t lines = 12; lines < 28; lines += 2) {
            struct document *document = new_document(fixture);
            fill(fixture, document, lines);
            struct doc_block *table = pdf_table(fixture, document, 10, NULL);
            table->as.table.caption.count = 0;
            table->as.table.plain = plain == 1;
            const char *path = made(fixture, document);
            bool first = on_page(fixture, path, 1, "R1"), last = on_page(fixture, path, 1, "R10");
            cut = cut || first != last;
        }
        assert_true(cut == (plain == 0));
    }
}

/* A table whose first row has `words` times a long text; gives whether that row and the second
 * part. */
static bool first_row_stands_alone(struct pdf_fixture *fixture, size_t words)
{
    bool alone = false;
    for (size_t lines = 2; lines < 26; lines++) {
        struct document *document = new_document(fixture);
        fill(fixture, document, lines);
        struct doc_table *table = &pdf_table(fixture, document, 30, NULL)->as.table;
        const char *text = "";
        for (size_t i = 0; i < words; i++)
            text = text_format(fixture->arena, "%s ร้อยละของผู้เรียนที่มีผลการประเมินระดับดีขึ้นไป", text);
        for (size_t i = 0; i < table->row_count; i++)
            table->rows[i].cells[1] = pdf_cell(fixture, text);
        const char *path = made(fixture, document);
        alone = alone || (on_page(fixture, path, 1, "R1") && !on_page(fixture, path, 1, "R2"));
    }
    return alone;
}

static void test_only_tall_rows_stand_alone(void **state)
{
    assert_false(first_row_stands_alone(*state, 1));
    assert_true(first_row_stands_alone(*state, 9));
}

/* --- signatures ---------------------------------------------------------------------------- */

/* Left edge of the `nth` word (from 0) that is this text, in points. */
static double left_of(struct pdf_fixture *fixture, const char *path, const char *word, int nth)
{
    const char *text;
    assert_int_equal(0, PDF_RUN(fixture, &text, "pdftotext", "-bbox", path, "-"));
    const char *wanted = text_format(fixture->arena, ">%s</word>", word);
    const char *at = text;
    for (int i = 0; (at = strstr(at, wanted)) != NULL && i < nth; i++)
        at++;
    assert_non_null(at);
    while (strncmp(at, "xMin=\"", 6) != 0)
        at--;
    return strtod(at + 6, NULL);
}

static void test_dotted_lines_are_alike(void **state)
{
    struct pdf_fixture *fixture = *state;
    static struct doc_signature list[] = {
        {"Sign", "Alpha", "", "Role"},
        {"Sign", "Beta", "", "LongerRole"},
        {"Sign", "Gamma", "", "R"},
    };
    struct document *document = new_document(fixture);
    struct doc_block *block = document_add(fixture->arena, document, NULL, DOC_SIGNATURES);
    block->as.signatures.list = list;
    block->as.signatures.count = 3;
    const char *path = made(fixture, document);
    double first = left_of(fixture, path, "Role", 0) - left_of(fixture, path, "Sign", 0);
    double second = left_of(fixture, path, "LongerRole", 0) - left_of(fixture, path, "Sign", 1);
    double third = left_of(fixture, path, "R", 0) - left_of(fixture, path, "Sign", 2);
    assert_true(first - second < 0.01 && second - first < 0.01);
    assert_true(first - third < 0.01 && third - first < 0.01);
    assert_true(first > 80);
}

/* --- flowcharts ---------------------------------------------------------------------------- */

static struct document *with_flowchart(struct pdf_fixture *fixture, size_t lines, size_t steps)
{
    struct document *document = new_document(fixture);
    fill(fixture, document, lines);
    struct doc_block *block = document_add(fixture->arena, document, NULL, DOC_FLOWCHART);
    struct doc_flowchart *chart = &block->as.flowchart;
    struct doc_step *list = arena_alloc_array(fixture->arena, steps, sizeof *list);
    for (size_t i = 0; i < steps; i++) {
        const char *number = text_format(fixture->arena, "%zu", i + 1);
        list[i] = (struct doc_step){.shape = DOC_SHAPE_PROCESS, .number = number};
        list[i].words = list[i].text = text_format(fixture->arena, "Step%sx", number);
        list[i].way_count = i + 1 < steps;
        list[i].ways[0] = (struct doc_way){i + 1, ""};
    }
    chart->steps = list;
    chart->step_count = steps;
    chart->caption = doc_plain(fixture->arena, "Chart");
    chart->legend = true;
    return document;
}

/* One that needs several pages begins below the text that it follows; its legend stands with it. */
static void test_long_flowcharts_use_the_rest_of_a_page(void **state)
{
    struct pdf_fixture *fixture = *state;
    const char *path = made(fixture, with_flowchart(fixture, 10, 28));
    assert_true(on_page(fixture, path, 1, "Step1x"));
    assert_true(on_page(fixture, path, 3, "Step28x"));
    assert_true(on_page(fixture, path, 3, "จุดเชื่อมต่อ"));
    /* A third of a page is too little. */
    path = made(fixture, with_flowchart(fixture, 22, 28));
    assert_false(on_page(fixture, path, 1, "Step1x"));
    assert_true(on_page(fixture, path, 2, "Step1x"));
}

static void test_short_flowcharts_are_whole(void **state)
{
    struct pdf_fixture *fixture = *state;
    for (size_t lines = 8; lines < 26; lines += 3) {
        const char *path = made(fixture, with_flowchart(fixture, lines, 12));
        int page = on_page(fixture, path, 1, "Step1x") ? 1 : 2;
        assert_true(on_page(fixture, path, page, "Step12x"));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, pdf_set_up, pdf_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_small_tables_are_whole),
        TEST(test_forms_are_whole),
        TEST(test_only_tall_rows_stand_alone),
        TEST(test_dotted_lines_are_alike),
        TEST(test_long_flowcharts_use_the_rest_of_a_page),
        TEST(test_short_flowcharts_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
