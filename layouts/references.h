/* References within a report: `id = scores` and {#scores} give a name, {{ ref scores }} says what it
 * is called there, {{ page scores }} on which page it stands. */
#ifndef RAINGAN_LAYOUTS_REFERENCES_H
#define RAINGAN_LAYOUTS_REFERENCES_H

#include "layouts/compiler.h"
#include "layouts/entries.h"

/* Gives a block the id that the entries say, if any. A problem when it has no label: what is not
 * counted cannot be referred to. */
void reference_entry(const struct walk *walk, const struct entries *entries,
                     struct doc_block *block, const char *label);
/* Takes {#id} off the end of a heading's text and gives the heading that id. */
void reference_heading(const struct walk *walk, struct doc_block *block);

/* Is a {{ }} a reference? */
bool reference_is(const char *name);
/* The run of one; what it says is filled in when all of the layout is compiled. */
struct doc_text reference_run(struct compiler *compiler, const char *name,
                              struct diag_place place);
/* Fills in what is known now, reports ids that nothing has. */
void references_resolve(struct compiler *compiler);

#endif
