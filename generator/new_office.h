/* `raingan new`: a starter office folder on the disk. */
#ifndef RAINGAN_GENERATOR_NEW_OFFICE_H
#define RAINGAN_GENERATOR_NEW_OFFICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "input/starter.h"

struct arena;

/* Writes a starter office into `folder`, which is made, or is there and empty (else 73). No file is
 * ever written over; after a failure (73, 74) what was made is taken away again. `*files` are those
 * written. */
bool new_office(struct arena *arena, const char *folder, const char *data_folder,
                enum diag_language language, struct diag *diag, const struct starter_file **files,
                size_t *count);

#endif
