/* Charts: chooses the kind, and draws the marks that were laid. */
#include "output/chart.h"

#include "base/arena.h"
#include "output/canvas.h"
#include "output/chart_parts.h"

#define SMALLEST_LOWERED 10000 /* type of a chart that is lowered to stay on its page */

struct chart_layout *chart_lay(struct typesetter *typesetter, const struct doc_chart *chart,
                               int width, int max_height)
{
    struct chart_layout *layout = arena_alloc(typesetter->arena, sizeof *layout);
    *layout = (struct chart_layout){
        .typesetter = typesetter,
        .arena = typesetter->arena,
        .chart = chart,
        .width = width,
        .max_height = max_height,
        .ink = CANVAS_BLACK,
        .shown = chart->category_count,
    };
    switch (chart->kind) {
    case DOC_CHART_LINE: chart_lay_lines(layout); break;
    case DOC_CHART_BAR:
        if (chart_lay_vertical(layout)) {
            break;
        }
        /* Names or numbers too wide to stand side by side: the same bars, lying. */
        layout->mark_count = 0;
        chart_lay_horizontal(layout);
        break;
    case DOC_CHART_RADAR:
        if (chart_lay_radar(layout)) {
            break;
        }
        layout->mark_count = 0;
        chart_lay_horizontal(layout);
        break;
    case DOC_CHART_STACKED: chart_lay_stacked(layout); break;
    case DOC_CHART_HBAR: chart_lay_horizontal(layout); break;
    case DOC_CHART_LEFTRIGHT: chart_lay_leftright(layout); break;
    case DOC_CHART_HEATMAP: chart_lay_heatmap(layout); break;
    case DOC_CHART_TIMELINE: chart_lay_timeline(layout); break;
    case DOC_CHART_MAP: chart_lay_map(layout); break;
    }
    return layout;
}

struct chart_layout *chart_lay_lower(const struct chart_layout *layout, int height)
{
    struct typesetter *quiet = arena_alloc(layout->arena, sizeof *quiet);
    *quiet = *layout->typesetter;
    quiet->diag = diag_new(layout->arena);
    struct chart_layout *lower = chart_lay(quiet, layout->chart, layout->width, height);
    bool small = lower->size < SMALLEST_LOWERED && lower->size < layout->size;
    bool says_less = lower->shown < layout->shown || lower->round != layout->round ||
                     diag_count(quiet->diag, DIAG_WARNING) > 0 ||
                     diag_count(quiet->diag, DIAG_NOTE) > 0;
    if (lower->height > height || small || says_less) {
        return NULL;
    }
    chart_table_hand_on(layout, lower);
    return lower;
}

int chart_height(const struct chart_layout *layout)
{
    return layout->height;
}

static void draw_polygon(struct canvas *canvas, const struct chart_mark *mark, int x, int y)
{
    struct canvas_point points[4];
    for (size_t i = 0; i < mark->point_count; i++) {
        points[i] = (struct canvas_point){x + mark->points[i].x, y + mark->points[i].y};
    }
    canvas_polygon(canvas, points, mark->point_count, mark->colour);
}

void chart_draw_mark(struct canvas *canvas, const struct chart_mark *mark, int x, int y)
{
    int x0 = x + mark->x0, y0 = y + mark->y0, x1 = x + mark->x1, y1 = y + mark->y1;
    switch (mark->kind) {
    case CHART_RULE: canvas_line(canvas, x0, y0, x1, y1, mark->rule, mark->colour); break;
    case CHART_DASHED:
        canvas_dashed(canvas, x0, y0, x1, y1, mark->rule, mark->colour, 4000, 2500);
        break;
    case CHART_FILL: canvas_fill(canvas, x0, y0, x1 - x0, y1 - y0, mark->colour); break;
    case CHART_FRAME:
        canvas_frame(canvas, x0, y0, x1 - x0, y1 - y0, mark->rule, mark->colour);
        break;
    case CHART_POLYGON: draw_polygon(canvas, mark, x, y); break;
    case CHART_CIRCLE:
        canvas_circle(canvas, (x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, mark->colour);
        break;
    case CHART_TEXT:
        paragraph_draw(canvas, mark->text, x + mark->points[0].x,
                       y + mark->points[0].y - mark->text->ascent);
        break;
    }
}

void chart_draw(struct canvas *canvas, const struct chart_layout *layout, int x, int y)
{
    for (size_t i = 0; i < layout->mark_count; i++) {
        if (!layout->table || layout->marks[i].cell == 0) {
            chart_draw_mark(canvas, &layout->marks[i], x, y);
        }
    }
    if (layout->table) {
        chart_table_draw(canvas, layout, x, y);
    }
}
