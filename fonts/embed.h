/* The font program that a PDF embeds: the subset of the glyphs used plus the composites of
 * marks. */
#ifndef RAINGAN_FONTS_EMBED_H
#define RAINGAN_FONTS_EMBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts/family.h"

/* Everything that the PDF's Type0 font, CIDFontType2, descriptor and ToUnicode need. Codes
 * (CIDs) run from 1 to code_count; 0 is .notdef. Metrics in 1/1000 em.
 *
 * Widths. A code moves the pen by width_of_code × actual size / 1000, the actual size being
 * font_face_size(face, size): what a viewer computes from `W` and `Tf` is what shape_text()
 * computed, exactly. A cluster's advance is the difference of two such places rounded to
 * millipoints, so the sum over any stretch of a shape_run differs from what the viewer draws by
 * less than one millipoint, however long it is; the same cluster may have advances that differ
 * by one. The program's hmtx agrees with `W` to half a unit. */
struct font_program {
    const char *postscript_name; /* with its subset tag: "ABCDEF+Laksaman", tag from the content */
    const unsigned char *truetype;
    size_t truetype_length;
    const uint16_t *glyph_of_code; /* [code_count + 1] */
    const int *width_of_code;      /* [code_count + 1], 1/1000 em; see above */
    const char *const
        *text_of_code; /* [code_count + 1], UTF-8; ToUnicode. Never empty but for code 0 */
    size_t code_count;
    int ascent, descent, cap_height, italic_angle, stem_v;
    int bbox[4];
    bool bold, italic, serif, fixed_pitch;
};

/* The program for all codes handed out so far. False with an error (FNT007) naming the font when
 * it cannot be subset. Same uses, same bytes. Everything lives as long as the arena; the texts
 * as long as the family. */
bool font_embed(struct arena *arena, struct font_face *face, struct diag *diag,
                struct font_program *out);

#endif
