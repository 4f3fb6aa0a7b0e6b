/* Bytes of an INI file → its keys and values, each with its place (formats.md "In INI files"). */
#ifndef RAINGAN_INPUT_INI_H
#define RAINGAN_INPUT_INI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "input/encoding.h"

struct arena;

/* The limits: a value like a CSV cell; the parser behind us is slow with many keys. */
enum {
    INI_FILE_LIMIT = 1024 * 1024,
    INI_VALUE_LIMIT = 64 * 1024,
    INI_NAME_LIMIT = 200,
    INI_ENTRY_LIMIT = 4000
};

struct ini_section {
    const char *name; /* ASCII in lower case */
    unsigned line;    /* of its first heading */
};

struct ini_entry {
    const char *section;
    const char *key;   /* ASCII in lower case */
    const char *value; /* without quotes and blanks around it; not normalised */
    unsigned line;
    unsigned key_column;
    unsigned column; /* where the value begins */
};

struct ini {
    const char *file;
    struct ini_section *sections;
    size_t section_count;
    struct ini_entry *entries;
    size_t entry_count;
    unsigned first_line;
    bool bad; /* a problem was reported: what is here is for further checks, not for use */
};

/* Reads an INI file. Every problem is reported. False when there is nothing to check: then *out is
 * NULL. Otherwise (*out)->bad tells whether it may be used. */
bool ini_read(struct arena *arena, struct bytes_source *source, const char *file,
              enum encoding asked, struct diag *diag, struct ini **out);
/* The same from text that is already clean UTF-8; `first_line` is the line that it begins on. */
bool ini_parse(struct arena *arena, const char *text, size_t length, const char *file,
               unsigned first_line, struct diag *diag, struct ini **out);

const struct ini_entry *ini_find(const struct ini *ini, const char *section, const char *key);
/* The line of a section's heading; 0 when it has none. */
unsigned ini_section_line(const struct ini *ini, const char *section);

#endif
