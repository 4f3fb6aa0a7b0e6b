/* Where a Thai line may end: asks ICU, libthai, the word list and the rules in turn, and puts their
 * answers together. The only file that includes ICU's break iterator. */
#include "fonts/breaks.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/break_letters.h"
#include "fonts/break_libthai.h"
#include "fonts/break_rules.h"
#include "fonts/break_segment.h"
#include "fonts/break_words.h"

struct break_engines {
    struct libthai_breaker *libthai;
    struct word_list *words;
    const char *words_folder;
};

struct breaker {
    struct arena *arena;
    UBreakIterator *icu;
    UText *bytes;
    struct libthai_breaker *libthai;
    struct segmenter *segmenter;
    const struct date_months *months;
    /* Room for the text at hand, kept from call to call. */
    size_t capacity;
    uint32_t *letters;
    uint32_t *starts;
    unsigned char *offers;
    unsigned char *classes;
};

static void release_icu(void *object)
{
    struct breaker *breaker = object;
    if (breaker->icu != NULL)
        ubrk_close(breaker->icu);
    if (breaker->bytes != NULL)
        utext_close(breaker->bytes);
}

static bool open_icu(struct breaker *breaker, struct diag *diag)
{
    UErrorCode status = U_ZERO_ERROR;
    breaker->icu = ubrk_open(UBRK_LINE, "th", NULL, 0, &status);
    breaker->bytes = utext_openUTF8(NULL, "", 0, &status);
    arena_on_free(breaker->arena, release_icu, breaker);
    if (U_FAILURE(status)) {
        diag_report(diag, FNT103, diag_file("ICU"), u_errorName(status));
        return false;
    }
    return true;
}

struct break_engines *break_engines_new(struct arena *arena, const char *words_folder,
                                        struct diag *diag)
{
    struct break_engines *engines = arena_alloc(arena, sizeof *engines);
    engines->libthai = libthai_breaker_new(arena);
    if (engines->libthai == NULL) {
        diag_report(diag, FNT103, diag_file("libthai"), "thbrk.tri");
        return NULL;
    }
    engines->words_folder = words_folder;
    engines->words = word_list_new(arena);
    if (words_folder != NULL)
        word_list_read(engines->words, words_folder, diag);
    return engines;
}

/* The office's words after the program's, whose problems were told when the engines were opened. */
static struct word_list *all_words(struct arena *arena, const struct break_engines *engines,
                                   const char *office_words, struct diag *diag)
{
    struct word_list *words = word_list_new(arena);
    if (engines->words_folder != NULL)
        word_list_read(words, engines->words_folder, diag_new(arena));
    word_list_read(words, office_words, diag);
    return words;
}

struct breaker *breaker_new(struct arena *arena, const struct break_engines *engines,
                            const char *office_words, const struct date_months *months,
                            struct diag *diag)
{
    struct breaker *breaker = arena_alloc(arena, sizeof *breaker);
    breaker->months = months;
    breaker->arena = arena;
    if (!engines || !open_icu(breaker, diag))
        return NULL;
    breaker->libthai = engines->libthai;
    breaker->segmenter =
        segmenter_new(arena, office_words != NULL
                                 ? all_words(arena, engines, office_words, diag)
                                 : engines->words);
    return breaker;
}

static void reserve(struct breaker *breaker, size_t count)
{
    if (count <= breaker->capacity)
        return;
    size_t capacity = count < 2048 ? 4096 : 2 * count;
    breaker->letters = arena_alloc_array(breaker->arena, capacity, sizeof *breaker->letters);
    breaker->starts = arena_alloc_array(breaker->arena, capacity, sizeof *breaker->starts);
    breaker->offers = arena_alloc(breaker->arena, capacity);
    breaker->classes = arena_alloc(breaker->arena, capacity);
    breaker->capacity = capacity;
}

/* The text as letters, with no offers yet and every break forbidden. */
static struct break_text decode(struct breaker *breaker, const char *bytes, size_t length)
{
    reserve(breaker, length + 1);
    size_t count = 0;
    for (size_t at = 0; at < length;) {
        const char *cursor = bytes + at;
        /* A bare byte at the end of a cut text must not lead past it: text_next() stops at bad
         * bytes, and `bytes` is NUL-terminated or cut between characters. */
        breaker->letters[count] = letter_next(&cursor);
        if (cursor == bytes + at) { /* a NUL */
            breaker->letters[count] = 0xFFFD;
            cursor++;
        }
        breaker->starts[count] = (uint32_t)at;
        count++;
        at = (size_t)(cursor - bytes);
    }
    breaker->letters[count] = 0;
    breaker->starts[count] = (uint32_t)length;
    memset(breaker->offers, OFFER_NONE, count + 1);
    memset(breaker->classes, BREAK_FORBIDDEN, count + 1);
    return (struct break_text){.months = breaker->months,
                               .letters = breaker->letters,
                               .starts = breaker->starts,
                               .count = count,
                               .offers = breaker->offers,
                               .classes = breaker->classes};
}

/* ICU's breaks: offers between Thai letters, free elsewhere. */
static void ask_icu(struct breaker *breaker, const char *bytes, size_t length,
                    struct break_text *text)
{
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(breaker->bytes, bytes, (int64_t)length, &status);
    ubrk_setUText(breaker->icu, breaker->bytes, &status);
    if (U_FAILURE(status))
        return; /* memory; libthai and the rules still stand */
    size_t i = 0;
    for (int32_t place = ubrk_first(breaker->icu); place != UBRK_DONE;
         place = ubrk_next(breaker->icu)) {
        while (i < text->count && text->starts[i] < (uint32_t)place)
            i++;
        if (text->starts[i] == (uint32_t)place) {
            text->offers[i] |= OFFER_ICU;
            text->classes[i] = BREAK_FREE;
        }
    }
}

/* From letters back to bytes. */
static void spread(const struct break_text *text, size_t length, unsigned char *classes)
{
    memset(classes, BREAK_FORBIDDEN, length + 1);
    for (size_t i = 1; i < text->count; i++)
        classes[text->starts[i]] = text->classes[i];
    classes[0] = BREAK_FORBIDDEN;
    classes[length] = BREAK_MUST;
}

void breaker_find(struct breaker *breaker, const char *text, size_t length, unsigned char *classes)
{
    struct break_text work = decode(breaker, text, length);
    ask_icu(breaker, text, length, &work);
    libthai_breaker_offer(breaker->libthai, &work);
    segmenter_classify(breaker->segmenter, &work);
    break_rules_apply(&work);
    segmenter_protect(breaker->segmenter, &work);
    break_rules_finish(&work);
    spread(&work, length, classes);
}

const char *breaker_versions(struct arena *arena)
{
    UVersionInfo version;
    char icu[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, icu);
    return text_format(arena, "ICU %s, libthai %s", icu, libthai_version());
}
