/* Sets footnotes and keeps the book of what stands at the foot of the open page. */
#include "output/footnotes.h"

#include "base/arena.h"
#include "base/text.h"
#include "output/canvas.h"
#include "output/flow.h"
#include "output/shaped_text.h"
#include "output/structure.h"

#define RULE_WIDTH  141732 /* 5 cm */
#define SHORT_NOTE  4      /* lines: a note of no more is never parted */
#define FEWEST      2      /* lines of a parted one on either page */
#define NO_PAGE     SIZE_MAX

struct footnote {
    const struct doc_note *note;
    struct paragraph number, text;
    int x;       /* of the text, from the note's left edge */
    size_t page; /* where it began last */
    bool drawn;  /* its first line: what is repeated on another page is no part of the text */
    struct structure_element *label, *body;
};

/* Lines of a note. */
struct stretch {
    struct footnote *note;
    size_t first, end;
};

struct stretches {
    struct stretch *list;
    size_t count, capacity;
};

struct footnotes {
    struct footnote **all;
    size_t count, capacity;
    struct stretches here, rest; /* at this page's foot; for the next one */
    bool parted;                 /* a note that began here goes on: the page is full */
};

struct footnotes *footnotes_new(struct arena *arena)
{
    return arena_alloc(arena, sizeof(struct footnotes));
}

/* --- setting ------------------------------------------------------------------------------- */

static struct paragraph_style note_style(const struct flow *flow, const struct doc_note *note)
{
    struct paragraph_style style = flow_style(flow, flow_size(flow) * 7 / 8, false, DOC_JUSTIFY);
    style.place = note->place;
    return style;
}

/* A Note stands after the paragraph that refers to it; a cell holds it. */
static void tag_note(struct flow *flow, struct footnote *note, struct structure_element *element)
{
    if (!element)
        return;
    bool cell = element->role == STRUCTURE_TD || element->role == STRUCTURE_TH;
    struct structure_element *whole =
        structure_add(flow->structure, cell ? element : element->parent, STRUCTURE_NOTE);
    whole->id = note->note->link + 1;
    note->label = structure_add(flow->structure, whole, STRUCTURE_LBL);
    note->body = structure_add(flow->structure, whole, STRUCTURE_P);
}

static struct footnote *set_note(struct flow *flow, const struct doc_note *note,
                                 struct structure_element *element)
{
    struct footnotes *notes = flow->footnotes;
    struct arena *arena = flow->typesetter->arena;
    /* A note that is referred to again was set not long ago. */
    for (size_t i = notes->count; i > 0 && i + 64 > notes->count; i--) {
        if (notes->all[i - 1]->note == note)
            return notes->all[i - 1];
    }
    struct footnote *out = arena_alloc(arena, sizeof *out);
    struct paragraph_style style = note_style(flow, note);
    struct doc_inline number = doc_plain(arena, note->number);
    out->note = note;
    out->page = NO_PAGE;
    if (number.count > 0)
        number.runs[0].note = note; /* raised, as where it is referred to */
    paragraph_lay(flow->typesetter, number, &style, flow_text_width(flow), &out->number);
    out->number.lines[0].pieces[0].note = NULL;
    int width = out->number.lines[0].width + flow_size(flow) / 4;
    out->x = width > flow_size(flow) * 3 / 4 ? width : flow_size(flow) * 3 / 4;
    paragraph_lay(flow->typesetter, note->text, &style, flow_text_width(flow) - out->x, &out->text);
    tag_note(flow, out, element);
    notes->all = arena_grow(arena, notes->all, notes->count, &notes->capacity,
                            sizeof(struct footnote *));
    notes->all[notes->count++] = out;
    return out;
}

static void add_note(struct flow *flow, struct flow_item *item, struct footnote *note)
{
    struct footnote **list =
        arena_alloc_array(flow->typesetter->arena, item->note_count + 1, sizeof(struct footnote *));
    for (size_t i = 0; i < item->note_count; i++) {
        if (item->notes[i] == note)
            return;
        list[i] = item->notes[i];
    }
    list[item->note_count++] = note;
    item->notes = list;
}

void footnotes_refer(struct flow *flow, struct flow_item *item, const struct paragraph *text,
                     size_t line, struct structure_element *element)
{
    for (size_t i = 0; line < text->line_count && i < text->lines[line].piece_count; i++) {
        const struct line_piece *piece = &text->lines[line].pieces[i];
        if (piece->note)
            add_note(flow, item, set_note(flow, piece->note, element));
    }
}

void footnotes_join(struct flow *flow, struct flow_item *item, const struct flow_item *other)
{
    for (size_t i = 0; i < other->note_count; i++)
        add_note(flow, item, other->notes[i]);
}

/* --- heights ------------------------------------------------------------------------------- */

/* Above the first note: a space, the rule, a smaller space. */
static int rule_height(const struct flow *flow)
{
    return flow_size(flow) * 3 / 4;
}

static int lines_height(const struct footnote *note, size_t count)
{
    const struct paragraph *text = &note->text;
    return count == 0 ? 0 : text->height - (int)(text->line_count - count) * text->line_height;
}

int footnotes_height(const struct flow *flow)
{
    const struct stretches *here = &flow->footnotes->here;
    int height = here->count > 0 ? rule_height(flow) : 0;
    for (size_t i = 0; i < here->count; i++)
        height += lines_height(here->list[i].note, here->list[i].end - here->list[i].first);
    return height;
}

static bool stands_here(const struct flow *flow, const struct footnote *note)
{
    return flow->open && flow->page_count > 0 && note->page == flow->page_count - 1;
}

static size_t fewest_lines(const struct footnote *note)
{
    return note->text.line_count <= SHORT_NOTE ? note->text.line_count : FEWEST;
}

int footnotes_need(const struct flow *flow, const struct flow_item *item)
{
    int need = 0;
    for (size_t i = 0; i < item->note_count; i++) {
        if (!stands_here(flow, item->notes[i]))
            need += lines_height(item->notes[i], fewest_lines(item->notes[i]));
    }
    return need > 0 && flow->footnotes->here.count == 0 ? need + rule_height(flow) : need;
}

/* --- pages --------------------------------------------------------------------------------- */

static void add_stretch(struct flow *flow, struct stretches *to, struct footnote *note,
                        size_t first, size_t end)
{
    if (first >= end)
        return;
    to->list = arena_grow(flow->typesetter->arena, to->list, to->count, &to->capacity,
                          sizeof *to->list);
    to->list[to->count++] = (struct stretch){note, first, end};
}

/* As many lines as the room holds stand here, but all that `fewest` says; the rest waits. */
static void place_lines(struct flow *flow, struct stretch lines, size_t fewest, int room)
{
    struct footnotes *notes = flow->footnotes;
    size_t all = lines.end - lines.first, count = all;
    if (notes->here.count == 0)
        room -= rule_height(flow);
    while (count > fewest && lines_height(lines.note, count) > room)
        count--;
    if (count < all && all - count < FEWEST && count > FEWEST)
        count = all - FEWEST;
    add_stretch(flow, &notes->here, lines.note, lines.first, lines.first + count);
    add_stretch(flow, &notes->rest, lines.note, lines.first + count, lines.end);
}

void footnotes_take(struct flow *flow, const struct flow_item *item, int room)
{
    for (size_t i = 0; i < item->note_count; i++) {
        struct footnote *note = item->notes[i];
        int owed = 0;
        if (stands_here(flow, note))
            continue;
        note->page = flow->page_count - 1;
        for (size_t j = i + 1; j < item->note_count; j++)
            owed += lines_height(item->notes[j], fewest_lines(item->notes[j]));
        int before = footnotes_height(flow);
        place_lines(flow, (struct stretch){note, 0, note->text.line_count}, fewest_lines(note),
                    room - owed);
        room -= footnotes_height(flow) - before;
    }
    flow->footnotes->parted |= item->note_count > 0 && footnotes_wait(flow);
}

/* Text has at least half of every page. */
void footnotes_go_on(struct flow *flow)
{
    struct footnotes *notes = flow->footnotes;
    struct stretches rest = notes->rest;
    int room = flow_text_height(flow) / 2;
    notes->parted = false;
    notes->here = (struct stretches){NULL, 0, 0};
    notes->rest = (struct stretches){NULL, 0, 0};
    for (size_t i = 0; i < rest.count; i++) {
        int before = footnotes_height(flow);
        bool waits = notes->rest.count > 0;
        if (waits)
            add_stretch(flow, &notes->rest, rest.list[i].note, rest.list[i].first,
                        rest.list[i].end);
        else
            place_lines(flow, rest.list[i], i == 0 ? 1 : 0, room);
        room -= footnotes_height(flow) - before;
    }
}

void footnotes_put_off(struct flow *flow)
{
    struct footnotes *notes = flow->footnotes;
    struct stretches later = notes->rest;
    notes->rest = notes->here;
    notes->here = (struct stretches){NULL, 0, 0};
    for (size_t i = 0; i < later.count; i++) {
        struct stretch *last = notes->rest.count ? &notes->rest.list[notes->rest.count - 1] : NULL;
        if (last && last->note == later.list[i].note && last->end == later.list[i].first)
            last->end = later.list[i].end;
        else
            add_stretch(flow, &notes->rest, later.list[i].note, later.list[i].first,
                        later.list[i].end);
    }
}

bool footnotes_full(const struct flow *flow)
{
    return flow->footnotes->parted;
}

bool footnotes_wait(const struct flow *flow)
{
    return flow->footnotes->rest.count > 0;
}

static void draw_stretch(struct flow *flow, const struct stretch *lines, int y)
{
    struct footnote *note = lines->note;
    bool again = note->drawn && lines->first == 0;
    const struct paragraph *text = &note->text;
    if (lines->first == 0) {
        if (!again)
            canvas_anchor(flow->canvas, FLOW_LEFT, y, note->note->link + 1);
        const struct line_piece *number = &note->number.lines[0].pieces[0];
        canvas_tag(flow->canvas, again ? NULL : note->label);
        canvas_text(flow->canvas, FLOW_LEFT, y + text->ascent - shaped_note_rise(number->size),
                    number->size, number->colour, number->clusters, number->count, 0, 0);
    }
    note->drawn = note->drawn || lines->end == text->line_count;
    canvas_tag(flow->canvas, again ? NULL : note->body);
    for (size_t i = lines->first; i < lines->end; i++)
        paragraph_draw_line(flow->canvas, text, i, FLOW_LEFT + note->x,
                            y + text->ascent + (int)(i - lines->first) * text->line_height);
    canvas_tag(flow->canvas, NULL);
}

void footnotes_draw(struct flow *flow)
{
    struct stretches *here = &flow->footnotes->here;
    int y = flow_page_height(flow) - FLOW_BOTTOM - footnotes_height(flow) + rule_height(flow);
    if (here->count > 0) {
        canvas_begin_artifact(flow->canvas);
        canvas_line(flow->canvas, FLOW_LEFT, y - 3000, FLOW_LEFT + RULE_WIDTH, y - 3000, 500,
                    CANVAS_BLACK);
        canvas_end_artifact(flow->canvas);
    }
    for (size_t i = 0; i < here->count; i++) {
        draw_stretch(flow, &here->list[i], y);
        y += lines_height(here->list[i].note, here->list[i].end - here->list[i].first);
    }
    here->count = 0;
}
