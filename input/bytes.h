/* Files of the office, opened safely: below its folder or not at all (promise 7), regular files
 * only, and read as bytes. What the bytes mean is encoding.h's. */
#ifndef RAINGAN_INPUT_BYTES_H
#define RAINGAN_INPUT_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

struct arena;

/* An office folder that is open: its resolved path and a descriptor of it. */
struct bytes_folder {
    const char *path;
    int descriptor;
};

enum bytes_result {
    BYTES_OPENED,
    BYTES_ABSENT,     /* nothing has that name */
    BYTES_OUTSIDE,    /* the name, or a symbolic link, leads out of the folder */
    BYTES_NOT_A_FILE, /* a folder, a pipe, a device */
    BYTES_UNREADABLE  /* there, but it cannot be opened; *error says why */
};

/* Opens `folder`. False with *error (errno) when it is no folder that can be read. The descriptor
 * is closed when the arena is freed. */
bool bytes_folder_open(struct arena *arena, const char *folder, struct bytes_folder *out,
                       int *error);

/* Opens the file `relative` ("text/preface.md") below the folder for reading. Refused: an absolute
 * path, "..", a backslash, control characters, a name longer than NAME_MAX, a symbolic link that
 * leads out. On BYTES_OPENED the caller closes *descriptor. */
enum bytes_result bytes_open(const struct bytes_folder *folder, const char *relative,
                             int *descriptor, int *error);

/* Adds the diagnostic of a result that is neither BYTES_OPENED nor BYTES_ABSENT (status 66), about
 * the file itself or at the place that names it. */
void bytes_report(struct diag *diag, const char *file, enum bytes_result result, int error);
void bytes_report_at(struct diag *diag, struct diag_place place, const char *file,
                     enum bytes_result result, int error);

/* Bytes that can be read twice: of a descriptor, or in memory (tests, fuzzing). */
struct bytes_source {
    int descriptor; /* -1: memory */
    const unsigned char *memory;
    size_t length;
    size_t position;
    uint64_t passed;     /* bytes given since the beginning */
    uint64_t begin, end; /* of a part of a descriptor's file; end 0: all of it */
    int error;           /* errno of a failed read, 0 */
};

struct bytes_source bytes_of_descriptor(int descriptor);
/* The bytes from `begin` up to `end` (more than 0). Leaves the descriptor's own position alone, so
 * that several parts of a file can be read at the same time. */
struct bytes_source bytes_of_part(int descriptor, uint64_t begin, uint64_t end);
struct bytes_source bytes_of_memory(const void *memory, size_t length);
/* The next bytes, at most `size`; 0 at the end and after an error (source->error). */
size_t bytes_read(struct bytes_source *source, unsigned char *buffer, size_t size);
/* Back to the first byte. False with source->error. */
bool bytes_rewind(struct bytes_source *source);

#endif
