/* The words of diagnostics, in English and in Thai. Data go into them by our own substitution,
 * never through printf. */
#include "base/diag.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag_list.h"

/* 9 arguments and a field of 240 characters, each up to 4 bytes and perhaps named twice. */
enum { LONGEST_MESSAGE = 64 * 1024 };

static const struct {
    const char *name;
    const char *words[2]; /* by enum diag_language */
} messages[DIAG_CODE_COUNT] = {
#define DIAG_CODE(code, level, status, english, thai) {#code, {english, thai}},
#include "base/diag_codes.def"
#undef DIAG_CODE
};

const char *diag_code_name(enum diag_code code)
{
    return messages[code].name;
}

/* Puts in what the placeholder at `open` stands for and returns its length; 0 if it is none. */
static size_t substitute(struct text_buffer *out, const char *open, const struct diag_item *item)
{
    static const char field[] = "{field}";
    if (text_starts_with(open, field)) {
        text_buffer_add(out, item->place.field ? item->place.field : "");
        return sizeof field - 1;
    }
    if (open[0] == '{' && open[1] >= '1' && open[1] <= '9' && open[2] == '}') {
        size_t index = (size_t)(open[1] - '1');
        if (index < item->argument_count)
            text_buffer_add(out, item->arguments[index]);
        return 3;
    }
    return 0;
}

static void add_words(struct text_buffer *out, const struct diag_item *item,
                      enum diag_language language)
{
    for (const char *cursor = messages[item->code].words[language]; *cursor;) {
        size_t length = strcspn(cursor, "{");
        text_buffer_add_n(out, cursor, length);
        cursor += length;
        if (*cursor == '{') {
            length = substitute(out, cursor, item);
            if (length == 0)
                text_buffer_add_n(out, cursor, length = 1);
            cursor += length;
        }
    }
}

const char *diag_words(struct arena *arena, const struct diag_item *item,
                       enum diag_language language)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, LONGEST_MESSAGE);
    add_words(&out, item, language);
    return out.data;
}

const char *diag_message(struct arena *arena, const struct diag_item *item,
                         enum diag_language language)
{
    static const char *const levels[][2] = {
        [DIAG_NOTE] = {"note", "หมายเหตุ"},
        [DIAG_WARNING] = {"warning", "คำเตือน"},
        [DIAG_ERROR] = {"error", "ข้อผิดพลาด"},
    };
    struct text_buffer out;
    text_buffer_init(&out, arena, LONGEST_MESSAGE);
    if (item->place.file) {
        text_buffer_add(&out, item->place.file);
        if (item->place.line > 0) {
            text_buffer_add_format(&out, ":%u", item->place.line);
            if (item->place.column > 0)
                text_buffer_add_format(&out, ":%u", item->place.column);
        }
        text_buffer_add(&out, ": ");
    }
    text_buffer_add_format(&out, "%s %s: ", levels[item->level][language],
                           messages[item->code].name);
    add_words(&out, item, language);
    return out.data;
}

const char *diag_overflow_message(struct arena *arena, const struct diag *diag,
                                  enum diag_language language)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, LONGEST_MESSAGE);
    for (size_t code = 0; code < DIAG_CODE_COUNT; code++) {
        unsigned long left_out = diag_left_out(diag, (enum diag_code)code);
        if (left_out == 0)
            continue;
        if (out.length > 0)
            text_buffer_add(&out, "\n");
        if (language == DIAG_THAI)
            text_buffer_add_format(&out, "… และ %s อีก %lu รายการ", messages[code].name, left_out);
        else
            text_buffer_add_format(&out, "… and %lu more %s", left_out, messages[code].name);
    }
    return out.data;
}
