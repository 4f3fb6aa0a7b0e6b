/* Definition lists: terms at the left in bold, what they mean beside them. A term that is too wide
 * for its column stands above its meaning. */
#include "base/arena.h"
#include "output/blocks.h"
#include "output/flow.h"
#include "output/structure.h"

#define INDENT 35433 /* 12.5 mm, as lists have it */

static struct flow_marker *set_term(struct flow *flow, const struct doc_block *item, int x)
{
    struct flow_marker *marker = arena_alloc(flow->typesetter->arena, sizeof *marker);
    struct paragraph_style style = flow_style(flow, flow_size(flow), true, DOC_LEFT);
    style.place = item->place;
    paragraph_lay(flow->typesetter, item->as.item.term, &style, FLOW_LONG_SIDE, &marker->text);
    marker->x = x;
    return marker;
}

/* How wide the column of terms is: as the widest of those that fit in a third of the whole. */
static int terms_width(struct flow *flow, const struct doc_block *block, int width)
{
    int room = 0, most = width / 3;
    for (const struct doc_block *item = block->first_child; item; item = item->next) {
        int term = set_term(flow, item, 0)->text.lines[0].width;
        room = term > room && term <= most ? term : room;
    }
    return room > 0 ? room + flow_size(flow) : 2 * flow_size(flow);
}

static void add_item(struct flow *flow, const struct doc_block *item, struct blocks_frame frame,
                     int room, struct structure_element *list)
{
    struct structure_element *whole = structure_add(flow->structure, list, STRUCTURE_LI);
    struct structure_element *label = structure_add(flow->structure, whole, STRUCTURE_LBL);
    struct flow_marker *marker = set_term(flow, item, frame.x);
    if (marker->text.line_count == 1 &&
        marker->text.lines[0].width + flow_size(flow) / 2 <= room) {
        marker->element = label;
        marker->outer = flow->marker;
        flow->marker = marker;
    } else {
        struct paragraph_style style = flow_style(flow, flow_size(flow), true, DOC_LEFT);
        style.place = item->place;
        struct flow_lines how = {.x = frame.x,
                                 .width = frame.width,
                                 .gap = flow_size(flow) * 3 / 8,
                                 .keep = true,
                                 .element = label};
        flow_add_text(flow, item->as.item.term, &style, &how);
        frame.tight = true;
    }
    frame.x += room;
    frame.width -= room;
    frame.parent = structure_add(flow->structure, whole, STRUCTURE_LBODY);
    blocks_add(flow, item->first_child, frame);
}

void definitions_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    struct structure_element *list = structure_add(flow->structure, frame.parent, STRUCTURE_L);
    int indent = frame.lists == 0 && !frame.inside ? INDENT : 0;
    frame.x += indent;
    frame.width -= indent;
    frame.inside = true;
    frame.tight = false;
    int room = terms_width(flow, block, frame.width);
    for (const struct doc_block *item = block->first_child; item; item = item->next)
        add_item(flow, item, frame, room, list);
}
