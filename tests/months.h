/* The months' names, written down once more for the tests: what input/reference/months.csv ships is
 * compared with them (tests/input/test_reference.c). */
#ifndef RAINGAN_TESTS_MONTHS_H
#define RAINGAN_TESTS_MONTHS_H

#include "base/arena.h"
#include "base/date.h"

static inline const struct date_months *test_months(struct arena *arena)
{
    static const char *const NAMES[12][3] = {
        {"มกราคม", "ม.ค.", "มกรา"},   {"กุมภาพันธ์", "ก.พ.", "กุมภา"},    {"มีนาคม", "มี.ค.", "มีนา"},
        {"เมษายน", "เม.ย.", "เมษา"},  {"พฤษภาคม", "พ.ค.", "พฤษภา"},   {"มิถุนายน", "มิ.ย.", "มิถุนา"},
        {"กรกฎาคม", "ก.ค.", "กรกฎา"}, {"สิงหาคม", "ส.ค.", "สิงหา"},     {"กันยายน", "ก.ย.", "กันยา"},
        {"ตุลาคม", "ต.ค.", "ตุลา"},     {"พฤศจิกายน", "พ.ย.", "พฤศจิกา"}, {"ธันวาคม", "ธ.ค.", "ธันวา"},
    };
    struct date_months *months = arena_alloc(arena, sizeof *months);
    for (int i = 0; i < 12; i++) {
        months->names[i] = NAMES[i][0];
        months->abbreviations[i] = NAMES[i][1];
        for (int k = 0, other; k < 3; k++)
            date_months_add_word(arena, months, i + 1, NAMES[i][k], &other);
    }
    return months;
}

#endif
