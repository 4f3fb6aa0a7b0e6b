/* What the tests of layouts/ share: a small invented book, files in memory, a document as text.
 * Everything is static inline because each test is one program of one file. */
#ifndef RAINGAN_TESTS_LAYOUTS_SUPPORT_H
#define RAINGAN_TESTS_LAYOUTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "tests/months.h"
#include "base/text.h"
#include "layouts/compile.h"
#include "output/document.h"

/* A file of the office or the program. */
struct file {
    const char *path, *text;
};

struct fixture {
    struct arena *arena;
    struct diag *diag;
    struct book *book;
    struct file files[8];
    size_t file_count;
    struct layout_style style;
    struct document *document;
    bool ok;
};

static inline void fixture_exhausted(void *context)
{
    (void)context;
    fail_msg("the arena is exhausted");
    abort();
}

static inline const char *fixture_read(void *context, const char *relative, const char **shown)
{
    struct fixture *fixture = context;
    for (size_t i = 0; i < fixture->file_count; i++) {
        if (strcmp(fixture->files[i].path, relative) == 0) {
            *shown = fixture->files[i].path;
            return fixture->files[i].text;
        }
    }
    return NULL;
}

static inline const char *fixture_image(void *context, const char *relative)
{
    (void)context;
    return strcmp(relative, "emblem.png") == 0 ? "/office/emblem.png" : NULL;
}

static inline struct row *fixture_row(struct fixture *fixture, struct table *table, const char *id,
                                      const char *name, const char *group, const char *weight,
                                      const char *score, int day)
{
    struct row *row = table_add_row(fixture->arena, table);
    table_set_text(table, row, "id", id);
    table_set_text(table, row, "name", name);
    table_set_text(table, row, "group", group);
    table_set_number(table, row, "weight", weight ? number_decimal(fixture->arena, weight) : NULL);
    table_set_number(table, row, "score", score ? number_decimal(fixture->arena, score) : NULL);
    table_set_date(table, row, "due", (struct date){2025, 9, (uint8_t)day},
                   book_months(fixture->book));
    return row;
}

/* Five indicators: ids out of natural order, a group that comes back, one without a score, one
 * bad row. */
static inline void fixture_table(struct fixture *fixture)
{
    const struct column columns[] = {
        {.id = "id", .heading = "ที่", .kind = COLUMN_ID},
        {.id = "name", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},
        {.id = "group", .heading = "กลุ่ม", .kind = COLUMN_NAME},
        {.id = "weight",
         .heading = "น้ำหนัก",
         .unit = "ร้อยละ",
         .kind = COLUMN_NUMBER,
         .decimals = 2,
         .total = TOTAL_SUM},
        {.id = "score",
         .heading = "คะแนน",
         .kind = COLUMN_NUMBER,
         .decimals = 4,
         .total = TOTAL_GIVEN,
         .total_value = number_ratio(fixture->arena, 10, 3),
         .total_formula = "=SUMPRODUCT({weight:},{score:})"},
        {.id = "weighted",
         .heading = "ถ่วง",
         .kind = COLUMN_NUMBER,
         .decimals = 4,
         .formula = "={weight}*{score}/100"},
        {.id = "due", .heading = "กำหนด", .kind = COLUMN_DATE},
        {.id = "budget", .heading = "งบ", .kind = COLUMN_MONEY, .decimals = 2, .total = TOTAL_SUM},
        {.id = "actual", .heading = "ผล", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    };
    struct table *table =
        table_new(fixture->arena, "kpi/krs", "KRS", columns, sizeof columns / sizeof *columns);
    fixture_row(fixture, table, "1.10", "ก้อ", "ข", "30", "3.675", 30);
    fixture_row(fixture, table, "1.2", "กอ", "ก", "20", "3.6", 1);
    fixture_row(fixture, table, "1.9", "เก่ง", "ข", "25", NULL, 15);
    fixture_row(fixture, table, "2.1", "**x** {{ id }} <b>|", "ก", "25", "3", 9);
    struct row *bad = fixture_row(fixture, table, "9.9", "เสีย", "ก", "99", "5", 9);
    bad->bad = true;
    struct row *first = &table->rows[0];
    table_set_number(table, first, "budget", number_decimal(fixture->arena, "1234567.5"));
    table_set_number(table, first, "weighted", number_decimal(fixture->arena, "1.1025"));
    table_set_number(table, first, "actual", number_ratio(fixture->arena, 20300, 214));
    table_set_number(table, &table->rows[1], "actual", number_decimal(fixture->arena, "72.4"));
    book_add_table(fixture->book, table);
}

static inline void fixture_start(struct fixture *fixture)
{
    struct arena_exhausted exhausted = {fixture_exhausted, NULL};
    memset(fixture, 0, sizeof *fixture);
    fixture->arena = arena_new(0, exhausted);
    fixture->diag = diag_new(fixture->arena);
    fixture->book = book_new(fixture->arena);
    book_set_months(fixture->book, test_months(fixture->arena));
    fixture->style.font = "Laksaman";
    fixture->style.size = 16000;
    fixture_table(fixture);
    book_set_text(fixture->book, "office.name", "สพป.ตัวอย่าง เขต 1");
    book_set_text(fixture->book, "office.email", "ma1@example.go.th");
    book_set_text(fixture->book, "office.emblem", "");
    book_set_text(fixture->book, "evil", "**x** {{ office.name }} <b>a</b> | `c` [y](z)\n# h");
    book_set_number(fixture->book, "period.fiscal_year", number_integer(fixture->arena, 2568));
    book_set_number(fixture->book, "money", number_decimal(fixture->arena, "1234.505"));
    book_set_number(fixture->book, "third", number_ratio(fixture->arena, 1, 3));
    book_set_date(fixture->book, "period.data_date", (struct date){2025, 9, 30});
    book_add_figure(fixture->book,
                    (struct figure){.id = "kpi/krs/total/score",
                                    .unit = FIGURE_SCORE,
                                    .number = number_decimal(fixture->arena, "3.5725")});
    book_add_figure(fixture->book,
                    (struct figure){.id = "kpi/krs/total/percent",
                                    .unit = FIGURE_PERCENT,
                                    .number = number_decimal(fixture->arena, "71.45")});
}

static inline void fixture_file(struct fixture *fixture, const char *path, const char *text)
{
    fixture->files[fixture->file_count++] = (struct file){path, text};
}

/* Compiles `text` as it stands. */
static inline void fixture_compile_raw(struct fixture *fixture, const char *text)
{
    struct layout_sources sources = {fixture_read, fixture_image, fixture};
    fixture_file(fixture, "layouts/test.md", text);
    fixture->ok = layout_compile(fixture->arena, "test", fixture->book, sources, fixture->style,
                                 fixture->diag, &fixture->document);
}

/* Lines 1 to 4 are the document block and an empty line: `text` begins at line 5. */
#define SUPPORT_HEAD                   "```document\ntitle = T\n```\n\n"
#define FIXTURE_COMPILE(fixture, text) fixture_compile_raw((fixture), SUPPORT_HEAD text)

static inline void fixture_end(struct fixture *fixture)
{
    arena_free(fixture->arena);
}

/* --- the document as text --------------------------------------------------------------------- */

static inline void show_inline(struct text_buffer *out, struct doc_inline text)
{
    for (size_t i = 0; i < text.count; i++) {
        const struct doc_text *run = &text.runs[i];
        if (run->style || run->link)
            text_buffer_add_format(out, "<%s%s%s%s%s>", run->style & DOC_BOLD ? "b" : "",
                                   run->style & DOC_ITALIC ? "i" : "",
                                   run->style & DOC_CODE ? "c" : "", run->link ? " " : "",
                                   run->link ? run->link : "");
        for (const char *at = run->text; *at; at++)
            text_buffer_add_n(out, *at == '\n' ? "/" : at, 1);
        if (run->style || run->link)
            text_buffer_add(out, "</>");
    }
}

static inline void show_table(struct text_buffer *out, const struct doc_table *table)
{
    static const char *const kinds[] = {"", "group ", "total "};
    text_buffer_add_format(out, "table %s%s", table->label ? table->label : "-",
                           table->caption.count ? " " : "");
    show_inline(out, table->caption);
    text_buffer_add(out, "\n");
    for (size_t i = 0; i < table->row_count; i++) {
        text_buffer_add_format(out, "  %s", kinds[table->rows[i].kind]);
        for (size_t k = 0; k < table->column_count; k++) {
            text_buffer_add(out, k ? " | " : "");
            show_inline(out, table->rows[i].cells[k].text);
        }
        text_buffer_add(out, "\n");
    }
    for (size_t i = 0; i < table->note_count; i++) {
        text_buffer_add(out, "  note ");
        show_inline(out, table->notes[i]);
        text_buffer_add(out, "\n");
    }
}

static inline void show_chart(struct text_buffer *out, const struct doc_chart *chart)
{
    text_buffer_add_format(out, "chart %s ", chart->label ? chart->label : "-");
    show_inline(out, chart->caption);
    text_buffer_add_format(out, "\n  %s\n", chart->alternative);
}

static inline void show_blocks(struct text_buffer *out, const struct doc_block *block)
{
    static const char *const names[] = {"h",     "p",     "list",      "item",     "definitions", "quote",     "columns",
                                        "table", "chart", "image", "flowchart", "contents", "cover",
                                        "memo",  "letter", "closing", "sign",  "break",     "landscape", "rule"};
    for (; block; block = block->next) {
        if (block->kind == DOC_TABLE) {
            show_table(out, &block->as.table);
        } else if (block->kind == DOC_CHART) {
            show_chart(out, &block->as.chart);
        } else {
            text_buffer_add(out, names[block->kind]);
            if (block->kind == DOC_HEADING) {
                text_buffer_add_format(out, "%d ", block->as.heading.level);
                show_inline(out, block->as.heading.text);
            } else if (block->kind == DOC_PARAGRAPH) {
                text_buffer_add(out, " ");
                show_inline(out, block->as.paragraph.text);
            }
            text_buffer_add(out, "\n");
        }
        if (block->first_child) {
            text_buffer_add(out, "{\n");
            show_blocks(out, block->first_child);
            text_buffer_add(out, "}\n");
        }
    }
}

static inline const char *fixture_text(const struct fixture *fixture)
{
    struct text_buffer out;
    text_buffer_init(&out, fixture->arena, 1 << 22);
    if (fixture->document)
        show_blocks(&out, fixture->document->first);
    return out.data;
}

static inline struct doc_block *fixture_block(const struct fixture *fixture, enum doc_kind kind)
{
    for (struct doc_block *block = fixture->document->first; block; block = block->next) {
        if (block->kind == kind)
            return block;
    }
    fail_msg("no such block");
    return NULL;
}

static inline const struct doc_chart *only_chart(const struct fixture *fixture)
{
    return &fixture_block(fixture, DOC_CHART)->as.chart;
}

/* --- problems --------------------------------------------------------------------------------- */

static inline void print_problems(const struct fixture *fixture)
{
    const struct diag_item *items;
    size_t count = diag_items(fixture->diag, &items);
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "%s\n", diag_message(fixture->arena, &items[i], DIAG_ENGLISH));
}

/* Compiles, and the document must read so, without a problem. */
#define assert_document(text, expected)                                                            \
    do {                                                                                           \
        struct fixture fixture_;                                                                   \
        fixture_start(&fixture_);                                                                  \
        FIXTURE_COMPILE(&fixture_, text);                                                          \
        print_problems(&fixture_);                                                                 \
        assert_true(fixture_.ok);                                                                  \
        assert_string_equal(fixture_text(&fixture_), expected);                                    \
        fixture_end(&fixture_);                                                                    \
    } while (0)

static inline bool has_problem(const struct fixture *fixture, enum diag_code code, unsigned line,
                               unsigned column, const char *said)
{
    const struct diag_item *items;
    size_t count = diag_items(fixture->diag, &items);
    for (size_t i = 0; i < count; i++) {
        const char *words = diag_words(fixture->arena, &items[i], DIAG_ENGLISH);
        if (items[i].code == code && items[i].place.line == line &&
            items[i].place.column == column && strstr(words, said) &&
            *diag_words(fixture->arena, &items[i], DIAG_THAI))
            return true;
    }
    print_problems(fixture);
    return false;
}

/* Compiles, and exactly one problem must be found: this code, at this line (of `text`, from 1)
 * and column, and `said` must stand in its words. */
#define assert_problem(text, code, line, column, said)                                             \
    do {                                                                                           \
        struct fixture fixture_;                                                                   \
        const struct diag_item *items_;                                                            \
        fixture_start(&fixture_);                                                                  \
        FIXTURE_COMPILE(&fixture_, text);                                                          \
        assert_true(has_problem(&fixture_, code, (line) + 4, column, said));                       \
        assert_int_equal(diag_items(fixture_.diag, &items_), 1);                                   \
        fixture_end(&fixture_);                                                                    \
    } while (0)

#endif
