/* `chart`: columns of a table of the book, or points of one row, as a chart with its numbers in
 * words. What single kinds have of their own is in chart_kinds.c. Draws nothing. */
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/chart_work.h"
#include "layouts/filters.h"
#include "layouts/references.h"
#include "layouts/values.h"

enum { TIMELINE_ROWS = 24 }; /* what is easily read on half a page */

/* --- kinds ------------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    enum doc_chart_kind kind;
} chart_kinds[] = {
    {"hbar", DOC_CHART_HBAR},       {"bar", DOC_CHART_BAR},
    {"line", DOC_CHART_LINE},       {"radar", DOC_CHART_RADAR},
    {"stacked", DOC_CHART_STACKED}, {"leftright", DOC_CHART_LEFTRIGHT},
    {"heatmap", DOC_CHART_HEATMAP}, {"timeline", DOC_CHART_TIMELINE},
    {"map", DOC_CHART_MAP},
};
enum { CHART_KIND_COUNT = sizeof chart_kinds / sizeof chart_kinds[0] };

#define KIND(name) (1u << DOC_CHART_##name)
#define UPRIGHT    (KIND(HBAR) | KIND(BAR) | KIND(LINE))
#define WITH_AXIS  (UPRIGHT | KIND(RADAR) | KIND(STACKED) | KIND(LEFTRIGHT) | KIND(HEATMAP))

/* The keys that only some kinds have. */
static const struct {
    const char *key;
    unsigned kinds;
} own_keys[] = {
    {"values", WITH_AXIS},      {"points", UPRIGHT},
    {"minimum", WITH_AXIS},     {"maximum", WITH_AXIS},
    {"unit", WITH_AXIS},        {"target", UPRIGHT},
    {"target_label", UPRIGHT},  {"across", KIND(RADAR) | KIND(STACKED) | KIND(HEATMAP)},
    {"percent", KIND(STACKED)}, {"planned", KIND(TIMELINE)},
    {"actual", KIND(TIMELINE)}, {"date", KIND(TIMELINE)},
    {"year", KIND(TIMELINE)},   {"beside", KIND(TIMELINE)},
    {"likelihood", KIND(MAP)},  {"impact", KIND(MAP)},
    {"bands", KIND(MAP)},       {"none", UPRIGHT | KIND(STACKED) | KIND(LEFTRIGHT)},
};
enum { OWN_KEY_COUNT = sizeof own_keys / sizeof own_keys[0] };

/* A key of another kind says nothing here: it is an error, with the keys that this kind has. */
static void check_keys(struct chart_work *work)
{
    const char *known[OWN_KEY_COUNT];
    size_t count = 0;
    for (size_t i = 0; i < OWN_KEY_COUNT; i++) {
        if (own_keys[i].kinds & (1u << work->out.kind))
            known[count++] = own_keys[i].key;
    }
    for (size_t i = 0; i < OWN_KEY_COUNT; i++) {
        const struct entry *entry = entries_find(work->entries, own_keys[i].key);
        if (!entry || own_keys[i].kinds & (1u << work->out.kind))
            continue;
        layout_unknown(work->walk->compiler, LAY003, entries_key_place(work->walk, entry),
                       entry->key, known, count);
        work->good = false;
    }
}

static void set_kind(struct chart_work *work)
{
    const struct entry *entry = directive_required(work->walk, work->call, "kind");
    const char *names[CHART_KIND_COUNT];
    work->good = false;
    for (size_t i = 0; entry && i < CHART_KIND_COUNT; i++) {
        names[i] = chart_kinds[i].name;
        if (strcmp(entry->value, chart_kinds[i].name) == 0) {
            work->out.kind = chart_kinds[i].kind;
            work->good = true;
        }
    }
    if (entry && !work->good)
        layout_unknown(work->walk->compiler, LAY029, entries_value_place(work->walk, entry),
                       entry->value, names, CHART_KIND_COUNT);
    if (work->good)
        check_keys(work);
}

/* --- values ----------------------------------------------------------------------------------- */

const char *chart_work_print(const struct chart_work *work, const struct cell *cell,
                             const struct column *column)
{
    struct compiler *compiler = work->walk->compiler;
    return values_digits(compiler, filters_table(compiler, cell, column, work->sign), VALUE_TABLE);
}

struct doc_series *chart_work_series(struct chart_work *work, const char *name, const char *column)
{
    struct arena *arena = work->walk->compiler->arena;
    size_t count = work->out.category_count;
    struct doc_series *series = &work->out.series[work->out.series_count++];
    series->name = name;
    series->column = column;
    series->values = arena_alloc_array(arena, count + 1, sizeof *series->values);
    series->labels = arena_alloc_array(arena, count + 1, sizeof *series->labels);
    return series;
}

void chart_work_point(struct chart_work *work, struct doc_series *series, size_t index,
                      const struct cell *cell, const struct column *column)
{
    const char **labels = (const char **)series->labels;
    if (cell->kind != CELL_NUMBER || cell->bad)
        return;
    series->values[index] = cell->number;
    labels[index] = chart_work_print(work, cell, column);
}

size_t chart_work_columns(struct chart_work *work, const struct entry *entry, int *columns,
                          size_t most)
{
    struct entry_item *items;
    size_t count = entry ? entries_list(work->walk, entry, ",;", &items) : 0;
    bool good = count > 0 && count <= most;
    if (entry && count > most)
        entries_bad_value(work->walk, entry, most == 1 ? "score" : "planned_start, planned_end");
    for (size_t i = 0; good && i < count; i++) {
        columns[i] =
            layout_column(work->walk->compiler, work->table, items[i].text, items[i].place);
        good = columns[i] >= 0;
    }
    work->good = work->good && good;
    return good ? count : 0;
}

/* The name of the n-th series: series, series2 …, else the column's heading. */
static const char *series_name(const struct chart_work *work, unsigned number,
                               const struct column *column)
{
    const struct entry *entry = entries_numbered(work->entries, "series", number);
    const char *name = entry ? entry->value : column->heading ? column->heading : column->id;
    return values_text(work->walk, name, VALUE_TABLE);
}

/* --- rows of a table -------------------------------------------------------------------------- */

/* "label = id, name": the cells of the columns with a space between. */
static void set_categories(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    const struct entry *entry = directive_required(work->walk, work->call, "label");
    struct entry_item *items;
    size_t item_count = entry ? entries_list(work->walk, entry, ",;", &items) : 0;
    const char **categories =
        arena_alloc_array(compiler->arena, work->selection.count + 1, sizeof *categories);
    work->good = work->good && item_count > 0;
    for (size_t i = 0; i < item_count; i++) {
        int column = layout_column(compiler, work->table, items[i].text, items[i].place);
        if (column < 0) {
            work->good = false;
            continue;
        }
        if (i == 0)
            work->category_column = work->table->columns[column].id;
        for (size_t k = 0; k < work->selection.count; k++) {
            const char *text = chart_work_print(work, &work->selection.rows[k]->cells[column],
                                                &work->table->columns[column]);
            categories[k] =
                i == 0 ? text : text_format(compiler->arena, "%s %s", categories[k], text);
        }
    }
    work->out.categories = categories;
    work->out.category_count = work->selection.count;
}

static void set_series(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    const struct entry *entry = directive_required(work->walk, work->call, "values");
    struct entry_item *items;
    size_t count = entry ? entries_list(work->walk, entry, ",;", &items) : 0;
    work->good = work->good && count > 0;
    work->out.series = arena_alloc_array(compiler->arena, count + 1, sizeof *work->out.series);
    for (size_t i = 0; i < count; i++) {
        int index = layout_column(compiler, work->table, items[i].text, items[i].place);
        if (index < 0) {
            work->good = false;
            continue;
        }
        const struct column *column = &work->table->columns[index];
        struct doc_series *series =
            chart_work_series(work, series_name(work, (unsigned)i + 1, column), column->id);
        for (size_t k = 0; k < work->selection.count; k++)
            chart_work_point(work, series, k, &work->selection.rows[k]->cells[index], column);
        if (i == 0 || column->decimals > work->out.decimals)
            work->out.decimals = column->decimals;
    }
}

/* --- points of a row -------------------------------------------------------------------------- */

/* "baseline1:ปี 2565; round6:รอบ 6 เดือน": one value a point. Points without one are left out: a
 * round to come is no result. */
static void set_points(struct chart_work *work, const struct entry *entry)
{
    struct compiler *compiler = work->walk->compiler;
    const struct row *row = &work->table->rows[0];
    struct entry_item *items;
    size_t count = entries_list(work->walk, entry, ";", &items);
    const char **categories = arena_alloc_array(compiler->arena, count + 1, sizeof *categories);
    work->out.categories = categories;
    work->out.category_count = count;
    work->out.series = arena_alloc(compiler->arena, sizeof *work->out.series);
    struct doc_series *series = NULL;
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(items[i].text, ":");
        const char *id =
            text_trim(compiler->arena, text_copy_n(compiler->arena, items[i].text, length));
        const char *label = items[i].text[length] ? items[i].text + length + 1 : id;
        int index = layout_column(compiler, work->table, id, items[i].place);
        if (index < 0) {
            work->good = false;
            continue;
        }
        const struct column *column = &work->table->columns[index];
        if (!series)
            series = chart_work_series(work, series_name(work, 1, column), NULL);
        if (row->cells[index].kind != CELL_NUMBER || row->cells[index].bad)
            continue;
        categories[used] = values_text(work->walk, text_trim(compiler->arena, label), VALUE_TABLE);
        chart_work_point(work, series, used++, &row->cells[index], column);
        if (used == 1 || column->decimals > work->out.decimals)
            work->out.decimals = column->decimals;
    }
    work->out.category_count = used;
}

/* --- what all charts have --------------------------------------------------------------------- */

/* A number, or a value's name; NULL when there is none. */
static const struct number *number_of(struct chart_work *work, const char *key)
{
    struct compiler *compiler = work->walk->compiler;
    const struct entry *entry = entries_find(work->entries, key);
    struct value value;
    if (!entry)
        return NULL;
    const struct number *number = number_decimal(compiler->arena, entry->value);
    if (number)
        return number;
    if (!values_find(compiler, work->walk->scope, entry->value, &value)) {
        values_unknown(compiler, work->walk->scope, entry->value,
                       entries_value_place(work->walk, entry));
        return NULL;
    }
    if (value.cell->kind != CELL_NUMBER && value.cell->kind != CELL_EMPTY)
        entries_bad_value(work->walk, entry, "80, target");
    return value.cell->kind == CELL_NUMBER ? value.cell->number : NULL;
}

static void set_target(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    const char *label = directive_text(work->walk, work->entries, "target_label");
    work->out.target = number_of(work, "target");
    if (!work->out.target)
        return;
    const char *number = filters_typed(compiler->arena, work->out.target, true);
    work->out.target_label = text_format(compiler->arena, "%s %s", label ? label : "ค่าเป้าหมาย",
                                         values_digits(compiler, number, VALUE_TABLE));
}

/* "As few as the value needs" is no answer for an axis: as many as the longest value needs, at
 * most two. */
static void set_decimals(struct chart_work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    if (work->out.decimals >= 0)
        return;
    work->out.decimals = 0;
    for (size_t i = 0; i < work->out.series_count; i++) {
        for (size_t k = 0; k < work->out.category_count; k++) {
            const struct number *value = work->out.series[i].values[k];
            const char *text = value ? number_print_plain(arena, value, 2, false) : "";
            const char *point = strchr(text, '.');
            int decimals = point ? (int)strlen(point + 1) : 0;
            if (decimals > work->out.decimals)
                work->out.decimals = decimals;
        }
    }
}

static bool has_values(const struct doc_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t k = 0; k < chart->category_count; k++) {
            if (chart->series[i].values[k])
                return true;
        }
    }
    return false;
}

/* A chart without numbers is a sentence. */
static void add_nothing(const struct chart_work *work)
{
    const char *empty = directive_text(work->walk, work->entries, "empty");
    struct doc_block *block =
        layout_add(work->walk, DOC_PARAGRAPH, work->call->line, work->call->column);
    block->as.paragraph.text =
        doc_plain(work->walk->compiler->arena, empty ? empty : "ไม่มีข้อมูลสำหรับแสดงเป็นแผนภูมิ");
    reference_entry(work->walk, work->entries, block, FILTERS_NO_VALUE);
}

/* The part of the categories from `first` on, as a chart of its own. */
static struct doc_chart part_of(const struct chart_work *work, size_t first, size_t count)
{
    struct arena *arena = work->walk->compiler->arena;
    struct doc_chart part = work->out;
    part.categories += first;
    part.category_count = count;
    part.beside = part.beside ? part.beside + first : NULL;
    part.series = arena_alloc_array(arena, part.series_count + 1, sizeof *part.series);
    for (size_t i = 0; i < part.series_count; i++) {
        part.series[i] = work->out.series[i];
        part.series[i].values += first;
        part.series[i].labels += first;
    }
    return part;
}

static void add_chart(struct chart_work *work, size_t first, size_t count)
{
    struct compiler *compiler = work->walk->compiler;
    struct doc_block *block =
        layout_add(work->walk, DOC_CHART, work->call->line, work->call->column);
    const char *caption = directive_text(work->walk, work->entries, "caption");
    struct doc_chart chart = part_of(work, first, count);
    if (!text_is_empty(caption)) {
        if (first > 0)
            caption = text_format(compiler->arena, "%s (ต่อ)", caption);
        chart.caption = doc_plain(compiler->arena, caption);
        chart.label = layout_label(compiler, "แผนภูมิที่", ++compiler->charts);
        block->anchor = text_format(compiler->arena, "chart-%u", compiler->charts);
    }
    if (first == 0)
        reference_entry(work->walk, work->entries, block, chart.label);
    chart.thai_digits = compiler->style.thai_table_digits;
    chart.alternative = chart_words(compiler->arena, &chart);
    block->as.chart = chart;
    if (!work->category_column)
        return;
    compiler->shown_charts =
        arena_grow(compiler->arena, compiler->shown_charts, compiler->shown_chart_count,
                   &compiler->shown_chart_capacity, sizeof *compiler->shown_charts);
    compiler->shown_charts[compiler->shown_chart_count++] =
        (struct shown_chart){&block->as.chart, work->selection.rows + first, count,
                             work->table->name, work->category_column};
}

/* Parts of about equal length, none longer than was asked for. */
static void add_charts(struct chart_work *work)
{
    size_t count = work->out.category_count;
    size_t parts = work->most > 0 ? (count + work->most - 1) / work->most : 1;
    parts = parts > 0 ? parts : 1;
    for (size_t i = 0; i < parts; i++) {
        size_t first = count * i / parts;
        add_chart(work, first, count * (i + 1) / parts - first);
    }
}

/* --- the whole -------------------------------------------------------------------------------- */

static void read_rows(struct chart_work *work)
{
    const struct entry *across = entries_find(work->entries, "across");
    work->good =
        select_entries(work->walk, work->table, work->entries, &work->selection) && work->good;
    set_categories(work);
    switch (work->out.kind) {
    case DOC_CHART_TIMELINE: chart_work_timeline(work); return;
    case DOC_CHART_MAP: chart_work_map(work); return;
    default: break;
    }
    if (across)
        chart_work_across(work, across);
    else
        set_series(work);
    if (work->out.kind == DOC_CHART_LEFTRIGHT && work->good && work->out.series_count != 2) {
        entries_bad_value(work->walk, entries_find(work->entries, "values"),
                          "importance, performance");
        work->good = false;
    }
}

/* What is read whatever the kind; after the values. */
static void read_common(struct chart_work *work)
{
    const struct entry *height = entries_find(work->entries, "height");
    work->out.height = height ? entries_length(work->walk, height) : 0;
    long split = entries_count(work->walk, work->entries, "split",
                               work->out.kind == DOC_CHART_TIMELINE ? TIMELINE_ROWS : 0);
    work->most = (size_t)split;
    if (work->out.kind == DOC_CHART_TIMELINE || work->out.kind == DOC_CHART_MAP)
        return;
    set_target(work);
    work->out.minimum = number_of(work, "minimum");
    work->out.maximum = number_of(work, "maximum");
    work->out.unit = directive_text(work->walk, work->entries, "unit");
    work->out.none = directive_text(work->walk, work->entries, "none");
    if (!work->good)
        return;
    set_decimals(work);
    if (entries_flag(work->walk, work->entries, "percent", false))
        chart_work_shares(work);
}

void directive_chart(struct walk walk, const struct directive_call *call)
{
    struct chart_work work = {.walk = &walk, .call = call, .entries = &call->entries};
    const struct entry *points = entries_find(&call->entries, "points");
    work.sign = entries_flag(&walk, &call->entries, "sign", false);
    set_kind(&work);
    work.table = layout_table(&walk, call->argument, call->argument_place);
    if (!work.table)
        return;
    if (points && strcmp(call->argument, "this") == 0) {
        set_points(&work, points);
    } else if (points) {
        layout_report(walk.compiler, LAY033, entries_key_place(&walk, points), "");
        return;
    } else {
        read_rows(&work);
    }
    read_common(&work);
    if (!work.good)
        return;
    if (has_values(&work.out))
        add_charts(&work);
    else
        add_nothing(&work);
}
