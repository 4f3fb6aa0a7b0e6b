/* The second opinion on an INI file: iniparser's. iniparser is used in this file only, and of it
 * only iniparser_load and iniparser_getstring (library-limits.md I1, I8, I9).
 *
 * iniparser 4.1 cannot take a file of ours as it stands: a line over 1,024 bytes rejects the file
 * (I2), unquoted ';' and '#' cut values (I4), '\' at a line's end glues lines together. So it reads
 * a copy: every line that it can read as formats.md means it stands there as it is; of the others
 * only the value is replaced by a stand-in, `key = "@12"` for our entry 12. Sections, keys, the
 * line structure and all ordinary values are still judged twice. The copy lives in memory
 * (memfd_create, read through /proc/self/fd), because iniparser_load takes only a path and input/
 * writes no files. */
#define _GNU_SOURCE /* memfd_create, which is Linux's, not POSIX's */
#include "input/ini_scan.h"

#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

enum { LIBRARY_LINE = 1000 }; /* ASCIILINESZ is 1024 with its line end and a reserve */

/* iniparser's own messages carry no more than "syntax error": the scanner has said it better. */
static int say_nothing(const char *format, ...)
{
    (void)format;
    return 0;
}

/* Whether iniparser reads the value of this line as formats.md says. */
static bool library_reads(const char *begin, const char *end)
{
    const char *sign = memchr(begin, '=', (size_t)(end - begin));
    if (end - begin > LIBRARY_LINE || sign == NULL) {
        return false;
    }
    const char *value = sign + 1;
    while (value < end && (*value == ' ' || *value == '\t')) {
        value++;
    }
    while (end > value && (end[-1] == ' ' || end[-1] == '\t')) {
        end--;
    }
    bool quoted = end - value >= 2 && *value == '"' && end[-1] == '"';
    if (quoted) {
        value++;
        end--;
    }
    for (const char *at = value; at < end; at++) {
        if (*at == '"' || *at == '\\' || (!quoted && (*at == ';' || *at == '#' || *at == '\''))) {
            return false;
        }
    }
    return true;
}

static const char *stand_in(struct arena *arena, size_t index)
{
    return text_format(arena, "@%zu", index);
}

/* Writes one line of the copy. `next` is the first entry that is not written yet; `asked` remembers
 * what iniparser must say for it. */
static void copy_line(struct arena *arena, const struct ini *ini, const char *begin,
                      const char *end, unsigned line, size_t *next, const char **asked,
                      struct text_buffer *copy)
{
    if (*next < ini->entry_count && ini->entries[*next].line == line) {
        const struct ini_entry *entry = &ini->entries[*next];
        if (library_reads(begin, end)) {
            text_buffer_add_n(copy, begin, (size_t)(end - begin));
            asked[*next] = entry->value;
        } else {
            asked[*next] = stand_in(arena, *next);
            text_buffer_add_format(copy, "%s = \"%s\"", entry->key, asked[*next]);
        }
        ++*next;
    } else if (end - begin <= LIBRARY_LINE && (end == begin || end[-1] != '\\')) {
        text_buffer_add_n(copy, begin, (size_t)(end - begin)); /* a section, a comment, nothing */
    }
    text_buffer_add(copy, "\n");
}

/* The copy for iniparser. */
static const char *make_copy(struct arena *arena, const struct ini *ini, const char *text,
                             size_t length, const char **asked)
{
    struct text_buffer copy;
    size_t next = 0;
    /* The first line's number is the scanner's; lines are counted from there in the same way. */
    unsigned line = ini->first_line;
    const char *limit = text + length;
    text_buffer_init(&copy, arena, length + INI_ENTRY_LIMIT * 512);
    for (const char *at = text; at < limit; line++) {
        const char *end = at;
        while (end < limit && *end != '\n' && *end != '\r') {
            end++;
        }
        copy_line(arena, ini, at, end, line, &next, asked, &copy);
        bool pair = end < limit && *end == '\r' && limit - end > 1 && end[1] == '\n';
        at = end == limit ? limit : end + (pair ? 2 : 1);
    }
    return copy.data;
}

static bool write_all(int descriptor, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t written = write(descriptor, text, left);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        text += written;
        left -= (size_t)written;
    }
    return true;
}

/* Loads the copy; NULL when iniparser finds a fault in it, *error when it cannot be asked. */
static dictionary *load(struct arena *arena, const char *copy, const char **error)
{
    dictionary *loaded = NULL;
    *error = NULL;
    int descriptor = memfd_create("raingan-ini", MFD_CLOEXEC);
    if (descriptor < 0) {
        *error = strerror(errno);
        return NULL;
    }
    if (!write_all(descriptor, copy)) {
        *error = strerror(errno);
    } else {
        const char *path = text_format(arena, "/proc/self/fd/%d", descriptor);
        if (access(path, R_OK) != 0) {
            *error = strerror(errno);
        } else {
            iniparser_set_error_callback(say_nothing);
            loaded = iniparser_load(path);
        }
    }
    close(descriptor);
    return loaded;
}

/* Whether the dictionary holds each entry, with its value, and nothing else. */
static bool same(struct arena *arena, const struct ini *ini, const dictionary *loaded,
                 const char *const *asked, const char **about)
{
    for (size_t i = 0; i < ini->entry_count; i++) {
        const struct ini_entry *entry = &ini->entries[i];
        const char *name = text_format(arena, "%s:%s", entry->section, entry->key);
        const char *value = iniparser_getstring(loaded, name, NULL);
        if (value == NULL || !text_equal(value, asked[i])) {
            *about = name;
            return false;
        }
    }
    *about = "";
    return (size_t)loaded->n == ini->entry_count + ini->section_count;
}

enum ini_opinion ini_second_opinion(struct arena *arena, const struct ini *ini, const char *text,
                                    size_t length, const char **about)
{
    const char **asked = arena_alloc_array(arena, ini->entry_count + 1, sizeof *asked);
    const char *error;
    const char *copy = make_copy(arena, ini, text, length, asked);
    dictionary *loaded = load(arena, copy, &error);
    *about = "";
    if (loaded == NULL) {
        *about = error != NULL ? error : "";
        return error != NULL ? INI_UNAVAILABLE : INI_DISAGREES;
    }
    bool agrees = same(arena, ini, loaded, asked, about);
    iniparser_freedict(loaded);
    return agrees ? INI_AGREES : INI_DISAGREES;
}
