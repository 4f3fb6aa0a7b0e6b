/* raingan breaks: reads a text, marks its breaks. */
#include "generator/breaks_out.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "input/bytes.h"
#include "input/encoding.h"
#include "input/reference.h"

enum { TEXT_LIMIT = 16 << 20, PIECE = 1 << 16, GROWTH = 4 };

/* All bytes, also of a pipe, which cannot be read twice. False with errno; one byte more than the
 * limit is read of a text that is too long, so that it is found to be so. */
static bool read_bytes(struct arena *arena, const char *file, struct text_buffer *out)
{
    static const char STANDARD_INPUT[] = "-";
    char *piece = arena_alloc(arena, PIECE);
    bool standard = text_equal(file, STANDARD_INPUT);
    int descriptor = standard ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC);
    ssize_t length = -1;
    if (descriptor < 0)
        return false;
    while (out->length <= TEXT_LIMIT) {
        length = read(descriptor, piece, PIECE);
        if (length > 0)
            text_buffer_add_n(out, piece, (size_t)length);
        else if (length == 0 || errno != EINTR)
            break;
    }
    int error = errno;
    if (!standard)
        close(descriptor);
    errno = error;
    return length >= 0;
}

static const char *mark_of(unsigned char class)
{
    switch (class) {
    case BREAK_DEAR: return "~";
    case BREAK_FREE:
    case BREAK_BEST:
    case BREAK_MUST: return "|";
    default: return "";
    }
}

static void add_line(struct breaker *breaker, const char *line, size_t length,
                     unsigned char *classes, struct text_buffer *out)
{
    breaker_find(breaker, line, length, classes);
    size_t from = 0;
    for (size_t i = 1; i < length; i++) {
        const char *mark = mark_of(classes[i]);
        if (!*mark)
            continue;
        text_buffer_add_n(out, line + from, i - from);
        text_buffer_add(out, mark);
        from = i;
    }
    text_buffer_add_n(out, line + from, length - from);
    text_buffer_add(out, "\n");
}

bool breaks_marked(struct arena *arena, const char *file, const char *office_words,
                   const char *data_folder, struct diag *diag, struct text_buffer *out)
{
    struct text_buffer bytes;
    size_t length = 0, errors = diag_count(diag, DIAG_ERROR);
    text_buffer_init(&bytes, arena, TEXT_LIMIT + PIECE);
    text_buffer_init(out, arena, (size_t)GROWTH * TEXT_LIMIT);
    if (!read_bytes(arena, file, &bytes)) {
        bytes_report(diag, file, errno == EISDIR ? BYTES_NOT_A_FILE : BYTES_UNREADABLE, errno);
        return false;
    }
    struct bytes_source source = bytes_of_memory(bytes.data, bytes.length);
    const char *text =
        encoding_read_all(arena, &source, file, ENCODING_FIND, TEXT_LIMIT, diag, &length);
    const struct break_engines *engines =
        break_engines_new(arena, text_format(arena, "%s/fonts/words", data_folder), diag);
    struct breaker *breaker = breaker_new(arena, engines, office_words,
                                          reference_months(arena, data_folder, diag), diag);
    if (!text || !breaker || diag_count(diag, DIAG_ERROR) > errors)
        return false;
    unsigned char *classes = arena_alloc(arena, length + 1);
    for (const char *line = text, *end = text + length; line < end;) {
        const char *feed = memchr(line, '\n', (size_t)(end - line));
        const char *next = feed ? feed + 1 : end;
        size_t count = (size_t)((feed ? feed : end) - line);
        if (count > 0 && line[count - 1] == '\r')
            count--;
        add_line(breaker, line, count, classes, out);
        line = next;
    }
    return true;
}
