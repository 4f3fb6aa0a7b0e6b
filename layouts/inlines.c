/* Walks inline nodes. Data comes in as text only, never as nodes. */
#include "layouts/inlines.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/references.h"

struct builder {
    const struct walk *walk;
    enum value_digits digits;
    struct doc_text *runs;
    size_t count, capacity;
    struct text_buffer open; /* the text of the last run, still growing */
    bool fixed;              /* the last run takes no more text */
    bool notes;              /* footnotes can stand here */
};

static bool same_link(const char *left, const char *right)
{
    return left == right || (left && right && strcmp(left, right) == 0);
}

static void close_run(struct builder *builder)
{
    if (builder->count > 0 && builder->open.length > 0)
        builder->runs[builder->count - 1].text = builder->open.data;
}

static void open_run(struct builder *builder, struct doc_text run)
{
    enum { RUN_MAXIMUM = 64 * 1024 * 1024 };
    struct arena *arena = builder->walk->compiler->arena;
    close_run(builder);
    builder->runs = arena_grow(arena, builder->runs, builder->count, &builder->capacity,
                               sizeof *builder->runs);
    builder->runs[builder->count++] = run;
    text_buffer_init(&builder->open, arena, RUN_MAXIMUM);
    builder->fixed = false;
}

static void add_run(struct builder *builder, const char *text, unsigned style, const char *link)
{
    if (text_is_empty(text))
        return;
    const struct doc_text *last = builder->count ? &builder->runs[builder->count - 1] : NULL;
    if (!last || builder->fixed || last->style != style || !same_link(last->link, link))
        open_run(builder, (struct doc_text){.text = "", .style = style, .link = link});
    text_buffer_add(&builder->open, text);
}

/* A text with its values, in which references are marks. */
static void add_text(struct builder *builder, const char *text, unsigned style, const char *link)
{
    static const char mark[] = "\x03";
    struct compiler *compiler = builder->walk->compiler;
    while (*text) {
        const struct placeholder *placeholder;
        size_t plain = strcspn(text, mark);
        add_run(builder, text_copy_n(compiler->arena, text, plain), style, link);
        text += plain;
        size_t length = values_reference(compiler, text, &placeholder);
        if (length == 0)
            continue;
        struct doc_text run = reference_run(compiler, placeholder->name, placeholder->place);
        run.style = style;
        open_run(builder, run);
        builder->fixed = true;
        text += length;
    }
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
                  const char *link);

/* --- footnotes -------------------------------------------------------------------------------- */

/* The paragraphs of a note as one text of several lines. */
static struct doc_inline note_text(const struct walk *walk, const struct markdown *note)
{
    struct builder builder = {.walk = walk, .digits = VALUE_PROSE};
    for (const struct markdown *block = note->first_child; block; block = block->next) {
        if (block->kind != MARKDOWN_PARAGRAPH) {
            layout_report(walk->compiler, LAY041, layout_place(walk, block->line, block->column),
                          text_format(walk->compiler->arena, "[^%s]", note->text));
            continue;
        }
        if (builder.count > 0)
            add_run(&builder, "\n", 0, NULL);
        build(&builder, block->first_child, 0, NULL);
    }
    close_run(&builder);
    return (struct doc_inline){builder.runs, builder.count};
}

/* A note that is referred to again for the same row is the same note. */
static const struct doc_note *find_note(const struct walk *walk, const struct markdown *note)
{
    enum { LOOKED_AT = 64 };
    struct compiler *compiler = walk->compiler;
    const struct row *row = walk->scope ? walk->scope->row : NULL;
    size_t count = compiler->note_count;
    for (size_t i = count; i > 0 && i + LOOKED_AT > count; i--) {
        const struct shown_note *shown = &compiler->notes[i - 1];
        if (shown->written == note && shown->row == row)
            return shown->note;
    }
    struct arena *arena = compiler->arena;
    struct doc_note *out = arena_alloc(arena, sizeof *out);
    compiler->notes = arena_grow(arena, compiler->notes, count, &compiler->note_capacity,
                                 sizeof *compiler->notes);
    compiler->notes[compiler->note_count++] = (struct shown_note){note, row, out};
    out->number =
        values_digits(compiler, text_format(arena, "%zu", compiler->note_count), VALUE_PROSE);
    out->link = text_format(arena, "#note-%zu", compiler->note_count);
    out->place = layout_place(walk, note->line, note->column);
    out->text = note_text(walk, note);
    return out;
}

static void add_reference(struct builder *builder, const struct markdown *node)
{
    static const char word_joiner[] = "\u2060"; /* the number stays with the word before it */
    const struct walk *walk = builder->walk;
    if (!node->note || !builder->notes) {
        layout_report(walk->compiler, node->note ? LAY041 : LAY039,
                      layout_place(walk, node->line, node->column),
                      text_format(walk->compiler->arena, "[^%s]",
                                  node->note ? node->note->text : node->text));
        return;
    }
    const struct doc_note *note = find_note(walk, node->note);
    open_run(builder, (struct doc_text){.text = "", .note = note});
    text_buffer_add(&builder->open, word_joiner);
    text_buffer_add(&builder->open, note->number);
    builder->fixed = true;
}

/* --- nodes ------------------------------------------------------------------------------------ */

static void build(struct builder *builder, const struct markdown *first, unsigned style,
                  const char *link)
{
    const struct walk *walk = builder->walk;
    for (const struct markdown *node = first; node; node = node->next) {
        switch (node->kind) {
        case MARKDOWN_TEXT:
            add_text(builder, values_text(walk, node->text, builder->digits), style, link);
            break;
        case MARKDOWN_CODE:
            add_run(builder, values_text(walk, node->text, VALUE_RAW), style | DOC_CODE, link);
            break;
        case MARKDOWN_SOFT_BREAK: add_run(builder, " ", style, link); break;
        case MARKDOWN_LINE_BREAK: add_run(builder, "\n", style, link); break;
        case MARKDOWN_EMPHASIS: build(builder, node->first_child, style | DOC_ITALIC, link); break;
        case MARKDOWN_STRONG: build(builder, node->first_child, style | DOC_BOLD, link); break;
        case MARKDOWN_NOTE_REFERENCE: add_reference(builder, node); break;
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
    struct walk inside = *walk;
    inside.in_text = !walk->in_heading;
    struct builder builder = {.walk = &inside, .digits = digits, .notes = !walk->in_heading};
    build(&builder, first, 0, NULL);
    close_run(&builder);
    return (struct doc_inline){builder.runs, builder.count};
}
