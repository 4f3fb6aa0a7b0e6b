/* The steps of a document's flowchart, set and drawn: symbols with their texts, arrows, labels,
 * connectors. Shared by the figure and the work-standard sheet; room-internal. */
#ifndef RAINGAN_OUTPUT_FLOWCHART_STEPS_H
#define RAINGAN_OUTPUT_FLOWCHART_STEPS_H

#include "output/document.h"
#include "output/flow.h"
#include "output/flowchart.h"

struct flowchart_steps {
    struct flow *flow;
    const struct doc_flowchart *source;
    int size; /* of the type */
    struct flowchart plan;
    struct paragraph *texts;      /* one a step */
    struct paragraph *labels;     /* one an edge */
    struct paragraph *connectors; /* one a step: what a connector to it is called */
};

/* Sets the texts at `size` in symbols `width` wide, with at most `lanes` lanes a side. With
 * `numbered` each symbol says its step's number. The plan is not made yet. */
struct flowchart_steps *flowchart_steps_new(struct flow *flow, const struct doc_flowchart *source,
                                            int size, int width, size_t lanes, bool numbered);
/* The most that connectors at both ends of a page take. */
int flowchart_steps_cuts(const struct flowchart_steps *steps);
/* Reports a row that is higher than `room` on a page; false when there is one. */
bool flowchart_steps_fit(const struct flowchart_steps *steps, const int *heights, int room,
                         struct diag_place place);
/* The ink of a page: symbols, arrows, connectors. x is its middle line, y its top. */
void flowchart_steps_ink(const struct flowchart_steps *steps, const struct flowchart_page *page,
                         size_t first, size_t end, int x, int y);
/* The text of a step's symbol; labels and connectors of the page that belong to the step. */
void flowchart_steps_text(const struct flowchart_steps *steps, const struct flowchart_page *page,
                          size_t first, size_t step, int x, int y);

/* A symbol by itself, in a place. */
void flowchart_symbol(struct canvas *canvas, enum doc_shape shape, struct flowchart_place place);
/* A line and its arrowhead. */
void flowchart_arrow(struct canvas *canvas, const struct canvas_point *points, size_t count);

/* What the symbols mean, printed exactly as domain.md 9 has it, in `columns` columns. */
void flowchart_legend_add(struct flow *flow, int columns, int x, int width,
                          struct structure_element *parent);
/* What it takes, with the gap above. */
int flowchart_legend_height(const struct flow *flow, int columns);
/* The work-standard sheet of a flowchart with columns. */
struct blocks_frame;
void work_sheet_add(struct flow *flow, const struct doc_block *block,
                    const struct blocks_frame *frame);

#endif
