/* Running head and foot, page number, draft mark. All of it is an artifact: no part of the text.
 * The running texts are set once a document and orientation, not once a page.
 *
 * The number stands at the foot's right: the pages have one binding edge, left, so right is the
 * outer one on all of them (printed on one side, as offices do). */
#include "output/furniture.h"

#include "base/arena.h"
#include "base/text.h"
#include "output/canvas.h"
#include "output/flow.h"

#define HEAD_BASELINE  46000
#define HEAD_RULE      53000
#define FOOT_BASELINE  30000 /* from the page's foot */
#define DRAFT_BASELINE 28000
#define LETTER_BASELINE 48189 /* 17 mm */
#define NUMBER_WIDTH   60000

struct furniture {
    bool set[2];
    struct paragraph head_left[2], head_right[2], foot_left[2], draft[2];
};

struct furniture *furniture_new(struct flow *flow)
{
    return arena_alloc(flow->typesetter->arena, sizeof(struct furniture));
}

static void set_text(struct flow *flow, const char *text, bool bold, uint32_t colour,
                     enum doc_align align, int width, struct paragraph *out)
{
    if (text_is_empty(text))
        return;
    struct paragraph_style style = flow_style(flow, flow_size(flow) * 7 / 8, bold, align);
    style.colour = colour;
    paragraph_lay(flow->typesetter, doc_plain(flow->typesetter->arena, text), &style, width, out);
}

static void set_texts(struct flow *flow, int width, int which)
{
    const struct document *document = flow->typesetter->document;
    struct furniture *furniture = flow->furniture;
    furniture->set[which] = true;
    set_text(flow, document->head_right, false, CANVAS_GREY, DOC_RIGHT, width * 2 / 5,
             &furniture->head_right[which]);
    int right = furniture->head_right[which].line_count ? width * 2 / 5 + 12000 : 0;
    set_text(flow, document->head_left, false, CANVAS_GREY, DOC_LEFT, width - right,
             &furniture->head_left[which]);
    set_text(flow, document->foot_left, false, CANVAS_GREY, DOC_LEFT, width - NUMBER_WIDTH,
             &furniture->foot_left[which]);
    if (document->draft)
        set_text(flow, "(ร่าง)", true, CANVAS_SECOND, DOC_CENTRE, width, &furniture->draft[which]);
}

/* The last line on the base line, those before it above. */
static void draw_upwards(struct flow *flow, const struct paragraph *text, int x, int baseline)
{
    for (size_t i = 0; i < text->line_count; i++) {
        int above = (int)(text->line_count - 1 - i) * text->line_height;
        paragraph_draw_line(flow->canvas, text, i, x, baseline - above);
    }
}

/* "- 2 -" centred on top, on the first page none (domain.md 10.1). */
static void draw_letter_number(struct flow *flow, const struct flow_page *page, int width)
{
    struct arena *arena = flow->typesetter->arena;
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_CENTRE);
    struct paragraph number = {0};
    if (flow->page_count < 2)
        return;
    paragraph_lay(flow->typesetter, doc_plain(arena, text_format(arena, "- %s -", page->label)),
                  &style, width, &number);
    draw_upwards(flow, &number, FLOW_LEFT, LETTER_BASELINE);
}

void furniture_draw(struct flow *flow, const struct flow_page *page, bool bare)
{
    struct furniture *furniture = flow->furniture;
    int which = page->landscape ? 1 : 0, width = flow_text_width(flow);
    int foot = flow_page_height(flow) - FOOT_BASELINE;
    if (!furniture->set[which])
        set_texts(flow, width, which);
    canvas_begin_running(flow->canvas, false);
    /* A cover's texts are centred on the page, others in the column. */
    int draft_left = bare ? (flow_page_width(flow) - width) / 2 : FLOW_LEFT;
    draw_upwards(flow, &furniture->draft[which], draft_left, DRAFT_BASELINE);
    bool letter = flow->typesetter->document->letter;
    if (letter && !bare)
        draw_letter_number(flow, page, width);
    if (!bare && !letter) {
        draw_upwards(flow, &furniture->head_left[which], FLOW_LEFT, HEAD_BASELINE);
        draw_upwards(flow, &furniture->head_right[which], FLOW_LEFT + width - width * 2 / 5,
                     HEAD_BASELINE);
        if (furniture->head_left[which].line_count || furniture->head_right[which].line_count)
            canvas_line(flow->canvas, FLOW_LEFT, HEAD_RULE, FLOW_LEFT + width, HEAD_RULE, 500,
                        CANVAS_LIGHT);
        canvas_begin_running(flow->canvas, true);
        draw_upwards(flow, &furniture->foot_left[which], FLOW_LEFT, foot);
        struct paragraph number = {0};
        set_text(flow, page->label, false, CANVAS_BLACK, DOC_RIGHT, NUMBER_WIDTH, &number);
        draw_upwards(flow, &number, FLOW_LEFT + width - NUMBER_WIDTH, foot);
    }
    canvas_end_artifact(flow->canvas);
}
