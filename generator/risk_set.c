/* From the rows of risks.csv to ranked scores. Makes no tables. */
#include "generator/risk_set.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "input/office.h"

static int integer_of(const struct table *table, const struct row *row, const char *id)
{
    int64_t value = 0;
    bool given = number_to_integer(table_number(table, row, id), &value);
    return given ? (int)value : 0;
}

int risk_score(const struct risk *risk)
{
    return risk->likelihood * risk->impact;
}

int risk_residual_score(const struct risk *risk)
{
    return risk->residual_likelihood * risk->residual_impact;
}

size_t risk_band(struct arena *arena, const struct bands *bands, int score)
{
    const struct number *value = number_integer(arena, score);
    size_t i = 0;
    while (i + 1 < bands->count && number_compare(value, bands->list[i].from) < 0)
        i++;
    return i;
}

static int compare_risks(const void *left, const void *right)
{
    const struct risk *a = *(const struct risk *const *)left;
    const struct risk *b = *(const struct risk *const *)right;
    if (risk_score(a) != risk_score(b))
        return risk_score(b) - risk_score(a);
    if (a->impact != b->impact)
        return b->impact - a->impact;
    if (a->likelihood != b->likelihood)
        return b->likelihood - a->likelihood;
    return text_compare_natural(a->id, b->id);
}

void risk_rank(struct arena *arena, struct risk_set *set)
{
    set->ranked = arena_alloc_array(arena, set->count + 1, sizeof *set->ranked);
    for (size_t i = 0; i < set->count; i++)
        set->ranked[i] = &set->list[i];
    qsort(set->ranked, set->count, sizeof *set->ranked, compare_risks);
    for (size_t i = 0; i < set->count; i++)
        set->list[set->ranked[i] - set->list].rank = (int)i + 1;
}

struct risk_set *risk_compute(struct arena *arena, const struct office *office)
{
    const struct table *table = book_table(office->book, "risks");
    if (!field_is_reported(table))
        return NULL;
    struct risk_set *set = arena_alloc(arena, sizeof *set);
    set->list = arena_alloc_array(arena, table->row_count + 1, sizeof *set->list);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        if (row->bad)
            continue;
        set->list[set->count++] = (struct risk){
            .row = row,
            .id = table_text(table, row, "id"),
            .likelihood = integer_of(table, row, "likelihood"),
            .impact = integer_of(table, row, "impact"),
            .residual_likelihood = integer_of(table, row, "residual_likelihood"),
            .residual_impact = integer_of(table, row, "residual_impact"),
        };
    }
    risk_rank(arena, set);
    return set;
}
