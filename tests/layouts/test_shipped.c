/* The layouts that are shipped, with the example office: whole, at mid-year, without its texts,
 * and with the two scales exchanged. They must compile without a single problem, and show the
 * figures. */
#include "generator/compute.h"
#include "input/office.h"
#include "tests/layouts/support.h"

static const char *const names[] = {"krs", "sar-card", "gap", "satisfaction"};
enum { NAME_COUNT = sizeof names / sizeof *names };

struct shipped {
    struct fixture fixture;
    struct office *office;
    bool no_texts;
};

static const char *read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    enum { SIZE = 1 << 18 };
    if (!file)
        return NULL;
    char *text = arena_alloc(arena, SIZE);
    text[fread(text, 1, SIZE - 1, file)] = '\0';
    fclose(file);
    return text;
}

static const char *shipped_read(void *context, const char *relative, const char **shown)
{
    struct shipped *shipped = context;
    *shown = relative;
    if (text_starts_with(relative, "layouts/"))
        return read_file(shipped->fixture.arena, relative);
    if (shipped->no_texts)
        return NULL;
    return read_file(shipped->fixture.arena,
                     text_format(shipped->fixture.arena, "examples/office/%s", relative));
}

static void start(struct shipped *shipped)
{
    struct fixture *fixture = &shipped->fixture;
    memset(shipped, 0, sizeof *shipped);
    fixture_start(fixture);
    assert_true(
        office_read(fixture->arena, "examples/office", ".", fixture->diag, &shipped->office));
    assert_int_equal(diag_count(fixture->diag, DIAG_ERROR), 0);
}

/* Computes and compiles one layout; nothing may be wrong in it. */
static const char *compile(struct shipped *shipped, const char *name)
{
    struct fixture *fixture = &shipped->fixture;
    struct layout_sources sources = {shipped_read, fixture_image, shipped};
    fixture->diag = diag_new(fixture->arena);
    fixture->ok = layout_compile(fixture->arena, name, shipped->office->book, sources,
                                 fixture->style, fixture->diag, &fixture->document);
    print_problems(fixture);
    assert_true(fixture->ok);
    assert_int_equal(diag_count(fixture->diag, DIAG_WARNING), 0);
    return fixture_text(fixture);
}

static void compile_all(struct shipped *shipped)
{
    compute_office(shipped->fixture.arena, shipped->office, shipped->fixture.diag);
    for (size_t i = 0; i < NAME_COUNT; i++)
        compile(shipped, names[i]);
}

static void test_the_example(void **state)
{
    (void)state;
    struct shipped shipped;
    start(&shipped);
    struct arena *arena = shipped.fixture.arena;
    compute_office(arena, shipped.office, shipped.fixture.diag);
    const struct number *percent =
        book_value(shipped.office->book, "kpi.krs.total.percent")->number;
    const char *krs = compile(&shipped, "krs");
    assert_non_null(strstr(krs, text_format(arena, "คิดเป็นร้อยละ %s ของคะแนนเต็ม",
                                            number_print(arena, percent, 2, false))));
    assert_non_null(strstr(krs, "ตัวชี้วัดที่ 1.10 "));
    assert_non_null(strstr(krs, "รอบที่ 1 และรอบที่ 2"));
    const struct number *score =
        book_value(shipped.office->book, "kpi.agreement.total.score")->number;
    const char *cards = compile(&shipped, "sar-card");
    assert_non_null(strstr(cards, number_print(arena, score, 4, false)));
    assert_non_null(strstr(cards, "คำชี้แจงการปฏิบัติงาน/มาตรการที่ได้ดำเนินการ"));
    const char *gap = compile(&shipped, "gap");
    assert_non_null(strstr(gap, "แผนพัฒนาเพื่อลดค่า GAP"));
    assert_non_null(strstr(gap, "+"));
    fixture_end(&shipped.fixture);
}

/* Everything that a data table or chart of a report shows must name its data date. */
static void check_dates(const struct doc_block *block, struct arena *arena)
{
    for (; block; block = block->next) {
        if (block->kind == DOC_TABLE && block->as.table.label) {
            const struct doc_table *table = &block->as.table;
            bool dated = false;
            for (size_t i = 0; i < table->note_count; i++)
                dated = dated || strstr(doc_inline_text(arena, table->notes[i]), "ข้อมูล ณ วันที่");
            assert_true(dated);
        }
        if (block->kind == DOC_CHART)
            assert_non_null(block->as.chart.label);
        check_dates(block->first_child, arena);
    }
}

static void test_every_table_names_its_data_date(void **state)
{
    (void)state;
    struct shipped shipped;
    start(&shipped);
    compute_office(shipped.fixture.arena, shipped.office, shipped.fixture.diag);
    for (size_t i = 0; i < NAME_COUNT; i++) {
        compile(&shipped, names[i]);
        check_dates(shipped.fixture.document->first, shipped.fixture.arena);
    }
    fixture_end(&shipped.fixture);
}

static void test_every_round(void **state)
{
    (void)state;
    static const int rounds[] = {6, 9, 12};
    for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++) {
        struct shipped shipped;
        start(&shipped);
        shipped.office->settings.period.months = rounds[i];
        book_set_number(shipped.office->book, "period.months",
                        number_integer(shipped.fixture.arena, rounds[i]));
        compile_all(&shipped);
        fixture_end(&shipped.fixture);
    }
}

static void test_without_texts(void **state)
{
    (void)state;
    struct shipped shipped;
    start(&shipped);
    shipped.no_texts = true;
    compile_all(&shipped);
    fixture_end(&shipped.fixture);
}

static void exchange(struct fixture *fixture, struct table *table)
{
    for (size_t i = 0; table && i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        const char *set = table_text(table, row, "set");
        if (strcmp(set, "krs") == 0)
            table_set_text(table, row, "set", "agreement");
        else if (strcmp(set, "agreement") == 0)
            table_set_text(table, row, "set", "krs");
    }
    (void)fixture;
}

static void test_both_scales_in_both_reports(void **state)
{
    (void)state;
    struct shipped shipped;
    start(&shipped);
    exchange(&shipped.fixture, book_table(shipped.office->book, "indicators"));
    exchange(&shipped.fixture, book_table(shipped.office->book, "results"));
    compile_all(&shipped);
    compile(&shipped, "krs");
    const char *text = fixture_text(&shipped.fixture);
    assert_non_null(strstr(text, "3.9077"));
    fixture_end(&shipped.fixture);
}

static void test_what_the_reports_need(void **state)
{
    (void)state;
    struct shipped shipped;
    start(&shipped);
    struct layout_sources sources = {shipped_read, fixture_image, &shipped};
    static const char *const needed[] = {"kpi/krs", "kpi/agreement", "gap", "surveys"};
    for (size_t i = 0; i < NAME_COUNT; i++) {
        struct layout_summary summary;
        assert_true(layout_summary(shipped.fixture.arena, names[i], sources, shipped.fixture.diag,
                                   &summary));
        assert_int_equal(summary.required_count, 1);
        assert_string_equal(summary.required_tables[0], needed[i]);
        assert_non_null(strstr(summary.title, "รายงาน"));
    }
    fixture_end(&shipped.fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_example),
        cmocka_unit_test(test_every_table_names_its_data_date),
        cmocka_unit_test(test_every_round),
        cmocka_unit_test(test_without_texts),
        cmocka_unit_test(test_both_scales_in_both_reports),
        cmocka_unit_test(test_what_the_reports_need),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
