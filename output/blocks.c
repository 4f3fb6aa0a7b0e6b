/* Headings, paragraphs, lists, quotes, rules, images and charts as items of the flow. Decides sizes
 * and spaces; places nothing itself. */
#include "output/blocks.h"

#include "base/arena.h"
#include "base/text.h"
#include "output/canvas.h"
#include "output/chart.h"
#include "output/contents.h"
#include "output/flow.h"
#include "output/pdf_file.h"
#include "output/structure.h"

#define FIRST_INDENT  70866  /* 25 mm, as official letters have it (domain.md 10.1) */
#define QUOTE_INDENT  42520  /* 15 mm */
#define LIST_INDENT   35433  /* 12.5 mm, of the outermost list; the inner ones by their markers */
#define NARROW_COLUMN 200000 /* below this a first-line indent would take too much of the line */
#define PIXEL         750    /* an image's natural size: 96 pixels an inch */
#define NESTING_MAX   16
/* How much of its height a chart may lose so that it stays on the page, in per cent. */
#define SHRINK_MOST 30

static int paragraph_gap(const struct flow *flow)
{
    return flow_size(flow) * 3 / 8; /* 6 pt at 16 pt */
}

/* --- text ---------------------------------------------------------------------------------- */

/* Level 1 is centred and large, as chapter headings of Thai reports are; lower ones stand left. */
static void add_heading(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_heading *heading = &block->as.heading;
    int size = flow_size(flow), level = heading->level;
    int height = level == 1 ? size * 5 / 4 : level == 2 ? size * 9 / 8 : size;
    struct paragraph_style style =
        flow_style(flow, height, true, level == 1 ? DOC_CENTRE : DOC_LEFT);
    style.place = block->place;
    struct flow_lines how = {
        .x = frame.x,
        .width = frame.width,
        .gap = level == 1   ? size * 9 / 8
               : level == 2 ? size * 7 / 8
                            : size * 5 / 8,
        .keep = true,
        .element = structure_add_heading(flow->structure, frame.parent, level),
    };
    flow_begin_heading(flow);
    flow_add_text(flow, heading->text, &style, &how);
    flow->owed = 2;
}

static void add_paragraph(struct flow *flow, const struct doc_block *block,
                          struct blocks_frame frame)
{
    const struct doc_paragraph *paragraph = &block->as.paragraph;
    enum doc_align align = paragraph->align;
    if (align == DOC_ALIGN_DEFAULT) /* a narrow column has too few gaps to spread a line */
        align = frame.width < NARROW_COLUMN ? DOC_LEFT : DOC_JUSTIFY;
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, align);
    bool indented = align == DOC_JUSTIFY && !paragraph->no_indent && !frame.inside &&
                    frame.width >= NARROW_COLUMN;
    style.first_indent = indented ? FIRST_INDENT : 0;
    style.place = block->place;
    struct flow_lines how = {.x = frame.x,
                             .width = frame.width,
                             .gap = frame.tight ? 0 : paragraph_gap(flow),
                             .element = structure_add(flow->structure, frame.parent, STRUCTURE_P)};
    flow_add_text(flow, paragraph->text, &style, &how);
}

/* Only blocks that something can lead to need to be remembered. */
static void begin_block(struct flow *flow, const struct doc_block *block)
{
    bool listed = block->kind == DOC_HEADING || block->kind == DOC_TABLE ||
                  block->kind == DOC_CHART || block->kind == DOC_IMAGE ||
                  block->kind == DOC_CONTENTS;
    if (!listed && !block->anchor)
        return;
    struct flow_beginning *beginning = arena_alloc(flow->typesetter->arena, sizeof *beginning);
    beginning->outer = flow->beginning;
    beginning->block = block;
    flow->beginning = beginning;
}

/* --- lists --------------------------------------------------------------------------------- */

static const char *marker_text(const struct flow *flow, const struct doc_list *list, int depth,
                               int number)
{
    struct arena *arena = flow->typesetter->arena;
    if (!list->ordered)
        return depth % 2 == 0 ? "•" : "–";
    const char *text = text_format(arena, "%d.", number);
    return list->thai_digits ? text_thai_digits(arena, text) : text;
}

static struct flow_marker *new_marker(struct flow *flow, const char *text, int x)
{
    struct flow_marker *marker = arena_alloc(flow->typesetter->arena, sizeof *marker);
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text), &style,
                  flow_text_width(flow), &marker->text);
    marker->x = x;
    return marker;
}

/* A marker that no item took (an empty list item) gets a line of its own. */
static void draw_nothing(struct flow *flow, const struct flow_item *item, int y)
{
    (void)flow;
    (void)item;
    (void)y;
}

static void add_bare_marker(struct flow *flow, struct blocks_frame frame)
{
    struct flow_item item = {
        .height = font_family_line_height(flow->typesetter->family, flow_size(flow)),
        .baseline = font_family_ascent(flow->typesetter->family, flow_size(flow)),
        .x = frame.x,
        .draw = draw_nothing,
    };
    flow_add(flow, &item);
}

static void add_list(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_list *list = &block->as.list;
    int number = list->start, last = number - 1, size = flow_size(flow);
    for (const struct doc_block *item = block->first_child; item; item = item->next)
        last++;
    struct flow_marker *widest =
        new_marker(flow, marker_text(flow, list, frame.lists, last), frame.x);
    int room = widest->text.lines[0].width + size * 3 / 8;
    int indent = frame.lists == 0 && !frame.inside ? LIST_INDENT : 0;
    int marker_x = frame.x + indent;
    struct structure_element *all = structure_add(flow->structure, frame.parent, STRUCTURE_L);
    all->ordered = list->ordered;
    struct blocks_frame inner = frame;
    inner.x += indent + (room > size ? room : size);
    inner.width = frame.x + frame.width - inner.x;
    inner.lists++;
    inner.inside = true;
    inner.tight = list->tight;
    for (const struct doc_block *item = block->first_child; item; item = item->next, number++) {
        struct flow_marker *marker =
            new_marker(flow, marker_text(flow, list, frame.lists, number), marker_x);
        struct structure_element *whole = structure_add(flow->structure, all, STRUCTURE_LI);
        marker->element = structure_add(flow->structure, whole, STRUCTURE_LBL);
        inner.parent = structure_add(flow->structure, whole, STRUCTURE_LBODY);
        marker->outer = flow->marker;
        flow->marker = marker;
        begin_block(flow, item);
        blocks_add(flow, item->first_child, inner);
        if (flow->marker)
            add_bare_marker(flow, inner);
    }
}

static void add_quote(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    frame.x += QUOTE_INDENT;
    frame.width -= 2 * QUOTE_INDENT;
    frame.inside = true;
    frame.tight = false;
    frame.parent = structure_add(flow->structure, frame.parent, STRUCTURE_QUOTE);
    blocks_add(flow, block->first_child, frame);
}

/* --- rules and figures --------------------------------------------------------------------- */

static void draw_rule(struct flow *flow, const struct flow_item *item, int y)
{
    int width = (int)item->index, middle = y + item->height / 2;
    canvas_begin_artifact(flow->canvas);
    canvas_line(flow->canvas, item->x, middle, item->x + width, middle, 750, CANVAS_GREY);
    canvas_end_artifact(flow->canvas);
}

static void add_rule(struct flow *flow, struct blocks_frame frame)
{
    struct flow_item item = {
        .height = flow_size(flow),
        .x = frame.x,
        .draw = draw_rule,
        .index = (size_t)frame.width,
    };
    flow_add(flow, &item);
}

/* A picture or chart and its caption: one item, which no page end can part. */
struct figure {
    struct chart_layout *chart; /* or NULL: a picture */
    bool shrinks;               /* lower, to stay on the page; its width stays */
    int image, width, height;
    int caption_x, caption_y; /* below the figure's top left */
    struct structure_element *element, *caption_element;
    struct paragraph caption; /* no lines: none */
};

static void draw_figure(struct flow *flow, const struct flow_item *item, int y)
{
    const struct figure *figure = item->object;
    canvas_tag_figure(flow->canvas, figure->element, item->x, y, figure->width, figure->height);
    if (figure->chart)
        chart_draw(flow->canvas, figure->chart, item->x, y);
    else
        canvas_image(flow->canvas, figure->image, item->x, y, figure->width, figure->height);
    canvas_tag(flow->canvas, figure->caption_element);
    if (figure->caption.line_count > 0)
        paragraph_draw(flow->canvas, &figure->caption, figure->caption_x, y + figure->caption_y);
}

/* Lays the chart again, lower by what the item is to lose. */
static bool shrink_figure(struct flow *flow, struct flow_item *item, int height)
{
    struct figure *figure = arena_alloc(flow->typesetter->arena, sizeof *figure);
    *figure = *(const struct figure *)item->object;
    int beside = item->height - figure->height;
    struct chart_layout *lower = chart_lay_lower(figure->chart, height - beside);
    if (!lower)
        return false;
    figure->caption_y += chart_height(lower) - figure->height;
    figure->chart = lower;
    figure->height = chart_height(lower);
    item->height = figure->height + beside;
    item->object = figure;
    return true;
}

/* A caption stands beside its Figure, not in it: who reads the alternative text skips what is
 * within. */
static void add_figure(struct flow *flow, struct figure *figure, const char *label,
                       struct doc_inline caption, const char *alternative,
                       struct blocks_frame frame)
{
    struct structure_element *both = structure_add(flow->structure, frame.parent, STRUCTURE_DIV);
    figure->element = structure_add(flow->structure, both, STRUCTURE_FIGURE);
    if (figure->chart)
        chart_tag(figure->chart, flow->structure, both);
    figure->caption_element = structure_add(flow->structure, both, STRUCTURE_CAPTION);
    if (text_is_empty(alternative))
        alternative = doc_inline_text(flow->typesetter->arena, caption);
    figure->element->alternative = text_is_empty(alternative) ? "ภาพประกอบ" : alternative;
    struct flow_item item = {
        .gap = flow_size(flow) / 2,
        .height = figure->height,
        .x = frame.x + (frame.width - figure->width) / 2,
        .draw = draw_figure,
        .object = figure,
    };
    if (!text_is_empty(label) || caption.count > 0) {
        struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_CENTRE);
        paragraph_lay(flow->typesetter,
                      flow_labelled(flow->typesetter->arena, label, caption, NULL), &style,
                      frame.width, &figure->caption);
        figure->caption_x = frame.x;
        figure->caption_y = figure->height + flow_size(flow) / 4;
        item.height = figure->caption_y + figure->caption.height;
    }
    if (figure->shrinks) {
        item.least = item.height - figure->height * SHRINK_MOST / 100;
        item.shrink = shrink_figure;
    }
    flow_add(flow, &item);
}

/* The height that a figure may have so that it stands on one page with its caption, a heading and a
 * line or two of text. */
static int figure_room(const struct flow *flow)
{
    return flow_text_height(flow) - 11 * flow_size(flow);
}

static void add_image(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_image *image = &block->as.image;
    int pixels_wide, pixels_high;
    struct figure *figure = arena_alloc(flow->typesetter->arena, sizeof *figure);
    figure->image =
        pdf_file_image(flow->file, image->path, block->place, &pixels_wide, &pixels_high);
    if (figure->image < 0) {
        flow->failed = true;
        return;
    }
    int width = image->width > 0 ? image->width : pixels_wide * PIXEL;
    width = width < frame.width ? width : frame.width;
    int height = (int)((int64_t)width * pixels_high / pixels_wide), room = figure_room(flow);
    if (height > room) {
        width = (int)((int64_t)width * room / height);
        height = room;
    }
    figure->width = width > 0 ? width : 1;
    figure->height = height > 0 ? height : 1;
    add_figure(flow, figure, image->label, image->caption, image->alternative, frame);
}

static void add_chart(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_chart *chart = &block->as.chart;
    struct figure *figure = arena_alloc(flow->typesetter->arena, sizeof *figure);
    figure->shrinks = true;
    int room = figure_room(flow);
    room = chart->height > 0 && chart->height < room ? chart->height : room;
    figure->chart = chart_lay(flow->typesetter, chart, frame.width, room);
    figure->width = frame.width;
    figure->height = chart_height(figure->chart);
    add_figure(flow, figure, chart->label, chart->caption, chart->alternative, frame);
}

/* --- pages --------------------------------------------------------------------------------- */

static void add_page_break(struct flow *flow, const struct doc_page_break *page_break)
{
    flow_end_page(flow);
    if (page_break->numbering == DOC_NUMBERING_SAME)
        return;
    flow->numbers = page_break->numbering == DOC_NUMBERING_FRONT ? FLOW_LETTERS : FLOW_DIGITS;
    flow->next_number = 1;
}

static void add_landscape(struct flow *flow, const struct doc_block *block,
                          struct blocks_frame frame)
{
    bool before = flow->landscape;
    flow_end_page(flow);
    flow->landscape = true;
    frame.x = FLOW_LEFT;
    frame.width = flow_text_width(flow);
    blocks_add(flow, block->first_child, frame);
    flow_end_page(flow);
    flow->landscape = before;
}

static void add_block(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    switch (block->kind) {
    case DOC_HEADING: add_heading(flow, block, frame); break;
    case DOC_PARAGRAPH: add_paragraph(flow, block, frame); break;
    case DOC_LIST: add_list(flow, block, frame); break;
    case DOC_COLUMNS: columns_add(flow, block, frame); break;
    case DOC_DEFINITIONS: definitions_add(flow, block, frame); break;
    case DOC_QUOTE: add_quote(flow, block, frame); break;
    case DOC_TABLE: table_add(flow, block, frame); break;
    case DOC_CHART: add_chart(flow, block, frame); break;
    case DOC_IMAGE: add_image(flow, block, frame); break;
    case DOC_FLOWCHART: flowchart_add(flow, block, frame); break;
    case DOC_CONTENTS: contents_add(flow, block, frame.parent); break;
    case DOC_COVER: cover_add(flow, block, frame); break;
    case DOC_MEMO_HEAD: memo_head_add(flow, block, frame); break;
    case DOC_LETTER_HEAD: letter_head_add(flow, block, frame); break;
    case DOC_CLOSING: closing_add(flow, block, frame); break;
    case DOC_SIGNATURES: signatures_add(flow, block, frame); break;
    case DOC_PAGE_BREAK: add_page_break(flow, &block->as.page_break); break;
    case DOC_LANDSCAPE: add_landscape(flow, block, frame); break;
    case DOC_RULE: add_rule(flow, frame); break;
    case DOC_ITEM: blocks_add(flow, block->first_child, frame); break;
    }
}

void blocks_add(struct flow *flow, const struct doc_block *first, struct blocks_frame frame)
{
    bool tight = frame.tight;
    for (const struct doc_block *block = first; block && !flow->failed; block = block->next) {
        /* Lists in lists in a narrow column would leave no room for a word: they stop moving right.
         */
        if (frame.lists > NESTING_MAX || frame.width < NARROW_COLUMN / 4) {
            frame.x = FLOW_LEFT;
            frame.width = flow_text_width(flow);
        }
        begin_block(flow, block);
        /* The first block of a tight item stands close; so do the lists in it. */
        frame.tight = tight && (block->kind == DOC_PARAGRAPH || block->kind == DOC_LIST);
        add_block(flow, block, frame);
    }
}
