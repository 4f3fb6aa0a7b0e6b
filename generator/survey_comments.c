/* What respondents wrote: masked, by kind, the most frequent first. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/masking.h"
#include "generator/survey_book.h"
#include "input/office.h"
#include "input/schema.h"
#include "input/schema_field.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const struct column COMMENT_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    {.id = "kind", .heading = "ประเภท", .kind = COLUMN_TEXT},
    {.id = "kind_name", .heading = "ประเภทข้อความ", .kind = COLUMN_NAME},
    {.id = "number", .heading = "ที่", .kind = COLUMN_COUNT},
    {.id = "text", .heading = "ข้อความ", .kind = COLUMN_TEXT},
    {.id = "count", .heading = "ความถี่", .kind = COLUMN_COUNT},
};

static const struct column KIND_COLUMNS[] = {
    {.id = "survey", .heading = "แบบสำรวจ", .kind = COLUMN_ID},
    {.id = "kind", .heading = "ประเภท", .kind = COLUMN_TEXT},
    {.id = "kind_name", .heading = "ประเภทข้อความ", .kind = COLUMN_NAME},
    {.id = "count", .heading = "จำนวนข้อความ", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
    {.id = "shown", .heading = "จำนวนข้อความที่แสดง", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
};

/* Comments of one kind, from all columns of that kind. */
struct gathered {
    const struct survey_comment **list;
    size_t count, capacity;
    uint64_t total, shown;
    const struct text_collator *collator;
};

static int compare_texts(const struct gathered *gathered, const struct survey_comment *left,
                         const struct survey_comment *right)
{
    if (left->count != right->count)
        return left->count > right->count ? -1 : 1;
    return text_compare_thai(gathered->collator, left->text, right->text);
}

/* The list is short and qsort() takes no context: merged in place of a file-level variable. */
static void sort(struct arena *arena, struct gathered *gathered)
{
    const struct survey_comment **other =
        arena_alloc_array(arena, gathered->count + 1, sizeof *other);
    for (size_t width = 1; width < gathered->count; width *= 2) {
        for (size_t begin = 0; begin < gathered->count; begin += 2 * width) {
            size_t middle = begin + width < gathered->count ? begin + width : gathered->count;
            size_t end = middle + width < gathered->count ? middle + width : gathered->count;
            size_t left = begin, right = middle;
            for (size_t at = begin; at < end; at++) {
                bool first =
                    right == end || (left < middle && compare_texts(gathered, gathered->list[left],
                                                                    gathered->list[right]) <= 0);
                other[at] = gathered->list[first ? left++ : right++];
            }
        }
        const struct survey_comment **swapped = gathered->list;
        gathered->list = other;
        other = swapped;
    }
}

static void gather(struct arena *arena, const struct survey *survey, const char *kind,
                   struct gathered *out)
{
    for (size_t i = 0; i < survey->tally->comment_count; i++) {
        const struct survey_comments *comments = &survey->tally->comments[i];
        if (!text_equal(comments->kind, kind))
            continue;
        out->total += comments->total;
        for (size_t k = 0; k < comments->count; k++) {
            out->list = arena_grow(arena, out->list, out->count, &out->capacity, sizeof *out->list);
            out->list[out->count++] = &comments->list[k];
            out->shown += comments->list[k].count;
        }
    }
    sort(arena, out);
}

static void add_kind(struct arena *arena, struct table *table, struct table *kinds,
                     const struct survey *survey, const struct schema_choice *kind,
                     struct gathered *gathered)
{
    for (size_t i = 0; i < gathered->count; i++) {
        struct row *row = table_add_row(arena, table);
        table_set_text(table, row, "survey", survey->id);
        table_set_text(table, row, "kind", kind->id);
        table_set_text(table, row, "kind_name", kind->thai);
        table_set_number(table, row, "number", number_integer(arena, (int64_t)i + 1));
        table_set_text(table, row, "text", mask_personal(arena, gathered->list[i]->text));
        table_set_number(table, row, "count",
                         number_integer(arena, (int64_t)gathered->list[i]->count));
    }
    struct row *row = table_add_row(arena, kinds);
    table_set_text(kinds, row, "survey", survey->id);
    table_set_text(kinds, row, "kind", kind->id);
    table_set_text(kinds, row, "kind_name", kind->thai);
    table_set_number(kinds, row, "count", number_integer(arena, (int64_t)gathered->total));
    table_set_number(kinds, row, "shown", number_integer(arena, (int64_t)gathered->shown));
}

void survey_comments_add(struct arena *arena, struct office *office,
                         const struct survey_set *const *sets, size_t count)
{
    struct table *table = table_new(arena, "survey/comments", "ข้อคิดเห็นและข้อเสนอแนะ",
                                    COMMENT_COLUMNS, COUNT_OF(COMMENT_COLUMNS));
    struct table *kinds = table_new(arena, "survey/comment_kinds", "จำนวนข้อความแยกตามประเภท",
                                    KIND_COLUMNS, COUNT_OF(KIND_COLUMNS));
    const struct text_collator *collator = text_collator_new(arena);
    for (size_t i = 0; i < count; i++) {
        const struct survey *survey = sets[i]->survey;
        for (size_t k = 0; k < schema_feedback_kinds.count; k++) {
            const struct schema_choice *kind = &schema_feedback_kinds.list[k];
            struct gathered gathered = {.collator = collator};
            gather(arena, survey, kind->id, &gathered);
            if (gathered.total > 0)
                add_kind(arena, table, kinds, survey, kind, &gathered);
        }
    }
    book_add_table(office->book, table);
    book_add_table(office->book, kinds);
}
