/* The font program that a PDF embeds: the subset of the glyphs used plus the composites of marks. */
#ifndef RAINGAN_FONTS_EMBED_H
#define RAINGAN_FONTS_EMBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts/family.h"

/* Everything that the PDF's Type0 font, CIDFontType2, descriptor and ToUnicode need. Codes (CIDs) run
 * from 1 to code_count; 0 is .notdef. Metrics in 1/1000 em. */
struct font_program {
    const char *postscript_name; /* with its subset tag: "ABCDEF+Laksaman", tag from the content */
    const unsigned char *truetype;
    size_t truetype_length;
    const uint16_t *glyph_of_code; /* [code_count + 1] */
    const int *width_of_code;      /* [code_count + 1], 1/1000 em, rounded; see width notes in embed.c */
    const char *const *text_of_code; /* [code_count + 1], UTF-8; ToUnicode */
    size_t code_count;
    int ascent, descent, cap_height, italic_angle, stem_v;
    int bbox[4];
    bool bold, italic, serif, fixed_pitch;
};

/* False with an error naming the font when it cannot be subset. Same uses, same bytes. */
bool font_embed(struct arena *arena, struct font_face *face, struct diag *diag,
                struct font_program *out);

#endif
