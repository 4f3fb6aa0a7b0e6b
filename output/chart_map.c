/* The 5 × 5 map of risks: likelihood upward, impact to the right, ids in their cells, each cell
 * with its band's word and product: copies in black and white tell the bands apart too. */
#include "output/chart_parts.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

#define AXIS_GAP    5000
#define CELL_INSET  3000
#define LEVEL_WIDTH 46000
/* Before and after stand on one page. */
#define HIGHEST 268000
enum { LEVELS = 5, TINTS = 4 };

struct plan {
    int left, top, cell_width, cell_height;
    int head, foot; /* the axes' names, and the numbers below */
    int small;      /* type of the bands' words */
    struct chart_label names[2];
    struct chart_label across[LEVELS], down[LEVELS];
};

/* --- cells ----------------------------------------------------------------------------------- */

/* The lower the band the lighter, in grey too. */
static uint32_t tint_of(size_t rank, size_t count)
{
    static const uint32_t tints[TINTS] = {0xF0F7EA, 0xFBE7A2, 0xF5B57A, 0xDE7263};
    size_t place = count > 1 ? rank * (TINTS - 1) / (count - 1) : 0;
    return tints[place < TINTS ? place : TINTS - 1];
}

/* The band of a product: that with the greatest bound not above it. `rank`: how many are lower. */
static const struct doc_band *band_of(const struct chart_layout *layout,
                                      const struct number *product, size_t *rank)
{
    const struct doc_chart *chart = layout->chart;
    const struct doc_band *found = NULL;
    *rank = 0;
    for (size_t i = 0; i < chart->band_count; i++) {
        const struct doc_band *band = &chart->bands[i];
        if (number_compare(band->from, product) <= 0 &&
            (found == NULL || number_compare(band->from, found->from) > 0)) {
            found = band;
        }
    }
    for (size_t i = 0; found != NULL && i < chart->band_count; i++) {
        *rank += number_compare(chart->bands[i].from, found->from) < 0;
    }
    return found;
}

static const char *digits(const struct chart_layout *layout, const char *text)
{
    return layout->chart->thai_digits ? text_thai_digits(layout->arena, text) : text;
}

static bool stands_at(const struct chart_layout *layout, size_t category, int likelihood,
                      int impact)
{
    const struct doc_series *series = layout->chart->series;
    int64_t levels[2] = {0, 0};
    for (size_t i = 0; i < 2; i++) {
        const struct number *value = series[i].values[category];
        if (value == NULL || !number_to_integer(value, &levels[i])) {
            return false;
        }
    }
    return levels[0] == likelihood && levels[1] == impact;
}

/* The first `most` ids of a cell, and how many more there are. */
static const char *ids_text(const struct chart_layout *layout, int likelihood, int impact,
                            size_t most, size_t *count)
{
    struct text_buffer out;
    text_buffer_init(&out, layout->arena, 64 * 1024);
    *count = 0;
    for (size_t i = 0; i < layout->shown; i++) {
        if (!stands_at(layout, i, likelihood, impact)) {
            continue;
        }
        if (*count < most) {
            text_buffer_add_format(&out, "%s%s", *count > 0 ? ", " : "",
                                   layout->chart->categories[i]);
        }
        (*count)++;
    }
    if (*count > most) {
        text_buffer_add(&out, digits(layout, text_format(layout->arena, "%s+%zu",
                                                         most > 0 ? " " : "", *count - most)));
    }
    return out.data;
}

/* As many ids as have room; the others are counted. */
static void add_ids(struct chart_layout *layout, const struct plan *plan, int likelihood,
                    int impact, int left, int top)
{
    size_t count;
    int room = plan->cell_height - (top - plan->top) % plan->cell_height;
    ids_text(layout, likelihood, impact, 0, &count);
    for (size_t most = count; count > 0; most--) {
        size_t all;
        const char *text = ids_text(layout, likelihood, impact, most, &all);
        struct chart_label label =
            chart_words_label(layout, text, plan->cell_width - 2 * CELL_INSET, DOC_LEFT);
        if (label.above + label.below <= room || most == 0) {
            chart_add_label(layout, &label, left + CELL_INSET, top + label.above);
            return;
        }
    }
}

static void add_cell(struct chart_layout *layout, const struct plan *plan, int likelihood,
                     int impact)
{
    const struct number *product = number_integer(layout->arena, likelihood * impact);
    size_t rank;
    const struct doc_band *band = band_of(layout, product, &rank);
    int left = plan->left + plan->cell_width * (impact - 1);
    int top = plan->top + plan->cell_height * (LEVELS - likelihood);
    chart_add_cell(layout, left, top, left + plan->cell_width, top + plan->cell_height,
                   band != NULL ? tint_of(rank, layout->chart->band_count) : 0xFFFFFF);
    int usual = layout->size;
    layout->size = plan->small;
    const char *number = digits(layout, text_format(layout->arena, "%d", likelihood * impact));
    const char *text =
        band != NULL ? text_format(layout->arena, "%s %s", band->word, number) : number;
    struct chart_label word = chart_words_label(layout, text, 0, DOC_LEFT);
    int spare = plan->cell_width - 2 * CELL_INSET - word.width;
    if (spare < 0) {
        word = chart_words_label(layout, number, 0, DOC_LEFT);
    }
    chart_add_label(layout, &word, left + CELL_INSET, top + 500 + word.above);
    layout->size = usual;
    add_ids(layout, plan, likelihood, impact, left, top + 500 + word.above + word.below);
}

/* --- the frame ------------------------------------------------------------------------------- */

/* "5 สูงมาก", or the number alone. */
static const char *level_text(const struct chart_layout *layout, int level)
{
    const char *const *levels = layout->chart->levels;
    const char *number = digits(layout, text_format(layout->arena, "%d", level));
    return levels != NULL ? text_format(layout->arena, "%s %s", number, levels[level - 1]) : number;
}

static void make_plan(struct chart_layout *layout, struct plan *plan)
{
    const struct doc_chart *chart = layout->chart;
    int widest = 0;
    plan->small = layout->size > 9000 ? layout->size - 1000 : 8000;
    for (int i = 0; i < LEVELS; i++) {
        plan->down[i] = chart_words_label(layout, level_text(layout, i + 1), LEVEL_WIDTH, DOC_LEFT);
        widest = plan->down[i].width > widest ? plan->down[i].width : widest;
    }
    plan->left = widest + AXIS_GAP;
    plan->cell_width = (layout->width - plan->left - 1000) / LEVELS;
    for (int i = 0; i < LEVELS; i++) {
        plan->across[i] =
            chart_words_label(layout, level_text(layout, i + 1), plan->cell_width, DOC_CENTRE);
        int height = plan->across[i].above + plan->across[i].below;
        plan->foot = height > plan->foot ? height : plan->foot;
    }
    plan->names[0] = chart_words_label(layout, chart->series[0].name, 0, DOC_LEFT);
    plan->names[1] =
        chart_words_label(layout, chart->series[1].name, plan->cell_width * LEVELS, DOC_CENTRE);
    plan->top = plan->names[0].above + plan->names[0].below + 1000;
    plan->foot += plan->names[1].above + plan->names[1].below + 1000;
    int most = layout->max_height < HIGHEST ? layout->max_height : HIGHEST;
    plan->cell_height = (most - plan->top - plan->foot) / LEVELS;
}

void chart_lay_map(struct chart_layout *layout)
{
    struct plan plan = {0};
    if (layout->chart->series_count < 2) {
        chart_lay_horizontal(layout);
        return;
    }
    layout->size = chart_size(layout, 3);
    make_plan(layout, &plan);
    chart_add_label(layout, &plan.names[0], 0, plan.names[0].above);
    for (int likelihood = LEVELS; likelihood >= 1; likelihood--) {
        const struct chart_label *level = &plan.down[likelihood - 1];
        int middle = plan.top + plan.cell_height * (LEVELS - likelihood) + plan.cell_height / 2;
        chart_add_label(layout, level, 0,
                        middle - (level->above + level->below) / 2 + level->above);
        for (int impact = 1; impact <= LEVELS; impact++) {
            add_cell(layout, &plan, likelihood, impact);
        }
    }
    int bottom = plan.top + plan.cell_height * LEVELS + 1000, names = bottom;
    for (int i = 0; i < LEVELS; i++) {
        const struct chart_label *level = &plan.across[i];
        chart_add_label(layout, level, plan.left + plan.cell_width * i, bottom + level->above);
        int foot = bottom + level->above + level->below;
        names = foot > names ? foot : names;
    }
    chart_add_label(layout, &plan.names[1], plan.left, names + plan.names[1].above);
    layout->height = plan.top + plan.cell_height * LEVELS + plan.foot;
}
