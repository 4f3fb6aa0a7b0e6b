/* The list of directives, and the reading of fences before anything is compiled. */
#include "layouts/directive.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/values.h"

/* --- the list --------------------------------------------------------------------------------- */

static const char *const no_keys[] = {NULL};
static const char *const document_keys[] = {"title",      "author",    "subject",
                                            "keywords",   "requires",  "head_left",
                                            "head_right", "foot_left", NULL};
static const char *const cover_keys[] = {"title", "line#", "foot#", "image", NULL};
static const char *const contents_keys[] = {"title", "depth", NULL};
static const char *const pagebreak_keys[] = {"numbering", NULL};
static const char *const memo_keys[] = {"image",   "title", "office",     "number", "date",
                                        "subject", "to",    "enclosures", "copies", NULL};
static const char *const letter_keys[] = {"image", "number", "sender#",    "date",       "subject",
                                          "to",    "copies", "reference#", "enclosures", NULL};
static const char *const closing_keys[] = {"words", "name", "position", "unit#", NULL};
static const char *const signatures_keys[] = {"role#", "name#", "position#", "label#", NULL};
static const char *const image_keys[] = {"alternative", "caption", "width", "id", NULL};
static const char *const any_keys[] = {"*", NULL};
static const char *const include_keys[] = {"level", "required", NULL};
static const char *const table_keys[] = {
    "columns",     "sheet",     "where",   "sort",       "limit",   "group",  "total",
    "total_label", "heading.*", "width.*", "decimals.*", "align.*", "with.*", "below.*",
    "span.*",      "sign",      "caption", "note#",      "small",   "plain",  "sheet_name",
    "xlsx",        "empty",     "id",      NULL};
static const char *const chart_keys[] = {
    "kind",    "label",  "values", "points", "series#",    "target",  "target_label",
    "none",    "where",  "sort",   "limit",  "unit",       "caption", "minimum",
    "maximum", "sign",   "empty",  "split",  "across",     "percent", "planned",
    "actual",  "date",   "year",   "beside", "likelihood", "impact",  "bands",
    "id",      "height", NULL};

static const char *const flowchart_keys[] = {"ways",  "columns", "heading.*", "head#",
                                             "purpose", "caption", "note#", "legend",    NULL};

static const struct directive directives[] = {
    {"document", BODY_ENTRIES, ARGUMENT_NONE, document_keys, directive_document, false},
    {"cover", BODY_ENTRIES, ARGUMENT_NONE, cover_keys, directive_cover, true},
    {"contents", BODY_ENTRIES, ARGUMENT_OPTIONAL, contents_keys, directive_contents, true},
    {"pagebreak", BODY_ENTRIES, ARGUMENT_NONE, pagebreak_keys, directive_pagebreak, true},
    {"memo", BODY_ENTRIES, ARGUMENT_NONE, memo_keys, directive_memo, true},
    {"letter", BODY_ENTRIES, ARGUMENT_NONE, letter_keys, directive_letter, true},
    {"closing", BODY_ENTRIES, ARGUMENT_NONE, closing_keys, directive_closing, true},
    {"signatures", BODY_ENTRIES, ARGUMENT_NONE, signatures_keys, directive_signatures, false},
    {"each", BODY_MARKDOWN, ARGUMENT_REQUIRED, no_keys, directive_each, false},
    {"when", BODY_MARKDOWN, ARGUMENT_REQUIRED, no_keys, directive_when, false},
    {"landscape", BODY_MARKDOWN, ARGUMENT_NONE, no_keys, directive_landscape, true},
    {"right", BODY_MARKDOWN, ARGUMENT_NONE, no_keys, directive_right, false},
    {"centre", BODY_MARKDOWN, ARGUMENT_NONE, no_keys, directive_centre, false},
    {"columns", BODY_MARKDOWN, ARGUMENT_OPTIONAL, no_keys, directive_columns, false},
    {"definitions", BODY_ENTRIES, ARGUMENT_NONE, any_keys, directive_definitions, false},
    {"image", BODY_ENTRIES, ARGUMENT_REQUIRED, image_keys, directive_image, false},
    {"include", BODY_ENTRIES, ARGUMENT_REQUIRED, include_keys, directive_include, false},
    {"table", BODY_ENTRIES, ARGUMENT_REQUIRED, table_keys, directive_table, false},
    {"fields", BODY_ENTRIES, ARGUMENT_NONE, any_keys, directive_fields, false},
    {"flowchart", BODY_ENTRIES, ARGUMENT_REQUIRED, flowchart_keys, directive_flowchart, true},
    {"chart", BODY_ENTRIES, ARGUMENT_REQUIRED, chart_keys, directive_chart, false},
};
enum { DIRECTIVE_COUNT = sizeof directives / sizeof directives[0] };

static const struct directive *find_directive(const char *name)
{
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++) {
        if (strcmp(directives[i].name, name) == 0)
            return &directives[i];
    }
    return NULL;
}

static void unknown_directive(struct compiler *compiler, const char *name, struct diag_place place)
{
    const char *names[DIRECTIVE_COUNT];
    for (size_t i = 0; i < DIRECTIVE_COUNT; i++)
        names[i] = directives[i].name;
    layout_unknown(compiler, LAY002, place, name, names, DIRECTIVE_COUNT);
}

/* --- reading ---------------------------------------------------------------------------------- */

static struct directive_call *read_call(struct compiler *compiler, const struct source *source,
                                        const struct markdown *fence)
{
    struct arena *arena = compiler->arena;
    struct directive_call *call = arena_alloc(arena, sizeof *call);
    const char *info = fence->target;
    size_t length = strcspn(info, " ");
    size_t gap = strspn(info + length, " ");
    const char *name = text_copy_n(arena, info, length);
    call->directive = find_directive(name);
    call->line = fence->line;
    call->column = fence->column;
    call->place = diag_at(source->file, fence->line, fence->target_column, NULL);
    call->argument = text_trim(arena, info + length);
    call->argument_place =
        diag_at(source->file, fence->line,
                fence->target_column + (unsigned)(text_length(name) + gap), NULL);
    if (!call->directive) {
        unknown_directive(compiler, name, call->place);
        return call;
    }
    if (call->directive->argument == ARGUMENT_REQUIRED && text_is_empty(call->argument))
        layout_report(compiler, LAY023, call->place, name);
    else if (call->directive->argument == ARGUMENT_NONE && !text_is_empty(call->argument))
        layout_report(compiler, LAY021, call->argument_place, name, call->argument);
    return call;
}

/* Included texts are part of the layout: they are read, parsed and checked with it. */
static void prepare_include(struct compiler *compiler, struct directive_call *call, unsigned depth)
{
    const char *path = call->argument;
    if (!text_starts_with(path, "text/") || !text_ends_with(path, ".md") || strstr(path, "..")) {
        layout_report(compiler, LAY022, call->argument_place, path);
        return;
    }
    struct source *source = arena_alloc(compiler->arena, sizeof *source);
    source->file = path;
    source->office_text = true;
    const char *text = compiler->sources.read(compiler->sources.context, path, &source->file);
    call->text_missing = text == NULL;
    if (!text || compiler->alone)
        return;
    if (depth + 1 > NESTING_MAXIMUM) {
        layout_report(compiler, LAY016, call->place, "");
        return;
    }
    call->body_source = source;
    call->body = directive_parse(compiler, source, values_scan(compiler, source->file, text),
                                 (struct markdown_origin){1, 1}, depth + 1);
}

static void prepare_fence(struct compiler *compiler, const struct source *source,
                          struct markdown *fence, unsigned depth)
{
    struct directive_call *call = read_call(compiler, source, fence);
    struct markdown_origin origin = {fence->line + 1, fence->column};
    fence->call = call;
    if (!call->directive)
        return;
    if (call->directive->body == BODY_MARKDOWN) {
        call->body_source = source;
        call->body = directive_parse(compiler, source, fence->text, origin, depth + 1);
        return;
    }
    call->entries.line = fence->line;
    call->entries.column = fence->column;
    call->entries.directive = call->directive->name;
    entries_read(compiler, source->file, fence->text, origin, call->directive->keys,
                 &call->entries);
    if (call->directive->run == directive_include && !text_is_empty(call->argument))
        prepare_include(compiler, call, depth);
}

/* Lines that begin with four blanks are paragraphs whose first line was indented by hand. */
static void prepare_indented(struct compiler *compiler, const struct source *source,
                             struct markdown *block, unsigned depth)
{
    struct text_buffer text;
    text_buffer_init(&text, compiler->arena, strlen(block->text) + 1);
    for (const char *line = block->text; *line;) {
        size_t length = strcspn(line, "\n");
        size_t blank = strspn(line, " \t");
        blank = blank < length ? blank : length;
        text_buffer_add_n(&text, line + blank, length - blank);
        text_buffer_add(&text, line[length] ? "\n" : "");
        line += length + (line[length] != '\0');
    }
    block->body = directive_parse(compiler, source, text.data,
                                  (struct markdown_origin){block->line, block->column}, depth + 1);
}

void directive_prepare(struct compiler *compiler, const struct source *source,
                       struct markdown *tree, unsigned depth)
{
    if (depth > NESTING_MAXIMUM) {
        layout_report(compiler, LAY016, diag_at(source->file, tree->line, tree->column, NULL), "");
        return;
    }
    for (struct markdown *block = tree->first_child; block; block = block->next) {
        if (block->kind == MARKDOWN_FENCE)
            prepare_fence(compiler, source, block, depth);
        else if (block->kind == MARKDOWN_INDENTED)
            prepare_indented(compiler, source, block, depth);
        else if (block->kind == MARKDOWN_LIST || block->kind == MARKDOWN_QUOTE)
            directive_prepare(compiler, source, block, depth + 1);
        else if (block->kind == MARKDOWN_ITEM)
            directive_prepare(compiler, source, block, depth);
    }
}

struct markdown *directive_parse(struct compiler *compiler, const struct source *source,
                                 const char *text, struct markdown_origin origin, unsigned depth)
{
    unsigned deep_line;
    if (depth > NESTING_MAXIMUM) {
        /* The fence around it is one line above. */
        layout_report(compiler, LAY016, diag_at(source->file, origin.line - 1, origin.column, NULL),
                      "");
        return NULL;
    }
    struct markdown *tree = markdown_parse(compiler->arena, text, origin, &deep_line);
    if (!tree) {
        layout_report(compiler, LAY016, diag_at(source->file, deep_line, 1, NULL), "");
        return NULL;
    }
    for (const struct markdown_stray *stray = markdown_strays(compiler->arena, text, origin, tree);
         stray; stray = stray->next)
        layout_report(compiler, stray->again ? LAY011 : LAY040,
                      diag_at(source->file, stray->line, stray->column, NULL),
                      text_format(compiler->arena, "[^%s]", stray->name));
    directive_prepare(compiler, source, tree, depth);
    return tree;
}

void directive_run(struct walk walk, const struct markdown *fence)
{
    const struct directive_call *call = fence->call;
    if (!call || !call->directive)
        return;
    if (call->directive->argument == ARGUMENT_REQUIRED && text_is_empty(call->argument))
        return;
    if (walk.in_columns && call->directive->own_page) {
        layout_report(walk.compiler, LAY045, call->place, call->directive->name);
        return;
    }
    call->directive->run(walk, call);
}

/* --- what the directives share ---------------------------------------------------------------- */

const char *directive_text(const struct walk *walk, const struct entries *entries, const char *key)
{
    const char *value = entries_value(entries, key);
    return value ? values_text(walk, value, VALUE_PROSE) : NULL;
}

const char *directive_next_text(const struct walk *walk, const struct entries *entries,
                                const char *key, size_t *index)
{
    size_t length = strlen(key);
    while (*index < entries->count) {
        const struct entry *entry = &entries->list[(*index)++];
        if (strncmp(entry->key, key, length) != 0 ||
            strspn(entry->key + length, "0123456789") != strlen(entry->key + length))
            continue;
        const char *text = values_text(walk, entry->value, VALUE_PROSE);
        if (!text_is_empty(text))
            return text;
    }
    return NULL;
}

const struct entry *directive_required(const struct walk *walk, const struct directive_call *call,
                                       const char *key)
{
    const struct entry *entry = entries_find(&call->entries, key);
    if (!entry)
        layout_report(walk->compiler, LAY012, call->place, key, call->directive->name);
    return entry;
}

struct doc_inline *directive_lines(const struct walk *walk, const struct entries *entries,
                                   const char *key, size_t *count)
{
    struct arena *arena = walk->compiler->arena;
    struct doc_inline *lines = arena_alloc_array(arena, entries->count + 1, sizeof *lines);
    size_t index = 0;
    const char *text;
    *count = 0;
    while ((text = directive_next_text(walk, entries, key, &index)))
        lines[(*count)++] = doc_plain(arena, text);
    return lines;
}
