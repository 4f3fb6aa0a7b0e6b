/* Builds document trees in an arena. Knows nothing of pages, PDF or sheets, and checks nothing:
 * layouts/ made the text, and what reads the tree judges it. */
#include "output/document.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

struct document *document_new(struct arena *arena, const char *name)
{
    struct document *document = arena_alloc(arena, sizeof *document);
    document->name = text_copy(arena, name);
    document->size = 16000;
    return document;
}

struct doc_block *document_add(struct arena *arena, struct document *document,
                               struct doc_block *parent, enum doc_kind kind)
{
    struct doc_block *block = arena_alloc(arena, sizeof *block);
    struct doc_block **first = parent ? &parent->first_child : &document->first;
    struct doc_block **last = parent ? &parent->last_child : &document->last;
    block->kind = kind;
    if (*last)
        (*last)->next = block;
    else
        *first = block;
    *last = block;
    return block;
}

struct doc_inline doc_plain(struct arena *arena, const char *text)
{
    struct doc_inline line = {NULL, 0};
    if (text_is_empty(text))
        return line;
    line.runs = arena_alloc(arena, sizeof *line.runs);
    line.runs[0].text = text_copy(arena, text);
    line.count = 1;
    return line;
}

const char *doc_inline_text(struct arena *arena, struct doc_inline text)
{
    size_t length = 0;
    for (size_t i = 0; i < text.count; i++)
        length += text.runs[i].note ? 0 : strlen(text.runs[i].text);
    char *out = arena_alloc(arena, length + 1);
    size_t at = 0;
    for (size_t i = 0; i < text.count; i++) {
        size_t n = text.runs[i].note ? 0 : strlen(text.runs[i].text);
        memcpy(out + at, text.runs[i].text, n);
        at += n;
    }
    return out;
}
