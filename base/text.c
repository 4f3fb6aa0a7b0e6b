/* Strings in an arena: copies, comparison, code points, splitting, digits.
 * Normalising, ordering and buffers have files of their own. */
#include "base/text.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"

char *text_copy_n(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc_array(arena, length + 1, 1);
    if (length > 0)
        memcpy(copy, text, length);
    return copy;
}

char *text_copy(struct arena *arena, const char *text)
{
    return text_copy_n(arena, text, strlen(text));
}

char *text_format_va(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0)
        return text_copy(arena, "");
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *text_format(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = text_format_va(arena, format, arguments);
    va_end(arguments);
    return text;
}

bool text_equal(const char *left, const char *right)
{
    return strcmp(left, right) == 0;
}

bool text_starts_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

bool text_ends_with(const char *text, const char *suffix)
{
    size_t length = strlen(text), tail = strlen(suffix);
    return tail <= length && memcmp(text + length - tail, suffix, tail) == 0;
}

bool text_is_among(const char *const *words, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(words[i], text))
            return true;
    return false;
}

bool text_is_empty(const char *text)
{
    return !text || text[0] == '\0';
}

/* How many bytes a lead byte asks for; 0 for a byte that cannot lead. */
static unsigned sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

uint32_t text_next(const char **cursor)
{
    const unsigned char *bytes = (const unsigned char *)*cursor;
    if (bytes[0] == 0)
        return 0;
    unsigned length = sequence_length(bytes[0]);
    if (length == 1) {
        *cursor += 1;
        return bytes[0];
    }
    uint32_t code_point = length == 0 ? 0 : bytes[0] & (0x7Fu >> length);
    for (unsigned i = 1; i < length; i++) {
        /* The terminating NUL is no continuation byte, so this never reads past the end. */
        if ((bytes[i] & 0xC0) != 0x80) {
            length = 0;
            break;
        }
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    }
    bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
    bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (length == 0 || overlong || surrogate || code_point > 0x10FFFF) {
        *cursor += 1;
        return 0xFFFD;
    }
    *cursor += length;
    return code_point;
}

size_t text_encode(uint32_t code_point, char out[4])
{
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = 0xFFFD;
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(unsigned char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(unsigned char)(lead[length] | code_point);
    return length;
}

size_t text_length(const char *text)
{
    size_t length = 0;
    for (const char *cursor = text; text_next(&cursor) != 0;)
        length++;
    return length;
}

/* Bytes of the blank at `text`: a space, tab, line break or NBSP; 0 when there is none. */
static size_t blank_length(const char *text)
{
    switch (*text) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\v':
    case '\f': return 1;
    case '\xC2': return text[1] == '\xA0' ? 2 : 0;
    default: return 0;
    }
}

/* The bounds of `text` without the blanks at both ends. */
static const char *trimmed(const char *text, const char *end, size_t *length)
{
    for (size_t blank; text < end && (blank = blank_length(text)) != 0;)
        text += blank;
    for (;;) {
        if (end - text >= 1 && blank_length(end - 1) == 1)
            end -= 1;
        else if (end - text >= 2 && blank_length(end - 2) == 2)
            end -= 2;
        else
            break;
    }
    *length = end > text ? (size_t)(end - text) : 0;
    return text;
}

char *text_trim(struct arena *arena, const char *text)
{
    size_t length;
    const char *start = trimmed(text, text + strlen(text), &length);
    return text_copy_n(arena, start, length);
}

size_t text_split(struct arena *arena, const char *text, const char *separators,
                  const char ***parts)
{
    size_t count = 0, capacity = 0;
    *parts = arena_grow(arena, NULL, 0, &capacity, sizeof **parts);
    for (const char *part = text;; part++) {
        const char *end = part + strcspn(part, separators);
        size_t length;
        const char *start = trimmed(part, end, &length);
        if (length > 0) {
            *parts = arena_grow(arena, *parts, count, &capacity, sizeof **parts);
            (*parts)[count++] = text_copy_n(arena, start, length);
        }
        if (*end == '\0')
            return count;
        part = end;
    }
}

char *text_lower(struct arena *arena, const char *text)
{
    char *lower = text_copy(arena, text);
    for (char *c = lower; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return lower;
}

size_t text_columns(const char *text)
{
    size_t width = 0;
    for (uint32_t letter = text_next(&text); letter != 0; letter = text_next(&text)) {
        bool mark = letter == 0x0E31 || (letter >= 0x0E34 && letter <= 0x0E3A) ||
                    (letter >= 0x0E47 && letter <= 0x0E4E) ||
                    (letter >= 0x200B && letter <= 0x200D);
        width += !mark;
    }
    return width;
}
