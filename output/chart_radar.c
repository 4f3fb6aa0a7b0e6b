/* Radar: categories as axes around a centre, rings with numbers, series with marks of their own.
 * The values stand with the names at the rim, each beside its mark, where nothing can run through
 * them. */
#include "output/chart_parts.h"

#include "base/arena.h"
#include "base/number.h"
#include "output/chart_axis.h"

#define RIM_GAP     8000 /* from the rim to a name */
#define NAME_LIMIT  118000
#define MARKER_ROOM 9000 /* of a mark before its value */
#define VALUE_GAP   7000
#define LARGEST     118000
#define SMALLEST    60000
#define RADIUS_STEP 8000
#define NAME_LINES  4
enum { AXES_MIN = 3, AXES_MAX = 12, SERIES_MAX = 3 };

/* What stands at an axis' end: the name, and under it the values. */
struct rim_label {
    struct chart_label name;
    struct chart_label values[SERIES_MAX];
    int values_width;
    int x, y, width, height; /* the box */
};

struct plan {
    int centre_x, centre_y, radius;
    struct chart_axis axis;
    struct rim_label labels[AXES_MAX];
};

/* --- angles ---------------------------------------------------------------------------------- */

/* sin(part × 360° / parts) in 1/10,000, from a table of whole degrees and straight lines between.
 */
static int sine(int part, int parts)
{
    static const short table[92] = {
        0,    175,  349,  523,  698,  872,  1045,  1219,  1392, 1564, 1736, 1908, 2079, 2250,
        2419, 2588, 2756, 2924, 3090, 3256, 3420,  3584,  3746, 3907, 4067, 4226, 4384, 4540,
        4695, 4848, 5000, 5150, 5299, 5446, 5592,  5736,  5878, 6018, 6157, 6293, 6428, 6561,
        6691, 6820, 6947, 7071, 7193, 7314, 7431,  7547,  7660, 7771, 7880, 7986, 8090, 8192,
        8290, 8387, 8480, 8572, 8660, 8746, 8829,  8910,  8988, 9063, 9135, 9205, 9272, 9336,
        9397, 9455, 9511, 9563, 9613, 9659, 9703,  9744,  9781, 9816, 9848, 9877, 9903, 9925,
        9945, 9962, 9976, 9986, 9994, 9998, 10000, 10000,
    };
    int quarter = parts * 90;
    int angle = part * 360 % (4 * quarter);
    int sign = 1;
    if (angle >= 2 * quarter) {
        angle -= 2 * quarter;
        sign = -1;
    }
    angle = angle > quarter ? 2 * quarter - angle : angle;
    int degree = angle / parts, rest = angle % parts;
    return sign * (table[degree] + (table[degree + 1] - table[degree]) * rest / parts);
}

static int sine_of(const struct chart_layout *layout, size_t category)
{
    return sine((int)category, (int)layout->shown);
}

static int cosine_of(const struct chart_layout *layout, size_t category)
{
    int parts = (int)layout->shown;
    return sine((int)category * 4 + parts, parts * 4);
}

/* The point of an axis at a distance from the centre; the first axis points up, the others follow
 * the clock. */
static struct canvas_point point_at(const struct chart_layout *layout, const struct plan *plan,
                                    size_t category, int distance)
{
    return (struct canvas_point){
        plan->centre_x + (int)((int64_t)distance * sine_of(layout, category) / 10000),
        plan->centre_y - (int)((int64_t)distance * cosine_of(layout, category) / 10000)};
}

/* --- planning -------------------------------------------------------------------------------- */

static void make_label(struct chart_layout *layout, struct rim_label *label, size_t category,
                       int limit)
{
    const struct doc_chart *chart = layout->chart;
    int sin = sine_of(layout, category);
    enum doc_align align = sin > 500 ? DOC_LEFT : sin < -500 ? DOC_RIGHT : DOC_CENTRE;
    label->name = chart_words_label(layout, chart->categories[category], limit, DOC_LEFT);
    label->values_width = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        const char *text = chart_value_text(layout, &chart->series[i], category);
        layout->ink = chart->series_count > 1 ? chart_series_colour(i) : CANVAS_BLACK;
        label->values[i] = chart_number_label(layout, text != NULL ? text : CHART_NO_VALUE);
        label->values_width += label->values[i].width + (i > 0 ? VALUE_GAP : 0) +
                               (chart->series_count > 1 ? MARKER_ROOM : 0);
    }
    layout->ink = CANVAS_BLACK;
    label->width =
        label->name.width > label->values_width ? label->name.width : label->values_width;
    label->name = chart_words_label(layout, chart->categories[category], label->width, align);
    label->height = label->name.above + label->name.below + layout->size * 100 / 100;
}

static bool fits(const struct chart_layout *layout, const struct rim_label *label)
{
    return label->x >= 0 && label->x + label->width <= layout->width &&
           (int)label->name.text->line_count <= NAME_LINES;
}

static bool overlap(const struct rim_label *left, const struct rim_label *right)
{
    const int apart = 3000;
    return left->x < right->x + right->width + apart && right->x < left->x + left->width + apart &&
           left->y < right->y + right->height && right->y < left->y + left->height;
}

/* Does a word have to be cut to be no wider than this? */
static bool cuts_words(struct chart_layout *layout, size_t category, int limit)
{
    struct paragraph_style style = {.size = layout->size, .narrow = true, .align = DOC_LEFT};
    struct doc_inline name = doc_plain(layout->arena, layout->chart->categories[category]);
    return paragraph_least_width(layout->typesetter, name, &style) > limit;
}

/* Beside its axis' end; above the topmost, under the lowest. */
static bool place_label(struct chart_layout *layout, struct plan *plan, size_t category)
{
    struct rim_label *label = &plan->labels[category];
    int sin = sine_of(layout, category), cos = cosine_of(layout, category);
    struct canvas_point end = point_at(layout, plan, category, plan->radius + RIM_GAP);
    int room = sin > 500 ? layout->width - end.x : sin < -500 ? end.x : layout->width / 2;
    int limit = room < NAME_LIMIT ? room : NAME_LIMIT;
    if (limit < layout->size * 2 || cuts_words(layout, category, limit)) {
        return false;
    }
    make_label(layout, label, category, limit);
    label->x = sin > 500 ? end.x : sin < -500 ? end.x - label->width : end.x - label->width / 2;
    label->y = end.y - label->height / 2 - (int)((int64_t)cos * label->height / 20000);
    return fits(layout, label);
}

static bool plan_radius(struct chart_layout *layout, struct plan *plan, int radius)
{
    plan->radius = radius;
    plan->centre_x = layout->width / 2;
    plan->centre_y = 0;
    int top = -radius, bottom = radius;
    for (size_t i = 0; i < layout->shown; i++) {
        struct rim_label *label = &plan->labels[i];
        if (!place_label(layout, plan, i)) {
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (overlap(label, &plan->labels[j])) {
                return false;
            }
        }
        top = label->y < top ? label->y : top;
        bottom = label->y + label->height > bottom ? label->y + label->height : bottom;
    }
    int head = chart_legend(layout, 0, false) + (layout->chart->series_count > 1 ? 4000 : 0);
    plan->centre_y = head - top;
    for (size_t i = 0; i < layout->shown; i++) {
        plan->labels[i].y += plan->centre_y;
    }
    layout->height = head - top + bottom + 1000;
    return layout->height <= layout->max_height;
}

static bool make_plan(struct chart_layout *layout, struct plan *plan)
{
    const struct doc_chart *chart = layout->chart;
    for (size_t attempt = 0; chart_size(layout, attempt) >= 10000; attempt++) {
        layout->size = chart_size(layout, attempt);
        for (int radius = LARGEST; radius >= SMALLEST; radius -= RADIUS_STEP) {
            if (plan_radius(layout, plan, radius)) {
                /* Rings no closer than their numbers can be read. */
                size_t rings = (size_t)(radius / (layout->size * 3 / 2));
                chart_axis_make(layout->arena, chart, layout->shown, chart->minimum == NULL,
                                rings > 5 ? 5 : rings, &plan->axis);
                return true;
            }
        }
    }
    return false;
}

/* --- marks ----------------------------------------------------------------------------------- */

static int distance_of(struct chart_layout *layout, const struct plan *plan,
                       const struct number *value)
{
    return chart_axis_at(layout->arena, &plan->axis, value, plan->radius);
}

static void add_ring(struct chart_layout *layout, const struct plan *plan, int distance,
                     uint32_t colour)
{
    for (size_t i = 0; i < layout->shown; i++) {
        struct canvas_point from = point_at(layout, plan, i, distance);
        struct canvas_point to = point_at(layout, plan, (i + 1) % layout->shown, distance);
        chart_add_rule(layout, from.x, from.y, to.x, to.y, 400, colour);
    }
}

static void add_web(struct chart_layout *layout, const struct plan *plan)
{
    for (size_t i = 0; i < plan->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &plan->axis, i);
        add_ring(layout, plan, distance_of(layout, plan, tick), CANVAS_LIGHT);
    }
    add_ring(layout, plan, plan->radius, CANVAS_GREY);
    for (size_t i = 0; i < layout->shown; i++) {
        struct canvas_point end = point_at(layout, plan, i, plan->radius);
        chart_add_rule(layout, plan->centre_x, plan->centre_y, end.x, end.y, 400, CANVAS_LIGHT);
    }
}

static void add_line(struct chart_layout *layout, const struct plan *plan, size_t series)
{
    const struct number *const *values = layout->chart->series[series].values;
    for (size_t i = 0; i < layout->shown; i++) {
        size_t next = (i + 1) % layout->shown;
        if (values[i] == NULL || values[next] == NULL) {
            continue;
        }
        struct canvas_point from = point_at(layout, plan, i, distance_of(layout, plan, values[i]));
        struct canvas_point to =
            point_at(layout, plan, next, distance_of(layout, plan, values[next]));
        chart_add_stroke(layout, from.x, from.y, to.x, to.y, series);
    }
    for (size_t i = 0; i < layout->shown; i++) {
        if (values[i] != NULL) {
            struct canvas_point at =
                point_at(layout, plan, i, distance_of(layout, plan, values[i]));
            chart_add_marker(layout, at.x, at.y, series);
        }
    }
}

static bool meets_point(const struct chart_layout *layout, const struct chart_label *label, int x,
                        int y)
{
    for (size_t i = 0; i < layout->mark_count; i++) {
        const struct chart_mark *mark = &layout->marks[i];
        if (mark->role == CHART_POINT_MARK && x < mark->x1 && mark->x0 < x + label->width &&
            y - label->above < mark->y1 && mark->y0 < y + label->below) {
            return true;
        }
    }
    return false;
}

/* The numbers of the rings beside the axis that points up; on its other side where a mark is in
 * their way. */
static void add_scale(struct chart_layout *layout, const struct plan *plan)
{
    layout->ink = CANVAS_GREY;
    for (size_t i = 0; i < plan->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &plan->axis, i);
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, &plan->axis, i));
        int y = chart_centre_line(layout, plan->centre_y - distance_of(layout, plan, tick));
        int left = plan->centre_x - 4500 - label.width, right = plan->centre_x + 4500;
        if (!meets_point(layout, &label, left, y)) {
            chart_add_label_on_white(layout, &label, left, y);
        } else if (!meets_point(layout, &label, right, y)) {
            chart_add_label_on_white(layout, &label, right, y);
        }
    }
    layout->ink = CANVAS_BLACK;
}

static void add_rim_label(struct chart_layout *layout, const struct rim_label *label,
                          size_t category)
{
    const struct doc_chart *chart = layout->chart;
    int sin = sine_of(layout, category);
    chart_add_label(layout, &label->name, label->x, label->y + label->name.above);
    chart_is_cell(layout, category + 1, 0);
    int spare = label->width - label->values_width;
    int x = label->x + (sin > 500 ? 0 : sin < -500 ? spare : spare / 2);
    int base_line = label->y + label->name.above + label->name.below + layout->size * 72 / 100;
    for (size_t i = 0; i < chart->series_count; i++) {
        if (chart->series_count > 1) {
            int middle = base_line - layout->size * 23 / 100;
            chart_add_marker(layout, x + 3000, middle, i);
            x += MARKER_ROOM;
        }
        chart_add_label(layout, &label->values[i], x, base_line);
        chart_is_cell(layout, category + 1, i + 1);
        x += label->values[i].width + VALUE_GAP;
    }
}

bool chart_lay_radar(struct chart_layout *layout)
{
    const struct doc_chart *chart = layout->chart;
    struct plan *plan = arena_alloc(layout->arena, sizeof *plan);
    layout->round = layout->shown >= AXES_MIN && layout->shown <= AXES_MAX &&
                    chart->series_count >= 1 && chart->series_count <= SERIES_MAX;
    layout->round = layout->round && make_plan(layout, plan);
    if (!layout->round) {
        return false;
    }
    chart_legend(layout, 0, true);
    add_web(layout, plan);
    for (size_t i = 0; i < chart->series_count; i++) {
        add_line(layout, plan, i);
    }
    add_scale(layout, plan);
    for (size_t i = 0; i < layout->shown; i++) {
        add_rim_label(layout, &plan->labels[i], i);
    }
    return true;
}
