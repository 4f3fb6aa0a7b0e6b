/* What the tests of pages share: a font and a breaker, a folder that goes away, and what other
 * programs say about a PDF. */
#ifndef RAINGAN_TESTS_OUTPUT_PDF_SUPPORT_H
#define RAINGAN_TESTS_OUTPUT_PDF_SUPPORT_H

#include "tests/folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "fonts/family.h"
#include "output/document.h"
#include "output/pdf.h"

extern char **environ;

struct pdf_fixture {
    struct arena *arena;
    struct diag *diag;
    struct font_family *family;
    struct breaker *breaker;
    char folder[TEST_FOLDER_SIZE];
};

static inline void pdf_exhausted(void *context)
{
    (void)context;
    fail_msg("out of memory");
    abort();
}

static inline int pdf_set_up(void **state)
{
    struct arena *arena = arena_new(0, (struct arena_exhausted){pdf_exhausted, NULL});
    struct pdf_fixture *fixture = arena_alloc(arena, sizeof *fixture);
    fixture->arena = arena;
    fixture->diag = diag_new(arena);
    if (!test_folder_make(fixture->folder))
        return -1;
    struct font_places places = {.settings = "fonts/fonts.ini"};
    if (!font_family_open(arena, "Laksaman", places, fixture->diag, &fixture->family))
        return -1;
    fixture->breaker = breaker_new(arena, break_engines_new(arena, "fonts/words", fixture->diag),
                                   NULL, NULL, fixture->diag);
    *state = fixture;
    return fixture->breaker ? 0 : -1;
}

static inline const char *pdf_in_folder(struct pdf_fixture *fixture, const char *name)
{
    return text_format(fixture->arena, "%s/%s", fixture->folder, name);
}

/* Runs a program with its output (both streams) in `out`, and gives its exit status. */
static inline int pdf_run(struct pdf_fixture *fixture, const char **out, const char *const *words)
{
    const char *log = pdf_in_folder(fixture, "log");
    posix_spawn_file_actions_t actions;
    pid_t child;
    int status = -1;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    /* posix_spawnp takes char *const[] for history's sake and changes nothing. */
    if (posix_spawnp(&child, words[0], &actions, NULL, (char *const *)(uintptr_t)words, environ) ==
        0)
        waitpid(child, &status, 0);
    posix_spawn_file_actions_destroy(&actions);
    if (out) {
        FILE *file = fopen(log, "rb");
        assert_non_null(file);
        char *text = arena_alloc(fixture->arena, (size_t)16 << 20);
        size_t length = fread(text, 1, ((size_t)16 << 20) - 1, file);
        text[length] = '\0';
        fclose(file);
        *out = text;
    }
    unlink(log);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
#define PDF_RUN(fixture, out, ...)                                                                 \
    pdf_run((fixture), (out), (const char *const[]){__VA_ARGS__, NULL})

static inline int pdf_tear_down(void **state)
{
    struct pdf_fixture *fixture = *state;
    test_folder_remove(fixture->folder);
    arena_free(fixture->arena);
    return 0;
}

static inline bool pdf_make(struct pdf_fixture *fixture, const struct document *document,
                            const char *path, struct pdf_result *result)
{
    return pdf_write(fixture->arena, document, fixture->family, fixture->breaker, path,
                     fixture->diag, result);
}

/* The text of one page (from 1), or of all (0), in the order of the content stream. */
static inline const char *pdf_text(struct pdf_fixture *fixture, const char *path, int page)
{
    const char *text;
    const char *first = text_format(fixture->arena, "%d", page ? page : 1);
    const char *last = text_format(fixture->arena, "%d", page ? page : 9999);
    assert_int_equal(0, PDF_RUN(fixture, &text, "pdftotext", "-raw", "-nopgbrk", "-f", first, "-l",
                                last, path, "-"));
    return text;
}

static inline bool pdf_has_code(struct pdf_fixture *fixture, enum diag_code code)
{
    const struct diag_item *items;
    size_t count = diag_items(fixture->diag, &items);
    for (size_t i = 0; i < count; i++) {
        if (items[i].code == code)
            return true;
    }
    return false;
}

/* --- documents ----------------------------------------------------------------------------- */

static inline struct doc_block *pdf_paragraph(struct pdf_fixture *fixture,
                                              struct document *document, struct doc_block *parent,
                                              const char *text)
{
    struct doc_block *block = document_add(fixture->arena, document, parent, DOC_PARAGRAPH);
    block->as.paragraph.text = doc_plain(fixture->arena, text);
    return block;
}

static inline struct doc_block *pdf_heading(struct pdf_fixture *fixture, struct document *document,
                                            int level, const char *text)
{
    struct doc_block *block = document_add(fixture->arena, document, NULL, DOC_HEADING);
    block->as.heading.level = level;
    block->as.heading.text = doc_plain(fixture->arena, text);
    return block;
}

static inline struct doc_cell pdf_cell(struct pdf_fixture *fixture, const char *text)
{
    return (struct doc_cell){.text = doc_plain(fixture->arena, text)};
}

/* A table of `rows` numbered rows: number, name, score. */
static inline struct doc_block *pdf_table(struct pdf_fixture *fixture, struct document *document,
                                          size_t rows, const char *label)
{
    static const char *const headings[] = {"ที่", "ตัวชี้วัด", "คะแนน"};
    struct arena *arena = fixture->arena;
    struct doc_block *block = document_add(arena, document, NULL, DOC_TABLE);
    struct doc_table *table = &block->as.table;
    table->name = "kpi";
    table->label = label;
    table->caption = doc_plain(arena, "ผลการประเมิน");
    table->column_count = 3;
    table->columns = arena_alloc_array(arena, 3, sizeof *table->columns);
    for (size_t i = 0; i < 3; i++)
        table->columns[i].heading = headings[i];
    table->row_count = rows;
    table->rows = arena_alloc_array(arena, rows, sizeof *table->rows);
    for (size_t i = 0; i < rows; i++) {
        struct doc_cell *cells = arena_alloc_array(arena, 3, sizeof *cells);
        cells[0] = pdf_cell(fixture, text_format(arena, "R%zu", i + 1));
        cells[1] = pdf_cell(fixture, "ร้อยละของผู้เรียนที่มีผลการประเมินระดับดีขึ้นไป");
        cells[2] = pdf_cell(fixture, text_format(arena, "%zu.50", i % 5));
        cells[2].number = number_decimal(arena, cells[2].text.runs[0].text);
        table->rows[i].cells = cells;
    }
    return block;
}

#endif
