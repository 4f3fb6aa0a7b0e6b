/* Looks at the names in an office folder, not into the files. */
#include "input/office_names.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/utf8.h"

#include <string.h>

enum { MOST_NAMES = 10000 };

/* formats.md "Files". */
static const char *const known[] = {
    "packet.ini",   "groups.csv",   "indicators.csv",   "results.csv",  "gap-plan.csv",
    "evidence.csv", "sar.csv",      "sar-answers.csv",  "pmqa.csv",     "pmqa-answers.csv",
    "surveys.ini",  "budget.csv",   "survey-items.csv", "targets.csv",  "projects.csv",
    "risks.csv",    "controls.csv", "feedback.csv",     "calendar.csv",
};
enum { KNOWN_COUNT = sizeof known / sizeof known[0] };

static bool is_known(const char *name)
{
    for (size_t i = 0; i < KNOWN_COUNT; i++) {
        if (text_equal(known[i], name)) {
            return true;
        }
    }
    return false;
}

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

static bool is_used(const char *name, const char *const *used, size_t used_count)
{
    for (size_t i = 0; i < used_count; i++) {
        if (text_equal(used[i], name)) {
            return true;
        }
    }
    return false;
}

void office_names_check(struct arena *arena, const struct bytes_folder *folder,
                        const char *const *used, size_t used_count, struct diag *diag)
{
    const char **names = NULL;
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
        if (is_input(arena, entry->d_name) && !is_known(entry->d_name) &&
            !is_used(entry->d_name, used, used_count)) {
            names = arena_grow(arena, names, count, &capacity, sizeof *names);
            names[count++] = text_copy(arena, entry->d_name);
        }
    }
    closedir(directory);
    if (count > 0) {
        qsort(names, count, sizeof *names, compare_names); /* the same order on every disk */
    }
    for (size_t i = 0; i < count; i++) {
        const char *near = text_nearest(arena, names[i], known, KNOWN_COUNT);
        if (near != NULL) {
            diag_report(diag, OFF003, diag_file(names[i]), names[i], near);
        }
    }
}
