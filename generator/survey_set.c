/* Applies survey_stats.c to a survey's counts: groups merged, items pooled into dimensions and
 * total, pairs compared. */
#include "generator/survey_set.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/office.h"

struct computing {
    struct arena *arena;
    const struct bands *bands;
    struct survey_set *set;
};

/* --- groups
 * --------------------------------------------------------------------------------------- */

static void add_group(struct survey_group *into, const struct survey_group *from, size_t items)
{
    into->respondents += from->respondents;
    for (size_t i = 0; i < items * SURVEY_TOP; i++)
        into->counts[i] += from->counts[i];
}

static struct survey_group *new_group(struct arena *arena, const char *name, size_t items)
{
    struct survey_group *group = arena_alloc(arena, sizeof *group);
    group->name = name;
    group->counts = arena_alloc_array(arena, items * SURVEY_TOP + 1, sizeof *group->counts);
    return group;
}

/* The smallest group that is not yet merged, the earliest of equally small ones; NULL: none. */
static const struct survey_group *smallest(const struct survey_tally *tally, const bool *merged)
{
    const struct survey_group *found = NULL;
    for (size_t i = 0; i < tally->group_count; i++) {
        const struct survey_group *group = &tally->groups[i];
        if (!merged[i] && (found == NULL || group->respondents < found->respondents))
            found = group;
    }
    return found;
}

/* Merges groups until what is left and what was merged are large enough to be published. */
static struct survey_group *merge_small(struct arena *arena, const struct survey *survey,
                                        uint64_t small, bool *merged)
{
    const struct survey_tally *tally = survey->tally;
    struct survey_group *others = NULL;
    for (;;) {
        const struct survey_group *next = smallest(tally, merged);
        bool enough = others == NULL || others->respondents >= small;
        if (next == NULL || (next->respondents >= small && enough))
            break;
        if (others == NULL)
            others = new_group(arena, SURVEY_OTHERS, survey->item_count);
        merged[next - tally->groups] = true;
        add_group(others, next, survey->item_count);
    }
    /* A group that is called so itself cannot stand beside it. */
    for (size_t i = 0; others != NULL && i < tally->group_count; i++) {
        if (!merged[i] && text_equal(tally->groups[i].name, SURVEY_OTHERS)) {
            merged[i] = true;
            add_group(others, &tally->groups[i], survey->item_count);
        }
    }
    return others;
}

/* Larger groups first; equally large ones keep the order of the file. */
static void sort_by_size(const struct survey_group **groups, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct survey_group *group = groups[i];
        size_t at = i;
        for (; at > 0 && groups[at - 1]->respondents < group->respondents; at--)
            groups[at] = groups[at - 1];
        groups[at] = group;
    }
}

/* The groups to compute, those without a name of their own last. */
static size_t list_groups(struct arena *arena, const struct survey *survey, uint64_t small,
                          const struct survey_group **out)
{
    const struct survey_tally *tally = survey->tally;
    bool *merged = arena_alloc_array(arena, tally->group_count + 1, sizeof *merged);
    const struct survey_group *others = merge_small(arena, survey, small, merged);
    size_t count = 0;
    static const char *const LAST[] = {SURVEY_OTHERS, SURVEY_NO_GROUP};
    for (size_t i = 0; i < tally->group_count; i++) {
        const char *name = tally->groups[i].name;
        if (!merged[i] && !text_equal(name, LAST[0]) && !text_equal(name, LAST[1]))
            out[count++] = &tally->groups[i];
    }
    sort_by_size(out, count);
    if (others != NULL)
        out[count++] = others;
    for (size_t last = 0; last < 2; last++) {
        for (size_t i = 0; i < tally->group_count; i++) {
            if (!merged[i] && text_equal(tally->groups[i].name, LAST[last]))
                out[count++] = &tally->groups[i];
        }
    }
    return count;
}

/* --- items, dimensions, total
 * --------------------------------------------------------------------- */

const char *survey_item_dimension(const struct survey_item *item)
{
    if (item->kind == SURVEY_KIND_SATISFACTION)
        return item->dimension;
    return item->kind == SURVEY_KIND_DISSATISFACTION ? SURVEY_DISSATISFACTION : NULL;
}

static struct survey_dimension *find_dimension(struct survey_set *set, const char *name)
{
    for (size_t i = 0; i < set->dimension_count; i++) {
        if (text_equal(set->dimensions[i].name, name))
            return &set->dimensions[i];
    }
    return NULL;
}

static void collect_dimensions(struct arena *arena, struct survey_set *set)
{
    const struct survey *survey = set->survey;
    set->dimensions = arena_alloc_array(arena, survey->item_count + 1, sizeof *set->dimensions);
    for (int last = 0; last < 2; last++) {
        enum survey_kind kind = last ? SURVEY_KIND_DISSATISFACTION : SURVEY_KIND_SATISFACTION;
        for (size_t i = 0; i < survey->item_count; i++) {
            const struct survey_item *item = &survey->items[i];
            if (item->kind != kind)
                continue;
            struct survey_dimension *dimension = find_dimension(set, survey_item_dimension(item));
            if (dimension == NULL) {
                dimension = &set->dimensions[set->dimension_count++];
                *dimension = (struct survey_dimension){survey_item_dimension(item), last, 0};
            }
            dimension->item_count++;
            set->has_satisfaction = set->has_satisfaction || !last;
        }
    }
}

static void compute_part(const struct computing *computing, const struct survey_group *group,
                         struct survey_part *out)
{
    struct arena *arena = computing->arena;
    struct survey_set *set = computing->set;
    const struct survey *survey = set->survey;
    uint64_t total[SURVEY_TOP] = {0};
    uint64_t(*pooled)[SURVEY_TOP] =
        arena_alloc_array(arena, set->dimension_count + 1, sizeof *pooled);
    bool *ranked = arena_alloc_array(arena, survey->item_count, sizeof *ranked);
    out->name = group->name;
    out->respondents = group->respondents;
    out->items = arena_alloc_array(arena, survey->item_count, sizeof *out->items);
    out->dimensions = arena_alloc_array(arena, set->dimension_count + 1, sizeof *out->dimensions);
    for (size_t i = 0; i < survey->item_count; i++) {
        const struct survey_item *item = &survey->items[i];
        const uint64_t *counts = group->counts + i * SURVEY_TOP;
        const char *name = survey_item_dimension(item);
        out->items[i] = survey_stats_of(arena, counts, computing->bands);
        ranked[i] = item->kind == SURVEY_KIND_SATISFACTION;
        for (size_t k = 0; k < SURVEY_TOP; k++) {
            if (name != NULL)
                pooled[find_dimension(set, name) - set->dimensions][k] += counts[k];
            total[k] += ranked[i] ? counts[k] : 0;
        }
    }
    survey_stats_rank(out->items, ranked, survey->item_count);
    for (size_t i = 0; i < set->dimension_count; i++)
        out->dimensions[i] = survey_stats_of(arena, pooled[i], computing->bands);
    out->total = survey_stats_of(arena, total, computing->bands);
}

/* Groups that are not among the parts were merged into the one of the others. */
static void find_parts(struct arena *arena, struct survey_set *set,
                       const struct survey_group *const *groups, size_t count)
{
    const struct survey_tally *tally = set->survey->tally;
    size_t others = 0;
    set->part_of = arena_alloc_array(arena, tally->group_count + 1, sizeof *set->part_of);
    for (size_t i = 0; i < count; i++) {
        bool own = false;
        for (size_t k = 0; k < tally->group_count && !own; k++) {
            own = groups[i] == &tally->groups[k];
            set->part_of[k] = own ? i + 1 : set->part_of[k];
        }
        others = own ? others : i + 1;
    }
    for (size_t k = 0; k < tally->group_count; k++)
        set->part_of[k] = set->part_of[k] > 0 ? set->part_of[k] : others;
}

static void compute_parts(const struct computing *computing, uint64_t small)
{
    struct arena *arena = computing->arena;
    struct survey_set *set = computing->set;
    const struct survey *survey = set->survey;
    const struct survey_tally *tally = survey->tally;
    const struct survey_group **groups =
        arena_alloc_array(arena, tally->group_count + 1, sizeof *groups);
    struct survey_group *all = new_group(arena, NULL, survey->item_count);
    for (size_t i = 0; i < tally->group_count; i++)
        add_group(all, &tally->groups[i], survey->item_count);
    size_t count = *survey->group_column != '\0' ? list_groups(arena, survey, small, groups) : 0;
    set->parts = arena_alloc_array(arena, count + 1, sizeof *set->parts);
    set->part_count = count + 1;
    compute_part(computing, all, &set->parts[0]);
    for (size_t i = 0; i < count; i++)
        compute_part(computing, groups[i], &set->parts[i + 1]);
    find_parts(arena, set, groups, count);
}

/* --- needs
 * ---------------------------------------------------------------------------------------- */

static void add_need(const struct computing *computing, size_t importance)
{
    struct survey_set *set = computing->set;
    const struct survey_item *items = set->survey->items;
    struct survey_need *need = &set->needs[set->need_count];
    *need = (struct survey_need){.pair = items[importance].pair,
                                 .importance = &items[importance],
                                 .i = set->parts[0].items[importance].mean};
    for (size_t i = 0; i < set->survey->item_count; i++) {
        if (items[i].kind == SURVEY_KIND_PERFORMANCE && text_equal(items[i].pair, need->pair)) {
            need->performance = &items[i];
            need->d = set->parts[0].items[i].mean;
        }
    }
    if (need->performance == NULL)
        return; /* reported when the items were read */
    need->pni = survey_pni(computing->arena, need->i, need->d);
    set->need_count++;
}

static void rank_needs(struct survey_set *set)
{
    for (size_t i = 0; i < set->need_count; i++) {
        struct survey_need *need = &set->needs[i];
        need->rank = need->pni != NULL ? 1 : 0;
        for (size_t other = 0; need->pni != NULL && other < set->need_count; other++) {
            const struct number *pni = set->needs[other].pni;
            int order = pni != NULL ? number_compare(pni, need->pni) : -1;
            need->rank += order > 0 || (order == 0 && other < i);
        }
    }
}

/* In the order in which a pair first stands in the file. */
static void compute_needs(const struct computing *computing)
{
    struct survey_set *set = computing->set;
    const struct survey *survey = set->survey;
    set->needs = arena_alloc_array(computing->arena, survey->item_count + 1, sizeof *set->needs);
    for (size_t i = 0; i < survey->item_count; i++) {
        const struct survey_item *item = &survey->items[i];
        bool first = item->kind == SURVEY_KIND_IMPORTANCE || item->kind == SURVEY_KIND_PERFORMANCE;
        for (size_t before = 0; before < set->need_count && first; before++)
            first = !text_equal(set->needs[before].pair, item->pair);
        for (size_t k = i; k < survey->item_count && first; k++) {
            if (survey->items[k].kind == SURVEY_KIND_IMPORTANCE &&
                text_equal(survey->items[k].pair, item->pair)) {
                add_need(computing, k);
                break;
            }
        }
    }
    rank_needs(set);
}

struct survey_set *survey_set_compute(struct arena *arena, const struct office *office,
                                      const struct survey *survey, bool published)
{
    struct survey_set *set = arena_alloc(arena, sizeof *set);
    struct computing computing = {arena, &office->settings.scheme.likert_bands, set};
    int small = published ? office->settings.scheme.small_group : 0;
    set->survey = survey;
    collect_dimensions(arena, set);
    compute_parts(&computing, small > 0 ? (uint64_t)small : 0);
    compute_needs(&computing);
    set->alpha = survey_alpha(arena, survey);
    set->sample = survey_sample(arena, survey->population);
    const struct number *returned = number_integer(arena, (int64_t)(100 * survey->tally->returned));
    set->response_rate = number_divide(arena, returned, survey->sent);
    return set;
}

const char *survey_band_word(struct arena *arena, const struct survey_stats *stats,
                             bool dissatisfaction)
{
    if (!dissatisfaction || *stats->band == '\0')
        return stats->band;
    return text_format(arena, "ไม่พึงพอใจ%s", stats->band);
}
