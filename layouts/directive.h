/* Directives: the fenced blocks of a layout, their names, what they take, who carries them out. */
#ifndef RAINGAN_LAYOUTS_DIRECTIVE_H
#define RAINGAN_LAYOUTS_DIRECTIVE_H

#include "layouts/compiler.h"
#include "layouts/entries.h"
#include "layouts/markdown.h"

struct directive_call;

enum directive_body { BODY_ENTRIES, BODY_MARKDOWN };
enum directive_argument { ARGUMENT_NONE, ARGUMENT_OPTIONAL, ARGUMENT_REQUIRED };

struct directive {
    const char *name;
    enum directive_body body;
    enum directive_argument argument;
    const char *const *keys; /* of BODY_ENTRIES (entries_read()) */
    void (*run)(struct walk walk, const struct directive_call *call);
    bool own_page; /* begins or ends a page: it cannot stand in columns */
};

/* One fence, read. */
struct directive_call {
    const struct directive *directive; /* NULL: unknown, reported */
    const char *argument;              /* what follows the name, "" if nothing */
    struct diag_place place;           /* of the name */
    struct diag_place argument_place;
    unsigned line, column; /* of the fence */
    struct entries entries;
    const struct markdown *body; /* of BODY_MARKDOWN, and of an included text */
    const struct source *body_source;
    bool text_missing; /* include: no such text of the office */
};

/* Resolves every fence below `tree`: directives, their entries, their nested Markdown, included
 * texts. Reports what can be seen without data. `depth` is the number of blocks around it. */
void directive_prepare(struct compiler *compiler, const struct source *source,
                       struct markdown *tree, unsigned depth);
/* Text that is to be compiled: values taken out, parsed, prepared. NULL after a problem. */
struct markdown *directive_parse(struct compiler *compiler, const struct source *source,
                                 const char *text, struct markdown_origin origin, unsigned depth);
/* Carries a prepared fence out. */
void directive_run(struct walk walk, const struct markdown *fence);

/* A value of the entries with its values put in, or NULL. */
const char *directive_text(const struct walk *walk, const struct entries *entries, const char *key);
/* The next non-empty value of numbered keys (note, note2 …) in the order written; NULL at the
 * end. *index begins at 0. */
const char *directive_next_text(const struct walk *walk, const struct entries *entries,
                                const char *key, size_t *index);
/* All of them, as lines. */
struct doc_inline *directive_lines(const struct walk *walk, const struct entries *entries,
                                   const char *key, size_t *count);
/* The entry of a key that must be there; NULL after a problem. */
const struct entry *directive_required(const struct walk *walk, const struct directive_call *call,
                                       const char *key);

/* The path of the image that `image` names; NULL without one. */
const char *directive_emblem(const struct walk *walk, const struct entries *entries);

/* directive_memo.c */
void directive_memo(struct walk walk, const struct directive_call *call);
void directive_letter(struct walk walk, const struct directive_call *call);
void directive_closing(struct walk walk, const struct directive_call *call);
/* directive_frame.c */
void directive_document(struct walk walk, const struct directive_call *call);
void directive_cover(struct walk walk, const struct directive_call *call);
void directive_contents(struct walk walk, const struct directive_call *call);
void directive_pagebreak(struct walk walk, const struct directive_call *call);
void directive_signatures(struct walk walk, const struct directive_call *call);
/* directive_flow.c */
void directive_each(struct walk walk, const struct directive_call *call);
void directive_when(struct walk walk, const struct directive_call *call);
void directive_include(struct walk walk, const struct directive_call *call);
void directive_landscape(struct walk walk, const struct directive_call *call);
/* The blocks in a directive's body, in the walk's own place. */
void directive_walk_body(struct walk walk, const struct directive_call *call);
/* directive_text.c */
void directive_right(struct walk walk, const struct directive_call *call);
void directive_centre(struct walk walk, const struct directive_call *call);
void directive_columns(struct walk walk, const struct directive_call *call);
void directive_definitions(struct walk walk, const struct directive_call *call);
void directive_image(struct walk walk, const struct directive_call *call);
/* directive_table.c, directive_fields.c, directive_chart.c */
void directive_table(struct walk walk, const struct directive_call *call);
void directive_fields(struct walk walk, const struct directive_call *call);
void directive_flowchart(struct walk walk, const struct directive_call *call); /* directive_flowchart.c */
void directive_chart(struct walk walk, const struct directive_call *call);

#endif
