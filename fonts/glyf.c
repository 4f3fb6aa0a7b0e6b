/* Reads the glyphs of a TrueType font and appends composites to them. The sums over all glyphs
 * and the writing are glyf_write.c's; which composites are needed is embed.c's business. */
#include "fonts/glyf.h"

#include <string.h>

#include "base/arena.h"
#include "fonts/glyf_parts.h"

enum {
    HEAD_LONG_LOCA = 50,
    HHEA_METRICS = 34,
    MAXP_GLYPHS = 4,
    GLYPHS_MAX = 65535,
    LEVELS_MAX = 8,
    STEPS_MAX = 1000
};

static void add_bytes(struct glyf *glyf, const void *bytes, size_t length)
{
    struct glyf_bytes *out = &glyf->outlines;
    if (length > out->capacity - out->length) {
        size_t capacity = (out->length + length) * 2 + 1024;
        unsigned char *grown = arena_alloc(glyf->arena, capacity);
        if (out->length > 0)
            memcpy(grown, out->data, out->length);
        out->data = grown;
        out->capacity = capacity;
    }
    if (length > 0)
        memcpy(out->data + out->length, bytes, length);
    out->length += length;
}

/* A glyph ends where the next begins, on a multiple of four bytes. */
static void end_glyph(struct glyf *glyf, struct glyf_metric metric)
{
    static const unsigned char padding[4] = {0};
    add_bytes(glyf, padding, (4 - glyf->outlines.length % 4) % 4);
    glyf->metrics = arena_grow(glyf->arena, glyf->metrics, glyf->count, &glyf->metric_capacity,
                               sizeof *glyf->metrics);
    glyf->metrics[glyf->count++] = metric;
    glyf->starts = arena_grow(glyf->arena, glyf->starts, glyf->count, &glyf->start_capacity,
                              sizeof *glyf->starts);
    glyf->starts[glyf->count] = glyf->outlines.length;
}

struct table {
    hb_blob_t *blob;
    const unsigned char *bytes;
    size_t length;
};

static struct table open_table(hb_face_t *face, hb_tag_t tag)
{
    unsigned length = 0;
    struct table table = {hb_face_reference_table(face, tag), NULL, 0};
    table.bytes = (const unsigned char *)hb_blob_get_data(table.blob, &length);
    table.length = length;
    return table;
}

static bool copy_table(hb_face_t *face, hb_tag_t tag, unsigned char *out, size_t length)
{
    struct table table = open_table(face, tag);
    bool whole = table.length >= length;
    if (whole)
        memcpy(out, table.bytes, length);
    hb_blob_destroy(table.blob);
    return whole;
}

static size_t location(const struct table *loca, bool is_long, size_t glyph)
{
    if (is_long)
        return (size_t)face_u16(loca->bytes + 4 * glyph) << 16 |
               face_u16(loca->bytes + 4 * glyph + 2);
    return (size_t)face_u16(loca->bytes + 2 * glyph) * 2;
}

static bool read_outlines(struct glyf *glyf, const struct table *outlines, const struct table *loca,
                          const struct table *hmtx)
{
    size_t count = face_u16(glyf->maxp + MAXP_GLYPHS), full = face_u16(glyf->hhea + HHEA_METRICS);
    bool is_long = face_u16(glyf->head + HEAD_LONG_LOCA) != 0;
    if (count == 0 || full == 0 || full > count || loca->length < (count + 1) * (is_long ? 4 : 2) ||
        hmtx->length < full * 4 + (count - full) * 2)
        return false;
    glyf->starts = arena_grow(glyf->arena, NULL, 0, &glyf->start_capacity, sizeof *glyf->starts);
    for (size_t glyph = 0; glyph < count; glyph++) {
        size_t start = location(loca, is_long, glyph), end = location(loca, is_long, glyph + 1);
        if (start > end || end > outlines->length || (end > start && end - start < GLYF_HEADER))
            return false;
        add_bytes(glyf, outlines->bytes + start, end - start);
        size_t row = glyph < full ? glyph : full - 1;
        const unsigned char *bearing = glyph < full ? hmtx->bytes + 4 * glyph + 2
                                                    : hmtx->bytes + 4 * full + 2 * (glyph - full);
        end_glyph(glyf,
                  (struct glyf_metric){(int)face_u16(hmtx->bytes + 4 * row), face_i16(bearing)});
    }
    return true;
}

bool glyf_read(struct glyf *glyf, struct arena *arena, hb_face_t *face)
{
    memset(glyf, 0, sizeof *glyf);
    glyf->arena = arena;
    if (!copy_table(face, HB_TAG('h', 'e', 'a', 'd'), glyf->head, sizeof glyf->head) ||
        !copy_table(face, HB_TAG('h', 'h', 'e', 'a'), glyf->hhea, sizeof glyf->hhea) ||
        !copy_table(face, HB_TAG('m', 'a', 'x', 'p'), glyf->maxp, sizeof glyf->maxp))
        return false;
    struct table outlines = open_table(face, HB_TAG('g', 'l', 'y', 'f'));
    struct table loca = open_table(face, HB_TAG('l', 'o', 'c', 'a'));
    struct table hmtx = open_table(face, HB_TAG('h', 'm', 't', 'x'));
    bool sound = read_outlines(glyf, &outlines, &loca, &hmtx);
    hb_blob_destroy(outlines.blob);
    hb_blob_destroy(loca.blob);
    hb_blob_destroy(hmtx.blob);
    return sound;
}

const unsigned char *glyf_outline(const struct glyf *glyf, size_t glyph, size_t *length)
{
    *length = glyf->starts[glyph + 1] - glyf->starts[glyph];
    return glyf->outlines.data + glyf->starts[glyph];
}

struct glyf_box glyf_box_of(const struct glyf *glyf, size_t glyph)
{
    size_t length;
    const unsigned char *outline = glyf_outline(glyf, glyph, &length);
    if (length < GLYF_HEADER)
        return (struct glyf_box){0, 0, 0, 0, true};
    return (struct glyf_box){face_i16(outline + 2), face_i16(outline + 4), face_i16(outline + 6),
                             face_i16(outline + 8), false};
}

bool glyf_next_component(const unsigned char *outline, size_t length, size_t *at,
                         struct glyf_component *out)
{
    if (*at == 0)
        *at = GLYF_HEADER;
    else if (!out->more)
        return false;
    if (length < *at + 4)
        return false;
    unsigned flags = face_u16(outline + *at);
    size_t size = 4 + (flags & GLYF_WORDS ? 4u : 2u);
    size += flags & GLYF_SCALE ? 2u : flags & GLYF_TWO_SCALES ? 4u : flags & GLYF_MATRIX ? 8u : 0u;
    if (length < *at + size)
        return false;
    const unsigned char *arguments = outline + *at + 4;
    out->glyph = face_u16(outline + *at + 2);
    out->x = flags & GLYF_WORDS ? face_i16(arguments) : (int8_t)arguments[0];
    out->y = flags & GLYF_WORDS ? face_i16(arguments + 2) : (int8_t)arguments[1];
    out->plain = (flags & GLYF_XY) && !(flags & (GLYF_SCALE | GLYF_TWO_SCALES | GLYF_MATRIX));
    out->more = (flags & GLYF_MORE) != 0;
    *at += size;
    return true;
}

/* The simple glyphs that a composite is made of. */
struct flat {
    struct code_part *parts;
    size_t count;
    size_t capacity;
    size_t steps; /* glyphs looked at: a font that nests without end is not followed */
};

static void add_flat(struct glyf *glyf, struct flat *flat, size_t glyph, int x, int y)
{
    flat->parts =
        arena_grow(glyf->arena, flat->parts, flat->count, &flat->capacity, sizeof *flat->parts);
    flat->parts[flat->count++] = (struct code_part){(uint16_t)glyph, (int16_t)x, (int16_t)y};
}

/* A composite that scales or matches points is left whole. */
static bool can_be_taken_apart(const unsigned char *outline, size_t length)
{
    struct glyf_component component = {0};
    size_t at = 0, components = 0;
    if (length < GLYF_HEADER || face_i16(outline) >= 0)
        return false;
    while (glyf_next_component(outline, length, &at, &component)) {
        if (!component.plain || ++components > CODE_PARTS_MAX)
            return false;
    }
    return components > 0 && !component.more;
}

static bool flatten(struct glyf *glyf, struct flat *flat, size_t glyph, int x, int y, int level)
{
    size_t length, at = 0;
    if (glyph >= glyf->count || level > LEVELS_MAX || ++flat->steps > STEPS_MAX || x < INT16_MIN ||
        x > INT16_MAX || y < INT16_MIN || y > INT16_MAX)
        return false;
    const unsigned char *outline = glyf_outline(glyf, glyph, &length);
    if (!can_be_taken_apart(outline, length)) {
        if (length > 0)
            add_flat(glyf, flat, glyph, x, y);
        return true;
    }
    struct glyf_component component = {0};
    while (glyf_next_component(outline, length, &at, &component)) {
        if (!flatten(glyf, flat, component.glyph, x + component.x, y + component.y, level + 1))
            return false;
    }
    return true;
}

static void put_u16(unsigned char *bytes, int value)
{
    bytes[0] = (unsigned char)((unsigned)value >> 8);
    bytes[1] = (unsigned char)value;
}

static int clamp(int value)
{
    return value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value;
}

static struct glyf_box box_of_parts(const struct glyf *glyf, const struct flat *flat)
{
    struct glyf_box sum = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN, true};
    for (size_t i = 0; i < flat->count; i++) {
        const struct code_part *part = &flat->parts[i];
        struct glyf_box box = glyf_box_of(glyf, part->glyph);
        int left = clamp(box.left + part->x), right = clamp(box.right + part->x);
        int bottom = clamp(box.bottom + part->y), top = clamp(box.top + part->y);
        sum.left = left < sum.left ? left : sum.left;
        sum.right = right > sum.right ? right : sum.right;
        sum.bottom = bottom < sum.bottom ? bottom : sum.bottom;
        sum.top = top > sum.top ? top : sum.top;
        sum.empty = false;
    }
    return sum;
}

static void add_component_records(struct glyf *glyf, const struct flat *flat)
{
    struct glyf_box box = box_of_parts(glyf, flat);
    unsigned char bytes[GLYF_HEADER];
    put_u16(bytes, -1);
    put_u16(bytes + 2, box.left);
    put_u16(bytes + 4, box.bottom);
    put_u16(bytes + 6, box.right);
    put_u16(bytes + 8, box.top);
    add_bytes(glyf, bytes, GLYF_HEADER);
    for (size_t i = 0; i < flat->count; i++) {
        int more = i + 1 < flat->count ? GLYF_MORE : 0;
        put_u16(bytes, GLYF_WORDS | GLYF_XY | more);
        put_u16(bytes + 2, flat->parts[i].glyph);
        put_u16(bytes + 4, flat->parts[i].x);
        put_u16(bytes + 6, flat->parts[i].y);
        add_bytes(glyf, bytes, 8);
    }
}

long glyf_add_composite(struct glyf *glyf, const struct code_part *parts, size_t count, int advance)
{
    struct flat flat = {NULL, 0, 0, 0};
    if (glyf->count >= GLYPHS_MAX)
        return -1;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].glyph >= glyf->count)
            return -1;
        /* A font may place a glyph by its bearing and not by its outline; components go by their
         * outlines alone. */
        struct glyf_box box = glyf_box_of(glyf, parts[i].glyph);
        int shift = box.empty ? 0 : glyf->metrics[parts[i].glyph].bearing - box.left;
        if (!flatten(glyf, &flat, parts[i].glyph, parts[i].x + shift, parts[i].y, 0))
            return -1;
    }
    struct glyf_metric metric = {advance, 0};
    if (flat.count > 0) {
        metric.bearing = box_of_parts(glyf, &flat).left;
        add_component_records(glyf, &flat);
    }
    end_glyph(glyf, metric);
    return (long)glyf->count - 1;
}
