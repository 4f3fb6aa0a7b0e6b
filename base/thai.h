/* What Thai offices type and print: numbers, yes/no, money in words, counters. */
#ifndef RAINGAN_BASE_THAI_H
#define RAINGAN_BASE_THAI_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct number;

enum thai_number_result { THAI_NUMBER_OK, THAI_NUMBER_NONE, THAI_NUMBER_BAD };

/* A cell's number (formats.md "Numbers"): Arabic or Thai digits, 1,234.50, (1,234.50) or a
 * minus sign (-, U+2212, U+2013, right before the digits or the ฿) for negative, one of %
 * after, ฿ or บาท before or after; 12% is 12; also +5, .5 and 5. A dash alone, "ไม่มี" and empty:
 * THAI_NUMBER_NONE. Commas must stand at thousands. *out is NULL unless THAI_NUMBER_OK. */
enum thai_number_result thai_number_parse(struct arena *arena, const char *text,
                                          const struct number **out);

/* ใช่ มี ✓ yes y true 1 → true; ไม่ใช่ ไม่มี no n false 0 → false; anything else: returns false. */
bool thai_yes_no_parse(const char *text, bool *out);

/* Money in words (domain.md 10.4): 1234.50 → หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์. The amount is in
 * baht, rounded to satang half away from zero. With `tens_only` เอ็ด is said only after สิบ. */
const char *thai_baht_words(struct arena *arena, const struct number *baht, bool tens_only);

/* Front-matter counter: 1 → ก, 2 → ข … 41 → ฮ (without ฃ ฅ ฆ, domain.md 10.3), then กก, กข …. */
const char *thai_letter_counter(struct arena *arena, unsigned number);

#endif
