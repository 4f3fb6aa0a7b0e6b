/* The figures of the budget, and the order of its parts. No arithmetic but the distance to a
 * target. */
#include "generator/budget_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/budget_set.h"
#include "generator/field.h"
#include "input/office.h"

void budget_figures_add(struct arena *arena, struct book *book, const char *name,
                        const struct budget_sum *sum)
{
    const char *prefix = text_format(arena, "budget/%s", name);
    field_figure(arena, book, prefix, "allocated", sum->allocated, FIGURE_BAHT);
    field_figure(arena, book, prefix, "committed", sum->committed, FIGURE_BAHT);
    field_figure(arena, book, prefix, "disbursed", sum->disbursed, FIGURE_BAHT);
    field_figure(arena, book, prefix, "remaining", budget_remaining(arena, sum), FIGURE_BAHT);
    field_figure(arena, book, prefix, "disbursed_percent", budget_disbursed_percent(arena, sum),
                 FIGURE_PERCENT);
    field_figure(arena, book, prefix, "used_percent", budget_used_percent(arena, sum),
                 FIGURE_PERCENT);
}

/* Sums that a target is set for. */
static void add_aimed(struct arena *arena, const struct office *office, const char *name,
                      const struct budget_sum *sum, const char *kind, int quarter)
{
    const char *prefix = text_format(arena, "budget/%s", name);
    budget_figures_add(arena, office->book, name, sum);
    field_figure(arena, office->book, prefix, "versus_target",
                 number_subtract(arena, budget_disbursed_percent(arena, sum),
                                 budget_target(office, quarter, kind, "disbursed")),
                 FIGURE_PERCENT_POINT);
    field_figure(arena, office->book, prefix, "used_versus_target",
                 number_subtract(arena, budget_used_percent(arena, sum),
                                 budget_target(office, quarter, kind, "used")),
                 FIGURE_PERCENT_POINT);
}

static void add_parts(struct arena *arena, struct book *book, const char *prefix,
                      const struct budget_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (!text_is_empty(parts->list[i].name))
            budget_figures_add(arena, book,
                               text_format(arena, "%s:%s", prefix, parts->list[i].name),
                               &parts->list[i].sum);
    }
}

void budget_add(struct arena *arena, struct office *office)
{
    const struct budget *budget = budget_compute(arena, office);
    if (!budget)
        return;
    add_aimed(arena, office, "total", &budget->total, "overall", budget->quarters);
    add_aimed(arena, office, "recurrent", &budget->recurrent, "recurrent", budget->quarters);
    add_aimed(arena, office, "capital", &budget->capital, "capital", budget->quarters);
    if (budget->carried_over.count > 0)
        budget_figures_add(arena, office->book, "carried_over", &budget->carried_over);
    add_parts(arena, office->book, "type", &budget->types);
    add_parts(arena, office->book, "plan", &budget->plans);
    add_parts(arena, office->book, "project", &budget->projects);
    book_set_number(office->book, "period.quarter", number_integer(arena, budget->quarters));
    budget_book_add_sums(arena, office, budget);
    budget_book_add_lines(arena, office, budget);
}
