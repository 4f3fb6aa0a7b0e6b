/* manifest.csv: what is in a packet and what it was made from, each with its SHA-256. */
#ifndef RAINGAN_GENERATOR_MANIFEST_H
#define RAINGAN_GENERATOR_MANIFEST_H

#include <stdbool.h>
#include <stddef.h>

#include "output/digest.h"

struct arena;

#define MANIFEST_NAME "manifest.csv"

/* The kinds of lines: what the packet holds … */
#define MANIFEST_FILE    "file"
#define MANIFEST_ARCHIVE "archive" /* packet.zip: proved by what is in it, so it has no digest */
/* … and what it was made from. */
#define MANIFEST_INPUT   "input" /* of the office folder */
#define MANIFEST_DATA    "data"  /* of the program: layouts, words, references */
#define MANIFEST_FONT    "font"
#define MANIFEST_PROGRAM "program" /* raingan itself; its libraries are: */
#define MANIFEST_LIBRARY "library"
#define MANIFEST_OPTION  "option"

/* A line. Texts are never NULL; "" where a column does not apply. */
struct manifest_entry {
    const char *kind, *path, *bytes, *sha256, *title, *pages, *version;
};

struct manifest {
    struct arena *arena;
    struct manifest_entry *entries;
    size_t count, capacity;
};

struct manifest *manifest_new(struct arena *arena);
/* Adds a line; NULL in `entry` becomes "". The texts are kept, not copied. */
void manifest_add(struct manifest *manifest, struct manifest_entry entry);
/* A line with a digest. */
void manifest_add_digest(struct manifest *manifest, const char *kind, const char *path,
                         const struct digest *digest);
/* Whether a line says what the packet holds, not what it was made from. */
bool manifest_is_held(const struct manifest_entry *entry);
/* Whether the packet was made with that option: "draft". */
bool manifest_has_option(const struct manifest *manifest, const char *name);

/* The file's text: BOM, CRLF, a heading, a line an entry in the order given. */
const char *manifest_print(const struct manifest *manifest);
/* Reads what manifest_print() wrote. False when the file is not there or is no manifest. */
bool manifest_read(struct arena *arena, const char *path, struct manifest **out);

#endif
