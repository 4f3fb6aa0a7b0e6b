/* A chart's data as a table in the structure: who cannot see the bars goes through its rows and
 * columns. The words that the chart prints anyway are its cells, so that nothing is drawn or copied
 * twice; a cell of which nothing is printed says its words. Lays nothing out. */
#include "base/arena.h"
#include "base/text.h"
#include "output/chart_parts.h"
#include "output/structure.h"

enum { TIMELINE_SERIES = 4 };

struct chart_table {
    size_t rows, columns;
    struct structure_element **elements; /* row by row */
    size_t *marks;                       /* 1 + the mark that is the cell; 0: none */
};

static bool has_spans(const struct doc_chart *chart)
{
    return chart->kind == DOC_CHART_TIMELINE && chart->series_count >= TIMELINE_SERIES;
}

/* A timeline's days are two series a bar, and its last column is what stands beside the rows. */
size_t chart_table_columns(const struct doc_chart *chart)
{
    if (has_spans(chart))
        return 1 + chart->series_count / 2 + (chart->beside ? 1 : 0);
    return 1 + chart->series_count;
}

/* --- words ----------------------------------------------------------------------------------- */

static const char *heading(const struct doc_chart *chart, size_t column)
{
    if (column == 0)
        return "รายการ";
    if (!has_spans(chart))
        return chart->series[column - 1].name;
    return column <= chart->series_count / 2 ? chart->series[2 * (column - 1)].name : "หมายเหตุ";
}

/* "1 ต.ค. 67 ถึง 30 ก.ย. 68", or the one day that is known. */
static const char *span_words(const struct chart_layout *layout, size_t category, size_t first)
{
    const char *days[2] = {NULL, NULL};
    for (size_t i = 0; i < 2; i++) {
        const struct doc_series *series = &layout->chart->series[first + i];
        days[i] = series->labels ? series->labels[category] : NULL;
    }
    if (days[0] && days[1])
        return text_format(layout->arena, "%s ถึง %s", days[0], days[1]);
    return days[0] ? days[0] : days[1];
}

static const char *words(const struct chart_layout *layout, size_t row, size_t column)
{
    const struct doc_chart *chart = layout->chart;
    const char *text;
    if (row == 0)
        text = heading(chart, column);
    else if (column == 0)
        text = chart->categories[row - 1];
    else if (!has_spans(chart))
        text = chart_value_text(layout, &chart->series[column - 1], row - 1);
    else if (column <= chart->series_count / 2)
        text = span_words(layout, row - 1, 2 * (column - 1));
    else
        text = chart->beside[row - 1];
    return text_is_empty(text) ? "ไม่มีข้อมูล" : text;
}

/* --- the table ------------------------------------------------------------------------------- */

static void find_marks(struct chart_layout *layout, struct chart_table *table)
{
    table->marks =
        arena_alloc_array(layout->arena, table->rows * table->columns + 1, sizeof *table->marks);
    for (size_t i = 0; i < layout->mark_count; i++) {
        size_t cell = layout->marks[i].cell;
        if (cell > 0 && table->marks[cell - 1] == 0)
            table->marks[cell - 1] = i + 1;
        else
            layout->marks[i].cell = 0;
    }
}

void chart_tag(struct chart_layout *layout, struct structure *structure,
               struct structure_element *parent)
{
    struct chart_table *table = arena_alloc(layout->arena, sizeof *table);
    struct structure_element *element = structure_add(structure, parent, STRUCTURE_TABLE);
    table->rows = 1 + layout->chart->category_count;
    table->columns = chart_table_columns(layout->chart);
    table->elements = arena_alloc_array(layout->arena, table->rows * table->columns,
                                        sizeof(struct structure_element *));
    struct structure_element *head = structure_add(structure, element, STRUCTURE_THEAD);
    struct structure_element *body = structure_add(structure, element, STRUCTURE_TBODY);
    for (size_t row = 0; row < table->rows; row++) {
        struct structure_element *line =
            structure_add(structure, row == 0 ? head : body, STRUCTURE_TR);
        for (size_t column = 0; column < table->columns; column++) {
            enum structure_scope scope = row == 0      ? STRUCTURE_COLUMN
                                         : column == 0 ? STRUCTURE_ROW
                                                       : STRUCTURE_NO_SCOPE;
            table->elements[row * table->columns + column] =
                structure_add_cell(structure, line, scope, 1);
        }
    }
    find_marks(layout, table);
    layout->table = table;
}

void chart_table_hand_on(const struct chart_layout *from, struct chart_layout *to)
{
    if (!from->table)
        return;
    to->table = arena_alloc(to->arena, sizeof *to->table);
    *to->table = *from->table;
    find_marks(to, to->table);
}

void chart_table_draw(struct canvas *canvas, const struct chart_layout *layout, int x, int y)
{
    const struct chart_table *table = layout->table;
    struct structure_element *around = canvas_tag(canvas, NULL);
    for (size_t i = 0; i < table->rows * table->columns; i++) {
        if (table->marks[i] == 0) {
            structure_say(table->elements[i], canvas_page(canvas),
                          words(layout, i / table->columns, i % table->columns));
            continue;
        }
        canvas_tag(canvas, table->elements[i]);
        chart_draw_mark(canvas, &layout->marks[table->marks[i] - 1], x, y);
    }
    canvas_tag(canvas, around);
}
