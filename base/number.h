/* Exact numbers: immutable rationals in an arena (GMP underneath, only in number.c).
 *
 * Scores, percents and money are computed exactly and rounded once, on the way to the page, half
 * away from zero (formulas.md). A NULL number means "no value"; every function that takes numbers
 * gives NULL when one of them is NULL, so that "no value" goes through a formula by itself. The
 * printing functions give "". */
#ifndef RAINGAN_BASE_NUMBER_H
#define RAINGAN_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct number;

const struct number *number_integer(struct arena *arena, int64_t value);
/* value / divisor; the divisor is not 0. */
const struct number *number_ratio(struct arena *arena, int64_t value, int64_t divisor);
/* Plain decimal text: [-]digits[.digits], at most 40 digits; NULL when it is anything else. For
 * what people type (Thai digits, commas, baht) use thai_number_parse(). */
const struct number *number_decimal(struct arena *arena, const char *text);

const struct number *number_add(struct arena *arena, const struct number *left,
                                const struct number *right);
const struct number *number_subtract(struct arena *arena, const struct number *left,
                                     const struct number *right);
const struct number *number_multiply(struct arena *arena, const struct number *left,
                                     const struct number *right);
/* NULL also when right is 0. */
const struct number *number_divide(struct arena *arena, const struct number *left,
                                   const struct number *right);
const struct number *number_negate(struct arena *arena, const struct number *value);
const struct number *number_absolute(struct arena *arena, const struct number *value);
const struct number *number_minimum(const struct number *left, const struct number *right);
const struct number *number_maximum(const struct number *left, const struct number *right);
/* The greatest integer not above the value. */
const struct number *number_floor(struct arena *arena, const struct number *value);
/* Rounded to `decimals` (0 to 20) places, half away from zero. */
const struct number *number_round(struct arena *arena, const struct number *value,
                                  unsigned decimals);

/* Both given. -1, 0, 1. */
int number_compare(const struct number *left, const struct number *right);
int number_sign(const struct number *value);
bool number_is_integer(const struct number *value);
/* False when it is not an integer or does not fit. */
bool number_to_integer(const struct number *value, int64_t *out);
/* Nearest double; for drawing and for XLSX's cached values, never for deciding. */
double number_to_double(const struct number *value);

/* For the page: exactly `decimals` (0 to 20) places, half away from zero, "-" for the minus sign
 * (U+002D), never "-0.00"; with `grouped` a comma at every three digits. Arabic digits. */
const char *number_print(struct arena *arena, const struct number *value, unsigned decimals,
                         bool grouped);
/* For figures.csv: exact when the value is a decimal of at most 17 significant digits, else the
 * shortest decimal of 15 to 17 digits that reads back as the same double; no exponent. */
const char *number_print_shortest(struct arena *arena, const struct number *value);
/* As few decimals as the value needs, at most `maximum`: thresholds and targets as typed. */
const char *number_print_plain(struct arena *arena, const struct number *value, unsigned maximum,
                               bool grouped);

#endif
