/* Rows of the calendar against the packets that stand. Asks no clock, prints nothing. */
#include "generator/due.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/build.h"
#include "generator/manifest.h"
#include "generator/options.h"
#include "generator/packet_name.h"
#include "generator/reports.h"
#include "generator/shared.h"
#include "generator/sources.h"
#include "generator/verify.h"
#include "input/office.h"

enum { ROUNDS = 4 }; /* 3, 6, 9, 12 months */

/* The packet of a round as it stands. */
struct standing {
    const char *packet;
    struct manifest *manifest; /* NULL: none */
    bool good;                 /* whole, and from the inputs as they are */
};

struct reader {
    struct arena *arena;
    const char *folder;
    const struct options *options;
    const struct shared *shared;
    struct office *office;
    const struct table *calendar;
    struct standing rounds[ROUNDS];
    struct due *due;
    size_t capacity;
};

/* --- packets ---------------------------------------------------------------------------------- */

/* An office folder knows one round at a time: the packet of another one cannot be held against it.
 */
static bool is_as_inputs(struct reader *reader, int months, const struct manifest *manifest)
{
    struct manifest *now = manifest_new(reader->arena);
    return months != reader->office->settings.period.months ||
           (sources_add(reader->arena, now, reader->folder, reader->shared, reader->options) &&
            sources_equal_but_choices(now, manifest) && sources_used_stand(manifest));
}

static const struct standing *standing_packet(struct reader *reader, int months)
{
    struct standing *standing = &reader->rounds[months / 3 - 1];
    if (standing->packet)
        return standing;
    struct settings settings = reader->office->settings;
    settings.period.months = months;
    standing->packet = text_format(reader->arena, "%s/%s", reader->options->out,
                                   packet_name(reader->arena, &settings));
    const char *path = text_format(reader->arena, "%s/%s", standing->packet, MANIFEST_NAME);
    const char *digest;
    struct manifest *manifest;
    if (!manifest_read(reader->arena, path, &standing->manifest)) {
        standing->manifest = NULL;
        return standing;
    }
    standing->good =
        is_as_inputs(reader, months, standing->manifest) &&
        verify_packet(reader->arena, standing->packet, diag_new(reader->arena), &manifest, &digest);
    return standing;
}

/* "02-krs.pdf" or "02-krs.xlsx" of the report "krs"; "11-manual-NAME.pdf" of "manual". The numbers of
 * an office's own reports may change. */
static bool is_file_of(struct arena *arena, const char *file, const struct report *report)
{
    if (text_equal(report->name, MANUAL_REPORT))
        return text_starts_with(file, text_format(arena, "%s-%s-", report->number, report->name));
    return text_length(file) > 2 &&
           (text_equal(file + 2, text_format(arena, "-%s.pdf", report->name)) ||
            text_equal(file + 2, text_format(arena, "-%s.xlsx", report->name)));
}

static bool holds_report(struct arena *arena, const struct manifest *manifest,
                         const struct report *report)
{
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        if (text_equal(entry->kind, MANIFEST_FILE) && is_file_of(arena, entry->path, report))
            return true;
    }
    return false;
}

static enum due_state state_of(struct reader *reader, const struct due_item *item,
                               const struct report *report)
{
    const struct standing *standing = standing_packet(reader, item->months);
    if (standing->manifest && holds_report(reader->arena, standing->manifest, report))
        return standing->good ? DUE_MADE : DUE_CHANGED;
    if (item->days_left < 0)
        return DUE_LATE;
    return item->days_left <= (int64_t)reader->options->ahead ? DUE_NOW : DUE_LATER;
}

/* --- the calendar ----------------------------------------------------------------------------- */

/* The names of a row's reports. Letter case does not count, as in every listed value. */
static size_t names_of_row(struct arena *arena, const struct table *calendar, const struct row *row,
                           const char ***names)
{
    return text_split(arena, text_lower(arena, table_text(calendar, row, "reports")), ";,", names);
}

static void add_item(struct reader *reader, const struct row *row, const struct report *report)
{
    const struct period_settings *period = &reader->office->settings.period;
    const struct packet_settings *packet = &reader->office->settings.packet;
    const struct number *months = table_number(reader->calendar, row, "months");
    struct due *due = reader->due;
    due->items =
        arena_grow(reader->arena, due->items, due->count, &reader->capacity, sizeof *due->items);
    struct due_item *item = &due->items[due->count++];
    *item = (struct due_item){
        .code = table_text(reader->calendar, row, "code"),
        .report = report->name,
        .day = table_cell(reader->calendar, row, "due")->date,
        .months = months ? (int)number_to_double(months) : period->months,
    };
    item->days_left = date_to_days(item->day) - date_to_days(reader->options->today);
    item->this_round = item->months == period->months;
    item->listed =
        packet->report_count == 0 || text_is_among(packet->reports, packet->report_count, report->name);
    item->state = state_of(reader, item, report);
    item->packet = standing_packet(reader, item->months)->packet;
}

static void add_row(struct reader *reader, const struct row *row)
{
    const struct number *year = table_number(reader->calendar, row, "fiscal_year");
    if (row->bad || (int)number_to_double(year) != reader->office->settings.period.fiscal_year)
        return;
    const char **names, *nearest;
    size_t count = names_of_row(reader->arena, reader->calendar, row, &names);
    for (size_t i = 0; i < count; i++) {
        const struct report *report = report_named(reader->arena, reader->due->reports,
                                                   reader->due->report_count, names[i], &nearest);
        if (report)
            add_item(reader, row, report);
    }
}

/* By day; what is due on one day stays in the order of the calendar, which qsort() alone would not
 * promise. */
static int compare_items(const void *left, const void *right)
{
    const struct due_item *a = *(const struct due_item *const *)left;
    const struct due_item *b = *(const struct due_item *const *)right;
    int order = date_compare(a->day, b->day);
    return order ? order : (a > b) - (a < b);
}

static void sort_items(struct arena *arena, struct due *due)
{
    const struct due_item **order = arena_alloc_array(arena, due->count + 1, sizeof *order);
    struct due_item *sorted = arena_alloc_array(arena, due->count + 1, sizeof *sorted);
    for (size_t i = 0; i < due->count; i++)
        order[i] = &due->items[i];
    qsort(order, due->count, sizeof *order, compare_items);
    for (size_t i = 0; i < due->count; i++)
        sorted[i] = *order[i];
    due->items = sorted;
}

static void check_names(struct arena *arena, const struct report *reports, size_t report_count,
                        const struct book *book, struct diag *diag)
{
    const struct table *calendar = book_table(book, "calendar");
    for (size_t i = 0; calendar && i < calendar->row_count; i++) {
        const struct row *row = &calendar->rows[i];
        const char **names, *nearest;
        size_t count = names_of_row(arena, calendar, row, &names);
        for (size_t n = 0; n < count; n++)
            if (!report_named(arena, reports, report_count, names[n], &nearest))
                diag_report(diag, RUN008, table_place(calendar, row, "reports"), names[n], nearest);
    }
}

void due_check_names(struct arena *arena, const char *folder, const struct book *book,
                     struct diag *diag)
{
    const struct report *reports;
    size_t count = reports_known(arena, folder, NULL, &reports);
    check_names(arena, reports, count, book, diag);
}

bool due_read(struct arena *arena, const char *folder, const struct options *options,
              const struct shared *shared, struct diag *diag, struct due *out)
{
    struct reader reader = {.arena = arena,
                            .folder = folder,
                            .options = options,
                            .shared = shared,
                            .due = out};
    *out = (struct due){0};
    out->report_count = reports_known(arena, folder, NULL, &out->reports);
    if (!office_read_calendar(arena, folder, shared->data_folder, diag, &reader.office))
        return false;
    check_names(arena, out->reports, out->report_count, reader.office->book, diag);
    reader.calendar = book_table(reader.office->book, "calendar");
    if (!reader.calendar || (diag_count(diag, DIAG_ERROR) > 0 && !options->keep_going))
        return false;
    out->settings = &reader.office->settings;
    out->months = book_months(reader.office->book);
    for (size_t i = 0; i < reader.calendar->row_count; i++)
        add_row(&reader, &reader.calendar->rows[i]);
    sort_items(arena, out);
    out->standing = standing_packet(&reader, out->settings->period.months)->manifest;
    return true;
}

/* --- what to make ----------------------------------------------------------------------------- */

/* A later round's report that has become due: somebody has to set the months. */
static void warn_of_round(struct arena *arena, const struct due *due, const struct due_item *item,
                          struct diag *diag)
{
    int months = due->settings->period.months;
    if (item->months > months && (item->state == DUE_NOW || item->state == DUE_LATE))
        diag_report(diag, RUN017, diag_file("packet.ini"), item->report,
                    date_print_long(arena, due->months, item->day), text_format(arena, "%d", item->months),
                    text_format(arena, "%d", months));
}

void due_check_year(struct arena *arena, const struct due *due, struct diag *diag)
{
    if (due->count == 0)
        diag_report(diag, RUN016, diag_file("calendar.csv"),
                    text_format(arena, "%d", due->settings->period.fiscal_year));
}

/* A packet of this round that was made with all its reports, not of some alone. */
static bool stands_whole(const struct due *due)
{
    return due->standing && !manifest_has_option(due->standing, "due") &&
           !manifest_has_option(due->standing, "only");
}

static bool is_asked(const struct due *due, const struct options *options, const char *report)
{
    for (size_t i = 0; i < due->count; i++) {
        const struct due_item *item = &due->items[i];
        if (item->this_round && item->listed && item->days_left <= (int64_t)options->ahead &&
            text_equal(item->report, report))
            return true;
    }
    return false;
}

/* In the order of the reports, whatever the calendar's, so that the same choice is known again. */
static void choose_reports(struct arena *arena, const struct due *due, struct options *options)
{
    size_t asked = 0;
    const char **names = arena_alloc_array(arena, due->report_count + 1, sizeof *names);
    for (size_t i = 0; i < due->report_count; i++) {
        const char *name = due->reports[i].name;
        bool is_due = is_asked(due, options, name);
        asked += is_due;
        if (is_due || (due->standing && holds_report(arena, due->standing, &due->reports[i])))
            names[options->due_count++] = name;
    }
    options->due_reports = names;
    if (asked == 0)
        options->due_count = 0;
    else if (stands_whole(due))
        options->due = false;
}

bool due_ask(struct arena *arena, const char *folder, const struct shared *shared, struct diag *diag,
             struct options *options)
{
    struct due due;
    struct diag *own = diag_new(arena); /* what is wrong is said once, when the office is read */
    if (!due_read(arena, folder, options, shared, own, &due)) {
        struct office *office;
        if (build_open(arena, folder, shared->data_folder, diag, &office) &&
            diag_count(diag, DIAG_ERROR) == 0)
            due_read(arena, folder, options, shared, diag, &due);
        return false;
    }
    due_check_year(arena, &due, diag);
    for (size_t i = 0; i < due.count; i++)
        warn_of_round(arena, &due, &due.items[i], diag);
    choose_reports(arena, &due, options);
    if (due.count > 0 && options->due_count == 0)
        diag_report(diag, RUN015, diag_file(folder), date_print_long(arena, due.months, options->today));
    return options->due_count > 0;
}
