/* INI text line by line: sections, keys and values with their line numbers. For fonts.ini (fonts/);
 * the office's own INI files go through input/, and the bodies of a layout's blocks, whose values go
 * on over lines and whose places are told to the column, through layouts/entries.h.
 *
 * The grammar is that of formats.md: `;` and `#` begin a comment only as the first character of
 * a line (after blanks); `[section]`; `key = value`, the value being the rest of the line,
 * trimmed, with one pair of double quotes around it taken off; a BOM at the start and CR at line
 * ends are fine. Nothing is reported here: what is wrong stands in the entries, and the caller
 * says it in its own code. */
#ifndef RAINGAN_BASE_INI_LINES_H
#define RAINGAN_BASE_INI_LINES_H

#include <stddef.h>

struct arena;

enum ini_line_kind {
    INI_LINE_SECTION,   /* [section]: key and value are "" */
    INI_LINE_VALUE,     /* key = value, the first of this key in its section */
    INI_LINE_DUPLICATE, /* key = value again; `first_line` says where it stood before */
    INI_LINE_BAD /* neither: `value` is the line as it stands; also an empty key or section */
};

/* One line that is neither blank nor a comment. All texts are never NULL and live as long as the
 * arena. Names keep their letters; they are compared ignoring ASCII case. */
struct ini_line {
    enum ini_line_kind kind;
    const char *section; /* "" before the first [section]; a repeated section is the same section */
    const char *key;
    const char *value;
    unsigned line;       /* counted from the `first_line` of ini_lines_read() */
    unsigned first_line; /* INI_LINE_DUPLICATE only, else 0 */
};

/* Reads `length` bytes of UTF-8. The first line has the number `first_line` (1 for a file, the line
 * after the fence for a block). Returns the number of entries, in the order of the text. */
size_t ini_lines_read(struct arena *arena, const char *text, size_t length, unsigned first_line,
                      struct ini_line **lines);

/* The value of a key (the first one, where it is repeated), or NULL. `section` is "" for the
 * keys before the first section. */
const struct ini_line *ini_lines_find(const struct ini_line *lines, size_t count,
                                      const char *section, const char *key);

#endif
