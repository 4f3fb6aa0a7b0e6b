/* The tables of a set: its indicators, components and rounds. */
#include "generator/kpi_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "generator/kpi_formula.h"
#include "input/office.h"

/* Columns whose number of decimals or formulas depend on the set's scale are changed after copying. */
static const struct column INDICATOR_COLUMNS[] = {
    {.id = "set", .heading = "ชุด", .kind = COLUMN_TEXT},
    {.id = "id", .heading = "ที่", .kind = COLUMN_ID},
    {.id = "name", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},
    {.id = "component", .heading = "องค์ประกอบ", .kind = COLUMN_NAME},
    {.id = "unit", .heading = "หน่วยวัด", .kind = COLUMN_NAME},
    {.id = "weight", .heading = "น้ำหนัก", .unit = "ร้อยละ", .kind = COLUMN_NUMBER, .decimals = 2,
     .total = TOTAL_SUM},
    {.id = "method", .heading = "วิธีคิดคะแนน", .kind = COLUMN_CHOICE},
    {.id = "method_name", .heading = "วิธีคิดคะแนน", .kind = COLUMN_NAME},
    {.id = "level1", .heading = "ระดับ 1", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "level2", .heading = "ระดับ 2", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "level3", .heading = "ระดับ 3", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "level4", .heading = "ระดับ 4", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "level5", .heading = "ระดับ 5", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "low", .heading = "ขั้นต้น", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "standard", .heading = "มาตรฐาน", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "high", .heading = "ขั้นสูง", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "target", .heading = "ค่าเป้าหมาย", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "direction", .heading = "ทิศทาง", .kind = COLUMN_CHOICE},
    {.id = "direction_name", .heading = "ทิศทาง", .kind = COLUMN_NAME},
    {.id = "criteria", .heading = "เกณฑ์การให้คะแนน", .kind = COLUMN_TEXT},
    {.id = "baseline1", .heading = "ข้อมูลฐาน 1", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "baseline2", .heading = "ข้อมูลฐาน 2", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "baseline3", .heading = "ข้อมูลฐาน 3", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "formula", .heading = "สูตรการคำนวณ", .kind = COLUMN_TEXT},
    {.id = "description", .heading = "คำอธิบาย", .kind = COLUMN_TEXT},
    {.id = "supervisor", .heading = "ผู้กำกับดูแลตัวชี้วัด", .kind = COLUMN_NAME},
    {.id = "collector", .heading = "ผู้จัดเก็บข้อมูล", .kind = COLUMN_NAME},
    {.id = "group", .heading = "กลุ่มที่รับผิดชอบ", .kind = COLUMN_NAME},
    {.id = "actual", .heading = "ผลการดำเนินงาน", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "numerator", .heading = "ตัวตั้ง", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "denominator", .heading = "ตัวหาร", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "steps", .heading = "ขั้นตอนที่สำเร็จ", .kind = COLUMN_LIST},
    {.id = "late_reports", .heading = "ไม่ได้รายงาน", .unit = "ครั้ง", .kind = COLUMN_COUNT},
    {.id = "actions", .heading = "คำชี้แจงการปฏิบัติงาน", .kind = COLUMN_TEXT},
    {.id = "support", .heading = "ปัจจัยสนับสนุน", .kind = COLUMN_TEXT},
    {.id = "obstacles", .heading = "อุปสรรค/ปัญหา", .kind = COLUMN_TEXT},
    {.id = "suggestions", .heading = "ข้อเสนอแนะ", .kind = COLUMN_TEXT},
    {.id = "score", .heading = "คะแนน", .kind = COLUMN_NUMBER},
    {.id = "final", .heading = "คะแนนที่ได้", .kind = COLUMN_NUMBER, .total = TOTAL_GIVEN},
    {.id = "weighted", .heading = "คะแนนถ่วงน้ำหนัก", .kind = COLUMN_NUMBER, .total = TOTAL_SUM},
    {.id = "committee_score", .heading = "คะแนนคณะกรรมการ", .kind = COLUMN_NUMBER,
     .total = TOTAL_GIVEN},
    {.id = "committee_weighted", .heading = "คะแนนถ่วงน้ำหนักคณะกรรมการ", .kind = COLUMN_NUMBER,
     .total = TOTAL_SUM},
    {.id = "diff", .heading = "ผลต่าง", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "gap", .heading = "GAP", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "gap_percent", .heading = "GAP ร้อยละ", .kind = COLUMN_PERCENT, .decimals = 2},
    {.id = "achieved_percent", .heading = "ร้อยละของเป้าหมาย", .kind = COLUMN_PERCENT,
     .decimals = 2},
    {.id = "gap_rank", .heading = "ลำดับ", .kind = COLUMN_COUNT},
    {.id = "status", .heading = "สถานะ", .kind = COLUMN_NAME},
    {.id = "round3", .heading = "รอบ 3 เดือน", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "round6", .heading = "รอบ 6 เดือน", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "round9", .heading = "รอบ 9 เดือน", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "round12", .heading = "รอบ 12 เดือน", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "full_score", .heading = "คะแนนเต็ม", .kind = COLUMN_NUMBER, .decimals = 0},
    {.id = "evidence_count", .heading = "หลักฐาน", .unit = "รายการ", .kind = COLUMN_COUNT},
    {.id = "evidence_needed", .heading = "หลักฐานขั้นต่ำ", .kind = COLUMN_COUNT},
    {.id = "evidence_list", .heading = "หลักฐานอ้างอิง", .kind = COLUMN_TEXT},
};
enum { INDICATOR_COLUMN_COUNT = sizeof INDICATOR_COLUMNS / sizeof *INDICATOR_COLUMNS };

const char *kpi_status_word(const struct kpi_indicator *indicator)
{
    if (!indicator->target)
        return "ไม่มีเป้าหมาย";
    if (!indicator->actual)
        return "ไม่มีผล";
    return number_sign(indicator->gap.gap) >= 0 ? "บรรลุเป้าหมาย" : "ต่ำกว่าเป้าหมาย";
}

static const char *method_word(enum kpi_method method)
{
    switch (method) {
    case KPI_LINEAR: return "ปรับคะแนนตามสัดส่วน 5 ระดับ";
    case KPI_STEP: return "ขั้นบันได 5 ระดับ";
    case KPI_MILESTONE: return "ระดับขั้นความสำเร็จ";
    case KPI_THREE_TARGET: return "ค่าเป้าหมาย 3 ขั้น ปรับคะแนนตามสัดส่วน";
    case KPI_THREE_STEP: return "ค่าเป้าหมาย 3 ขั้น ไม่ปรับคะแนน";
    case KPI_NONE: break;
    }
    return "ติดตามผล ไม่คิดคะแนน";
}

const char *kpi_group_name(const struct office *office, const struct kpi_indicator *indicator)
{
    const struct table *groups = book_table(office->book, "groups");
    const char *id = table_text(book_table(office->book, "indicators"), indicator->definition,
                                "group");
    for (size_t i = 0; groups && i < groups->row_count; i++) {
        if (text_equal(table_text(groups, &groups->rows[i], "id"), id))
            return table_text(groups, &groups->rows[i], "name");
    }
    return id;
}

/* "60 / 70 / 80 / 90 / 100", or what stands for thresholds in the other methods. */
static const char *criteria_text(struct arena *arena, const struct kpi_criteria *criteria)
{
    const struct number *list[5] = {criteria->low, criteria->standard, criteria->high, NULL, NULL};
    struct text_buffer text;
    if (criteria->method == KPI_NONE)
        return "";
    if (criteria->method == KPI_MILESTONE)
        return "1 / 2 / 3 / 4 / 5";
    if (!kpi_method_of_hundred(criteria->method)) {
        for (int i = 0; i < 5; i++)
            list[i] = criteria->level[i];
    }
    text_buffer_init(&text, arena, 1024);
    for (int i = 0; i < 5 && list[i]; i++) {
        text_buffer_add(&text, i ? " / " : "");
        text_buffer_add(&text, number_print_plain(arena, list[i], 4, true));
    }
    return text.data;
}

static void set_formula(struct table *table, struct row *row, const char *id,
                        const char *formula)
{
    row->cells[table_column(table, id)].formula = formula;
}

static void copy_cells(struct table *to, struct row *row, const struct table *from,
                       const struct row *source)
{
    for (size_t i = 0; source && i < from->column_count; i++) {
        int column = table_column(to, from->columns[i].id);
        if (column >= 0)
            row->cells[column] = source->cells[i];
    }
}

/* The actual of every round of the file, as trend. */
static void set_rounds(struct arena *arena, const struct office *office,
                       const struct kpi_set *set, const struct kpi_indicator *indicator,
                       struct table *table, struct row *row)
{
    static const struct {
        int months;
        const char *id;
    } ROUNDS[] = {{3, "round3"}, {6, "round6"}, {9, "round9"}, {12, "round12"}};
    for (size_t i = 0; i < sizeof ROUNDS / sizeof *ROUNDS; i++)
        table_set_number(table, row, ROUNDS[i].id,
                         kpi_actual_of_round(arena, office, set->name, indicator,
                                             ROUNDS[i].months));
}

static void set_evidence(struct arena *arena, const struct office *office,
                         const struct kpi_set *set, const struct kpi_indicator *indicator,
                         struct table *table, struct row *row)
{
    size_t needed;
    const char *list;
    size_t count = evidence_of(arena, office, set, indicator, &needed, &list);
    table_set_number(table, row, "evidence_count", number_integer(arena, (int64_t)count));
    table_set_number(table, row, "evidence_needed", number_integer(arena, (int64_t)needed));
    table_set_text(table, row, "evidence_list", list);
}

static void set_figures(struct arena *arena, const struct office *office,
                        const struct kpi_indicator *it, struct table *table, struct row *row)
{
    bool percent = text_equal(table_text(table, row, "unit"), "ร้อยละ") ||
                   text_equal(table_text(table, row, "unit"), "%");
    const struct number *judged = it->committee_score ? it->committee_score : it->final;
    const struct number *committee =
        it->final ? number_divide(arena, number_multiply(arena, it->weight, judged),
                                  number_integer(arena, 100))
                  : NULL;
    table_set_number(table, row, "target", it->target);
    table_set_number(table, row, "actual", it->actual);
    table_set_number(table, row, "score", it->score);
    table_set_number(table, row, "final", it->final);
    table_set_number(table, row, "weighted", it->weighted);
    table_set_number(table, row, "committee_score", it->committee_score);
    table_set_number(table, row, "committee_weighted", committee);
    table_set_number(table, row, "diff", it->gap.diff);
    table_set_number(table, row, "gap", it->gap.gap);
    table_set_number(table, row, "gap_percent", it->gap.gap_percent);
    table_set_number(table, row, "achieved_percent", it->gap.achieved_percent);
    if (it->gap_rank > 0)
        table_set_number(table, row, "gap_rank", number_integer(arena, it->gap_rank));
    set_formula(table, row, "actual", kpi_formula_actual(arena, it, percent));
    set_formula(table, row, "score", kpi_formula_score(arena, it));
    set_formula(table, row, "final",
                kpi_formula_final(arena, it, office->settings.scheme.late_penalty));
    set_formula(table, row, "weighted", kpi_formula_weighted(it));
    set_formula(table, row, "committee_weighted", kpi_formula_committee(it));
    set_formula(table, row, "diff", kpi_formula_diff(it));
    set_formula(table, row, "gap", kpi_formula_gap(it));
    set_formula(table, row, "gap_percent", kpi_formula_gap_percent(it));
    set_formula(table, row, "achieved_percent", kpi_formula_achieved(it));
}

static void set_words(struct arena *arena, const struct office *office,
                      const struct kpi_indicator *it, struct table *table, struct row *row)
{
    table_set_text(table, row, "group", kpi_group_name(office, it));
    table_set_text(table, row, "method_name", method_word(it->criteria.method));
    table_set_text(table, row, "direction_name",
                   it->direction > 0 ? "ค่ายิ่งสูงยิ่งดี" : "ค่ายิ่งต่ำยิ่งดี");
    table_set_text(table, row, "criteria", criteria_text(arena, &it->criteria));
    table_set_text(table, row, "status", kpi_status_word(it));
}

static bool has_excluded(const struct kpi_set *set)
{
    for (size_t i = 0; i < set->count; i++) {
        if (set->indicators[i].excluded)
            return true;
    }
    return false;
}

static struct table *new_indicator_table(struct arena *arena, const struct kpi_set *set)
{
    static const char *const SCORES[] = {"score", "final", "weighted", "committee_score",
                                         "committee_weighted"};
    struct table *table =
        table_new(arena, text_format(arena, "kpi/%s", set->name), set->title,
                  INDICATOR_COLUMNS, INDICATOR_COLUMN_COUNT);
    for (size_t i = 0; i < sizeof SCORES / sizeof *SCORES; i++)
        table->columns[table_column(table, SCORES[i])].decimals = set->of_hundred ? 2 : 4;
    struct column *weight = &table->columns[table_column(table, "weight")];
    if (set->total.weight && has_excluded(set)) {
        weight->total = TOTAL_GIVEN;
        weight->total_value = set->total.weight;
        weight->total_formula = "=SUMPRODUCT({weight:},ISNUMBER({final:})*1)";
    }
    struct column *final = &table->columns[table_column(table, "final")];
    final->total_value = set->total.score;
    final->total_formula = kpi_formula_mean(arena, "final");
    struct column *committee = &table->columns[table_column(table, "committee_score")];
    committee->total_value = set->total.committee_score;
    committee->total_formula =
        "=100*SUM({committee_weighted:})/SUMPRODUCT({weight:},ISNUMBER({final:})*1)";
    return table;
}

static void add_indicator_table(struct arena *arena, const struct office *office,
                                const struct kpi_set *set)
{
    const struct table *indicators = book_table(office->book, "indicators");
    const struct table *results = book_table(office->book, "results");
    struct table *table = new_indicator_table(arena, set);
    for (size_t i = 0; i < set->count; i++) {
        const struct kpi_indicator *it = &set->indicators[i];
        struct row *row = table_add_row(arena, table);
        copy_cells(table, row, results, it->result);
        copy_cells(table, row, indicators, it->definition);
        set_words(arena, office, it, table, row);
        set_figures(arena, office, it, table, row);
        set_rounds(arena, office, set, it, table, row);
        set_evidence(arena, office, set, it, table, row);
        table_set_number(table, row, "full_score",
                         set->scored ? number_integer(arena, set->of_hundred ? 100 : 5) : NULL);
    }
    book_add_table(office->book, table);
}

static void add_component_table(struct arena *arena, const struct office *office,
                                const struct kpi_set *set)
{
    const int decimals = set->of_hundred ? 2 : 4;
    const struct column columns[] = {
        {.id = "component", .heading = "องค์ประกอบ", .kind = COLUMN_NAME},
        {.id = "count", .heading = "จำนวนตัวชี้วัด", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
        {.id = "weight", .heading = "น้ำหนัก", .unit = "ร้อยละ", .kind = COLUMN_NUMBER, .decimals = 2,
         .total = TOTAL_SUM},
        {.id = "score", .heading = "คะแนน", .kind = COLUMN_NUMBER, .decimals = decimals,
         .total = TOTAL_GIVEN, .total_formula = kpi_formula_mean(arena, "score"),
         .total_value = set->total.score},
        {.id = "weighted", .heading = "คะแนนถ่วงน้ำหนัก", .kind = COLUMN_NUMBER, .decimals = decimals,
         .formula = "={weight}*{score}/100", .total = TOTAL_SUM},
        {.id = "percent", .heading = "ร้อยละของคะแนนเต็ม", .kind = COLUMN_PERCENT, .decimals = 2,
         .formula = set->of_hundred ? "={score}" : "={score}*20", .total = TOTAL_GIVEN,
         .total_formula = kpi_formula_mean(arena, "percent"), .total_value = set->total.percent},
        {.id = "committee_score", .heading = "คะแนนคณะกรรมการ", .kind = COLUMN_NUMBER,
         .decimals = decimals},
    };
    struct table *table =
        table_new(arena, text_format(arena, "kpi/%s/components", set->name), "คะแนนตามองค์ประกอบ",
                  columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < set->component_count; i++) {
        const struct kpi_total *total = &set->components[i];
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "component", total->component);
        table_set_number(table, row, "count", number_integer(arena, (int64_t)total->count));
        table_set_number(table, row, "weight", total->weight);
        table_set_number(table, row, "score", total->score);
        table_set_number(table, row, "weighted", total->score ? total->weighted : NULL);
        table_set_number(table, row, "percent", total->percent);
        table_set_number(table, row, "committee_score", total->committee_score);
    }
    book_add_table(office->book, table);
}

static void add_round_table(struct arena *arena, const struct office *office,
                            const struct kpi_set *set)
{
    static const char *const IDS[] = {"id",        "name",   "unit",   "target", "baseline1",
                                      "baseline2", "baseline3", "round3", "round6", "round9",
                                      "round12",   "status"};
    enum { COUNT = sizeof IDS / sizeof *IDS };
    const struct table *from =
        book_table(office->book, text_format(arena, "kpi/%s", set->name));
    struct column columns[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        columns[i] = from->columns[table_column(from, IDS[i])];
    struct table *table = table_new(arena, text_format(arena, "rounds/%s", set->name),
                                    "ผลการดำเนินงานรายปีและรายรอบ", columns, COUNT);
    for (size_t i = 0; i < from->row_count; i++) {
        struct row *row = table_add_row(arena, table);
        copy_cells(table, row, from, &from->rows[i]);
        row->line = 0;
    }
    book_add_table(office->book, table);
}

void kpi_book_add_set(struct arena *arena, const struct office *office,
                      const struct kpi_set *set)
{
    add_indicator_table(arena, office, set);
    add_component_table(arena, office, set);
    add_round_table(arena, office, set);
}

void kpi_book_add_sets(struct arena *arena, const struct office *office,
                       struct kpi_set *const *sets, size_t count)
{
    static const struct column COLUMNS[] = {
        {.id = "set", .heading = "ชุด", .kind = COLUMN_TEXT},
        {.id = "set_name", .heading = "ชุดตัวชี้วัด", .kind = COLUMN_NAME},
        {.id = "count", .heading = "จำนวนตัวชี้วัด", .kind = COLUMN_COUNT},
        {.id = "weight", .heading = "น้ำหนักรวม", .kind = COLUMN_NUMBER, .decimals = 2},
        {.id = "score", .heading = "คะแนนรวม", .kind = COLUMN_NUMBER, .decimals = 4},
        {.id = "percent", .heading = "ร้อยละของคะแนนเต็ม", .kind = COLUMN_PERCENT, .decimals = 2},
        {.id = "grade", .heading = "ระดับผลการประเมิน", .kind = COLUMN_NAME},
        {.id = "committee_score", .heading = "คะแนนคณะกรรมการ", .kind = COLUMN_NUMBER,
         .decimals = 4},
        {.id = "target_count", .heading = "มีเป้าหมาย", .unit = "ตัวชี้วัด", .kind = COLUMN_COUNT},
        {.id = "achieved_count", .heading = "บรรลุเป้าหมาย", .unit = "ตัวชี้วัด", .kind = COLUMN_COUNT},
        {.id = "achieved_share", .heading = "ร้อยละที่บรรลุ", .kind = COLUMN_PERCENT, .decimals = 2,
         .formula = "=100*{achieved_count}/{target_count}"},
    };
    struct table *table = table_new(arena, "kpi/sets", "ภาพรวมตัวชี้วัดทุกชุด", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    for (size_t i = 0; i < count; i++) {
        const struct kpi_set *set = sets[i];
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "set", set->name);
        table_set_text(table, row, "set_name", set->title);
        table_set_number(table, row, "count", number_integer(arena, (int64_t)set->count));
        if (set->scored) {
            table_set_number(table, row, "weight", set->total.weight);
            table_set_number(table, row, "score", set->total.score);
            table_set_number(table, row, "percent", set->total.percent);
            table_set_text(table, row, "grade", set->grade);
            table_set_number(table, row, "committee_score", set->total.committee_score);
        }
        table_set_number(table, row, "target_count",
                         number_integer(arena, (int64_t)set->target_count));
        table_set_number(table, row, "achieved_count",
                         number_integer(arena, (int64_t)set->achieved_count));
        table_set_number(table, row, "achieved_share", set->achieved_share);
    }
    book_add_table(office->book, table);
}
