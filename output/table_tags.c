/* A table in the structure: headings with their scope, the cells that name their row, groups of
 * rows. Sets and draws nothing. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/structure.h"
#include "output/table_parts.h"

#define ID_MAX 30 /* bytes: a number or short code, which a name follows */
#define NAME_MAX                                                                                   \
    400 /* bytes on average: longer ones are prose, tiring before every cell of a row */

static struct structure_element *new_row(struct table_set *set, struct structure_element *parent)
{
    return structure_add(set->flow->structure, parent, STRUCTURE_TR);
}

/* --- what names a row ------------------------------------------------------------------------- */

static const char *cell_text(const struct table_set *set, const struct doc_row *row, int column)
{
    const struct doc_inline *text = &row->cells[set->columns[column].index].text;
    if (text->count == 1)
        return text->runs[0].text;
    return doc_inline_text(set->flow->typesetter->arena, *text);
}

/* Do the cells of a column name their rows? None is empty, no two neighbours say the same, and they
 * are short. `*longest` is in bytes. */
static bool names_rows(const struct table_set *set, int column, size_t *longest)
{
    const char *above = "";
    size_t count = 0, sum = 0;
    *longest = 0;
    for (size_t i = 0; i < set->table->row_count; i++) {
        const struct doc_row *row = &set->table->rows[i];
        if (row->kind != DOC_ROW)
            continue;
        const char *text = cell_text(set, row, column);
        size_t length = strlen(text);
        if (length == 0 || text_equal(text, above))
            return false;
        above = text;
        *longest = length > *longest ? length : *longest;
        sum += length;
        count++;
    }
    return count > 1 && sum / count <= NAME_MAX;
}

/* The first column, and with a mere number or code there the name beside it. */
static int count_naming(const struct table_set *set)
{
    size_t longest, second;
    if (set->count < 2)
        return 0;
    if (set->table->plain)
        return 1;
    if (!names_rows(set, 0, &longest))
        return 0;
    bool named = longest <= ID_MAX && set->count > 2 && set->columns[1].align == DOC_LEFT &&
                 names_rows(set, 1, &second);
    return named ? 2 : 1;
}

/* --- rows ------------------------------------------------------------------------------------- */

/* One or two rows of TH. */
void table_tag_heads(struct table_set *set)
{
    struct structure *structure = set->flow->structure;
    struct structure_element *head = structure_add(structure, set->element, STRUCTURE_THEAD);
    struct structure_element *rows[2] = {new_row(set, head), NULL};
    for (int i = 0; i < set->head_count; i++) {
        const struct table_cell *cell = &set->heads[i];
        if (cell->top > 0 && !rows[1])
            rows[1] = new_row(set, head);
    }
    for (int i = 0; i < set->head_count; i++) {
        struct table_cell *cell = &set->heads[i];
        cell->element = structure_add_cell(structure, rows[cell->top > 0 ? 1 : 0], STRUCTURE_COLUMN,
                                           cell->last - cell->first + 1);
        if (rows[1] && cell->top == 0 && cell->height == set->head_height)
            cell->element->row_span = 2;
    }
}

static enum structure_scope scope_of(const struct table_set *set, const struct doc_row *source,
                                     int column)
{
    bool empty = text_is_empty(cell_text(set, source, column));
    switch (source->kind) {
    case DOC_ROW_GROUP: return STRUCTURE_COLUMN; /* over the rows that follow */
    case DOC_ROW_TOTAL: return column == 0 && !empty ? STRUCTURE_ROW : STRUCTURE_NO_SCOPE;
    case DOC_ROW: break;
    }
    return column < set->naming && !empty ? STRUCTURE_ROW : STRUCTURE_NO_SCOPE;
}

void table_tag_row(struct table_set *set, const struct doc_row *source, struct table_row *row)
{
    struct structure *structure = set->flow->structure;
    if (!set->body)
        set->naming = count_naming(set);
    if (!set->body || (source->kind == DOC_ROW_GROUP && source->level == 0))
        set->body = structure_add(structure, set->element, STRUCTURE_TBODY);
    struct structure_element *tagged = new_row(set, set->body);
    for (int i = 0; i < row->cell_count; i++) {
        struct table_cell *cell = &row->cells[i];
        cell->element = structure_add_cell(structure, tagged, scope_of(set, source, cell->first),
                                           cell->last - cell->first + 1);
    }
}
