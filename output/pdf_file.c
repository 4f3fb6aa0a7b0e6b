/* A PDF file by libharu: pages, content, fonts and images as they come. Of the library only the
 * object layer is used, for its text calls know no Thai shaping (library-limits.md H2). Lays
 * nothing out and draws nothing; what can only be written at the end is pdf_finish.c's. */
#include "output/pdf_file.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/document.h"
#include "output/image_check.h"
#include "output/pdf.h"
#include "output/pdf_cmap.h"
#include "output/pdf_deflate.h"
#include "output/pdf_objects.h"
#include "output/pdf_save.h"
#include "output/pdf_tail.h"
#include "output/structure.h"

/* --- errors and objects -------------------------------------------------------------------- */

void pdf_keep_error(HPDF_STATUS error, HPDF_STATUS detail, void *context)
{
    struct pdf_file *file = context;
    if (file->error == HPDF_OK) {
        file->error = error;
        file->detail = detail;
    }
}

/* Inner calls of the library set the error without calling the handler. */
void pdf_look_for_error(struct pdf_file *file)
{
    if (file->error == HPDF_OK && HPDF_GetError(file->pdf) != HPDF_OK)
        pdf_keep_error(HPDF_GetError(file->pdf), HPDF_GetErrorDetail(file->pdf), file);
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

HPDF_Dict pdf_dict_new(struct pdf_file *file)
{
    return HPDF_Dict_New(file->pdf->mmgr);
}

/* A dictionary that is an object of its own. */
HPDF_Dict pdf_object_new(struct pdf_file *file)
{
    HPDF_Dict dict = pdf_dict_new(file);
    if (dict)
        HPDF_Xref_Add(file->pdf->xref, dict);
    return dict;
}

size_t pdf_number_of(const void *object)
{
    return object ? ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF : 0;
}

HPDF_Array pdf_add_array(struct pdf_file *file, HPDF_Dict dict, const char *key)
{
    HPDF_Array array = HPDF_Array_New(file->pdf->mmgr);
    if (array && HPDF_Dict_Add(dict, key, array) != HPDF_OK)
        return NULL;
    return array;
}

static HPDF_STATUS write_filter(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return HPDF_Stream_WriteStr(stream, "/Filter/FlateDecode\n");
}

/* Packs by itself what the library would pack at zlib's level 6: to it the bytes are plain, and it
 * takes an entry of that name out of such a dictionary. */
static void put_packed(struct pdf_file *file, HPDF_Dict dict, const void *bytes, size_t length)
{
    struct arena *scratch = arena_new_scratch(file->arena);
    size_t packed_length;
    const unsigned char *packed = pdf_deflate(scratch, bytes, length, &packed_length);
    dict->write_fn = write_filter;
    HPDF_Stream_Write(dict->stream, packed, (HPDF_UINT)packed_length);
    digest_add(file, packed, packed_length); /* a quarter of the bytes */
    arena_free(scratch);
}

HPDF_Dict pdf_stream_new(struct pdf_file *file, const void *bytes, size_t length)
{
    HPDF_Dict dict = HPDF_DictStream_New(file->pdf->mmgr, file->pdf->xref);
    if (!dict)
        return NULL;
    put_packed(file, dict, bytes, length);
    return dict;
}

HPDF_Dict pdf_plain_stream_new(struct pdf_file *file, const void *bytes, size_t length)
{
    HPDF_Dict dict = HPDF_DictStream_New(file->pdf->mmgr, file->pdf->xref);
    if (!dict)
        return NULL;
    HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)length);
    digest_add(file, bytes, length);
    return dict;
}

void pdf_pack_page(struct pdf_file *file, const struct pdf_page *page)
{
    struct arena *scratch = arena_new_scratch(file->arena);
    HPDF_Stream stream = page->content->stream;
    unsigned char *bytes = arena_alloc(scratch, stream->size);
    size_t length = 0;
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); i++) {
        HPDF_UINT part;
        const HPDF_BYTE *from = HPDF_MemStream_GetBufPtr(stream, i, &part);
        memcpy(bytes + length, from, part);
        length += part;
    }
    HPDF_MemStream_FreeData(stream);
    put_packed(file, page->content, bytes, length);
    arena_free(scratch);
}

/* Text of people: UTF-16BE; the library's limit is 65,535 bytes (H12). */
void pdf_add_text(struct pdf_file *file, HPDF_Dict dict, const char *key, const char *text)
{
    size_t length;
    if (text_is_empty(text))
        return;
    unsigned char *utf16 = pdf_utf16(file->arena, text, 8192, &length);
    HPDF_Dict_Add(dict, key, HPDF_Binary_New(file->pdf->mmgr, utf16, (HPDF_UINT)length));
    digest_add(file, utf16, length);
}

/* Text of machines: ASCII. */
void pdf_add_ascii(struct pdf_file *file, HPDF_Dict dict, const char *key, const char *text)
{
    HPDF_Dict_Add(dict, key, HPDF_String_New(file->pdf->mmgr, text, NULL));
}

/* --- the file ------------------------------------------------------------------------------ */

static void release_document(void *object)
{
    HPDF_Free(object);
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
    file->structure = structure_new(arena);
    file->pdf = HPDF_New(pdf_keep_error, file);
    if (!file->pdf) {
        pdf_keep_error(HPDF_FAILD_TO_ALLOC_MEM, 0, file);
        return file;
    }
    arena_on_free(arena, release_document, file->pdf);
    file->pdf->pdf_version = HPDF_VER_17; /* the library says 1.3 whatever is used (H19) */
    HPDF_SetCompressionMode(file->pdf, HPDF_COMP_IMAGE); /* the rest is packed here */
    file->resources = pdf_object_new(file);
    file->fonts = pdf_dict_new(file);
    file->images = pdf_dict_new(file);
    HPDF_Dict_Add(file->resources, "Font", file->fonts);
    HPDF_Dict_Add(file->resources, "XObject", file->images);
    pdf_look_for_error(file);
    return file;
}

struct structure *pdf_file_structure(const struct pdf_file *file)
{
    return file->structure;
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
        pdf_look_for_error(file);
        return false;
    }
    HPDF_Page_SetWidth(made, (HPDF_REAL)width / 1000);
    HPDF_Page_SetHeight(made, (HPDF_REAL)height / 1000);
    HPDF_Dict_Add(made, "Resources", file->resources); /* one for all pages; frees the page's own */
    pdf_look_for_error(file);
    file->pages = arena_grow(file->arena, file->pages, file->page_count, &file->page_capacity,
                             sizeof *file->pages);
    file->pages[file->page_count] =
        (struct pdf_page){made, ((HPDF_PageAttr)made->attr)->contents, height, ""};
    *page = file->page_count++;
    return true;
}

void pdf_file_draw(struct pdf_file *file, size_t page, const void *bytes, size_t length)
{
    if (pdf_file_failed(file) || page >= file->page_count || length == 0)
        return;
    HPDF_Stream_Write(file->pages[page].content->stream, bytes, (HPDF_UINT)length);
}

/* --- what collects until the end ----------------------------------------------------------- */

unsigned pdf_file_font(struct pdf_file *file, struct font_face *face)
{
    for (size_t i = 0; i < file->face_count; i++) {
        if (file->faces[i].face == face)
            return (unsigned)i + 1;
    }
    file->faces = arena_grow(file->arena, file->faces, file->face_count, &file->face_capacity,
                             sizeof *file->faces);
    struct pdf_face *use = &file->faces[file->face_count++];
    *use = (struct pdf_face){face, NULL};
    if (!pdf_file_failed(file)) {
        use->dict = pdf_object_new(file);
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
            pdf_look_for_error(file);
            return -1;
        }
        file->image_list = arena_grow(file->arena, file->image_list, file->image_count,
                                      &file->image_capacity, sizeof *file->image_list);
        file->image_list[file->image_count++] =
            (struct pdf_image){text_copy(file->arena, path), bytes.width, bytes.height};
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
    file->anchors[file->anchor_count] = (struct pdf_anchor){anchor, page, file->anchor_count, x, y};
    file->anchor_count++;
}

size_t pdf_file_link(struct pdf_file *file, size_t page, int x, int y, int width, int height,
                     const char *target)
{
    file->links = arena_grow(file->arena, file->links, file->link_count, &file->link_capacity,
                             sizeof *file->links);
    file->links[file->link_count++] = (struct pdf_link){target, page, x, y, width, height, NULL};
    return file->link_count - 1;
}

void pdf_file_outline(struct pdf_file *file, int level, const char *title, size_t page, int y)
{
    file->headings = arena_grow(file->arena, file->headings, file->heading_count,
                                &file->heading_capacity, sizeof *file->headings);
    file->headings[file->heading_count++] = (struct pdf_heading){title, level, page, y};
}

/* --- saving -------------------------------------------------------------------------------- */

/* libharu's file with another end: the structure's objects, and a cross-reference stream for the
 * library's table. */
static unsigned char *with_tail(struct pdf_file *file, size_t *length)
{
    HPDF_Xref xref = file->pdf->xref;
    struct pdf_tail tail = {
        .begin = xref->addr,
        .count = xref->entries->count,
        .catalog = pdf_number_of(file->pdf->catalog),
        .info = pdf_number_of(file->pdf->info),
    };
    size_t *offsets = arena_alloc_array(file->arena, tail.count, sizeof *offsets), tail_length;
    for (size_t i = 0; i < tail.count; i++) {
        const HPDF_XrefEntry_Rec *entry = HPDF_Xref_GetEntry(xref, (HPDF_UINT)i);
        offsets[i] = entry->entry_typ == HPDF_IN_USE_ENTRY ? entry->byte_offset : 0;
    }
    tail.offsets = offsets;
    digest_add(file, file->bodies.text, file->bodies.length);
    for (int i = 0; i < 16;
         i++) /* from the content: the library's own comes from the clock (H10) */
        tail.identity[i] = (unsigned char)(file->digest[i / 8] >> (56 - 8 * (i % 8)));
    const char *end = pdf_tail_write(file->arena, &tail, &file->bodies, &tail_length);
    unsigned char *buffer = arena_alloc(file->arena, tail.begin + tail_length + 1);
    HPDF_UINT32 got = (HPDF_UINT32)tail.begin;
    HPDF_ResetStream(file->pdf);
    HPDF_STATUS read = HPDF_ReadFromStream(file->pdf, buffer, &got);
    if (got != tail.begin)
        pdf_keep_error(read != HPDF_OK ? read : HPDF_FILE_IO_ERROR, 0, file);
    memcpy(buffer + tail.begin, end, tail_length);
    *length = tail.begin + tail_length;
    return buffer;
}

bool pdf_file_save(struct pdf_file *file, const char *path, size_t *bytes)
{
    size_t length = 0;
    unsigned char *buffer = NULL;
    if (pdf_file_finish(file) && HPDF_SaveToStream(file->pdf) == HPDF_OK)
        buffer = with_tail(file, &length);
    if (file->pdf && file->error == HPDF_OK && !buffer)
        pdf_look_for_error(file);
    if (file->error != HPDF_OK && !file->failed) {
        diag_report(file->diag, PDF001, file->place,
                    text_format(file->arena, "0x%04lX", (unsigned long)file->error),
                    text_format(file->arena, "%lu", (unsigned long)file->detail));
        file->failed = true;
    }
    *bytes = length;
    return !file->failed && buffer && pdf_save(path, buffer, length, file->page_count, file->diag);
}

struct structure_kept pdf_file_kept(const struct pdf_file *file)
{
    size_t *pages = arena_alloc_array(file->arena, file->link_count + 1, sizeof *pages);
    for (size_t i = 0; i < file->link_count; i++)
        pages[i] = file->links[i].dict ? file->links[i].page : SIZE_MAX;
    return (struct structure_kept){file->structure, file->page_count, pages, file->link_count};
}

const char *pdf_library_version(void)
{
    return HPDF_VERSION_TEXT;
}
