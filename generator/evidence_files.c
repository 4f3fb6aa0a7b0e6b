/* Which evidence files there are, and whether each is what it must be. Writes nothing. */
#include "generator/evidence_files.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/table.h"
#include "base/text.h"
#include "input/office.h"
#include "output/image_pages.h"
#include "output/merge.h"

/* NULL when the file can be used. The type is what the content says, whatever the name. */
static const char *fault_of(struct arena *arena, struct evidence_file *file)
{
    enum file_type type;
    const char *fault = NULL;
    size_t pages;
    if (!image_pages_type(file->path, &type))
        return strerror(errno);
    if (type == FILE_OTHER)
        return "it is neither PDF, PNG nor JPEG";
    file->image = type == FILE_IMAGE;
    if (file->image)
        image_pages_check(arena, file->path, &fault);
    else
        merge_check(arena, file->path, &pages, &fault);
    return fault;
}

struct known_file {
    const char *name;
    size_t index;
    bool good;
};

/* Looks at a file when it is first named. */
static struct known_file look_at(struct arena *arena, const struct office *office,
                                 const struct row *row, const char *name,
                                 struct evidence_files *out, struct diag *diag)
{
    const struct table *table = book_table(office->book, "evidence");
    struct known_file known = {name, out->file_count, false};
    struct evidence_file file = {office_image_path(arena, office->folder, name, diag), false};
    if (!file.path)
        return known; /* not there: reported where the row was read */
    const char *fault = fault_of(arena, &file);
    if (fault) {
        diag_report(diag, OFF045, table_place(table, row, "file"), name, fault);
        return known;
    }
    known.good = true;
    out->files[out->file_count++] = file;
    return known;
}

struct evidence_files *evidence_files_read(struct arena *arena, const struct office *office,
                                           struct diag *diag)
{
    const struct table *table = book_table(office->book, "evidence");
    struct evidence_files *out = arena_alloc(arena, sizeof *out);
    size_t rows = table ? table->row_count : 0, known_count = 0;
    struct known_file *known = arena_alloc_array(arena, rows + 1, sizeof *known);
    out->files = arena_alloc_array(arena, rows + 1, sizeof *out->files);
    out->entries = arena_alloc_array(arena, rows + 1, sizeof *out->entries);
    for (size_t i = 0; i < rows; i++) {
        const struct row *row = &table->rows[i];
        const char *name = table_text(table, row, "file");
        if (row->bad || text_is_empty(name))
            continue;
        size_t at = 0;
        while (at < known_count && !text_equal(known[at].name, name))
            at++;
        if (at == known_count)
            known[known_count++] = look_at(arena, office, row, name, out, diag);
        if (known[at].good)
            out->entries[out->entry_count++] =
                (struct evidence_entry){text_format(arena, "%s %s", table_text(table, row, "id"),
                                                    table_text(table, row, "title")),
                                        known[at].index};
    }
    return out;
}
