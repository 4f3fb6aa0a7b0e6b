/* A family of four faces with its fallbacks: found through fonts.ini, the office's fonts/ and
 * fontconfig.
 *
 * Lengths in this room are millipoints (1/1000 pt) in int: A4 is 595276 × 841890. */
#ifndef RAINGAN_FONTS_FAMILY_H
#define RAINGAN_FONTS_FAMILY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct font_face;

enum font_style { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONT_BOLD_ITALIC, FONT_STYLE_COUNT };

struct font_family;

/* The version of the shaping library (HarfBuzz), as it runs. */
const char *font_shaper_version(void);
/* The path of a face's file. */
const char *font_face_file(const struct font_face *face);

/* Where fonts are looked for. Paths may be NULL. */
struct font_places {
    const char *settings;     /* the program's fonts/fonts.ini */
    const char *office_fonts; /* the office's fonts/ folder */
    struct diag_place asked_at; /* where the family's name is written; file NULL: nowhere */
};

/* Opens the family `name` (fonts.ini: its four files or fontconfig names, its scale, its
 * fallbacks for Latin and symbols). False with an error that names the family or file when it is
 * not there, is no TrueType outline font, or has no Thai shaping. The family lives as long as
 * the arena. */
bool font_family_open(struct arena *arena, const char *name, struct font_places places,
                      struct diag *diag, struct font_family **out);

/* The families for Thai text that the settings describe, the office's before the program's. False
 * with an error when settings cannot be read. */
bool font_families_known(struct arena *arena, struct font_places places, struct diag *diag,
                         const char *const **names, size_t *count);
/* The face of a style. */
struct font_face *font_family_face(const struct font_family *family, enum font_style style);

/* The height above and below the base line that any text of this size needs, from the real
 * extents of the font's stacked marks (ปี้ ปั๊ ญู ฎุ), in millipoints; `size` is the nominal size,
 * before the family's scale. */
int font_family_ascent(const struct font_family *family, int size);
int font_family_descent(const struct font_family *family, int size);
/* Natural distance between base lines (single line spacing) at `size`. */
int font_family_line_height(const struct font_family *family, int size);

/* Every face used so far (with fallbacks), for embedding, in order of first use. */
size_t font_family_faces_used(const struct font_family *family, struct font_face *const **faces);

#endif
