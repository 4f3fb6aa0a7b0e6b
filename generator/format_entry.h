/* The schema in words: a column or a key as people read it. Shared by the plain text, the man pages
 * and the starter folder, so that all three say the same as what reads the files. */
#ifndef RAINGAN_GENERATOR_FORMAT_ENTRY_H
#define RAINGAN_GENERATOR_FORMAT_ENTRY_H

#include "base/diag.h"
#include "input/schema.h"

struct arena;

struct ini;

struct format_entry {
    const char *name;     /* the column's id, or the key */
    const char *headings; /* "รหัสตัวชี้วัด / รหัส / ตัวชี้วัด"; "" for a key */
    const char *kind;     /* "whole number" */
    const char *unit;     /* "" when there is none */
    const char *standard; /* the value when it is not given, or "" */
    const char *description;              /* one line */
    const struct schema_choices *choices; /* or NULL */
    bool required;
};

struct format_entry format_of_column(struct arena *arena, const struct schema_column *column,
                                     enum diag_language language);
/* `bands`: bands.ini, or NULL for keys that have no default there. */
struct format_entry format_of_key(const struct schema_key *key, const struct ini *bands,
                                  enum diag_language language);

/* The one of two texts that is in the language. */
const char *format_pick(enum diag_language language, const char *english, const char *thai);

#endif
