/* The work-standard sheet (สรุปมาตรฐานงาน, domain.md 9): a table in which each step's symbol stands
 * in its row. The boxes of the head and the headings stand again on every page; arrows go over the
 * rows, and from page to page by connectors. */
#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/flowchart_steps.h"
#include "output/structure.h"
#include "output/table_fit.h"

#define PAD_X    3500
#define PAD_Y    3000
#define THIN     400
#define THICK    900
#define NOTE_GAP 4000

enum { SYMBOL_PERCENT = 17, LANES = 3 };

struct sheet_row {
    struct paragraph *cells; /* one a column; none for the symbol */
    struct structure_element **elements;
    int height;
};

struct work_sheet {
    struct flow *flow;
    const struct doc_flowchart *source;
    struct flowchart_steps *steps;
    int size, width;
    int *lefts;     /* of the columns, and the right edge of the last */
    size_t symbols; /* the column of the symbols */
    int middle;     /* of the symbols, from the left */
    struct paragraph *heads, purpose, *headings;
    struct structure_element **head_elements, *purpose_element, **heading_elements;
    int head_height, purpose_height, heading_height;
    struct sheet_row *rows;
    int *heights;   /* of the rows */
    size_t *starts; /* the first row of each page, and the end */
    struct paragraph *notes;
};

/* The rows of one page. */
struct part {
    const struct work_sheet *sheet;
    size_t first, end;
    struct flowchart_page page;
    int *tops;  /* of its rows, from the end of the head on */
    int height; /* without the head */
};

static int column_width(const struct work_sheet *sheet, size_t column)
{
    return sheet->lefts[column + 1] - sheet->lefts[column];
}

static struct paragraph_style cell_style(const struct work_sheet *sheet, bool bold, bool centred)
{
    struct paragraph_style style =
        flow_style(sheet->flow, sheet->size, bold, centred ? DOC_CENTRE : DOC_LEFT);
    style.narrow = true;
    return style;
}

/* --- widths --------------------------------------------------------------------------------- */

/* What the texts of a column need, with padding. */
static struct table_fit_column measure_column(const struct work_sheet *sheet, size_t column,
                                              int *cells)
{
    const struct doc_flowchart *source = sheet->source;
    struct typesetter *typesetter = sheet->flow->typesetter;
    struct table_fit_column fit = {0};
    for (size_t i = 0; i <= source->step_count; i++) {
        bool heading = i == source->step_count;
        struct doc_inline text = heading
                                     ? doc_plain(typesetter->arena, source->columns[column].heading)
                                     : source->steps[i].cells[column];
        struct paragraph_style style = cell_style(sheet, heading, false);
        int narrowest, widest;
        paragraph_measure(typesetter, text, &style, &narrowest, &widest);
        int least = paragraph_least_width(typesetter, text, &style);
        least = heading ? narrowest : least;
        fit.narrowest = least > fit.narrowest ? least : fit.narrowest;
        fit.widest = widest > fit.widest ? widest : fit.widest;
        if (!heading)
            cells[i * source->column_count + column] = widest + 2 * PAD_X;
    }
    fit.narrowest += 2 * PAD_X;
    fit.widest += 2 * PAD_X;
    fit.stiff = source->columns[column].narrow;
    return fit;
}

/* The symbols' column is as wide as symbols, labels and lanes are; the others share the rest. */
static void fit_columns(struct work_sheet *sheet, int symbols_width)
{
    const struct doc_flowchart *source = sheet->source;
    struct arena *arena = sheet->flow->typesetter->arena;
    size_t count = source->column_count;
    struct table_fit_column *columns = arena_alloc_array(arena, count + 1, sizeof *columns);
    int *cells = arena_alloc_array(arena, source->step_count * count + 1, sizeof *cells);
    int *widths = arena_alloc_array(arena, count + 1, sizeof *widths);
    for (size_t i = 0; i < count; i++) {
        if (source->columns[i].symbols)
            columns[i] = (struct table_fit_column){.narrowest = symbols_width,
                                                   .widest = symbols_width,
                                                   .minimum = symbols_width,
                                                   .maximum = symbols_width,
                                                   .stiff = true};
        else
            columns[i] = measure_column(sheet, i, cells);
    }
    table_fit(columns, count, cells, source->step_count, sheet->width, widths);
    sheet->lefts = arena_alloc_array(arena, count + 1, sizeof *sheet->lefts);
    for (size_t i = 0; i < count; i++)
        sheet->lefts[i + 1] = sheet->lefts[i] + widths[i];
}

/* --- texts ---------------------------------------------------------------------------------- */

static int lay_cell(const struct work_sheet *sheet, struct doc_inline text, bool bold, bool centred,
                    int width, struct paragraph *out)
{
    struct paragraph_style style = cell_style(sheet, bold, centred);
    paragraph_lay(sheet->flow->typesetter, text, &style, width - 2 * PAD_X, out);
    return out->height + 2 * PAD_Y;
}

static void lay_head(struct work_sheet *sheet)
{
    const struct doc_flowchart *source = sheet->source;
    struct arena *arena = sheet->flow->typesetter->arena;
    size_t count = source->column_count;
    sheet->heads = arena_alloc_array(arena, source->head_count + 1, sizeof *sheet->heads);
    sheet->headings = arena_alloc_array(arena, count + 1, sizeof *sheet->headings);
    for (size_t i = 0; i < source->head_count; i++) {
        int height = lay_cell(sheet, source->heads[i], true, false,
                              sheet->width / (int)source->head_count, &sheet->heads[i]);
        sheet->head_height = height > sheet->head_height ? height : sheet->head_height;
    }
    if (source->purpose.count > 0)
        sheet->purpose_height =
            lay_cell(sheet, source->purpose, false, false, sheet->width, &sheet->purpose);
    for (size_t i = 0; i < count; i++) {
        int height = lay_cell(sheet, doc_plain(arena, source->columns[i].heading), true, true,
                              column_width(sheet, i), &sheet->headings[i]);
        sheet->heading_height = height > sheet->heading_height ? height : sheet->heading_height;
    }
}

static void lay_rows(struct work_sheet *sheet)
{
    const struct doc_flowchart *source = sheet->source;
    struct arena *arena = sheet->flow->typesetter->arena;
    sheet->rows = arena_alloc_array(arena, source->step_count + 1, sizeof *sheet->rows);
    for (size_t i = 0; i < source->step_count; i++) {
        struct sheet_row *row = &sheet->rows[i];
        row->cells = arena_alloc_array(arena, source->column_count + 1, sizeof *row->cells);
        row->elements = arena_alloc_array(arena, source->column_count + 1, sizeof *row->elements);
        for (size_t k = 0; k < source->column_count; k++) {
            if (source->columns[k].symbols)
                continue;
            int height =
                lay_cell(sheet, source->steps[i].cells[k], false, source->columns[k].narrow,
                         column_width(sheet, k), &row->cells[k]);
            row->height = height > row->height ? height : row->height;
        }
    }
}

/* --- structure ------------------------------------------------------------------------------ */

static void tag(struct work_sheet *sheet, struct structure_element *parent)
{
    const struct doc_flowchart *source = sheet->source;
    struct structure *structure = sheet->flow->structure;
    struct arena *arena = sheet->flow->typesetter->arena;
    size_t count = source->column_count;
    sheet->head_elements =
        arena_alloc_array(arena, source->head_count + 1, sizeof *sheet->head_elements);
    sheet->heading_elements = arena_alloc_array(arena, count + 1, sizeof *sheet->heading_elements);
    for (size_t i = 0; i < source->head_count; i++)
        sheet->head_elements[i] = structure_add(structure, parent, STRUCTURE_P);
    sheet->purpose_element = structure_add(structure, parent, STRUCTURE_P);
    struct structure_element *table = structure_add(structure, parent, STRUCTURE_TABLE);
    struct structure_element *head = structure_add(structure, table, STRUCTURE_THEAD);
    struct structure_element *line = structure_add(structure, head, STRUCTURE_TR);
    for (size_t i = 0; i < count; i++)
        sheet->heading_elements[i] = structure_add_cell(structure, line, STRUCTURE_COLUMN, 1);
    struct structure_element *body = structure_add(structure, table, STRUCTURE_TBODY);
    for (size_t i = 0; i < source->step_count; i++) {
        line = structure_add(structure, body, STRUCTURE_TR);
        for (size_t k = 0; k < count; k++)
            sheet->rows[i].elements[k] =
                structure_add_cell(structure, line, k == 0 ? STRUCTURE_ROW : STRUCTURE_NO_SCOPE, 1);
    }
}

/* --- drawing -------------------------------------------------------------------------------- */

static void rule(const struct work_sheet *sheet, int x0, int y0, int x1, int y1, int width)
{
    canvas_line(sheet->flow->canvas, x0, y0, x1, y1, width, CANVAS_BLACK);
}

static int head_total(const struct work_sheet *sheet)
{
    return sheet->head_height + sheet->purpose_height + sheet->heading_height;
}

static void draw_head_rules(const struct work_sheet *sheet, int x, int y)
{
    struct canvas *canvas = sheet->flow->canvas;
    int count = (int)sheet->source->head_count, right = x + sheet->width;
    int purpose = y + sheet->head_height, headings = purpose + sheet->purpose_height;
    canvas_fill(canvas, x, headings, sheet->width, sheet->heading_height, CANVAS_SHADE);
    rule(sheet, x, y, right, y, THICK);
    rule(sheet, x, purpose, right, purpose, THIN);
    rule(sheet, x, headings, right, headings, THIN);
    for (int i = 1; i < count; i++)
        rule(sheet, x + sheet->width / count * i, y, x + sheet->width / count * i, purpose, THIN);
}

/* The head of a page; on the first it is text, on the others a repetition. */
static void draw_head(const struct work_sheet *sheet, int x, int y, bool repeated)
{
    const struct doc_flowchart *source = sheet->source;
    struct canvas *canvas = sheet->flow->canvas;
    int purpose = y + sheet->head_height, headings = purpose + sheet->purpose_height;
    canvas_begin_artifact(canvas);
    draw_head_rules(sheet, x, y);
    if (!repeated)
        canvas_end_artifact(canvas);
    for (size_t i = 0; i < source->head_count; i++) {
        if (!repeated)
            canvas_tag(canvas, sheet->head_elements[i]);
        paragraph_draw(canvas, &sheet->heads[i],
                       x + sheet->width / (int)source->head_count * (int)i + PAD_X, y + PAD_Y);
    }
    if (!repeated)
        canvas_tag(canvas, sheet->purpose_element);
    if (sheet->purpose.line_count > 0)
        paragraph_draw(canvas, &sheet->purpose, x + PAD_X, purpose + PAD_Y);
    for (size_t i = 0; i < source->column_count; i++) {
        int spare = sheet->heading_height - sheet->headings[i].height;
        if (!repeated)
            canvas_tag(canvas, sheet->heading_elements[i]);
        paragraph_draw(canvas, &sheet->headings[i], x + sheet->lefts[i] + PAD_X,
                       headings + spare / 2);
    }
    if (repeated)
        canvas_end_artifact(canvas);
    canvas_tag(canvas, NULL);
}

/* Rules and symbols lie below the texts. */
static void draw_body_ink(const struct part *part, int x, int y)
{
    const struct work_sheet *sheet = part->sheet;
    int bottom = y + part->height, top = y - head_total(sheet);
    canvas_begin_artifact(sheet->flow->canvas);
    rule(sheet, x, y, x + sheet->width, y, THICK);
    for (size_t row = part->first + 1; row < part->end; row++) {
        int at = y + part->tops[row - part->first];
        rule(sheet, x, at, x + sheet->width, at, THIN);
    }
    rule(sheet, x, bottom, x + sheet->width, bottom, THICK);
    for (size_t i = 0; i <= sheet->source->column_count; i++) {
        bool outer = i == 0 || i == sheet->source->column_count;
        int from = outer ? top : y - sheet->heading_height;
        rule(sheet, x + sheet->lefts[i], from, x + sheet->lefts[i], bottom, outer ? THICK : THIN);
    }
    flowchart_steps_ink(sheet->steps, &part->page, part->first, part->end, x + sheet->middle, y);
    canvas_end_artifact(sheet->flow->canvas);
}

static void draw_part(struct flow *flow, const struct flow_item *item, int y)
{
    const struct part *part = item->object;
    const struct work_sheet *sheet = part->sheet;
    draw_head(sheet, item->x, y, part->first > 0);
    y += head_total(sheet);
    draw_body_ink(part, item->x, y);
    for (size_t row = part->first; row < part->end; row++) {
        const struct sheet_row *cells = &sheet->rows[row];
        int top = y + part->tops[row - part->first] + PAD_Y;
        for (size_t i = 0; i < sheet->source->column_count; i++) {
            canvas_tag(flow->canvas, cells->elements[i]);
            if (sheet->source->columns[i].symbols)
                flowchart_steps_text(sheet->steps, &part->page, part->first, row,
                                     item->x + sheet->middle, y);
            else
                paragraph_draw(flow->canvas, &cells->cells[i], item->x + sheet->lefts[i] + PAD_X,
                               top);
        }
    }
    canvas_tag(flow->canvas, NULL);
}

/* --- pages ---------------------------------------------------------------------------------- */

static int row_height(const struct work_sheet *sheet, size_t row)
{
    int needed = flowchart_row_height(&sheet->steps->plan, row);
    return sheet->rows[row].height > needed ? sheet->rows[row].height : needed;
}

/* The room for rows on a page: beside the head, and on the first a heading above it. */
static int rows_room(const struct work_sheet *sheet, bool first)
{
    return flow_text_height(sheet->flow) - head_total(sheet) -
           (first ? 3 * flow_size(sheet->flow) : 0);
}

/* Divides the rows among pages; gives how many. */
static size_t divide(struct work_sheet *sheet, int tail)
{
    struct arena *arena = sheet->flow->typesetter->arena;
    size_t count = sheet->source->step_count;
    struct flowchart_rooms rooms = {rows_room(sheet, true), rows_room(sheet, false), tail};
    sheet->heights = arena_alloc_array(arena, count + 1, sizeof *sheet->heights);
    sheet->starts = arena_alloc_array(arena, count + 1, sizeof *sheet->starts);
    for (size_t i = 0; i < count; i++)
        sheet->heights[i] = row_height(sheet, i);
    return flowchart_pages(arena, &sheet->steps->plan, &rooms, sheet->heights, sheet->starts);
}

static struct part *new_part(struct work_sheet *sheet, size_t index)
{
    struct arena *arena = sheet->flow->typesetter->arena;
    const struct flowchart *plan = &sheet->steps->plan;
    struct part *part = arena_alloc(arena, sizeof *part);
    part->sheet = sheet;
    part->first = sheet->starts[index];
    part->end = sheet->starts[index + 1];
    part->tops = arena_alloc_array(arena, part->end - part->first + 1, sizeof *part->tops);
    part->height = part->first > 0 ? flowchart_cut_height(plan, part->first, false) : 0;
    for (size_t row = part->first; row < part->end; row++) {
        part->tops[row - part->first] = part->height;
        part->height += sheet->heights[row];
    }
    if (part->end < plan->box_count)
        part->height += flowchart_cut_height(plan, part->end, true);
    flowchart_route(arena, plan, part->first, part->end, part->tops, sheet->heights + part->first,
                    &part->page);
    return part;
}

/* What connectors add beside symbols where lanes reach out that far. */
static int connector_room(const struct work_sheet *sheet, int reach, bool paged)
{
    const struct flowchart *plan = &sheet->steps->plan;
    bool used = paged && reach > plan->half_width + 2 * plan->measure.gap;
    return used ? 2 * plan->measure.radius + 2 * plan->measure.gap : 0;
}

/* Sets everything for symbols of a width, and gives what the symbols' column needs. */
static int try_symbols(struct work_sheet *sheet, int width, size_t lanes, bool paged)
{
    struct arena *arena = sheet->flow->typesetter->arena;
    struct flowchart_page page;
    size_t count = sheet->source->step_count;
    int *tops = arena_alloc_array(arena, count + 1, sizeof *tops);
    int *heights = arena_alloc_array(arena, count + 1, sizeof *heights);
    sheet->steps =
        flowchart_steps_new(sheet->flow, sheet->source, sheet->size, width, lanes, false);
    flowchart_plan(arena, &sheet->steps->plan, paged);
    for (size_t i = 0; i < count; i++) {
        heights[i] = flowchart_row_height(&sheet->steps->plan, i);
        tops[i] = i == 0 ? 0 : tops[i - 1] + heights[i - 1];
    }
    /* On one page there are the most lanes; connectors need what is added for them. */
    flowchart_route(arena, &sheet->steps->plan, 0, count, tops, heights, &page);
    int left = page.left + connector_room(sheet, page.left, paged);
    sheet->middle = left;
    return left + page.right + connector_room(sheet, page.right, paged);
}

static void make_sheet(struct work_sheet *sheet, bool paged)
{
    int width = sheet->width * SYMBOL_PERCENT / 100;
    int needed = try_symbols(sheet, width, LANES, paged);
    for (size_t lanes = LANES; needed > sheet->width * 2 / 5 && lanes-- > 0;)
        needed = try_symbols(sheet, width, lanes, paged);
    fit_columns(sheet, needed);
    for (size_t i = 0; i < sheet->source->column_count; i++)
        if (sheet->source->columns[i].symbols)
            sheet->symbols = i;
    sheet->middle +=
        sheet->lefts[sheet->symbols] + (column_width(sheet, sheet->symbols) - needed) / 2;
    lay_head(sheet);
    lay_rows(sheet);
}

/* --- below the table ------------------------------------------------------------------------ */

static void draw_note(struct flow *flow, const struct flow_item *item, int y)
{
    paragraph_draw(flow->canvas, item->object, item->x, y);
}

static int lay_notes(struct work_sheet *sheet)
{
    const struct doc_flowchart *source = sheet->source;
    struct arena *arena = sheet->flow->typesetter->arena;
    struct paragraph_style style = cell_style(sheet, false, false);
    int height = 0;
    sheet->notes = arena_alloc_array(arena, source->note_count + 1, sizeof *sheet->notes);
    for (size_t i = 0; i < source->note_count; i++) {
        paragraph_lay(sheet->flow->typesetter, source->notes[i], &style, sheet->width,
                      &sheet->notes[i]);
        height += sheet->notes[i].height + NOTE_GAP;
    }
    return height;
}

static void add_notes(const struct work_sheet *sheet, const struct blocks_frame *frame)
{
    for (size_t i = 0; i < sheet->source->note_count; i++) {
        struct flow_item item = {
            .gap = NOTE_GAP,
            .height = sheet->notes[i].height,
            .keep = i + 1 < sheet->source->note_count || sheet->source->legend,
            .x = frame->x,
            .draw = draw_note,
            .object = &sheet->notes[i],
            .element = structure_add(sheet->flow->structure, frame->parent, STRUCTURE_P),
        };
        flow_add(sheet->flow, &item);
    }
}

void work_sheet_add(struct flow *flow, const struct doc_block *block,
                    const struct blocks_frame *frame)
{
    const struct doc_flowchart *source = &block->as.flowchart;
    struct work_sheet *sheet = arena_alloc(flow->typesetter->arena, sizeof *sheet);
    struct work_sheet empty = {
        .flow = flow, .source = source, .size = flow_size(flow) * 3 / 4, .width = frame->width};
    *sheet = empty;
    make_sheet(sheet, false);
    int tail = lay_notes(sheet) + (source->legend ? flowchart_legend_height(flow, 3) : 0);
    size_t pages = divide(sheet, tail);
    if (pages > 1) {
        *sheet = empty;
        make_sheet(sheet, true);
        lay_notes(sheet);
        pages = divide(sheet, tail);
    }
    /* A page bears the connectors too. */
    int room = rows_room(sheet, false) - flowchart_steps_cuts(sheet->steps);
    if (!flowchart_steps_fit(sheet->steps, sheet->heights, room, block->place))
        return;
    tag(sheet, frame->parent);
    for (size_t i = 0; i < pages; i++) {
        struct part *part = new_part(sheet, i);
        struct flow_item item = {
            .gap = flow_size(flow) / 2,
            .height = head_total(sheet) + part->height,
            .keep = i + 1 == pages && tail > 0,
            .x = frame->x,
            .draw = draw_part,
            .object = part,
        };
        flow_add(flow, &item);
    }
    add_notes(sheet, frame);
}
