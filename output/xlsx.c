/* The workbook: which sheets there are, in which order, its metadata, and that the file is whole. */
#include "output/xlsx.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"
#include "output/archive.h"
#include "output/xlsx_book.h"
#include "output/xlsx_names.h"
#include "output/xlsx_tmpfile.h"

enum { SHEETS_MAX = 100, SECONDS_A_DAY = 86400 };

bool xlsx_ok(struct xlsx_book *book, lxw_error error, const char *where)
{
    if (error != LXW_NO_ERROR && book->error == LXW_NO_ERROR) {
        book->error = error;
        book->error_at = where;
    }
    return book->error == LXW_NO_ERROR;
}

static bool makes_sheet(const struct doc_block *block)
{
    return block->kind == DOC_TABLE && !block->as.table.no_sheet;
}

static const char *sheet_wish(struct arena *arena, const struct doc_table *table)
{
    if (!text_is_empty(table->sheet))
        return table->sheet;
    const char *caption = doc_inline_text(arena, table->caption);
    return *caption ? caption : table->label ? table->label : "ตาราง";
}

/* Data that the tables' formulas name gets a sheet, after theirs. */
static void plan_data_sheets(struct xlsx_book *book, const char **taken, size_t taken_count)
{
    const struct document *document = book->document;
    book->data = arena_alloc_array(book->arena, document->data_count + 1, sizeof *book->data);
    for (size_t i = 0; i < document->data_count; i++) {
        const struct data_sheet *data = document->data[i];
        if (!xlsx_names_data(book, data))
            continue;
        struct xlsx_sheet *sheet = &book->sheets[book->sheet_count++];
        sheet->data = data;
        sheet->name = xlsx_sheet_name(book->arena, data->wish, taken, taken_count);
        sheet->title = data->title;
        taken[taken_count++] = sheet->name;
        book->data[book->data_count++] =
            (struct xlsx_data){data, xlsx_quoted_name(book->arena, sheet->name)};
    }
}

/* Names of all sheets, decided before any is written: the contents sheet links to them. */
static bool plan_sheets(struct xlsx_book *book, struct diag *diag)
{
    struct xlsx_walk walk = {0};
    const struct doc_block *block;
    size_t most = SHEETS_MAX + 2 + book->document->data_count;
    const char **taken = arena_alloc_array(book->arena, most, sizeof *taken);
    size_t taken_count = 0;
    book->sheets = arena_alloc_array(book->arena, most, sizeof *book->sheets);
    taken[taken_count++] = "สารบัญ";
    while ((block = xlsx_next_block(&walk, book->document))) {
        if (!makes_sheet(block))
            continue;
        if (book->sheet_count == SHEETS_MAX) {
            diag_report(diag, XLS001, diag_file(book->document->name),
                        text_format(book->arena, "%d", SHEETS_MAX));
            return false;
        }
        const struct doc_table *table = &block->as.table;
        struct xlsx_sheet *sheet = &book->sheets[book->sheet_count++];
        sheet->table = table;
        sheet->name = xlsx_sheet_name(book->arena, sheet_wish(book->arena, table), taken,
                                      taken_count);
        sheet->title = doc_inline_text(book->arena, table->caption);
        taken[taken_count++] = sheet->name;
    }
    if (xlsx_needs_chart_data(book->document)) {
        struct xlsx_sheet *sheet = &book->sheets[book->sheet_count++];
        sheet->name = xlsx_sheet_name(book->arena, "ข้อมูลแผนภูมิ", taken, taken_count);
        sheet->title = "ข้อมูลของแผนภูมิ";
        taken[taken_count++] = sheet->name;
    }
    plan_data_sheets(book, taken, taken_count);
    return true;
}

static void set_properties(struct xlsx_book *book)
{
    const struct document *document = book->document;
    /* Without `created` the library writes the clock (X3); 0 would mean the clock too. */
    int64_t created = date_to_days(document->date) * SECONDS_A_DAY;
    lxw_doc_properties properties = {
        .title = text_copy(book->arena, document->title ? document->title : ""),
        .subject = text_copy(book->arena, document->subject ? document->subject : ""),
        .author = text_copy(book->arena, document->author ? document->author : ""),
        .company = text_copy(book->arena, document->author ? document->author : ""),
        .keywords = text_copy(book->arena, document->keywords ? document->keywords : ""),
        .comments = text_copy(book->arena, document->version ? document->version : ""),
        .created = created != 0 ? created : 1,
    };
    xlsx_ok(book, workbook_set_properties(book->workbook, &properties), "metadata");
}

static void write_contents(struct xlsx_book *book, lxw_worksheet *worksheet)
{
    lxw_format *title = xlsx_format(book, (struct xlsx_format_key){.kind = XLSX_TITLE});
    lxw_format *line = xlsx_format(book, (struct xlsx_format_key){.kind = XLSX_TEXT_LINE});
    lxw_format *link = xlsx_format(book, (struct xlsx_format_key){.kind = XLSX_LINK});
    const struct document *document = book->document;
    lxw_row_t row = 0;
    xlsx_set_up_print(worksheet, false);
    xlsx_ok(book, worksheet_set_column(worksheet, 0, 0, 8, NULL), "สารบัญ");
    xlsx_ok(book, worksheet_set_column(worksheet, 1, 1, 90, NULL), "สารบัญ");
    xlsx_ok(book, worksheet_write_string(worksheet, row++, 0, document->title, title), "สารบัญ");
    if (!text_is_empty(document->author))
        xlsx_ok(book, worksheet_write_string(worksheet, row++, 0, document->author, line),
                "สารบัญ");
    row++;
    for (size_t i = 0; i < book->sheet_count; i++, row++) {
        const struct xlsx_sheet *sheet = &book->sheets[i];
        const char *target = text_format(book->arena, "internal:%s!A1",
                                         xlsx_quoted_name(book->arena, sheet->name));
        const char *shown = *sheet->title ? sheet->title : sheet->name;
        xlsx_ok(book, worksheet_write_number(worksheet, row, 0, (double)(i + 1), line), "สารบัญ");
        xlsx_ok(book, worksheet_write_url_opt(worksheet, row, 1, target, link, shown, NULL),
                "สารบัญ");
    }
}

static lxw_worksheet *add_worksheet(struct xlsx_book *book, const char *name)
{
    lxw_worksheet *worksheet = workbook_add_worksheet(book->workbook, name);
    if (!worksheet)
        xlsx_ok(book, LXW_ERROR_MEMORY_MALLOC_FAILED, name);
    return worksheet;
}

static void write_sheets(struct xlsx_book *book)
{
    lxw_worksheet *contents = add_worksheet(book, "สารบัญ");
    for (size_t i = 0; i < book->sheet_count && contents; i++) {
        book->sheets[i].worksheet = add_worksheet(book, book->sheets[i].name);
        if (!book->sheets[i].worksheet)
            return;
    }
    if (!contents)
        return;
    write_contents(book, contents);
    for (size_t i = 0; i < book->sheet_count; i++) {
        if (book->sheets[i].table)
            xlsx_write_table(book, &book->sheets[i]);
        else if (book->sheets[i].data)
            xlsx_write_data(book, &book->sheets[i]);
        else
            xlsx_write_chart_data(book, &book->sheets[i]);
    }
}

/* The library's last words about the disk are in close; what it wrote is read back (X6, X15). */
static bool check_file(struct arena *arena, const char *path, struct diag *diag)
{
    const char *fault;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    bool flushed = file >= 0 && fsync(file) == 0;
    int cause = errno;
    if (file >= 0)
        close(file);
    if (!flushed) {
        diag_report(diag, XLS002, diag_file(path), strerror(cause));
        return false;
    }
    if (archive_is_whole(arena, path, "xl/workbook.xml", xlsx_tmpfile_mark, &fault))
        return true;
    diag_report(diag, XLS002, diag_file(path), fault);
    return false;
}

bool xlsx_write(struct arena *arena, const struct document *document, const char *path,
                const char *temporary_folder, struct diag *diag)
{
    struct xlsx_book book = {.arena = arena, .document = document};
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = text_copy(arena, temporary_folder)};
    if (!plan_sheets(&book, diag))
        return false;
    book.workbook = workbook_new_opt(path, &options);
    if (!book.workbook) {
        diag_report(diag, XLS002, diag_file(path), "out of memory");
        return false;
    }
    set_properties(&book);
    write_sheets(&book);
    /* The workbook is freed even when closing fails (X13): it is not touched again. */
    xlsx_ok(&book, workbook_close(book.workbook), path);
    if (book.error != LXW_NO_ERROR) {
        diag_report(diag, XLS002, diag_file(path),
                    text_format(arena, "%s (%s)", lxw_strerror(book.error),
                                book.error_at ? book.error_at : ""));
        return false;
    }
    return check_file(arena, path, diag);
}

const char *xlsx_library_version(void)
{
    return lxw_version();
}
