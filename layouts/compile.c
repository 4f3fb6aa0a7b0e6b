/* The way through: read the layout, take its values out, parse, walk, tie charts to tables.
 * Reads no file and knows no report. */
#include "layouts/compile.h"

#include <string.h>

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "layouts/compiler.h"
#include "layouts/directive.h"
#include "layouts/references.h"
#include "layouts/values.h"

/* --- problems --------------------------------------------------------------------------------- */

static bool same_place(struct diag_place left, struct diag_place right)
{
    return left.line == right.line && left.column == right.column &&
           text_equal(left.file, right.file);
}

/* Only so many are remembered: past that a problem may be counted twice, but a hostile text
 * costs no more. */
enum { REPORTED_MAXIMUM = 1000 };

bool layout_reported(const struct compiler *compiler, enum diag_code code, struct diag_place place)
{
    for (size_t i = 0; i < compiler->reported_count; i++) {
        const struct diag_item *item = &compiler->reported[i];
        if (item->code == code && same_place(item->place, place))
            return true;
    }
    return false;
}

void layout_problem(struct compiler *compiler, enum diag_code code, struct diag_place place,
                    const char *const *arguments)
{
    if (layout_reported(compiler, code, place))
        return;
    if (compiler->reported_count < REPORTED_MAXIMUM) {
        compiler->reported =
            arena_grow(compiler->arena, compiler->reported, compiler->reported_count,
                       &compiler->reported_capacity, sizeof *compiler->reported);
        compiler->reported[compiler->reported_count++] =
            (struct diag_item){.code = code, .place = place};
    }
    diag_add(compiler->diag, code, place, arguments);
}

void layout_unknown(struct compiler *compiler, enum diag_code code, struct diag_place place,
                    const char *word, const char *const *known, size_t known_count)
{
    enum { SHOWN = 6 };
    const char *near = NULL;
    if (layout_reported(compiler, code, place))
        return;
    if (compiler->reported_count < REPORTED_MAXIMUM) /* nobody reads so many; the search is dear */
        near = text_nearest(compiler->arena, word, known, known_count);
    if (!near && known_count > 0) {
        struct text_buffer list;
        text_buffer_init(&list, compiler->arena, 4096);
        for (size_t i = 0; i < known_count && i < SHOWN; i++) {
            text_buffer_add(&list, i ? ", " : "");
            text_buffer_add(&list, known[i]);
        }
        text_buffer_add(&list, known_count > SHOWN ? " …" : "");
        near = list.data;
    }
    layout_report(compiler, code, place, word, near ? near : FILTERS_NO_VALUE);
}

struct diag_place layout_place(const struct walk *walk, unsigned line, unsigned column)
{
    return diag_at(walk->source->file, line, column, NULL);
}

/* --- looking up ------------------------------------------------------------------------------- */

/* The row that `each` stands on, as a table of one row. */
static const struct table *this_table(struct arena *arena, const struct scope *scope)
{
    struct table *table = arena_alloc(arena, sizeof *table);
    *table = *scope->table;
    table->rows = arena_alloc(arena, sizeof *table->rows);
    table->rows[0] = *scope->row;
    table->row_count = 1;
    table->row_capacity = 1;
    return table;
}

const struct table *layout_table(const struct walk *walk, const char *name, struct diag_place place)
{
    struct compiler *compiler = walk->compiler;
    if (strcmp(name, "this") == 0) {
        if (walk->scope)
            return this_table(compiler->arena, walk->scope);
        layout_report(compiler, LAY025, place, "");
        return NULL;
    }
    const struct table *table = book_table(compiler->book, name);
    if (!table) {
        struct table *const *tables;
        size_t count = book_tables(compiler->book, &tables);
        const char **names = arena_alloc_array(compiler->arena, count + 1, sizeof *names);
        for (size_t i = 0; i < count; i++)
            names[i] = tables[i]->name;
        layout_unknown(compiler, LAY004, place, name, names, count);
    }
    return table;
}

int layout_column(struct compiler *compiler, const struct table *table, const char *id,
                  struct diag_place place)
{
    int column = table_column(table, id);
    if (column < 0) {
        const char **names =
            arena_alloc_array(compiler->arena, table->column_count + 1, sizeof *names);
        for (size_t i = 0; i < table->column_count; i++)
            names[i] = table->columns[i].id;
        layout_unknown(compiler, LAY005, place, id, names, table->column_count);
    }
    return column;
}

const char *layout_label(struct compiler *compiler, const char *word, unsigned number)
{
    const char *label = text_format(compiler->arena, "%s %u", word, number);
    return values_digits(compiler, label, VALUE_PROSE);
}

struct doc_block *layout_add(const struct walk *walk, enum doc_kind kind, unsigned line,
                             unsigned column)
{
    struct doc_block *block =
        document_add(walk->compiler->arena, walk->compiler->document, walk->parent, kind);
    block->place = layout_place(walk, line, column);
    return block;
}

/* --- charts and the sheets of their numbers --------------------------------------------------- */

static bool has_column(const struct doc_table *table, const char *id)
{
    for (size_t i = 0; id && i < table->column_count; i++) {
        if (text_equal(table->columns[i].id, id))
            return true;
    }
    return false;
}

/* Does the table's sheet hold, row by row, what the chart shows? */
static bool shows_chart(const struct shown_table *table, const struct shown_chart *chart)
{
    const struct doc_chart *block = chart->block;
    if (table->block->no_sheet || !text_equal(table->book_table, chart->book_table) ||
        table->row_count != chart->row_count || !has_column(table->block, chart->category_column))
        return false;
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i] != chart->rows[i] || table->block->rows[i].kind != DOC_ROW)
            return false;
    }
    for (size_t i = 0; i < block->series_count; i++) {
        if (!has_column(table->block, block->series[i].column))
            return false;
    }
    return true;
}

static void tie_charts(struct compiler *compiler)
{
    for (size_t i = 0; i < compiler->shown_chart_count; i++) {
        struct shown_chart *chart = &compiler->shown_charts[i];
        for (size_t k = 0; k < compiler->shown_table_count && !chart->block->source; k++) {
            if (shows_chart(&compiler->shown_tables[k], chart)) {
                chart->block->source = compiler->shown_tables[k].block;
                chart->block->category_column = chart->category_column;
            }
        }
    }
}

/* --- the two doors ---------------------------------------------------------------------------- */

static const struct markdown *parse_layout(struct compiler *compiler, const char *name,
                                           struct source *source)
{
    const char *path = text_format(compiler->arena, "layouts/%s.md", name);
    source->file = path;
    const char *text = compiler->sources.read(compiler->sources.context, path, &source->file);
    if (!text) {
        layout_report(compiler, LAY001, diag_file(path), name);
        return NULL;
    }
    return directive_parse(compiler, source, values_scan(compiler, source->file, text),
                           (struct markdown_origin){1, 1}, 0);
}

/* The `document` block, which comes first; NULL when it does not. */
static const struct directive_call *document_call(const struct markdown *tree)
{
    for (const struct markdown *block = tree->first_child; block; block = block->next) {
        if (block->kind == MARKDOWN_HTML)
            continue; /* a comment: who made this layout, and why */
        bool is_document = block->kind == MARKDOWN_FENCE && block->call && block->call->directive &&
                           block->call->directive->run == directive_document;
        return is_document ? block->call : NULL;
    }
    return NULL;
}

static void start_document(struct compiler *compiler, const char *name)
{
    struct document *document = document_new(compiler->arena, name);
    const struct cell *date = book_value(compiler->book, "period.data_date");
    const struct cell *office = book_value(compiler->book, "office.name");
    document->title = document->name;
    document->author = office ? office->text : NULL;
    if (date && date->kind == CELL_DATE)
        document->date = date->date;
    document->thai_digits = compiler->style.thai_digits;
    document->draft = compiler->style.draft;
    document->font = compiler->style.font;
    if (compiler->style.size > 0)
        document->size = compiler->style.size;
    document->data_count = book_data(compiler->book, &document->data);
    compiler->document = document;
}

bool layout_compile(struct arena *arena, const char *name, const struct book *book,
                    struct layout_sources sources, struct layout_style style, struct diag *diag,
                    struct document **out)
{
    struct compiler compiler = {
        .arena = arena, .book = book, .sources = sources, .style = style, .diag = diag};
    struct source source = {NULL, false};
    size_t errors = diag_count(diag, DIAG_ERROR);
    *out = NULL;
    const struct markdown *tree = parse_layout(&compiler, name, &source);
    if (!tree)
        return false;
    start_document(&compiler, name);
    if (!document_call(tree))
        layout_report(&compiler, LAY024, diag_at(source.file, 1, 1, NULL), "");
    /* The document outlives this function, and the blocks' places name the file. */
    struct source *kept = arena_alloc(arena, sizeof *kept);
    *kept = source;
    struct walk walk = {.compiler = &compiler, .source = kept};
    layout_walk_blocks(walk, tree->first_child);
    tie_charts(&compiler);
    references_resolve(&compiler);
    *out = compiler.document;
    return diag_count(diag, DIAG_ERROR) == errors;
}

static bool summarise(struct arena *arena, struct compiler *compiler, const char *name,
                      struct layout_summary *out)
{
    struct source source = {NULL, false};
    const char **tables = NULL;
    const struct markdown *tree = parse_layout(compiler, name, &source);
    if (!tree)
        return false;
    const struct directive_call *call = document_call(tree);
    const char *title = call ? entries_value(&call->entries, "title") : NULL;
    const char *required = call ? entries_value(&call->entries, "requires") : NULL;
    if (title)
        out->title =
            text_copy(arena, text_trim(compiler->arena, values_without(compiler->arena, title)));
    if (required)
        out->required_count = (unsigned)text_split(arena, required, ",;", &tables);
    out->required_tables = tables;
    return true;
}

bool layout_summary(struct arena *arena, const char *name, struct layout_sources sources,
                    struct diag *diag, struct layout_summary *out)
{
    /* Problems are named when the layout is compiled; twice would be once too often. */
    struct arena *scratch = arena_new_scratch(arena);
    struct compiler compiler = {.arena = scratch,
                                .book = book_new(scratch),
                                .sources = sources,
                                .diag = diag_new(scratch),
                                .alone = true};
    (void)diag;
    *out = (struct layout_summary){.title = text_copy(arena, name)};
    bool good = summarise(arena, &compiler, name, out);
    arena_free(scratch);
    return good;
}
