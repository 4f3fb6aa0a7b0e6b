/* One font file, opened: HarfBuzz's objects and the codes handed out so far. Inside of fonts/
 * only, and the one header that brings in HarfBuzz. */
#ifndef RAINGAN_FONTS_FACE_H
#define RAINGAN_FONTS_FACE_H

#include <hb-ot.h>
#include <hb.h>

#include "fonts/codes.h"
#include "fonts/family.h"

struct font_face {
    struct arena *arena;
    const char *file; /* path, for messages */
    hb_face_t *face;
    hb_font_t *font;         /* scaled to units_per_em: positions are font units */
    hb_codepoint_t nikhahit; /* its glyph, 0 when there is none */
    int units_per_em;
    int scale; /* actual size = nominal size × scale / 1000 */
    struct code_table codes;
    bool used;                /* stands in the family's list of faces used */
    bool usual[CODE_SINGLES]; /* face_has() of ASCII and Thai, by code_usual_index() */
};

/* Opens a TrueType file. NULL with an error (FNT003, FNT004) when it is none; a warning (FNT006)
 * when its maker forbids embedding. With `thai` it must also set Thai rightly (FNT005). */
struct font_face *face_open(struct arena *arena, const char *file, int scale, bool thai,
                            struct diag *diag);

bool face_has(const struct font_face *face, uint32_t code_point);

/* Big-endian numbers of the font's tables. */
unsigned face_u16(const unsigned char *bytes);
int face_i16(const unsigned char *bytes);

/* The highest and lowest ink of a text set in this face, in font units; `buffer` is scratch. */
struct face_extents {
    int top;
    int bottom;
};
struct face_extents face_text_extents(const struct font_face *face, hb_buffer_t *buffer,
                                      const char *text);

/* What a word processor takes for one line in this face: ascent + descent + gap, font units. */
int face_single_spacing(const struct font_face *face);

#endif
