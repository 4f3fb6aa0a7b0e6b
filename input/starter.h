/* The files of a starter office: samples that come with the program (input/starter,
 * input/reference), with headings, keys, comments and defaults from the schema. Composes texts;
 * writes nothing. */
#ifndef RAINGAN_INPUT_STARTER_H
#define RAINGAN_INPUT_STARTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

struct starter_file {
    const char *path; /* below the new folder: "text/preface.md" */
    const char *bytes;
    size_t length;
};

/* Every file, packet.ini last: a folder without one is not yet an office. `data_dir` is the
 * program's data folder; comments are in `language`. A sample that is missing or unusable is
 * reported (69), and the result is false. */
bool starter_files(struct arena *arena, const char *data_dir, enum diag_language language,
                   struct diag *diag, const struct starter_file **out, size_t *count);

#endif
