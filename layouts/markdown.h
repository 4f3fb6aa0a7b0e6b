/* Markdown text → a small tree of our own in the arena. The only door to cmark-gfm: nothing of the
 * library is kept or seen outside markdown.c. */
#ifndef RAINGAN_LAYOUTS_MARKDOWN_H
#define RAINGAN_LAYOUTS_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct directive_call;

enum markdown_kind {
    /* blocks */
    MARKDOWN_DOCUMENT,
    MARKDOWN_HEADING,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_LIST,
    MARKDOWN_ITEM,
    MARKDOWN_QUOTE,
    MARKDOWN_RULE,
    MARKDOWN_FENCE,
    MARKDOWN_INDENTED, /* four blanks before a line; in our texts an indented paragraph */
    MARKDOWN_HTML,
    MARKDOWN_TABLE,
    MARKDOWN_ROW,
    MARKDOWN_CELL,
    /* inlines */
    MARKDOWN_TEXT,
    MARKDOWN_SOFT_BREAK,
    MARKDOWN_LINE_BREAK,
    MARKDOWN_CODE,
    MARKDOWN_EMPHASIS,
    MARKDOWN_STRONG,
    MARKDOWN_LINK,
    MARKDOWN_IMAGE,
    MARKDOWN_INLINE_HTML,
    MARKDOWN_NOTE_REFERENCE, /* [^name] */
    MARKDOWN_NOTE            /* what one refers to: children are blocks */
};

struct markdown {
    enum markdown_kind kind;
    struct markdown *next, *first_child;
    unsigned line, column;       /* in the file, from 1, also inside nested fences */
    int level;                   /* of a heading; an ordered list's first number */
    bool ordered, tight;         /* of a list */
    const char *text;            /* text, code, html; a fence's body; a note's name */
    const char *target;          /* a link's or image's; a fence's info string */
    unsigned target_column;      /* where a fence's info string begins */
    const char *title;           /* of a link or an image */
    struct markdown *notes;      /* of the document: its MARKDOWN_NOTEs, in the order of their
                                    first references */
    const char *alignments;      /* of a table: one of "lcr" or '-' a column */
    const struct markdown *note; /* of a reference; NULL: there is no such note */
    struct directive_call *call; /* of a fence, put there by directive_prepare() */
    struct markdown *body; /* of an indented block: its text as Markdown; put there likewise */
};

/* Where a piece of text stands in its file: its first line is line `line`, its columns are
 * shifted. */
struct markdown_origin {
    unsigned line;   /* of the first line of the text, from 1 */
    unsigned column; /* of each line's first character, from 1 */
};

/* A footnote that nothing refers to, or a second one of its name. */
struct markdown_stray {
    struct markdown_stray *next;
    const char *name;
    unsigned line, column;
    bool again;
};

/* The tree of `text`, or NULL when its blocks are nested too deeply, at *deep_line. */
struct markdown *markdown_parse(struct arena *arena, const char *text,
                                struct markdown_origin origin, unsigned *deep_line);
/* The footnotes in `text` that its tree does not hold (markdown_notes.c). */
struct markdown_stray *markdown_strays(struct arena *arena, const char *text,
                                       struct markdown_origin origin, const struct markdown *tree);

#endif
