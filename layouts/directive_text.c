/* Text that stands otherwise than in paragraphs: right, centre, definitions; and image. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/references.h"
#include "layouts/values.h"

void directive_right(struct walk walk, const struct directive_call *call)
{
    walk.align = DOC_RIGHT;
    directive_walk_body(walk, call);
}

void directive_centre(struct walk walk, const struct directive_call *call)
{
    walk.align = DOC_CENTRE;
    directive_walk_body(walk, call);
}

/* `columns` or `columns NUMBER`. */
void directive_columns(struct walk walk, const struct directive_call *call)
{
    static const char *const counts[] = {"2", "3", "4"};
    int count = text_is_empty(call->argument) ? 2 : 0;
    for (int i = 0; i < 3; i++)
        count = strcmp(call->argument, counts[i]) == 0 ? i + 2 : count;
    if (count == 0) {
        layout_report(walk.compiler, LAY029, call->argument_place, call->argument, "2, 3, 4");
        return;
    }
    walk.parent = layout_add(&walk, DOC_COLUMNS, call->line, call->column);
    walk.parent->as.columns.count = count;
    walk.in_columns = true;
    walk.in_list = true; /* too narrow for indents */
    directive_walk_body(walk, call);
}

/* Every key is a term. */
void directive_definitions(struct walk walk, const struct directive_call *call)
{
    struct arena *arena = walk.compiler->arena;
    const struct entries *entries = &call->entries;
    if (entries->count == 0)
        return;
    walk.parent = layout_add(&walk, DOC_DEFINITIONS, call->line, call->column);
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->list[i];
        struct walk inside = walk;
        inside.parent = layout_add(&walk, DOC_ITEM, entry->line, entry->column);
        inside.parent->as.item.term =
            doc_plain(arena, values_text(&walk, entry->key, VALUE_PROSE));
        struct diag_place place = entries_value_place(&walk, entry);
        struct doc_block *text = layout_add(&inside, DOC_PARAGRAPH, place.line, place.column);
        text->as.paragraph.text = doc_plain(arena, values_text(&walk, entry->value, VALUE_PROSE));
        text->as.paragraph.no_indent = true;
    }
}

void directive_image(struct walk walk, const struct directive_call *call)
{
    const struct entries *entries = &call->entries;
    const struct entry *width = entries_find(entries, "width");
    const char *path =
        text_trim(walk.compiler->arena, values_text(&walk, call->argument, VALUE_RAW));
    const char *alternative = directive_text(&walk, entries, "alternative");
    const char *caption = directive_text(&walk, entries, "caption");
    struct doc_block *block =
        layout_add_image(&walk, call->argument_place, path, alternative, caption);
    if (!block)
        return;
    if (width)
        block->as.image.width = entries_length(&walk, width);
    reference_entry(&walk, entries, block, block->as.image.label);
}
