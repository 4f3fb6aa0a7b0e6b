/* Dates: proleptic Gregorian days, read and printed in the ways of Thai offices (formats.md
 * "Dates", domain.md 10.3). No clock here. */
#ifndef RAINGAN_BASE_DATE_H
#define RAINGAN_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* year is Common Era (2025 for 2568); month 1–12; day 1–31. year 0 means no date. */
struct date {
    int16_t year;
    uint8_t month;
    uint8_t day;
};

enum date_result { DATE_OK, DATE_NOT_A_DATE, DATE_NO_SUCH_DAY };

/* Reads every form that formats.md lists: 30/9/2568, 30-9-68, 30.9.2568, 30 ก.ย. 68, 30ก.ย.68,
 * กย, 30 กันยายน พ.ศ. 2568, 2025-09-30, Thai digits, a time after it. Day before month, always. */
enum date_result date_parse(const char *text, struct date *out);

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

/* "30 กันยายน 2568", "30 ก.ย. 68", "2025-09-30". Arabic digits. "" for no date. */
const char *date_print_long(struct arena *arena, struct date date);
const char *date_print_short(struct arena *arena, struct date date);
const char *date_print_iso(struct arena *arena, struct date date);

#endif
