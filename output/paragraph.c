/* Shaped text → set lines: asks the breaker for the whole paragraph's places, has the line ends
 * chosen, and cuts the lines into pieces that can be drawn. Knows no page. */
#include "output/paragraph.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "output/canvas.h"
#include "output/justify.h"
#include "output/line_breaking.h"
#include "output/references.h"
#include "output/shaped_cache.h"

/* --- pieces ---------------------------------------------------------------------------------- */

struct setter {
    struct arena *arena;
    const struct shaped_text *shaped;
    const struct paragraph_style *style;
    struct line *line;
    size_t piece_capacity;
    size_t span; /* of the line's first cluster; lines come in order */
    int x;       /* in the line */
};

/* Adds clusters [first, end), all of one span, as one piece. `last` says that the line ends with
 * it. */
static void add_piece(struct setter *setter, size_t first, size_t end,
                      const struct justify_extra *extra, bool last)
{
    struct line *line = setter->line;
    if (line->piece_count == 0) { /* most lines have one */
        line->pieces = arena_alloc(setter->arena, sizeof *line->pieces);
        setter->piece_capacity = 1;
    }
    line->pieces = arena_grow(setter->arena, line->pieces, line->piece_count,
                              &setter->piece_capacity, sizeof *line->pieces);
    struct line_piece *piece = &line->pieces[line->piece_count++];
    const struct shape_cluster *clusters = setter->shaped->clusters + first;
    const struct shaped_span *span = &setter->shaped->spans[setter->span];
    *piece = (struct line_piece){
        .x = setter->x,
        .size = span->note != NULL ? shaped_note_size(setter->style->size) : setter->style->size,
        .colour = setter->style->colour,
        .clusters = clusters,
        .count = end - first,
        .space_extra = extra->space,
        .thai_extra = extra->thai,
        .link = span->link,
        .note = span->note,
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

/* The cluster after the one that takes the last millipoint of `remainder`: gaps (or spaces) before
 * it are a millipoint wider than those after it. */
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

/* How many clusters follow a line up to the first space that was dropped at its end: 0 where the
 * line was broken between two words without one. */
static size_t ending_of(const struct shaped_text *shaped, size_t end)
{
    size_t at = end;
    while (at < shaped->count && shaped->clusters[at].code_count == 0) {
        at++;
    }
    return at < shaped->count && shaped->clusters[at].space ? at + 1 - end : 0;
}

/* Cuts a line into pieces: where the span changes, and where the remainder of the gaps is used up.
 */
static void set_pieces(struct setter *setter, const struct break_line *found,
                       const struct justify_extra *extra)
{
    const struct shaped_text *shaped = setter->shaped;
    bool spaces = found->natural.spaces > 0;
    /* Some millipoints in the spaces are not worth a piece of its own; eighty in the gaps would be.
     */
    size_t wider =
        spaces ? found->first
               : remainder_end(shaped->clusters, found->first, found->end, false, extra->remainder);
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
    struct line *line = setter->line;
    line->width = setter->x;
    if (line->piece_count > 0) {
        line->pieces[line->piece_count - 1].ending = ending_of(shaped, found->end);
    }
}

/* --- lines ----------------------------------------------------------------------------------- */

static bool is_justified(const struct paragraph_style *style)
{
    return !style->narrow && (style->align == DOC_JUSTIFY || style->align == DOC_ALIGN_DEFAULT);
}

/* The size at which the Thai letters are really drawn: a family's scale makes it smaller than the
 * nominal size, and gaps are judged, by the eye and by programs that extract text, against what is
 * drawn. */
static int drawn_size(const struct shaped_text *shaped, int size)
{
    for (size_t i = 0; i < shaped->count; i++) {
        if (shaped->clusters[i].thai) {
            return font_face_size(shaped->clusters[i].face, size);
        }
    }
    return size;
}

static int aligned_x(const struct paragraph_style *style, int indent, int width, int line_width)
{
    switch (style->align) {
    case DOC_CENTRE: return indent + (width - line_width) / 2;
    case DOC_RIGHT:
    case DOC_DECIMAL: return indent + width - line_width;
    case DOC_ALIGN_DEFAULT:
    case DOC_JUSTIFY:
    case DOC_LEFT: break;
    }
    return indent;
}

/* The word around a cut before cluster `cut`, shortened for a message. */
static const char *cut_word(struct arena *arena, const struct shaped_text *shaped,
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
static size_t find_lines(struct typesetter *typesetter, struct shaped_text *shaped,
                         const struct shaped_stretch *stretch, const struct break_goal *goal,
                         struct break_line **lines)
{
    if (shaped_text_width(shaped, stretch) <= goal->first_width) {
        struct break_line *line = arena_alloc(typesetter->arena, sizeof *line);
        line->end = stretch->end - stretch->first;
        while (line->end > 0 && shaped->clusters[stretch->first + line->end - 1].space) {
            line->end--;
        }
        line->how = BREAK_MUST;
        *lines = line;
        return 1;
    }
    struct break_text text = {shaped->clusters + stretch->first, stretch->end - stretch->first,
                              shaped_cache_classes(typesetter, shaped)};
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
    set_pieces(setter, found, &extra);
    setter->line->x = aligned_x(setter->style, indent, width, setter->line->width);
}

/* Lays one part and adds its lines. `first` is false for the later parts of a very long text. */
static void lay_part(struct typesetter *typesetter, struct doc_inline text,
                     const struct paragraph_style *style, int width, bool first, size_t *capacity,
                     struct paragraph *out)
{
    struct shaped_text *shaped = shaped_cache_get(typesetter, text, style);
    int indent = first ? style->first_indent : 0;
    struct break_goal goal = {
        .first_width = width - indent > 0 ? width - indent : 1,
        .width = width > 0 ? width : 1,
        .size = drawn_size(shaped, style->size),
        .justified = is_justified(style),
        .narrow = style->narrow,
        .balanced = style->align == DOC_CENTRE,
    };
    struct setter setter = {.arena = typesetter->arena, .shaped = shaped, .style = style};
    for (size_t i = 0; i < shaped->stretch_count; i++) {
        const struct shaped_stretch *stretch = &shaped->stretches[i];
        struct break_line *found;
        size_t count = find_lines(typesetter, shaped, stretch, &goal, &found);
        if (out->lines == NULL) {
            out->lines = arena_alloc_array(typesetter->arena, count, sizeof *out->lines);
            *capacity = count;
        }
        for (size_t j = 0; j < count; j++) {
            found[j].first += stretch->first;
            found[j].end += stretch->first;
            out->lines = arena_grow(typesetter->arena, out->lines, out->line_count, capacity,
                                    sizeof *out->lines);
            setter.line = &out->lines[out->line_count++];
            *setter.line = (struct line){0};
            set_line(&setter, &found[j], &goal, indent, j + 1 == count);
            if (found[j].how == BREAK_EMERGENCY) {
                diag_report(typesetter->diag, TXT001, place_of(typesetter, style),
                            cut_word(typesetter->arena, shaped, shaped->classes, found[j].end));
            }
            indent = 0;
            goal.first_width = goal.width;
        }
    }
}

void paragraph_lay(struct typesetter *typesetter, struct doc_inline text,
                   const struct paragraph_style *style, int width, struct paragraph *out)
{
    *out = (struct paragraph){0};
    size_t capacity = 0;
    size_t run = 0;
    size_t byte = 0;
    struct doc_inline part;
    text = references_filled(typesetter->references, text);
    while (shaped_text_part(typesetter->arena, text, &run, &byte, &part)) {
        lay_part(typesetter, part, style, width, out->line_count == 0, &capacity, out);
    }
    int ascent = font_family_ascent(typesetter->family, style->size);
    int descent = font_family_descent(typesetter->family, style->size);
    for (size_t i = 0; i < out->line_count; i++) {
        out->lines[i].ascent = ascent;
        out->lines[i].descent = descent;
    }
    out->line_height = style->line_height > 0
                           ? style->line_height
                           : font_family_line_height(typesetter->family, style->size);
    out->ascent = ascent;
    out->height = ascent + (int)(out->line_count - 1) * out->line_height + descent;
}

/* Numbers, dates and Latin words in cells, which no breaker needs to see. */
static bool is_one_piece(const struct shaped_text *shaped)
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

/* The widest piece between breaks of at least class `least`, and the widest line when none is used.
 */
static void measure(struct typesetter *typesetter, struct doc_inline text,
                    const struct paragraph_style *style, enum break_class least, int *narrowest,
                    int *widest)
{
    size_t run = 0;
    size_t byte = 0;
    text = references_filled(typesetter->references, text);
    /* The first part of a very long text is already wider than any column. */
    shaped_text_part(typesetter->arena, text, &run, &byte, &text);
    struct shaped_text *shaped = shaped_cache_get(typesetter, text, style);
    const unsigned char *classes =
        is_one_piece(shaped) ? NULL : shaped_cache_classes(typesetter, shaped);
    *narrowest = 0;
    *widest = 0;
    for (size_t i = 0; i < shaped->stretch_count; i++) {
        const struct shaped_stretch *stretch = &shaped->stretches[i];
        int64_t width = shaped_text_width(shaped, stretch) + (i == 0 ? style->first_indent : 0);
        width = width > INT32_MAX ? INT32_MAX : width;
        int piece = (int)width;
        if (classes != NULL) {
            struct break_text part = {shaped->clusters + stretch->first,
                                      stretch->end - stretch->first, classes};
            piece = line_breaks_widest_piece(&part, least);
        }
        *narrowest = piece > *narrowest ? piece : *narrowest;
        *widest = width > *widest ? (int)width : *widest;
    }
}

void paragraph_measure(struct typesetter *typesetter, struct doc_inline text,
                       const struct paragraph_style *style, int *narrowest, int *widest)
{
    measure(typesetter, text, style, BREAK_FREE, narrowest, widest);
}

int paragraph_least_width(struct typesetter *typesetter, struct doc_inline text,
                          const struct paragraph_style *style)
{
    int least, widest;
    measure(typesetter, text, style, BREAK_DEAR, &least, &widest);
    return least;
}

/* --- drawing --------------------------------------------------------------------------------- */

/* A footnote's number: above the base line, leads to the note. */
static void draw_note_number(struct canvas *canvas, const struct line *line,
                             const struct line_piece *piece, int x, int y)
{
    const char *target = piece->note->link;
    struct structure_element *around = canvas_tag_reference(canvas);
    canvas_tag_link(canvas, target);
    canvas_text(canvas, x, y - shaped_note_rise(piece->size), piece->size, piece->colour, piece->clusters,
                piece->count, piece->space_extra, piece->thai_extra);
    canvas_link(canvas, x, y - line->ascent, piece->width, line->ascent + line->descent, target);
    canvas_tag(canvas, around);
}

void paragraph_draw_line(struct canvas *canvas, const struct paragraph *paragraph, size_t index,
                         int x, int y)
{
    const struct line *line = &paragraph->lines[index];
    for (size_t i = 0; i < line->piece_count; i++) {
        const struct line_piece *piece = &line->pieces[i];
        int left = x + line->x + piece->x;
        if (piece->note != NULL) {
            draw_note_number(canvas, line, piece, left, y);
            continue;
        }
        struct structure_element *around =
            piece->link != NULL ? canvas_tag_link(canvas, piece->link) : NULL;
        canvas_text(canvas, left, y, piece->size, piece->colour, piece->clusters,
                    piece->count + piece->ending, piece->space_extra, piece->thai_extra);
        if (piece->link != NULL) {
            canvas_link(canvas, left, y - line->ascent, piece->width, line->ascent + line->descent,
                        piece->link);
            canvas_tag(canvas, around);
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
