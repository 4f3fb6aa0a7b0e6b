/* A table as items of the flow: columns chosen and fitted, headings, rows, caption and notes set.
 * Draws nothing (table_draw.c), divides no widths (table_fit.c), and sets each cell once. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/blocks.h"
#include "output/canvas.h"
#include "output/footnotes.h"
#include "output/structure.h"
#include "output/table_fit.h"
#include "output/table_parts.h"

#define SMALLEST_SIZE 10000
#define WHOLE_TERM    5 /* em */
#define LONELY_LINES  3 /* a row of so many lines may stand alone under a head */

static struct arena *arena_of(const struct table_set *set)
{
    return set->flow->typesetter->arena;
}

/* --- columns ------------------------------------------------------------------------------- */

static bool has_numbers(const struct doc_table *table, size_t index)
{
    for (size_t row = 0; row < table->row_count; row++) {
        if (table->rows[row].cells[index].number)
            return true;
    }
    return false;
}

static void choose_columns(struct table_set *set)
{
    const struct doc_table *table = set->table;
    set->columns = arena_alloc_array(arena_of(set), table->column_count + 1, sizeof *set->columns);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct doc_column *column = &table->columns[i];
        if (column->sheet_only)
            continue;
        struct table_column *shown = &set->columns[set->count++];
        shown->column = column;
        shown->index = i;
        shown->align = column->align;
        if (column->align == DOC_ALIGN_DEFAULT)
            shown->align = has_numbers(table, i) ? DOC_DECIMAL : DOC_LEFT;
        else if (column->align == DOC_JUSTIFY)
            shown->align = DOC_LEFT;
    }
}

struct paragraph_style table_cell_style(const struct table_set *set, bool bold,
                                        enum doc_align align)
{
    struct paragraph_style style =
        flow_style(set->flow, set->size, bold, align == DOC_DECIMAL ? DOC_CENTRE : align);
    style.narrow = true;
    style.place = set->block->place;
    return style;
}

int table_shown_span(const struct table_set *set, const struct doc_row *row, int at)
{
    const struct doc_cell *cell = &row->cells[set->columns[at].index];
    if (row->kind == DOC_ROW_GROUP && at == 0)
        return set->count;
    size_t end = set->columns[at].index + (cell->span > 1 ? cell->span : 1);
    int span = 1;
    while (at + span < set->count && set->columns[at + span].index < end)
        span++;
    return span;
}

bool table_cell_is_bold(const struct doc_row *row, const struct doc_cell *cell)
{
    return cell->strong || row->kind != DOC_ROW;
}

/* --- fitting ------------------------------------------------------------------------------- */

/* What the columns need at least when their type is set in `size`: all shrinks with it but the
 * padding. */
static int64_t least_sum(const struct table_set *set, const struct table_measured *measured,
                         int size)
{
    int64_t sum = 0;
    for (int i = 0; i < set->count; i++) {
        int64_t text = measured->fit[i].narrowest - 2 * TABLE_PAD_X;
        sum += text * size / set->size + 2 * TABLE_PAD_X;
    }
    return sum;
}

/* Declared widths that leave no room for the words of the others give way, in proportion: rather
 * than the type. */
static void relax_minima(struct table_set *set, struct table_measured *measured)
{
    int64_t room = set->width, wanted = 0;
    for (int i = 0; i < set->count; i++) {
        const struct table_fit_column *fit = &measured->fit[i];
        room -= fit->narrowest;
        wanted += fit->minimum > fit->narrowest ? fit->minimum - fit->narrowest : 0;
    }
    room = room > 0 ? room : 0;
    for (int i = 0; i < set->count && wanted > room; i++) {
        struct table_fit_column *fit = &measured->fit[i];
        int64_t more = fit->minimum - fit->narrowest;
        if (more > 0)
            fit->minimum = fit->narrowest + (int)(more * room / wanted);
    }
}

/* When the longest words do not fit side by side, the type gets smaller, down to 10 pt, before a
 * word is broken. */
static void shrink(struct table_set *set, struct table_measured *measured)
{
    int size = set->size;
    while (size > SMALLEST_SIZE && least_sum(set, measured, size) > set->width)
        size -= 500;
    if (size == set->size)
        return;
    for (int i = 0; i < set->count; i++) {
        struct table_fit_column *fit = &measured->fit[i];
        fit->narrowest = (int)((int64_t)(fit->narrowest - 2 * TABLE_PAD_X) * size / set->size) +
                         2 * TABLE_PAD_X + 20;
        fit->widest = (int)((int64_t)fit->widest * size / set->size) + 2 * TABLE_PAD_X;
        fit->wished = (int)((int64_t)fit->wished * size / set->size) + 2 * TABLE_PAD_X;
        set->columns[i].fraction = (int)((int64_t)set->columns[i].fraction * size / set->size);
        measured->whole[i] = (int)((int64_t)measured->whole[i] * size / set->size);
    }
    set->size = size;
}

static void fit_columns(struct table_set *set)
{
    struct table_measured measured;
    table_measure(set, &measured, WHOLE_TERM * set->size);
    if (least_sum(set, &measured, set->size) > set->width)
        table_measure(set, &measured, 0);
    shrink(set, &measured);
    relax_minima(set, &measured);
    int *widths = arena_alloc_array(arena_of(set), (size_t)set->count, sizeof *widths);
    table_fit(measured.fit, (size_t)set->count, measured.cells, measured.rows, set->width, widths);
    int x = 0;
    for (int i = 0; i < set->count; i++) {
        struct table_column *column = &set->columns[i];
        column->left = x;
        x += widths[i];
        column->right = x;
        /* The block of numbers stands in the middle of a column that its heading made wide. */
        int slack = widths[i] - 2 * TABLE_PAD_X - measured.whole[i] - column->fraction;
        column->shift = slack > 0 ? slack / 2 : 0;
    }
}

/* --- headings ------------------------------------------------------------------------------ */

static void set_head(struct table_set *set, const char *text, int first, int last,
                     struct table_cell *out)
{
    struct paragraph_style style = table_cell_style(set, true, DOC_CENTRE);
    int width = set->columns[last].right - set->columns[first].left - 2 * TABLE_PAD_X;
    out->first = first;
    out->last = last;
    paragraph_lay(set->flow->typesetter, doc_plain(arena_of(set), text ? text : ""), &style, width,
                  &out->text);
}

static int padded(const struct paragraph *text)
{
    return text->height + 2 * TABLE_PAD_Y;
}

static bool same_group(const struct table_set *set, int left, int right)
{
    const char *group = set->columns[left].column->group;
    const char *other = set->columns[right].column->group;
    return !text_is_empty(group) && other && text_equal(group, other);
}

/* Two levels where columns are grouped: the group's heading above, its columns' below; a column
 * without group has its heading over both. */
static void set_heads(struct table_set *set)
{
    int upper = 0, lower = 0, whole = 0;
    if (set->table->plain)
        return;
    set->heads = arena_alloc_array(arena_of(set), 2 * (size_t)set->count, sizeof *set->heads);
    for (int i = 0; i < set->count; i++) {
        const struct doc_column *column = set->columns[i].column;
        bool grouped = !text_is_empty(column->group);
        if (grouped && (i == 0 || !same_group(set, i - 1, i))) {
            int last = i;
            while (last + 1 < set->count && same_group(set, i, last + 1))
                last++;
            struct table_cell *head = &set->heads[set->head_count++];
            set_head(set, column->group, i, last, head);
            head->top = -1; /* upper level, until the heights are known */
            upper = padded(&head->text) > upper ? padded(&head->text) : upper;
        }
        struct table_cell *head = &set->heads[set->head_count++];
        set_head(set, column->heading, i, i, head);
        int height = padded(&head->text);
        if (grouped)
            lower = height > lower ? height : lower;
        else
            whole = height > whole ? height : whole;
    }
    if (upper + lower < whole)
        lower = whole - upper;
    set->head_height = upper + lower;
    for (int i = 0; i < set->head_count; i++) {
        struct table_cell *head = &set->heads[i];
        bool is_upper = head->top < 0;
        bool grouped = !text_is_empty(set->columns[head->first].column->group);
        head->top = grouped && !is_upper ? upper : 0;
        head->height = !grouped ? set->head_height : is_upper ? upper : lower;
    }
    table_tag_heads(set);
}

/* --- rows ---------------------------------------------------------------------------------- */

static struct table_row *set_row(struct table_set *set, size_t index)
{
    const struct doc_row *source = &set->table->rows[index];
    struct table_row *row = arena_alloc(arena_of(set), sizeof *row);
    row->set = set;
    row->kind = source->kind;
    row->level = source->level;
    row->first = index == 0;
    row->last = index + 1 == set->table->row_count;
    row->cells = arena_alloc_array(arena_of(set), (size_t)set->count, sizeof *row->cells);
    for (int column = 0; column < set->count;) {
        const struct doc_cell *cell = &source->cells[set->columns[column].index];
        struct table_cell *out = &row->cells[row->cell_count++];
        int span = table_shown_span(set, source, column);
        out->first = column;
        out->last = column + span - 1;
        out->number = span == 1 ? table_decimal_text(set, column, &cell->text) : NULL;
        enum doc_align align = source->kind == DOC_ROW_GROUP ? DOC_LEFT
                               : out->number                 ? DOC_LEFT
                                                             : set->columns[column].align;
        struct paragraph_style style =
            table_cell_style(set, table_cell_is_bold(source, cell), align);
        style.first_indent = source->level * set->size;
        int width = set->columns[out->last].right - set->columns[column].left - 2 * TABLE_PAD_X;
        paragraph_lay(set->flow->typesetter, cell->text, &style, width, &out->text);
        int lines = (int)out->text.line_count;
        row->lines = lines > row->lines ? lines : row->lines;
        row->line_height = out->text.line_height;
        row->height = padded(&out->text) > row->height ? padded(&out->text) : row->height;
        column += span;
    }
    table_tag_row(set, source, row);
    return row;
}

/* The notes of a row's lines first to end − 1. */
static void refer_to_notes(struct flow *flow, const struct table_row *row, size_t first, size_t end,
                           struct flow_item *item)
{
    for (int i = 0; i < row->cell_count; i++) {
        const struct table_cell *cell = &row->cells[i];
        for (size_t line = first; line < end && line < cell->text.line_count; line++)
            footnotes_refer(flow, item, &cell->text, line, cell->element);
    }
}

/* A row that may be cut is one item a line; at least two lines stay together at either end. */
static void add_slices(struct flow *flow, const struct table_row *row, struct flow_item item,
                       bool keep_last)
{
    const struct paragraph *text = &row->cells[0].text;
    int full = row->height - (row->lines - 1) * row->line_height - 2 * TABLE_PAD_Y;
    item.draw = table_draw_slice;
    for (int i = 0; i < row->lines; i++) {
        bool last = i + 1 == row->lines;
        int above = i == 0 ? TABLE_PAD_Y : 0, below = last ? TABLE_PAD_Y : 0;
        item.index = (size_t)i;
        item.height = above + (last ? full : row->line_height) + below;
        item.reach = above + full + below;
        item.baseline = above + text->ascent;
        item.keep = last ? keep_last : i == 0 || i + 2 == row->lines;
        item.note_count = 0;
        refer_to_notes(flow, row, (size_t)i, (size_t)i + 1, &item);
        flow_add(flow, &item);
    }
}

/* What stays with its next row: a group's heading, the first row with the second and the last two
 * (no row stands alone under a head, but one of three lines and more), what is before a total, the
 * last row with the notes. */
static bool keeps_next(const struct doc_table *table, const struct table_row *row,
                       const struct table_row *next)
{
    if (!next)
        return table->note_count > 0;
    return row->kind == DOC_ROW_GROUP || next->kind == DOC_ROW_TOTAL ||
           (row->first && row->lines < LONELY_LINES) || (next->last && next->lines < LONELY_LINES);
}

/* A small table is never cut, nor a form as long as it takes no more than half a page. */
static bool stays_whole(const struct table_set *set, struct table_row *const *rows)
{
    int64_t height = set->head_height, page = flow_text_height(set->flow);
    for (size_t i = 0; i < set->table->row_count; i++)
        height += rows[i]->height;
    return height <= (set->table->plain ? page / 2 : page / 5);
}

static void add_rows(struct table_set *set)
{
    struct flow *flow = set->flow;
    size_t count = set->table->row_count;
    struct table_row **rows =
        arena_alloc_array(arena_of(set), count + 1, sizeof(struct table_row *));
    for (size_t i = 0; i < count; i++)
        rows[i] = set_row(set, i);
    bool whole = stays_whole(set, rows);
    /* A lower row goes to the next page whole: a hole is easier to read over than a cut. */
    int tallest = flow_text_height(flow) / 2;
    for (size_t i = 0; i < count && !flow->failed; i++) {
        const struct table_row *row = rows[i], *next = rows[i + 1];
        struct flow_item item = {
            .height = row->height,
            .x = set->x,
            .keep = keeps_next(set->table, row, next) || (whole && next),
            .draw = table_draw_row,
            .object = row,
            .repeat = &set->repeat,
        };
        if (row->height > tallest) {
            add_slices(flow, row, item, item.keep && row->kind == DOC_ROW_GROUP);
        } else {
            refer_to_notes(flow, row, 0, (size_t)row->lines, &item);
            flow_add(flow, &item);
        }
    }
}

/* --- the whole ----------------------------------------------------------------------------- */

static void add_caption(struct table_set *set)
{
    const struct doc_table *table = set->table;
    struct flow *flow = set->flow;
    struct arena *arena = arena_of(set);
    struct paragraph_style style = flow_style(flow, flow_size(flow), false, DOC_LEFT);
    style.place = set->block->place;
    if (text_is_empty(table->label) && table->caption.count == 0)
        return;
    struct flow_lines how = {.x = set->x,
                             .width = set->width,
                             .gap = flow_size(flow) * 5 / 8,
                             .keep = true,
                             .element =
                                 structure_add(flow->structure, set->element, STRUCTURE_CAPTION)};
    flow_add_text(flow, flow_labelled(arena, table->label, table->caption, NULL), &style, &how);
    paragraph_lay(flow->typesetter, flow_labelled(arena, table->label, table->caption, " (ต่อ)"),
                  &style, set->width, &set->caption_again);
}

static void add_head(struct table_set *set)
{
    struct table_row *head = arena_alloc(arena_of(set), sizeof *head);
    head->set = set;
    set->repeat = (struct flow_repeat){set->caption_again.height + set->head_height,
                                       table_draw_repeat, table_close_page, head};
    struct flow_item item = {
        .gap = set->caption_again.line_count ? 2000 : flow_size(set->flow) / 2,
        .height = set->head_height,
        .keep = set->table->row_count > 0,
        .x = set->x,
        .draw = table_draw_head,
        .object = head,
    };
    flow_add(set->flow, &item);
}

/* A Note would have to be referred to from the text (ISO 14289-1, 7.9): these are paragraphs. */
static void add_notes(struct table_set *set, struct structure_element *parent)
{
    struct flow *flow = set->flow;
    struct paragraph_style style = flow_style(flow, flow_size(flow) * 7 / 8, false, DOC_LEFT);
    style.place = set->block->place;
    for (size_t i = 0; i < set->table->note_count; i++) {
        struct flow_lines how = {.x = set->x,
                                 .width = set->width,
                                 .gap = i == 0 ? 2000 : 0,
                                 .keep = i + 1 < set->table->note_count,
                                 .element = structure_add(flow->structure, parent, STRUCTURE_P)};
        flow_add_text(flow, set->table->notes[i], &style, &how);
    }
}

void table_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame)
{
    struct table_set *set = arena_alloc(flow->typesetter->arena, sizeof *set);
    set->flow = flow;
    set->block = block;
    set->table = &block->as.table;
    set->x = frame.x;
    set->width = frame.width;
    set->size = flow_size(flow) - (set->table->small ? 2000 : 0);
    set->rule_colour = set->table->plain ? CANVAS_LIGHT : CANVAS_GREY;
    choose_columns(set);
    if (set->count == 0)
        return;
    set->rule_from = arena_alloc_array(arena_of(set), (size_t)set->count + 1, sizeof(int));
    fit_columns(set);
    set->element = structure_add(flow->structure, frame.parent, STRUCTURE_TABLE);
    add_caption(set);
    set_heads(set);
    add_head(set);
    add_rows(set);
    add_notes(set, frame.parent);
}
