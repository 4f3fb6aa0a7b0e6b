/* The words at the foot of a letter's page that the next page begins with: "/จึงเรียนมา…"
 * (domain.md 10.1). */
#ifndef RAINGAN_OUTPUT_CATCHWORDS_H
#define RAINGAN_OUTPUT_CATCHWORDS_H

struct flow;
struct flow_item;

/* `item` is about to stand first on the page just opened: draws its first words at the foot of the
 * page before. Nothing for documents that are no letters, first pages, and what is no line of
 * text. */
void catchwords_draw(struct flow *flow, const struct flow_item *item);

#endif
