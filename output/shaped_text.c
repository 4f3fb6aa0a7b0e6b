/* Inline text → one string, its style spans and its shaped clusters; and very long texts in parts.
 * Breaks no line. */
#include "output/shaped_text.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

static enum font_style style_of(const struct doc_text *run, bool bold)
{
    if (run->style & DOC_CODE) {
        return FONT_REGULAR;
    }
    bool heavy = bold || (run->style & DOC_BOLD);
    bool slanted = run->style & DOC_ITALIC;
    return heavy ? (slanted ? FONT_BOLD_ITALIC : FONT_BOLD)
                 : (slanted ? FONT_ITALIC : FONT_REGULAR);
}

static bool same_link(const char *left, const char *right)
{
    return left == right || (left != NULL && right != NULL && text_equal(left, right));
}

/* The runs' text in one string, and their spans. */
static void join_runs(struct arena *arena, struct doc_inline text, bool bold,
                      struct shaped_text *out)
{
    size_t length = 0;
    for (size_t i = 0; i < text.count; i++) {
        length += strlen(text.runs[i].text);
    }
    char *joined = arena_alloc(arena, length + 1);
    out->spans = arena_alloc_array(arena, text.count + 1, sizeof *out->spans);
    size_t at = 0;
    for (size_t i = 0; i < text.count; i++) {
        const struct doc_text *run = &text.runs[i];
        size_t run_length = strlen(run->text);
        if (run_length == 0) {
            continue;
        }
        memcpy(joined + at, run->text, run_length);
        enum font_style style = style_of(run, bold);
        struct shaped_span *last = out->span_count > 0 ? &out->spans[out->span_count - 1] : NULL;
        if (last == NULL || last->style != style || last->note != run->note ||
            !same_link(last->link, run->link)) {
            last = &out->spans[out->span_count++];
            *last = (struct shaped_span){
                .begin = at, .style = style, .link = run->link, .note = run->note};
        }
        at += run_length;
        last->end = at;
    }
    /* A line feed at the end ends the last line; it begins no further one. */
    if (at > 0 && joined[at - 1] == '\n') {
        joined[--at] = '\0';
        struct shaped_span *last = &out->spans[out->span_count - 1];
        last->end = at;
        out->span_count -= last->begin == last->end;
    }
    out->text = joined;
    out->length = at;
}

/* Adds a run's clusters, moved to where its text stands in the whole. */
static void add_clusters(struct arena *arena, struct shaped_text *out, size_t *capacity,
                         const struct shape_run *run, size_t at)
{
    if (out->count == 0) { /* the usual case, one run: its array is taken over */
        out->clusters = run->clusters;
        *capacity = run->count;
    } else if (out->count + run->count > *capacity) {
        *capacity = 2 * (out->count + run->count);
        struct shape_cluster *block = arena_alloc_array(arena, *capacity, sizeof *block);
        memcpy(block, out->clusters, out->count * sizeof *block);
        out->clusters = block;
    }
    if (run->count > 0 && out->clusters != run->clusters) {
        memcpy(out->clusters + out->count, run->clusters, run->count * sizeof *run->clusters);
    }
    for (size_t i = 0; i < run->count && at > 0; i++) {
        out->clusters[out->count + i].offset += (uint32_t)at;
    }
    out->count += run->count;
}

/* A line feed parts words as a space does when the text is read aloud: the last cluster of its
 * line, which takes no room. */
static void add_feed(struct typesetter *typesetter, const struct paragraph_style *style,
                     enum font_style face, struct shaped_text *out, size_t *capacity, size_t at)
{
    struct shape_run run;
    shape_text(typesetter->arena, typesetter->family, face, style->size, " ", 1, &run);
    for (size_t i = 0; i < run.count; i++) {
        run.clusters[i].advance = 0;
    }
    add_clusters(typesetter->arena, out, capacity, &run, at);
}

int shaped_note_size(int size)
{
    return size * 11 / 16;
}

int shaped_note_rise(int note_size)
{
    return note_size * 9 / 20;
}

void shaped_text_make(struct typesetter *typesetter, struct doc_inline text,
                      const struct paragraph_style *style, struct shaped_text *out)
{
    struct arena *arena = typesetter->arena;
    *out = (struct shaped_text){0};
    join_runs(arena, text, style->bold, out);
    size_t cluster_capacity = 0;
    size_t stretch_capacity = 1;
    out->stretches = arena_alloc(arena, sizeof *out->stretches);
    out->stretch_count = 1;
    for (size_t i = 0; i < out->span_count; i++) {
        struct shaped_span *span = &out->spans[i];
        int size = span->note != NULL ? shaped_note_size(style->size) : style->size;
        span->first_cluster = out->count;
        for (size_t at = span->begin; at < span->end;) {
            const char *feed = memchr(out->text + at, '\n', span->end - at);
            size_t end = feed != NULL ? (size_t)(feed - out->text) : span->end;
            if (end > at) {
                struct shape_run run;
                shape_text(arena, typesetter->family, span->style, size, out->text + at,
                           end - at, &run);
                add_clusters(arena, out, &cluster_capacity, &run, at);
            }
            if (feed != NULL) {
                add_feed(typesetter, style, span->style, out, &cluster_capacity, end);
                out->stretches[out->stretch_count - 1].end = out->count;
                out->stretches = arena_grow(arena, out->stretches, out->stretch_count,
                                            &stretch_capacity, sizeof *out->stretches);
                out->stretches[out->stretch_count++].first = out->count;
            }
            at = feed != NULL ? end + 1 : end;
        }
    }
    out->stretches[out->stretch_count - 1].end = out->count;
}

int64_t shaped_text_width(const struct shaped_text *shaped, const struct shaped_stretch *stretch)
{
    int64_t width = 0;
    for (size_t i = stretch->first; i < stretch->end; i++) {
        width += shaped->clusters[i].advance;
    }
    return width;
}

/* --- parts of a very long text --------------------------------------------------------------- */

/* Where to end a part within `length` bytes: after the last space or line feed, else before the
 * character that would be cut. */
static size_t part_end(const char *text, size_t length)
{
    for (size_t i = length; i > length / 2; i--) {
        if (text[i - 1] == ' ' || text[i - 1] == '\n') {
            return i;
        }
    }
    while (length > 1 && ((unsigned char)text[length] & 0xC0) == 0x80) {
        length--;
    }
    return length;
}

bool shaped_text_part(struct arena *arena, struct doc_inline text, size_t *run, size_t *byte,
                      struct doc_inline *part)
{
    size_t room = SHAPED_TEXT_MAX;
    if (*run == 0 && *byte == 0) {
        size_t length = 0;
        for (size_t i = 0; i < text.count; i++) {
            length += strlen(text.runs[i].text);
        }
        if (length <= room) {
            *part = text;
            *run = text.count + 1; /* an empty text has one part too */
            return true;
        }
    }
    if (*run >= text.count) {
        return false;
    }
    part->runs = arena_alloc_array(arena, text.count - *run, sizeof *part->runs);
    part->count = 0;
    while (*run < text.count && room > 0) {
        struct doc_text *piece = &part->runs[part->count++];
        *piece = text.runs[*run];
        const char *rest = piece->text + *byte;
        size_t length = strlen(rest);
        if (length <= room) {
            piece->text = rest;
            room -= length;
            ++*run;
            *byte = 0;
        } else {
            size_t end = part_end(rest, room);
            piece->text = text_copy_n(arena, rest, end);
            *byte += end;
            room = 0;
        }
    }
    return true;
}
