/* Inline text → set lines. Shapes each style run once, asks the breaker for the whole paragraph's places,
 * has the line ends chosen, and cuts the lines into pieces that can be drawn. Knows no page. */
#include "output/paragraph.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "output/canvas.h"
#include "output/justify.h"
#include "output/line_breaking.h"

/* Neighbouring runs of one style and link, as the clusters know them. */
struct span {
    size_t first_cluster; /* of the whole paragraph */
    size_t begin, end;    /* bytes of the whole text */
    enum font_style style;
    const char *link;
};

/* A stretch of text between line feeds. */
struct stretch {
    size_t first, end; /* clusters */
};

struct shaped {
    const char *text; /* of all runs */
    size_t length;
    struct span *spans;
    size_t span_count;
    struct shape_cluster *clusters; /* offsets into text */
    size_t count;
    struct stretch *stretches; /* at least one */
    size_t stretch_count;
};

/* --- shaping --------------------------------------------------------------------------------------- */

static enum font_style style_of(const struct doc_text *run, bool bold)
{
    if (run->style & DOC_CODE) {
        return FONT_REGULAR;
    }
    bool heavy = bold || (run->style & DOC_BOLD);
    bool slanted = run->style & DOC_ITALIC;
    return heavy ? (slanted ? FONT_BOLD_ITALIC : FONT_BOLD) : (slanted ? FONT_ITALIC : FONT_REGULAR);
}

static bool same_link(const char *left, const char *right)
{
    return left == right || (left != NULL && right != NULL && text_equal(left, right));
}

/* The runs' text in one string, and their spans. */
static void join_runs(struct arena *arena, struct doc_inline text, bool bold, struct shaped *out)
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
        struct span *last = out->span_count > 0 ? &out->spans[out->span_count - 1] : NULL;
        if (last == NULL || last->style != style || !same_link(last->link, run->link)) {
            last = &out->spans[out->span_count++];
            *last = (struct span){.begin = at, .style = style, .link = run->link};
        }
        at += run_length;
        last->end = at;
    }
    /* A line feed at the end ends the last line; it begins no further one. */
    if (at > 0 && joined[at - 1] == '\n') {
        joined[--at] = '\0';
        struct span *last = &out->spans[out->span_count - 1];
        last->end = at;
        out->span_count -= last->begin == last->end;
    }
    out->text = joined;
    out->length = at;
}

/* Adds a run's clusters, moved to where its text stands in the whole. */
static void add_clusters(struct arena *arena, struct shaped *out, size_t *capacity,
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

static void shape_runs(struct typesetter *typesetter, struct doc_inline text,
                       const struct paragraph_style *style, struct shaped *out)
{
    struct arena *arena = typesetter->arena;
    *out = (struct shaped){0};
    join_runs(arena, text, style->bold, out);
    size_t cluster_capacity = 0;
    size_t stretch_capacity = 0;
    out->stretches = arena_grow(arena, NULL, 0, &stretch_capacity, sizeof *out->stretches);
    out->stretch_count = 1;
    for (size_t i = 0; i < out->span_count; i++) {
        struct span *span = &out->spans[i];
        span->first_cluster = out->count;
        for (size_t at = span->begin; at < span->end;) {
            const char *feed = memchr(out->text + at, '\n', span->end - at);
            size_t end = feed != NULL ? (size_t)(feed - out->text) : span->end;
            if (end > at) {
                struct shape_run run;
                shape_text(arena, typesetter->family, span->style, style->size, out->text + at,
                           end - at, &run);
                add_clusters(arena, out, &cluster_capacity, &run, at);
            }
            if (feed != NULL) {
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

static const unsigned char *find_classes(struct typesetter *typesetter, const struct shaped *shaped)
{
    unsigned char *classes = arena_alloc(typesetter->arena, shaped->length + 1);
    breaker_find(typesetter->breaker, shaped->text, shaped->length, classes);
    return classes;
}

static int64_t stretch_width(const struct shaped *shaped, const struct stretch *stretch)
{
    int64_t width = 0;
    for (size_t i = stretch->first; i < stretch->end; i++) {
        width += shaped->clusters[i].advance;
    }
    return width;
}

/* --- pieces ---------------------------------------------------------------------------------------- */

struct setter {
    struct arena *arena;
    const struct shaped *shaped;
    const struct paragraph_style *style;
    struct line *line;
    size_t piece_capacity;
    size_t span; /* of the line's first cluster; lines come in order */
    int x;       /* in the line */
};

/* Adds clusters [first, end), all of one span, as one piece. `last` says that the line ends with it. */
static void add_piece(struct setter *setter, size_t first, size_t end,
                      const struct justify_extra *extra, bool last)
{
    struct line *line = setter->line;
    line->pieces = arena_grow(setter->arena, line->pieces, line->piece_count,
                              &setter->piece_capacity, sizeof *line->pieces);
    struct line_piece *piece = &line->pieces[line->piece_count++];
    const struct shape_cluster *clusters = setter->shaped->clusters + first;
    *piece = (struct line_piece){
        .x = setter->x,
        .size = setter->style->size,
        .colour = setter->style->colour,
        .clusters = clusters,
        .count = end - first,
        .space_extra = extra->space,
        .thai_extra = extra->thai,
        .link = setter->shaped->spans[setter->span].link,
    };
    for (size_t i = 0; i < piece->count; i++) {
        piece->width += clusters[i].advance;
        piece->width += clusters[i].space ? extra->space : 0;
        piece->width += clusters[i].thai && i + 1 < piece->count ? extra->thai : 0;
    }
    setter->x += piece->width;
    if (!last && clusters[piece->count - 1].thai) {
        setter->x += extra->thai; /* canvas_text leaves out the gap after a piece's last cluster */
    }
}

/* The cluster after the one that takes the last millipoint of `remainder`: gaps (or spaces) before it
 * are a millipoint wider than those after it. */
static size_t remainder_end(const struct shape_cluster *clusters, size_t first, size_t end,
                            bool spaces, int remainder)
{
    size_t i = first;
    while (i < end && remainder > 0) {
        remainder -= spaces ? clusters[i].space : clusters[i].thai;
        i++;
    }
    return i;
}

/* Cuts a line into pieces: where the span changes, and where the remainder of the gaps is used up. */
static void set_pieces(struct setter *setter, const struct break_line *found,
                       const struct justify_extra *extra)
{
    const struct shaped *shaped = setter->shaped;
    bool spaces = found->natural.spaces > 0;
    /* Some millipoints in the spaces are not worth a piece of its own; eighty in the gaps would be. */
    size_t wider = spaces ? found->first
                          : remainder_end(shaped->clusters, found->first, found->end, false,
                                          extra->remainder);
    struct justify_extra more = *extra;
    more.thai++;
    for (size_t first = found->first; first < found->end;) {
        while (setter->span + 1 < shaped->span_count &&
               shaped->spans[setter->span + 1].first_cluster <= first) {
            setter->span++;
        }
        size_t end = found->end;
        if (setter->span + 1 < shaped->span_count &&
            shaped->spans[setter->span + 1].first_cluster < end) {
            end = shaped->spans[setter->span + 1].first_cluster;
        }
        if (first < wider && wider < end) {
            end = wider;
        }
        add_piece(setter, first, end, first < wider ? &more : extra, end == found->end);
        first = end;
    }
    setter->line->width = setter->x;
}

/* --- lines ----------------------------------------------------------------------------------------- */

static bool is_justified(const struct paragraph_style *style)
{
    return !style->narrow && (style->align == DOC_JUSTIFY || style->align == DOC_ALIGN_DEFAULT);
}

static int aligned_x(const struct paragraph_style *style, int indent, int width, int line_width)
{
    switch (style->align) {
    case DOC_CENTRE:
        return indent + (width - line_width) / 2;
    case DOC_RIGHT:
    case DOC_DECIMAL:
        return indent + width - line_width;
    case DOC_ALIGN_DEFAULT:
    case DOC_JUSTIFY:
    case DOC_LEFT:
        break;
    }
    return indent;
}

/* The word around a cut before cluster `cut`, shortened for a message. */
static const char *cut_word(struct arena *arena, const struct shaped *shaped,
                            const unsigned char *classes, size_t cut)
{
    enum { SHOWN = 24 };
    const struct shape_cluster *clusters = shaped->clusters;
    size_t first = cut;
    while (first > 0 && cut - first < SHOWN && classes[clusters[first].offset] < BREAK_DEAR) {
        first--;
    }
    size_t end = cut;
    while (end < shaped->count && end - first < 2 * SHOWN &&
           (end == cut || classes[clusters[end].offset] < BREAK_DEAR)) {
        end++;
    }
    size_t begin = clusters[first].offset;
    size_t stop = clusters[end - 1].offset + clusters[end - 1].length;
    char *word = text_trim(arena, text_copy_n(arena, shaped->text + begin, stop - begin));
    bool shortened = end - first >= 2 * SHOWN || cut - first >= SHOWN;
    return shortened ? text_format(arena, "%s…", word) : word;
}

static struct diag_place place_of(const struct typesetter *typesetter,
                                  const struct paragraph_style *style)
{
    if (style->place.file != NULL) {
        return style->place;
    }
    return diag_file(typesetter->document != NULL ? typesetter->document->name : NULL);
}

/* Finds the lines of one stretch. A stretch that fits in one line needs no breaker. */
static size_t find_lines(struct typesetter *typesetter, const struct shaped *shaped,
                         const struct stretch *stretch, const struct break_goal *goal,
                         const unsigned char **classes, struct break_line **lines)
{
    if (stretch_width(shaped, stretch) <= goal->first_width) {
        struct break_line *line = arena_alloc(typesetter->arena, sizeof *line);
        line->end = stretch->end - stretch->first;
        while (line->end > 0 && shaped->clusters[stretch->first + line->end - 1].space) {
            line->end--;
        }
        line->how = BREAK_MUST;
        *lines = line;
        return 1;
    }
    if (*classes == NULL) {
        *classes = find_classes(typesetter, shaped);
    }
    struct break_text text = {shaped->clusters + stretch->first, stretch->end - stretch->first,
                              *classes};
    return line_breaks_find(typesetter->arena, &text, goal, lines);
}

/* Sets one line found in a stretch: justified unless it is the stretch's last. */
static void set_line(struct setter *setter, const struct break_line *found,
                     const struct break_goal *goal, int indent, bool last)
{
    int width = goal->first_width;
    struct justify_extra extra = {0, 0, 0};
    if (indent == 0) {
        width = goal->width;
    }
    /* The last line is natural, unless it was counted on to shrink. */
    if (goal->justified && (!last || found->natural.width > width)) {
        justify_set(&found->natural, goal->size, width, &extra);
    }
    setter->x = 0;
    setter->piece_capacity = 0;
    set_pieces(setter, found, &extra);
    setter->line->x = aligned_x(setter->style, indent, width, setter->line->width);
}

static void add_line(struct arena *arena, struct paragraph *out, size_t *capacity, int ascent,
                     int descent)
{
    out->lines = arena_grow(arena, out->lines, out->line_count, capacity, sizeof *out->lines);
    out->lines[out->line_count++] = (struct line){.ascent = ascent, .descent = descent};
}

void paragraph_lay(struct typesetter *typesetter, struct doc_inline text,
                   const struct paragraph_style *style, int width, struct paragraph *out)
{
    struct shaped shaped;
    shape_runs(typesetter, text, style, &shaped);
    *out = (struct paragraph){0};
    int ascent = font_family_ascent(typesetter->family, style->size);
    int descent = font_family_descent(typesetter->family, style->size);
    int indent = style->first_indent;
    struct break_goal goal = {
        .first_width = width - indent > 0 ? width - indent : 1,
        .width = width > 0 ? width : 1,
        .size = style->size,
        .justified = is_justified(style),
        .narrow = style->narrow,
        .balanced = style->align == DOC_CENTRE,
    };
    struct setter setter = {.arena = typesetter->arena, .shaped = &shaped, .style = style};
    const unsigned char *classes = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < shaped.stretch_count; i++) {
        const struct stretch *stretch = &shaped.stretches[i];
        struct break_line *found;
        size_t count = find_lines(typesetter, &shaped, stretch, &goal, &classes, &found);
        for (size_t j = 0; j < count; j++) {
            found[j].first += stretch->first;
            found[j].end += stretch->first;
            add_line(typesetter->arena, out, &capacity, ascent, descent);
            setter.line = &out->lines[out->line_count - 1];
            set_line(&setter, &found[j], &goal, indent, j + 1 == count);
            if (found[j].how == BREAK_EMERGENCY) {
                diag_report(typesetter->diag, TXT001, place_of(typesetter, style),
                            cut_word(typesetter->arena, &shaped, classes, found[j].end));
            }
            indent = 0;
            goal.first_width = goal.width;
        }
    }
    out->line_height = style->line_height > 0
                           ? style->line_height
                           : font_family_line_height(typesetter->family, style->size);
    out->ascent = ascent;
    out->height = ascent + (int)(out->line_count - 1) * out->line_height + descent;
}

/* Numbers, dates and Latin words in cells, which no breaker needs to see. */
static bool is_one_piece(const struct shaped *shaped)
{
    for (size_t i = 0; i < shaped->count; i++) {
        const struct shape_cluster *cluster = &shaped->clusters[i];
        unsigned char byte = (unsigned char)shaped->text[cluster->offset];
        bool plain = (byte >= '0' && byte <= '9') || byte == '.' || byte == ',' || byte == '%';
        if (!plain) {
            return false;
        }
    }
    return true;
}

void paragraph_measure(struct typesetter *typesetter, struct doc_inline text,
                       const struct paragraph_style *style, int *narrowest, int *widest)
{
    struct shaped shaped;
    shape_runs(typesetter, text, style, &shaped);
    const unsigned char *classes = is_one_piece(&shaped) ? NULL : find_classes(typesetter, &shaped);
    *narrowest = 0;
    *widest = 0;
    for (size_t i = 0; i < shaped.stretch_count; i++) {
        const struct stretch *stretch = &shaped.stretches[i];
        int64_t width = stretch_width(&shaped, stretch) + (i == 0 ? style->first_indent : 0);
        width = width > INT32_MAX ? INT32_MAX : width;
        int piece = (int)width;
        if (classes != NULL) {
            struct break_text part = {shaped.clusters + stretch->first,
                                      stretch->end - stretch->first, classes};
            piece = line_breaks_widest_piece(&part, BREAK_FREE);
        }
        *narrowest = piece > *narrowest ? piece : *narrowest;
        *widest = width > *widest ? (int)width : *widest;
    }
}

/* --- drawing --------------------------------------------------------------------------------------- */

void paragraph_draw_line(struct canvas *canvas, const struct paragraph *paragraph, size_t index,
                         int x, int y)
{
    const struct line *line = &paragraph->lines[index];
    for (size_t i = 0; i < line->piece_count; i++) {
        const struct line_piece *piece = &line->pieces[i];
        int left = x + line->x + piece->x;
        canvas_text(canvas, left, y, piece->size, piece->colour, piece->clusters, piece->count,
                    piece->space_extra, piece->thai_extra);
        if (piece->link != NULL) {
            canvas_link(canvas, left, y - line->ascent, piece->width,
                        line->ascent + line->descent, piece->link);
        }
    }
}

void paragraph_draw(struct canvas *canvas, const struct paragraph *paragraph, int x, int y)
{
    for (size_t i = 0; i < paragraph->line_count; i++) {
        paragraph_draw_line(canvas, paragraph, i, x,
                            y + paragraph->ascent + (int)i * paragraph->line_height);
    }
}
