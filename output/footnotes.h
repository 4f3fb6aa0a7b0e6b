/* Footnotes: at the foot of the page that refers to them, below a short rule. A long one may go on
 * at the foot of the next page; it always begins where its number stands. */
#ifndef RAINGAN_OUTPUT_FOOTNOTES_H
#define RAINGAN_OUTPUT_FOOTNOTES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct flow;
struct flow_item;
struct footnotes;
struct paragraph;
struct structure_element;

struct footnotes *footnotes_new(struct arena *arena);

/* Adds the notes that a line refers to, to those of its item. `element` is what the line's text
 * belongs to. */
void footnotes_refer(struct flow *flow, struct flow_item *item, const struct paragraph *text,
                     size_t line, struct structure_element *element);
/* Adds the notes of another item: of one that is drawn as a part of this one. */
void footnotes_join(struct flow *flow, struct flow_item *item, const struct flow_item *other);

/* What the notes of the page that is open take at its foot. */
int footnotes_height(const struct flow *flow);
/* How much more the item's notes need there at least. */
int footnotes_need(const struct flow *flow, const struct flow_item *item);
/* The item was placed: its notes stand on this page, as much of them as `room` holds. */
void footnotes_take(struct flow *flow, const struct flow_item *item, int room);

/* A page was opened: what is left of the last notes stands at its foot, unless the page's first item
 * needs the whole page. */
void footnotes_go_on(struct flow *flow);
void footnotes_put_off(struct flow *flow);
/* Was a note of this page parted? Then the page takes no more items. */
bool footnotes_full(const struct flow *flow);
/* Is something left of a note? */
bool footnotes_wait(const struct flow *flow);
/* The page is closed. */
void footnotes_draw(struct flow *flow);

#endif
