/* results.csv and gap-plan.csv: what they refer to, and what a result must be made of (formulas.md
 * "Indicators"). */
#include "input/check.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

static bool is_percent(const char *unit)
{
    return text_equal(unit, "ร้อยละ") || text_equal(unit, "%");
}

/* How many decimals a number was typed with, to compare as the office rounded. */
static unsigned decimals_of(const char *text)
{
    const char *point = strrchr(text, '.');
    size_t length = point != NULL ? strlen(point + 1) : 0;
    return length <= 20 ? (unsigned)length : 20;
}

/* Numerator and denominator: both or none, no division by 0, the same as `actual` where that
 * stands. */
static void check_fraction(struct check *check, struct row *row, const struct row *indicator)
{
    struct arena *arena = check->arena;
    struct sheet *sheet = &check->results;
    const struct cell *numerator = table_cell(sheet->table, row, "numerator");
    const struct cell *denominator = table_cell(sheet->table, row, "denominator");
    const struct cell *actual = table_cell(sheet->table, row, "actual");
    if (numerator->bad || denominator->bad ||
        (numerator->number == NULL && denominator->number == NULL)) {
        return;
    }
    if (denominator->number == NULL) {
        check_error(check, sheet, row, "numerator", OFF030, "ตัวหาร", "", "");
        return;
    }
    if (numerator->number == NULL) {
        check_error(check, sheet, row, "denominator", OFF030, "ตัวตั้ง", "", "");
        return;
    }
    if (number_sign(denominator->number) == 0) {
        check_error(check, sheet, row, "denominator", OFF031, "", "", "");
        return;
    }
    const struct number *value = number_divide(arena, numerator->number, denominator->number);
    if (is_percent(table_text(check->indicators.table, indicator, "unit"))) {
        value = number_multiply(arena, value, number_integer(arena, 100));
    }
    unsigned decimals = decimals_of(actual->text);
    if (actual->number != NULL &&
        number_compare(number_round(arena, value, decimals), actual->number) != 0) {
        check_warning(check, sheet, row, "actual", OFF032, actual->text,
                      number_print_plain(arena, value, 4, true), "");
    }
}

static void check_committee(struct check *check, struct row *row, const char *method)
{
    struct sheet *sheet = &check->results;
    const struct number *score = table_number(sheet->table, row, "committee_score");
    bool hundred = text_equal(method, "three_target") || text_equal(method, "three_step");
    int lowest = hundred ? 0 : 1;
    int highest = hundred ? 100 : 5;
    if (score == NULL || text_equal(method, "none")) {
        return;
    }
    if (number_compare(score, number_integer(check->arena, lowest)) < 0 ||
        number_compare(score, number_integer(check->arena, highest)) > 0) {
        check_error(check, sheet, row, "committee_score", OFF033,
                    table_text(sheet->table, row, "committee_score"),
                    text_format(check->arena, "%d", lowest),
                    text_format(check->arena, "%d", highest));
    }
}

/* What is given but never looked at: said, because nothing is dropped silently. */
static void warn_unused(struct check *check, const struct row *row, const struct row *indicator,
                        const char *method)
{
    const struct sheet *sheet = &check->results;
    bool milestone = text_equal(method, "milestone");
    bool none = text_equal(method, "none");
    bool hundred = text_equal(method, "three_target") || text_equal(method, "three_step");
    const struct {
        const char *column;
        bool unused;
    } columns[] = {
        {"actual", milestone}, {"numerator", milestone},  {"denominator", milestone},
        {"steps", !milestone}, {"committee_score", none}, {"late_reports", none || hundred},
    };
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        const struct cell *cell = table_cell(sheet->table, row, columns[i].column);
        bool zero = cell->number != NULL && number_sign(cell->number) == 0;
        bool none_late = zero && text_equal(columns[i].column, "late_reports");
        if (columns[i].unused && cell->kind != CELL_EMPTY && !none_late) {
            check_warning(check, sheet, row, columns[i].column, OFF026,
                          check_method_word(check, indicator), "", "");
        }
    }
}

static void check_result(struct check *check, struct row *row, struct lookup *seen)
{
    struct sheet *sheet = &check->results;
    const char *key = check_indicator_key(check, sheet, row, "indicator");
    const char *months = table_text(sheet->table, row, "months");
    if (key == NULL) {
        return;
    }
    if (!text_is_empty(months)) {
        const char *round = text_format(check->arena, "%s/%s", key, months);
        check_repeated(check, sheet, row, "indicator", seen, round,
                       text_format(check->arena, "%s (%s เดือน)", key, months));
    }
    const struct row *indicator = check_indicator_named(check, sheet, row, "indicator", key);
    if (indicator == NULL) {
        return;
    }
    const char *method = table_text(check->indicators.table, indicator, "method");
    if (text_is_empty(method)) {
        return; /* the indicator's method could not be read */
    }
    if (!text_equal(method, "milestone")) {
        check_fraction(check, row, indicator);
    }
    check_committee(check, row, method);
    warn_unused(check, row, indicator, method);
}

void check_results(struct check *check)
{
    struct table *table = check->results.table;
    if (table == NULL || !check_has_indicators(check, &check->results)) {
        return;
    }
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < table->row_count; i++) {
        check_result(check, &table->rows[i], seen);
    }
}

void check_gap_plan(struct check *check)
{
    struct table *table = check->gap_plan.table;
    if (table == NULL || !check_has_indicators(check, &check->gap_plan)) {
        return;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        const char *key = check_indicator_key(check, &check->gap_plan, row, "indicator");
        if (key != NULL) {
            check_indicator_named(check, &check->gap_plan, row, "indicator", key);
        }
    }
}
