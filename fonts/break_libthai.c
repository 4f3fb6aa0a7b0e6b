/* libthai's opinion; the only file that includes its headers. It speaks TIS-620, one byte a letter,
 * so every letter of ours becomes one byte of its: what it does not know becomes a full stop, which
 * parts Thai words as well as anything. */
#include "fonts/break_libthai.h"

#include <limits.h>
#include <thai/thbrk.h>

#include "base/arena.h"
#include "fonts/break_letters.h"

#ifndef RAINGAN_LIBTHAI_VERSION /* libthai cannot be asked at run time */
#define RAINGAN_LIBTHAI_VERSION "?"
#endif

/* libthai's time grows faster than its text's length: give it pieces of this size at most, cut
 * where no Thai letters meet. */
enum { PIECE = 2000 };

struct libthai_breaker {
    struct arena *arena;
    ThBrk *engine;
    thchar_t letters[PIECE + 1];
    int places[PIECE];
};

static void release(void *object)
{
    th_brk_delete(object);
}

struct libthai_breaker *libthai_breaker_new(struct arena *arena)
{
    ThBrk *engine = th_brk_new(NULL);
    if (engine == NULL)
        return NULL;
    struct libthai_breaker *breaker = arena_alloc(arena, sizeof *breaker);
    arena_on_free(arena, release, engine);
    breaker->arena = arena;
    breaker->engine = engine;
    return breaker;
}

static thchar_t tis_620(uint32_t letter)
{
    if (letter_is_thai(letter))
        return (thchar_t)(letter - 0x0E00 + 0xA0);
    return letter_is_space(letter) ? ' ' : '.';
}

/* Where the piece that begins at `first` ends: at a run of Thai letters' end, if there is one. */
static size_t piece_end(const struct break_text *text, size_t first)
{
    if (text->count - first <= PIECE)
        return text->count;
    for (size_t end = first + PIECE; end > first + 1; end--) {
        if (!letter_is_thai(text->letters[end - 1]))
            return end;
    }
    return first + PIECE;
}

void libthai_breaker_offer(struct libthai_breaker *breaker, struct break_text *text)
{
    for (size_t first = 0; first < text->count;) {
        size_t end = piece_end(text, first);
        for (size_t i = first; i < end; i++)
            breaker->letters[i - first] = tis_620(text->letters[i]);
        breaker->letters[end - first] = 0;
        int found = th_brk_find_breaks(breaker->engine, breaker->letters, breaker->places, PIECE);
        for (int i = 0; i < found; i++) {
            size_t place = first + (size_t)breaker->places[i];
            if (place > first && place < end && letter_is_thai(text->letters[place - 1]) &&
                letter_is_thai(text->letters[place]))
                text->offers[place] |= OFFER_LIBTHAI;
        }
        first = end;
    }
}

const char *libthai_version(void)
{
    return RAINGAN_LIBTHAI_VERSION;
}
