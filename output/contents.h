/* Tables of contents: headings, tables, charts, images. The entries are known before the pages are; so the
 * lists are laid out in their place, and their page numbers are written in at the end. */
#ifndef RAINGAN_OUTPUT_CONTENTS_H
#define RAINGAN_OUTPUT_CONTENTS_H

struct contents;
struct doc_block;
struct flow;
struct structure_element;

/* Collects the entries of the flow's document. */
struct contents *contents_new(struct flow *flow);
/* Adds a list of contents to the flow; nothing when it would have no entry. */
void contents_add(struct flow *flow, const struct doc_block *block,
                  struct structure_element *parent);
/* Says that a block begins at y of the flow's page: for its entry and for the outline. */
void contents_mark(struct flow *flow, const struct doc_block *block, int y);
/* Writes the page numbers and their leaders into the lists. */
void contents_fill(struct flow *flow);

#endif
