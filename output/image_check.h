/* Is a file a sound PNG or JPEG? Asked before the PDF library sees it. */
#ifndef RAINGAN_OUTPUT_IMAGE_CHECK_H
#define RAINGAN_OUTPUT_IMAGE_CHECK_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

enum image_kind { IMAGE_PNG, IMAGE_JPEG };

struct image_bytes {
    enum image_kind kind;
    const unsigned char *data;
    size_t length;
    int width, height; /* pixels */
    bool interlaced;
};

/* Reads the file (at most 20 MB, 4,000 pixels a side) and checks it: a PNG's chunks, their check
 * sums and its picture data to the last byte; a JPEG's segments up to the picture. False with what
 * is wrong, in English words of the format. */
bool image_check(struct arena *arena, const char *path, struct image_bytes *out,
                 const char **fault);

#endif
