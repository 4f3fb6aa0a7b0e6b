/* Between number.c and number_print.c only: a number's digits. Other files use base/number.h. */
#ifndef RAINGAN_BASE_NUMBER_DIGITS_H
#define RAINGAN_BASE_NUMBER_DIGITS_H

#include <stdbool.h>

struct arena;
struct number;

/* More decimals than any page shows. */
enum { NUMBER_MOST_DECIMALS = 20 };

/* value × 10^decimals, rounded half away from zero, as decimal text: "-1234" for -12.34 and 2. */
const char *number_scaled_digits(struct arena *arena, const struct number *value,
                                 unsigned decimals);

/* Whether the value is a decimal that ends, and after how many decimals. */
bool number_terminates(const struct number *value, unsigned *decimals);

#endif
