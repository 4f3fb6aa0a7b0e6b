/* The frame and the flow of a report: document, cover, contents, pagebreak, signatures, each,
 * when, include, landscape; Markdown's own blocks; where each error stands. */
#include "tests/layouts/support.h"

static void test_the_document_block(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture_compile_raw(&fixture,
                        "<!-- a comment -->\n\n```document\n# another comment\n"
                        "title = รายงาน {{ period.fiscal_year }}\nsubject = ก,\n  ข\n"
                        "head_left = \"{{ office.name }}\"\nrequires = kpi/krs; gap\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    assert_string_equal(fixture.document->name, "test");
    assert_string_equal(fixture.document->title, "รายงาน 2568");
    assert_string_equal(fixture.document->author, "สพป.ตัวอย่าง เขต 1");
    assert_string_equal(fixture.document->subject, "ก, ข");
    assert_string_equal(fixture.document->head_left, "สพป.ตัวอย่าง เขต 1");
    assert_null(fixture.document->head_right);
    assert_int_equal(fixture.document->date.year, 2025);
    assert_int_equal(fixture.document->size, 16000);
    struct layout_sources sources = {fixture_read, fixture_image, &fixture};
    struct layout_summary summary;
    assert_true(layout_summary(fixture.arena, "test", sources, fixture.diag, &summary));
    assert_string_equal(summary.title, "รายงาน");
    assert_int_equal(summary.required_count, 2);
    assert_string_equal(summary.required_tables[1], "gap");
    assert_false(layout_summary(fixture.arena, "none", sources, fixture.diag, &summary));
    fixture_end(&fixture);
}

static void test_a_layout_that_is_not_there(void **state)
{
    (void)state;
    struct fixture fixture;
    struct document *document;
    fixture_start(&fixture);
    struct layout_sources sources = {fixture_read, fixture_image, &fixture};
    assert_false(layout_compile(fixture.arena, "none", fixture.book, sources, fixture.style,
                                fixture.diag, &document));
    assert_true(has_problem(&fixture, LAY001, 0, 0, "none"));
    fixture_end(&fixture);
}

static void test_the_document_block_comes_first_and_once(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture_compile_raw(&fixture, "# x\n\n```document\ntitle = T\n```\n");
    assert_false(fixture.ok);
    assert_true(has_problem(&fixture, LAY024, 1, 1, "document"));
    fixture_end(&fixture);
    assert_problem("```document\ntitle = T\n```\n", LAY024, 1, 4, "document");
}

static void test_a_cover(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```cover\ntitle = ก\\nข\nline = {{ period.fiscal_year }}\n"
                              "line2 = {{ office.emblem | or }}\nline3 = ค\nfoot = ง\n"
                              "image = emblem.png\n```\n");
    assert_true(fixture.ok);
    const struct doc_cover *cover = &fixture_block(&fixture, DOC_COVER)->as.cover;
    assert_string_equal(doc_inline_text(fixture.arena, cover->title), "ก\nข");
    assert_int_equal(cover->line_count, 2);
    assert_string_equal(doc_inline_text(fixture.arena, cover->lines[1]), "ค");
    assert_int_equal(cover->foot_count, 1);
    assert_string_equal(cover->image, "/office/emblem.png");
    fixture_end(&fixture);
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```cover\ntitle = ก\nimage = {{ office.emblem }}\n```\n");
    assert_true(fixture.ok);
    assert_null(fixture_block(&fixture, DOC_COVER)->as.cover.image);
    assert_int_equal(diag_count(fixture.diag, DIAG_WARNING), 0);
    fixture_end(&fixture);
    assert_problem("```cover\ntitle = ก\nimage = other.png\n```\n", LAY020, 3, 9, "other.png");
    assert_problem("```cover\nline = ก\n```\n", LAY012, 1, 4, "title");
}

static void test_a_memo(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    static const struct column columns[] = {{.id = "title", .kind = COLUMN_TEXT},
                                            {.id = "pages", .kind = COLUMN_COUNT}};
    struct table *table = table_new(fixture.arena, "enclosed", "", columns, 2);
    struct row *row = table_add_row(fixture.arena, table);
    table_set_text(table, row, "title", "รายงาน 4.0");
    table_set_number(table, row, "pages", number_integer(fixture.arena, 12));
    table_set_text(table, table_add_row(fixture.arena, table), "title", "ยังไม่ทำ");
    table_add_row(fixture.arena, table)->bad = true;
    book_add_table(fixture.book, table);
    fixture.style.thai_digits = true;
    FIXTURE_COMPILE(&fixture, "```memo\nsubject = ปี {{ period.fiscal_year }}\n"
                              "number = {{ office.emblem }}\nenclosures = enclosed\n```\n");
    assert_true(fixture.ok);
    assert_true(fixture.document->letter);
    const struct doc_memo_head *head = &fixture_block(&fixture, DOC_MEMO_HEAD)->as.memo_head;
    assert_string_equal(doc_inline_text(fixture.arena, head->title), "บันทึกข้อความ");
    assert_non_null(strstr(head->subject, "ปี ๒"));
    assert_string_equal(head->number, "");
    assert_string_equal(head->to, "");
    assert_null(head->image);
    assert_int_equal(head->enclosure_count, 2);
    assert_string_equal(head->enclosures[0].title, "รายงาน ๔.๐");
    assert_string_equal(head->enclosures[0].amount, "จำนวน ๑๒ หน้า");
    assert_string_equal(head->enclosures[1].amount, "");
    fixture_end(&fixture);
    assert_problem("```memo\nto = ก\n```\n", LAY012, 1, 4, "subject");
    assert_problem("```memo\nsubject = ก\nenclosures = kpi/krs\n```\n", LAY005, 3, 14, "title");
    assert_problem("```memo\nsubject = ก\nenclosures = kpi/kr\n```\n", LAY004, 3, 14, "kpi/krs");
}

static void test_a_letter(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    static const struct column columns[] = {{.id = "title", .kind = COLUMN_TEXT},
                                            {.id = "pages", .kind = COLUMN_COUNT}};
    struct table *table = table_new(fixture.arena, "enclosed", "", columns, 2);
    struct row *row = table_add_row(fixture.arena, table);
    table_set_text(table, row, "title", "รายงาน");
    table_set_number(table, row, "pages", number_integer(fixture.arena, 12));
    book_add_table(fixture.book, table);
    fixture.style.thai_digits = true;
    FIXTURE_COMPILE(&fixture,
                    "```letter\nsubject = เรื่อง 1\nto = ก\nsender = สำนักงาน\nsender2 = เลขที่ 9\n"
                    "reference = หนังสือ 1\nreference2 =\nreference3 = หนังสือ 3\n"
                    "enclosures = enclosed\ncopies = 2\n```\n\n```closing\nname = {{ office.emblem }}\n"
                    "position = ผอ.\nunit = กลุ่ม\nunit2 = โทร. 0\n```\n");
    assert_true(fixture.ok);
    assert_true(fixture.document->letter);
    const struct doc_letter_head *head =
        &fixture_block(&fixture, DOC_LETTER_HEAD)->as.letter_head;
    assert_string_equal(head->subject, "เรื่อง ๑");
    assert_string_equal(head->number, "");
    assert_string_equal(head->date, "");
    assert_null(head->image);
    assert_int_equal(head->sender_count, 2);
    assert_string_equal(doc_inline_text(fixture.arena, head->sender[1]), "เลขที่ ๙");
    assert_int_equal(head->reference_count, 2);
    assert_string_equal(head->references[1].title, "หนังสือ ๓");
    assert_int_equal(head->enclosure_count, 1);
    assert_string_equal(head->enclosures[0].amount, "จำนวน ๒ ฉบับ");
    const struct doc_closing *closing = &fixture_block(&fixture, DOC_CLOSING)->as.closing;
    assert_string_equal(closing->words, "ขอแสดงความนับถือ");
    assert_string_equal(closing->name, "");
    assert_string_equal(closing->position, "ผอ.");
    assert_int_equal(closing->unit_count, 2);
    fixture_end(&fixture);
    assert_problem("```letter\nsubject = ก\n```\n", LAY012, 1, 4, "to");
    assert_problem("```letter\nto = ก\n```\n", LAY012, 1, 4, "subject");
}

/* A book of three steps; the second decides. */
static void start_with_steps(struct fixture *fixture, const char *shape, const char *to)
{
    static const struct column steps[] = {{.id = "no", .heading = "ที่", .kind = COLUMN_ID},
                                          {.id = "shape", .heading = "รูป", .kind = COLUMN_TEXT},
                                          {.id = "text", .heading = "ขั้น", .kind = COLUMN_TEXT}};
    static const struct column ways[] = {{.id = "from", .kind = COLUMN_ID},
                                         {.id = "to", .kind = COLUMN_ID},
                                         {.id = "label", .kind = COLUMN_TEXT}};
    const char *const rows[][3] = {
        {"1", "start", "เริ่ม 1"}, {"2", shape, "ครบ"}, {"3", "end", "จบ"}};
    const char *const links[][3] = {{"1", "2", ""}, {"2", to, "ใช่"}, {"2", "1", "ไม่ใช่"}};
    fixture_start(fixture);
    struct table *list = table_new(fixture->arena, "steps", "", steps, 3);
    struct table *edges = table_new(fixture->arena, "ways", "", ways, 3);
    for (size_t i = 0; i < 3; i++) {
        struct row *row = table_add_row(fixture->arena, list);
        struct row *way = table_add_row(fixture->arena, edges);
        for (size_t k = 0; k < 3; k++) {
            table_set_text(list, row, steps[k].id, rows[i][k]);
            table_set_text(edges, way, ways[k].id, links[i][k]);
        }
    }
    book_add_table(fixture->book, list);
    book_add_table(fixture->book, edges);
}

static void test_a_flowchart(void **state)
{
    (void)state;
    struct fixture fixture;
    start_with_steps(&fixture, "decision", "3");
    fixture.style.thai_table_digits = true;
    FIXTURE_COMPILE(&fixture, "```flowchart steps\nways = ways\ncaption = ผัง\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_flowchart *chart = &fixture_block(&fixture, DOC_FLOWCHART)->as.flowchart;
    assert_int_equal(chart->step_count, 3);
    assert_int_equal(chart->column_count, 0);
    assert_false(chart->legend);
    assert_int_equal(chart->steps[1].shape, DOC_SHAPE_DECISION);
    assert_string_equal(chart->steps[0].text, "เริ่ม ๑");
    assert_int_equal(chart->steps[1].way_count, 2);
    assert_int_equal(chart->steps[1].ways[1].to, 0);
    assert_string_equal(chart->steps[1].words, "ขั้นที่ ๒ การตัดสินใจ ครบ ใช่ ไปขั้นที่ ๓ ไม่ใช่ กลับไปขั้นที่ ๑");
    fixture_end(&fixture);
    start_with_steps(&fixture, "decision", "3");
    FIXTURE_COMPILE(&fixture, "```flowchart steps\nways = ways\ncolumns = no, shape, text\n"
                              "heading.no = ลำดับ\nhead = ก\nhead2 = ข\npurpose = ค\nnote = ง\n"
                              "legend = yes\n```\n");
    chart = &fixture_block(&fixture, DOC_FLOWCHART)->as.flowchart;
    assert_int_equal(chart->column_count, 3);
    assert_string_equal(chart->columns[0].heading, "ลำดับ");
    assert_true(chart->columns[1].symbols && !chart->columns[2].symbols);
    assert_string_equal(doc_inline_text(fixture.arena, chart->steps[2].cells[2]), "จบ");
    assert_int_equal(chart->head_count, 2);
    assert_int_equal(chart->note_count, 1);
    assert_true(chart->legend);
    fixture_end(&fixture);
}

static void test_steps_that_make_no_flowchart(void **state)
{
    (void)state;
    struct fixture fixture;
    start_with_steps(&fixture, "decisoin", "3");
    FIXTURE_COMPILE(&fixture, "```flowchart steps\nways = ways\n```\n");
    /* The document block takes four lines. */
    assert_true(has_problem(&fixture, LAY046, 5, 14, "decision"));
    fixture_end(&fixture);
    start_with_steps(&fixture, "decision", "4");
    FIXTURE_COMPILE(&fixture, "```flowchart steps\nways = ways\n```\n");
    assert_true(has_problem(&fixture, LAY047, 6, 8, "4"));
    fixture_end(&fixture);
    assert_problem("```flowchart kpi/krs\nways = kpi/krs\n```\n", LAY005, 1, 14, "");
    assert_problem("```flowchart kpi/krs\n```\n", LAY012, 1, 4, "ways");
}

static void test_contents_breaks_and_signatures(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture,
                    "```contents tables\ntitle = ตาราง\n```\n\n```pagebreak\n"
                    "numbering = body\n```\n\n```signatures\nname = นายก\nrole = ผู้รายงาน\n"
                    "name3 = {{ office.emblem }}\nposition3 = ผอ.\nlabel3 = (ลงชื่อ)\n```\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    const struct doc_contents *contents = &fixture_block(&fixture, DOC_CONTENTS)->as.contents;
    assert_int_equal(contents->kind, DOC_CONTENTS_TABLES);
    assert_string_equal(doc_inline_text(fixture.arena, contents->title), "ตาราง");
    assert_int_equal(fixture_block(&fixture, DOC_PAGE_BREAK)->as.page_break.numbering,
                     DOC_NUMBERING_BODY);
    const struct doc_signatures *signatures =
        &fixture_block(&fixture, DOC_SIGNATURES)->as.signatures;
    assert_int_equal(signatures->count, 2);
    assert_string_equal(signatures->list[0].label, "ลงชื่อ");
    assert_string_equal(signatures->list[0].role, "ผู้รายงาน");
    assert_string_equal(signatures->list[1].name, "");
    assert_string_equal(signatures->list[1].position, "ผอ.");
    assert_string_equal(signatures->list[1].label, "(ลงชื่อ)");
    assert_null(signatures->list[1].role);
    fixture_end(&fixture);
    assert_problem("```contents pictures\n```\n", LAY029, 1, 13, "tables");
    assert_problem("```pagebreak\nnumbering = roman\n```\n", LAY013, 2, 13, "front");
    assert_problem("```signatures\nlabel = x\n```\n", LAY012, 1, 4, "name");
}

static void test_each_walks_rows(void **state)
{
    (void)state;
    assert_document("~~~~each kpi/krs where score >= 3.6 sort id limit 1\n### {{ id }} {{ name }}\n"
                    "~~~~\n",
                    "h3 1.2 กอ\n");
    assert_document("~~~~each kpi/krs limit 2\n- {{ id }}\n~~~~\n",
                    "list\n{\nitem\n{\np 1.10\n}\n}\nlist\n{\nitem\n{\np 1.2\n}\n}\n");
    /* The words of the clauses may stand in quotes. */
    assert_document("~~~~each kpi/krs where name = \"sort\" or id = \"2.1\"\n{{ id }}\n~~~~\n",
                    "p 2.1\n");
    /* Rows within rows: the inner columns come first, this. names the row that each stands on. */
    assert_document(
        "~~~~~each kpi/krs limit 1\n~~~~each kpi/krs where id = this.id\n{{ name }}\n~~~~\n"
        "```table kpi/krs\ncolumns = id\nwhere = group = this.group\n```\n~~~~~\n",
        "p ก้อ\ntable -\n  1.10\n  1.9\n");
    assert_problem("~~~~each kpi/krss\n~~~~\n", LAY004, 1, 10, "kpi/krs");
    assert_problem("~~~~each kpi/krs wher score\n~~~~\n", LAY029, 1, 18, "where");
    assert_problem("~~~~each kpi/krs where scor > 1\n~~~~\n", LAY006, 1, 24, "score");
    assert_problem("~~~~each kpi/krs sort ident\n~~~~\n", LAY005, 1, 23, "id");
    assert_problem("~~~~each\n~~~~\n", LAY023, 1, 5, "each");
}

static void test_when(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        bool holds;
    } cases[] = {
        {"exists kpi/krs", true},
        {"exists kpi/other", false},
        {"not exists kpi/other", true},
        {"exists office.name", true},
        {"exists office.emblem", false},
        {"exists text/there.md", true},
        {"exists text/none.md", false},
        {"period.fiscal_year >= 2568", true},
        {"period.fiscal_year > 2568", false},
        {"third < 0.33333333333333333334", true}, /* exact, where doubles are equal */
        {"third > 0.33333333333333333333", true},
        {"office.name = \"สพป.ตัวอย่าง เขต 1\"", true},
        {"office.name != 'x' and period.fiscal_year <> 1", true},
        {"period.fiscal_year = 1 or period.fiscal_year = 2568 and third < 1", true},
        {"(period.fiscal_year = 1 or period.fiscal_year = 2568) and third > 1", false},
        {"not (third > 1)", true},
        {"count kpi/krs = 4", true},
        {"count nothing = 0", true},
        {"office.emblem < 1", false},   /* no value */
        {"office.emblem = \"\"", true}, /* text can be compared with nothing */
        {"office.name", true},
        {"office.emblem", false},
        {"period.data_date = period.data_date", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture fixture;
        fixture_start(&fixture);
        fixture_file(&fixture, "text/there.md", "x");
        fixture_compile_raw(
            &fixture,
            text_format(fixture.arena, SUPPORT_HEAD "~~~when %s\nyes\n~~~\n", cases[i].condition));
        print_problems(&fixture);
        assert_true(fixture.ok);
        assert_string_equal(fixture_text(&fixture), cases[i].holds ? "p yes\n" : "");
        fixture_end(&fixture);
    }
}

static void test_wrong_conditions(void **state)
{
    (void)state;
    assert_problem("~~~when period.fiscal_yaer = 1\n~~~\n", LAY006, 1, 9, "period.fiscal_year");
    assert_problem("~~~when third < \n~~~\n", LAY014, 1, 16, "condition");
    assert_problem("~~~when third << 1\n~~~\n", LAY014, 1, 15, "<<");
    assert_problem("~~~when (third < 1\n~~~\n", LAY014, 1, 19, "condition");
    assert_problem("~~~when third < 1 and\n~~~\n", LAY014, 1, 22, "condition");
    assert_problem("~~~when third < 1 third\n~~~\n", LAY014, 1, 19, "third");
    assert_problem("~~~when third = \"open\n~~~\n", LAY014, 1, 17, "open");
    assert_problem("~~~when third = \"1\"\n~~~\n", LAY015, 1, 9, "=");
    assert_problem("~~~when ((((((((((((((((((third))))))))))))))))))\n~~~\n", LAY014, 1, 25,
                   "condition");
    assert_problem("~~~when\n~~~\n", LAY023, 1, 4, "when");
}

static void test_include(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture_file(&fixture, "text/a.md",
                 "# A\n\n    ย่อหน้า {{ period.fiscal_year }}\n    ต่อ\n\n<b>x</b> <!-- n -->\n");
    FIXTURE_COMPILE(&fixture,
                    "```include text/a.md\nlevel = 2\n```\n");
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture), "h3 A\np ย่อหน้า 2568 ต่อ\np x \n");
    assert_true(has_problem(&fixture, LAY018, 6, 1, "<b>"));
    fixture_end(&fixture);
    fixture_start(&fixture);
    fixture_file(&fixture, "text/a.md", "x\n\n{{ office.nam }} [y](file:///x)\n\n![](none.png)\n");
    FIXTURE_COMPILE(&fixture, "```include text/a.md\n```\n");
    assert_false(fixture.ok);
    assert_true(has_problem(&fixture, LAY006, 3, 1, "office.name"));
    assert_true(has_problem(&fixture, LAY028, 3, 18, "file:///x"));
    assert_true(has_problem(&fixture, LAY020, 5, 1, "none.png"));
    const struct diag_item *items;
    assert_int_equal(diag_items(fixture.diag, &items), 3);
    assert_string_equal(items[0].place.file, "text/a.md");
    fixture_end(&fixture);
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```include text/none.md\n```\n");
    assert_true(fixture.ok);
    assert_true(has_problem(&fixture, LAY036, 5, 12, "text/none.md"));
    fixture_end(&fixture);
    assert_problem("```include text/none.md\nrequired = yes\n```\n", LAY030, 1, 12, "text/none.md");
    assert_problem("```include ../x.md\n```\n", LAY022, 1, 12, "../x.md");
    assert_problem("```include text/../x.md\n```\n", LAY022, 1, 12, "text/../x.md");
}

static void test_a_text_that_includes_itself_ends(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture_file(&fixture, "text/a.md", "x\n\n```include text/a.md\n```\n");
    FIXTURE_COMPILE(&fixture, "```include text/a.md\n```\n");
    assert_false(fixture.ok);
    assert_true(has_problem(&fixture, LAY016, 3, 4, "16"));
    fixture_end(&fixture);
}

static void test_landscape_and_markdown_blocks(void **state)
{
    (void)state;
    assert_document("~~~~landscape\n# a\n\n```table kpi/krs\ncolumns = id\nlimit = 1\n```\n~~~~\n",
                    "landscape\n{\nh1 a\ntable -\n  1.10\n}\n");
    assert_document(
        "3. a\n4. **b** *c* `d` [e](https://x.y)\n\n> q\n\n---\n",
        "list\n{\nitem\n{\np a\n}\nitem\n{\np <b>b</> <i>c</> <c>d</> < https://x.y>e</>\n}"
        "\n}\nquote\n{\np q\n}\nrule\n");
    assert_document("a\\\nb<br>c\nd", "p a/b/c d\n");
    assert_document("~~a~~ \"b\" -- c...", "p ~~a~~ \"b\" -- c...\n");
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture,
                    "![คำบรรยาย](emblem.png \"ตรา\")\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n");
    assert_true(fixture.ok);
    const struct doc_image *image = &fixture_block(&fixture, DOC_IMAGE)->as.image;
    assert_string_equal(image->path, "/office/emblem.png");
    assert_string_equal(image->alternative, "คำบรรยาย");
    assert_string_equal(image->label, "ภาพที่ 1");
    const struct doc_table *table = &fixture_block(&fixture, DOC_TABLE)->as.table;
    assert_int_equal(table->columns[0].align, DOC_CENTRE);
    assert_int_equal(table->columns[1].align, DOC_RIGHT);
    assert_string_equal(table->columns[1].heading, "b");
    fixture_end(&fixture);
}

static void test_text_that_stands_otherwise(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "~~~~~right\na\n\n~~~~centre\nb\n~~~~\n~~~~~\n\nc\n");
    assert_true(fixture.ok);
    const struct doc_block *block = fixture.document->first;
    assert_int_equal(block->as.paragraph.align, DOC_RIGHT);
    assert_int_equal(block->next->as.paragraph.align, DOC_CENTRE); /* the innermost counts */
    assert_int_equal(block->next->next->as.paragraph.align, DOC_ALIGN_DEFAULT);
    fixture_end(&fixture);
    assert_problem("~~~~right now\na\n~~~~\n", LAY021, 1, 11, "now");
}

static void test_columns(void **state)
{
    (void)state;
    assert_document("~~~~columns\n- a\n~~~~\n", "columns\n{\nlist\n{\nitem\n{\np a\n}\n}\n}\n");
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "~~~~columns 3\na\n~~~~\n");
    assert_int_equal(fixture_block(&fixture, DOC_COLUMNS)->as.columns.count, 3);
    fixture_end(&fixture);
    assert_problem("~~~~columns 9\na\n~~~~\n", LAY029, 1, 13, "2, 3, 4");
    assert_problem("~~~~~columns\n~~~~when exists kpi/krs\n```pagebreak\n```\n~~~~\n~~~~~\n", LAY045, 3,
                   4, "pagebreak");
    assert_problem("~~~~~columns\n~~~~landscape\na\n~~~~\n~~~~~\n", LAY045, 2, 5, "landscape");
}

static void test_definitions(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```definitions\nก {{ period.fiscal_year }} = ข\n ค\nง = **x**\n```\n");
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture),
                        "definitions\n{\nitem\n{\np ข ค\n}\nitem\n{\np **x**\n}\n}\n");
    const struct doc_block *item = fixture.document->first->first_child;
    assert_string_equal(doc_inline_text(fixture.arena, item->as.item.term), "ก 2568");
    assert_int_equal(item->next->place.line, 8);
    fixture_end(&fixture);
    assert_problem("```definitions\nก = a\nก = b\n```\n", LAY011, 3, 1, "ก");
    assert_problem("```definitions\nก\n```\n", LAY010, 2, 1, "ก");
}

static void test_images(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "```image emblem.png\nalternative = ตรา {{ office.name }}\n"
                              "caption = ภาพ\nwidth = 2.54cm\n```\n\n![a](emblem.png \"b\")\n");
    assert_true(fixture.ok);
    const struct doc_image *image = &fixture_block(&fixture, DOC_IMAGE)->as.image;
    assert_string_equal(image->path, "/office/emblem.png");
    assert_string_equal(image->alternative, "ตรา สพป.ตัวอย่าง เขต 1");
    assert_string_equal(image->label, "ภาพที่ 1");
    assert_int_equal(image->width, 72000);
    assert_string_equal(fixture.document->last->as.image.label, "ภาพที่ 2");
    fixture_end(&fixture);
    assert_problem("```image emblem.png\n```\n", LAY037, 1, 10, "emblem.png");
    assert_problem("![](emblem.png)\n", LAY037, 1, 1, "emblem.png");
    assert_problem("```image other.png\nalternative = ก\n```\n", LAY019, 1, 10, "other.png");
    assert_problem("```image emblem.png\nalternative = ก\nwidth = 3\n```\n", LAY013, 3, 9, "cm");
    assert_problem("```image emblem.png\nalternate = ก\nalternative = ก\n```\n", LAY003, 2, 1,
                   "alternative");
}

static void test_footnotes(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture.style.thai_digits = true;
    FIXTURE_COMPILE(&fixture, "ก[^a] ข[^B] ค[^a]\n\n[^b]: สอง\n[^a]: **หนึ่ง** {{ period.fiscal_year }}\n\n"
                              "    ย่อหน้า\n\n"
                              "~~~~each kpi/krs limit 2\n- x[^1]\n\n[^1]: {{ id }}\n~~~~\n");
    print_problems(&fixture);
    assert_true(fixture.ok);
    assert_int_equal(diag_count(fixture.diag, DIAG_WARNING), 0);
    const struct doc_block *block = fixture.document->first;
    const struct doc_text *runs = block->as.paragraph.text.runs;
    assert_int_equal(block->as.paragraph.text.count, 6);
    assert_string_equal(runs[1].text, "\u2060๑");
    assert_string_equal(runs[1].note->number, "๑");
    assert_string_equal(runs[1].note->link, "#note-1");
    assert_string_equal(doc_inline_text(fixture.arena, runs[1].note->text), "หนึ่ง ๒๕๖๘\nย่อหน้า");
    assert_string_equal(doc_inline_text(fixture.arena, runs[3].note->text), "สอง");
    assert_ptr_equal(runs[1].note, runs[5].note);
    assert_string_equal(doc_inline_text(fixture.arena, block->as.paragraph.text), "ก ข ค");
    /* Each row has its own, and the numbers go on. */
    block = block->next->next->first_child->first_child;
    assert_string_equal(block->as.paragraph.text.runs[1].note->number, "๔");
    assert_string_equal(doc_inline_text(fixture.arena, block->as.paragraph.text.runs[1].note->text),
                        "๑.๒");
    fixture_end(&fixture);
    assert_document("a \\[^x] `[^x]`\n\n```definitions\n[^x]: = 1\n```\n",
                    "p a [^x] <c>[^x]</>\ndefinitions\n{\nitem\n{\np 1\n}\n}\n");
    assert_problem("aก\nข [^x] c\n", LAY039, 2, 3, "[^x]");
    assert_problem("~~~~centre\na[^x]\n~~~~\n\n[^y]: b\n\n[^y]\n", LAY039, 2, 2, "[^x]");
    assert_problem("a\n\n[^y]: b\n", LAY040, 3, 1, "[^y]");
    assert_problem("a[^y]\n\n[^y]: b\n\n[^Y]: c\n", LAY011, 5, 1, "[^Y]");
    assert_problem("a[^y]\n\n[^y]: - b\n", LAY041, 3, 7, "[^y]");
    assert_problem("a[^y]\n\n[^y]: b[^y]\n", LAY041, 3, 8, "[^y]");
    assert_problem("# a[^y]\n\n[^y]: b\n", LAY041, 1, 4, "[^y]");
}

static void test_unlisted_headings(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "## จุดเด่น {-}\n\n## ข {-} ค\n");
    assert_true(fixture.ok);
    assert_string_equal(fixture_text(&fixture), "h2 จุดเด่น\nh2 ข {-} ค\n");
    assert_true(fixture.document->first->as.heading.unlisted);
    assert_false(fixture.document->first->next->as.heading.unlisted);
    fixture_end(&fixture);
}

static void test_references(void **state)
{
    (void)state;
    static const char blocks[] = "\n\n```table kpi/krs\ncolumns = id\ncaption = x\n```\n\n"
                                 "```table kpi/krs\ncolumns = id\ncaption = y\nid = t-{{ period.fiscal_year }}\n```\n\n"
                                 "```chart kpi/krs\nkind = hbar\nlabel = id\nvalues = weight\ncaption = z\nid = c\n```\n\n"
                                 "## ส่วนที่ 1 **หนา** ก {#part1}\n";
    struct fixture fixture;
    fixture_start(&fixture);
    fixture.style.thai_digits = true;
    fixture_compile_raw(
        &fixture, text_format(fixture.arena, "%sดัง{{ ref t-2568 }} หน้า {{ page t-2568 }} *{{ ref c }}* "
                                             "[ก {{ ref part1 }}](#part1)%s", SUPPORT_HEAD, blocks));
    print_problems(&fixture);
    assert_true(fixture.ok);
    assert_true(fixture.document->names_pages);
    const struct doc_inline text = fixture.document->first->as.paragraph.text;
    assert_int_equal(text.count, 9);
    assert_string_equal(text.runs[1].text, "ตารางที่ ๒");
    assert_string_equal(text.runs[1].link, "#t-2568");
    assert_string_equal(text.runs[3].page_of, "t-2568");
    assert_string_equal(text.runs[5].text, "แผนภูมิที่ ๑");
    assert_int_equal(text.runs[5].style, DOC_ITALIC);
    assert_string_equal(text.runs[8].text, "ส่วนที่ ๑ หนา ก");
    assert_string_equal(fixture.document->last->anchor, "part1");
    assert_string_equal(doc_inline_text(fixture.arena, fixture.document->last->as.heading.text),
                        "ส่วนที่ ๑ หนา ก");
    fixture_end(&fixture);
    assert_problem("# a {#one}\n\nก {{ ref on }}\n", LAY042, 3, 3, "one");
    assert_problem("# a {#one}\n\n# b {#one}\n", LAY043, 3, 1, "one");
    assert_problem("# a {#table-1}\n", LAY043, 1, 1, "table-1");
    assert_problem("```table kpi/krs\ncolumns = id\nid = a\n```\n", LAY012, 3, 6, "caption");
    assert_problem("# a {#one}\n\n```table kpi/krs\ncolumns = id\nnote = {{ page one }}\n```\n", LAY044,
                   5, 8, "page one");
    assert_problem("# a {#one}\n\n# {{ ref one }}\n", LAY044, 3, 3, "ref one");
    assert_document("# a {b}\n\n## c {# d\n", "h1 a {b}\nh2 c {# d\n");
}

static void test_anchors_and_labels_count(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture.style.thai_digits = true;
    FIXTURE_COMPILE(&fixture,
                    "# a\n\n# b\n\n~~~~each kpi/krs limit 3\n```table this\ncolumns = id\n"
                    "caption = x\n```\n~~~~\n");
    const struct doc_block *last = fixture.document->last;
    assert_string_equal(last->as.table.label, "ตารางที่ ๓");
    assert_string_equal(last->anchor, "table-3");
    assert_string_equal(fixture.document->first->next->anchor, "heading-2");
    assert_int_equal(last->place.line, 10);
    fixture_end(&fixture);
}

static void test_wrong_blocks(void **state)
{
    (void)state;
    assert_problem("```tabel kpi/krs\n```\n", LAY002, 1, 4, "table");
    assert_problem("x\n\n```\ncode\n```\n", LAY002, 3, 4, "document");
    assert_problem("```landscape now\n```\n", LAY021, 1, 14, "now");
    assert_problem("```pagebreak\nnumbering\n```\n", LAY010, 2, 1, "numbering");
    assert_problem("```pagebreak\nnumbering = body\nnumbering = body\n```\n", LAY011, 3, 1,
                   "numbering");
    assert_problem("ก <b>b\n", LAY017, 1, 3, "<b>");
    assert_problem("ก {{ office.name }} <b>b\n", LAY017, 1, 21, "<b>");
    assert_problem("<div>\nx\n</div>\n", LAY017, 1, 1, "<div>");
    assert_problem("a ![x](emblem.png)\n", LAY026, 1, 3, "emblem.png");
    assert_problem("![x](none.png)\n", LAY019, 1, 1, "none.png");
    assert_problem("[x](javascript:x)\n", LAY027, 1, 1, "javascript:x");
}

static void test_problems_stand_at_the_real_lines_also_inside_nested_blocks(void **state)
{
    (void)state;
    assert_problem("~~~~~~landscape\nx\n\n~~~~~each kpi/krs\ny\n\n~~~~when exists kpi/krs\n"
                   "```table kpi/krs\ncolumns = id,\n  nam\n```\n~~~~\n~~~~~\n~~~~~~\n",
                   LAY005, 10, 3, "name");
    assert_problem("```table kpi/krs\ncolumns = id\nwhere = score > 1\n   and scor < 5\n```\n",
                   LAY006, 4, 8, "score");
    assert_problem("~~~~each kpi/krs\n- a\n\n  ```table kpi/krs\n  columns = idd\n  ```\n~~~~\n",
                   LAY005, 5, 13, "id");
    assert_problem("> ```tabel kpi/krs\n> ```\n", LAY002, 1, 6, "table");
}

static void test_all_problems_are_found(void **state)
{
    (void)state;
    struct fixture fixture;
    const struct diag_item *items;
    fixture_start(&fixture);
    FIXTURE_COMPILE(&fixture, "{{ a }}\n\n```tabel\n```\n\n```table kpi/krs\ncolumns = a, b\n"
                              "sort = c\nwhere = d\n```\n");
    assert_false(fixture.ok);
    assert_int_equal(diag_items(fixture.diag, &items), 6);
    fixture_end(&fixture);
}

static const char *nested(struct arena *arena, unsigned depth, const char *inside)
{
    struct text_buffer text;
    text_buffer_init(&text, arena, 1 << 16);
    text_buffer_add(&text, SUPPORT_HEAD);
    for (unsigned i = 0; i < depth; i++)
        text_buffer_add_format(&text, "%.*slandscape\n", (int)(depth - i + 2),
                               "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~");
    text_buffer_add_format(&text, "%s\n", inside);
    for (unsigned i = depth; i > 0; i--)
        text_buffer_add_format(&text, "%.*s\n", (int)(depth - i + 3),
                               "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~");
    return text.data;
}

static void test_nesting_has_a_limit(void **state)
{
    (void)state;
    struct fixture fixture;
    fixture_start(&fixture);
    fixture_compile_raw(&fixture, nested(fixture.arena, 16, "x"));
    print_problems(&fixture);
    assert_true(fixture.ok);
    fixture_end(&fixture);
    fixture_start(&fixture);
    fixture_compile_raw(&fixture, nested(fixture.arena, 17, "x"));
    assert_false(fixture.ok);
    assert_true(has_problem(&fixture, LAY016, 4 + 17, 1, "16"));
    fixture_end(&fixture);
    fixture_start(&fixture);
    fixture_compile_raw(&fixture, nested(fixture.arena, 15, "> > x"));
    assert_true(has_problem(&fixture, LAY016, 4 + 16, 3, "16"));
    fixture_end(&fixture);
    fixture_start(&fixture);
    char *deep = arena_alloc(fixture.arena, 20001);
    memset(deep, '>', 20000);
    fixture_compile_raw(&fixture, text_format(fixture.arena, SUPPORT_HEAD "%s x\n", deep));
    assert_false(fixture.ok);
    fixture_end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_document_block),
        cmocka_unit_test(test_a_layout_that_is_not_there),
        cmocka_unit_test(test_the_document_block_comes_first_and_once),
        cmocka_unit_test(test_a_cover),
        cmocka_unit_test(test_a_memo),
        cmocka_unit_test(test_a_letter),
        cmocka_unit_test(test_a_flowchart),
        cmocka_unit_test(test_steps_that_make_no_flowchart),
        cmocka_unit_test(test_contents_breaks_and_signatures),
        cmocka_unit_test(test_each_walks_rows),
        cmocka_unit_test(test_when),
        cmocka_unit_test(test_wrong_conditions),
        cmocka_unit_test(test_include),
        cmocka_unit_test(test_a_text_that_includes_itself_ends),
        cmocka_unit_test(test_landscape_and_markdown_blocks),
        cmocka_unit_test(test_text_that_stands_otherwise),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_definitions),
        cmocka_unit_test(test_images),
        cmocka_unit_test(test_footnotes),
        cmocka_unit_test(test_unlisted_headings),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_anchors_and_labels_count),
        cmocka_unit_test(test_wrong_blocks),
        cmocka_unit_test(test_problems_stand_at_the_real_lines_also_inside_nested_blocks),
        cmocka_unit_test(test_all_problems_are_found),
        cmocka_unit_test(test_nesting_has_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
