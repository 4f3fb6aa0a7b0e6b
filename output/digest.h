/* SHA-256 of bytes and of files, as 64 hexadecimal digits. */
#ifndef RAINGAN_OUTPUT_DIGEST_H
#define RAINGAN_OUTPUT_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct digest {
    char hex[65];
    uint64_t bytes; /* how many were read */
};

struct digest digest_bytes(const void *bytes, size_t length);
/* Reads an open file from its beginning to its end. False with errno. */
bool digest_descriptor(int descriptor, struct digest *out);
/* The same from `reader`, which gives the next bytes, 0 at the end, less than 0 on a failure. */
bool digest_reader(int64_t (*reader)(void *context, void *buffer, size_t size), void *context,
                   struct digest *out);
/* The same for a file by its path; no link is followed at its end. False with errno. */
bool digest_file(const char *path, struct digest *out);

#endif
