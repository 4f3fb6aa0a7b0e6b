/* Writes the files that input/starter.c composes; knows no format. */
#include "generator/new_office.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

enum { MOST_MADE = 200, FILE_MODE = 0666, FOLDER_MODE = 0777 };

struct making {
    struct arena *arena;
    struct diag *diag;
    const char *folder;
    int descriptor;
    struct {
        const char *path;
        bool is_folder;
    } made[MOST_MADE]; /* below the folder, in order, to be taken away after a failure */
    size_t made_count;
};

static bool fail(struct making *making, enum diag_code code, const char *path, int error)
{
    const char *shown =
        *path ? text_format(making->arena, "%s/%s", making->folder, path) : making->folder;
    diag_report(making->diag, code, diag_file(shown), strerror(error));
    return false;
}

static void remember(struct making *making, const char *path, bool is_folder)
{
    if (making->made_count < MOST_MADE) {
        making->made[making->made_count].path = path;
        making->made[making->made_count++].is_folder = is_folder;
    }
}

static bool is_empty(int folder)
{
    bool empty = true;
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *listing = copy >= 0 ? fdopendir(copy) : NULL;
    if (!listing) {
        if (copy >= 0)
            close(copy);
        return false;
    }
    for (struct dirent *entry; empty && (entry = readdir(listing));)
        empty = text_equal(entry->d_name, ".") || text_equal(entry->d_name, "..");
    closedir(listing);
    return empty;
}

/* *made: it was not there before. */
static bool open_folder(struct making *making, bool *made)
{
    *made = mkdir(making->folder, FOLDER_MODE) == 0;
    if (!*made && errno != EEXIST)
        return fail(making, NEW002, "", errno);
    making->descriptor = open(making->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (making->descriptor < 0)
        return fail(making, NEW002, "", errno);
    if (!is_empty(making->descriptor)) {
        diag_report(making->diag, NEW001, diag_file(making->folder), "");
        close(making->descriptor);
        return false;
    }
    return true;
}

static bool make_parent(struct making *making, const char *path)
{
    const char *slash = strchr(path, '/');
    if (!slash)
        return true;
    const char *parent = text_copy_n(making->arena, path, (size_t)(slash - path));
    if (mkdirat(making->descriptor, parent, FOLDER_MODE) == 0) {
        remember(making, parent, true);
        return true;
    }
    return errno == EEXIST || fail(making, NEW002, parent, errno);
}

static bool write_file(struct making *making, const struct starter_file *file)
{
    size_t done = 0;
    if (!make_parent(making, file->path))
        return false;
    int descriptor = openat(making->descriptor, file->path,
                            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, FILE_MODE);
    if (descriptor < 0)
        return fail(making, NEW002, file->path, errno);
    remember(making, file->path, false);
    while (done < file->length) {
        ssize_t now = write(descriptor, file->bytes + done, file->length - done);
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0) {
            int error = errno;
            close(descriptor);
            return fail(making, NEW003, file->path, error);
        }
        done += (size_t)now;
    }
    return close(descriptor) == 0 || fail(making, NEW003, file->path, errno);
}

static void take_away(struct making *making, bool folder_made)
{
    for (size_t i = making->made_count; i-- > 0;)
        unlinkat(making->descriptor, making->made[i].path,
                 making->made[i].is_folder ? AT_REMOVEDIR : 0);
    if (folder_made)
        rmdir(making->folder);
}

bool new_office(struct arena *arena, const char *folder, const char *data_folder,
                enum diag_language language, struct diag *diag, const struct starter_file **files,
                size_t *count)
{
    struct making *making = arena_alloc(arena, sizeof *making);
    bool folder_made, good = true;
    making->arena = arena;
    making->diag = diag;
    making->folder = folder;
    if (!starter_files(arena, data_folder, language, diag, files, count) ||
        !open_folder(making, &folder_made))
        return false;
    for (size_t i = 0; good && i < *count; i++)
        good = write_file(making, &(*files)[i]);
    if (!good)
        take_away(making, folder_made);
    close(making->descriptor);
    return good;
}
