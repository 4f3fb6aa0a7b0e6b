/* `raingan due`: the table for people, CSV, JSON lines. */
#ifndef RAINGAN_GENERATOR_DUE_OUT_H
#define RAINGAN_GENERATOR_DUE_OUT_H

struct arena;
struct due;
struct options;

/* The office's lines as options->format, ->log_json, ->quiet and ->language ask: with --quiet only
 * what is to be done, and nothing at all when there is nothing. Dates are Thai in the table, ISO in
 * CSV and JSON, where texts do not depend on the language. */
const char *due_text(struct arena *arena, const struct due *due, const char *folder,
                     const struct options *options);

/* The heading of the CSV, which stands once; "" for the other forms. */
const char *due_heading(const struct options *options);

#endif
