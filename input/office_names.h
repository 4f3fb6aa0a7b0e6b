/* Names of files in an office folder that are likely slips of the pen. */
#ifndef RAINGAN_INPUT_OFFICE_NAMES_H
#define RAINGAN_INPUT_OFFICE_NAMES_H

#include "base/diag.h"
#include "input/bytes.h"

struct arena;

/* Warns of each *.csv and *.ini that no one reads but whose name is near to one that is read:
 * "indicator.csv". `used` are the files that the office names itself: the responses of its surveys.
 */
void office_names_check(struct arena *arena, const struct bytes_folder *folder,
                        const char *const *used, size_t used_count, struct diag *diag);

#endif
