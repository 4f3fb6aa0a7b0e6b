/* SHA-256 by nettle, which allocates nothing and cannot fail. Reads and hashes; compares nothing.
 */
#include "output/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <nettle/sha2.h>

enum { BLOCK = 64 * 1024 };

static void finish(struct sha256_ctx *context, struct digest *out)
{
    static const char DIGITS[] = "0123456789abcdef";
    uint8_t raw[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof raw, raw);
    for (size_t i = 0; i < sizeof raw; i++) {
        out->hex[2 * i] = DIGITS[raw[i] >> 4];
        out->hex[2 * i + 1] = DIGITS[raw[i] & 15];
    }
    out->hex[2 * sizeof raw] = '\0';
}

struct digest digest_bytes(const void *bytes, size_t length)
{
    struct sha256_ctx context;
    struct digest out = {.bytes = length};
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    finish(&context, &out);
    return out;
}

bool digest_reader(int64_t (*reader)(void *context, void *buffer, size_t size), void *context,
                   struct digest *out)
{
    struct sha256_ctx work;
    uint8_t block[BLOCK];
    int64_t got;
    *out = (struct digest){.bytes = 0};
    sha256_init(&work);
    while ((got = reader(context, block, sizeof block)) > 0) {
        sha256_update(&work, (size_t)got, block);
        out->bytes += (uint64_t)got;
    }
    finish(&work, out);
    return got == 0;
}

static int64_t read_file(void *context, void *buffer, size_t size)
{
    const int *file = context;
    for (;;) {
        ssize_t got = read(*file, buffer, size);
        if (got >= 0 || errno != EINTR)
            return got;
    }
}

bool digest_descriptor(int descriptor, struct digest *out)
{
    return lseek(descriptor, 0, SEEK_SET) == 0 && digest_reader(read_file, &descriptor, out);
}

bool digest_file(const char *path, struct digest *out)
{
    /* Without blocking: a pipe put in a file's place must not hang a check. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return false;
    bool good = digest_descriptor(file, out);
    int error = errno;
    close(file);
    errno = error;
    return good;
}
