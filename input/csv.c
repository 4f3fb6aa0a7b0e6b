/* Records of cells: the scanner of our own. libcsv is asked in csv_library.c.
 *
 * libcsv 3.0.3 gives no places, has no limits and takes what it should refuse (library-limits.md
 * V1–V9). So a light scanner of our own walks ahead: it knows line and column, finds where each
 * cell ends, sees quotation marks in wrong places and stops what is too long. It takes a cell in
 * one of two ways:
 *
 * Plain cells, which are nearly all, hold just what stands there: no quotation mark, nothing that
 * may be a control character or a no-break space, and the whole cell within the piece that was
 * read. There is nothing to parse; one loop copies them (take_plain_cells).
 *
 * Every other cell is gone through byte by byte and then given to libcsv, as a record of its own,
 * which says what it holds. libcsv must find exactly the one cell, of the length that the scanner
 * counted; if the two ever disagree the file is refused (CSV026; test_csv.c and fuzz_csv.c look for
 * that).
 *
 * A cell with a wrong quotation mark is reported, its record is bad, and reading goes on with the
 * next line, so that every problem of a file is found in one run. */
#include "input/csv.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/csv_library.h"

/* A quoted cell of quotation marks alone takes two bytes each, its own two, and its end. */
enum { RAW_SIZE = 2 * CSV_CELL_LIMIT + 8 };

enum state {
    CELL_BEGIN,
    CELL_PLAIN,
    CELL_QUOTED,
    CELL_QUOTE_SEEN, /* a quotation mark in a quoted cell: its end, or half of a doubled one */
    CELL_SKIPPED     /* something behind the closing mark: nothing is certain in this line */
};

/* What a byte is to the scanner. */
enum {
    KIND_INSIDE, /* of a character, not its first byte */
    KIND_BEGINS, /* a character */
    KIND_ENDS,   /* or changes a cell: the separator, a quotation mark, CR, LF */
    KIND_SUSPECT /* is or may begin what check_characters() looks for */
};

struct csv_records {
    struct arena *arena;
    struct encoding_reader *reader;
    const char *file;
    struct diag *diag;
    const char *const *headings;
    size_t heading_count;
    struct csv_library *library;
    char separator;
    unsigned char kinds[256];

    const char *piece; /* what the reader gave, and how far it is used */
    size_t piece_length;
    size_t piece_at;
    unsigned line, column; /* of the next character */
    bool after_return;
    bool ended;
    bool complete;
    bool trial; /* only to find the heading row, which cannot be behind something too long */

    enum state state;
    char *raw; /* the cell as it stands in the file */
    size_t raw_length;
    size_t content; /* bytes that it holds, whether stored or not */
    bool cell_bad, too_long, quoted;
    unsigned cell_line, cell_column;

    struct csv_cell *cells;
    size_t count; /* all cells of the record, also those past the limit */
    struct csv_cell beyond;
    bool has_beyond;
    unsigned record_line, end_line, end_column;
    size_t record_length;
    bool record_bad, record_too_long, record_open;
    bool named_too_long; /* a cell of it was: that says it all */
    char *text;          /* the cells' texts, one behind the other */
    size_t text_length;
};

/* Gives the raw cell to libcsv as a record of one cell, which puts what the cell holds behind the
 * texts of the record. False when the two do not see the same. */
static bool ask_library(struct csv_records *records)
{
    struct csv_answer answer;
    records->raw[records->raw_length++] = '\n';
    if (!csv_library_ask(records->library, records->raw, records->raw_length,
                         records->text + records->text_length, CSV_CELL_LIMIT, &answer)) {
        return false;
    }
    if (records->content == 0 && !records->quoted) {
        return answer.fields == 0 && answer.rows == 0; /* a line end alone: no record (V6) */
    }
    return answer.fields == 1 && answer.rows == 1 && !answer.null &&
           answer.length == records->content;
}

/* --- problems --------------------------------------------------------------------------------- */

static struct diag_place cell_place(const struct csv_records *records)
{
    const char *heading = NULL;
    if (records->count < records->heading_count) {
        heading = records->headings[records->count];
    }
    if (heading == NULL) {
        heading = text_format(records->arena, "#%zu", records->count + 1);
    }
    return diag_at(records->file, records->cell_line, records->cell_column, heading);
}

static void cell_problem(struct csv_records *records, enum diag_code code, const char *argument)
{
    diag_report(records->diag, code, cell_place(records), argument);
    records->cell_bad = true;
    records->record_bad = true;
}

static unsigned char kind_of(unsigned char byte, char separator)
{
    if (byte == (unsigned char)separator || byte == '"' || byte == '\n' || byte == '\r') {
        return KIND_ENDS;
    }
    if ((byte < 0x20 && byte != '\t') || byte == 0x7F || byte == 0xC2 || byte == 0xEF) {
        return KIND_SUSPECT;
    }
    return (byte & 0xC0) == 0x80 ? KIND_INSIDE : KIND_BEGINS;
}

/* Control characters and the mark of undefined bytes, in the text of a cell. */
static void check_characters(struct csv_records *records, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        unsigned code = byte;
        if (records->kinds[byte] != KIND_SUSPECT) {
            continue;
        }
        if (byte == 0xEF && i + 2 < length && memcmp(text + i, ENCODING_BAD_MARK, 3) == 0) {
            records->cell_bad = true;
            records->record_bad = true;
            continue;
        }
        if (byte == 0xC2 && i + 1 < length && (unsigned char)text[i + 1] < 0xA0) {
            code = (unsigned char)text[i + 1];
        } else if (byte >= 0x80) {
            continue;
        }
        cell_problem(records, code == 0 ? CSV015 : CSV013,
                     text_format(records->arena, "U+%04X", code));
        return;
    }
}

/* --- a cell and a record end ------------------------------------------------------------------ */

/* CRLF and CR within a cell become LF. Returns the length then. */
static size_t unify_line_breaks(char *text, size_t length)
{
    if (memchr(text, '\r', length) == NULL) {
        return length;
    }
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\r') {
            text[kept++] = '\n';
            i += i + 1 < length && text[i + 1] == '\n';
        } else {
            text[kept++] = text[i];
        }
    }
    return kept;
}

static bool is_blank(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (i + 1 < length && memcmp(text + i, "\xC2\xA0", 2) == 0) {
            i++; /* a no-break space */
        } else if (text[i] != ' ' && text[i] != '\t' && text[i] != '\n') {
            return false;
        }
    }
    return true;
}

static void keep_cell(struct csv_records *records, size_t length)
{
    struct csv_cell cell = {
        .text = records->text + records->text_length,
        .length = length,
        .line = records->cell_line,
        .column = records->cell_column,
        .bad = records->cell_bad,
    };
    records->text[records->text_length + length] = '\0';
    cell.blank = !cell.bad && is_blank(cell.text, length);
    if (records->count < CSV_COLUMN_LIMIT) {
        records->cells[records->count] = cell;
        records->text_length += length + 1;
    } else if (!cell.blank && !records->has_beyond) {
        records->beyond = cell;
        records->has_beyond = true;
        records->text_length += length + 1;
    }
    records->count++;
}

/* The scanner has reached what ends a cell: the separator or CR or LF. */
static void end_cell(struct csv_records *records)
{
    if (records->too_long) {
        cell_problem(records, CSV023, "");
        records->named_too_long = true;
    }
    if (records->cell_bad || records->record_too_long) {
        /* It counts as empty. */
        records->raw_length = 0;
        records->content = 0;
        records->quoted = false;
    }
    size_t length = records->content;
    if (!ask_library(records)) {
        cell_problem(records, CSV026, csv_library_error(records->library));
        records->complete = false;
        records->ended = true;
        length = 0;
    }
    char *text = records->text + records->text_length;
    length = unify_line_breaks(text, length);
    check_characters(records, text, length);
    keep_cell(records, length);
    records->state = CELL_BEGIN;
    records->raw_length = 0;
    records->content = 0;
    records->cell_bad = false;
    records->too_long = false;
    records->quoted = false;
}

static void end_record(struct csv_records *records)
{
    if (records->record_too_long && !records->named_too_long) {
        diag_report(records->diag, CSV024, diag_at(records->file, records->record_line, 1, NULL),
                    "");
    }
    records->record_bad = records->record_bad || records->record_too_long;
    records->record_open = false;
}

/* --- the scanner ------------------------------------------------------------------------------ */

/* Whether the next byte is there; gets the next piece when needed. */
static bool more(struct csv_records *records)
{
    if (records->piece_at < records->piece_length) {
        return true;
    }
    records->piece_at = 0;
    records->piece_length = encoding_reader_next(records->reader, &records->piece);
    return records->piece_length > 0;
}

/* Moves the place past one byte. */
static void step(struct csv_records *records, char byte)
{
    if (byte == '\r' || (byte == '\n' && !records->after_return)) {
        records->line++;
        records->column = 1;
    } else if (((unsigned char)byte & 0xC0) != 0x80 && byte != '\n') {
        records->column++;
    }
    records->after_return = byte == '\r';
}

/* Moves the place past many bytes; only those of a quoted cell hold line breaks. */
static void pass(struct csv_records *records, const char *bytes, size_t length)
{
    bool breaks = records->state == CELL_QUOTED &&
                  (memchr(bytes, '\n', length) != NULL || memchr(bytes, '\r', length) != NULL);
    if (length == 0) {
        return;
    }
    if (breaks) {
        for (size_t i = 0; i < length; i++) {
            step(records, bytes[i]);
        }
        return;
    }
    unsigned characters = 0;
    for (size_t i = 0; i < length; i++) {
        characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    }
    records->column += characters;
    records->after_return = false;
}

/* Adds bytes to the raw cell while it is within the limits. */
static void store(struct csv_records *records, const char *bytes, size_t length, size_t content)
{
    records->content += content;
    records->record_length += length;
    if (records->record_length > CSV_RECORD_LIMIT) {
        records->record_too_long = true;
    }
    if (records->content > CSV_CELL_LIMIT) {
        records->too_long = true;
    }
    if (records->trial && (records->too_long || records->record_too_long)) {
        records->ended = true;
    }
    if (records->cell_bad || records->too_long || records->record_too_long) {
        return;
    }
    memcpy(records->raw + records->raw_length, bytes, length);
    records->raw_length += length;
}

/* The run of bytes that mean nothing special in the present state. */
static size_t plain_run(const struct csv_records *records, const char *bytes, size_t length)
{
    size_t at = 0;
    if (records->state == CELL_QUOTED) {
        const char *mark = memchr(bytes, '"', length);
        return mark != NULL ? (size_t)(mark - bytes) : length;
    }
    while (at < length && records->kinds[(unsigned char)bytes[at]] != KIND_ENDS) {
        at++;
    }
    return at;
}

static void take_run(struct csv_records *records)
{
    const char *bytes = records->piece + records->piece_at;
    size_t length = plain_run(records, bytes, records->piece_length - records->piece_at);
    pass(records, bytes, length);
    store(records, bytes, length, length);
    records->piece_at += length;
}

static void begin_cell(struct csv_records *records)
{
    records->cell_line = records->line;
    records->cell_column = records->column;
    if (!records->record_open) {
        records->record_open = true;
        records->record_line = records->line;
        records->record_length = 0;
        records->record_bad = false;
        records->record_too_long = false;
        records->named_too_long = false;
        records->count = 0;
        records->has_beyond = false;
        records->text_length = 0;
    }
}

/* A quotation mark, by state. */
static void take_quote(struct csv_records *records)
{
    switch (records->state) {
    case CELL_BEGIN:
        records->quoted = true;
        records->state = CELL_QUOTED;
        store(records, "\"", 1, 0);
        break;
    case CELL_QUOTED:
        records->state = CELL_QUOTE_SEEN;
        store(records, "\"", 1, 0);
        break;
    case CELL_QUOTE_SEEN:
        records->state = CELL_QUOTED;
        store(records, "\"", 1, 1);
        break;
    case CELL_PLAIN:
        if (!records->cell_bad) {
            cell_problem(records, CSV021, "");
        }
        store(records, "\"", 1, 1);
        break;
    case CELL_SKIPPED: store(records, "\"", 1, 1); break;
    }
}

/* Anything but a quotation mark right behind the closing one of a cell. */
static void after_quote(struct csv_records *records)
{
    cell_problem(records, CSV022, "");
    records->state = CELL_SKIPPED;
}

/* Moves past what ends a cell; true when it ends the record too. */
static bool pass_end(struct csv_records *records)
{
    char byte = records->piece[records->piece_at];
    bool newline = byte == '\n' || byte == '\r';
    records->end_line = records->line;
    records->end_column = records->column;
    records->line += newline ? 1 : 0;
    records->column = newline ? 1 : records->column + 1;
    records->after_return = byte == '\r';
    records->record_length += newline ? 0 : 1;
    records->piece_at++;
    return newline;
}

/* Copies what may be a plain cell; its length. */
static size_t copy_plain(const struct csv_records *records, const char *from, size_t left, char *to,
                         unsigned *characters)
{
    size_t length = 0;
    for (; length < left; length++) {
        unsigned kind = records->kinds[(unsigned char)from[length]];
        if (kind > KIND_BEGINS) {
            break;
        }
        to[length] = from[length];
        *characters += kind;
    }
    to[length] = '\0';
    return length;
}

/* Takes the next cells of the record that are plain, each with what ends it. False when the next
 * one is not. */
static bool take_plain_cells(struct csv_records *records)
{
    const char *bytes = records->piece + records->piece_at;
    size_t left = records->piece_length - records->piece_at;
    char *text = records->text + records->text_length;
    unsigned column = records->column;
    size_t count = records->count;
    bool newline = false;
    if (left > CSV_CELL_LIMIT || records->record_length + left > CSV_RECORD_LIMIT) {
        return false; /* a limit may be passed */
    }
    while (!newline && count < CSV_COLUMN_LIMIT) {
        unsigned characters = 0;
        size_t length = copy_plain(records, bytes, left, text, &characters);
        if (length == left || bytes[length] == '"' ||
            records->kinds[(unsigned char)bytes[length]] != KIND_ENDS) {
            break;
        }
        records->cells[count++] = (struct csv_cell){.text = text,
                                                    .length = length,
                                                    .line = records->line,
                                                    .column = column,
                                                    .blank = is_blank(text, length)};
        newline = bytes[length] != records->separator;
        column += characters + 1;
        text += length + 1;
        bytes += length + 1;
        left -= length + 1;
    }
    if (count == records->count) {
        return false;
    }
    /* Up to what ends the last of them: pass_end() goes on from there. */
    size_t used = records->piece_length - records->piece_at - left;
    records->count = count;
    records->text_length = (size_t)(text - records->text);
    records->column = column - 1;
    records->record_length += used - 1;
    records->piece_at += used - 1;
    if (pass_end(records)) {
        end_record(records);
    }
    return true;
}

/* One byte that decides something. */
static void take_byte(struct csv_records *records)
{
    char byte = records->piece[records->piece_at];
    bool newline = byte == '\n' || byte == '\r';
    bool ends = newline || (byte == records->separator && records->state != CELL_SKIPPED);
    if (byte == '"') {
        step(records, byte);
        records->piece_at++;
        take_quote(records);
        return;
    }
    if (ends && records->state != CELL_QUOTED) {
        pass_end(records);
        end_cell(records);
        if (newline) {
            end_record(records);
        }
        return;
    }
    if (records->state == CELL_QUOTE_SEEN) {
        after_quote(records);
    } else if (records->state == CELL_BEGIN) {
        records->state = CELL_PLAIN;
    }
    if (records->state == CELL_SKIPPED) {
        step(records, byte);
        records->piece_at++;
        return;
    }
    take_run(records);
}

/* The file ends within a record. */
static void end_of_file(struct csv_records *records)
{
    if (records->state == CELL_QUOTED) {
        records->too_long = false;
        records->record_too_long = false;
        cell_problem(records, CSV020, "");
        records->complete = false;
    }
    if (records->state == CELL_BEGIN) {
        begin_cell(records); /* an empty one behind the last separator */
    }
    records->end_line = records->line;
    records->end_column = records->column;
    end_cell(records);
    end_record(records);
}

/* One record, blank or not; false at the end. A line break alone is no record (V6). */
static bool scan_record(struct csv_records *records)
{
    while (!records->ended) {
        if (!more(records)) {
            records->ended = true;
            if (records->record_open) {
                end_of_file(records);
                return true;
            }
            return false;
        }
        char byte = records->piece[records->piece_at];
        if (!records->record_open && (byte == '\n' || byte == '\r')) {
            step(records, byte);
            records->piece_at++;
            continue;
        }
        if (records->state == CELL_BEGIN) {
            begin_cell(records);
        }
        if (records->state != CELL_BEGIN || !take_plain_cells(records)) {
            take_byte(records);
        }
        if (!records->record_open) {
            return true;
        }
    }
    return false;
}

/* --- what the others see ---------------------------------------------------------------------- */

static struct csv_records *records_of(struct arena *arena, struct encoding_reader *reader,
                                      const char *file, struct diag *diag)
{
    struct csv_records *records = arena_alloc(arena, sizeof *records);
    records->arena = arena;
    records->file = file;
    records->reader = reader;
    records->raw = arena_alloc(arena, RAW_SIZE);
    records->cells = arena_alloc_array(arena, CSV_COLUMN_LIMIT, sizeof *records->cells);
    /* Every text of a record, their ends, and one cell more that the library may hand over. */
    records->text = arena_alloc(arena, CSV_RECORD_LIMIT + CSV_CELL_LIMIT + CSV_COLUMN_LIMIT + 64);
    records->library = csv_library_new(arena);
    csv_records_restart(records, ',', diag);
    return records;
}

struct csv_records *csv_records_new(struct arena *arena, struct bytes_source *source,
                                    const char *file, enum encoding asked, struct diag *diag)
{
    return records_of(arena, encoding_reader_new(arena, source, file, asked, diag), file, diag);
}

struct csv_records *csv_records_of_part(struct arena *arena, struct bytes_source *part,
                                        const char *file, enum encoding known, struct diag *diag)
{
    return records_of(arena, encoding_reader_known(arena, part, file, known, diag), file, diag);
}

void csv_records_try(struct csv_records *records, char separator)
{
    csv_records_restart(records, separator, diag_new(records->arena));
    records->trial = true;
}

void csv_records_restart(struct csv_records *records, char separator, struct diag *diag)
{
    records->trial = false;
    records->diag = diag;
    records->separator = separator;
    for (unsigned byte = 0; byte < sizeof records->kinds; byte++) {
        records->kinds[byte] = kind_of((unsigned char)byte, separator);
    }
    encoding_reader_restart(records->reader, diag);
    records->headings = NULL;
    records->heading_count = 0;
    records->piece_at = 0;
    records->piece_length = 0;
    records->line = 1;
    records->column = 1;
    records->after_return = false;
    records->state = CELL_BEGIN;
    records->raw_length = 0;
    records->content = 0;
    records->cell_bad = false;
    records->too_long = false;
    records->quoted = false;
    records->record_open = false;
    records->ended = !csv_library_restart(records->library, separator);
    records->complete = !records->ended;
}

void csv_records_name(struct csv_records *records, const char *const *headings, size_t count)
{
    records->headings = headings;
    records->heading_count = count;
}

bool csv_records_next(struct csv_records *records, struct csv_record *out)
{
    while (scan_record(records)) {
        bool blank = !records->record_bad && !records->has_beyond;
        size_t count = records->count < CSV_COLUMN_LIMIT ? records->count : CSV_COLUMN_LIMIT;
        for (size_t i = 0; i < count && blank; i++) {
            blank = records->cells[i].blank;
        }
        if (blank) {
            continue;
        }
        *out = (struct csv_record){
            .cells = records->cells,
            .count = count,
            .beyond = records->has_beyond ? &records->beyond : NULL,
            .line = records->record_line,
            .end_line = records->end_line,
            .end_column = records->end_column,
            .bad = records->record_bad,
        };
        return true;
    }
    return false;
}

bool csv_records_refused(const struct csv_records *records)
{
    return encoding_reader_refused(records->reader);
}

bool csv_records_complete(const struct csv_records *records)
{
    return records->complete && encoding_reader_complete(records->reader);
}
