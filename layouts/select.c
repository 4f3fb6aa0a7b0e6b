/* Filters and sorts rows. Reads tables, never changes them. */
#include "layouts/select.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/expression.h"

struct sort_key {
    int column;
    bool descending;
};

struct sorter {
    const struct walk *walk;
    const struct table *table;
    struct sort_key *keys;
    size_t count;
};

static const struct text_collator *collator(struct compiler *compiler)
{
    if (!compiler->collator)
        compiler->collator = text_collator_new(compiler->arena);
    return compiler->collator;
}

static bool is_empty(const struct cell *cell)
{
    return cell->bad || cell->kind == CELL_EMPTY ||
           (cell->kind == CELL_TEXT && text_is_empty(cell->text));
}

static int compare_cells(const struct sorter *sorter, const struct column *column,
                         const struct cell *left, const struct cell *right)
{
    if (left->kind == CELL_NUMBER && right->kind == CELL_NUMBER)
        return number_compare(left->number, right->number);
    if (left->kind == CELL_DATE && right->kind == CELL_DATE)
        return date_compare(left->date, right->date);
    if (left->kind == CELL_YES_NO && right->kind == CELL_YES_NO)
        return (int)left->yes - (int)right->yes;
    if (column->kind == COLUMN_ID)
        return text_compare_natural(left->text, right->text);
    return text_compare_thai(collator(sorter->walk->compiler), left->text, right->text);
}

static int compare_rows(const struct sorter *sorter, const struct row *left,
                        const struct row *right)
{
    for (size_t i = 0; i < sorter->count; i++) {
        const struct sort_key *key = &sorter->keys[i];
        const struct cell *a = &left->cells[key->column];
        const struct cell *b = &right->cells[key->column];
        if (is_empty(a) || is_empty(b)) {
            if (is_empty(a) != is_empty(b))
                return is_empty(a) ? 1 : -1; /* last, in both directions */
            continue;
        }
        int order = compare_cells(sorter, &sorter->table->columns[key->column], a, b);
        if (order != 0)
            return key->descending ? -order : order;
    }
    return 0;
}

/* Merge sort: stable, and n log n on any data. */
static void sort(const struct sorter *sorter, const struct row **rows, const struct row **spare,
                 size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2;
    sort(sorter, rows, spare, half);
    sort(sorter, rows + half, spare, count - half);
    memcpy(spare, rows, half * sizeof *rows);
    size_t left = 0, right = half, out = 0;
    while (left < half) {
        if (right < count && compare_rows(sorter, rows[right], spare[left]) < 0)
            rows[out++] = rows[right++];
        else
            rows[out++] = spare[left++];
    }
}

static bool sort_rows(const struct walk *walk, struct selection *selection,
                      const struct entry *entry)
{
    struct arena *arena = walk->compiler->arena;
    struct entry_item *items;
    struct sorter sorter = {walk, selection->table, NULL, 0};
    size_t count = entries_list(walk, entry, ",;", &items);
    bool good = true;
    sorter.keys = arena_alloc_array(arena, count + 1, sizeof *sorter.keys);
    for (size_t i = 0; i < count; i++) {
        bool descending = items[i].text[0] == '-';
        const char *id = items[i].text + (descending ? 1 : 0);
        int column = layout_column(walk->compiler, selection->table, id, items[i].place);
        good = good && column >= 0;
        sorter.keys[sorter.count++] = (struct sort_key){column, descending};
    }
    if (good)
        sort(&sorter, selection->rows,
             arena_alloc_array(arena, selection->count + 1, sizeof *selection->rows),
             selection->count);
    return good;
}

static bool read_limit(const struct walk *walk, const struct entry *entry, size_t *limit)
{
    int64_t value;
    const struct number *number = number_decimal(walk->compiler->arena, entry->value);
    if (!number || !number_to_integer(number, &value) || value < 0) {
        entries_bad_value(walk, entry, "0, 1, 2 …");
        return false;
    }
    *limit = (size_t)value;
    return true;
}

bool select_rows(const struct walk *walk, const struct table *table, const struct entry *where,
                 const struct entry *order, const struct entry *limit, struct selection *out)
{
    const struct expression *condition = NULL;
    size_t most = table->row_count;
    bool good = true;
    out->table = table;
    out->rows = arena_alloc_array(walk->compiler->arena, table->row_count + 1, sizeof *out->rows);
    out->count = 0;
    out->partial = where || limit;
    if (where) {
        condition = expression_parse_entry(walk, table, where);
        good = condition != NULL;
    }
    if (limit && !read_limit(walk, limit, &most))
        good = false;
    for (size_t i = 0; good && i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        if (!row->bad && (!condition || expression_holds(walk, condition, row)))
            out->rows[out->count++] = row;
    }
    if (order && !sort_rows(walk, out, order))
        good = false;
    if (out->count > most)
        out->count = most;
    return good;
}

bool select_entries(const struct walk *walk, const struct table *table,
                    const struct entries *entries, struct selection *out)
{
    return select_rows(walk, table, entries_find(entries, "where"), entries_find(entries, "sort"),
                       entries_find(entries, "limit"), out);
}
