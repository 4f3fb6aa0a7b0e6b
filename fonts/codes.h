/* The codes (CIDs) of a face: what is drawn, how far it moves the pen, and what it says.
 *
 * Two codes with the same drawing but other text stay two, so that what is copied is what was
 * written. */
#ifndef RAINGAN_FONTS_CODES_H
#define RAINGAN_FONTS_CODES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A composite of more glyphs than this is cut in several: a font program's own limits are near. */
enum { CODE_PARTS_MAX = 32 };
/* With the glyphs of the subset they must stay under 65,536. */
enum { CODE_COUNT_MAX = 32000 };

/* A glyph of the original font at a place relative to the pen, font units. */
struct code_part {
    uint16_t glyph;
    int16_t x;
    int16_t y;
};

struct code {
    const struct code_part *parts;
    size_t part_count;
    int advance; /* font units */
    int width;   /* 1/1000 em, rounded: what the page's `W` says and what layout counts with */
    const char *text;
    uint32_t hash;
};

/* The code of one character drawn by one glyph in its own place, remembered by the character. */
struct code_single {
    uint16_t code; /* 0: none yet */
    uint16_t glyph;
    int advance;
};
enum { CODE_SINGLES = 256 };

/* ASCII and Thai in one row without gaps, as index of small tables; -1 for other characters. */
int code_usual_index(uint32_t code_point);

struct code_table {
    struct arena *arena;
    int units_per_em;
    struct code *codes; /* [count + 1]; 0 is .notdef */
    size_t count;
    size_t capacity;
    uint16_t *slots; /* open addressing, slot_count is a power of two, 0: free */
    size_t slot_count;
    struct code_single singles[CODE_SINGLES];
};

void code_table_init(struct code_table *table, struct arena *arena, int units_per_em);

/* The code of these parts (at most CODE_PARTS_MAX) with this advance and `length` bytes of text:
 * the old one, or the next number. 0 when the table is full. */
uint16_t code_find(struct code_table *table, const struct code_part *parts, size_t part_count,
                   int advance, const char *text, size_t length);
/* The same for one character drawn by one glyph at the pen: the most frequent case. */
uint16_t code_find_single(struct code_table *table, uint32_t code_point, uint16_t glyph,
                          int advance);

/* Two drawings are the same when parts and advance are. */
bool code_same_drawing(const struct code *left, const struct code *right);

#endif
