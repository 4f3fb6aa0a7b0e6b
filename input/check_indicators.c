/* indicators.csv: ids, weights, thresholds, scales, groups (formulas.md "Indicators"). */
#include "input/check.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

enum scale { SCALE_NONE, SCALE_FIVE, SCALE_HUNDRED };

static const char *const level_columns[] = {"level1", "level2", "level3", "level4", "level5"};
static const char *const target_columns[] = {"low", "standard", "high"};

static enum scale scale_of(const char *method)
{
    if (text_equal(method, "three_target") || text_equal(method, "three_step")) {
        return SCALE_HUNDRED;
    }
    bool five = text_equal(method, "linear") || text_equal(method, "step") ||
                text_equal(method, "milestone");
    return five ? SCALE_FIVE : SCALE_NONE;
}

/* --- thresholds ------------------------------------------------------------------------------- */

/* The thresholds in one text: "60 / 70 / 80 / 90 / 100". */
static const char *list_thresholds(struct check *check, const struct row *row,
                                   const char *const *columns, size_t count)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, check->arena, 1024);
    for (size_t i = 0; i < count; i++) {
        text_buffer_add(&buffer, i > 0 ? " / " : "");
        text_buffer_add(&buffer, table_text(check->indicators.table, row, columns[i]));
    }
    return buffer.data;
}

/* Reports a cell that the row's method needs; a column that is not there at all only once. */
static void report_needed(struct check *check, struct row *row, const char *column)
{
    struct sheet *sheet = &check->indicators;
    int index = table_column(sheet->table, column);
    if (sheet->given[index]) {
        check_error(check, sheet, row, column, OFF020, check_method_word(check, row), "", "");
        return;
    }
    row->bad = true;
    if (!check->named_missing[index]) {
        const char *heading = sheet->schema->columns[index].heading;
        check->named_missing[index] = true;
        diag_report(check->diag, OFF027,
                    diag_at(sheet->table->file, sheet->table->heading_line, 1, heading),
                    check_method_word(check, row));
    }
}

/* Whether each threshold is there as a number; what is not is reported. */
static bool thresholds_given(struct check *check, struct row *row, const char *const *columns,
                             size_t count)
{
    struct sheet *sheet = &check->indicators;
    bool all = true;
    for (size_t i = 0; i < count; i++) {
        const struct cell *cell = table_cell(sheet->table, row, columns[i]);
        if (cell->kind == CELL_NUMBER) {
            continue;
        }
        all = false;
        if (cell->kind == CELL_TEXT) {
            check_error(check, sheet, row, columns[i], OFF021, cell->text,
                        check_method_word(check, row), "");
        } else if (!cell->bad) {
            report_needed(check, row, columns[i]);
        }
    }
    return all;
}

/* +1 rising, -1 falling, 0 neither; *wrong is the first threshold out of order. */
static int order_of(struct check *check, const struct row *row, const char *const *columns,
                    size_t count, size_t *wrong)
{
    const struct table *table = check->indicators.table;
    int order = 0;
    for (size_t i = 1; i < count; i++) {
        int step = number_compare(table_number(table, row, columns[i]),
                                  table_number(table, row, columns[i - 1]));
        if (step == 0 || (order != 0 && step != order)) {
            *wrong = i;
            return 0;
        }
        order = step;
    }
    return order;
}

static void check_thresholds(struct check *check, struct row *row, const char *const *columns,
                             size_t count)
{
    struct sheet *sheet = &check->indicators;
    size_t wrong = 0;
    if (!thresholds_given(check, row, columns, count)) {
        return;
    }
    const char *shown = list_thresholds(check, row, columns, count);
    int order = order_of(check, row, columns, count, &wrong);
    if (order == 0) {
        check_error(check, sheet, row, columns[wrong], OFF022, shown, "", "");
        return;
    }
    const char *direction = table_text(sheet->table, row, "direction");
    if (text_equal(direction, order > 0 ? "down" : "up")) {
        check_error(check, sheet, row, "direction", OFF023,
                    schema_choice_word(&schema_directions, direction), shown, "");
    }
}

static void check_method(struct check *check, struct row *row)
{
    struct sheet *sheet = &check->indicators;
    const char *method = table_text(sheet->table, row, "method");
    const struct cell *weight = table_cell(sheet->table, row, "weight");
    if (text_is_empty(method)) {
        return; /* could not be read: reported */
    }
    if (text_equal(method, "linear") || text_equal(method, "step")) {
        check_thresholds(check, row, level_columns, 5);
    } else if (scale_of(method) == SCALE_HUNDRED) {
        check_thresholds(check, row, target_columns, 3);
    }
    if (scale_of(method) == SCALE_NONE && weight->kind != CELL_EMPTY) {
        check_warning(check, sheet, row, "weight", OFF026, check_method_word(check, row), "", "");
    } else if (scale_of(method) != SCALE_NONE && weight->kind == CELL_EMPTY && !weight->bad) {
        report_needed(check, row, "weight");
    }
}

/* --- a set as a whole ------------------------------------------------------------------------- */

struct set_view {
    const char *set;
    bool readable;              /* no row of it has an error */
    size_t scored;              /* rows whose method gives a score */
    const char *five, *hundred; /* an indicator of each scale, or NULL */
    const struct number *weight;
};

static struct set_view view_set(struct check *check, const char *set)
{
    const struct table *table = check->indicators.table;
    struct set_view view = {.set = set, .readable = check->indicators.complete};
    view.weight = number_integer(check->arena, 0);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        const char *row_set = table_text(table, row, "set");
        enum scale scale = scale_of(table_text(table, row, "method"));
        if (text_is_empty(row_set) && row->bad) {
            view.readable = false; /* nobody knows whose row that is */
        }
        if (!text_equal(row_set, set)) {
            continue;
        }
        view.readable = view.readable && !row->bad;
        if (scale == SCALE_NONE) {
            continue;
        }
        view.scored++;
        const char **example = scale == SCALE_FIVE ? &view.five : &view.hundred;
        if (*example == NULL) {
            *example = table_text(table, row, "id");
        }
        if (table_number(table, row, "weight") != NULL) {
            view.weight = number_add(check->arena, view.weight, table_number(table, row, "weight"));
        }
    }
    return view;
}

static void mark_set(struct check *check, const char *set)
{
    struct table *table = check->indicators.table;
    for (size_t i = 0; i < table->row_count; i++) {
        if (text_equal(table_text(table, &table->rows[i], "set"), set)) {
            table->rows[i].bad = true;
        }
    }
}

static void check_set(struct check *check, const struct schema_choice *set)
{
    const struct table *table = check->indicators.table;
    struct set_view view = view_set(check, set->id);
    if (view.five != NULL && view.hundred != NULL) {
        diag_report(check->diag, OFF024, diag_at(table->file, table->heading_line, 1, NULL),
                    set->thai, view.five, view.hundred);
        mark_set(check, set->id); /* no total can be made of it */
    }
    if (view.readable && view.scored > 0 &&
        number_compare(view.weight, number_integer(check->arena, 100)) != 0) {
        diag_report(check->diag, OFF025, diag_at(table->file, table->heading_line, 1, "น้ำหนัก"),
                    set->thai, number_print_plain(check->arena, view.weight, 10, false));
    }
}

void check_indicators(struct check *check)
{
    struct table *table = check->indicators.table;
    check->indicator_rows = lookup_new(check->arena);
    check->suspect_ids = lookup_new(check->arena);
    if (table == NULL) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    check->named_missing =
        arena_alloc_array(check->arena, table->column_count, sizeof *check->named_missing);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        const char *key = check_indicator_key(check, &check->indicators, row, "id");
        size_t before;
        if (key != NULL) {
            check_repeated(check, &check->indicators, row, "id", seen, key, key);
            lookup_add(check->indicator_rows, key, i, &before);
        } else {
            lookup_add(check->suspect_ids, table_text(table, row, "id"), i, &before);
        }
        check_group(check, &check->indicators, row);
        check_method(check, row);
    }
    for (size_t i = 0; i < schema_sets.count; i++) {
        check_set(check, &schema_sets.list[i]);
    }
}
