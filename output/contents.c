/* Lists of contents, and the outline. Decides no page break: the flow does. */
#include "output/contents.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/canvas.h"
#include "output/flow.h"
#include "output/pdf_file.h"
#include "output/structure.h"

#define NUMBER_ROOM    44000 /* at the right edge, for the page number and the end of its leader */
#define LEADER_PITCH   5000
#define LEADER_DOT     900
#define DEFAULT_DEPTH  3
#define KINDS          4
#define HEADING_LEVELS 6

struct entry {
    const struct doc_block *block;
    struct doc_inline text;
    const char *anchor;
    int level;
    bool placed;
    size_t page;
    int y;
};

/* A part of a list that waits for its page numbers: a title, or a line of an entry. All of it is
 * drawn at the end, not only the number, so that the page's text stands in the file in the order of
 * reading. */
struct waiting {
    const struct list *list;       /* a title, or */
    const struct set_entry *entry; /* a line */
    size_t index, page;
    int y, baseline;
    bool again;
};

struct contents {
    struct entry *entries[KINDS];
    size_t counts[KINDS], capacities[KINDS];
    size_t next[KINDS]; /* blocks are marked in the order in which they were collected */
    struct waiting *waiting;
    size_t waiting_count, waiting_capacity;
};

/* --- collecting ---------------------------------------------------------------------------- */

/* A heading's text in one line: line feeds become spaces, links are dropped (the entry is one). */
static struct doc_inline one_line(struct arena *arena, struct doc_inline text)
{
    struct doc_inline out = {arena_alloc_array(arena, text.count + 1, sizeof *out.runs),
                             text.count};
    for (size_t i = 0; i < text.count; i++) {
        char *copy = text_copy(arena, text.runs[i].text);
        for (char *feed = strchr(copy, '\n'); feed; feed = strchr(feed, '\n'))
            *feed = ' ';
        out.runs[i] = (struct doc_text){.text = copy,
                                        .style = text.runs[i].style & ~(unsigned)DOC_BOLD};
    }
    return out;
}

static void collect(struct flow *flow, struct contents *contents, enum doc_contents_kind kind,
                    const struct doc_block *block, struct doc_inline text, const char *label,
                    int level)
{
    struct arena *arena = flow->typesetter->arena;
    contents->entries[kind] = arena_grow(arena, contents->entries[kind], contents->counts[kind],
                                         &contents->capacities[kind], sizeof(struct entry));
    struct entry *entry = &contents->entries[kind][contents->counts[kind]++];
    text = one_line(arena, text);
    if (label) {
        text = flow_labelled(arena, label, text, NULL);
        text.runs[0].style = 0;
    }
    /* Names of our own begin with a space, which no anchor of a document does. */
    const char *anchor = block->anchor;
    if (!anchor)
        anchor = text_format(arena, " %d.%zu", (int)kind, contents->counts[kind]);
    *entry = (struct entry){.block = block, .text = text, .anchor = anchor, .level = level};
}

static void collect_blocks(struct flow *flow, struct contents *contents,
                           const struct doc_block *block)
{
    for (; block; block = block->next) {
        if (block->kind == DOC_HEADING && !block->as.heading.unlisted)
            collect(flow, contents, DOC_CONTENTS_HEADINGS, block, block->as.heading.text, NULL,
                    block->as.heading.level);
        else if (block->kind == DOC_TABLE && block->as.table.label)
            collect(flow, contents, DOC_CONTENTS_TABLES, block, block->as.table.caption,
                    block->as.table.label, 1);
        else if (block->kind == DOC_CHART && block->as.chart.label)
            collect(flow, contents, DOC_CONTENTS_CHARTS, block, block->as.chart.caption,
                    block->as.chart.label, 1);
        else if (block->kind == DOC_IMAGE && block->as.image.label)
            collect(flow, contents, DOC_CONTENTS_IMAGES, block, block->as.image.caption,
                    block->as.image.label, 1);
        collect_blocks(flow, contents, block->first_child);
    }
}

struct contents *contents_new(struct flow *flow)
{
    struct contents *contents = arena_alloc(flow->typesetter->arena, sizeof *contents);
    collect_blocks(flow, contents, flow->typesetter->document->first);
    return contents;
}

/* --- marking ------------------------------------------------------------------------------- */

/* The list that a block is in, or -1: what has no number of its own is in none. */
static int kind_of(const struct doc_block *block)
{
    switch (block->kind) {
    case DOC_HEADING: return block->as.heading.unlisted ? -1 : DOC_CONTENTS_HEADINGS;
    case DOC_TABLE: return block->as.table.label ? DOC_CONTENTS_TABLES : -1;
    case DOC_CHART: return block->as.chart.label ? DOC_CONTENTS_CHARTS : -1;
    case DOC_IMAGE: return block->as.image.label ? DOC_CONTENTS_IMAGES : -1;
    default: return -1;
    }
}

void contents_mark(struct flow *flow, const struct doc_block *block, int y)
{
    struct contents *contents = flow->contents;
    int kind = kind_of(block);
    size_t page = canvas_page(flow->canvas);
    if (block->kind == DOC_CONTENTS) {
        const char *title = doc_inline_text(flow->typesetter->arena, block->as.contents.title);
        pdf_file_outline(flow->file, 1, title, page, y);
    }
    if (kind < 0)
        return;
    size_t at = contents->next[kind];
    while (at < contents->counts[kind] && contents->entries[kind][at].block != block)
        at++;
    if (at == contents->counts[kind])
        return; /* an uncounted one */
    struct entry *entry = &contents->entries[kind][at];
    contents->next[kind] = at + 1;
    entry->placed = true;
    entry->page = page;
    entry->y = y;
    if (!block->anchor)
        canvas_anchor(flow->canvas, FLOW_LEFT, y, entry->anchor);
    if (kind == DOC_CONTENTS_HEADINGS)
        pdf_file_outline(flow->file, entry->level,
                         doc_inline_text(flow->typesetter->arena, entry->text), page, y);
}

/* --- laying out ---------------------------------------------------------------------------- */

struct list {
    struct paragraph title, title_again, word;
    int width;
    struct structure_element *heading, *word_element;
    /* The lists that are open, outermost first, and the depth of their entries. */
    struct structure_element *open[HEADING_LEVELS];
    int depths[HEADING_LEVELS], open_count;
};

struct set_entry {
    const struct entry *entry;
    struct paragraph text;
    int x, right;
    bool bold;
    struct structure_element *element;
};

static void wait(struct flow *flow, struct waiting what)
{
    struct contents *contents = flow->contents;
    what.page = canvas_page(flow->canvas);
    contents->waiting =
        arena_grow(flow->typesetter->arena, contents->waiting, contents->waiting_count,
                   &contents->waiting_capacity, sizeof *contents->waiting);
    contents->waiting[contents->waiting_count++] = what;
}

static void place_title(struct flow *flow, const struct flow_item *item, int y)
{
    wait(flow, (struct waiting){.list = item->object, .y = y});
}

static void place_title_again(struct flow *flow, const struct flow_repeat *repeat, int y)
{
    wait(flow, (struct waiting){.list = repeat->object, .y = y, .again = true});
}

static void place_line(struct flow *flow, const struct flow_item *item, int y)
{
    wait(flow,
         (struct waiting){
             .entry = item->object, .index = item->index, .y = y, .baseline = item->baseline});
}

/* An entry in the list of its depth: entries below another stand in a list of their own. */
static struct structure_element *tag_entry(struct structure *structure, struct list *list,
                                           int depth)
{
    while (list->open_count > 1 && list->depths[list->open_count - 1] > depth)
        list->open_count--;
    if (list->depths[list->open_count - 1] < depth && list->open_count < HEADING_LEVELS) {
        struct structure_element *around = list->open[list->open_count - 1];
        list->open[list->open_count] = structure_add(structure, around, STRUCTURE_TOC);
        list->depths[list->open_count++] = depth;
    }
    struct structure_element *toc = list->open[list->open_count - 1];
    return structure_add(structure, structure_add(structure, toc, STRUCTURE_TOCI),
                         STRUCTURE_REFERENCE);
}

static void add_entry(struct flow *flow, const struct entry *entry, int top_level,
                      struct list *list, const struct flow_repeat *repeat, bool keep_last)
{
    struct set_entry *set = arena_alloc(flow->typesetter->arena, sizeof *set);
    int depth = entry->level - top_level, size = flow_size(flow), indent = depth * size * 5 / 4;
    bool list_of_headings = entry->block->kind == DOC_HEADING;
    set->entry = entry;
    set->element = tag_entry(flow->structure, list, depth);
    set->bold = list_of_headings && depth == 0;
    set->x = FLOW_LEFT + indent + size;
    set->right = FLOW_LEFT + flow_text_width(flow);
    struct paragraph_style style = flow_style(flow, size, set->bold, DOC_LEFT);
    style.first_indent = -size;
    /* The space parts the text from the page number when it is read aloud. */
    paragraph_lay(flow->typesetter, flow_labelled(flow->typesetter->arena, NULL, entry->text, " "),
                  &style, flow_text_width(flow) - NUMBER_ROOM - indent - size, &set->text);
    int full = set->text.height - (int)(set->text.line_count - 1) * set->text.line_height;
    for (size_t i = 0; i < set->text.line_count; i++) {
        bool last = i + 1 == set->text.line_count;
        struct flow_item item = {
            .gap = i > 0 || !set->bold ? 0 : size / 4,
            .height = last ? full : set->text.line_height,
            .reach = full,
            .baseline = set->text.ascent,
            .keep = !last || keep_last,
            .x = set->x,
            .draw = place_line,
            .object = set,
            .index = i,
            .repeat = repeat,
        };
        flow_add(flow, &item);
    }
}

static struct list *set_titles(struct flow *flow, const struct doc_contents *block)
{
    struct typesetter *typesetter = flow->typesetter;
    struct list *list = arena_alloc(typesetter->arena, sizeof *list);
    int size = flow_size(flow);
    list->width = flow_text_width(flow);
    struct paragraph_style title = flow_style(flow, size * 5 / 4, true, DOC_CENTRE);
    struct paragraph_style word = flow_style(flow, size, true, DOC_RIGHT);
    paragraph_lay(typesetter, block->title, &title, list->width, &list->title);
    paragraph_lay(typesetter, flow_labelled(typesetter->arena, NULL, block->title, " (ต่อ)"), &title,
                  list->width, &list->title_again);
    paragraph_lay(typesetter, doc_plain(typesetter->arena, "หน้า"), &word, list->width, &list->word);
    return list;
}

void contents_add(struct flow *flow, const struct doc_block *block,
                  struct structure_element *parent)
{
    const struct doc_contents *what = &block->as.contents;
    const struct contents *contents = flow->contents;
    const struct entry *entries = contents->entries[what->kind];
    size_t count = contents->counts[what->kind], shown = 0, last = 0;
    int depth = what->depth > 0 ? what->depth : DEFAULT_DEPTH, top_level = 6;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].level <= depth) {
            shown++;
            last = i;
            if (entries[i].level < top_level)
                top_level = entries[i].level;
        }
    }
    if (shown == 0)
        return; /* an empty list says nothing */
    struct list *list = set_titles(flow, what);
    list->heading = structure_add_heading(flow->structure, parent, 1);
    list->word_element = structure_add(flow->structure, parent, STRUCTURE_P);
    list->open[list->open_count++] = structure_add(flow->structure, parent, STRUCTURE_TOC);
    struct flow_repeat *repeat = arena_alloc(flow->typesetter->arena, sizeof *repeat);
    *repeat = (struct flow_repeat){list->title_again.height + list->word.height, place_title_again,
                                   NULL, list};
    struct flow_item title = {
        .gap = flow_size(flow),
        .height = list->title.height + list->word.height,
        .keep = true,
        .x = FLOW_LEFT,
        .draw = place_title,
        .object = list,
    };
    flow_add(flow, &title);
    /* Two entries at least under the title and on the last page. */
    size_t before_last = 0;
    for (size_t i = 0; i < last; i++)
        before_last = entries[i].level <= depth ? i : before_last;
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (entries[i].level > depth)
            continue;
        add_entry(flow, &entries[i], top_level, list, repeat,
                  i != last && (first || i == before_last));
        first = false;
    }
}

/* --- filling ------------------------------------------------------------------------------- */

static void draw_leader(struct canvas *canvas, int from, int to, int baseline)
{
    /* Dots of all lines stand below each other: a leader begins at a multiple of the pitch. */
    from = (from + LEADER_PITCH - 1) / LEADER_PITCH * LEADER_PITCH;
    int y = baseline - LEADER_DOT / 2;
    if (from + LEADER_PITCH >= to)
        return;
    canvas_begin_artifact(canvas);
    canvas_dashed(canvas, from, y, to, y, LEADER_DOT, CANVAS_GREY, LEADER_DOT,
                  LEADER_PITCH - LEADER_DOT);
    canvas_end_artifact(canvas);
}

static void draw_number(struct flow *flow, const struct set_entry *set, int x, int baseline)
{
    const char *label = flow->pages[set->entry->page].label;
    struct paragraph number;
    struct paragraph_style style = flow_style(flow, flow_size(flow), set->bold, DOC_LEFT);
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, label), &style,
                  2 * NUMBER_ROOM, &number);
    int width = number.lines[0].width, space = flow_size(flow) / 4;
    int room = width > NUMBER_ROOM / 2 ? width : NUMBER_ROOM / 2;
    draw_leader(flow->canvas, x + space, set->right - room - space, baseline);
    paragraph_draw_line(flow->canvas, &number, 0, set->right - width, baseline);
}

static void draw_line(struct flow *flow, const struct waiting *waiting)
{
    const struct set_entry *set = waiting->entry;
    const struct line *line = &set->text.lines[waiting->index];
    int baseline = waiting->y + waiting->baseline;
    bool leads = set->entry->placed && set->entry->page < flow->page_count;
    const char *target = text_format(flow->typesetter->arena, "#%s", set->entry->anchor);
    canvas_tag(flow->canvas, set->element);
    if (leads)
        canvas_tag_link(flow->canvas, target);
    paragraph_draw_line(flow->canvas, &set->text, waiting->index, set->x, baseline);
    if (!leads)
        return;
    canvas_link(flow->canvas, set->x, baseline - line->ascent, set->right - set->x,
                line->ascent + line->descent, target);
    if (waiting->index + 1 == set->text.line_count)
        draw_number(flow, set, set->x + line->x + line->width, baseline);
}

void contents_fill(struct flow *flow)
{
    const struct contents *contents = flow->contents;
    for (size_t i = 0; i < contents->waiting_count && !flow->failed; i++) {
        const struct waiting *waiting = &contents->waiting[i];
        bool landscape = flow->pages[waiting->page].landscape;
        if (i == 0 || waiting->page != canvas_page(flow->canvas))
            canvas_turn_to(flow->canvas, waiting->page,
                           landscape ? FLOW_SHORT_SIDE : FLOW_LONG_SIDE);
        if (waiting->entry) {
            draw_line(flow, waiting);
            canvas_tag(flow->canvas, NULL);
            continue;
        }
        const struct list *list = waiting->list;
        const struct paragraph *title = waiting->again ? &list->title_again : &list->title;
        canvas_tag(flow->canvas, waiting->again ? NULL : list->heading);
        paragraph_draw(flow->canvas, title, FLOW_LEFT, waiting->y);
        canvas_tag(flow->canvas, waiting->again ? NULL : list->word_element);
        paragraph_draw(flow->canvas, &list->word, FLOW_LEFT, waiting->y + title->height);
        canvas_tag(flow->canvas, NULL);
    }
    canvas_flush(flow->canvas);
}
