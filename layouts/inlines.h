/* Inline Markdown → runs of text with the values put in. */
#ifndef RAINGAN_LAYOUTS_INLINES_H
#define RAINGAN_LAYOUTS_INLINES_H

#include "layouts/compiler.h"
#include "layouts/markdown.h"
#include "layouts/values.h"

/* The runs of `first` and what follows it. */
struct doc_inline inlines_build(const struct walk *walk, const struct markdown *first,
                                enum value_digits digits);
/* Raw HTML at a place: an error in a layout, a warning in an office's text; a comment is
 * neither. */
void inlines_report_html(const struct walk *walk, const struct markdown *html);

#endif
