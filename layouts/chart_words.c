/* A chart in words, for who cannot see it: its kind, its series, every category with its values. */
#include "layouts/chart_work.h"

#include "base/arena.h"
#include "base/text.h"

enum { TEXT_MAXIMUM = 64 * 1024, CATEGORIES_SAID = 60 };

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

static const char *label_of(const struct doc_chart *chart, size_t series, size_t category)
{
    return chart->series[series].labels[category];
}

static void add_names(struct text_buffer *out, const struct doc_chart *chart)
{
    /* A timeline's bars are two series each. */
    size_t step = chart->kind == DOC_CHART_TIMELINE ? 2 : 1;
    for (size_t i = 0; i < chart->series_count; i += step) {
        const char *name = chart->series[i].name;
        /* Thai words join; Latin ones stand apart. */
        text_buffer_add_format(out, "%s%s%s", i ? " และ" : "แสดง",
                               (unsigned char)*name < 0x80 ? " " : "", name);
    }
}

static void add_values(struct text_buffer *out, const struct doc_chart *chart, size_t category)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        const char *label = label_of(chart, i, category);
        text_buffer_add_format(out, "%s %s", i ? "," : "", label ? label : "ไม่มีข้อมูล");
    }
}

/* "แผน 1 ต.ค. 67 ถึง 30 ก.ย. 68, ผล 15 ก.ย. 68": both bars, and what stands beside them. */
static void add_spans(struct text_buffer *out, const struct doc_chart *chart, size_t category)
{
    for (size_t i = 0; i + 1 < chart->series_count; i += 2) {
        const char *start = label_of(chart, i, category);
        const char *end = label_of(chart, i + 1, category);
        text_buffer_add_format(out, "%s %s", i ? "," : "", chart->series[i].name);
        if (!start && !end)
            text_buffer_add(out, " ไม่มีข้อมูล");
        if (start)
            text_buffer_add_format(out, " %s", start);
        if (end)
            text_buffer_add_format(out, "%s %s", start ? " ถึง" : "", end);
    }
    if (chart->beside && !text_is_empty(chart->beside[category]))
        text_buffer_add_format(out, ", %s", chart->beside[category]);
}

const char *chart_words(struct arena *arena, const struct doc_chart *chart)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, TEXT_MAXIMUM);
    text_buffer_add(&out, kind_words(chart->kind));
    add_names(&out, chart);
    if (chart->unit)
        text_buffer_add_format(&out, " (%s)", chart->unit);
    for (size_t k = 0; k < chart->category_count && k < CATEGORIES_SAID; k++) {
        text_buffer_add_format(&out, "%s %s", k ? ";" : ":", chart->categories[k]);
        if (chart->kind == DOC_CHART_TIMELINE)
            add_spans(&out, chart, k);
        else
            add_values(&out, chart, k);
    }
    if (chart->category_count > CATEGORIES_SAID)
        text_buffer_add_format(&out, "; และอีก %zu รายการ", chart->category_count - CATEGORIES_SAID);
    if (chart->target_label)
        text_buffer_add_format(&out, "; %s", chart->target_label);
    return out.data;
}
