/* Makes sheet names legal and unique. */
#include "output/xlsx_names.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { NAME_UNITS_MAX = 31 };

static bool is_mark(uint32_t code_point)
{
    return code_point == 0x0E31 || (code_point >= 0x0E33 && code_point <= 0x0E3A) ||
           (code_point >= 0x0E47 && code_point <= 0x0E4E);
}

/* The bytes of `text` that fit in `units` UTF-16 units without tearing a base from its marks. */
static size_t fitting_bytes(const char *text, size_t units)
{
    const char *cursor = text;
    size_t used = 0, fitting = 0;
    while (*cursor) {
        const char *start = cursor;
        uint32_t code_point = text_next(&cursor);
        if (!is_mark(code_point))
            fitting = (size_t)(start - text);
        used += code_point > 0xFFFF ? 2 : 1;
        if (used > units)
            return fitting;
    }
    return (size_t)(cursor - text);
}

static const char *legal(struct arena *arena, const char *wish)
{
    char *name = text_copy(arena, wish);
    for (char *c = name; *c; c++) {
        if (strchr("[]:*?/\\", *c) || (unsigned char)*c < 0x20)
            *c = ' ';
    }
    while (*name == '\'' || *name == ' ')
        name++;
    name[fitting_bytes(name, NAME_UNITS_MAX)] = '\0';
    for (size_t end = strlen(name); end > 0 && (name[end - 1] == '\'' || name[end - 1] == ' ');)
        name[--end] = '\0';
    return *name ? name : "ตาราง";
}

static bool is_taken(struct arena *arena, const char *name, const char *const *taken,
                     size_t count)
{
    const char *lower = text_lower(arena, name);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(lower, text_lower(arena, taken[i])))
            return true;
    }
    return false;
}

const char *xlsx_sheet_name(struct arena *arena, const char *wish, const char *const *taken,
                            size_t taken_count)
{
    const char *base = legal(arena, wish);
    const char *name = base;
    for (unsigned number = 2; is_taken(arena, name, taken, taken_count); number++) {
        const char *suffix = text_format(arena, " (%u)", number);
        size_t keep = fitting_bytes(base, NAME_UNITS_MAX - strlen(suffix));
        name = text_format(arena, "%.*s%s", (int)keep, base, suffix);
    }
    return name;
}

const char *xlsx_quoted_name(struct arena *arena, const char *name)
{
    struct text_buffer quoted;
    text_buffer_init(&quoted, arena, 1024);
    text_buffer_add(&quoted, "'");
    for (const char *c = name; *c; c++) {
        text_buffer_add_n(&quoted, c, 1);
        if (*c == '\'')
            text_buffer_add(&quoted, "'");
    }
    text_buffer_add(&quoted, "'");
    return quoted.data;
}
