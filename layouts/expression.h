/* Conditions of `where` and `when`: gap < 0 and status = "ไม่มีผล". Comparisons are exact. */
#ifndef RAINGAN_LAYOUTS_EXPRESSION_H
#define RAINGAN_LAYOUTS_EXPRESSION_H

#include <stdbool.h>

#include "base/table.h"
#include "layouts/compiler.h"
#include "layouts/entries.h"

struct expression;

/* Reads `text`, which stands at `place`. A name is a column of `table` (when given),
 * `this.column` of the row that `each` stands on, then a value as in {{ }}. NULL after a
 * problem. Grammar, weakest first:
 *   a or b    a and b    not a    ( a )
 *   x = y   x != y   x < y   x <= y   x > y   x >= y
 *   exists NAME     a table, a value that is not empty, or a text such as text/summary.md
 *   x               has x a value that is not "no"?
 * x and y: a name, count TABLE, a number, or text in quotes. A comparison with no value is
 * false, except that text can be compared with "". */
const struct expression *expression_parse(const struct walk *walk, const struct table *table,
                                          const char *text, struct diag_place place);
/* The same for the value of a key, which may stand on several lines. */
const struct expression *expression_parse_entry(const struct walk *walk, const struct table *table,
                                                const struct entry *entry);
/* Does it hold for this row (NULL where there is no table)? */
bool expression_holds(const struct walk *walk, const struct expression *expression,
                      const struct row *row);

#endif
