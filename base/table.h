/* Tables and the book: what every room hands to the next. Inputs are tables; results are
 * tables.
 *
 * A table has typed columns and rows of cells; a cell knows where it came from. A book is the
 * set of a packet's tables, its single values (office.name) and its figures
 * (kpi/krs/total/score). */
#ifndef RAINGAN_BASE_TABLE_H
#define RAINGAN_BASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"

struct arena;
struct data_sheet;
struct number;

enum column_kind {
    COLUMN_TEXT,    /* prose; zero-width characters kept */
    COLUMN_ID,      /* an id: Arabic digits, compared in natural order */
    COLUMN_NAME,    /* a name or a group */
    COLUMN_NUMBER,  /* exact number, `decimals` places on the page (-1: as typed) */
    COLUMN_COUNT,   /* whole number */
    COLUMN_MONEY,   /* baht, exact, at most two decimals */
    COLUMN_PERCENT, /* number whose unit is percent */
    COLUMN_DATE,
    COLUMN_YES_NO,
    COLUMN_CHOICE, /* one of the schema's listed values, held as its id */
    COLUMN_LIST    /* several texts, held as one text separated by ';' */
};

/* How the last row of a table sums a column up, when the layout asks for it. */
/* Values of `decimals` below 0: as typed (at most 4 places), or measured: at most 2 places, which is
 * how results and differences are read (domain.md 10.3). */
enum { COLUMN_AS_TYPED = -1, COLUMN_MEASURED = -2 };

enum column_total { TOTAL_NONE, TOTAL_SUM, TOTAL_GIVEN };

struct column {
    const char *id;      /* ASCII */
    const char *heading; /* Thai, without unit */
    const char *unit;    /* Thai, or NULL */
    enum column_kind kind;
    int decimals;        /* on the page, or COLUMN_AS_TYPED, COLUMN_MEASURED */
    const char *formula; /* for XLSX, or NULL: "={weight}*{final}/100". {id} is that column's cell
                          * in the same row, {id:} the column's range of rows; of a sheet of data
                          * (base/data.h) {name!3:} is the third column, {name!3:5} the third to
                          * the fifth, {name!group:} the numbers of the groups. What names
                          * something that is not on the sheets is written as its value. */
    enum column_total total;
    const char *total_formula;        /* the same notation with {id:}; NULL: SUM for TOTAL_SUM */
    const struct number *total_value; /* TOTAL_GIVEN: the value over all rows of the table */
};

enum cell_kind { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_DATE, CELL_YES_NO };

struct cell {
    enum cell_kind kind;
    bool yes;                    /* CELL_YES_NO */
    bool bad;                    /* was in the file but could not be read; already reported */
    struct date date;            /* CELL_DATE */
    const char *text;            /* as it stands on the page; never NULL, "" when empty */
    const struct number *number; /* CELL_NUMBER, else NULL */
    const char *formula;         /* overrides the column's, or NULL; "" means no formula here */
    unsigned line, column;       /* in the table's file; 0 for computed cells */
};

struct row {
    struct cell *cells; /* one a column of the table */
    unsigned line;      /* in the table's file, 0 for computed rows */
    bool bad;           /* a cell or the row as a whole had an error: not used, already reported */
};

struct table {
    const char *name;  /* "indicators", "kpi/krs" */
    const char *title; /* Thai */
    const char *file;  /* relative to the office folder, or NULL for computed tables */
    unsigned heading_line;
    struct column *columns;
    size_t column_count;
    struct row *rows;
    size_t row_count;
    size_t row_capacity;
    struct arena *arena; /* where the texts of computed cells go; set by table_new() */
};

/* A table with a copy of `columns` and no rows. */
struct table *table_new(struct arena *arena, const char *name, const char *title,
                        const struct column *columns, size_t column_count);
/* A new row of empty cells at the end. The pointer holds until the next row is added. */
struct row *table_add_row(struct arena *arena, struct table *table);
/* The index of a column, or -1. */
int table_column(const struct table *table, const char *id);
/* The cell of a column by id; an empty cell when the table has no such column. Never NULL. */
const struct cell *table_cell(const struct table *table, const struct row *row, const char *id);
const char *table_text(const struct table *table, const struct row *row, const char *id);
const struct number *table_number(const struct table *table, const struct row *row, const char *id);
/* Sets a computed cell. NULL, "" or no date makes it empty. The column must exist (else nothing
 * is done). A number's text has the column's decimals (-1: as few as it needs, at most 4), a
 * date's is the short form, both in Arabic digits. `text` is kept, not copied. */
void table_set_text(struct table *table, struct row *row, const char *id, const char *text);
void table_set_number(struct table *table, struct row *row, const char *id,
                      const struct number *number);
void table_set_date(struct table *table, struct row *row, const char *id, struct date date,
                    const struct date_months *months);
/* The place of a cell for a diagnostic: its file, line and column, and the column's heading. */
struct diag_place table_place(const struct table *table, const struct row *row, const char *id);

/* A computed figure (formats.md "Figure ids"). Exactly one of number and text, or neither: no
 * value. */
enum figure_unit {
    FIGURE_SCORE,
    FIGURE_PERCENT,
    FIGURE_PERCENT_POINT,
    FIGURE_BAHT,
    FIGURE_COUNT,
    FIGURE_DAYS,
    FIGURE_RANK,
    FIGURE_WORD
};
struct figure {
    const char *id;
    const struct number *number;
    const char *text;
    enum figure_unit unit;
    /* The unit of the thing itself where it is not a score: actual, diff and gap of an indicator
     * measured in แห่ง print as count. Decided where the figure is made. */
};

struct book;
struct book *book_new(struct arena *arena);
/* What the months are called in this packet; NULL until set, and then again what was set. */
void book_set_months(struct book *book, const struct date_months *months);
const struct date_months *book_months(const struct book *book);
void book_add_table(struct book *book, struct table *table);
/* The same in the place of the table of that name, if there is one. */
void book_put_table(struct book *book, struct table *table);
/* NULL when there is none. */
struct table *book_table(const struct book *book, const char *name);
/* Every table, in the order added. */
size_t book_tables(const struct book *book, struct table *const **tables);

/* Single values: "office.name", "period.fiscal_year". A value is a cell. A second set replaces. */
void book_set_text(struct book *book, const char *name, const char *text);
void book_set_number(struct book *book, const char *name, const struct number *number);
void book_set_date(struct book *book, const char *name, struct date date);
/* NULL when there is none. `name` is a value's name, or a figure's id, also with dots for slashes
 * where that is not ambiguous (kpi.krs.total.score). */
const struct cell *book_value(const struct book *book, const char *name);
/* All names that book_value() knows, for "did you mean". */
size_t book_value_names(const struct book *book, const char *const **names);

/* Data that formulas of the book's tables name. */
void book_add_data(struct book *book, const struct data_sheet *data);
size_t book_data(const struct book *book, const struct data_sheet *const **data);

void book_add_figure(struct book *book, struct figure figure);
size_t book_figures(const struct book *book, const struct figure **figures);
const char *figure_unit_name(enum figure_unit unit);

#endif
