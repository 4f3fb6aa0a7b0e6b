/* What decides which blocks stand in the report and how often: each, when, include, landscape. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/expression.h"
#include "layouts/select.h"

void directive_walk_body(struct walk walk, const struct directive_call *call)
{
    if (!call->body)
        return;
    walk.source = call->body_source;
    layout_walk_blocks(walk, call->body->first_child);
}

/* --- each ------------------------------------------------------------------------------------- */

/* `each TABLE [where CONDITION] [sort COLUMNS] [limit NUMBER]`: the parts with their places. */
struct each_clauses {
    const char *table;
    struct entry clauses[3];
    struct entry_line lines[3]; /* each on one line */
    const struct entry *where, *sort, *limit;
};

static const struct entry **clause_named(struct each_clauses *out, const char *word,
                                         struct entry **store)
{
    static const char *const names[] = {"where", "sort", "limit"};
    const struct entry **targets[] = {&out->where, &out->sort, &out->limit};
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(word, names[i]) == 0 && !*targets[i]) {
            *store = &out->clauses[i];
            (*store)->key = names[i];
            (*store)->lines = &out->lines[i];
            (*store)->line_count = 1;
            return targets[i];
        }
    }
    return NULL;
}

/* The length of the word at `text`; a text in quotes is one word. */
static size_t word_length(const char *text)
{
    if (*text == '"' || *text == '\'') {
        const char *end = strchr(text + 1, *text);
        return end ? (size_t)(end - text) + 1 : strlen(text);
    }
    return strcspn(text, " \"'");
}

static void finish_clause(struct arena *arena, struct entry *clause, const char *start,
                          const char *end)
{
    if (clause)
        clause->value = text_trim(arena, text_copy_n(arena, start, (size_t)(end - start)));
}

/* False when there is a word where none can be. */
static bool split_clauses(const struct walk *walk, const struct directive_call *call,
                          struct each_clauses *out)
{
    struct arena *arena = walk->compiler->arena;
    const char *text = call->argument;
    size_t length = strcspn(text, " ");
    struct entry *open = NULL;
    const char *open_start = NULL;
    memset(out, 0, sizeof *out);
    out->table = text_copy_n(arena, text, length);
    for (const char *at = text + length; *at;) {
        at += strspn(at, " ");
        size_t word = word_length(at);
        if (word == 0)
            break;
        struct entry *store = NULL;
        const struct entry **target = clause_named(out, text_copy_n(arena, at, word), &store);
        if (target) {
            finish_clause(arena, open, open_start, at);
            open = store;
            open_start = at + word + strspn(at + word, " ");
            store->line = call->argument_place.line;
            store->column =
                call->argument_place.column +
                (unsigned)text_length(text_copy_n(arena, text, (size_t)(open_start - text)));
            store->lines[0] = (struct entry_line){0, store->line, store->column};
            *target = store;
        } else if (!open) {
            struct diag_place place = call->argument_place;
            static const char *const words[] = {"where", "sort", "limit"};
            place.column += (unsigned)text_length(text_copy_n(arena, text, (size_t)(at - text)));
            layout_unknown(walk->compiler, LAY029, place, text_copy_n(arena, at, word), words, 3);
            return false;
        }
        at += word;
    }
    finish_clause(arena, open, open_start, text + strlen(text));
    return true;
}

void directive_each(struct walk walk, const struct directive_call *call)
{
    struct each_clauses clauses;
    struct selection selection;
    if (!split_clauses(&walk, call, &clauses))
        return;
    const struct table *table = layout_table(&walk, clauses.table, call->argument_place);
    if (!table ||
        !select_rows(&walk, table, clauses.where, clauses.sort, clauses.limit, &selection))
        return;
    for (size_t i = 0; i < selection.count; i++) {
        struct scope scope = {walk.scope, table, selection.rows[i]};
        struct walk inside = walk;
        inside.scope = &scope;
        directive_walk_body(inside, call);
    }
}

/* --- when, include, landscape ----------------------------------------------------------------- */

void directive_when(struct walk walk, const struct directive_call *call)
{
    const struct expression *condition =
        expression_parse(&walk, NULL, call->argument, call->argument_place);
    if (condition && expression_holds(&walk, condition, NULL))
        directive_walk_body(walk, call);
}

void directive_include(struct walk walk, const struct directive_call *call)
{
    bool required = entries_flag(&walk, &call->entries, "required", false);
    long level = entries_count(&walk, &call->entries, "level", 0);
    if (call->text_missing)
        layout_report(walk.compiler, required ? LAY030 : LAY036, call->argument_place,
                      call->argument);
    if (!call->body_source)
        return;
    walk.level_shift += level > 5 ? 5 : (int)level;
    directive_walk_body(walk, call);
}

void directive_landscape(struct walk walk, const struct directive_call *call)
{
    if (!call->body)
        return;
    walk.parent = layout_add(&walk, DOC_LANDSCAPE, call->line, call->column);
    directive_walk_body(walk, call);
}
