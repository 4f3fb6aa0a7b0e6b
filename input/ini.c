/* The scanner of INI files: our own, because iniparser 4.1 knows no places, cuts values at ';',
 * takes the last of two equal keys in silence and rejects long lines (library-limits.md I2–I6).
 * iniparser is asked afterwards, in ini_library.c, and must see the same file. */
#include "input/ini.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/ini_scan.h"

struct scan {
    struct arena *arena;
    struct diag *diag;
    struct ini *ini;
    size_t section_capacity;
    size_t entry_capacity;
    const char *section; /* NULL before the first heading */
    unsigned line;
    bool full;         /* more keys than the limit: read no further */
    const char *begin; /* of the line */
    const char *end;
};

static unsigned column_of(const struct scan *scan, const char *at)
{
    unsigned column = 1;
    for (const char *byte = scan->begin; byte < at; byte++) {
        column += ((unsigned char)*byte & 0xC0) != 0x80;
    }
    return column;
}

static void problem(struct scan *scan, enum diag_code code, const char *at, const char *field,
                    const char *first, const char *second)
{
    diag_report(scan->diag, code, diag_at(scan->ini->file, scan->line, column_of(scan, at), field),
                first, second);
    scan->ini->bad = true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

/* Takes blanks off both ends. */
static void trim(const char **begin, const char **end)
{
    while (*begin < *end && is_blank(**begin)) {
        ++*begin;
    }
    while (*end > *begin && is_blank((*end)[-1])) {
        --*end;
    }
}

static const char *name_copy(const struct scan *scan, const char *begin, const char *end)
{
    return text_lower(scan->arena, text_copy_n(scan->arena, begin, (size_t)(end - begin)));
}

static bool name_is_good(struct scan *scan, const char *begin, const char *end)
{
    if (begin == end) {
        problem(scan, INI004, begin, NULL, "", "");
        return false;
    }
    if ((size_t)(end - begin) > INI_NAME_LIMIT) {
        problem(scan, INI005, begin, NULL, text_format(scan->arena, "%d", INI_NAME_LIMIT), "");
        return false;
    }
    return true;
}

/* Control characters end the line's use; undefined bytes were reported when they were decoded. */
static bool characters_are_good(struct scan *scan)
{
    for (const char *at = scan->begin; at < scan->end; at++) {
        unsigned char byte = (unsigned char)*at;
        unsigned code = byte;
        if (byte == 0xEF && scan->end - at >= 3 && memcmp(at, ENCODING_BAD_MARK, 3) == 0) {
            scan->ini->bad = true;
            return false;
        }
        if (byte == 0xC2 && scan->end - at >= 2 && (unsigned char)at[1] < 0xA0) {
            code = (unsigned char)at[1];
        } else if ((byte >= 0x20 && byte != 0x7F) || byte == '\t') {
            continue;
        }
        problem(scan, INI008, at, NULL, text_format(scan->arena, "U+%04X", code), "");
        return false;
    }
    return true;
}

static void scan_section(struct scan *scan, const char *begin, const char *end)
{
    if (end[-1] != ']' || memchr(begin + 1, '[', (size_t)(end - begin) - 1) != NULL ||
        memchr(begin, ']', (size_t)(end - begin) - 1) != NULL) {
        problem(scan, INI002, begin, NULL, "", "");
        scan->section = "";
        return;
    }
    begin++;
    end--;
    trim(&begin, &end);
    if (!name_is_good(scan, begin, end)) {
        scan->section = "";
        return;
    }
    scan->section = name_copy(scan, begin, end);
    if (ini_section_line(scan->ini, scan->section) != 0) {
        return; /* repeated: merged */
    }
    struct ini *ini = scan->ini;
    if (ini->section_count + ini->entry_count >= INI_ENTRY_LIMIT) {
        problem(scan, INI009, begin, NULL, text_format(scan->arena, "%d", INI_ENTRY_LIMIT), "");
        scan->full = true;
        return;
    }
    ini->sections = arena_grow(scan->arena, ini->sections, ini->section_count,
                               &scan->section_capacity, sizeof *ini->sections);
    ini->sections[ini->section_count++] = (struct ini_section){scan->section, scan->line};
}

/* Takes the quotes off a value. False when an opening one has no partner. */
static bool take_quotes_off(const char **begin, const char **end)
{
    if (*begin == *end || (**begin != '"' && **begin != '\'')) {
        return true;
    }
    const char *partner = memchr(*begin + 1, **begin, (size_t)(*end - *begin) - 1);
    if (partner == NULL) {
        return **begin == '\''; /* an apostrophe may stand alone */
    }
    /* "ก" และ "ข": quotes within the value, not around it. */
    if (partner == *end - 1) {
        ++*begin;
        --*end;
    }
    return true;
}

static void add_entry(struct scan *scan, struct ini_entry entry, const char *at)
{
    struct ini *ini = scan->ini;
    const struct ini_entry *before = ini_find(ini, entry.section, entry.key);
    if (before != NULL) {
        problem(scan, INI003, at, entry.key, entry.key,
                text_format(scan->arena, "%u", before->line));
        return;
    }
    if (ini->section_count + ini->entry_count >= INI_ENTRY_LIMIT) {
        problem(scan, INI009, at, NULL, text_format(scan->arena, "%d", INI_ENTRY_LIMIT), "");
        scan->full = true;
        return;
    }
    ini->entries = arena_grow(scan->arena, ini->entries, ini->entry_count, &scan->entry_capacity,
                              sizeof *ini->entries);
    ini->entries[ini->entry_count++] = entry;
}

static void scan_entry(struct scan *scan, const char *begin, const char *end)
{
    const char *sign = memchr(begin, '=', (size_t)(end - begin));
    if (sign == NULL) {
        problem(scan, INI001, begin, NULL, text_copy_n(scan->arena, begin, (size_t)(end - begin)),
                "");
        return;
    }
    const char *key_end = sign;
    const char *value = sign + 1;
    trim(&begin, &key_end);
    trim(&value, &end);
    if (!name_is_good(scan, begin, key_end)) {
        return;
    }
    struct ini_entry entry = {
        .section = scan->section,
        .key = name_copy(scan, begin, key_end),
        .line = scan->line,
        .key_column = column_of(scan, begin),
        .column = column_of(scan, value),
    };
    if (scan->section == NULL) {
        problem(scan, INI006, begin, entry.key, entry.key, "");
        return;
    }
    if (!take_quotes_off(&value, &end)) {
        problem(scan, INI007, value, entry.key, "", "");
        return;
    }
    if ((size_t)(end - value) > INI_VALUE_LIMIT) {
        problem(scan, INI010, value, entry.key, "", "");
        return;
    }
    entry.value = text_copy_n(scan->arena, value, (size_t)(end - value));
    if (scan->section[0] != '\0') { /* the heading above was wrong: nobody knows whose key it is */
        add_entry(scan, entry, begin);
    }
}

static void scan_line(struct scan *scan)
{
    const char *begin = scan->begin;
    const char *end = scan->end;
    trim(&begin, &end);
    if (begin == end || !characters_are_good(scan) || *begin == ';' || *begin == '#') {
        return;
    }
    if (*begin == '[') {
        scan_section(scan, begin, end);
    } else {
        scan_entry(scan, begin, end);
    }
}

/* The first byte of the next line; *end is where this one ends. */
static const char *next_line(const char *begin, const char *limit, const char **end)
{
    *end = begin;
    while (*end < limit && **end != '\n' && **end != '\r') {
        ++*end;
    }
    if (*end == limit) {
        return limit;
    }
    bool pair = **end == '\r' && limit - *end > 1 && (*end)[1] == '\n';
    return *end + (pair ? 2 : 1);
}

static void ask_library(struct scan *scan, const char *text, size_t length)
{
    const char *about = "";
    switch (ini_second_opinion(scan->arena, scan->ini, text, length, &about)) {
    case INI_AGREES: return;
    case INI_DISAGREES: diag_report(scan->diag, INI011, diag_file(scan->ini->file), about); break;
    case INI_UNAVAILABLE: diag_report(scan->diag, INI012, diag_file(scan->ini->file), about); break;
    }
    scan->ini->bad = true;
}

bool ini_parse(struct arena *arena, const char *text, size_t length, const char *file,
               unsigned first_line, struct diag *diag, struct ini **out)
{
    struct ini *ini = arena_alloc(arena, sizeof *ini);
    struct scan scan = {.arena = arena, .diag = diag, .ini = ini};
    const char *limit = text + length;
    ini->file = file;
    ini->first_line = first_line;
    scan.line = first_line;
    for (const char *at = text; at < limit && !scan.full; scan.line++) {
        scan.begin = at;
        at = next_line(at, limit, &scan.end);
        scan_line(&scan);
    }
    if (!ini->bad) {
        ask_library(&scan, text, length);
    }
    *out = ini;
    return true;
}

bool ini_read(struct arena *arena, struct bytes_source *source, const char *file,
              enum encoding asked, struct diag *diag, struct ini **out)
{
    size_t length = 0;
    size_t errors = diag_count(diag, DIAG_ERROR);
    *out = NULL;
    const char *text = encoding_read_all(arena, source, file, asked, INI_FILE_LIMIT, diag, &length);
    if (text == NULL || !ini_parse(arena, text, length, file, 1, diag, out)) {
        return false;
    }
    (*out)->bad = (*out)->bad || diag_count(diag, DIAG_ERROR) > errors;
    return true;
}

const struct ini_entry *ini_find(const struct ini *ini, const char *section, const char *key)
{
    for (size_t i = 0; i < ini->entry_count; i++) {
        const struct ini_entry *entry = &ini->entries[i];
        if (text_equal(entry->key, key) && text_equal(entry->section, section)) {
            return entry;
        }
    }
    return NULL;
}

unsigned ini_section_line(const struct ini *ini, const char *section)
{
    for (size_t i = 0; i < ini->section_count; i++) {
        if (text_equal(ini->sections[i].name, section)) {
            return ini->sections[i].line;
        }
    }
    return 0;
}
