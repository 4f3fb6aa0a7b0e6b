/* What the files of this room share: the compiler's state, where the walk stands, problems. */
#ifndef RAINGAN_LAYOUTS_COMPILER_H
#define RAINGAN_LAYOUTS_COMPILER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "layouts/compile.h"
#include "output/document.h"

struct arena;
struct book;
struct markdown;
struct placeholder;
struct references;
struct row;
struct table;
struct text_collator;

/* Blocks within blocks: directives, lists, quotes, included texts. */
enum { NESTING_MAXIMUM = 16 };

/* A file being compiled. */
struct source {
    const char *file; /* as diagnostics name it */
    bool office_text; /* text/NAME.md: prose of people who know no Markdown; more is forgiven */
};

/* Rows that `each` walks over, the innermost first. */
struct scope {
    const struct scope *outer;
    const struct table *table;
    const struct row *row;
};

/* A table block and a chart with the rows of the book that they show: charts point at the sheet
 * of the table that shows the same rows. */
struct shown_table {
    const struct doc_table *block;
    const struct row *const *rows;
    size_t row_count;
    const char *book_table;
};
struct shown_chart {
    struct doc_chart *block;
    const struct row *const *rows;
    size_t row_count;
    const char *book_table;
    const char *category_column;
};

/* A footnote as it was written, and the row whose values it holds. */
struct shown_note {
    const struct markdown *written;
    const struct row *row; /* NULL outside of `each` */
    const struct doc_note *note;
};

struct compiler {
    struct arena *arena;
    const struct book *book;
    struct layout_sources sources;
    struct layout_style style;
    struct diag *diag;
    struct document *document;
    struct text_collator *collator; /* opened when first needed */
    struct placeholder *placeholders;
    size_t placeholder_count, placeholder_capacity;
    struct diag_item *reported; /* each problem of a layout once, however many rows show it */
    size_t reported_count, reported_capacity;
    struct shown_table *shown_tables;
    size_t shown_table_count, shown_table_capacity;
    struct shown_chart *shown_charts;
    size_t shown_chart_count, shown_chart_capacity;
    struct shown_note *notes;
    size_t note_count, note_capacity;
    struct references *references; /* references.c's own */
    unsigned headings, tables, charts, images; /* counted so far */
    bool has_document_block;
    bool alone; /* included texts are read, for what is wrong with them, but not parsed */
};

/* Where the walk stands. Passed by value: a directive changes its own copy for its body. */
struct walk {
    struct compiler *compiler;
    const struct source *source;
    const struct scope *scope; /* NULL outside of `each` */
    struct doc_block *parent;  /* NULL: the document */
    int level_shift;           /* of headings in an included text */
    bool in_list;
    bool in_columns;
    bool in_heading; /* no footnotes: it stands in the contents too */
    bool in_text;    /* references can stand here */
    enum doc_align align; /* of paragraphs */
};

/* Adds a problem, once for each place. The arguments end with NULL. */
void layout_problem(struct compiler *compiler, enum diag_code code, struct diag_place place,
                    const char *const *arguments);
#define layout_report(compiler, code, place, ...)                                                  \
    layout_problem((compiler), (code), (place), (const char *const[]){__VA_ARGS__, NULL})
/* Has this been said of this place? */
bool layout_reported(const struct compiler *compiler, enum diag_code code, struct diag_place place);
/* An unknown name: {1} is the word, {2} the nearest known one, or some of those that are known. */
void layout_unknown(struct compiler *compiler, enum diag_code code, struct diag_place place,
                    const char *word, const char *const *known, size_t known_count);
/* A place in the source that is walked. */
struct diag_place layout_place(const struct walk *walk, unsigned line, unsigned column);

/* The book's table, or NULL with a problem that names the nearest one. `this` is the row that
 * `each` stands on, as a table of that one row. */
const struct table *layout_table(const struct walk *walk, const char *name,
                                 struct diag_place place);
/* The column's index, or -1 with a problem. */
int layout_column(struct compiler *compiler, const struct table *table, const char *id,
                  struct diag_place place);
/* "ตารางที่ 1": a label with its number in the digits of the document. */
const char *layout_label(struct compiler *compiler, const char *word, unsigned number);

/* A new block at the end of what is walked. */
struct doc_block *layout_add(const struct walk *walk, enum doc_kind kind, unsigned line,
                             unsigned column);
/* An image of the office, with what it shows in words, and its caption ("": none, and it is not
 * counted). NULL after a problem. */
struct doc_block *layout_add_image(const struct walk *walk, struct diag_place place,
                                   const char *path, const char *alternative, const char *caption);
/* The blocks of a tree, one after the other (blocks.c). */
void layout_walk_blocks(struct walk walk, const struct markdown *first);

#endif
