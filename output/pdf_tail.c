/* Writes the end of a PDF file as ISO 32000-1, 7.5.7 and 7.5.8 have it. libharu knows neither
 * object streams nor cross-reference streams; a structure tree of small dictionaries would be
 * ten times as large without them. Knows no library. */
#include "output/pdf_tail.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/pdf_deflate.h"

#define TAIL_MAX   ((size_t)512 << 20)
#define PER_STREAM 1000 /* objects; few streams compress best */
#define ENTRY      7    /* bytes of a cross-reference: type, four of place, two of index */

static void add_stream(struct text_buffer *out, size_t number, const char *entries,
                       const void *bytes, size_t length)
{
    size_t compressed;
    struct arena *scratch = arena_new_scratch(out->arena);
    const unsigned char *packed = pdf_deflate(scratch, bytes, length, &compressed);
    text_buffer_add_format(out, "%zu 0 obj\n<<%s/Filter/FlateDecode/Length %zu>>\nstream\n", number,
                           entries, compressed);
    text_buffer_add_n(out, (const char *)packed, compressed);
    text_buffer_add(out, "\nendstream\nendobj\n");
    arena_free(scratch);
}

/* Objects [first, end) of the bodies, numbered from `number` on. */
static void add_object_stream(struct text_buffer *out, size_t own, const struct pdf_bodies *bodies,
                              size_t first, size_t end, size_t number)
{
    struct text_buffer text;
    struct arena *scratch = arena_new_scratch(out->arena);
    size_t begin = bodies->begins[first];
    size_t stop = end < bodies->count ? bodies->begins[end] : bodies->length;
    text_buffer_init(&text, scratch, TAIL_MAX);
    for (size_t i = first; i < end; i++)
        text_buffer_add_format(&text, "%zu %zu ", number + i, bodies->begins[i] - begin);
    size_t head = text.length;
    text_buffer_add_n(&text, bodies->text + begin, stop - begin);
    const char *entries =
        text_format(out->arena, "/Type/ObjStm/N %zu/First %zu", end - first, head);
    add_stream(out, own, entries, text.data, text.length);
    arena_free(scratch);
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

/* The bodies in streams, numbered from `number` on; the streams' own numbers follow. Gives the
 * places of the streams and how many there are. */
static size_t *add_object_streams(struct text_buffer *out, size_t begin,
                                  const struct pdf_bodies *bodies, size_t number, size_t *count)
{
    *count = (bodies->count + PER_STREAM - 1) / PER_STREAM;
    size_t *offsets = arena_alloc_array(out->arena, *count + 1, sizeof *offsets);
    for (size_t i = 0; i < *count; i++) {
        size_t first = i * PER_STREAM, end = first + PER_STREAM;
        offsets[i] = begin + out->length;
        add_object_stream(out, number + bodies->count + i, bodies, first,
                          end < bodies->count ? end : bodies->count, number);
    }
    return offsets;
}

/* The rows of bodies numbered from `number` on, of their streams, and of what stands at `own`. */
static void add_new_rows(struct table *table, const struct pdf_bodies *bodies, size_t number,
                         const size_t *streams, size_t count, size_t own)
{
    for (size_t i = 0; i < bodies->count; i++)
        add_row(table, 2, number + bodies->count + i / PER_STREAM, i % PER_STREAM);
    for (size_t i = 0; i < count; i++)
        add_row(table, 1, streams[i], 0);
    add_row(table, 1, own, 0);
}

/* The cross-reference stream, the last object. */
static void add_table(struct text_buffer *out, size_t begin, size_t number, const char *entries,
                      const struct table *table)
{
    size_t start = begin + out->length;
    add_stream(out, number,
               text_format(out->arena,
                           "/Type/XRef/Size %zu/W[1 4 2]%s/DecodeParms<</Predictor 12/Columns %d>>",
                           number + 1, entries, ENTRY),
               table->bytes, table->rows * (ENTRY + 1));
    text_buffer_add_format(out, "startxref\n%zu\n%%%%EOF\n", start);
}

const char *pdf_tail_write(struct arena *arena, const struct pdf_tail *tail,
                           const struct pdf_bodies *bodies, size_t *length)
{
    struct text_buffer out;
    size_t count;
    text_buffer_init(&out, arena, TAIL_MAX);
    size_t *streams = add_object_streams(&out, tail->begin, bodies, tail->count, &count);
    size_t own = tail->count + bodies->count + count;
    struct table table = {.bytes = arena_alloc_array(arena, own + 1, ENTRY + 1)};
    for (size_t i = 0; i < tail->count; i++)
        add_row(&table, tail->offsets[i] ? 1 : 0, tail->offsets[i], tail->offsets[i] ? 0 : 65535);
    add_new_rows(&table, bodies, tail->count, streams, count, tail->begin + out.length);
    const char *identity = identity_text(arena, tail->identity);
    add_table(&out, tail->begin, own,
              text_format(arena, "/Root %zu 0 R/Info %zu 0 R/ID[<%s><%s>]", tail->catalog,
                          tail->info, identity, identity),
              &table);
    *length = out.overflowed ? 0 : out.length;
    return out.data;
}

const char *pdf_tail_update(struct arena *arena, const struct pdf_update *update,
                            const struct pdf_bodies *bodies, size_t *length)
{
    struct text_buffer out, index;
    size_t count;
    text_buffer_init(&out, arena, TAIL_MAX);
    text_buffer_init(&index, arena, TAIL_MAX);
    struct table table = {.bytes = arena_alloc_array(arena,
                                                     update->replacement_count + bodies->count +
                                                         bodies->count / PER_STREAM + 3,
                                                     ENTRY + 1)};
    for (size_t i = 0; i < update->replacement_count; i++) {
        const struct pdf_replacement *one = &update->replacements[i];
        add_row(&table, 1, update->begin + out.length, 0);
        text_buffer_add_format(&index, "%zu 1 ", one->number);
        text_buffer_add_format(&out, "%zu 0 obj\n", one->number);
        text_buffer_add_n(&out, one->text, one->length);
        text_buffer_add(&out, "endobj\n");
    }
    size_t *streams = add_object_streams(&out, update->begin, bodies, update->size, &count);
    size_t own = update->size + bodies->count + count;
    add_new_rows(&table, bodies, update->size, streams, count, update->begin + out.length);
    add_table(&out, update->begin, own,
              text_format(arena, "/Index[%s%zu %zu]/Prev %zu/Root %zu 0 R/Info %zu 0 R/ID[%s]",
                          index.data ? index.data : "", update->size, own + 1 - update->size,
                          update->previous, update->catalog, update->info, update->identity),
              &table);
    *length = out.overflowed ? 0 : out.length;
    return out.data;
}
