/* Reads figures.csv and names.csv of a packet, or computes an office and reads the same from
 * memory. */
#include "generator/rollup_part.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "generator/build.h"
#include "generator/csv_out.h"
#include "generator/manifest.h"
#include "generator/names_out.h"
#include "input/bytes.h"
#include "input/csv.h"
#include "input/lookup.h"
#include "input/office.h"
#include "output/digest.h"

#define FIGURES_NAME "figures.csv"
enum { SCRATCH_MAXIMUM = 1024 << 20 };

struct reader {
    struct arena *arena; /* of the roll-up */
    struct arena *own;   /* of this part, freed with it */
    const char *source, *data_folder;
    struct diag *diag;
    struct rollup_part *part;
};

/* --- lines ------------------------------------------------------------------------------------ */

static bool contains(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

static bool is_wanted(const char *id)
{
    if (text_starts_with(id, "budget/"))
        return !text_starts_with(id, "budget/project:") && !text_starts_with(id, "budget/plan:");
    if (text_starts_with(id, "survey/"))
        return contains(id, "/all/") || text_ends_with(id, "/sent") ||
               text_ends_with(id, "/returned");
    return text_starts_with(id, "kpi/") || text_starts_with(id, "sar/total/") ||
           text_starts_with(id, "pmqa/") || text_starts_with(id, "projects/") ||
           text_starts_with(id, "feedback/") ||
           (text_starts_with(id, "risk/") && text_ends_with(id, "band"));
}

/* Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
static const char *plain(const char *text)
{
    return text[0] == '\'' && text[1] && strchr("=+-@\t", text[1]) ? text + 1 : text;
}

static void add_line(struct reader *reader, struct rollup_lines *lines, const char *id,
                     const char *text)
{
    size_t before;
    const char *key = text_copy(reader->arena, plain(id));
    if (!lines->index)
        lines->index = lookup_new(reader->arena);
    if (!lookup_add(lines->index, key, lines->count, &before))
        return;
    lines->list =
        arena_grow(reader->arena, lines->list, lines->count, &lines->capacity, sizeof *lines->list);
    lines->list[lines->count++] = (struct rollup_line){key, text_copy(reader->arena, plain(text))};
}

/* The first two columns of `columns`. False, unreported, when it is no such file. */
static bool read_lines(struct reader *reader, struct bytes_source *source, const char *name,
                       size_t columns, struct rollup_lines *out)
{
    struct csv_record record;
    struct diag *quiet = diag_new(reader->own);
    struct csv_records *records = csv_records_new(reader->own, source, name, ENCODING_UTF_8, quiet);
    csv_records_restart(records, ',', quiet);
    if (!csv_records_next(records, &record) || record.count != columns ||
        !text_equal(record.cells[0].text, "id"))
        return false;
    while (csv_records_next(records, &record)) {
        if (record.bad || record.count != columns)
            return false;
        if (out == &reader->part->names || is_wanted(record.cells[0].text))
            add_line(reader, out, record.cells[0].text, record.cells[1].text);
    }
    return csv_records_complete(records) && diag_count(quiet, DIAG_ERROR) == 0;
}

/* --- a packet --------------------------------------------------------------------------------- */

static const char *digest_of(const struct manifest *manifest, const char *name)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (text_equal(manifest->entries[i].kind, MANIFEST_FILE) &&
            text_equal(manifest->entries[i].path, name))
            return manifest->entries[i].sha256;
    return "";
}

/* Reads a file of the packet, if it is as the manifest has it. */
static bool read_file(struct reader *reader, const struct bytes_folder *folder,
                      const struct manifest *manifest, const char *name, size_t columns,
                      struct rollup_lines *out)
{
    struct digest digest;
    int file, error;
    bool good = false;
    if (bytes_open(folder, name, &file, &error) == BYTES_OPENED) {
        struct bytes_source source = bytes_of_descriptor(file);
        good = digest_descriptor(file, &digest) &&
               text_equal(digest.hex, digest_of(manifest, name)) && bytes_rewind(&source) &&
               read_lines(reader, &source, name, columns, out);
        close(file);
    }
    if (!good)
        diag_report(reader->diag, ROL001, diag_file(reader->source), name);
    return good;
}

static bool read_packet(struct reader *reader, const struct manifest *manifest)
{
    struct bytes_folder folder;
    int error;
    if (!bytes_folder_open(reader->own, reader->source, &folder, &error)) {
        diag_report(reader->diag, ROL002, diag_file(reader->source), "");
        return false;
    }
    if (!read_file(reader, &folder, manifest, NAMES_NAME, 2, &reader->part->names) ||
        !read_file(reader, &folder, manifest, FIGURES_NAME, 3, &reader->part->figures))
        return false;
    reader->part->sha256 = text_copy(reader->arena, digest_of(manifest, FIGURES_NAME));
    if (manifest_has_option(manifest, "incomplete"))
        diag_report(reader->diag, ROL007, diag_file(reader->source), "--keep-going");
    if (manifest_has_option(manifest, "draft"))
        diag_report(reader->diag, ROL007, diag_file(reader->source), "--draft");
    return true;
}

/* --- an office -------------------------------------------------------------------------------- */

static bool read_text(struct reader *reader, const char *text, const char *name, size_t columns,
                      struct rollup_lines *out)
{
    struct bytes_source source = bytes_of_memory(text, strlen(text));
    if (read_lines(reader, &source, name, columns, out))
        return true;
    diag_report(reader->diag, ROL001, diag_file(reader->source), name);
    return false;
}

static bool read_office(struct reader *reader)
{
    struct office *office;
    struct diag *own = diag_new(reader->own);
    bool opened = build_open(reader->own, reader->source, reader->data_folder, own, &office);
    size_t errors = diag_count(own, DIAG_ERROR);
    if (!opened || errors > 0) {
        diag_report(reader->diag, ROL003, diag_file(reader->source),
                    text_format(reader->own, "%zu", errors));
        return false;
    }
    const char *figures = csv_figures(reader->own, office->book, true);
    struct digest digest = digest_bytes(figures, strlen(figures));
    reader->part->sha256 = text_copy(reader->arena, digest.hex);
    return read_text(reader, names_csv(reader->own, office), NAMES_NAME, 2, &reader->part->names) &&
           read_text(reader, figures, FIGURES_NAME, 3, &reader->part->figures);
}

/* --- both ------------------------------------------------------------------------------------- */

/* A whole number from a file of ours; 0 when it is none. */
static int small_number(const char *text)
{
    long value = strtol(text, NULL, 10);
    return value > 0 && value < 10000 ? (int)value : 0;
}

static bool take_office(struct reader *reader)
{
    struct rollup_part *part = reader->part;
    if (part->names.index && text_equal(rollup_part_name(part, "office/code"), ROLLUP_CODE)) {
        diag_report(reader->diag, ROL011, diag_file(reader->source), "");
        return false; /* its offices would be counted twice */
    }
    if (!part->names.index || !part->figures.index) {
        if (part->names.index) /* read, and nothing in it: of a round without results, say */
            diag_report(reader->diag, ROL012, diag_file(reader->source), "");
        else
            diag_report(reader->diag, ROL001, diag_file(reader->source), NAMES_NAME);
        return false;
    }
    part->code = rollup_part_name(part, "office/code");
    part->name = rollup_part_name(part, "office/short_name");
    part->fiscal_year = small_number(rollup_part_name(part, "period/fiscal_year"));
    part->months = small_number(rollup_part_name(part, "period/months"));
    if (!*part->code || part->fiscal_year == 0 || part->months == 0 ||
        date_parse(NULL, rollup_part_name(part, "period/data_date"), &part->data_date) != DATE_OK) {
        diag_report(reader->diag, ROL001, diag_file(reader->source), NAMES_NAME);
        return false;
    }
    return true;
}

bool rollup_part_read(struct arena *arena, const char *source, const char *data_folder,
                      struct diag *diag, struct rollup_part *out)
{
    struct arena *own = arena_new_like(arena, SCRATCH_MAXIMUM);
    struct reader reader = {arena, own, source, data_folder, diag, out};
    struct manifest *manifest;
    *out = (struct rollup_part){.source = source};
    bool good = false;
    if (access(text_format(own, "%s/packet.ini", source), F_OK) == 0)
        good = read_office(&reader);
    else if (access(text_format(own, "%s/%s", source, MANIFEST_NAME), F_OK) != 0)
        diag_report(diag, ROL002, diag_file(source), "");
    else if (!manifest_read(own, text_format(own, "%s/%s", source, MANIFEST_NAME), &manifest))
        diag_report(diag, ROL001, diag_file(source), MANIFEST_NAME);
    else
        good = read_packet(&reader, manifest);
    good = good && take_office(&reader);
    arena_free(own);
    return good;
}

const char *rollup_part_name(const struct rollup_part *part, const char *id)
{
    size_t at;
    return lookup_find(part->names.index, id, &at) ? part->names.list[at].text : "";
}

const char *rollup_part_text(const struct rollup_part *part, const char *id)
{
    size_t at;
    if (!lookup_find(part->figures.index, id, &at) || !*part->figures.list[at].text)
        return NULL;
    return part->figures.list[at].text;
}

const struct number *rollup_part_number(struct arena *arena, const struct rollup_part *part,
                                        const char *id)
{
    const char *text = rollup_part_text(part, id);
    return text ? number_decimal(arena, text) : NULL;
}
