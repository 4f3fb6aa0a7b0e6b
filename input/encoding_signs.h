/* What the beginning of a file looks like, for a message about a whole file that is something else
 * than it was taken for: never for reading it so. */
#ifndef RAINGAN_INPUT_ENCODING_SIGNS_H
#define RAINGAN_INPUT_ENCODING_SIGNS_H

#include <stdbool.h>
#include <stddef.h>

#include "input/encoding.h"

struct encoding_signs {
    bool workbook;       /* the bytes of an Excel file, .xlsx or .xls */
    bool utf_16;         /* each second byte is that of ASCII or of Thai in UTF-16 */
    size_t thai, faults; /* Thai letters as UTF-8; bytes that are none, each run counted once */
};

/* `bytes`: the first of the file, 64 KiB or all. */
struct encoding_signs encoding_signs_of(const unsigned char *bytes, size_t length);
/* "UTF-8", "Windows-874", "UTF-16". */
const char *encoding_name(enum encoding encoding);

/* What is to be said of the file as a whole, before any byte of it is read as text: CSV016
 * (packet.ini says `asked`, but it looks like *likely), CSV017 (UTF-16 without a byte order mark),
 * CSV018 (a workbook). False when nothing is. */
bool encoding_verdict(const struct encoding_signs *signs, const struct encoding_probe *probe,
                      enum encoding asked, size_t mark, enum diag_code *code,
                      enum encoding *likely);
/* Whether a file that no encoding can read is UTF-8 but for a few bytes. */
bool encoding_is_damaged_utf_8(const struct encoding_signs *signs,
                               const struct encoding_probe *probe);

#endif
