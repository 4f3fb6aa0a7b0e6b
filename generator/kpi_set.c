/* From the rows of indicators.csv and results.csv to a computed set. Makes no tables and no text. */
#include "generator/kpi_set.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/office.h"

const char *const KPI_SET_NAMES[KPI_SET_COUNT] = {"krs", "agreement", "strategy"};

static const char *set_title(const char *name)
{
    if (text_equal(name, "krs"))
        return "มาตรการปรับปรุงประสิทธิภาพในการปฏิบัติราชการ";
    if (text_equal(name, "agreement"))
        return "คำรับรองการปฏิบัติราชการ";
    return "ตัวชี้วัดตามแผนกลยุทธ์";
}

const char *kpi_band_word(struct arena *arena, const struct bands *bands,
                          const struct number *value)
{
    const struct number *printed = number_round(arena, value, 2);
    for (size_t i = 0; printed && i < bands->count; i++) {
        if (number_compare(printed, bands->list[i].from) >= 0)
            return bands->list[i].word;
    }
    return NULL;
}

/* The row of results.csv for an indicator in this round. A row that could not be read is returned too:
 * the caller leaves the indicator out (formulas.md: "a dropped row counts as excluded"). */
static const struct row *find_result(const struct table *results, const char *set,
                                     const char *id, int months)
{
    for (size_t i = 0; results && i < results->row_count; i++) {
        const struct row *row = &results->rows[i];
        int64_t row_months;
        if (number_to_integer(table_number(results, row, "months"), &row_months) &&
            row_months == months && text_equal(table_text(results, row, "set"), set) &&
            text_equal(table_text(results, row, "indicator"), id))
            return row;
    }
    return NULL;
}

static bool is_percent_unit(const char *unit)
{
    return text_equal(unit, "ร้อยละ") || text_equal(unit, "%");
}

/* `actual` as given, else the finished steps or numerator / denominator (× 100 for percent). `*computed`
 * says that it is such a quotient. */
static const struct number *actual_of(struct arena *arena, const struct office *office,
                                      const struct kpi_indicator *indicator,
                                      const struct row *row, bool *computed)
{
    const struct table *results = book_table(office->book, "results");
    const struct table *indicators = book_table(office->book, "indicators");
    *computed = false;
    if (!row || row->bad)
        return NULL;
    if (indicator->criteria.method == KPI_MILESTONE)
        return kpi_milestone(arena, table_text(results, row, "steps"));
    const struct number *actual = table_number(results, row, "actual");
    if (actual)
        return actual;
    actual = number_divide(arena, table_number(results, row, "numerator"),
                           table_number(results, row, "denominator"));
    *computed = actual != NULL;
    if (actual && is_percent_unit(table_text(indicators, indicator->definition, "unit")))
        actual = number_multiply(arena, number_integer(arena, 100), actual);
    return actual;
}

const struct number *kpi_actual_of_round(struct arena *arena, const struct office *office,
                                         const char *set, const struct kpi_indicator *indicator,
                                         int months)
{
    bool computed;
    const struct row *row =
        find_result(book_table(office->book, "results"), set, indicator->id, months);
    return actual_of(arena, office, indicator, row, &computed);
}

static void read_criteria(struct kpi_criteria *criteria, const struct table *table,
                          const struct row *row, const struct scheme_settings *scheme)
{
    static const char *const LEVELS[5] = {"level1", "level2", "level3", "level4", "level5"};
    const char *direction = table_text(table, row, "direction");
    if (!kpi_method_parse(table_text(table, row, "method"), &criteria->method))
        criteria->method = KPI_NONE;
    for (int i = 0; i < 5; i++)
        criteria->level[i] = table_number(table, row, LEVELS[i]);
    criteria->low = table_number(table, row, "low");
    criteria->standard = table_number(table, row, "standard");
    criteria->high = table_number(table, row, "high");
    criteria->target = table_number(table, row, "target");
    criteria->middle = scheme->three_target_middle;
    criteria->direction = text_equal(direction, "up") ? 1 : text_equal(direction, "down") ? -1 : 0;
}

/* Score, penalty and weight of an indicator whose actual is known or missing. */
static void score_indicator(struct arena *arena, struct kpi_indicator *indicator,
                            const struct scheme_settings *scheme)
{
    bool of_hundred = kpi_method_of_hundred(indicator->criteria.method);
    if (indicator->excluded)
        return;
    indicator->score = kpi_score(arena, &indicator->criteria, indicator->actual);
    if (!indicator->score) {
        if (scheme->kpi_missing == KPI_MISSING_EXCLUDE) {
            indicator->excluded = true;
            return;
        }
        bool one = scheme->kpi_missing == KPI_MISSING_ONE && !of_hundred;
        indicator->score = number_integer(arena, one ? 1 : 0);
    }
    indicator->final = of_hundred ? indicator->score
                                  : kpi_after_penalty(arena, indicator->score, indicator->late,
                                                      scheme->late_penalty);
    indicator->weighted =
        number_divide(arena, number_multiply(arena, indicator->weight, indicator->final),
                      number_integer(arena, 100));
}

static void compute_indicator(struct arena *arena, const struct office *office,
                              const char *set, const struct row *row,
                              struct kpi_indicator *out)
{
    const struct table *indicators = book_table(office->book, "indicators");
    const struct table *results = book_table(office->book, "results");
    out->definition = row;
    out->id = table_text(indicators, row, "id");
    out->component = table_text(indicators, row, "component");
    read_criteria(&out->criteria, indicators, row, &office->settings.scheme);
    out->direction = kpi_direction(&out->criteria);
    out->target = kpi_target(arena, &out->criteria);
    out->weight = table_number(indicators, row, "weight");
    out->result = find_result(results, set, out->id, office->settings.period.months);
    if (out->result && out->result->bad) {
        out->result = NULL;
        out->excluded = true;
    }
    if (out->result) {
        out->late = table_number(results, out->result, "late_reports");
        out->committee_score = table_number(results, out->result, "committee_score");
    }
    out->actual = actual_of(arena, office, out, out->result, &out->computed_actual);
    if (out->criteria.method != KPI_NONE)
        score_indicator(arena, out, &office->settings.scheme);
    out->gap = kpi_gap(arena, out->actual, out->target, out->direction);
}

static struct kpi_total total_of(struct arena *arena, const struct kpi_set *set,
                                 const char *component)
{
    const struct number *zero = number_integer(arena, 0);
    const struct number *hundred = number_integer(arena, 100);
    struct kpi_total total = {.component = component, .weight = zero};
    const struct number *sum = zero, *committee_sum = zero;
    bool committee = false;
    for (size_t i = 0; i < set->count; i++) {
        const struct kpi_indicator *it = &set->indicators[i];
        if (it->criteria.method == KPI_NONE ||
            (component && !text_equal(component, it->component)))
            continue;
        total.count++;
        if (it->excluded)
            continue;
        const struct number *judged = it->committee_score ? it->committee_score : it->final;
        committee = committee || it->committee_score;
        total.weight = number_add(arena, total.weight, it->weight);
        sum = number_add(arena, sum, number_multiply(arena, it->weight, it->final));
        committee_sum =
            number_add(arena, committee_sum, number_multiply(arena, it->weight, judged));
    }
    total.score = number_divide(arena, sum, total.weight);
    total.weighted = number_divide(arena, sum, hundred);
    if (committee)
        total.committee_score = number_divide(arena, committee_sum, total.weight);
    total.percent = set->of_hundred
                        ? total.score
                        : number_multiply(arena, total.score, number_integer(arena, 20));
    return total;
}

static void compute_components(struct arena *arena, struct kpi_set *set)
{
    size_t capacity = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct kpi_indicator *it = &set->indicators[i];
        bool known = it->criteria.method == KPI_NONE || text_is_empty(it->component);
        for (size_t k = 0; !known && k < set->component_count; k++)
            known = text_equal(set->components[k].component, it->component);
        if (known)
            continue;
        set->components = arena_grow(arena, set->components, set->component_count, &capacity,
                                     sizeof *set->components);
        set->components[set->component_count++] = total_of(arena, set, it->component);
    }
}

/* Short-falls first: by gap percent ascending (those without one last), then weight descending; the order
 * of the file decides the rest. */
static int compare_shortfall(const void *left, const void *right)
{
    const struct kpi_indicator *a = *(const struct kpi_indicator *const *)left;
    const struct kpi_indicator *b = *(const struct kpi_indicator *const *)right;
    int order = 0;
    if (a->gap.gap_percent && b->gap.gap_percent)
        order = number_compare(a->gap.gap_percent, b->gap.gap_percent);
    else if (a->gap.gap_percent || b->gap.gap_percent)
        order = a->gap.gap_percent ? -1 : 1;
    if (order == 0 && a->weight && b->weight)
        order = number_compare(b->weight, a->weight);
    else if (order == 0 && (a->weight || b->weight))
        order = a->weight ? -1 : 1;
    if (order == 0)
        order = a < b ? -1 : 1; /* both point into the same array, in the file's order */
    return order;
}

static void rank_shortfalls(struct arena *arena, struct kpi_set *set)
{
    struct kpi_indicator **list = arena_alloc_array(arena, set->count + 1, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        struct kpi_indicator *it = &set->indicators[i];
        if (it->gap.gap && number_sign(it->gap.gap) < 0)
            list[count++] = it;
    }
    qsort(list, count, sizeof *list, compare_shortfall);
    for (size_t i = 0; i < count; i++)
        list[i]->gap_rank = (int)i + 1;
}

/* formulas.md "GAP": one without a result counts as not achieved, except under exclude. */
static void share_achieved(struct arena *arena, struct kpi_set *set, enum kpi_missing missing)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct kpi_indicator *it = &set->indicators[i];
        if (!it->target || (!it->actual && (missing == KPI_MISSING_EXCLUDE || it->excluded)))
            continue;
        set->target_count++;
        if (it->gap.gap && number_sign(it->gap.gap) >= 0)
            set->achieved_count++;
    }
    if (set->target_count > 0)
        set->achieved_share = number_ratio(arena, 100 * (int64_t)set->achieved_count,
                                           (int64_t)set->target_count);
}

static bool set_is_reported(const struct office *office, const char *name)
{
    const struct table *results = book_table(office->book, "results");
    for (size_t i = 0; results && i < results->row_count; i++) {
        int64_t months;
        const struct row *row = &results->rows[i];
        if (text_equal(table_text(results, row, "set"), name) &&
            number_to_integer(table_number(results, row, "months"), &months) &&
            months == office->settings.period.months)
            return true;
    }
    return false;
}

static void add_indicators(struct arena *arena, const struct office *office,
                           struct kpi_set *set)
{
    const struct table *indicators = book_table(office->book, "indicators");
    set->indicators =
        arena_alloc_array(arena, indicators->row_count + 1, sizeof *set->indicators);
    for (size_t i = 0; i < indicators->row_count; i++) {
        const struct row *row = &indicators->rows[i];
        if (row->bad || !text_equal(table_text(indicators, row, "set"), set->name))
            continue;
        struct kpi_indicator *it = &set->indicators[set->count++];
        compute_indicator(arena, office, set->name, row, it);
        if (it->criteria.method != KPI_NONE) {
            set->scored = true;
            set->of_hundred = kpi_method_of_hundred(it->criteria.method);
        }
    }
}

struct kpi_set *kpi_set_compute(struct arena *arena, const struct office *office,
                                const char *name, struct diag *diag)
{
    if (!book_table(office->book, "indicators"))
        return NULL;
    struct kpi_set *set = arena_alloc(arena, sizeof *set);
    set->name = name;
    set->title = set_title(name);
    add_indicators(arena, office, set);
    if (set->count == 0)
        return NULL;
    if (!set_is_reported(office, name)) {
        /* Where there are errors they are the reason; where there is no results.csv the reports that need it
         * say so. */
        if (diag_count(diag, DIAG_ERROR) > 0 || !book_table(office->book, "results"))
            return NULL;
        diag_report(diag, KPI001, diag_file("results.csv"), name,
                    text_format(arena, "%d", office->settings.period.months));
        return NULL;
    }
    set->total = total_of(arena, set, NULL);
    if (set->scored)
        set->grade = kpi_band_word(arena, &office->settings.scheme.grades, set->total.percent);
    compute_components(arena, set);
    rank_shortfalls(arena, set);
    share_achieved(arena, set, office->settings.scheme.kpi_missing);
    return set;
}
