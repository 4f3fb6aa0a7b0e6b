/* Writes the sRGB profile from its numbers (ICC.1:2004-10), so that none must be shipped. Knows no
 * PDF.
 *
 * The primaries are adapted to D50 by Bradford's method and rounded so that they add up to the
 * white point exactly: white and all greys stay neutral. */
#include "output/icc_srgb.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define HEADER 128
#define TAGS   10
#define ROOM   1024
#define TYPE(of)                                                                                   \
    ((uint32_t)(of)[0] << 24 | (uint32_t)(of)[1] << 16 | (uint32_t)(of)[2] << 8 | (uint32_t)(of)[3])

struct writer {
    unsigned char *bytes;
    size_t length, tags;
};

static void put_at(struct writer *writer, size_t at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        writer->bytes[at + (size_t)i] = (unsigned char)(value >> (24 - 8 * i));
}

static void put(struct writer *writer, uint32_t value)
{
    put_at(writer, writer->length, value);
    writer->length += 4;
}

/* An entry of the tag table whose data begins here. */
static size_t begin_tag(struct writer *writer, const char *name)
{
    size_t at = HEADER + 4 + 12 * writer->tags++;
    put_at(writer, at, TYPE(name));
    put_at(writer, at + 4, (uint32_t)writer->length);
    return at;
}

static void end_tag(struct writer *writer, size_t at, size_t begin)
{
    put_at(writer, at + 8, (uint32_t)(writer->length - begin));
    writer->length = (writer->length + 3) & ~(size_t)3;
}

static void add_numbers(struct writer *writer, const char *name, const char *type,
                        const uint32_t *numbers, size_t count)
{
    size_t begin = writer->length, at = begin_tag(writer, name);
    put(writer, TYPE(type));
    put(writer, 0);
    for (size_t i = 0; i < count; i++)
        put(writer, numbers[i]);
    end_tag(writer, at, begin);
}

/* A text in one language, as 'mluc' wants it. */
static void add_text(struct writer *writer, const char *name, const char *text)
{
    size_t begin = writer->length, at = begin_tag(writer, name), length = strlen(text);
    const uint32_t head[] = {TYPE("mluc"), 0, 1, 12, TYPE("enUS"), (uint32_t)(2 * length), 28};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        put(writer, head[i]);
    for (size_t i = 0; i < length; i++) {
        writer->bytes[writer->length++] = 0;
        writer->bytes[writer->length++] = (unsigned char)text[i];
    }
    end_tag(writer, at, begin);
}

static void add_header(struct writer *writer)
{
    put_at(writer, 8, 0x04200000); /* version 4.2 */
    put_at(writer, 12, TYPE("mntr"));
    put_at(writer, 16, TYPE("RGB "));
    put_at(writer, 20, TYPE("XYZ "));
    put_at(writer, 24, 2004u << 16 | 10); /* made: the standard's date, 2004-10-01 */
    put_at(writer, 28, 1u << 16);
    put_at(writer, 36, TYPE("acsp"));
    put_at(writer, 68, 0xF6D6); /* D50, the illuminant of the connection space */
    put_at(writer, 72, 0x10000);
    put_at(writer, 76, 0xD32D);
}

const unsigned char *icc_srgb(struct arena *arena, size_t *length)
{
    static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D};
    static const uint32_t red[] = {0x6FA0, 0x38F5, 0x0390};
    static const uint32_t green[] = {0x6297, 0xB787, 0x18D9};
    static const uint32_t blue[] = {0x249F, 0x0F84, 0xB6C4};
    static const uint32_t adaptation[] = {0x10C42,    0x5DE,      0xFFFFF325, 0x793, 0xFD90,
                                          0xFFFFFBA1, 0xFFFFFDA2, 0x3DC,      0xC06E};
    /* ((x + 0.055) / 1.055) ^ 2.4 from 0.04045 on, x / 12.92 below */
    static const uint32_t curve[] = {3u << 16, 0x26666, 0xF2A7, 0x0D59, 0x13D0, 0x0A5B};
    static const char *const curves[] = {"rTRC", "gTRC", "bTRC"};
    struct writer writer = {arena_alloc(arena, ROOM), HEADER + 4 + 12 * TAGS, 0};
    add_header(&writer);
    put_at(&writer, HEADER, TAGS);
    add_text(&writer, "desc", "sRGB IEC61966-2.1");
    add_text(&writer, "cprt", "No copyright, use freely");
    add_numbers(&writer, "wtpt", "XYZ ", white, 3);
    add_numbers(&writer, "chad", "sf32", adaptation, 9);
    add_numbers(&writer, "rXYZ", "XYZ ", red, 3);
    add_numbers(&writer, "gXYZ", "XYZ ", green, 3);
    add_numbers(&writer, "bXYZ", "XYZ ", blue, 3);
    for (int i = 0; i < 3; i++)
        add_numbers(&writer, curves[i], "para", curve, 6);
    put_at(&writer, 0, (uint32_t)writer.length);
    *length = writer.length;
    return writer.bytes;
}
