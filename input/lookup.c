/* A hash table with open addressing; the keys also in the order in which they came. */
#include "input/lookup.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { FIRST_SLOTS = 64 };

struct lookup {
    struct arena *arena;
    const char **keys;
    size_t *values;
    size_t count;
    size_t capacity;
    size_t value_capacity;
    size_t *slots; /* index + 1 of a key, 0: free */
    size_t slot_count;
};

/* Eight bytes at a time, mixed. A folder that is made to collide costs its own office some seconds,
 * no more. */
static uint64_t hash(const char *key)
{
    size_t length = strlen(key);
    uint64_t value = length;
    for (size_t at = 0; at < length; at += sizeof value) {
        uint64_t word = 0;
        memcpy(&word, key + at, length - at < sizeof word ? length - at : sizeof word);
        value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        value ^= value >> 32;
    }
    return value;
}

struct lookup *lookup_new(struct arena *arena)
{
    struct lookup *lookup = arena_alloc(arena, sizeof *lookup);
    lookup->arena = arena;
    lookup->slot_count = FIRST_SLOTS;
    lookup->slots = arena_alloc_array(arena, FIRST_SLOTS, sizeof *lookup->slots);
    return lookup;
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t slot_of(const struct lookup *lookup, const char *key)
{
    size_t slot = (size_t)hash(key) & (lookup->slot_count - 1);
    while (lookup->slots[slot] != 0 && !text_equal(lookup->keys[lookup->slots[slot] - 1], key)) {
        slot = (slot + 1) & (lookup->slot_count - 1);
    }
    return slot;
}

static void grow(struct lookup *lookup)
{
    lookup->slot_count *= 2;
    lookup->slots = arena_alloc_array(lookup->arena, lookup->slot_count, sizeof *lookup->slots);
    for (size_t i = 0; i < lookup->count; i++) {
        lookup->slots[slot_of(lookup, lookup->keys[i])] = i + 1;
    }
}

bool lookup_add(struct lookup *lookup, const char *key, size_t value, size_t *before)
{
    if (lookup_find(lookup, key, before)) {
        return false;
    }
    if (lookup->count * 2 >= lookup->slot_count) {
        grow(lookup);
    }
    lookup->keys = arena_grow(lookup->arena, lookup->keys, lookup->count, &lookup->capacity,
                              sizeof *lookup->keys);
    lookup->values = arena_grow(lookup->arena, lookup->values, lookup->count,
                                &lookup->value_capacity, sizeof *lookup->values);
    lookup->slots[slot_of(lookup, key)] = lookup->count + 1;
    lookup->keys[lookup->count] = key;
    lookup->values[lookup->count] = value;
    lookup->count++;
    return true;
}

bool lookup_find(const struct lookup *lookup, const char *key, size_t *value)
{
    size_t index = lookup->slots[slot_of(lookup, key)];
    if (index == 0) {
        return false;
    }
    *value = lookup->values[index - 1];
    return true;
}

size_t lookup_count(const struct lookup *lookup)
{
    return lookup->count;
}

const char *const *lookup_keys(const struct lookup *lookup)
{
    return lookup->keys;
}
