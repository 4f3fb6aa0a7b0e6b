/* Strings: NUL-terminated UTF-8 in an arena, valid and without NUL or control characters but line
 * feed and tab. input/ proves that for everything it reads; the other rooms rely on it. */
#ifndef RAINGAN_BASE_TEXT_H
#define RAINGAN_BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* A copy of the string, or of its first `length` bytes. */
char *text_copy(struct arena *arena, const char *text);
char *text_copy_n(struct arena *arena, const char *text, size_t length);

/* printf into the arena. The format is ours, never data. */
char *text_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *text_format_va(struct arena *arena, const char *format, va_list arguments);

bool text_equal(const char *left, const char *right);
bool text_starts_with(const char *text, const char *prefix);
bool text_ends_with(const char *text, const char *suffix);
/* Whether `text` is one of the `count` words. */
bool text_is_among(const char *const *words, size_t count, const char *text);
/* NULL and "" are both empty. */
bool text_is_empty(const char *text);

/* The code point at *cursor, which moves past it; 0 at the end. Text must be valid UTF-8
 * (U+FFFD for a bad byte, moving one byte). */
uint32_t text_next(const char **cursor);
/* Writes one code point as UTF-8 (1 to 4 bytes, not terminated) and returns its length. */
size_t text_encode(uint32_t code_point, char out[4]);
/* Number of code points. */
size_t text_length(const char *text);

/* Without blanks (space, tab, line breaks, NBSP) at both ends. */
char *text_trim(struct arena *arena, const char *text);
/* The parts between any of the ASCII `separators`, trimmed, empty ones left out. */
size_t text_split(struct arena *arena, const char *text, const char *separators,
                  const char ***parts);

/* ASCII letters in lower case; other characters as they stand. */
char *text_lower(struct arena *arena, const char *text);
/* ๐–๙ → 0–9, and the other way. */
char *text_arabic_digits(struct arena *arena, const char *text);
char *text_thai_digits(struct arena *arena, const char *text);
/* 0–9 → ๐–๙ in running text, but not in a word that holds a Latin letter, or in an address
 * (e-mail, URL, file name): the digits of "O-NET 2567" change, those of "ma1@example.go.th" do
 * not. */
char *text_thai_digits_in_prose(struct arena *arena, const char *text);

/* Normalised as formats.md says for all text that is read: NFC, nikhahit + sara aa → sara am, two
 * sara e → sara ae, tone (or thanthakhat: สิทธ์ิ) before an upper or lower vowel put after it,
 * sara am before a tone put after it, NBSP and tab → space. With `name` true also: zero-width
 * characters removed, runs of spaces and line breaks made one space, trimmed (ids, names, groups,
 * headings). Normalising twice changes nothing more. */
char *text_normalise(struct arena *arena, const char *text, bool name);

/* The candidate nearest to `word` (edit distance in code points, two neighbours swapped count
 * one, ignoring ASCII case) if it is near enough to be a likely slip (distance at most 1 +
 * length/4), else NULL. Of equally near ones the first. Words of more than 200 code points have
 * none. */
const char *text_nearest(struct arena *arena, const char *word, const char *const *candidates,
                         size_t count);

/* Natural order of ids: runs of digits by their value, R2 before R10 and 1.9 before 1.10. 0
 * only for equal strings. */
int text_compare_natural(const char *left, const char *right);

/* Dictionary order of Thai (ICU collation, locale th; domain.md 10.5). The collator is opened
 * once and kept in the arena; NULL when ICU has no data, and comparing without one is by code
 * points. What the dictionary holds equal is ordered by code points: 0 only for equal strings. */
struct text_collator;
struct text_collator *text_collator_new(struct arena *arena);
int text_compare_thai(const struct text_collator *collator, const char *left, const char *right);

/* A buffer that grows up to the maximum that it is born with; past that `overflowed` is set and
 * nothing is added. `data` is always terminated. */
struct text_buffer {
    struct arena *arena;
    char *data;
    size_t length;
    size_t capacity;
    size_t maximum;
    bool overflowed;
};
void text_buffer_init(struct text_buffer *buffer, struct arena *arena, size_t maximum);
void text_buffer_add(struct text_buffer *buffer, const char *text);
void text_buffer_add_n(struct text_buffer *buffer, const char *text, size_t length);
void text_buffer_add_format(struct text_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* How many columns of a terminal a text takes: Thai marks above and below stand on their letter. */
size_t text_columns(const char *text);

#endif
