/* The tables of the budget, with their live formulas. No arithmetic but percentages and distances.
 */
#include "generator/budget_book.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/budget_set.h"
#include "generator/field.h"
#include "input/lookup.h"
#include "input/office.h"

#define MONEY(name, words)                                                                         \
    {                                                                                              \
        .id = (name), .heading = (words), .unit = "บาท", .kind = COLUMN_MONEY, .decimals = 2,      \
        .total = TOTAL_SUM                                                                         \
    }
#define POINTS(name, words)                                                                        \
    {                                                                                              \
        .id = (name), .heading = (words), .kind = COLUMN_PERCENT, .decimals = 2                    \
    }

/* What every table of sums ends with. */
static const struct column SUM_COLUMNS[] = {
    MONEY("allocated", "งบประมาณที่ได้รับจัดสรร"),
    MONEY("committed", "ผูกพัน"),
    MONEY("disbursed", "เบิกจ่าย"),
    MONEY("remaining", "คงเหลือ"),
    {.id = "disbursed_percent",
     .heading = "ร้อยละการเบิกจ่าย",
     .kind = COLUMN_PERCENT,
     .decimals = 2,
     .total = TOTAL_GIVEN},
    {.id = "used_percent",
     .heading = "ร้อยละการใช้จ่าย",
     .kind = COLUMN_PERCENT,
     .decimals = 2,
     .total = TOTAL_GIVEN},
};
enum { SUM_COLUMN_COUNT = sizeof SUM_COLUMNS / sizeof *SUM_COLUMNS };

static void set_total(struct table *table, const char *id, const struct number *value,
                      const char *formula)
{
    struct column *column = &table->columns[table_column(table, id)];
    column->total_value = value;
    column->total_formula = value ? formula : "";
}

struct table *budget_new_sums(struct arena *arena, const char *name, const char *title,
                              const struct column *leading, size_t leading_count,
                              const struct budget_sum *total)
{
    struct column *columns =
        arena_alloc_array(arena, leading_count + SUM_COLUMN_COUNT, sizeof *columns);
    memcpy(columns, leading, leading_count * sizeof *columns);
    memcpy(columns + leading_count, SUM_COLUMNS, sizeof SUM_COLUMNS);
    struct table *table = table_new(arena, name, title, columns, leading_count + SUM_COLUMN_COUNT);
    set_total(table, "disbursed_percent", budget_disbursed_percent(arena, total),
              "=100*SUM({disbursed:})/SUM({allocated:})");
    set_total(table, "used_percent", budget_used_percent(arena, total),
              "=100*(SUM({disbursed:})+SUM({committed:}))/SUM({allocated:})");
    return table;
}

void budget_set_cells(struct arena *arena, struct table *table, struct row *row,
                      const struct budget_sum *sum)
{
    const struct number *percent = budget_disbursed_percent(arena, sum);
    table_set_number(table, row, "allocated", sum->allocated);
    table_set_number(table, row, "committed", sum->committed);
    table_set_number(table, row, "disbursed", sum->disbursed);
    table_set_number(table, row, "remaining", budget_remaining(arena, sum));
    table_set_number(table, row, "disbursed_percent", percent);
    table_set_number(table, row, "used_percent", budget_used_percent(arena, sum));
    field_set_formula(table, row, "remaining", "={allocated}-{committed}-{disbursed}");
    field_set_formula(table, row, "disbursed_percent",
                      percent ? "=100*{disbursed}/{allocated}" : "");
    field_set_formula(table, row, "used_percent",
                      percent ? "=100*({disbursed}+{committed})/{allocated}" : "");
}

/* --- against the targets ---------------------------------------------------------------------- */

/* domain.md 6.2: "ต่ำกว่าเป้าหมายร้อยละ 5.91", decided after rounding to the printed places. */
static const char *versus_words(struct arena *arena, const struct number *versus)
{
    const struct number *printed = number_round(arena, versus, 2);
    if (!printed)
        return "ไม่มีเป้าหมาย";
    if (number_sign(printed) == 0)
        return "เท่ากับเป้าหมาย";
    return text_format(arena, "%sเป้าหมายร้อยละ %s", number_sign(printed) > 0 ? "สูงกว่า" : "ต่ำกว่า",
                       number_print(arena, number_absolute(arena, printed), 2, false));
}

static void add_aimed(struct arena *arena, const struct office *office, struct table *table,
                      const char *kind, const char *name, const struct budget_sum *sum, int quarter)
{
    struct row *row = table_add_row(arena, table);
    const struct number *target = budget_target(office, quarter, kind, "disbursed");
    const struct number *used_target = budget_target(office, quarter, kind, "used");
    const struct number *versus =
        number_subtract(arena, budget_disbursed_percent(arena, sum), target);
    const struct number *used_versus =
        number_subtract(arena, budget_used_percent(arena, sum), used_target);
    table_set_text(table, row, "id", kind);
    table_set_text(table, row, "name", name);
    budget_set_cells(arena, table, row, sum);
    table_set_number(table, row, "target", target);
    table_set_number(table, row, "versus_target", versus);
    table_set_number(table, row, "used_target", used_target);
    table_set_number(table, row, "used_versus_target", used_versus);
    table_set_text(table, row, "status", versus_words(arena, versus));
    table_set_text(table, row, "used_status", versus_words(arena, used_versus));
    field_set_formula(table, row, "versus_target", versus ? "={disbursed_percent}-{target}" : "");
    field_set_formula(table, row, "used_versus_target",
                      used_versus ? "={used_percent}-{used_target}" : "");
}

static void add_overview(struct arena *arena, const struct office *office,
                         const struct budget *budget)
{
    static const struct column LEADING[] = {
        {.id = "id", .heading = "รหัส", .kind = COLUMN_TEXT},
        {.id = "name", .heading = "ประเภทรายจ่าย", .kind = COLUMN_NAME},
        POINTS("target", "เป้าหมายเบิกจ่าย"),
        POINTS("versus_target", "เบิกจ่ายเทียบเป้าหมาย"),
        POINTS("used_target", "เป้าหมายใช้จ่าย"),
        POINTS("used_versus_target", "ใช้จ่ายเทียบเป้าหมาย"),
        {.id = "status", .heading = "ผลการเบิกจ่าย", .kind = COLUMN_NAME},
        {.id = "used_status", .heading = "ผลการใช้จ่าย", .kind = COLUMN_NAME},
    };
    struct table *table =
        budget_new_sums(arena, "budget/overview", "ผลการเบิกจ่ายเทียบกับเป้าหมาย", LEADING,
                        sizeof LEADING / sizeof *LEADING, &budget->total);
    add_aimed(arena, office, table, "overall", "ภาพรวม", &budget->total, budget->quarters);
    add_aimed(arena, office, table, "recurrent", "รายจ่ายประจำ", &budget->recurrent,
              budget->quarters);
    add_aimed(arena, office, table, "capital", "รายจ่ายลงทุน", &budget->capital, budget->quarters);
    book_add_table(office->book, table);
}

/* --- quarter by quarter ----------------------------------------------------------------------- */

static const struct number *percent_until(struct arena *arena, const struct budget_sum *sum,
                                          int quarter)
{
    return field_percent(arena, budget_until(arena, sum, quarter), sum->allocated);
}

static void add_quarter(struct arena *arena, const struct office *office, struct table *table,
                        const struct budget *budget, int quarter)
{
    static const char *const MONTHS[BUDGET_QUARTERS] = {"ต.ค.–ธ.ค.", "ม.ค.–มี.ค.", "เม.ย.–มิ.ย.",
                                                        "ก.ค.–ก.ย."};
    struct row *row = table_add_row(arena, table);
    const struct budget_sum *total = &budget->total;
    const struct number *percent = percent_until(arena, total, quarter);
    const struct number *target = budget_target(office, quarter, "overall", "disbursed");
    const struct number *versus = number_subtract(arena, percent, target);
    table_set_text(table, row, "name", text_format(arena, "ไตรมาส %d", quarter));
    table_set_text(table, row, "months", MONTHS[quarter - 1]);
    table_set_number(table, row, "allocated", total->allocated);
    table_set_number(table, row, "disbursed", total->quarters[quarter - 1]);
    table_set_number(table, row, "until", budget_until(arena, total, quarter));
    table_set_number(table, row, "percent", percent);
    table_set_number(table, row, "change",
                     field_percent(arena, total->quarters[quarter - 1], total->allocated));
    table_set_number(table, row, "target", target);
    table_set_number(table, row, "versus_target", versus);
    table_set_number(table, row, "recurrent_percent",
                     percent_until(arena, &budget->recurrent, quarter));
    table_set_number(table, row, "recurrent_target",
                     budget_target(office, quarter, "recurrent", "disbursed"));
    table_set_number(table, row, "capital_percent",
                     percent_until(arena, &budget->capital, quarter));
    table_set_number(table, row, "capital_target",
                     budget_target(office, quarter, "capital", "disbursed"));
    table_set_text(table, row, "status", versus_words(arena, versus));
    field_set_formula(table, row, "percent", percent ? "=100*{until}/{allocated}" : "");
    field_set_formula(table, row, "change", percent ? "=100*{disbursed}/{allocated}" : "");
    field_set_formula(table, row, "versus_target", versus ? "={percent}-{target}" : "");
}

static void add_quarters(struct arena *arena, const struct office *office,
                         const struct budget *budget)
{
    static const struct column COLUMNS[] = {
        {.id = "name", .heading = "ไตรมาส", .kind = COLUMN_NAME},
        {.id = "months", .heading = "ช่วงเวลา", .kind = COLUMN_NAME},
        {.id = "allocated",
         .heading = "งบประมาณที่ได้รับจัดสรร",
         .unit = "บาท",
         .kind = COLUMN_MONEY,
         .decimals = 2},
        MONEY("disbursed", "เบิกจ่ายในไตรมาส"),
        {.id = "until",
         .heading = "เบิกจ่ายสะสม",
         .unit = "บาท",
         .kind = COLUMN_MONEY,
         .decimals = 2},
        POINTS("percent", "ร้อยละสะสม"),
        POINTS("change", "เพิ่มขึ้นในไตรมาส"),
        POINTS("target", "เป้าหมายสะสม"),
        POINTS("versus_target", "เทียบเป้าหมาย"),
        POINTS("recurrent_percent", "รายจ่ายประจำ ร้อยละสะสม"),
        POINTS("recurrent_target", "รายจ่ายประจำ เป้าหมาย"),
        POINTS("capital_percent", "รายจ่ายลงทุน ร้อยละสะสม"),
        POINTS("capital_target", "รายจ่ายลงทุน เป้าหมาย"),
        {.id = "status", .heading = "ผล", .kind = COLUMN_NAME},
    };
    struct table *table = table_new(arena, "budget/quarters", "การเบิกจ่ายรายไตรมาส", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    for (int quarter = 1; quarter <= budget->quarters; quarter++)
        add_quarter(arena, office, table, budget, quarter);
    book_add_table(office->book, table);
}

/* --- by type, plan, project ------------------------------------------------------------------- */

static void add_parts(struct arena *arena, const struct office *office, const struct budget *budget,
                      const struct budget_parts *parts, const char *name, const char *title,
                      const char *unnamed)
{
    static const struct column LEADING[] = {
        {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME}};
    struct table *table = budget_new_sums(arena, name, title, LEADING, 1, &budget->total);
    for (size_t i = 0; i < parts->count; i++) {
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "name",
                       text_is_empty(parts->list[i].name) ? unnamed : parts->list[i].name);
        budget_set_cells(arena, table, row, &parts->list[i].sum);
    }
    book_add_table(office->book, table);
}

/* id → row of projects. */
static struct lookup *list_projects(struct arena *arena, const struct table *projects)
{
    struct lookup *known = lookup_new(arena);
    size_t before;
    for (size_t i = 0; projects && i < projects->row_count; i++)
        lookup_add(known, table_text(projects, &projects->rows[i], "id"), i, &before);
    return known;
}

static const struct row *find_project(const struct table *projects, const struct lookup *known,
                                      const char *id)
{
    size_t index;
    bool found = !text_is_empty(id) && lookup_find(known, id, &index);
    return found ? &projects->rows[index] : NULL;
}

static void add_projects(struct arena *arena, const struct office *office,
                         const struct budget *budget)
{
    static const struct column LEADING[] = {
        {.id = "id", .heading = "ที่", .kind = COLUMN_ID},
        {.id = "name", .heading = "โครงการ", .kind = COLUMN_NAME},
        {.id = "group", .heading = "กลุ่มที่รับผิดชอบ", .kind = COLUMN_NAME},
        {.id = "planned_end", .heading = "สิ้นสุดตามแผน", .kind = COLUMN_DATE},
    };
    const struct table *projects = book_table(office->book, "projects");
    struct table *table = budget_new_sums(arena, "budget/projects", "งบประมาณรายโครงการ", LEADING,
                                          sizeof LEADING / sizeof *LEADING, &budget->total);
    const struct lookup *known = list_projects(arena, projects);
    for (size_t i = 0; i < budget->projects.count; i++) {
        const struct budget_part *part = &budget->projects.list[i];
        const struct row *from = find_project(projects, known, part->name);
        struct row *row = table_add_row(arena, table);
        if (from) {
            field_copy_cells(table, row, projects, from);
            table_set_text(table, row, "group",
                           field_group_name(office, table_text(projects, from, "group")));
        }
        table_set_text(table, row, "id", part->name);
        if (text_is_empty(part->name))
            table_set_text(table, row, "name", "งบประมาณที่ไม่อยู่ในโครงการ");
        budget_set_cells(arena, table, row, &part->sum);
    }
    book_add_table(office->book, table);
}

void budget_book_add_sums(struct arena *arena, const struct office *office,
                          const struct budget *budget)
{
    add_overview(arena, office, budget);
    add_quarters(arena, office, budget);
    add_parts(arena, office, budget, &budget->types, "budget/types", "งบประมาณจำแนกตามประเภทงบ",
              "");
    add_parts(arena, office, budget, &budget->plans, "budget/plans", "งบประมาณจำแนกตามแผนงาน",
              "ไม่ระบุแผนงาน");
    add_projects(arena, office, budget);
}

/* --- line by line ----------------------------------------------------------------------------- */

static const struct column LINE_COLUMNS[] = {
    {.id = "code", .heading = "รหัสงบประมาณ", .kind = COLUMN_ID},
    {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME},
    {.id = "plan", .heading = "แผนงาน", .kind = COLUMN_NAME},
    {.id = "project", .heading = "โครงการที่", .kind = COLUMN_ID},
    {.id = "project_name", .heading = "โครงการ", .kind = COLUMN_NAME},
    {.id = "type", .heading = "ประเภทงบ", .kind = COLUMN_NAME},
    {.id = "expenditure", .heading = "ประเภทรายจ่าย", .kind = COLUMN_NAME},
    MONEY("original", "จัดสรร"),
    MONEY("transferred", "โอนเปลี่ยนแปลง"),
    MONEY("q1", "เบิกจ่ายไตรมาส 1"),
    MONEY("q2", "เบิกจ่ายไตรมาส 2"),
    MONEY("q3", "เบิกจ่ายไตรมาส 3"),
    MONEY("q4", "เบิกจ่ายไตรมาส 4"),
};
enum { LINE_COLUMN_COUNT = sizeof LINE_COLUMNS / sizeof *LINE_COLUMNS };

static void add_line(struct arena *arena, const struct office *office, const struct budget *budget,
                     const struct budget_line *line, const struct lookup *known,
                     struct table *table)
{
    static const char *const QUARTERS[BUDGET_QUARTERS] = {"q1", "q2", "q3", "q4"};
    static const char *const DISBURSED[BUDGET_QUARTERS] = {"={q1}", "={q1}+{q2}", "={q1}+{q2}+{q3}",
                                                           "={q1}+{q2}+{q3}+{q4}"};
    const struct table *source = book_table(office->book, "budget");
    const struct table *projects = book_table(office->book, "projects");
    const struct row *project = find_project(projects, known, line->project);
    struct row *row = table_add_row(arena, table);
    table_set_text(table, row, "code", table_text(source, line->row, "code"));
    table_set_text(table, row, "name", table_text(source, line->row, "name"));
    table_set_text(table, row, "plan", line->plan);
    table_set_text(table, row, "project", line->project);
    table_set_text(table, row, "project_name",
                   project ? table_text(projects, project, "name") : line->project);
    table_set_text(table, row, "type", line->type);
    table_set_text(table, row, "expenditure", line->capital ? "รายจ่ายลงทุน" : "รายจ่ายประจำ");
    table_set_number(table, row, "original", line->sum.original);
    table_set_number(table, row, "transferred", line->sum.transferred);
    for (int i = 0; i < budget->quarters; i++)
        table_set_number(table, row, QUARTERS[i], line->sum.quarters[i]);
    budget_set_cells(arena, table, row, &line->sum);
    field_set_formula(table, row, "allocated", "={original}+{transferred}");
    field_set_formula(table, row, "disbursed", DISBURSED[budget->quarters - 1]);
}

void budget_book_add_lines(struct arena *arena, const struct office *office,
                           const struct budget *budget)
{
    struct table *lines = budget_new_sums(arena, "budget/lines", "งบประมาณรายรายการ", LINE_COLUMNS,
                                          LINE_COLUMN_COUNT, &budget->total);
    struct table *carried = budget_new_sums(arena, "budget/carried", "เงินกันไว้เบิกเหลื่อมปี",
                                            LINE_COLUMNS, LINE_COLUMN_COUNT, &budget->carried_over);
    const struct lookup *known = list_projects(arena, book_table(office->book, "projects"));
    for (size_t i = 0; i < budget->line_count; i++) {
        const struct budget_line *line = &budget->lines[i];
        add_line(arena, office, budget, line, known, line->carried_over ? carried : lines);
    }
    book_add_table(office->book, lines);
    book_add_table(office->book, carried);
}
