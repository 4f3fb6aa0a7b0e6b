/* What adds up over offices: money, projects, feedback, and risks by band. A part without a figure
 * adds nothing; percentages are of the sums, never means of percentages. */
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/budget_book.h"
#include "generator/budget_sum.h"
#include "generator/field.h"
#include "generator/rollup.h"
#include "input/schema.h"
#include "input/schema_field.h"
#include "input/settings.h"

static const struct number *sum_of(const struct rollup *rollup, const char *id)
{
    const struct number *sum = NULL;
    for (size_t i = 0; i < rollup->count; i++)
        sum = field_plus(rollup->arena, sum, rollup_part_number(rollup->arena, &rollup->parts[i], id));
    return sum;
}

/* --- money ------------------------------------------------------------------------------------ */

static struct table *new_money(struct arena *arena, const char *name, const char *title,
                               const struct budget_sum *total)
{
    static const struct column LEADING[] = {
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME},
    };
    return budget_new_sums(arena, name, title, LEADING, sizeof LEADING / sizeof *LEADING, total);
}

static void add_money(struct arena *arena, struct table *table, const char *id, const char *name,
                      const struct budget_sum *money)
{
    struct row *row = table_add_row(arena, table);
    table_set_text(table, row, "id", id);
    table_set_text(table, row, "name", name);
    budget_set_cells(arena, table, row, money);
}

/* Of the sums only what is named: NULL is unknown. */
static struct budget_sum money_of_part(struct arena *arena, const struct rollup_part *part,
                                  const char *id)
{
    return (struct budget_sum){
        .allocated = rollup_part_number(arena, part, text_format(arena, "budget/%s/allocated", id)),
        .committed = rollup_part_number(arena, part, text_format(arena, "budget/%s/committed", id)),
        .disbursed =
            rollup_part_number(arena, part, text_format(arena, "budget/%s/disbursed", id))};
}

static struct budget_sum money_of_all(const struct rollup *rollup, const char *id)
{
    struct budget_sum sum = {0};
    for (size_t i = 0; i < rollup->count; i++) {
        struct budget_sum one = money_of_part(rollup->arena, &rollup->parts[i], id);
        sum.allocated = field_plus(rollup->arena, sum.allocated, one.allocated);
        sum.committed = field_plus(rollup->arena, sum.committed, one.committed);
        sum.disbursed = field_plus(rollup->arena, sum.disbursed, one.disbursed);
    }
    return sum;
}

/* The types of any part, in the order of their first appearance. */
static struct field_names types_of(const struct rollup *rollup)
{
    static const char PREFIX[] = "budget/type:", ENDING[] = "/allocated";
    struct field_names types = {0};
    for (size_t p = 0; p < rollup->count; p++) {
        const struct rollup_lines *lines = &rollup->parts[p].figures;
        for (size_t i = 0; i < lines->count; i++) {
            const char *id = lines->list[i].id;
            if (text_starts_with(id, PREFIX) && text_ends_with(id, ENDING)) {
                const char *name = id + strlen(PREFIX);
                field_name_index(rollup->arena, &types,
                                 text_copy_n(rollup->arena, name, strlen(name) - strlen(ENDING)));
            }
        }
    }
    return types;
}

static void add_budget(struct rollup *rollup)
{
    static const char *const KINDS[][2] = {{"total", "ภาพรวม"},
                                           {"recurrent", "รายจ่ายประจำ"},
                                           {"capital", "รายจ่ายลงทุน"},
                                           {"carried_over", "เงินกันเหลื่อมปี (ไม่อยู่ในภาพรวม)"}};
    struct arena *arena = rollup->arena;
    struct budget_sum total = money_of_all(rollup, "total");
    if (!total.allocated)
        return;
    struct table *kinds = new_money(arena, "rollup/budget", "ผลการเบิกจ่ายงบประมาณ", &total);
    struct table *types = new_money(arena, "rollup/budget/types", "การเบิกจ่ายตามประเภทงบ", &total);
    struct table *offices =
        new_money(arena, "rollup/budget/offices", "การเบิกจ่ายรายสำนักงาน", &total);
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        struct budget_sum money = money_of_all(rollup, KINDS[i][0]);
        if (!money.allocated)
            continue;
        add_money(arena, kinds, KINDS[i][0], KINDS[i][1], &money);
        budget_figures_add(arena, rollup->book, KINDS[i][0], &money);
    }
    struct field_names names = types_of(rollup);
    for (size_t i = 0; i < names.count; i++) {
        const char *id = text_format(arena, "type:%s", names.list[i]);
        struct budget_sum money = money_of_all(rollup, id);
        add_money(arena, types, id, names.list[i], &money);
        budget_figures_add(arena, rollup->book, id, &money);
    }
    for (size_t i = 0; i < rollup->count; i++) {
        struct budget_sum money = money_of_part(arena, &rollup->parts[i], "total");
        if (money.allocated)
            add_money(arena, offices, rollup->parts[i].code, rollup->parts[i].name, &money);
    }
    book_add_table(rollup->book, kinds);
    book_add_table(rollup->book, types);
    book_add_table(rollup->book, offices);
}

/* --- projects --------------------------------------------------------------------------------- */

static const char *const COUNTS[] = {"planned", "finished", "on_time", "reported_in_time"};
enum { COUNT_COUNT = sizeof COUNTS / sizeof *COUNTS };

#define SHARE(name, words)                                                                         \
    {                                                                                              \
        .id = (name), .heading = (words), .kind = COLUMN_PERCENT, .decimals = 2,                   \
        .total = TOTAL_GIVEN                                                                       \
    }

static struct table *new_projects(struct arena *arena, const struct number *finished,
                                  const struct number *on_time)
{
    static const struct column COLUMNS[] = {
        {.id = "code", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "สำนักงาน", .kind = COLUMN_NAME},
        {.id = "planned",
         .heading = "ตามแผน",
         .unit = "โครงการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "finished",
         .heading = "แล้วเสร็จ",
         .unit = "โครงการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "on_time",
         .heading = "เสร็จตามกำหนด",
         .unit = "โครงการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "reported_in_time",
         .heading = "รายงานภายใน 7 วัน",
         .unit = "โครงการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        SHARE("finished_percent", "ร้อยละที่แล้วเสร็จ"),
        SHARE("on_time_percent", "ร้อยละที่เสร็จตามกำหนด"),
    };
    struct table *table = table_new(arena, "rollup/projects", "โครงการรายสำนักงาน", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    struct column *columns = table->columns;
    columns[table_column(table, "finished_percent")].total_value = finished;
    columns[table_column(table, "finished_percent")].total_formula =
        finished ? "=100*SUM({finished:})/SUM({planned:})" : "";
    columns[table_column(table, "on_time_percent")].total_value = on_time;
    columns[table_column(table, "on_time_percent")].total_formula =
        on_time ? "=100*SUM({on_time:})/SUM({planned:})" : "";
    return table;
}

static void add_project_row(struct rollup *rollup, struct table *table,
                            const struct rollup_part *part)
{
    struct arena *arena = rollup->arena;
    const struct number *counts[COUNT_COUNT];
    for (size_t i = 0; i < COUNT_COUNT; i++)
        counts[i] = rollup_part_number(arena, part, text_format(arena, "projects/%s", COUNTS[i]));
    if (!counts[0])
        return;
    struct row *row = table_add_row(arena, table);
    const struct number *finished = field_percent(arena, counts[1], counts[0]);
    table_set_text(table, row, "code", part->code);
    table_set_text(table, row, "name", part->name);
    for (size_t i = 0; i < COUNT_COUNT; i++)
        table_set_number(table, row, COUNTS[i], counts[i]);
    table_set_number(table, row, "finished_percent", finished);
    table_set_number(table, row, "on_time_percent", field_percent(arena, counts[2], counts[0]));
    field_set_formula(table, row, "finished_percent", finished ? "=100*{finished}/{planned}" : "");
    field_set_formula(table, row, "on_time_percent", finished ? "=100*{on_time}/{planned}" : "");
}

static void add_projects(struct rollup *rollup)
{
    struct arena *arena = rollup->arena;
    const struct number *sums[COUNT_COUNT];
    for (size_t i = 0; i < COUNT_COUNT; i++) {
        sums[i] = sum_of(rollup, text_format(arena, "projects/%s", COUNTS[i]));
        if (!sums[0])
            return;
        field_figure(arena, rollup->book, "projects", COUNTS[i], sums[i], FIGURE_COUNT);
    }
    const struct number *finished = field_percent(arena, sums[1], sums[0]);
    const struct number *on_time = field_percent(arena, sums[2], sums[0]);
    field_figure(arena, rollup->book, "projects", "finished_percent", finished, FIGURE_PERCENT);
    field_figure(arena, rollup->book, "projects", "on_time_percent", on_time, FIGURE_PERCENT);
    struct table *table = new_projects(arena, finished, on_time);
    for (size_t i = 0; i < rollup->count; i++)
        add_project_row(rollup, table, &rollup->parts[i]);
    book_add_table(rollup->book, table);
}

/* --- feedback --------------------------------------------------------------------------------- */

static void add_feedback(struct rollup *rollup)
{
    static const struct column COLUMNS[] = {
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "ประเภท", .kind = COLUMN_NAME},
        {.id = "count",
         .heading = "จำนวน",
         .unit = "เรื่อง",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "resolved",
         .heading = "ดำเนินการแล้วเสร็จ",
         .unit = "เรื่อง",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "resolved_percent", .heading = "ร้อยละ", .kind = COLUMN_PERCENT, .decimals = 2},
    };
    struct arena *arena = rollup->arena;
    struct table *table =
        table_new(arena, "rollup/feedback", "เสียงสะท้อน", COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < schema_feedback_kinds.count; i++) {
        const struct schema_choice *kind = &schema_feedback_kinds.list[i];
        const char *prefix = text_format(arena, "feedback/%s", kind->id);
        const struct number *count = sum_of(rollup, text_format(arena, "%s/count", prefix));
        const struct number *resolved = sum_of(rollup, text_format(arena, "%s/resolved", prefix));
        if (!count)
            return;
        struct row *row = table_add_row(arena, table);
        const struct number *percent = field_percent(arena, resolved, count);
        table_set_text(table, row, "id", kind->id);
        table_set_text(table, row, "name", kind->thai);
        table_set_number(table, row, "count", count);
        table_set_number(table, row, "resolved", resolved);
        table_set_number(table, row, "resolved_percent", percent);
        field_set_formula(table, row, "resolved_percent", percent ? "=100*{resolved}/{count}" : "");
        field_figure(arena, rollup->book, prefix, "count", count, FIGURE_COUNT);
        field_figure(arena, rollup->book, prefix, "resolved", resolved, FIGURE_COUNT);
    }
    book_add_table(rollup->book, table);
}

/* --- risks ------------------------------------------------------------------------------------ */

/* How many risks of all parts have that word under an id with that ending. */
static size_t count_band(const struct rollup *rollup, const char *ending, const char *word)
{
    size_t count = 0;
    for (size_t p = 0; p < rollup->count; p++) {
        const struct rollup_lines *lines = &rollup->parts[p].figures;
        for (size_t i = 0; i < lines->count; i++)
            count += text_starts_with(lines->list[i].id, "risk/") &&
                     text_ends_with(lines->list[i].id, ending) &&
                     text_equal(lines->list[i].text, word);
    }
    return count;
}

/* The bands of the settings, then words that only offices with bands of their own have. */
static struct field_names bands_of(const struct rollup *rollup)
{
    struct field_names words = {0};
    const struct bands *bands = &rollup->settings->scheme.risk_bands;
    for (size_t i = 0; i < bands->count; i++)
        field_name_index(rollup->arena, &words, bands->list[i].word);
    for (size_t p = 0; p < rollup->count; p++) {
        const struct rollup_lines *lines = &rollup->parts[p].figures;
        for (size_t i = 0; i < lines->count; i++)
            if (text_starts_with(lines->list[i].id, "risk/") && *lines->list[i].text)
                field_name_index(rollup->arena, &words, lines->list[i].text);
    }
    return words;
}

static void add_risks(struct rollup *rollup)
{
    static const struct column COLUMNS[] = {
        {.id = "band", .heading = "ระดับความเสี่ยง", .kind = COLUMN_NAME},
        {.id = "count",
         .heading = "ก่อนจัดการ",
         .unit = "เรื่อง",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "residual_count",
         .heading = "หลังจัดการ",
         .unit = "เรื่อง",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
    };
    struct arena *arena = rollup->arena;
    struct table *table =
        table_new(arena, "rollup/risks", "ระดับความเสี่ยง", COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    struct field_names words = bands_of(rollup);
    size_t all = 0;
    for (size_t i = 0; i < words.count; i++) {
        struct row *row = table_add_row(arena, table);
        const char *prefix = text_format(arena, "rollup/risk/%s", words.list[i]);
        size_t count = count_band(rollup, "/band", words.list[i]);
        size_t residual = count_band(rollup, "/residual_band", words.list[i]);
        table_set_text(table, row, "band", words.list[i]);
        field_set_count(table, row, "count", count);
        field_set_count(table, row, "residual_count", residual);
        if (count + residual > 0) {
            field_figure(arena, rollup->book, prefix, "count", field_count(arena, count),
                         FIGURE_COUNT);
            field_figure(arena, rollup->book, prefix, "residual_count",
                         field_count(arena, residual), FIGURE_COUNT);
        }
        all += count + residual;
    }
    if (all > 0)
        book_add_table(rollup->book, table);
}

void rollup_sums_add(struct rollup *rollup)
{
    add_budget(rollup);
    add_projects(rollup);
    add_risks(rollup);
    add_feedback(rollup);
}
