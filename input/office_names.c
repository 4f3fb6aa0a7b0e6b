/* Looks at the names in an office folder, not into the files. */
#include "input/office_names.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/schema.h"
#include "input/utf8.h"

#include <string.h>

enum { MOST_NAMES = 10000 };

static bool is_input(struct arena *arena, const char *name)
{
    size_t next;
    bool cut;
    size_t length = strlen(name);
    if (name[0] == '.' ||
        utf8_prefix((const unsigned char *)name, length, &next, &cut, NULL) != length) {
        return false;
    }
    const char *lower = text_lower(arena, name);
    return text_ends_with(lower, ".csv") || text_ends_with(lower, ".ini");
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* Every file that is read under a name of its own. */
static size_t known_names(struct arena *arena, const char ***out)
{
    size_t count;
    const struct schema_file *files = schema_files(&count);
    const char **names = arena_alloc_array(arena, count + 2, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = files[i].name;
    }
    names[count++] = "packet.ini";
    names[count++] = "surveys.ini";
    *out = names;
    return count;
}

void office_names_check(struct arena *arena, const struct bytes_folder *folder,
                        const char *const *used, size_t used_count, struct diag *diag)
{
    const char **names = NULL, **known;
    size_t known_count = known_names(arena, &known);
    size_t count = 0;
    size_t capacity = 0;
    int descriptor = openat(folder->descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (directory == NULL) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return; /* it was opened a moment ago: whatever this is, the files have said it */
    }
    for (struct dirent *entry; count < MOST_NAMES && (entry = readdir(directory)) != NULL;) {
        if (is_input(arena, entry->d_name) &&
            !text_is_among(known, known_count, entry->d_name) &&
            !text_is_among(used, used_count, entry->d_name)) {
            names = arena_grow(arena, names, count, &capacity, sizeof *names);
            names[count++] = text_copy(arena, entry->d_name);
        }
    }
    closedir(directory);
    if (count > 0) {
        qsort(names, count, sizeof *names, compare_names); /* the same order on every disk */
    }
    for (size_t i = 0; i < count; i++) {
        const char *near = text_nearest(arena, names[i], known, known_count);
        if (near != NULL) {
            diag_report(diag, OFF003, diag_file(names[i]), names[i], near);
        }
    }
}
