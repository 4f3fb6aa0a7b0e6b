/* A layout (Markdown with data blocks) + a book of tables → a document tree.
 *
 * Data is put in after parsing, so it can never become markup. */
#ifndef RAINGAN_LAYOUTS_COMPILE_H
#define RAINGAN_LAYOUTS_COMPILE_H

#include <stdbool.h>

struct arena;
struct book;
struct diag;
struct document;

/* How the layout's source of texts is reached: the caller reads files (the office's own first). */
struct layout_sources {
    /* The text of "layouts/NAME.md" or "text/NAME.md", normalised, or NULL when there is none.
     * `*shown` is the path to name in diagnostics. */
    const char *(*read)(void *context, const char *relative, const char **shown);
    /* The path of an image of the office or the program, checked; NULL when there is none. */
    const char *(*image)(void *context, const char *relative);
    void *context;
};

struct layout_style {
    bool thai_digits;       /* running text */
    bool thai_table_digits; /* table cells, charts */
    bool baht_tens_only;    /* money in words says เอ็ด only after สิบ ([scheme] baht_et) */
    const char *font;
    int size; /* millipoints */
    bool draft;
};

/* Compiles layouts/`name`.md. Errors carry the layout's line and column and the nearest known
 * name of a directive, table, column, value or filter. All problems are found, not the first
 * only. False when there was an error. */
bool layout_compile(struct arena *arena, const char *name, const struct book *book,
                    struct layout_sources sources, struct layout_style style, struct diag *diag,
                    struct document **out);

/* The `title` and the `requires` of layouts/`name`.md's document block, without compiling the
 * rest: what the report is called, and the tables that it cannot do without. False when there is
 * no such layout. */
struct layout_summary {
    const char *title;
    const char *const *required_tables;
    unsigned required_count;
};
bool layout_summary(struct arena *arena, const char *name, struct layout_sources sources,
                    struct diag *diag, struct layout_summary *out);

#endif
