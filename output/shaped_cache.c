/* A hash table of shaped texts, one a typesetter. Texts of one run without a link are kept; the others are
 * rare and made anew. */
#include "output/shaped_cache.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/breaks.h"

enum { BUCKETS = 4096, ENTRIES_MAX = 32768 };

struct shaped_entry {
    struct shaped_entry *next;
    uint64_t hash;
    const char *text; /* as asked for */
    unsigned style;
    bool bold;
    int size;
    struct shaped_text shaped;
};

struct shaped_cache {
    struct shaped_entry *buckets[BUCKETS];
    size_t count;
};

/* FNV-1a, 64 bits. */
static uint64_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash ^ (hash >> 32);
}

struct shaped_text *shaped_cache_get(struct typesetter *typesetter, struct doc_inline text,
                                     const struct paragraph_style *style)
{
    if (!typesetter->shaped)
        typesetter->shaped = arena_alloc(typesetter->arena, sizeof *typesetter->shaped);
    struct shaped_cache *cache = typesetter->shaped;
    if (text.count != 1 || text.runs[0].link || text.runs[0].note || cache->count == ENTRIES_MAX) {
        struct shaped_text *shaped = arena_alloc(typesetter->arena, sizeof *shaped);
        shaped_text_make(typesetter, text, style, shaped);
        return shaped;
    }
    const struct doc_text *run = &text.runs[0];
    uint64_t hash = hash_of(run->text);
    struct shaped_entry **bucket = &cache->buckets[hash % BUCKETS];
    for (struct shaped_entry *entry = *bucket; entry; entry = entry->next) {
        if (entry->hash == hash && entry->style == run->style && entry->bold == style->bold &&
            entry->size == style->size && text_equal(entry->text, run->text))
            return &entry->shaped;
    }
    struct shaped_entry *entry = arena_alloc(typesetter->arena, sizeof *entry);
    *entry = (struct shaped_entry){*bucket, hash, run->text, run->style, style->bold, style->size,
                                   {0}};
    shaped_text_make(typesetter, text, style, &entry->shaped);
    *bucket = entry;
    cache->count++;
    return &entry->shaped;
}

/* What the breaker reads: a footnote's number is no number of the sentence, but closes what is
 * before it, as a quotation mark does. */
static const char *breaker_text(struct arena *arena, const struct shaped_text *shaped)
{
    char *masked = NULL;
    for (size_t i = 0; i < shaped->span_count; i++) {
        const struct shaped_span *span = &shaped->spans[i];
        if (!span->note)
            continue;
        if (!masked)
            masked = text_copy_n(arena, shaped->text, shaped->length);
        for (size_t at = span->begin; at < span->end;) {
            const char *next = shaped->text + at;
            text_next(&next);
            size_t length = (size_t)(next - (shaped->text + at));
            memcpy(masked + at, length == 3 ? "”" : ")", length == 3 ? 3 : 1);
            at += length;
        }
    }
    return masked ? masked : shaped->text;
}

const unsigned char *shaped_cache_classes(struct typesetter *typesetter,
                                          struct shaped_text *shaped)
{
    if (!shaped->classes) {
        shaped->classes = arena_alloc(typesetter->arena, shaped->length + 1);
        breaker_find(typesetter->breaker, breaker_text(typesetter->arena, shaped), shaped->length,
                     shaped->classes);
    }
    return shaped->classes;
}
