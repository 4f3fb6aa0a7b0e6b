/* What all checks share, and the check of groups.csv. */
#include "input/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* For hostile files: looking for the nearest of very many names costs time and helps nobody. */
enum { MOST_NEAREST_SEARCHES = 100, MOST_CANDIDATES = 5000 };

void check_error(struct check *check, struct sheet *sheet, struct row *row, const char *column,
                 enum diag_code code, const char *first, const char *second, const char *third)
{
    check_warning(check, sheet, row, column, code, first, second, third);
    row->bad = true;
}

void check_warning(struct check *check, const struct sheet *sheet, const struct row *row,
                   const char *column, enum diag_code code, const char *first, const char *second,
                   const char *third)
{
    diag_report(check->diag, code, table_place(sheet->table, row, column), first, second, third);
}

void check_repeated(struct check *check, struct sheet *sheet, struct row *row, const char *column,
                    struct lookup *seen, const char *key, const char *shown)
{
    size_t before;
    if (!lookup_add(seen, key, row->line, &before)) {
        check_error(check, sheet, row, column, OFF010, shown,
                    text_format(check->arena, "%zu", before), "");
    }
}

void check_range(struct check *check, struct sheet *sheet, struct row *row, const char *column,
                 int lowest, int highest)
{
    const struct cell *cell = table_cell(sheet->table, row, column);
    int64_t value;
    if (cell->number == NULL) {
        return;
    }
    if (!number_to_integer(cell->number, &value) || value < lowest || value > highest) {
        check_error(check, sheet, row, column, OFF060, cell->text,
                    text_format(check->arena, "%d", lowest),
                    text_format(check->arena, "%d", highest));
    }
}

const char *check_indicator_key(struct check *check, const struct sheet *sheet,
                                const struct row *row, const char *id_column)
{
    const char *set = table_text(sheet->table, row, "set");
    const char *id = table_text(sheet->table, row, id_column);
    if (text_is_empty(set) || text_is_empty(id)) {
        return NULL;
    }
    return text_format(check->arena, "%s/%s", set, id);
}

bool check_has_indicators(struct check *check, const struct sheet *sheet)
{
    if (check->indicators.table != NULL) {
        return true;
    }
    /* Once a file, however many of its rows ask. */
    if (check->told_no_indicators != sheet) {
        diag_report(check->diag, OFF013,
                    diag_at(sheet->table->file, sheet->table->heading_line, 1, NULL), "");
    }
    check->told_no_indicators = sheet;
    return false;
}

/* The indicator of the same set whose id is nearest, as "set/id", or NULL. */
static const char *nearest_indicator(struct check *check, const char *key)
{
    size_t count = lookup_count(check->indicator_rows);
    const char *const *keys = lookup_keys(check->indicator_rows);
    size_t prefix = (size_t)(strchr(key, '/') - key) + 1;
    if (check->unknown_count++ >= MOST_NEAREST_SEARCHES || count > MOST_CANDIDATES) {
        return NULL;
    }
    const char **ids = arena_alloc_array(check->arena, count + 1, sizeof *ids);
    size_t id_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (strncmp(keys[i], key, prefix) == 0) {
            ids[id_count++] = keys[i] + prefix;
        }
    }
    const char *near = text_nearest(check->arena, key + prefix, ids, id_count);
    return near != NULL ? text_format(check->arena, "%.*s%s", (int)prefix, key, near) : NULL;
}

struct row *check_indicator_named(struct check *check, struct sheet *sheet, struct row *row,
                                  const char *id_column, const char *key)
{
    size_t index;
    if (lookup_find(check->indicator_rows, key, &index)) {
        return &check->indicators.table->rows[index];
    }
    const char *id = strchr(key, '/') + 1;
    if (!check->indicators.complete || lookup_find(check->suspect_ids, id, &index)) {
        row->bad = true; /* the indicator may be there: what hides it is reported */
        return NULL;
    }
    const char *near = nearest_indicator(check, key);
    check_error(check, sheet, row, id_column, near != NULL ? OFF011 : OFF012, key,
                near != NULL ? near : "", "");
    return NULL;
}

const char *check_method_word(const struct check *check, const struct row *indicator)
{
    return schema_choice_word(&schema_methods,
                              table_text(check->indicators.table, indicator, "method"));
}

const struct row *check_group_named(struct check *check, const char *text)
{
    static const char *const columns[] = {"id", "name", "short_name"};
    const struct table *groups = check->groups.table;
    const char *folded = schema_fold(check->arena, text);
    for (size_t column = 0; column < 3; column++) {
        for (size_t i = 0; i < groups->row_count; i++) {
            const char *known = table_text(groups, &groups->rows[i], columns[column]);
            if (text_equal(schema_fold(check->arena, known), folded)) {
                return &groups->rows[i];
            }
        }
    }
    return NULL;
}

void check_group(struct check *check, struct sheet *sheet, struct row *row)
{
    struct table *table = sheet->table;
    const struct table *groups = check->groups.table;
    const char *text = table_text(table, row, "group");
    if (groups == NULL || text_is_empty(text)) {
        return;
    }
    const struct row *group = check_group_named(check, text);
    if (group != NULL) {
        row->cells[table_column(table, "group")].text = table_text(groups, group, "id");
        return;
    }
    if (!check->groups.complete) {
        row->bad = true;
        return;
    }
    const char **names = arena_alloc_array(check->arena, groups->row_count * 2 + 1, sizeof *names);
    for (size_t i = 0; i < groups->row_count; i++) {
        names[2 * i] = table_text(groups, &groups->rows[i], "id");
        names[2 * i + 1] = table_text(groups, &groups->rows[i], "name");
    }
    const char *near = text_nearest(check->arena, text, names, groups->row_count * 2);
    check_error(check, sheet, row, "group", near != NULL ? OFF014 : OFF015, text,
                near != NULL ? near : "", "");
}

void check_groups(struct check *check)
{
    struct table *table = check->groups.table;
    if (table == NULL) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        const char *id = table_text(table, row, "id");
        if (!text_is_empty(id)) {
            check_repeated(check, &check->groups, row, "id", seen, id, id);
        }
    }
}
