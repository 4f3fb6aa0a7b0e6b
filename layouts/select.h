/* Which rows of a table, in which order. */
#ifndef RAINGAN_LAYOUTS_SELECT_H
#define RAINGAN_LAYOUTS_SELECT_H

#include "base/table.h"
#include "layouts/compiler.h"
#include "layouts/entries.h"

struct selection {
    const struct table *table;
    const struct row **rows;
    size_t count;
    bool partial; /* `where` or `limit` was given */
};

/* The good rows of `table` for which `where` holds, sorted by `sort` ("-gap, id"; stable; ids in
 * natural order, names in Thai dictionary order, no value last), at most `limit`. Each of the
 * entries may be NULL. False after a problem. */
bool select_rows(const struct walk *walk, const struct table *table, const struct entry *where,
                 const struct entry *sort, const struct entry *limit, struct selection *out);
/* The same from the entries where, sort and limit of a directive. */
bool select_entries(const struct walk *walk, const struct table *table,
                    const struct entries *entries, struct selection *out);

#endif
