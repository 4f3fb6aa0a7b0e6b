/* The printing of values. A number is rounded here, once, from its exact value; nothing else in
 * this room makes text from numbers. */
#include "layouts/filters.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/thai.h"

/* A number with no decimals set is shown as it was typed, up to four places; one that needs more
 * was divided out, and two places are enough to read it (domain.md 10.3). */
enum { DECIMALS_TYPED_MAXIMUM = 4, DECIMALS_DIVIDED = 2, DECIMALS_MAXIMUM = 9 };

static const char *const filter_names[] = {"0",    "2",         ",2",   ",",      "plain", "sign",
                                           "date", "shortdate", "thai", "arabic", "baht",  "or"};

/* "2", ",", ",2": decimals, commas. */
static bool read_decimals(const char *word, struct filters *out)
{
    const char *digit = word[0] == ',' ? word + 1 : word;
    bool comma = digit != word;
    if (*digit == '\0')
        return comma && (out->group_given = out->grouped = true);
    if (*digit < '0' || *digit > '0' + DECIMALS_MAXIMUM || digit[1] != '\0')
        return false;
    out->fixed = true;
    out->decimals = *digit - '0';
    out->group_given = true;
    out->grouped = comma;
    return true;
}

static bool read_one(struct arena *arena, const char *word, struct filters *out)
{
    if (strcmp(word, "plain") == 0) {
        out->fixed = true;
        out->decimals = -1;
    } else if (strcmp(word, "sign") == 0) {
        out->sign = true;
    } else if (strcmp(word, "date") == 0) {
        out->date = FILTER_DATE_LONG;
    } else if (strcmp(word, "shortdate") == 0) {
        out->date = FILTER_DATE_SHORT;
    } else if (strcmp(word, "thai") == 0) {
        out->digits = FILTER_DIGITS_THAI;
    } else if (strcmp(word, "arabic") == 0) {
        out->digits = FILTER_DIGITS_ARABIC;
    } else if (strcmp(word, "baht") == 0) {
        out->words = true;
    } else if (strcmp(word, "or") == 0) {
        out->fallback = "";
    } else if (text_starts_with(word, "or ")) {
        out->fallback = text_trim(arena, word + 3);
    } else {
        return read_decimals(word, out);
    }
    return true;
}

bool filters_read(struct compiler *compiler, const char *text, struct diag_place place,
                  struct filters *out)
{
    struct filters filters = {.decimals = -1,
                              .tens_only = compiler->style.baht_tens_only};
    bool good = true;
    while (text) {
        const char *bar = strchr(text, '|');
        const char *word = bar ? text_copy_n(compiler->arena, text, (size_t)(bar - text)) : text;
        word = text_trim(compiler->arena, word);
        if (!read_one(compiler->arena, word, &filters)) {
            layout_unknown(compiler, LAY007, place, word, filter_names,
                           sizeof filter_names / sizeof filter_names[0]);
            good = false;
        }
        text = bar ? bar + 1 : NULL;
    }
    *out = filters;
    return good;
}

bool filters_grouped(const struct column *column)
{
    return column && (column->kind == COLUMN_NUMBER || column->kind == COLUMN_COUNT ||
                      column->kind == COLUMN_MONEY || column->kind == COLUMN_PERCENT);
}

const char *filters_typed(struct arena *arena, const struct number *number, bool grouped)
{
    const struct number *typed = number_round(arena, number, DECIMALS_TYPED_MAXIMUM);
    return number_compare(typed, number) == 0
               ? number_print_plain(arena, number, DECIMALS_TYPED_MAXIMUM, grouped)
               : number_print(arena, number, DECIMALS_DIVIDED, grouped);
}

static const char *print_number(struct arena *arena, const struct number *number,
                                const struct column *column, const struct filters *filters)
{
    int decimals = filters->fixed ? filters->decimals : column ? column->decimals : -1;
    bool grouped = filters->group_given ? filters->grouped : filters_grouped(column);
    if (filters->words)
        return thai_baht_words(arena, number, filters->tens_only);
    const char *text = decimals == COLUMN_MEASURED
                           ? number_print_plain(arena, number, DECIMALS_DIVIDED, grouped)
                       : decimals < 0 ? filters_typed(arena, number, grouped)
                                      : number_print(arena, number, (unsigned)decimals, grouped);
    if (filters->sign && number_sign(number) > 0)
        text = text_format(arena, "+%s", text);
    return text;
}

static const char *print_date(const struct compiler *compiler, struct date date,
                              enum filter_date form, bool short_dates)
{
    const struct date_months *months = book_months(compiler->book);
    bool is_short = form == FILTER_DATE_DEFAULT ? short_dates : form == FILTER_DATE_SHORT;
    return is_short ? date_print_short(compiler->arena, months, date)
                    : date_print_long(compiler->arena, months, date);
}

/* A list is kept with ';' between its parts, as in the office's file. */
static const char *print_text(struct arena *arena, const char *text, const struct column *column)
{
    if (!column || column->kind != COLUMN_LIST || !strchr(text, ';'))
        return text;
    const char **parts;
    size_t count = text_split(arena, text, ";", &parts);
    struct text_buffer buffer;
    text_buffer_init(&buffer, arena, strlen(text) * 2 + 1);
    for (size_t i = 0; i < count; i++) {
        text_buffer_add(&buffer, i ? ", " : "");
        text_buffer_add(&buffer, parts[i]);
    }
    return buffer.data;
}

/* The first filter that asks for a kind of value that the cell is not. */
static const char *find_misfit(const struct cell *cell, const struct filters *filters)
{
    bool number = filters->fixed || filters->group_given || filters->sign || filters->words;
    if (number && cell->kind != CELL_NUMBER)
        return filters->words ? "baht" : filters->sign ? "sign" : "decimals";
    if (filters->date != FILTER_DATE_DEFAULT && cell->kind != CELL_DATE)
        return "date";
    return NULL;
}

static const char *print_cell(const struct compiler *compiler, const struct cell *cell,
                              const struct column *column, const struct filters *filters,
                              bool short_dates)
{
    switch (cell->kind) {
    case CELL_NUMBER: return print_number(compiler->arena, cell->number, column, filters);
    case CELL_DATE: return print_date(compiler, cell->date, filters->date, short_dates);
    case CELL_YES_NO: return text_is_empty(cell->text) ? (cell->yes ? "ใช่" : "ไม่ใช่") : cell->text;
    case CELL_TEXT: return print_text(compiler->arena, cell->text, column);
    case CELL_EMPTY: break;
    }
    return "";
}

bool filters_print(const struct compiler *compiler, const struct cell *cell,
                   const struct column *column, const struct filters *filters, bool short_dates,
                   const char **out, const char **misfit)
{
    const char *text = "";
    if (!cell->bad && cell->kind != CELL_EMPTY) {
        *misfit = find_misfit(cell, filters);
        if (*misfit)
            return false;
        text = print_cell(compiler, cell, column, filters, short_dates);
    }
    if (text_is_empty(text))
        text = filters->fallback ? filters->fallback : FILTERS_NO_VALUE;
    if (filters->digits == FILTER_DIGITS_THAI)
        text = text_thai_digits(compiler->arena, text);
    else if (filters->digits == FILTER_DIGITS_ARABIC)
        text = text_arabic_digits(compiler->arena, text);
    *out = text;
    return true;
}

const char *filters_table(const struct compiler *compiler, const struct cell *cell,
                          const struct column *column, bool sign)
{
    const struct filters filters = {.decimals = -1, .sign = sign && cell->kind == CELL_NUMBER};
    const char *text = FILTERS_NO_VALUE;
    const char *misfit = NULL;
    filters_print(compiler, cell, column, &filters, true, &text, &misfit);
    return text;
}
