/* A PDF file by libharu: the only file that touches the library, and of it only the object layer, for its
 * text calls know no Thai shaping (library-limits.md H2). Lays nothing out and draws nothing.
 *
 * libharu 2.3.0 keeps only the last of its errors and refuses every call after the first (H8): the handler
 * keeps the first code and detail, calls go on harmlessly, and pdf_file_save() reports. No longjmp.
 * Strings are UTF-16BE in hexadecimal (HPDF_Binary): the library's encoder loses characters (H4). Numbers of
 * our own dictionaries are whole points; page sizes are its only reals (H11). */
#include "output/pdf_file.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/embed.h"
#include "output/document.h"
#include "output/image_check.h"
#include "output/pdf_cmap.h"
#include "output/pdf_save.h"

/* The structures used here are private and moved in 2.4 (H20). */
#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "pdf_file.c is written for libharu 2.3: read library-limits.md H11 and H20 first"
#endif

struct page {
    HPDF_Page page;
    HPDF_Stream stream;
    int height;
    const char *label;
};

struct face_use {
    struct font_face *face;
    HPDF_Dict dict;
};

struct image_use {
    const char *path;
    int width, height;
};

struct anchor {
    const char *name;
    size_t page, order;
    int x, y;
};

struct link {
    const char *target;
    size_t page;
    int x, y, width, height;
};

struct heading {
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
    struct page *pages;
    size_t page_count, page_capacity;
    struct face_use *faces;
    size_t face_count, face_capacity;
    struct image_use *image_list;
    size_t image_count, image_capacity;
    struct anchor *anchors;
    size_t anchor_count, anchor_capacity;
    struct link *links;
    size_t link_count, link_capacity;
    struct heading *headings;
    size_t heading_count, heading_capacity;
    uint64_t digest[2];        /* of all content: the file's ID */
};

/* --- errors and objects -------------------------------------------------------------------------- */

static void keep_first_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    struct pdf_file *file = context;
    if (file->error == HPDF_OK) {
        file->error = error;
        file->detail = detail;
    }
}

/* Inner calls of the library set the error without calling the handler. */
static void look_for_error(struct pdf_file *file)
{
    if (file->error == HPDF_OK && HPDF_GetError(file->pdf) != HPDF_OK)
        keep_first_error(HPDF_GetError(file->pdf), HPDF_GetErrorDetail(file->pdf), file);
}

bool pdf_file_failed(const struct pdf_file *file)
{
    return file->failed || file->error != HPDF_OK;
}

static void digest_add(struct pdf_file *file, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t first = file->digest[0], second = file->digest[1];
    for (size_t i = 0; i < length; i++) { /* FNV-1a, and the same with another prime */
        first = (first ^ at[i]) * 0x100000001B3u;
        second = (second ^ at[i]) * 0x9E3779B97F4A7C15u;
    }
    file->digest[0] = first;
    file->digest[1] = second;
}

static HPDF_Dict new_dict(struct pdf_file *file)
{
    return HPDF_Dict_New(file->pdf->mmgr);
}

/* A dictionary that is an object of its own. */
static HPDF_Dict new_object(struct pdf_file *file)
{
    HPDF_Dict dict = new_dict(file);
    if (dict)
        HPDF_Xref_Add(file->pdf->xref, dict);
    return dict;
}

static HPDF_Array add_array(struct pdf_file *file, HPDF_Dict dict, const char *key)
{
    HPDF_Array array = HPDF_Array_New(file->pdf->mmgr);
    if (array && HPDF_Dict_Add(dict, key, array) != HPDF_OK)
        return NULL;
    return array;
}

static HPDF_Dict add_stream(struct pdf_file *file, const void *bytes, size_t length)
{
    HPDF_Dict dict = HPDF_DictStream_New(file->pdf->mmgr, file->pdf->xref);
    if (!dict)
        return NULL;
    dict->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)length);
    digest_add(file, bytes, length);
    return dict;
}

/* Text of people: UTF-16BE; the library's limit is 65,535 bytes (H12). */
static void add_text(struct pdf_file *file, HPDF_Dict dict, const char *key, const char *text)
{
    size_t length;
    if (text_is_empty(text))
        return;
    unsigned char *utf16 = pdf_utf16(file->arena, text, 8192, &length);
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(file->pdf->mmgr, utf16, (HPDF_UINT)length));
    digest_add(file, utf16, length);
}

/* Text of machines: ASCII. */
static void add_ascii(struct pdf_file *file, HPDF_Dict dict, const char *key, const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(file->pdf->mmgr, text, NULL));
}

/* --- the file ------------------------------------------------------------------------------------ */

static void release_document(void *object)
{
    HPDF_Free(object);
}

static void add_information(struct pdf_file *file)
{
    const struct document *document = file->document;
    HPDF_SetInfoAttr(file->pdf, HPDF_INFO_PRODUCER, "x"); /* makes the dictionary */
    HPDF_Dict info = file->pdf->info;
    if (!info)
        return;
    add_text(file, info, "Title", document->title);
    add_text(file, info, "Author", document->author);
    add_text(file, info, "Subject", document->subject);
    add_text(file, info, "Keywords", document->keywords);
    add_text(file, info, "Creator", document->version ? document->version : "raingan");
    add_text(file, info, "Producer",
             text_format(file->arena, "%s, libharu %s",
                         document->version ? document->version : "raingan", HPDF_VERSION_TEXT));
    if (document->date.year > 0) {
        const char *date = text_format(file->arena, "D:%04d%02d%02d000000+07'00'",
                                       document->date.year, document->date.month,
                                       document->date.day);
        add_ascii(file, info, "CreationDate", date);
        add_ascii(file, info, "ModDate", date);
    }
}

struct pdf_file *pdf_file_new(struct arena *arena, const struct document *document,
                              struct diag *diag, struct diag_place place)
{
    struct pdf_file *file = arena_alloc(arena, sizeof *file);
    file->arena = arena;
    file->document = document;
    file->diag = diag;
    file->place = place;
    file->digest[0] = 0xCBF29CE484222325u;
    file->digest[1] = 0x84222325CBF29CE4u;
    file->pdf = HPDF_New(keep_first_error, file);
    if (!file->pdf) {
        keep_first_error(HPDF_FAILD_TO_ALLOC_MEM, 0, file);
        return file;
    }
    arena_on_free(arena, release_document, file->pdf);
    file->pdf->pdf_version = HPDF_VER_17; /* the library says 1.3 whatever is used (H19) */
    HPDF_SetCompressionMode(file->pdf, HPDF_COMP_ALL);
    file->resources = new_object(file);
    file->fonts = new_dict(file);
    file->images = new_dict(file);
    HPDF_Dict_Add(file->resources, "Font", file->fonts);
    HPDF_Dict_Add(file->resources, "XObject", file->images);
    add_information(file);
    look_for_error(file);
    return file;
}

size_t pdf_file_pages(const struct pdf_file *file)
{
    return file->page_count;
}

bool pdf_file_add_page(struct pdf_file *file, int width, int height, size_t *page)
{
    *page = file->page_count ? file->page_count - 1 : 0;
    if (pdf_file_failed(file))
        return false;
    if (file->page_count == PDF_PAGES_MAX) {
        diag_report(file->diag, PDF005, file->place, "5,000");
        file->failed = true;
        return false;
    }
    HPDF_Page made = HPDF_AddPage(file->pdf);
    if (!made) {
        look_for_error(file);
        return false;
    }
    HPDF_Page_SetWidth(made, (HPDF_REAL)width / 1000);
    HPDF_Page_SetHeight(made, (HPDF_REAL)height / 1000);
    HPDF_Dict_Add(made, "Resources", file->resources); /* one for all pages; frees the page's own */
    look_for_error(file);
    file->pages = arena_grow(file->arena, file->pages, file->page_count, &file->page_capacity,
                             sizeof *file->pages);
    file->pages[file->page_count] =
        (struct page){made, ((HPDF_PageAttr)made->attr)->stream, height, ""};
    *page = file->page_count++;
    return true;
}

void pdf_file_draw(struct pdf_file *file, size_t page, const void *bytes, size_t length)
{
    if (pdf_file_failed(file) || page >= file->page_count || length == 0)
        return;
    HPDF_Stream_Write(file->pages[page].stream, bytes, (HPDF_UINT)length);
    digest_add(file, bytes, length);
}

/* --- what collects until the end ----------------------------------------------------------------- */

unsigned pdf_file_font(struct pdf_file *file, struct font_face *face)
{
    for (size_t i = 0; i < file->face_count; i++) {
        if (file->faces[i].face == face)
            return (unsigned)i + 1;
    }
    file->faces = arena_grow(file->arena, file->faces, file->face_count, &file->face_capacity,
                             sizeof *file->faces);
    struct face_use *use = &file->faces[file->face_count++];
    *use = (struct face_use){face, NULL};
    if (!pdf_file_failed(file)) {
        use->dict = new_object(file);
        HPDF_Dict_Add(file->fonts, text_format(file->arena, "F%zu", file->face_count), use->dict);
    }
    return (unsigned)file->face_count;
}

int pdf_file_image(struct pdf_file *file, const char *path, struct diag_place place, int *width,
                   int *height)
{
    struct image_bytes bytes;
    const char *fault;
    size_t index = 0;
    while (index < file->image_count && !text_equal(file->image_list[index].path, path))
        index++;
    if (index == file->image_count) {
        if (!image_check(file->arena, path, &bytes, &fault)) {
            diag_report(file->diag, PDF006, place, path, fault);
            return -1;
        }
        if (pdf_file_failed(file))
            return -1;
        HPDF_Image image =
            bytes.kind == IMAGE_PNG
                ? HPDF_LoadPngImageFromMem(file->pdf, bytes.data, (HPDF_UINT)bytes.length)
                : HPDF_LoadJpegImageFromMem(file->pdf, bytes.data, (HPDF_UINT)bytes.length);
        if (!image) {
            look_for_error(file);
            return -1;
        }
        file->image_list = arena_grow(file->arena, file->image_list, file->image_count,
                                      &file->image_capacity, sizeof *file->image_list);
        file->image_list[file->image_count++] =
            (struct image_use){text_copy(file->arena, path), bytes.width, bytes.height};
        HPDF_Dict_Add(file->images, text_format(file->arena, "I%zu", index + 1), image);
        digest_add(file, bytes.data, bytes.length);
    }
    *width = file->image_list[index].width;
    *height = file->image_list[index].height;
    return (int)index + 1;
}

void pdf_file_label(struct pdf_file *file, size_t page, const char *label)
{
    if (page < file->page_count)
        file->pages[page].label = label;
}

void pdf_file_anchor(struct pdf_file *file, size_t page, int x, int y, const char *anchor)
{
    file->anchors = arena_grow(file->arena, file->anchors, file->anchor_count,
                               &file->anchor_capacity, sizeof *file->anchors);
    file->anchors[file->anchor_count] =
        (struct anchor){anchor, page, file->anchor_count, x, y};
    file->anchor_count++;
}

void pdf_file_link(struct pdf_file *file, size_t page, int x, int y, int width, int height,
                   const char *target)
{
    file->links = arena_grow(file->arena, file->links, file->link_count, &file->link_capacity,
                             sizeof *file->links);
    file->links[file->link_count++] = (struct link){target, page, x, y, width, height};
}

void pdf_file_outline(struct pdf_file *file, int level, const char *title, size_t page, int y)
{
    file->headings = arena_grow(file->arena, file->headings, file->heading_count,
                                &file->heading_capacity, sizeof *file->headings);
    file->headings[file->heading_count++] = (struct heading){title, level, page, y};
}

/* --- finishing: links, outline, labels ----------------------------------------------------------- */

/* Whole points, upwards from the page's foot. */
static HPDF_INT32 pdf_y(const struct pdf_file *file, size_t page, int y)
{
    return (HPDF_INT32)((file->pages[page].height - y + 500) / 1000);
}

/* [page /XYZ left top null], the zoom staying as it is. */
static void add_destination(struct pdf_file *file, HPDF_Dict dict, size_t page, int x, int y)
{
    HPDF_Array array = add_array(file, dict, "Dest");
    if (!array || page >= file->page_count)
        return;
    HPDF_Array_Add(array, file->pages[page].page);
    HPDF_Array_AddName(array, "XYZ");
    HPDF_Array_AddNumber(array, x / 1000);
    HPDF_Array_AddNumber(array, pdf_y(file, page, y));
    HPDF_Array_Add(array, HPDF_Null_New(file->pdf->mmgr));
}

static int compare_anchors(const void *left, const void *right)
{
    const struct anchor *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The first anchor of the name, or NULL; the anchors are sorted. */
static const struct anchor *find_anchor(const struct pdf_file *file, const char *name)
{
    size_t low = 0, high = file->anchor_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(file->anchors[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < file->anchor_count && text_equal(file->anchors[low].name, name))
        return &file->anchors[low];
    return NULL;
}

/* An address in ASCII, as PDF wants it: other bytes and blanks as %XX. */
static const char *ascii_address(struct arena *arena, const char *address)
{
    static const char digits[] = "0123456789ABCDEF";
    char *out = arena_alloc(arena, 3 * strlen(address) + 1), *end = out;
    for (const unsigned char *at = (const unsigned char *)address; *at; at++) {
        if (*at > 0x20 && *at < 0x7F) {
            *end++ = (char)*at;
            continue;
        }
        *end++ = '%';
        *end++ = digits[*at >> 4];
        *end++ = digits[*at & 15];
    }
    return out;
}

static void add_link(struct pdf_file *file, const struct link *link)
{
    const struct anchor *anchor = NULL;
    if (link->target[0] == '#') {
        anchor = find_anchor(file, link->target + 1);
        if (!anchor) {
            diag_report(file->diag, PDF007, file->place, link->target);
            return;
        }
    }
    HPDF_Dict page = file->pages[link->page].page, dict = new_object(file);
    HPDF_Array list = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!list)
        list = add_array(file, page, "Annots");
    if (!dict || !list || HPDF_Array_Items(list) >= HPDF_LIMIT_MAX_ARRAY)
        return;
    HPDF_Array_Add(list, dict);
    HPDF_Dict_AddName(dict, "Type", "Annot");
    HPDF_Dict_AddName(dict, "Subtype", "Link");
    HPDF_Dict_AddNumber(dict, "F", 4); /* printed with the page, as PDF/A asks */
    HPDF_Array rectangle = add_array(file, dict, "Rect"), border = add_array(file, dict, "Border");
    HPDF_Array_AddNumber(rectangle, link->x / 1000);
    HPDF_Array_AddNumber(rectangle, pdf_y(file, link->page, link->y + link->height));
    HPDF_Array_AddNumber(rectangle, (link->x + link->width + 999) / 1000);
    HPDF_Array_AddNumber(rectangle, pdf_y(file, link->page, link->y));
    for (int i = 0; i < 3; i++)
        HPDF_Array_AddNumber(border, 0);
    if (anchor) {
        add_destination(file, dict, anchor->page, anchor->x, anchor->y);
        return;
    }
    HPDF_Dict action = new_dict(file);
    HPDF_Dict_Add(dict, "A", action);
    HPDF_Dict_AddName(action, "S", "URI");
    add_ascii(file, action, "URI", ascii_address(file->arena, link->target));
}

static void add_links(struct pdf_file *file)
{
    if (file->anchor_count > 1)
        qsort(file->anchors, file->anchor_count, sizeof *file->anchors, compare_anchors);
    for (size_t i = 0; i < file->link_count && !pdf_file_failed(file); i++) {
        if (file->links[i].page < file->page_count)
            add_link(file, &file->links[i]);
    }
}

#define OUTLINE_LEVELS 8

/* A level that was skipped hangs below the nearest one above it. The first two levels stand open. */
static void add_outlines(struct pdf_file *file)
{
    HPDF_Outline open[OUTLINE_LEVELS] = {NULL};
    for (size_t i = 0; i < file->heading_count && !pdf_file_failed(file); i++) {
        const struct heading *heading = &file->headings[i];
        int level = heading->level < 1 ? 1 : heading->level;
        if (level >= OUTLINE_LEVELS)
            level = OUTLINE_LEVELS - 1;
        HPDF_Outline parent = NULL;
        for (int above = level - 1; above > 0 && !parent; above--)
            parent = open[above];
        HPDF_Outline outline = HPDF_CreateOutline(file->pdf, parent, "x", NULL);
        if (!outline)
            break;
        add_text(file, outline, "Title", text_is_empty(heading->title) ? "–" : heading->title);
        add_destination(file, outline, heading->page, 0, heading->y);
        HPDF_Outline_SetOpened(outline, level < 2);
        open[level] = outline;
        for (int below = level + 1; below < OUTLINE_LEVELS; below++)
            open[below] = NULL;
    }
    if (file->heading_count > 0 && !pdf_file_failed(file))
        HPDF_SetPageMode(file->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* PDF has no Thai numbering style (ISO 32000-1 table 159), so each page has a prefix that is its label. */
static void add_labels(struct pdf_file *file)
{
    HPDF_Dict labels = new_dict(file);
    if (!labels)
        return;
    HPDF_Dict_Add(file->pdf->catalog, "PageLabels", labels);
    HPDF_Array numbers = add_array(file, labels, "Nums");
    for (size_t i = 0; i < file->page_count && numbers; i++) {
        HPDF_Dict label = new_dict(file);
        HPDF_Array_AddNumber(numbers, (HPDF_INT32)i);
        HPDF_Array_Add(numbers, label);
        add_text(file, label, "P", file->pages[i].label);
    }
}

static void add_catalog(struct pdf_file *file)
{
    HPDF_Dict catalog = file->pdf->catalog, preferences = new_dict(file);
    add_ascii(file, catalog, "Lang", "th-TH");
    HPDF_Dict_Add(catalog, "ViewerPreferences", preferences);
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
}

/* --- finishing: fonts ---------------------------------------------------------------------------- */

static HPDF_Dict font_descriptor(struct pdf_file *file, const struct font_program *program)
{
    HPDF_Dict dict = new_object(file);
    HPDF_Dict truetype = add_stream(file, program->truetype, program->truetype_length);
    if (!dict || !truetype)
        return NULL;
    HPDF_Dict_AddNumber(truetype, "Length1", (HPDF_INT32)program->truetype_length);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", program->postscript_name);
    int flags = 4 | (program->fixed_pitch ? 1 : 0) | (program->serif ? 2 : 0) |
                (program->italic ? 64 : 0);
    HPDF_Dict_AddNumber(dict, "Flags", flags);
    HPDF_Array box = add_array(file, dict, "FontBBox");
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, program->bbox[i]);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", program->italic_angle);
    HPDF_Dict_AddNumber(dict, "Ascent", program->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", program->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", program->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", program->stem_v);
    HPDF_Dict_Add(dict, "FontFile2", truetype);
    return dict;
}

/* c [w w w …], in arrays far below the library's limit of 32,767 (H6). */
static void add_widths(struct pdf_file *file, HPDF_Dict dict, const struct font_program *program)
{
    HPDF_Array list = add_array(file, dict, "W"), widths = NULL;
    for (size_t code = 1; code <= program->code_count && list; code++) {
        if ((code - 1) % 4096 == 0) {
            widths = HPDF_Array_New(file->pdf->mmgr);
            HPDF_Array_AddNumber(list, (HPDF_INT32)code);
            HPDF_Array_Add(list, widths);
        }
        HPDF_Array_AddNumber(widths, program->width_of_code[code]);
    }
}

static HPDF_Dict glyph_map(struct pdf_file *file, const struct font_program *program)
{
    size_t length = 2 * (program->code_count + 1);
    unsigned char *map = arena_alloc(file->arena, length);
    for (size_t code = 1; code <= program->code_count; code++) {
        map[2 * code] = (unsigned char)(program->glyph_of_code[code] >> 8);
        map[2 * code + 1] = (unsigned char)(program->glyph_of_code[code] & 0xFF);
    }
    return add_stream(file, map, length);
}

static HPDF_Dict cid_font(struct pdf_file *file, const struct font_program *program)
{
    HPDF_Dict dict = new_object(file), system = new_dict(file);
    if (!dict || !system)
        return NULL;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", program->postscript_name);
    HPDF_Dict_Add(dict, "CIDSystemInfo", system);
    add_ascii(file, system, "Registry", "Adobe");
    add_ascii(file, system, "Ordering", "Identity");
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_Add(dict, "FontDescriptor", font_descriptor(file, program));
    HPDF_Dict_AddNumber(dict, "DW", 1000);
    add_widths(file, dict, program);
    HPDF_Dict_Add(dict, "CIDToGIDMap", glyph_map(file, program));
    return dict;
}

static bool add_font(struct pdf_file *file, const struct face_use *use)
{
    struct font_program program;
    size_t length;
    if (!font_embed(file->arena, use->face, file->diag, &program)) {
        file->failed = true;
        return false;
    }
    HPDF_Dict dict = use->dict;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", program.postscript_name);
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Array descendants = add_array(file, dict, "DescendantFonts");
    HPDF_Array_Add(descendants, cid_font(file, &program));
    const char *map = pdf_to_unicode(file->arena, &program, &length);
    HPDF_Dict_Add(dict, "ToUnicode", add_stream(file, map, length));
    look_for_error(file);
    return !pdf_file_failed(file);
}

/* --- saving -------------------------------------------------------------------------------------- */

/* From the content: the library's own ID comes from the clock (H10). */
static void add_identity(struct pdf_file *file)
{
    unsigned char bytes[16];
    HPDF_Array identity = add_array(file, file->pdf->trailer, "ID");
    for (int i = 0; i < 16; i++)
        bytes[i] = (unsigned char)(file->digest[i / 8] >> (56 - 8 * (i % 8)));
    for (int i = 0; i < 2 && identity; i++)
        HPDF_Array_Add(identity, HPDF_Binary_New(file->pdf->mmgr, bytes, sizeof bytes));
}

static bool finish(struct pdf_file *file)
{
    if (!pdf_file_failed(file)) {
        add_links(file);
        add_outlines(file);
        add_labels(file);
        add_catalog(file);
        look_for_error(file);
    }
    for (size_t i = 0; i < file->face_count && !pdf_file_failed(file); i++)
        add_font(file, &file->faces[i]);
    if (!pdf_file_failed(file)) {
        add_identity(file);
        look_for_error(file);
    }
    return !pdf_file_failed(file);
}

bool pdf_file_save(struct pdf_file *file, const char *path, size_t *bytes)
{
    HPDF_UINT32 length = 0;
    unsigned char *buffer = NULL;
    if (finish(file) && HPDF_SaveToStream(file->pdf) == HPDF_OK) {
        length = HPDF_GetStreamSize(file->pdf);
        buffer = arena_alloc(file->arena, length + 1);
        HPDF_UINT32 got = length;
        HPDF_ResetStream(file->pdf);
        HPDF_STATUS read = HPDF_ReadFromStream(file->pdf, buffer, &got);
        if (got != length)
            keep_first_error(read != HPDF_OK ? read : HPDF_FILE_IO_ERROR, 0, file);
    }
    if (file->pdf && file->error == HPDF_OK && !buffer)
        look_for_error(file);
    if (file->error != HPDF_OK && !file->failed) {
        diag_report(file->diag, PDF001, file->place,
                    text_format(file->arena, "0x%04lX", (unsigned long)file->error),
                    text_format(file->arena, "%lu", (unsigned long)file->detail));
        file->failed = true;
    }
    *bytes = length;
    return !file->failed && buffer && pdf_save(path, buffer, length, file->page_count, file->diag);
}
