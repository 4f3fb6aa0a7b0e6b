/* Markdown blocks → document blocks: headings, paragraphs, lists, quotes, tables, images, rules.
 * Fences go to directive_run(). */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/compiler.h"
#include "layouts/directive.h"
#include "layouts/inlines.h"
#include "layouts/markdown.h"
#include "layouts/references.h"

enum { HEADING_DEEPEST = 6 };

/* "จุดเด่น {-}": a heading that neither contents nor outline list. The mark is taken off. */
static void read_unlisted(struct arena *arena, struct doc_heading *heading)
{
    static const char mark[] = " {-}";
    struct doc_text *last = &heading->text.runs[heading->text.count - 1];
    if (!text_ends_with(last->text, mark))
        return;
    last->text = text_copy_n(arena, last->text, strlen(last->text) - (sizeof mark - 1));
    heading->unlisted = true;
}

static void walk_heading(const struct walk *walk, const struct markdown *node)
{
    struct compiler *compiler = walk->compiler;
    struct walk inside = *walk;
    inside.in_heading = true;
    struct doc_inline text = inlines_build(&inside, node->first_child, VALUE_PROSE);
    if (text.count == 0)
        return;
    struct doc_block *block = layout_add(walk, DOC_HEADING, node->line, node->column);
    int level = node->level + walk->level_shift;
    block->as.heading.level = level < 1 ? 1 : level > HEADING_DEEPEST ? HEADING_DEEPEST : level;
    block->as.heading.text = text;
    read_unlisted(compiler->arena, &block->as.heading);
    block->anchor = text_format(compiler->arena, "heading-%u", ++compiler->headings);
    reference_heading(walk, block);
}

struct doc_block *layout_add_image(const struct walk *walk, struct diag_place place,
                                   const char *path, const char *alternative, const char *caption)
{
    struct compiler *compiler = walk->compiler;
    bool forgiving = walk->source->office_text;
    const char *found =
        compiler->sources.image ? compiler->sources.image(compiler->sources.context, path) : NULL;
    if (!found) {
        layout_report(compiler, forgiving ? LAY020 : LAY019, place, path);
        return NULL;
    }
    if (text_is_empty(alternative))
        layout_report(compiler, forgiving ? LAY038 : LAY037, place, path);
    struct doc_block *block = layout_add(walk, DOC_IMAGE, place.line, place.column);
    struct doc_image *image = &block->as.image;
    image->path = found;
    image->alternative = alternative;
    if (!text_is_empty(caption)) {
        image->caption = doc_plain(compiler->arena, caption);
        image->label = layout_label(compiler, "ภาพที่", ++compiler->images);
        block->anchor = text_format(compiler->arena, "image-%u", compiler->images);
    }
    return block;
}

static void walk_image(const struct walk *walk, const struct markdown *node)
{
    struct walk inside = *walk;
    inside.in_heading = true; /* words to be heard, not to be followed */
    struct doc_inline words = inlines_build(&inside, node->first_child, VALUE_PROSE);
    layout_add_image(walk, layout_place(walk, node->line, node->column), node->target,
                     doc_inline_text(walk->compiler->arena, words),
                     values_text(walk, node->title, VALUE_PROSE));
}

static void walk_paragraph(const struct walk *walk, const struct markdown *node)
{
    const struct markdown *only = node->first_child;
    if (only && !only->next && only->kind == MARKDOWN_IMAGE) {
        walk_image(walk, only);
        return;
    }
    struct doc_inline text = inlines_build(walk, only, VALUE_PROSE);
    if (text.count == 0)
        return; /* nothing but a comment */
    struct doc_block *block = layout_add(walk, DOC_PARAGRAPH, node->line, node->column);
    block->as.paragraph.text = text;
    block->as.paragraph.no_indent = walk->in_list;
    block->as.paragraph.align = walk->align;
}

static void walk_list(struct walk walk, const struct markdown *node)
{
    struct doc_block *list = layout_add(&walk, DOC_LIST, node->line, node->column);
    list->as.list.ordered = node->ordered;
    list->as.list.tight = node->tight;
    list->as.list.start = node->level;
    list->as.list.thai_digits = walk.compiler->style.thai_digits;
    walk.in_list = true;
    walk.parent = list;
    for (const struct markdown *item = node->first_child; item; item = item->next) {
        struct walk inside = walk;
        inside.parent = layout_add(&walk, DOC_ITEM, item->line, item->column);
        layout_walk_blocks(inside, item->first_child);
    }
}

static void walk_quote(struct walk walk, const struct markdown *node)
{
    walk.parent = layout_add(&walk, DOC_QUOTE, node->line, node->column);
    walk.in_list = true;
    layout_walk_blocks(walk, node->first_child);
}

/* --- tables written in Markdown --------------------------------------------------------------- */

static size_t count_children(const struct markdown *node)
{
    size_t count = 0;
    for (const struct markdown *child = node->first_child; child; child = child->next)
        count++;
    return count;
}

static enum doc_align cell_align(char letter)
{
    return letter == 'c' ? DOC_CENTRE : letter == 'r' ? DOC_RIGHT : DOC_LEFT;
}

static void fill_headings(const struct walk *walk, const struct markdown *node,
                          struct doc_table *table)
{
    struct arena *arena = walk->compiler->arena;
    struct walk inside = *walk;
    size_t index = 0;
    inside.in_heading = true;
    for (const struct markdown *cell = node->first_child->first_child;
         cell && index < table->column_count; cell = cell->next, index++) {
        struct doc_column *column = &table->columns[index];
        column->id = text_format(arena, "column%zu", index + 1);
        column->heading =
            doc_inline_text(arena, inlines_build(&inside, cell->first_child, VALUE_TABLE));
        column->align = cell_align(node->alignments[index]);
        column->decimals = -1;
    }
}

static void walk_table(const struct walk *walk, const struct markdown *node)
{
    struct arena *arena = walk->compiler->arena;
    size_t row_count = count_children(node);
    if (row_count == 0 || !node->first_child->first_child)
        return;
    struct doc_block *block = layout_add(walk, DOC_TABLE, node->line, node->column);
    struct doc_table *table = &block->as.table;
    table->column_count = strlen(node->alignments);
    table->columns = arena_alloc_array(arena, table->column_count + 1, sizeof *table->columns);
    table->rows = arena_alloc_array(arena, row_count, sizeof *table->rows);
    table->no_sheet = true; /* words, not data */
    fill_headings(walk, node, table);
    for (const struct markdown *row = node->first_child->next; row; row = row->next) {
        struct doc_row *out = &table->rows[table->row_count++];
        size_t index = 0;
        out->cells = arena_alloc_array(arena, table->column_count + 1, sizeof *out->cells);
        for (const struct markdown *cell = row->first_child; cell && index < table->column_count;
             cell = cell->next, index++)
            out->cells[index].text = inlines_build(walk, cell->first_child, VALUE_TABLE);
    }
}

void layout_walk_blocks(struct walk walk, const struct markdown *first)
{
    for (const struct markdown *node = first; node; node = node->next) {
        switch (node->kind) {
        case MARKDOWN_HEADING: walk_heading(&walk, node); break;
        case MARKDOWN_PARAGRAPH: walk_paragraph(&walk, node); break;
        case MARKDOWN_LIST: walk_list(walk, node); break;
        case MARKDOWN_QUOTE: walk_quote(walk, node); break;
        case MARKDOWN_RULE: layout_add(&walk, DOC_RULE, node->line, node->column); break;
        case MARKDOWN_FENCE: directive_run(walk, node); break;
        case MARKDOWN_TABLE: walk_table(&walk, node); break;
        case MARKDOWN_HTML: inlines_report_html(&walk, node); break;
        case MARKDOWN_INDENTED:
            if (node->body)
                layout_walk_blocks(walk, node->body->first_child);
            break;
        default: break;
        }
    }
}
