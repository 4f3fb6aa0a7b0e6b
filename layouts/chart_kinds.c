/* Kinds of charts that take more than a column a series: the matrix of `across`, shares, the dates
 * of a timeline, the places and bands of a map. Draws nothing. */
#include "layouts/chart_work.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/filters.h"
#include "layouts/values.h"

enum { SERIES_MAXIMUM = 60 };

/* --- across ----------------------------------------------------------------------------------- */

/* The place of a text in a list, at its end if it is new. */
static size_t place_of(const char **list, size_t *count, const char *text)
{
    for (size_t i = 0; i < *count; i++) {
        if (text_equal(list[i], text))
            return i;
    }
    list[*count] = text;
    return (*count)++;
}

void chart_work_across(struct chart_work *work, const struct entry *across)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct entry *entry = directive_required(work->walk, work->call, "values");
    int over, value;
    bool good = chart_work_columns(work, across, &over, 1) > 0;
    work->good = work->good && entry;
    if (!entry || chart_work_columns(work, entry, &value, 1) == 0 || !good || !work->good)
        return;
    size_t rows = work->selection.count, categories = 0, names = 0;
    const char **category_list = arena_alloc_array(arena, rows + 1, sizeof *category_list);
    const char **name_list = arena_alloc_array(arena, rows + 1, sizeof *name_list);
    size_t *places = arena_alloc_array(arena, rows + 1, sizeof *places);
    const struct column *column = &work->table->columns[over];
    for (size_t k = 0; k < rows; k++) {
        const char *name = chart_work_print(work, &work->selection.rows[k]->cells[over], column);
        places[k] = place_of(name_list, &names, name);
        place_of(category_list, &categories, work->out.categories[k]);
    }
    const char *const *row_names = work->out.categories;
    work->out.categories = category_list;
    work->out.category_count = categories;
    work->category_column = NULL;
    names = names > SERIES_MAXIMUM ? SERIES_MAXIMUM : names;
    work->out.series = arena_alloc_array(arena, names + 1, sizeof *work->out.series);
    for (size_t i = 0; i < names; i++)
        chart_work_series(work, name_list[i], NULL);
    for (size_t k = 0; k < rows; k++) {
        if (places[k] < names)
            chart_work_point(work, &work->out.series[places[k]],
                             place_of(category_list, &categories, row_names[k]),
                             &work->selection.rows[k]->cells[value], &work->table->columns[value]);
    }
    work->out.decimals = work->table->columns[value].decimals;
}

/* --- shares ----------------------------------------------------------------------------------- */

void chart_work_shares(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    struct arena *arena = compiler->arena;
    const struct doc_chart *chart = &work->out;
    for (size_t k = 0; k < chart->category_count; k++) {
        const struct number *sum = number_integer(arena, 0);
        for (size_t i = 0; i < chart->series_count; i++) {
            const struct number *value = chart->series[i].values[k];
            sum = value ? number_add(arena, sum, value) : sum;
        }
        for (size_t i = 0; i < chart->series_count; i++) {
            const struct doc_series *series = &chart->series[i];
            const char **labels = (const char **)series->labels;
            const struct number *share = number_divide(
                arena, number_multiply(arena, series->values[k], number_integer(arena, 100)), sum);
            series->values[k] = share;
            labels[k] =
                share ? values_digits(compiler, number_print(arena, share, 1, false), VALUE_TABLE)
                      : NULL;
        }
    }
    work->out.percent = true;
    work->out.decimals = 1;
    work->out.maximum = number_integer(arena, 100);
    if (!work->out.unit)
        work->out.unit = "ร้อยละ";
}

/* --- timeline --------------------------------------------------------------------------------- */

/* The name that a key gives, else the usual one. */
static const char *name_or(const struct chart_work *work, const char *key, const char *usual)
{
    const char *name = directive_text(work->walk, work->entries, key);
    return name ? name : usual;
}

/* One date a row, as a day; column -1: none. */
static void add_days(struct chart_work *work, const char *name, int column)
{
    struct doc_series *series = chart_work_series(work, name, NULL);
    const char **labels = (const char **)series->labels;
    for (size_t k = 0; column >= 0 && k < work->selection.count; k++) {
        const struct cell *cell = &work->selection.rows[k]->cells[column];
        if (cell->kind != CELL_DATE || cell->bad)
            continue;
        series->values[k] = number_integer(work->walk->compiler->arena, date_to_days(cell->date));
        labels[k] = chart_work_print(work, cell, &work->table->columns[column]);
    }
}

/* The line of the data date: a value's name or a date. */
static void set_data_date(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    const struct date_months *months = book_months(compiler->book);
    const struct entry *entry = entries_find(work->entries, "date");
    struct value value;
    struct date date = {0};
    if (!entry)
        return;
    if (date_parse(months, entry->value, &date) != DATE_OK) {
        if (!values_find(compiler, work->walk->scope, entry->value, &value)) {
            values_unknown(compiler, work->walk->scope, entry->value,
                           entries_value_place(work->walk, entry));
            return;
        }
        if (value.cell->kind != CELL_DATE) {
            entries_bad_value(work->walk, entry, "period.data_date");
            return;
        }
        date = value.cell->date;
    }
    work->out.target = number_integer(compiler->arena, date_to_days(date));
    work->out.target_label = values_digits(
        compiler,
        text_format(compiler->arena, "ข้อมูล ณ %s", date_print_short(compiler->arena, months, date)),
        VALUE_TABLE);
}

/* The months of a fiscal year: from 1 October of the year before. */
static void set_year(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    const struct entry *entry = entries_find(work->entries, "year");
    struct value value;
    int64_t year = 0;
    if (!entry)
        return;
    const struct number *number = number_decimal(compiler->arena, entry->value);
    if (!number && values_find(compiler, work->walk->scope, entry->value, &value))
        number = value.cell->number;
    else if (!number)
        values_unknown(compiler, work->walk->scope, entry->value,
                       entries_value_place(work->walk, entry));
    if (!number)
        return;
    if (!number_to_integer(number, &year) || year < 2400 || year > 2700) {
        entries_bad_value(work->walk, entry, "2568, period.fiscal_year");
        return;
    }
    struct date first = {(int16_t)(year - 544), 10, 1};
    struct date after = {(int16_t)(year - 543), 10, 1};
    work->out.minimum = number_integer(compiler->arena, date_to_days(first));
    work->out.maximum = number_integer(compiler->arena, date_to_days(after));
}

/* What stands at the right of each row: the column asked for, else the actual end, else the plan's.
 */
static void set_beside(struct chart_work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct entry *entry = entries_find(work->entries, "beside");
    int column = -1;
    if (entry && chart_work_columns(work, entry, &column, 1) == 0)
        return;
    const char **beside = arena_alloc_array(arena, work->selection.count + 1, sizeof *beside);
    for (size_t k = 0; k < work->selection.count; k++) {
        const struct cell *cell = column >= 0 ? &work->selection.rows[k]->cells[column] : NULL;
        const char *actual = work->out.series[3].labels[k];
        if (cell && cell->kind != CELL_EMPTY)
            beside[k] = chart_work_print(work, cell, &work->table->columns[column]);
        else if (!cell)
            beside[k] = actual ? actual : work->out.series[1].labels[k];
    }
    work->out.beside = beside;
}

void chart_work_timeline(struct chart_work *work)
{
    const struct entry *entry = directive_required(work->walk, work->call, "planned");
    const struct entry *done = entries_find(work->entries, "actual");
    int planned[2], actual[2] = {-1, -1};
    if (entry && chart_work_columns(work, entry, planned, 2) == 1) {
        entries_bad_value(work->walk, entry, "planned_start, planned_end");
        work->good = false;
    }
    if (done && chart_work_columns(work, done, actual, 2) == 1) {
        actual[1] = actual[0];
        actual[0] = -1;
    }
    work->good = work->good && entry;
    if (!work->good)
        return;
    work->out.months = book_months(work->walk->compiler->book);
    work->out.series = arena_alloc_array(work->walk->compiler->arena, 4, sizeof *work->out.series);
    const char *plan = name_or(work, "series", "แผน");
    const char *result = name_or(work, "series2", "ผล");
    add_days(work, plan, planned[0]);
    add_days(work, plan, planned[1]);
    add_days(work, result, actual[0]);
    add_days(work, result, actual[1]);
    set_data_date(work);
    set_year(work);
    set_beside(work);
    work->category_column = NULL;
}

/* --- map -------------------------------------------------------------------------------------- */

static void set_bands(struct chart_work *work)
{
    struct compiler *compiler = work->walk->compiler;
    const struct entry *entry = directive_required(work->walk, work->call, "bands");
    struct diag_place place =
        entry ? entries_value_place(work->walk, entry) : work->call->argument_place;
    const struct table *table = entry ? layout_table(work->walk, entry->value, place) : NULL;
    int word = table ? layout_column(compiler, table, "band", place) : -1;
    int from = table ? layout_column(compiler, table, "from", place) : -1;
    work->good = work->good && word >= 0 && from >= 0;
    if (!work->good)
        return;
    struct doc_band *bands =
        arena_alloc_array(compiler->arena, table->row_count + 1, sizeof *bands);
    for (size_t i = 0; i < table->row_count; i++) {
        const struct cell *cells = table->rows[i].cells;
        if (cells[from].kind == CELL_NUMBER && !cells[from].bad)
            bands[work->out.band_count++] = (struct doc_band){
                chart_work_print(work, &cells[word], &table->columns[word]), cells[from].number};
    }
    work->out.bands = bands;
}

static bool is_level(const struct cell *cell)
{
    int64_t level = 0;
    return cell->kind == CELL_NUMBER && !cell->bad && number_to_integer(cell->number, &level) &&
           level >= 1 && level <= 5;
}

void chart_work_map(struct chart_work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct entry *entries[2] = {directive_required(work->walk, work->call, "likelihood"),
                                      directive_required(work->walk, work->call, "impact")};
    static const char *const keys[2] = {"series", "series2"};
    static const char *const usual[2] = {"โอกาส", "ผลกระทบ"};
    static const char *const levels[] = {"น้อยมาก", "น้อย", "ปานกลาง", "สูง", "สูงมาก"};
    int columns[2];
    for (size_t i = 0; i < 2; i++)
        work->good =
            work->good && entries[i] && chart_work_columns(work, entries[i], &columns[i], 1) == 1;
    set_bands(work);
    if (!work->good)
        return;
    const char **ids = arena_alloc_array(arena, work->selection.count + 1, sizeof *ids);
    work->out.series = arena_alloc_array(arena, 2, sizeof *work->out.series);
    for (size_t i = 0; i < 2; i++)
        chart_work_series(work, name_or(work, keys[i], usual[i]), NULL);
    size_t used = 0;
    for (size_t k = 0; k < work->selection.count; k++) {
        const struct cell *cells = work->selection.rows[k]->cells;
        if (!is_level(&cells[columns[0]]) || !is_level(&cells[columns[1]]))
            continue;
        for (size_t i = 0; i < 2; i++)
            chart_work_point(work, &work->out.series[i], used, &cells[columns[i]],
                             &work->table->columns[columns[i]]);
        ids[used++] = work->out.categories[k];
    }
    work->out.categories = ids;
    work->out.category_count = used;
    work->out.levels = levels;
    work->category_column = NULL;
}
