/* Reading dates as Thai offices type them (formats.md "Dates"). Day before month, always; what
 * cannot be read in one way only is no date. */
#include "base/date.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum {
    BUDDHIST_ERA = 543,
    EARLIEST_BUDDHIST = 2401,
    EARLIEST_COMMON = 1900,
    LATEST_COMMON = 2200,
    WORD_BYTES = 72, /* of a month's word, and of the era's after it: */
    WORDS_BYTES = 96
};

/* Which era the text names before the year. */
enum era { ERA_NONE, ERA_BUDDHIST, ERA_COMMON };

/* A run of digits: its value and how many there were (more than 4 are no part of a date). */
struct digits {
    int value;
    int count;
};

static int digit_value(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    if (c >= 0x0E50 && c <= 0x0E59)
        return (int)(c - 0x0E50);
    return -1;
}

static uint32_t peek(const char *cursor)
{
    return text_next(&cursor);
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x00A0;
}

static void skip_blanks(const char **cursor)
{
    while (is_blank(peek(*cursor)))
        text_next(cursor);
}

/* Moves past a literal text if it stands here. */
static bool skip(const char **cursor, const char *literal)
{
    if (!text_starts_with(*cursor, literal))
        return false;
    *cursor += strlen(literal);
    return true;
}

static struct digits read_digits(const char **cursor)
{
    struct digits digits = {0, 0};
    for (int value; (value = digit_value(peek(*cursor))) >= 0; text_next(cursor)) {
        if (++digits.count > 4)
            break;
        digits.value = digits.value * 10 + value;
    }
    return digits;
}

/* The Common Era year, 0 when the digits are no year that an office writes. */
static int read_year(struct digits digits, enum era era)
{
    if (digits.count == 2)
        return era == ERA_COMMON ? 0 : 2500 + digits.value - BUDDHIST_ERA;
    if (digits.count != 4)
        return 0;
    bool buddhist = digits.value >= EARLIEST_BUDDHIST;
    if ((era == ERA_COMMON && buddhist) || (era == ERA_BUDDHIST && !buddhist))
        return 0;
    int year = buddhist ? digits.value - BUDDHIST_ERA : digits.value;
    if (year > LATEST_COMMON || (!buddhist && year < EARLIEST_COMMON))
        return 0;
    return year;
}

static int days_in_month(int year, int month)
{
    static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static enum date_result finish(struct digits day, int month, int year, struct date *out)
{
    if (day.count < 1 || day.count > 2 || year == 0)
        return DATE_NOT_A_DATE;
    if (month < 1 || month > 12 || day.value < 1 || day.value > days_in_month(year, month))
        return DATE_NO_SUCH_DAY;
    *out = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day.value};
    return DATE_OK;
}

/* The letters up to a digit, without dots, dashes and blanks, moving past them. False when there is
 * another letter than a Thai one, or no room for them. */
static bool read_letters(const char **cursor, char *letters, size_t room)
{
    size_t length = 0;
    for (uint32_t c; (c = peek(*cursor)) != 0 && digit_value(c) < 0;) {
        text_next(cursor);
        if (c == '.' || c == '-' || c == '/' || is_blank(c))
            continue;
        if (c < 0x0E01 || c > 0x0E4E || length + 4 >= room)
            return false;
        length += text_encode(c, letters + length);
    }
    letters[length] = '\0';
    return true;
}

enum date_word_result date_months_add_word(struct arena *arena, struct date_months *months,
                                           int month, const char *word, int *other)
{
    char letters[WORD_BYTES];
    if (!read_letters(&word, letters, sizeof letters) || *word || !*letters)
        return DATE_WORD_BAD;
    for (size_t i = 0; i < months->word_count; i++) {
        if (!text_equal(months->words[i].letters, letters))
            continue;
        *other = months->words[i].month;
        return *other == month ? DATE_WORD_OK : DATE_WORD_OF_ANOTHER;
    }
    months->words = arena_grow(arena, months->words, months->word_count, &months->word_capacity,
                               sizeof *months->words);
    months->words[months->word_count++] = (struct date_word){text_copy(arena, letters), month};
    return DATE_WORD_OK;
}

/* The month that the letters begin with (the longest match), moving past it; 0 for none. */
static int match_month(const struct date_months *months, const char **letters)
{
    int month = 0;
    size_t longest = 0;
    for (size_t i = 0; months && i < months->word_count; i++) {
        size_t length = strlen(months->words[i].letters);
        if (length > longest && text_starts_with(*letters, months->words[i].letters)) {
            longest = length;
            month = months->words[i].month;
        }
    }
    *letters += longest;
    return month;
}

/* "ก.ย. พ.ศ." between day and year. */
static bool read_month_words(const struct date_months *months, const char **cursor, int *month,
                             enum era *era)
{
    char letters[WORDS_BYTES];
    if (!read_letters(cursor, letters, sizeof letters))
        return false;
    const char *rest = letters;
    *month = match_month(months, &rest);
    if (text_equal(rest, "พศ"))
        *era = ERA_BUDDHIST;
    else if (text_equal(rest, "คศ"))
        *era = ERA_COMMON;
    else if (*rest)
        return false;
    return *month != 0;
}

/* A time of day after the date, or nothing: "8:30", "08.30 น.", "T08:30:00+07:00", "8:30 PM". */
static bool skip_time(const char *cursor)
{
    const char *start = cursor;
    skip(&cursor, ",");
    skip_blanks(&cursor);
    if (*cursor == '\0')
        return cursor == start || start[0] != ',';
    skip(&cursor, "เวลา");
    skip_blanks(&cursor);
    bool parted = cursor != start || skip(&cursor, "T");
    struct digits hour = read_digits(&cursor);
    if (!parted || hour.count < 1 || hour.count > 2 || hour.value > 24)
        return false;
    if (!skip(&cursor, ":") && !skip(&cursor, "."))
        return false;
    struct digits minute = read_digits(&cursor);
    if (minute.count != 2 || minute.value > 59)
        return false;
    /* Seconds, their parts and the zone do not matter; letters other than these are no time. */
    while (digit_value(peek(cursor)) >= 0 || (*cursor && strchr(":.+-", *cursor)))
        text_next(&cursor);
    skip_blanks(&cursor);
    static const char *const endings[] = {"น.", "น", "AM", "PM", "am", "pm", "Z"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (skip(&cursor, endings[i]))
            break;
    skip_blanks(&cursor);
    return *cursor == '\0';
}

/* One of - / . with blanks around; 0 when there is none. */
static char read_separator(const char **cursor)
{
    skip_blanks(cursor);
    char separator = **cursor;
    if (separator != '-' && separator != '/' && separator != '.')
        return '\0';
    ++*cursor;
    skip_blanks(cursor);
    return separator;
}

static enum date_result parse_numbers(struct digits first, char separator, const char *cursor,
                                      struct date *out)
{
    struct digits month = read_digits(&cursor);
    if (month.count < 1 || month.count > 2 || read_separator(&cursor) != separator)
        return DATE_NOT_A_DATE;
    bool year_first = first.count == 4;
    enum era era = ERA_NONE;
    if (!year_first && (skip(&cursor, "พ.ศ.") || skip(&cursor, "พศ"))) {
        era = ERA_BUDDHIST;
        skip_blanks(&cursor);
    }
    struct digits last = read_digits(&cursor);
    if (!skip_time(cursor))
        return DATE_NOT_A_DATE;
    if (year_first)
        return finish(last, month.value, read_year(first, era), out);
    return finish(first, month.value, read_year(last, era), out);
}

enum date_result date_parse(const struct date_months *months, const char *text, struct date *out)
{
    *out = (struct date){0, 0, 0};
    const char *cursor = text;
    skip_blanks(&cursor);
    if (skip(&cursor, "วันที่"))
        skip_blanks(&cursor);
    struct digits first = read_digits(&cursor);
    if (first.count == 0 || first.count > 4)
        return DATE_NOT_A_DATE;
    const char *after = cursor;
    char separator = read_separator(&after);
    if (separator && digit_value(peek(after)) >= 0)
        return parse_numbers(first, separator, after, out);
    int month;
    enum era era = ERA_NONE;
    if (!read_month_words(months, &cursor, &month, &era))
        return DATE_NOT_A_DATE;
    struct digits year = read_digits(&cursor);
    if (!skip_time(cursor))
        return DATE_NOT_A_DATE;
    return finish(first, month, read_year(year, era), out);
}
