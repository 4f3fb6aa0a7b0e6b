/* The tables of the satisfaction report. One table holds the rows of all surveys, so that a layout
 * can go through any number of them (docs/book.md "Surveys"). */
#include "generator/survey_book.h"

#include "generator/survey_data.h"

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "input/lookup.h"
#include "input/office.h"
#include "input/schema.h"
#include "input/schema_survey.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

#define COUNT(column_id, column_heading)                                                           \
    {                                                                                              \
        .id = column_id, .heading = column_heading, .kind = COLUMN_COUNT                           \
    }
#define TEXT(column_id, column_heading)                                                            \
    {                                                                                              \
        .id = column_id, .heading = column_heading, .kind = COLUMN_TEXT                            \
    }
#define NAME(column_id, column_heading)                                                            \
    {                                                                                              \
        .id = column_id, .heading = column_heading, .kind = COLUMN_NAME                            \
    }
#define SCORE(column_id, column_heading, places)                                                   \
    {                                                                                              \
        .id = column_id, .heading = column_heading, .kind = COLUMN_NUMBER, .decimals = places      \
    }
#define PERCENT(column_id, column_heading, how)                                                    \
    {                                                                                              \
        .id = column_id, .heading = column_heading, .kind = COLUMN_PERCENT, .decimals = 2,         \
        .formula = how                                                                             \
    }

/* Counts 5 … 1 and what is computed from them, in the notation of a sheet. */
#define STATS                                                                                      \
    COUNT("c5", "ระดับ 5"), COUNT("c4", "ระดับ 4"), COUNT("c3", "ระดับ 3"), COUNT("c2", "ระดับ 2"),    \
        COUNT("c1", "ระดับ 1"),                                                                     \
        {.id = "n",                                                                                \
         .heading = "จำนวนคำตอบ",                                                                  \
         .kind = COLUMN_COUNT,                                                                     \
         .formula = "={c5}+{c4}+{c3}+{c2}+{c1}"},                                                  \
        PERCENT("p5", "ร้อยละ 5", "=100*{c5}/{n}"), PERCENT("p4", "ร้อยละ 4", "=100*{c4}/{n}"),      \
        PERCENT("p3", "ร้อยละ 3", "=100*{c3}/{n}"), PERCENT("p2", "ร้อยละ 2", "=100*{c2}/{n}"),      \
        PERCENT("p1", "ร้อยละ 1", "=100*{c1}/{n}"),                                                 \
        {.id = "mean",                                                                             \
         .heading = "ค่าเฉลี่ย",                                                                      \
         .kind = COLUMN_NUMBER,                                                                    \
         .decimals = 2,                                                                            \
         .formula = "=(5*{c5}+4*{c4}+3*{c3}+2*{c2}+{c1})/{n}"},                                    \
        {.id = "sd",                                                                               \
         .heading = "S.D.",                                                                        \
         .kind = COLUMN_NUMBER,                                                                    \
         .decimals = 2,                                                                            \
         .formula = "=SQRT(({c5}*(5-{mean})^2+{c4}*(4-{mean})^2+{c3}*(3-{mean})^2"                 \
                    "+{c2}*(2-{mean})^2+{c1}*(1-{mean})^2)/({n}-1))"},                             \
        PERCENT("top2", "ร้อยละ 4–5", "=100*({c5}+{c4})/{n}"),                                      \
        PERCENT("bottom2", "ร้อยละ 1–2", "=100*({c2}+{c1})/{n}"),                                   \
        PERCENT("mean_percent", "ร้อยละของค่าเฉลี่ย", "=20*{mean}"),                                   \
        PERCENT("percent", "ร้อยละความพึงพอใจ", NULL), NAME("band", "ระดับ")

static const struct column STATS_COLUMNS[] = {STATS};

static const struct column SURVEY_COLUMNS[] = {
    {.id = "id", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    TEXT("title", "ชื่อแบบสำรวจ"),
    COUNT("population", "ประชากร"),
    COUNT("sample", "กลุ่มตัวอย่างขั้นต่ำ"),
    COUNT("sent", "ส่งออก"),
    COUNT("returned", "ได้รับคืน"),
    PERCENT("response_rate", "อัตราการตอบกลับ", "=100*{returned}/{sent}"),
    SCORE("alpha", "ค่าความเชื่อมั่น", 2),
    COUNT("item_count", "จำนวนข้อ"),
    COUNT("dimension_count", "จำนวนด้าน"), /* of satisfaction */
    COUNT("group_count", "จำนวนกลุ่ม"),
    COUNT("school_count", "สถานศึกษา"),
    COUNT("satisfaction_count", "ข้อความพึงพอใจ"),
    COUNT("dissatisfaction_count", "ข้อความไม่พึงพอใจ"),
    COUNT("need_count", "จำนวนคู่"),
    COUNT("comment_count", "จำนวนข้อคิดเห็น"),
    STATS,
    SCORE("dissatisfaction_mean", "ค่าเฉลี่ยความไม่พึงพอใจ", 2),
    NAME("dissatisfaction_band", "ระดับความไม่พึงพอใจ"),
};

static const struct column ITEM_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    COUNT("rank", "ลำดับ"),
    {.id = "id", .heading = "ข้อ", .kind = COLUMN_ID},
    TEXT("name", "ข้อคำถาม"),
    TEXT("dimension", "ด้าน"),
    TEXT("kind", "ประเภท"),
    NAME("kind_name", "ประเภทข้อคำถาม"),
    {.id = "pair", .heading = "คู่", .kind = COLUMN_ID},
    STATS,
};

static const struct column DIMENSION_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    TEXT("name", "ด้าน"),
    TEXT("kind", "ประเภท"), /* satisfaction, dissatisfaction, total */
    COUNT("item_count", "จำนวนข้อ"),
    STATS,
};

static const struct column GROUP_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    TEXT("name", "กลุ่มผู้ตอบ"),
    TEXT("kind", "ประเภท"), /* group, total */
    COUNT("respondents", "จำนวนผู้ตอบ"),
    PERCENT("share", "ร้อยละของผู้ตอบ", NULL),
    STATS,
    SCORE("dissatisfaction_mean", "ค่าเฉลี่ยความไม่พึงพอใจ", 2),
    NAME("dissatisfaction_band", "ระดับความไม่พึงพอใจ"),
};

static const struct column GROUP_DIMENSION_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    TEXT("group", "กลุ่มผู้ตอบ"),
    TEXT("dimension", "ด้าน"),
    TEXT("kind", "ประเภท"),
    STATS,
};

static const struct column NEED_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    COUNT("rank", "ลำดับ"),
    {.id = "pair", .heading = "คู่", .kind = COLUMN_ID},
    TEXT("name", "ประเด็น"),
    TEXT("dimension", "ด้าน"),
    SCORE("i", "ความสำคัญ (I)", 2),
    SCORE("d", "สภาพที่เป็นจริง (D)", 2),
    {.id = "diff", .heading = "I − D", .kind = COLUMN_NUMBER, .decimals = 2, .formula = "={i}-{d}"},
    {.id = "pni",
     .heading = "PNI",
     .kind = COLUMN_NUMBER,
     .decimals = 3,
     .formula = "=({i}-{d})/{d}"},
    NAME("meaning", "ผลการวิเคราะห์"),
};

struct tables {
    struct arena *arena;
    const struct scheme_settings *scheme;
    const struct data_sheet *data; /* of the survey being added; NULL: none */
    struct table *surveys, *items, *dimensions, *groups, *group_dimensions, *needs;
};

static void set_whole(struct arena *arena, struct table *table, struct row *row, const char *id,
                      uint64_t value)
{
    table_set_number(table, row, id, number_integer(arena, (int64_t)value));
}

static void set_count(const struct tables *tables, struct table *table, struct row *row,
                      const char *id, uint64_t value)
{
    set_whole(tables->arena, table, row, id, value);
}

/* A formula is there where there is a value. */
static void drop_formulas(struct table *table, struct row *row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (row->cells[i].kind == CELL_EMPTY && table->columns[i].formula != NULL)
            row->cells[i].formula = "";
    }
}

const struct column *survey_stats_columns(size_t *count)
{
    *count = COUNT_OF(STATS_COLUMNS);
    return STATS_COLUMNS;
}

void survey_set_stats(struct arena *arena, const struct scheme_settings *scheme,
                      struct table *table, struct row *row, const struct survey_stats *stats,
                      bool dissatisfaction)
{
    for (size_t k = 0; k < SURVEY_TOP; k++) {
        set_whole(arena, table, row, text_format(arena, "c%zu", k + 1), stats->counts[k]);
        table_set_number(table, row, text_format(arena, "p%zu", k + 1), stats->percent[k]);
    }
    set_whole(arena, table, row, "n", stats->n);
    table_set_number(table, row, "mean", stats->mean);
    table_set_number(table, row, "sd", stats->sd);
    table_set_number(table, row, "top2", stats->top2);
    table_set_number(table, row, "bottom2", stats->bottom2);
    table_set_number(table, row, "mean_percent", stats->mean_percent);
    table_set_number(table, row, "percent",
                     scheme->satisfaction_top2 ? stats->top2 : stats->mean_percent);
    int percent = table_column(table, "percent");
    row->cells[percent].formula = scheme->satisfaction_top2 ? "={top2}" : "={mean_percent}";
    if (stats->n == 0)
        row->cells[percent].formula = "";
    table_set_text(table, row, "band", survey_band_word(arena, stats, dissatisfaction));
    drop_formulas(table, row);
}

static void set_stats(const struct tables *tables, struct table *table, struct row *row,
                      const struct survey_stats *stats, bool dissatisfaction)
{
    survey_set_stats(tables->arena, tables->scheme, table, row, stats, dissatisfaction);
}

/* Counts are formulas over the responses, when those are there. */
static void set_count_formulas(const struct tables *tables, struct table *table, struct row *row,
                               const struct survey_set *set, size_t part,
                               struct survey_choice choice)
{
    for (size_t k = 1; k <= SURVEY_TOP; k++) {
        int column = table_column(table, text_format(tables->arena, "c%zu", k));
        row->cells[column].formula =
            survey_data_answers(tables->arena, tables->data, set, part, choice, k);
    }
}

static void set_respondents_formula(const struct tables *tables, struct table *table,
                                    struct row *row, const char *id, size_t part)
{
    row->cells[table_column(table, id)].formula =
        survey_data_respondents(tables->arena, tables->data, part);
}

/* The pooled items of dissatisfaction of a part; NULL when the survey has none. */
static const struct survey_stats *dissatisfaction(const struct survey_set *set,
                                                  const struct survey_part *part)
{
    size_t last = set->dimension_count;
    bool has = last > 0 && set->dimensions[last - 1].dissatisfaction;
    return has ? &part->dimensions[last - 1] : NULL;
}

static void set_dissatisfaction(const struct tables *tables, struct table *table, struct row *row,
                                const struct survey_stats *stats)
{
    if (stats == NULL)
        return;
    table_set_number(table, row, "dissatisfaction_mean", stats->mean);
    table_set_text(table, row, "dissatisfaction_band",
                   survey_band_word(tables->arena, stats, true));
}

static size_t count_kind(const struct survey *survey, enum survey_kind kind)
{
    size_t count = 0;
    for (size_t i = 0; i < survey->item_count; i++)
        count += survey->items[i].kind == kind;
    return count;
}

static void add_survey(const struct tables *tables, const struct survey_set *set)
{
    struct table *table = tables->surveys;
    const struct survey *survey = set->survey;
    struct row *row = table_add_row(tables->arena, table);
    uint64_t comments = 0;
    for (size_t i = 0; i < survey->tally->comment_count; i++)
        comments += survey->tally->comments[i].total;
    table_set_text(table, row, "id", survey->id);
    table_set_text(table, row, "title", survey->title);
    table_set_number(table, row, "population", survey->population);
    table_set_number(table, row, "sample", set->sample);
    table_set_number(table, row, "sent", survey->sent);
    set_count(tables, table, row, "returned", survey->tally->returned);
    table_set_number(table, row, "response_rate", set->response_rate);
    table_set_number(table, row, "alpha", set->alpha);
    set_count(tables, table, row, "item_count", survey->item_count);
    set_count(tables, table, row, "dimension_count",
              set->dimension_count - (dissatisfaction(set, &set->parts[0]) != NULL));
    set_count(tables, table, row, "group_count", set->part_count - 1);
    if (*survey->school_column != '\0')
        set_count(tables, table, row, "school_count", lookup_count(survey->tally->schools));
    set_count(tables, table, row, "satisfaction_count",
              count_kind(survey, SURVEY_KIND_SATISFACTION));
    set_count(tables, table, row, "dissatisfaction_count",
              count_kind(survey, SURVEY_KIND_DISSATISFACTION));
    set_count(tables, table, row, "need_count", set->need_count);
    set_count(tables, table, row, "comment_count", comments);
    set_dissatisfaction(tables, table, row, dissatisfaction(set, &set->parts[0]));
    set_stats(tables, table, row, &set->parts[0].total, false);
    set_count_formulas(tables, table, row, set, 0, (struct survey_choice){NULL, NULL});
    set_respondents_formula(tables, table, row, "returned", 0);
}

static void add_items(const struct tables *tables, const struct survey_set *set)
{
    struct table *table = tables->items;
    const struct survey *survey = set->survey;
    for (size_t i = 0; i < survey->item_count; i++) {
        const struct survey_item *item = &survey->items[i];
        const struct survey_stats *stats = &set->parts[0].items[i];
        struct row *row = table_add_row(tables->arena, table);
        const struct schema_choice *kind = &schema_item_kinds.list[item->kind];
        bool bad_side = item->kind == SURVEY_KIND_DISSATISFACTION;
        table_set_text(table, row, "survey", survey->id);
        if (stats->rank > 0)
            set_count(tables, table, row, "rank", stats->rank);
        table_set_text(table, row, "id", item->id);
        table_set_text(table, row, "name", item->name);
        table_set_text(table, row, "dimension",
                       bad_side ? SURVEY_DISSATISFACTION : item->dimension);
        table_set_text(table, row, "kind", kind->id);
        table_set_text(table, row, "kind_name", kind->thai);
        table_set_text(table, row, "pair", item->pair);
        set_stats(tables, table, row, stats, bad_side);
        set_count_formulas(tables, table, row, set, 0, (struct survey_choice){item, NULL});
    }
}

static void add_dimensions(const struct tables *tables, const struct survey_set *set)
{
    struct table *table = tables->dimensions;
    const struct survey *survey = set->survey;
    for (size_t i = 0; i <= set->dimension_count; i++) {
        bool total = i == set->dimension_count;
        bool bad_side = !total && set->dimensions[i].dissatisfaction;
        if (total && !set->has_satisfaction)
            continue;
        struct row *row = table_add_row(tables->arena, table);
        table_set_text(table, row, "survey", survey->id);
        table_set_text(table, row, "name", total ? "ภาพรวม" : set->dimensions[i].name);
        table_set_text(table, row, "kind",
                       total      ? "total"
                       : bad_side ? "dissatisfaction"
                                  : "satisfaction");
        set_count(tables, table, row, "item_count",
                  total ? count_kind(survey, SURVEY_KIND_SATISFACTION)
                        : set->dimensions[i].item_count);
        set_stats(tables, table, row, total ? &set->parts[0].total : &set->parts[0].dimensions[i],
                  bad_side);
        set_count_formulas(tables, table, row, set, 0,
                           (struct survey_choice){NULL, total ? NULL : set->dimensions[i].name});
    }
}

/* The groups, then everybody. */
static void add_groups(const struct tables *tables, const struct survey_set *set)
{
    struct table *table = tables->groups;
    struct arena *arena = tables->arena;
    uint64_t returned = set->survey->tally->returned;
    for (size_t i = 1; i <= set->part_count && set->part_count > 1; i++) {
        bool total = i == set->part_count;
        const struct survey_part *part = &set->parts[total ? 0 : i];
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "survey", set->survey->id);
        table_set_text(table, row, "name", total ? "รวม" : part->name);
        table_set_text(table, row, "kind", total ? "total" : "group");
        set_count(tables, table, row, "respondents", part->respondents);
        table_set_number(table, row, "share",
                         number_divide(arena,
                                       number_integer(arena, (int64_t)(100 * part->respondents)),
                                       number_integer(arena, (int64_t)returned)));
        set_stats(tables, table, row, &part->total, false);
        set_count_formulas(tables, table, row, set, total ? 0 : i,
                           (struct survey_choice){NULL, NULL});
        set_respondents_formula(tables, table, row, "respondents", total ? 0 : i);
        set_dissatisfaction(tables, table, row, dissatisfaction(set, part));
    }
}

/* Each dimension with the groups below it. */
static void add_group_dimensions(const struct tables *tables, const struct survey_set *set)
{
    struct table *table = tables->group_dimensions;
    for (size_t d = 0; d < set->dimension_count; d++) {
        const struct survey_dimension *dimension = &set->dimensions[d];
        for (size_t i = 1; i < set->part_count; i++) {
            struct row *row = table_add_row(tables->arena, table);
            table_set_text(table, row, "survey", set->survey->id);
            table_set_text(table, row, "group", set->parts[i].name);
            table_set_text(table, row, "dimension", dimension->name);
            table_set_text(table, row, "kind",
                           dimension->dissatisfaction ? "dissatisfaction" : "satisfaction");
            set_stats(tables, table, row, &set->parts[i].dimensions[d], dimension->dissatisfaction);
            set_count_formulas(tables, table, row, set, i,
                               (struct survey_choice){NULL, dimension->name});
        }
    }
}

static void add_needs(const struct tables *tables, const struct survey_set *set)
{
    struct table *table = tables->needs;
    for (size_t i = 0; i < set->need_count; i++) {
        const struct survey_need *need = &set->needs[i];
        struct row *row = table_add_row(tables->arena, table);
        table_set_text(table, row, "survey", set->survey->id);
        if (need->rank > 0)
            set_count(tables, table, row, "rank", need->rank);
        table_set_text(table, row, "pair", need->pair);
        table_set_text(table, row, "name", need->performance->name);
        table_set_text(table, row, "dimension", need->performance->dimension);
        table_set_number(table, row, "i", need->i);
        table_set_number(table, row, "d", need->d);
        table_set_number(table, row, "diff", number_subtract(tables->arena, need->i, need->d));
        table_set_number(table, row, "pni", need->pni);
        if (need->pni != NULL)
            table_set_text(table, row, "meaning",
                           number_sign(need->pni) > 0 ? "ต้องพัฒนา" : "เป็นไปตามที่คาดหวัง");
        drop_formulas(table, row);
    }
}

static struct table *new_table(struct arena *arena, struct office *office, const char *name,
                               const char *title, const struct column *columns, size_t count)
{
    struct table *table = table_new(arena, name, title, columns, count);
    book_add_table(office->book, table);
    return table;
}

void survey_book_add(struct arena *arena, struct office *office,
                     const struct survey_set *const *sets, size_t count, bool published)
{
    int small = office->settings.scheme.small_group;
    struct tables tables = {
        .arena = arena,
        .scheme = &office->settings.scheme,
        .surveys = new_table(arena, office, "surveys", "แบบสำรวจ", SURVEY_COLUMNS,
                             COUNT_OF(SURVEY_COLUMNS)),
        .items = new_table(arena, office, "survey/items", "ผลรายข้อ", ITEM_COLUMNS,
                           COUNT_OF(ITEM_COLUMNS)),
        .dimensions = new_table(arena, office, "survey/dimensions", "ผลรายด้าน", DIMENSION_COLUMNS,
                                COUNT_OF(DIMENSION_COLUMNS)),
        .groups = new_table(arena, office, "survey/groups", "ผลรายกลุ่ม", GROUP_COLUMNS,
                            COUNT_OF(GROUP_COLUMNS)),
        .group_dimensions = new_table(arena, office, "survey/group_dimensions", "ผลรายกลุ่มและรายด้าน",
                                      GROUP_DIMENSION_COLUMNS, COUNT_OF(GROUP_DIMENSION_COLUMNS)),
    };
    for (size_t i = 0; i < count; i++) {
        tables.data = published ? survey_data_add(arena, office->book, sets[i], i + 1,
                                                  small > 0 ? (uint64_t)small : 0)
                                : NULL;
        add_survey(&tables, sets[i]);
        add_items(&tables, sets[i]);
        add_dimensions(&tables, sets[i]);
        add_groups(&tables, sets[i]);
        add_group_dimensions(&tables, sets[i]);
        if (sets[i]->need_count > 0 && tables.needs == NULL)
            tables.needs = new_table(arena, office, "survey/needs", "ความต้องการจำเป็น", NEED_COLUMNS,
                                     COUNT_OF(NEED_COLUMNS));
        add_needs(&tables, sets[i]);
    }
}
