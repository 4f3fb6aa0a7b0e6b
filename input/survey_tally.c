/* Counts of a survey: additions of whole numbers only, so that parts of a file can be counted apart
 * and added up. */
#include <string.h>

#include "base/arena.h"
#include "base/data.h"
#include "base/text.h"
#include "input/lookup.h"
#include "input/survey_parts.h"

struct survey_tally *survey_tally_new(struct arena *arena, const struct survey_plan *plan)
{
    struct survey_tally *tally = arena_alloc(arena, sizeof *tally);
    size_t items = plan->survey.item_count;
    tally->arena = arena;
    tally->item_count = items;
    tally->complete.sum = arena_alloc_array(arena, items + 1, sizeof *tally->complete.sum);
    tally->complete.squares = arena_alloc_array(arena, items + 1, sizeof *tally->complete.squares);
    tally->schools = lookup_new(arena);
    tally->responses = data_rows_new(arena, items, SURVEY_KEPT_ROWS);
    tally->comment_count = plan->comment_count;
    tally->comments = arena_alloc_array(arena, plan->comment_count + 1, sizeof *tally->comments);
    for (size_t i = 0; i < plan->comment_count; i++) {
        tally->comments[i].column = plan->comments[i].column;
        tally->comments[i].kind = plan->comments[i].kind;
    }
    return tally;
}

size_t survey_tally_group(struct survey_tally *tally, const char *name)
{
    for (size_t i = 0; i < tally->group_count; i++) {
        if (text_equal(tally->groups[i].name, name)) {
            return i;
        }
    }
    tally->groups = arena_grow(tally->arena, tally->groups, tally->group_count,
                               &tally->group_capacity, sizeof *tally->groups);
    tally->groups[tally->group_count] = (struct survey_group){
        .name = name,
        .counts =
            arena_alloc_array(tally->arena, tally->item_count * SURVEY_TOP + 1, sizeof(uint64_t)),
    };
    return tally->group_count++;
}

void survey_tally_add(struct survey_tally *tally, const struct survey *survey, size_t group,
                      const signed char *answers)
{
    struct survey_complete *complete = &tally->complete;
    uint64_t *counts = tally->groups[group].counts;
    uint64_t total = 0;
    bool all = true;
    for (size_t i = 0; i < tally->item_count; i++) {
        bool counted = survey->items[i].kind == SURVEY_KIND_SATISFACTION;
        if (answers[i] > 0) {
            counts[i * SURVEY_TOP + (size_t)answers[i] - 1]++;
            total += counted ? (uint64_t)answers[i] : 0;
        } else if (counted) {
            all = false;
        }
    }
    data_rows_add(tally->responses, group, (const uint8_t *)answers);
    tally->returned++;
    tally->groups[group].respondents++;
    if (!all) {
        return;
    }
    complete->respondents++;
    complete->total_sum += total;
    complete->total_squares += total * total;
    for (size_t i = 0; i < tally->item_count; i++) {
        if (survey->items[i].kind == SURVEY_KIND_SATISFACTION) {
            complete->sum[i] += (uint64_t)answers[i];
            complete->squares[i] += (uint64_t)(answers[i] * answers[i]);
        }
    }
}

static void merge_comments(struct survey_tally *tally, const struct survey_tally *other)
{
    for (size_t i = 0; i < tally->comment_count; i++) {
        const struct survey_comments *from = &other->comments[i];
        uint64_t total = tally->comments[i].total + from->total;
        for (size_t j = 0; j < from->count; j++) {
            survey_comment_add(tally->arena, &tally->comments[i], from->list[j].text,
                               from->list[j].count);
        }
        tally->comments[i].total = total; /* also of those that were not kept */
    }
}

void survey_tally_merge(struct survey_tally *tally, const struct survey_tally *other)
{
    struct survey_complete *complete = &tally->complete;
    size_t *group_of = arena_alloc_array(tally->arena, other->group_count, sizeof *group_of);
    for (size_t i = 0; i < other->group_count; i++) {
        const struct survey_group *from = &other->groups[i];
        size_t index = survey_tally_group(tally, text_copy(tally->arena, from->name));
        struct survey_group *group = &tally->groups[index];
        group_of[i] = index;
        group->respondents += from->respondents;
        for (size_t j = 0; j < tally->item_count * SURVEY_TOP; j++) {
            group->counts[j] += from->counts[j];
        }
    }
    data_rows_append(tally->responses, other->responses, group_of);
    tally->returned += other->returned;
    complete->respondents += other->complete.respondents;
    complete->total_sum += other->complete.total_sum;
    complete->total_squares += other->complete.total_squares;
    for (size_t i = 0; i < tally->item_count; i++) {
        complete->sum[i] += other->complete.sum[i];
        complete->squares[i] += other->complete.squares[i];
    }
    for (size_t i = 0; i < lookup_count(other->schools); i++) {
        size_t before;
        const char *name = lookup_keys(other->schools)[i];
        if (!lookup_find(tally->schools, name, &before)) {
            lookup_add(tally->schools, text_copy(tally->arena, name), 1, &before);
        }
    }
    merge_comments(tally, other);
}

/* --- comments
 * ------------------------------------------------------------------------------------- */

static uint64_t hash(const char *text)
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (; *text != '\0'; text++) {
        value = (value ^ (unsigned char)*text) * UINT64_C(1099511628211);
    }
    /* FNV's high bits hardly differ for short texts; mixed, every comment has the same chance. */
    value = (value ^ (value >> 33)) * UINT64_C(0xff51afd7ed558ccd);
    return value ^ (value >> 29);
}

static bool comes_before(const struct survey_comment *comment, uint64_t hashed, const char *text)
{
    return comment->hash != hashed ? comment->hash < hashed : strcmp(comment->text, text) < 0;
}

static void find_largest(struct survey_comments *comments)
{
    comments->largest = 0;
    for (size_t i = 1; i < comments->count; i++) {
        const struct survey_comment *most = &comments->list[comments->largest];
        if (comes_before(most, comments->list[i].hash, comments->list[i].text)) {
            comments->largest = i;
        }
    }
}

void survey_comment_add(struct arena *arena, struct survey_comments *comments, const char *text,
                        uint64_t times)
{
    uint64_t hashed = hash(text);
    bool full = comments->count == SURVEY_COMMENT_LIMIT;
    comments->total += times;
    if (comments->list == NULL) {
        comments->list = arena_alloc_array(arena, SURVEY_COMMENT_LIMIT, sizeof *comments->list);
    }
    if (full && comes_before(&comments->list[comments->largest], hashed, text)) {
        return;
    }
    for (size_t i = 0; i < comments->count; i++) {
        if (comments->list[i].hash == hashed && text_equal(comments->list[i].text, text)) {
            comments->list[i].count += times;
            return;
        }
    }
    size_t place = full ? comments->largest : comments->count++;
    comments->list[place] =
        (struct survey_comment){.text = text_copy(arena, text), .count = times, .hash = hashed};
    if (comments->count == SURVEY_COMMENT_LIMIT) {
        find_largest(comments);
    }
}
