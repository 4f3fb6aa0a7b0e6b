/* Reads INI text line by line. Reports nothing, opens no file, knows no key. */
#include "base/ini_lines.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

/* A piece of the text, not terminated. */
struct span {
    const char *start;
    size_t length;
};

static bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\r';
}

static struct span trimmed(struct span span)
{
    while (span.length > 0 && is_blank(span.start[0])) {
        span.start++;
        span.length--;
    }
    while (span.length > 0 && is_blank(span.start[span.length - 1]))
        span.length--;
    return span;
}

static struct span without_quotes(struct span span)
{
    if (span.length >= 2 && span.start[0] == '"' && span.start[span.length - 1] == '"')
        return (struct span){span.start + 1, span.length - 2};
    return span;
}

static char lower(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

static bool same_name(const char *left, const char *right)
{
    while (*left && lower(*left) == lower(*right)) {
        left++;
        right++;
    }
    return lower(*left) == lower(*right);
}

const struct ini_line *ini_lines_find(const struct ini_line *lines, size_t count,
                                      const char *section, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (lines[i].kind == INI_LINE_VALUE && same_name(lines[i].section, section) &&
            same_name(lines[i].key, key))
            return &lines[i];
    }
    return NULL;
}

/* What one trimmed line says; section and number are filled in by the caller. */
static struct ini_line read_line(struct arena *arena, struct span span)
{
    struct ini_line entry = {INI_LINE_BAD, "", "", "", 0, 0};
    if (span.start[0] == '[') {
        struct span name = {span.start + 1, span.length - 1};
        if (name.length > 0 && name.start[name.length - 1] == ']') {
            name.length--;
            name = trimmed(name);
            if (name.length > 0) {
                entry.kind = INI_LINE_SECTION;
                entry.section = text_copy_n(arena, name.start, name.length);
                return entry;
            }
        }
    } else {
        const char *equals = memchr(span.start, '=', span.length);
        if (equals && equals > span.start) {
            struct span key = trimmed((struct span){span.start, (size_t)(equals - span.start)});
            size_t rest = span.length - (size_t)(equals - span.start) - 1;
            struct span value = without_quotes(trimmed((struct span){equals + 1, rest}));
            entry.kind = INI_LINE_VALUE;
            entry.key = text_copy_n(arena, key.start, key.length);
            entry.value = text_copy_n(arena, value.start, value.length);
            return entry;
        }
    }
    entry.value = text_copy_n(arena, span.start, span.length);
    return entry;
}

size_t ini_lines_read(struct arena *arena, const char *text, size_t length, unsigned first_line,
                      struct ini_line **lines)
{
    static const char bom[] = "\xEF\xBB\xBF";
    const char *end = text + length;
    size_t count = 0, capacity = 0;
    const char *section = "";
    *lines = NULL;
    if (length >= 3 && memcmp(text, bom, 3) == 0)
        text += 3;
    for (unsigned number = first_line; text < end; number++) {
        const char *line_end = memchr(text, '\n', (size_t)(end - text));
        if (!line_end)
            line_end = end;
        struct span span = trimmed((struct span){text, (size_t)(line_end - text)});
        text = line_end < end ? line_end + 1 : end;
        if (span.length == 0 || span.start[0] == ';' || span.start[0] == '#')
            continue;
        struct ini_line entry = read_line(arena, span);
        entry.line = number;
        if (entry.kind == INI_LINE_SECTION)
            section = entry.section;
        entry.section = section;
        if (entry.kind == INI_LINE_VALUE) {
            const struct ini_line *before = ini_lines_find(*lines, count, section, entry.key);
            if (before) {
                entry.kind = INI_LINE_DUPLICATE;
                entry.first_line = before->line;
            }
        }
        *lines = arena_grow(arena, *lines, count, &capacity, sizeof **lines);
        (*lines)[count++] = entry;
    }
    return count;
}
