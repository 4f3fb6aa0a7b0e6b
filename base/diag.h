/* Diagnostics: every problem found, in one list, in Thai and in English.
 *
 * Nothing below generator/ prints or exits: it adds to this list. A problem in data is no
 * failure of the program. The messages, their level, exit status and both languages stand in
 * diag_codes.def. */
#ifndef RAINGAN_BASE_DIAG_H
#define RAINGAN_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

struct arena;

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

enum diag_language { DIAG_ENGLISH, DIAG_THAI };

/* The codes, CSV001 and so on, from diag_codes.def. */
enum diag_code {
#define DIAG_CODE(code, level, status, english, thai) code,
#include "base/diag_codes.def"
#undef DIAG_CODE
    DIAG_CODE_COUNT
};

/* Where a problem stands: `file` as the user knows it (relative to the office folder, or the
 * layout's path); `line` and `column` from 1, 0 when they have no meaning. `field` is the
 * heading or key, or NULL. Everything lives as long as the arena. */
struct diag_place {
    const char *file;
    unsigned line;
    unsigned column;
    const char *field;
};

struct diag_item {
    enum diag_code code;
    enum diag_level level;
    struct diag_place place;
    const char *const *arguments; /* the values of {1}, {2} … */
    size_t argument_count;
};

struct diag;

struct diag *diag_new(struct arena *arena);

/* Adds a problem. `arguments` ends with NULL; they are copied, and stand for {1}, {2} … in the
 * message; {field} is the place's field. At most 100 of one code are kept, the rest are
 * counted. Copies are one line of at most 240 characters, so that a message is one line
 * whatever data hold. */
void diag_add(struct diag *diag, enum diag_code code, struct diag_place place,
              const char *const *arguments);
/* The same with the arguments in line; a message without {1} takes "". */
#define diag_report(diag, code, place, ...)                                                        \
    diag_add((diag), (code), (place), (const char *const[]){__VA_ARGS__, NULL})

/* A place that is only a file, and a place in it. */
struct diag_place diag_file(const char *file);
struct diag_place diag_at(const char *file, unsigned line, unsigned column, const char *field);

size_t diag_count(const struct diag *diag, enum diag_level level);
/* The items kept, sorted by file (in order of first appearance), line, column; stable. */
size_t diag_items(struct diag *diag, const struct diag_item **items);
/* Worst exit status of all errors so far (sysexits, formats.md), worst first: 70 our fault, 74
 * I/O, 73 cannot create, 69 resource missing, 66 input cannot be opened, 65 bad data, 64 usage,
 * 75 locked. 0 when there is no error. Warnings and notes do not count, nor does a status that
 * is not listed. */
int diag_exit_status(const struct diag *diag);
/* The worse of two exit statuses, in the same order. */
int diag_worse_status(int left, int right);

/* "file:line:column: error CSV012: what is wrong (what to do)", without the line feed. */
const char *diag_message(struct arena *arena, const struct diag_item *item,
                         enum diag_language language);
/* Only the words, for problems.csv and for the last page. */
const char *diag_words(struct arena *arena, const struct diag_item *item,
                       enum diag_language language);
const char *diag_code_name(enum diag_code code);
/* "… and 412 more CSV012" lines for the codes that overflowed, or "" . */
const char *diag_overflow_message(struct arena *arena, const struct diag *diag,
                                  enum diag_language language);

#endif
