/* Bands such as "ดีมาก:3.50; ดี:2.50; พอใช้:1" (formats.md "[scheme]"). */
#ifndef RAINGAN_INPUT_BANDS_H
#define RAINGAN_INPUT_BANDS_H

#include <stdbool.h>

#include "base/diag.h"
#include "input/settings.h"

struct arena;

/* Reads bands over the values from `lowest` to `highest`, in either order; *out has them from the
 * highest down. False with a diagnostic at `place` for each fault: no word or number, one twice,
 * out of order, values that no band covers, a band that no value reaches. */
bool bands_parse(struct arena *arena, const char *text, int lowest, int highest,
                 struct diag_place place, struct diag *diag, struct bands *out);

#endif
