/* The parts that every kind of chart is made of: labels, bars, markers, the legend, as marks in a
 * list. */
#include "output/chart_parts.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "output/chart_axis.h"

/* How far digits, and short words, reach above and below the base line, in per cent of the type
 * size. */
#define DIGITS_ABOVE 68
#define DIGITS_BELOW 20
/* Half the height of a digit: what centres it on a bar. */
#define DIGITS_MIDDLE 23
#define WHITE         0xFFFFFF

static struct chart_mark *add_mark(struct chart_layout *layout, enum chart_mark_kind kind,
                                   enum chart_role role, int x0, int y0, int x1, int y1)
{
    layout->marks = arena_grow(layout->arena, layout->marks, layout->mark_count,
                               &layout->mark_capacity, sizeof *layout->marks);
    struct chart_mark *mark = &layout->marks[layout->mark_count++];
    *mark = (struct chart_mark){.kind = kind, .role = role, .x0 = x0, .y0 = y0, .x1 = x1, .y1 = y1};
    return mark;
}

const struct chart_mark *chart_marks(const struct chart_layout *layout, size_t *count)
{
    *count = layout->mark_count;
    return layout->marks;
}

/* --- text ------------------------------------------------------------------------------------ */

static struct chart_label set_label(struct chart_layout *layout, const char *text, int width,
                                    enum doc_align align)
{
    struct doc_inline words = doc_plain(layout->arena, text != NULL ? text : "");
    struct paragraph_style style = {
        .size = layout->size,
        .align = align,
        .colour = layout->ink,
        .narrow = true,
    };
    struct chart_label label = {.text = arena_alloc(layout->arena, sizeof *label.text)};
    paragraph_lay(layout->typesetter, words, &style, width, label.text);
    for (size_t i = 0; i < label.text->line_count; i++) {
        const struct line *line = &label.text->lines[i];
        int right = align == DOC_LEFT ? line->width : width;
        label.width = right > label.width ? right : label.width;
    }
    return label;
}

struct chart_label chart_number_label(struct chart_layout *layout, const char *text)
{
    struct chart_label label = set_label(layout, text, layout->width / 4, DOC_LEFT);
    label.above = layout->size * DIGITS_ABOVE / 100;
    label.below = layout->size * DIGITS_BELOW / 100 +
                  (int)(label.text->line_count - 1) * label.text->line_height;
    return label;
}

struct chart_label chart_words_label(struct chart_layout *layout, const char *text, int width,
                                     enum doc_align align)
{
    struct chart_label label = set_label(layout, text, width > 0 ? width : layout->width, align);
    label.above = label.text->ascent;
    label.below = label.text->height - label.text->ascent;
    return label;
}

void chart_add_label(struct chart_layout *layout, const struct chart_label *label, int x, int y)
{
    struct chart_mark *mark = add_mark(layout, CHART_TEXT, CHART_WORDS, x, y - label->above,
                                       x + label->width, y + label->below);
    mark->text = label->text;
    mark->points[0] = (struct canvas_point){x, y};
}

void chart_add_label_on_white(struct chart_layout *layout, const struct chart_label *label, int x,
                              int y)
{
    struct chart_mark *ground =
        add_mark(layout, CHART_FILL, CHART_DECORATION, x, y - label->above + 1000, x + label->width,
                 y + label->below - 1000);
    ground->colour = WHITE;
    chart_add_label(layout, label, x, y);
}

void chart_is_cell(struct chart_layout *layout, size_t row, size_t column)
{
    layout->marks[layout->mark_count - 1].cell =
        1 + row * chart_table_columns(layout->chart) + column;
}

int chart_centre_line(const struct chart_layout *layout, int y)
{
    return y + layout->size * DIGITS_MIDDLE / 100;
}

const char *chart_value_text(const struct chart_layout *layout, const struct doc_series *series,
                             size_t category)
{
    if (series->labels != NULL && series->labels[category] != NULL) {
        return series->labels[category];
    }
    const struct number *value = series->values[category];
    if (value == NULL) {
        return NULL;
    }
    const struct doc_chart *chart = layout->chart;
    const char *text = chart->decimals < 0
                           ? number_print_plain(layout->arena, value, 6, true)
                           : number_print(layout->arena, value, (unsigned)chart->decimals, true);
    return chart->thai_digits ? text_thai_digits(layout->arena, text) : text;
}

const char *chart_none_text(const struct chart_layout *layout)
{
    return text_is_empty(layout->chart->none) ? "ไม่มีข้อมูล" : layout->chart->none;
}

void chart_value_room(struct chart_layout *layout, int *width, int *height)
{
    *width = 0;
    *height = layout->size * (DIGITS_ABOVE + DIGITS_BELOW) / 100;
    for (size_t i = 0; i < layout->chart->series_count; i++) {
        for (size_t j = 0; j < layout->shown; j++) {
            const char *text = chart_value_text(layout, &layout->chart->series[i], j);
            if (text == NULL) {
                continue;
            }
            struct chart_label label = chart_number_label(layout, text);
            *width = label.width > *width ? label.width : *width;
            *height = label.above + label.below > *height ? label.above + label.below : *height;
        }
    }
}

int chart_tick_width(struct chart_layout *layout, const struct chart_axis *axis)
{
    int widest = 0;
    for (size_t i = 0; i < axis->tick_count; i++) {
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, axis, i));
        widest = label.width > widest ? label.width : widest;
    }
    return widest;
}

int chart_size(const struct chart_layout *layout, size_t attempt)
{
    static const int sizes[] = {14000, 13000, 12000, 11000, 10000, 9000, 8000};
    const struct document *document = layout->typesetter->document;
    int usual = document != NULL && document->size > 0 ? document->size - 2000 : 14000;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        /* A document in smaller type has smaller charts. */
        if (sizes[i] > usual && sizes[i] > 8000) {
            continue;
        }
        if (attempt-- == 0) {
            return sizes[i];
        }
    }
    return 0;
}

/* --- shapes ---------------------------------------------------------------------------------- */

void chart_add_rule(struct chart_layout *layout, int x0, int y0, int x1, int y1, int rule,
                    uint32_t colour)
{
    struct chart_mark *mark = add_mark(layout, CHART_RULE, CHART_DECORATION, x0, y0, x1, y1);
    mark->rule = rule;
    mark->colour = colour;
}

void chart_add_target(struct chart_layout *layout, int x0, int y0, int x1, int y1)
{
    struct chart_mark *mark = add_mark(layout, CHART_DASHED, CHART_TARGET, x0, y0, x1, y1);
    mark->rule = 1200;
    mark->colour = CANVAS_BLACK;
}

uint32_t chart_series_colour(size_t series)
{
    static const uint32_t colours[] = {CANVAS_ACCENT, CANVAS_SECOND, CANVAS_THIRD, CANVAS_GREY};
    return colours[series % (sizeof colours / sizeof colours[0])];
}

/* Diagonal strokes over a box, each cut at its edges. */
static void add_hatching(struct chart_layout *layout, int x0, int y0, int x1, int y1,
                         uint32_t colour)
{
    const int apart = 4500;
    for (int sum = x0 + y0 + apart; sum < x1 + y1; sum += apart) {
        int left = sum - y1 > x0 ? sum - y1 : x0;
        int right = sum - y0 < x1 ? sum - y0 : x1;
        chart_add_rule(layout, left, sum - left, right, sum - right, 700, colour);
    }
}

void chart_add_bar(struct chart_layout *layout, int x0, int y0, int x1, int y1, size_t series)
{
    uint32_t colour = chart_series_colour(series);
    struct chart_mark *fill = add_mark(layout, CHART_FILL, CHART_BAR_MARK, x0, y0, x1, y1);
    fill->colour = colour;
    if (series % 4 == 0 || x1 == x0 || y1 == y0) {
        return;
    }
    fill->colour = series % 4 == 2 ? CANVAS_SHADE : WHITE;
    if (series % 4 == 1) {
        add_hatching(layout, x0, y0, x1, y1, colour);
    } else if (series % 4 == 2) {
        for (int x = x0 + 3500; x < x1; x += 3500) {
            chart_add_rule(layout, x, y0, x, y1, 600, colour);
        }
    }
    struct chart_mark *frame = add_mark(layout, CHART_FRAME, CHART_DECORATION, x0, y0, x1, y1);
    frame->colour = colour;
    frame->rule = 700;
}

void chart_add_fill(struct chart_layout *layout, int x0, int y0, int x1, int y1, uint32_t colour)
{
    add_mark(layout, CHART_FILL, CHART_DECORATION, x0, y0, x1, y1)->colour = colour;
}

void chart_add_cell(struct chart_layout *layout, int x0, int y0, int x1, int y1, uint32_t colour)
{
    add_mark(layout, CHART_FILL, CHART_CELL_MARK, x0, y0, x1, y1)->colour = colour;
    struct chart_mark *frame = add_mark(layout, CHART_FRAME, CHART_DECORATION, x0, y0, x1, y1);
    frame->colour = CANVAS_GREY;
    frame->rule = 500;
}

/* --- segments: lightness falls and rises, with patterns between ------------------------------- */

enum pattern { PATTERN_NONE, PATTERN_STROKES, PATTERN_HATCHING };

static const struct {
    uint32_t ground, strokes;
    enum pattern pattern;
} segments[] = {
    {CANVAS_ACCENT, 0, PATTERN_NONE},          {0x9DBAD6, 0, PATTERN_NONE},
    {CANVAS_SHADE, 0x8C8C8C, PATTERN_STROKES}, {WHITE, CANVAS_SECOND, PATTERN_HATCHING},
    {CANVAS_SECOND, 0, PATTERN_NONE},          {WHITE, 0, PATTERN_NONE},
};
enum { SEGMENT_COUNT = sizeof segments / sizeof segments[0] };

uint32_t chart_segment_ground(size_t series, bool *patterned)
{
    *patterned = segments[series % SEGMENT_COUNT].pattern != PATTERN_NONE;
    return *patterned ? WHITE : segments[series % SEGMENT_COUNT].ground;
}

void chart_add_segment(struct chart_layout *layout, int x0, int y0, int x1, int y1, size_t series)
{
    size_t style = series % SEGMENT_COUNT;
    add_mark(layout, CHART_FILL, CHART_CELL_MARK, x0, y0, x1, y1)->colour = segments[style].ground;
    if (segments[style].pattern == PATTERN_HATCHING) {
        add_hatching(layout, x0, y0, x1, y1, segments[style].strokes);
    }
    for (int x = x0 + 3500; segments[style].pattern == PATTERN_STROKES && x < x1; x += 3500) {
        chart_add_rule(layout, x, y0, x, y1, 500, segments[style].strokes);
    }
    struct chart_mark *frame = add_mark(layout, CHART_FRAME, CHART_DECORATION, x0, y0, x1, y1);
    frame->colour = CANVAS_GREY;
    frame->rule = 500;
}

uint32_t chart_ink_on(uint32_t colour)
{
    unsigned red = colour >> 16 & 255, green = colour >> 8 & 255, blue = colour & 255;
    return red * 299 + green * 587 + blue * 114 < 125000 ? WHITE : CANVAS_BLACK;
}

/* --- markers and strokes ---------------------------------------------------------------------- */

void chart_add_triangle(struct chart_layout *layout, const struct canvas_point corners[3],
                        uint32_t colour)
{
    int x0 = corners[0].x, x1 = x0, y0 = corners[0].y, y1 = y0;
    for (size_t i = 1; i < 3; i++) {
        x0 = corners[i].x < x0 ? corners[i].x : x0;
        x1 = corners[i].x > x1 ? corners[i].x : x1;
        y0 = corners[i].y < y0 ? corners[i].y : y0;
        y1 = corners[i].y > y1 ? corners[i].y : y1;
    }
    struct chart_mark *mark = add_mark(layout, CHART_POLYGON, CHART_DECORATION, x0, y0, x1, y1);
    mark->colour = colour;
    mark->point_count = 3;
    for (size_t i = 0; i < 3; i++) {
        mark->points[i] = corners[i];
    }
}

static void add_polygon(struct chart_layout *layout, int x, int y, int radius,
                        const signed char corners[][2], size_t count, uint32_t colour)
{
    struct chart_mark *mark = add_mark(layout, CHART_POLYGON, CHART_POINT_MARK, x - radius,
                                       y - radius, x + radius, y + radius);
    mark->colour = colour;
    mark->point_count = count;
    for (size_t i = 0; i < count; i++) {
        mark->points[i] = (struct canvas_point){x + radius * corners[i][0] / 100,
                                                y + radius * corners[i][1] / 100};
    }
}

void chart_add_marker(struct chart_layout *layout, int x, int y, size_t series)
{
    static const signed char square[4][2] = {{-88, -88}, {88, -88}, {88, 88}, {-88, 88}};
    static const signed char triangle[3][2] = {{0, -100}, {100, 80}, {-100, 80}};
    static const signed char diamond[4][2] = {{0, -100}, {100, 0}, {0, 100}, {-100, 0}};
    const int radius = 3000;
    uint32_t colour = chart_series_colour(series);
    switch (series % 4) {
    case 0:
        add_mark(layout, CHART_CIRCLE, CHART_POINT_MARK, x - radius, y - radius, x + radius,
                 y + radius)
            ->colour = colour;
        break;
    case 1: add_polygon(layout, x, y, radius, square, 4, colour); break;
    case 2: add_polygon(layout, x, y, radius, triangle, 3, colour); break;
    default: add_polygon(layout, x, y, radius, diamond, 4, colour); break;
    }
}

void chart_add_stroke(struct chart_layout *layout, int x0, int y0, int x1, int y1, size_t series)
{
    enum chart_mark_kind kind = series % 2 == 0 ? CHART_RULE : CHART_DASHED;
    struct chart_mark *mark = add_mark(layout, kind, CHART_STROKE, x0, y0, x1, y1);
    mark->rule = 1300;
    mark->colour = chart_series_colour(series);
}

/* --- the legend ------------------------------------------------------------------------------ */

#define SWATCH_WIDTH 18000
#define SWATCH_GAP   4000
#define LEGEND_GAP   16000

static void add_swatch(struct chart_layout *layout, int x, int base_line, size_t series)
{
    int middle = base_line - layout->size * DIGITS_MIDDLE / 100;
    enum doc_chart_kind kind = layout->chart->kind;
    if (kind == DOC_CHART_STACKED) {
        chart_add_segment(layout, x, middle - 4000, x + SWATCH_WIDTH, middle + 4000, series);
    } else if (kind == DOC_CHART_LINE || (kind == DOC_CHART_RADAR && layout->round)) {
        chart_add_stroke(layout, x, middle, x + SWATCH_WIDTH, middle, series);
        chart_add_marker(layout, x + SWATCH_WIDTH / 2, middle, series);
    } else {
        chart_add_bar(layout, x, middle - 4000, x + SWATCH_WIDTH, middle + 4000, series);
    }
}

int chart_legend(struct chart_layout *layout, int y, bool draw)
{
    const struct doc_chart *chart = layout->chart;
    if (chart->series_count < 2) {
        return 0;
    }
    int x = 0;
    int top = y;
    int row = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        struct chart_label name = chart_words_label(
            layout, chart->series[i].name, layout->width - SWATCH_WIDTH - SWATCH_GAP, DOC_LEFT);
        int width = SWATCH_WIDTH + SWATCH_GAP + name.width;
        if (x > 0 && x + width > layout->width) {
            x = 0;
            top += row;
            row = 0;
        }
        if (draw) {
            add_swatch(layout, x, top + name.above, i);
            chart_add_label(layout, &name, x + SWATCH_WIDTH + SWATCH_GAP, top + name.above);
            chart_is_cell(layout, 0, i + 1);
        }
        row = name.above + name.below > row ? name.above + name.below : row;
        x += width + LEGEND_GAP;
    }
    return top + row - y + 4000;
}
