/* Surveys of many offices as one: the counts of their answers are added, what is computed from
 * counts is computed again. What two offices call by the same ids counts as the same question; who
 * words it otherwise is counted and warned of. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/rollup.h"
#include "generator/rollup_answers.h"
#include "generator/survey_book.h"
#include "generator/survey_stats.h"
#include "input/survey.h"

#define DIMENSION       "dimension:"
#define DISSATISFACTION DIMENSION SURVEY_DISSATISFACTION

/* An item, dimension or the total of a survey. */
struct answered {
    const char *id;
    const char *name;
    uint64_t counts[SURVEY_TOP];
    size_t offices, otherwise; /* with answers; of those, which name it otherwise */
    bool ranked;               /* an item of satisfaction */
};

struct merging {
    struct rollup *rollup;
    const char *survey, *title;
    struct field_names ids;
    struct answered *list;
    size_t offices;
    const struct number *sent, *returned, *returned_of_sent;
};

/* "1.1" of "survey/service/all/1.1/n", or NULL. */
static const char *item_of(struct arena *arena, const char *id, const char *prefix)
{
    static const char ENDING[] = "/n";
    if (!text_starts_with(id, prefix) || !text_ends_with(id, ENDING))
        return NULL;
    size_t from = strlen(prefix), length = strlen(id) - strlen(ENDING);
    return length > from ? text_copy_n(arena, id + from, length - from) : NULL;
}

static void find_items(struct merging *merging)
{
    struct arena *arena = merging->rollup->arena;
    const char *prefix = text_format(arena, "survey/%s/all/", merging->survey);
    for (size_t p = 0; p < merging->rollup->count; p++) {
        const struct rollup_lines *lines = &merging->rollup->parts[p].figures;
        for (size_t i = 0; i < lines->count; i++) {
            const char *item = item_of(arena, lines->list[i].id, prefix);
            if (item)
                field_name_index(arena, &merging->ids, item);
        }
    }
    merging->list = arena_alloc_array(arena, merging->ids.count, sizeof *merging->list);
    for (size_t i = 0; i < merging->ids.count; i++)
        merging->list[i].id = merging->ids.list[i];
}

static const char *name_of_item(struct merging *merging, const struct rollup_part *part,
                                const char *item)
{
    if (text_equal(item, "total"))
        return "ภาพรวม";
    if (text_starts_with(item, DIMENSION))
        return item + strlen(DIMENSION);
    return rollup_part_name(
        part, text_format(merging->rollup->arena, "survey/%s/%s", merging->survey, item));
}

static void add_answers(struct merging *merging, const struct rollup_part *part,
                        struct answered *it)
{
    struct arena *arena = merging->rollup->arena;
    const char *prefix = text_format(arena, "survey/%s/all/%s", merging->survey, it->id);
    if (!rollup_answers_add(arena, part, prefix, it->counts))
        return;
    const char *name = name_of_item(merging, part, it->id);
    it->offices++;
    if (!it->name)
        it->name = name;
    it->otherwise += !text_equal(it->name, name);
    if (rollup_part_text(part, text_format(arena, "%s/rank", prefix)))
        it->ranked = true;
}

static void add_part(struct merging *merging, const struct rollup_part *part)
{
    struct arena *arena = merging->rollup->arena;
    const char *prefix = text_format(arena, "survey/%s", merging->survey);
    const struct number *sent =
        rollup_part_number(arena, part, text_format(arena, "%s/sent", prefix));
    const struct number *returned =
        rollup_part_number(arena, part, text_format(arena, "%s/returned", prefix));
    if (!returned)
        return;
    merging->offices++;
    if (!merging->title)
        merging->title = rollup_part_name(part, prefix);
    merging->returned = field_plus(arena, merging->returned, returned);
    merging->sent = field_plus(arena, merging->sent, sent);
    if (sent)
        merging->returned_of_sent = field_plus(arena, merging->returned_of_sent, returned);
    for (size_t i = 0; i < merging->ids.count; i++)
        add_answers(merging, part, &merging->list[i]);
}

/* --- tables ----------------------------------------------------------------------------------- */

static struct table *new_table(struct arena *arena, const char *name, const char *title,
                               const struct column *leading, size_t count)
{
    size_t stats_count;
    const struct column *stats = survey_stats_columns(&stats_count);
    struct column *columns = arena_alloc_array(arena, count + stats_count, sizeof *columns);
    memcpy(columns, leading, count * sizeof *columns);
    memcpy(columns + count, stats, stats_count * sizeof *columns);
    return table_new(arena, name, title, columns, count + stats_count);
}

static struct table *new_surveys(struct arena *arena)
{
    static const struct column COLUMNS[] = {
        {.id = "id", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
        {.id = "title", .heading = "ชื่อแบบสำรวจ", .kind = COLUMN_TEXT},
        {.id = "offices", .heading = "จำนวนสำนักงาน", .kind = COLUMN_COUNT},
        {.id = "sent", .heading = "ส่งออก", .kind = COLUMN_COUNT},
        {.id = "returned", .heading = "ได้รับคืน", .kind = COLUMN_COUNT},
        {.id = "response_rate", .heading = "อัตราการตอบกลับ", .kind = COLUMN_PERCENT, .decimals = 2},
    };
    return new_table(arena, "rollup/surveys", "แบบสำรวจ", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

static struct table *new_items(struct arena *arena)
{
    static const struct column COLUMNS[] = {
        {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
        {.id = "kind", .heading = "ประเภท", .kind = COLUMN_TEXT}, /* item, dimension, total */
        {.id = "rank", .heading = "ลำดับ", .kind = COLUMN_COUNT},
        {.id = "id", .heading = "ข้อ", .kind = COLUMN_ID},
        {.id = "name", .heading = "ข้อคำถาม", .kind = COLUMN_TEXT},
        {.id = "offices", .heading = "จำนวนสำนักงาน", .kind = COLUMN_COUNT},
        {.id = "otherwise", .heading = "ใช้ข้อความอื่น", .unit = "แห่ง", .kind = COLUMN_COUNT},
    };
    return new_table(arena, "rollup/items", "ผลการสำรวจ", COLUMNS,
                     sizeof COLUMNS / sizeof *COLUMNS);
}

static const char *kind_of(const struct answered *it)
{
    return text_equal(it->id, "total")           ? "total"
           : text_starts_with(it->id, DIMENSION) ? "dimension"
                                                 : "item";
}

static void add_item(struct merging *merging, struct table *table, const struct answered *it,
                     const struct survey_stats *stats)
{
    struct rollup *rollup = merging->rollup;
    struct row *row = table_add_row(rollup->arena, table);
    bool is_item = text_equal(kind_of(it), "item");
    table_set_text(table, row, "survey", merging->survey);
    table_set_text(table, row, "kind", kind_of(it));
    table_set_text(table, row, "id", is_item ? it->id : "");
    table_set_text(table, row, "name", it->name ? it->name : "");
    if (stats->rank > 0)
        field_set_count(table, row, "rank", stats->rank);
    field_set_count(table, row, "offices", it->offices);
    field_set_count(table, row, "otherwise", it->otherwise);
    survey_set_stats(rollup->arena, &rollup->settings->scheme, table, row, stats,
                     text_equal(it->id, DISSATISFACTION));
    survey_figures_add_stats(
        rollup->arena, rollup->book,
        text_format(rollup->arena, "survey/%s/all/%s", merging->survey, it->id), stats, it->ranked);
    if (it->otherwise > 0)
        diag_report(rollup->diag, ROL008, diag_file("names.csv"),
                    text_format(rollup->arena, "survey/%s/%s", merging->survey, it->id),
                    text_format(rollup->arena, "%zu", it->otherwise), it->name);
}

static void add_items(struct merging *merging, struct table *table, struct survey_stats *total)
{
    struct rollup *rollup = merging->rollup;
    size_t count = merging->ids.count;
    struct survey_stats *stats = arena_alloc_array(rollup->arena, count + 1, sizeof *stats);
    bool *ranked = arena_alloc_array(rollup->arena, count + 1, sizeof *ranked);
    for (size_t i = 0; i < count; i++) {
        const struct answered *it = &merging->list[i];
        stats[i] =
            survey_stats_of(rollup->arena, it->counts, &rollup->settings->scheme.likert_bands);
        ranked[i] = it->ranked;
        /* Whether an item is on importance or dissatisfaction, figures do not say. */
        if (!it->ranked && text_equal(kind_of(it), "item"))
            stats[i].band = "";
        if (text_equal(it->id, "total"))
            *total = stats[i];
    }
    survey_stats_rank(stats, ranked, count);
    for (size_t i = 0; i < count; i++)
        if (merging->list[i].offices > 0)
            add_item(merging, table, &merging->list[i], &stats[i]);
}

static void add_survey(struct merging *merging, struct table *surveys, struct table *items)
{
    struct rollup *rollup = merging->rollup;
    struct arena *arena = rollup->arena;
    const uint64_t none[SURVEY_TOP] = {0};
    struct survey_stats total =
        survey_stats_of(arena, none, &rollup->settings->scheme.likert_bands);
    const char *prefix = text_format(arena, "survey/%s", merging->survey);
    const struct number *rate = field_percent(arena, merging->returned_of_sent, merging->sent);
    field_figure(arena, rollup->book, prefix, "offices", field_count(arena, merging->offices),
                 FIGURE_COUNT);
    field_figure(arena, rollup->book, prefix, "sent", merging->sent, FIGURE_COUNT);
    field_figure(arena, rollup->book, prefix, "returned", merging->returned, FIGURE_COUNT);
    field_figure(arena, rollup->book, prefix, "response_rate", rate, FIGURE_PERCENT);
    add_items(merging, items, &total);
    struct row *row = table_add_row(arena, surveys);
    table_set_text(surveys, row, "id", merging->survey);
    table_set_text(surveys, row, "title", merging->title);
    field_set_count(surveys, row, "offices", merging->offices);
    table_set_number(surveys, row, "sent", merging->sent);
    table_set_number(surveys, row, "returned", merging->returned);
    table_set_number(surveys, row, "response_rate", rate);
    survey_set_stats(arena, &rollup->settings->scheme, surveys, row, &total, false);
}

void rollup_surveys_add(struct rollup *rollup)
{
    struct arena *arena = rollup->arena;
    struct field_names ids = {0};
    for (size_t p = 0; p < rollup->count; p++) {
        const char **list;
        size_t count = rollup_survey_ids(arena, &rollup->parts[p], &list);
        for (size_t i = 0; i < count; i++)
            field_name_index(arena, &ids, list[i]);
    }
    if (ids.count == 0)
        return;
    struct table *surveys = new_surveys(arena), *items = new_items(arena);
    for (size_t i = 0; i < ids.count; i++) {
        struct merging merging = {.rollup = rollup, .survey = ids.list[i]};
        find_items(&merging);
        for (size_t p = 0; p < rollup->count; p++)
            add_part(&merging, &rollup->parts[p]);
        add_survey(&merging, surveys, items);
    }
    book_add_table(rollup->book, surveys);
    book_add_table(rollup->book, items);
}
