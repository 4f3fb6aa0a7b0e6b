/* A strict reader for what csv_out.h writes. Reports nothing. */
#include "generator/csv_in.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "input/csv.h"

static size_t columns_of(const char *heading)
{
    size_t count = 1;
    for (const char *c = heading; *c; c++)
        count += *c == ',';
    return count;
}

static bool is_heading(const struct csv_record *record, const char *name, size_t columns)
{
    for (size_t c = 0; c < record->count; c++) {
        size_t length = strcspn(name, ",");
        if (strlen(record->cells[c].text) != length ||
            strncmp(record->cells[c].text, name, length) != 0)
            return false;
        name += length + (name[length] == ',');
    }
    return record->count == columns;
}

static bool read_lines(struct arena *arena, struct bytes_source *source, const char *heading,
                       struct csv_lines *out)
{
    struct csv_record record;
    struct diag *diag = diag_new(arena);
    struct csv_records *records = csv_records_new(arena, source, "", ENCODING_UTF_8, diag);
    size_t columns = columns_of(heading), capacity = 0;
    csv_records_restart(records, ',', diag);
    if (!csv_records_next(records, &record) || !is_heading(&record, heading, columns))
        return false;
    while (csv_records_next(records, &record)) {
        if (record.bad || record.count != columns)
            return false;
        out->cells =
            arena_grow(arena, out->cells, out->count, &capacity, columns * sizeof *out->cells);
        const char **cells = out->cells + out->count++ * columns;
        for (size_t c = 0; c < columns; c++)
            cells[c] = text_copy(arena, record.cells[c].text);
    }
    return csv_records_complete(records) && diag_count(diag, DIAG_ERROR) == 0;
}

bool csv_read_lines(struct arena *arena, const char *path, const char *heading, bool through_links,
                    struct csv_lines *out)
{
    *out = (struct csv_lines){0};
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | (through_links ? 0 : O_NOFOLLOW));
    if (file < 0)
        return false;
    struct bytes_source source = bytes_of_descriptor(file);
    bool good = read_lines(arena, &source, heading, out);
    close(file);
    errno = good ? 0 : source.error;
    return good;
}
