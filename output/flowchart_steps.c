/* Steps → boxes, edges and set texts for the geometry, and their drawing where it puts them. */
#include "output/flowchart_steps.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "base/thai.h"
#include "output/canvas.h"

/* In parts of the type's size. */
#define PAD_X(size) ((size) / 2)
#define PAD_Y(size) ((size) / 5)

enum { CONNECTOR_LETTERS = 3 };

/* --- texts ---------------------------------------------------------------------------------- */

static struct paragraph_style text_style(const struct flowchart_steps *steps)
{
    struct paragraph_style style = flow_style(steps->flow, steps->size, false, DOC_CENTRE);
    style.narrow = true;
    return style;
}

static void lay(const struct flowchart_steps *steps, const char *text, int width,
                struct paragraph *out)
{
    struct paragraph_style style = text_style(steps);
    struct typesetter *typesetter = steps->flow->typesetter;
    paragraph_lay(typesetter, doc_plain(typesetter->arena, text), &style, width, out);
}

static int widest_line(const struct paragraph *text)
{
    int widest = 0;
    for (size_t i = 0; i < text->line_count; i++)
        widest = text->lines[i].width > widest ? text->lines[i].width : widest;
    return widest;
}

/* The least height of a diamond `width` wide whose sides clear every line of the text. */
static int64_t diamond_height(const struct paragraph *text, int width)
{
    int64_t needed = 0;
    for (size_t i = 0; i < text->line_count; i++) {
        const struct line *line = &text->lines[i];
        int baseline = text->ascent + (int)i * text->line_height - text->height / 2;
        int top = -(baseline - line->ascent), bottom = baseline + line->descent;
        int away = top > bottom ? top : bottom, free = width - line->width;
        if (free <= 0)
            return INT32_MAX;
        int64_t height = (int64_t)2 * away * width / free;
        needed = height > needed ? height : needed;
    }
    return needed;
}

/* Breaks a decision's text so that its diamond is as low as can be. */
static int lay_decision(const struct flowchart_steps *steps, const char *text, int width,
                        struct paragraph *out)
{
    struct typesetter *typesetter = steps->flow->typesetter;
    struct paragraph_style style = text_style(steps);
    int inner = width - PAD_X(steps->size);
    int least = paragraph_least_width(typesetter, doc_plain(typesetter->arena, text), &style);
    int64_t best = INT64_MAX;
    for (int part = 30; part <= 80; part += 5) {
        struct paragraph tried;
        if (inner * part / 100 < least && part < 80)
            continue;
        lay(steps, text, inner * part / 100, &tried);
        int64_t height = diamond_height(&tried, inner);
        if (height < best) {
            best = height;
            *out = tried;
        }
    }
    /* Flatter ones look like lines. */
    int64_t low = width / 5 > 2 * steps->size ? width / 5 : 2 * steps->size;
    best = best > low ? best : low;
    return (int)(best < FLOW_LONG_SIDE ? best : FLOW_LONG_SIDE);
}

static struct flowchart_box set_step(struct flowchart_steps *steps, size_t index, int width,
                                     const char *text)
{
    const struct doc_step *step = &steps->source->steps[index];
    struct paragraph *out = &steps->texts[index];
    struct flowchart_box box = {.width = width};
    switch (step->shape) {
    case DOC_SHAPE_DECISION: box.height = lay_decision(steps, text, width, out); return box;
    case DOC_SHAPE_CONNECTOR: {
        lay(steps, step->text, width, out);
        int wide = widest_line(out) + PAD_X(steps->size);
        box.height = box.width = wide > out->height ? wide : out->height;
        return box;
    }
    case DOC_SHAPE_START:
    case DOC_SHAPE_END: lay(steps, text, width - 4 * PAD_X(steps->size), out); break;
    case DOC_SHAPE_PROCESS: lay(steps, text, width - 2 * PAD_X(steps->size), out); break;
    }
    box.height = out->height + 2 * PAD_Y(steps->size);
    return box;
}

/* A connector is called by the number of the step where it goes on; by a letter where a number is
 * too long for the circle. */
static void set_connectors(struct flowchart_steps *steps)
{
    struct arena *arena = steps->flow->typesetter->arena;
    bool letters = false;
    int widest = 0;
    for (size_t i = 0; i < steps->source->step_count; i++)
        letters = letters || text_length(steps->source->steps[i].number) > CONNECTOR_LETTERS;
    for (size_t i = 0; i < steps->source->step_count; i++) {
        const char *name =
            letters ? thai_letter_counter(arena, (unsigned)i + 1) : steps->source->steps[i].number;
        lay(steps, name, 4 * steps->size, &steps->connectors[i]);
        int width = widest_line(&steps->connectors[i]);
        widest = width > widest ? width : widest;
    }
    int least = steps->size * 11 / 16, needed = widest / 2 + steps->size / 4;
    steps->plan.measure.radius = needed > least ? needed : least;
}

static void set_edges(struct flowchart_steps *steps, struct flowchart_edge *edges)
{
    size_t count = 0;
    for (size_t i = 0; i < steps->source->step_count; i++) {
        const struct doc_step *step = &steps->source->steps[i];
        for (size_t k = 0; k < step->way_count; k++) {
            struct flowchart_edge *edge = &edges[count];
            *edge = (struct flowchart_edge){.from = i, .to = step->ways[k].to};
            if (!text_is_empty(step->ways[k].label)) {
                lay(steps, step->ways[k].label, 20 * steps->size, &steps->labels[count]);
                edge->label_width = widest_line(&steps->labels[count]);
                edge->label_height = steps->labels[count].height;
            }
            count++;
        }
    }
    steps->plan.edges = edges;
    steps->plan.edge_count = count;
}

struct flowchart_steps *flowchart_steps_new(struct flow *flow, const struct doc_flowchart *source,
                                            int size, int width, size_t lanes, bool numbered)
{
    struct arena *arena = flow->typesetter->arena;
    struct flowchart_steps *steps = arena_alloc(arena, sizeof *steps);
    size_t count = source->step_count, ways = count * DOC_STEP_WAYS;
    struct flowchart_box *boxes = arena_alloc_array(arena, count + 1, sizeof *boxes);
    *steps = (struct flowchart_steps){.flow = flow, .source = source, .size = size};
    steps->texts = arena_alloc_array(arena, count + 1, sizeof *steps->texts);
    steps->connectors = arena_alloc_array(arena, count + 1, sizeof *steps->connectors);
    steps->labels = arena_alloc_array(arena, ways + 1, sizeof *steps->labels);
    steps->plan.measure = (struct flowchart_measure){
        .arrow = size * 15 / 16, .lane = size * 3 / 4, .gap = size / 4, .lanes = lanes};
    for (size_t i = 0; i < count; i++) {
        const struct doc_step *step = &source->steps[i];
        const char *text =
            numbered ? text_format(arena, "%s. %s", step->number, step->text) : step->text;
        boxes[i] = set_step(steps, i, width, text);
    }
    steps->plan.boxes = boxes;
    steps->plan.box_count = count;
    set_connectors(steps);
    set_edges(steps, arena_alloc_array(arena, ways + 1, sizeof(struct flowchart_edge)));
    return steps;
}

int flowchart_steps_cuts(const struct flowchart_steps *steps)
{
    const struct flowchart_measure *measure = &steps->plan.measure;
    return steps->plan.paged ? 4 * (measure->radius + measure->gap) + measure->arrow : 0;
}

bool flowchart_steps_fit(const struct flowchart_steps *steps, const int *heights, int room,
                         struct diag_place place)
{
    for (size_t i = 0; i < steps->plan.box_count; i++) {
        if (heights[i] <= room)
            continue;
        diag_report(steps->flow->typesetter->diag, TXT005, place, steps->source->steps[i].number);
        steps->flow->failed = true;
        return false;
    }
    return true;
}

/* --- drawing -------------------------------------------------------------------------------- */

void flowchart_steps_ink(const struct flowchart_steps *steps, const struct flowchart_page *page,
                         size_t first, size_t end, int x, int y)
{
    struct canvas *canvas = steps->flow->canvas;
    int radius = steps->plan.measure.radius;
    for (size_t i = 0; i < page->line_count; i++) {
        const struct flowchart_line *line = &page->lines[i];
        struct canvas_point points[FLOWCHART_POINTS];
        for (size_t k = 0; k < line->count; k++)
            points[k] = (struct canvas_point){x + line->points[k].x, y + line->points[k].y};
        flowchart_arrow(canvas, points, line->count);
    }
    for (size_t i = 0; i < page->circle_count; i++)
        flowchart_symbol(canvas, DOC_SHAPE_CONNECTOR,
                         (struct flowchart_place){x + page->circles[i].x - radius,
                                                  y + page->circles[i].y - radius, 2 * radius,
                                                  2 * radius});
    for (size_t step = first; step < end; step++) {
        struct flowchart_place place = page->boxes[step - first];
        place.x += x;
        place.y += y;
        flowchart_symbol(canvas, steps->source->steps[step].shape, place);
    }
}

/* Centred on a point. */
static void draw_centred(struct canvas *canvas, const struct paragraph *text, int width, int x,
                         int y)
{
    paragraph_draw(canvas, text, x - width / 2, y - text->height / 2);
}

/* The width that a paragraph was set in: its lines are centred in it. */
static int set_width(const struct paragraph *text)
{
    return text->line_count ? 2 * text->lines[0].x + text->lines[0].width : 0;
}

void flowchart_steps_text(const struct flowchart_steps *steps, const struct flowchart_page *page,
                          size_t first, size_t step, int x, int y)
{
    struct canvas *canvas = steps->flow->canvas;
    const struct flowchart_place *box = &page->boxes[step - first];
    const struct paragraph *text = &steps->texts[step];
    draw_centred(canvas, text, set_width(text), x + box->x + box->width / 2,
                 y + box->y + box->height / 2);
    for (size_t i = 0; i < page->label_count; i++) {
        const struct flowchart_label *label = &page->labels[i];
        const struct paragraph *words = &steps->labels[label->edge];
        if (steps->plan.edges[label->edge].from == step)
            draw_centred(canvas, words, set_width(words),
                         x + label->place.x + label->place.width / 2,
                         y + label->place.y + label->place.height / 2);
    }
    for (size_t i = 0; i < page->circle_count; i++) {
        const struct flowchart_circle *circle = &page->circles[i];
        const struct paragraph *name = &steps->connectors[circle->target];
        if (circle->row == step)
            draw_centred(canvas, name, set_width(name), x + circle->x, y + circle->y);
    }
}
