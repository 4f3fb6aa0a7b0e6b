/* Footnotes that a text defines and nothing refers to: the Markdown library drops them without a
 * word. Reads lines, not Markdown: fences are passed over. */
#include "layouts/markdown.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

struct fence {
    char letter; /* 0: none is open */
    size_t length;
};

static bool inside_fence(struct fence *fence, const char *line)
{
    char letter = *line;
    size_t length = letter == '`' || letter == '~' ? strspn(line, letter == '`' ? "`" : "~") : 0;
    bool inside = fence->letter != 0;
    if (!inside && length >= 3)
        *fence = (struct fence){letter, length};
    else if (inside && letter == fence->letter && length >= fence->length)
        fence->letter = 0;
    return inside;
}

/* The name in a line that begins "[^name]:", or NULL. */
static const char *name_in(struct arena *arena, const char *line, size_t length)
{
    size_t name = 2;
    if (length < 5 || line[0] != '[' || line[1] != '^')
        return NULL;
    while (name < length && line[name] != ']')
        name++;
    if (name == 2 || name + 1 >= length || line[name + 1] != ':')
        return NULL;
    return text_copy_n(arena, line + 2, name - 2);
}

/* Names are compared as the library does: without regard to letter case. */
static bool is_named(struct arena *arena, const struct markdown *note, const char *name)
{
    for (; note; note = note->next) {
        if (text_equal(text_lower(arena, note->text), text_lower(arena, name)))
            return true;
    }
    return false;
}

struct markdown_stray *markdown_strays(struct arena *arena, const char *text,
                                       struct markdown_origin origin, const struct markdown *tree)
{
    struct markdown_stray *first = NULL, **end = &first;
    struct markdown *seen = NULL;
    struct fence fence = {0, 0};
    unsigned line = origin.line;
    for (const char *at = text; strstr(at, "[^"); line++) {
        size_t length = strcspn(at, "\n"), blank = strspn(at, " >");
        const char *name = NULL;
        if (blank < length && !inside_fence(&fence, at + blank))
            name = name_in(arena, at + blank, length - blank);
        bool again = name && is_named(arena, seen, name);
        if (name && (again || !is_named(arena, tree->notes, name))) {
            struct markdown_stray *stray = arena_alloc(arena, sizeof *stray);
            *stray = (struct markdown_stray){NULL, name, line, origin.column + (unsigned)blank,
                                             again};
            *end = stray;
            end = &stray->next;
        }
        if (name) {
            struct markdown *known = arena_alloc(arena, sizeof *known);
            known->text = name;
            known->next = seen;
            seen = known;
        }
        at += length + (at[length] == '\n');
    }
    return first;
}
