/* Where a font file lies: the office's fonts/, the folder that fonts.ini names, fontconfig.
 * Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_FAMILY_FIND_H
#define RAINGAN_FONTS_FAMILY_FIND_H

#include "fonts/family.h"

struct font_finder;

/* `office_fonts` may be NULL. Fontconfig is asked only when nothing else has the file: it takes
 * 3 to 7 ms to read its configuration, a third of the time of a one-page report. */
struct font_finder *font_finder_new(struct arena *arena, const char *office_fonts);

struct font_wanted {
    const char *family; /* fontconfig's name of the family */
    const char *file;   /* its name without folder */
    const char *folder; /* where Debian's package puts it, or NULL */
    enum font_style style;
};

/* The path of the file, or NULL. In the office's folder the name may differ in case, blanks, `-`
 * and `_`: "THSarabunNew Bold.ttf" and "thsarabunnew-bold.ttf" are one. */
const char *font_find(struct font_finder *finder, struct font_wanted wanted);

/* Compares as font_find() compares file names: ignoring ASCII case, blanks, `-` and `_`. */
bool font_same_name(const char *left, const char *right);

#endif
