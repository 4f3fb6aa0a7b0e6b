/* Where a Thai line may end, and how gladly: ICU's breaker, libthai as second opinion, rules and the
 * word list (typesetting.md "Line breaking"). */
#ifndef RAINGAN_FONTS_BREAKS_H
#define RAINGAN_FONTS_BREAKS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct date_months;
struct diag;

enum break_class {
    BREAK_FORBIDDEN, /* inside a word, before ๆ ฯ %, after an opening bracket … */
    BREAK_EMERGENCY, /* between clusters of a word too long for any line, within dates, short number|unit:
                        only when nothing else fits */
    BREAK_DEAR,      /* label|number, long number|unit, title|name|surname, inside a compound, only one engine offers it */
    BREAK_FREE,      /* between words */
    BREAK_BEST,      /* at a space between phrases */
    BREAK_MUST       /* line feed in the text */
};

struct breaker;

/* What all breakers have in common and is slow to open: libthai's dictionary, the program's words. Not
 * changed by use, so that forked processes share it. */
struct break_engines;

/* `words_folder` is the program's fonts/words. NULL with an error when libthai cannot be opened. Lives
 * as long as the arena. */
struct break_engines *break_engines_new(struct arena *arena, const char *words_folder,
                                        struct diag *diag);
/* Opens ICU's breaker beside them, once. `office_words` is the office's words/ or NULL; dates stay together as far as `months` are named. NULL when `engines` is, or
 * with an error when ICU cannot be opened. Lives as long as the arena. */
struct breaker *breaker_new(struct arena *arena, const struct break_engines *engines,
                            const char *office_words, const struct date_months *months,
                            struct diag *diag);

/* classes[i] says what a line end before byte i of `text` would be; classes[0] is BREAK_FORBIDDEN,
 * classes[length] BREAK_MUST; bytes inside a character or a cluster BREAK_FORBIDDEN. A break at a space
 * stands after the space (the space is dropped at the line's end). `classes` has length + 1 entries. */
void breaker_find(struct breaker *breaker, const char *text, size_t length,
                  unsigned char *classes);

/* "ICU 72.1, libthai 0.1.29": for the manifest. */
const char *breaker_versions(struct arena *arena);

#endif
