/* The numbers of pages that a text names: known only when the pages are made, so the document is
 * set again until every number that stands in it is true. */
#ifndef RAINGAN_OUTPUT_REFERENCES_H
#define RAINGAN_OUTPUT_REFERENCES_H

#include <stdbool.h>

#include "output/document.h"

struct arena;
struct references;

struct references *references_new(struct arena *arena, bool thai_digits);
/* Says that an anchor stands on the page that is called `label`. */
void references_mark(struct references *references, const char *anchor, const char *label);
/* `text` with the numbers of pages as they were found last. */
struct doc_inline references_filled(struct references *references, struct doc_inline text);
/* All of the document was set: were the numbers in it those of its pages? What was found is used
 * when it is set again. */
bool references_settled(struct references *references);

#endif
