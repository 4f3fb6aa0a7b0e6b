/* Indicators over the offices that have them. The same set and id is the same indicator; who calls
 * it otherwise is counted and warned of. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/rollup.h"
#include "input/lookup.h"

static const char *const SETS[][2] = {{"agreement", "คำรับรองการปฏิบัติราชการ"},
                                      {"krs", "มาตรการปรับปรุงประสิทธิภาพ (KRS)"},
                                      {"strategy", "แผนกลยุทธ์"}};

struct indicator {
    const char *id, *name;
    size_t offices, scored, otherwise, achieved, of;
    const struct number *sum, *mean, *minimum, *maximum; /* of the final scores */
};

static int compare_ids(const void *left, const void *right)
{
    return text_compare_natural(*(const char *const *)left, *(const char *const *)right);
}

/* The ids of a set, in natural order. */
static struct field_names ids_of(const struct rollup *rollup, const char *prefix)
{
    struct field_names ids = {0};
    for (size_t p = 0; p < rollup->count; p++) {
        const struct rollup_lines *names = &rollup->parts[p].names;
        for (size_t i = 0; i < names->count; i++)
            if (text_starts_with(names->list[i].id, prefix))
                field_name_index(rollup->arena, &ids, names->list[i].id + strlen(prefix));
    }
    if (ids.count > 0)
        qsort(ids.list, ids.count, sizeof *ids.list, compare_ids);
    return ids;
}

static void add_part(struct arena *arena, struct indicator *it, const struct rollup_part *part,
                     const char *prefix)
{
    size_t at;
    const char *own = text_format(arena, "%s%s", prefix, it->id);
    if (!lookup_find(part->names.index, own, &at))
        return;
    const char *name = part->names.list[at].text;
    const struct number *final =
        rollup_part_number(arena, part, text_format(arena, "%s/final", own));
    const struct number *gap = rollup_part_number(arena, part, text_format(arena, "%s/gap", own));
    it->offices++;
    if (!it->name)
        it->name = name;
    it->otherwise += !text_equal(it->name, name);
    if (final) {
        it->scored++;
        it->sum = field_plus(arena, it->sum, final);
        it->minimum = it->minimum ? number_minimum(it->minimum, final) : final;
        it->maximum = it->maximum ? number_maximum(it->maximum, final) : final;
    }
    it->of += gap != NULL;
    it->achieved += gap != NULL && number_sign(gap) >= 0;
}

static struct table *new_indicators(struct arena *arena)
{
    static const struct column COLUMNS[] = {
        {.id = "set", .heading = "ชุด", .kind = COLUMN_ID},
        {.id = "set_name", .heading = "ชุดตัวชี้วัด", .kind = COLUMN_NAME},
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "name", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},
        {.id = "offices", .heading = "จำนวนสำนักงาน", .kind = COLUMN_COUNT},
        {.id = "mean", .heading = "คะแนนเฉลี่ย", .kind = COLUMN_NUMBER, .decimals = 2},
        {.id = "minimum", .heading = "ต่ำสุด", .kind = COLUMN_NUMBER, .decimals = 2},
        {.id = "maximum", .heading = "สูงสุด", .kind = COLUMN_NUMBER, .decimals = 2},
        {.id = "achieved", .heading = "บรรลุเป้าหมาย", .unit = "แห่ง", .kind = COLUMN_COUNT},
        {.id = "of", .heading = "มีผลเทียบเป้าหมาย", .unit = "แห่ง", .kind = COLUMN_COUNT},
        {.id = "achieved_percent",
         .heading = "ร้อยละที่บรรลุ",
         .kind = COLUMN_PERCENT,
         .decimals = 2,
         .formula = "=100*{achieved}/{of}"},
        {.id = "otherwise", .heading = "ใช้ชื่ออื่น", .unit = "แห่ง", .kind = COLUMN_COUNT},
    };
    return table_new(arena, "rollup/indicators", "ผลรายตัวชี้วัด", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

static void add_row(struct rollup *rollup, struct table *table, size_t set,
                    const struct indicator *it)
{
    struct arena *arena = rollup->arena;
    struct row *row = table_add_row(arena, table);
    const struct number *percent =
        field_percent(arena, field_count(arena, it->achieved), field_count(arena, it->of));
    table_set_text(table, row, "set", SETS[set][0]);
    table_set_text(table, row, "set_name", SETS[set][1]);
    table_set_text(table, row, "id", it->id);
    table_set_text(table, row, "name", it->name);
    field_set_count(table, row, "offices", it->offices);
    table_set_number(table, row, "mean", it->mean);
    table_set_number(table, row, "minimum", it->minimum);
    table_set_number(table, row, "maximum", it->maximum);
    field_set_count(table, row, "achieved", it->achieved);
    field_set_count(table, row, "of", it->of);
    table_set_number(table, row, "achieved_percent", percent);
    if (!percent)
        field_set_formula(table, row, "achieved_percent", "");
    field_set_count(table, row, "otherwise", it->otherwise);
}

static void add_figures(struct rollup *rollup, const char *prefix, const struct indicator *it)
{
    struct arena *arena = rollup->arena;
    struct book *book = rollup->book;
    const char *own = text_format(arena, "rollup/%s%s", prefix, it->id);
    field_figure(arena, book, own, "offices", field_count(arena, it->offices), FIGURE_COUNT);
    field_figure(arena, book, own, "mean", it->mean, FIGURE_SCORE);
    field_figure(arena, book, own, "minimum", it->minimum, FIGURE_SCORE);
    field_figure(arena, book, own, "maximum", it->maximum, FIGURE_SCORE);
    field_figure(arena, book, own, "achieved", field_count(arena, it->achieved), FIGURE_COUNT);
    field_figure(arena, book, own, "of", field_count(arena, it->of), FIGURE_COUNT);
    if (it->otherwise > 0)
        diag_report(rollup->diag, ROL008, diag_file("names.csv"),
                    text_format(arena, "%s%s", prefix, it->id),
                    text_format(arena, "%zu", it->otherwise), it->name);
}

void rollup_indicators_add(struct rollup *rollup)
{
    struct arena *arena = rollup->arena;
    struct table *table = new_indicators(arena);
    for (size_t set = 0; set < sizeof SETS / sizeof *SETS; set++) {
        const char *prefix = text_format(arena, "kpi/%s/", SETS[set][0]);
        struct field_names ids = ids_of(rollup, prefix);
        for (size_t i = 0; i < ids.count; i++) {
            struct indicator it = {.id = ids.list[i]};
            for (size_t p = 0; p < rollup->count; p++)
                add_part(arena, &it, &rollup->parts[p], prefix);
            it.mean = number_divide(arena, it.sum, field_count(arena, it.scored));
            if (it.offices == 0)
                continue;
            add_row(rollup, table, set, &it);
            add_figures(rollup, prefix, &it);
        }
    }
    if (table->row_count > 0)
        book_add_table(rollup->book, table);
}
