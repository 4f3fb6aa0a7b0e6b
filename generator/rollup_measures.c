/* What offices are compared by: values side by side, ranks, the middle and the ends, distributions.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/rollup.h"
#include "generator/rollup_answers.h"

enum { DECIMALS = 2, PERCENT_BINS = 10, SCORE_BINS = 8 };

/* 100 × Σ count / Σ of over the categories. */
static const struct number *pmqa_percent(struct arena *arena, const struct rollup_part *part)
{
    const struct number *count = NULL, *of = NULL;
    for (size_t i = 0; i < part->figures.count; i++) {
        const char *id = part->figures.list[i].id;
        if (!text_starts_with(id, "pmqa/"))
            continue;
        const struct number *one = rollup_part_number(arena, part, id);
        if (text_ends_with(id, "/count"))
            count = field_plus(arena, count, one);
        if (text_ends_with(id, "/of"))
            of = field_plus(arena, of, one);
    }
    return field_percent(arena, count, of);
}

/* The mean of all answers on satisfaction, over the office's surveys. */
static const struct number *satisfaction(struct arena *arena, const struct rollup_part *part)
{
    uint64_t counts[SURVEY_TOP] = {0};
    const char **ids;
    size_t count = rollup_survey_ids(arena, part, &ids);
    for (size_t i = 0; i < count; i++)
        rollup_answers_add(arena, part, text_format(arena, "survey/%s/all/total", ids[i]), counts);
    int64_t n = 0, sum = 0;
    for (int i = 0; i < SURVEY_TOP; i++) {
        n += (int64_t)counts[i];
        sum += (int64_t)counts[i] * (i + 1);
    }
    return n > 0 ? number_ratio(arena, sum, n) : NULL;
}

static const struct measure {
    const char *id, *name, *short_name;
    const char *figure; /* or: */
    const struct number *(*compute)(struct arena *arena, const struct rollup_part *part);
    bool percent; /* 0–100, else a score up to 5 */
} MEASURES[] = {
    {"krs", "ผลการประเมินตัวชี้วัด (KRS)", "KRS", "kpi/krs/total/percent", NULL, true},
    {"agreement", "ผลการประเมินตามคำรับรอง", "คำรับรอง", "kpi/agreement/total/percent", NULL, true},
    {"sar", "ผลการประเมินตามมาตรฐาน (SAR)", "SAR", "sar/total/score", NULL, false},
    {"pmqa", "ผลการประเมิน PMQA", "PMQA", NULL, pmqa_percent, true},
    {"satisfaction", "ความพึงพอใจของผู้รับบริการ", "ความพึงพอใจ", NULL, satisfaction, false},
    {"disbursed", "การเบิกจ่ายงบประมาณ", "เบิกจ่าย", "budget/total/disbursed_percent", NULL, true},
    {"finished", "โครงการที่แล้วเสร็จ", "แล้วเสร็จ", "projects/finished_percent", NULL, true},
    {"on_time", "โครงการที่เสร็จตามกำหนด", "ตามกำหนด", "projects/on_time_percent", NULL, true},
};
enum { MEASURE_COUNT = sizeof MEASURES / sizeof *MEASURES };

/* A measure over the parts. */
struct measured {
    const struct measure *measure;
    const struct number **values; /* by part; NULL: none */
    size_t *ranks;                /* 1 is the greatest; equal ones share a rank; 0: none */
    const struct number **sorted; /* those that there are, upwards */
    size_t count;
    const struct number *mean, *median;
};

static int compare_values(const void *left, const void *right)
{
    return number_compare(*(const struct number *const *)left,
                          *(const struct number *const *)right);
}

static void summarise(struct arena *arena, struct measured *it)
{
    const struct number *sum = number_integer(arena, 0);
    for (size_t i = 0; i < it->count; i++)
        sum = number_add(arena, sum, it->sorted[i]);
    it->mean = number_divide(arena, sum, field_count(arena, it->count));
    if (it->count > 0)
        it->median = number_divide(
            arena, number_add(arena, it->sorted[(it->count - 1) / 2], it->sorted[it->count / 2]),
            number_integer(arena, 2));
}

static struct measured measure_parts(const struct rollup *rollup, const struct measure *measure)
{
    struct arena *arena = rollup->arena;
    struct measured it = {.measure = measure};
    it.values = arena_alloc_array(arena, rollup->count, sizeof *it.values);
    it.sorted = arena_alloc_array(arena, rollup->count, sizeof *it.sorted);
    it.ranks = arena_alloc_array(arena, rollup->count, sizeof *it.ranks);
    for (size_t i = 0; i < rollup->count; i++) {
        const struct rollup_part *part = &rollup->parts[i];
        it.values[i] = measure->compute ? measure->compute(arena, part)
                                        : rollup_part_number(arena, part, measure->figure);
        if (it.values[i])
            it.sorted[it.count++] = it.values[i];
    }
    qsort(it.sorted, it.count, sizeof *it.sorted, compare_values);
    for (size_t i = 0; i < rollup->count; i++) {
        size_t above = it.count;
        while (it.values[i] && above > 0 && number_compare(it.sorted[above - 1], it.values[i]) > 0)
            above--;
        it.ranks[i] = it.values[i] ? it.count - above + 1 : 0;
    }
    summarise(arena, &it);
    return it;
}

/* --- offices side by side --------------------------------------------------------------------- */

static struct column value_column(const struct measure *measure)
{
    return (struct column){.id = measure->id,
                           .heading = measure->short_name,
                           .kind = measure->percent ? COLUMN_PERCENT : COLUMN_NUMBER,
                           .decimals = DECIMALS};
}

static struct table *new_offices(struct arena *arena, const struct measured *measured)
{
    struct column columns[3 + 2 * MEASURE_COUNT] = {
        {.id = "number", .heading = "ที่", .kind = COLUMN_COUNT},
        {.id = "code", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "สำนักงาน", .kind = COLUMN_NAME},
    };
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        const char *id = MEASURES[m].id;
        struct column *value = &columns[3 + 2 * m], *rank = value + 1;
        *value = value_column(&MEASURES[m]);
        value->total = TOTAL_GIVEN;
        value->total_value = measured[m].mean;
        value->total_formula =
            measured[m].count > 0 ? text_format(arena, "=AVERAGE({%s:})", id) : "";
        *rank = (struct column){.id = text_format(arena, "%s_rank", id),
                                .heading = "อันดับ",
                                .kind = COLUMN_COUNT,
                                .formula = text_format(arena, "=RANK({%s},{%s:})", id, id)};
    }
    return table_new(arena, "rollup/offices", "ผลรายสำนักงาน", columns,
                     sizeof columns / sizeof *columns);
}

static void add_offices(struct rollup *rollup, const struct measured *measured)
{
    struct arena *arena = rollup->arena;
    struct table *table = new_offices(arena, measured);
    for (size_t i = 0; i < rollup->count; i++) {
        struct row *row = table_add_row(arena, table);
        field_set_count(table, row, "number", i + 1);
        table_set_text(table, row, "code", rollup->parts[i].code);
        table_set_text(table, row, "name", rollup->parts[i].name);
        for (size_t m = 0; m < MEASURE_COUNT; m++) {
            const char *rank = text_format(arena, "%s_rank", MEASURES[m].id);
            table_set_number(table, row, MEASURES[m].id, measured[m].values[i]);
            if (measured[m].ranks[i] > 0)
                field_set_count(table, row, rank, measured[m].ranks[i]);
            else
                field_set_formula(table, row, rank, "");
        }
    }
    book_add_table(rollup->book, table);
}

/* --- a measure -------------------------------------------------------------------------------- */

/* The office that has that value, or how many. */
static const char *office_of(const struct rollup *rollup, const struct measured *it,
                             const struct number *value)
{
    size_t same = 0, last = 0;
    for (size_t i = 0; i < rollup->count; i++) {
        if (it->values[i] && number_compare(it->values[i], value) == 0) {
            last = i;
            same++;
        }
    }
    return same > 1 ? text_format(rollup->arena, "%zu แห่งเท่ากัน", same) : rollup->parts[last].name;
}

static void add_summary(struct rollup *rollup, struct table *table, const struct measured *it)
{
    struct row *row = table_add_row(rollup->arena, table);
    const struct number *least = it->sorted[0], *most = it->sorted[it->count - 1];
    field_set_count(table, row, "order", table->row_count);
    table_set_text(table, row, "id", it->measure->id);
    table_set_text(table, row, "name", it->measure->name);
    table_set_text(table, row, "unit", it->measure->percent ? "ร้อยละ" : "คะแนน (เต็ม 5)");
    field_set_count(table, row, "offices", it->count);
    table_set_number(table, row, "mean", it->mean);
    table_set_number(table, row, "median", it->median);
    table_set_number(table, row, "minimum", least);
    table_set_number(table, row, "maximum", most);
    table_set_text(table, row, "worst", office_of(rollup, it, least));
    table_set_text(table, row, "best", office_of(rollup, it, most));
}

static struct table *new_measures(struct arena *arena)
{
    static const struct column COLUMNS[] = {
        {.id = "order", .heading = "ที่", .kind = COLUMN_COUNT},
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "เรื่อง", .kind = COLUMN_NAME},
        {.id = "unit", .heading = "หน่วย", .kind = COLUMN_TEXT},
        {.id = "offices", .heading = "จำนวนสำนักงาน", .kind = COLUMN_COUNT},
        {.id = "mean", .heading = "ค่าเฉลี่ย", .kind = COLUMN_NUMBER, .decimals = DECIMALS},
        {.id = "median", .heading = "มัธยฐาน", .kind = COLUMN_NUMBER, .decimals = DECIMALS},
        {.id = "minimum", .heading = "ต่ำสุด", .kind = COLUMN_NUMBER, .decimals = DECIMALS},
        {.id = "maximum", .heading = "สูงสุด", .kind = COLUMN_NUMBER, .decimals = DECIMALS},
        {.id = "best", .heading = "สำนักงานที่สูงสุด", .kind = COLUMN_NAME},
        {.id = "worst", .heading = "สำนักงานที่ต่ำสุด", .kind = COLUMN_NAME},
    };
    return table_new(arena, "rollup/measures", "ผลในภาพรวม", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

static struct table *new_ranking(struct arena *arena)
{
    static const struct column COLUMNS[] = {
        {.id = "measure", .heading = "เรื่อง", .kind = COLUMN_ID},
        {.id = "rank", .heading = "อันดับ", .kind = COLUMN_COUNT},
        {.id = "code", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "สำนักงาน", .kind = COLUMN_NAME},
        {.id = "value", .heading = "ผล", .kind = COLUMN_NUMBER, .decimals = DECIMALS},
        {.id = "from_mean", .heading = "ต่างจากค่าเฉลี่ย", .kind = COLUMN_NUMBER, .decimals = DECIMALS},
    };
    return table_new(arena, "rollup/ranking", "อันดับของสำนักงาน", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

static void add_ranking(struct rollup *rollup, struct table *table, const struct measured *it)
{
    for (size_t i = 0; i < rollup->count; i++) {
        if (!it->values[i])
            continue;
        struct row *row = table_add_row(rollup->arena, table);
        table_set_text(table, row, "measure", it->measure->id);
        field_set_count(table, row, "rank", it->ranks[i]);
        table_set_text(table, row, "code", rollup->parts[i].code);
        table_set_text(table, row, "name", rollup->parts[i].name);
        table_set_number(table, row, "value", it->values[i]);
        table_set_number(table, row, "from_mean",
                         number_subtract(rollup->arena, it->values[i], it->mean));
    }
}

/* --- distributions ---------------------------------------------------------------------------- */

static struct table *new_distribution(struct arena *arena)
{
    static const struct column COLUMNS[] = {
        {.id = "measure", .heading = "เรื่อง", .kind = COLUMN_ID},
        {.id = "order", .heading = "ลำดับ", .kind = COLUMN_COUNT},
        {.id = "label", .heading = "ช่วง", .kind = COLUMN_TEXT},
        {.id = "count", .heading = "จำนวนสำนักงาน", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
        {.id = "percent", .heading = "ร้อยละ", .kind = COLUMN_PERCENT, .decimals = DECIMALS},
    };
    return table_new(arena, "rollup/distribution", "การกระจายของสำนักงาน", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

/* In hundredths: where the bin begins. Percents by ten from 0, scores by a half from 1. */
static int64_t bin_start(bool percent, size_t bin)
{
    return percent ? (int64_t)bin * 1000 : 100 + (int64_t)bin * 50;
}

/* By the printed value, so that what is printed as 80.00 is not counted below 80. */
static size_t bin_of(struct arena *arena, bool percent, size_t bins, const struct number *value)
{
    const struct number *printed = number_round(arena, value, DECIMALS);
    size_t bin = bins - 1;
    while (bin > 0 &&
           number_compare(printed, number_ratio(arena, bin_start(percent, bin), 100)) < 0)
        bin--;
    return bin;
}

/* Hundredths as "80" or "79.99", scores always as "1.50". */
static const char *bound(struct arena *arena, bool percent, int64_t hundredths)
{
    return number_print(arena, number_ratio(arena, hundredths, 100),
                        percent && hundredths % 100 == 0 ? 0 : DECIMALS, false);
}

static const char *bin_label(struct arena *arena, bool percent, size_t bins, size_t bin)
{
    int64_t from = bin_start(percent, bin), next = bin_start(percent, bin + 1);
    if (bin == bins - 1)
        return text_format(arena, "%s ขึ้นไป", bound(arena, percent, from));
    if (bin == 0)
        return text_format(arena, "ต่ำกว่า %s", bound(arena, percent, next));
    return text_format(arena, "%s–%s", bound(arena, percent, from),
                       bound(arena, percent, next - 1));
}

static void add_distribution(struct rollup *rollup, struct table *table, const struct measured *it)
{
    struct arena *arena = rollup->arena;
    bool percent = it->measure->percent;
    size_t bins = percent ? PERCENT_BINS : SCORE_BINS, counts[PERCENT_BINS] = {0};
    for (size_t i = 0; i < it->count; i++)
        counts[bin_of(arena, percent, bins, it->sorted[i])]++;
    for (size_t bin = 0; bin < bins; bin++) {
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "measure", it->measure->id);
        field_set_count(table, row, "order", bin + 1);
        table_set_text(table, row, "label", bin_label(arena, percent, bins, bin));
        field_set_count(table, row, "count", counts[bin]);
        table_set_number(
            table, row, "percent",
            field_percent(arena, field_count(arena, counts[bin]), field_count(arena, it->count)));
    }
}

/* --- figures ---------------------------------------------------------------------------------- */

static void add_figures(struct rollup *rollup, const struct measured *it)
{
    struct arena *arena = rollup->arena;
    const char *prefix = text_format(arena, "rollup/%s", it->measure->id);
    enum figure_unit unit = it->measure->percent ? FIGURE_PERCENT : FIGURE_SCORE;
    field_figure(arena, rollup->book, prefix, "offices", field_count(arena, it->count),
                 FIGURE_COUNT);
    field_figure(arena, rollup->book, prefix, "mean", it->mean, unit);
    field_figure(arena, rollup->book, prefix, "median", it->median, unit);
    field_figure(arena, rollup->book, prefix, "minimum", it->sorted[0], unit);
    field_figure(arena, rollup->book, prefix, "maximum", it->sorted[it->count - 1], unit);
    for (size_t i = 0; i < rollup->count; i++) {
        const char *office = text_format(arena, "%s/%s", prefix, rollup->parts[i].code);
        if (!it->values[i])
            continue;
        field_figure(arena, rollup->book, office, "value", it->values[i], unit);
        field_figure(arena, rollup->book, office, "rank", field_count(arena, it->ranks[i]),
                     FIGURE_RANK);
    }
}

/* The ends of all percentages, so that charts of several pages have one scale. */
static void set_scale(struct rollup *rollup, const struct measured *measured)
{
    const struct number *lowest = NULL, *highest = NULL;
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        if (!measured[m].measure->percent || measured[m].count == 0)
            continue;
        const struct number *least = measured[m].sorted[0];
        const struct number *most = measured[m].sorted[measured[m].count - 1];
        lowest = lowest ? number_minimum(lowest, least) : least;
        highest = highest ? number_maximum(highest, most) : most;
    }
    book_set_number(rollup->book, "rollup.lowest", lowest);
    book_set_number(rollup->book, "rollup.highest", highest);
}

void rollup_measures_add(struct rollup *rollup)
{
    struct measured measured[MEASURE_COUNT];
    struct table *measures = new_measures(rollup->arena);
    struct table *ranking = new_ranking(rollup->arena);
    struct table *distribution = new_distribution(rollup->arena);
    field_figure(rollup->arena, rollup->book, "rollup", "offices",
                 field_count(rollup->arena, rollup->count), FIGURE_COUNT);
    for (size_t m = 0; m < MEASURE_COUNT; m++) {
        measured[m] = measure_parts(rollup, &MEASURES[m]);
        if (measured[m].count == 0)
            continue;
        add_summary(rollup, measures, &measured[m]);
        add_ranking(rollup, ranking, &measured[m]);
        add_distribution(rollup, distribution, &measured[m]);
        add_figures(rollup, &measured[m]);
    }
    set_scale(rollup, measured);
    add_offices(rollup, measured);
    book_add_table(rollup->book, measures);
    book_add_table(rollup->book, ranking);
    book_add_table(rollup->book, distribution);
}
