/* Between date.c and date_parse.c only: the months' names. */
#ifndef RAINGAN_BASE_DATE_NAMES_H
#define RAINGAN_BASE_DATE_NAMES_H

extern const char *const date_month_names[12];
extern const char *const date_month_abbreviations[12];

#endif
