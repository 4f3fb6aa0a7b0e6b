/* The growing string: born with its maximum, so that hostile input cannot grow it without end. */
#include "base/text.h"

#include <string.h>

#include "base/arena.h"

enum { FIRST_CAPACITY = 64 };

void text_buffer_init(struct text_buffer *buffer, struct arena *arena, size_t maximum)
{
    *buffer = (struct text_buffer){
        .arena = arena,
        .data = arena_alloc(arena, FIRST_CAPACITY),
        .capacity = FIRST_CAPACITY,
        .maximum = maximum,
    };
}

void text_buffer_add_n(struct text_buffer *buffer, const char *text, size_t length)
{
    /* Once something was refused nothing more is added: a hole would be worse than an end. */
    if (buffer->overflowed || length > buffer->maximum - buffer->length) {
        buffer->overflowed = true;
        return;
    }
    size_t needed = buffer->length + length + 1;
    if (needed > buffer->capacity) {
        size_t capacity = buffer->capacity;
        while (capacity < needed)
            capacity = capacity > needed / 2 ? needed : capacity * 2;
        if (capacity < buffer->capacity * 2)
            capacity = buffer->capacity * 2;
        buffer->data = arena_resize(buffer->arena, buffer->data, buffer->capacity, capacity);
        buffer->capacity = capacity;
    }
    if (length > 0)
        memcpy(buffer->data + buffer->length, text, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void text_buffer_add(struct text_buffer *buffer, const char *text)
{
    text_buffer_add_n(buffer, text, strlen(text));
}

void text_buffer_add_format(struct text_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    text_buffer_add(buffer, text_format_va(buffer->arena, format, arguments));
    va_end(arguments);
}
