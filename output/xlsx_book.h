/* What the parts of the XLSX writer share. Internal to xlsx*.c: the only header that sees libxlsxwriter
 * (1.1.4; its limits are named X1–X14 in the comments). */
#ifndef RAINGAN_OUTPUT_XLSX_BOOK_H
#define RAINGAN_OUTPUT_XLSX_BOOK_H

#include <stdbool.h>
#include <stddef.h>

#include <xlsxwriter.h>

#include "output/document.h"
#include "output/xlsx_formula.h"

struct arena;

enum xlsx_format_kind {
    XLSX_TITLE,
    XLSX_CAPTION,   /* over all columns of a table, wrapped */
    XLSX_NOTE,      /* the same, under it */
    XLSX_TEXT_LINE, /* a line of plain text */
    XLSX_HEADING,
    XLSX_BODY,      /* bordered cells */
    XLSX_GROUP,
    XLSX_TOTAL,
    XLSX_LINK
};

/* Formats are made once for each kind, alignment and number format. */
struct xlsx_format_key {
    enum xlsx_format_kind kind;
    enum doc_align align;
    int decimals;  /* -1: general; -2: not a number */
    bool grouped, date, strong;
};

struct xlsx_format_entry {
    struct xlsx_format_key key;
    lxw_format *format;
};

/* Where a sheet's printed pages end (xlsx_print.c); points, unscaled. */
struct xlsx_pages {
    double scale;    /* at which the sheet is printed, at most 1 */
    double height;   /* of a page */
    double total;    /* of all rows */
    double used;     /* of the page that is being filled */
    double repeated; /* rows that stand on every page */
    bool guessed;    /* a page ended where the printing program ends it: about here */
    lxw_row_t *breaks;
    size_t count, capacity;
};

/* A table of the document, or data, on its sheet. */
struct xlsx_sheet {
    const struct doc_table *table;
    const struct data_sheet *data; /* both NULL: the sheet of chart data */
    const char *name;
    const char *title;
    lxw_worksheet *worksheet;
    struct xlsx_area area;
    struct xlsx_pages pages;
};

struct xlsx_book {
    struct arena *arena;
    const struct document *document;
    lxw_workbook *workbook;
    struct xlsx_sheet *sheets;
    size_t sheet_count;
    struct xlsx_data *data; /* those that have a sheet */
    size_t data_count;
    struct xlsx_format_entry *formats;
    size_t format_count, format_capacity;
    lxw_error error;      /* the first that the library gave */
    const char *error_at; /* the sheet that it happened on */
};

/* A line of a cell, in points of row height. Rows get their height from us: with merged or wrapped cells no
 * program that opens the file agrees with another on it. */
#define XLSX_LINE_POINTS 21.0
#define XLSX_FONT        "TH Sarabun New"
/* A native chart's width, in pixels of 96 an inch and in points. */
#define XLSX_CHART_PIXELS 760
#define XLSX_CHART_POINTS (XLSX_CHART_PIXELS * 0.75)

/* Lines that a text takes in a cell of `width` characters, and a row's height in lines. */
double xlsx_wrapped_lines(const char *text, double width);
double xlsx_set_lines(struct xlsx_book *book, const struct xlsx_sheet *sheet, lxw_row_t row,
                      double lines);

/* Row height, A4, one page wide: what every sheet has. */
void xlsx_set_up_print(lxw_worksheet *worksheet, bool landscape);
/* The width of a column of so many characters, and whether columns so wide are printed landscape; the
 * width that fits on a landscape page at this scale. */
double xlsx_column_points(double characters);
bool xlsx_prints_landscape(double width);
double xlsx_landscape_width(double scale);
/* Begins the first page; a row, repeated on every page or not; what no page end may cut, with the row
 * where it begins. The end sets the page ends, or makes one
 * page of a little more than one. */
void xlsx_pages_begin(struct xlsx_pages *pages, bool landscape, double width);
void xlsx_pages_add_row(struct xlsx_pages *pages, double height, bool repeated);
void xlsx_pages_add_whole(struct xlsx_book *book, struct xlsx_pages *pages, lxw_row_t row,
                          double height);
/* Whether all is a page, or little more and then printed smaller. */
bool xlsx_pages_are_one(const struct xlsx_pages *pages);
/* The most that stands on one page. */
double xlsx_pages_room(const struct xlsx_pages *pages);
void xlsx_pages_end(struct xlsx_book *book, struct xlsx_pages *pages, lxw_worksheet *worksheet);

/* Keeps the first error of the library; false when there is one. */
bool xlsx_ok(struct xlsx_book *book, lxw_error error, const char *where);

lxw_format *xlsx_format(struct xlsx_book *book, struct xlsx_format_key key);

/* Writes a table's sheet from the top; fills sheet->area. */
void xlsx_write_table(struct xlsx_book *book, struct xlsx_sheet *sheet);

/* Whether a formula of the tables that have a sheet names the data; writes its sheet. */
bool xlsx_names_data(struct xlsx_book *book, const struct data_sheet *data);
void xlsx_write_data(struct xlsx_book *book, struct xlsx_sheet *sheet);

/* Puts the charts whose categories are the rows of this sheet below its table, from `row` on. After its rows
 * are written: in constant memory nothing may be put above the last row (X11). */
void xlsx_insert_charts_of(struct xlsx_book *book, struct xlsx_sheet *sheet, lxw_row_t row);
/* Whether some chart needs the sheet of chart data, and that sheet: the numbers of all charts that point
 * at no table, each with its chart. */
bool xlsx_needs_chart_data(const struct document *document);
void xlsx_write_chart_data(struct xlsx_book *book, struct xlsx_sheet *sheet);

/* The next block in document order, children before siblings; NULL at the end. `*stack` is the caller's
 * walk, zeroed at the start. */
struct xlsx_walk {
    const struct doc_block *stack[32];
    size_t depth;
    bool started;
};
const struct doc_block *xlsx_next_block(struct xlsx_walk *walk, const struct document *document);

#endif
