/* Thai text → positioned clusters of glyph codes (HarfBuzz, by script run, with fallback fonts).
 *
 * A cluster is the smallest thing that is drawn, measured, and never torn apart: a base with its
 * marks. In the page a cluster is one, two or three codes (base; the composite of its marks;
 * sara am), each two bytes, written without any shift inside a word (typesetting.md "Mark
 * composites"). */
#ifndef RAINGAN_FONTS_SHAPE_H
#define RAINGAN_FONTS_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fonts/family.h"

#define SHAPE_CODES_MAX 4

struct shape_cluster {
    uint32_t offset;        /* byte offset of its text */
    uint32_t length;        /* bytes */
    struct font_face *face; /* whose codes these are */
    int advance;            /* millipoints at the size asked for; see embed.h "Widths" */
    uint16_t codes[SHAPE_CODES_MAX];
    uint8_t code_count; /* 0 for characters that are not drawn (ZWSP, WJ) */
    bool space;         /* a space between words or phrases: may stretch */
    bool thai;          /* Thai letters: space may be put after it when justifying */
};

/* The clusters of a text in order. A character that no font has is drawn as ▯ (code of .notdef
 * or of U+25AF) and counted; see shape_missing(). */
struct shape_run {
    struct shape_cluster *clusters;
    size_t count;
    int width; /* sum of advances, millipoints */
};

/* Shapes `length` bytes of `text` at nominal `size` (millipoints). One call a style run; call it
 * once a paragraph run, not once a word. Allocated in the arena. Codes are handed out in order
 * of first use, so the same calls in the same order give the same codes. */
void shape_text(struct arena *arena, struct font_family *family, enum font_style style, int size,
                const char *text, size_t length, struct shape_run *out);

/* The actual size, in millipoints, at which a face's codes are to be written for nominal `size`
 * (family scale, fallback scale). */
int font_face_size(const struct font_face *face, int size);

/* Characters asked for so far that no font of the family has (code points, ascending) and how
 * often; a text that is shaped twice counts twice. The caller reports them. */
struct shape_missing {
    uint32_t code_point;
    size_t count;
};
size_t font_family_missing(const struct font_family *family, const struct shape_missing **missing);
/* The text will be shaped once more: what was counted does not count. */
void font_family_forget_missing(struct font_family *family);

#endif
