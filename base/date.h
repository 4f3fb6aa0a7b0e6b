/* Dates: proleptic Gregorian days, read and printed in the ways of Thai offices (formats.md
 * "Dates", domain.md 10.3). No clock here. */
#ifndef RAINGAN_BASE_DATE_H
#define RAINGAN_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* year is Common Era (2025 for 2568); month 1–12; day 1–31. year 0 means no date. */
struct date {
    int16_t year;
    uint8_t month;
    uint8_t day;
};

/* A word that means a month when a date is read: its letters only, without dots and blanks. */
struct date_word {
    const char *letters;
    int month;
};

/* What the months are called: input/reference/months.csv, or the office's own. */
struct date_months {
    const char *names[12], *abbreviations[12];
    struct date_word *words;
    size_t word_count, word_capacity;
};

enum date_word_result { DATE_WORD_OK, DATE_WORD_BAD, DATE_WORD_OF_ANOTHER };

/* Adds a word for `month` (1–12); a second time it is the same. Bad: no Thai letter in it, another
 * letter, too long. Not added when it is another month's: that one is in *other. */
enum date_word_result date_months_add_word(struct arena *arena, struct date_months *months,
                                           int month, const char *word, int *other);

enum date_result { DATE_OK, DATE_NOT_A_DATE, DATE_NO_SUCH_DAY };

/* Reads every form that formats.md lists: 30/9/2568, 30-9-68, 30.9.2568, 30 ก.ย. 68, 30ก.ย.68,
 * กย, 30 กันยายน พ.ศ. 2568, 2025-09-30, Thai digits, a time after it. Day before month, always.
 * Without `months` (NULL) only those in digits. */
enum date_result date_parse(const struct date_months *months, const char *text, struct date *out);

/* <0, 0, >0. */
int date_compare(struct date left, struct date right);
/* Days since 1970-01-01. */
int64_t date_to_days(struct date date);
struct date date_from_days(int64_t days);
/* The Buddhist fiscal year that a day lies in: October begins the next one. */
int date_fiscal_year(struct date date);
/* The last day of the period of `months` (3, 6, 9, 12) of a Buddhist fiscal year: 31 Dec, 31 Mar,
 * 30 Jun, 30 Sep. */
struct date date_period_end(int fiscal_year, int months);

/* "30 กันยายน 2568", "30 ก.ย. 68", "2025-09-30". Arabic digits. "" for no date. "30/9/2568" without
 * `months` (NULL). */
const char *date_print_long(struct arena *arena, const struct date_months *months,
                            struct date date);
const char *date_print_short(struct arena *arena, const struct date_months *months,
                             struct date date);
const char *date_print_iso(struct arena *arena, struct date date);

#endif
