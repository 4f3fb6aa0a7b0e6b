/* A directive's body: `key = value` lines, each with its place in the layout. */
#ifndef RAINGAN_LAYOUTS_ENTRIES_H
#define RAINGAN_LAYOUTS_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

#include "layouts/compiler.h"
#include "layouts/markdown.h"

/* Where a line of a value that goes on over several lines begins. */
struct entry_line {
    size_t offset; /* in the value */
    unsigned line, column;
};

struct entry {
    const char *key;
    const char *value;
    unsigned line, column;    /* of the key */
    struct entry_line *lines; /* of the value, at least one */
    size_t line_count, line_capacity;
};

struct entries {
    struct entry *list;
    size_t count;
    unsigned line, column; /* of the directive */
    const char *directive;
};

/* One part of a list value, with its place. */
struct entry_item {
    const char *text;
    struct diag_place place;
};

/* Reads a body. `#` and `;` begin a comment as the first character of a line; a line that begins
 * with a blank goes on with the value before it; quotes around a value are taken off. Problems:
 * a line without "=", a repeated key, a key that is not in `keys` (NULL at the end; "note#"
 * stands for note, note2, note3 …, "width.*" for every key that begins with "width.", "*" for
 * any key). */
void entries_read(struct compiler *compiler, const char *file, const char *body,
                  struct markdown_origin origin, const char *const *keys, struct entries *out);

/* NULL when it is not there or empty. */
const struct entry *entries_find(const struct entries *entries, const char *key);
/* The value, or NULL. */
const char *entries_value(const struct entries *entries, const char *key);
/* The n-th of numbered keys: note, note2, note3 (number 1, 2, 3). */
const struct entry *entries_numbered(const struct entries *entries, const char *key,
                                     unsigned number);
/* yes or no; `missing` when the key is not there; a problem for anything else. */
bool entries_flag(const struct walk *walk, const struct entries *entries, const char *key,
                  bool missing);
/* A whole number of at least 0; `missing` when the key is not there; a problem for anything
 * else. */
long entries_count(const struct walk *walk, const struct entries *entries, const char *key,
                   long missing);
/* A length such as 4cm, 12.5mm or 90pt in millipoints; a problem for anything else, and 0. */
int entries_length(const struct walk *walk, const struct entry *entry);
/* The parts between any of the ASCII `separators`, trimmed, with their places; empty ones are
 * left out. */
size_t entries_list(const struct walk *walk, const struct entry *entry, const char *separators,
                    struct entry_item **items);
/* The place of the value's character at `offset`. */
struct diag_place entries_place_at(const struct walk *walk, const struct entry *entry,
                                   size_t offset);
/* The places of a key and of a value. */
struct diag_place entries_key_place(const struct walk *walk, const struct entry *entry);
struct diag_place entries_value_place(const struct walk *walk, const struct entry *entry);
/* Says that `value` is not what the key takes. */
void entries_bad_value(const struct walk *walk, const struct entry *entry, const char *expected);

#endif
