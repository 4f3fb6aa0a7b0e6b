/* Memory that is freed at once: one arena a packet.
 *
 * Everything that the rooms hand to each other lives in the arena of the packet being built, so
 * that nobody asks who frees what. Memory is zeroed. When the limit or the machine's memory is
 * reached the handler given to arena_new() is called; it must not return (main's handler
 * removes the temporary folder, says so and ends the process), so no caller checks for NULL. */
#ifndef RAINGAN_BASE_ARENA_H
#define RAINGAN_BASE_ARENA_H

#include <stddef.h>

struct arena;

/* What to do when memory runs out; must not return. */
struct arena_exhausted {
    void (*handler)(void *context);
    void *context;
};

/* A new arena that holds at most `limit` bytes (0: no limit). NULL only if it cannot be made at
 * all, or has no handler. */
struct arena *arena_new(size_t limit, struct arena_exhausted exhausted);

/* A new arena that treats exhaustion as `arena` does: for scratch work, or for a thread of its own (an
 * arena is for one thread). Never NULL. */
struct arena *arena_new_like(struct arena *arena, size_t limit);
/* The same for work that is done and then forgotten. Its limit is what `arena` may still hold now. */
struct arena *arena_new_scratch(struct arena *arena);

/* Runs the registered releases in reverse order, then frees everything. NULL is allowed. */
void arena_free(struct arena *arena);

/* `size` zeroed bytes, aligned for any object. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed objects of `size` bytes; an overflowing product is exhaustion. Never NULL. */
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A growing array's next block: copies `used` objects of `size` bytes into room for at least
 * `used + 1`, doubling `*capacity`. Returns the block (the same one while it has room, or while there
 * is room behind it); what points into the old one stays good. */
void *arena_grow(struct arena *arena, void *block, size_t used, size_t *capacity, size_t size);

/* `block`, which was given for `size` bytes, with room for `larger`: what it held, then anything. It may
 * be another block; the old one is gone. */
void *arena_resize(struct arena *arena, void *block, size_t size, size_t larger);

/* Calls release(object) when the arena is freed: for library objects that live as long as it. */
void arena_on_free(struct arena *arena, void (*release)(void *object), void *object);

/* Bytes handed out so far. */
size_t arena_used(const struct arena *arena);

#endif
