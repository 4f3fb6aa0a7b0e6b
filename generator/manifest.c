/* Lines of manifest.csv: written, and read again. Digests nothing, compares nothing. */
#include "generator/manifest.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/csv_out.h"
#include "input/csv.h"

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

/* Excel may open it: data is never a formula (promise 7). Reversible: see unguard(). */
static void add_guarded(struct arena *arena, struct text_buffer *out, const char *text)
{
    bool risky = *text && strchr("=+-@\t'", *text);
    csv_add_field(out, risky ? text_format(arena, "'%s", text) : text);
}

static const char *unguard(struct arena *arena, const struct csv_cell *cell)
{
    return text_copy(arena, cell->text[0] == '\'' ? cell->text + 1 : cell->text);
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

static bool is_heading(const struct csv_record *record)
{
    const char *name = HEADING;
    for (size_t c = 0; c < record->count; c++) {
        size_t length = strcspn(name, ",");
        if (strlen(record->cells[c].text) != length ||
            strncmp(record->cells[c].text, name, length) != 0)
            return false;
        name += length + (name[length] == ',');
    }
    return record->count == COLUMNS;
}

static bool read_lines(struct arena *arena, struct bytes_source *source, struct manifest *manifest)
{
    struct csv_record record;
    struct diag *diag = diag_new(arena);
    struct csv_records *records =
        csv_records_new(arena, source, MANIFEST_NAME, ENCODING_UTF_8, diag);
    csv_records_restart(records, ',', diag);
    if (!csv_records_next(records, &record) || !is_heading(&record))
        return false;
    while (csv_records_next(records, &record)) {
        const char *cells[COLUMNS];
        if (record.bad || record.count != COLUMNS)
            return false;
        for (size_t c = 0; c < COLUMNS; c++)
            cells[c] = unguard(arena, &record.cells[c]);
        manifest_add(manifest, (struct manifest_entry){cells[0], cells[1], cells[2], cells[3],
                                                       cells[4], cells[5], cells[6]});
    }
    return csv_records_complete(records) && diag_count(diag, DIAG_ERROR) == 0;
}

bool manifest_read(struct arena *arena, const char *path, struct manifest **out)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0)
        return false;
    struct bytes_source source = bytes_of_descriptor(file);
    *out = manifest_new(arena);
    bool good = read_lines(arena, &source, *out);
    close(file);
    return good && (*out)->count > 0;
}
