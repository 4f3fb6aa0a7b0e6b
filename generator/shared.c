/* The digests, dictionaries and words that every worker would make again. Reports nothing. */
#include "generator/shared.h"

#include <errno.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/breaks.h"
#include "generator/manifest.h"
#include "generator/sources.h"

static const struct break_engines *open_engines(struct arena *arena, const char *data_folder)
{
    const struct diag_item *items;
    struct diag *diag = diag_new(arena);
    const struct break_engines *engines =
        break_engines_new(arena, text_format(arena, "%s/fonts/words", data_folder), diag);
    return diag_items(diag, &items) == 0 ? engines : NULL;
}

struct shared *shared_new(struct arena *arena, const char *data_folder, bool typesets)
{
    struct shared *shared = arena_alloc(arena, sizeof *shared);
    struct manifest *program = manifest_new(arena);
    shared->data_folder = data_folder;
    /* Before the digests: a change between the two shows as well. */
    shared->stamps = sources_stamps(arena, data_folder);
    if (shared->stamps && sources_add_program(arena, program, data_folder))
        shared->program = program;
    else
        shared->error = errno;
    if (typesets)
        shared->engines = open_engines(arena, data_folder);
    return shared;
}

bool shared_stands(struct arena *arena, const struct shared *shared)
{
    const char *now = sources_stamps(arena, shared->data_folder);
    return now && text_equal(now, shared->stamps);
}
