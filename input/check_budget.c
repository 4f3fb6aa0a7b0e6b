/* budget.csv and targets.csv: the quarters that count, the projects that lines name, lines that are
 * over-spent, targets given twice (formulas.md "Budget"). */
#include "input/check.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* For hostile files: as in check.c. */
enum { MOST_NEAREST_SEARCHES = 100, MOST_CANDIDATES = 5000 };

static const char *const quarters[] = {"q1", "q2", "q3", "q4"};

/* Quarters that are over when the round ends. */
static int counted_quarters(const struct check *check)
{
    return check->settings->period.months / 3;
}

/* Without the column of a counted quarter no line says what was disbursed. */
static void check_quarters(struct check *check)
{
    struct sheet *sheet = &check->budget;
    struct table *table = sheet->table;
    bool whole = true;
    for (int i = 0; i < counted_quarters(check); i++) {
        int column = table_column(table, quarters[i]);
        if (sheet->given[column]) {
            continue;
        }
        whole = false;
        diag_report(check->diag, OFF061, diag_at(table->file, table->heading_line, 1, NULL),
                    table->columns[column].heading,
                    text_format(check->arena, "%d", check->settings->period.months));
    }
    for (size_t i = 0; !whole && i < table->row_count; i++) {
        table->rows[i].bad = true;
    }
}

/* Ids first, then names: an id that is another project's name still means the id. */
static struct lookup *list_projects(struct check *check)
{
    const struct table *projects = check->projects.table;
    struct lookup *known = lookup_new(check->arena);
    for (size_t i = 0; projects != NULL && i < projects->row_count; i++) {
        const char *id = table_text(projects, &projects->rows[i], "id");
        if (!text_is_empty(id)) {
            lookup_add(known, id, i, &(size_t){0});
        }
    }
    for (size_t i = 0; projects != NULL && i < projects->row_count; i++) {
        const char *name = table_text(projects, &projects->rows[i], "name");
        if (!text_is_empty(name)) {
            lookup_add(known, name, i, &(size_t){0});
        }
    }
    return known;
}

/* A project is held as its id, however the line names it. Without projects.csv the text is the id.
 */
static void check_project(struct check *check, struct row *row, const struct lookup *known)
{
    struct sheet *sheet = &check->budget;
    const struct table *projects = check->projects.table;
    const char *text = table_text(sheet->table, row, "project");
    const char *id = text_arabic_digits(check->arena, text);
    struct cell *cell = &row->cells[table_column(sheet->table, "project")];
    size_t index;
    if (text_is_empty(text)) {
        return;
    }
    if (projects == NULL) {
        cell->text = id;
        return;
    }
    if (lookup_find(known, id, &index) || lookup_find(known, text, &index)) {
        id = table_text(projects, &projects->rows[index], "id");
        cell->text = text_is_empty(id) ? text : id;
        return;
    }
    if (!check->projects.complete) {
        row->bad = true; /* it may be there: what hides it is reported */
        return;
    }
    const char *near = NULL;
    if (check->unknown_count++ < MOST_NEAREST_SEARCHES && lookup_count(known) <= MOST_CANDIDATES) {
        near = text_nearest(check->arena, text, lookup_keys(known), lookup_count(known));
    }
    check_error(check, sheet, row, "project", near != NULL ? OFF063 : OFF064, text,
                near != NULL ? near : "", "");
}

/* What remains of a line: formulas.md "remaining". NULL when a part could not be read. */
static const struct number *remaining_of(struct check *check, const struct row *row)
{
    const struct table *table = check->budget.table;
    const struct number *left = table_number(table, row, "allocated");
    const struct number *committed = table_number(table, row, "committed");
    const struct number *transferred = table_number(table, row, "transferred");
    if (row->bad || left == NULL || committed == NULL) {
        return NULL;
    }
    left = number_subtract(check->arena, left, committed);
    if (transferred != NULL) {
        left = number_add(check->arena, left, transferred);
    }
    for (int i = 0; i < counted_quarters(check); i++) {
        const struct number *disbursed = table_number(table, row, quarters[i]);
        left = disbursed != NULL ? number_subtract(check->arena, left, disbursed) : left;
    }
    return left;
}

void check_budget(struct check *check)
{
    struct table *table = check->budget.table;
    if (table == NULL) {
        return;
    }
    check_quarters(check);
    struct lookup *known = list_projects(check);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        check_project(check, row, known);
        const struct number *left = remaining_of(check, row);
        if (left != NULL && number_sign(left) < 0) {
            check_warning(check, &check->budget, row, "name", OFF062,
                          table_text(table, row, "name"), number_print(check->arena, left, 2, true),
                          "");
        }
    }
}

void check_targets(struct check *check)
{
    struct table *table = check->targets.table;
    if (table == NULL) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        check_range(check, &check->targets, row, "fiscal_year", 2401, 2743);
        check_range(check, &check->targets, row, "quarter", 1, 4);
        if (row->bad) {
            continue;
        }
        const char *key = text_format(
            check->arena, "%s/%s/%s/%s",
            number_print(check->arena, table_number(table, row, "fiscal_year"), 0, false),
            table_text(table, row, "quarter"), table_text(table, row, "kind"),
            table_text(table, row, "measure"));
        check_repeated(check, &check->targets, row, "quarter", seen, key, key);
    }
}
