/* packet.zip: the packet's files in one archive, the same bytes every time. */
#ifndef RAINGAN_OUTPUT_ARCHIVE_H
#define RAINGAN_OUTPUT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

#include "output/digest.h"

struct arena;
struct diag;

struct archive_member {
    const char *name;     /* in the archive */
    const char *path;     /* of the file; not used by archive_read() */
    struct digest digest; /* given by archive_read() */
};

/* Writes the members in their order to `path`, flushes it and reads it back. Dates and rights are
 * fixed. False with an error that names the archive. */
bool archive_write(struct arena *arena, const char *path, const struct archive_member *members,
                   size_t count, struct diag *diag);
/* Unpacks the archive in memory: names and digests of its members, in order. False when it is not
 * sound, with what is wrong. */
bool archive_read(struct arena *arena, const char *path, struct archive_member **out, size_t *count,
                  const char **fault);
/* Reads every member of a ZIP file: whether it is sound, has one of this name, and no member but
 * pictures has a byte `mark`. Else what is wrong; where there is a mark, the error of the number
 * that follows it. */
bool archive_is_whole(struct arena *arena, const char *path, const char *name, char mark,
                      const char **fault);

const char *archive_library_version(void);

#endif
