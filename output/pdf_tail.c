/* Writes the end of a PDF file as ISO 32000-1, 7.5.7 and 7.5.8 have it. libharu knows neither
 * object streams nor cross-reference streams; a structure tree of small dictionaries would be
 * ten times as large without them. Knows no library but zlib. */
#include "output/pdf_tail.h"

#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/text.h"

#define TAIL_MAX   ((size_t)512 << 20)
#define PER_STREAM 1000 /* objects; few streams compress best */
#define ENTRY      7    /* bytes of a cross-reference: type, four of place, two of index */

static unsigned char *compress_bytes(struct arena *arena, const void *bytes, size_t length,
                                     size_t *compressed)
{
    uLongf room = compressBound((uLong)length);
    unsigned char *out = arena_alloc(arena, room);
    /* Neither of its errors can happen: the room is enough, and the arena ends the program. */
    if (compress2(out, &room, bytes, (uLong)length, Z_DEFAULT_COMPRESSION) != Z_OK)
        room = 0;
    *compressed = room;
    return out;
}

static void add_stream(struct text_buffer *out, size_t number, const char *entries,
                       const void *bytes, size_t length)
{
    size_t compressed;
    const unsigned char *packed = compress_bytes(out->arena, bytes, length, &compressed);
    text_buffer_add_format(out, "%zu 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>\nstream\n", number,
                           entries, compressed);
    text_buffer_add_n(out, (const char *)packed, compressed);
    text_buffer_add(out, "\nendstream\nendobj\n");
}

/* Objects [first, end) of the bodies, numbered from `number` on. */
static void add_object_stream(struct text_buffer *out, size_t own, const struct pdf_bodies *bodies,
                              size_t first, size_t end, size_t number)
{
    struct text_buffer text;
    size_t begin = bodies->begins[first];
    size_t stop = end < bodies->count ? bodies->begins[end] : bodies->length;
    text_buffer_init(&text, out->arena, TAIL_MAX);
    for (size_t i = first; i < end; i++)
        text_buffer_add_format(&text, "%zu %zu ", number + i, bodies->begins[i] - begin);
    size_t head = text.length;
    text_buffer_add_n(&text, bodies->text + begin, stop - begin);
    const char *entries =
        text_format(out->arena, "/Type/ObjStm/N %zu/First %zu", end - first, head);
    add_stream(out, own, entries, text.data, text.length);
}

/* --- cross references ------------------------------------------------------------------------ */

struct table {
    unsigned char *bytes; /* rows of a filter byte and an entry */
    size_t rows;
    unsigned char above[ENTRY];
};

/* Rows hold the difference from the row above (PNG's filter "up"): long runs of equal bytes. */
static void add_row(struct table *table, unsigned kind, size_t place, size_t index)
{
    unsigned char entry[ENTRY] = {(unsigned char)kind,          (unsigned char)(place >> 24),
                                  (unsigned char)(place >> 16), (unsigned char)(place >> 8),
                                  (unsigned char)place,         (unsigned char)(index >> 8),
                                  (unsigned char)index};
    unsigned char *row = table->bytes + table->rows++ * (ENTRY + 1);
    row[0] = 2;
    for (int i = 0; i < ENTRY; i++)
        row[i + 1] = (unsigned char)(entry[i] - table->above[i]);
    memcpy(table->above, entry, ENTRY);
}

static const char *identity_text(struct arena *arena, const unsigned char *identity)
{
    static const char digits[] = "0123456789ABCDEF";
    char *text = arena_alloc(arena, 33);
    for (int i = 0; i < 16; i++) {
        text[2 * i] = digits[identity[i] >> 4];
        text[2 * i + 1] = digits[identity[i] & 15];
    }
    return text;
}

const char *pdf_tail_write(struct arena *arena, const struct pdf_tail *tail,
                           const struct pdf_bodies *bodies, size_t *length)
{
    size_t streams = (bodies->count + PER_STREAM - 1) / PER_STREAM;
    size_t first_stream = tail->count + bodies->count, own = first_stream + streams;
    struct text_buffer out;
    struct table table = {.bytes = arena_alloc_array(arena, own + 1, ENTRY + 1)};
    size_t *offsets = arena_alloc_array(arena, streams + 1, sizeof *offsets);
    text_buffer_init(&out, arena, TAIL_MAX);
    for (size_t i = 0; i < streams; i++) {
        size_t first = i * PER_STREAM, end = first + PER_STREAM;
        offsets[i] = tail->begin + out.length;
        add_object_stream(&out, first_stream + i, bodies, first,
                          end < bodies->count ? end : bodies->count, tail->count);
    }
    for (size_t i = 0; i < tail->count; i++)
        add_row(&table, tail->offsets[i] ? 1 : 0, tail->offsets[i], tail->offsets[i] ? 0 : 65535);
    for (size_t i = 0; i < bodies->count; i++)
        add_row(&table, 2, first_stream + i / PER_STREAM, i % PER_STREAM);
    for (size_t i = 0; i < streams; i++)
        add_row(&table, 1, offsets[i], 0);
    size_t start = tail->begin + out.length;
    add_row(&table, 1, start, 0);
    const char *identity = identity_text(arena, tail->identity);
    const char *entries =
        text_format(arena,
                    "/Type/XRef/Size %zu/W[1 4 2]/Root %zu 0 R/Info %zu 0 R/ID[<%s><%s>]"
                    "/DecodeParms<</Predictor 12/Columns %d>>",
                    own + 1, tail->catalog, tail->info, identity, identity, ENTRY);
    add_stream(&out, own, entries, table.bytes, table.rows * (ENTRY + 1));
    text_buffer_add_format(&out, "startxref\n%zu\n%%%%EOF\n", start);
    *length = out.overflowed ? 0 : out.length;
    return out.data;
}
