/* Pictures of the evidence as A4 pages. Changes no picture: a photograph stays as it was taken. */
#include "output/image_pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/diag.h"
#include "output/document.h"
#include "output/image_check.h"
#include "output/pdf_file.h"
#include "output/structure.h"

/* Millipoints: A4, with 15 mm free at each side. */
enum {
    SHORT_SIDE = 595276,
    LONG_SIDE = 841890,
    MARGIN = 42520,
    NATURAL = 750 /* 96 pixels an inch */
};

bool image_pages_type(const char *path, enum file_type *out)
{
    static const unsigned char PNG[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const unsigned char JPEG[] = {0xFF, 0xD8, 0xFF};
    unsigned char first[16] = {0};
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file < 0 ? -1 : read(file, first, sizeof first);
    int error = errno;
    if (file >= 0)
        close(file);
    errno = error;
    *out = FILE_OTHER;
    if (got < 0)
        return false;
    if (memcmp(first, "%PDF-", 5) == 0)
        *out = FILE_PDF;
    else if (memcmp(first, PNG, sizeof PNG) == 0 || memcmp(first, JPEG, sizeof JPEG) == 0)
        *out = FILE_IMAGE;
    return true;
}

bool image_pages_check(struct arena *arena, const char *path, const char **fault)
{
    struct image_bytes bytes;
    return image_check(arena, path, &bytes, fault);
}

/* As large as fits, but not coarser than on a screen; a figure below the Document. */
static void draw(struct pdf_file *file, size_t page, int image, int width, int height,
                 int page_width, int page_height, const char *words)
{
    char text[256];
    struct structure *structure = pdf_file_structure(file);
    struct structure_element *figure =
        structure_add(structure, structure_root(structure), STRUCTURE_FIGURE);
    figure->alternative = words;
    size_t mark = structure_mark(structure, figure, page);
    double room_x = page_width - 2.0 * MARGIN, room_y = page_height - 2.0 * MARGIN;
    double scale = room_x / width < room_y / height ? room_x / width : room_y / height;
    if (scale > NATURAL)
        scale = NATURAL;
    double drawn_x = width * scale / 1000, drawn_y = height * scale / 1000;
    double left = (page_width / 1000.0 - drawn_x) / 2, low = (page_height / 1000.0 - drawn_y) / 2;
    int length = snprintf(text, sizeof text,
                          "/Figure<</MCID %zu>>BDC\nq %.2f 0 0 %.2f %.2f %.2f cm /I%d Do Q\nEMC\n",
                          mark, drawn_x, drawn_y, left, low, image);
    figure->boxed = true;
    figure->box[0] = (int)left;
    figure->box[1] = (int)low;
    figure->box[2] = (int)(left + drawn_x) + 1;
    figure->box[3] = (int)(low + drawn_y) + 1;
    pdf_file_draw(file, page, text, (size_t)length);
}

bool image_pages_write(struct arena *arena, const struct document *document,
                       const struct image_page *images, size_t count, const char *path,
                       struct diag *diag)
{
    struct pdf_file *file = pdf_file_new(arena, document, diag, diag_file(document->name));
    for (size_t i = 0; i < count; i++) {
        int width, height;
        int image =
            pdf_file_image(file, images[i].path, diag_file(images[i].path), &width, &height);
        if (image < 0)
            return false;
        bool wide = width > height;
        int page_width = wide ? LONG_SIDE : SHORT_SIDE, page_height = wide ? SHORT_SIDE : LONG_SIDE;
        size_t page;
        if (!pdf_file_add_page(file, page_width, page_height, &page))
            return false;
        draw(file, page, image, width, height, page_width, page_height, images[i].words);
    }
    size_t bytes;
    return pdf_file_save(file, path, &bytes);
}
