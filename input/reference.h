/* Reference data that comes with the program: input/reference of its data folder. An office has its
 * own in its folder, or in packet.ini. */
#ifndef RAINGAN_INPUT_REFERENCE_H
#define RAINGAN_INPUT_REFERENCE_H

#include <stdbool.h>

#include "input/sheet.h"

struct arena;
struct date_months;
struct diag;
struct ini;

/* Reads input/reference/`shipped`.csv like the office's file `name`, its dates by `months`. False, with nothing said, when
 * it cannot be opened. */
bool reference_sheet(struct arena *arena, const char *data_dir, const char *name,
                     const char *shipped, const struct date_months *months, struct diag *diag,
                     struct sheet *out);

/* bands.ini: [scheme] with a value for each key of packet.ini that is marked so in the schema, and
 * [likert_bands], sets of bands with names. NULL with an error. */
const struct ini *reference_bands(struct arena *arena, const char *data_dir, struct diag *diag);

/* The months as a sheet of months.csv names them. NULL with errors, or when there is no table. */
const struct date_months *reference_months_of(struct arena *arena, struct sheet *sheet,
                                              struct diag *diag);
/* The months of the program's own months.csv. NULL with an error. */
const struct date_months *reference_months(struct arena *arena, const char *data_dir,
                                           struct diag *diag);

#endif
