/* Orders: the natural one of ids, the dictionary's of Thai (ICU collation, here only), and
 * nearness of words for "did you mean". */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

#include "base/arena.h"

/* Longer words are not slips of each other, and the distance takes length × length steps. */
enum { LONGEST_WORD = 200 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Compares two runs of digits by value and moves past both. */
static int compare_digits(const char **left, const char **right)
{
    const char *a = *left, *b = *right;
    while (*a == '0')
        a++;
    while (*b == '0')
        b++;
    size_t a_length = 0, b_length = 0;
    while (is_digit(a[a_length]))
        a_length++;
    while (is_digit(b[b_length]))
        b_length++;
    *left = a + a_length;
    *right = b + b_length;
    if (a_length != b_length)
        return a_length < b_length ? -1 : 1;
    return memcmp(a, b, a_length);
}

int text_compare_natural(const char *left, const char *right)
{
    const char *a = left, *b = right;
    while (*a && *b) {
        if (is_digit(*a) && is_digit(*b)) {
            int order = compare_digits(&a, &b);
            if (order != 0)
                return order < 0 ? -1 : 1;
        } else if (*a != *b) {
            return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
        } else {
            a++;
            b++;
        }
    }
    if (*a || *b)
        return *a ? 1 : -1;
    /* 1.01 and 1.1 are equal by value: a fixed order all the same, so that sorting is
     * repeatable. */
    int order = strcmp(left, right);
    return (order > 0) - (order < 0);
}

struct text_collator {
    UCollator *collator;
};

static void close_collator(void *collator)
{
    ucol_close(collator);
}

struct text_collator *text_collator_new(struct arena *arena)
{
    UErrorCode error = U_ZERO_ERROR;
    UCollator *collator = ucol_open("th", &error);
    if (U_FAILURE(error))
        return NULL;
    arena_on_free(arena, close_collator, collator);
    /* Blanks and punctuation are on the fourth level: without it กก and ก ก would be the same. */
    ucol_setStrength(collator, UCOL_QUATERNARY);
    struct text_collator *result = arena_alloc(arena, sizeof *result);
    result->collator = collator;
    return result;
}

int text_compare_thai(const struct text_collator *collator, const char *left, const char *right)
{
    if (collator) {
        UErrorCode error = U_ZERO_ERROR;
        UCollationResult order = ucol_strcollUTF8(collator->collator, left, -1, right, -1, &error);
        if (U_SUCCESS(error) && order != UCOL_EQUAL)
            return order == UCOL_LESS ? -1 : 1;
    }
    int order = strcmp(left, right);
    return (order > 0) - (order < 0);
}

/* The code points of a word, ASCII letters in lower case; false when it is too long. */
static bool read_word(const char *word, uint32_t *out, size_t *length)
{
    *length = 0;
    for (uint32_t c; (c = text_next(&word)) != 0;) {
        if (*length == LONGEST_WORD)
            return false;
        out[(*length)++] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return true;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
static size_t distance(const uint32_t *left, size_t left_length, const uint32_t *right,
                       size_t right_length)
{
    size_t rows[3][LONGEST_WORD + 1];
    size_t *before = rows[0], *previous = rows[1], *current = rows[2];
    for (size_t j = 0; j <= right_length; j++)
        previous[j] = j;
    for (size_t i = 1; i <= left_length; i++) {
        current[0] = i;
        for (size_t j = 1; j <= right_length; j++) {
            size_t cost = left[i - 1] == right[j - 1] ? 0 : 1;
            current[j] = least(least(previous[j], current[j - 1]) + 1, previous[j - 1] + cost);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                current[j] = least(current[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = previous;
        previous = current;
        current = spare;
    }
    return previous[right_length];
}

const char *text_nearest(struct arena *arena, const char *word, const char *const *candidates,
                         size_t count)
{
    uint32_t wanted[LONGEST_WORD], other[LONGEST_WORD];
    size_t wanted_length, other_length;
    if (!read_word(word, wanted, &wanted_length) || wanted_length == 0)
        return NULL;
    size_t limit = 1 + wanted_length / 4, best_distance = limit + 1;
    const char *best = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!candidates[i] || !read_word(candidates[i], other, &other_length))
            continue;
        size_t difference = wanted_length > other_length ? wanted_length - other_length
                                                         : other_length - wanted_length;
        if (difference >= best_distance || other_length == 0)
            continue;
        size_t found = distance(wanted, wanted_length, other, other_length);
        if (found < best_distance) {
            best_distance = found;
            best = candidates[i];
        }
    }
    return best ? text_copy(arena, best) : NULL;
}
