/* Files of the office, opened safely. May not look into what it reads.
 *
 * Two fences, one behind the other: the resolved path must lie below the resolved folder, and that
 * resolved path is then walked folder by folder without following links, so that a link put there
 * between the check and the opening is refused as well. */
/* realpath() is an X/Open part of POSIX. */
#define _XOPEN_SOURCE 700
#include "input/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

#ifndef NAME_MAX
#define NAME_MAX 255
#endif

struct descriptor {
    int number;
};

static void close_descriptor(void *object)
{
    const struct descriptor *descriptor = object;
    close(descriptor->number);
}

bool bytes_folder_open(struct arena *arena, const char *folder, struct bytes_folder *out,
                       int *error)
{
    char *path = realpath(folder, NULL);
    if (path == NULL) {
        *error = errno;
        return false;
    }
    int number = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0) {
        *error = errno;
        free(path);
        return false;
    }
    struct descriptor *descriptor = arena_alloc(arena, sizeof *descriptor);
    descriptor->number = number;
    arena_on_free(arena, close_descriptor, descriptor);
    out->path = text_copy(arena, path);
    out->descriptor = number;
    free(path);
    return true;
}

/* A part of a path between slashes: named, not "." or "..", not too long. */
static bool part_is_allowed(const char *part, size_t length)
{
    if (length == 0 || length > NAME_MAX) {
        return false;
    }
    bool dots = part[0] == '.' && (length == 1 || (length == 2 && part[1] == '.'));
    return !dots;
}

static bool name_is_allowed(const char *relative)
{
    if (strlen(relative) >= PATH_MAX / 2) {
        return false;
    }
    const char *part = relative;
    for (const char *at = relative;; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte == '/' || byte == '\0') {
            if (!part_is_allowed(part, (size_t)(at - part))) {
                return false;
            }
            part = at + 1;
        }
        if (byte == '\0') {
            return true;
        }
        if (byte < 0x20 || byte == 0x7f || byte == '\\') {
            return false;
        }
    }
}

/* Opens `path`, which holds no links any more, from the folder down. */
static int walk(int from, char *path, int *error)
{
    int folder = dup(from);
    while (folder >= 0) {
        char *slash = strchr(path, '/');
        if (slash != NULL) {
            *slash = '\0';
        }
        int flags = slash != NULL ? O_DIRECTORY : O_NONBLOCK | O_NOCTTY;
        int next = openat(folder, path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | flags);
        *error = errno;
        close(folder);
        if (slash == NULL || next < 0) {
            return next;
        }
        folder = next;
        path = slash + 1;
    }
    *error = errno;
    return -1;
}

/* What stands after the folder's path and a slash in `resolved`, or NULL when it lies elsewhere. */
static char *below(const struct bytes_folder *folder, char *resolved)
{
    size_t length = strlen(folder->path);
    if (length == 1) {
        return resolved + 1; /* the folder is "/" */
    }
    if (strncmp(resolved, folder->path, length) != 0 || resolved[length] != '/') {
        return NULL;
    }
    return resolved + length + 1;
}

static enum bytes_result resolve_failed(const char *path, int *error)
{
    struct stat status;
    *error = errno;
    if (*error == ENOENT && lstat(path, &status) != 0 && errno == ENOENT) {
        return BYTES_ABSENT;
    }
    return BYTES_UNREADABLE; /* also a link that leads nowhere: it was meant to be there */
}

static enum bytes_result open_resolved(const struct bytes_folder *folder, char *resolved,
                                       int *descriptor, int *error)
{
    char *inside = below(folder, resolved);
    if (inside == NULL) {
        return BYTES_OUTSIDE;
    }
    int number = walk(folder->descriptor, inside, error);
    if (number < 0) {
        return *error == ELOOP ? BYTES_OUTSIDE : BYTES_UNREADABLE;
    }
    struct stat status;
    if (fstat(number, &status) != 0) {
        *error = errno;
        close(number);
        return BYTES_UNREADABLE;
    }
    if (!S_ISREG(status.st_mode)) {
        close(number);
        return BYTES_NOT_A_FILE;
    }
    *descriptor = number;
    return BYTES_OPENED;
}

enum bytes_result bytes_open(const struct bytes_folder *folder, const char *relative,
                             int *descriptor, int *error)
{
    *error = 0;
    if (!name_is_allowed(relative)) {
        return BYTES_OUTSIDE;
    }
    size_t size = strlen(folder->path) + strlen(relative) + 2;
    char *path = malloc(size);
    if (path == NULL) {
        *error = ENOMEM;
        return BYTES_UNREADABLE;
    }
    size_t length = strlen(folder->path);
    memcpy(path, folder->path, length);
    path[length] = '/';
    memcpy(path + length + 1, relative, strlen(relative) + 1);

    enum bytes_result result;
    char *resolved = realpath(path, NULL);
    if (resolved == NULL) {
        result = resolve_failed(path, error);
    } else {
        result = open_resolved(folder, resolved, descriptor, error);
    }
    free(resolved);
    free(path);
    return result;
}

void bytes_report(struct diag *diag, const char *file, enum bytes_result result, int error)
{
    bytes_report_at(diag, diag_file(file), file, result, error);
}

void bytes_report_at(struct diag *diag, struct diag_place place, const char *file,
                     enum bytes_result result, int error)
{
    switch (result) {
    case BYTES_OUTSIDE: diag_report(diag, CSV002, place, file); break;
    case BYTES_NOT_A_FILE: diag_report(diag, CSV003, place, file); break;
    case BYTES_UNREADABLE: diag_report(diag, CSV001, place, file, strerror(error)); break;
    case BYTES_OPENED:
    case BYTES_ABSENT: break;
    }
}

struct bytes_source bytes_of_descriptor(int descriptor)
{
    return (struct bytes_source){.descriptor = descriptor};
}

struct bytes_source bytes_of_part(int descriptor, uint64_t begin, uint64_t end)
{
    return (struct bytes_source){.descriptor = descriptor, .begin = begin, .end = end};
}

struct bytes_source bytes_of_memory(const void *memory, size_t length)
{
    return (struct bytes_source){.descriptor = -1, .memory = memory, .length = length};
}

size_t bytes_read(struct bytes_source *source, unsigned char *buffer, size_t size)
{
    if (source->descriptor < 0) {
        size_t left = source->length - source->position;
        size_t taken = left < size ? left : size;
        if (taken > 0) {
            memcpy(buffer, source->memory + source->position, taken);
        }
        source->position += taken;
        source->passed += taken;
        return taken;
    }
    if (source->end != 0 && size > source->end - source->begin - source->passed) {
        size = (size_t)(source->end - source->begin - source->passed);
    }
    for (;;) {
        ssize_t got = source->end == 0 ? read(source->descriptor, buffer, size)
                                       : pread(source->descriptor, buffer, size,
                                               (off_t)(source->begin + source->passed));
        if (got >= 0) {
            source->passed += (uint64_t)got;
            return (size_t)got;
        }
        if (errno != EINTR) {
            source->error = errno;
            return 0;
        }
    }
}

bool bytes_rewind(struct bytes_source *source)
{
    source->position = 0;
    source->passed = 0;
    if (source->descriptor >= 0 && source->end == 0 &&
        lseek(source->descriptor, 0, SEEK_SET) != 0) {
        source->error = errno;
        return false;
    }
    return true;
}
