/* The frame of a report: document, cover, contents, pagebreak, signatures. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/values.h"

void directive_document(struct walk walk, const struct directive_call *call)
{
    struct compiler *compiler = walk.compiler;
    struct document *document = compiler->document;
    const struct entries *entries = &call->entries;
    if (compiler->has_document_block || walk.source->office_text) {
        layout_report(compiler, LAY024, call->place, "");
        return;
    }
    compiler->has_document_block = true;
    if (directive_required(&walk, call, "title"))
        document->title = directive_text(&walk, entries, "title");
    if (entries_value(entries, "author"))
        document->author = directive_text(&walk, entries, "author");
    document->subject = directive_text(&walk, entries, "subject");
    document->keywords = directive_text(&walk, entries, "keywords");
    document->head_left = directive_text(&walk, entries, "head_left");
    document->head_right = directive_text(&walk, entries, "head_right");
    document->foot_left = directive_text(&walk, entries, "foot_left");
}

/* The emblem of an office that has none is left out; one that is named and not there is a
 * problem. */
const char *directive_emblem(const struct walk *walk, const struct entries *entries)
{
    struct compiler *compiler = walk->compiler;
    const struct entry *entry = entries_find(entries, "image");
    if (!entry)
        return NULL;
    const char *path = text_trim(compiler->arena, values_text(walk, entry->value, VALUE_RAW));
    if (text_is_empty(path) || strcmp(path, FILTERS_NO_VALUE) == 0)
        return NULL;
    const char *found =
        compiler->sources.image ? compiler->sources.image(compiler->sources.context, path) : NULL;
    if (!found)
        layout_report(compiler, LAY020, entries_value_place(walk, entry), path);
    return found;
}

void directive_cover(struct walk walk, const struct directive_call *call)
{
    if (!directive_required(&walk, call, "title"))
        return;
    struct doc_block *block = layout_add(&walk, DOC_COVER, call->line, call->column);
    struct doc_cover *cover = &block->as.cover;
    cover->title = doc_plain(walk.compiler->arena, directive_text(&walk, &call->entries, "title"));
    cover->image = directive_emblem(&walk, &call->entries);
    cover->lines = directive_lines(&walk, &call->entries, "line", &cover->line_count);
    cover->foot = directive_lines(&walk, &call->entries, "foot", &cover->foot_count);
}

void directive_contents(struct walk walk, const struct directive_call *call)
{
    static const struct {
        const char *name;
        enum doc_contents_kind kind;
        const char *title;
    } kinds[] = {{"headings", DOC_CONTENTS_HEADINGS, "สารบัญ"},
                 {"tables", DOC_CONTENTS_TABLES, "สารบัญตาราง"},
                 {"charts", DOC_CONTENTS_CHARTS, "สารบัญแผนภูมิ"},
                 {"images", DOC_CONTENTS_IMAGES, "สารบัญภาพ"}};
    enum { KIND_COUNT = sizeof kinds / sizeof kinds[0], DEPTH = 3 };
    const char *names[KIND_COUNT];
    const char *wanted = text_is_empty(call->argument) ? kinds[0].name : call->argument;
    for (size_t i = 0; i < KIND_COUNT; i++) {
        names[i] = kinds[i].name;
        if (strcmp(wanted, kinds[i].name) != 0)
            continue;
        struct doc_block *block = layout_add(&walk, DOC_CONTENTS, call->line, call->column);
        const char *title = directive_text(&walk, &call->entries, "title");
        block->as.contents.kind = kinds[i].kind;
        block->as.contents.title = doc_plain(walk.compiler->arena, title ? title : kinds[i].title);
        block->as.contents.depth = (int)entries_count(&walk, &call->entries, "depth", DEPTH);
        return;
    }
    layout_unknown(walk.compiler, LAY029, call->argument_place, wanted, names, KIND_COUNT);
}

void directive_pagebreak(struct walk walk, const struct directive_call *call)
{
    const struct entry *entry = entries_find(&call->entries, "numbering");
    enum doc_numbering numbering = DOC_NUMBERING_SAME;
    if (entry && strcmp(entry->value, "front") == 0)
        numbering = DOC_NUMBERING_FRONT;
    else if (entry && strcmp(entry->value, "body") == 0)
        numbering = DOC_NUMBERING_BODY;
    else if (entry)
        entries_bad_value(&walk, entry, "front, body");
    struct doc_block *block = layout_add(&walk, DOC_PAGE_BREAK, call->line, call->column);
    block->as.page_break.numbering = numbering;
}

/* A name that the data does not hold leaves a dotted line, not a dash. */
static const char *signature_text(const struct walk *walk, const struct entries *entries,
                                  const char *key, unsigned number)
{
    const struct entry *entry = entries_numbered(entries, key, number);
    const char *text = entry ? values_text(walk, entry->value, VALUE_PROSE) : "";
    return strcmp(text, FILTERS_NO_VALUE) == 0 ? "" : text;
}

void directive_signatures(struct walk walk, const struct directive_call *call)
{
    enum { SIGNATURES_MAXIMUM = 12 };
    const struct entries *entries = &call->entries;
    struct doc_signature *list =
        arena_alloc_array(walk.compiler->arena, SIGNATURES_MAXIMUM, sizeof *list);
    size_t count = 0;
    for (unsigned number = 1; number <= SIGNATURES_MAXIMUM; number++) {
        if (!entries_numbered(entries, "role", number) &&
            !entries_numbered(entries, "name", number))
            continue;
        struct doc_signature *signature = &list[count++];
        const char *label = signature_text(&walk, entries, "label", number);
        const char *role = signature_text(&walk, entries, "role", number);
        signature->label = text_is_empty(label) ? "ลงชื่อ" : label;
        signature->name = signature_text(&walk, entries, "name", number);
        signature->position = signature_text(&walk, entries, "position", number);
        signature->role = text_is_empty(role) ? NULL : role;
    }
    if (count == 0) {
        layout_report(walk.compiler, LAY012, call->place, "name", "signatures");
        return;
    }
    struct doc_block *block = layout_add(&walk, DOC_SIGNATURES, call->line, call->column);
    block->as.signatures.list = list;
    block->as.signatures.count = count;
}
