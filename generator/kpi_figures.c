/* Figure ids, values and units of the indicators. No arithmetic. */
#include "generator/kpi_figures.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/office.h"

/* What an indicator's actual, diff and gap are measured in, from its Thai unit. */
static enum figure_unit unit_of(const char *unit, bool difference)
{
    if (text_equal(unit, "ร้อยละ") || text_equal(unit, "%"))
        return difference ? FIGURE_PERCENT_POINT : FIGURE_PERCENT;
    if (text_equal(unit, "บาท"))
        return FIGURE_BAHT;
    if (text_equal(unit, "วัน") || text_equal(unit, "วันทำการ"))
        return FIGURE_DAYS;
    if (text_starts_with(unit, "คะแนน") || text_starts_with(unit, "ระดับ"))
        return FIGURE_SCORE;
    return FIGURE_COUNT;
}

static void add_number(struct arena *arena, struct book *book, const char *prefix,
                       const char *name, const struct number *number, enum figure_unit unit)
{
    struct figure figure = {text_format(arena, "%s/%s", prefix, name), number, NULL, unit};
    book_add_figure(book, figure);
}

static void add_indicator(struct arena *arena, const struct office *office,
                          const struct kpi_set *set, const struct kpi_indicator *it)
{
    struct book *book = office->book;
    const char *unit = table_text(book_table(book, "indicators"), it->definition, "unit");
    const char *id = text_format(arena, "kpi/%s/%s", set->name, it->id);
    enum figure_unit actual_unit = unit_of(unit, false), gap_unit = unit_of(unit, true);
    add_number(arena, book, id, "actual", it->actual, actual_unit);
    if (it->criteria.method != KPI_NONE) {
        add_number(arena, book, id, "score", it->score, FIGURE_SCORE);
        add_number(arena, book, id, "final", it->final, FIGURE_SCORE);
        add_number(arena, book, id, "weighted", it->weighted, FIGURE_SCORE);
    }
    add_number(arena, book, id, "gap", it->gap.gap, gap_unit);
    add_number(arena, book, id, "diff", it->gap.diff, gap_unit);
    add_number(arena, book, id, "gap_percent", it->gap.gap_percent, FIGURE_PERCENT);
    if (it->direction > 0)
        add_number(arena, book, id, "achieved_percent", it->gap.achieved_percent,
                   FIGURE_PERCENT);
    add_number(arena, book, id, "gap_rank",
               it->gap_rank > 0 ? number_integer(arena, it->gap_rank) : NULL, FIGURE_RANK);
    if (it->criteria.method != KPI_NONE)
        add_number(arena, book, id, "committee_score", it->committee_score, FIGURE_SCORE);
}

void kpi_figures_add(struct arena *arena, const struct office *office,
                     const struct kpi_set *set)
{
    struct book *book = office->book;
    const char *total = text_format(arena, "kpi/%s/total", set->name);
    const char *prefix = text_format(arena, "kpi/%s", set->name);
    for (size_t i = 0; i < set->count; i++)
        add_indicator(arena, office, set, &set->indicators[i]);
    if (set->scored) {
        struct figure grade = {text_format(arena, "%s/grade", total), NULL, set->grade,
                               FIGURE_WORD};
        add_number(arena, book, total, "weight", set->total.weight, FIGURE_PERCENT);
        add_number(arena, book, total, "score", set->total.score, FIGURE_SCORE);
        add_number(arena, book, total, "percent", set->total.percent, FIGURE_PERCENT);
        book_add_figure(book, grade);
        add_number(arena, book, total, "committee_score", set->total.committee_score,
                   FIGURE_SCORE);
    }
    for (size_t i = 0; i < set->component_count; i++)
        add_number(arena, book, prefix,
                   text_format(arena, "component/%s/score", set->components[i].component),
                   set->components[i].score, FIGURE_SCORE);
    add_number(arena, book, prefix, "achieved_share", set->achieved_share, FIGURE_PERCENT);
}
