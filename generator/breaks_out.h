/* A text with its line-break places marked, so that anyone can measure them on their own text. */
#ifndef RAINGAN_GENERATOR_BREAKS_OUT_H
#define RAINGAN_GENERATOR_BREAKS_OUT_H

#include <stdbool.h>

struct arena;
struct diag;
struct text_buffer;

/* The text of `file` ("-": standard input), of any encoding that an office's files may have, line
 * by line:
 * `|` before a place where a line may end (free or best), `~` where it may end dearly.
 * `office_words` is a folder of word lists or NULL. False with an error; `out` is begun here. */
bool breaks_marked(struct arena *arena, const char *file, const char *office_words,
                   const char *data_folder, struct diag *diag, struct text_buffer *out);

#endif
