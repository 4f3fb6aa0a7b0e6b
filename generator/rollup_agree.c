/* Whether the figures of a part, and those of the whole, fit together. Changes nothing. */
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "generator/rollup.h"
#include "generator/rollup_answers.h"
#include "generator/rollup_part.h"
#include "input/schema.h"
#include "input/schema_field.h"

static const char *const AMOUNTS[] = {"allocated", "committed", "disbursed"};
enum { AMOUNT_COUNT = sizeof AMOUNTS / sizeof *AMOUNTS };

struct agreeing {
    struct arena *arena;
    const struct rollup_part *part;
    struct diag *diag;
};

static const struct number *value(struct agreeing *agreeing, const char *id)
{
    return rollup_part_number(agreeing->arena, agreeing->part, id);
}

static const char *shown(struct arena *arena, const struct number *number)
{
    return number ? number_print_shortest(arena, number) : "";
}

/* False, reported, when both are there and `good` does not hold. */
static bool holds(struct agreeing *agreeing, const char *id, const struct number *whole,
                  const struct number *parts, bool good)
{
    if (good)
        return true;
    diag_report(agreeing->diag, ROL006, diag_file(agreeing->part->source), id,
                shown(agreeing->arena, whole), shown(agreeing->arena, parts));
    return false;
}

static bool equal(const struct number *left, const struct number *right)
{
    return !left || !right || number_compare(left, right) == 0;
}

/* --- money ------------------------------------------------------------------------------------ */

static const struct number *sum_of_types(struct agreeing *agreeing, const char *amount)
{
    const struct rollup_lines *lines = &agreeing->part->figures;
    const char *ending = text_format(agreeing->arena, "/%s", amount);
    const struct number *sum = NULL;
    for (size_t i = 0; i < lines->count; i++) {
        const char *id = lines->list[i].id;
        if (!text_starts_with(id, "budget/type:") || !text_ends_with(id, ending))
            continue;
        const struct number *one = value(agreeing, id);
        sum = sum ? number_add(agreeing->arena, sum, one) : one;
    }
    return sum;
}

static bool money_agrees(struct agreeing *agreeing)
{
    struct arena *arena = agreeing->arena;
    for (size_t i = 0; i < AMOUNT_COUNT; i++) {
        const char *id = text_format(arena, "budget/total/%s", AMOUNTS[i]);
        const struct number *whole = value(agreeing, id);
        const struct number *kinds = number_add(
            arena, value(agreeing, text_format(arena, "budget/recurrent/%s", AMOUNTS[i])),
            value(agreeing, text_format(arena, "budget/capital/%s", AMOUNTS[i])));
        const struct number *types = sum_of_types(agreeing, AMOUNTS[i]);
        if (!holds(agreeing, id, whole, kinds, equal(whole, kinds)) ||
            !holds(agreeing, id, whole, types, equal(whole, types)))
            return false;
    }
    const struct number *left =
        number_subtract(arena, value(agreeing, "budget/total/allocated"),
                        number_add(arena, value(agreeing, "budget/total/committed"),
                                   value(agreeing, "budget/total/disbursed")));
    const struct number *remaining = value(agreeing, "budget/total/remaining");
    return holds(agreeing, "budget/total/remaining", remaining, left, equal(remaining, left));
}

/* --- counts ----------------------------------------------------------------------------------- */

/* The first is not above the second. */
static bool within(struct agreeing *agreeing, const char *part, const char *whole)
{
    const struct number *less = value(agreeing, part), *more = value(agreeing, whole);
    return holds(agreeing, whole, more, less, !less || !more || number_compare(less, more) <= 0);
}

static bool counts_agree(struct agreeing *agreeing)
{
    if (!within(agreeing, "projects/finished", "projects/planned") ||
        !within(agreeing, "projects/on_time", "projects/finished"))
        return false;
    for (size_t i = 0; i < schema_feedback_kinds.count; i++) {
        const char *kind = schema_feedback_kinds.list[i].id;
        if (!within(agreeing, text_format(agreeing->arena, "feedback/%s/resolved", kind),
                    text_format(agreeing->arena, "feedback/%s/count", kind)))
            return false;
    }
    return true;
}

/* The counts make n, and their mean is the mean printed (to 10 decimals: it was rounded to a
 * double). */
static bool answers_agree(struct agreeing *agreeing, const char *prefix)
{
    struct arena *arena = agreeing->arena;
    uint64_t counts[SURVEY_TOP] = {0};
    const char *id = text_format(arena, "%s/n", prefix);
    const struct number *n = value(agreeing, id);
    if (!n || number_sign(n) == 0)
        return true;
    if (!rollup_answers_add(arena, agreeing->part, prefix, counts))
        return holds(agreeing, id, n, NULL, false);
    int64_t sum = 0;
    for (int i = 0; i < SURVEY_TOP; i++)
        sum += (int64_t)counts[i] * (i + 1);
    const struct number *mean = number_divide(arena, number_integer(arena, sum), n);
    const char *mean_id = text_format(arena, "%s/mean", prefix);
    const struct number *printed = value(agreeing, mean_id);
    return holds(agreeing, mean_id, printed, mean,
                 printed && number_compare(number_round(arena, printed, 10),
                                           number_round(arena, mean, 10)) == 0);
}

static bool surveys_agree(struct agreeing *agreeing)
{
    const struct rollup_lines *lines = &agreeing->part->figures;
    for (size_t i = 0; i < lines->count; i++) {
        const char *id = lines->list[i].id;
        if (text_starts_with(id, "survey/") && text_ends_with(id, "/n") &&
            !answers_agree(agreeing, text_copy_n(agreeing->arena, id, strlen(id) - 2)))
            return false;
    }
    return true;
}

bool rollup_part_agrees(struct arena *arena, const struct rollup_part *part, struct diag *diag)
{
    struct arena *own = arena_new_like(arena, (size_t)256 << 20);
    struct agreeing agreeing = {own, part, diag};
    bool good = money_agrees(&agreeing) && counts_agree(&agreeing) && surveys_agree(&agreeing);
    arena_free(own);
    return good;
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Figures that are sums over the offices. */
static bool is_sum(const struct figure *figure)
{
    return figure->unit == FIGURE_BAHT ||
           (figure->unit == FIGURE_COUNT &&
            (text_starts_with(figure->id, "projects/") ||
             text_starts_with(figure->id, "feedback/") ||
             (text_starts_with(figure->id, "survey/") && !text_ends_with(figure->id, "/offices"))));
}

void rollup_check_sums(struct rollup *rollup)
{
    const struct figure *figures;
    size_t count = book_figures(rollup->book, &figures);
    for (size_t i = 0; i < count; i++) {
        if (!is_sum(&figures[i]))
            continue;
        const struct number *sum = NULL;
        for (size_t p = 0; p < rollup->count; p++)
            sum = field_plus(rollup->arena, sum,
                             rollup_part_number(rollup->arena, &rollup->parts[p], figures[i].id));
        const struct number *whole = figures[i].number;
        if ((whole == NULL) != (sum == NULL) || (whole && number_compare(whole, sum) != 0))
            diag_report(rollup->diag, ROL009, diag_file("figures.csv"), figures[i].id,
                        shown(rollup->arena, whole), shown(rollup->arena, sum));
    }
}
