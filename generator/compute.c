/* The order of the computations, and the single values that pages name: period and rules. */
#include "generator/compute.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "generator/budget_book.h"
#include "generator/feedback_book.h"
#include "generator/kpi_book.h"
#include "generator/kpi_figures.h"
#include "generator/kpi_set.h"
#include "generator/manual_book.h"
#include "generator/projects_book.h"
#include "generator/risk_book.h"
#include "generator/sar_book.h"
#include "generator/sar_figures.h"
#include "generator/survey_book.h"
#include "input/office.h"

static void add_period(struct arena *arena, struct office *office)
{
    const struct period_settings *period = &office->settings.period;
    book_set_text(office->book, "period.round", text_format(arena, "รอบ %d เดือน", period->months));
    book_set_text(office->book, "period.next_fiscal_year",
                  text_format(arena, "%d", period->fiscal_year + 1));
    for (int i = 1; i <= 3; i++)
        book_set_text(office->book, text_format(arena, "period.year%d", i),
                      text_format(arena, "%d", period->fiscal_year - 4 + i));
}

static const char *missing_rule(enum kpi_missing missing)
{
    switch (missing) {
    case KPI_MISSING_ONE:
        return "ตัวชี้วัดที่ไม่มีผลได้คะแนนต่ำสุดของมาตรวัด (1 คะแนนจาก 5 หรือ 0 คะแนนจาก 100)";
    case KPI_MISSING_ZERO:
        return "ตัวชี้วัดที่ไม่มีผลได้ 0 คะแนน";
    case KPI_MISSING_EXCLUDE:
        break;
    }
    return "ตัวชี้วัดที่ไม่มีผลไม่นำมาคิดคะแนนและน้ำหนัก";
}

static const char *bands_rule(struct arena *arena, const struct bands *bands)
{
    struct text_buffer text;
    text_buffer_init(&text, arena, 4096);
    const char *above = NULL; /* where the band before, a higher one, begins */
    for (size_t i = 0; i < bands->count; i++) {
        const char *from = number_print_plain(arena, bands->list[i].from, 2, false);
        text_buffer_add_format(&text, "%s%s (", i ? " " : "", bands->list[i].word);
        if (above && text_equal(from, "0"))
            text_buffer_add_format(&text, "ต่ำกว่าร้อยละ %s)", above);
        else if (above)
            text_buffer_add_format(&text, "ร้อยละ %s ขึ้นไป แต่ไม่ถึงร้อยละ %s)", from, above);
        else
            text_buffer_add_format(&text, "ร้อยละ %s ขึ้นไป)", from);
        above = from;
    }
    return text.data ? text.data : "";
}

static void add_rules(struct arena *arena, struct office *office)
{
    const struct scheme_settings *scheme = &office->settings.scheme;
    struct book *book = office->book;
    book_set_text(book, "rule.kpi_missing", missing_rule(scheme->kpi_missing));
    book_set_text(book, "rule.three_target_middle",
                  text_format(arena, "ค่าเป้าหมายขั้นต้น 50 คะแนน ขั้นมาตรฐาน %s คะแนน ขั้นสูง 100 คะแนน",
                              number_print_plain(arena, scheme->three_target_middle, 2, false)));
    book_set_text(book, "rule.grades", bands_rule(arena, &scheme->grades));
    book_set_text(book, "rule.sar_levels", sar_levels_rule(arena, &scheme->sar_levels));
    book_set_text(book, "rule.late_penalty",
                  text_format(arena, "หัก %s คะแนนต่อการไม่ได้รายงาน 1 ครั้ง แต่ไม่ต่ำกว่า 1 คะแนน",
                              number_print_plain(arena, scheme->late_penalty, 2, false)));
}

static void compute_standards(struct arena *arena, struct office *office, const char *prefix)
{
    struct sar_tree *tree = sar_tree_compute(arena, office, prefix);
    if (!tree)
        return;
    sar_figures_add(arena, office->book, tree);
    sar_book_add(arena, office, tree);
    sar_rows_add(arena, office, tree);
}

static void compute_indicators(struct arena *arena, struct office *office, struct diag *diag)
{
    struct kpi_set *sets[KPI_SET_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < KPI_SET_COUNT; i++) {
        struct kpi_set *set = kpi_set_compute(arena, office, KPI_SET_NAMES[i], diag);
        if (!set)
            continue;
        kpi_figures_add(arena, office, set);
        kpi_book_add_set(arena, office, set);
        evidence_book_add(arena, office, set);
        sets[count++] = set;
    }
    if (count == 0)
        return;
    kpi_book_add_sets(arena, office, sets, count);
    gap_book_add(arena, office, sets, count);
}

/* In the order of the reports, which is the order of figures.csv. */
static void compute(struct arena *arena, struct office *office, bool published, struct diag *diag)
{
    add_period(arena, office);
    add_rules(arena, office);
    compute_standards(arena, office, "sar");
    compute_indicators(arena, office, diag);
    survey_compute(arena, office, published);
    budget_add(arena, office);
    projects_add(arena, office);
    risk_add(arena, office);
    compute_standards(arena, office, "pmqa");
    feedback_add(arena, office);
    manuals_add(arena, office);
}

void compute_office(struct arena *arena, struct office *office, struct diag *diag)
{
    compute(arena, office, true, diag);
}

void compute_office_unmerged(struct arena *arena, struct office *office, struct diag *diag)
{
    compute(arena, office, false, diag);
}
