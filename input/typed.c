/* Cells → typed cells (formats.md "Numbers", "Dates", "Yes", "Text is normalised"). What numbers,
 * dates and yes look like base/ knows; here stands what a cell may hold and what is said when it
 * does not. */
#include "input/typed.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "base/thai.h"

enum { MOST_YEARS_AWAY = 10, MOST_DECIMALS = 20 };

struct reading {
    const struct typed_context *context;
    const struct typed_wish *wish;
    const char *text; /* normalised and trimmed */
    struct diag_place place;
    struct cell *cell;
};

static bool wrong(const struct reading *reading, enum diag_code code, const char *first,
                  const char *second)
{
    diag_report(reading->context->diag, code, reading->place, first, second);
    reading->cell->bad = true;
    return false;
}

static bool keep_text(const struct reading *reading, const char *text)
{
    reading->cell->kind = *text != '\0' ? CELL_TEXT : CELL_EMPTY;
    reading->cell->text = text;
    return true;
}

/* With how many decimals a number was typed: 85.50 stays 85.50 on the page. */
static unsigned typed_decimals(const struct reading *reading)
{
    const char *point = strchr(reading->text, '.');
    unsigned count = 0;
    if (point == NULL) {
        return 0;
    }
    point = text_arabic_digits(reading->context->arena, point + 1);
    while (point[count] >= '0' && point[count] <= '9' && count < MOST_DECIMALS) {
        count++;
    }
    return count;
}

static bool keep_number(const struct reading *reading, const struct number *number)
{
    unsigned decimals = reading->wish->kind == COLUMN_MONEY ? 2 : typed_decimals(reading);
    reading->cell->kind = CELL_NUMBER;
    reading->cell->number = number;
    reading->cell->text = number_print(reading->context->arena, number, decimals, true);
    return true;
}

/* "-", "–", "ไม่มี": no value, where a value of some kind was asked for. */
static bool says_none(const char *text)
{
    return text_is_empty(text) || text_equal(text, "-") || text_equal(text, "–") ||
           text_equal(text, "—") || text_equal(text, "ไม่มี");
}

static bool read_number(const struct reading *reading)
{
    struct arena *arena = reading->context->arena;
    const struct number *number = NULL;
    enum thai_number_result result = thai_number_parse(arena, reading->text, &number);
    if (result == THAI_NUMBER_NONE) {
        bool zero = reading->wish->rule == SCHEMA_DASH_IS_ZERO && !text_is_empty(reading->text);
        return !zero || keep_number(reading, number_integer(arena, 0));
    }
    if (result == THAI_NUMBER_BAD) {
        if (reading->wish->rule == SCHEMA_NUMBER_OR_TEXT) {
            return keep_text(reading, reading->text);
        }
        return wrong(reading, CSV040, reading->text, "");
    }
    if (reading->wish->not_negative && number_sign(number) < 0) {
        return wrong(reading, CSV042, reading->text, "");
    }
    if (reading->wish->kind == COLUMN_COUNT && !number_is_integer(number)) {
        return wrong(reading, CSV041, reading->text, "");
    }
    if (reading->wish->kind == COLUMN_MONEY &&
        number_compare(number, number_round(arena, number, 2)) != 0) {
        return wrong(reading, CSV043, reading->text, "");
    }
    return keep_number(reading, number);
}

static bool read_date(const struct reading *reading)
{
    const struct date_months *months = reading->context->months;
    struct date date = {0};
    if (says_none(reading->text)) {
        return true;
    }
    switch (date_parse(months, reading->text, &date)) {
    case DATE_NOT_A_DATE: return wrong(reading, CSV044, reading->text, "");
    case DATE_NO_SUCH_DAY: return wrong(reading, CSV045, reading->text, "");
    case DATE_OK: break;
    }
    int year = reading->context->fiscal_year;
    int away = date_fiscal_year(date) - year;
    if (year != 0 && (away > MOST_YEARS_AWAY || away < -MOST_YEARS_AWAY)) {
        return wrong(reading, CSV046, date_print_long(reading->context->arena, months, date),
                     text_format(reading->context->arena, "%d", year));
    }
    reading->cell->kind = CELL_DATE;
    reading->cell->date = date;
    reading->cell->text = date_print_short(reading->context->arena, months, date);
    return true;
}

static bool read_yes_no(const struct reading *reading)
{
    bool yes;
    /* Only an empty cell says nothing: in a yes/no cell ไม่มี is no. */
    if (text_is_empty(reading->text) || text_equal(reading->text, "-") ||
        text_equal(reading->text, "–")) {
        return true;
    }
    if (!thai_yes_no_parse(reading->text, &yes)) {
        return wrong(reading, CSV047, reading->text, "");
    }
    reading->cell->kind = CELL_YES_NO;
    reading->cell->yes = yes;
    reading->cell->text = yes ? "ใช่" : "ไม่ใช่";
    return true;
}

static bool read_choice(const struct reading *reading)
{
    struct arena *arena = reading->context->arena;
    const struct schema_choices *choices = reading->wish->choices;
    const struct schema_choice *choice = schema_choice_find(arena, choices, reading->text);
    if (choice != NULL) {
        return keep_text(reading, choice->id);
    }
    if (says_none(reading->text)) {
        return true;
    }
    const char *near = schema_choice_nearest(arena, choices, reading->text);
    if (near != NULL && text_length(reading->text) > 2) { /* shorter ones are near to anything */
        return wrong(reading, CSV048, reading->text, near);
    }
    return wrong(reading, CSV049, reading->text, schema_choice_list(arena, choices));
}

/* "6", "6 เดือน", "รอบ 6 เดือน", "รอบที่ 1" (6 months), "รอบที่ 2" (12). 0 when it is none of them. */
static int months_of(struct arena *arena, const char *text)
{
    static const struct {
        const char *text;
        int months;
    } forms[] = {
        {"3", 3}, {"6", 6}, {"9", 9}, {"12", 12}, {"รอบที่1", 6}, {"รอบที่2", 12},
    };
    const char *folded = schema_fold(arena, text);
    if (text_ends_with(folded, "เดือน")) {
        folded = text_copy_n(arena, folded, strlen(folded) - strlen("เดือน"));
        if (text_starts_with(folded, "รอบ") && !text_starts_with(folded, "รอบที่")) {
            folded += strlen("รอบ");
        }
    }
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        if (text_equal(folded, forms[i].text)) {
            return forms[i].months;
        }
    }
    return 0;
}

static bool read_months(const struct reading *reading)
{
    struct arena *arena = reading->context->arena;
    if (says_none(reading->text)) {
        return true;
    }
    int months = months_of(arena, reading->text);
    if (months == 0) {
        return wrong(reading, CSV050, reading->text, "");
    }
    reading->cell->kind = CELL_NUMBER;
    reading->cell->number = number_integer(arena, months);
    reading->cell->text = text_format(arena, "%d", months);
    return true;
}

/* One finished step: a whole number, 0 only alone. */
static bool step_is_good(struct arena *arena, const char *text, size_t count)
{
    const struct number *number = NULL;
    return thai_number_parse(arena, text, &number) == THAI_NUMBER_OK && number_is_integer(number) &&
           number_sign(number) >= (count == 1 ? 0 : 1);
}

static bool read_list(const struct reading *reading)
{
    struct arena *arena = reading->context->arena;
    const char *separators = reading->wish->separators != NULL ? reading->wish->separators : ";";
    bool steps = reading->wish->rule == SCHEMA_STEPS;
    const char **parts;
    if (says_none(reading->text)) {
        return true;
    }
    size_t count = text_split(arena, reading->text, separators, &parts);
    struct text_buffer joined;
    text_buffer_init(&joined, arena, strlen(reading->text) + 1);
    for (size_t i = 0; i < count; i++) {
        if (steps && !step_is_good(arena, parts[i], count)) {
            return wrong(reading, CSV051, parts[i], "");
        }
        text_buffer_add(&joined, i > 0 ? ";" : "");
        text_buffer_add(&joined, steps ? text_arabic_digits(arena, parts[i]) : parts[i]);
    }
    return keep_text(reading, joined.data);
}

static bool read_kind(const struct reading *reading)
{
    if (reading->wish->rule == SCHEMA_MONTHS) {
        return read_months(reading);
    }
    switch (reading->wish->kind) {
    case COLUMN_TEXT:
    case COLUMN_NAME: return keep_text(reading, reading->text);
    case COLUMN_ID:
        return keep_text(reading, text_arabic_digits(reading->context->arena, reading->text));
    case COLUMN_NUMBER:
    case COLUMN_COUNT:
    case COLUMN_MONEY:
    case COLUMN_PERCENT: return read_number(reading);
    case COLUMN_DATE: return read_date(reading);
    case COLUMN_YES_NO: return read_yes_no(reading);
    case COLUMN_CHOICE: return read_choice(reading);
    case COLUMN_LIST: return read_list(reading);
    }
    return true;
}

bool typed_read(const struct typed_context *context, const struct typed_wish *wish,
                const char *text, struct diag_place place, struct cell *cell)
{
    struct arena *arena = context->arena;
    bool prose = wish->kind == COLUMN_TEXT;
    struct reading reading = {context, wish, text_normalise(arena, text, !prose), place, cell};
    reading.text = text_trim(arena, reading.text);
    *cell = (struct cell){.kind = CELL_EMPTY, .text = ""};
    if (!read_kind(&reading)) {
        return false;
    }
    if (wish->required && cell->kind == CELL_EMPTY) {
        return wrong(&reading, CSV036, "", "");
    }
    return true;
}
