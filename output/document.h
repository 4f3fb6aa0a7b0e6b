/* The document: a tree of blocks with inline text. It feeds every output: the PDF is its pages, the
 * XLSX is its tables as sheets. It knows nothing of pages, PDF or sheets.
 *
 * All text stands as it is to be read: digits are Thai or Arabic already, numbers are printed already.
 * A cell keeps its exact number beside its text, for the sheets. Everything lives in the arena. */
#ifndef RAINGAN_OUTPUT_DOCUMENT_H
#define RAINGAN_OUTPUT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"

struct data_sheet;
struct number;

/* --- inline text --------------------------------------------------------------------------------- */

enum doc_text_style { DOC_BOLD = 1, DOC_ITALIC = 2, DOC_CODE = 4 };

struct doc_note;

struct doc_text {
    const char *text;  /* may hold "\n": a line end within the paragraph */
    unsigned style;    /* of enum doc_text_style */
    const char *link;  /* "#anchor", "https://…", "mailto:…", or NULL */
    const struct doc_note *note; /* the text is the number that refers to this footnote; or NULL */
    const char *page_of; /* an anchor: the text is replaced by the number of its page; or NULL */
};

struct doc_inline {
    struct doc_text *runs;
    size_t count;
};

/* A footnote: stands at the foot of the page that its number stands on. */
struct doc_note {
    const char *number;       /* as printed: "๓" */
    const char *link;         /* leads to it: "#note-3", unique in the document */
    struct doc_inline text;
    struct diag_place place;
};

enum doc_align { DOC_ALIGN_DEFAULT, DOC_JUSTIFY, DOC_LEFT, DOC_CENTRE, DOC_RIGHT, DOC_DECIMAL };

/* --- blocks -------------------------------------------------------------------------------------- */

enum doc_kind {
    DOC_HEADING,
    DOC_PARAGRAPH,
    DOC_LIST,       /* children: DOC_ITEM */
    DOC_ITEM,       /* children: any */
    DOC_DEFINITIONS,/* children: DOC_ITEM with a term */
    DOC_QUOTE,      /* children: any */
    DOC_COLUMNS,    /* children: any that need no page of their own, side by side */
    DOC_TABLE,
    DOC_CHART,
    DOC_IMAGE,
    DOC_FLOWCHART,
    DOC_CONTENTS,
    DOC_COVER,
    DOC_MEMO_HEAD,
    DOC_LETTER_HEAD,
    DOC_CLOSING,
    DOC_SIGNATURES,
    DOC_PAGE_BREAK,
    DOC_LANDSCAPE,  /* children: any, on landscape pages of their own */
    DOC_RULE
};

struct doc_heading {
    int level;              /* 1 to 6 */
    struct doc_inline text;
    bool unlisted;          /* not in contents and outline */
};

struct doc_paragraph {
    struct doc_inline text;
    enum doc_align align;   /* default: justified, first line indented */
    bool no_indent;
};

struct doc_list {
    bool ordered;
    bool tight;
    int start;
    bool thai_digits;       /* of an ordered list's numbers */
};

struct doc_columns {
    int count;                     /* at least 2 */
};

struct doc_item {
    struct doc_inline term;        /* of definitions: what is explained */
};

/* How a number column is printed in the sheet, and how the PDF aligns it. */
struct doc_column {
    const char *id;          /* of the book's column; formulas name it as {id} */
    const char *heading;     /* may hold "\n" */
    const char *group;       /* spanning heading above neighbours of the same group, or NULL */
    enum doc_align align;
    int decimals;            /* of its numbers in the sheet; -1: general */
    bool grouped;            /* commas at thousands */
    bool date;               /* dates, in the sheet real dates */
    const char *formula;     /* base/table.h notation, or NULL */
    int min_width, max_width;/* millipoints; 0: the layout engine decides from the content */
    bool sheet_only;         /* in the sheet so that an auditor can follow, not on the page */
};

struct doc_cell {
    struct doc_inline text;
    const char *sheet_text;      /* what the sheet says instead, or NULL */
    const struct number *number; /* or NULL */
    struct date date;            /* year 0: none */
    const char *formula;         /* overrides the column's; "" : none; NULL: the column's */
    unsigned span;               /* columns covered; 0 and 1 are one. Covered cells follow, empty */
    bool strong;                 /* bold on the page */
};

enum doc_row_kind {
    DOC_ROW,
    DOC_ROW_GROUP,  /* the first cell heads the rows that follow, over all columns */
    DOC_ROW_TOTAL   /* sums, under a rule */
};

struct doc_row {
    enum doc_row_kind kind;
    int level;              /* of a group within groups: 0 is the outermost */
    struct doc_cell *cells; /* one a column */
};

struct doc_table {
    const char *name;            /* the book's table: "kpi/krs" */
    const char *sheet;           /* the sheet's wished name, or NULL: from the caption */
    const char *label;           /* "ตารางที่ 1", or NULL: not counted */
    struct doc_inline caption;   /* after the label; may be empty */
    struct doc_column *columns;
    size_t column_count;
    struct doc_row *rows;
    size_t row_count;
    struct doc_inline *notes;    /* one line each: the rule used, the data date */
    size_t note_count;
    bool plain;                  /* a form's field list: no heading row, light rules */
    bool small;                  /* type two points smaller */
    bool no_sheet;               /* the sheet would say nothing new */
};

/* What the series of the kinds mean:
 * radar, stacked, heatmap: one value a category; leftright: the left side and the right one;
 * timeline: planned start, planned end, actual start, actual end as days (date_to_days), target the data
 * date, minimum and maximum the first day and the day after the last; map: likelihood and impact from 1 to 5, categories the ids. */
enum doc_chart_kind {
    DOC_CHART_HBAR,
    DOC_CHART_BAR,
    DOC_CHART_LINE,
    DOC_CHART_RADAR,
    DOC_CHART_STACKED,
    DOC_CHART_LEFTRIGHT,
    DOC_CHART_HEATMAP,
    DOC_CHART_TIMELINE,
    DOC_CHART_MAP
};

/* A band of a map: the word for products (likelihood × impact) from `from` on. */
struct doc_band {
    const char *word;
    const struct number *from;
};

struct doc_series {
    const char *name;
    const struct number **values;  /* one a category, NULL where there is none */
    const char *const *labels;     /* the printed value beside each mark; NULL where there is none */
    const char *column;            /* id of the column in the source table, or NULL */
};

struct doc_chart {
    enum doc_chart_kind kind;
    const char *label;             /* "แผนภูมิที่ 1" */
    struct doc_inline caption;
    const char *const *categories;
    size_t category_count;
    struct doc_series *series;
    size_t series_count;
    const struct number *minimum, *maximum;  /* of the value axis, or NULL: from the data */
    const struct number *target;   /* a line across the chart, or NULL */
    const char *target_label;
    const char *unit;              /* of the value axis, or NULL */
    const char *none;              /* lying bars: the words where a value is missing, or NULL */
    int height;                    /* the most it may take, millipoints; 0: as its kind needs */
    bool percent;                  /* stacked: segments are shares of their category's sum */
    const char *const *beside;     /* timeline: printed at the right of each category, or NULL */
    const struct date_months *months; /* timeline: their names, on its axis */
    const struct doc_band *bands;  /* of a map */
    size_t band_count;
    const char *const *levels;     /* of a map: five words from the least to the greatest, or NULL */
    int decimals;
    bool thai_digits;              /* of the axis numbers */
    /* The table block of the same document whose rows are these categories in this order, or NULL:
     * the sheet's chart then points at that sheet's cells; else at a data range of its own. */
    const struct doc_table *source;
    const char *category_column;   /* its column of categories */
    const char *alternative;       /* its summary in words, from its data */
};

enum doc_shape {
    DOC_SHAPE_START,
    DOC_SHAPE_PROCESS,
    DOC_SHAPE_DECISION,
    DOC_SHAPE_CONNECTOR,
    DOC_SHAPE_END
};
enum { DOC_STEP_WAYS = 3 };

struct doc_way {
    size_t to;                     /* step */
    const char *label;             /* ใช่; "" for the only way */
};
struct doc_step {
    enum doc_shape shape;
    const char *number;
    const char *text;              /* in the symbol */
    struct doc_way ways[DOC_STEP_WAYS];
    size_t way_count;
    const char *words;             /* the step and where it leads, for those who cannot see it */
    struct doc_inline *cells;      /* of a work-standard sheet: one a column, none for the symbol */
};
struct doc_step_column {
    const char *heading;
    bool symbols;                  /* here stand the symbols */
    bool narrow;                   /* numbers and times: centred */
};
/* A flowchart, or with columns the work-standard sheet (สรุปมาตรฐานงาน): a table in which each step's
 * symbol stands in its row, arrows go over the rows. */
struct doc_flowchart {
    struct doc_inline caption;
    const struct doc_step *steps;
    size_t step_count;
    struct doc_step_column *columns;
    size_t column_count;
    struct doc_inline *heads;      /* of the sheet, on each page: boxes side by side */
    size_t head_count;
    struct doc_inline purpose;     /* below them over the whole width; may be empty */
    struct doc_inline *notes;      /* of the sheet, below it: one line each */
    size_t note_count;
    bool legend;                   /* what the symbols mean */
};

struct doc_image {
    const char *path;              /* checked: PNG or JPEG, readable */
    const char *label;
    struct doc_inline caption;
    int width;                     /* millipoints, 0: natural, at most the column */
    const char *alternative;
};

enum doc_contents_kind {
    DOC_CONTENTS_HEADINGS,
    DOC_CONTENTS_TABLES,
    DOC_CONTENTS_CHARTS,
    DOC_CONTENTS_IMAGES
};

struct doc_contents {
    enum doc_contents_kind kind;
    struct doc_inline title;       /* สารบัญ */
    int depth;                     /* heading levels shown */
};

struct doc_cover {
    const char *image;             /* emblem, or NULL */
    struct doc_inline title;       /* large */
    struct doc_inline *lines;      /* below it: subtitle, period */
    size_t line_count;
    struct doc_inline *foot;       /* at the foot: office, parent agency */
    size_t foot_count;
};

/* Texts that are "" leave their dotted line to be filled in by hand. */
struct doc_enclosure {
    const char *title;
    const char *amount;            /* "จำนวน 12 หน้า", or "" */
};
struct doc_memo_head {
    const char *image;             /* emblem, or NULL */
    struct doc_inline title;       /* บันทึกข้อความ */
    const char *office, *number, *date, *subject;
    const char *to;                /* "": no such line */
    struct doc_enclosure *enclosures;
    size_t enclosure_count;
};

/* The head of an external letter (หนังสือภายนอก). Texts that are "" leave their place empty. */
struct doc_letter_head {
    const char *image;             /* emblem, or NULL: the paper has one */
    const char *number;
    struct doc_inline *sender;     /* office and address, one line each */
    size_t sender_count;
    const char *date, *subject, *to;
    struct doc_enclosure *references; /* without amounts */
    size_t reference_count;
    struct doc_enclosure *enclosures;
    size_t enclosure_count;
};

/* How an external letter ends. */
struct doc_closing {
    const char *words;             /* ขอแสดงความนับถือ */
    const char *name;              /* printed in parentheses; "" leaves a dotted line */
    const char *position;
    struct doc_inline *unit;       /* who wrote it, at the page's foot: one line each */
    size_t unit_count;
};

struct doc_signature {
    const char *label;             /* ลงชื่อ */
    const char *name;              /* printed in parentheses; "" leaves a dotted line */
    const char *position;
    const char *role;              /* ผู้รายงาน, ผู้กำกับดูแลตัวชี้วัด; or NULL */
};
struct doc_signatures {
    struct doc_signature *list;
    size_t count;
};

enum doc_numbering { DOC_NUMBERING_SAME, DOC_NUMBERING_FRONT, DOC_NUMBERING_BODY };
struct doc_page_break {
    enum doc_numbering numbering;  /* front: ก ข ค from here; body: 1 2 3 from here */
};

struct doc_block {
    enum doc_kind kind;
    struct doc_block *next;        /* sibling */
    struct doc_block *first_child, *last_child;
    struct diag_place place;       /* in the layout, for diagnostics */
    const char *anchor;            /* unique in the document, or NULL; links say "#anchor" */
    union {
        struct doc_heading heading;
        struct doc_paragraph paragraph;
        struct doc_list list;
        struct doc_item item;
        struct doc_columns columns;
        struct doc_table table;
        struct doc_chart chart;
        struct doc_image image;
        struct doc_flowchart flowchart;
        struct doc_contents contents;
        struct doc_cover cover;
        struct doc_memo_head memo_head;
        struct doc_letter_head letter_head;
        struct doc_closing closing;
        struct doc_signatures signatures;
        struct doc_page_break page_break;
    } as;
};

struct document {
    const char *name;              /* file name without number and ending: "krs" */
    const char *title;             /* shown in the window bar and in the contents of the packet */
    const char *author;            /* the office */
    const char *subject;
    const char *keywords;
    const char *head_left, *head_right; /* running head, or NULL */
    const char *foot_left;         /* running foot beside the page number, or NULL */
    const char *version;           /* the program, for the metadata */
    struct date date;              /* of the metadata: from the inputs, never the clock */
    bool thai_digits;              /* of page numbers and labels */
    bool draft;                    /* (ร่าง) on every page */
    bool names_pages;              /* some text has a `page_of` */
    bool letter;                   /* pages of a memo or letter: number on top from the second on, no running
                                    * texts, at the foot the words that the next page begins with */
    const char *font;              /* family */
    int size;                      /* body, millipoints: 16000 */
    struct doc_block *first, *last;
    /* What formulas may name (base/data.h). A workbook has a sheet of each that its tables name; no
     * page shows them. */
    const struct data_sheet *const *data;
    size_t data_count;
};

struct arena;

/* An empty document, and a new block at the end of `parent` (NULL: of the document). */
struct document *document_new(struct arena *arena, const char *name);
struct doc_block *document_add(struct arena *arena, struct document *document,
                               struct doc_block *parent, enum doc_kind kind);
/* One run of plain text. */
struct doc_inline doc_plain(struct arena *arena, const char *text);
/* The text of the runs, without style and the numbers of footnotes. */
const char *doc_inline_text(struct arena *arena, struct doc_inline text);

#endif
