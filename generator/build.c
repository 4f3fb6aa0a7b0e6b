/* The pipeline of one office, from its folder to its packet. */
#include "generator/build.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/build_files.h"
#include "generator/compute.h"
#include "generator/due.h"
#include "generator/evidence_files.h"
#include "generator/manifest.h"
#include "generator/memo.h"
#include "generator/options.h"
#include "generator/reports.h"
#include "generator/shared.h"
#include "generator/sources.h"
#include "generator/unchanged.h"
#include "input/office.h"
#include "output/document.h"

bool build_open(struct arena *arena, const char *folder, const char *data_folder,
                struct diag *diag, struct office **out)
{
    if (!office_read(arena, folder, data_folder, diag, out))
        return false;
    due_check_names(arena, folder, (*out)->book, diag);
    compute_office(arena, *out, diag);
    return true;
}

bool build_open_unmerged(struct arena *arena, const char *folder, const char *data_folder,
                         struct diag *diag, struct office **out)
{
    if (!office_read(arena, folder, data_folder, diag, out))
        return false;
    compute_office_unmerged(arena, *out, diag);
    return true;
}

static bool prepare(struct build *build)
{
    build->sources =
        report_sources(build->arena, build->office, build->data_folder, build->diag);
    bool formats = build_choose_formats(build);
    bool covered = build->pdf && !build->options->only;
    build->memo = covered && build->office->settings.packet.memo;
    build->letter = covered && build->office->settings.packet.letter;
    build->enclosures = memo_enclosures(build->arena);
    return reports_chosen(build->arena, build->office, build->options, build->sources,
                          build->diag, &build->reports, &build->report_count) &&
           formats;
}

/* Compiles, for what is wrong with the layout and its values; the report's title, or NULL. */
static const char *check_report(struct build *build, const struct report *report)
{
    struct document *document;
    struct arena *scratch = arena_new_scratch(build->arena);
    const char *title = build_compile(build, scratch, report, &document)
                            ? text_copy(build->arena, document->title)
                            : NULL;
    arena_free(scratch);
    return title;
}

void build_check(struct arena *arena, struct office *office, const struct options *options,
                 const char *data_folder, struct diag *diag)
{
    struct build build = {.arena = arena, .office = office, .options = options,
                          .data_folder = data_folder, .diag = diag};
    prepare(&build);
    evidence_files_read(arena, office, diag);
    for (size_t i = 0; i < build.report_count; i++) {
        for (size_t part = 0; part < build_parts(&build, &build.reports[i]); part++) {
            build_take_part(&build, &build.reports[i], part);
            const char *title = check_report(&build, &build.reports[i]);
            if (title)
                memo_add_enclosure(arena, build.enclosures, title, "", 0);
        }
    }
    memo_fill_book(arena, office->book, build.enclosures);
    if (build.memo && build.report_count > 0)
        check_report(&build, &MEMO_REPORT);
    if (build.letter && build.report_count > 0)
        check_report(&build, &LETTER_REPORT);
}

void build_require_evidence(struct arena *arena, struct diag *diag)
{
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    const char *missing = "";
    for (size_t i = 0; i < count; i++) {
        if (items[i].code == OFF044)
            missing = text_format(arena, "%s%s%s", missing, *missing ? ", " : "",
                                  items[i].arguments[0]);
    }
    if (*missing)
        diag_report(diag, KPI002, diag_file("evidence.csv"), missing);
}

/* Whether what was read is still what stands there: a packet may not be half of one state, half of another. */
static bool inputs_stand(struct build *build)
{
    const char *folder = build->office->folder;
    struct manifest *now = manifest_new(build->arena);
    if (sources_add(build->arena, now, folder, build->shared, build->options) &&
        sources_equal(now, build->made_from) && shared_stands(build->arena, build->shared))
        return true;
    diag_report(build->diag, OUT008, diag_file(folder), "");
    return false;
}

static bool make_packet(struct build *build, struct build_result *out)
{
    struct arena *arena = build->arena;
    if (diag_count(build->diag, DIAG_ERROR) == 0)
        build_require_evidence(arena, build->diag);
    bool prepared = prepare(build);
    if (build->pdf && build->office->settings.packet.merge)
        build->evidence = evidence_files_read(arena, build->office, build->diag);
    if (!prepared || (diag_count(build->diag, DIAG_ERROR) > 0 && !build->options->keep_going))
        return false;
    return build_write(build, inputs_stand, out);
}

bool build_packet(struct arena *arena, const char *folder, const struct options *asked,
                  const struct shared *shared, struct diag *diag, struct build_result *out)
{
    struct options *options = arena_alloc(arena, sizeof *options);
    *options = *asked;
    *out = (struct build_result){0};
    if (options->due && !due_ask(arena, folder, shared, diag, options))
        return diag_count(diag, DIAG_ERROR) == 0;
    struct build build = {.arena = arena, .options = options, .shared = shared,
                          .data_folder = shared->data_folder,
                          .diag = diag, .fonts = manifest_new(arena)};
    struct manifest *sources = manifest_new(arena);
    /* Before anything is read: what changes from here on is found in the end. */
    bool known = sources_add(arena, sources, folder, shared, options);
    int error = errno;
    if (known && !options->force && unchanged_packet(arena, folder, options, sources, out)) {
        diag_report(diag, OUT009, diag_file(out->packet), "");
        return true;
    }
    if (!build_open(arena, folder, shared->data_folder, diag, &build.office))
        return false;
    if (!known) {
        diag_report(diag, OUT018, diag_file(folder), strerror(error));
        return false;
    }
    build.made_from = sources;
    return make_packet(&build, out);
}
