/* Ids and what refers to them. A reference may stand before what it leads to, so its text is a
 * buffer that is written to at the end. */
#include "layouts/references.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/filters.h"
#include "layouts/values.h"

static const char ref_word[] = "ref ";
static const char page_word[] = "page ";

struct target {
    const char *id;
    const char *label; /* "ตารางที่ 3"; a heading's text */
};

/* One {{ ref }} or {{ page }} on its way to be filled in. */
struct pending {
    const char *id;
    struct diag_place place;
    char *text;
};

struct references {
    struct target *targets;
    size_t target_count, target_capacity;
    struct pending *pending;
    size_t pending_count, pending_capacity;
};

enum { LABEL_MAXIMUM = 512 };

static struct references *of(struct compiler *compiler)
{
    if (!compiler->references)
        compiler->references = arena_alloc(compiler->arena, sizeof *compiler->references);
    return compiler->references;
}

static const struct target *find(const struct references *references, const char *id)
{
    for (size_t i = 0; i < references->target_count; i++) {
        if (strcmp(references->targets[i].id, id) == 0)
            return &references->targets[i];
    }
    return NULL;
}

/* table-3, heading-12: the anchors of what has no id. */
static bool is_given_by_us(const char *id)
{
    static const char *const words[] = {"heading-", "table-", "chart-", "image-", "note-"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);
        if (text_starts_with(id, words[i]) && strspn(id + length, "0123456789") == strlen(id) - length)
            return true;
    }
    return false;
}

static void add_target(struct compiler *compiler, struct doc_block *block, const char *id,
                       const char *label, struct diag_place place)
{
    struct references *references = of(compiler);
    if (text_is_empty(id) || strpbrk(id, " \n") || is_given_by_us(id) || find(references, id)) {
        layout_report(compiler, LAY043, place, id);
        return;
    }
    references->targets =
        arena_grow(compiler->arena, references->targets, references->target_count,
                   &references->target_capacity, sizeof *references->targets);
    references->targets[references->target_count++] = (struct target){id, label};
    block->anchor = id;
}

void reference_entry(const struct walk *walk, const struct entries *entries,
                     struct doc_block *block, const char *label)
{
    const struct entry *entry = entries_find(entries, "id");
    if (!entry)
        return;
    if (!label) {
        layout_report(walk->compiler, LAY012, entries_value_place(walk, entry), "caption",
                      entries->directive);
        return;
    }
    add_target(walk->compiler, block, values_text(walk, entry->value, VALUE_RAW),
               label, entries_value_place(walk, entry));
}

void reference_heading(const struct walk *walk, struct doc_block *block)
{
    struct arena *arena = walk->compiler->arena;
    struct doc_inline *text = &block->as.heading.text;
    struct doc_text *last = &text->runs[text->count - 1];
    const char *begin = strstr(last->text, "{#");
    size_t length = strlen(last->text);
    if (!begin || last->text[length - 1] != '}')
        return;
    const char *id =
        text_copy_n(arena, begin + 2, length - 1 - (size_t)(begin + 2 - last->text));
    char *rest = text_copy_n(arena, last->text, (size_t)(begin - last->text));
    for (size_t end = strlen(rest); end > 0 && rest[end - 1] == ' '; end--)
        rest[end - 1] = '\0';
    last->text = rest;
    text->count -= *rest == '\0';
    /* The id's digits were changed with those of the text. */
    add_target(walk->compiler, block, text_arabic_digits(arena, id),
               doc_inline_text(arena, *text), block->place);
}

bool reference_is(const char *name)
{
    return text_starts_with(name, ref_word) || text_starts_with(name, page_word);
}

struct doc_text reference_run(struct compiler *compiler, const char *name,
                              struct diag_place place)
{
    struct references *references = of(compiler);
    struct arena *arena = compiler->arena;
    bool page = text_starts_with(name, page_word);
    const char *id =
        text_trim(arena, name + (page ? sizeof page_word : sizeof ref_word) - 1);
    char *text = arena_alloc(arena, LABEL_MAXIMUM);
    references->pending =
        arena_grow(arena, references->pending, references->pending_count,
                   &references->pending_capacity, sizeof *references->pending);
    references->pending[references->pending_count++] =
        (struct pending){id, place, page ? NULL : text};
    compiler->document->names_pages = compiler->document->names_pages || page;
    return (struct doc_text){
        .text = text, .link = text_format(arena, "#%s", id), .page_of = page ? id : NULL};
}

static void report_unknown(struct compiler *compiler, const struct pending *pending)
{
    const struct references *references = compiler->references;
    const char **names =
        arena_alloc_array(compiler->arena, references->target_count + 1, sizeof *names);
    for (size_t i = 0; i < references->target_count; i++)
        names[i] = references->targets[i].id;
    layout_unknown(compiler, LAY042, pending->place, pending->id, names,
                   references->target_count);
}

/* As much of the label as there is room for. */
static void fill_in(char *text, const char *label)
{
    size_t length = strlen(label);
    while (length >= LABEL_MAXIMUM || (length > 0 && ((unsigned char)label[length] & 0xC0) == 0x80))
        length--;
    memcpy(text, label, length);
}

void references_resolve(struct compiler *compiler)
{
    const struct references *references = compiler->references;
    for (size_t i = 0; references && i < references->pending_count; i++) {
        const struct pending *pending = &references->pending[i];
        const struct target *target = find(references, pending->id);
        if (!target)
            report_unknown(compiler, pending);
        else if (pending->text)
            fill_in(pending->text, target->label);
    }
}
