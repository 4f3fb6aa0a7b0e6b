/* libthai's opinion on where Thai letters may be parted. Internal to fonts/breaks. */
#ifndef RAINGAN_FONTS_BREAK_LIBTHAI_H
#define RAINGAN_FONTS_BREAK_LIBTHAI_H

#include <stdbool.h>

struct arena;
struct break_text;
struct libthai_breaker;

/* NULL when its dictionary cannot be opened. Lives as long as the arena. */
struct libthai_breaker *libthai_breaker_new(struct arena *arena);

/* Adds OFFER_LIBTHAI to text->offers at every place inside Thai letters where libthai would break.
 */
void libthai_breaker_offer(struct libthai_breaker *breaker, struct break_text *text);

/* "0.1.29", as the build found it, or "?". */
const char *libthai_version(void);

#endif
