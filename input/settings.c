/* packet.ini → struct settings, typed and checked. Which keys there are stands in schema_keys.c. */
#include "input/settings.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "input/bands.h"
#include "input/ini.h"
#include "input/schema.h"
#include "input/typed.h"

struct reading {
    struct typed_context context;
    const struct ini *ini;
    const struct ini *bands; /* the program's */
    const struct schema_key *keys;
    size_t key_count;
    struct cell *cells; /* one a key */
    bool good;
};

/* --- what is not known ------------------------------------------------------------------------ */

static void report_unknown_section(struct reading *reading, const struct ini_section *section)
{
    const char **names =
        arena_alloc_array(reading->context.arena, reading->key_count, sizeof *names);
    for (size_t i = 0; i < reading->key_count; i++) {
        names[i] = reading->keys[i].section;
        if (text_equal(names[i], section->name)) {
            return;
        }
    }
    const char *near =
        text_nearest(reading->context.arena, section->name, names, reading->key_count);
    struct diag_place place = diag_at(reading->ini->file, section->line, 1, section->name);
    if (near != NULL) {
        diag_report(reading->context.diag, INI020, place, section->name, near);
    } else {
        diag_report(reading->context.diag, INI021, place, section->name);
    }
}

static void report_unknown_key(struct reading *reading, const struct ini_entry *entry)
{
    const char **names =
        arena_alloc_array(reading->context.arena, reading->key_count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < reading->key_count; i++) {
        if (text_equal(reading->keys[i].section, entry->section)) {
            names[count++] = reading->keys[i].key;
            if (text_equal(reading->keys[i].key, entry->key)) {
                return;
            }
        }
    }
    if (count == 0) {
        return; /* the section is unknown: said once */
    }
    const char *near = text_nearest(reading->context.arena, entry->key, names, count);
    struct diag_place place =
        diag_at(reading->ini->file, entry->line, entry->key_column, entry->key);
    if (near != NULL) {
        diag_report(reading->context.diag, INI022, place, entry->key, entry->section, near);
    } else {
        diag_report(reading->context.diag, INI023, place, entry->key, entry->section);
    }
}

/* --- typing ----------------------------------------------------------------------------------- */

const char *settings_standard(const struct schema_key *key, const struct ini *bands)
{
    const struct ini_entry *entry =
        key->in_bands ? ini_find(bands, key->section, key->key) : NULL;
    return entry != NULL ? entry->value : key->standard;
}

static struct diag_place place_of(const struct reading *reading, const struct schema_key *key)
{
    const struct ini_entry *entry = ini_find(reading->ini, key->section, key->key);
    if (entry != NULL) {
        return diag_at(reading->ini->file, entry->line, entry->column, entry->key);
    }
    unsigned line = ini_section_line(reading->ini, key->section);
    return diag_at(reading->ini->file, line != 0 ? line : 1, 1, key->key);
}

static void read_key(struct reading *reading, size_t index)
{
    const struct schema_key *key = &reading->keys[index];
    const struct ini_entry *entry = ini_find(reading->ini, key->section, key->key);
    struct typed_wish wish = {
        .kind = key->kind, .rule = key->rule, .choices = key->choices, .separators = ";,"};
    struct cell *cell = &reading->cells[index];
    bool given = entry != NULL && !text_is_empty(text_trim(reading->context.arena, entry->value));
    cell->text = "";
    if (given &&
        !typed_read(&reading->context, &wish, entry->value, place_of(reading, key), cell)) {
        reading->good = false;
    }
    if (key->required && !cell->bad && cell->kind == CELL_EMPTY) {
        diag_report(reading->context.diag, INI024, place_of(reading, key), key->key, key->section);
        reading->good = false;
    }
    const char *standard = settings_standard(key, reading->bands);
    if (cell->kind == CELL_EMPTY && standard != NULL) {
        typed_read(&reading->context, &wish, standard, place_of(reading, key), cell);
    }
}

static const struct cell *value_of(const struct reading *reading, const char *section,
                                   const char *key)
{
    static const struct cell nothing = {.text = ""};
    const struct schema_key *known = schema_packet_key(section, key);
    return known != NULL ? &reading->cells[known - reading->keys] : &nothing;
}

static const char *text_of(const struct reading *reading, const char *section, const char *key)
{
    return value_of(reading, section, key)->text;
}

static void problem(struct reading *reading, const char *section, const char *key,
                    enum diag_code code, const char *second, const char *third)
{
    diag_report(reading->context.diag, code, place_of(reading, schema_packet_key(section, key)),
                text_of(reading, section, key), second, third);
    reading->good = false;
}

/* A number between two bounds; `standard` when it is not. */
static const struct number *number_within(struct reading *reading, const char *section,
                                          const char *key, int lowest, int highest)
{
    struct arena *arena = reading->context.arena;
    const struct number *number = value_of(reading, section, key)->number;
    if (number != NULL && (number_compare(number, number_integer(arena, lowest)) < 0 ||
                           number_compare(number, number_integer(arena, highest)) > 0)) {
        problem(reading, section, key, INI025, text_format(arena, "%d", lowest),
                text_format(arena, "%d", highest));
    }
    return number;
}

static int integer_of(const struct number *number)
{
    int64_t value = 0;
    bool fits = number != NULL && number_to_integer(number, &value) && value >= -1000000 &&
                value <= 1000000;
    return fits ? (int)value : 0;
}

/* Reads bands that stand in a file, or that one names in bands.ini. */
static bool parse_bands(struct reading *reading, const char *text, struct diag_place place,
                        const char *key, int lowest, int highest, struct bands *out)
{
    struct arena *arena = reading->context.arena;
    const struct ini_entry *named =
        ini_find(reading->bands, key, text_arabic_digits(arena, text_trim(arena, text)));
    if (named != NULL) {
        text = named->value;
        place = diag_at(reading->bands->file, named->line, named->column, named->key);
    }
    return bands_parse(arena, text, lowest, highest, place, reading->context.diag, out);
}

/* The office's bands; when it has none, or wrong ones, the program's. */
static struct bands bands_of(struct reading *reading, const char *key, int lowest, int highest)
{
    const struct schema_key *known = schema_packet_key("scheme", key);
    const struct ini_entry *given = ini_find(reading->ini, "scheme", key);
    const struct ini_entry *standard = ini_find(reading->bands, "scheme", key);
    struct bands bands = {0};
    if (given != NULL && !text_is_empty(text_trim(reading->context.arena, given->value))) {
        if (parse_bands(reading, text_of(reading, "scheme", key), place_of(reading, known), key,
                        lowest, highest, &bands)) {
            return bands;
        }
        reading->good = false;
    }
    if (!parse_bands(reading, standard->value,
                     diag_at(reading->bands->file, standard->line, standard->column, key), key,
                     lowest, highest, &bands)) {
        reading->good = false;
    }
    return bands;
}

/* --- section by section ----------------------------------------------------------------------- */

static void read_office(struct reading *reading, struct office_settings *out)
{
    const char *code = text_of(reading, "office", "code");
    out->name = text_of(reading, "office", "name");
    out->short_name = text_of(reading, "office", "short_name");
    out->kind = text_of(reading, "office", "kind");
    out->code = code;
    out->province = text_of(reading, "office", "province");
    out->address = text_of(reading, "office", "address");
    out->phone = text_of(reading, "office", "phone");
    out->email = text_of(reading, "office", "email");
    out->director = text_of(reading, "office", "director");
    out->director_position = text_of(reading, "office", "director_position");
    out->emblem = text_of(reading, "office", "emblem");
    /* It names the packet's folder (promise 7). */
    bool named = strlen(code) <= 40 &&
                 strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
                     strlen(code);
    if (!named) {
        problem(reading, "office", "code", INI027, "", "");
    }
}

static bool is_fiscal_year(int year)
{
    return year >= 2401 && year <= 2743;
}

static void read_period(struct reading *reading, struct period_settings *out)
{
    const struct number *year = value_of(reading, "period", "fiscal_year")->number;
    const struct cell *data_date = value_of(reading, "period", "data_date");
    out->fiscal_year = integer_of(year);
    if (year != NULL && !is_fiscal_year(out->fiscal_year)) {
        diag_report(reading->context.diag, INI026,
                    place_of(reading, schema_packet_key("period", "fiscal_year")),
                    number_print(reading->context.arena, year, 0, false));
        reading->good = false;
        out->fiscal_year = 0;
    }
    out->months = integer_of(value_of(reading, "period", "months")->number);
    out->data_date = data_date->date;
    if (data_date->kind != CELL_DATE && out->fiscal_year != 0 && out->months != 0) {
        out->data_date = date_period_end(out->fiscal_year, out->months);
    }
}

static void read_scheme(struct reading *reading, struct scheme_settings *out)
{
    const char *missing = text_of(reading, "scheme", "kpi_missing");
    out->kpi_missing = KPI_MISSING_ONE;
    if (text_equal(missing, "0")) {
        out->kpi_missing = KPI_MISSING_ZERO;
    } else if (text_equal(missing, "exclude")) {
        out->kpi_missing = KPI_MISSING_EXCLUDE;
    }
    out->three_target_middle = number_within(reading, "scheme", "three_target_middle", 50, 100);
    out->grades = bands_of(reading, "grades", 0, 100);
    out->sar = text_of(reading, "scheme", "sar");
    out->sar_levels = bands_of(reading, "sar_levels", 1, 5);
    out->likert_bands = bands_of(reading, "likert_bands", 1, 5);
    out->satisfaction_top2 = text_equal(text_of(reading, "scheme", "satisfaction_percent"), "top2");
    out->risk_bands = bands_of(reading, "risk_bands", 1, 25);
    out->ontime_of_finished =
        text_equal(text_of(reading, "scheme", "ontime_denominator"), "finished");
    out->control_forms_old = text_equal(text_of(reading, "scheme", "control_forms"), "po");
    out->late_penalty = number_within(reading, "scheme", "late_penalty", 0, 5);
    out->small_group = integer_of(number_within(reading, "scheme", "small_group", 0, 10000));
    out->baht_et_tens = text_equal(text_of(reading, "scheme", "baht_et"), "tens");
}

static void read_style(struct reading *reading, struct style_settings *out)
{
    out->thai_digits = text_equal(text_of(reading, "style", "digits"), "thai");
    out->thai_table_digits = text_equal(text_of(reading, "style", "table_digits"), "thai");
    out->font = text_of(reading, "style", "font");
    out->font_place = place_of(reading, schema_packet_key("style", "font"));
    out->size = number_within(reading, "style", "size", 8, 36);
    out->draft = value_of(reading, "style", "draft")->yes;
}

static void read_formats(struct reading *reading, struct packet_settings *out)
{
    static const char *const known[] = {"pdf", "xlsx"};
    struct arena *arena = reading->context.arena;
    const char **parts;
    size_t count = text_split(arena, text_of(reading, "packet", "formats"), ";", &parts);
    for (size_t i = 0; i < count; i++) {
        const char *name = text_lower(arena, parts[i]);
        out->pdf = out->pdf || text_equal(name, "pdf");
        out->xlsx = out->xlsx || text_equal(name, "xlsx");
        if (!text_equal(name, "pdf") && !text_equal(name, "xlsx")) {
            const char *near = text_nearest(arena, name, known, 2);
            diag_report(reading->context.diag, near != NULL ? CSV048 : CSV049,
                        place_of(reading, schema_packet_key("packet", "formats")), parts[i],
                        near != NULL ? near : "pdf, xlsx");
            reading->good = false;
        }
    }
}

static void read_packet(struct reading *reading, struct packet_settings *out)
{
    const char **reports;
    out->report_count =
        text_split(reading->context.arena, text_of(reading, "packet", "reports"), ";", &reports);
    out->reports = (const char *const *)reports;
    out->reports_place = place_of(reading, schema_packet_key("packet", "reports"));
    read_formats(reading, out);
    out->memo = value_of(reading, "packet", "memo")->yes;
    out->letter = value_of(reading, "packet", "letter")->yes;
    out->merge = value_of(reading, "packet", "merge")->yes;
    out->zip = value_of(reading, "packet", "zip")->yes;
    out->pdfa = value_of(reading, "packet", "pdfa")->yes;
    out->evidence_optional = text_equal(text_of(reading, "packet", "evidence"), "optional");
}

static struct reading begin(struct arena *arena, const struct ini *ini,
                            struct settings_reference reference, struct diag *diag)
{
    struct reading reading = {.ini = ini, .bands = reference.bands, .good = !ini->bad};
    reading.context =
        (struct typed_context){.arena = arena, .diag = diag, .months = reference.months};
    reading.keys = schema_packet_keys(&reading.key_count);
    reading.cells = arena_alloc_array(arena, reading.key_count, sizeof *reading.cells);
    return reading;
}

bool settings_read(struct arena *arena, const struct ini *ini, struct settings_reference reference,
                   struct diag *diag, struct settings *out)
{
    struct reading reading = begin(arena, ini, reference, diag);
    *out = (struct settings){0};
    for (size_t i = 0; i < ini->section_count; i++) {
        report_unknown_section(&reading, &ini->sections[i]);
    }
    for (size_t i = 0; i < ini->entry_count; i++) {
        report_unknown_key(&reading, &ini->entries[i]);
    }
    /* The keys stand in an order in which fiscal_year comes before the dates that it bounds. */
    for (size_t i = 0; i < reading.key_count; i++) {
        read_key(&reading, i);
        if (text_equal(reading.keys[i].key, "fiscal_year")) {
            int year = integer_of(reading.cells[i].number);
            reading.context.fiscal_year = is_fiscal_year(year) ? year : 0;
        }
    }
    read_office(&reading, &out->office);
    read_period(&reading, &out->period);
    read_scheme(&reading, &out->scheme);
    read_style(&reading, &out->style);
    read_packet(&reading, &out->packet);
    return reading.good;
}

bool settings_read_name(struct arena *arena, const struct ini *ini, struct settings *out)
{
    struct reading reading = begin(arena, ini, (struct settings_reference){0}, diag_new(arena));
    *out = (struct settings){0};
    for (size_t i = 0; i < reading.key_count; i++) {
        const struct schema_key *key = &reading.keys[i];
        reading.cells[i].text = "";
        if (key == schema_packet_key("office", "code") ||
            key == schema_packet_key("period", "fiscal_year") ||
            key == schema_packet_key("period", "months")) {
            read_key(&reading, i);
        }
    }
    read_office(&reading, &out->office);
    read_period(&reading, &out->period);
    return reading.good;
}
