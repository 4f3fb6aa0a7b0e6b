/* Pictures as pages: one A4 page each, as large as fits. */
#ifndef RAINGAN_OUTPUT_IMAGE_PAGES_H
#define RAINGAN_OUTPUT_IMAGE_PAGES_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct document;

/* What a file is by its first bytes. */
enum file_type { FILE_OTHER, FILE_PDF, FILE_IMAGE };
/* False with errno when it cannot be read. */
bool image_pages_type(const char *path, enum file_type *out);
/* Whether a picture can be used; else what is wrong with it. */
bool image_pages_check(struct arena *arena, const char *path, const char **fault);

struct image_page {
    const char *path;
    const char *words; /* what is read aloud for it */
};

/* Writes a PDF with a page for each of the pictures to `path`; `document` is for its metadata.
 * False with an error. */
bool image_pages_write(struct arena *arena, const struct document *document,
                       const struct image_page *images, size_t count, const char *path,
                       struct diag *diag);

#endif
