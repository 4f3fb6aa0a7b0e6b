/* Remembers what was asked and what was found. Sets nothing itself. */
#include "output/references.h"

#include "base/arena.h"
#include "base/text.h"

/* An anchor that a text asks for. */
struct asked {
    const char *anchor;
    const char *shown; /* in the text that is being set */
    const char *found; /* on the pages that are being made; NULL: not yet */
};

struct references {
    struct arena *arena;
    struct asked *asked;
    size_t count, capacity;
    const char *guess; /* until it is known: as wide as most are */
};

struct references *references_new(struct arena *arena, bool thai_digits)
{
    struct references *references = arena_alloc(arena, sizeof *references);
    references->arena = arena;
    references->guess = thai_digits ? "๐๐" : "00";
    return references;
}

static struct asked *find(struct references *references, const char *anchor)
{
    for (size_t i = 0; i < references->count; i++) {
        if (text_equal(references->asked[i].anchor, anchor))
            return &references->asked[i];
    }
    return NULL;
}

void references_mark(struct references *references, const char *anchor, const char *label)
{
    struct asked *asked = references && anchor ? find(references, anchor) : NULL;
    if (asked && !asked->found)
        asked->found = label;
}

static const char *shown_number(struct references *references, const char *anchor)
{
    struct asked *asked = find(references, anchor);
    if (!asked) {
        references->asked = arena_grow(references->arena, references->asked, references->count,
                                       &references->capacity, sizeof *references->asked);
        asked = &references->asked[references->count++];
        *asked = (struct asked){anchor, references->guess, NULL};
    }
    return asked->shown;
}

struct doc_inline references_filled(struct references *references, struct doc_inline text)
{
    bool any = false;
    for (size_t i = 0; references && i < text.count; i++)
        any = any || text.runs[i].page_of;
    if (!any)
        return text;
    struct doc_inline out = {arena_alloc_array(references->arena, text.count, sizeof *out.runs),
                             text.count};
    for (size_t i = 0; i < text.count; i++) {
        out.runs[i] = text.runs[i];
        if (text.runs[i].page_of)
            out.runs[i].text = shown_number(references, text.runs[i].page_of);
    }
    return out;
}

bool references_settled(struct references *references)
{
    bool settled = true;
    for (size_t i = 0; i < references->count; i++) {
        struct asked *asked = &references->asked[i];
        const char *found = asked->found ? asked->found : "–";
        settled = settled && text_equal(found, asked->shown);
        asked->shown = found;
        asked->found = NULL;
    }
    return settled;
}
