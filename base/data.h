/* Data behind the counts of a table: many rows of small numbers, kept compactly (one byte a number,
 * two for the group of a row), so that a sheet can hold them and formulas can count them. */
#ifndef RAINGAN_BASE_DATA_H
#define RAINGAN_BASE_DATA_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* Rows of `columns` numbers from 1 to 255 (0: none) and the number of a group. Above `limit` rows
 * all are let go and none is kept: memory is at most limit × (columns + 2) bytes and a block. They
 * live as long as `arena`. */
struct data_rows;
struct data_rows *data_rows_new(struct arena *arena, size_t columns, size_t limit);
void data_rows_add(struct data_rows *rows, size_t group, const uint8_t *values);
/* Adds the rows of `other` behind one's own; `group_of` says which group each of its is here. */
void data_rows_append(struct data_rows *rows, const struct data_rows *other,
                      const size_t *group_of);
/* 0 when there were too many. */
size_t data_rows_count(const struct data_rows *rows);
/* The numbers of a row below data_rows_count(). */
const uint8_t *data_rows_at(const struct data_rows *rows, size_t row, size_t *group);

/* Rows with the words that a sheet needs. Formulas name it (base/table.h). */
struct data_sheet {
    const char *name;            /* "responses1": one of its kind in the book, no '!' in it */
    const char *wish, *title;    /* of the sheet */
    const char *const *headings; /* one a column */
    size_t column_count;
    const char *const *groups; /* names, the first is number 1; NULL: rows have no group */
    const char *number_heading, *group_heading;
    const size_t *group_of; /* a row's own group → number of the group that is shown */
    const struct data_rows *rows;
};

#endif
