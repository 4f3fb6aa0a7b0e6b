/* For tests/fault: preloaded, it makes the N-th call of a kind fail. Part of no program.
 *
 * FAULT_CALLS  kinds that count: write stdio fsync rename close open mkdir read malloc, separated
 * by commas FAULT_AT     which call fails (1 is the first; 0: none, only count); with FAULT_LASTING
 * all from there on FAULT_ERRNO  the error's number FAULT_SIGNAL instead of failing, die of this
 * signal FAULT_ROOT   only files whose path holds this count (malloc has none) FAULT_STATE  a file
 * of 8 bytes, shared by all processes: how many calls there were */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static const char *calls = "", *root = "";
static long fail_at, fail_errno = EIO, fail_signal;
static int lasting;
static _Atomic long *counter;

static long number(const char *name, long otherwise)
{
    const char *value = getenv(name);
    return value ? strtol(value, NULL, 10) : otherwise;
}

__attribute__((constructor)) static void start(void)
{
    const char *state = getenv("FAULT_STATE");
    int file = state ? (int)syscall(SYS_openat, AT_FDCWD, state, O_RDWR, 0) : -1;
    if (file < 0)
        return;
    void *shared = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    syscall(SYS_close, file);
    if (shared == MAP_FAILED)
        return;
    calls = getenv("FAULT_CALLS") ? getenv("FAULT_CALLS") : "";
    root = getenv("FAULT_ROOT") ? getenv("FAULT_ROOT") : "";
    fail_at = number("FAULT_AT", 0);
    fail_errno = number("FAULT_ERRNO", EIO);
    fail_signal = number("FAULT_SIGNAL", 0);
    lasting = getenv("FAULT_LASTING") != NULL;
    counter = shared;
}

static int counts(const char *kind)
{
    size_t length = strlen(kind);
    for (const char *at = calls; (at = strstr(at, kind)) != NULL; at += length)
        if ((at == calls || at[-1] == ',') && (at[length] == ',' || at[length] == '\0'))
            return 1;
    return 0;
}

/* Whether this call is the one. */
static int fails(const char *kind, const char *path)
{
    if (!counter || !counts(kind) || (path && !strstr(path, root)))
        return 0;
    long now = atomic_fetch_add(counter, 1) + 1;
    if (fail_at == 0 || (lasting ? now < fail_at : now != fail_at))
        return 0;
    if (fail_signal)
        syscall(SYS_kill, getpid(), (int)fail_signal);
    if (fail_signal == SIGSTOP) /* and goes on when it is told to */
        return 0;
    errno = (int)fail_errno;
    return 1;
}

static int fails_fd(const char *kind, int fd)
{
    char link[40], path[PATH_MAX];
    if (!counter || !counts(kind))
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = '\0';
    return fails(kind, path);
}

#define REAL(type, name, ...)                                                                      \
    static type (*real)(__VA_ARGS__);                                                              \
    if (!real)                                                                                     \
    *(void **)&real = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *data, size_t length)
{
    return fails_fd("write", fd) ? -1 : syscall(SYS_write, fd, data, length);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at)
{
    return fails_fd("write", fd) ? -1 : syscall(SYS_pwrite64, fd, data, length, at);
}

ssize_t pread(int fd, void *data, size_t length, off_t at)
{
    return fails_fd("read", fd) ? -1 : syscall(SYS_pread64, fd, data, length, at);
}

size_t fwrite(const void *data, size_t size, size_t count, FILE *file)
{
    REAL(size_t, "fwrite", const void *, size_t, size_t, FILE *);
    return fails_fd("stdio", fileno(file)) ? 0 : real(data, size, count, file);
}

int fflush(FILE *file)
{
    REAL(int, "fflush", FILE *);
    return file && fails_fd("stdio", fileno(file)) ? EOF : real(file);
}

int fsync(int fd)
{
    return fails_fd("fsync", fd) ? -1 : (int)syscall(SYS_fsync, fd);
}

ssize_t read(int fd, void *data, size_t length)
{
    return fails_fd("read", fd) ? -1 : syscall(SYS_read, fd, data, length);
}

int close(int fd)
{
    int failed = fails_fd("close", fd), error = errno;
    int result = (int)syscall(SYS_close, fd);
    errno = failed ? error : errno;
    return failed ? -1 : result;
}

int fclose(FILE *file)
{
    REAL(int, "fclose", FILE *);
    int failed = fails_fd("close", fileno(file)), error = errno;
    int result = real(file);
    errno = failed ? error : errno;
    return failed ? EOF : result;
}

static int open_with(const char *path, int flags, va_list more)
{
    int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, int) : 0;
    return fails("open", path) ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    int result = open_with(path, flags, more);
    va_end(more);
    return result;
}

int open64(const char *path, int flags, ...)
{
    va_list more;
    va_start(more, flags);
    int result = open_with(path, flags, more);
    va_end(more);
    return result;
}

FILE *fopen(const char *path, const char *mode)
{
    REAL(FILE *, "fopen", const char *, const char *);
    return fails("open", path) ? NULL : real(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
    REAL(FILE *, "fopen64", const char *, const char *);
    return fails("open", path) ? NULL : real(path, mode);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", path) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

int rename(const char *from, const char *to)
{
    return fails("rename", to) ? -1 : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (fails("rename", to))
        return -1;
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

void *malloc(size_t size)
{
    return fails("malloc", NULL) ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails("malloc", NULL) ? NULL : __libc_calloc(count, size);
}

void *realloc(void *block, size_t size)
{
    return fails("malloc", NULL) ? NULL : __libc_realloc(block, size);
}
