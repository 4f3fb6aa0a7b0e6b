/* Reading again the CSV that we wrote ourselves: manifest.csv, a plan. */
#ifndef RAINGAN_GENERATOR_CSV_IN_H
#define RAINGAN_GENERATOR_CSV_IN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct csv_lines {
    const char **cells; /* of a line after the other, without the heading; never NULL */
    size_t count;       /* of lines */
};

/* All lines of the file, which must be as its writer made it: this heading ("kind,path"), so many
 * cells in each line. A link is followed only where `through_links`. False with errno when it cannot
 * be read, or with 0 when it is something else. */
bool csv_read_lines(struct arena *arena, const char *path, const char *heading, bool through_links,
                    struct csv_lines *out);

#endif
