/* Compares the packet that stands with what would be made. Reports nothing: when in doubt, the
 * packet is made again, and that says what is wrong. */
#include "generator/unchanged.h"

#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/build.h"
#include "generator/manifest.h"
#include "generator/options.h"
#include "generator/sources.h"
#include "generator/verify.h"
#include "input/bytes.h"
#include "input/ini.h"
#include "input/settings.h"

/* The settings, for the packet's name, which is ASCII: [input] encoding does not matter here. */
static bool read_settings(struct arena *arena, const char *folder, struct settings *out)
{
    struct bytes_folder opened;
    struct ini *ini;
    int file, error;
    if (!bytes_folder_open(arena, folder, &opened, &error) ||
        bytes_open(&opened, "packet.ini", &file, &error) != BYTES_OPENED)
        return false;
    struct bytes_source source = bytes_of_descriptor(file);
    struct diag *diag = diag_new(arena);
    bool good = ini_read(arena, &source, "packet.ini", ENCODING_FIND, diag, &ini) && !ini->bad &&
                settings_read(arena, ini, diag, out);
    close(file);
    return good;
}

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
    struct settings settings;
    struct manifest *manifest;
    const char *digest;
    if (!read_settings(arena, office_folder, &settings))
        return false;
    out->packet = text_format(arena, "%s/%s", options->out, build_packet_name(arena, &settings));
    if (!manifest_read(arena, text_format(arena, "%s/%s", out->packet, MANIFEST_NAME), &manifest))
        return false;
    /* A packet with rows left out has a line more than any `sources`: its errors are told every
     * time. */
    if (!sources_equal(manifest, sources) || !sources_fonts_stand(manifest) ||
        !verify_packet(arena, out->packet, diag_new(arena), &manifest, &digest))
        return false;
    list_reports(arena, manifest, out);
    return true;
}
