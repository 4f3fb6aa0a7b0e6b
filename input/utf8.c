/* Which bytes are valid UTF-8. Knows no files and reports nothing. */
#include "input/utf8.h"

#include <stdint.h>
#include <string.h>

/* How long the character that begins with `lead` is, and its second byte's range. 0: no lead. */
static size_t shape_of(unsigned char lead, unsigned char *low, unsigned char *high)
{
    *low = 0x80;
    *high = 0xBF;
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        if (lead == 0xE0) {
            *low = 0xA0;
        } else if (lead == 0xED) {
            *high = 0x9F;
        }
        return 3;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        if (lead == 0xF0) {
            *low = 0x90;
        } else if (lead == 0xF4) {
            *high = 0x8F;
        }
        return 4;
    }
    return 0;
}

/* How many bytes at `bytes` go together as (the beginning of) one character that is not ASCII;
 * *wanted is its whole length, 0 when the first byte cannot begin one. */
static size_t matched(const unsigned char *bytes, size_t left, size_t *wanted)
{
    unsigned char low;
    unsigned char high;
    *wanted = shape_of(bytes[0], &low, &high);
    if (*wanted == 0) {
        return 0;
    }
    size_t count = 1;
    while (count < *wanted && count < left && bytes[count] >= low && bytes[count] <= high) {
        low = 0x80;
        high = 0xBF;
        count++;
    }
    return count;
}

static bool is_thai(const unsigned char *bytes)
{
    if (bytes[0] != 0xE0) {
        return false;
    }
    if (bytes[1] == 0xB8) {
        return (bytes[2] >= 0x81 && bytes[2] <= 0xBA) || bytes[2] == 0xBF;
    }
    return bytes[1] == 0xB9 && bytes[2] <= 0x9B;
}

/* Thai letters of two rows of Unicode (U+0E00 to U+0E7F) at the beginning, for which alone it is
 * worth knowing their bytes by heart: files of answers are full of them. */
static size_t thai_prefix(const unsigned char *bytes, size_t length, bool *thai)
{
    size_t at = 0;
    while (length - at >= 3 && bytes[at] == 0xE0 && (bytes[at + 1] | 1) == 0xB9 &&
           (bytes[at + 2] & 0xC0) == 0x80) {
        if (thai != NULL && !*thai) {
            *thai = is_thai(bytes + at);
        }
        at += 3;
    }
    return at;
}

/* ASCII bytes at the beginning, eight at a time where they last. */
static size_t ascii_prefix(const unsigned char *bytes, size_t length)
{
    size_t at = 0;
    while (length - at >= sizeof(uint64_t)) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
        at += sizeof word;
    }
    while (at < length && bytes[at] < 0x80) {
        at++;
    }
    return at;
}

size_t utf8_prefix(const unsigned char *bytes, size_t length, size_t *next, bool *cut, bool *thai)
{
    size_t at = 0;
    *next = 0;
    *cut = false;
    for (;;) {
        at += ascii_prefix(bytes + at, length - at);
        at += thai_prefix(bytes + at, length - at, thai);
        if (at < length && bytes[at] < 0x80) {
            continue;
        }
        if (at == length) {
            return at;
        }
        size_t wanted;
        size_t count = matched(bytes + at, length - at, &wanted);
        if (wanted == 0 || count < wanted) {
            *next = count > 0 ? count : 1;
            *cut = wanted > 0 && count == length - at;
            return at;
        }
        if (thai != NULL && wanted == 3 && is_thai(bytes + at)) {
            *thai = true;
        }
        at += wanted;
    }
}
