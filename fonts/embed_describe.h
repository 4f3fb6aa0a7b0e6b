/* What a PDF's font descriptor says of a face. Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_EMBED_DESCRIBE_H
#define RAINGAN_FONTS_EMBED_DESCRIBE_H

#include "fonts/embed.h"

/* Fills in the name (with a tag from the program's bytes, which must be there), heights and
 * flags. `head` is the program's table of that name. */
void embed_describe(struct arena *arena, const struct font_face *face, const unsigned char *head,
                    struct font_program *out);

#endif
