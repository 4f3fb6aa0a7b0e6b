/* Formula texts; no arithmetic of its own: kpi_score.c computes, this only says the same to a sheet. */
#include "generator/kpi_formula.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

const char *kpi_formula_actual(struct arena *arena, const struct kpi_indicator *indicator,
                               bool percent)
{
    if (!indicator->computed_actual)
        return "";
    return text_format(arena, "=%s{numerator}/{denominator}", percent ? "100*" : "");
}

static const char *formula_of_levels(struct arena *arena, bool step, bool up)
{
    const char *reaches = up ? ">=" : "<=";
    const char *formula = "1";
    for (int k = 1; k <= 4; k++) {
        const char *inside =
            step ? text_format(arena, "%d", k)
                 : text_format(arena, "%d+({actual}-{level%d})/({level%d}-{level%d})", k, k, k + 1,
                               k);
        formula = text_format(arena, "IF({actual}%s{level%d},%s,%s)", reaches, k, inside, formula);
    }
    return text_format(arena, "=IF({actual}%s{level5},5,%s)", reaches, formula);
}

static const char *formula_of_targets(struct arena *arena, const struct kpi_criteria *criteria,
                                      bool up)
{
    const char *reaches = up ? ">=" : "<=";
    const char *middle = number_print_plain(arena, criteria->middle, 10, false);
    const char *above = middle, *below = "50";
    if (criteria->method == KPI_THREE_TARGET) {
        above = text_format(arena, "%s+(100-%s)*({actual}-{standard})/({high}-{standard})", middle,
                            middle);
        below =
            text_format(arena, "50+(%s-50)*({actual}-{low})/({standard}-{low})", middle);
    }
    return text_format(arena, "=IF({actual}%s{high},100,IF({actual}%s{standard},%s,"
                              "IF({actual}%s{low},%s,0)))",
                       reaches, reaches, above, reaches, below);
}

const char *kpi_formula_score(struct arena *arena, const struct kpi_indicator *indicator)
{
    bool up = indicator->direction > 0;
    if (!indicator->score || !indicator->actual)
        return "";
    switch (indicator->criteria.method) {
    case KPI_LINEAR:
    case KPI_STEP:
        return formula_of_levels(arena, indicator->criteria.method == KPI_STEP, up);
    case KPI_MILESTONE:
        return "=MIN(5,MAX(1,{actual}))";
    case KPI_THREE_TARGET:
    case KPI_THREE_STEP:
        return formula_of_targets(arena, &indicator->criteria, up);
    case KPI_NONE:
        break;
    }
    return "";
}

const char *kpi_formula_final(struct arena *arena, const struct kpi_indicator *indicator,
                              const struct number *penalty)
{
    if (!indicator->final)
        return "";
    if (kpi_method_of_hundred(indicator->criteria.method) || !indicator->late ||
        number_sign(indicator->late) == 0)
        return "={score}";
    return text_format(arena, "=MIN({score},MAX(1,{score}-%s*{late_reports}))",
                       number_print_plain(arena, penalty, 10, false));
}

const char *kpi_formula_weighted(const struct kpi_indicator *indicator)
{
    return indicator->weighted ? "={weight}*{final}/100" : "";
}

const char *kpi_formula_committee(const struct kpi_indicator *indicator)
{
    if (!indicator->final)
        return "";
    return indicator->committee_score ? "={weight}*{committee_score}/100" : "={weight}*{final}/100";
}

const char *kpi_formula_diff(const struct kpi_indicator *indicator)
{
    return indicator->gap.diff ? "={actual}-{target}" : "";
}

const char *kpi_formula_gap(const struct kpi_indicator *indicator)
{
    if (!indicator->gap.gap)
        return "";
    return indicator->direction > 0 ? "={actual}-{target}" : "={target}-{actual}";
}

const char *kpi_formula_gap_percent(const struct kpi_indicator *indicator)
{
    return indicator->gap.gap_percent ? "=100*{gap}/ABS({target})" : "";
}

const char *kpi_formula_achieved(const struct kpi_indicator *indicator)
{
    return indicator->gap.achieved_percent ? "=100*{actual}/{target}" : "";
}

const char *kpi_formula_mean(struct arena *arena, const char *column)
{
    /* A row without a value holds text or nothing, which SUMPRODUCT counts as 0; its weight must be left
     * out of the divisor too. */
    return text_format(
        arena, "=SUMPRODUCT({weight:},{%s:})/SUMPRODUCT({weight:},ISNUMBER({%s:})*1)", column,
        column);
}
