/* Remembers shaped runs. A run is shaped without its surroundings, so the same text gives the
 * same clusters; only offsets and rounded advances differ, and those the caller makes anew. */
#include "fonts/run_cache.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { FIRST_SLOTS = 256 };

static uint32_t hash_of(const struct font_face *face, uint32_t script, const char *text,
                        size_t length)
{
    uint32_t hash = 2166136261u ^ script ^ (uint32_t)((uintptr_t)face >> 4);
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static struct cached_run *slot_of(const struct run_cache *cache, const struct font_face *face,
                                  uint32_t script, const char *text, size_t length, uint32_t hash)
{
    size_t slot = hash & (cache->slot_count - 1);
    for (;; slot = (slot + 1) & (cache->slot_count - 1)) {
        struct cached_run *run = &cache->slots[slot];
        if (!run->face || (run->hash == hash && run->face == face && run->script == script &&
                           run->length == length && memcmp(run->text, text, length) == 0))
            return run;
    }
}

const struct cached_run *run_cache_find(const struct run_cache *cache, const struct font_face *face,
                                        uint32_t script, const char *text, size_t length)
{
    if (length > RUN_BYTES_MAX || cache->slot_count == 0)
        return NULL;
    const struct cached_run *run =
        slot_of(cache, face, script, text, length, hash_of(face, script, text, length));
    return run->face ? run : NULL;
}

static void grow(struct run_cache *cache, struct arena *arena)
{
    struct run_cache old = *cache;
    cache->slot_count = old.slot_count ? old.slot_count * 2 : FIRST_SLOTS;
    cache->slots = arena_alloc_array(arena, cache->slot_count, sizeof *cache->slots);
    for (size_t i = 0; i < old.slot_count; i++) {
        const struct cached_run *run = &old.slots[i];
        if (run->face)
            *slot_of(cache, run->face, run->script, run->text, run->length, run->hash) = *run;
    }
}

void run_cache_add(struct run_cache *cache, struct arena *arena, const struct font_face *face,
                   uint32_t script, const char *text, size_t length,
                   const struct shape_cluster *clusters, size_t count, uint32_t offset)
{
    if (length > RUN_BYTES_MAX || cache->count >= RUN_COUNT_MAX ||
        cache->cluster_count + count > RUN_CLUSTERS_MAX)
        return;
    if ((cache->count + 1) * 2 > cache->slot_count)
        grow(cache, arena);
    uint32_t hash = hash_of(face, script, text, length);
    struct cached_run *run = slot_of(cache, face, script, text, length, hash);
    *run = (struct cached_run){face,   script, hash, text_copy_n(arena, text, length),
                               length, NULL,   count};
    run->clusters = arena_alloc_array(arena, count, sizeof *clusters);
    memcpy(run->clusters, clusters, count * sizeof *clusters);
    for (size_t i = 0; i < count; i++) {
        run->clusters[i].offset -= offset;
        run->clusters[i].advance = 0;
    }
    cache->count++;
    cache->cluster_count += count;
}
