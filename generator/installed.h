/* `raingan layouts` and `raingan fonts`: what there is to make reports from, and where it was found. */
#ifndef RAINGAN_GENERATOR_INSTALLED_H
#define RAINGAN_GENERATOR_INSTALLED_H

#include "base/diag.h"

struct arena;

/* Plain text for a terminal: each layout with its name, title, file, the tables and files that it
 * cannot do without, and whether the office's own stands in place of the program's. `office` is a
 * folder or NULL. NULL with an error when it cannot be opened. */
const char *installed_layouts(struct arena *arena, const char *office, const char *data_folder,
                              enum diag_language language, struct diag *diag);

/* Each family for Thai that documents can be set in (fonts.ini, the office's before the program's),
 * its files, and whether it is fit; if not, why. NULL with an error when the folder or a fonts.ini
 * cannot be read. */
const char *installed_fonts(struct arena *arena, const char *office, const char *data_folder,
                            enum diag_language language, struct diag *diag);

#endif
