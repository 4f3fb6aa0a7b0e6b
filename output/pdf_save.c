/* Writes a finished PDF to disk and proves that it arrived (promises.md 1). Knows bytes, no PDF
 * library: libharu 2.3.0's HPDF_SaveToFile reports success on a full disk (library-limits.md H1).
 */
#include "output/pdf_save.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"

static void report_errno(struct diag *diag, enum diag_code code, const char *path, int error)
{
    diag_report(diag, code, diag_file(path), strerror(error));
}

static bool write_all(int fd, const unsigned char *bytes, size_t length)
{
    size_t done = 0;
    while (done < length) {
        ssize_t n = write(fd, bytes + done, length - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0) {
            errno = EIO;
            return false;
        }
        done += (size_t)n;
    }
    return true;
}

/* Writes and flushes; the descriptor is closed in any case, and a failing close counts. */
static bool write_file(const char *path, const unsigned char *bytes, size_t length,
                       struct diag *diag)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0) {
        report_errno(diag, PDF002, path, errno);
        return false;
    }
    bool good = write_all(fd, bytes, length) && fsync(fd) == 0;
    int error = errno;
    if (close(fd) != 0 && good) {
        good = false;
        error = errno;
    }
    if (!good) {
        report_errno(diag, PDF003, path, error);
        unlink(path);
    }
    return good;
}

/* Compares the file with the bytes, block by block. errno 0: it was read, and is not the same. */
static bool same_bytes(int fd, const unsigned char *bytes, size_t length)
{
    unsigned char block[16384];
    size_t done = 0;
    for (;;) {
        ssize_t n = read(fd, block, sizeof block);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        if ((size_t)n > length - done || memcmp(block, bytes + done, (size_t)n) != 0) {
            errno = 0;
            return false;
        }
        done += (size_t)n;
    }
    errno = 0;
    return done == length;
}

/* The last occurrence of `word` in the bytes before `end`, or NULL. */
static const unsigned char *find_last(const unsigned char *bytes, size_t end, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = end >= length ? end - length + 1 : 0; at > 0; at--) {
        if (memcmp(bytes + at - 1, word, length) == 0)
            return bytes + at - 1;
    }
    return NULL;
}

/* The number that stands at `at`, after blanks; SIZE_MAX when there is none. */
static size_t number_at(const unsigned char *at, const unsigned char *end)
{
    size_t value = 0;
    bool any = false;
    while (at < end && (*at == ' ' || *at == '\n' || *at == '\r'))
        at++;
    for (; at < end && *at >= '0' && *at <= '9' && value < SIZE_MAX / 100; at++, any = true)
        value = value * 10 + (size_t)(*at - '0');
    return any ? value : SIZE_MAX;
}

/* What is wrong with the structure, or NULL: the page tree's root is the first /Count of the file.
 */
static const char *structure_fault(const unsigned char *bytes, size_t length, size_t pages)
{
    const unsigned char *end = bytes + length;
    if (length < 64 || memcmp(bytes, "%PDF-1.7", 8) != 0)
        return "%PDF-1.7";
    size_t tail = length;
    while (tail > 0 && (bytes[tail - 1] == '\n' || bytes[tail - 1] == '\r'))
        tail--;
    if (tail < 5 || memcmp(bytes + tail - 5, "%%EOF", 5) != 0)
        return "%%EOF";
    const unsigned char *start = find_last(bytes, length, "startxref");
    char wanted[48];
    size_t xref = start ? number_at(start + 9, end) : SIZE_MAX;
    size_t own = xref < length ? number_at(bytes + xref, end) : SIZE_MAX;
    snprintf(wanted, sizeof wanted, "%zu 0 obj\n<</Type/XRef", own);
    if (xref >= length - strlen(wanted) || memcmp(bytes + xref, wanted, strlen(wanted)) != 0)
        return "xref";
    snprintf(wanted, sizeof wanted, "/Count %zu\n", pages);
    size_t first = length < 65536 ? length : 65536;
    if (!find_last(bytes, first, wanted) && !find_last(bytes, length, wanted))
        return "/Count";
    return NULL;
}

static bool read_back(const char *path, const unsigned char *bytes, size_t length, size_t pages,
                      struct diag *diag)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0) {
        report_errno(diag, PDF003, path, errno);
        return false;
    }
    bool same = same_bytes(fd, bytes, length);
    int error = errno;
    close(fd);
    if (!same && error != 0)
        report_errno(diag, PDF003, path, error);
    else if (!same)
        diag_report(diag, PDF004, diag_file(path), "");
    if (!same)
        return false;
    const char *fault = structure_fault(bytes, length, pages);
    if (fault)
        diag_report(diag, PDF004, diag_file(path), fault);
    return fault == NULL;
}

bool pdf_save(const char *path, const unsigned char *bytes, size_t length, size_t pages,
              struct diag *diag)
{
    if (!write_file(path, bytes, length, diag))
        return false;
    if (read_back(path, bytes, length, pages, diag))
        return true;
    unlink(path);
    return false;
}
