/* Columns of the sheet are the survey's items in their order; its groups are the parts of the set
 * from 1 on. A criterion is a number, never a name, which a sheet could take for a pattern. */
#include "generator/survey_data.h"

#include "base/arena.h"
#include "base/data.h"
#include "base/table.h"
#include "base/text.h"
#include "input/survey.h"

enum { FORMULA_BYTES = 4096 };

const struct data_sheet *survey_data_add(struct arena *arena, struct book *book,
                                         const struct survey_set *set, size_t number,
                                         uint64_t small)
{
    const struct survey *survey = set->survey;
    const struct data_rows *rows = survey->tally->responses;
    if (data_rows_count(rows) == 0 || data_rows_count(rows) < small)
        return NULL;
    const char **headings = arena_alloc_array(arena, survey->item_count, sizeof *headings);
    const char **groups = arena_alloc_array(arena, set->part_count, sizeof *groups);
    for (size_t i = 0; i < survey->item_count; i++)
        headings[i] = text_format(arena, "%s %s", survey->items[i].id, survey->items[i].name);
    for (size_t i = 1; i < set->part_count; i++)
        groups[i - 1] = set->parts[i].name;
    struct data_sheet *data = arena_alloc(arena, sizeof *data);
    *data = (struct data_sheet){
        .name = text_format(arena, "responses%zu", number),
        .wish = "คำตอบ",
        .title = text_format(arena, "คำตอบของ%s", survey->title),
        .headings = headings,
        .column_count = survey->item_count,
        .groups = set->part_count > 1 ? groups : NULL,
        .number_heading = "กลุ่มที่",
        .group_heading = "กลุ่มผู้ตอบ",
        .group_of = set->part_of,
        .rows = rows,
    };
    book_add_data(book, data);
    return data;
}

static bool is_chosen(const struct survey_item *item, struct survey_choice choice)
{
    if (choice.item != NULL)
        return item == choice.item;
    if (choice.dimension != NULL) {
        const char *dimension = survey_item_dimension(item);
        return dimension != NULL && text_equal(dimension, choice.dimension);
    }
    return item->kind == SURVEY_KIND_SATISFACTION;
}

/* Everybody's: neighbouring columns are one range. A group's: COUNTIFS wants ranges of one shape,
 * so that each column has its own. */
const char *survey_data_answers(struct arena *arena, const struct data_sheet *data,
                                const struct survey_set *set, size_t part,
                                struct survey_choice choice, size_t level)
{
    const struct survey *survey = set->survey;
    struct text_buffer out;
    if (data == NULL)
        return NULL;
    text_buffer_init(&out, arena, FORMULA_BYTES);
    for (size_t i = 0; i < survey->item_count; i++) {
        size_t first = i;
        if (!is_chosen(&survey->items[i], choice))
            continue;
        while (part == 0 && i + 1 < survey->item_count && is_chosen(&survey->items[i + 1], choice))
            i++;
        text_buffer_add(&out, out.length == 0 ? "=" : "+");
        if (part == 0)
            text_buffer_add_format(&out, "COUNTIF({%s!%zu:%zu},%zu)", data->name, first + 1, i + 1,
                                   level);
        else
            text_buffer_add_format(&out, "COUNTIFS({%s!group:},%zu,{%s!%zu:},%zu)", data->name,
                                   part, data->name, i + 1, level);
    }
    return out.overflowed || out.length == 0 ? NULL : out.data;
}

const char *survey_data_respondents(struct arena *arena, const struct data_sheet *data, size_t part)
{
    if (data == NULL)
        return NULL;
    if (part == 0)
        return text_format(arena, "=ROWS({%s!1:})", data->name);
    return text_format(arena, "=COUNTIF({%s!group:},%zu)", data->name, part);
}
