/* What kind of letter stands where: the alphabet of the line-breaking rules. Internal to fonts/breaks.
 * Knows single letters only; no words, no engines. */
#ifndef RAINGAN_FONTS_BREAK_LETTERS_H
#define RAINGAN_FONTS_BREAK_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    THAI_PAIYANNOI = 0x0E2F, /* ฯ */
    THAI_MAIYAMOK = 0x0E46,  /* ๆ */
    LETTER_NBSP = 0x00A0,
    LETTER_ZWSP = 0x200B,
    LETTER_WJ = 0x2060
};

/* Which engine offers a break. */
enum break_offer { OFFER_NONE = 0, OFFER_ICU = 1, OFFER_LIBTHAI = 2, OFFER_BOTH = 3 };

/* A text while its breaks are being found. Index i of `offers` and `classes` is the place before
 * letter i; both have count + 1 entries. */
struct break_text {
    const uint32_t *letters; /* code points; letters[count] is 0 */
    const uint32_t *starts;  /* byte offset of each letter; starts[count] is the length */
    size_t count;
    unsigned char *offers;  /* enum break_offer */
    unsigned char *classes; /* enum break_class */
};

/* Consonants, vowels, marks, ฯ and ๆ; not digits, ฿, ๏ ๚ ๛. */
bool letter_is_thai(uint32_t letter);
bool letter_is_consonant(uint32_t letter);
/* Thai marks above and below, and any combining mark that the rules may meet. */
bool letter_is_mark(uint32_t letter);
bool letter_is_latin(uint32_t letter);
/* Arabic or Thai digit. */
bool letter_is_digit(uint32_t letter);
/* 0–9 of a digit of either kind. */
unsigned letter_digit(uint32_t letter);
/* Space, tab, line feed; not NBSP, not ZWSP. */
bool letter_is_space(uint32_t letter);
/* NBSP, WJ and their like: nothing may break on either side. */
bool letter_is_glue(uint32_t letter);
/* Must not end a line. The straight quotes are decided by rules, not here. */
bool letter_is_opener(uint32_t letter);
/* Must not start a line: closing punctuation, comma, full stop, %, ฯ, ๆ. */
bool letter_is_closer(uint32_t letter);
/* Spaced dashes: hyphen, minus, en and em dash. */
bool letter_is_dash(uint32_t letter);
bool letter_is_bullet(uint32_t letter);

/* True when a cluster ends before letter i: not before marks, ะ า ำ ๅ, nor after เ แ โ ใ ไ, nor before
 * a consonant silenced by ์. */
bool letters_cluster_ends(const uint32_t *letters, size_t count, size_t i);

/* True when the letters at `at` begin with the UTF-8 string `word`; *length gets its letters. */
bool letters_begin(const struct break_text *text, size_t at, const char *word, size_t *length);
/* True when the letters before `at` end with it. */
bool letters_end(const struct break_text *text, size_t at, const char *word);

/* Makes the break before letter i at most this good. */
void break_lower(struct break_text *text, size_t i, unsigned char class);
/* The same for all places strictly between the letters first … last - 1. */
void break_lower_inside(struct break_text *text, size_t first, size_t last, unsigned char class);

#endif
