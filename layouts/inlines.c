/* Walks inline nodes. Data comes in as text only, never as nodes. */
#include "layouts/inlines.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"

struct builder {
    const struct walk *walk;
    enum value_digits digits;
    struct doc_text *runs;
    size_t count, capacity;
    struct text_buffer open; /* the text of the last run, still growing */
};

static bool same_link(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

static void close_run(struct builder *builder)
{
    if (builder->count > 0)
        builder->runs[builder->count - 1].text = builder->open.data;
}

static void add_run(struct builder *builder, const char *text, unsigned style, const char *link)
{
    enum { RUN_MAXIMUM = 64 * 1024 * 1024 };
    struct arena *arena = builder->walk->compiler->arena;
    if (text_is_empty(text))
        return;
    const struct doc_text *last = builder->count ? &builder->runs[builder->count - 1] : NULL;
    if (!last || last->style != style || !same_link(last->link, link)) {
        close_run(builder);
        builder->runs = arena_grow(arena, builder->runs, builder->count, &builder->capacity,
                                   sizeof *builder->runs);
        builder->runs[builder->count++] = (struct doc_text){"", style, link};
        text_buffer_init(&builder->open, arena, RUN_MAXIMUM);
    }
    text_buffer_add(&builder->open, text);
}

/* The address of a link if it may stand in a document, else NULL with a problem. */
static const char *check_link(const struct walk *walk, const struct markdown *link)
{
    static const char *const allowed[] = {"#", "https://", "http://", "mailto:"};
    for (size_t i = 0; i < sizeof allowed / sizeof allowed[0]; i++) {
        if (text_starts_with(link->target, allowed[i]))
            return link->target;
    }
    layout_report(walk->compiler, walk->source->office_text ? LAY028 : LAY027,
                  layout_place(walk, link->line, link->column), link->target);
    return NULL;
}

static bool is_line_break(const char *html)
{
    return strcasecmp(html, "<br>") == 0 || strcasecmp(html, "<br/>") == 0 ||
           strcasecmp(html, "<br />") == 0;
}

void inlines_report_html(const struct walk *walk, const struct markdown *html)
{
    const char *text = text_trim(walk->compiler->arena, html->text);
    const char *end = strstr(text, "-->");
    if (text_starts_with(text, "<!--") && end && end[3] == '\0')
        return;
    const char *first_line = text_copy_n(walk->compiler->arena, text, strcspn(text, "\n"));
    layout_report(walk->compiler, walk->source->office_text ? LAY018 : LAY017,
                  layout_place(walk, html->line, html->column), first_line);
}

static void build(struct builder *builder, const struct markdown *first, unsigned style,
                  const char *link)
{
    const struct walk *walk = builder->walk;
    for (const struct markdown *node = first; node; node = node->next) {
        switch (node->kind) {
        case MARKDOWN_TEXT:
            add_run(builder, values_text(walk, node->text, builder->digits), style, link);
            break;
        case MARKDOWN_CODE:
            add_run(builder, values_text(walk, node->text, VALUE_RAW), style | DOC_CODE, link);
            break;
        case MARKDOWN_SOFT_BREAK: add_run(builder, " ", style, link); break;
        case MARKDOWN_LINE_BREAK: add_run(builder, "\n", style, link); break;
        case MARKDOWN_EMPHASIS: build(builder, node->first_child, style | DOC_ITALIC, link); break;
        case MARKDOWN_STRONG: build(builder, node->first_child, style | DOC_BOLD, link); break;
        case MARKDOWN_LINK: build(builder, node->first_child, style, check_link(walk, node)); break;
        case MARKDOWN_IMAGE:
            layout_report(walk->compiler, LAY026, layout_place(walk, node->line, node->column),
                          node->target);
            break;
        case MARKDOWN_INLINE_HTML:
            if (is_line_break(node->text))
                add_run(builder, "\n", style, link);
            else
                inlines_report_html(walk, node);
            break;
        default: break;
        }
    }
}

struct doc_inline inlines_build(const struct walk *walk, const struct markdown *first,
                                enum value_digits digits)
{
    struct builder builder = {.walk = walk, .digits = digits};
    build(&builder, first, 0, NULL);
    close_run(&builder);
    return (struct doc_inline){builder.runs, builder.count};
}
