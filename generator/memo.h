/* What the covering memo and letter of a packet say about it. They are made last and stand first. */
#ifndef RAINGAN_GENERATOR_MEMO_H
#define RAINGAN_GENERATOR_MEMO_H

#include <stddef.h>

struct arena;
struct book;
struct report;
struct table;

/* 00-memo.pdf, of layouts/memo.md, and 00-letter.pdf, of layouts/letter.md. */
extern const struct report MEMO_REPORT, LETTER_REPORT;

/* The book's table `packet/enclosures`, without rows, and a row of it: a report that is made.
 * `pages` is 0 where nothing is made yet (raingan check). */
struct table *memo_enclosures(struct arena *arena);
void memo_add_enclosure(struct arena *arena, struct table *enclosures, const char *title,
                        const char *file, size_t pages);
/* Puts the table and the value `packet.pages` into the book. */
void memo_fill_book(struct arena *arena, struct book *book, struct table *enclosures);

#endif
