/* Cuts HarfBuzz's clusters into codes: the base, one composite for all its marks, one for SARA
 * AM (typesetting.md "Mark composites": so that four extraction engines give the words back as
 * written). What has another shape than that (a ligature, a script with other rules) is one
 * composite as a whole. */
#include "fonts/clusters.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { SARA_AM = 0x0E33, TEXT_ON_STACK = 256 };

static struct shape_cluster *new_cluster(struct cluster_list *list)
{
    struct font_family *family = list->family;
    family->clusters = arena_grow(family->arena, family->clusters, list->count,
                                  &family->cluster_capacity, sizeof *family->clusters);
    list->clusters = family->clusters;
    return &list->clusters[list->count++];
}

static struct shape_cluster *add_cluster(struct cluster_list *list, size_t letter,
                                         struct font_face *face)
{
    struct shape_cluster *cluster = new_cluster(list);
    *cluster = (struct shape_cluster){.offset = list->letters[letter].offset, .face = face};
    return cluster;
}

static uint32_t offset_of(const struct cluster_list *list, size_t letter)
{
    return letter < list->letter_count ? list->letters[letter].offset : (uint32_t)list->text_length;
}

static void close_cluster(struct cluster_list *list, size_t end)
{
    struct shape_cluster *cluster = &list->clusters[list->count - 1];
    cluster->length = offset_of(list, end) - cluster->offset;
}

/* The nearest millipoint. Each cluster gets the difference of two rounded places, so that
 * however many there are, their sum is off by no more than half a millipoint. */
static int64_t rounded_pen(const struct cluster_list *list)
{
    return (list->pen + 500) / 1000;
}

static void add_code(struct cluster_list *list, uint16_t code)
{
    struct shape_cluster *cluster = &list->clusters[list->count - 1];
    const struct font_face *face = cluster->face;
    int64_t before = rounded_pen(list);
    list->pen += (int64_t)face->codes.codes[code].width * font_face_size(face, list->size);
    cluster->codes[cluster->code_count++] = code;
    cluster->advance += (int)(rounded_pen(list) - before);
}

void clusters_add_hidden(struct cluster_list *list, size_t letter)
{
    add_cluster(list, letter, list->family->sets[0].faces[FONT_REGULAR]);
    close_cluster(list, letter + 1);
}

void clusters_add_box(struct cluster_list *list, size_t letter, struct font_face *face,
                      uint16_t glyph)
{
    add_cluster(list, letter, face);
    int advance = hb_font_get_glyph_h_advance(face->font, glyph);
    uint16_t code =
        code_find_single(&face->codes, list->letters[letter].code_point, glyph, advance);
    if (code != 0)
        add_code(list, code);
    close_cluster(list, letter + 1);
}

/* The text of the drawn letters [first, end), to be copied. */
static const char *copied_text(const struct cluster_list *list, size_t first, size_t end,
                               char on_stack[TEXT_ON_STACK], size_t *length)
{
    char *text = on_stack;
    if ((end - first) * 4 > TEXT_ON_STACK)
        text = arena_alloc_array(list->family->arena, end - first, 4);
    *length = 0;
    for (size_t i = first; i < end; i++) {
        if (list->letters[i].kind == LETTER_DRAWN)
            *length += text_encode(letter_copied(&list->letters[i]), text + *length);
    }
    return text;
}

static size_t drawn_letters(const struct cluster_list *list, size_t first, size_t end)
{
    size_t count = 0;
    for (size_t i = first; i < end; i++)
        count += list->letters[i].kind == LETTER_DRAWN;
    return count;
}

static int16_t as_i16(int64_t value)
{
    return (int16_t)(value < INT16_MIN ? INT16_MIN : value > INT16_MAX ? INT16_MAX : value);
}

/* Part of a cluster: glyphs that say the letters [first, end). */
struct piece {
    const struct placed_glyph *glyphs;
    size_t glyph_count;
    size_t first, end;
    int64_t origin; /* of the pen, relative to the cluster's start */
    int64_t advance;
};

/* An advance that hmtx can hold. */
static int as_advance(int64_t value)
{
    return (int)(value < 0 ? 0 : value > UINT16_MAX ? UINT16_MAX : value);
}

/* One code for a piece; for a heap of marks several, each with its share of the text, in
 * clusters that follow this one when four codes are not enough. */
static void add_piece(struct cluster_list *list, const struct piece *piece)
{
    size_t letters = drawn_letters(list, piece->first, piece->end), end = piece->first;
    size_t slices = (piece->glyph_count + CODE_PARTS_MAX - 1) / CODE_PARTS_MAX;
    if (slices == 0)
        return;
    for (size_t slice = 0; slice < slices; slice++) {
        struct code_part parts[CODE_PARTS_MAX];
        size_t from = slice * CODE_PARTS_MAX, count = piece->glyph_count - from;
        if (count > CODE_PARTS_MAX)
            count = CODE_PARTS_MAX;
        for (size_t i = 0; i < count; i++) {
            const struct placed_glyph *glyph = &piece->glyphs[from + i];
            parts[i] = (struct code_part){glyph->glyph, as_i16(glyph->x - piece->origin),
                                          as_i16(glyph->y)};
        }
        size_t first = end;
        size_t share = letters * (slice + 1) / slices - letters * slice / slices;
        for (size_t taken = 0; end < piece->end && (taken < share || slice + 1 == slices); end++)
            taken += list->letters[end].kind == LETTER_DRAWN;
        char on_stack[TEXT_ON_STACK];
        size_t length;
        const char *text = copied_text(list, first, end, on_stack, &length);
        int advance = slice + 1 == slices ? as_advance(piece->advance) : 0;
        struct shape_cluster *cluster = &list->clusters[list->count - 1];
        uint16_t code = code_find(&cluster->face->codes, parts, count, advance, text, length);
        if (code == 0) {
            family_count_missing(list->family, list->letters[first].code_point);
            continue;
        }
        if (cluster->code_count == SHAPE_CODES_MAX) {
            close_cluster(list, first);
            add_cluster(list, first, cluster->face);
        }
        add_code(list, code);
    }
}

/* A HarfBuzz cluster: glyphs [glyph, glyph_end) for the letters [first, end). */
struct source {
    const hb_glyph_info_t *glyphs;
    const hb_glyph_position_t *places;
    size_t glyph_count;
    size_t first, end;
};

static struct placed_glyph *place_glyphs(struct font_family *family, const struct source *source,
                                         int64_t *advance)
{
    if (source->glyph_count > family->placed_capacity) {
        family->placed_capacity = source->glyph_count * 2;
        family->placed =
            arena_alloc_array(family->arena, family->placed_capacity, sizeof *family->placed);
    }
    *advance = 0;
    for (size_t i = 0; i < source->glyph_count; i++) {
        family->placed[i] = (struct placed_glyph){(uint16_t)source->glyphs[i].codepoint,
                                                  *advance + source->places[i].x_offset,
                                                  source->places[i].y_offset};
        *advance += source->places[i].x_advance;
    }
    return family->placed;
}

/* Above-base marks: HarfBuzz moves the NIKHAHIT of SARA AM before those that end the cluster. */
static bool is_above(uint32_t code_point)
{
    return code_point == 0x0E31 || (code_point >= 0x0E34 && code_point <= 0x0E37) ||
           code_point == 0x0E3B || (code_point >= 0x0E47 && code_point <= 0x0E4E);
}

/* What a cluster of base and marks is made of. */
struct anatomy {
    size_t marks; /* letters that are marks, hidden ones included */
    size_t drawn_marks;
    size_t above; /* how many of them, at the end, are above-base marks */
    bool sara_am; /* the last letter */
};

/* False when the letters are anything but base, marks, SARA AM in this order. */
static bool dissect(const struct cluster_list *list, const struct source *source,
                    struct anatomy *anatomy)
{
    size_t last = source->end - 1;
    *anatomy = (struct anatomy){0, 0, 0, false};
    if (source->end - source->first < 2 || list->letters[source->first].mark)
        return false;
    anatomy->sara_am = list->letters[last].code_point == SARA_AM;
    size_t marks_end = anatomy->sara_am ? last : last + 1;
    for (size_t i = source->first + 1; i < marks_end; i++) {
        const struct shape_letter *letter = &list->letters[i];
        if (letter->kind != LETTER_DRAWN)
            continue;
        if (!letter->mark)
            return false;
        anatomy->drawn_marks++;
        anatomy->above = is_above(letter->code_point) ? anatomy->above + 1 : 0;
    }
    anatomy->marks = marks_end - source->first - 1;
    return true;
}

/* Which of the glyphs between base and SARA AA is NIKHAHIT: the font's own one, or its substitute
 * where HarfBuzz put it (some fonts move it on, but only while it is its own). */
static size_t find_nikhahit(const struct font_face *face, const struct placed_glyph *glyphs,
                            size_t count, const struct anatomy *anatomy)
{
    for (size_t i = 1; i + 1 < count; i++) {
        if (glyphs[i].glyph == face->nikhahit)
            return i;
    }
    return 1 + anatomy->drawn_marks - anatomy->above;
}

/* Puts SARA AM's NIKHAHIT beside its SARA AA, at the end. Returns how many glyphs belong to SARA
 * AM. */
static size_t gather_sara_am(const struct font_face *face, struct placed_glyph *glyphs,
                             size_t count, const struct anatomy *anatomy)
{
    if (count != anatomy->drawn_marks + 3)
        return anatomy->drawn_marks == 0 ? count - 1 : 1;
    size_t at = find_nikhahit(face, glyphs, count, anatomy);
    struct placed_glyph nikhahit = glyphs[at];
    memmove(&glyphs[at], &glyphs[at + 1], (count - 2 - at) * sizeof *glyphs);
    glyphs[count - 2] = nikhahit;
    return 2;
}

static void add_as_whole(struct cluster_list *list, const struct source *source, int64_t advance)
{
    struct piece whole = {
        list->family->placed, source->glyph_count, source->first, source->end, 0, advance};
    add_piece(list, &whole);
}

/* The end of the base's advance that its marks get. poppler 22.12 takes a letter that begins less
 * than 0.1 em after the one before for an overprint (TextOutputDev.cc, dupMaxPriDelta) and cuts the
 * word there; what is cut is joined again only if justification put less than 0.03 em there. So
 * each mark has an advance of a little over 0.1 em, and the base that much less. Nothing moves on
 * the page. Held by tests/output/test_canvas.c. */
static int lent_to_marks(const struct cluster_list *list, size_t marks, int base_advance)
{
    const struct shape_cluster *cluster = &list->clusters[list->count - 1];
    int64_t each = cluster->face->codes.units_per_em * 11 / 100;
    return base_advance >= each * (int64_t)(marks + 1) ? (int)(each * (int64_t)marks) : 0;
}

static void add_base_and_marks(struct cluster_list *list, const struct font_face *face,
                               const struct source *source)
{
    int64_t advance;
    struct placed_glyph *glyphs = place_glyphs(list->family, source, &advance);
    struct anatomy anatomy;
    size_t count = source->glyph_count;
    int base_advance = source->places[0].x_advance;
    bool usual =
        count > 1 && base_advance > 0 && dissect(list, source, &anatomy) && advance >= base_advance;
    if (!usual) {
        add_as_whole(list, source, advance);
        return;
    }
    size_t am_glyphs = anatomy.sara_am ? gather_sara_am(face, glyphs, count, &anatomy) : 0;
    size_t mark_glyphs = count - 1 - am_glyphs, marks_end = source->first + 1 + anatomy.marks;
    int64_t rest = advance - base_advance;
    int lent = mark_glyphs > 0 ? lent_to_marks(list, anatomy.drawn_marks, base_advance) : 0;
    int64_t pen = base_advance - lent;
    struct piece base = {glyphs, 1, source->first, source->first + 1, 0, pen};
    struct piece marks = {glyphs + 1, mark_glyphs, source->first + 1,
                          marks_end,  pen,         lent + (anatomy.sara_am ? 0 : rest)};
    struct piece sara_am = {
        glyphs + 1 + mark_glyphs, am_glyphs, marks_end, source->end, base_advance, rest};
    /* No glyph of their own (drawn with the base or with the NIKHAHIT): their text goes with
     * what is there. */
    if (mark_glyphs == 0 && anatomy.drawn_marks > 0) {
        if (anatomy.sara_am)
            sara_am.first = source->first + 1;
        else
            base.end = marks_end;
    }
    add_piece(list, &base);
    add_piece(list, &marks);
    add_piece(list, &sara_am);
}

static void add_source(struct cluster_list *list, struct font_face *face,
                       const struct source *source)
{
    const struct shape_letter *letter = &list->letters[source->first];
    struct shape_cluster *cluster = add_cluster(list, source->first, face);
    const hb_glyph_position_t *place = &source->places[0];
    if (source->glyph_count == 1 && source->end - source->first == 1 && place->x_offset == 0 &&
        place->y_offset == 0 && place->x_advance == as_advance(place->x_advance)) {
        cluster->space = letter_is_space(letter);
        uint16_t code = code_find_single(&face->codes, letter_copied(letter),
                                         (uint16_t)source->glyphs[0].codepoint, place->x_advance);
        if (code != 0)
            add_code(list, code);
        else
            family_count_missing(list->family, letter->code_point);
    } else {
        add_base_and_marks(list, face, source);
    }
    close_cluster(list, source->end);
    /* Only after the last mark of a heap may space be put. */
    list->clusters[list->count - 1].thai = letter_is_thai(letter);
}

void clusters_add_again(struct cluster_list *list, const struct shape_cluster *clusters,
                        size_t count, uint32_t offset)
{
    for (size_t i = 0; i < count; i++) {
        struct shape_cluster *cluster = new_cluster(list);
        *cluster = clusters[i];
        cluster->offset += offset;
        const struct code *codes = cluster->face->codes.codes;
        int size = font_face_size(cluster->face, list->size);
        int64_t before = rounded_pen(list);
        for (size_t code = 0; code < cluster->code_count; code++)
            list->pen += (int64_t)codes[cluster->codes[code]].width * size;
        cluster->advance = (int)(rounded_pen(list) - before);
    }
}

void clusters_add_shaped(struct cluster_list *list, struct font_face *face, size_t end,
                         hb_buffer_t *buffer)
{
    unsigned count = 0;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &count);
    unsigned next;
    for (unsigned i = 0; i < count; i = next) {
        next = i + 1;
        while (next < count && glyphs[next].cluster == glyphs[i].cluster)
            next++;
        size_t until = next < count ? glyphs[next].cluster : end;
        size_t drawn_end = until;
        while (list->letters[drawn_end - 1].kind != LETTER_DRAWN)
            drawn_end--;
        struct source source = {glyphs + i, places + i, next - i, glyphs[i].cluster, drawn_end};
        add_source(list, face, &source);
        for (size_t letter = drawn_end; letter < until; letter++)
            clusters_add_hidden(list, letter);
    }
}
