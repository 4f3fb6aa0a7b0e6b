/* Lines of manifest.csv: written, and read again. Digests nothing, compares nothing. */
#include "generator/manifest.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "generator/csv_in.h"
#include "generator/csv_out.h"

enum { MANIFEST_MAXIMUM = 64 << 20, COLUMNS = 7 };
static const char HEADING[] = "kind,path,bytes,sha256,title,pages,version";

struct manifest *manifest_new(struct arena *arena)
{
    struct manifest *manifest = arena_alloc(arena, sizeof *manifest);
    manifest->arena = arena;
    return manifest;
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

void manifest_add(struct manifest *manifest, struct manifest_entry entry)
{
    manifest->entries = arena_grow(manifest->arena, manifest->entries, manifest->count,
                                   &manifest->capacity, sizeof *manifest->entries);
    manifest->entries[manifest->count++] = (struct manifest_entry){entry.kind,
                                                                   or_empty(entry.path),
                                                                   or_empty(entry.bytes),
                                                                   or_empty(entry.sha256),
                                                                   or_empty(entry.title),
                                                                   or_empty(entry.pages),
                                                                   or_empty(entry.version)};
}

void manifest_add_digest(struct manifest *manifest, const char *kind, const char *path,
                         const struct digest *digest)
{
    manifest_add(manifest,
                 (struct manifest_entry){.kind = kind,
                                         .path = path,
                                         .bytes = text_format(manifest->arena, "%llu",
                                                              (unsigned long long)digest->bytes),
                                         .sha256 = text_copy(manifest->arena, digest->hex)});
}

bool manifest_is_held(const struct manifest_entry *entry)
{
    return text_equal(entry->kind, MANIFEST_FILE) || text_equal(entry->kind, MANIFEST_ARCHIVE);
}

bool manifest_has_option(const struct manifest *manifest, const char *name)
{
    for (size_t i = 0; i < manifest->count; i++)
        if (text_equal(manifest->entries[i].kind, MANIFEST_OPTION) &&
            text_equal(manifest->entries[i].path, name))
            return true;
    return false;
}

/* Excel may open it: data is never a formula (promise 7). Reversible: see unguard(). */
static void add_guarded(struct arena *arena, struct text_buffer *out, const char *text)
{
    bool risky = *text && strchr("=+-@\t'", *text);
    csv_add_field(out, risky ? text_format(arena, "'%s", text) : text);
}

static const char *unguard(const char *cell)
{
    return cell[0] == '\'' ? cell + 1 : cell;
}

const char *manifest_print(const struct manifest *manifest)
{
    struct text_buffer out;
    text_buffer_init(&out, manifest->arena, MANIFEST_MAXIMUM);
    text_buffer_add_format(&out, "\xEF\xBB\xBF%s\r\n", HEADING);
    for (size_t i = 0; i < manifest->count; i++) {
        const struct manifest_entry *it = &manifest->entries[i];
        const char *cells[COLUMNS] = {it->kind,  it->path,  it->bytes,  it->sha256,
                                      it->title, it->pages, it->version};
        for (size_t c = 0; c < COLUMNS; c++) {
            text_buffer_add(&out, c ? "," : "");
            add_guarded(manifest->arena, &out, cells[c]);
        }
        text_buffer_add(&out, "\r\n");
    }
    return out.data;
}

bool manifest_read(struct arena *arena, const char *path, struct manifest **out)
{
    struct csv_lines lines;
    *out = manifest_new(arena);
    if (!csv_read_lines(arena, path, HEADING, false, &lines) || lines.count == 0)
        return false;
    for (size_t i = 0; i < lines.count; i++) {
        const char **cells = lines.cells + i * COLUMNS;
        for (size_t c = 0; c < COLUMNS; c++)
            cells[c] = unguard(cells[c]);
        manifest_add(*out, (struct manifest_entry){cells[0], cells[1], cells[2], cells[3],
                                                   cells[4], cells[5], cells[6]});
    }
    return true;
}
