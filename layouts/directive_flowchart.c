/* Flowcharts and work-standard sheets: flowchart. A table of steps (no, shape, text) and one of
 * their ways (from, to, label) → the document's steps. */
#include <string.h>

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "layouts/directive.h"
#include "layouts/values.h"

struct work {
    const struct walk *walk;
    const struct directive_call *call;
    const struct table *steps, *ways;
    const struct row **rows; /* of the good steps */
    struct doc_step *list;
    size_t count;
};

static const struct {
    const char *id, *words;
} SHAPES[] = {
    [DOC_SHAPE_START] = {"start", "จุดเริ่มต้น"},
    [DOC_SHAPE_PROCESS] = {"process", "กิจกรรม"},
    [DOC_SHAPE_DECISION] = {"decision", "การตัดสินใจ"},
    [DOC_SHAPE_CONNECTOR] = {"connector", "จุดเชื่อมต่อ"},
    [DOC_SHAPE_END] = {"end", "จุดสิ้นสุด"},
};
enum { SHAPE_COUNT = sizeof SHAPES / sizeof SHAPES[0] };

/* --- steps ------------------------------------------------------------------------------------ */

static bool has_columns(const struct work *work, const struct table *table, const char *const *ids,
                        struct diag_place place)
{
    bool good = true;
    for (size_t i = 0; ids[i]; i++)
        good = layout_column(work->walk->compiler, table, ids[i], place) >= 0 && good;
    return good;
}

static const char *cell_text(const struct work *work, const struct row *row, const char *id)
{
    return values_digits(work->walk->compiler, table_text(work->steps, row, id), VALUE_TABLE);
}

static bool read_shape(const struct work *work, const struct row *row, enum doc_shape *out)
{
    const char *names[SHAPE_COUNT];
    const char *shape = table_text(work->steps, row, "shape");
    for (size_t i = 0; i < SHAPE_COUNT; i++) {
        names[i] = SHAPES[i].id;
        if (text_equal(shape, SHAPES[i].id)) {
            *out = (enum doc_shape)i;
            return true;
        }
    }
    layout_unknown(work->walk->compiler, LAY046, work->call->argument_place, shape, names,
                   SHAPE_COUNT);
    return false;
}

static bool read_steps(struct work *work)
{
    struct arena *arena = work->walk->compiler->arena;
    bool good = true;
    work->rows = arena_alloc_array(arena, work->steps->row_count + 1, sizeof *work->rows);
    work->list = arena_alloc_array(arena, work->steps->row_count + 1, sizeof *work->list);
    for (size_t i = 0; i < work->steps->row_count; i++) {
        const struct row *row = &work->steps->rows[i];
        if (row->bad)
            continue;
        struct doc_step *step = &work->list[work->count];
        work->rows[work->count++] = row;
        step->number = cell_text(work, row, "no");
        step->text = cell_text(work, row, "text");
        good = read_shape(work, row, &step->shape) && good;
    }
    return good;
}

static bool find_step(const struct work *work, const char *number, size_t *out)
{
    for (*out = 0; *out < work->count; ++*out)
        if (text_equal(table_text(work->steps, work->rows[*out], "no"), number))
            return true;
    return false;
}

/* A way whose step was left out, or the fourth of a step, cannot be drawn. */
static bool read_ways(struct work *work, struct diag_place place)
{
    struct compiler *compiler = work->walk->compiler;
    for (size_t i = 0; i < work->ways->row_count; i++) {
        const struct row *row = &work->ways->rows[i];
        const char *from = table_text(work->ways, row, "from");
        const char *to = table_text(work->ways, row, "to");
        size_t step, target;
        if (row->bad)
            continue;
        if (!find_step(work, from, &step) || !find_step(work, to, &target) || step == target ||
            work->list[step].way_count == DOC_STEP_WAYS) {
            layout_report(compiler, LAY047, place, from, to);
            return false;
        }
        work->list[step].ways[work->list[step].way_count++] = (struct doc_way){
            target, values_digits(compiler, table_text(work->ways, row, "label"), VALUE_TABLE)};
    }
    return true;
}

/* "ขั้นที่ 7 การตัดสินใจ โครงการสอดคล้องกับกลยุทธ์ ใช่ ไปขั้นที่ 8 ไม่ใช่ กลับไปขั้นที่ 6" */
static const char *step_words(const struct work *work, size_t index)
{
    struct arena *arena = work->walk->compiler->arena;
    const struct doc_step *step = &work->list[index];
    const char *words =
        text_format(arena, "ขั้นที่ %s %s %s", step->number, SHAPES[step->shape].words, step->text);
    for (size_t i = 0; i < step->way_count; i++) {
        const struct doc_way *way = &step->ways[i];
        words = text_format(arena, "%s %s%s%sไปขั้นที่ %s", words, way->label,
                            text_is_empty(way->label) ? "" : " ", way->to < index ? "กลับ" : "",
                            work->list[way->to].number);
    }
    return words;
}

/* --- the sheet's columns ---------------------------------------------------------------------- */

/* Times and numbers are short: they are centred. */
static bool is_narrow(const char *id)
{
    return text_equal(id, "no") || text_equal(id, "time");
}

static void read_columns(struct work *work, struct doc_flowchart *chart)
{
    struct compiler *compiler = work->walk->compiler;
    const struct entries *entries = &work->call->entries;
    const struct entry *entry = entries_find(entries, "columns");
    const char **ids;
    if (!entry)
        return;
    size_t count = text_split(compiler->arena, entry->value, ",;", &ids);
    chart->columns = arena_alloc_array(compiler->arena, count + 1, sizeof *chart->columns);
    for (size_t i = 0; i < work->count; i++)
        work->list[i].cells =
            arena_alloc_array(compiler->arena, count + 1, sizeof *work->list[i].cells);
    for (size_t i = 0; i < count; i++) {
        int column =
            layout_column(compiler, work->steps, ids[i], entries_value_place(work->walk, entry));
        const char *heading =
            directive_text(work->walk, entries, text_format(compiler->arena, "heading.%s", ids[i]));
        if (column < 0)
            return;
        chart->columns[i] = (struct doc_step_column){
            .heading = heading ? heading : work->steps->columns[column].heading,
            .symbols = text_equal(ids[i], "shape"),
            .narrow = is_narrow(ids[i]),
        };
        for (size_t k = 0; k < work->count && !chart->columns[i].symbols; k++)
            work->list[k].cells[i] =
                doc_plain(compiler->arena, cell_text(work, work->rows[k], ids[i]));
    }
    chart->column_count = count;
    chart->heads = directive_lines(work->walk, entries, "head", &chart->head_count);
    chart->notes = directive_lines(work->walk, entries, "note", &chart->note_count);
    const char *purpose = directive_text(work->walk, entries, "purpose");
    if (!text_is_empty(purpose))
        chart->purpose = doc_plain(compiler->arena, purpose);
}

/* --- the whole -------------------------------------------------------------------------------- */

void directive_flowchart(struct walk walk, const struct directive_call *call)
{
    static const char *const step_columns[] = {"no", "shape", "text", NULL};
    static const char *const way_columns[] = {"from", "to", "label", NULL};
    struct work work = {.walk = &walk, .call = call};
    const struct entry *ways = directive_required(&walk, call, "ways");
    work.steps = layout_table(&walk, call->argument, call->argument_place);
    if (!ways || !work.steps)
        return;
    struct diag_place place = entries_value_place(&walk, ways);
    work.ways = layout_table(&walk, ways->value, place);
    if (!work.ways || !has_columns(&work, work.steps, step_columns, call->argument_place) ||
        !has_columns(&work, work.ways, way_columns, place) || !read_steps(&work) ||
        !read_ways(&work, place))
        return;
    struct doc_block *block = layout_add(&walk, DOC_FLOWCHART, call->line, call->column);
    struct doc_flowchart *chart = &block->as.flowchart;
    const char *caption = directive_text(&walk, &call->entries, "caption");
    if (!text_is_empty(caption))
        chart->caption = doc_plain(walk.compiler->arena, caption);
    chart->steps = work.list;
    chart->step_count = work.count;
    chart->legend = entries_flag(&walk, &call->entries, "legend", false);
    for (size_t i = 0; i < work.count; i++)
        work.list[i].words = step_words(&work, i);
    read_columns(&work, chart);
}
