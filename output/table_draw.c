/* A table's ink: shades, rules, cells. Vertical rules are drawn once a page, from where they began
 * to where they end, not once a row; all rules and shades are artifacts. */
#include "output/canvas.h"
#include "output/table_parts.h"

#define THIN  400
#define THICK 900

static void rule_across(struct table_set *set, int y, int width, uint32_t colour)
{
    canvas_begin_artifact(set->flow->canvas);
    canvas_line(set->flow->canvas, set->x, y, set->x + set->width, y, width, colour);
    canvas_end_artifact(set->flow->canvas);
}

static int edge(const struct table_set *set, int i)
{
    return set->x + (i < set->count ? set->columns[i].left : set->width);
}

/* Ends the vertical rules at y: all of them, or those inside columns first to last. */
static void end_rules(struct table_set *set, int first, int last, int y)
{
    canvas_begin_artifact(set->flow->canvas);
    for (int i = first; i <= last; i++) {
        if (set->rule_from[i] >= 0 && set->rule_from[i] < y)
            canvas_line(set->flow->canvas, edge(set, i), set->rule_from[i], edge(set, i), y, THIN,
                        set->rule_colour);
        set->rule_from[i] = -1;
    }
    canvas_end_artifact(set->flow->canvas);
}

/* Goes on with the rules from y, but not with those inside the cells. */
static void go_on_with_rules(struct table_set *set, const struct table_cell *cells, int count,
                             int y)
{
    for (int i = 0; i < count; i++) {
        if (cells[i].last > cells[i].first)
            end_rules(set, cells[i].first + 1, cells[i].last, y);
        for (int j = cells[i].first; j <= cells[i].last + 1; j++) {
            bool inside = j > cells[i].first && j <= cells[i].last;
            if (!inside && set->rule_from[j] < 0)
                set->rule_from[j] = y;
        }
    }
}

/* --- cells --------------------------------------------------------------------------------- */

/* The width from the decimal point of a line to its end. */
static int fraction_width(const struct line *line, const char *text)
{
    int width = 0;
    bool past = false;
    for (size_t i = 0; i < line->piece_count; i++) {
        const struct line_piece *piece = &line->pieces[i];
        for (size_t j = 0; j < piece->count; j++) {
            if (!past && text[piece->clusters[j].offset] == '.')
                past = true;
            width += past ? piece->clusters[j].advance : 0;
        }
    }
    return width;
}

/* Where a line of a decimal column begins, so that all its points stand below each other. */
static int decimal_x(const struct table_set *set, const struct table_column *column,
                     const struct line *line, const char *text)
{
    int point = set->x + column->right - TABLE_PAD_X - column->shift - column->fraction;
    int x = point - (line->width - fraction_width(line, text));
    int left = set->x + column->left + TABLE_PAD_X;
    int most = set->x + column->right - TABLE_PAD_X - line->width;
    x = x < most ? x : most;
    return x > left ? x : left;
}

static void draw_cell_line(struct table_set *set, const struct table_cell *cell, size_t index,
                           int baseline)
{
    const struct table_column *column = &set->columns[cell->first];
    const struct paragraph *text = &cell->text;
    int x = set->x + column->left + TABLE_PAD_X;
    if (cell->number && text->line_count == 1)
        x = decimal_x(set, column, &text->lines[0], cell->number) - text->lines[0].x;
    canvas_tag(set->flow->canvas, cell->element);
    paragraph_draw_line(set->flow->canvas, text, index, x, baseline);
    canvas_tag(set->flow->canvas, NULL);
}

/* --- head ---------------------------------------------------------------------------------- */

static void draw_head_ink(struct table_set *set, int y)
{
    struct canvas *canvas = set->flow->canvas;
    int bottom = y + set->head_height;
    for (int i = 0; i <= set->count; i++)
        set->rule_from[i] = -1;
    if (set->head_count == 0) {
        rule_across(set, y, THICK, set->rule_colour);
        return;
    }
    canvas_begin_artifact(canvas);
    canvas_fill(canvas, set->x, y, set->width, set->head_height, CANVAS_SHADE);
    for (int i = 0; i < set->head_count; i++) {
        const struct table_cell *head = &set->heads[i];
        int left = edge(set, head->first), right = edge(set, head->last + 1);
        int top = y + head->top, end = top + head->height;
        canvas_line(canvas, left, top, left, end, THIN, set->rule_colour);
        if (head->last + 1 == set->count)
            canvas_line(canvas, right, top, right, end, THIN, set->rule_colour);
        if (end < bottom)
            canvas_line(canvas, left, end, right, end, THIN, set->rule_colour);
    }
    canvas_line(canvas, set->x, y, set->x + set->width, y, THICK, CANVAS_BLACK);
    canvas_line(canvas, set->x, bottom, set->x + set->width, bottom, THICK, CANVAS_BLACK);
    canvas_end_artifact(canvas);
}

static void draw_head_cell(struct table_set *set, const struct table_cell *head, int y, bool again)
{
    struct canvas *canvas = set->flow->canvas;
    int slack = head->height - head->text.height;
    canvas_tag(canvas, again ? NULL : head->element);
    paragraph_draw(canvas, &head->text, edge(set, head->first) + TABLE_PAD_X,
                   y + head->top + slack / 2);
    canvas_tag(canvas, NULL);
}

/* Row by row, as they are read; repeated on another page they are artifacts. */
static void draw_head(struct table_set *set, int y, bool again)
{
    draw_head_ink(set, y);
    for (int row = 0; row < 2; row++) {
        for (int i = 0; i < set->head_count; i++) {
            if ((set->heads[i].top > 0) == (row > 0))
                draw_head_cell(set, &set->heads[i], y, again);
        }
    }
}

void table_draw_head(struct flow *flow, const struct flow_item *item, int y)
{
    struct table_set *set = ((const struct table_row *)item->object)->set;
    (void)flow;
    draw_head(set, y, false);
}

void table_draw_repeat(struct flow *flow, const struct flow_repeat *repeat, int y)
{
    struct table_set *set = ((const struct table_row *)repeat->object)->set;
    paragraph_draw(flow->canvas, &set->caption_again, set->x, y);
    draw_head(set, y + set->caption_again.height, true);
}

/* --- rows ---------------------------------------------------------------------------------- */

static void draw_row_end(struct table_set *set, const struct table_row *row, int y)
{
    if (!row->last) {
        rule_across(set, y, THIN, set->rule_colour);
        return;
    }
    end_rules(set, 0, set->count, y);
    rule_across(set, y, THICK, set->table->plain ? set->rule_colour : CANVAS_BLACK);
}

static void draw_row_start(struct table_set *set, const struct table_row *row, int y, int height)
{
    if (row->kind == DOC_ROW_GROUP && row->level == 0) {
        canvas_begin_artifact(set->flow->canvas);
        canvas_fill(set->flow->canvas, set->x, y, set->width, height, CANVAS_SHADE);
        canvas_end_artifact(set->flow->canvas);
        rule_across(set, y, THIN, set->rule_colour);
    }
    if (row->kind == DOC_ROW_TOTAL && !row->first)
        rule_across(set, y, THICK, CANVAS_BLACK);
    go_on_with_rules(set, row->cells, row->cell_count, y);
}

void table_draw_row(struct flow *flow, const struct flow_item *item, int y)
{
    const struct table_row *row = item->object;
    struct table_set *set = row->set;
    (void)flow;
    draw_row_start(set, row, y, row->height);
    for (int i = 0; i < row->cell_count; i++) {
        const struct table_cell *cell = &row->cells[i];
        int baseline = y + TABLE_PAD_Y + cell->text.ascent;
        for (size_t line = 0; line < cell->text.line_count; line++)
            draw_cell_line(set, cell, line, baseline + (int)line * cell->text.line_height);
    }
    draw_row_end(set, row, y + row->height);
}

/* The lines of a cut row that stand on this page, cell by cell: text is copied in the order in
 * which it is drawn, and a reader wants a cell's words together. */
static void draw_slices(struct table_set *set)
{
    const struct table_slices *slices = &set->slices;
    for (int i = 0; slices->row && i < slices->row->cell_count; i++) {
        const struct table_cell *cell = &slices->row->cells[i];
        int baseline = slices->baseline;
        for (size_t line = slices->first; line < slices->end; line++) {
            if (line < cell->text.line_count)
                draw_cell_line(set, cell, line, baseline);
            baseline += slices->row->line_height;
        }
    }
    set->slices.row = NULL;
}

void table_close_page(struct flow *flow, const struct flow_repeat *repeat, int y)
{
    struct table_set *set = ((const struct table_row *)repeat->object)->set;
    (void)flow;
    draw_slices(set);
    end_rules(set, 0, set->count, y);
    rule_across(set, y, THIN, set->rule_colour);
}

void table_draw_slice(struct flow *flow, const struct flow_item *item, int y)
{
    const struct table_row *row = item->object;
    struct table_set *set = row->set;
    (void)flow;
    if (item->index == 0)
        draw_row_start(set, row, y, item->height);
    else
        go_on_with_rules(set, row->cells, row->cell_count, y);
    if (set->slices.row != row)
        set->slices = (struct table_slices){row, item->index, item->index, y + item->baseline};
    set->slices.end = item->index + 1;
    if (item->index + 1 == (size_t)row->lines) {
        draw_slices(set);
        draw_row_end(set, row, y + item->height);
    }
}
