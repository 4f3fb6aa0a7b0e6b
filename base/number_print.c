/* Numbers as text: for the page, for figures.csv, and as people typed them. Rounds from the exact
 * value, once. */
#include "base/number.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number_digits.h"
#include "base/text.h"

/* Puts the point (and commas) into the digits of value × 10^decimals. */
static const char *point_digits(struct arena *arena, const char *digits, unsigned decimals,
                                bool grouped)
{
    bool negative = *digits == '-';
    digits += negative;
    size_t length = strlen(digits);
    size_t zeros = length <= decimals ? decimals + 1 - length : 0; /* 5 with 2 decimals is 0.05 */
    size_t whole = length + zeros - decimals;
    char *out = arena_alloc(arena, length + zeros + whole / 3 + 3);
    char *to = out;
    if (negative)
        *to++ = '-';
    for (size_t i = 0; i < length + zeros; i++) {
        if (i == whole)
            *to++ = '.';
        else if (grouped && i > 0 && i < whole && (whole - i) % 3 == 0)
            *to++ = ',';
        *to++ = i < zeros ? '0' : digits[i - zeros];
    }
    *to = '\0';
    return out;
}

const char *number_print(struct arena *arena, const struct number *value, unsigned decimals,
                         bool grouped)
{
    if (!value)
        return "";
    if (decimals > NUMBER_MOST_DECIMALS)
        decimals = NUMBER_MOST_DECIMALS;
    return point_digits(arena, number_scaled_digits(arena, value, decimals), decimals, grouped);
}

/* Without zeros at the end of the decimals. */
static const char *without_zeros(struct arena *arena, const char *text)
{
    if (!strchr(text, '.'))
        return text;
    size_t length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    return text_copy_n(arena, text, length);
}

const char *number_print_plain(struct arena *arena, const struct number *value, unsigned maximum,
                               bool grouped)
{
    return without_zeros(arena, number_print(arena, value, maximum, grouped));
}

/* 17 significant digits at most, zeros at both ends not counted. */
static bool is_short(const char *digits)
{
    while (*digits == '-' || *digits == '0')
        digits++;
    size_t length = strlen(digits);
    while (length > 0 && digits[length - 1] == '0')
        length--;
    return length <= 17;
}

/* "-1.2345e-07" → "-0.00000012345". */
static const char *without_exponent(struct arena *arena, const char *text)
{
    char digits[24];
    size_t count = 0;
    int exponent = 0, point = 0;
    bool seen_point = false;
    const char *c = text + (*text == '-');
    for (; *c && *c != 'e'; c++) {
        if (*c == '.') {
            seen_point = true;
        } else if (count < sizeof digits - 1) {
            digits[count++] = *c;
            point += !seen_point;
        }
    }
    digits[count] = '\0';
    if (*c == 'e') {
        bool down = c[1] == '-';
        for (c += 2; *c; c++)
            exponent = exponent * 10 + (*c - '0');
        point += down ? -exponent : exponent;
    }
    struct text_buffer out;
    text_buffer_init(&out, arena, 512);
    if (*text == '-')
        text_buffer_add(&out, "-");
    if (point <= 0)
        text_buffer_add(&out, "0.");
    for (int i = point; i < 0; i++)
        text_buffer_add(&out, "0");
    for (int i = 0; i < (int)count; i++) {
        if (i == point && i > 0)
            text_buffer_add(&out, ".");
        text_buffer_add_n(&out, digits + i, 1);
    }
    for (int i = (int)count; i < point; i++)
        text_buffer_add(&out, "0");
    return out.data;
}

const char *number_print_shortest(struct arena *arena, const struct number *value)
{
    if (!value)
        return "";
    unsigned decimals;
    /* 60 decimals: more than 40 typed digits and 20 of rounding can need. */
    if (number_terminates(value, &decimals) && decimals <= 60) {
        const char *digits = number_scaled_digits(arena, value, decimals);
        if (is_short(digits))
            return without_zeros(arena, point_digits(arena, digits, decimals, false));
    }
    double nearest = number_to_double(value);
    char text[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, nearest);
        if (strtod(text, NULL) == nearest)
            break;
    }
    return without_exponent(arena, text);
}
