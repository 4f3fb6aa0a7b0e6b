/* Hands out a face's codes in order of first use. Knows nothing of HarfBuzz or of pages. */
#include "fonts/codes.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { FIRST_SLOTS = 512 };

void code_table_init(struct code_table *table, struct arena *arena, int units_per_em)
{
    memset(table, 0, sizeof *table);
    table->arena = arena;
    table->units_per_em = units_per_em;
}

/* FNV-1a: the keys are short and the table is never fed by an enemy who could see it. */
static uint32_t mix(uint32_t hash, uint32_t value)
{
    return (hash ^ value) * 16777619u;
}

static uint32_t hash_of(const struct code_part *parts, size_t part_count, int advance,
                        const char *text, size_t length)
{
    uint32_t hash = mix(2166136261u, (uint32_t)advance);
    for (size_t i = 0; i < part_count; i++) {
        hash = mix(hash, parts[i].glyph);
        hash = mix(hash, (uint32_t)(uint16_t)parts[i].x << 16 | (uint16_t)parts[i].y);
    }
    for (size_t i = 0; i < length; i++)
        hash = mix(hash, (unsigned char)text[i]);
    return hash ^ hash >> 15;
}

static bool same_parts(const struct code_part *left, const struct code_part *right, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (left[i].glyph != right[i].glyph || left[i].x != right[i].x || left[i].y != right[i].y)
            return false;
    }
    return true;
}

bool code_same_drawing(const struct code *left, const struct code *right)
{
    return left->advance == right->advance && left->part_count == right->part_count &&
           same_parts(left->parts, right->parts, left->part_count);
}

static void put_in_slot(struct code_table *table, uint32_t hash, uint16_t code)
{
    size_t slot = hash & (table->slot_count - 1);
    while (table->slots[slot] != 0)
        slot = (slot + 1) & (table->slot_count - 1);
    table->slots[slot] = code;
}

static void grow_slots(struct code_table *table)
{
    table->slot_count = table->slot_count ? table->slot_count * 2 : FIRST_SLOTS;
    table->slots = arena_alloc_array(table->arena, table->slot_count, sizeof *table->slots);
    for (size_t i = 1; i <= table->count; i++)
        put_in_slot(table, table->codes[i].hash, (uint16_t)i);
}

static int rounded_width(const struct code_table *table, int advance)
{
    return (int)(((int64_t)advance * 2000 + table->units_per_em) /
                 (2 * (int64_t)table->units_per_em));
}

static uint16_t add_code(struct code_table *table, struct code code, size_t text_length)
{
    struct code_part *parts =
        arena_alloc_array(table->arena, code.part_count + 1, sizeof *code.parts);
    if (code.part_count > 0)
        memcpy(parts, code.parts, code.part_count * sizeof *parts);
    code.parts = parts;
    code.text = text_copy_n(table->arena, code.text, text_length);
    code.width = rounded_width(table, code.advance);
    table->codes = arena_grow(table->arena, table->codes, table->count + (table->codes != NULL),
                              &table->capacity, sizeof *table->codes);
    table->codes[++table->count] = code;
    if (table->count * 2 > table->slot_count)
        grow_slots(table);
    else
        put_in_slot(table, code.hash, (uint16_t)table->count);
    return (uint16_t)table->count;
}

uint16_t code_find(struct code_table *table, const struct code_part *parts, size_t part_count,
                   int advance, const char *text, size_t length)
{
    uint32_t hash = hash_of(parts, part_count, advance, text, length);
    if (table->slot_count > 0) {
        size_t slot = hash & (table->slot_count - 1);
        for (; table->slots[slot] != 0; slot = (slot + 1) & (table->slot_count - 1)) {
            const struct code *code = &table->codes[table->slots[slot]];
            if (code->hash == hash && code->advance == advance && code->part_count == part_count &&
                same_parts(code->parts, parts, part_count) &&
                strncmp(code->text, text, length) == 0 && code->text[length] == '\0')
                return table->slots[slot];
        }
    }
    if (table->count >= CODE_COUNT_MAX)
        return 0;
    return add_code(table, (struct code){parts, part_count, advance, 0, text, hash}, length);
}

int code_usual_index(uint32_t code_point)
{
    if (code_point < 0x80)
        return (int)code_point;
    if (code_point >= 0x0E00 && code_point < 0x0E80)
        return (int)(code_point - 0x0E00 + 0x80);
    return -1;
}

uint16_t code_find_single(struct code_table *table, uint32_t code_point, uint16_t glyph,
                          int advance)
{
    int usual = code_usual_index(code_point);
    struct code_single *single = usual >= 0 ? &table->singles[usual] : NULL;
    if (single && single->code != 0 && single->glyph == glyph && single->advance == advance)
        return single->code;
    char text[4];
    size_t length = text_encode(code_point, text);
    struct code_part part = {glyph, 0, 0};
    uint16_t code = code_find(table, &part, 1, advance, text, length);
    if (single && code != 0)
        *single = (struct code_single){code, glyph, advance};
    return code;
}
