/* Opens and checks the program's reference data. What bands mean, settings.c knows. */
#include "input/reference.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "input/bytes.h"
#include "input/ini.h"

#define FOLDER "input/reference/"
#define BANDS  FOLDER "bands.ini"

static bool open_shipped(struct arena *arena, const char *data_dir, const char *file,
                         struct bytes_source *source)
{
    struct bytes_folder folder;
    int descriptor, error;
    if (!bytes_folder_open(arena, data_dir, &folder, &error) ||
        bytes_open(&folder, file, &descriptor, &error) != BYTES_OPENED) {
        return false;
    }
    *source = bytes_of_descriptor(descriptor);
    return true;
}

bool reference_sheet(struct arena *arena, const char *data_dir, const char *name,
                     const char *shipped, const struct date_months *months, struct diag *diag,
                     struct sheet *out)
{
    struct typed_context context = {.arena = arena, .diag = diag, .months = months};
    struct schema_file *schema = arena_alloc(arena, sizeof *schema);
    struct bytes_source source;
    *out = (struct sheet){.complete = true};
    *schema = *schema_file_find(name);
    schema->name = text_format(arena, FOLDER "%s.csv", shipped);
    if (!open_shipped(arena, data_dir, schema->name, &source)) {
        return false;
    }
    sheet_read(&context, schema, &source, ENCODING_FIND, out);
    close(source.descriptor);
    return true;
}

/* --- bands ------------------------------------------------------------------------------------ */

/* Every key that says its default stands there has one. */
static bool has_every_key(const struct ini *bands, struct diag *diag)
{
    size_t count;
    const struct schema_key *keys = schema_packet_keys(&count);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const struct ini_entry *entry = ini_find(bands, keys[i].section, keys[i].key);
        if (keys[i].in_bands && (entry == NULL || text_is_empty(entry->value))) {
            unsigned line = ini_section_line(bands, keys[i].section);
            diag_report(diag, INI024, diag_at(BANDS, line != 0 ? line : 1, 1, keys[i].key),
                        keys[i].key, keys[i].section);
            good = false;
        }
    }
    return good;
}

const struct ini *reference_bands(struct arena *arena, const char *data_dir, struct diag *diag)
{
    struct bytes_source source;
    struct ini *bands = NULL;
    if (!open_shipped(arena, data_dir, BANDS, &source)) {
        diag_report(diag, OFF005, diag_file(BANDS), "");
        return NULL;
    }
    bool good = ini_read(arena, &source, BANDS, ENCODING_FIND, diag, &bands) && !bands->bad &&
                has_every_key(bands, diag);
    close(source.descriptor);
    return good ? bands : NULL;
}

/* --- months ----------------------------------------------------------------------------------- */

struct naming {
    struct arena *arena;
    struct diag *diag;
    struct sheet *sheet;
    struct date_months *months;
    unsigned lines[12]; /* where each is named */
    bool good;
};

static void problem(struct naming *naming, const struct row *row, const char *column,
                    enum diag_code code, const char *first, const char *second)
{
    diag_report(naming->diag, code, table_place(naming->sheet->table, row, column), first, second,
                "12");
    naming->good = false;
}

static void add_word(struct naming *naming, const struct row *row, const char *column, int month,
                     const char *word)
{
    int other = 0;
    switch (date_months_add_word(naming->arena, naming->months, month, word, &other)) {
    case DATE_WORD_BAD: problem(naming, row, column, OFF071, word, ""); break;
    case DATE_WORD_OF_ANOTHER:
        problem(naming, row, column, OFF072, word, text_format(naming->arena, "%d", other));
        break;
    case DATE_WORD_OK: break;
    }
}

static void add_month(struct naming *naming, const struct row *row)
{
    const struct table *table = naming->sheet->table;
    int64_t month = 0;
    const char **also;
    if (row->bad) {
        naming->good = false;
        return;
    }
    if (!number_to_integer(table_number(table, row, "month"), &month) || month < 1 || month > 12) {
        problem(naming, row, "month", OFF060, table_text(table, row, "month"), "1");
        return;
    }
    if (naming->months->names[month - 1] != NULL) {
        problem(naming, row, "month", OFF010, table_text(table, row, "month"),
                text_format(naming->arena, "%u", naming->lines[month - 1]));
        return;
    }
    naming->lines[month - 1] = row->line;
    naming->months->names[month - 1] = table_text(table, row, "name");
    naming->months->abbreviations[month - 1] = table_text(table, row, "abbreviation");
    add_word(naming, row, "name", (int)month, table_text(table, row, "name"));
    add_word(naming, row, "abbreviation", (int)month, table_text(table, row, "abbreviation"));
    size_t count = text_split(naming->arena, table_text(table, row, "also"), ";", &also);
    for (size_t i = 0; i < count; i++) {
        add_word(naming, row, "also", (int)month, also[i]);
    }
}

static void find_missing(struct naming *naming)
{
    const char *missing = "";
    for (int i = 0; i < 12; i++) {
        if (naming->months->names[i] == NULL) {
            missing =
                text_format(naming->arena, "%s%s%d", missing, *missing != '\0' ? ", " : "", i + 1);
        }
    }
    if (*missing != '\0') {
        diag_report(naming->diag, OFF073, diag_file(naming->sheet->table->file), missing);
        naming->good = false;
    }
}

const struct date_months *reference_months_of(struct arena *arena, struct sheet *sheet,
                                              struct diag *diag)
{
    struct naming naming = {.arena = arena, .diag = diag, .sheet = sheet, .good = sheet->complete};
    if (sheet->table == NULL) {
        return NULL;
    }
    naming.months = arena_alloc(arena, sizeof *naming.months);
    for (size_t i = 0; i < sheet->table->row_count; i++) {
        add_month(&naming, &sheet->table->rows[i]);
    }
    if (naming.good) {
        find_missing(&naming);
    }
    return naming.good ? naming.months : NULL;
}

const struct date_months *reference_months(struct arena *arena, const char *data_dir,
                                           struct diag *diag)
{
    struct sheet sheet;
    if (!reference_sheet(arena, data_dir, "months.csv", "months", NULL, diag, &sheet)) {
        diag_report(diag, OFF005, diag_file(FOLDER "months.csv"), "");
        return NULL;
    }
    return reference_months_of(arena, &sheet, diag);
}
