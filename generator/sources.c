/* Digests of what a packet is made from. Decides nothing about what is made. */
#include "generator/sources.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "fonts/family.h"
#include "generator/manifest.h"
#include "generator/options.h"
#include "generator/shared.h"
#include "input/bytes.h"
#include "output/archive.h"
#include "output/digest.h"
#include "output/merge.h"
#include "output/pdf.h"
#include "output/xlsx.h"

#define BINDER "qpdf" /* opened only when it is used */

enum { DEPTH_MAX = 16, STAMPS_MAXIMUM = 64 << 20 };

struct walk {
    struct arena *arena;
    struct manifest *manifest;
    const char *kind;
    struct bytes_folder root;
    const char *ending; /* only files whose names end so; "" for all */
    struct text_buffer *stamps; /* gets these in place of digests; or NULL */
};

/* A name may hold any byte; a manifest is text: what is none becomes %41. */
static const char *shown_path(struct arena *arena, const char *path)
{
    char *out = arena_alloc(arena, 3 * strlen(path) + 1), *end = out;
    for (const char *at = path; *at;) {
        const char *from = at;
        uint32_t code = text_next(&at);
        if (code >= 0x20 && code != 0x7F && code != 0xFFFD && code != '%') {
            memcpy(end, from, (size_t)(at - from));
            end += at - from;
            continue;
        }
        for (; from < at; from++) {
            static const char HEX[] = "0123456789ABCDEF";
            *end++ = '%';
            *end++ = HEX[(unsigned char)*from >> 4];
            *end++ = HEX[(unsigned char)*from & 15];
        }
    }
    *end = '\0';
    return out;
}

/* A link counts as where it points to: what stands there is walked by itself, if it lies below. */
static bool add_link(struct walk *walk, const char *path, const char *relative)
{
    char target[PATH_MAX];
    ssize_t length = readlink(path, target, sizeof target);
    if (length < 0)
        return false;
    struct digest digest = digest_bytes(target, (size_t)length);
    manifest_add_digest(walk->manifest, walk->kind, shown_path(walk->arena, relative), &digest);
    return true;
}

static void add_stamp(struct text_buffer *out, const char *path, const struct stat *status)
{
    text_buffer_add_format(out, "%s %ju %ju %jd %jd.%09ld %jd.%09ld\n", path,
                           (uintmax_t)status->st_dev, (uintmax_t)status->st_ino,
                           (intmax_t)status->st_size, (intmax_t)status->st_mtim.tv_sec,
                           status->st_mtim.tv_nsec, (intmax_t)status->st_ctim.tv_sec,
                           status->st_ctim.tv_nsec);
}

static bool add_file(struct walk *walk, const char *relative)
{
    struct digest digest;
    int file, error;
    if (bytes_open(&walk->root, relative, &file, &error) != BYTES_OPENED)
        return true; /* the reading of the office says so, if it needs the file */
    if (walk->stamps) {
        struct stat status;
        bool known = fstat(file, &status) == 0;
        close(file);
        if (known)
            add_stamp(walk->stamps, relative, &status);
        return known;
    }
    bool good = digest_descriptor(file, &digest);
    error = errno;
    close(file);
    errno = error;
    if (good)
        manifest_add_digest(walk->manifest, walk->kind, shown_path(walk->arena, relative), &digest);
    return good;
}

static bool is_packet(struct arena *arena, const char *path)
{
    return access(text_format(arena, "%s/%s", path, MANIFEST_NAME), F_OK) == 0;
}

static bool walk_folder(struct walk *walk, const char *folder, int depth);

static bool add_entry(struct walk *walk, const char *folder, const char *name, int depth)
{
    struct stat status;
    const char *relative =
        *folder ? text_format(walk->arena, "%s/%s", folder, name) : text_copy(walk->arena, name);
    const char *path = text_format(walk->arena, "%s/%s", walk->root.path, relative);
    if (lstat(path, &status) != 0)
        return errno == ENOENT; /* gone in between: not read either */
    if (S_ISDIR(status.st_mode))
        return *walk->ending || is_packet(walk->arena, path) ||
               walk_folder(walk, relative, depth + 1);
    if (!text_ends_with(name, walk->ending))
        return true;
    if (S_ISLNK(status.st_mode) && !walk->stamps && !add_link(walk, path, relative))
        return false;
    return add_file(walk, relative);
}

static bool walk_folder(struct walk *walk, const char *folder, int depth)
{
    struct dirent **entries;
    if (depth > DEPTH_MAX)
        return true; /* nothing that deep is read */
    int count = scandir(text_format(walk->arena, "%s/%s", walk->root.path, folder), &entries, NULL,
                        alphasort);
    if (count < 0)
        return errno == ENOENT || errno == EACCES;
    bool good = true;
    int error = 0;
    for (int i = 0; i < count; i++) {
        if (good && entries[i]->d_name[0] != '.') {
            good = add_entry(walk, folder, entries[i]->d_name, depth);
            error = errno;
        }
        free(entries[i]);
    }
    free(entries);
    errno = error;
    return good;
}

static bool add_inputs(struct arena *arena, struct manifest *manifest, const char *folder)
{
    struct walk walk = {arena, manifest, MANIFEST_INPUT, {0}, "", NULL};
    int error;
    if (!bytes_folder_open(arena, folder, &walk.root, &error)) {
        errno = error;
        return false;
    }
    return walk_folder(&walk, "", 0);
}

/* Adds lines to `manifest`, or to `stamps` where that is given. */
static bool add_data(struct arena *arena, struct manifest *manifest, struct text_buffer *stamps,
                     const char *folder)
{
    static const char *const PLACES[][2] = {{"fonts", ".ini"},
                                            {"fonts/words", ".txt"},
                                            {"input/reference", ".csv"},
                                            {"input/reference", ".ini"},
                                            {"layouts", ".md"}};
    struct walk walk = {arena, manifest, MANIFEST_DATA, {0}, "", stamps};
    int error;
    if (!bytes_folder_open(arena, folder, &walk.root, &error)) {
        errno = error;
        return false;
    }
    bool good = true;
    for (size_t i = 0; good && i < sizeof PLACES / sizeof *PLACES; i++) {
        walk.ending = PLACES[i][1];
        good = walk_folder(&walk, PLACES[i][0], 0);
    }
    return good;
}

static bool add_program(struct manifest *manifest)
{
    struct digest digest;
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length < 0)
        return false;
    path[length] = '\0';
    if (!digest_file(path, &digest))
        return false;
    manifest_add_digest(manifest, MANIFEST_PROGRAM, "raingan", &digest);
    manifest->entries[manifest->count - 1].version = RAINGAN_VERSION;
    return true;
}

static void add_library(struct manifest *manifest, const char *name, const char *version)
{
    manifest_add(manifest, (struct manifest_entry){
                               .kind = MANIFEST_LIBRARY, .path = name, .version = version});
}

static void add_libraries(struct arena *arena, struct manifest *manifest)
{
    const char **parts;
    size_t count = text_split(arena, breaker_versions(arena), ",", &parts); /* "ICU 72.1" … */
    for (size_t i = 0; i < count; i++) {
        char *name = text_copy(arena, parts[i]);
        char *space = strchr(name, ' ');
        if (space)
            *space = '\0';
        add_library(manifest, name, space ? space + 1 : "");
    }
    add_library(manifest, "HarfBuzz", font_shaper_version());
    add_library(manifest, "libharu", pdf_library_version());
    add_library(manifest, "libxlsxwriter", xlsx_library_version());
    add_library(manifest, "libzip", archive_library_version());
}

static void add_option(struct manifest *manifest, const char *name, const char *value)
{
    if (value)
        manifest_add(manifest, (struct manifest_entry){
                                   .kind = MANIFEST_OPTION, .path = name, .version = value});
}

static const char *due_names(struct arena *arena, const struct options *options)
{
    const char *names = "";
    for (size_t i = 0; i < options->due_count; i++)
        names = text_format(arena, "%s%s%s", names, i ? "," : "", options->due_reports[i]);
    return names;
}

bool sources_add_shared(struct arena *arena, struct manifest *manifest, const struct shared *shared,
                        const struct options *options)
{
    add_option(manifest, "draft", options->draft ? "yes" : NULL);
    add_option(manifest, "due", options->due ? due_names(arena, options) : NULL);
    add_option(manifest, "format", options->format);
    add_option(manifest, "lang", options->language == DIAG_THAI ? "th" : "en");
    add_option(manifest, "only", options->only);
    errno = shared->error;
    if (!shared->program)
        return false;
    for (size_t i = 0; i < shared->program->count; i++)
        manifest_add(manifest, shared->program->entries[i]);
    return true;
}

bool sources_add(struct arena *arena, struct manifest *manifest, const char *office_folder,
                 const struct shared *shared, const struct options *options)
{
    return sources_add_shared(arena, manifest, shared, options) &&
           add_inputs(arena, manifest, office_folder);
}

bool sources_add_program(struct arena *arena, struct manifest *manifest, const char *data_folder)
{
    add_libraries(arena, manifest);
    return add_program(manifest) && add_data(arena, manifest, NULL, data_folder);
}

const char *sources_stamps(struct arena *arena, const char *data_folder)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, STAMPS_MAXIMUM);
    text_buffer_add(&out, "");
    return add_data(arena, NULL, &out, data_folder) ? out.data : NULL;
}

void sources_add_binder(struct manifest *manifest)
{
    add_library(manifest, BINDER, merge_library_version());
}

void sources_add_incomplete(struct manifest *manifest)
{
    add_option(manifest, "incomplete", "yes");
}

/* --- comparing ------------------------------------------------------------------------------ */

static bool is_binder(const struct manifest_entry *entry)
{
    return text_equal(entry->kind, MANIFEST_LIBRARY) && text_equal(entry->path, BINDER);
}

static bool is_compared(const struct manifest_entry *entry)
{
    return !manifest_is_held(entry) && !text_equal(entry->kind, MANIFEST_FONT) &&
           !is_binder(entry);
}

/* Options that say which files are made, not what stands in them. */
static bool is_choice(const struct manifest_entry *entry)
{
    static const char *const CHOICES[] = {"due", "format", "lang", "only"};
    for (size_t i = 0; i < sizeof CHOICES / sizeof *CHOICES; i++)
        if (text_equal(entry->kind, MANIFEST_OPTION) && text_equal(entry->path, CHOICES[i]))
            return true;
    return false;
}

static const struct manifest_entry *next_source(const struct manifest *manifest, size_t *at,
                                                bool choices)
{
    while (*at < manifest->count && (!is_compared(&manifest->entries[*at]) ||
                                     (!choices && is_choice(&manifest->entries[*at]))))
        ++*at;
    return *at < manifest->count ? &manifest->entries[(*at)++] : NULL;
}

static bool compare(const struct manifest *left, const struct manifest *right, bool choices)
{
    size_t l = 0, r = 0;
    for (;;) {
        const struct manifest_entry *a = next_source(left, &l, choices);
        const struct manifest_entry *b = next_source(right, &r, choices);
        if (!a || !b)
            return a == b;
        if (!text_equal(a->kind, b->kind) || !text_equal(a->path, b->path) ||
            !text_equal(a->sha256, b->sha256) || !text_equal(a->version, b->version))
            return false;
    }
}

bool sources_equal(const struct manifest *left, const struct manifest *right)
{
    return compare(left, right, true);
}

bool sources_equal_but_choices(const struct manifest *left, const struct manifest *right)
{
    return compare(left, right, false);
}

bool sources_used_stand(const struct manifest *manifest)
{
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *it = &manifest->entries[i];
        struct digest digest;
        if (text_equal(it->kind, MANIFEST_FONT) && it->path[0] == '/' &&
            (!digest_file(it->path, &digest) || !text_equal(digest.hex, it->sha256)))
            return false;
        if (is_binder(it) && !text_equal(it->version, merge_library_version()))
            return false;
    }
    return true;
}
