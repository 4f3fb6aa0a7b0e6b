/* The tables of the GAP report: short-falls first, over all sets, and the plan to reduce them
 * (domain.md 4). */
#include "generator/kpi_book.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "generator/kpi_formula.h"
#include "input/office.h"

#define GAP_COMMON_COLUMNS                                                                        \
    {.id = "gap_rank", .heading = "ลำดับ", .kind = COLUMN_COUNT},                                   \
        {.id = "set", .heading = "ชุด", .kind = COLUMN_TEXT},                                       \
        {.id = "set_name", .heading = "ชุดตัวชี้วัด", .kind = COLUMN_NAME},                             \
        {.id = "id", .heading = "ที่", .kind = COLUMN_ID},                                          \
        {.id = "name", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},                                  \
        {.id = "unit", .heading = "หน่วยวัด", .kind = COLUMN_NAME},                                  \
        {.id = "target", .heading = "ค่าเป้าหมาย", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},           \
        {.id = "actual", .heading = "ผลการดำเนินงาน", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},        \
        {.id = "diff", .heading = "ผลต่าง", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},                 \
    {                                                                                             \
        .id = "gap", .heading = "GAP", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED                      \
    }

static const struct column GAP_COLUMNS[] = {
    GAP_COMMON_COLUMNS,
    {.id = "weight", .heading = "น้ำหนัก", .kind = COLUMN_NUMBER, .decimals = 2},
    {.id = "gap_percent", .heading = "GAP ร้อยละ", .kind = COLUMN_PERCENT, .decimals = 2},
    {.id = "achieved_percent", .heading = "ร้อยละของเป้าหมาย", .kind = COLUMN_PERCENT,
     .decimals = 2},
    {.id = "status", .heading = "สถานะ", .kind = COLUMN_NAME},
    {.id = "group", .heading = "กลุ่มที่รับผิดชอบ", .kind = COLUMN_NAME},
};
enum { GAP_COLUMN_COUNT = sizeof GAP_COLUMNS / sizeof *GAP_COLUMNS };

static const struct column PLAN_COLUMNS[] = {
    GAP_COMMON_COLUMNS,
    {.id = "cause", .heading = "สาเหตุ", .kind = COLUMN_TEXT},
    {.id = "action", .heading = "แนวทาง/กิจกรรม", .kind = COLUMN_TEXT},
    {.id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME},
    {.id = "due", .heading = "ระยะเวลา", .kind = COLUMN_DATE},
    {.id = "budget", .heading = "งบประมาณ", .unit = "บาท", .kind = COLUMN_MONEY, .decimals = 2,
     .total = TOTAL_SUM},
    {.id = "after", .heading = "ผลหลังดำเนินการ", .kind = COLUMN_TEXT},
};
enum { PLAN_COLUMN_COUNT = sizeof PLAN_COLUMNS / sizeof *PLAN_COLUMNS };

/* How an indicator stands in the list: short-falls by rank, then those without a result, then the
 * others; within these the order of the file. */
static int standing(const struct kpi_indicator *indicator)
{
    if (indicator->gap_rank > 0)
        return 0;
    return indicator->actual ? 2 : 1;
}

static int compare_standing(const void *left, const void *right)
{
    const struct kpi_indicator *a = *(const struct kpi_indicator *const *)left;
    const struct kpi_indicator *b = *(const struct kpi_indicator *const *)right;
    if (standing(a) != standing(b))
        return standing(a) - standing(b);
    if (a->gap_rank != b->gap_rank)
        return a->gap_rank - b->gap_rank;
    return a < b ? -1 : 1;
}

static size_t list_with_target(struct arena *arena, const struct kpi_set *set,
                               const struct kpi_indicator ***out)
{
    size_t count = 0;
    *out = arena_alloc_array(arena, set->count + 1, sizeof **out);
    for (size_t i = 0; i < set->count; i++) {
        if (set->indicators[i].target)
            (*out)[count++] = &set->indicators[i];
    }
    qsort(*out, count, sizeof **out, compare_standing);
    return count;
}

static struct row *add_row(struct arena *arena, const struct office *office,
                           struct table *table, const struct kpi_set *set,
                           const struct kpi_indicator *it)
{
    const struct table *indicators = book_table(office->book, "indicators");
    struct row *row = table_add_row(arena, table);
    if (it->gap_rank > 0)
        table_set_number(table, row, "gap_rank", number_integer(arena, it->gap_rank));
    table_set_text(table, row, "set", set->name);
    table_set_text(table, row, "set_name", set->title);
    table_set_text(table, row, "id", it->id);
    table_set_text(table, row, "name", table_text(indicators, it->definition, "name"));
    table_set_text(table, row, "unit", table_text(indicators, it->definition, "unit"));
    table_set_number(table, row, "target", it->target);
    table_set_number(table, row, "actual", it->actual);
    table_set_number(table, row, "diff", it->gap.diff);
    table_set_number(table, row, "gap", it->gap.gap);
    row->cells[table_column(table, "diff")].formula = kpi_formula_diff(it);
    row->cells[table_column(table, "gap")].formula = kpi_formula_gap(it);
    return row;
}

static void add_gap_row(struct arena *arena, const struct office *office, struct table *table,
                        const struct kpi_set *set, const struct kpi_indicator *it)
{
    struct row *row = add_row(arena, office, table, set, it);
    table_set_number(table, row, "weight", it->weight);
    table_set_number(table, row, "gap_percent", it->gap.gap_percent);
    table_set_number(table, row, "achieved_percent", it->gap.achieved_percent);
    table_set_text(table, row, "status", kpi_status_word(it));
    table_set_text(table, row, "group", kpi_group_name(office, it));
    row->cells[table_column(table, "gap_percent")].formula = kpi_formula_gap_percent(it);
    row->cells[table_column(table, "achieved_percent")].formula = kpi_formula_achieved(it);
}

/* The rows of gap-plan.csv for an indicator; an indicator without one gets a row of empty cells, so that a
 * short-fall without a plan is seen. */
static void add_plan_rows(struct arena *arena, const struct office *office, struct table *table,
                          const struct kpi_set *set, const struct kpi_indicator *it)
{
    static const char *const COPIED[] = {"cause", "action", "owner", "due", "budget", "after"};
    const struct table *plan = book_table(office->book, "gap-plan");
    bool planned = false;
    for (size_t i = 0; plan && i < plan->row_count; i++) {
        const struct row *from = &plan->rows[i];
        if (from->bad || !text_equal(table_text(plan, from, "set"), set->name) ||
            !text_equal(table_text(plan, from, "indicator"), it->id))
            continue;
        struct row *row = add_row(arena, office, table, set, it);
        for (size_t k = 0; k < sizeof COPIED / sizeof *COPIED; k++)
            row->cells[table_column(table, COPIED[k])] = *table_cell(plan, from, COPIED[k]);
        planned = true;
    }
    if (!planned)
        add_row(arena, office, table, set, it);
}

void gap_book_add(struct arena *arena, const struct office *office, struct kpi_set *const *sets,
                  size_t count)
{
    struct table *all = table_new(arena, "gap", "ผลต่าง (GAP) ระหว่างผลการดำเนินงานกับค่าเป้าหมาย",
                                  GAP_COLUMNS, GAP_COLUMN_COUNT);
    struct table *shortfalls = table_new(arena, "gap/short", "ตัวชี้วัดที่ต่ำกว่าค่าเป้าหมาย",
                                         GAP_COLUMNS, GAP_COLUMN_COUNT);
    struct table *plan =
        table_new(arena, "gap/plan", "แผนพัฒนาเพื่อลดค่า GAP", PLAN_COLUMNS, PLAN_COLUMN_COUNT);
    for (size_t i = 0; i < count; i++) {
        const struct kpi_indicator **list;
        size_t listed = list_with_target(arena, sets[i], &list);
        struct table *own =
            table_new(arena, text_format(arena, "gap/%s", sets[i]->name), sets[i]->title,
                      GAP_COLUMNS, GAP_COLUMN_COUNT);
        for (size_t k = 0; k < listed; k++) {
            add_gap_row(arena, office, all, sets[i], list[k]);
            add_gap_row(arena, office, own, sets[i], list[k]);
            if (standing(list[k]) == 2)
                continue;
            add_gap_row(arena, office, shortfalls, sets[i], list[k]);
            add_plan_rows(arena, office, plan, sets[i], list[k]);
        }
        book_add_table(office->book, own);
    }
    book_add_table(office->book, all);
    book_add_table(office->book, shortfalls);
    book_add_table(office->book, plan);
}
