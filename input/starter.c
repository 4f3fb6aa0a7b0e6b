/* Samples + schema → the files of a starter office. The samples hold values only: what a heading or
 * a key is called, and what it means, is taken from the schema when the folder is written. */
#include "input/starter.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/bytes.h"
#include "input/ini.h"
#include "input/reference.h"
#include "input/schema.h"
#include "input/schema_manual.h"
#include "input/schema_survey.h"
#include "input/settings.h"

enum { SAMPLE_LIMIT = 1024 * 1024, MOST_FILES = 100 };

#define MARK "\xEF\xBB\xBF" /* for Excel and Notepad: formats.md "What comes out" */

struct starter {
    struct arena *arena;
    struct diag *diag;
    struct bytes_folder folder; /* the program's data */
    enum diag_language language;
    const struct ini *bands; /* defaults that stand in no schema */
    struct starter_file *files;
    size_t count;
};

/* What stands in no schema and is copied as it is. */
static const char *const copied[] = {
    "surveys/satisfaction.csv",
    "text/preface.md",
    "text/summary.md",
    "evidence/sample.pdf",
};
enum { COPIED_COUNT = sizeof copied / sizeof copied[0] };

static const char *pick(const struct starter *starter, const char *english, const char *thai)
{
    return starter->language == DIAG_THAI ? thai : english;
}

static void add_file(struct starter *starter, const char *path, const char *bytes, size_t length)
{
    if (starter->count < MOST_FILES) {
        starter->files[starter->count++] = (struct starter_file){path, bytes, length};
    }
}

static bool unusable(struct starter *starter, const char *sample, const char *why)
{
    diag_report(starter->diag, NEW004, diag_file(sample), why);
    return false;
}

/* The bytes of a sample, without a byte order mark. *bytes is NULL when there is no such file. */
static bool read_sample(struct starter *starter, const char *sample, const char **bytes,
                        size_t *length)
{
    struct text_buffer buffer;
    unsigned char piece[4096];
    int descriptor;
    int error = 0;
    *bytes = NULL;
    enum bytes_result result = bytes_open(&starter->folder, sample, &descriptor, &error);
    if (result == BYTES_ABSENT) {
        return true;
    }
    if (result != BYTES_OPENED) {
        return unusable(starter, sample, strerror(error));
    }
    struct bytes_source source = bytes_of_descriptor(descriptor);
    text_buffer_init(&buffer, starter->arena, SAMPLE_LIMIT);
    for (size_t got; (got = bytes_read(&source, piece, sizeof piece)) > 0;) {
        text_buffer_add_n(&buffer, (const char *)piece, got);
    }
    close(descriptor);
    if (source.error != 0 || buffer.overflowed) {
        return unusable(starter, sample, strerror(source.error != 0 ? source.error : EFBIG));
    }
    size_t mark = buffer.length >= 3 && memcmp(buffer.data, MARK, 3) == 0 ? 3 : 0;
    *bytes = buffer.data + mark;
    *length = buffer.length - mark;
    return true;
}

/* --- CSV -------------------------------------------------------------------------------------- */

/* The Thai headings for a line of ids; columns that the line has not follow it. NULL when the line
 * is no line of ids (a title above them). */
static const char *headings_for(struct starter *starter, const struct schema_file *file,
                                const char *line)
{
    struct arena *arena = starter->arena;
    const char **ids;
    const char *text = "";
    size_t count = text_split(arena, line, ",", &ids);
    bool *there = arena_alloc_array(arena, file->column_count + 1, sizeof *there);
    for (size_t i = 0; i < count; i++) {
        int column = schema_column_find(arena, file, ids[i]);
        if (column < 0) {
            return NULL;
        }
        there[column] = true;
        text = text_format(arena, "%s%s%s", text, i > 0 ? "," : "", file->columns[column].heading);
    }
    for (size_t i = 0; count > 0 && i < file->column_count; i++) {
        if (!there[i]) {
            text = text_format(arena, "%s,%s", text, file->columns[i].heading);
        }
    }
    return count > 0 ? text : NULL;
}

/* A sample CSV as Excel opens it: byte order mark, CRLF, and with a schema its Thai headings. False
 * when the sample has no line of ids. */
static bool compose_csv(struct starter *starter, const struct schema_file *file, const char *bytes,
                        struct text_buffer *out)
{
    bool headed = file == NULL;
    text_buffer_add(out, MARK);
    while (*bytes != '\0') {
        const char *headings = NULL;
        size_t length = strcspn(bytes, "\r\n");
        const char *line = text_copy_n(starter->arena, bytes, length);
        if (file != NULL && !headed) {
            headings = headings_for(starter, file, line);
        }
        headed = headed || headings != NULL;
        text_buffer_add(out, headings != NULL ? headings : line);
        text_buffer_add(out, "\r\n");
        bytes += length;
        bytes += *bytes == '\r';
        bytes += *bytes == '\n';
    }
    return headed;
}

/* What the program knows better than a sample would: lists that an office corrects. */
static bool is_reference(const char *name)
{
    return text_equal(name, "groups.csv") || text_equal(name, "calendar.csv") ||
           text_equal(name, "months.csv");
}

/* A sample in the columns of a schema. */
static bool add_columns(struct starter *starter, const struct schema_file *file,
                        const char *sample, const char *path)
{
    struct text_buffer out;
    const char *bytes;
    size_t length;
    if (!read_sample(starter, sample, &bytes, &length)) {
        return false;
    }
    if (bytes == NULL) {
        return unusable(starter, sample, strerror(ENOENT));
    }
    text_buffer_init(&out, starter->arena, 2 * SAMPLE_LIMIT);
    if (!compose_csv(starter, file, bytes, &out)) {
        return unusable(starter, sample, "no headings");
    }
    add_file(starter, path, out.data, out.length);
    return true;
}

/* The sample of a CSV of the schema. */
static bool add_csv(struct starter *starter, const struct schema_file *file)
{
    const char *folder = is_reference(file->name) ? "reference" : "starter";
    return add_columns(starter, file, text_format(starter->arena, "input/%s/%s", folder, file->name),
                       file->name);
}

/* --- INI -------------------------------------------------------------------------------------- */

/* A key with what it means, its listed values and its default; a comment itself when the sample has
 * no value for it. */
static void add_key(struct starter *starter, const struct schema_key *key,
                    const struct ini_entry *entry, struct text_buffer *out)
{
    text_buffer_add_format(out, "# %s", pick(starter, key->english, key->thai));
    if (key->required) {
        text_buffer_add(out, pick(starter, " (required)", " (จำเป็น)"));
    }
    text_buffer_add(out, "\r\n");
    if (key->choices != NULL) {
        text_buffer_add_format(out, "#   %s\r\n", schema_choice_list(starter->arena, key->choices));
    }
    const char *standard = settings_standard(key, starter->bands);
    if (entry != NULL && standard != NULL && !text_equal(entry->value, standard)) {
        text_buffer_add_format(out, "#   %s %s\r\n", pick(starter, "default:", "ค่าปกติ:"),
                               standard);
    }
    const char *value = entry != NULL ? entry->value : standard;
    text_buffer_add_format(out, "%s%s =%s%s\r\n", entry != NULL ? "" : "; ", key->key,
                           text_is_empty(value) ? "" : " ", text_is_empty(value) ? "" : value);
}

static void add_ini_head(struct starter *starter, struct text_buffer *out)
{
    text_buffer_add(out, MARK);
    text_buffer_add_format(out, "# %s\r\n# %s\r\n",
                           pick(starter, "A made-up office: write your own in its place.",
                                "สำนักงานสมมุติ โปรดแก้เป็นข้อมูลของสำนักงานท่าน"),
                           pick(starter,
                                "Lines that begin with # or ; are comments. To set a key that "
                                "begins with ; take the ; away.",
                                "บรรทัดที่ขึ้นต้นด้วย # หรือ ; โปรแกรมไม่อ่าน หากต้องการกำหนดค่าที่มี ; นำหน้า "
                                "ให้ลบ ; ออก"));
}

static bool read_ini(struct starter *starter, const char *name, struct ini **ini)
{
    const char *bytes;
    size_t length;
    const char *sample = text_format(starter->arena, "input/starter/%s", name);
    if (!read_sample(starter, sample, &bytes, &length)) {
        return false;
    }
    if (bytes == NULL || !ini_parse(starter->arena, bytes, length, sample, 1, starter->diag, ini) ||
        (*ini)->bad) {
        return unusable(starter, sample, bytes == NULL ? strerror(ENOENT) : "no good INI file");
    }
    return true;
}

static bool add_packet_ini(struct starter *starter)
{
    struct text_buffer out;
    struct ini *ini;
    size_t section_count;
    size_t key_count;
    const struct schema_section *sections = schema_packet_sections(&section_count);
    const struct schema_key *keys = schema_packet_keys(&key_count);
    if (!read_ini(starter, "packet.ini", &ini)) {
        return false;
    }
    text_buffer_init(&out, starter->arena, SAMPLE_LIMIT);
    add_ini_head(starter, &out);
    for (size_t i = 0; i < section_count; i++) {
        text_buffer_add_format(&out, "\r\n# --- %s\r\n[%s]\r\n",
                               pick(starter, sections[i].english, sections[i].thai),
                               sections[i].name);
        for (size_t k = 0; k < key_count; k++) {
            if (text_equal(keys[k].section, sections[i].name)) {
                add_key(starter, &keys[k], ini_find(ini, keys[k].section, keys[k].key), &out);
            }
        }
    }
    add_file(starter, "packet.ini", out.data, out.length);
    return true;
}

/* A sample whose sections all have the same keys. */
static bool add_ini(struct starter *starter, const char *name, const struct schema_key *keys,
                    size_t count)
{
    struct text_buffer out;
    struct ini *ini;
    if (!read_ini(starter, name, &ini)) {
        return false;
    }
    text_buffer_init(&out, starter->arena, SAMPLE_LIMIT);
    add_ini_head(starter, &out);
    for (size_t i = 0; i < ini->section_count; i++) {
        text_buffer_add_format(&out, "\r\n[%s]\r\n", ini->sections[i].name);
        for (size_t k = 0; k < count; k++) {
            add_key(starter, &keys[k], ini_find(ini, ini->sections[i].name, keys[k].key), &out);
        }
    }
    add_file(starter, name, out.data, out.length);
    return true;
}

static bool add_surveys(struct starter *starter)
{
    size_t count;
    const struct schema_key *keys = schema_survey_keys(&count);
    return add_ini(starter, "surveys.ini", keys, count);
}

static bool add_manual(struct starter *starter)
{
    size_t count;
    const struct schema_key *keys = schema_manual_keys(&count);
    bool good = add_ini(starter, "manuals/sample.ini", keys, count);
    return add_columns(starter, &schema_manual_steps, "input/starter/manuals/sample.csv",
                       "manuals/sample.csv") &&
           good;
}

/* --- all of them ------------------------------------------------------------------------------ */

static bool add_copied(struct starter *starter, const char *path)
{
    struct text_buffer out;
    const char *bytes;
    size_t length;
    const char *sample = text_format(starter->arena, "input/starter/%s", path);
    if (!read_sample(starter, sample, &bytes, &length)) {
        return false;
    }
    if (bytes == NULL) {
        return unusable(starter, sample, strerror(ENOENT));
    }
    if (text_ends_with(path, ".csv")) {
        text_buffer_init(&out, starter->arena, 2 * SAMPLE_LIMIT);
        compose_csv(starter, NULL, bytes, &out);
        bytes = out.data;
        length = out.length;
    }
    add_file(starter, path, bytes, length);
    return true;
}

bool starter_files(struct arena *arena, const char *data_dir, enum diag_language language,
                   struct diag *diag, const struct starter_file **out, size_t *count)
{
    struct starter starter = {.arena = arena, .diag = diag, .language = language};
    size_t schema_count;
    const struct schema_file *schemas = schema_files(&schema_count);
    int error;
    if (!bytes_folder_open(arena, data_dir, &starter.folder, &error)) {
        return unusable(&starter, data_dir, strerror(error));
    }
    starter.bands = reference_bands(arena, data_dir, diag);
    if (starter.bands == NULL) {
        return false;
    }
    starter.files = arena_alloc_array(arena, MOST_FILES, sizeof *starter.files);
    bool good = true;
    for (size_t i = 0; i < schema_count; i++) {
        good = add_csv(&starter, &schemas[i]) && good;
    }
    for (size_t i = 0; i < COPIED_COUNT; i++) {
        good = add_copied(&starter, copied[i]) && good;
    }
    good = add_surveys(&starter) && good;
    good = add_manual(&starter) && good;
    good = add_packet_ini(&starter) && good;
    *out = starter.files;
    *count = starter.count;
    return good;
}
