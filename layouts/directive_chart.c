/* `chart`: columns of a table of the book, or points of one row, as a chart with its numbers in
 * words. Draws nothing. */
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/filters.h"
#include "layouts/select.h"
#include "layouts/values.h"

struct chart_work {
    const struct walk *walk;
    const struct directive_call *call;
    const struct entries *entries;
    const struct table *table;
    struct selection selection;
    struct doc_chart out;
    const char *category_column;
    bool sign; /* values are printed with + above zero */
    bool good;
};

static const struct {
    const char *name;
    enum doc_chart_kind kind;
    const char *words;
} chart_kinds[] = {{"hbar", DOC_CHART_HBAR, "แผนภูมิแท่งแนวนอน"},
                   {"bar", DOC_CHART_BAR, "แผนภูมิแท่ง"},
                   {"line", DOC_CHART_LINE, "แผนภูมิเส้น"}};
enum { CHART_KIND_COUNT = sizeof chart_kinds / sizeof chart_kinds[0] };

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
}

static const char *print(const struct chart_work *work, const struct cell *cell,
                         const struct column *column)
{
    struct compiler *compiler = work->walk->compiler;
    return values_digits(compiler, filters_table(compiler->arena, cell, column, work->sign),
                         VALUE_TABLE);
}

static struct doc_series *add_series(struct chart_work *work, const char *name, const char *column)
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

static void set_point(struct chart_work *work, struct doc_series *series, size_t index,
                      const struct cell *cell, const struct column *column)
{
    const char **labels = (const char **)series->labels;
    if (cell->kind != CELL_NUMBER || cell->bad)
        return;
    series->values[index] = cell->number;
    labels[index] = print(work, cell, column);
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
            const char *text =
                print(work, &work->selection.rows[k]->cells[column], &work->table->columns[column]);
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
            add_series(work, series_name(work, (unsigned)i + 1, column), column->id);
        for (size_t k = 0; k < work->selection.count; k++)
            set_point(work, series, k, &work->selection.rows[k]->cells[index], column);
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
            series = add_series(work, series_name(work, 1, column), NULL);
        if (row->cells[index].kind != CELL_NUMBER || row->cells[index].bad)
            continue;
        categories[used] = values_text(work->walk, text_trim(compiler->arena, label), VALUE_TABLE);
        set_point(work, series, used++, &row->cells[index], column);
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

/* What the chart says, for who cannot see it. */
static const char *alternative(const struct chart_work *work)
{
    enum { TEXT_MAXIMUM = 64 * 1024, CATEGORIES_SAID = 60 };
    struct arena *arena = work->walk->compiler->arena;
    const struct doc_chart *chart = &work->out;
    struct text_buffer out;
    text_buffer_init(&out, arena, TEXT_MAXIMUM);
    text_buffer_add(&out, chart_kinds[chart->kind].words);
    for (size_t i = 0; i < chart->series_count; i++) {
        const char *name = chart->series[i].name;
        /* Thai words join; Latin ones stand apart. */
        text_buffer_add_format(&out, "%s%s%s", i ? " และ" : "แสดง",
                               (unsigned char)*name < 0x80 ? " " : "", name);
    }
    if (chart->unit)
        text_buffer_add_format(&out, " (%s)", chart->unit);
    for (size_t k = 0; k < chart->category_count && k < CATEGORIES_SAID; k++) {
        text_buffer_add_format(&out, "%s %s", k ? ";" : ":", chart->categories[k]);
        for (size_t i = 0; i < chart->series_count; i++) {
            const char *label = chart->series[i].labels[k];
            text_buffer_add_format(&out, "%s %s", i ? "," : "", label ? label : "ไม่มีข้อมูล");
        }
    }
    if (chart->category_count > CATEGORIES_SAID)
        text_buffer_add_format(&out, "; และอีก %zu รายการ", chart->category_count - CATEGORIES_SAID);
    if (chart->target_label)
        text_buffer_add_format(&out, "; %s", chart->target_label);
    return out.data;
}

/* A chart without numbers is a sentence. */
static void add_nothing(const struct chart_work *work)
{
    const char *empty = directive_text(work->walk, work->entries, "empty");
    struct doc_block *block =
        layout_add(work->walk, DOC_PARAGRAPH, work->call->line, work->call->column);
    block->as.paragraph.text =
        doc_plain(work->walk->compiler->arena, empty ? empty : "ไม่มีข้อมูลสำหรับแสดงเป็นแผนภูมิ");
}

static void add_chart(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    struct doc_block *block =
        layout_add(work->walk, DOC_CHART, work->call->line, work->call->column);
    const char *caption = directive_text(work->walk, work->entries, "caption");
    if (!text_is_empty(caption)) {
        work->out.caption = doc_plain(compiler->arena, caption);
        work->out.label = layout_label(compiler, "แผนภูมิที่", ++compiler->charts);
        block->anchor = text_format(compiler->arena, "chart-%u", compiler->charts);
    }
    work->out.thai_digits = compiler->style.thai_table_digits;
    work->out.alternative = alternative(work);
    block->as.chart = work->out;
    if (!work->category_column)
        return;
    compiler->shown_charts =
        arena_grow(compiler->arena, compiler->shown_charts, compiler->shown_chart_count,
                   &compiler->shown_chart_capacity, sizeof *compiler->shown_charts);
    compiler->shown_charts[compiler->shown_chart_count++] =
        (struct shown_chart){&block->as.chart, work->selection.rows, work->selection.count,
                             work->table->name, work->category_column};
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
        work.good = select_entries(&walk, work.table, work.entries, &work.selection) && work.good;
        set_categories(&work);
        set_series(&work);
    }
    set_target(&work);
    work.out.minimum = number_of(&work, "minimum");
    work.out.maximum = number_of(&work, "maximum");
    work.out.unit = directive_text(&walk, work.entries, "unit");
    if (!work.good)
        return;
    set_decimals(&work);
    if (has_values(&work.out))
        add_chart(&work);
    else
        add_nothing(&work);
}
