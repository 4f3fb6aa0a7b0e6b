/* Any bytes as a CSV file: through the encodings, the records and a schema. Besides crashes it
 * looks for a place where our scanner and libcsv part (CSV026) and for text that is not what
 * base/text.h promises. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/table.h"
#include "input/csv.h"
#include "input/sheet.h"
#include "tests/months.h"
#include "input/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void memory_ran_out(void *context)
{
    (void)context;
    abort();
}

/* Valid UTF-8 without NUL, control characters or the mark of undefined bytes. */
static void check_text(const char *text, size_t length)
{
    size_t next;
    bool cut;
    const unsigned char *bytes = (const unsigned char *)text;
    if (strlen(text) != length || utf8_prefix(bytes, length, &next, &cut, NULL) != length ||
        strstr(text, ENCODING_BAD_MARK) != NULL) {
        abort();
    }
    for (size_t i = 0; i < length; i++) {
        if ((bytes[i] < 0x20 && bytes[i] != '\t' && bytes[i] != '\n') || bytes[i] == 0x7F) {
            abort();
        }
    }
}

static void check_diagnostics(struct arena *arena, struct diag *diag)
{
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    for (size_t i = 0; i < count; i++) {
        const char *message = diag_message(arena, &items[i], i % 2 == 0 ? DIAG_THAI : DIAG_ENGLISH);
        check_text(message, strlen(message));
        if (items[i].code == CSV026) {
            abort();
        }
    }
}

static void read_records(struct arena *arena, struct diag *diag, const uint8_t *data, size_t size,
                         enum encoding asked)
{
    static const char separators[] = {',', ';', '\t'};
    struct bytes_source source = bytes_of_memory(data, size);
    struct csv_records *records = csv_records_new(arena, &source, "f.csv", asked, diag);
    for (size_t i = 0; i < sizeof separators; i++) {
        struct csv_record record;
        csv_records_restart(records, separators[i], diag);
        while (csv_records_next(records, &record)) {
            for (size_t k = 0; k < record.count; k++) {
                if (!record.cells[k].bad) {
                    check_text(record.cells[k].text, record.cells[k].length);
                }
            }
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const enum encoding asked[] = {ENCODING_FIND, ENCODING_UTF_8, ENCODING_UTF_16,
                                          ENCODING_WINDOWS_874};
    struct arena *arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
    struct diag *diag = diag_new(arena);
    struct typed_context context = {arena, diag, 2568, test_months(arena)};
    size_t count;
    const struct schema_file *files = schema_files(&count);
    size_t choice = size > 0 ? data[size - 1] : 0;
    struct bytes_source source = bytes_of_memory(data, size);
    struct sheet sheet;
    read_records(arena, diag, data, size, asked[choice % 4]);
    sheet_read(&context, &files[choice / 4 % count], &source, ENCODING_FIND, &sheet);
    for (size_t i = 0; sheet.table != NULL && i < sheet.table->row_count; i++) {
        for (size_t k = 0; k < sheet.table->column_count; k++) {
            const char *text = sheet.table->rows[i].cells[k].text;
            check_text(text, strlen(text));
        }
    }
    check_diagnostics(arena, diag);
    arena_free(arena);
    return 0;
}
