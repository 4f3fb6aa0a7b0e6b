/* Where the symbols, arrows, labels and connectors of a flowchart stand: pure geometry, nothing is
 * drawn and no text is set here.
 *
 * The steps stand below each other on one middle line (x = 0). An arrow to the next step goes
 * straight down. Every other arrow leaves at a side (or below, when both are taken), runs in a lane
 * beside the symbols and joins the line into its target from the side, above it. Arrows to the same
 * target share a lane. What leads to another page ends in a small circle that stands again where it
 * goes on (domain.md 9). Lines cross lines where they must; never a symbol, a label or a circle.
 * Lengths are millipoints, y grows downward. */
#ifndef RAINGAN_OUTPUT_FLOWCHART_H
#define RAINGAN_OUTPUT_FLOWCHART_H

#include <stdbool.h>
#include <stddef.h>

#include "output/canvas.h"

struct arena;

struct flowchart_measure {
    int arrow;    /* the free line above a symbol, with its arrowhead */
    int lane;     /* between two lanes */
    int radius;   /* of a connector */
    int gap;      /* least distance of what must not touch */
    size_t lanes; /* at most so many a side; what finds none is drawn with connectors */
};

struct flowchart_box {
    int width, height;
};

/* An arrow and the size of its label (0: none). The arrows of a step follow each other in the
 * list; a step has at most three. */
struct flowchart_edge {
    size_t from, to;
    int label_width, label_height;
};

enum flowchart_side { FLOWCHART_LEFT, FLOWCHART_RIGHT, FLOWCHART_BELOW };

/* What a step needs: lines and connectors above its symbol, the band of the symbol and what stands
 * beside it, label and turning lines below. */
struct flowchart_row {
    int above, band, below;
    int label; /* of `below`: its label's part */
};

struct flowchart {
    struct flowchart_measure measure;
    const struct flowchart_box *boxes;
    size_t box_count;
    const struct flowchart_edge *edges;
    size_t edge_count;
    /* --- decided by flowchart_plan() --- */
    bool paged;                 /* connectors have room */
    enum flowchart_side *exits; /* one an edge */
    bool *cut;                  /* one an edge: with connectors even where both ends share a page */
    struct flowchart_row *rows; /* one a box */
    int half_width;             /* of the widest symbol */
    int label_room[2];          /* beside it: left, right */
};

/* Decides sides, lanes and what each step needs. `paged` says that the chart may go over several
 * pages. The lists of *chart are kept. */
void flowchart_plan(struct arena *arena, struct flowchart *chart, bool paged);
/* The height that a row needs. */
int flowchart_row_height(const struct flowchart *chart, size_t row);
/* What a page end before `row` needs below the row before it (`leaving`), and above it on the next
 * page, for the connectors of the arrow that goes straight over it; 0 where there is none. */
int flowchart_cut_height(const struct flowchart *chart, size_t row, bool leaving);

/* The heights that pages have for rows: the first, the others; what the last one needs below. */
struct flowchart_rooms {
    int first, other, tail;
};
/* Divides the rows, `heights` high, among pages (flowchart_pages.c): starts[i] is the first row of
 * page i, starts[count] the number of rows; `starts` has room for one a row and one more. Gives the
 * count. A row that is higher than a page has one of its own. */
size_t flowchart_pages(struct arena *arena, const struct flowchart *chart,
                       const struct flowchart_rooms *rooms, const int *heights, size_t *starts);

struct flowchart_place {
    int x, y, width, height;
};
struct flowchart_label {
    size_t edge;
    struct flowchart_place place;
};
enum { FLOWCHART_POINTS = 6 };
struct flowchart_line {
    size_t edge; /* one of those that it stands for */
    struct canvas_point points[FLOWCHART_POINTS];
    size_t count;
    bool arrow; /* at its last point */
};
struct flowchart_circle {
    int x, y;
    size_t target; /* the step where it goes on: what it is called by */
    size_t row;    /* the step that it stands beside */
};
struct flowchart_page {
    struct flowchart_place *boxes; /* of the rows, in order */
    struct flowchart_line *lines;
    size_t line_count;
    struct flowchart_label *labels;
    size_t label_count;
    struct flowchart_circle *circles;
    size_t circle_count;
    int left, right; /* what is used at the left and right of the middle line */
};

/* Rows [first, end) of one page. `tops` and `heights` (one a row of the page) say where they stand;
 * a height is at least what the row needs, and what it has more is put around the symbol. Above the
 * first row and below the last is room for flowchart_cut_height(). */
void flowchart_route(struct arena *arena, const struct flowchart *chart, size_t first, size_t end,
                     const int *tops, const int *heights, struct flowchart_page *out);

#endif
