/* The head of a memo: memo. */
#include <string.h>

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/values.h"

/* What is not known stays empty: it is written by hand, or by the office's numbering system. */
static const char *field_text(const struct walk *walk, const struct entries *entries,
                              const char *key)
{
    const char *text = directive_text(walk, entries, key);
    return !text || strcmp(text, FILTERS_NO_VALUE) == 0 ? "" : text;
}

static const char *amount_text(const struct walk *walk, const char *pages)
{
    if (text_is_empty(pages))
        return "";
    return values_digits(walk->compiler, text_format(walk->compiler->arena, "จำนวน %s หน้า", pages),
                         VALUE_PROSE);
}

/* The rows of a table with the columns `title` and `pages`. */
static void add_enclosures(const struct walk *walk, const struct entry *entry,
                           struct doc_memo_head *head)
{
    struct compiler *compiler = walk->compiler;
    struct diag_place place = entries_value_place(walk, entry);
    const struct table *table = layout_table(walk, entry->value, place);
    if (!table)
        return;
    int title = layout_column(compiler, table, "title", place);
    int pages = layout_column(compiler, table, "pages", place);
    if (title < 0 || pages < 0)
        return;
    head->enclosures =
        arena_alloc_array(compiler->arena, table->row_count + 1, sizeof *head->enclosures);
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].bad)
            continue;
        const struct cell *cells = table->rows[i].cells;
        struct doc_enclosure *enclosure = &head->enclosures[head->enclosure_count++];
        enclosure->title = values_digits(compiler, cells[title].text, VALUE_PROSE);
        enclosure->amount = amount_text(walk, cells[pages].text);
    }
}

void directive_memo(struct walk walk, const struct directive_call *call)
{
    const struct entries *entries = &call->entries;
    if (!directive_required(&walk, call, "subject"))
        return;
    struct doc_block *block = layout_add(&walk, DOC_MEMO_HEAD, call->line, call->column);
    struct doc_memo_head *head = &block->as.memo_head;
    const char *title = field_text(&walk, entries, "title");
    head->title = doc_plain(walk.compiler->arena, text_is_empty(title) ? "บันทึกข้อความ" : title);
    head->image = directive_emblem(&walk, entries);
    head->office = field_text(&walk, entries, "office");
    head->number = field_text(&walk, entries, "number");
    head->date = field_text(&walk, entries, "date");
    head->subject = field_text(&walk, entries, "subject");
    head->to = field_text(&walk, entries, "to");
    const struct entry *enclosures = entries_find(entries, "enclosures");
    if (enclosures)
        add_enclosures(&walk, enclosures, head);
    walk.compiler->document->letter = true;
}
