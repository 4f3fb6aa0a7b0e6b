/* A stream of stdio over memory or a nameless file, which keeps its failure (X15). Knows no
 * workbook. */
#define _GNU_SOURCE /* fopencookie, O_TMPFILE */
#include "output/xlsx_tmpfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/xlsx_book.h"

const char xlsx_tmpfile_mark = '\x01';

struct tmpfile {
    char *folder;
    char *bytes; /* while it is in memory */
    size_t room;
    int file; /* -1: in memory */
    int error;
    char mark[16]; /* what a failed one holds */
    off_t length, at;
};

static void fail(struct tmpfile *tmp, int error)
{
    if (tmp->error)
        return;
    tmp->error = error ? error : EIO;
    snprintf(tmp->mark, sizeof tmp->mark, "%c%d", xlsx_tmpfile_mark, tmp->error);
}

static bool write_all(int file, const char *bytes, size_t length, off_t at)
{
    while (length > 0) {
        ssize_t written = pwrite(file, bytes, length, at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
        at += written;
    }
    return true;
}

/* From memory to the disk. A file system without nameless files gets one whose name is taken away.
 */
static void move_to_disk(struct tmpfile *tmp)
{
    char path[4096];
    tmp->file = open(tmp->folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (tmp->file < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) &&
        snprintf(path, sizeof path, "%s/.sheet-XXXXXX", tmp->folder) < (int)sizeof path) {
        tmp->file = mkostemp(path, O_CLOEXEC);
        if (tmp->file >= 0)
            unlink(path);
    }
    if (tmp->file < 0 || !write_all(tmp->file, tmp->bytes, (size_t)tmp->length, 0))
        fail(tmp, errno);
    free(tmp->bytes);
    tmp->bytes = NULL;
}

/* Room in memory for so many bytes; else the file moves to the disk. */
static void make_room(struct tmpfile *tmp, size_t size)
{
    if (tmp->file >= 0 || size <= tmp->room)
        return;
    size_t room = tmp->room ? 2 * tmp->room : 8192;
    while (room < size)
        room *= 2;
    char *bytes = size <= XLSX_TMPFILE_IN_MEMORY ? realloc(tmp->bytes, room) : NULL;
    if (!bytes) {
        move_to_disk(tmp);
        return;
    }
    memset(bytes + tmp->room, 0, room - tmp->room);
    tmp->bytes = bytes;
    tmp->room = room;
}

/* Takes everything, for the library does not listen: a failure shows when the file is read. */
static ssize_t write_tmpfile(void *cookie, const char *bytes, size_t length)
{
    struct tmpfile *tmp = cookie;
    off_t end = tmp->at + (off_t)length;
    if (!tmp->error)
        make_room(tmp, (size_t)end);
    if (!tmp->error && tmp->file < 0)
        memcpy(tmp->bytes + tmp->at, bytes, length);
    else if (!tmp->error && !write_all(tmp->file, bytes, length, tmp->at))
        fail(tmp, errno);
    tmp->at = end;
    tmp->length = end > tmp->length ? end : tmp->length;
    return (ssize_t)length;
}

static ssize_t copy_from(const char *bytes, off_t length, struct tmpfile *tmp, char *out,
                         size_t size)
{
    size_t left = tmp->at < length ? (size_t)(length - tmp->at) : 0;
    size_t count = size < left ? size : left;
    memcpy(out, bytes + (left ? tmp->at : 0), count);
    tmp->at += (off_t)count;
    return (ssize_t)count;
}

static ssize_t read_tmpfile(void *cookie, char *out, size_t size)
{
    struct tmpfile *tmp = cookie;
    ssize_t count = -1;
    if (!tmp->error && tmp->file >= 0) {
        do
            count = pread(tmp->file, out, size, tmp->at);
        while (count < 0 && errno == EINTR);
        if (count >= 0) {
            tmp->at += count;
            return count;
        }
        fail(tmp, errno);
        tmp->at = 0; /* the mark follows what was read */
    }
    if (tmp->error)
        return copy_from(tmp->mark, (off_t)strlen(tmp->mark), tmp, out, size);
    return copy_from(tmp->bytes ? tmp->bytes : "", tmp->length, tmp, out, size);
}

static int seek_tmpfile(void *cookie, off64_t *offset, int whence)
{
    struct tmpfile *tmp = cookie;
    off_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? tmp->at : tmp->length;
    if (from + *offset < 0)
        return -1;
    tmp->at = from + *offset;
    *offset = tmp->at;
    return 0;
}

static int close_tmpfile(void *cookie)
{
    struct tmpfile *tmp = cookie;
    if (tmp->file >= 0)
        close(tmp->file);
    free(tmp->bytes);
    free(tmp->folder);
    free(tmp);
    return 0;
}

/* Declared by libxlsxwriter. */
FILE *lxw_tmpfile(char *folder)
{
    static const cookie_io_functions_t FUNCTIONS = {read_tmpfile, write_tmpfile, seek_tmpfile,
                                                    close_tmpfile};
    struct tmpfile *tmp = calloc(1, sizeof *tmp);
    if (!tmp)
        return NULL;
    tmp->file = -1;
    tmp->folder = strdup(folder ? folder : "/tmp");
    FILE *stream = tmp->folder ? fopencookie(tmp, "w+", FUNCTIONS) : NULL;
    if (!stream)
        close_tmpfile(tmp);
    return stream;
}
