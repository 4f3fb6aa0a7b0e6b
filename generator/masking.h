/* What may not stand in a published text: people's numbers and addresses (promise 10). */
#ifndef RAINGAN_GENERATOR_MASKING_H
#define RAINGAN_GENERATOR_MASKING_H

struct arena;

/* `text` with each national ID number (13 digits whose check digit is right), Thai phone number and
 * e-mail address replaced by a word in brackets that says what stood there. Digits may be Arabic or
 * Thai and have blanks, dashes, dots or parentheses between them. The text itself when there is
 * nothing to mask. Names of people are not known to the program and stay. */
const char *mask_personal(struct arena *arena, const char *text);

#endif
