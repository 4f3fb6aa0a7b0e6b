/* What manuals/NAME.ini and manuals/NAME.csv may hold: data only (formats.md "Files", domain.md 9). */
#ifndef RAINGAN_INPUT_SCHEMA_MANUAL_H
#define RAINGAN_INPUT_SCHEMA_MANUAL_H

#include "input/schema.h"

#define SCHEMA_MANUAL_SECTION "manual"

/* The steps; its name and table are patterns (NAME). */
extern const struct schema_file schema_manual_steps;
extern const struct schema_choices schema_step_shapes;

/* The keys of manuals/NAME.ini, all in [manual]. */
const struct schema_key *schema_manual_keys(size_t *count);

#endif
