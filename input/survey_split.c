/* Two threads, each with everything of its own: arena, diagnostics, decoder, libcsv parser, tally.
 * They share the plan and the heading, which nobody changes, and the descriptor, of which they read
 * by position (pread). libcsv 3.0.3 keeps all its state in the parser; ICU's converters and
 * normaliser may be used so. The first part is sound only if it ends where a record ends; its own
 * parser proves that, since an open quotation mark at the end is an error.
 *
 * Only UTF-8 is read so: its beginning holds a Thai letter (or a byte order mark, or packet.ini
 * says so), and each part proves that its own bytes are valid, so that the whole is what deciding
 * on the whole file would find (encoding.h), without a pass over the file for that. */
#include "input/survey_split.h"

#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "input/survey_responses.h"

/* A file that is smaller is read sooner than a thread is started and its pages are touched. */
enum {
    SMALLEST = 4 * 1024 * 1024,
    BEGINNING = 1024 * 1024,
    BLOCK = 256 * 1024,
    PARTS = 2,
    ROWS_BETWEEN = 1024
};

struct part {
    struct arena *arena;
    struct diag *diag;
    const struct survey_plan *plan;
    const struct survey_heading *heading;
    struct bytes_source source;
    size_t skipped; /* records before the first row: titles and headings */
    struct survey_tally *tally;
    bool good;
};

static bool is_silent(const struct diag *diag)
{
    return diag_count(diag, DIAG_ERROR) + diag_count(diag, DIAG_WARNING) +
               diag_count(diag, DIAG_NOTE) ==
           0;
}

static void *read_part(void *context)
{
    struct part *part = context;
    struct csv_record record;
    struct csv_records *records = csv_records_of_part(
        part->arena, &part->source, part->plan->survey.file, ENCODING_UTF_8, part->diag);
    struct survey_reader *reader =
        survey_reader_new(part->arena, part->diag, part->plan, part->heading);
    csv_records_restart(records, part->heading->separator, part->diag);
    csv_records_name(records, part->heading->names, CSV_COLUMN_LIMIT);
    for (size_t row = 0; csv_records_next(records, &record); row++) {
        if (row % ROWS_BETWEEN == 0 && !is_silent(part->diag)) {
            break;
        }
        if (part->skipped > 0) {
            part->skipped--;
        } else {
            survey_reader_take(reader, &record);
        }
    }
    part->tally = survey_reader_tally(reader);
    part->good = is_silent(part->diag) && csv_records_complete(records);
    return NULL;
}

/* The byte behind the first line end past the middle that is not within quotation marks; 0: none.
 */
static uint64_t find_split(int descriptor, uint64_t size, struct arena *arena)
{
    unsigned char *block = arena_alloc(arena, BLOCK);
    bool quoted = false;
    for (uint64_t at = 0; at < size;) {
        ssize_t got = pread(descriptor, block, BLOCK, (off_t)at);
        if (got <= 0) {
            return 0;
        }
        const unsigned char *end = block + got;
        for (const unsigned char *from = block; from < end;) {
            const unsigned char *mark = memchr(from, '"', (size_t)(end - from));
            const unsigned char *until = mark != NULL ? mark : end;
            uint64_t reached = at + (uint64_t)(until - block);
            if (!quoted && reached > size / 2) {
                uint64_t here = at + (uint64_t)(from - block);
                const unsigned char *search = here < size / 2 ? block + (size / 2 - at) : from;
                const unsigned char *line = memchr(search, '\n', (size_t)(until - search));
                if (line != NULL) {
                    return at + (uint64_t)(line - block) + 1;
                }
            }
            quoted = mark != NULL ? !quoted : quoted;
            from = mark != NULL ? mark + 1 : end;
        }
        at += (uint64_t)got;
    }
    return 0;
}

/* The length of a byte order mark of UTF-8 at the file's beginning. */
static uint64_t mark_length(int descriptor)
{
    unsigned char first[3];
    bool marked = pread(descriptor, first, sizeof first, 0) == (ssize_t)sizeof first &&
                  memcmp(first, "\xEF\xBB\xBF", sizeof first) == 0;
    return marked ? sizeof first : 0;
}

static void prepare(struct part *part, const struct survey_context *context, int descriptor,
                    uint64_t begin, uint64_t end)
{
    part->arena = arena_new_like(context->arena, 0);
    part->diag = diag_new(part->arena);
    part->source = bytes_of_part(descriptor, begin, end);
}

/* Both parts at once; false when the second thread could not be had. */
static bool run(struct part *parts)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, read_part, &parts[1]) != 0) {
        return false;
    }
    read_part(&parts[0]);
    pthread_join(thread, NULL);
    return true;
}

/* Whether the file is UTF-8 as far as its beginning tells. */
static bool begins_as_utf_8(const struct survey_context *context, int descriptor,
                            struct arena *scratch)
{
    struct encoding_probe probe;
    size_t mark;
    unsigned char *block = arena_alloc(scratch, BLOCK);
    ssize_t got = pread(descriptor, block, BLOCK, 0);
    encoding_probe_start(&probe);
    if (got <= 0) {
        return false;
    }
    encoding_probe_add(&probe, block, (size_t)got);
    probe.tail_count = 0; /* a character that the block cuts */
    return encoding_probe_decide(&probe, context->asked, &mark) == ENCODING_UTF_8 &&
           (mark > 0 || context->asked == ENCODING_UTF_8 || probe.thai);
}

/* Finds the heading row in the beginning of the file; false when anything is to be said about it.
 */
static bool find_heading(const struct survey_context *context, const struct survey_plan *plan,
                         int descriptor, struct survey_heading *out)
{
    struct diag *diag = diag_new(context->arena);
    struct bytes_source *source = arena_alloc(context->arena, sizeof *source);
    *source = bytes_of_part(descriptor, mark_length(descriptor), BEGINNING);
    struct csv_records *records =
        csv_records_of_part(context->arena, source, plan->survey.file, ENCODING_UTF_8, diag);
    return survey_heading_find(context->arena, plan, records, diag, out) && is_silent(diag);
}

static struct survey_tally *count_parts(const struct survey_context *context,
                                        const struct survey_plan *plan,
                                        const struct survey_heading *heading, int descriptor,
                                        uint64_t split, uint64_t size)
{
    struct survey_tally *tally = NULL;
    struct part parts[PARTS];
    for (size_t i = 0; i < PARTS; i++) {
        parts[i] = (struct part){.plan = plan, .heading = heading};
    }
    parts[0].skipped = heading->titles + 1;
    prepare(&parts[0], context, descriptor, mark_length(descriptor), split);
    prepare(&parts[1], context, descriptor, split, size);
    if (run(parts) && parts[0].good && parts[1].good) {
        tally = survey_tally_new(context->arena, plan);
        survey_tally_merge(tally, parts[0].tally);
        survey_tally_merge(tally, parts[1].tally);
    }
    arena_free(parts[0].arena);
    arena_free(parts[1].arena);
    return tally;
}

struct survey_tally *survey_split_read(const struct survey_context *context,
                                       const struct survey_plan *plan, int descriptor)
{
    struct stat status;
    struct survey_heading heading;
    if (context->cores < PARTS || fstat(descriptor, &status) != 0 || status.st_size < SMALLEST) {
        return NULL;
    }
    uint64_t size = (uint64_t)status.st_size;
    struct arena *scratch = arena_new_like(context->arena, 0);
    bool ready = begins_as_utf_8(context, descriptor, scratch);
    uint64_t split = ready ? find_split(descriptor, size, scratch) : 0;
    arena_free(scratch);
    if (split == 0 || split >= size || !find_heading(context, plan, descriptor, &heading)) {
        return NULL;
    }
    return count_parts(context, plan, &heading, descriptor, split, size);
}
