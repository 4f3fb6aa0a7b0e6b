/* Manuals as tables and values. Shapes keep their ids, for the flowchart; their words and where a
 * step leads stand beside them. */
#include "generator/manual_book.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "input/office.h"
#include "input/schema_manual.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const struct column MANUALS[] = {
    {.id = "name", .heading = "แฟ้ม", .kind = COLUMN_NAME},
    {.id = "code", .heading = "รหัสเอกสาร", .kind = COLUMN_NAME},
    {.id = "title", .heading = "ชื่องาน", .kind = COLUMN_NAME},
    {.id = "group", .heading = "กลุ่ม", .kind = COLUMN_NAME},
    {.id = "steps", .heading = "จำนวนขั้นตอน", .kind = COLUMN_COUNT},
};
static const struct column STEPS[] = {
    {.id = "no", .heading = "ลำดับที่", .kind = COLUMN_ID},
    {.id = "shape", .heading = "รูป", .kind = COLUMN_TEXT},
    {.id = "symbol", .heading = "สัญลักษณ์", .kind = COLUMN_NAME},
    {.id = "text", .heading = "ขั้นตอน", .kind = COLUMN_NAME},
    {.id = "detail", .heading = "รายละเอียดงาน", .kind = COLUMN_TEXT},
    {.id = "time", .heading = "เวลาดำเนินการ", .kind = COLUMN_NAME},
    {.id = "standard", .heading = "มาตรฐานคุณภาพงาน", .kind = COLUMN_TEXT},
    {.id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME},
    {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT},
    {.id = "next", .heading = "ขั้นตอนถัดไป", .kind = COLUMN_TEXT},
};
static const struct column WAYS[] = {
    {.id = "from", .heading = "จากขั้นที่", .kind = COLUMN_ID},
    {.id = "to", .heading = "ไปขั้นที่", .kind = COLUMN_ID},
    {.id = "label", .heading = "กรณี", .kind = COLUMN_NAME},
};
static const struct column ITEMS[] = {{.id = "text", .heading = "รายการ", .kind = COLUMN_TEXT}};
static const struct column TERMS[] = {
    {.id = "term", .heading = "คำ", .kind = COLUMN_NAME},
    {.id = "text", .heading = "ความหมาย", .kind = COLUMN_TEXT},
};

static const struct manual *good_manual(const struct office *office, size_t index)
{
    for (size_t i = 0; i < office->manual_count; i++)
        if (office->manuals[i].good && index-- == 0)
            return &office->manuals[i];
    return NULL;
}

size_t manuals_count(const struct office *office)
{
    size_t count = 0;
    while (good_manual(office, count))
        count++;
    return count;
}

/* --- one manual ------------------------------------------------------------------------------- */

static const char *number_of(const struct manual *manual, size_t step)
{
    return table_text(manual->steps, &manual->steps->rows[step], "no");
}

/* "4", or "ใช่ ไป 4; ไม่ใช่ ไป 2". */
static const char *next_words(struct arena *arena, const struct manual *manual, size_t step)
{
    const struct manual_step *ways = &manual->ways[step];
    const char *words = "";
    for (size_t i = 0; i < ways->branch_count; i++) {
        const struct manual_branch *branch = &ways->branches[i];
        words =
            text_format(arena, "%s%s%s%s%s", words, i ? "; " : "", branch->label,
                        text_is_empty(branch->label) ? "" : " ไป ", number_of(manual, branch->to));
    }
    return words;
}

/* The tables PREFIX/steps and PREFIX/ways. */
static void put_steps(struct arena *arena, struct book *book, const struct manual *manual,
                      const char *prefix)
{
    struct table *steps = table_new(arena, text_format(arena, "%s/steps", prefix),
                                    "ขั้นตอนการปฏิบัติงาน", STEPS, COUNT_OF(STEPS));
    struct table *ways = table_new(arena, text_format(arena, "%s/ways", prefix), "ทางไปของขั้นตอน",
                                   WAYS, COUNT_OF(WAYS));
    for (size_t i = 0; i < manual->steps->row_count; i++) {
        const struct row *from = &manual->steps->rows[i];
        struct row *row = table_add_row(arena, steps);
        for (size_t k = 0; k < COUNT_OF(STEPS); k++)
            table_set_text(steps, row, STEPS[k].id, table_text(manual->steps, from, STEPS[k].id));
        table_set_text(
            steps, row, "symbol",
            schema_choice_word(&schema_step_shapes, table_text(manual->steps, from, "shape")));
        table_set_text(steps, row, "next", next_words(arena, manual, i));
        for (size_t k = 0; k < manual->ways[i].branch_count; k++) {
            const struct manual_branch *branch = &manual->ways[i].branches[k];
            struct row *way = table_add_row(arena, ways);
            table_set_text(ways, way, "from", number_of(manual, i));
            table_set_text(ways, way, "to", number_of(manual, branch->to));
            table_set_text(ways, way, "label", branch->label);
        }
    }
    book_put_table(book, steps);
    book_put_table(book, ways);
}

void manuals_add(struct arena *arena, struct office *office)
{
    struct table *table = table_new(arena, "manuals", "คู่มือการปฏิบัติงาน", MANUALS, COUNT_OF(MANUALS));
    const struct manual *manual;
    for (size_t i = 0; (manual = good_manual(office, i)); i++) {
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "name", manual->name);
        table_set_text(table, row, "code", manual->code);
        table_set_text(table, row, "title", manual->title);
        table_set_text(table, row, "group", manual->group);
        table_set_number(table, row, "steps",
                         number_integer(arena, (int64_t)manual->steps->row_count));
        put_steps(arena, office->book, manual, text_format(arena, "manual/%s", manual->name));
    }
    if (table->row_count > 0)
        book_add_table(office->book, table);
}

/* The parts of a list; with terms those before the first colon stand by themselves. */
static void put_list(struct arena *arena, struct book *book, const char *name, const char *title,
                     const char *list, bool terms)
{
    struct table *table = table_new(arena, name, title, terms ? TERMS : ITEMS,
                                    terms ? COUNT_OF(TERMS) : COUNT_OF(ITEMS));
    const char **parts;
    size_t count = text_split(arena, list, ";", &parts);
    for (size_t i = 0; i < count; i++) {
        struct row *row = table_add_row(arena, table);
        const char *colon = terms ? strchr(parts[i], ':') : NULL;
        if (colon)
            table_set_text(
                table, row, "term",
                text_trim(arena, text_copy_n(arena, parts[i], (size_t)(colon - parts[i]))));
        table_set_text(table, row, "text", colon ? text_trim(arena, colon + 1) : parts[i]);
    }
    book_put_table(book, table);
}

/* "1. … 2. …" of a list of several. */
static const char *numbered(struct arena *arena, const char *list)
{
    const char **parts, *words = "";
    size_t count = text_split(arena, list, ";", &parts);
    if (count < 2)
        return count ? parts[0] : "";
    for (size_t i = 0; i < count; i++)
        words = text_format(arena, "%s%s%zu. %s", words, i ? " " : "", i + 1, parts[i]);
    return words;
}

const char *manuals_put(struct arena *arena, struct office *office, size_t index)
{
    const struct manual *manual = good_manual(office, index);
    struct book *book = office->book;
    book_set_text(book, "manual.title", manual->title);
    book_set_text(book, "manual.code", manual->code);
    book_set_text(book, "manual.group", manual->group);
    book_set_text(book, "manual.objective", numbered(arena, manual->objective));
    book_set_text(book, "manual.scope", manual->scope);
    book_set_text(book, "manual.references", numbered(arena, manual->references));
    put_steps(arena, book, manual, "manual");
    put_list(arena, book, "manual/objectives", "วัตถุประสงค์", manual->objective, false);
    put_list(arena, book, "manual/definitions", "คำจำกัดความ", manual->definitions, true);
    put_list(arena, book, "manual/forms", "แบบฟอร์มที่ใช้", manual->forms, false);
    put_list(arena, book, "manual/references", "เอกสาร/หลักฐานอ้างอิง", manual->references, false);
    return manual->name;
}
