/* Short runs that were shaped before: table cells, Latin words and numbers come again and again.
 * Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_RUN_CACHE_H
#define RAINGAN_FONTS_RUN_CACHE_H

#include "fonts/shape.h"

/* Longer runs do not come again, and a document has only so many short ones. */
enum { RUN_BYTES_MAX = 96, RUN_CLUSTERS_MAX = 60000, RUN_COUNT_MAX = 16000 };

struct cached_run {
    const struct font_face *face; /* NULL: free slot */
    uint32_t script;
    uint32_t hash;
    const char *text;
    size_t length;
    struct shape_cluster *clusters; /* offsets from the run's start; no advances */
    size_t count;
};

struct run_cache {
    struct cached_run *slots;
    size_t slot_count;
    size_t count;
    size_t cluster_count;
};

/* The clusters of this text as shaped by this face before, or NULL. */
const struct cached_run *run_cache_find(const struct run_cache *cache, const struct font_face *face,
                                        uint32_t script, const char *text, size_t length);
/* Remembers them; does nothing when the run is too long or the cache is full. `offset` is the
 * run's own. */
void run_cache_add(struct run_cache *cache, struct arena *arena, const struct font_face *face,
                   uint32_t script, const char *text, size_t length,
                   const struct shape_cluster *clusters, size_t count, uint32_t offset);

#endif
