/* `raingan formats`: what each file of an office folder may hold, from the schema that reads it. */
#ifndef RAINGAN_GENERATOR_FORMATS_H
#define RAINGAN_GENERATOR_FORMATS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

/* Plain text, aligned for a terminal. `file` is "packet.ini", "surveys.ini", or a CSV file with or
 * without .csv; NULL: all of them and the folder's other files. An unknown name is reported (64),
 * and the result is NULL. Defaults that stand in no schema are taken from `data_folder`. */
const char *formats_text(struct arena *arena, const char *file, const char *data_folder,
                         enum diag_language language, struct diag *diag);

/* A man page in mdoc, in English: "packet.ini" or "raingan-formats". An unknown name as above. */
const char *formats_man(struct arena *arena, const char *page, const char *data_folder,
                        struct diag *diag);

/* Reports that `formats` has no `name`, with the nearest of those that it has. */
void formats_unknown(struct arena *arena, const char *name, const char *const *known, size_t count,
                     struct diag *diag);

#endif
