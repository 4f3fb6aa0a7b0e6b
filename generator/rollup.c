/* The pipeline of a roll-up: parts → book → report → packet. No arithmetic. */
#include "generator/rollup.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/build.h"
#include "generator/build_files.h"
#include "generator/field.h"
#include "generator/manifest.h"
#include "generator/memo.h"
#include "generator/options.h"
#include "generator/reports.h"
#include "generator/shared.h"
#include "generator/sources.h"
#include "input/office.h"

const struct report ROLLUP_REPORT = {"rollup", "01", "", false};

/* Everything that a roll-up does not decide has the default that packet.ini has. */
static const char SETTINGS[] = "[office]\nname=-\nshort_name=-\nkind=primary\ncode=" ROLLUP_CODE "\n"
                               "[period]\nfiscal_year=2568\nmonths=12\n"
                               "[packet]\nmemo=no\n";

struct making {
    struct arena *arena;
    const struct options *options;
    const struct shared *shared;
    struct diag *diag;
    struct rollup_part *parts;
    size_t count;
    struct table *left_out;
};

/* --- which parts ------------------------------------------------------------------------------ */

static int compare_parts(const void *left, const void *right)
{
    const struct rollup_part *a = left, *b = right;
    int order = text_compare_natural(a->code, b->code);
    return order ? order : strcmp(a->source, b->source);
}

static void read_parts(struct making *making)
{
    making->parts =
        arena_alloc_array(making->arena, making->options->office_count, sizeof *making->parts);
    for (size_t i = 0; i < making->options->office_count; i++) {
        struct rollup_part *part = &making->parts[making->count];
        if (rollup_part_read(making->arena, making->options->offices[i],
                             making->shared->data_folder, making->diag, part) &&
            rollup_part_agrees(making->arena, part, making->diag))
            making->count++;
    }
    qsort(making->parts, making->count, sizeof *making->parts, compare_parts);
}

static bool same_round(const struct rollup_part *left, const struct rollup_part *right)
{
    return left->fiscal_year == right->fiscal_year && left->months == right->months;
}

/* The round that most parts are of; of equally many the latest. */
static const struct rollup_part *most_common(const struct making *making)
{
    const struct rollup_part *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < making->count; i++) {
        const struct rollup_part *part = &making->parts[i];
        size_t same = 0;
        for (size_t k = 0; k < making->count; k++)
            same += same_round(part, &making->parts[k]);
        bool later =
            best && (part->fiscal_year > best->fiscal_year ||
                     (part->fiscal_year == best->fiscal_year && part->months > best->months));
        if (same > most || (same == most && later)) {
            most = same;
            best = part;
        }
    }
    return best;
}

/* Takes out what is of another round, and every office that is named twice: which of the two counts
 * nobody can say. */
static void keep_comparable(struct making *making)
{
    struct arena *arena = making->arena;
    const struct rollup_part *common = most_common(making);
    struct rollup_part *kept = arena_alloc_array(arena, making->count + 1, sizeof *kept);
    size_t count = 0;
    for (size_t i = 0; i < making->count; i++) {
        const struct rollup_part *part = &making->parts[i], *twin = NULL;
        for (size_t k = 0; k < making->count && !twin; k++)
            if (k != i && text_equal(making->parts[k].code, part->code) &&
                same_round(&making->parts[k], common))
                twin = &making->parts[k];
        if (!same_round(part, common))
            diag_report(making->diag, ROL004, diag_file(part->source),
                        text_format(arena, "%d", part->fiscal_year),
                        text_format(arena, "%d", part->months),
                        text_format(arena, "%d", common->fiscal_year),
                        text_format(arena, "%d", common->months));
        else if (twin)
            diag_report(making->diag, ROL005, diag_file(part->source), part->code, twin->source);
        else
            kept[count++] = *part;
    }
    making->parts = kept;
    making->count = count;
}

/* --- what they are put into ------------------------------------------------------------------- */

static void name_whole(struct making *making, struct office *office)
{
    struct arena *arena = making->arena;
    struct settings *settings = &office->settings;
    const char *name = making->options->name;
    settings->office.name =
        name ? text_normalise(arena, name, true)
             : text_format(arena, "ภาพรวม %zu สำนักงานเขตพื้นที่การศึกษา", making->count);
    settings->office.short_name = settings->office.name;
    settings->period.fiscal_year = making->parts[0].fiscal_year;
    settings->period.months = making->parts[0].months;
    settings->period.data_date = making->parts[0].data_date;
    for (size_t i = 1; i < making->count; i++) /* the latest */
        if (date_compare(making->parts[i].data_date, settings->period.data_date) > 0)
            settings->period.data_date = making->parts[i].data_date;
}

static void set_values(struct making *making, const struct office *office)
{
    struct arena *arena = making->arena;
    struct book *book = office->book;
    const struct period_settings *period = &office->settings.period;
    size_t given = making->options->office_count;
    book_set_text(book, "office.name", office->settings.office.name);
    book_set_text(book, "office.short_name", office->settings.office.short_name);
    book_set_number(book, "period.fiscal_year", number_integer(arena, period->fiscal_year));
    book_set_number(book, "period.months", number_integer(arena, period->months));
    book_set_text(book, "period.round", text_format(arena, "รอบ %d เดือน", period->months));
    book_set_date(book, "period.data_date", period->data_date);
    book_set_number(book, "rollup.given", field_count(arena, given));
    book_set_number(book, "rollup.left_out", field_count(arena, given - making->count));
}

/* One row an operand that an error names. */
static struct table *left_out_table(struct making *making)
{
    static const struct column COLUMNS[] = {
        {.id = "number", .heading = "ที่", .kind = COLUMN_COUNT},
        {.id = "source", .heading = "รายการ", .kind = COLUMN_TEXT},
        {.id = "reason", .heading = "เหตุที่ไม่ได้รวม", .kind = COLUMN_TEXT},
    };
    struct table *table = table_new(making->arena, "rollup/left_out", "รายการที่ไม่ได้รวม", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    const struct diag_item *items;
    size_t count = diag_items(making->diag, &items);
    for (size_t i = 0; i < count; i++) {
        if (items[i].level != DIAG_ERROR)
            continue;
        struct row *row = table_add_row(making->arena, table);
        field_set_count(table, row, "number", table->row_count);
        table_set_text(table, row, "source", items[i].place.file);
        table_set_text(table, row, "reason", diag_words(making->arena, &items[i], DIAG_THAI));
    }
    return table;
}

static struct table *sources_table(struct making *making, const struct date_months *months)
{
    static const struct column COLUMNS[] = {
        {.id = "number", .heading = "ที่", .kind = COLUMN_COUNT},
        {.id = "code", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "สำนักงาน", .kind = COLUMN_NAME},
        {.id = "data_date", .heading = "ข้อมูล ณ วันที่", .kind = COLUMN_DATE},
        {.id = "sha256", .heading = "SHA-256 ของ figures.csv", .kind = COLUMN_TEXT},
    };
    struct table *table = table_new(making->arena, "rollup/sources", "ที่มาของข้อมูล", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < making->count; i++) {
        struct row *row = table_add_row(making->arena, table);
        const struct rollup_part *part = &making->parts[i];
        field_set_count(table, row, "number", i + 1);
        table_set_text(table, row, "code", part->code);
        table_set_text(table, row, "name", part->name);
        table_set_date(table, row, "data_date", part->data_date, months);
        table_set_text(table, row, "sha256", text_copy_n(making->arena, part->sha256, 16));
    }
    return table;
}

static void compute(struct making *making, const struct office *office)
{
    struct rollup rollup = {.arena = making->arena,
                            .diag = making->diag,
                            .settings = &office->settings,
                            .parts = making->parts,
                            .count = making->count,
                            .book = office->book};
    set_values(making, office);
    book_add_table(office->book, making->left_out);
    book_add_table(office->book, sources_table(making, book_months(office->book)));
    rollup_measures_add(&rollup);
    rollup_indicators_add(&rollup);
    rollup_sums_add(&rollup);
    rollup_surveys_add(&rollup);
    rollup_check_sums(&rollup);
}

/* --- the packet ------------------------------------------------------------------------------- */

static struct manifest *made_from(struct making *making)
{
    struct manifest *manifest = manifest_new(making->arena);
    if (!sources_add_shared(making->arena, manifest, making->shared, making->options)) {
        diag_report(making->diag, OUT018, diag_file(making->shared->data_folder), strerror(errno));
        return NULL;
    }
    for (size_t i = 0; i < making->count; i++) {
        const struct rollup_part *part = &making->parts[i];
        manifest_add(manifest, (struct manifest_entry){
                                   .kind = MANIFEST_INPUT,
                                   .path = text_format(making->arena, "%s-%d-m%d/figures.csv",
                                                       part->code, part->fiscal_year, part->months),
                                   .sha256 = part->sha256,
                                   .title = part->name});
    }
    return manifest;
}

/* Each part was read once, and whole; the program's files once an office. */
static bool parts_stand(struct build *build)
{
    if (shared_stands(build->arena, build->shared))
        return true;
    diag_report(build->diag, OUT008, diag_file(build->data_folder), "");
    return false;
}

bool rollup_make(struct arena *arena, const struct options *options, const struct shared *shared,
                 struct diag *diag, struct build_result *out)
{
    struct making making = {.arena = arena, .options = options, .shared = shared, .diag = diag};
    struct office *office;
    *out = (struct build_result){0};
    /* First: where the program's own files are broken, that is no fault of the offices. */
    if (!office_of_settings(arena, SETTINGS, shared->data_folder, diag, &office))
        return false;
    read_parts(&making);
    if (making.count > 0)
        keep_comparable(&making);
    if (making.count == 0)
        diag_report(diag, ROL010, diag_file("raingan"), "");
    if (making.count == 0 || (diag_count(diag, DIAG_ERROR) > 0 && !options->keep_going))
        return false;
    size_t errors = diag_count(diag, DIAG_ERROR);
    making.left_out = left_out_table(&making);
    name_whole(&making, office);
    compute(&making, office);
    struct options *whole = arena_alloc(arena, sizeof *whole);
    *whole = *options;
    whole->keep_going = false; /* what is left out stands in a table of the report */
    struct build build = {.arena = arena,
                          .office = office,
                          .options = whole,
                          .shared = shared,
                          .data_folder = shared->data_folder,
                          .diag = diag,
                          .fonts = manifest_new(arena),
                          .reports = &ROLLUP_REPORT,
                          .report_count = 1,
                          .enclosures = memo_enclosures(arena)};
    build.sources = report_sources(arena, office, shared->data_folder, diag);
    build.made_from = made_from(&making);
    return build.made_from && build_choose_formats(&build) &&
           diag_count(diag, DIAG_ERROR) == errors && build_write(&build, parts_stand, out);
}
