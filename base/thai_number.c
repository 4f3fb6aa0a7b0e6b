/* Cells that hold a number or yes and no, as people type them (formats.md "Numbers", "Yes").
 * Nothing is guessed: what has two readings is bad. */
#include "base/thai.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* 40 digits with commas, signs and units fit; what is longer is no number. */
enum { MOST_DIGITS = 40, LONGEST_CELL = 128 };

static bool skip(const char **cursor, const char *literal)
{
    if (!text_starts_with(*cursor, literal))
        return false;
    *cursor += strlen(literal);
    return true;
}

static void skip_blanks(const char **cursor)
{
    while (**cursor == ' ' || **cursor == '\t' || text_starts_with(*cursor, "\xC2\xA0"))
        *cursor += **cursor == '\xC2' ? 2 : 1;
}

static bool skip_money(const char **cursor)
{
    bool money = skip(cursor, "฿") || skip(cursor, "บาท");
    if (money)
        skip_blanks(cursor);
    return money;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits before the point: plain, or in threes behind commas. Copies them to `out`. */
static bool read_whole(const char **cursor, char *out, size_t *length)
{
    size_t group = 0, commas = 0;
    for (;; ++*cursor) {
        if (is_digit(**cursor)) {
            if (*length == MOST_DIGITS)
                return false;
            out[(*length)++] = **cursor;
            group++;
        } else if (**cursor == ',') {
            if (group < 1 || group > 3 || (commas > 0 && group != 3))
                return false;
            commas++;
            group = 0;
        } else {
            break;
        }
    }
    return commas == 0 || group == 3;
}

/* Digits with commas and point, as plain decimal text. ".5" and "5." have one reading each. */
static bool read_decimal(const char **cursor, char *out)
{
    size_t digits = 0;
    if (!read_whole(cursor, out, &digits))
        return false;
    size_t length = digits;
    if (**cursor == '.') {
        ++*cursor;
        if (length == 0)
            out[length++] = '0';
        out[length++] = '.';
        size_t point = length;
        for (; is_digit(**cursor); ++*cursor) {
            if (++digits > MOST_DIGITS - 1)
                return false;
            out[length++] = **cursor;
        }
        if (length == point)
            length--;
    }
    out[length] = '\0';
    return digits > 0;
}

/* -1 for a minus sign, 1 for a plus, 0 for none. */
static int read_sign(const char **cursor)
{
    if (skip(cursor, "-") || skip(cursor, "−") || skip(cursor, "–"))
        return -1;
    return skip(cursor, "+") ? 1 : 0;
}

/* The cell without blanks at its ends and with Arabic digits; false when it is too long for a
 * number. On the stack, because a survey has a million of them. */
static bool read_cell(const char *text, char *out)
{
    size_t length = 0;
    skip_blanks(&text);
    for (uint32_t c; (c = text_next(&text)) != 0;) {
        if (c >= 0x0E50 && c <= 0x0E59)
            c = '0' + (c - 0x0E50);
        else if (c == 0x00A0 || c == '\t' || c == '\n' || c == '\r')
            c = ' ';
        if (c == ' ' && length > 0 && out[length - 1] == ' ')
            continue;
        if (length + 5 > LONGEST_CELL)
            return false;
        length += text_encode(c, out + length);
    }
    while (length > 0 && out[length - 1] == ' ')
        length--;
    out[length] = '\0';
    return true;
}

static bool is_nothing(const char *text)
{
    static const char *const words[] = {"", "-", "–", "—", "−", "ไม่มี"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (text_equal(text, words[i]))
            return true;
    return false;
}

/* [unit] ( [sign] [unit] number [unit] ) [unit], one unit at most, and no sign within
 * parentheses. */
static bool parse(const char *cursor, char *decimal, bool *negative)
{
    unsigned units = skip_money(&cursor);
    bool parentheses = skip(&cursor, "(");
    if (parentheses)
        skip_blanks(&cursor);
    int sign = read_sign(&cursor);
    units += skip_money(&cursor);
    if ((parentheses && sign != 0) || !read_decimal(&cursor, decimal))
        return false;
    for (int i = 0; i < 2; i++) {
        skip_blanks(&cursor);
        units += skip_money(&cursor) || skip(&cursor, "%");
        if (i == 0 && parentheses && !skip(&cursor, ")"))
            return false;
    }
    skip_blanks(&cursor);
    *negative = parentheses || sign < 0;
    return *cursor == '\0' && units <= 1;
}

enum thai_number_result thai_number_parse(struct arena *arena, const char *text,
                                          const struct number **out)
{
    *out = NULL;
    char plain[LONGEST_CELL];
    if (!read_cell(text, plain))
        return THAI_NUMBER_BAD;
    if (is_nothing(plain))
        return THAI_NUMBER_NONE;
    char decimal[1 + MOST_DIGITS + 3];
    bool negative;
    if (!parse(plain, decimal + 1, &negative))
        return THAI_NUMBER_BAD;
    decimal[0] = '-';
    *out = number_decimal(arena, negative ? decimal : decimal + 1);
    return *out ? THAI_NUMBER_OK : THAI_NUMBER_BAD;
}

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(word, words[i]))
            return true;
    return false;
}

bool thai_yes_no_parse(const char *text, bool *out)
{
    static const char *const yes[] = {"yes", "y", "true", "1", "๑", "ใช่", "มี", "✓", "✔"};
    static const char *const no[] = {"no", "n", "false", "0", "๐", "ไม่ใช่", "ไม่มี"};
    char word[32];
    size_t length = 0;
    skip_blanks(&text);
    for (; *text; text++) {
        if (length + 1 == sizeof word)
            return false;
        word[length++] = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
    }
    while (length > 0 && (word[length - 1] == ' ' || word[length - 1] == '\t'))
        length--;
    word[length] = '\0';
    *out = is_one_of(word, yes, sizeof yes / sizeof yes[0]);
    return *out || is_one_of(word, no, sizeof no / sizeof no[0]);
}
