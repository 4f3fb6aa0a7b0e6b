/* Days: the calendar's arithmetic and printing. Reading stands in date_parse.c. No clock. */
#include "base/date.h"

#include "base/text.h"

enum { BUDDHIST_ERA = 543 };

int date_compare(struct date left, struct date right)
{
    if (left.year != right.year)
        return left.year < right.year ? -1 : 1;
    if (left.month != right.month)
        return left.month < right.month ? -1 : 1;
    return (left.day > right.day) - (left.day < right.day);
}

/* Years begin in March, so that the leap day is the last of its year; 400 years have 146097
 * days. */
int64_t date_to_days(struct date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t day = day_of_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

int date_fiscal_year(struct date date)
{
    return date.year + BUDDHIST_ERA + (date.month >= 10);
}

struct date date_period_end(int fiscal_year, int months)
{
    int year = fiscal_year - BUDDHIST_ERA;
    switch (months) {
    case 3: /* the fiscal year begins in October of the year before */
        return (struct date){(int16_t)(year - 1), 12, 31};
    case 6: return (struct date){(int16_t)year, 3, 31};
    case 9: return (struct date){(int16_t)year, 6, 30};
    default: return (struct date){(int16_t)year, 9, 30};
    }
}

static bool is_date(struct date date)
{
    return date.year != 0 && date.month >= 1 && date.month <= 12;
}

static const char *print_digits(struct arena *arena, struct date date)
{
    return text_format(arena, "%d/%d/%d", date.day, date.month, date.year + BUDDHIST_ERA);
}

const char *date_print_long(struct arena *arena, const struct date_months *months, struct date date)
{
    if (!is_date(date))
        return "";
    if (!months)
        return print_digits(arena, date);
    return text_format(arena, "%d %s %d", date.day, months->names[date.month - 1],
                       date.year + BUDDHIST_ERA);
}

const char *date_print_short(struct arena *arena, const struct date_months *months,
                             struct date date)
{
    if (!is_date(date))
        return "";
    if (!months)
        return print_digits(arena, date);
    return text_format(arena, "%d %s %02d", date.day, months->abbreviations[date.month - 1],
                       (date.year + BUDDHIST_ERA) % 100);
}

const char *date_print_iso(struct arena *arena, struct date date)
{
    if (!is_date(date))
        return "";
    return text_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}
