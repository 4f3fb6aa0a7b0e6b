/* Which reports are made, and where their layouts come from. */
#include "generator/reports.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/memo.h"
#include "generator/options.h"
#include "generator/rollup.h"
#include "input/office.h"

static const struct report SHIPPED[] = {
    {"sar", "01", "sar-answers.csv", false},
    {"krs", "02", "indicators.csv; results.csv", false},
    {"sar-card", "03", "indicators.csv; results.csv", false},
    {"gap", "04", "indicators.csv; results.csv", false},
    {"satisfaction", "05", "surveys.ini; survey-items.csv", false},
    {"budget", "06", "budget.csv", false},
    {"projects", "07", "projects.csv", false},
    {"control", "08", "risks.csv; controls.csv", false},
    {"pmqa", "09", "pmqa-answers.csv", false},
    {"feedback", "10", "feedback.csv", false},
    {MANUAL_REPORT, "11", "manuals/*.csv", false},
};
enum { SHIPPED_COUNT = sizeof SHIPPED / sizeof *SHIPPED, OWN_FIRST = 51, OWN_MAXIMUM = 49 };

/* --- the office's own -------------------------------------------------------------------------- */

static bool is_shipped(const char *name)
{
    for (size_t i = 0; i < SHIPPED_COUNT; i++) {
        if (text_equal(SHIPPED[i].name, name))
            return true;
    }
    return text_equal(name, MEMO_REPORT.name) || text_equal(name, LETTER_REPORT.name) ||
           text_equal(name, ROLLUP_REPORT.name);
}

static int is_layout(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && text_ends_with(entry->d_name, ".md");
}

/* The name becomes a file's: "51-visits.pdf". */
static bool is_report_name(const char *name)
{
    return *name && strlen(name) <= 64 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == strlen(name);
}

/* Layouts of the office that change no report of ours make reports of their own, in the order of
 * their names. */
static size_t add_own(struct arena *arena, const char *folder, struct diag *diag,
                      struct report *list)
{
    struct dirent **entries;
    size_t added = 0;
    int count = scandir(text_format(arena, "%s/layouts", folder), &entries, is_layout, alphasort);
    for (int i = 0; i < count; i++) {
        const char *file = entries[i]->d_name;
        const char *name = text_copy_n(arena, file, strlen(file) - 3);
        bool fit = is_report_name(name) && added < OWN_MAXIMUM;
        if (!is_shipped(name) && !fit && diag) {
            diag_report(diag, RUN018, diag_file(text_format(arena, "layouts/%s", file)), "");
        } else if (!is_shipped(name) && fit) {
            const char *number = text_format(arena, "%zu", OWN_FIRST + added);
            list[added++] = (struct report){name, number, "", true};
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return added;
}

size_t reports_known(struct arena *arena, const char *folder, struct diag *diag,
                     const struct report **out)
{
    struct report *list = arena_alloc_array(arena, SHIPPED_COUNT + OWN_MAXIMUM, sizeof *list);
    memcpy(list, SHIPPED, sizeof SHIPPED);
    *out = list;
    return SHIPPED_COUNT + (folder ? add_own(arena, folder, diag, list + SHIPPED_COUNT) : 0);
}

/* --- sources ----------------------------------------------------------------------------------- */

/* A text of the office or the program; NULL: there is none, or it cannot be used. */
struct source_text {
    const char *relative, *text;
};

struct source_context {
    struct arena *arena;
    const struct office *office;
    const char *data_folder;
    struct diag *diag;
    struct source_text *texts; /* read so far */
    size_t count, capacity;
};

static const char *read_text(struct source_context *source, const char *relative)
{
    const char *text =
        office_read_text(source->arena, source->office->folder, relative, source->diag);
    if (text || !text_starts_with(relative, "layouts/"))
        return text;
    return office_read_text(source->arena, source->data_folder, relative, source->diag);
}

/* Each is read once, however many reports ask for it, and what is wrong with it said once. */
static const char *read_source(void *context, const char *relative, const char **shown)
{
    struct source_context *source = context;
    *shown = relative;
    for (size_t i = 0; i < source->count; i++)
        if (text_equal(source->texts[i].relative, relative))
            return source->texts[i].text;
    source->texts = arena_grow(source->arena, source->texts, source->count, &source->capacity,
                               sizeof *source->texts);
    struct source_text *kept = &source->texts[source->count++];
    kept->relative = text_copy(source->arena, relative);
    kept->text = read_text(source, relative);
    return kept->text;
}

static const char *find_image(void *context, const char *relative)
{
    struct source_context *source = context;
    return office_image_path(source->arena, source->office->folder, relative, source->diag);
}

struct layout_sources report_sources(struct arena *arena, const struct office *office,
                                     const char *data_folder, struct diag *diag)
{
    struct source_context *context = arena_alloc(arena, sizeof *context);
    *context = (struct source_context){
        .arena = arena, .office = office, .data_folder = data_folder, .diag = diag};
    return (struct layout_sources){read_source, find_image, context};
}

static bool has_tables(const struct office *office, const struct layout_summary *summary)
{
    for (unsigned i = 0; i < summary->required_count; i++) {
        if (!book_table(office->book, summary->required_tables[i]))
            return false;
    }
    return true;
}

/* Says which report cannot be made and which files it needs: those that the office has not, or, when it has
 * them all, that they hold nothing for this round. */
static void report_missing(struct arena *arena, const struct office *office,
                           const struct report *report, const char *title, bool asked,
                           struct diag_place place, struct diag *diag)
{
    const char **files;
    const char *missing = "", *all = "";
    size_t count = text_split(arena, report->files, ";", &files);
    for (size_t i = 0; i < count; i++) {
        const char *table = text_copy_n(arena, files[i], strcspn(files[i], "."));
        all = text_format(arena, "%s%s%s", all, *all ? ", " : "", files[i]);
        if (!book_table(office->book, table) && text_ends_with(files[i], ".csv"))
            missing = text_format(arena, "%s%s%s", missing, *missing ? ", " : "", files[i]);
    }
    enum diag_code code = *missing ? (asked ? RUN002 : RUN001) : (asked ? RUN007 : RUN006);
    diag_report(diag, code, place, title, *missing ? missing : all);
}

const struct report *report_named(struct arena *arena, const struct report *reports, size_t count,
                                  const char *name, const char **nearest)
{
    const char **known = arena_alloc_array(arena, count, sizeof *known);
    for (size_t i = 0; i < count; i++) {
        known[i] = reports[i].name;
        if (text_equal(name, known[i]))
            return &reports[i];
    }
    const char *near = text_nearest(arena, name, known, count);
    *nearest = near ? near : known[0];
    return NULL;
}

static bool check_names(struct arena *arena, const struct report *reports, size_t report_count,
                        const char *const *names, size_t count, enum diag_code code,
                        struct diag_place place, struct diag *diag)
{
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const char *near;
        if (report_named(arena, reports, report_count, names[i], &near))
            continue;
        diag_report(diag, code, place, names[i], near);
        good = false;
    }
    return good;
}

bool reports_chosen(struct arena *arena, const struct office *office,
                    const struct options *options, struct layout_sources sources,
                    struct diag *diag, const struct report **out, size_t *count)
{
    const char *const *names = office->settings.packet.reports;
    size_t name_count = office->settings.packet.report_count;
    if (options->only) {
        const char **parts;
        name_count = text_split(arena, options->only, ",;", &parts);
        names = parts;
    }
    const struct report *reports;
    size_t report_count = reports_known(arena, office->folder, diag, &reports);
    struct report *list = arena_alloc_array(arena, report_count, sizeof *list);
    size_t errors = diag_count(diag, DIAG_ERROR);
    /* Where the list of reports is written. */
    struct diag_place place =
        options->only ? diag_file("raingan") : office->settings.packet.reports_place;
    bool good =
        check_names(arena, reports, report_count, names, name_count,
                    options->only ? USE006 : RUN008, place, diag);
    *out = list;
    *count = 0;
    for (size_t i = 0; i < report_count; i++) {
        struct layout_summary summary;
        bool asked = text_is_among(names, name_count, reports[i].name);
        if ((name_count > 0 && !asked) ||
            (options->due && !text_is_among(options->due_reports, options->due_count, reports[i].name)))
            continue;
        if (!layout_summary(arena, reports[i].name, sources, diag, &summary)) {
            good = false;
            continue;
        }
        if (has_tables(office, &summary)) {
            list[(*count)++] = reports[i];
            continue;
        }
        /* Where there are errors in the files they are the reason, and nothing more is said. */
        if (errors == 0)
            report_missing(arena, office, &reports[i], summary.title, asked, place, diag);
        good = good && !asked;
    }
    if (good && *count == 0 && errors == 0) {
        diag_report(diag, RUN005, diag_file(office->folder), "");
        good = false;
    }
    return good;
}
