/* `fields`: a form's lines, label and value, as a plain table of two columns. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/references.h"
#include "layouts/values.h"

/* Keys that say how the form looks. Every other key is a label. */
static const char *const own_keys[] = {"caption", "note",       "width", "small",
                                       "id",      "hide_empty", NULL};

static bool is_own(const char *key)
{
    for (size_t i = 0; own_keys[i]; i++) {
        size_t length = strlen(own_keys[i]);
        if (strncmp(key, own_keys[i], length) == 0 &&
            strspn(key + length, "0123456789") == strlen(key + length))
            return true;
    }
    return false;
}

static void set_columns(const struct walk *walk, const struct directive_call *call,
                        struct doc_table *table)
{
    enum { LABEL_WIDTH = 127559 }; /* 4.5 cm */
    const struct entry *width = entries_find(&call->entries, "width");
    int label_width = width ? entries_length(walk, width) : LABEL_WIDTH;
    table->column_count = 2;
    table->columns = arena_alloc_array(walk->compiler->arena, 2, sizeof *table->columns);
    table->columns[0] = (struct doc_column){.id = "label",
                                            .heading = "รายการ",
                                            .align = DOC_LEFT,
                                            .decimals = -1,
                                            .min_width = label_width,
                                            .max_width = label_width};
    table->columns[1] = (struct doc_column){
        .id = "value", .heading = "รายละเอียด", .align = DOC_LEFT, .decimals = -1};
}

void directive_fields(struct walk walk, const struct directive_call *call)
{
    struct arena *arena = walk.compiler->arena;
    const struct entries *entries = &call->entries;
    bool hide_empty = entries_flag(&walk, entries, "hide_empty", false);
    struct doc_row *rows = arena_alloc_array(arena, entries->count + 1, sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->list[i];
        if (is_own(entry->key))
            continue;
        const char *value = values_text(&walk, entry->value, VALUE_TABLE);
        if (hide_empty && (text_is_empty(value) || strcmp(value, FILTERS_NO_VALUE) == 0))
            continue;
        struct doc_cell *cells = arena_alloc_array(arena, 2, sizeof *cells);
        cells[0].text = doc_plain(arena, values_text(&walk, entry->key, VALUE_TABLE));
        cells[0].strong = true;
        cells[1].text = doc_plain(arena, value);
        rows[count++] = (struct doc_row){.kind = DOC_ROW, .cells = cells};
    }
    if (count == 0)
        return;
    struct doc_block *block = layout_add(&walk, DOC_TABLE, call->line, call->column);
    struct doc_table *table = &block->as.table;
    table->rows = rows;
    table->row_count = count;
    table->plain = true;
    table->no_sheet = true; /* the rows of its table stand in a sheet already */
    table->small = entries_flag(&walk, entries, "small", false);
    set_columns(&walk, call, table);
    table->notes = directive_lines(&walk, entries, "note", &table->note_count);
    if (entries_value(entries, "caption")) {
        table->caption = doc_plain(arena, directive_text(&walk, entries, "caption"));
        table->label = layout_label(walk.compiler, "ตารางที่", ++walk.compiler->tables);
        block->anchor = text_format(arena, "table-%u", walk.compiler->tables);
    }
    reference_entry(&walk, entries, block, table->label);
}
