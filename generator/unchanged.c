/* Compares the packet that stands with what would be made. Reports nothing: when in doubt, the
 * packet is made again, and that says what is wrong. */
#include "generator/unchanged.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/build.h"
#include "generator/manifest.h"
#include "generator/options.h"
#include "generator/packet_name.h"
#include "generator/sources.h"
#include "generator/verify.h"

static void list_reports(struct arena *arena, const struct manifest *manifest,
                         struct build_result *out)
{
    const char **files = arena_alloc_array(arena, manifest->count, sizeof *files);
    out->files = files;
    out->file_count = 0;
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *entry = &manifest->entries[i];
        if (text_equal(entry->kind, MANIFEST_FILE) && entry->path[0] >= '0' &&
            entry->path[0] <= '9') /* reports are numbered */
            files[out->file_count++] = text_format(arena, "%s/%s", out->packet, entry->path);
    }
}

bool unchanged_packet(struct arena *arena, const char *office_folder, const struct options *options,
                      const struct manifest *sources, struct build_result *out)
{
    struct manifest *manifest;
    const char *digest, *name = packet_name_of(arena, office_folder);
    if (!name)
        return false;
    out->packet = text_format(arena, "%s/%s", options->out, name);
    if (!manifest_read(arena, text_format(arena, "%s/%s", out->packet, MANIFEST_NAME), &manifest))
        return false;
    /* A packet with rows left out has a line more than any `sources`: its errors are told every
     * time. */
    if (!sources_equal(manifest, sources) || !sources_used_stand(manifest) ||
        !verify_packet(arena, out->packet, diag_new(arena), &manifest, &digest))
        return false;
    list_reports(arena, manifest, out);
    return true;
}
