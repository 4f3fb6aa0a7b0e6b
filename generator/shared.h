/* What all packets of a run share: made once, before the workers, who inherit it. */
#ifndef RAINGAN_GENERATOR_SHARED_H
#define RAINGAN_GENERATOR_SHARED_H

#include <stdbool.h>

struct arena;
struct manifest;

struct shared {
    const char *data_folder; /* of the program */
    const struct manifest
        *program;       /* lines of the program, its libraries and data; NULL: `error` */
    const char *stamps; /* of the data's files, by which a change shows */
    int error;          /* errno */
};

/* Never NULL. */
struct shared *shared_new(struct arena *arena, const char *data_folder);
/* Whether the program's data are as they were then: by size, inode and times, not read again. */
bool shared_stands(struct arena *arena, const struct shared *shared);

#endif
