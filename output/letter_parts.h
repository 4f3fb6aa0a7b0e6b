/* What the heads of a memo and of a letter share: labelled lines, the list of enclosures.
 * Room-internal. */
#ifndef RAINGAN_OUTPUT_LETTER_PARTS_H
#define RAINGAN_OUTPUT_LETTER_PARTS_H

#include "output/blocks.h"
#include "output/flow.h"

#define LETTER_FIELD_GAP 10000 /* between a label and its text */

/* One line of a head: up to two labels, each with its text. */
struct letter_fields;

/* A new line. `dotted`: bold labels a quarter larger than the body, on lines of dots (a memo);
 * else the body's type throughout. */
struct letter_fields *letter_fields_new(struct flow *flow, bool dotted);
/* A label and its text between x and `right`; the text may take more lines. */
void letter_fields_set(struct flow *flow, struct letter_fields *fields, const char *label,
                       const char *text, int x, int right);
/* Makes the line the document's heading in the structure. */
void letter_fields_head(struct letter_fields *fields);
/* Adds the line to the flow, `gap` below what is before. */
void letter_fields_add(struct flow *flow, struct letter_fields *fields, int gap,
                       struct blocks_frame frame);

/* สิ่งที่ส่งมาด้วย, อ้างถึง: a label and what it lists, numbered when there are several, amounts at the
 * right. */
void letter_list_add(struct flow *flow, const char *label, const struct doc_enclosure *list,
                     size_t count, int gap, struct blocks_frame frame);

/* A text that is set in one line, and its width: without the space behind it, which parts it from
 * what follows when it is read aloud. */
int letter_word(struct flow *flow, const char *text, int size, bool bold, int width,
                struct paragraph *out);

#endif
