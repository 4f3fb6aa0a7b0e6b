/* ToUnicode maps and UTF-16BE strings as bytes. Knows no library and no page.
 *
 * libharu 2.3.0 writes `begincidrange` into ToUnicode, which poppler refuses (library-limits.md
 * H3), and its UTF-8 encoder turns what is beyond U+FFFF into spaces (H4): so both are made here.
 */
#include "output/pdf_cmap.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/embed.h"

/* UTF-16 units of one code point. */
static size_t units_of(uint32_t code_point, unsigned units[2])
{
    if (code_point < 0x10000) {
        units[0] = (unsigned)code_point;
        return 1;
    }
    units[0] = 0xD800 + (unsigned)((code_point - 0x10000) >> 10);
    units[1] = 0xDC00 + (unsigned)((code_point - 0x10000) & 0x3FF);
    return 2;
}

unsigned char *pdf_utf16(struct arena *arena, const char *text, size_t maximum, size_t *length)
{
    unsigned char *out = arena_alloc(arena, 2 * strlen(text) + 4);
    size_t used = 0;
    const char *at = text;
    uint32_t code_point;
    out[used++] = 0xFE;
    out[used++] = 0xFF;
    while ((code_point = text_next(&at)) != 0) {
        unsigned units[2];
        size_t count = units_of(code_point, units);
        if (used + 2 * count > maximum)
            break;
        for (size_t i = 0; i < count; i++) {
            out[used++] = (unsigned char)(units[i] >> 8);
            out[used++] = (unsigned char)(units[i] & 0xFF);
        }
    }
    *length = used;
    return out;
}

struct writer {
    char *data;
    size_t used;
};

static void put(struct writer *writer, const char *text)
{
    size_t length = strlen(text);
    memcpy(writer->data + writer->used, text, length);
    writer->used += length;
}

static void put_hex(struct writer *writer, unsigned value)
{
    static const char digits[] = "0123456789ABCDEF";
    for (int shift = 12; shift >= 0; shift -= 4)
        writer->data[writer->used++] = digits[(value >> shift) & 15];
}

static void put_char(struct writer *writer, size_t code, const char *text)
{
    const char *at = text;
    uint32_t code_point;
    put(writer, "<");
    put_hex(writer, (unsigned)code);
    put(writer, "> <");
    while ((code_point = text_next(&at)) != 0) {
        unsigned units[2];
        size_t count = units_of(code_point, units);
        for (size_t i = 0; i < count; i++)
            put_hex(writer, units[i]);
    }
    put(writer, ">\n");
}

/* Codes without text (drawn, but no part of the text) are left out. */
static bool has_text(const struct font_program *program, size_t code)
{
    return !text_is_empty(program->text_of_code[code]);
}

const char *pdf_to_unicode(struct arena *arena, const struct font_program *program, size_t *length)
{
    size_t room = 1024;
    for (size_t code = 1; code <= program->code_count; code++)
        room += 32 + (has_text(program, code) ? 4 * strlen(program->text_of_code[code]) : 0);
    struct writer writer = {arena_alloc(arena, room), 0};
    put(&writer, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    size_t code = 1;
    while (code <= program->code_count) {
        size_t count = 0, last = code;
        for (; last <= program->code_count && count < 100; last++)
            count += has_text(program, last);
        if (count > 0) {
            put(&writer, text_format(arena, "%zu beginbfchar\n", count));
            for (; code < last; code++) {
                if (has_text(program, code))
                    put_char(&writer, code, program->text_of_code[code]);
            }
            put(&writer, "endbfchar\n");
        }
        code = last;
    }
    put(&writer, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    *length = writer.used;
    return writer.data;
}
