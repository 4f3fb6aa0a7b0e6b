/* Which bytes are valid UTF-8: the strict rule of Unicode (no overlong forms, no surrogates, at
 * most U+10FFFF). */
#ifndef RAINGAN_INPUT_UTF8_H
#define RAINGAN_INPUT_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* The length of the longest prefix made of whole valid characters. *next is how many bytes after it
 * belong together: the valid beginning of a character that the bytes end before (*cut is true
 * then), or the faulty bytes to step over (at least 1; 0 only when everything is valid). With
 * `thai`, *thai is set when an assigned Thai letter (U+0E01–0E3A, U+0E3F–0E5B) stands in the
 * prefix. */
size_t utf8_prefix(const unsigned char *bytes, size_t length, size_t *next, bool *cut, bool *thai);

#endif
