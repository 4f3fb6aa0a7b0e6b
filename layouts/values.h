/* Values in text: {{ name | filter }}. They are taken out before Markdown is parsed and put in
 * after it, so that neither their spelling nor their data can be markup. */
#ifndef RAINGAN_LAYOUTS_VALUES_H
#define RAINGAN_LAYOUTS_VALUES_H

#include <stdbool.h>

#include "base/table.h"
#include "layouts/compiler.h"
#include "layouts/filters.h"

/* One {{ }} of a layout or text. */
struct placeholder {
    struct diag_place place; /* of the {{ */
    struct diag_place name_place;
    const char *name;
    struct filters filters;
    bool broken; /* already reported */
};

/* What a name stands for. */
struct value {
    const struct cell *cell;     /* never NULL when it was found */
    const struct column *column; /* of the table that it comes from, or NULL: one that fits */
};

/* How digits 0–9 are written. */
enum value_digits {
    VALUE_PROSE, /* by the style of running text */
    VALUE_TABLE, /* by the style of tables */
    VALUE_RAW    /* as they stand: metadata, paths */
};

/* `text` with a mark in place of each {{ }}; its problems are reported. `\{{` stays as it is. */
const char *values_scan(struct compiler *compiler, const char *file, const char *text);
/* `text` with the values in place of the marks. */
const char *values_text(const struct walk *walk, const char *text, enum value_digits digits);
/* References within such a text (walk->in_text) stay as marks: the length of the one at `text`, 0
 * where there is none, and its placeholder. */
size_t values_reference(const struct compiler *compiler, const char *text,
                        const struct placeholder **out);
/* Is there a mark in it? */
bool values_any(const char *text);
/* `text` without marks, for where no book is. */
const char *values_without(struct arena *arena, const char *text);

/* What `name` stands for: a column of the rows of `scope`, `this.column`, `count TABLE`, or a
 * value of the book. (`count TABLE where CONDITION` is for text only.) */
bool values_find(struct compiler *compiler, const struct scope *scope, const char *name,
                 struct value *out);
/* Reports a name that values_find() does not know. */
void values_unknown(struct compiler *compiler, const struct scope *scope, const char *name,
                    struct diag_place place);
/* `text` in the digits of the style. */
const char *values_digits(const struct compiler *compiler, const char *text,
                          enum value_digits digits);

#endif
