/* The tables and figures of the action plan's projects. Counting is projects_state.c's. */
#include "generator/projects_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/projects_state.h"
#include "input/office.h"

/* Projects of one strategy or group, and their money. */
struct part {
    const char *name;
    struct project_sum sum;
    const struct number *budget, *spent;
};

static struct project_dates dates_of(const struct table *table, const struct row *row)
{
    return (struct project_dates){
        .planned_start = table_cell(table, row, "planned_start")->date,
        .planned_end = table_cell(table, row, "planned_end")->date,
        .actual_end = table_cell(table, row, "actual_end")->date,
        .report_date = table_cell(table, row, "report_date")->date,
    };
}

/* --- figures ---------------------------------------------------------------------------------- */

static void add_figures(struct arena *arena, const struct office *office,
                        const struct project_sum *sum)
{
    struct book *book = office->book;
    bool of_finished = office->settings.scheme.ontime_of_finished;
    const struct {
        const char *name;
        size_t count;
    } COUNTS[] = {
        {"planned", sum->planned}, {"finished", sum->finished}, {"on_time", sum->on_time}};
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++)
        field_figure(arena, book, "projects", COUNTS[i].name, field_count(arena, COUNTS[i].count),
                     FIGURE_COUNT);
    field_figure(arena, book, "projects", "finished_percent", project_finished_percent(arena, sum),
                 FIGURE_PERCENT);
    field_figure(arena, book, "projects", "on_time_percent",
                 project_on_time_percent(arena, sum, of_finished), FIGURE_PERCENT);
    field_figure(arena, book, "projects", "reported_in_time",
                 field_count(arena, sum->reported_in_time), FIGURE_COUNT);
    field_figure(arena, book, "projects", "due", field_count(arena, sum->due), FIGURE_COUNT);
    field_figure(arena, book, "projects", "due_finished_percent", project_due_percent(arena, sum),
                 FIGURE_PERCENT);
}

/* --- project by project ----------------------------------------------------------------------- */

static const char *status_word(struct project_dates dates, struct project_state state,
                               struct date data_date)
{
    if (state.finished)
        return state.on_time ? "เสร็จตามกำหนด" : "เสร็จหลังกำหนด";
    if (state.due)
        return "ไม่เสร็จตามกำหนด";
    return date_compare(dates.planned_start, data_date) > 0 ? "ยังไม่ถึงกำหนดเริ่ม" : "อยู่ระหว่างดำเนินการ";
}

static const char *report_word(struct project_state state)
{
    if (!state.finished)
        return "ยังไม่ถึงกำหนดรายงาน";
    if (!state.reported)
        return "ยังไม่รายงาน";
    return state.reported_in_time ? "รายงานภายใน 7 วัน" : "รายงานเกิน 7 วัน";
}

static void add_project(struct arena *arena, const struct office *office,
                        const struct table *projects, const struct row *from, struct table *table)
{
    struct date data_date = office->settings.period.data_date;
    struct project_dates dates = dates_of(projects, from);
    struct project_state state = project_state(dates, data_date);
    struct row *row = table_add_row(arena, table);
    const struct number *budget = table_number(projects, from, "budget");
    const struct number *spent = table_number(projects, from, "spent");
    const struct number *percent = field_percent(arena, spent, budget);
    field_copy_cells(table, row, projects, from);
    table_set_text(table, row, "group",
                   field_group_name(office, table_text(projects, from, "group")));
    if (!state.finished)
        table_set_text(table, row, "actual_end", "");
    if (!state.reported)
        table_set_text(table, row, "report_date", "");
    table_set_number(table, row, "spent_percent", percent);
    field_set_formula(table, row, "spent_percent", percent ? "=100*{spent}/{budget}" : "");
    if (state.late_days > 0)
        table_set_number(table, row, "late_days", number_integer(arena, state.late_days));
    if (state.reported)
        table_set_number(table, row, "report_days", number_integer(arena, state.report_days));
    table_set_text(table, row, "status", status_word(dates, state, data_date));
    table_set_text(table, row, "report_status", report_word(state));
    table_set_text(table, row, "due", state.due ? "ใช่" : "ไม่ใช่");
}

static void add_list(struct arena *arena, const struct office *office, const struct table *projects)
{
    static const struct column COLUMNS[] = {
        {.id = "id", .heading = "ที่", .kind = COLUMN_ID},
        {.id = "name", .heading = "โครงการ", .kind = COLUMN_NAME},
        {.id = "strategy", .heading = "กลยุทธ์", .kind = COLUMN_NAME},
        {.id = "group", .heading = "กลุ่มที่รับผิดชอบ", .kind = COLUMN_NAME},
        {.id = "budget",
         .heading = "งบประมาณ",
         .unit = "บาท",
         .kind = COLUMN_MONEY,
         .decimals = 2,
         .total = TOTAL_SUM},
        {.id = "spent",
         .heading = "ใช้จ่าย",
         .unit = "บาท",
         .kind = COLUMN_MONEY,
         .decimals = 2,
         .total = TOTAL_SUM},
        {.id = "spent_percent", .heading = "ร้อยละการใช้จ่าย", .kind = COLUMN_PERCENT, .decimals = 2},
        {.id = "planned_start", .heading = "เริ่มตามแผน", .kind = COLUMN_DATE},
        {.id = "planned_end", .heading = "สิ้นสุดตามแผน", .kind = COLUMN_DATE},
        {.id = "actual_end", .heading = "เสร็จจริง", .kind = COLUMN_DATE},
        {.id = "report_date", .heading = "รายงานผล", .kind = COLUMN_DATE},
        {.id = "late_days", .heading = "เกินกำหนด", .unit = "วัน", .kind = COLUMN_COUNT},
        {.id = "report_days",
         .heading = "รายงานหลังเสร็จ",
         .unit = "วัน",
         .kind = COLUMN_COUNT,
         .formula = "={report_date}-{actual_end}"},
        {.id = "status", .heading = "สถานะ", .kind = COLUMN_NAME},
        {.id = "report_status", .heading = "การรายงานผล", .kind = COLUMN_NAME},
        {.id = "due", .heading = "ครบกำหนด", .kind = COLUMN_NAME},
        {.id = "result", .heading = "ผลการดำเนินงาน", .kind = COLUMN_TEXT},
        {.id = "obstacles", .heading = "ปัญหาอุปสรรค", .kind = COLUMN_TEXT},
        {.id = "suggestions", .heading = "ข้อเสนอแนะ", .kind = COLUMN_TEXT},
    };
    struct table *table = table_new(arena, "projects/list", "โครงการตามแผนปฏิบัติการประจำปี", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < projects->row_count; i++) {
        if (!projects->rows[i].bad)
            add_project(arena, office, projects, &projects->rows[i], table);
    }
    book_add_table(office->book, table);
}

/* --- sums ------------------------------------------------------------------------------------- */

static void add_measures(struct arena *arena, const struct office *office,
                         const struct project_sum *sum)
{
    static const struct column COLUMNS[] = {
        {.id = "name", .heading = "รายการประเมิน", .kind = COLUMN_NAME},
        {.id = "count", .heading = "จำนวน", .unit = "โครงการ", .kind = COLUMN_COUNT},
        {.id = "of", .heading = "จากทั้งหมด", .unit = "โครงการ", .kind = COLUMN_COUNT},
        {.id = "percent", .heading = "ร้อยละ", .kind = COLUMN_PERCENT, .decimals = 2},
        {.id = "criterion", .heading = "เกณฑ์ผ่าน", .unit = "ร้อยละ", .kind = COLUMN_NUMBER},
        {.id = "status", .heading = "ผล", .kind = COLUMN_NAME},
    };
    bool of_finished = office->settings.scheme.ontime_of_finished;
    const struct {
        const char *name;
        size_t count, of;
        const struct number *percent;
        bool judged;
    } ROWS[] = {
        {"โครงการที่ครบกำหนดและดำเนินการแล้วเสร็จ", sum->due_finished, sum->due,
         project_due_percent(arena, sum), false},
        {"โครงการที่ดำเนินการแล้วเสร็จ", sum->finished, sum->planned,
         project_finished_percent(arena, sum), true},
        {"โครงการที่แล้วเสร็จตามเวลาที่กำหนด", sum->on_time, of_finished ? sum->finished : sum->planned,
         project_on_time_percent(arena, sum, of_finished), true},
        {"โครงการที่รายงานผลภายใน 7 วันหลังสิ้นสุด", sum->reported_in_time, sum->finished, NULL, false},
    };
    struct table *table = table_new(arena, "projects/measures", "ผลการดำเนินงานตามแผนปฏิบัติการ",
                                    COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "name", ROWS[i].name);
        field_set_count(table, row, "count", ROWS[i].count);
        field_set_count(table, row, "of", ROWS[i].of);
        table_set_number(table, row, "percent", ROWS[i].percent);
        field_set_formula(table, row, "percent", ROWS[i].percent ? "=100*{count}/{of}" : "");
        if (!ROWS[i].judged || !ROWS[i].percent)
            continue;
        field_set_count(table, row, "criterion", PROJECT_PASS_PERCENT);
        table_set_text(table, row, "status",
                       project_passes(arena, ROWS[i].percent) ? "ผ่าน" : "ไม่ผ่าน");
    }
    book_add_table(office->book, table);
}

static void set_part(struct arena *arena, struct table *table, const struct part *part)
{
    struct row *row = table_add_row(arena, table);
    const struct number *finished = project_finished_percent(arena, &part->sum);
    const struct number *spent = field_percent(arena, part->spent, part->budget);
    table_set_text(table, row, "name", part->name);
    field_set_count(table, row, "planned", part->sum.planned);
    field_set_count(table, row, "finished", part->sum.finished);
    field_set_count(table, row, "on_time", part->sum.on_time);
    field_set_count(table, row, "reported_in_time", part->sum.reported_in_time);
    field_set_count(table, row, "open", part->sum.planned - part->sum.finished);
    table_set_number(table, row, "finished_percent", finished);
    table_set_number(table, row, "budget", part->budget);
    table_set_number(table, row, "spent", part->spent);
    table_set_number(table, row, "spent_percent", spent);
    field_set_formula(table, row, "open", "={planned}-{finished}");
    field_set_formula(table, row, "finished_percent", finished ? "=100*{finished}/{planned}" : "");
    field_set_formula(table, row, "spent_percent", spent ? "=100*{spent}/{budget}" : "");
}

#define COUNT(name, words)                                                                         \
    {                                                                                              \
        .id = (name), .heading = (words), .unit = "โครงการ", .kind = COLUMN_COUNT,                 \
        .total = TOTAL_SUM                                                                         \
    }
#define MONEY(name, words)                                                                         \
    {                                                                                              \
        .id = (name), .heading = (words), .unit = "บาท", .kind = COLUMN_MONEY, .decimals = 2,      \
        .total = TOTAL_SUM                                                                         \
    }
#define SHARE(name, words, total_of)                                                               \
    {                                                                                              \
        .id = (name), .heading = (words), .kind = COLUMN_PERCENT, .decimals = 2,                   \
        .total = TOTAL_GIVEN, .total_formula = (total_of)                                          \
    }

static struct table *new_parts(struct arena *arena, const char *name, const char *title,
                               const struct part *total)
{
    static const struct column COLUMNS[] = {
        {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME},
        COUNT("planned", "ตามแผน"),
        COUNT("finished", "แล้วเสร็จ"),
        COUNT("on_time", "เสร็จตามกำหนด"),
        COUNT("reported_in_time", "รายงานภายใน 7 วัน"),
        COUNT("open", "ยังไม่แล้วเสร็จ"),
        SHARE("finished_percent", "ร้อยละที่แล้วเสร็จ", "=100*SUM({finished:})/SUM({planned:})"),
        MONEY("budget", "งบประมาณ"),
        MONEY("spent", "ใช้จ่าย"),
        SHARE("spent_percent", "ร้อยละการใช้จ่าย", "=100*SUM({spent:})/SUM({budget:})"),
    };
    struct table *table = table_new(arena, name, title, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    table->columns[table_column(table, "finished_percent")].total_value =
        project_finished_percent(arena, &total->sum);
    table->columns[table_column(table, "spent_percent")].total_value =
        field_percent(arena, total->spent, total->budget);
    return table;
}

static void add_to_part(struct arena *arena, const struct table *projects, const struct row *row,
                        struct project_state state, struct part *part)
{
    const struct number *budget = table_number(projects, row, "budget");
    const struct number *spent = table_number(projects, row, "spent");
    project_sum_add(&part->sum, state);
    part->budget = budget ? number_add(arena, part->budget, budget) : part->budget;
    part->spent = spent ? number_add(arena, part->spent, spent) : part->spent;
}

/* The sums by `column`, "strategy" or "group". */
static void add_parts(struct arena *arena, const struct office *office,
                      const struct table *projects, const char *column, const char *name,
                      const char *title)
{
    const struct number *zero = number_integer(arena, 0);
    struct field_names names = {0};
    struct part total = {.budget = zero, .spent = zero};
    struct part *parts = arena_alloc_array(arena, projects->row_count + 1, sizeof *parts);
    for (size_t i = 0; i < projects->row_count; i++) {
        const struct row *row = &projects->rows[i];
        if (row->bad)
            continue;
        struct project_state state =
            project_state(dates_of(projects, row), office->settings.period.data_date);
        size_t index = field_name_index(arena, &names, table_text(projects, row, column));
        if (!parts[index].name)
            parts[index] = (struct part){.name = names.list[index], .budget = zero, .spent = zero};
        add_to_part(arena, projects, row, state, &parts[index]);
        add_to_part(arena, projects, row, state, &total);
    }
    struct table *table = new_parts(arena, name, title, &total);
    for (size_t i = 0; i < names.count; i++) {
        parts[i].name =
            text_is_empty(parts[i].name) ? "ไม่ระบุ" : field_group_name(office, parts[i].name);
        set_part(arena, table, &parts[i]);
    }
    book_add_table(office->book, table);
}

void projects_add(struct arena *arena, struct office *office)
{
    const struct table *projects = book_table(office->book, "projects");
    struct project_sum sum = {0};
    if (!field_is_reported(projects))
        return;
    for (size_t i = 0; i < projects->row_count; i++) {
        if (!projects->rows[i].bad)
            project_sum_add(&sum, project_state(dates_of(projects, &projects->rows[i]),
                                                office->settings.period.data_date));
    }
    add_figures(arena, office, &sum);
    add_measures(arena, office, &sum);
    add_list(arena, office, projects);
    add_parts(arena, office, projects, "strategy", "projects/strategies", "โครงการจำแนกตามกลยุทธ์");
    add_parts(arena, office, projects, "group", "projects/groups", "โครงการจำแนกตามกลุ่ม");
    book_set_text(office->book, "rule.ontime_denominator",
                  office->settings.scheme.ontime_of_finished
                      ? "ร้อยละโครงการที่เสร็จตามเวลาคิดจากโครงการที่ดำเนินการแล้วเสร็จ"
                      : "ร้อยละโครงการที่เสร็จตามเวลาคิดจากโครงการทั้งหมดตามแผน");
}
