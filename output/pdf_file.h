/* A PDF file in the making: pages, content, fonts, images, links, outline, labels. pdf_file.c is
 * the only file that touches libharu (library-limits.md, H); what stands here knows nothing of it.
 *
 * Lengths are millipoints; the origin of a page is its top left corner. A failure of the library is
 * kept and reported once, by pdf_file_save(); until then every call is harmless. */
#ifndef RAINGAN_OUTPUT_PDF_FILE_H
#define RAINGAN_OUTPUT_PDF_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;
struct document;
struct font_face;
struct pdf_file;
struct structure;
struct structure_kept;

/* Pages that a document may have (promises.md 5). */
#define PDF_PAGES_MAX 5000

/* An empty file with the document's metadata; `place` is named in errors. Its memory is given back
 * with the arena. */
struct pdf_file *pdf_file_new(struct arena *arena, const struct document *document,
                              struct diag *diag, struct diag_place place);

/* A new last page; gives its index. False at the limit, with an error the first time: the caller
 * goes on drawing on the last page. */
bool pdf_file_add_page(struct pdf_file *file, int width, int height, size_t *page);
size_t pdf_file_pages(const struct pdf_file *file);
/* What the content is: filled by who draws, written by pdf_file_save(). */
struct structure *pdf_file_structure(const struct pdf_file *file);
/* True after an error: nothing that is added will be seen. */
bool pdf_file_failed(const struct pdf_file *file);

/* Bytes of operators at the end of a page's content. */
void pdf_file_draw(struct pdf_file *file, size_t page, const void *bytes, size_t length);
/* The number n of a face's resource name /Fn, in order of first use. */
unsigned pdf_file_font(struct pdf_file *file, struct font_face *face);
/* The number n of an image's resource name /In, and its size in pixels. -1, with an error at
 * `place`, when it is no sound PNG or JPEG. The same path gives the same image. */
int pdf_file_image(struct pdf_file *file, const char *path, struct diag_place place, int *width,
                   int *height);

/* What a page is called: ก, ๑, 12; "" for none. */
void pdf_file_label(struct pdf_file *file, size_t page, const char *label);
/* The place that "#anchor" leads to; the first of a name counts. */
void pdf_file_anchor(struct pdf_file *file, size_t page, int x, int y, const char *anchor);
/* A link over a rectangle to "#anchor" or to an address; one to an anchor that is nowhere is
 * reported. Gives its index, for the structure. */
size_t pdf_file_link(struct pdf_file *file, size_t page, int x, int y, int width, int height,
                     const char *target);
/* The next entry of the outline; `level` from 1. */
void pdf_file_outline(struct pdf_file *file, int level, const char *title, size_t page, int y);

/* Finishes the file and writes it: fonts embedded, links and outline resolved, saved, read back.
 * False with an error. */
bool pdf_file_save(struct pdf_file *file, const char *path, size_t *bytes);
/* The structure of a saved file, for packet.pdf. */
struct structure_kept pdf_file_kept(const struct pdf_file *file);

#endif
