/* The word lists: terms that engines would cut, in a trie. Internal to fonts/breaks.
 *
 * A list is UTF-8 text, one term a line, `|` where a dear break may fall, `#` begins a comment,
 * blanks around a term do not count. Anything may stand in a term; a space in it is one space. */
#ifndef RAINGAN_FONTS_BREAK_WORDS_H
#define RAINGAN_FONTS_BREAK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct diag;
struct word_list;

enum { WORD_LETTERS = 64 /* the longest term */ };

/* A term found in a text. Bit i of `dear` is set when the place after its letter i may be a dear
 * break. */
struct word_match {
    size_t length;
    uint64_t dear;
};

struct word_list *word_list_new(struct arena *arena);

/* Adds every *.txt of the folder in the order of their names. A term that is there already takes
 * the new one's marks. What cannot be read, or is no term, is reported and left out. */
void word_list_read(struct word_list *list, const char *folder, struct diag *diag);

/* The terms that begin at letters[0], shortest first: at most `room`, returns how many. */
size_t word_list_match(const struct word_list *list, const uint32_t *letters, size_t count,
                       struct word_match *matches, size_t room);

#endif
