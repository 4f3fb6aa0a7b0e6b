/* Decides the encoding of a file from all its bytes (formats.md "Encoding per file"). No ICU here,
 * and no conversion: encoding.c does that. */
#include "input/encoding.h"

#include <string.h>

#include "input/utf8.h"

bool encoding_windows_874_defined(unsigned char byte)
{
    if (byte < 0x80) {
        return true;
    }
    /* €, …, quotes and dashes, NBSP, then the two runs of Thai (domain.md 10.7). */
    return byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) ||
           (byte >= 0xA0 && byte <= 0xDA) || (byte >= 0xDF && byte <= 0xFB);
}

void encoding_probe_start(struct encoding_probe *probe)
{
    *probe = (struct encoding_probe){.utf_8 = true, .windows_874 = true};
}

/* Completes the character that the last piece cut, byte by byte. Returns the bytes used up. */
static size_t finish_tail(struct encoding_probe *probe, const unsigned char *bytes, size_t length)
{
    size_t used = 0;
    while (probe->tail_count > 0 && probe->utf_8 && used < length) {
        size_t next;
        bool cut;
        probe->tail[probe->tail_count++] = bytes[used++];
        size_t whole = utf8_prefix(probe->tail, probe->tail_count, &next, &cut, &probe->thai);
        if (whole == probe->tail_count) {
            probe->tail_count = 0;
        } else if (!cut) {
            probe->utf_8 = false;
        }
    }
    return used;
}

static void add_utf_8(struct encoding_probe *probe, const unsigned char *bytes, size_t length)
{
    size_t next;
    bool cut;
    size_t at = finish_tail(probe, bytes, length);
    if (!probe->utf_8 || at == length) {
        return;
    }
    at += utf8_prefix(bytes + at, length - at, &next, &cut, &probe->thai);
    if (at == length) {
        return;
    }
    if (!cut) {
        probe->utf_8 = false;
        return;
    }
    probe->tail_count = length - at;
    memcpy(probe->tail, bytes + at, probe->tail_count);
}

void encoding_probe_add(struct encoding_probe *probe, const unsigned char *bytes, size_t length)
{
    for (size_t i = 0; i < length && probe->first_count < sizeof probe->first; i++) {
        probe->first[probe->first_count++] = bytes[i];
    }
    if (probe->utf_8) {
        add_utf_8(probe, bytes, length);
    }
    /* Once UTF-8 with Thai is certain only its validity matters; until then both are open. */
    for (size_t i = 0; i < length && probe->windows_874; i++) {
        probe->windows_874 = encoding_windows_874_defined(bytes[i]);
    }
}

static bool begins_with(const struct encoding_probe *probe, const char *bytes, size_t length)
{
    return probe->first_count >= length && memcmp(probe->first, bytes, length) == 0;
}

static enum encoding decide_asked(const struct encoding_probe *probe, enum encoding asked)
{
    if (asked != ENCODING_UTF_16) {
        return asked;
    }
    /* The first character of a heading row or title is ASCII or Thai (U+0Exx): its high byte tells.
     */
    bool big = probe->first_count >= 2 && probe->first[0] < probe->first[1] &&
               (probe->first[0] == 0x00 || probe->first[0] == 0x0E);
    return big ? ENCODING_UTF_16_BIG : ENCODING_UTF_16_LITTLE;
}

enum encoding encoding_probe_decide(const struct encoding_probe *probe, enum encoding asked,
                                    size_t *mark)
{
    *mark = 0;
    if (begins_with(probe, "\xEF\xBB\xBF", 3)) {
        *mark = 3;
        return ENCODING_UTF_8;
    }
    if (begins_with(probe, "\xFF\xFE", 2)) {
        *mark = 2;
        return ENCODING_UTF_16_LITTLE;
    }
    if (begins_with(probe, "\xFE\xFF", 2)) {
        *mark = 2;
        return ENCODING_UTF_16_BIG;
    }
    if (asked != ENCODING_FIND) {
        return decide_asked(probe, asked);
    }
    bool utf_8 = probe->utf_8 && probe->tail_count == 0;
    if (utf_8 && (probe->thai || !probe->windows_874)) {
        return ENCODING_UTF_8;
    }
    return ENCODING_WINDOWS_874;
}
