/* The keys of one section of an INI file → typed cells, by the schema. */
#ifndef RAINGAN_INPUT_INI_KEYS_H
#define RAINGAN_INPUT_INI_KEYS_H

#include "input/ini.h"
#include "input/schema.h"
#include "input/typed.h"

struct ini_keys {
    const struct ini *ini;
    const char *section;
    const struct schema_key *keys;
    size_t count;
};

/* Warns of keys of the section that the schema does not know. */
void ini_keys_unknown(const struct typed_context *context, const struct ini_keys *keys);
/* Where a key's value stands; the section's heading when it is not given. */
struct diag_place ini_keys_place(const struct ini_keys *keys, const char *key);
/* The cell of a key, empty when it is not given. A required key that is missing and a wrong value
 * are reported: then the cell is bad. */
struct cell ini_keys_read(const struct typed_context *context, const struct ini_keys *keys,
                          const struct schema_key *key);

#endif
