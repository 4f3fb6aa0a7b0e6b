/* The PDF file from inside: libharu's document and what collects beside it. Private to pdf_file.c,
 * pdf_finish.c and pdf_metadata.c, which are the only users of the library (library-limits.md, H).
 *
 * libharu 2.3.0 keeps only the last of its errors and refuses every call after the first (H8): the
 * handler keeps the first code and detail, calls go on harmlessly, and pdf_file_save() reports. No
 * longjmp. Strings are UTF-16BE in hexadecimal (HPDF_Binary): the library's encoder loses
 * characters (H4). Numbers of our own dictionaries are whole; page sizes are its only reals (H11).
 */
#ifndef RAINGAN_OUTPUT_PDF_OBJECTS_H
#define RAINGAN_OUTPUT_PDF_OBJECTS_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdint.h>

#include "output/pdf_file.h"
#include "output/structure_write.h"

/* The structures used here are private and moved in 2.4 (H20). */
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "written for libharu 2.3: read library-limits.md H11 and H20 first"
#endif

struct pdf_page {
    HPDF_Page page;
    HPDF_Dict content; /* its stream is packed at the end */
    int height;
    const char *label;
};

struct pdf_face {
    struct font_face *face;
    HPDF_Dict dict;
};

struct pdf_image {
    const char *path;
    int width, height;
};

struct pdf_anchor {
    const char *name;
    size_t page, order;
    int x, y;
};

struct pdf_link {
    const char *target;
    size_t page;
    int x, y, width, height;
    HPDF_Dict dict; /* made at the end; NULL when it leads nowhere */
};

struct pdf_heading {
    const char *title;
    int level;
    size_t page;
    int y;
};

struct pdf_file {
    struct arena *arena;
    const struct document *document;
    struct diag *diag;
    struct diag_place place;
    HPDF_Doc pdf;
    HPDF_STATUS error, detail; /* the first of the library (H8) */
    bool failed;               /* ours: reported already */
    HPDF_Dict resources, fonts, images;
    struct pdf_page *pages;
    size_t page_count, page_capacity;
    struct pdf_face *faces;
    size_t face_count, face_capacity;
    struct pdf_image *image_list;
    size_t image_count, image_capacity;
    struct pdf_anchor *anchors;
    size_t anchor_count, anchor_capacity;
    struct pdf_link *links;
    size_t link_count, link_capacity;
    struct pdf_heading *headings;
    size_t heading_count, heading_capacity;
    struct structure *structure;
    struct pdf_bodies bodies; /* the structure's objects, which libharu never sees */
    uint64_t digest[2];       /* of all content: the file's ID */
};

/* HPDF_Error_Handler; and a look for what inner calls of the library set without calling it. */
void pdf_keep_error(HPDF_STATUS error, HPDF_STATUS detail, void *context);
void pdf_look_for_error(struct pdf_file *file);

/* A dictionary in another object; one that is an object of its own; arrays and streams. NULL when
 * memory runs out, which the library keeps as its error; its calls take NULL. */
HPDF_Dict pdf_dict_new(struct pdf_file *file);
HPDF_Dict pdf_object_new(struct pdf_file *file);
HPDF_Array pdf_add_array(struct pdf_file *file, HPDF_Dict dict, const char *key);
HPDF_Dict pdf_stream_new(struct pdf_file *file, const void *bytes, size_t length);
HPDF_Dict pdf_plain_stream_new(struct pdf_file *file, const void *bytes, size_t length);
/* Packs what was drawn on a page; nothing may be drawn on it after that. */
void pdf_pack_page(struct pdf_file *file, const struct pdf_page *page);
/* Text of people in UTF-16BE, nothing when empty; text of machines in ASCII. */
void pdf_add_text(struct pdf_file *file, HPDF_Dict dict, const char *key, const char *text);
void pdf_add_ascii(struct pdf_file *file, HPDF_Dict dict, const char *key, const char *text);

/* The number of an object of its own; 0 for NULL. */
size_t pdf_number_of(const void *object);

/* Document information, XMP, output intent: pdf_metadata.c. */
void pdf_add_metadata(struct pdf_file *file);

/* Adds links, outline, labels, fonts, metadata, structure: pdf_finish.c. False when the file has
 * failed. */
bool pdf_file_finish(struct pdf_file *file);

#endif
