/* A table being set: shared by table_layout.c (what stands where) and table_draw.c (ink). Private
 * to them. */
#ifndef RAINGAN_OUTPUT_TABLE_PARTS_H
#define RAINGAN_OUTPUT_TABLE_PARTS_H

#include "output/flow.h"
#include "output/table_fit.h"

/* Padding of a cell. The line box holds all stacked marks already, so little is needed above and
 * below. */
#define TABLE_PAD_X 4500
#define TABLE_PAD_Y 1500

struct table_column {
    const struct doc_column *column;
    size_t index;         /* in the document's table */
    enum doc_align align; /* never DOC_ALIGN_DEFAULT */
    int left, right;      /* edges, from the table's left */
    int fraction;         /* widest part from the decimal point on */
    int shift;            /* decimals: how far the block of numbers stands from the right padding */
};

/* A heading or a row's cell: text over columns first to last. */
struct table_cell {
    struct paragraph text;
    int first, last;    /* of the shown columns */
    int top, height;    /* headings: from the head's top */
    const char *number; /* its text, when it stands on the decimal point; else NULL */
    struct structure_element *element;
};

/* The lines of a cut row on this page, drawn when the page or the row ends. */
struct table_slices {
    const struct table_row *row; /* NULL: none */
    size_t first, end;
    int baseline; /* of the first */
};

struct table_set {
    struct flow *flow;
    const struct doc_block *block;
    const struct doc_table *table;
    struct table_column *columns;
    int count;
    int x, width, size;
    uint32_t rule_colour;
    struct structure_element *element, *body;
    int naming; /* columns that name their row, from the first (table_tags.c) */
    struct table_cell *heads;
    int head_count, head_height;
    struct paragraph caption_again;
    struct flow_repeat repeat;
    struct table_slices slices;
    int *rule_from; /* [count + 1] where a vertical rule began on this page, or −1 */
};

struct table_row {
    struct table_set *set;
    enum doc_row_kind kind;
    int level;       /* of a group */
    bool first, last; /* of the table */
    struct table_cell *cells;
    int cell_count;
    int lines;       /* of its highest cell */
    int height;      /* of the whole row */
    int line_height; /* of all its cells */
};

/* What the texts need (table_measure.c). */
struct table_measured {
    struct table_fit_column *fit;
    int *cells; /* widths of the sampled rows' cells, then the headings' */
    size_t rows, stride;
    int *whole;      /* [count] widest part before the decimal point */
    int whole_terms; /* terms up to this width are never broken, not even where it is only dear */
    struct table_measured_text *known; /* texts measured before: columns repeat their words */
};
void table_measure(struct table_set *set, struct table_measured *measured, int whole_terms);

struct paragraph_style table_cell_style(const struct table_set *set, bool bold,
                                        enum doc_align align);
bool table_cell_is_bold(const struct doc_row *row, const struct doc_cell *cell);
/* How many of the shown columns a cell covers, itself included. */
int table_shown_span(const struct table_set *set, const struct doc_row *row, int at);
/* The text of a cell that stands on the decimal point, or NULL. */
const char *table_decimal_text(const struct table_set *set, int column,
                               const struct doc_inline *text);

/* The structure: the headings' rows; a row with its cells, which are set (table_tags.c). */
void table_tag_heads(struct table_set *set);
void table_tag_row(struct table_set *set, const struct doc_row *source, struct table_row *row);

/* The items' and repeats' drawing (table_draw.c). */
void table_draw_head(struct flow *flow, const struct flow_item *item, int y);
void table_draw_repeat(struct flow *flow, const struct flow_repeat *repeat, int y);
void table_close_page(struct flow *flow, const struct flow_repeat *repeat, int y);
void table_draw_row(struct flow *flow, const struct flow_item *item, int y);
/* Line `index` of a row that is cut into its lines. */
void table_draw_slice(struct flow *flow, const struct flow_item *item, int y);

#endif
