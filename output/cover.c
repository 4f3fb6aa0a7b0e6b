/* The cover: emblem, title between rules, what and when below it, the office at the foot. One page
 * without number, drawn freely. */
#include "base/arena.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/emblem.h"
#include "output/flow.h"
#include "output/structure.h"

#define EMBLEM_TOP     85039 /* 30 mm */
#define EMBLEM_HEIGHT  99213 /* 35 mm */
#define EMBLEM_WIDTH   300000
#define TITLE_TOP      255118 /* 90 mm, with an emblem above */
#define TITLE_TOP_BARE 198425 /* 70 mm */
#define RULE_GAP       14000
#define FOOT_BOTTOM    78000 /* from the page's foot */

/* A thick and a thin rule; the thin one on the title's side. */
static void draw_rules(struct flow *flow, int y, bool above)
{
    int left = FLOW_LEFT, right = flow_page_width(flow) - FLOW_LEFT;
    int thin = above ? y + 4500 : y - 4500;
    canvas_begin_artifact(flow->canvas);
    canvas_line(flow->canvas, left, y, right, y, 3000, CANVAS_ACCENT);
    canvas_line(flow->canvas, left, thin, right, thin, 750, CANVAS_ACCENT);
    canvas_end_artifact(flow->canvas);
}

/* Sets lines centred below each other from y on, and gives the y after them. Without a parent in
 * the structure it only measures. */
static int stack(struct flow *flow, const struct doc_inline *lines, size_t count,
                 struct paragraph_style style, int y, struct structure_element *parent)
{
    int width = flow_page_width(flow) - 2 * FLOW_LEFT;
    for (size_t i = 0; i < count; i++) {
        struct paragraph text;
        paragraph_lay(flow->typesetter, lines[i], &style, width, &text);
        if (parent) {
            canvas_tag(flow->canvas, structure_add(flow->structure, parent, STRUCTURE_P));
            paragraph_draw(flow->canvas, &text, FLOW_LEFT, y);
            canvas_tag(flow->canvas, NULL);
        }
        y += text.height;
    }
    return y;
}

void cover_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    const struct doc_cover *cover = &block->as.cover;
    flow_bare_page(flow);
    if (flow->failed)
        return;
    flow->empty = false;
    struct emblem emblem;
    if (!emblem_open(flow, block, cover->image, EMBLEM_WIDTH, EMBLEM_HEIGHT, frame.parent, &emblem))
        return;
    emblem_draw(flow, &emblem, (flow_page_width(flow) - emblem.width) / 2, EMBLEM_TOP);
    int size = flow_size(flow);
    struct paragraph_style title = flow_style(flow, size * 15 / 8, true, DOC_CENTRE);
    struct paragraph_style line = flow_style(flow, size * 11 / 8, true, DOC_CENTRE);
    struct paragraph_style foot = flow_style(flow, size * 5 / 4, true, DOC_CENTRE);
    title.colour = CANVAS_ACCENT;
    title.place = line.place = foot.place = block->place;
    int y = cover->image ? TITLE_TOP : TITLE_TOP_BARE;
    draw_rules(flow, y, true);
    y = stack(flow, &cover->title, 1, title, y + RULE_GAP, frame.parent) + RULE_GAP;
    draw_rules(flow, y, false);
    stack(flow, cover->lines, cover->line_count, line, y + 2 * RULE_GAP, frame.parent);
    int height = stack(flow, cover->foot, cover->foot_count, foot, 0, NULL);
    stack(flow, cover->foot, cover->foot_count, foot, flow_page_height(flow) - FOOT_BOTTOM - height,
          frame.parent);
    flow_end_page(flow);
}
