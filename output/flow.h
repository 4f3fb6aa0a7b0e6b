/* Items one below the other → pages. What a block is made of is made elsewhere (blocks, contents,
 * tables); here is decided only which item stands on which page.
 *
 * An item is the smallest thing that a page end cannot cut: a line of a paragraph, a table row.
 * Items that must stay together say so with `keep`; the first item without it ends the group, and
 * the group is placed on this page or the next. So one pass does: nothing is laid out twice.
 * Lengths are millipoints. */
#ifndef RAINGAN_OUTPUT_FLOW_H
#define RAINGAN_OUTPUT_FLOW_H

#include "output/paragraph.h"

struct contents;
struct flow;
struct flow_item;
struct footnote;
struct footnotes;
struct furniture;
struct pdf_file;
struct structure;
struct structure_element;

/* 25 mm above, 20 below, 30 left, 20 right (domain.md 10.1, typesetting.md "Page conventions"). */
#define FLOW_SHORT_SIDE 595276
#define FLOW_LONG_SIDE  841890
#define FLOW_TOP        70866
#define FLOW_MEMO_TOP   42520 /* 15 mm, on the first page of a memo */
#define FLOW_BOTTOM     56693
#define FLOW_LEFT       85039
#define FLOW_RIGHT      56693

/* What stands again on top of a page that a table or list goes on to, and what closes the page
 * before. */
struct flow_repeat {
    int height;
    void (*draw)(struct flow *flow, const struct flow_repeat *repeat, int y);
    void (*close)(struct flow *flow, const struct flow_repeat *repeat, int y); /* or NULL */
    const void *object;
};

/* A bullet or number that stands before the first line of an item. */
struct flow_marker {
    const struct flow_marker *outer; /* of the list around, when both fall on the same line */
    struct paragraph text;
    int x;
    struct structure_element *element;
};

/* Blocks that begin with the next item: a list, its item, its paragraph. */
struct flow_beginning {
    const struct flow_beginning *outer;
    const struct doc_block *block;
};

struct flow_item {
    int gap;      /* above it; dropped on top of a page */
    int height;   /* from its top to the next item's */
    int reach;    /* from its top to its lowest ink, when that is more than the height */
    int baseline; /* from its top to its first base line, for markers */
    bool keep;    /* on the same page as the next item */
    int least;    /* the height it can do with so that its group fits; 0: no less than `height` */
    /* Makes the item at most this high (not below `least`); false, and unchanged, when it cannot.
     */
    bool (*shrink)(struct flow *flow, struct flow_item *item, int height);
    int x;
    void (*draw)(struct flow *flow, const struct flow_item *item, int y);
    const void *object;
    size_t index;
    const struct doc_inline *text; /* of a line of text, which `object` and `index` say; or NULL */
    struct structure_element *element; /* what its drawing belongs to; NULL: `draw` says it */
    struct footnote **notes;           /* that it refers to (footnotes.h) */
    size_t note_count;
    const struct flow_repeat *repeat;  /* of what it belongs to, but not of its first items */
    const struct flow_marker *marker;
    const struct flow_beginning *beginning; /* set by flow_add: anchors, contents, outline */
};

enum flow_numbers { FLOW_NO_NUMBERS, FLOW_LETTERS, FLOW_DIGITS };

struct flow_page {
    const char *label; /* its printed number, "" for none */
    bool landscape;
};

/* Items that are taken instead of being placed. */
struct flow_taken {
    struct flow_item *list;
    size_t count, capacity;
};

struct flow {
    struct typesetter *typesetter;
    struct pdf_file *file;
    struct canvas *canvas;
    struct structure *structure; /* the file's */
    struct contents *contents;
    struct furniture *furniture;
    struct footnotes *footnotes;
    bool landscape; /* of the next page to be opened */
    bool open;      /* the last page takes more items */
    bool empty;     /* nothing stands on it yet */
    bool failed;    /* an error was reported */
    int y;          /* where the next item would begin */
    enum flow_numbers numbers;
    unsigned next_number;
    struct flow_page *pages;
    size_t page_count, page_capacity;
    struct flow_item *queue; /* the group in the making, or whole and waiting for a joining one */
    size_t queued, queue_capacity;
    struct flow_taken *taken; /* NULL: items are placed */
    bool whole;
    bool joins;                             /* the next item belongs to the group before it */
    const struct flow_marker *marker;       /* waits for the next item */
    const struct flow_beginning *beginning; /* the same */
    int owed;                              /* items that the heading before still wants beside it */
    const struct flow_repeat *last_repeat; /* of the last item placed */
};

/* The page's sides and the column of text in it, for the orientation of the next item. */
int flow_page_width(const struct flow *flow);
int flow_page_height(const struct flow *flow);
int flow_text_width(const struct flow *flow);
int flow_text_height(const struct flow *flow);

/* Puts an item at the end. */
void flow_add(struct flow *flow, const struct flow_item *item);
/* Draws an item with its markers at `y` of the page that is open. */
void flow_draw_item(struct flow *flow, const struct flow_item *item, int y);
/* How far down an item's ink goes, at least its height. */
int flow_item_reach(const struct flow_item *item);
/* The height that the next item and its gap may take so that it still stands on this page, with what
 * waits for it in the queue; of a page of its own, when none is open. Not above 0: there is none. */
int flow_room_left(struct flow *flow);
/* Before a heading: what the one before still wants beside it is not taken from this one's, when
 * something stands there. */
void flow_begin_heading(struct flow *flow);
/* Places what waits in the queue, and ends the page: the next item opens a new one. */
void flow_settle(struct flow *flow);
void flow_end_page(struct flow *flow);
/* A blank page of no number for what is drawn freely (the cover). */
void flow_bare_page(struct flow *flow);

/* --- shared by those who make items --- */

/* The size of body text, and one for smaller matter. */
int flow_size(const struct flow *flow);
struct paragraph_style flow_style(const struct flow *flow, int size, bool bold,
                                  enum doc_align align);
/* Sets text and adds its lines as items: at least two lines stay together at either end. */
struct flow_lines {
    int x, width;
    int gap;
    bool keep; /* the last line with what follows, and all lines together */
    const struct flow_repeat *repeat;
    struct structure_element *element;
};
void flow_add_text(struct flow *flow, struct doc_inline text, const struct paragraph_style *style,
                   const struct flow_lines *how);
/* Digits as the document wants them. */
const char *flow_digits(const struct flow *flow, const char *text);
/* The two texts as one: label in bold, two spaces, the rest. */
struct doc_inline flow_labelled(struct arena *arena, const char *label, struct doc_inline rest,
                                const char *end);

#endif
