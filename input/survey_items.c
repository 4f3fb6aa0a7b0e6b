/* survey-items.csv against surveys.ini: which survey an item belongs to, its kind and its pair. */
#include "base/arena.h"
#include "base/text.h"
#include "input/schema_survey.h"
#include "input/survey_parts.h"

struct checking {
    const struct survey_context *context;
    struct sheet *sheet;
    struct survey_plan *plans;
    size_t count;
};

static void fault(const struct checking *checking, struct row *row, const char *column,
                  enum diag_code code, const char *first, const char *second)
{
    diag_report(checking->context->diag, code, table_place(checking->sheet->table, row, column),
                first, second);
    row->bad = true;
}

static struct survey_plan *plan_named(const struct checking *checking, struct row *row)
{
    struct arena *arena = checking->context->arena;
    const char *id = schema_fold(arena, table_text(checking->sheet->table, row, "survey"));
    const char **names = arena_alloc_array(arena, checking->count + 1, sizeof *names);
    for (size_t i = 0; i < checking->count; i++) {
        names[i] = checking->plans[i].survey.id;
        if (text_equal(names[i], id)) {
            return &checking->plans[i];
        }
    }
    if (*id != '\0') {
        const char *near = text_nearest(arena, id, names, checking->count);
        fault(checking, row, "survey", near != NULL ? SUR002 : SUR003, id,
              near != NULL ? near : "");
    }
    return NULL;
}

static enum survey_kind kind_of(const char *id)
{
    for (int i = 0; i < (int)schema_item_kinds.count; i++) {
        if (text_equal(schema_item_kinds.list[i].id, id)) {
            return (enum survey_kind)i;
        }
    }
    return SURVEY_KIND_SATISFACTION; /* not known: reported when it was typed */
}

static bool is_of_pair(enum survey_kind kind)
{
    return kind == SURVEY_KIND_IMPORTANCE || kind == SURVEY_KIND_PERFORMANCE;
}

/* Ids and words that would make two figures of one name (formulas.md "Surveys"). */
static void check_names(const struct checking *checking, struct row *row,
                        const struct survey_plan *plan, const struct survey_item *item)
{
    if (text_equal(item->id, "total") || text_starts_with(item->id, "dimension:")) {
        fault(checking, row, "id", SUR008, item->id, "");
    }
    if (item->kind == SURVEY_KIND_SATISFACTION &&
        text_equal(item->dimension, SURVEY_DISSATISFACTION)) {
        fault(checking, row, "dimension", SUR008, item->dimension, "");
    }
    for (size_t i = 0; i < plan->survey.item_count; i++) {
        const struct survey_item *before = &plan->survey.items[i];
        if (text_equal(before->id, item->id)) {
            fault(checking, row, "id", OFF010, item->id,
                  text_format(checking->context->arena, "%u", before->row->line));
            return;
        }
    }
}

static void take_row(const struct checking *checking, struct row *row)
{
    const struct table *table = checking->sheet->table;
    struct arena *arena = checking->context->arena;
    struct survey_plan *plan = plan_named(checking, row);
    if (plan == NULL) {
        row->bad = true;
        return;
    }
    struct survey_item item = {
        .id = table_text(table, row, "id"),
        .column = table_text(table, row, "column"),
        .dimension = table_text(table, row, "dimension"),
        .name = table_text(table, row, "name"),
        .pair = table_text(table, row, "pair"),
        .kind = kind_of(table_text(table, row, "kind")),
        .row = row,
    };
    if (plan->survey.items == NULL) {
        plan->survey.items =
            arena_alloc_array(arena, SURVEY_ITEM_LIMIT, sizeof *plan->survey.items);
    }
    if (plan->survey.item_count == SURVEY_ITEM_LIMIT) {
        fault(checking, row, "id", SUR033, text_format(arena, "%d", SURVEY_ITEM_LIMIT), "");
        return;
    }
    if (*item.name == '\0') {
        item.name = item.column; /* the question is often the heading itself */
    }
    check_names(checking, row, plan, &item);
    if (!row->bad && is_of_pair(item.kind) && *item.pair == '\0') {
        fault(checking, row, "pair", SUR005,
              schema_choice_word(&schema_item_kinds, table_text(table, row, "kind")), "");
    }
    /* Bad ones stay: what is missing then is not missing twice. They end with the others. */
    plan->survey.items[plan->survey.item_count++] = item;
}

/* Each pair has one item of importance and one of performance. */
static void check_pair(const struct checking *checking, const struct survey_plan *plan, size_t at)
{
    const struct survey_item *item = &plan->survey.items[at];
    const struct survey_item *partner = NULL;
    for (size_t i = 0; i < plan->survey.item_count; i++) {
        const struct survey_item *other = &plan->survey.items[i];
        if (i == at || !is_of_pair(other->kind) || !text_equal(other->pair, item->pair)) {
            continue;
        }
        if (other->kind != item->kind) {
            partner = other;
        } else if (i < at) {
            fault(checking, item->row, "pair", SUR007, item->pair,
                  text_format(checking->context->arena, "%u", other->row->line));
            return;
        }
    }
    if (partner == NULL) {
        fault(checking, item->row, "pair", SUR006, item->pair, "");
    }
}

/* Without its bad items, which nobody may compute with. Under --keep-going a pair goes as a whole.
 */
static void drop_bad_items(struct survey *survey)
{
    size_t kept = 0;
    for (size_t i = 0; i < survey->item_count; i++) {
        const struct survey_item *item = &survey->items[i];
        for (size_t k = 0; k < survey->item_count && is_of_pair(item->kind); k++) {
            const struct survey_item *other = &survey->items[k];
            if (other->row->bad && is_of_pair(other->kind) && text_equal(other->pair, item->pair)) {
                item->row->bad = true;
            }
        }
    }
    for (size_t i = 0; i < survey->item_count; i++) {
        if (!survey->items[i].row->bad) {
            survey->items[kept++] = survey->items[i];
        }
    }
    survey->item_count = kept;
}

static void check_plan(const struct checking *checking, struct survey_plan *plan)
{
    struct survey *survey = &plan->survey;
    if (survey->item_count == 0) {
        diag_report(checking->context->diag, SUR001,
                    diag_at("surveys.ini", survey->line, 1, survey->id), survey->id);
        plan->good = false;
        return;
    }
    for (size_t i = 0; i < survey->item_count; i++) {
        const struct survey_item *item = &survey->items[i];
        if (is_of_pair(item->kind) && *item->pair != '\0' && !item->row->bad) {
            check_pair(checking, plan, i);
        }
    }
    drop_bad_items(survey);
    plan->good = plan->good && survey->item_count > 0;
}

void survey_items_check(const struct survey_context *context, struct sheet *sheet,
                        struct survey_plan *plans, size_t count)
{
    struct checking checking = {context, sheet, plans, count};
    struct table *table = sheet->table;
    for (size_t i = 0; table != NULL && i < table->row_count; i++) {
        take_row(&checking, &table->rows[i]);
    }
    for (size_t i = 0; i < count; i++) {
        check_plan(&checking, &plans[i]);
    }
}
