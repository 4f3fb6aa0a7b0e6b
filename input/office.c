/* Reads an office folder: packet.ini, then every file of the schema, then the checks. */
#include "input/office.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "input/bytes.h"
#include "input/check.h"
#include "input/check_sar.h"
#include "input/encoding.h"
#include "input/ini.h"
#include "input/office_names.h"
#include "input/reference.h"
#include "input/sheet.h"

enum { TEXT_LIMIT = 4 * 1024 * 1024 };

struct reading {
    struct arena *arena;
    struct diag *diag;
    struct bytes_folder folder;
    enum encoding asked; /* [input] encoding */
    const char *data_dir; /* the program's own files */
    struct office *office;
    bool usable; /* of packet.ini */
};

/* Opens a file that may be absent. */
static bool open_file(struct reading *reading, const char *name, struct bytes_source *source)
{
    int descriptor;
    int error;
    enum bytes_result result = bytes_open(&reading->folder, name, &descriptor, &error);
    if (result != BYTES_OPENED) {
        bytes_report(reading->diag, name, result, error);
        return false;
    }
    *source = bytes_of_descriptor(descriptor);
    return true;
}

/* A CSV file of the office; it may be absent. */
static struct sheet read_sheet(struct reading *reading, const char *name)
{
    struct sheet sheet = {.complete = true};
    struct bytes_source source;
    struct typed_context context = {
        .arena = reading->arena,
        .diag = reading->diag,
        .fiscal_year = reading->office->settings.period.fiscal_year,
        .months = book_months(reading->office->book),
    };
    if (!open_file(reading, name, &source)) {
        return sheet;
    }
    sheet_read(&context, schema_file_find(name), &source, reading->asked, &sheet);
    close(source.descriptor);
    if (sheet.table != NULL) {
        book_add_table(reading->office->book, sheet.table);
    }
    return sheet;
}

/* --- packet.ini ------------------------------------------------------------------------------- */

/* [input] encoding, or ENCODING_FIND. */
static enum encoding encoding_of(struct arena *arena, const struct ini *ini)
{
    const struct ini_entry *entry = ini_find(ini, "input", "encoding");
    const struct schema_key *key = schema_packet_key("input", "encoding");
    const struct schema_choice *choice =
        entry != NULL ? schema_choice_find(arena, key->choices, entry->value) : NULL;
    if (choice == NULL) {
        return ENCODING_FIND;
    }
    if (text_equal(choice->id, "utf-8")) {
        return ENCODING_UTF_8;
    }
    return text_equal(choice->id, "utf-16") ? ENCODING_UTF_16 : ENCODING_WINDOWS_874;
}

static void check_emblem(struct reading *reading, const struct ini *ini)
{
    const char *emblem = reading->office->settings.office.emblem;
    const struct ini_entry *entry = ini_find(ini, "office", "emblem");
    int descriptor;
    int error;
    if (text_is_empty(emblem) || entry == NULL) {
        return;
    }
    struct diag_place place = diag_at("packet.ini", entry->line, entry->column, "emblem");
    enum bytes_result result = bytes_open(&reading->folder, emblem, &descriptor, &error);
    if (result == BYTES_OPENED) {
        close(descriptor);
    } else if (result == BYTES_ABSENT) {
        diag_report(reading->diag, OFF004, place, emblem);
    } else {
        bytes_report_at(reading->diag, place, emblem, result, error);
    }
}

/* What dates and bands are read with: the office's own months, else those of the program, which
 * also help on when the office's are wrong. */
static bool read_reference(struct reading *reading, struct settings_reference *out)
{
    struct sheet own = read_sheet(reading, "months.csv");
    out->bands = reference_bands(reading->arena, reading->data_dir, reading->diag);
    out->months = reference_months_of(reading->arena, &own, reading->diag);
    if (out->months == NULL) {
        out->months = reference_months(reading->arena, reading->data_dir, reading->diag);
    }
    book_set_months(reading->office->book, out->months);
    return out->bands != NULL && out->months != NULL;
}

/* packet.ini says the encoding of the files without a byte order mark, itself among them: so it is
 * read first in silence only for that. It could be read then: when it cannot be what it says, it is
 * what it was. */
static bool read_packet_ini(struct reading *reading)
{
    struct bytes_source source;
    struct settings_reference reference;
    struct ini *ini;
    int descriptor;
    int error;
    enum bytes_result result = bytes_open(&reading->folder, "packet.ini", &descriptor, &error);
    if (result == BYTES_ABSENT) {
        diag_report(reading->diag, OFF002, diag_file("packet.ini"), "");
        return false;
    }
    if (result != BYTES_OPENED) {
        bytes_report(reading->diag, "packet.ini", result, error);
        return false;
    }
    source = bytes_of_descriptor(descriptor);
    if (ini_read(reading->arena, &source, "packet.ini", ENCODING_FIND, diag_new(reading->arena),
                 &ini)) {
        reading->asked = encoding_of(reading->arena, ini);
    }
    bool agrees = ini_read(reading->arena, &source, "packet.ini", reading->asked,
                           diag_new(reading->arena), &ini);
    bool read = ini_read(reading->arena, &source, "packet.ini",
                         agrees ? reading->asked : ENCODING_FIND, reading->diag, &ini);
    close(descriptor);
    if (!read || !read_reference(reading, &reference)) {
        return false;
    }
    reading->usable =
        settings_read(reading->arena, ini, reference, reading->diag, &reading->office->settings);
    check_emblem(reading, ini);
    return true;
}

/* --- the CSV files ---------------------------------------------------------------------------- */

/* A list that comes with the program. */
static struct sheet read_shipped(struct reading *reading, const char *name, const char *shipped)
{
    struct sheet sheet;
    if (!reference_sheet(reading->arena, reading->data_dir, name, shipped,
                         book_months(reading->office->book), reading->diag, &sheet)) {
        diag_report(reading->diag, SAR001, diag_file(name),
                    text_format(reading->arena, "input/reference/%s.csv", shipped), name);
    } else if (sheet.table != NULL) {
        book_add_table(reading->office->book, sheet.table);
    }
    return sheet;
}

/* Answers and their tree: the office's own, else the shipped one (NULL: there is none). */
static void read_standards(struct reading *reading, struct check *check, const char *prefix,
                           const char *shipped)
{
    struct check_standards standards = {.check = check, .prefix = prefix};
    const char *name = text_format(reading->arena, "%s.csv", prefix);
    size_t errors = diag_count(reading->diag, DIAG_ERROR);
    standards.tree = read_sheet(reading, name);
    bool absent =
        standards.tree.table == NULL && diag_count(reading->diag, DIAG_ERROR) == errors;
    standards.answers = read_sheet(reading, text_format(reading->arena, "%s-answers.csv", prefix));
    if (absent && standards.answers.table != NULL) {
        standards.shipped = true;
        if (shipped != NULL) {
            standards.tree = read_shipped(reading, name, shipped);
        } else {
            diag_report(reading->diag, SAR002, diag_file(standards.answers.table->file), name);
        }
    }
    check_standards(&standards);
}

static void read_all_standards(struct reading *reading, struct check *check)
{
    const char *sar = reading->office->settings.scheme.sar;
    bool own = text_equal(sar, "own");
    read_standards(reading, check, "sar",
                   own ? NULL : text_format(reading->arena, "sar-%s", sar));
    read_standards(reading, check, "pmqa", "pmqa");
}

/* Money, projects, risks, feedback, the calendar. */
static void read_field_sheets(struct reading *reading, struct check *check)
{
    check->budget = read_sheet(reading, "budget.csv");
    check->targets = read_sheet(reading, "targets.csv");
    check->projects = read_sheet(reading, "projects.csv");
    check->risks = read_sheet(reading, "risks.csv");
    check->controls = read_sheet(reading, "controls.csv");
    check->feedback = read_sheet(reading, "feedback.csv");
    check->calendar = read_sheet(reading, "calendar.csv");
    check_projects(check);
    check_budget(check);
    check_targets(check);
    check_risks(check);
    check_controls(check);
    check_feedback(check);
    check_calendar(check);
}

/* surveys.ini, survey-items.csv and the responses that they name. */
static void read_surveys(struct reading *reading)
{
    struct sheet items = read_sheet(reading, "survey-items.csv");
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    struct survey_context context = {
        .arena = reading->arena,
        .diag = reading->diag,
        .folder = &reading->folder,
        .asked = reading->asked,
        .cores = cores > 1 ? (unsigned)cores : 1,
    };
    surveys_read(&context, &items, &reading->office->surveys, &reading->office->survey_count);
}

static void read_sheets(struct reading *reading)
{
    struct check check = {
        .arena = reading->arena,
        .diag = reading->diag,
        .settings = &reading->office->settings,
        .folder = &reading->folder,
        .months = book_months(reading->office->book),
    };
    check.groups = read_sheet(reading, "groups.csv");
    check.indicators = read_sheet(reading, "indicators.csv");
    check.results = read_sheet(reading, "results.csv");
    check.gap_plan = read_sheet(reading, "gap-plan.csv");
    check.evidence = read_sheet(reading, "evidence.csv");
    check_groups(&check);
    check_indicators(&check);
    check_results(&check);
    check_gap_plan(&check);
    check_evidence(&check);
    read_all_standards(reading, &check);
    read_field_sheets(reading, &check);
    read_surveys(reading);
    manuals_read(&check, reading->asked, &reading->office->manuals, &reading->office->manual_count);
}

/* Files in the folder that nobody reads, but whose names look like one that somebody would. */
static void check_names(struct reading *reading)
{
    const struct office *office = reading->office;
    const char **used = arena_alloc_array(reading->arena, office->survey_count + 1, sizeof *used);
    for (size_t i = 0; i < office->survey_count; i++) {
        used[i] = office->surveys[i].file;
    }
    office_names_check(reading->arena, &reading->folder, used, office->survey_count,
                       reading->diag);
}

/* --- the book's values ------------------------------------------------------------------------ */

static void set_values(const struct reading *reading)
{
    struct book *book = reading->office->book;
    const struct settings *settings = &reading->office->settings;
    const struct office_settings *office = &settings->office;
    book_set_text(book, "office.name", office->name);
    book_set_text(book, "office.short_name", office->short_name);
    book_set_text(book, "office.kind", schema_choice_word(&schema_office_kinds, office->kind));
    book_set_text(book, "office.code", office->code);
    book_set_text(book, "office.province", office->province);
    book_set_text(book, "office.address", office->address);
    book_set_text(book, "office.phone", office->phone);
    book_set_text(book, "office.email", office->email);
    book_set_text(book, "office.director", office->director);
    book_set_text(book, "office.director_position", office->director_position);
    book_set_text(book, "office.emblem", office->emblem);
    book_set_number(book, "period.fiscal_year",
                    number_integer(reading->arena, settings->period.fiscal_year));
    book_set_number(book, "period.months", number_integer(reading->arena, settings->period.months));
    book_set_date(book, "period.data_date", settings->period.data_date);
}

static bool open_folder(struct arena *arena, const char *folder, struct diag *diag,
                        struct bytes_folder *out)
{
    int error;
    if (bytes_folder_open(arena, folder, out, &error)) {
        return true;
    }
    diag_report(diag, OFF001, diag_file(folder), strerror(error));
    return false;
}

/* The folder open, packet.ini read; false when there is nothing to go on with. */
static bool begin(struct reading *reading, const char *folder)
{
    if (!open_folder(reading->arena, folder, reading->diag, &reading->folder)) {
        return false;
    }
    reading->office = arena_alloc(reading->arena, sizeof *reading->office);
    reading->office->folder = text_copy(reading->arena, folder);
    reading->office->book = book_new(reading->arena);
    return read_packet_ini(reading);
}

bool office_of_settings(struct arena *arena, const char *text, const char *data_dir,
                        struct diag *diag, struct office **out)
{
    struct bytes_source source = bytes_of_memory(text, strlen(text));
    struct office *office = arena_alloc(arena, sizeof *office);
    struct settings_reference reference = {.bands = reference_bands(arena, data_dir, diag),
                                           .months = reference_months(arena, data_dir, diag)};
    struct ini *ini;
    office->folder = text_copy(arena, data_dir);
    office->book = book_new(arena);
    book_set_months(office->book, reference.months);
    *out = office;
    return reference.bands != NULL && reference.months != NULL &&
           ini_read(arena, &source, "packet.ini", ENCODING_UTF_8, diag, &ini) &&
           settings_read(arena, ini, reference, diag, &office->settings);
}

bool office_read(struct arena *arena, const char *folder, const char *data_dir, struct diag *diag,
                 struct office **out)
{
    struct reading reading = {
        .arena = arena, .diag = diag, .asked = ENCODING_FIND, .data_dir = data_dir};
    *out = NULL;
    if (!begin(&reading, folder)) {
        return false;
    }
    read_sheets(&reading);
    check_names(&reading);
    set_values(&reading);
    if (!reading.usable) {
        return false; /* a packet cannot be made, but every file has said what is wrong with it */
    }
    *out = reading.office;
    return true;
}

bool office_read_calendar(struct arena *arena, const char *folder, const char *data_dir,
                          struct diag *diag, struct office **out)
{
    struct reading reading = {
        .arena = arena, .diag = diag, .asked = ENCODING_FIND, .data_dir = data_dir};
    *out = NULL;
    if (!begin(&reading, folder)) {
        return false;
    }
    struct check check = {.arena = arena,
                          .diag = diag,
                          .settings = &reading.office->settings,
                          .folder = &reading.folder,
                          .months = book_months(reading.office->book)};
    size_t errors = diag_count(diag, DIAG_ERROR);
    check.calendar = read_sheet(&reading, "calendar.csv");
    if (check.calendar.table == NULL && diag_count(diag, DIAG_ERROR) == errors) {
        check.calendar = read_shipped(&reading, "calendar.csv", "calendar");
    }
    check_calendar(&check);
    set_values(&reading);
    if (!reading.usable) {
        return false;
    }
    *out = reading.office;
    return true;
}

/* --- texts ------------------------------------------------------------------------------------ */

/* Line ends become LF; control characters are refused, each with its place. */
static bool clean_text(struct arena *arena, const char *text, size_t length, const char *file,
                       struct diag *diag, struct text_buffer *out)
{
    unsigned line = 1;
    unsigned column = 1;
    size_t begin = 0; /* of the line */
    bool good = true;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        bool next = i + 1 < length;
        unsigned code = byte == 0xC2 && next ? (unsigned char)text[i + 1] : byte;
        bool control = byte < 0x20 || byte == 0x7F || (byte == 0xC2 && code < 0xA0);
        if (byte == '\r' || byte == '\n') {
            text_buffer_add_n(out, text + begin, i - begin);
            text_buffer_add(out, "\n");
            i += byte == '\r' && next && text[i + 1] == '\n';
            begin = i + 1;
            line++;
            column = 1;
            continue;
        }
        if (control && byte != '\t') {
            diag_report(diag, OFF050, diag_at(file, line, column, NULL),
                        text_format(arena, "U+%04X", code));
            good = false;
        }
        column += (byte & 0xC0) != 0x80;
    }
    text_buffer_add_n(out, text + begin, length - begin);
    return good;
}

static const char *read_text(struct reading *reading, const char *folder, const char *relative)
{
    struct diag *diag = reading->diag;
    struct bytes_source source;
    struct text_buffer clean;
    size_t length = 0;
    if (!open_folder(reading->arena, folder, diag, &reading->folder)) {
        return NULL;
    }
    if (!text_starts_with(relative, "text/") && !text_starts_with(relative, "layouts/")) {
        bytes_report(diag, relative, BYTES_OUTSIDE, 0);
        return NULL;
    }
    if (!open_file(reading, relative, &source)) {
        return NULL;
    }
    size_t errors = diag_count(diag, DIAG_ERROR);
    const char *text = encoding_read_all(reading->arena, &source, relative, ENCODING_FIND,
                                         TEXT_LIMIT, diag, &length);
    close(source.descriptor);
    if (text == NULL) {
        return NULL;
    }
    text_buffer_init(&clean, reading->arena, TEXT_LIMIT);
    if (!clean_text(reading->arena, text, length, relative, diag, &clean) ||
        diag_count(diag, DIAG_ERROR) > errors) {
        return NULL;
    }
    return text_normalise(reading->arena, clean.data, false);
}

const char *office_read_text(struct arena *arena, const char *folder, const char *relative,
                             struct diag *diag)
{
    struct reading reading = {.arena = arena_new_scratch(arena), .diag = diag};
    const char *text = read_text(&reading, folder, relative);
    const char *kept = text != NULL ? text_copy(arena, text) : NULL;
    arena_free(reading.arena); /* and what it had open */
    return kept;
}
