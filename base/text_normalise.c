/* Normalising the text that is read (formats.md "Text is normalised", domain.md 10.6): one
 * spelling of each word, so that names compare. ICU's normaliser lives here and nowhere else. */
#include "base/text.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"

enum {
    SARA_AA = 0x0E32,
    SARA_AM = 0x0E33,
    PHINTHU = 0x0E3A,
    SARA_E = 0x0E40,
    SARA_AE = 0x0E41,
    NIKHAHIT = 0x0E4D,
    MOST_ROUNDS = 8,
    MOST_MARKS = 200
};

struct code_points {
    uint32_t *data;
    size_t length;
};

/* Tone marks, and thanthakhat, which people type before a vowel as well (สิทธ์ิ for สิทธิ์). */
static bool is_tone(uint32_t c)
{
    return c >= 0x0E48 && c <= 0x0E4C;
}

/* What stands on or under a consonant, below a tone: vowels, maitaikhu, phinthu, nikhahit. */
static bool is_vowel_mark(uint32_t c)
{
    return c == 0x0E31 || (c >= 0x0E34 && c <= 0x0E3A) || c == 0x0E47 || c == NIKHAHIT;
}

static bool is_zero_width(uint32_t c)
{
    return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
           c == 0x00AD || c == 0x180E;
}

/* Blanks that are a space in any text. Line feeds are so in names only. */
static bool is_space(uint32_t c, bool name)
{
    if (c == ' ' || c == '\t' || c == 0x00A0 || c == 0x2007 || c == 0x202F)
        return true;
    return name && (c == '\n' || c == '\r' || (c >= 0x2000 && c <= 0x200A) || c == 0x3000 ||
                    c == 0x2028 || c == 0x2029);
}

/* The code points with spaces and zero-width characters put right. */
static struct code_points read_text(struct arena *arena, const char *text, bool name)
{
    struct code_points out = {arena_alloc_array(arena, strlen(text) + 1, sizeof(uint32_t)), 0};
    for (uint32_t c; (c = text_next(&text)) != 0;) {
        if (name && is_zero_width(c))
            continue;
        if (is_space(c, name)) {
            bool repeated = out.length == 0 || out.data[out.length - 1] == ' ';
            if (name && repeated)
                continue;
            c = ' ';
        }
        out.data[out.length++] = c;
    }
    if (name && out.length > 0 && out.data[out.length - 1] == ' ')
        out.length--;
    return out;
}

/* One segment of marks, from `from` on: vowel marks and tones, then sara am with tones. Written
 * to `to` as vowel marks, tones, sara am. Nikhahit, tones, sara aa become tones, sara am.
 * Returns the end. Every character is looked at a fixed number of times. */
static size_t order_marks(const struct code_points *text, size_t from, uint32_t *to,
                          size_t *written, uint32_t *tones)
{
    size_t tone_count = 0, am_count = 0, out = *written, first = *written;
    size_t i = from;
    for (; i < text->length && (is_tone(text->data[i]) || is_vowel_mark(text->data[i])); i++) {
        if (is_tone(text->data[i]))
            tones[tone_count++] = text->data[i];
        else
            to[out++] = text->data[i];
    }
    if (i < text->length && text->data[i] == SARA_AA && out > first && to[out - 1] == NIKHAHIT) {
        out--;
        am_count++;
        i++;
    }
    /* Sara am, with the tones that were typed after it. */
    for (; i < text->length; i++) {
        if (text->data[i] == SARA_AM)
            am_count++;
        else if (is_tone(text->data[i]) && am_count > 0)
            tones[tone_count++] = text->data[i];
        else
            break;
    }
    for (size_t t = 0; t < tone_count; t++)
        to[out++] = tones[t];
    for (size_t a = 0; a < am_count; a++)
        to[out++] = SARA_AM;
    *written = out;
    return i;
}

static bool starts_marks(uint32_t c)
{
    return is_tone(c) || is_vowel_mark(c) || c == SARA_AM;
}

/* The Thai rules over the whole text. */
static struct code_points order_thai(struct arena *arena, struct code_points text)
{
    struct code_points out = {arena_alloc_array(arena, text.length + 1, sizeof(uint32_t)), 0};
    uint32_t *tones = arena_alloc_array(arena, text.length + 1, sizeof(uint32_t));
    for (size_t i = 0; i < text.length;) {
        uint32_t c = text.data[i];
        if (starts_marks(c)) {
            i = order_marks(&text, i, out.data, &out.length, tones);
        } else if (c == SARA_E && i + 1 < text.length && text.data[i + 1] == SARA_E) {
            out.data[out.length++] = SARA_AE;
            i += 2;
        } else {
            out.data[out.length++] = c;
            i++;
        }
    }
    return out;
}

/* Whether NFC could change the text after the Thai rules: Latin-1 and Thai without phinthu are
 * then in NFC already, because vowels (combining class 103) stand before tones (107). */
static bool needs_nfc(struct code_points text)
{
    for (size_t i = 0; i < text.length; i++) {
        uint32_t c = text.data[i];
        if (c == PHINTHU || (c >= 0x0300 && (c < 0x0E00 || c > 0x0E7F)))
            return true;
    }
    return false;
}

/* More marks on one letter than any script puts there. ICU sorts them in quadratic time, so a text
 * that has them is left as it is: nobody wrote it to be read. */
static bool is_composable(const UNormalizer2 *nfc, struct code_points text)
{
    size_t marks = 0;
    for (size_t i = 0; i < text.length; i++) {
        marks = unorm2_hasBoundaryBefore(nfc, (UChar32)text.data[i]) ? 0 : marks + 1;
        if (marks > MOST_MARKS)
            return false;
    }
    return true;
}

/* NFC; the text as it stands when ICU refuses, which it does only for lack of memory. */
static struct code_points compose(struct arena *arena, struct code_points text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error) || text.length > INT32_MAX / 8 || !is_composable(nfc, text))
        return text;
    size_t room = text.length * 2 + 1;
    UChar *source = arena_alloc_array(arena, room, sizeof *source);
    int32_t source_length = 0;
    u_strFromUTF32(source, (int32_t)room, &source_length, (const UChar32 *)text.data,
                   (int32_t)text.length, &error);
    if (U_FAILURE(error) || unorm2_isNormalized(nfc, source, source_length, &error))
        return text;
    /* NFC makes a text at most three times as long in UTF-16 (UAX #15). */
    int32_t target_room = source_length * 3 + 1;
    UChar *target = arena_alloc_array(arena, (size_t)target_room, sizeof *target);
    int32_t length = unorm2_normalize(nfc, source, source_length, target, target_room, &error);
    struct code_points out = {
        arena_alloc_array(arena, (size_t)(length > 0 ? length : 0) + 1, sizeof(uint32_t)), 0};
    int32_t count = 0;
    if (U_SUCCESS(error))
        u_strToUTF32((UChar32 *)out.data, length + 1, &count, target, length, &error);
    if (U_FAILURE(error))
        return text;
    out.length = (size_t)count;
    return out;
}

/* Whether the text may need any of the rules. Nearly all text does not, and a survey has a
 * million cells: so it is looked through once, without memory. Says yes too often rather than
 * too rarely. */
static bool may_change(const char *text, bool name)
{
    uint32_t previous = ' ';
    for (uint32_t c; (c = text_next(&text)) != 0; previous = c) {
        if (c == ' ' && !(name && previous == ' '))
            continue;
        if (c >= 0x20 && c < 0x7F && c != ' ')
            continue;
        if (c == '\n' && !name)
            continue;
        if (c < 0x0E01 || c > 0x0E5B || c == PHINTHU || c == NIKHAHIT)
            return true;
        if (is_tone(previous) && is_vowel_mark(c))
            return true;
        if ((previous == SARA_AM && is_tone(c)) || (previous == SARA_E && c == SARA_E))
            return true;
    }
    return name && previous == ' ';
}

static bool same(struct code_points left, struct code_points right)
{
    return left.length == right.length &&
           memcmp(left.data, right.data, left.length * sizeof left.data[0]) == 0;
}

char *text_normalise(struct arena *arena, const char *text, bool name)
{
    if (!may_change(text, name))
        return text_copy(arena, text);
    struct code_points points = order_thai(arena, read_text(arena, text, name));
    /* A rule may bring marks together that another one parts: again, until nothing changes. Real
     * text settles in two rounds; the bound is for hostile text. */
    for (int round = 0; round < MOST_ROUNDS; round++) {
        struct code_points next =
            order_thai(arena, needs_nfc(points) ? compose(arena, points) : points);
        bool settled = same(next, points);
        points = next;
        if (settled)
            break;
    }
    char *out = arena_alloc(arena, points.length * 4 + 1);
    size_t length = 0;
    for (size_t i = 0; i < points.length; i++)
        length += text_encode(points.data[i], out + length);
    out[length] = '\0';
    return out;
}
