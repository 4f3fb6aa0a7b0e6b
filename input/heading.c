/* Finds the heading row by trying: each separator, up to five title rows. The trials report
 * nothing; then the file is read again from the beginning with what was found. */
#include "input/heading.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { MOST_TITLES = 5 };

/* Maps the cells of a record to the schema's columns. */
static void match(struct arena *arena, const struct schema_file *schema,
                  const struct csv_record *record, struct heading *out)
{
    out->line = record->line;
    out->known = 0;
    out->whole = true;
    out->width = record->count;
    while (out->width > 0 && record->cells[out->width - 1].blank) {
        out->width--;
    }
    out->column_of = arena_alloc_array(arena, out->width + 1, sizeof *out->column_of);
    out->given = arena_alloc_array(arena, schema->column_count, sizeof *out->given);
    for (size_t i = 0; i < out->width; i++) {
        out->column_of[i] = schema_column_find(arena, schema, record->cells[i].text);
        if (out->column_of[i] >= 0 && !out->given[out->column_of[i]]) {
            out->given[out->column_of[i]] = true;
            out->known++;
        }
    }
    for (size_t i = 0; i < schema->column_count; i++) {
        if (schema->columns[i].required && !out->given[i]) {
            out->whole = false;
        }
    }
}

/* Whether `left` is the likelier heading row: whole before not, then more known columns, then
 * earlier. */
static bool is_better(const struct heading *left, const struct heading *right)
{
    if (left->whole != right->whole) {
        return left->whole;
    }
    if (left->whole && left->titles != right->titles) {
        return left->titles < right->titles;
    }
    if (left->known != right->known) {
        return left->known > right->known;
    }
    return left->titles < right->titles;
}

/* The best row under one separator. */
static void try_separator(struct arena *arena, const struct schema_file *schema,
                          struct csv_records *records, char separator, struct heading *best)
{
    struct csv_record record;
    csv_records_try(records, separator);
    for (size_t titles = 0; titles <= MOST_TITLES && csv_records_next(records, &record); titles++) {
        struct heading heading = {.separator = separator, .titles = titles};
        match(arena, schema, &record, &heading);
        if (heading.known > 0 && (best->known == 0 || is_better(&heading, best))) {
            *best = heading;
        }
        if (heading.whole) {
            return;
        }
    }
}

static const char *required_headings(struct arena *arena, const struct schema_file *schema,
                                     const bool *given)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, arena, 4096);
    for (size_t i = 0; i < schema->column_count; i++) {
        const struct schema_column *column = &schema->columns[i];
        if (column->required && (given == NULL || !given[i])) {
            text_buffer_add_format(&buffer, "%s%s (%s)", buffer.length > 0 ? ", " : "",
                                   column->heading, column->id);
        }
    }
    return buffer.data;
}

static const char *nearest_heading(struct arena *arena, const struct schema_file *schema,
                                   const char *text)
{
    const char **words = arena_alloc_array(arena, schema->column_count * 2, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; i < schema->column_count; i++) {
        words[count++] = schema->columns[i].heading;
        words[count++] = schema->columns[i].id;
    }
    return text_nearest(arena, text, words, count);
}

static void report_unknown(struct arena *arena, const struct schema_file *schema, struct diag *diag,
                           struct diag_place place, const char *text)
{
    const char *near = nearest_heading(arena, schema, text);
    if (near != NULL) {
        diag_report(diag, CSV034, place, text, near);
    } else {
        diag_report(diag, CSV033, place, text);
    }
}

/* Unknown and repeated headings, and those that are missing. A repeated one counts once. */
static void report(struct arena *arena, const struct schema_file *schema, const char *file,
                   const struct csv_record *record, struct diag *diag, struct heading *heading)
{
    bool *seen = arena_alloc_array(arena, schema->column_count, sizeof *seen);
    for (size_t i = 0; i < heading->width; i++) {
        const struct csv_cell *cell = &record->cells[i];
        const char *text = text_normalise(arena, cell->text, true);
        struct diag_place place = diag_at(file, cell->line, cell->column, text);
        int column = heading->column_of[i];
        if (column < 0 && !cell->blank && !cell->bad) {
            report_unknown(arena, schema, diag, place, text);
        } else if (column >= 0 && seen[column]) {
            diag_report(diag, CSV032, place, text, schema->columns[column].id);
            heading->column_of[i] = -1;
            heading->whole = false;
        } else if (column >= 0) {
            seen[column] = true;
        }
    }
    const char *missing = required_headings(arena, schema, heading->given);
    if (*missing != '\0') {
        diag_report(diag, CSV031, diag_at(file, heading->line, 1, NULL), missing);
    }
    if (record->beyond != NULL) {
        diag_report(diag, CSV025, diag_at(file, record->beyond->line, record->beyond->column, NULL),
                    "");
    }
}

bool heading_find(struct arena *arena, const struct schema_file *schema, const char *file,
                  struct csv_records *records, struct diag *diag, struct heading *out)
{
    static const char separators[] = {',', ';', '\t'};
    struct csv_record record = {0};
    *out = (struct heading){.separator = ','};
    for (size_t i = 0; i < sizeof separators; i++) {
        try_separator(arena, schema, records, separators[i], out);
    }
    csv_records_restart(records, out->separator, diag);
    if (csv_records_refused(records)) {
        return false;
    }
    if (out->known == 0) {
        while (csv_records_next(records, &record)) {
            /* Only so that undefined bytes and open quotation marks are named as well. */
        }
        diag_report(diag, CSV030, diag_at(file, 1, 1, NULL),
                    required_headings(arena, schema, NULL));
        return false;
    }
    for (size_t i = 0; i <= out->titles; i++) {
        if (!csv_records_next(records, &record)) {
            return false;
        }
    }
    report(arena, schema, file, &record, diag, out);
    return true;
}
