/* How a value is printed: the filters after its name, and what stands without one. */
#ifndef RAINGAN_LAYOUTS_FILTERS_H
#define RAINGAN_LAYOUTS_FILTERS_H

#include <stdbool.h>

#include "base/table.h"
#include "layouts/compiler.h"

enum filter_date { FILTER_DATE_DEFAULT, FILTER_DATE_LONG, FILTER_DATE_SHORT };
enum filter_digits { FILTER_DIGITS_DEFAULT, FILTER_DIGITS_THAI, FILTER_DIGITS_ARABIC };

struct filters {
    bool fixed;   /* `decimals` were given */
    int decimals; /* -1: as few as the value needs */
    bool group_given;
    bool grouped; /* commas at thousands */
    bool sign;    /* + before what is above zero */
    bool words;   /* money in words */
    bool tens_only; /* which say เอ็ด only after สิบ: the layout's style */
    enum filter_date date;
    enum filter_digits digits;
    const char *fallback; /* when there is no value; NULL: "–" */
};

/* What stands where there is no value. */
#define FILTERS_NO_VALUE "–"

/* Reads the filters of one {{ }}: "2 | sign | or ไม่มี". Problems at `place`; false when there was
 * one. */
bool filters_read(struct compiler *compiler, const char *text, struct diag_place place,
                  struct filters *out);
/* The cell as it is to be read, Arabic digits. `column` may be NULL. `short_dates` is for
 * tables. False when a filter does not fit the value; *misfit then names it. */
bool filters_print(const struct compiler *compiler, const struct cell *cell,
                   const struct column *column, const struct filters *filters, bool short_dates,
                   const char **out, const char **misfit);
/* The same for a table or chart: no filters but `sign` (+ before what is above zero), short
 * dates. */
const char *filters_table(const struct compiler *compiler, const struct cell *cell,
                          const struct column *column, bool sign);
/* A number whose decimals nobody set: as typed, or with two places where it was divided out. */
const char *filters_typed(struct arena *arena, const struct number *number, bool grouped);
/* Commas at thousands: money, counts and measured numbers, not years. */
bool filters_grouped(const struct column *column);

#endif
