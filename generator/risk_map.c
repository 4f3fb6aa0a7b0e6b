/* Risks side by side: the 5 × 5 map before and after the controls, and how many there are in each
 * band, category and group. */
#include "generator/risk_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/risk_set.h"
#include "input/office.h"
#include "input/schema_field.h"

enum { LEVELS = 5, HIGHEST_SCORE = 25 };

static const char *const LEVEL_WORDS[LEVELS] = {"น้อยมาก", "น้อย", "ปานกลาง", "สูง", "สูงมาก"};

/* --- the map ---------------------------------------------------------------------------------- */

/* "สูง (12)" and below it the risks that lie there: the word, for copies in black and white. */
static const char *map_cell(struct arena *arena, const struct office *office,
                            const struct risk_set *set, int likelihood, int impact, bool residual)
{
    const struct bands *bands = &office->settings.scheme.risk_bands;
    int score = likelihood * impact;
    struct text_buffer text;
    text_buffer_init(&text, arena, 1 << 16);
    text_buffer_add_format(&text, "%s (%d)", bands->list[risk_band(arena, bands, score)].word,
                           score);
    const char *between = "\n";
    for (size_t i = 0; i < set->count; i++) {
        const struct risk *risk = set->ranked[i];
        int at_likelihood = residual ? risk->residual_likelihood : risk->likelihood;
        int at_impact = residual ? risk->residual_impact : risk->impact;
        if (at_likelihood != likelihood || at_impact != impact)
            continue;
        text_buffer_add_format(&text, "%s%s", between, risk->id);
        between = ", ";
    }
    return text.data;
}

static void add_map(struct arena *arena, struct office *office, const struct risk_set *set,
                    const char *name, const char *title, bool residual)
{
    static const struct column COLUMNS[] = {
        {.id = "likelihood", .heading = "โอกาสเกิด", .kind = COLUMN_NAME},
        {.id = "impact1", .heading = "1 น้อยมาก", .kind = COLUMN_TEXT},
        {.id = "impact2", .heading = "2 น้อย", .kind = COLUMN_TEXT},
        {.id = "impact3", .heading = "3 ปานกลาง", .kind = COLUMN_TEXT},
        {.id = "impact4", .heading = "4 สูง", .kind = COLUMN_TEXT},
        {.id = "impact5", .heading = "5 สูงมาก", .kind = COLUMN_TEXT},
    };
    struct table *table = table_new(arena, name, title, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    for (int likelihood = LEVELS; likelihood >= 1; likelihood--) {
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "likelihood",
                       text_format(arena, "%d %s", likelihood, LEVEL_WORDS[likelihood - 1]));
        for (int impact = 1; impact <= LEVELS; impact++)
            table_set_text(table, row, COLUMNS[impact].id,
                           map_cell(arena, office, set, likelihood, impact, residual));
    }
    book_add_table(office->book, table);
}

/* --- how many --------------------------------------------------------------------------------- */

/* The lowest whole score of a band: its bound, rounded up. */
static int lowest_score(struct arena *arena, const struct band *band)
{
    int64_t floor = 0;
    const struct number *up = number_floor(arena, number_negate(arena, band->from));
    return number_to_integer(up, &floor) ? (int)-floor : 0;
}

static void add_bands(struct arena *arena, struct office *office, const struct risk_set *set)
{
    static const struct column COLUMNS[] = {
        {.id = "band", .heading = "ระดับความเสี่ยง", .kind = COLUMN_NAME},
        {.id = "range", .heading = "คะแนน", .kind = COLUMN_NAME},
        {.id = "from", .heading = "คะแนนต่ำสุด", .kind = COLUMN_COUNT},
        {.id = "count",
         .heading = "ก่อนจัดการ",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "residual_count",
         .heading = "หลังจัดการ",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "change",
         .heading = "เปลี่ยนแปลง",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .formula = "={residual_count}-{count}",
         .total = TOTAL_SUM},
    };
    const struct bands *bands = &office->settings.scheme.risk_bands;
    struct table *table = table_new(arena, "risk/bands", "จำนวนความเสี่ยงจำแนกตามระดับ", COLUMNS,
                                    sizeof COLUMNS / sizeof *COLUMNS);
    int highest = HIGHEST_SCORE;
    for (size_t band = 0; band < bands->count; band++) {
        size_t before = 0, after = 0;
        for (size_t i = 0; i < set->count; i++) {
            int score = risk_score(&set->list[i]), left = risk_residual_score(&set->list[i]);
            before += risk_band(arena, bands, score) == band;
            /* A risk without a residual assessment stays where it is. */
            after += risk_band(arena, bands, left > 0 ? left : score) == band;
        }
        int lowest = lowest_score(arena, &bands->list[band]);
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "band", bands->list[band].word);
        table_set_text(table, row, "range",
                       lowest < highest ? text_format(arena, "%d–%d", lowest, highest)
                                        : text_format(arena, "%d", highest));
        table_set_number(table, row, "from", number_integer(arena, lowest));
        field_set_count(table, row, "count", before);
        field_set_count(table, row, "residual_count", after);
        table_set_number(table, row, "change",
                         number_integer(arena, (int64_t)after - (int64_t)before));
        highest = lowest - 1;
    }
    book_add_table(office->book, table);
}

struct tally {
    size_t count, high, residual_high, planned;
};

/* The upper half of the bands: what must be acted on. */
static bool is_high(struct arena *arena, const struct bands *bands, int score)
{
    return risk_band(arena, bands, score) < bands->count / 2;
}

static void add_tallies(struct arena *arena, struct office *office, const struct risk_set *set,
                        const char *column, const char *name, const char *title)
{
    static const struct column COLUMNS[] = {
        {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME},
        {.id = "count",
         .heading = "ความเสี่ยง",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "high",
         .heading = "ระดับสูงขึ้นไป",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "residual_high",
         .heading = "ระดับสูงขึ้นไปหลังจัดการ",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
        {.id = "planned",
         .heading = "มีการปรับปรุง",
         .unit = "รายการ",
         .kind = COLUMN_COUNT,
         .total = TOTAL_SUM},
    };
    const struct bands *bands = &office->settings.scheme.risk_bands;
    const struct table *risks = book_table(office->book, "risks");
    struct table *table = table_new(arena, name, title, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS);
    struct tally *tallies = arena_alloc_array(arena, set->count + 1, sizeof *tallies);
    struct field_names names = {0};
    for (size_t i = 0; i < set->count; i++) {
        const struct risk *risk = &set->list[i];
        int score = risk_score(risk), left = risk_residual_score(risk);
        struct tally *tally =
            &tallies[field_name_index(arena, &names, table_text(risks, risk->row, column))];
        tally->count++;
        tally->high += is_high(arena, bands, score);
        tally->residual_high += is_high(arena, bands, left > 0 ? left : score);
        tally->planned += !text_is_empty(table_text(risks, risk->row, "action"));
    }
    for (size_t i = 0; i < names.count; i++) {
        struct row *row = table_add_row(arena, table);
        const char *shown = text_equal(column, "group")
                                ? field_group_name(office, names.list[i])
                                : schema_choice_word(&schema_risk_categories, names.list[i]);
        table_set_text(table, row, "name", text_is_empty(shown) ? "ไม่ระบุ" : shown);
        field_set_count(table, row, "count", tallies[i].count);
        field_set_count(table, row, "high", tallies[i].high);
        field_set_count(table, row, "residual_high", tallies[i].residual_high);
        field_set_count(table, row, "planned", tallies[i].planned);
    }
    book_add_table(office->book, table);
}

static void add_rule(struct arena *arena, struct office *office)
{
    const struct bands *bands = &office->settings.scheme.risk_bands;
    struct text_buffer text;
    int highest = HIGHEST_SCORE;
    text_buffer_init(&text, arena, 4096);
    for (size_t i = 0; i < bands->count; i++) {
        int lowest = lowest_score(arena, &bands->list[i]);
        text_buffer_add_format(&text, "%s%s %d–%d", i ? ", " : "", bands->list[i].word, lowest,
                               highest);
        highest = lowest - 1;
    }
    book_set_text(office->book, "rule.risk_bands",
                  text_format(arena, "คะแนนความเสี่ยง = โอกาส × ผลกระทบ ระดับความเสี่ยง: %s คะแนน",
                              text.data ? text.data : ""));
}

void risk_map_add(struct arena *arena, struct office *office, const struct risk_set *set)
{
    add_map(arena, office, set, "risk/map", "แผนภูมิความเสี่ยงก่อนจัดการ", false);
    add_map(arena, office, set, "risk/map/residual", "แผนภูมิความเสี่ยงหลังจัดการ", true);
    add_bands(arena, office, set);
    add_tallies(arena, office, set, "category", "risk/categories", "ความเสี่ยงจำแนกตามด้าน");
    add_tallies(arena, office, set, "group", "risk/groups", "ความเสี่ยงจำแนกตามกลุ่ม");
    add_rule(arena, office);
}
