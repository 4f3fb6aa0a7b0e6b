/* Staging and publishing of a packet folder (docs/architecture.md "The packet"). Knows no formats.
 *
 * OUT/.NAME.lock     held while a run works on the packet; says which process
 * OUT/.NAME.staging  the packet being made
 * OUT/.NAME.old      the old packet for the moment of the swap, where the file system cannot exchange */
#define _GNU_SOURCE /* flock, renameat2 */
#include "output/packet.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "output/digest.h"

#define STAGING ".staging"
#define OLD     ".old"
enum { OPEN_FOLDERS_MAX = 16, PATH_LENGTH_MAX = 3500, LOCK_TRIES = 10 };

struct packet {
    struct arena *arena;
    const char *out_folder, *final, *staging, *old, *lock_path;
    int lock;
    bool published;
};

static bool fail(struct diag *diag, enum diag_code code, const char *path)
{
    diag_report(diag, code, diag_file(path), strerror(errno));
    return false;
}

static int remove_entry(const char *path, const struct stat *status, int type,
                        struct FTW *position)
{
    (void)status;
    (void)type;
    (void)position;
    return remove(path);
}

/* Removes a folder and what is in it, following no link; no folder is no failure. */
static bool remove_tree(const char *path)
{
    return nftw(path, remove_entry, OPEN_FOLDERS_MAX, FTW_DEPTH | FTW_PHYS) == 0 ||
           errno == ENOENT;
}

static bool make_folders(struct arena *arena, const char *path)
{
    char *part = text_copy(arena, path);
    for (char *c = part + 1; *c; c++) {
        if (*c != '/')
            continue;
        *c = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return false;
        *c = '/';
    }
    return mkdir(part, 0777) == 0 || errno == EEXIST;
}

static bool flush_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    /* Some file systems know no flushing of folders. */
    bool flushed = fsync(folder) == 0 || errno == EINVAL;
    close(folder);
    return flushed;
}

/* Who holds the lock, as the holder wrote it. */
static const char *lock_holder(struct arena *arena, int lock)
{
    char text[64] = {0};
    ssize_t length = pread(lock, text, sizeof text - 1, 0);
    return length > 0 ? text_trim(arena, text) : "?";
}

static bool take_lock(struct packet *packet, struct diag *diag)
{
    packet->lock = open(packet->lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (packet->lock < 0)
        return fail(diag, OUT001, packet->lock_path);
    /* Tried for a moment: a sweep holds the lock only for as long as it cleans up. */
    const struct timespec moment = {0, 20000000};
    bool locked = flock(packet->lock, LOCK_EX | LOCK_NB) == 0;
    for (int i = 0; !locked && errno == EWOULDBLOCK && i < LOCK_TRIES; i++) {
        nanosleep(&moment, NULL);
        locked = flock(packet->lock, LOCK_EX | LOCK_NB) == 0;
    }
    if (!locked) {
        if (errno != EWOULDBLOCK)
            return fail(diag, OUT001, packet->lock_path);
        diag_report(diag, OUT004, diag_file(packet->final),
                    lock_holder(packet->arena, packet->lock));
        return false;
    }
    const char *holder = text_format(packet->arena, "%ld\n", (long)getpid());
    /* Only a courtesy for the message above: the lock itself does not depend on it. */
    if (ftruncate(packet->lock, 0) != 0 ||
        pwrite(packet->lock, holder, strlen(holder), 0) < 0)
        errno = 0;
    return true;
}

/* What a killed run left: its staging folder, or the old packet moved aside in the middle of a swap. */
static bool clean_up(struct packet *packet, struct diag *diag)
{
    struct stat status;
    if (lstat(packet->final, &status) != 0 && errno == ENOENT &&
        lstat(packet->old, &status) == 0 && rename(packet->old, packet->final) != 0)
        return fail(diag, OUT001, packet->old);
    if (!remove_tree(packet->old))
        return fail(diag, OUT001, packet->old);
    if (!remove_tree(packet->staging))
        return fail(diag, OUT001, packet->staging);
    return true;
}

static struct packet *new_packet(struct arena *arena, const char *out_folder, const char *name)
{
    struct packet *packet = arena_alloc(arena, sizeof *packet);
    packet->arena = arena;
    packet->lock = -1;
    packet->out_folder = out_folder;
    packet->final = text_format(arena, "%s/%s", out_folder, name);
    packet->staging = text_format(arena, "%s/.%s" STAGING, out_folder, name);
    packet->old = text_format(arena, "%s/.%s" OLD, out_folder, name);
    packet->lock_path = text_format(arena, "%s/.%s.lock", out_folder, name);
    return packet;
}

/* The packet's name in that of a leftover (".9901.staging"), or NULL when it is none. */
static const char *leftover_of(struct arena *arena, const char *entry)
{
    size_t length = strlen(entry), ending = text_ends_with(entry, STAGING) ? strlen(STAGING)
                                            : text_ends_with(entry, OLD)   ? strlen(OLD)
                                                                           : 0;
    if (entry[0] != '.' || ending == 0 || length < ending + 2)
        return NULL;
    return text_copy_n(arena, entry + 1, length - ending - 1);
}

void packet_sweep(struct arena *arena, const char *out_folder)
{
    struct dirent *entry;
    DIR *folder = opendir(out_folder);
    while (folder && (entry = readdir(folder)) != NULL) {
        const char *name = leftover_of(arena, entry->d_name);
        if (!name)
            continue;
        struct packet *packet = new_packet(arena, out_folder, name);
        packet->published = true; /* nothing of ours to remove at the end */
        int lock = open(packet->lock_path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
        packet->lock = lock;
        if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
            clean_up(packet, diag_new(arena));
        packet_end(packet);
    }
    if (folder)
        closedir(folder);
}

struct packet *packet_begin(struct arena *arena, const char *out_folder, const char *name,
                            struct diag *diag)
{
    struct packet *packet = new_packet(arena, out_folder, name);
    if (strlen(packet->final) > PATH_LENGTH_MAX) {
        errno = ENAMETOOLONG;
        fail(diag, OUT001, out_folder);
        return NULL;
    }
    bool good = make_folders(arena, out_folder) || fail(diag, OUT001, out_folder);
    good = good && take_lock(packet, diag) && clean_up(packet, diag);
    if (good && mkdir(packet->staging, 0777) != 0)
        good = fail(diag, OUT001, packet->staging);
    if (!good) {
        packet->published = true; /* nothing of ours to remove */
        packet_end(packet);
        return NULL;
    }
    return packet;
}

const char *packet_path(struct packet *packet, const char *file)
{
    return text_format(packet->arena, "%s/%s", packet->staging, file);
}

/* Read back: what a disk says it wrote is not always there (promise 1). */
static bool is_as_written(const char *path, const void *data, size_t length, struct diag *diag)
{
    struct digest wanted = digest_bytes(data, length), found;
    if (!digest_file(path, &found))
        return fail(diag, OUT002, path);
    if (text_equal(wanted.hex, found.hex))
        return true;
    diag_report(diag, OUT006, diag_file(path), "");
    return false;
}

bool packet_write(struct packet *packet, const char *file, const void *data, size_t length,
                  struct diag *diag)
{
    const char *path = packet_path(packet, file);
    const char *next = data;
    size_t whole = length;
    int out = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (out < 0)
        return fail(diag, OUT001, path);
    while (length > 0) {
        ssize_t written = write(out, next, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            fail(diag, OUT002, path);
            close(out);
            return false;
        }
        next += written;
        length -= (size_t)written;
    }
    if (fsync(out) != 0) {
        fail(diag, OUT002, path);
        close(out);
        return false;
    }
    if (close(out) != 0)
        return fail(diag, OUT002, path);
    return is_as_written(path, data, whole, diag);
}

/* The new packet under the final name, the old one (if any) under the staging or old name. */
static bool swap_in(struct packet *packet, struct diag *diag)
{
    if (renameat2(AT_FDCWD, packet->staging, AT_FDCWD, packet->final, RENAME_NOREPLACE) == 0)
        return true;
    if (errno == EEXIST || errno == ENOTEMPTY) {
        if (renameat2(AT_FDCWD, packet->staging, AT_FDCWD, packet->final, RENAME_EXCHANGE) == 0)
            return true;
    }
    if (errno != EINVAL && errno != ENOSYS)
        return fail(diag, OUT003, packet->final);
    /* A file system without these flags: two renames, the gap between them mended by clean_up(). */
    if (rename(packet->final, packet->old) != 0 && errno != ENOENT)
        return fail(diag, OUT003, packet->final);
    if (rename(packet->staging, packet->final) != 0) {
        fail(diag, OUT003, packet->final);
        if (rename(packet->old, packet->final) != 0 && errno != ENOENT)
            fail(diag, OUT003, packet->old);
        return false;
    }
    return true;
}

bool packet_publish(struct packet *packet, const char **final, struct diag *diag)
{
    if (!flush_folder(packet->staging))
        return fail(diag, OUT002, packet->staging);
    if (!swap_in(packet, diag))
        return false;
    packet->published = true;
    *final = packet->final;
    bool flushed = flush_folder(packet->out_folder) || fail(diag, OUT019, packet->final);
    /* The old packet now stands under one of these names. */
    if (!remove_tree(packet->staging) || !remove_tree(packet->old))
        diag_report(diag, OUT005, diag_file(packet->staging), strerror(errno));
    return flushed;
}

void packet_end(struct packet *packet)
{
    if (!packet)
        return;
    if (!packet->published)
        remove_tree(packet->staging);
    if (packet->lock >= 0)
        close(packet->lock); /* gives the lock back; the file stays, so that no two runs lock different ones */
    packet->lock = -1;
}
