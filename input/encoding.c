/* Bytes → clean UTF-8. ICU's converters are used in this file only. Knows nothing of rows and
 * cells.
 *
 * Which converter: ICU's windows-874-2000 maps every byte that Windows-874 defines as
 * domain.md 10.7 says, but gives the undefined ones C1 controls and private characters instead of
 * refusing them (ibm-1162 gives C1 controls, ibm-874 lacks the quotation marks and means others by
 * 0xA0, 0xDB–0xDE). So our own list of defined bytes decides, and the converter only sees those. It
 * is asked once for each of them: files are long. */
#include "input/encoding.h"

#include <string.h>
#include <unicode/ucnv.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/encoding_signs.h"
#include "input/utf8.h"

enum { INPUT_SIZE = 64 * 1024, UNIT_SIZE = 16 * 1024, UTF_8_MOST = 4 };

/* After so many undefined bytes a file is no text: it is read no further. */
enum { MOST_FAULTS = 10000 };

struct encoding_reader {
    struct arena *arena;
    struct bytes_source *source;
    const char *file;
    struct diag *diag;
    enum encoding encoding;
    size_t mark; /* length of the byte order mark */
    bool refused; /* the file as a whole is something else: reported, nothing of it is read */
    bool clean;  /* no byte of the file is undefined: no need to know places */
    bool ended;  /* the source has given everything */
    bool broken; /* there is no converter, or too many faults */
    size_t faults;
    bool complained; /* the source's failure was reported */
    unsigned line;   /* place of the next character, counted only unless clean */
    unsigned column;
    bool after_return; /* the character before was CR: an LF now is the same line break */
    UConverter *converter;
    char characters[256][UTF_8_MOST]; /* what the bytes of Windows-874 mean */
    unsigned char lengths[256];       /* 0: undefined */
    unsigned char faulty[4];          /* bytes that ICU refused, to be reported next */
    size_t faulty_count;
    UChar high; /* half a pair left over from the last piece */
    unsigned char *input;
    size_t begin;
    size_t end;
    char *output;
};

static void close_converter(void *object)
{
    ucnv_close(object);
}

static void learn_windows_874(struct encoding_reader *reader, UErrorCode *status)
{
    for (unsigned i = 0; i < sizeof reader->lengths && U_SUCCESS(*status); i++) {
        UChar unit = 0;
        UChar *to = &unit;
        const char byte = (char)i;
        const char *from = &byte;
        if (encoding_windows_874_defined((unsigned char)i)) {
            ucnv_toUnicode(reader->converter, &to, &unit + 1, &from, &byte + 1, NULL, false,
                           status);
            reader->lengths[i] = (unsigned char)text_encode(unit, reader->characters[i]);
        }
    }
}

static void open_converter(struct encoding_reader *reader)
{
    const char *name = "windows-874-2000";
    if (reader->encoding == ENCODING_UTF_8) {
        return;
    }
    if (reader->encoding == ENCODING_UTF_16_LITTLE) {
        name = "UTF-16LE";
    } else if (reader->encoding == ENCODING_UTF_16_BIG) {
        name = "UTF-16BE";
    }
    UErrorCode status = U_ZERO_ERROR;
    reader->converter = ucnv_open(name, &status);
    if (U_SUCCESS(status)) {
        ucnv_setToUCallBack(reader->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    }
    if (U_SUCCESS(status) && reader->encoding == ENCODING_WINDOWS_874) {
        learn_windows_874(reader, &status);
    }
    if (U_FAILURE(status)) {
        diag_report(reader->diag, CSV014, diag_file(reader->file), name, u_errorName(status));
        ucnv_close(reader->converter);
        reader->converter = NULL; /* every restart then finds the reader broken */
        return;
    }
    arena_on_free(reader->arena, close_converter, reader->converter);
}

/* One message about the whole file in place of one about each byte. */
static void refuse(struct encoding_reader *reader, const struct encoding_signs *signs,
                   const struct encoding_probe *probe, enum encoding asked)
{
    enum diag_code code;
    enum encoding likely;
    reader->refused = encoding_verdict(signs, probe, asked, reader->mark, &code, &likely);
    if (reader->refused) {
        diag_report(reader->diag, code, diag_at(reader->file, 1, 1, NULL), encoding_name(asked),
                    encoding_name(likely));
    }
}

static void probe_source(struct encoding_reader *reader, enum encoding asked)
{
    struct encoding_probe probe;
    encoding_probe_start(&probe);
    if (!bytes_rewind(reader->source)) {
        reader->encoding = ENCODING_UTF_8; /* nothing to decide on; the restart reports it */
        return;
    }
    size_t got = bytes_read(reader->source, reader->input, INPUT_SIZE);
    struct encoding_signs signs = encoding_signs_of(reader->input, got);
    for (; got > 0; got = bytes_read(reader->source, reader->input, INPUT_SIZE)) {
        encoding_probe_add(&probe, reader->input, got);
    }
    reader->encoding = encoding_probe_decide(&probe, asked, &reader->mark);
    refuse(reader, &signs, &probe, asked);
    /* A damaged file of UTF-8: its few faults are named, not all that Windows-874 lacks. */
    if (asked == ENCODING_FIND && reader->encoding == ENCODING_WINDOWS_874 &&
        encoding_is_damaged_utf_8(&signs, &probe)) {
        reader->encoding = ENCODING_UTF_8;
    }
    if (reader->encoding == ENCODING_UTF_8) {
        reader->clean = probe.utf_8 && probe.tail_count == 0;
    } else {
        reader->clean = reader->encoding == ENCODING_WINDOWS_874 && probe.windows_874;
    }
}

static struct encoding_reader *allocate(struct arena *arena, struct bytes_source *source,
                                        const char *file, struct diag *diag)
{
    struct encoding_reader *reader = arena_alloc(arena, sizeof *reader);
    reader->arena = arena;
    reader->source = source;
    reader->file = file;
    reader->diag = diag;
    reader->input = arena_alloc(arena, INPUT_SIZE);
    reader->output = arena_alloc(arena, (size_t)UNIT_SIZE * 3 + UTF_8_MOST);
    return reader;
}

struct encoding_reader *encoding_reader_new(struct arena *arena, struct bytes_source *source,
                                            const char *file, enum encoding asked,
                                            struct diag *diag)
{
    struct encoding_reader *reader = allocate(arena, source, file, diag);
    probe_source(reader, asked);
    open_converter(reader);
    encoding_reader_restart(reader, diag);
    return reader;
}

struct encoding_reader *encoding_reader_known(struct arena *arena, struct bytes_source *source,
                                              const char *file, enum encoding known,
                                              struct diag *diag)
{
    struct encoding_reader *reader = allocate(arena, source, file, diag);
    reader->encoding = known;
    reader->clean = true;
    open_converter(reader);
    encoding_reader_restart(reader, diag);
    return reader;
}

static void complain(struct encoding_reader *reader)
{
    if (reader->source->error != 0 && !reader->complained) {
        reader->complained = true;
        diag_report(reader->diag, CSV005, diag_file(reader->file), strerror(reader->source->error));
    }
}

static void fill(struct encoding_reader *reader)
{
    size_t kept = reader->end - reader->begin;
    if (kept > 0) {
        memmove(reader->input, reader->input + reader->begin, kept);
    }
    size_t got = bytes_read(reader->source, reader->input + kept, INPUT_SIZE - kept);
    reader->begin = 0;
    reader->end = kept + got;
    if (got == 0) {
        reader->ended = true;
        complain(reader);
    }
}

void encoding_reader_restart(struct encoding_reader *reader, struct diag *diag)
{
    bool failed = reader->source->error != 0;
    reader->diag = diag;
    reader->complained = false;
    reader->ended = false;
    reader->begin = 0;
    reader->end = 0;
    reader->line = 1;
    reader->column = 1;
    reader->after_return = false;
    reader->faulty_count = 0;
    reader->faults = 0;
    reader->broken = reader->refused ||
                     (reader->converter == NULL && reader->encoding != ENCODING_UTF_8);
    reader->high = 0;
    if (reader->converter != NULL) {
        ucnv_reset(reader->converter);
    }
    if (failed || reader->broken || !bytes_rewind(reader->source)) {
        reader->ended = true;
        complain(reader);
        return;
    }
    while (!reader->ended && reader->end < reader->mark) {
        fill(reader);
    }
    reader->begin = reader->mark < reader->end ? reader->mark : reader->end;
}

/* Moves the place past what is given out. */
static void advance(struct encoding_reader *reader, const char *piece, size_t length)
{
    if (reader->clean) {
        return;
    }
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)piece[i];
        if (byte == '\r' || (byte == '\n' && !reader->after_return)) {
            reader->line++;
            reader->column = 1;
        } else if ((byte & 0xC0) != 0x80 && byte != '\n') {
            reader->column++;
        }
        reader->after_return = byte == '\r';
    }
}

/* Reports the undefined bytes at the present place and gives the mark for them. */
static size_t give_mark(struct encoding_reader *reader, const unsigned char *bytes, size_t count,
                        const char **piece)
{
    char digits[3 * 4 + 1] = "";
    static const char hexadecimal[] = "0123456789ABCDEF";
    size_t length = 0;
    for (size_t i = 0; i < count && i < 4; i++) {
        if (i > 0) {
            digits[length++] = ' ';
        }
        digits[length++] = hexadecimal[bytes[i] >> 4];
        digits[length++] = hexadecimal[bytes[i] & 15];
    }
    digits[length] = '\0';
    enum diag_code code = CSV012;
    if (reader->encoding == ENCODING_UTF_8) {
        code = CSV011;
    } else if (reader->encoding == ENCODING_WINDOWS_874) {
        code = CSV010;
    }
    diag_report(reader->diag, code, diag_at(reader->file, reader->line, reader->column, NULL),
                digits);
    *piece = ENCODING_BAD_MARK;
    if (++reader->faults >= MOST_FAULTS) {
        reader->broken = true;
    }
    reader->clean = false; /* the file changed under us if it was clean: then places are rough */
    advance(reader, *piece, 3);
    return 3;
}

static size_t next_utf_8(struct encoding_reader *reader, const char **piece)
{
    for (;;) {
        const unsigned char *bytes = reader->input + reader->begin;
        size_t length = reader->end - reader->begin;
        size_t faulty;
        bool cut;
        size_t valid = utf8_prefix(bytes, length, &faulty, &cut, NULL);
        if (valid > 0) {
            reader->begin += valid;
            *piece = (const char *)bytes;
            advance(reader, *piece, valid);
            return valid;
        }
        if (length > 0 && (!cut || reader->ended)) {
            reader->begin += faulty;
            return give_mark(reader, bytes, faulty, piece);
        }
        if (reader->ended) {
            return 0;
        }
        fill(reader);
    }
}

/* UTF-16 units → UTF-8 in the output buffer. ICU may cut a pair between two calls. */
static size_t encode_units(struct encoding_reader *reader, const UChar *units, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t unit = units[i];
        if (U16_IS_LEAD(unit)) {
            reader->high = units[i];
            continue;
        }
        if (U16_IS_TRAIL(unit)) {
            unit = (uint32_t)U16_GET_SUPPLEMENTARY(reader->high, unit);
        }
        length += text_encode(unit, reader->output + length);
    }
    return length;
}

/* Converts UTF-16; what ICU refuses is kept in `faulty`. */
static size_t convert(struct encoding_reader *reader, bool flush)
{
    UChar units[UNIT_SIZE];
    UChar *unit = units;
    const char *from = (const char *)(reader->input + reader->begin);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(reader->converter, &unit, units + UNIT_SIZE, &from,
                   (const char *)(reader->input + reader->end), NULL, flush, &status);
    reader->begin = (size_t)((const unsigned char *)from - reader->input);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
        int8_t count = (int8_t)sizeof reader->faulty;
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(reader->converter, (char *)reader->faulty, &count, &ignored);
        reader->faulty_count = count > 0 ? (size_t)count : 1;
        ucnv_resetToUnicode(reader->converter);
    }
    return encode_units(reader, units, (size_t)(unit - units));
}

static size_t next_windows_874(struct encoding_reader *reader, const char **piece)
{
    while (reader->begin == reader->end && !reader->ended) {
        fill(reader);
    }
    const unsigned char *bytes = reader->input + reader->begin;
    size_t length = reader->end - reader->begin;
    size_t count = 0;
    size_t given = 0;
    if (length == 0) {
        return 0;
    }
    if (reader->lengths[bytes[0]] == 0) {
        reader->begin++;
        return give_mark(reader, bytes, 1, piece);
    }
    for (; count < length && count < UNIT_SIZE && reader->lengths[bytes[count]] > 0; count++) {
        memcpy(reader->output + given, reader->characters[bytes[count]], UTF_8_MOST);
        given += reader->lengths[bytes[count]];
    }
    reader->begin += count;
    *piece = reader->output;
    advance(reader, reader->output, given);
    return given;
}

static size_t next_utf_16(struct encoding_reader *reader, const char **piece)
{
    for (;;) {
        if (reader->faulty_count > 0) {
            size_t count = reader->faulty_count;
            reader->faulty_count = 0;
            return give_mark(reader, reader->faulty, count, piece);
        }
        if (reader->begin == reader->end && !reader->ended) {
            fill(reader);
        }
        bool last = reader->ended && reader->begin == reader->end;
        size_t given = convert(reader, last);
        if (given > 0) {
            *piece = reader->output;
            advance(reader, reader->output, given);
            return given;
        }
        if (last && reader->faulty_count == 0) {
            return 0;
        }
    }
}

size_t encoding_reader_next(struct encoding_reader *reader, const char **piece)
{
    if (reader->broken) {
        return 0;
    }
    switch (reader->encoding) {
    case ENCODING_UTF_8: return next_utf_8(reader, piece);
    case ENCODING_WINDOWS_874: return next_windows_874(reader, piece);
    case ENCODING_FIND:
    case ENCODING_UTF_16:
    case ENCODING_UTF_16_LITTLE:
    case ENCODING_UTF_16_BIG: break;
    }
    return next_utf_16(reader, piece);
}

bool encoding_reader_refused(const struct encoding_reader *reader)
{
    return reader->refused;
}

bool encoding_reader_complete(const struct encoding_reader *reader)
{
    return reader->source->error == 0 && !reader->broken;
}

const char *encoding_read_all(struct arena *arena, struct bytes_source *source, const char *file,
                              enum encoding asked, size_t limit, struct diag *diag, size_t *length)
{
    struct arena *scratch = arena_new_scratch(arena);
    struct encoding_reader *reader = encoding_reader_new(scratch, source, file, asked, diag);
    struct text_buffer buffer;
    text_buffer_init(&buffer, scratch, limit);
    for (;;) {
        const char *piece;
        size_t given = encoding_reader_next(reader, &piece);
        if (given == 0) {
            break;
        }
        text_buffer_add_n(&buffer, piece, given);
        if (buffer.overflowed) {
            diag_report(diag, CSV004, diag_file(file), text_format(scratch, "%zu", limit / 1024));
            break;
        }
    }
    bool good = encoding_reader_complete(reader) && !buffer.overflowed;
    const char *text = good ? text_copy_n(arena, buffer.data, buffer.length) : NULL;
    *length = buffer.length;
    arena_free(scratch);
    return text;
}
