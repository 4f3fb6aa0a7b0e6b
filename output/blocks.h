/* Blocks of a document → items of the flow. */
#ifndef RAINGAN_OUTPUT_BLOCKS_H
#define RAINGAN_OUTPUT_BLOCKS_H

#include <stdbool.h>

struct doc_block;
struct flow;
struct structure_element;

/* The column in which blocks stand: the page's, or narrower in lists and quotes. */
struct blocks_frame {
    int x, width;
    int lists;   /* how many lists deep */
    bool inside; /* in an item or quote: no first-line indent */
    bool tight;  /* no space between paragraphs */
    struct structure_element *parent;
};

/* Adds the blocks of a list of siblings. */
void blocks_add(struct flow *flow, const struct doc_block *first, struct blocks_frame frame);

/* Made in files of their own. */
void cover_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void columns_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void definitions_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void memo_head_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void flowchart_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void letter_head_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void closing_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void signatures_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);
void table_add(struct flow *flow, const struct doc_block *block, struct blocks_frame frame);

#endif
