/* What all packets of a run share: made once, before the workers, who inherit it. */
#ifndef RAINGAN_GENERATOR_SHARED_H
#define RAINGAN_GENERATOR_SHARED_H

#include <stdbool.h>

struct arena;
struct break_engines;
struct manifest;

struct shared {
    const char *data_folder; /* of the program */
    /* Lines of the program, its libraries and data; NULL, and errno in `error`. */
    const struct manifest *program;
    int error;
    const char *stamps; /* of the data's files, by which a change shows */
    const struct break_engines *engines; /* NULL: each opens its own, and says what is wrong */
};

/* Never NULL. `typesets`: with what sets lines, unless there is anything to be said of it. */
struct shared *shared_new(struct arena *arena, const char *data_folder, bool typesets);
/* Whether the program's data are as they were then: by size, inode and times, not read again. */
bool shared_stands(struct arena *arena, const struct shared *shared);

#endif
