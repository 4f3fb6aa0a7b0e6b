/* Guesses encodings, for messages. Reads nothing, reports nothing. */
#include "input/encoding_signs.h"

#include <string.h>

#include "input/utf8.h"

/* Thai letters for each fault that a damaged file of UTF-8 has at least. */
enum { LETTERS_A_FAULT = 10 };

/* Windows of Thai and ASCII text in UTF-16: three of four bytes at one parity are 0x00 or 0x0E, of
 * those at the other few are. */
static bool looks_like_utf_16(const unsigned char *bytes, size_t length)
{
    size_t high[2] = {0, 0}, pairs = length / 2;
    for (size_t i = 0; i < 2 * pairs; i++)
        high[i % 2] += bytes[i] == 0x00 || bytes[i] == 0x0E;
    size_t more = high[0] > high[1] ? high[0] : high[1];
    size_t less = high[0] > high[1] ? high[1] : high[0];
    return pairs > 0 && 4 * more >= 3 * pairs && 4 * less < pairs;
}

static bool is_workbook(const unsigned char *bytes, size_t length)
{
    return (length >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0) ||
           (length >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0);
}

static void count_utf_8(const unsigned char *bytes, size_t length, struct encoding_signs *out)
{
    for (size_t i = 0; i + 2 < length; i++)
        out->thai += bytes[i] == 0xE0 && (bytes[i + 1] == 0xB8 || bytes[i + 1] == 0xB9) &&
                     (bytes[i + 2] & 0xC0) == 0x80;
    for (size_t at = 0; at < length;) {
        size_t next;
        bool cut;
        at += utf8_prefix(bytes + at, length - at, &next, &cut, NULL);
        if (at == length || cut)
            return;
        at += next;
        out->faults++;
    }
}

struct encoding_signs encoding_signs_of(const unsigned char *bytes, size_t length)
{
    struct encoding_signs signs = {.workbook = is_workbook(bytes, length),
                                   .utf_16 = looks_like_utf_16(bytes, length)};
    count_utf_8(bytes, length, &signs);
    return signs;
}

const char *encoding_name(enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_UTF_8: return "UTF-8";
    case ENCODING_WINDOWS_874: return "Windows-874";
    case ENCODING_UTF_16:
    case ENCODING_UTF_16_LITTLE:
    case ENCODING_UTF_16_BIG: return "UTF-16";
    case ENCODING_FIND: break;
    }
    return "";
}

/* ENCODING_FIND when it looks like none. */
static enum encoding likely_encoding(const struct encoding_signs *signs,
                                     const struct encoding_probe *probe)
{
    if (signs->utf_16)
        return ENCODING_UTF_16;
    if (signs->thai > 0 && signs->thai >= LETTERS_A_FAULT * signs->faults)
        return ENCODING_UTF_8;
    return probe->windows_874 ? ENCODING_WINDOWS_874 : ENCODING_FIND;
}

/* Whether the file cannot be what packet.ini says. One that can is read so: packet.ini decides. */
static bool contradicts(const struct encoding_probe *probe, enum encoding asked,
                        enum encoding likely)
{
    switch (asked) {
    case ENCODING_UTF_8: return likely == ENCODING_UTF_16 || !probe->utf_8;
    case ENCODING_WINDOWS_874: return likely == ENCODING_UTF_16 || !probe->windows_874;
    default: return true;
    }
}

bool encoding_verdict(const struct encoding_signs *signs, const struct encoding_probe *probe,
                      enum encoding asked, size_t mark, enum diag_code *code, enum encoding *likely)
{
    *likely = likely_encoding(signs, probe);
    if (signs->workbook) {
        *code = CSV018;
        return true;
    }
    if (mark > 0 || probe->first_count == 0)
        return false;
    *code = asked == ENCODING_FIND ? CSV017 : CSV016;
    if (asked == ENCODING_FIND)
        return signs->utf_16;
    return *likely != ENCODING_FIND && *likely != asked && contradicts(probe, asked, *likely);
}

bool encoding_is_damaged_utf_8(const struct encoding_signs *signs,
                               const struct encoding_probe *probe)
{
    return !probe->utf_8 && !probe->windows_874 &&
           likely_encoding(signs, probe) == ENCODING_UTF_8;
}
