/* The frame of charts whose value axis stands upright: axis, grid, names below, target at the
 * right. */
#include "output/chart_upright.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

#define TICK_GAP       5000
#define NAME_GAP       3000
#define VALUE_GAP      3500 /* between a mark and its value */
#define USUAL_HEIGHT   200000
#define LOWEST_PLOT    70000
#define NAME_LINES_MAX 4

/* --- planning -------------------------------------------------------------------------------- */

static int label_height(const struct chart_label *label)
{
    return label->text != NULL ? label->above + label->below : 0;
}

/* The widest word of the names: what a slot must hold. */
static int widest_word(struct chart_layout *layout)
{
    struct paragraph_style style = {.size = layout->size, .narrow = true, .align = DOC_CENTRE};
    int widest = 0;
    for (size_t i = 0; i < layout->shown; i++) {
        struct doc_inline name = doc_plain(layout->arena, layout->chart->categories[i]);
        int word = paragraph_least_width(layout->typesetter, name, &style);
        widest = word > widest ? word : widest;
    }
    return widest;
}

/* The widest that names may be, `room` from one to the next: the outer two may have to be moved
 * inward, and then still must not touch their neighbours. `beside` is the room beside an outer
 * name's middle. */
static int width_beside(int room, int beside)
{
    return room / 2 > beside ? (room + beside) * 2 / 3 : room;
}

/* Wraps the names under their slots; false when they take too many lines or a word is too wide. */
static bool plan_names(struct chart_layout *layout, struct chart_upright *frame, int word)
{
    int room = frame->slot * (int)frame->every - NAME_GAP;
    size_t last = layout->shown > 0 ? (layout->shown - 1) / frame->every * frame->every : 0;
    int at_left = width_beside(room, frame->slot / 2);
    int at_right = width_beside(room, layout->width - chart_upright_x(frame, last));
    frame->name_width = at_left < at_right ? at_left : at_right;
    int plot = frame->right - frame->left;
    frame->name_width = frame->name_width > plot ? plot : frame->name_width;
    if (frame->name_width < word) {
        return false;
    }
    for (size_t i = 0; i < layout->shown; i += frame->every) {
        frame->names[i] =
            chart_words_label(layout, layout->chart->categories[i], frame->name_width, DOC_CENTRE);
        if (frame->names[i].text->line_count > NAME_LINES_MAX) {
            return false;
        }
    }
    return true;
}

static bool plan_slots(struct chart_layout *layout, struct chart_upright *frame, bool thin)
{
    size_t count = layout->shown > 0 ? layout->shown : 1;
    frame->slot = (frame->right - frame->left) / (int)count;
    frame->every = 1;
    int word = widest_word(layout);
    while (!plan_names(layout, frame, word)) {
        if (!thin || frame->every >= count) {
            return false;
        }
        frame->every++;
    }
    return true;
}

static void plan_sides(struct chart_layout *layout, bool zero, struct chart_upright *frame)
{
    const struct doc_chart *chart = layout->chart;
    chart_axis_make(layout->arena, chart, layout->shown, zero, 8, &frame->axis);
    frame->left = chart_tick_width(layout, &frame->axis) + TICK_GAP;
    frame->right = layout->width;
    frame->head = chart_legend(layout, 0, false);
    if (chart->target != NULL && !text_is_empty(chart->target_label)) {
        frame->target =
            chart_words_label(layout, chart->target_label, layout->width * 22 / 100, DOC_LEFT);
        frame->right -= frame->target.width + TICK_GAP;
    }
    if (!text_is_empty(chart->unit)) {
        frame->unit = chart_words_label(layout, chart->unit, 0, DOC_LEFT);
    }
    chart_value_room(layout, &frame->value_width, &frame->value_height);
}

bool chart_upright_plan(struct chart_layout *layout, bool zero, bool thin,
                        struct chart_upright *out)
{
    *out = (struct chart_upright){0};
    out->names = arena_alloc_array(layout->arena, layout->shown + 1, sizeof *out->names);
    plan_sides(layout, zero, out);
    if (out->right - out->left < LOWEST_PLOT || !plan_slots(layout, out, thin)) {
        return false;
    }
    int names = layout->size / 2; /* the lowest tick's label reaches below the axis */
    for (size_t i = 0; i < layout->shown; i++) {
        int height = label_height(&out->names[i]);
        names = height > names ? height : names;
    }
    bool below = number_sign(out->axis.minimum) < 0;
    out->top = out->head + label_height(&out->unit) + out->value_height + VALUE_GAP;
    int foot = names + 2000 + (below ? out->value_height + VALUE_GAP : 0);
    int plot = layout->max_height - out->top - foot;
    plot = plot > USUAL_HEIGHT ? USUAL_HEIGHT : plot;
    if (plot < LOWEST_PLOT) {
        return false;
    }
    out->bottom = out->top + plot;
    layout->height = out->bottom + foot;
    /* Ticks no closer than their labels can be read; the labels' width was planned for eight. */
    size_t ticks = (size_t)(plot / (layout->size * 3 / 2));
    chart_axis_make(layout->arena, layout->chart, layout->shown, zero,
                    ticks > 8   ? 8
                    : ticks < 2 ? 2
                                : ticks,
                    &out->axis);
    return true;
}

/* --- marks ----------------------------------------------------------------------------------- */

int chart_upright_x(const struct chart_upright *frame, size_t category)
{
    return frame->left + frame->slot * (int)category + frame->slot / 2;
}

int chart_upright_y(struct chart_layout *layout, const struct chart_upright *frame,
                    const struct number *value)
{
    int length = frame->bottom - frame->top;
    return frame->bottom - chart_axis_at(layout->arena, &frame->axis, value, length);
}

void chart_upright_draw(struct chart_layout *layout, const struct chart_upright *frame)
{
    chart_legend(layout, 0, true);
    if (frame->unit.text != NULL) {
        chart_add_label(layout, &frame->unit, 0, frame->head + frame->unit.above);
    }
    for (size_t i = 0; i < frame->axis.tick_count; i++) {
        const struct number *tick = chart_axis_tick(layout->arena, &frame->axis, i);
        int y = chart_upright_y(layout, frame, tick);
        chart_add_rule(layout, frame->left, y, frame->right, y, 400, CANVAS_LIGHT);
        struct chart_label label =
            chart_number_label(layout, chart_axis_label(layout->arena, &frame->axis, i));
        chart_add_label(layout, &label, frame->left - TICK_GAP - label.width,
                        chart_centre_line(layout, y));
    }
    bool below = number_sign(frame->axis.minimum) < 0;
    int names = frame->bottom + 2000 + (below ? frame->value_height + VALUE_GAP : 0);
    for (size_t i = 0; i < layout->shown; i += frame->every) {
        int x = chart_upright_x(frame, i) - frame->name_width / 2;
        /* An outer name may be wider than its slot, but stays clear of the axis' numbers. */
        int most = layout->width - frame->name_width;
        x = x > most ? most : x;
        x = x < frame->left ? frame->left : x;
        chart_add_label(layout, &frame->names[i], x, names + frame->names[i].above);
        chart_is_cell(layout, i + 1, 0);
    }
}

void chart_upright_target(struct chart_layout *layout, const struct chart_upright *frame)
{
    if (layout->chart->target == NULL) {
        return;
    }
    int y = chart_upright_y(layout, frame, layout->chart->target);
    chart_add_target(layout, frame->left, y, frame->right, y);
    if (frame->target.text != NULL) {
        const struct paragraph *text = frame->target.text;
        int lines = (int)(text->line_count - 1) * text->line_height;
        int base_line = chart_centre_line(layout, y) - lines / 2;
        int lowest = layout->height - frame->target.below;
        base_line = base_line > lowest ? lowest : base_line;
        int highest = frame->head + frame->target.above;
        base_line = base_line < highest ? highest : base_line;
        chart_add_label(layout, &frame->target, frame->right + TICK_GAP, base_line);
    }
}
