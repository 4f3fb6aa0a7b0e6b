/* projects.csv, risks.csv, controls.csv and feedback.csv: ids, groups, days in order, scales
 * (formulas.md "Projects", "Risk", "Feedback"). */
#include "input/check.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

static void check_id(struct check *check, struct sheet *sheet, struct row *row, struct lookup *seen)
{
    const char *id = table_text(sheet->table, row, "id");
    if (!text_is_empty(id)) {
        check_repeated(check, sheet, row, "id", seen, id, id);
    }
}

/* "ทุกกลุ่ม" is a lawful answer to who is responsible (domain.md 1.2). */
static void check_responsible(struct check *check, struct sheet *sheet, struct row *row)
{
    if (!text_equal(table_text(sheet->table, row, "group"), "ทุกกลุ่ม")) {
        check_group(check, sheet, row);
    }
}

/* --- projects.csv ----------------------------------------------------------------------------- */

void check_projects(struct check *check)
{
    struct sheet *sheet = &check->projects;
    if (sheet->table == NULL) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < sheet->table->row_count; i++) {
        struct row *row = &sheet->table->rows[i];
        const struct cell *start = table_cell(sheet->table, row, "planned_start");
        const struct cell *end = table_cell(sheet->table, row, "planned_end");
        check_id(check, sheet, row, seen);
        check_responsible(check, sheet, row);
        if (start->kind == CELL_DATE && end->kind == CELL_DATE &&
            date_compare(end->date, start->date) < 0) {
            check_error(check, sheet, row, "planned_end", OFF065, end->text, start->text, "");
        }
    }
}

/* --- risks.csv and controls.csv --------------------------------------------------------------- */

/* Both residual values or none; a residual risk above the risk is said, for it is mostly a slip. */
static void check_residual(struct check *check, struct row *row)
{
    struct sheet *sheet = &check->risks;
    const struct table *table = sheet->table;
    const struct cell *likelihood = table_cell(table, row, "residual_likelihood");
    const struct cell *impact = table_cell(table, row, "residual_impact");
    if (likelihood->bad || impact->bad || (likelihood->number == NULL && impact->number == NULL)) {
        return;
    }
    if (impact->number == NULL) {
        check_error(check, sheet, row, "residual_likelihood", OFF030, "ผลกระทบคงเหลือ", "", "");
        return;
    }
    if (likelihood->number == NULL) {
        check_error(check, sheet, row, "residual_impact", OFF030, "โอกาสคงเหลือ", "", "");
        return;
    }
    const struct number *score = number_multiply(
        check->arena, table_number(table, row, "likelihood"), table_number(table, row, "impact"));
    const struct number *left = number_multiply(check->arena, likelihood->number, impact->number);
    if (!row->bad && score != NULL && number_compare(left, score) > 0) {
        check_warning(check, sheet, row, "residual_likelihood", OFF066,
                      table_text(table, row, "id"), number_print(check->arena, left, 0, false),
                      number_print(check->arena, score, 0, false));
    }
}

void check_risks(struct check *check)
{
    static const char *const scales[] = {"likelihood", "impact", "residual_likelihood",
                                         "residual_impact"};
    struct sheet *sheet = &check->risks;
    if (sheet->table == NULL) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < sheet->table->row_count; i++) {
        struct row *row = &sheet->table->rows[i];
        check_id(check, sheet, row, seen);
        check_responsible(check, sheet, row);
        for (size_t k = 0; k < sizeof scales / sizeof scales[0]; k++) {
            check_range(check, sheet, row, scales[k], 1, 5);
        }
        check_residual(check, row);
    }
}

void check_controls(struct check *check)
{
    struct sheet *sheet = &check->controls;
    if (sheet->table == NULL) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < sheet->table->row_count; i++) {
        struct row *row = &sheet->table->rows[i];
        const char *principle = table_text(sheet->table, row, "principle");
        check_range(check, sheet, row, "component", 1, 5);
        if (!text_is_empty(principle)) {
            check_repeated(check, sheet, row, "principle", seen, principle, principle);
        }
    }
}

/* --- feedback.csv ----------------------------------------------------------------------------- */

/* The fiscal year (Buddhist) of a day: October begins the next one. */
static int fiscal_year_of(struct date date)
{
    return date.year + 543 + (date.month >= 10 ? 1 : 0);
}

void check_feedback(struct check *check)
{
    struct sheet *sheet = &check->feedback;
    const struct period_settings *period = &check->settings->period;
    for (size_t i = 0; sheet->table != NULL && i < sheet->table->row_count; i++) {
        struct row *row = &sheet->table->rows[i];
        const struct cell *date = table_cell(sheet->table, row, "date");
        const struct cell *resolved = table_cell(sheet->table, row, "resolved_date");
        const char *text = table_text(sheet->table, row, "group");
        /* Here the group may also be that of the person who spoke: an unknown one stands as it is.
         */
        const struct row *group = check->groups.table != NULL && !text_is_empty(text)
                                      ? check_group_named(check, text)
                                      : NULL;
        if (group != NULL) {
            row->cells[table_column(sheet->table, "group")].text =
                table_text(check->groups.table, group, "id");
        }
        if (date->kind != CELL_DATE) {
            continue;
        }
        if (fiscal_year_of(date->date) != period->fiscal_year) {
            check_warning(check, sheet, row, "date", OFF067, date->text,
                          text_format(check->arena, "%d", period->fiscal_year), "");
        } else if (date_compare(date->date, period->data_date) > 0) {
            check_warning(check, sheet, row, "date", OFF068, date->text,
                          date_print_short(check->arena, check->months, period->data_date), "");
        }
        if (resolved->kind == CELL_DATE && date_compare(resolved->date, date->date) < 0) {
            check_warning(check, sheet, row, "resolved_date", OFF069, resolved->text, date->text,
                          "");
        }
    }
}
