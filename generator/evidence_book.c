/* The evidence of a set's indicators: the numbered list and the check of completeness
 * (domain.md 3.8: evidence for every indicator). */
#include "generator/kpi_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/office.h"

static const char *node_of(struct arena *arena, const struct kpi_set *set,
                           const struct kpi_indicator *indicator)
{
    return text_format(arena, "%s/%s", set->name, indicator->id);
}

/* evidence_min as given; without it KRS needs one piece an indicator, the other sets none. */
static size_t evidence_needed(const struct office *office, const struct kpi_set *set,
                              const struct kpi_indicator *indicator)
{
    int64_t needed;
    const struct table *indicators = book_table(office->book, "indicators");
    if (number_to_integer(table_number(indicators, indicator->definition, "evidence_min"),
                          &needed) &&
        needed >= 0)
        return (size_t)needed;
    return text_equal(set->name, "krs") ? 1 : 0;
}

size_t evidence_of(struct arena *arena, const struct office *office, const struct kpi_set *set,
                   const struct kpi_indicator *indicator, size_t *needed, const char **list)
{
    const struct table *evidence = book_table(office->book, "evidence");
    const char *node = node_of(arena, set, indicator);
    struct text_buffer text;
    size_t count = 0;
    text_buffer_init(&text, arena, 1 << 16);
    for (size_t i = 0; evidence && i < evidence->row_count; i++) {
        const struct row *row = &evidence->rows[i];
        if (row->bad || !text_equal(table_text(evidence, row, "node"), node))
            continue;
        count++;
        text_buffer_add_format(&text, "%s%zu. %s", count > 1 ? "\n" : "", count,
                               table_text(evidence, row, "title"));
    }
    *needed = evidence_needed(office, set, indicator);
    *list = text.data ? text.data : "";
    return count;
}

static void add_list(struct arena *arena, const struct office *office,
                     const struct kpi_set *set)
{
    static const struct column COLUMNS[] = {
        {.id = "number", .heading = "ลำดับ", .kind = COLUMN_COUNT},
        {.id = "indicator", .heading = "ตัวชี้วัดที่", .kind = COLUMN_ID},
        {.id = "indicator_name", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "title", .heading = "ชื่อเอกสาร", .kind = COLUMN_TEXT},
        {.id = "file", .heading = "ไฟล์", .kind = COLUMN_TEXT},
        {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT},
    };
    const struct table *evidence = book_table(office->book, "evidence");
    const struct table *indicators = book_table(office->book, "indicators");
    struct table *table =
        table_new(arena, text_format(arena, "evidence/%s", set->name), "บัญชีหลักฐานอ้างอิง", COLUMNS,
                  sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t k = 0; k < set->count; k++) {
        const struct kpi_indicator *it = &set->indicators[k];
        const char *node = node_of(arena, set, it);
        for (size_t i = 0; evidence && i < evidence->row_count; i++) {
            const struct row *from = &evidence->rows[i];
            if (from->bad || !text_equal(table_text(evidence, from, "node"), node))
                continue;
            struct row *row = table_add_row(arena, table);
            table_set_number(table, row, "number",
                             number_integer(arena, (int64_t)table->row_count));
            table_set_text(table, row, "indicator", it->id);
            table_set_text(table, row, "indicator_name",
                           table_text(indicators, it->definition, "name"));
            table_set_text(table, row, "id", table_text(evidence, from, "id"));
            table_set_text(table, row, "title", table_text(evidence, from, "title"));
            table_set_text(table, row, "file", table_text(evidence, from, "file"));
            table_set_text(table, row, "note", table_text(evidence, from, "note"));
        }
    }
    book_add_table(office->book, table);
}

static void add_check(struct arena *arena, const struct office *office,
                      const struct kpi_set *set)
{
    static const struct column COLUMNS[] = {
        {.id = "indicator", .heading = "ตัวชี้วัดที่", .kind = COLUMN_ID},
        {.id = "name", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},
        {.id = "needed", .heading = "ขั้นต่ำ", .unit = "รายการ", .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "count", .heading = "แนบแล้ว", .unit = "รายการ", .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "missing", .heading = "ขาด", .unit = "รายการ", .kind = COLUMN_COUNT,
         .formula = "=MAX(0,{needed}-{count})", .total = TOTAL_SUM},
        {.id = "status", .heading = "ความครบถ้วน", .kind = COLUMN_NAME},
    };
    const struct table *indicators = book_table(office->book, "indicators");
    struct table *table =
        table_new(arena, text_format(arena, "evidence/%s/check", set->name),
                  "ความครบถ้วนของหลักฐาน", COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t k = 0; k < set->count; k++) {
        const struct kpi_indicator *it = &set->indicators[k];
        size_t needed;
        const char *list;
        size_t count = evidence_of(arena, office, set, it, &needed, &list);
        size_t missing = needed > count ? needed - count : 0;
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "indicator", it->id);
        table_set_text(table, row, "name", table_text(indicators, it->definition, "name"));
        table_set_number(table, row, "needed", number_integer(arena, (int64_t)needed));
        table_set_number(table, row, "count", number_integer(arena, (int64_t)count));
        table_set_number(table, row, "missing", number_integer(arena, (int64_t)missing));
        table_set_text(table, row, "status", missing ? "ไม่ครบ" : "ครบ");
    }
    book_add_table(office->book, table);
}

void evidence_book_add(struct arena *arena, const struct office *office,
                       const struct kpi_set *set)
{
    add_list(arena, office, set);
    add_check(arena, office, set);
}
