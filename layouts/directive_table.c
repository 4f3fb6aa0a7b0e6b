/* `table`: rows of a table of the book as a table of the document. Numbers are printed once,
 * from their exact values; the exact values and formulas go along for the sheets. */
#include "layouts/table_work.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/filters.h"
#include "layouts/references.h"
#include "layouts/values.h"

#define NO_BREAK_SPACE "\xC2\xA0"

/* --- rows ------------------------------------------------------------------------------------- */

static struct doc_inline cell_text(const struct table_work *work, const struct cell *cell,
                                   const struct column *column, bool sign)
{
    struct compiler *compiler = work->walk->compiler;
    const char *text = filters_table(compiler, cell, column, sign);
    return doc_plain(compiler->arena, values_digits(compiler, text, VALUE_TABLE));
}

/* "1.2 ร้อยละของ …": the companion's text before the cell's. */
static struct doc_inline joined_text(const struct table_work *work, const struct row *row,
                                     int companion, struct doc_inline text)
{
    struct arena *arena = work->walk->compiler->arena;
    struct doc_inline before =
        cell_text(work, &row->cells[companion], &work->table->columns[companion], false);
    return doc_plain(arena, text_format(arena, "%s %s", doc_inline_text(arena, before),
                                        doc_inline_text(arena, text)));
}

/* "เป้าหมาย 10  ผล 7.35" in a line under the text of a cell: on the page only, the sheet has columns
 * for it. A heading is not parted from its value. Under nothing stands nothing. */
static void add_below(const struct table_work *work, const struct row *row, size_t index,
                      struct doc_cell *cell)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct below *below = &work->below[index];
    if (below->count == 0 || row->cells[work->sources[index]].kind == CELL_EMPTY)
        return;
    const char *text = doc_inline_text(arena, cell->text);
    cell->sheet_text = text;
    for (size_t i = 0; i < below->count; i++) {
        const struct below_part *part = &below->parts[i];
        struct doc_inline value = cell_text(work, &row->cells[part->source],
                                            &work->table->columns[part->source], part->sign);
        text = text_format(arena, "%s%s%s" NO_BREAK_SPACE "%s", text, i == 0 ? "\n" : "  ",
                           part->heading, doc_inline_text(arena, value));
    }
    cell->text = doc_plain(arena, text);
}

static void add_row(struct table_work *work, const struct row *row)
{
    struct doc_table *out = work->out;
    struct doc_row *target = &out->rows[out->row_count++];
    target->kind = DOC_ROW;
    target->cells =
        arena_alloc_array(work->walk->compiler->arena, out->column_count, sizeof *target->cells);
    for (size_t i = 0; i < out->column_count; i++) {
        const struct cell *cell = &row->cells[work->sources[i]];
        struct doc_cell *to = &target->cells[i];
        to->text = cell_text(work, cell, &work->columns[i], work->signs[i]);
        if (work->companions[i] >= 0)
            to->text = joined_text(work, row, work->companions[i], to->text);
        add_below(work, row, i, to);
        if (cell->kind == CELL_NUMBER && !cell->bad)
            to->number = cell->number;
        if (cell->kind == CELL_DATE && !cell->bad)
            to->date = cell->date;
        to->formula = cell->formula;
        /* No value is no formula's result. */
        if (cell->kind == CELL_EMPTY && !cell->formula)
            to->formula = "";
    }
}

static void add_group_row(struct table_work *work, const struct row *row, size_t level)
{
    struct doc_table *out = work->out;
    struct doc_row *target = &out->rows[out->row_count++];
    int group = work->groups[level];
    target->kind = DOC_ROW_GROUP;
    target->level = (int)level;
    target->cells =
        arena_alloc_array(work->walk->compiler->arena, out->column_count, sizeof *target->cells);
    target->cells[0].text =
        cell_text(work, &row->cells[group], &work->table->columns[group], false);
    target->cells[0].formula = "";
    target->cells[0].span = (unsigned)work->visible;
    target->cells[0].strong = true;
    for (size_t i = 1; i < out->column_count; i++)
        target->cells[i].formula = "";
}

/* Groups stand in the order of their first rows, rows in theirs: the office's order is an
 * official one. */
static void add_grouped_rows(struct table_work *work, const struct row *const *rows, size_t count,
                             size_t level)
{
    struct arena *arena = work->walk->compiler->arena;
    for (size_t i = 0; level == work->group_count && i < count; i++)
        add_row(work, rows[i]);
    if (level == work->group_count)
        return;
    bool *done = arena_alloc_array(arena, count + 1, sizeof *done);
    const struct row **members = arena_alloc_array(arena, count + 1, sizeof *members);
    for (size_t i = 0; i < count; i++) {
        const char *name = rows[i]->cells[work->groups[level]].text;
        size_t found = 0;
        if (done[i])
            continue;
        for (size_t k = i; k < count; k++) {
            if (done[k] || !text_equal(rows[k]->cells[work->groups[level]].text, name))
                continue;
            done[k] = true;
            members[found++] = rows[k];
        }
        add_group_row(work, rows[i], level);
        add_grouped_rows(work, members, found, level + 1);
    }
}

static void add_empty_row(struct table_work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    const char *text = directive_text(work->walk, work->entries, "empty");
    struct doc_row *target = &work->out->rows[work->out->row_count++];
    target->cells = arena_alloc_array(arena, work->out->column_count, sizeof *target->cells);
    target->cells[0].text = doc_plain(arena, text ? text : "ไม่มีข้อมูล");
    target->cells[0].span = (unsigned)work->visible;
    for (size_t i = 0; i < work->out->column_count; i++)
        target->cells[i].formula = "";
}

/* --- totals ----------------------------------------------------------------------------------- */

static const struct number *sum_column(const struct table_work *work, int source)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct number *sum = NULL;
    for (size_t i = 0; i < work->selection.count; i++) {
        const struct cell *cell = &work->selection.rows[i]->cells[source];
        if (cell->kind == CELL_NUMBER && !cell->bad)
            sum = sum ? number_add(arena, sum, cell->number) : cell->number;
    }
    return sum;
}

static void set_total(struct table_work *work, const struct entry_item *item, size_t index,
                      struct doc_cell *cell)
{
    struct compiler *compiler = work->walk->compiler;
    const struct column *column = &work->columns[index];
    if (column->total == TOTAL_NONE) {
        layout_report(compiler, LAY031, item->place, item->text);
        return;
    }
    if (column->total == TOTAL_GIVEN && work->selection.partial) {
        layout_report(compiler, LAY032, item->place, item->text);
        return;
    }
    cell->number =
        column->total == TOTAL_GIVEN ? column->total_value : sum_column(work, work->sources[index]);
    struct cell value = {
        .kind = cell->number ? CELL_NUMBER : CELL_EMPTY, .text = "", .number = cell->number};
    cell->text = cell_text(work, &value, column, work->signs[index]);
    if (!cell->number)
        cell->formula = "";
    else if (column->total_formula)
        cell->formula = column->total_formula;
    else
        cell->formula = column->total == TOTAL_SUM
                            ? text_format(compiler->arena, "=SUM({%s:})", column->id)
                            : "";
}

static void add_total_row(struct table_work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct entry *entry = entries_find(work->entries, "total");
    struct entry_item *items;
    if (!entry)
        return;
    size_t count = entries_list(work->walk, entry, ",;", &items);
    size_t first = work->visible;
    struct doc_row *row = &work->out->rows[work->out->row_count++];
    row->kind = DOC_ROW_TOTAL;
    row->cells = arena_alloc_array(arena, work->out->column_count, sizeof *row->cells);
    for (size_t i = 0; i < work->out->column_count; i++) {
        row->cells[i].strong = true;
        row->cells[i].formula = "";
    }
    for (size_t i = 0; i < count; i++) {
        size_t index;
        if (!table_work_column(work, &items[i], &index))
            continue;
        set_total(work, &items[i], index, &row->cells[index]);
        first = index < first ? index : first;
    }
    if (first > 0) { /* the label stands over the columns before the first sum */
        const char *label = directive_text(work->walk, work->entries, "total_label");
        row->cells[0].text = doc_plain(arena, label ? label : "รวม");
        row->cells[0].span = (unsigned)first;
    }
}

/* --- the block -------------------------------------------------------------------------------- */

static void add_rows(struct table_work *work)
{
    /* Each row in groups of its own, and the total. */
    size_t most = work->selection.count * (1 + work->group_count) + 2;
    work->out->rows = arena_alloc_array(work->walk->compiler->arena, most, sizeof *work->out->rows);
    if (work->selection.count == 0) {
        add_empty_row(work);
        return;
    }
    add_grouped_rows(work, work->selection.rows, work->selection.count, 0);
    add_total_row(work);
}

static void set_words(struct table_work *work, struct doc_block *block)
{
    const struct walk *walk = work->walk;
    struct arena *arena = walk->compiler->arena;
    struct doc_table *out = work->out;
    const char *caption = directive_text(walk, work->entries, "caption");
    out->name = work->table->name;
    out->sheet = directive_text(walk, work->entries, "sheet_name");
    out->small = entries_flag(walk, work->entries, "small", false);
    out->plain = entries_flag(walk, work->entries, "plain", false);
    /* One row of a table that has its own sheet says nothing new there. */
    bool is_row = strcmp(work->call->argument, "this") == 0;
    out->no_sheet = !entries_flag(walk, work->entries, "xlsx", !is_row);
    if (!text_is_empty(caption)) {
        out->caption = doc_plain(arena, caption);
        out->label = layout_label(walk->compiler, "ตารางที่", ++walk->compiler->tables);
        block->anchor = text_format(arena, "table-%u", walk->compiler->tables);
    }
    reference_entry(walk, work->entries, block, out->label);
    out->notes = directive_lines(walk, work->entries, "note", &out->note_count);
}

static bool find_groups(struct table_work *work)
{
    const struct entry *entry = entries_find(work->entries, "group");
    struct entry_item *items = NULL;
    size_t count = entry ? entries_list(work->walk, entry, ",;", &items) : 0;
    bool good = true;
    if (count > GROUPS_MAXIMUM) {
        entries_bad_value(work->walk, entry, "strategy, group");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        int group =
            layout_column(work->walk->compiler, work->table, items[i].text, items[i].place);
        good = good && group >= 0;
        work->groups[work->group_count++] = group;
    }
    return good;
}

void directive_table(struct walk walk, const struct directive_call *call)
{
    struct compiler *compiler = walk.compiler;
    struct table_work work = {.walk = &walk, .call = call, .entries = &call->entries};
    struct doc_table made = {.name = NULL};
    work.table = layout_table(&walk, call->argument, call->argument_place);
    if (!work.table)
        return;
    work.out = &made;
    /* Every part is tried, so that all problems are named at once. */
    bool good = select_entries(&walk, work.table, work.entries, &work.selection);
    good = find_groups(&work) && good;
    good = table_work_columns(&work) && good;
    if (!good)
        return;
    struct doc_block *block = layout_add(&walk, DOC_TABLE, call->line, call->column);
    add_rows(&work);
    set_words(&work, block);
    block->as.table = made;
    compiler->shown_tables =
        arena_grow(compiler->arena, compiler->shown_tables, compiler->shown_table_count,
                   &compiler->shown_table_capacity, sizeof *compiler->shown_tables);
    compiler->shown_tables[compiler->shown_table_count++] = (struct shown_table){
        &block->as.table, work.selection.rows, work.selection.count, work.table->name};
}
