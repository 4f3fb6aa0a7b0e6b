/* Lines over categories: markers of different shapes, gaps where values are missing, and the values
 * set where nothing is in their way. */
#include "output/chart_upright.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/number.h"
#include "base/text.h"

#define MARKER_GAP 5000 /* from a point to its value: past the marker */
#define STROKE_GAP 2000 /* beside a value, to a line that passes */
/* Beyond this many points only each line's last value is set: more could not be read. */
#define LABELLED_POINTS_MAX 300

struct box {
    int x0, y0, x1, y1;
};

/* --- free room ------------------------------------------------------------------------------- */

static bool boxes_meet(const struct box *box, const struct chart_mark *mark)
{
    return box->x0 < mark->x1 && mark->x0 < box->x1 && box->y0 < mark->y1 && mark->y0 < box->y1;
}

/* On which side of the line through the mark's ends a point lies. */
static int side(const struct chart_mark *mark, int x, int y)
{
    int64_t cross = (int64_t)(mark->x1 - mark->x0) * (y - mark->y0) -
                    (int64_t)(mark->y1 - mark->y0) * (x - mark->x0);
    return cross > 0 ? 1 : cross < 0 ? -1 : 0;
}

static bool line_meets(const struct box *box, const struct chart_mark *mark)
{
    int low = mark->y0 < mark->y1 ? mark->y0 : mark->y1;
    int high = mark->y0 < mark->y1 ? mark->y1 : mark->y0;
    if (mark->x1 < box->x0 || mark->x0 > box->x1 || high < box->y0 || low > box->y1) {
        return false;
    }
    int sides = side(mark, box->x0, box->y0) + side(mark, box->x1, box->y0) +
                side(mark, box->x0, box->y1) + side(mark, box->x1, box->y1);
    return sides != 4 && sides != -4;
}

/* Words and markers are never covered; lines only when there is no better place. */
static bool is_free(const struct chart_layout *layout, const struct box *box, bool over_lines)
{
    const struct box wide = {box->x0 - STROKE_GAP, box->y0, box->x1 + STROKE_GAP, box->y1};
    for (size_t i = 0; i < layout->mark_count; i++) {
        const struct chart_mark *mark = &layout->marks[i];
        switch (mark->role) {
        case CHART_WORDS:
        case CHART_POINT_MARK:
            if (boxes_meet(box, mark)) {
                return false;
            }
            break;
        case CHART_STROKE:
        case CHART_TARGET:
            if (!over_lines && line_meets(&wide, mark)) {
                return false;
            }
            break;
        case CHART_DECORATION:
        case CHART_CELL_MARK:
        case CHART_BAR_MARK: break;
        }
    }
    return true;
}

/* --- values ---------------------------------------------------------------------------------- */

/* In a valley of its line the room is below a point. */
static bool is_valley(const struct doc_series *line, size_t at, size_t count)
{
    const struct number *here = line->values[at];
    const struct number *before = at > 0 ? line->values[at - 1] : NULL;
    const struct number *after = at + 1 < count ? line->values[at + 1] : NULL;
    return before && after && number_compare(before, here) > 0 && number_compare(after, here) > 0;
}

/* Sets a value near its point: above, under (or under first), aside, then farther off. False when
 * there is no room. */
static bool place_value(struct chart_layout *layout, const struct chart_upright *frame,
                        const char *text, int x, int y, bool under_first)
{
    /* Steps from the point in half widths and in heights of the label. */
    static const signed char places[][2] = {
        {0, -1}, {0, 1},  {1, -1}, {-1, -1}, {1, 1},  {-1, 1},
        {2, 0},  {-2, 0}, {0, -2}, {0, 2},   {0, -3}, {0, 3},
    };
    struct chart_label label = chart_number_label(layout, text);
    int height = label.above + label.below;
    int highest = frame->head + frame->unit.above + frame->unit.below;
    for (int over_lines = 0; over_lines < 2; over_lines++) {
        for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
            int across = places[i][0];
            int down = under_first && i < 2 ? -places[i][1] : places[i][1];
            int middle = x + across * label.width / 2 + across * MARKER_GAP / 2;
            int centre = y + (down == 0  ? 0
                              : down < 0 ? -MARKER_GAP - height / 2 + (down + 1) * height
                                         : MARKER_GAP + height / 2 + (down - 1) * height);
            struct box box = {middle - label.width / 2, centre - height / 2,
                              middle - label.width / 2 + label.width, centre - height / 2 + height};
            if (box.x0 < frame->left || box.x1 > layout->width || box.y0 < highest ||
                box.y1 > frame->bottom || !is_free(layout, &box, over_lines != 0)) {
                continue;
            }
            chart_add_label(layout, &label, box.x0, box.y0 + label.above);
            return true;
        }
    }
    return false;
}

static void add_values(struct chart_layout *layout, const struct chart_upright *frame)
{
    const struct doc_chart *chart = layout->chart;
    bool all = layout->shown * chart->series_count <= LABELLED_POINTS_MAX;
    size_t left_out = 0;
    for (size_t j = 0; j < chart->series_count; j++) {
        size_t last = layout->shown;
        while (last > 0 && chart->series[j].values[last - 1] == NULL) {
            last--;
        }
        for (size_t i = 0; i < last; i++) {
            const struct number *value = chart->series[j].values[i];
            if (value == NULL) {
                continue;
            }
            /* Beside its shape, a value has its line's colour. */
            layout->ink = chart->series_count > 1 ? chart_series_colour(j) : CANVAS_BLACK;
            if (!(all || i + 1 == last) ||
                !place_value(layout, frame, chart_value_text(layout, &chart->series[j], i),
                             chart_upright_x(frame, i), chart_upright_y(layout, frame, value),
                             is_valley(&chart->series[j], i, layout->shown))) {
                left_out++;
            } else {
                chart_is_cell(layout, i + 1, j + 1);
            }
        }
    }
    layout->ink = CANVAS_BLACK;
    if (left_out > 0) {
        diag_report(layout->typesetter->diag, TXT003, diag_file(layout->typesetter->document->name),
                    chart->label != NULL ? chart->label : "",
                    text_format(layout->arena, "%zu", left_out));
    }
}

/* A frame without a point says why it is empty. */
static void add_nothing(struct chart_layout *layout, const struct chart_upright *frame)
{
    struct chart_label label = chart_words_label(layout, "ไม่มีข้อมูล", 0, DOC_LEFT);
    chart_add_label_on_white(layout, &label, (frame->left + frame->right - label.width) / 2,
                             (frame->top + frame->bottom) / 2);
}

static bool has_values(const struct chart_layout *layout)
{
    for (size_t i = 0; i < layout->chart->series_count; i++) {
        for (size_t j = 0; j < layout->shown; j++) {
            if (layout->chart->series[i].values[j] != NULL) {
                return true;
            }
        }
    }
    return false;
}

/* --- lines ----------------------------------------------------------------------------------- */

static void add_line(struct chart_layout *layout, const struct chart_upright *frame, size_t series)
{
    const struct doc_series *line = &layout->chart->series[series];
    for (size_t i = 1; i < layout->shown; i++) {
        if (line->values[i - 1] != NULL && line->values[i] != NULL) {
            chart_add_stroke(layout, chart_upright_x(frame, i - 1),
                             chart_upright_y(layout, frame, line->values[i - 1]),
                             chart_upright_x(frame, i),
                             chart_upright_y(layout, frame, line->values[i]), series);
        }
    }
    for (size_t i = 0; i < layout->shown; i++) {
        if (line->values[i] != NULL) {
            chart_add_marker(layout, chart_upright_x(frame, i),
                             chart_upright_y(layout, frame, line->values[i]), series);
        }
    }
}

void chart_lay_lines(struct chart_layout *layout)
{
    struct chart_upright frame;
    /* The usual size with every name; then smaller; then thinned names, at the smallest size at
     * last. */
    bool planned = false;
    for (size_t attempt = 0; !planned && chart_size(layout, attempt) >= 10000; attempt++) {
        layout->size = chart_size(layout, attempt);
        planned = chart_upright_plan(layout, false, false, &frame);
    }
    for (size_t attempt = 2; !planned && chart_size(layout, attempt) != 0; attempt++) {
        layout->size = chart_size(layout, attempt);
        planned = chart_upright_plan(layout, false, true, &frame);
    }
    if (!planned) {
        /* Not even one name fits under a plot of any size: bars have their names beside them. */
        chart_lay_horizontal(layout);
        return;
    }
    chart_upright_draw(layout, &frame);
    chart_add_rule(layout, frame.left, frame.bottom, frame.right, frame.bottom, 800, CANVAS_BLACK);
    for (size_t i = 0; i < layout->chart->series_count; i++) {
        add_line(layout, &frame, i);
    }
    chart_upright_target(layout, &frame);
    add_values(layout, &frame);
    if (!has_values(layout)) {
        add_nothing(layout, &frame);
    }
}
