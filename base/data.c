/* Rows in blocks of an arena of their own, which is freed when there are too many. */
#include "base/data.h"

#include <string.h>

#include "base/arena.h"

enum { BLOCK_ROWS = 16384 };

/* The rows of a block: each its group, in two bytes, then its numbers. */
struct data_rows {
    struct arena *arena; /* NULL: too many */
    size_t columns, limit, count;
    uint8_t **blocks;
};

static void let_go(struct data_rows *rows)
{
    arena_free(rows->arena);
    rows->arena = NULL;
    rows->blocks = NULL;
    rows->count = 0;
}

static void release(void *object)
{
    let_go(object);
}

struct data_rows *data_rows_new(struct arena *arena, size_t columns, size_t limit)
{
    struct data_rows *rows = arena_alloc(arena, sizeof *rows);
    rows->arena = arena_new_like(arena, 0);
    rows->columns = columns;
    rows->limit = limit;
    rows->blocks = arena_alloc_array(rows->arena, limit / BLOCK_ROWS + 1, sizeof *rows->blocks);
    arena_on_free(arena, release, rows);
    return rows;
}

static uint8_t *place(const struct data_rows *rows, size_t row)
{
    return rows->blocks[row / BLOCK_ROWS] + row % BLOCK_ROWS * (rows->columns + 2);
}

void data_rows_add(struct data_rows *rows, size_t group, const uint8_t *values)
{
    if (rows->arena != NULL && rows->count == rows->limit)
        let_go(rows);
    if (rows->arena == NULL)
        return;
    if (rows->count % BLOCK_ROWS == 0)
        rows->blocks[rows->count / BLOCK_ROWS] =
            arena_alloc_array(rows->arena, BLOCK_ROWS, rows->columns + 2);
    uint8_t *row = place(rows, rows->count++);
    row[0] = (uint8_t)(group >> 8);
    row[1] = (uint8_t)group;
    memcpy(row + 2, values, rows->columns);
}

void data_rows_append(struct data_rows *rows, const struct data_rows *other, const size_t *group_of)
{
    if (other->arena == NULL)
        let_go(rows);
    for (size_t i = 0; i < other->count && rows->arena != NULL; i++) {
        size_t group;
        const uint8_t *values = data_rows_at(other, i, &group);
        data_rows_add(rows, group_of[group], values);
    }
}

size_t data_rows_count(const struct data_rows *rows)
{
    return rows->count;
}

const uint8_t *data_rows_at(const struct data_rows *rows, size_t row, size_t *group)
{
    const uint8_t *from = place(rows, row);
    *group = (size_t)from[0] << 8 | from[1];
    return from + 2;
}
