/* Drawing on a page: the only way in which layout code of this room reaches the PDF.
 *
 * Lengths are millipoints; the origin is the page's top left corner, y grows downward. Colours are
 * 0xRRGGBB. canvas.c writes operators from integers into the page's content stream. */
#ifndef RAINGAN_OUTPUT_CANVAS_H
#define RAINGAN_OUTPUT_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct canvas;
struct font_face;
struct pdf_file;
struct shape_cluster;
struct structure_element;

enum canvas_colour {
    CANVAS_BLACK = 0x000000,
    CANVAS_GREY = 0x595959,
    CANVAS_LIGHT = 0xBFBFBF,
    CANVAS_SHADE = 0xEDF1F6,
    CANVAS_ACCENT = 0x1F4E79,
    CANVAS_SECOND = 0xC55A11,
    CANVAS_THIRD = 0x548235
};

/* A canvas for the pages of a file, one at a time; it begins nowhere. */
struct canvas *canvas_new(struct arena *arena, struct pdf_file *file);
/* Goes on drawing on another page (also on one that was left before); what was drawn so far is
 * written. */
void canvas_turn_to(struct canvas *canvas, size_t page, int page_height);
/* Writes what is still in the buffer. */
void canvas_flush(struct canvas *canvas);
size_t canvas_page(const struct canvas *canvas);

/* Everything from here on is drawn so much farther to the right; 0 at the start. */
void canvas_shift(struct canvas *canvas, int distance);

/* Draws clusters one after the other from x on the base line y at nominal `size`. `space_extra` is
 * added after each space, `thai_extra` after each Thai cluster but the last (both may be 0).
 * Returns the x after the last cluster. */
int canvas_text(struct canvas *canvas, int x, int y, int size, uint32_t colour,
                const struct shape_cluster *clusters, size_t count, int space_extra,
                int thai_extra);

/* A straight rule. */
void canvas_line(struct canvas *canvas, int x0, int y0, int x1, int y1, int width, uint32_t colour);
/* The same, dashed (on, off). */
void canvas_dashed(struct canvas *canvas, int x0, int y0, int x1, int y1, int width,
                   uint32_t colour, int on, int off);
/* A filled rectangle, and its outline. */
void canvas_fill(struct canvas *canvas, int x, int y, int width, int height, uint32_t colour);
void canvas_frame(struct canvas *canvas, int x, int y, int width, int height, int rule,
                  uint32_t colour);

struct canvas_point {
    int x, y;
};
void canvas_polyline(struct canvas *canvas, const struct canvas_point *points, size_t count,
                     int width, uint32_t colour);
void canvas_polygon(struct canvas *canvas, const struct canvas_point *points, size_t count,
                    uint32_t colour);
void canvas_circle(struct canvas *canvas, int x, int y, int radius, uint32_t colour);

/* An image (from pdf_file's image table), scaled into the rectangle. */
void canvas_image(struct canvas *canvas, int image, int x, int y, int width, int height);

/* A link over a rectangle: "#anchor" of the same document or an address. None in an artifact, for
 * every link is part of the structure. */
void canvas_link(struct canvas *canvas, int x, int y, int width, int height, const char *target);
/* The place that "#anchor" leads to. */
void canvas_anchor(struct canvas *canvas, int x, int y, const char *anchor);

/* What is drawn from here on belongs to the element of the document's structure; to none (NULL, as
 * at the start): it is an artifact. Gives the element before. */
struct structure_element *canvas_tag(struct canvas *canvas, struct structure_element *element);
/* The same for a figure, whose place is said in the structure. */
void canvas_tag_figure(struct canvas *canvas, struct structure_element *figure, int x, int y,
                       int width, int height);
/* The same for a link to `target` within the element that is drawn now. */
struct structure_element *canvas_tag_link(struct canvas *canvas, const char *target);

/* The same for a reference within the element that is drawn now. */
struct structure_element *canvas_tag_reference(struct canvas *canvas);

/* What is drawn until the matching end is no part of the text, whatever the element: rules, what is
 * repeated. No nesting. */
void canvas_begin_artifact(struct canvas *canvas);
void canvas_end_artifact(struct canvas *canvas);
/* The same for a running head or foot. */
void canvas_begin_running(struct canvas *canvas, bool foot);

#endif
