/* Which reports are made, and where their layouts come from. */
#include "generator/reports.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/options.h"
#include "input/office.h"

static const struct report REPORTS[] = {{"krs", "02"}, {"sar-card", "03"}, {"gap", "04"},
                                        {"satisfaction", "05"}};
enum { REPORT_COUNT = sizeof REPORTS / sizeof *REPORTS };

struct source_context {
    struct arena *arena;
    const struct office *office;
    const char *data_folder;
    struct diag *diag;
};

static const char *read_source(void *context, const char *relative, const char **shown)
{
    struct source_context *source = context;
    *shown = relative;
    const char *text =
        office_read_text(source->arena, source->office->folder, relative, source->diag);
    if (text || !text_starts_with(relative, "layouts/"))
        return text;
    return office_read_text(source->arena, source->data_folder, relative, source->diag);
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
    *context = (struct source_context){arena, office, data_folder, diag};
    return (struct layout_sources){read_source, find_image, context};
}

/* The names of the tables that a report needs and the book has not, "" when all are there. */
static const char *missing_tables(struct arena *arena, const struct office *office,
                                  const struct layout_summary *summary)
{
    const char *missing = "";
    for (unsigned i = 0; i < summary->required_count; i++) {
        const char *name = summary->required_tables[i];
        if (!book_table(office->book, name))
            missing = text_format(arena, "%s%s%s", missing, *missing ? ", " : "", name);
    }
    return missing;
}

static bool is_asked(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (text_equal(names[i], name))
            return true;
    }
    return false;
}

static bool check_names(struct arena *arena, const char *const *names, size_t count,
                        struct diag *diag)
{
    bool good = true;
    const char *known[REPORT_COUNT];
    for (size_t i = 0; i < REPORT_COUNT; i++)
        known[i] = REPORTS[i].name;
    for (size_t i = 0; i < count; i++) {
        if (is_asked(known, REPORT_COUNT, names[i]))
            continue;
        const char *near = text_nearest(arena, names[i], known, REPORT_COUNT);
        diag_report(diag, USE006, diag_file("raingan"), names[i], near ? near : "krs");
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
    struct report *list = arena_alloc_array(arena, REPORT_COUNT, sizeof *list);
    bool good = check_names(arena, names, name_count, diag);
    *out = list;
    *count = 0;
    for (size_t i = 0; i < REPORT_COUNT; i++) {
        struct layout_summary summary;
        bool asked = is_asked(names, name_count, REPORTS[i].name);
        if (name_count > 0 && !asked)
            continue;
        if (!layout_summary(arena, REPORTS[i].name, sources, diag, &summary)) {
            good = false;
            continue;
        }
        const char *missing = missing_tables(arena, office, &summary);
        if (!*missing) {
            list[(*count)++] = REPORTS[i];
            continue;
        }
        diag_report(diag, asked ? RUN002 : RUN001, diag_file(REPORTS[i].name), summary.title,
                    missing);
        good = good && !asked;
    }
    if (good && *count == 0) {
        diag_report(diag, RUN005, diag_file(office->folder), "");
        good = false;
    }
    return good;
}
