/* Inline text → one string, its style spans and its shaped clusters. Room-internal: paragraphs
 * only. */
#ifndef RAINGAN_OUTPUT_SHAPED_TEXT_H
#define RAINGAN_OUTPUT_SHAPED_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "output/paragraph.h"

/* Neighbouring runs of one style and link, as the clusters know them. */
struct shaped_span {
    size_t first_cluster; /* of the whole paragraph */
    size_t begin, end;    /* bytes of the whole text */
    enum font_style style;
    const char *link;
    const struct doc_note *note;
};

/* A stretch of text between line feeds. */
struct shaped_stretch {
    size_t first, end; /* clusters */
};

struct shaped_text {
    const char *text; /* of all runs */
    size_t length;
    struct shaped_span *spans;
    size_t span_count;
    struct shape_cluster *clusters; /* offsets into text */
    size_t count;
    struct shaped_stretch *stretches; /* at least one */
    size_t stretch_count;
    unsigned char *classes; /* what the breaker says, once asked (shaped_cache.h), else NULL */
};

/* Shapes `text`, one call a span. */
void shaped_text_make(struct typesetter *typesetter, struct doc_inline text,
                      const struct paragraph_style *style, struct shaped_text *out);
/* The size of a footnote's number in text of `size`, and how far a number of that size is raised. */
int shaped_note_size(int size);
int shaped_note_rise(int note_size);
/* Natural width of a stretch. */
int64_t shaped_text_width(const struct shaped_text *shaped, const struct shaped_stretch *stretch);

/* More text than this is laid in parts, so that memory stays bounded (promises.md 5): some eight
 * pages without a new paragraph. */
#define SHAPED_TEXT_MAX 65536
/* The next part of `text` from *run and *byte on, which move past it: all of it when it is short
 * enough, else up to the last space that fits, or to a whole character. False when nothing is left.
 */
bool shaped_text_part(struct arena *arena, struct doc_inline text, size_t *run, size_t *byte,
                      struct doc_inline *part);

#endif
