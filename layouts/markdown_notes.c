/* Footnotes that a text defines and nothing refers to: the Markdown library drops them without a
 * word. Reads lines, not Markdown: fences are passed over. */
#include "layouts/markdown.h"

#include <stdlib.h>
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

/* A line that begins "[^name]:". Names are compared as the library does: without regard to letter
 * case. */
struct definition {
    const char *name, *lower;
    unsigned line, column;
    bool again; /* there is one of its name before it */
};

struct definitions {
    struct definition *list;
    size_t count, capacity;
};

static void find_definitions(struct arena *arena, const char *text, struct markdown_origin origin,
                             struct definitions *out)
{
    struct fence fence = {0, 0};
    const char *at = text, *next = strstr(text, "[^");
    for (unsigned line = origin.line; next; line++) {
        size_t length = strcspn(at, "\n"), blank = strspn(at, " >");
        const char *name = NULL;
        if (blank < length && !inside_fence(&fence, at + blank))
            name = name_in(arena, at + blank, length - blank);
        if (name) {
            out->list = arena_grow(arena, out->list, out->count, &out->capacity, sizeof *out->list);
            out->list[out->count++] = (struct definition){name, text_lower(arena, name), line,
                                                          origin.column + (unsigned)blank, false};
        }
        at += length + (at[length] == '\n');
        next = next < at ? strstr(at, "[^") : next;
    }
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Those of one name in the order of the text. */
static int compare_definitions(const void *a, const void *b)
{
    const struct definition *const *one = a, *const *other = b;
    int names = strcmp((*one)->lower, (*other)->lower);
    return names ? names : (*one > *other) - (*one < *other);
}

static void mark_second_ones(struct arena *arena, struct definitions *all)
{
    struct definition **sorted = arena_alloc_array(arena, all->count + 1, sizeof *sorted);
    for (size_t i = 0; i < all->count; i++)
        sorted[i] = &all->list[i];
    qsort(sorted, all->count, sizeof *sorted, compare_definitions);
    for (size_t i = 1; i < all->count; i++)
        sorted[i]->again = text_equal(sorted[i - 1]->lower, sorted[i]->lower);
}

/* The names of the notes that the tree holds, sorted. */
static const char **kept_names(struct arena *arena, const struct markdown *notes, size_t *count)
{
    *count = 0;
    for (const struct markdown *note = notes; note; note = note->next)
        ++*count;
    const char **names = arena_alloc_array(arena, *count + 1, sizeof *names), **end = names;
    for (const struct markdown *note = notes; note; note = note->next)
        *end++ = text_lower(arena, note->text);
    qsort(names, *count, sizeof *names, compare_names);
    return names;
}

struct markdown_stray *markdown_strays(struct arena *arena, const char *text,
                                       struct markdown_origin origin, const struct markdown *tree)
{
    struct markdown_stray *first = NULL, **end = &first;
    struct definitions all = {NULL, 0, 0};
    size_t kept_count;
    find_definitions(arena, text, origin, &all);
    mark_second_ones(arena, &all);
    const char **kept = kept_names(arena, tree->notes, &kept_count);
    for (size_t i = 0; i < all.count; i++) {
        const struct definition *one = &all.list[i];
        if (!one->again && bsearch(&one->lower, kept, kept_count, sizeof *kept, compare_names))
            continue;
        *end = arena_alloc(arena, sizeof **end);
        **end = (struct markdown_stray){NULL, one->name, one->line, one->column, one->again};
        end = &(*end)->next;
    }
    return first;
}
