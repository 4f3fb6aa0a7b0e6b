/* Bytes → clean UTF-8, whatever the office's Excel saved (formats.md "Encoding per file", domain.md
 * 10.7). The only place that knows encodings. */
#ifndef RAINGAN_INPUT_ENCODING_H
#define RAINGAN_INPUT_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "input/bytes.h"

struct arena;

enum encoding {
    ENCODING_FIND, /* decide from the bytes */
    ENCODING_UTF_8,
    ENCODING_UTF_16, /* as asked for: without a byte order mark little endian unless zeros say big
                      */
    ENCODING_UTF_16_LITTLE,
    ENCODING_UTF_16_BIG,
    ENCODING_WINDOWS_874
};

/* What a byte that could not be read becomes: U+FFFF, no character. Whoever finds it in a cell
 * knows that the problem is already reported. Never in what this room gives to others. */
#define ENCODING_BAD_MARK "\xEF\xBF\xBF"

/* Looks at the bytes of a whole file, piece by piece, to decide. */
struct encoding_probe {
    unsigned char first[4];
    size_t first_count;
    unsigned char tail[4]; /* the beginning of a UTF-8 character that the next piece ends */
    size_t tail_count;
    bool utf_8;       /* valid so far */
    bool thai;        /* an assigned Thai letter was seen */
    bool windows_874; /* every byte is defined there */
};

void encoding_probe_start(struct encoding_probe *probe);
void encoding_probe_add(struct encoding_probe *probe, const unsigned char *bytes, size_t length);
/* The decision; *mark is the length of the byte order mark to skip. `asked` is packet.ini's
 * [input] encoding or ENCODING_FIND; a byte order mark wins over it. */
enum encoding encoding_probe_decide(const struct encoding_probe *probe, enum encoding asked,
                                    size_t *mark);

/* Whether Windows-874 defines the byte. */
bool encoding_windows_874_defined(unsigned char byte);

/* Reads a source as UTF-8, in pieces that never cut a character. */
struct encoding_reader;

/* Decides the encoding (one pass over the source) and stands at the beginning. Undefined bytes are
 * reported to `diag` with their own line and column as they are met. Released with the arena. */
struct encoding_reader *encoding_reader_new(struct arena *arena, struct bytes_source *source,
                                            const char *file, enum encoding asked,
                                            struct diag *diag);
/* The same for a source whose encoding is known; no byte order mark is looked for. Its bytes are
 * expected to be good: one that is not is reported, but its place is rough. */
struct encoding_reader *encoding_reader_known(struct arena *arena, struct bytes_source *source,
                                              const char *file, enum encoding known,
                                              struct diag *diag);
/* Back to the first character; from now on problems go to `diag`. */
void encoding_reader_restart(struct encoding_reader *reader, struct diag *diag);
/* The next piece, valid until the next call; its length, 0 at the end (or when the source failed,
 * which is then reported). Control characters pass: the callers know where they may stand. */
size_t encoding_reader_next(struct encoding_reader *reader, const char **piece);
/* Whether the file as a whole is something else than text of its encoding: that is reported, and nothing of
 * it is read. */
bool encoding_reader_refused(const struct encoding_reader *reader);
/* False when the source could not be read to its end. */
bool encoding_reader_complete(const struct encoding_reader *reader);

/* The whole source as one text of at most `limit` bytes; NULL when it is longer (reported). *length
 * may be longer than strlen() when the text holds NUL. */
const char *encoding_read_all(struct arena *arena, struct bytes_source *source, const char *file,
                              enum encoding asked, size_t limit, struct diag *diag, size_t *length);

#endif
