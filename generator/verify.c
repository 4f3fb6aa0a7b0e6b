/* The proof of a packet: every file by its digest, in both directions. Changes nothing. */
#include "generator/verify.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/manifest.h"
#include "output/archive.h"
#include "output/digest.h"

struct proof {
    struct arena *arena;
    const char *folder;
    struct diag *diag;
    struct manifest *manifest;
    struct digest own; /* of the manifest */
};

static const char *path_in(struct proof *proof, const char *name)
{
    return text_format(proof->arena, "%s/%s", proof->folder, name);
}

/* A name in the packet's folder itself: a manifest may come from anywhere. */
static bool is_plain_name(const char *name)
{
    return *name && *name != '.' && !strchr(name, '/');
}

static const struct manifest_entry *find(const struct proof *proof, const char *name)
{
    for (size_t i = 0; i < proof->manifest->count; i++) {
        const struct manifest_entry *entry = &proof->manifest->entries[i];
        if (manifest_is_held(entry) && text_equal(entry->path, name))
            return entry;
    }
    return NULL;
}

static bool same(const struct manifest_entry *entry, const struct digest *digest)
{
    return text_equal(entry->sha256, digest->hex);
}

/* After a failure: errno says why. */
static void report_unread(struct proof *proof, const char *path)
{
    diag_report(proof->diag, errno == ENOENT ? OUT010 : OUT014, diag_file(path), strerror(errno));
}

static void prove_file(struct proof *proof, const struct manifest_entry *entry)
{
    struct digest digest;
    const char *path = path_in(proof, entry->path);
    if (!is_plain_name(entry->path))
        diag_report(proof->diag, OUT013, diag_file(path_in(proof, MANIFEST_NAME)), entry->path);
    else if (!digest_file(path, &digest))
        report_unread(proof, path);
    else if (!same(entry, &digest))
        diag_report(proof->diag, OUT011, diag_file(path), entry->bytes,
                    text_format(proof->arena, "%llu", (unsigned long long)digest.bytes),
                    text_copy(proof->arena, digest.hex));
}

/* What stands in the folder and in no line. */
static void prove_folder(struct proof *proof)
{
    struct dirent **entries;
    int count = scandir(proof->folder, &entries, NULL, alphasort);
    if (count < 0) {
        diag_report(proof->diag, OUT014, diag_file(proof->folder), strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        if (!text_equal(name, ".") && !text_equal(name, "..") && !text_equal(name, MANIFEST_NAME) &&
            !find(proof, name))
            diag_report(proof->diag, OUT012, diag_file(path_in(proof, name)), "");
        free(entries[i]);
    }
    free(entries);
}

static bool prove_member(struct proof *proof, const struct archive_member *member)
{
    const char *slash = strchr(member->name, '/');
    const char *name = slash ? slash + 1 : member->name;
    if (text_equal(name, MANIFEST_NAME))
        return text_equal(member->digest.hex, proof->own.hex);
    const struct manifest_entry *entry = find(proof, name);
    return entry && same(entry, &member->digest);
}

/* libzip follows links and waits for a pipe: it gets neither. False with errno. */
static bool can_be_read(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool good = file >= 0 && lseek(file, 0, SEEK_SET) == 0;
    int error = errno;
    if (file >= 0)
        close(file);
    errno = error;
    return good;
}

/* The archive holds each file once, as the manifest has it, and the manifest itself. */
static void prove_archive(struct proof *proof, const struct manifest_entry *entry)
{
    struct archive_member *members;
    size_t count, files = 0;
    const char *fault, *path = path_in(proof, entry->path);
    if (!is_plain_name(entry->path)) {
        diag_report(proof->diag, OUT013, diag_file(path_in(proof, MANIFEST_NAME)), entry->path);
        return;
    }
    if (!can_be_read(path)) {
        report_unread(proof, path);
        return;
    }
    if (!archive_read(proof->arena, path, &members, &count, &fault)) {
        diag_report(proof->diag, OUT014, diag_file(path), fault);
        return;
    }
    for (size_t i = 0; i < count; i++)
        if (!prove_member(proof, &members[i]))
            diag_report(proof->diag, OUT015, diag_file(path), members[i].name);
    for (size_t i = 0; i < proof->manifest->count; i++)
        files += text_equal(proof->manifest->entries[i].kind, MANIFEST_FILE);
    if (count != files + 1)
        diag_report(proof->diag, OUT016, diag_file(path), text_format(proof->arena, "%zu", count),
                    text_format(proof->arena, "%zu", files + 1));
}

bool verify_packet(struct arena *arena, const char *folder, struct diag *diag,
                   struct manifest **manifest, const char **digest)
{
    struct proof proof = {.arena = arena, .folder = folder, .diag = diag};
    const char *own = path_in(&proof, MANIFEST_NAME);
    size_t errors = diag_count(diag, DIAG_ERROR);
    if (!digest_file(own, &proof.own) || !manifest_read(arena, own, &proof.manifest)) {
        diag_report(diag, OUT017, diag_file(folder), MANIFEST_NAME);
        return false;
    }
    for (size_t i = 0; i < proof.manifest->count; i++) {
        const struct manifest_entry *entry = &proof.manifest->entries[i];
        if (text_equal(entry->kind, MANIFEST_FILE))
            prove_file(&proof, entry);
        else if (text_equal(entry->kind, MANIFEST_ARCHIVE))
            prove_archive(&proof, entry);
    }
    prove_folder(&proof);
    *manifest = proof.manifest;
    *digest = text_copy(arena, proof.own.hex);
    return diag_count(diag, DIAG_ERROR) == errors;
}
