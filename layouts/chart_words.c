/* A chart in a sentence or two, for who cannot see it: its kind, what it shows of how many, the
 * highest and lowest, what is below the target. Every value stands in the table beside its figure
 * (output/chart_table.c): here all of them would be heard twice. */
#include "layouts/chart_work.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

enum { TEXT_MAXIMUM = 64 * 1024, NAMES_SAID = 5, SERIES_SAID = 2 };

/* Some series of a chart, and what stands out in them. */
struct range {
    const struct doc_chart *chart;
    size_t first, end;
};

struct extreme {
    const struct number *value; /* NULL: there is none */
    size_t series, category;    /* of the first that has it */
    size_t count;               /* how many have it */
};

static const char *kind_words(enum doc_chart_kind kind)
{
    switch (kind) {
    case DOC_CHART_HBAR: return "แผนภูมิแท่งแนวนอน";
    case DOC_CHART_BAR: return "แผนภูมิแท่ง";
    case DOC_CHART_LINE: return "แผนภูมิเส้น";
    case DOC_CHART_RADAR: return "แผนภูมิใยแมงมุม";
    case DOC_CHART_STACKED: return "แผนภูมิแท่งซ้อน";
    case DOC_CHART_LEFTRIGHT: return "แผนภูมิแท่งสองด้าน";
    case DOC_CHART_HEATMAP: return "แผนภูมิความเข้ม";
    case DOC_CHART_TIMELINE: return "แผนภูมิเวลา";
    case DOC_CHART_MAP: return "ผังความเสี่ยง";
    }
    return "แผนภูมิ";
}

static void add_count(struct text_buffer *out, const struct doc_chart *chart, size_t count)
{
    char *text = text_format(out->arena, "%zu", count);
    text_buffer_add(out, chart->thai_digits ? text_thai_digits(out->arena, text) : text);
}

static void add_names(struct text_buffer *out, const struct doc_chart *chart)
{
    /* A timeline's bars are two series each. */
    size_t step = chart->kind == DOC_CHART_TIMELINE ? 2 : 1;
    for (size_t i = 0; i < chart->series_count; i += step) {
        const char *name = chart->series[i].name;
        const char *before = i == 0 ? "แสดง" : i + step < chart->series_count ? " " : " และ";
        /* Thai words join; Latin ones stand apart. */
        bool apart = (unsigned char)*name < 0x80 && !text_equal(before, " ");
        text_buffer_add_format(out, "%s%s%s", before, apart ? " " : "", name);
    }
}

/* --- the highest and the lowest -------------------------------------------------------------- */

/* `sign`: 1 for the highest, -1 for the lowest. */
static struct extreme find_extreme(const struct range *range, int sign)
{
    struct extreme found = {NULL, 0, 0, 0};
    for (size_t k = 0; k < range->chart->category_count; k++) {
        for (size_t i = range->first; i < range->end; i++) {
            const struct number *value = range->chart->series[i].values[k];
            int order = value && found.value ? sign * number_compare(value, found.value) : 1;
            if (value && order > 0)
                found = (struct extreme){value, i, k, 0};
            found.count += value && order >= 0;
        }
    }
    return found;
}

static size_t known_values(const struct range *range)
{
    size_t known = 0;
    for (size_t k = 0; k < range->chart->category_count; k++)
        for (size_t i = range->first; i < range->end; i++)
            known += range->chart->series[i].values[k] != NULL;
    return known;
}

static const char *printed(const struct range *range, const struct extreme *extreme)
{
    return range->chart->series[extreme->series].labels[extreme->category];
}

/* "4.50 (ครู เวลา และอีก 2 รายการ)": the value, and whose it is. */
static void add_extreme(struct text_buffer *out, const struct range *range,
                        const struct extreme *extreme)
{
    text_buffer_add_format(out, " %s (%s", printed(range, extreme),
                           range->chart->categories[extreme->category]);
    if (range->end - range->first > 1)
        text_buffer_add_format(out, " %s", range->chart->series[extreme->series].name);
    if (extreme->count > 1) {
        text_buffer_add(out, " และอีก ");
        add_count(out, range->chart, extreme->count - 1);
        text_buffer_add(out, " รายการ");
    }
    text_buffer_add(out, ")");
}

static void add_extremes(struct text_buffer *out, const struct range *range)
{
    struct extreme high = find_extreme(range, 1), low = find_extreme(range, -1);
    if (!high.value) {
        text_buffer_add(out, " ไม่มีข้อมูล");
    } else if (high.count == 1 && known_values(range) == 1) {
        add_extreme(out, range, &high);
    } else if (number_compare(high.value, low.value) == 0) {
        text_buffer_add_format(out, " ทุกรายการที่มีข้อมูล %s", printed(range, &high));
    } else {
        text_buffer_add(out, " สูงสุด");
        add_extreme(out, range, &high);
        text_buffer_add(out, " ต่ำสุด");
        add_extreme(out, range, &low);
    }
}

/* --- those below the target, and without a value ---------------------------------------------- */

static bool is_below(const struct doc_chart *chart, const struct number *value)
{
    return value && number_compare(value, chart->target) < 0;
}

static bool is_missing(const struct doc_chart *chart, const struct number *value)
{
    (void)chart;
    return !value;
}

/* " … จำนวน 2 รายการ ได้แก่ ก, ข": the categories of a series of which `test` is true; false, and
 * nothing is added, when there are none. */
static bool add_those(struct text_buffer *out, const char *words, const struct doc_chart *chart,
                      size_t series, bool (*test)(const struct doc_chart *, const struct number *))
{
    struct text_buffer names;
    size_t count = 0;
    text_buffer_init(&names, out->arena, TEXT_MAXIMUM);
    for (size_t k = 0; k < chart->category_count; k++) {
        if (!test(chart, chart->series[series].values[k]))
            continue;
        if (count++ < NAMES_SAID)
            text_buffer_add_format(&names, "%s %s", count > 1 ? "," : "", chart->categories[k]);
    }
    if (count == 0)
        return false;
    text_buffer_add_format(out, " %s", words);
    if (count == chart->category_count) {
        text_buffer_add(out, " ทุกรายการ");
        return true;
    }
    text_buffer_add(out, " จำนวน ");
    add_count(out, chart, count);
    text_buffer_add_format(out, " รายการ ได้แก่%s", names.data);
    if (count > NAMES_SAID)
        text_buffer_add(out, " เป็นต้น");
    return true;
}

static void add_series(struct text_buffer *out, const struct doc_chart *chart, size_t series)
{
    struct range range = {.chart = chart, .first = series, .end = series + 1};
    add_extremes(out, &range);
    if (chart->target) {
        const char *below = text_format(out->arena, "ต่ำกว่าเส้น%s", chart->target_label);
        if (known_values(&range) > 0 && !add_those(out, below, chart, series, is_below))
            text_buffer_add_format(out, " ไม่มีรายการใดต่ำกว่าเส้น%s", chart->target_label);
    }
    if (known_values(&range) > 0)
        add_those(out, "ไม่มีข้อมูล", chart, series, is_missing);
}

/* --- the whole -------------------------------------------------------------------------------- */

/* A few series are told of one by one, many as one. */
static void add_values(struct text_buffer *out, const struct doc_chart *chart)
{
    struct range all = {.chart = chart, .end = chart->series_count};
    if (chart->series_count > SERIES_SAID) {
        add_extremes(out, &all);
        return;
    }
    for (size_t i = 0; i < chart->series_count; i++) {
        if (chart->series_count > 1)
            text_buffer_add_format(out, "%s %s", i ? ";" : "", chart->series[i].name);
        add_series(out, chart, i);
    }
}

/* The first day and the last of a timeline, and the day of its data. */
static void add_days(struct text_buffer *out, const struct doc_chart *chart)
{
    struct range all = {.chart = chart, .end = chart->series_count};
    struct extreme last = find_extreme(&all, 1), first = find_extreme(&all, -1);
    if (first.value)
        text_buffer_add_format(out, " %s ถึง %s", printed(&all, &first), printed(&all, &last));
    if (chart->target_label)
        text_buffer_add_format(out, " %s", chart->target_label);
}

const char *chart_words(struct arena *arena, const struct doc_chart *chart)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, TEXT_MAXIMUM);
    text_buffer_add(&out, kind_words(chart->kind));
    add_names(&out, chart);
    if (chart->unit)
        text_buffer_add_format(&out, " (%s)", chart->unit);
    text_buffer_add(&out, " ");
    add_count(&out, chart, chart->category_count);
    text_buffer_add(&out, " รายการ:");
    if (chart->kind == DOC_CHART_TIMELINE)
        add_days(&out, chart);
    else
        add_values(&out, chart);
    return out.data;
}
