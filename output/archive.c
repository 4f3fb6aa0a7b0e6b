/* ZIP files by libzip, its only user. Knows nothing of what is packed. */
#include "output/archive.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <zip.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"

/* 1 January 1980, the first day that a ZIP file knows: no clock, no time zone. */
enum { DOS_DATE = 0x21, DOS_TIME = 0, MODE = 0100644, MEMBER_BLOCK = 16384 };

const char *archive_library_version(void)
{
    return zip_libzip_version();
}

static const char *error_text(struct arena *arena, int code)
{
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const char *text = text_copy(arena, zip_error_strerror(&error));
    zip_error_fini(&error);
    return text;
}

/* What is compressed already is stored as it is. */
static bool add_member(zip_t *archive, const struct archive_member *member)
{
    bool packed = text_ends_with(member->name, ".pdf") || text_ends_with(member->name, ".xlsx");
    zip_source_t *source = zip_source_file(archive, member->path, 0, 0);
    if (!source)
        return false;
    zip_int64_t index = zip_file_add(archive, member->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    return zip_set_file_compression(archive, at, packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 9) == 0 &&
           zip_file_set_dostime(archive, at, DOS_TIME, DOS_DATE, 0) == 0 &&
           zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)MODE << 16) == 0;
}

static bool flush(const char *path)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool good = file >= 0 && fsync(file) == 0;
    int error = errno;
    if (file >= 0 && close(file) != 0 && good) {
        good = false;
        error = errno;
    }
    errno = error;
    return good;
}

static bool fail(struct diag *diag, const char *path, const char *why)
{
    diag_report(diag, OUT002, diag_file(path), why);
    return false;
}

/* Every member is there, in order, with as many bytes as its file's. */
static bool check_back(struct arena *arena, const char *path, const struct archive_member *members,
                       size_t count, struct diag *diag)
{
    struct archive_member *found;
    struct digest digest;
    size_t found_count;
    const char *fault;
    if (!archive_read(arena, path, &found, &found_count, &fault))
        return fail(diag, path, fault);
    bool good = found_count == count;
    for (size_t i = 0; good && i < count; i++)
        good = text_equal(found[i].name, members[i].name) &&
               digest_file(members[i].path, &digest) && text_equal(found[i].digest.hex, digest.hex);
    if (!good)
        diag_report(diag, OUT006, diag_file(path), "");
    return good;
}

bool archive_write(struct arena *arena, const char *path, const struct archive_member *members,
                   size_t count, struct diag *diag)
{
    int error = 0;
    zip_t *archive = zip_open(path, ZIP_CREATE | ZIP_EXCL, &error);
    if (!archive)
        return fail(diag, path, error_text(arena, error));
    bool good = true;
    for (size_t i = 0; good && i < count; i++)
        good = add_member(archive, &members[i]);
    if (!good || zip_close(archive) != 0) {
        const char *why = text_copy(arena, zip_strerror(archive));
        zip_discard(archive);
        return fail(diag, path, why);
    }
    if (!flush(path))
        return fail(diag, path, strerror(errno));
    return check_back(arena, path, members, count, diag);
}

static int64_t read_member(void *context, void *buffer, size_t size)
{
    return zip_fread(context, buffer, size);
}

static const char *read_members(struct arena *arena, zip_t *archive, struct archive_member *list,
                                size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *name = zip_get_name(archive, i, 0);
        zip_file_t *file = name ? zip_fopen_index(archive, i, 0) : NULL;
        if (!file)
            return text_copy(arena, zip_strerror(archive));
        list[i].name = text_copy(arena, name);
        bool good = digest_reader(read_member, file, &list[i].digest);
        zip_fclose(file);
        if (!good)
            return text_format(arena, "%s is damaged", list[i].name);
    }
    return NULL;
}

bool archive_read(struct arena *arena, const char *path, struct archive_member **out, size_t *count,
                  const char **fault)
{
    int error = 0;
    zip_t *archive = zip_open(path, ZIP_CHECKCONS | ZIP_RDONLY, &error);
    *count = 0;
    if (!archive) {
        *fault = error_text(arena, error);
        return false;
    }
    zip_int64_t entries = zip_get_num_entries(archive, 0);
    *count = entries > 0 ? (size_t)entries : 0;
    *out = arena_alloc_array(arena, *count + 1, sizeof **out);
    *fault = read_members(arena, archive, *out, *count);
    zip_discard(archive);
    return *fault == NULL;
}

/* What `mark` and a number in a member say, or NULL. */
static const char *marked_error(struct arena *arena, const char *bytes, size_t length, char mark)
{
    const char *at = memchr(bytes, mark, length);
    int number = 0;
    if (!at)
        return NULL;
    for (at++; at < bytes + length && *at >= '0' && *at <= '9' && number < 10000; at++)
        number = 10 * number + (*at - '0');
    return text_copy(arena, strerror(number ? number : EIO));
}

/* What is wrong with a member, or NULL. */
static const char *member_fault(struct arena *arena, zip_t *archive, zip_uint64_t index, char mark)
{
    char block[MEMBER_BLOCK];
    zip_int64_t got;
    const char *name = zip_get_name(archive, index, 0), *fault = NULL;
    zip_file_t *file = name ? zip_fopen_index(archive, index, 0) : NULL;
    if (!file)
        return text_copy(arena, zip_strerror(archive));
    bool picture = text_ends_with(name, ".png") || text_ends_with(name, ".jpeg");
    while (!fault && (got = zip_fread(file, block, sizeof block)) > 0)
        fault = picture ? NULL : marked_error(arena, block, (size_t)got, mark);
    if (!fault && got < 0)
        fault = text_format(arena, "%s is damaged", name);
    zip_fclose(file);
    return fault;
}

bool archive_is_whole(struct arena *arena, const char *path, const char *name, char mark,
                      const char **fault)
{
    int error = 0;
    zip_t *archive = zip_open(path, ZIP_CHECKCONS | ZIP_RDONLY, &error);
    if (!archive) {
        *fault = error_text(arena, error);
        return false;
    }
    zip_int64_t count = zip_get_num_entries(archive, 0);
    *fault = zip_name_locate(archive, name, 0) >= 0 ? NULL : text_format(arena, "%s is missing", name);
    for (zip_int64_t i = 0; !*fault && i < count; i++)
        *fault = member_fault(arena, archive, (zip_uint64_t)i, mark);
    zip_discard(archive);
    return *fault == NULL;
}
