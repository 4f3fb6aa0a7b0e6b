/* Words out of what the engines offer and the word list holds. Internal to fonts/breaks. */
#ifndef RAINGAN_FONTS_BREAK_SEGMENT_H
#define RAINGAN_FONTS_BREAK_SEGMENT_H

#include <stddef.h>

struct arena;
struct break_text;
struct segmenter;
struct word_list;

/* Lives as long as the arena; keeps its room from text to text. */
struct segmenter *segmenter_new(struct arena *arena, const struct word_list *words);

/* Chooses one way through the text, in as few words as can be, and sets text->classes between Thai
 * letters: free where both engines or a listed term's end agree, dear where only one engine offers,
 * forbidden inside words. Places that do not stand between two Thai letters are left alone. */
void segmenter_classify(struct segmenter *segmenter, struct break_text *text);

/* After the rules: a listed term stays whole across its spaces and stops too, and a name after its
 * title is never cut. */
void segmenter_protect(const struct segmenter *segmenter, struct break_text *text);

#endif
