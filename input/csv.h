/* Clean UTF-8 → records of cells, each cell with the place where it begins. Separators, quotes,
 * line ends and the limits of promise 5; what a heading is, sheet.h knows. */
#ifndef RAINGAN_INPUT_CSV_H
#define RAINGAN_INPUT_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "input/encoding.h"

struct arena;

/* The limits of promise 5, as UTF-8. */
enum { CSV_CELL_LIMIT = 64 * 1024, CSV_RECORD_LIMIT = 1024 * 1024, CSV_COLUMN_LIMIT = 512 };

struct csv_cell {
    const char *text; /* terminated; line breaks are LF */
    size_t length;
    unsigned line, column; /* where the cell begins, its quotation mark included */
    bool blank;            /* nothing but spaces and tabs */
    bool bad;              /* has a problem, already reported */
};

struct csv_record {
    const struct csv_cell *cells; /* at most CSV_COLUMN_LIMIT */
    size_t count;
    const struct csv_cell *beyond; /* the first cell that is not blank past the limit, or NULL */
    unsigned line;                 /* where the record begins */
    unsigned end_line, end_column; /* behind its last cell: where a missing one would stand */
    bool bad;                      /* a problem of the record or one of its cells was reported */
};

struct csv_records;

/* Records of `source`. Everything lives in the arena; record and cells are valid until the next
 * call. */
struct csv_records *csv_records_new(struct arena *arena, struct bytes_source *source,
                                    const char *file, enum encoding asked, struct diag *diag);
/* Records of a part of a file, from the beginning of a record to the end of one, in an encoding
 * that is known. Places count from the part's beginning. */
struct csv_records *csv_records_of_part(struct arena *arena, struct bytes_source *part,
                                        const char *file, enum encoding known, struct diag *diag);
/* Back to the beginning, with this separator (',', ';' or tab); problems go to `diag`. */
void csv_records_restart(struct csv_records *records, char separator, struct diag *diag);
/* The same for a first look: nothing is reported, and reading ends where a limit is passed. */
void csv_records_try(struct csv_records *records, char separator);
/* The headings that problems of cells are to name, by column; they must outlive the reading. */
void csv_records_name(struct csv_records *records, const char *const *headings, size_t count);
/* The next record that is not blank; false at the end. */
bool csv_records_next(struct csv_records *records, struct csv_record *out);
/* Whether the file as a whole was refused (encoding_reader_refused()): there is nothing more to say of it. */
bool csv_records_refused(const struct csv_records *records);
/* False when something hides what else the file holds: it could not be read to the end, or an open
 * quotation mark swallowed rows. To be asked at the end. */
bool csv_records_complete(const struct csv_records *records);

#endif
