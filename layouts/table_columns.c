/* The columns of a `table`: those of the book that are shown, with what the layout says otherwise.
 */
#include "layouts/table_work.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "layouts/filters.h"
#include "layouts/values.h"

static enum doc_align column_align(const struct column *column)
{
    switch (column->kind) {
    case COLUMN_NUMBER:
    case COLUMN_MONEY:
    case COLUMN_PERCENT: return column->decimals == 0 ? DOC_RIGHT : DOC_DECIMAL;
    case COLUMN_COUNT: return DOC_RIGHT;
    case COLUMN_ID:
    case COLUMN_DATE:
    case COLUMN_YES_NO: return DOC_CENTRE;
    default: return DOC_LEFT;
    }
}

/* The entry of "heading.score", "width.name" and so on; NULL when there is none. */
static const struct entry *column_entry(const struct table_work *work, const char *prefix,
                                        const char *id)
{
    return entries_find(work->entries,
                        text_format(work->walk->compiler->arena, "%s.%s", prefix, id));
}

static const char *column_heading(const struct table_work *work, const struct column *column)
{
    const struct walk *walk = work->walk;
    const struct entry *given = column_entry(work, "heading", column->id);
    if (given)
        return values_text(walk, given->value, VALUE_TABLE);
    const char *heading = column->heading ? column->heading : column->id;
    if (!text_is_empty(column->unit))
        heading = text_format(walk->compiler->arena, "%s\n(%s)", heading, column->unit);
    return values_digits(walk->compiler, heading, VALUE_TABLE);
}

static enum doc_align read_align(const struct table_work *work, const struct entry *entry,
                                 enum doc_align missing)
{
    static const struct {
        const char *word;
        enum doc_align align;
    } words[] = {
        {"left", DOC_LEFT}, {"centre", DOC_CENTRE}, {"right", DOC_RIGHT}, {"decimal", DOC_DECIMAL}};
    if (!entry)
        return missing;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(entry->value, words[i].word) == 0)
            return words[i].align;
    }
    entries_bad_value(work->walk, entry, "left, centre, right, decimal");
    return missing;
}

static void add_column(struct table_work *work, const struct entry_item *item, bool sheet_only)
{
    int source = layout_column(work->walk->compiler, work->table, item->text, item->place);
    if (source < 0)
        return;
    size_t index = work->out->column_count++;
    struct column *column = &work->columns[index];
    struct doc_column *out = &work->out->columns[index];
    *column = work->table->columns[source];
    work->sources[index] = source;
    const struct entry *decimals = column_entry(work, "decimals", column->id);
    if (decimals && strlen(decimals->value) == 1 && *decimals->value >= '0' &&
        *decimals->value <= '9')
        column->decimals = *decimals->value - '0';
    else if (decimals)
        entries_bad_value(work->walk, decimals, "0–9");
    const struct entry *with = column_entry(work, "with", column->id);
    const struct entry *width = column_entry(work, "width", column->id);
    work->companions[index] = with ? layout_column(work->walk->compiler, work->table, with->value,
                                                   entries_value_place(work->walk, with))
                                   : -1;
    out->id = column->id;
    out->heading = column_heading(work, column);
    out->align = read_align(work, column_entry(work, "align", column->id), column_align(column));
    out->decimals = column->kind == COLUMN_COUNT ? 0 : column->decimals;
    out->grouped = filters_grouped(column);
    out->date = column->kind == COLUMN_DATE;
    out->formula = column->formula;
    out->min_width = out->max_width = width ? entries_length(work->walk, width) : 0;
    out->sheet_only = sheet_only;
}

static bool has_column(const struct table_work *work, const char *id, size_t count, size_t *index)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(work->out->columns[i].id, id) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

/* The index of a column that this table shows, with a problem when it does not. */
bool table_work_column(const struct table_work *work, const struct entry_item *item, size_t *index)
{
    size_t count = work->visible;
    if (has_column(work, item->text, count, index))
        return true;
    const char **names = arena_alloc_array(work->walk->compiler->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = work->out->columns[i].id;
    layout_unknown(work->walk->compiler, LAY005, item->place, item->text, names, count);
    return false;
}

/* heading.X, width.X … of a column that is not there would do nothing, silently. */
static void check_column_keys(const struct table_work *work)
{
    static const char *const prefixes[] = {"heading.", "width.", "decimals.",
                                           "align.",   "with.",  "below."};
    for (size_t i = 0; i < work->entries->count; i++) {
        const struct entry *entry = &work->entries->list[i];
        for (size_t k = 0; k < sizeof prefixes / sizeof prefixes[0]; k++) {
            if (!text_starts_with(entry->key, prefixes[k]))
                continue;
            struct entry_item item = {entry->key + strlen(prefixes[k]),
                                      entries_key_place(work->walk, entry)};
            size_t index;
            if (!has_column(work, item.text, work->out->column_count, &index))
                table_work_column(work, &item, &index);
        }
    }
}

/* span.LABEL = a, b */
static void set_spans(struct table_work *work)
{
    static const char prefix[] = "span.";
    for (size_t i = 0; i < work->entries->count; i++) {
        const struct entry *entry = &work->entries->list[i];
        if (!text_starts_with(entry->key, prefix))
            continue;
        struct entry_item *items;
        size_t count = entries_list(work->walk, entry, ",;", &items);
        const char *label = values_text(work->walk, entry->key + sizeof prefix - 1, VALUE_TABLE);
        for (size_t k = 0; k < count; k++) {
            size_t index;
            if (table_work_column(work, &items[k], &index))
                work->out->columns[index].group = label;
        }
    }
}

/* A heading without its line ends: Thai words need no space, a unit in parentheses does. */
static const char *in_one_line(const struct table_work *work, const char *heading)
{
    char *out = text_copy(work->walk->compiler->arena, heading);
    size_t length = 0;
    for (const char *at = heading; *at; at++) {
        if (*at != '\n')
            out[length++] = *at;
        else if (at[1] == '(')
            out[length++] = ' ';
    }
    out[length] = '\0';
    return out;
}

/* below.X = a, b */
static void set_below(struct table_work *work)
{
    for (size_t i = 0; i < work->visible; i++) {
        const struct entry *entry = column_entry(work, "below", work->out->columns[i].id);
        struct entry_item *items;
        size_t count = entry ? entries_list(work->walk, entry, ",;", &items) : 0;
        struct below *below = &work->below[i];
        below->parts = arena_alloc_array(work->walk->compiler->arena, count, sizeof *below->parts);
        for (size_t k = 0; k < count; k++) {
            struct below_part *part = &below->parts[below->count];
            part->source =
                layout_column(work->walk->compiler, work->table, items[k].text, items[k].place);
            if (part->source < 0)
                continue;
            const struct column *column = &work->table->columns[part->source];
            size_t index;
            bool known = has_column(work, column->id, work->out->column_count, &index);
            part->sign = known && work->signs[index];
            part->heading = in_one_line(work, column_heading(work, column));
            below->count++;
        }
    }
}

/* sign = diff, gap */
static void set_signs(struct table_work *work)
{
    const struct entry *entry = entries_find(work->entries, "sign");
    struct entry_item *items;
    size_t count = entry ? entries_list(work->walk, entry, ",;", &items) : 0;
    for (size_t i = 0; i < count; i++) {
        size_t index;
        if (has_column(work, items[i].text, work->out->column_count, &index) ||
            table_work_column(work, &items[i], &index))
            work->signs[index] = true;
    }
}

bool table_work_columns(struct table_work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct entry *shown = directive_required(work->walk, work->call, "columns");
    const struct entry *sheet = entries_find(work->entries, "sheet");
    struct entry_item *items = NULL, *extra = NULL;
    if (!shown)
        return false;
    size_t count = entries_list(work->walk, shown, ",;", &items);
    size_t extra_count = sheet ? entries_list(work->walk, sheet, ",;", &extra) : 0;
    size_t most = count + extra_count + 1;
    work->out->columns = arena_alloc_array(arena, most, sizeof *work->out->columns);
    work->columns = arena_alloc_array(arena, most, sizeof *work->columns);
    work->sources = arena_alloc_array(arena, most, sizeof *work->sources);
    work->signs = arena_alloc_array(arena, most, sizeof *work->signs);
    work->companions = arena_alloc_array(arena, most, sizeof *work->companions);
    work->below = arena_alloc_array(arena, most, sizeof *work->below);
    for (size_t i = 0; i < count; i++)
        add_column(work, &items[i], false);
    work->visible = work->out->column_count;
    for (size_t i = 0; i < extra_count; i++)
        add_column(work, &extra[i], true);
    check_column_keys(work);
    set_spans(work);
    set_signs(work);
    set_below(work);
    return work->visible > 0;
}
