/* Writes the font program: limits over all glyphs (maxp, head, hhea), loca and hmtx, the table
 * directory. */
#include "fonts/glyf.h"

#include <string.h>

#include "base/arena.h"
#include "fonts/glyf_parts.h"

static void put_u16(unsigned char *bytes, long value)
{
    bytes[0] = (unsigned char)((unsigned long)value >> 8);
    bytes[1] = (unsigned char)value;
}

static void put_u32(unsigned char *bytes, size_t value)
{
    put_u16(bytes, (long)(value >> 16 & 0xFFFF));
    put_u16(bytes + 2, (long)(value & 0xFFFF));
}

/* What maxp says of one glyph. */
struct weight {
    bool begun; /* set before the components are asked: a glyph inside itself weighs nothing */
    long points, contours;
    long components; /* at its own level */
    long levels;     /* 0: simple */
};

static long at_most_u16(long value)
{
    return value > UINT16_MAX ? UINT16_MAX : value;
}

/* Each glyph is weighed once, so that composites of composites of composites cost no more than
 * they are long. The recursion is as deep as the font nests, which hb-subset limits. */
static const struct weight *weigh(const struct glyf *glyf, struct weight *weights, size_t glyph)
{
    struct weight *sum = &weights[glyph];
    size_t length, at = 0;
    const unsigned char *outline = glyf_outline(glyf, glyph, &length);
    if (sum->begun || length < GLYF_HEADER)
        return sum;
    sum->begun = true;
    int contours = face_i16(outline);
    if (contours >= 0) {
        size_t ends = GLYF_HEADER + 2 * (size_t)contours;
        sum->contours = contours;
        if (contours > 0 && length >= ends)
            sum->points = (long)face_u16(outline + ends - 2) + 1;
        return sum;
    }
    struct glyf_component component = {0};
    while (glyf_next_component(outline, length, &at, &component)) {
        if (component.glyph >= glyf->count)
            continue;
        const struct weight *part = weigh(glyf, weights, component.glyph);
        sum->points = at_most_u16(sum->points + part->points);
        sum->contours = at_most_u16(sum->contours + part->contours);
        sum->components++;
        sum->levels = part->levels + 1 > sum->levels ? part->levels + 1 : sum->levels;
    }
    return sum;
}

static void raise(long *highest, long value)
{
    if (value > *highest)
        *highest = value;
}

static void write_maxp(struct glyf *glyf)
{
    long points = 0, contours = 0, all_points = 0, all_contours = 0, components = 0, levels = 0;
    struct weight *weights = arena_alloc_array(glyf->arena, glyf->count, sizeof *weights);
    for (size_t glyph = 0; glyph < glyf->count; glyph++) {
        const struct weight *weight = weigh(glyf, weights, glyph);
        bool simple = weight->levels == 0;
        raise(simple ? &points : &all_points, weight->points);
        raise(simple ? &contours : &all_contours, weight->contours);
        raise(&components, weight->components);
        raise(&levels, weight->levels);
    }
    unsigned char *maxp = glyf->maxp;
    memset(maxp, 0, sizeof glyf->maxp);
    put_u32(maxp, 0x00010000);
    put_u16(maxp + 4, (long)glyf->count);
    put_u16(maxp + 6, points);
    put_u16(maxp + 8, contours);
    put_u16(maxp + 10, all_points);
    put_u16(maxp + 12, all_contours);
    put_u16(maxp + 14, 2); /* zones; the rest is about hints, and there are none */
    put_u16(maxp + 28, components);
    put_u16(maxp + 30, levels);
}

static void write_head_and_hhea(struct glyf *glyf)
{
    struct glyf_box all = {INT16_MAX, INT16_MAX, INT16_MIN, INT16_MIN, true};
    long widest = 0, least_left = INT16_MAX, least_right = INT16_MAX, reach = INT16_MIN;
    for (size_t glyph = 0; glyph < glyf->count; glyph++) {
        struct glyf_box box = glyf_box_of(glyf, glyph);
        struct glyf_metric metric = glyf->metrics[glyph];
        raise(&widest, metric.advance);
        if (box.empty)
            continue;
        all.left = box.left < all.left ? box.left : all.left;
        all.bottom = box.bottom < all.bottom ? box.bottom : all.bottom;
        all.right = box.right > all.right ? box.right : all.right;
        all.top = box.top > all.top ? box.top : all.top;
        all.empty = false;
        long extent = metric.bearing + (box.right - box.left);
        raise(&reach, extent);
        least_left = metric.bearing < least_left ? metric.bearing : least_left;
        least_right = metric.advance - extent < least_right ? metric.advance - extent : least_right;
    }
    if (all.empty) {
        all = (struct glyf_box){0, 0, 0, 0, true};
        least_left = least_right = reach = 0;
    }
    put_u32(glyf->head + 8, 0); /* HarfBuzz computes the check sum */
    put_u16(glyf->head + 36, all.left);
    put_u16(glyf->head + 38, all.bottom);
    put_u16(glyf->head + 40, all.right);
    put_u16(glyf->head + 42, all.top);
    put_u16(glyf->head + 50, 1);
    put_u16(glyf->hhea + 10, widest);
    put_u16(glyf->hhea + 12, least_left);
    put_u16(glyf->hhea + 14, least_right);
    put_u16(glyf->hhea + 16, reach);
    put_u16(glyf->hhea + 34, (long)glyf->count);
}

static void add_table(hb_face_t *builder, hb_tag_t tag, const unsigned char *bytes, size_t length)
{
    hb_blob_t *blob =
        hb_blob_create((const char *)bytes, (unsigned)length, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(builder, tag, blob);
    hb_blob_destroy(blob);
}

const unsigned char *glyf_write(struct glyf *glyf, size_t *length)
{
    static const hb_tag_t order[] = {HB_TAG('h', 'e', 'a', 'd'),
                                     HB_TAG('h', 'h', 'e', 'a'),
                                     HB_TAG('m', 'a', 'x', 'p'),
                                     HB_TAG('h', 'm', 't', 'x'),
                                     HB_TAG('l', 'o', 'c', 'a'),
                                     HB_TAG('g', 'l', 'y', 'f'),
                                     0};
    size_t loca_length = (glyf->count + 1) * 4, hmtx_length = glyf->count * 4;
    unsigned char *loca = arena_alloc(glyf->arena, loca_length);
    unsigned char *hmtx = arena_alloc(glyf->arena, hmtx_length);
    for (size_t glyph = 0; glyph <= glyf->count; glyph++)
        put_u32(loca + 4 * glyph, glyf->starts[glyph]);
    for (size_t glyph = 0; glyph < glyf->count; glyph++) {
        put_u16(hmtx + 4 * glyph, glyf->metrics[glyph].advance);
        put_u16(hmtx + 4 * glyph + 2, glyf->metrics[glyph].bearing);
    }
    write_maxp(glyf);
    write_head_and_hhea(glyf);
    hb_face_t *builder = hb_face_builder_create();
    add_table(builder, order[0], glyf->head, sizeof glyf->head);
    add_table(builder, order[1], glyf->hhea, sizeof glyf->hhea);
    add_table(builder, order[2], glyf->maxp, sizeof glyf->maxp);
    add_table(builder, order[3], hmtx, hmtx_length);
    add_table(builder, order[4], loca, loca_length);
    add_table(builder, order[5], glyf->outlines.data, glyf->outlines.length);
    hb_face_builder_sort_tables(builder, order);
    hb_blob_t *blob = hb_face_reference_blob(builder);
    unsigned blob_length = 0;
    const char *bytes = hb_blob_get_data(blob, &blob_length);
    unsigned char *copy = NULL;
    if (blob_length > glyf->outlines.length) {
        copy = arena_alloc(glyf->arena, blob_length);
        memcpy(copy, bytes, blob_length);
    }
    hb_blob_destroy(blob);
    hb_face_destroy(builder);
    *length = blob_length;
    return copy;
}
