/* What the kinds of chart share: a chart is first laid as a list of marks, so that it can be
 * checked, and then drawn. Room-internal: only chart*.c and their test include it. */
#ifndef RAINGAN_OUTPUT_CHART_PARTS_H
#define RAINGAN_OUTPUT_CHART_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "output/canvas.h"
#include "output/chart.h"

enum chart_mark_kind {
    CHART_RULE,   /* from (x0, y0) to (x1, y1) */
    CHART_DASHED, /* the same, dashed */
    CHART_FILL,   /* the box (x0, y0) … (x1, y1) */
    CHART_FRAME,
    CHART_POLYGON,
    CHART_CIRCLE, /* in the middle of the box */
    CHART_TEXT    /* the box is what its glyphs take up; base line and left edge in `points` */
};

/* What a mark is for: tests and the search for free room go by it. */
enum chart_role {
    CHART_DECORATION,
    CHART_BAR_MARK,
    CHART_POINT_MARK,
    CHART_STROKE,    /* a series' line between two points */
    CHART_CELL_MARK, /* a box that has its words within: a segment, a cell */
    CHART_TARGET,
    CHART_WORDS
};

struct chart_mark {
    enum chart_mark_kind kind;
    enum chart_role role;
    int x0, y0, x1, y1; /* from the chart's top left corner, millipoints */
    int rule;           /* width of the stroke */
    uint32_t colour;
    struct canvas_point points[4]; /* of a polygon; of a text the first */
    size_t point_count;
    const struct paragraph *text;
    size_t cell; /* 1 + the cell of the data table whose words these are; 0: of none */
};

struct chart_table;
struct chart_layout {
    struct typesetter *typesetter;
    struct arena *arena;
    const struct doc_chart *chart;
    int width, max_height; /* the room there is */
    int height;            /* what is used */
    int size;              /* of the type */
    uint32_t ink;          /* of the labels that are made next */
    bool round;            /* drawn as a radar, not as the bars that stand in for it */
    size_t shown;          /* categories: fewer than there are when they do not fit */
    struct chart_mark *marks;
    size_t mark_count, mark_capacity;
    struct chart_table *table; /* in the structure; NULL: not tagged */
};

/* --- text ------------------------------------------------------------------------------------ */

/* A set text with the room its glyphs take above and below its first base line. */
struct chart_label {
    struct paragraph *text;
    int width;
    int above, below; /* below: to the foot of the last line */
};

/* A number or short word, at most a quarter of the chart wide; its box is tight around digits. */
struct chart_label chart_number_label(struct chart_layout *layout, const char *text);
/* Words wrapped to `width` (0: one line); their box has room for stacked marks. */
struct chart_label chart_words_label(struct chart_layout *layout, const char *text, int width,
                                     enum doc_align align);
/* Puts a label with its left edge at x and its first base line at y. */
void chart_add_label(struct chart_layout *layout, const struct chart_label *label, int x, int y);
/* The same on a white ground, so that rules do not run through it. */
void chart_add_label_on_white(struct chart_layout *layout, const struct chart_label *label, int x,
                              int y);
/* The words added last are this cell of the chart's data (chart_table.c): row 0 are the names of
 * the series, column 0 the categories. */
void chart_is_cell(struct chart_layout *layout, size_t row, size_t column);
/* How many columns that table has. */
size_t chart_table_columns(const struct doc_chart *chart);
/* The same chart laid again has the cells that the first was tagged with. */
void chart_table_hand_on(const struct chart_layout *from, struct chart_layout *to);
/* Draws the words that are cells, in the order of the table. */
void chart_table_draw(struct canvas *canvas, const struct chart_layout *layout, int x, int y);
void chart_draw_mark(struct canvas *canvas, const struct chart_mark *mark, int x, int y);
/* The base line that centres digits of this size on y. */
int chart_centre_line(const struct chart_layout *layout, int y);
/* The printed value beside a mark: the series' label, or the number. NULL when there is neither. */
const char *chart_value_text(const struct chart_layout *layout, const struct doc_series *series,
                             size_t category);
/* What a row says instead of a value; where only a digit has room, CHART_NO_VALUE does. */
const char *chart_none_text(const struct chart_layout *layout);
#define CHART_NO_VALUE "–"
/* The room that the widest and the highest value label of the chart take. */
void chart_value_room(struct chart_layout *layout, int *width, int *height);
/* The widest label of an axis. */
struct chart_axis;
int chart_tick_width(struct chart_layout *layout, const struct chart_axis *axis);
/* Type sizes to try, from the usual one down; 0 after the last. */
int chart_size(const struct chart_layout *layout, size_t attempt);

/* --- shapes ---------------------------------------------------------------------------------- */

void chart_add_rule(struct chart_layout *layout, int x0, int y0, int x1, int y1, int rule,
                    uint32_t colour);
/* A bar in the pattern of its series: black and white print tells them apart. */
void chart_add_bar(struct chart_layout *layout, int x0, int y0, int x1, int y1, size_t series);
/* A filled box that has its words within, framed by a thin rule. */
void chart_add_cell(struct chart_layout *layout, int x0, int y0, int x1, int y1, uint32_t colour);
/* A filled box or triangle that says nothing by itself. */
void chart_add_fill(struct chart_layout *layout, int x0, int y0, int x1, int y1, uint32_t colour);
void chart_add_triangle(struct chart_layout *layout, const struct canvas_point corners[3],
                        uint32_t colour);
/* A segment of a stacked bar: told apart by lightness and pattern as well as by colour. */
void chart_add_segment(struct chart_layout *layout, int x0, int y0, int x1, int y1, size_t series);
/* A line's marker in the shape of its series. */
void chart_add_marker(struct chart_layout *layout, int x, int y, size_t series);
/* A line of a series between two points, solid or dashed by the series. */
void chart_add_stroke(struct chart_layout *layout, int x0, int y0, int x1, int y1, size_t series);
/* A dashed line of the target. */
void chart_add_target(struct chart_layout *layout, int x0, int y0, int x1, int y1);
uint32_t chart_series_colour(size_t series);
/* Black or white, whichever is read better on this ground. */
uint32_t chart_ink_on(uint32_t colour);
/* The ground on which a segment's words stand: its colour, or white where it has a pattern. */
uint32_t chart_segment_ground(size_t series, bool *patterned);

/* The legend from y on, when there is more than one series: how high it is; drawn when `draw`. */
int chart_legend(struct chart_layout *layout, int y, bool draw);

/* --- kinds ----------------------------------------------------------------------------------- */

/* Each fills marks and height. */
void chart_lay_horizontal(struct chart_layout *layout);
/* False when the labels do not fit side by side at any legible size. */
bool chart_lay_vertical(struct chart_layout *layout);
void chart_lay_lines(struct chart_layout *layout);
/* False when there are too few or too many axes or series, or their names do not fit around it. */
bool chart_lay_radar(struct chart_layout *layout);
void chart_lay_stacked(struct chart_layout *layout);
void chart_lay_leftright(struct chart_layout *layout);
void chart_lay_heatmap(struct chart_layout *layout);
void chart_lay_timeline(struct chart_layout *layout);
void chart_lay_map(struct chart_layout *layout);

/* The marks, for tests. */
const struct chart_mark *chart_marks(const struct chart_layout *layout, size_t *count);

#endif
