/* The characters of a text, sorted for shaping: what is drawn, by which face, in which script.
 * Inside of fonts/ only. */
#ifndef RAINGAN_FONTS_LETTERS_H
#define RAINGAN_FONTS_LETTERS_H

#include "fonts/family_open.h"

enum letter_kind {
    LETTER_DRAWN,
    LETTER_HIDDEN,   /* says something about breaking only: neither drawn nor copied */
    LETTER_LINE_END, /* hidden, and nothing is shaped across it */
    LETTER_MISSING   /* no face has it */
};

struct shape_letter {
    uint32_t code_point; /* as it stands in the text */
    uint32_t offset;
    uint32_t drawn_as; /* what the font is asked for: a plain space for a no-break one … */
    hb_script_t script;
    uint16_t set; /* which of the family's sets draws it */
    uint8_t kind;
    bool mark; /* stands on, over or under the letter before it */
};

/* Fills family->letters and returns how many there are. */
size_t letters_read(struct font_family *family, enum font_style style, const char *text,
                    size_t length);

/* What is copied for a letter: spaces of any width are plain spaces. */
uint32_t letter_copied(const struct shape_letter *letter);
/* A space that may be stretched. */
bool letter_is_space(const struct shape_letter *letter);
/* Thai letters, vowels and signs; not digits or symbols. */
bool letter_is_thai(const struct shape_letter *letter);

#endif
