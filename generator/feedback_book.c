/* What people told the office: counted by kind, channel and month, the time until it was settled,
 * and the masked list. formulas.md "Feedback", domain.md 5.1. */
#include "generator/feedback_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/masking.h"
#include "input/office.h"
#include "input/schema_field.h"

enum { KINDS = 4, MONTHS = 12, OUTSIDE = MONTHS };

/* The ids of the four kinds, in the order of schema_feedback_kinds. */
static const char *const KIND_IDS[KINDS] = {"complaint", "suggestion", "opinion", "praise"};

/* One message. */
struct message {
    const struct row *row; /* in the table "feedback" */
    size_t kind;
    bool resolved;
    int64_t days; /* from the day it came in until it was settled, or until the date of the data */
};

struct messages {
    struct message *list;
    size_t count;
};

static size_t kind_of(const char *id)
{
    size_t kind = 0;
    while (kind + 1 < KINDS && !text_equal(KIND_IDS[kind], id))
        kind++;
    return kind;
}

static struct messages read_messages(struct arena *arena, const struct office *office,
                                     const struct table *table)
{
    struct date data_date = office->settings.period.data_date;
    struct messages all = {arena_alloc_array(arena, table->row_count + 1, sizeof *all.list), 0};
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        if (row->bad)
            continue;
        const struct cell *settled = table_cell(table, row, "resolved_date");
        struct message *message = &all.list[all.count++];
        message->row = row;
        message->kind = kind_of(table_text(table, row, "kind"));
        message->resolved =
            settled->kind == CELL_DATE && date_compare(settled->date, data_date) <= 0;
        message->days = date_to_days(message->resolved ? settled->date : data_date) -
                        date_to_days(table_cell(table, row, "date")->date);
    }
    return all;
}

/* --- by kind ---------------------------------------------------------------------------------- */

struct kind_sum {
    size_t count, resolved, within[3];
    int64_t days, longest;
};

/* Settled within 7, 15, 30 days: what offices promise in their service standards. */
static const int64_t WITHIN[3] = {7, 15, 30};

static void sum_kinds(const struct messages *all, struct kind_sum sums[KINDS])
{
    for (size_t i = 0; i < all->count; i++) {
        const struct message *message = &all->list[i];
        struct kind_sum *sum = &sums[message->kind];
        sum->count++;
        if (!message->resolved)
            continue;
        sum->resolved++;
        sum->days += message->days;
        sum->longest = message->days > sum->longest ? message->days : sum->longest;
        size_t step = 0;
        while (step < 3 && message->days > WITHIN[step])
            step++;
        if (step < 3)
            sum->within[step]++;
    }
}

static void add_figures(struct arena *arena, struct office *office,
                        const struct kind_sum sums[KINDS])
{
    for (size_t kind = 0; kind < KINDS; kind++) {
        const char *prefix = text_format(arena, "feedback/%s", KIND_IDS[kind]);
        field_figure(arena, office->book, prefix, "count", field_count(arena, sums[kind].count),
                     FIGURE_COUNT);
        field_figure(arena, office->book, prefix, "resolved",
                     field_count(arena, sums[kind].resolved), FIGURE_COUNT);
    }
}

#define COUNT(name, words)                                                                         \
    {                                                                                              \
        .id = (name), .heading = (words), .unit = "เรื่อง", .kind = COLUMN_COUNT, .total = TOTAL_SUM \
    }

static const struct column KIND_COLUMNS[] = {
    {.id = "id", .heading = "รหัส", .kind = COLUMN_TEXT},
    {.id = "name", .heading = "ประเภท", .kind = COLUMN_NAME},
    COUNT("count", "จำนวน"),
    {.id = "percent",
     .heading = "ร้อยละ",
     .kind = COLUMN_PERCENT,
     .decimals = 2,
     .total = TOTAL_GIVEN,
     .total_formula = "=SUM({percent:})"},
    COUNT("resolved", "แล้วเสร็จ"),
    COUNT("open", "ยังไม่แล้วเสร็จ"),
    {.id = "resolved_percent",
     .heading = "ร้อยละที่แล้วเสร็จ",
     .kind = COLUMN_PERCENT,
     .decimals = 2,
     .total = TOTAL_GIVEN,
     .total_formula = "=100*SUM({resolved:})/SUM({count:})"},
    COUNT("within7", "ภายใน 7 วัน"),
    COUNT("within15", "8–15 วัน"),
    COUNT("within30", "16–30 วัน"),
    COUNT("longer", "เกิน 30 วัน"),
    {.id = "mean_days",
     .heading = "เวลาเฉลี่ย",
     .unit = "วัน",
     .kind = COLUMN_NUMBER,
     .decimals = 2,
     .total = TOTAL_GIVEN},
    {.id = "longest", .heading = "นานที่สุด", .unit = "วัน", .kind = COLUMN_COUNT},
};

static void set_kind(struct arena *arena, struct table *table, size_t kind,
                     const struct kind_sum *sum, size_t all)
{
    struct row *row = table_add_row(arena, table);
    const struct number *count = field_count(arena, sum->count);
    const struct number *resolved = field_count(arena, sum->resolved);
    size_t within = sum->within[0] + sum->within[1] + sum->within[2];
    table_set_text(table, row, "id", KIND_IDS[kind]);
    table_set_text(table, row, "name", schema_choice_word(&schema_feedback_kinds, KIND_IDS[kind]));
    table_set_number(table, row, "count", count);
    table_set_number(table, row, "percent", field_percent(arena, count, field_count(arena, all)));
    table_set_number(table, row, "resolved", resolved);
    field_set_count(table, row, "open", sum->count - sum->resolved);
    table_set_number(table, row, "resolved_percent", field_percent(arena, resolved, count));
    field_set_count(table, row, "within7", sum->within[0]);
    field_set_count(table, row, "within15", sum->within[1]);
    field_set_count(table, row, "within30", sum->within[2]);
    field_set_count(table, row, "longer", sum->resolved - within);
    table_set_number(table, row, "mean_days",
                     number_divide(arena, number_integer(arena, sum->days), resolved));
    if (sum->resolved > 0)
        table_set_number(table, row, "longest", number_integer(arena, sum->longest));
    field_set_formula(table, row, "percent", all > 0 ? "=100*{count}/SUM({count:})" : "");
    field_set_formula(table, row, "open", "={count}-{resolved}");
    field_set_formula(table, row, "resolved_percent",
                      sum->count > 0 ? "=100*{resolved}/{count}" : "");
}

static void add_kinds(struct arena *arena, struct office *office, const struct kind_sum sums[KINDS],
                      size_t count)
{
    struct table *table = table_new(arena, "feedback/kinds", "เสียงสะท้อนจำแนกตามประเภท",
                                    KIND_COLUMNS, sizeof KIND_COLUMNS / sizeof *KIND_COLUMNS);
    size_t resolved = 0;
    int64_t days = 0;
    for (size_t kind = 0; kind < KINDS; kind++) {
        set_kind(arena, table, kind, &sums[kind], count);
        resolved += sums[kind].resolved;
        days += sums[kind].days;
    }
    const struct number *all = field_count(arena, count);
    const struct number *settled = field_count(arena, resolved);
    table->columns[table_column(table, "percent")].total_value = field_percent(arena, all, all);
    table->columns[table_column(table, "resolved_percent")].total_value =
        field_percent(arena, settled, all);
    table->columns[table_column(table, "mean_days")].total_value =
        number_divide(arena, number_integer(arena, days), settled);
    table->columns[table_column(table, "mean_days")].total_formula = "";
    book_add_table(office->book, table);
}

/* --- by channel and month --------------------------------------------------------------------- */

struct tally {
    size_t kinds[KINDS], open;
};

static const struct column TALLY_COLUMNS[] = {
    {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME},
    COUNT("complaint", "ข้อร้องเรียน"),
    COUNT("suggestion", "ข้อเสนอแนะ"),
    COUNT("opinion", "ข้อคิดเห็น"),
    COUNT("praise", "คำชมเชย"),
    {.id = "total",
     .heading = "รวม",
     .unit = "เรื่อง",
     .kind = COLUMN_COUNT,
     .total = TOTAL_SUM,
     .formula = "={complaint}+{suggestion}+{opinion}+{praise}"},
    COUNT("open", "ยังไม่แล้วเสร็จ"),
};

static void set_tally(struct arena *arena, struct table *table, const char *name,
                      const struct tally *tally)
{
    struct row *row = table_add_row(arena, table);
    size_t total = 0;
    table_set_text(table, row, "name", name);
    for (size_t kind = 0; kind < KINDS; kind++) {
        field_set_count(table, row, KIND_IDS[kind], tally->kinds[kind]);
        total += tally->kinds[kind];
    }
    field_set_count(table, row, "total", total);
    field_set_count(table, row, "open", tally->open);
}

static void add_tally(struct tally *tally, const struct message *message)
{
    tally->kinds[message->kind]++;
    tally->open += !message->resolved;
}

/* By the text of a column: the channel or the group. */
static void add_parts(struct arena *arena, struct office *office, const struct table *feedback,
                      const struct messages *all, const char *column, const char *name,
                      const char *title)
{
    struct table *table =
        table_new(arena, name, title, TALLY_COLUMNS, sizeof TALLY_COLUMNS / sizeof *TALLY_COLUMNS);
    struct tally *tallies = arena_alloc_array(arena, all->count + 1, sizeof *tallies);
    struct field_names names = {0};
    for (size_t i = 0; i < all->count; i++) {
        const char *text = table_text(feedback, all->list[i].row, column);
        add_tally(&tallies[field_name_index(arena, &names, text)], &all->list[i]);
    }
    for (size_t i = 0; i < names.count; i++)
        set_tally(arena, table,
                  text_is_empty(names.list[i]) ? "ไม่ระบุ" : field_group_name(office, names.list[i]),
                  &tallies[i]);
    book_add_table(office->book, table);
}

/* The month within the fiscal year, 0 for October; OUTSIDE for another year. */
static int month_of(struct date date, int fiscal_year)
{
    int year = date.year + 543 + (date.month >= 10 ? 1 : 0);
    return year == fiscal_year ? (date.month + 2) % MONTHS : OUTSIDE;
}

static void add_months(struct arena *arena, struct office *office, const struct table *feedback,
                       const struct messages *all)
{
    static const char *const NAMES[MONTHS] = {"ต.ค.",  "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.",
                                              "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย."};
    struct table *table = table_new(arena, "feedback/months", "เสียงสะท้อนรายเดือน", TALLY_COLUMNS,
                                    sizeof TALLY_COLUMNS / sizeof *TALLY_COLUMNS);
    struct tally tallies[MONTHS + 1] = {0};
    size_t outside = 0;
    for (size_t i = 0; i < all->count; i++) {
        struct date date = table_cell(feedback, all->list[i].row, "date")->date;
        int month = month_of(date, office->settings.period.fiscal_year);
        outside += month == OUTSIDE;
        add_tally(&tallies[month], &all->list[i]);
    }
    for (int month = 0; month < office->settings.period.months; month++)
        set_tally(arena, table,
                  text_format(arena, "%s %02d", NAMES[month],
                              (office->settings.period.fiscal_year - (month < 3)) % 100),
                  &tallies[month]);
    for (int month = office->settings.period.months; month < MONTHS; month++) {
        for (size_t kind = 0; kind < KINDS; kind++)
            tallies[OUTSIDE].kinds[kind] += tallies[month].kinds[kind];
        tallies[OUTSIDE].open += tallies[month].open;
        outside += tallies[month].kinds[0] + tallies[month].kinds[1] + tallies[month].kinds[2] +
                   tallies[month].kinds[3];
    }
    if (outside > 0)
        set_tally(arena, table, "นอกรอบ", &tallies[OUTSIDE]);
    book_add_table(office->book, table);
}

/* --- the list --------------------------------------------------------------------------------- */

static void add_list(struct arena *arena, struct office *office, const struct table *feedback,
                     const struct messages *all)
{
    static const struct column COLUMNS[] = {
        {.id = "number", .heading = "ที่", .kind = COLUMN_COUNT},
        {.id = "date", .heading = "วันที่รับเรื่อง", .kind = COLUMN_DATE},
        {.id = "channel", .heading = "ช่องทาง", .kind = COLUMN_NAME},
        {.id = "kind", .heading = "รหัสประเภท", .kind = COLUMN_TEXT},
        {.id = "kind_name", .heading = "ประเภท", .kind = COLUMN_NAME},
        {.id = "group", .heading = "กลุ่มที่เกี่ยวข้อง", .kind = COLUMN_NAME},
        {.id = "text", .heading = "ข้อความ", .kind = COLUMN_TEXT},
        {.id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME},
        {.id = "status", .heading = "ผลการดำเนินการ", .kind = COLUMN_TEXT},
        {.id = "resolved_date", .heading = "แล้วเสร็จ", .kind = COLUMN_DATE},
        {.id = "days", .heading = "ระยะเวลา", .unit = "วัน", .kind = COLUMN_COUNT},
        {.id = "state", .heading = "สถานะ", .kind = COLUMN_NAME},
    };
    struct table *table = table_new(arena, "feedback/list", "ทะเบียนเสียงสะท้อน", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < all->count; i++) {
        const struct message *message = &all->list[i];
        struct row *row = table_add_row(arena, table);
        field_copy_cells(table, row, feedback, message->row);
        field_set_count(table, row, "number", i + 1);
        table_set_text(table, row, "kind_name",
                       schema_choice_word(&schema_feedback_kinds, KIND_IDS[message->kind]));
        table_set_text(table, row, "group",
                       field_group_name(office, table_text(feedback, message->row, "group")));
        table_set_text(table, row, "text",
                       mask_personal(arena, table_text(feedback, message->row, "text")));
        table_set_text(table, row, "owner",
                       mask_personal(arena, table_text(feedback, message->row, "owner")));
        table_set_text(table, row, "status",
                       mask_personal(arena, table_text(feedback, message->row, "status")));
        if (!message->resolved)
            table_set_text(table, row, "resolved_date", "");
        table_set_number(table, row, "days", number_integer(arena, message->days));
        field_set_formula(table, row, "days", message->resolved ? "={resolved_date}-{date}" : "");
        table_set_text(table, row, "state", message->resolved ? "แล้วเสร็จ" : "อยู่ระหว่างดำเนินการ");
    }
    book_add_table(office->book, table);
}

void feedback_add(struct arena *arena, struct office *office)
{
    const struct table *feedback = book_table(office->book, "feedback");
    struct kind_sum sums[KINDS] = {0};
    if (!field_is_reported(feedback))
        return;
    struct messages all = read_messages(arena, office, feedback);
    sum_kinds(&all, sums);
    add_figures(arena, office, sums);
    add_kinds(arena, office, sums, all.count);
    add_parts(arena, office, feedback, &all, "channel", "feedback/channels",
              "เสียงสะท้อนจำแนกตามช่องทาง");
    add_parts(arena, office, feedback, &all, "group", "feedback/groups", "เสียงสะท้อนจำแนกตามกลุ่ม");
    add_months(arena, office, feedback, &all);
    add_list(arena, office, feedback, &all);
}
