/* Figure ids, values and units of the surveys. No arithmetic. */
#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/survey_book.h"

struct adding {
    struct arena *arena;
    struct book *book;
    const char *prefix;
};

static void add(const struct adding *adding, const char *name, const struct number *number,
                enum figure_unit unit)
{
    struct figure figure = {text_format(adding->arena, "%s/%s", adding->prefix, name), number, NULL,
                            unit};
    book_add_figure(adding->book, figure);
}

static void add_stats(const struct adding *adding, const struct survey_stats *stats, bool ranked)
{
    struct arena *arena = adding->arena;
    struct figure band = {text_format(arena, "%s/band", adding->prefix), NULL,
                          *stats->band != '\0' ? stats->band : NULL, FIGURE_WORD};
    add(adding, "n", number_integer(arena, (int64_t)stats->n), FIGURE_COUNT);
    add(adding, "mean", stats->mean, FIGURE_SCORE);
    add(adding, "sd", stats->sd, FIGURE_SCORE);
    for (size_t k = SURVEY_TOP; k > 0; k--)
        add(adding, text_format(arena, "percent%zu", k), stats->percent[k - 1], FIGURE_PERCENT);
    add(adding, "top2", stats->top2, FIGURE_PERCENT);
    add(adding, "bottom2", stats->bottom2, FIGURE_PERCENT);
    add(adding, "mean_percent", stats->mean_percent, FIGURE_PERCENT);
    book_add_figure(adding->book, band);
    if (ranked)
        add(adding, "rank", stats->rank > 0 ? number_integer(arena, stats->rank) : NULL,
            FIGURE_RANK);
}

void survey_figures_add_stats(struct arena *arena, struct book *book, const char *prefix,
                              const struct survey_stats *stats, bool ranked)
{
    struct adding adding = {arena, book, prefix};
    add_stats(&adding, stats, ranked);
}

static void add_part(struct arena *arena, struct book *book, const struct survey_set *set,
                     const struct survey_part *part)
{
    const struct survey *survey = set->survey;
    const char *name = part->name != NULL ? part->name : "all";
    for (size_t i = 0; i < survey->item_count; i++) {
        struct adding adding = {
            arena, book,
            text_format(arena, "survey/%s/%s/%s", survey->id, name, survey->items[i].id)};
        add_stats(&adding, &part->items[i], survey->items[i].kind == SURVEY_KIND_SATISFACTION);
    }
    for (size_t i = 0; i < set->dimension_count; i++) {
        struct adding adding = {arena, book,
                                text_format(arena, "survey/%s/%s/dimension:%s", survey->id, name,
                                            set->dimensions[i].name)};
        add_stats(&adding, &part->dimensions[i], false);
    }
    if (set->has_satisfaction) {
        struct adding adding = {arena, book,
                                text_format(arena, "survey/%s/%s/total", survey->id, name)};
        add_stats(&adding, &part->total, false);
    }
}

void survey_figures_add(struct arena *arena, struct book *book, const struct survey_set *set)
{
    const struct survey *survey = set->survey;
    struct adding whole = {arena, book, text_format(arena, "survey/%s", survey->id)};
    add(&whole, "sent", survey->sent, FIGURE_COUNT);
    add(&whole, "returned", number_integer(arena, (int64_t)survey->tally->returned), FIGURE_COUNT);
    add(&whole, "response_rate", set->response_rate, FIGURE_PERCENT);
    add(&whole, "alpha", set->alpha, FIGURE_SCORE);
    for (size_t i = 0; i < set->part_count; i++)
        add_part(arena, book, set, &set->parts[i]);
    for (size_t i = 0; i < set->need_count; i++) {
        const struct survey_need *need = &set->needs[i];
        struct adding adding = {arena, book,
                                text_format(arena, "survey/%s/need/%s", survey->id, need->pair)};
        add(&adding, "i", need->i, FIGURE_SCORE);
        add(&adding, "d", need->d, FIGURE_SCORE);
        add(&adding, "pni", need->pni, FIGURE_SCORE);
        add(&adding, "rank", need->rank > 0 ? number_integer(arena, need->rank) : NULL,
            FIGURE_RANK);
    }
}
