/* Looks at packets that others made; makes none. */
#include "generator/collect.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "generator/build.h"
#include "generator/due.h"
#include "generator/manifest.h"
#include "generator/options.h"
#include "generator/shared.h"
#include "generator/sources.h"
#include "generator/unchanged.h"

static void report_why(struct arena *arena, const char *folder, const struct options *options,
                       const char *data_folder, struct diag *diag)
{
    struct office *office;
    if (!build_open(arena, folder, data_folder, diag, &office))
        return;
    build_check(arena, office, options, data_folder, diag);
    if (diag_count(diag, DIAG_ERROR) == 0)
        build_require_evidence(arena, diag);
}

bool collect_packet(struct arena *arena, const char *folder, const struct options *asked,
                    const struct shared *shared, struct diag *diag, struct build_result *out)
{
    struct manifest *sources = manifest_new(arena);
    struct options *options = arena_alloc(arena, sizeof *options);
    *options = *asked;
    *out = (struct build_result){0};
    if (options->due && !due_ask(arena, folder, shared, diag, options))
        return diag_count(diag, DIAG_ERROR) == 0;
    bool known = sources_add(arena, sources, folder, shared, options);
    int error = errno;
    if (known && unchanged_packet(arena, folder, options, sources, out))
        return true;
    sources_add_incomplete(sources);
    bool incomplete =
        known && options->keep_going && unchanged_packet(arena, folder, options, sources, out);
    report_why(arena, folder, options, shared->data_folder, diag);
    if (incomplete)
        return true;
    if (diag_count(diag, DIAG_ERROR) == 0 && !known)
        diag_report(diag, OUT018, diag_file(folder), strerror(error));
    else if (diag_count(diag, DIAG_ERROR) == 0)
        diag_report(diag, RUN014, diag_file(folder), options->out);
    return false;
}
