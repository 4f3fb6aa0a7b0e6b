/* What stands on every page around the text: running head, page number, draft mark. */
#ifndef RAINGAN_OUTPUT_FURNITURE_H
#define RAINGAN_OUTPUT_FURNITURE_H

#include <stdbool.h>

struct flow;
struct flow_page;
struct furniture;

struct furniture *furniture_new(struct flow *flow);
/* Draws it on the flow's page; on a bare page (a cover) only the draft mark. */
void furniture_draw(struct flow *flow, const struct flow_page *page, bool bare);

#endif
