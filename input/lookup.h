/* Text → number, for finding rows by their ids in files of any length. */
#ifndef RAINGAN_INPUT_LOOKUP_H
#define RAINGAN_INPUT_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct lookup;

struct lookup *lookup_new(struct arena *arena);
/* Remembers key → value unless the key is there already: then false, and *before is its value. The
 * key is kept, not copied. */
bool lookup_add(struct lookup *lookup, const char *key, size_t value, size_t *before);
bool lookup_find(const struct lookup *lookup, const char *key, size_t *value);
size_t lookup_count(const struct lookup *lookup);
/* The keys in the order in which they were added. */
const char *const *lookup_keys(const struct lookup *lookup);

#endif
