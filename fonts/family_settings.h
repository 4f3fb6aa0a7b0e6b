/* What fonts.ini says of each family. Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_FAMILY_SETTINGS_H
#define RAINGAN_FONTS_FAMILY_SETTINGS_H

#include "fonts/family.h"

struct family_settings {
    const char *name;
    const char *files[FONT_STYLE_COUNT]; /* NULL only where the upright face stands in */
    const char *folder;                  /* or NULL */
    const char *package;                 /* or NULL */
    int scale;                           /* thousandths */
    bool thai;
    const char **fallbacks;
    size_t fallback_count;
};

struct font_settings {
    const struct family_settings *families; /* the office's before the program's */
    size_t count;
};

/* Reads the program's file and the office's fonts/fonts.ini, when it has one. False with errors
 * (FNT003, FNT008). */
bool font_settings_read(struct arena *arena, struct font_places places, struct diag *diag,
                        struct font_settings *out);

/* By name, as font_same_name() compares: "THSarabunNew" is "TH Sarabun New". NULL when there is
 * none. */
const struct family_settings *font_settings_find(const struct font_settings *settings,
                                                 const char *name);

#endif
