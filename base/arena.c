/* The arena: blocks from the machine, handed out in pieces and freed at once.
 * May not print, exit or know what it holds. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer every object has a block of its own, so that a step past its end
 * shows. */
#ifdef __SANITIZE_ADDRESS__
enum { FIRST_BLOCK = 0, LARGEST_BLOCK = 0 };
#else
enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 1024 * 1024 };
#endif

struct block {
    struct block *previous;
    size_t size;
    size_t used;
    alignas(max_align_t) unsigned char bytes[];
};

struct release {
    struct release *previous;
    void (*release)(void *object);
    void *object;
};

struct arena {
    struct block *blocks;
    struct release *releases;
    size_t next_block;
    size_t limit;
    size_t used;
    struct arena_exhausted exhausted;
};

/* The handler must not return; should it, it is called again, because there is nothing to give. */
static _Noreturn void give_up(struct arena *arena)
{
    for (;;)
        arena->exhausted.handler(arena->exhausted.context);
}

struct arena *arena_new(size_t limit, struct arena_exhausted exhausted)
{
    if (!exhausted.handler)
        return NULL;
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        return NULL;
    arena->limit = limit ? limit : SIZE_MAX;
    arena->next_block = FIRST_BLOCK;
    arena->exhausted = exhausted;
    return arena;
}

struct arena *arena_new_like(struct arena *arena, size_t limit)
{
    struct arena *new = arena_new(limit, arena->exhausted);
    if (!new)
        give_up(arena);
    return new;
}

struct arena *arena_new_scratch(struct arena *arena)
{
    size_t left = arena->limit - arena->used;
    return arena_new_like(arena, left > 0 ? left : 1);
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    for (struct release *each = arena->releases; each; each = each->previous)
        each->release(each->object);
    for (struct block *block = arena->blocks; block;) {
        struct block *previous = block->previous;
        free(block);
        block = previous;
    }
    free(arena);
}

/* A block with room for `size` bytes becomes the current one. An object larger than a quarter
 * of a block gets its own, put behind the current one, so that the rest of that one is not
 * lost. */
static struct block *add_block(struct arena *arena, size_t size)
{
    bool own = size > arena->next_block / 4;
    size_t room = own ? size : arena->next_block;
    if (room > SIZE_MAX - sizeof(struct block))
        give_up(arena);
    struct block *block = calloc(1, sizeof(struct block) + room);
    if (!block)
        give_up(arena);
    block->size = room;
    if (own && arena->blocks) {
        block->previous = arena->blocks->previous;
        arena->blocks->previous = block;
        return block;
    }
    block->previous = arena->blocks;
    arena->blocks = block;
    if (!own && arena->next_block * 2 <= LARGEST_BLOCK)
        arena->next_block *= 2;
    return block;
}

static size_t aligned(size_t size)
{
    const size_t alignment = alignof(max_align_t);
    return (size + alignment - 1) / alignment * alignment;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size == 0)
        size = 1;
    if (size > SIZE_MAX - alignof(max_align_t))
        give_up(arena);
    size = aligned(size);
    if (size > arena->limit - arena->used)
        give_up(arena);
    struct block *block = arena->blocks;
    if (!block || size > block->size - block->used)
        block = add_block(arena, size);
    void *object = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    return object;
}

/* Whether the piece is the last of the current block, and that has room for it to grow. */
static bool extend(struct arena *arena, const void *piece, size_t size, size_t larger)
{
    struct block *block = arena->blocks;
    size = aligned(size);
    if (!block || (const unsigned char *)piece + size != block->bytes + block->used ||
        larger > SIZE_MAX / 2 || aligned(larger) - size > block->size - block->used)
        return false;
    size_t more = aligned(larger) - size;
    if (more > arena->limit - arena->used)
        give_up(arena);
    block->used += more;
    arena->used += more;
    return true;
}

/* A block of its own, the newest of those, gives way to a larger one: the machine moves its pages and
 * copies nothing. NULL when the piece has none. */
static void *replace(struct arena *arena, const void *piece, size_t size, size_t larger)
{
    struct block *block = arena->blocks ? arena->blocks->previous : NULL;
    size = aligned(size);
    /* A full block that begins with the piece may hold others behind it. */
    if (!block || piece != block->bytes || block->size != size || block->used != size)
        return NULL;
    larger = aligned(larger);
    if (larger - size > arena->limit - arena->used)
        give_up(arena);
    struct block *moved = realloc(block, sizeof *block + larger);
    if (!moved)
        give_up(arena);
    moved->size = moved->used = larger;
    arena->used += larger - size;
    arena->blocks->previous = moved;
    return moved->bytes;
}

void *arena_resize(struct arena *arena, void *block, size_t size, size_t larger)
{
    if (larger <= size || extend(arena, block, size, larger))
        return block;
    if (larger > SIZE_MAX / 2)
        give_up(arena);
    void *moved = replace(arena, block, size, larger);
    if (!moved) {
        moved = arena_alloc(arena, larger);
        memcpy(moved, block, size);
    }
    return moved;
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        give_up(arena);
    return arena_alloc(arena, count * size);
}

void *arena_grow(struct arena *arena, void *block, size_t used, size_t *capacity, size_t size)
{
    if (block && used < *capacity)
        return block;
    if (used > SIZE_MAX / 2 - 4)
        give_up(arena);
    size_t wanted = used < 4 ? 8 : used * 2;
    if (block && size > 0 && *capacity <= SIZE_MAX / size && wanted <= SIZE_MAX / size &&
        extend(arena, block, *capacity * size, wanted * size)) {
        *capacity = wanted;
        return block;
    }
    void *grown = arena_alloc_array(arena, wanted, size);
    if (block && used > 0)
        memcpy(grown, block, used * size);
    *capacity = wanted;
    return grown;
}

void arena_on_free(struct arena *arena, void (*release)(void *object), void *object)
{
    struct release *entry = arena_alloc(arena, sizeof *entry);
    *entry = (struct release){arena->releases, release, object};
    arena->releases = entry;
}

size_t arena_used(const struct arena *arena)
{
    return arena->used;
}
