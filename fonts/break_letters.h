/* What kind of letter stands where: the alphabet of the line-breaking rules. Internal to
 * fonts/breaks. Knows single letters only; no words, no engines. */
#ifndef RAINGAN_FONTS_BREAK_LETTERS_H
#define RAINGAN_FONTS_BREAK_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/text.h"

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
    const struct date_months *months; /* their names; NULL: none is known */
};

/* Consonants, vowels, marks, ฯ and ๆ; not digits, ฿, ๏ ๚ ๛. */
static inline bool letter_is_thai(uint32_t letter)
{
    return (letter >= 0x0E01 && letter <= 0x0E3A) || (letter >= 0x0E40 && letter <= 0x0E4E);
}

static inline bool letter_is_consonant(uint32_t letter)
{
    return letter >= 0x0E01 && letter <= 0x0E2E;
}

/* Thai marks above and below, and any combining mark that the rules may meet. */
static inline bool letter_is_mark(uint32_t letter)
{
    return letter == 0x0E31 || (letter >= 0x0E34 && letter <= 0x0E3A) ||
           (letter >= 0x0E47 && letter <= 0x0E4E) || (letter >= 0x0300 && letter <= 0x036F) ||
           letter == 0x200C || letter == 0x200D || (letter >= 0xFE00 && letter <= 0xFE0F);
}

static inline bool letter_is_latin(uint32_t letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 0x00C0 && letter <= 0x024F && letter != 0x00D7 && letter != 0x00F7);
}

/* Arabic or Thai digit. */
static inline bool letter_is_digit(uint32_t letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 0x0E50 && letter <= 0x0E59);
}

/* 0–9 of a digit of either kind. */
static inline unsigned letter_digit(uint32_t letter)
{
    return letter >= 0x0E50 ? letter - 0x0E50 : letter - '0';
}

/* Space, tab, line feed; not NBSP, not ZWSP. */
static inline bool letter_is_space(uint32_t letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' ||
           (letter >= 0x2000 && letter <= 0x200A && letter != 0x2007) || letter == 0x3000;
}

/* NBSP, WJ and their like: nothing may break on either side. */
static inline bool letter_is_glue(uint32_t letter)
{
    return letter == LETTER_NBSP || letter == LETTER_WJ || letter == 0x202F || letter == 0x2007 ||
           letter == 0xFEFF || letter == 0x00AD;
}

/* Must not end a line. The straight quotes are decided by rules, not here. */
bool letter_is_opener(uint32_t letter);
/* Must not start a line: closing punctuation, comma, full stop, %, ฯ, ๆ. */
bool letter_is_closer(uint32_t letter);
/* Spaced dashes: hyphen, minus, en and em dash. */
static inline bool letter_is_dash(uint32_t letter)
{
    return letter == '-' || letter == 0x2010 || letter == 0x2011 || letter == 0x2012 ||
           letter == 0x2013 || letter == 0x2014 || letter == 0x2015 || letter == 0x2212;
}

bool letter_is_bullet(uint32_t letter);

/* True when a cluster ends before letter i: not before marks, ะ า ำ ๅ, nor after เ แ โ ใ ไ, nor
 * before a consonant silenced by ์. */
bool letters_cluster_ends(const uint32_t *letters, size_t count, size_t i);

/* text_next(), with the common cases in place: lists and texts are read letter by letter. */
static inline uint32_t letter_next(const char **cursor)
{
    const unsigned char *at = (const unsigned char *)*cursor;
    if (at[0] != 0 && at[0] < 0x80) {
        *cursor += 1;
        return at[0];
    }
    if (at[0] == 0xE0 && (at[1] == 0xB8 || at[1] == 0xB9) && (at[2] & 0xC0) == 0x80) {
        *cursor += 3;
        return (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
    }
    return text_next(cursor);
}

/* The first letter of one of our own words: ASCII, or three bytes of UTF-8. */
static inline uint32_t letter_first(const char *word)
{
    const unsigned char *at = (const unsigned char *)word;
    if (at[0] < 0x80)
        return at[0];
    return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (at[2] & 0x3F);
}

/* What letters_begin() does once the first letter is the same. */
bool letters_go_on(const struct break_text *text, size_t at, const char *word, size_t *length);

/* True when the letters at `at` begin with the UTF-8 string `word`; *length gets its letters. Asked
 * at every letter of a text, so that the first letter decides in place. */
static inline bool letters_begin(const struct break_text *text, size_t at, const char *word,
                                 size_t *length)
{
    return at < text->count && text->letters[at] == letter_first(word) &&
           letters_go_on(text, at, word, length);
}

/* True when the letters before `at` end with it. */
bool letters_end(const struct break_text *text, size_t at, const char *word);

/* Makes the break before letter i at most this good. */
void break_lower(struct break_text *text, size_t i, unsigned char class);
/* The same for all places strictly between the letters first … last - 1. */
void break_lower_inside(struct break_text *text, size_t first, size_t last, unsigned char class);

#endif
