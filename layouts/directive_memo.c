/* Memos and letters: memo, letter, closing. */
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

/* How much of a report is enclosed: its pages, or so many copies. */
static const char *amount_text(const struct walk *walk, const char *pages, const char *copies)
{
    const char *count = text_is_empty(copies) ? pages : copies;
    if (text_is_empty(count))
        return "";
    return values_digits(walk->compiler,
                         text_format(walk->compiler->arena, "จำนวน %s %s", count,
                                     text_is_empty(copies) ? "หน้า" : "ฉบับ"),
                         VALUE_PROSE);
}

/* The rows of a table with the columns `title` and `pages`. */
static struct doc_enclosure *read_enclosures(const struct walk *walk, const struct entries *entries,
                                             size_t *count)
{
    struct compiler *compiler = walk->compiler;
    const struct entry *entry = entries_find(entries, "enclosures");
    *count = 0;
    if (!entry)
        return NULL;
    struct diag_place place = entries_value_place(walk, entry);
    const struct table *table = layout_table(walk, entry->value, place);
    if (!table)
        return NULL;
    int title = layout_column(compiler, table, "title", place);
    int pages = layout_column(compiler, table, "pages", place);
    if (title < 0 || pages < 0)
        return NULL;
    const char *copies = directive_text(walk, entries, "copies");
    struct doc_enclosure *list =
        arena_alloc_array(compiler->arena, table->row_count + 1, sizeof *list);
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].bad)
            continue;
        const struct cell *cells = table->rows[i].cells;
        struct doc_enclosure *enclosure = &list[(*count)++];
        enclosure->title = values_digits(compiler, cells[title].text, VALUE_PROSE);
        enclosure->amount = amount_text(walk, cells[pages].text, copies);
    }
    return list;
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
    head->enclosures = read_enclosures(&walk, entries, &head->enclosure_count);
    walk.compiler->document->letter = true;
}

static struct doc_enclosure *read_references(const struct walk *walk, const struct entries *entries,
                                             size_t *count)
{
    struct doc_enclosure *list =
        arena_alloc_array(walk->compiler->arena, entries->count + 1, sizeof *list);
    size_t index = 0;
    const char *text;
    *count = 0;
    while ((text = directive_next_text(walk, entries, "reference", &index)))
        list[(*count)++] = (struct doc_enclosure){text, ""};
    return list;
}

void directive_letter(struct walk walk, const struct directive_call *call)
{
    const struct entries *entries = &call->entries;
    if (!directive_required(&walk, call, "subject") || !directive_required(&walk, call, "to"))
        return;
    struct doc_block *block = layout_add(&walk, DOC_LETTER_HEAD, call->line, call->column);
    struct doc_letter_head *head = &block->as.letter_head;
    head->image = directive_emblem(&walk, entries);
    head->number = field_text(&walk, entries, "number");
    head->sender = directive_lines(&walk, entries, "sender", &head->sender_count);
    head->date = field_text(&walk, entries, "date");
    head->subject = field_text(&walk, entries, "subject");
    head->to = field_text(&walk, entries, "to");
    head->references = read_references(&walk, entries, &head->reference_count);
    head->enclosures = read_enclosures(&walk, entries, &head->enclosure_count);
    walk.compiler->document->letter = true;
}

void directive_closing(struct walk walk, const struct directive_call *call)
{
    const struct entries *entries = &call->entries;
    struct doc_block *block = layout_add(&walk, DOC_CLOSING, call->line, call->column);
    struct doc_closing *closing = &block->as.closing;
    const char *words = field_text(&walk, entries, "words");
    closing->words = text_is_empty(words) ? "ขอแสดงความนับถือ" : words;
    closing->name = field_text(&walk, entries, "name");
    closing->position = field_text(&walk, entries, "position");
    closing->unit = directive_lines(&walk, entries, "unit", &closing->unit_count);
}
