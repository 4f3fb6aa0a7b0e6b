/* Reads an image file and proves it sound, so that the PDF library never decodes a broken one:
 * libharu 2.3.0 crashes in HPDF_Free after a bad PNG (library-limits.md H16). zlib only; draws
 * nothing. */
#include "output/image_check.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/arena.h"

#define IMAGE_BYTES_MAX ((size_t)20 << 20)
#define IMAGE_SIDE_MAX  4000

static bool read_file(struct arena *arena, const char *path, struct image_bytes *out,
                      const char **fault)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    *fault = NULL;
    if (fd < 0 || fstat(fd, &status) != 0)
        *fault = strerror(errno);
    else if (!S_ISREG(status.st_mode))
        *fault = "no regular file";
    else if ((uintmax_t)status.st_size > IMAGE_BYTES_MAX)
        *fault = "larger than 20 MB";
    size_t length = 0;
    if (!*fault) {
        unsigned char *data = arena_alloc(arena, (size_t)status.st_size + 1);
        while (length < (size_t)status.st_size) {
            ssize_t n = read(fd, data + length, (size_t)status.st_size - length);
            if (n < 0 && errno == EINTR)
                continue;
            if (n < 0)
                *fault = strerror(errno);
            if (n <= 0)
                break;
            length += (size_t)n;
        }
        out->data = data;
        out->length = length;
    }
    if (fd >= 0)
        close(fd);
    return *fault == NULL;
}

static uint32_t big_endian(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static const char *side_fault(uint32_t width, uint32_t height)
{
    if (width == 0 || height == 0)
        return "a side of 0 pixels";
    if (width > IMAGE_SIDE_MAX || height > IMAGE_SIDE_MAX)
        return "more than 4,000 pixels a side";
    return NULL;
}

/* Bytes that the picture data must have: rows with their filter byte, or the seven passes. */
static size_t png_data_size(uint32_t width, uint32_t height, unsigned bits, bool interlaced)
{
    static const unsigned char start_x[] = {0, 4, 0, 2, 0, 1, 0}, start_y[] = {0, 0, 4, 0, 2, 0, 1};
    static const unsigned char step_x[] = {8, 8, 4, 4, 2, 2, 1}, step_y[] = {8, 8, 8, 4, 4, 2, 2};
    if (!interlaced)
        return height * (((size_t)width * bits + 7) / 8 + 1);
    size_t size = 0;
    for (int pass = 0; pass < 7; pass++) {
        size_t columns = (width + step_x[pass] - 1u - start_x[pass]) / step_x[pass];
        size_t rows = (height + step_y[pass] - 1u - start_y[pass]) / step_y[pass];
        if (columns > 0)
            size += rows * ((columns * bits + 7) / 8 + 1);
    }
    return size;
}

/* The picture data in the making: inflated and thrown away, only counted. */
struct png_state {
    z_stream stream;
    size_t size;
    bool ended, begun, palette;
};

static const char *inflate_chunk(struct png_state *state, const unsigned char *data, size_t length)
{
    unsigned char block[16384];
    state->stream.next_in = (unsigned char *)(uintptr_t)data; /* zlib's field lacks const */
    state->stream.avail_in = (uInt)length;
    while (state->stream.avail_in > 0 && !state->ended) {
        state->stream.next_out = block;
        state->stream.avail_out = sizeof block;
        int result = inflate(&state->stream, Z_NO_FLUSH);
        if (result != Z_OK && result != Z_STREAM_END)
            return "its picture data is damaged";
        state->size += sizeof block - state->stream.avail_out;
        state->ended = result == Z_STREAM_END;
    }
    return NULL;
}

static const char *png_header(const unsigned char *at, struct image_bytes *out, size_t *data_size)
{
    static const unsigned char samples[] = {1, 0, 3, 1, 2, 0, 4};
    static const unsigned depths[] = {
        1 | 2 | 4 | 8 | 16, 0, 8 | 16, 1 | 2 | 4 | 8, 8 | 16, 0, 8 | 16};
    uint32_t width = big_endian(at), height = big_endian(at + 4);
    const char *fault = side_fault(width, height);
    if (fault)
        return fault;
    unsigned depth = at[8], colour = at[9];
    if (colour > 6 || (depth & (depth - 1)) != 0 || (depths[colour] & depth) == 0 || at[10] != 0 ||
        at[11] != 0 || at[12] > 1)
        return "its header is no PNG header";
    out->width = (int)width;
    out->height = (int)height;
    out->interlaced = at[12] == 1;
    *data_size = png_data_size(width, height, depth * samples[colour], out->interlaced);
    return NULL;
}

static const char *png_chunks(struct image_bytes *out, struct png_state *state)
{
    size_t at = 8, wanted = 0;
    bool palette_colour = false;
    while (out->length - at >= 12) {
        const unsigned char *chunk = out->data + at;
        size_t length = big_endian(chunk);
        const unsigned char *type = chunk + 4, *data = chunk + 8;
        if (length > out->length - at - 12)
            return "it is cut short";
        if (crc32(0, type, (uInt)length + 4) != big_endian(data + length))
            return "a check sum is wrong";
        const char *fault = NULL;
        if (at == 8) {
            if (memcmp(type, "IHDR", 4) != 0 || length != 13)
                return "its header is no PNG header";
            fault = png_header(data, out, &wanted);
            palette_colour = data[9] == 3;
        } else if (memcmp(type, "PLTE", 4) == 0) {
            state->palette = length > 0 && length % 3 == 0 && length <= 768;
        } else if (memcmp(type, "IDAT", 4) == 0) {
            fault = inflate_chunk(state, data, length);
        } else if (memcmp(type, "IEND", 4) == 0) {
            if (!state->ended || state->size != wanted || (palette_colour && !state->palette))
                return "its picture data is not complete";
            return NULL;
        }
        if (fault)
            return fault;
        at += length + 12;
    }
    return "it is cut short";
}

static const char *check_png(struct image_bytes *out)
{
    struct png_state state;
    memset(&state, 0, sizeof state);
    if (inflateInit(&state.stream) != Z_OK)
        return "out of memory";
    const char *fault = png_chunks(out, &state);
    inflateEnd(&state.stream);
    return fault;
}

/* Walks the segments to the frame header, and asks for a scan and an end. The decoding is the
 * viewer's: the bytes go into the PDF as they are. */
static const char *check_jpeg(struct image_bytes *out)
{
    const unsigned char *data = out->data;
    size_t at = 2;
    bool framed = false;
    while (at + 4 <= out->length) {
        if (data[at] != 0xFF)
            return "its segments are damaged";
        unsigned marker = data[at + 1];
        if (marker == 0xFF) {
            at++;
            continue;
        }
        size_t length = (size_t)data[at + 2] << 8 | data[at + 3];
        if (length < 2 || length > out->length - at - 2)
            return "it is cut short";
        if (marker >= 0xC0 && marker <= 0xC2 && length >= 8) {
            uint32_t height = (uint32_t)data[at + 5] << 8 | data[at + 6];
            uint32_t width = (uint32_t)data[at + 7] << 8 | data[at + 8];
            const char *fault = side_fault(width, height);
            if (fault)
                return fault;
            if (data[at + 4] != 8 || (data[at + 9] != 1 && data[at + 9] != 3))
                return "its colours are not 8 bit grey or RGB";
            out->width = (int)width;
            out->height = (int)height;
            framed = true;
        } else if (marker == 0xDA) {
            bool ends = data[out->length - 2] == 0xFF && data[out->length - 1] == 0xD9;
            return framed && ends ? NULL : "it is cut short";
        }
        at += length + 2;
    }
    return "it is cut short";
}

bool image_check(struct arena *arena, const char *path, struct image_bytes *out, const char **fault)
{
    static const unsigned char png[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    memset(out, 0, sizeof *out);
    if (!read_file(arena, path, out, fault))
        return false;
    if (out->length >= 20 && memcmp(out->data, png, sizeof png) == 0) {
        out->kind = IMAGE_PNG;
        *fault = check_png(out);
    } else if (out->length >= 20 && out->data[0] == 0xFF && out->data[1] == 0xD8) {
        out->kind = IMAGE_JPEG;
        *fault = check_jpeg(out);
    } else {
        *fault = "neither PNG nor JPEG";
    }
    return *fault == NULL;
}
