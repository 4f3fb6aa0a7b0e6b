/* The folder manuals/: which manuals there are, their INI files and steps. */
#include "input/manual.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/check.h"
#include "input/ini_keys.h"
#include "input/schema_manual.h"

#define FOLDER "manuals"

enum { MOST_MANUALS = 100, MOST_STEPS = 200, NAME_LIMIT = 40 };

struct reading {
    struct check *check;
    enum encoding asked;
    struct manual *manuals;
    size_t count, capacity;
};

/* --- names ------------------------------------------------------------------------------------ */

/* It names the report's file (promise 7). */
static bool is_name(const char *name)
{
    return *name != '\0' && strlen(name) <= NAME_LIMIT &&
           strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
               strlen(name);
}

static bool has_name(const struct reading *reading, const char *name)
{
    for (size_t i = 0; i < reading->count; i++) {
        if (text_equal(reading->manuals[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* The ending in any letter case: the two files are then asked for by their right names. */
static bool is_of_manual(const char *file)
{
    size_t length = strlen(file);
    const char *ending = file + (length > 4 ? length - 4 : length);
    bool named = strcasecmp(ending, ".ini") == 0 || strcasecmp(ending, ".csv") == 0;
    return named && file[0] != '.' &&
           strcasecmp(file, "desktop.ini") != 0; /* Windows puts it there */
}

/* A file of the folder: its manual, once for its two files. */
static void add_file(struct reading *reading, const char *file)
{
    struct check *check = reading->check;
    if (!is_of_manual(file) || reading->count > MOST_MANUALS) {
        return;
    }
    const char *name = text_copy_n(check->arena, file, strlen(file) - 4);
    if (has_name(reading, name)) {
        return;
    }
    reading->manuals = arena_grow(check->arena, reading->manuals, reading->count,
                                  &reading->capacity, sizeof *reading->manuals);
    reading->manuals[reading->count++] = (struct manual){
        .name = name, .ini_file = text_format(check->arena, FOLDER "/%s.ini", name)};
}

static int compare_manuals(const void *left, const void *right)
{
    return strcmp(((const struct manual *)left)->name, ((const struct manual *)right)->name);
}

/* The manuals in the order of their names: the same on every disk. */
static void list_folder(struct reading *reading)
{
    int descriptor =
        openat(reading->check->folder->descriptor, FOLDER, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *directory = descriptor >= 0 ? fdopendir(descriptor) : NULL;
    if (directory == NULL) {
        if (descriptor >= 0) {
            close(descriptor);
        }
        return;
    }
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        add_file(reading, entry->d_name);
    }
    closedir(directory);
    if (reading->count > 0) {
        qsort(reading->manuals, reading->count, sizeof *reading->manuals, compare_manuals);
    }
}

/* --- NAME.ini --------------------------------------------------------------------------------- */

static bool open_file(const struct reading *reading, const char *file, const char *other,
                      enum diag_code missing, struct bytes_source *source)
{
    struct diag *diag = reading->check->diag;
    int descriptor;
    int error;
    enum bytes_result result = bytes_open(reading->check->folder, file, &descriptor, &error);
    if (result == BYTES_OPENED) {
        *source = bytes_of_descriptor(descriptor);
        return true;
    }
    if (result == BYTES_ABSENT) {
        diag_report(diag, missing, diag_file(other), file);
    } else {
        bytes_report(diag, file, result, error);
    }
    return false;
}

/* The group as groups.csv has it, or as it is written where there is no such file. */
static const char *group_name(struct check *check, const char *text, struct diag_place place,
                              bool *good)
{
    const struct table *groups = check->groups.table;
    if (groups == NULL || text_is_empty(text)) {
        return text;
    }
    const struct row *group = check_group_named(check, text);
    if (group != NULL) {
        return table_text(groups, group, "name");
    }
    *good = false;
    if (check->groups.complete) {
        diag_report(check->diag, OFF015, place, text);
    }
    return text;
}

static void set_values(struct check *check, struct manual *manual, const struct ini_keys *keys)
{
    struct typed_context context = {.arena = check->arena, .diag = check->diag};
    const struct {
        const char *key;
        const char **value;
    } fields[] = {
        {"title", &manual->title}, {"code", &manual->code},
        {"group", &manual->group}, {"objective", &manual->objective},
        {"scope", &manual->scope}, {"definitions", &manual->definitions},
        {"forms", &manual->forms}, {"references", &manual->references},
    };
    for (size_t i = 0; i < keys->count; i++) {
        struct cell cell = ini_keys_read(&context, keys, &keys->keys[i]);
        manual->good = manual->good && !cell.bad;
        for (size_t k = 0; k < sizeof fields / sizeof fields[0]; k++) {
            if (text_equal(fields[k].key, keys->keys[i].key)) {
                *fields[k].value = cell.text;
            }
        }
    }
    manual->group = group_name(check, manual->group, ini_keys_place(keys, "group"), &manual->good);
}

static void read_ini(const struct reading *reading, struct manual *manual, const char *csv_file)
{
    struct check *check = reading->check;
    struct bytes_source source;
    struct ini *ini = NULL;
    manual->good = false;
    if (!open_file(reading, manual->ini_file, csv_file, MAN001, &source)) {
        return;
    }
    ini_read(check->arena, &source, manual->ini_file, reading->asked, check->diag, &ini);
    close(source.descriptor);
    if (ini == NULL) {
        return;
    }
    struct ini_keys keys = {.ini = ini, .section = SCHEMA_MANUAL_SECTION};
    struct typed_context context = {.arena = check->arena, .diag = check->diag};
    keys.keys = schema_manual_keys(&keys.count);
    manual->good = !ini->bad;
    for (size_t i = 0; i < ini->section_count; i++) {
        const struct ini_section *section = &ini->sections[i];
        if (!text_equal(section->name, keys.section)) {
            diag_report(check->diag, INI020, diag_at(ini->file, section->line, 1, section->name),
                        section->name, keys.section);
        }
    }
    ini_keys_unknown(&context, &keys);
    set_values(check, manual, &keys);
}

/* --- NAME.csv --------------------------------------------------------------------------------- */

static void check_steps(struct check *check, struct sheet *sheet, struct manual *manual)
{
    struct table *steps = manual->steps;
    struct lookup *seen = lookup_new(check->arena);
    bool good = sheet->complete;
    if (steps->row_count > MOST_STEPS) {
        diag_report(check->diag, MAN004, table_place(steps, &steps->rows[MOST_STEPS], "no"),
                    text_format(check->arena, "%d", MOST_STEPS));
        good = false;
    }
    for (size_t i = 0; i < steps->row_count; i++) {
        struct row *row = &steps->rows[i];
        const char *no = table_text(steps, row, "no");
        if (!text_is_empty(no)) {
            check_repeated(check, sheet, row, "no", seen, no, no);
        }
        good = good && !row->bad;
    }
    /* What goes where is judged of whole manuals only: else every gap would be told twice. */
    manual->good = good && manual_ways_read(check, manual) && manual_graph_check(check, manual) &&
                   manual->good;
}

static void read_steps(const struct reading *reading, struct manual *manual, const char *csv_file)
{
    struct check *check = reading->check;
    struct schema_file *schema = arena_alloc(check->arena, sizeof *schema);
    struct typed_context context = {.arena = check->arena, .diag = check->diag};
    struct bytes_source source;
    struct sheet sheet = {.complete = true};
    if (!open_file(reading, csv_file, manual->ini_file, MAN002, &source)) {
        manual->good = false;
        return;
    }
    *schema = schema_manual_steps;
    schema->name = csv_file;
    sheet_read(&context, schema, &source, reading->asked, &sheet);
    close(source.descriptor);
    manual->steps = sheet.table;
    if (sheet.table == NULL) {
        manual->good = false;
        return;
    }
    check_steps(check, &sheet, manual);
}

void manuals_read(struct check *check, enum encoding asked, struct manual **out, size_t *count)
{
    struct reading reading = {.check = check, .asked = asked};
    list_folder(&reading);
    if (reading.count > MOST_MANUALS) {
        diag_report(check->diag, MAN005, diag_file(FOLDER),
                    text_format(check->arena, "%d", MOST_MANUALS));
        reading.count = MOST_MANUALS;
    }
    for (size_t i = 0; i < reading.count; i++) {
        struct manual *manual = &reading.manuals[i];
        const char *csv_file = text_format(check->arena, FOLDER "/%s.csv", manual->name);
        if (!is_name(manual->name)) {
            diag_report(check->diag, MAN003, diag_file(manual->ini_file), manual->name);
            continue;
        }
        read_ini(&reading, manual, csv_file);
        read_steps(&reading, manual, csv_file);
    }
    *out = reading.manuals;
    *count = reading.count;
}
