/* sar-answers.csv and pmqa-answers.csv: each value by what its node asks for (formulas.md
 * "Standards"). A value that is good is held as a number or as yes/no from here on. */
#include "input/check_sar.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "base/thai.h"

/* What the answers say of each node of the tree. */
struct answers {
    struct check_standards *standards;
    struct row **rows;   /* the answer of a node, or NULL */
    size_t *yes, *given; /* of a checklist: its items answered yes, and answered at all */
    bool *unsure;        /* of a checklist: an item's answer could not be read */
};

static bool says_nothing(const char *text)
{
    return text_is_empty(text) || text_equal(text, "-") || text_equal(text, "–") ||
           text_equal(text, "—");
}

static bool refuse(struct answers *answers, struct row *row, enum diag_code code, const char *first,
                   const char *second)
{
    struct sheet *sheet = &answers->standards->answers;
    check_error(answers->standards->check, sheet, row, "value", code, first, second, "");
    row->cells[table_column(sheet->table, "value")].bad = true;
    return false;
}

static bool read_yes_no(struct answers *answers, struct row *row, struct cell *cell)
{
    bool yes;
    if (!thai_yes_no_parse(cell->text, &yes)) {
        return refuse(answers, row, CSV047, cell->text, "");
    }
    cell->kind = CELL_YES_NO;
    cell->yes = yes;
    cell->text = yes ? "ใช่" : "ไม่ใช่";
    return true;
}

static bool read_number(struct answers *answers, struct row *row, const struct standard_node *node,
                        struct cell *cell)
{
    struct arena *arena = answers->standards->check->arena;
    const struct number *number;
    const char *typed = cell->text;
    if (thai_number_parse(arena, typed, &number) != THAI_NUMBER_OK) {
        return refuse(answers, row, CSV040, typed, "");
    }
    if (node->target == STANDARD_LEVEL) {
        if (!number_is_integer(number) || number_compare(number, number_integer(arena, 1)) < 0 ||
            number_compare(number, number_integer(arena, 5)) > 0) {
            return refuse(answers, row, SAR023, typed, node->id);
        }
    } else if (number_sign(number) < 0) {
        return refuse(answers, row, CSV042, typed, "");
    }
    if (node->target == STANDARD_CHECKLIST) {
        int64_t items = standards_items(answers->standards->nodes, node);
        if (!number_is_integer(number)) {
            return refuse(answers, row, CSV041, typed, "");
        }
        if (number_compare(number, number_integer(arena, items)) > 0) {
            return refuse(answers, row, SAR024, typed,
                          text_format(arena, "%lld", (long long)items));
        }
    }
    cell->kind = CELL_NUMBER;
    cell->number = number;
    cell->text = number_print_plain(arena, number, 10, true);
    return true;
}

/* False when it is wrong. */
static bool read_value(struct answers *answers, struct row *row, const struct standard_node *node)
{
    struct check_standards *standards = answers->standards;
    const struct table *table = standards->answers.table;
    struct cell *cell = &row->cells[table_column(table, "value")];
    bool yes_no = node->target == STANDARD_YESNO;
    if (cell->bad) {
        return false;
    }
    if (says_nothing(cell->text) || (!yes_no && text_equal(cell->text, "ไม่มี"))) {
        cell->kind = CELL_EMPTY;
        cell->text = "";
        return true;
    }
    if (node->role == STANDARD_PARENT || node->role == STANDARD_TEXT) {
        check_warning(standards->check, &standards->answers, row, "value", SAR022, cell->text,
                      node->id, "");
        cell->kind = CELL_EMPTY;
        cell->text = "";
        return true;
    }
    return yes_no ? read_yes_no(answers, row, cell) : read_number(answers, row, node, cell);
}

static void take_item(struct answers *answers, const struct row *row,
                      const struct standard_node *node, bool good)
{
    const struct cell *cell = table_cell(answers->standards->answers.table, row, "value");
    if (!good || row->bad) {
        answers->unsure[node->parent] = true;
    } else if (cell->kind == CELL_YES_NO) {
        answers->given[node->parent]++;
        answers->yes[node->parent] += cell->yes;
    }
}

static void take_row(struct answers *answers, struct row *row, struct lookup *seen)
{
    struct check_standards *standards = answers->standards;
    struct sheet *sheet = &standards->answers;
    const char *id = table_text(sheet->table, row, "id");
    size_t index;
    if (text_is_empty(id)) {
        return; /* reported */
    }
    check_repeated(standards->check, sheet, row, "id", seen, id, id);
    if (!lookup_find(standards->nodes->ids, id, &index)) {
        check_unknown_node(standards, sheet, row, "id", id);
        return;
    }
    const struct standard_node *node = &standards->nodes->nodes[index];
    bool good = read_value(answers, row, node);
    if (answers->rows[index] == NULL) {
        answers->rows[index] = row;
        if (node->role == STANDARD_ITEM) {
            take_item(answers, row, node, good);
        }
    }
}

/* The count given and the items answered must say the same. */
static void check_agreement(struct answers *answers, size_t index)
{
    struct arena *arena = answers->standards->check->arena;
    struct row *row = answers->rows[index];
    size_t yes = answers->yes[index];
    if (row == NULL || row->bad || answers->given[index] == 0 || answers->unsure[index]) {
        return;
    }
    const struct number *value = table_number(answers->standards->answers.table, row, "value");
    if (value != NULL && number_compare(value, number_integer(arena, (int64_t)yes)) != 0) {
        refuse(answers, row, SAR025, number_print_plain(arena, value, 0, false),
               text_format(arena, "%zu", yes));
    }
}

/* More items answered yes than the target says there are. */
static void check_most(struct answers *answers, size_t index)
{
    struct arena *arena = answers->standards->check->arena;
    const struct table *table = answers->standards->answers.table;
    const struct standard_tree *tree = answers->standards->nodes;
    int64_t items = standards_items(tree, &tree->nodes[index]);
    if ((int64_t)answers->yes[index] > items) {
        diag_report(answers->standards->check->diag, SAR024,
                    diag_at(table->file, table->heading_line, 1, tree->nodes[index].id),
                    text_format(arena, "%zu", answers->yes[index]),
                    text_format(arena, "%lld", (long long)items));
    }
}

static void warn_unanswered(struct answers *answers, size_t index)
{
    const struct standard_tree *tree = answers->standards->nodes;
    const struct table *table = answers->standards->answers.table;
    const struct row *row = answers->rows[index];
    bool hidden = row != NULL && row->bad;
    bool answered = row != NULL && table_cell(table, row, "value")->kind != CELL_EMPTY;
    if (answered || hidden || answers->given[index] > 0 || answers->unsure[index]) {
        return;
    }
    diag_report(answers->standards->check->diag, SAR026,
                diag_at(table->file, table->heading_line, 1, NULL), tree->nodes[index].id,
                table_text(tree->table, tree->nodes[index].row, "name"));
}

void check_answers(struct check_standards *standards)
{
    struct arena *arena = standards->check->arena;
    struct table *table = standards->answers.table;
    size_t count = standards->nodes->count;
    struct answers answers = {.standards = standards};
    struct lookup *seen = lookup_new(arena);
    answers.rows = arena_alloc_array(arena, count + 1, sizeof *answers.rows);
    answers.yes = arena_alloc_array(arena, count + 1, sizeof *answers.yes);
    answers.given = arena_alloc_array(arena, count + 1, sizeof *answers.given);
    answers.unsure = arena_alloc_array(arena, count + 1, sizeof *answers.unsure);
    for (size_t i = 0; i < table->row_count; i++) {
        take_row(&answers, &table->rows[i], seen);
    }
    for (size_t i = 0; i < count; i++) {
        const struct standard_node *node = &standards->nodes->nodes[i];
        if (node->role != STANDARD_LEAF || !node->usable) {
            continue;
        }
        if (node->target == STANDARD_CHECKLIST) {
            check_agreement(&answers, i);
            check_most(&answers, i);
        }
        if (standards->answers.complete) {
            warn_unanswered(&answers, i);
        }
    }
}
