/* What the files of the `table` directive share. Room-internal: only directive_table.c and
 * table_columns.c include it. */
#ifndef RAINGAN_LAYOUTS_TABLE_WORK_H
#define RAINGAN_LAYOUTS_TABLE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#include "layouts/directive.h"
#include "layouts/select.h"

/* "ผล 7.35" under the text of a cell. */
struct below_part {
    int source; /* index of the column in the book's table */
    const char *heading;
    bool sign;
};
struct below {
    struct below_part *parts;
    size_t count;
};

enum { GROUPS_MAXIMUM = 3 };

struct table_work {
    const struct walk *walk;
    const struct directive_call *call;
    const struct entries *entries;
    const struct table *table;
    struct selection selection;
    struct doc_table *out;
    struct column *columns; /* the book's, with what the layout changes; one a doc_column */
    int *sources;           /* their index in the book's table */
    bool *signs;            /* printed with + above zero */
    int *companions;        /* of the column printed before it in the same cell (with.X), or -1 */
    struct below *below;    /* printed under the column in the same cell */
    size_t visible;         /* the first so many stand on the page */
    int groups[GROUPS_MAXIMUM]; /* indices in the book's table, the outermost first */
    size_t group_count;
};

/* Chooses the columns, after the book's table is known; false after a problem, or when none stands
 * on the page. */
bool table_work_columns(struct table_work *work);
/* The column that an item of a key names, in *index, when it is shown; else it is reported. */
bool table_work_column(const struct table_work *work, const struct entry_item *item, size_t *index);

#endif
