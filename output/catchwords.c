/* Catchwords: the first words of a line, drawn on the page before. They are no part of the text,
 * which has them already. */
#include "output/catchwords.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "output/canvas.h"
#include "output/flow.h"
#include "output/shaped_text.h"

#define FOOT_BASELINE 36850 /* 13 mm from the page's foot */

enum { WORDS_MOST = 24 }; /* letters */

/* Bytes of the words that `text` begins with: up to a space between phrases, else to the last word
 * end within reach. */
static size_t words_length(struct flow *flow, const char *text)
{
    size_t length = strlen(text), letters = 0, end = 0;
    unsigned char *classes =
        arena_alloc_array(flow->typesetter->arena, length + 1, sizeof *classes);
    breaker_find(flow->typesetter->breaker, text, length, classes);
    for (size_t i = 1; i <= length; i++) {
        letters += ((unsigned char)text[i] & 0xC0) != 0x80;
        if (letters > WORDS_MOST && end > 0)
            return end;
        if (classes[i] == BREAK_BEST || classes[i] == BREAK_MUST)
            return i;
        if (classes[i] == BREAK_FREE)
            end = i;
    }
    return length;
}

/* The first words of a line; NULL when it has none. */
static const char *first_words(struct flow *flow, const struct flow_item *item)
{
    struct arena *arena = flow->typesetter->arena;
    const struct line *line = &((const struct paragraph *)item->object)->lines[item->index];
    const char *text = doc_inline_text(arena, *item->text);
    /* A longer text is laid in parts, whose offsets are not those of the whole. */
    if (line->piece_count == 0 || strlen(text) > SHAPED_TEXT_MAX)
        return NULL;
    text += line->pieces[0].clusters[0].offset;
    const char *words = text_trim(arena, text_copy_n(arena, text, words_length(flow, text)));
    return text_is_empty(words) ? NULL : words;
}

void catchwords_draw(struct flow *flow, const struct flow_item *item)
{
    if (!flow->typesetter->document->letter || flow->failed || flow->page_count < 2 || !item->text)
        return;
    const char *words = first_words(flow, item);
    if (!words)
        return;
    struct arena *arena = flow->typesetter->arena;
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_RIGHT);
    struct paragraph set;
    size_t page = canvas_page(flow->canvas);
    const struct flow_page *before = &flow->pages[flow->page_count - 2];
    int width = before->landscape ? FLOW_LONG_SIDE : FLOW_SHORT_SIDE;
    int height = before->landscape ? FLOW_SHORT_SIDE : FLOW_LONG_SIDE;
    paragraph_lay(flow->typesetter, doc_plain(arena, text_format(arena, "/%s...", words)), &style,
                  width - FLOW_LEFT - FLOW_RIGHT, &set);
    canvas_turn_to(flow->canvas, page - 1, height);
    canvas_begin_running(flow->canvas, true);
    paragraph_draw_line(flow->canvas, &set, 0, FLOW_LEFT, height - FOOT_BASELINE);
    canvas_end_artifact(flow->canvas);
    canvas_turn_to(flow->canvas, page, flow_page_height(flow));
}
