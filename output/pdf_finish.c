/* What a PDF file gets at its end, when all pages are known: links, outline, page labels, fonts,
 * structure. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/embed.h"
#include "output/pdf_cmap.h"
#include "output/pdf_objects.h"

/* --- links, outline, labels ---------------------------------------------------------------- */

/* Whole points, upwards from the page's foot. */
static HPDF_INT32 pdf_y(const struct pdf_file *file, size_t page, int y)
{
    return (HPDF_INT32)((file->pages[page].height - y + 500) / 1000);
}

/* [page /XYZ left top null], the zoom staying as it is. */
static void add_destination(struct pdf_file *file, HPDF_Dict dict, size_t page, int x, int y)
{
    HPDF_Array array = pdf_add_array(file, dict, "Dest");
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
    const struct pdf_anchor *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order != 0)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The first anchor of the name, or NULL; the anchors are sorted. */
static const struct pdf_anchor *find_anchor(const struct pdf_file *file, const char *name)
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

/* What is read aloud for a link. */
static const char *link_words(const struct pdf_file *file, const struct pdf_link *link,
                              const struct pdf_anchor *anchor)
{
    if (!anchor)
        return link->target;
    const char *label = anchor->page < file->page_count ? file->pages[anchor->page].label : "";
    return text_is_empty(label) ? "ไปยังส่วนอื่นของเอกสาร"
                                : text_format(file->arena, "ไปหน้า %s", label);
}

static void add_link(struct pdf_file *file, struct pdf_link *link)
{
    const struct pdf_anchor *anchor = NULL;
    if (link->target[0] == '#') {
        anchor = find_anchor(file, link->target + 1);
        if (!anchor) {
            diag_report(file->diag, PDF007, file->place, link->target);
            return;
        }
    }
    HPDF_Dict page = file->pages[link->page].page, dict = pdf_object_new(file);
    HPDF_Array list = HPDF_Dict_GetItem(page, "Annots", HPDF_OCLASS_ARRAY);
    if (!list) {
        list = pdf_add_array(file, page, "Annots");
        HPDF_Dict_AddName(page, "Tabs", "S"); /* the keyboard follows the structure */
    }
    if (!dict || !list || HPDF_Array_Items(list) >= HPDF_LIMIT_MAX_ARRAY)
        return;
    HPDF_Array_Add(list, dict);
    link->dict = dict;
    HPDF_Dict_AddName(dict, "Type", "Annot");
    HPDF_Dict_AddName(dict, "Subtype", "Link");
    HPDF_Dict_AddNumber(dict, "F", 4); /* printed with the page, as PDF/A asks */
    pdf_add_text(file, dict, "Contents", link_words(file, link, anchor));
    HPDF_Array rectangle = pdf_add_array(file, dict, "Rect"),
               border = pdf_add_array(file, dict, "Border");
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
    HPDF_Dict action = pdf_dict_new(file);
    HPDF_Dict_Add(dict, "A", action);
    HPDF_Dict_AddName(action, "S", "URI");
    pdf_add_ascii(file, action, "URI", ascii_address(file->arena, link->target));
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

/* A level that was skipped hangs below the nearest one above it. The first two levels stand open.
 */
static void add_outlines(struct pdf_file *file)
{
    HPDF_Outline open[OUTLINE_LEVELS] = {NULL};
    for (size_t i = 0; i < file->heading_count && !pdf_file_failed(file); i++) {
        const struct pdf_heading *heading = &file->headings[i];
        int level = heading->level < 1 ? 1 : heading->level;
        if (level >= OUTLINE_LEVELS)
            level = OUTLINE_LEVELS - 1;
        HPDF_Outline parent = NULL;
        for (int above = level - 1; above > 0 && !parent; above--)
            parent = open[above];
        HPDF_Outline outline = HPDF_CreateOutline(file->pdf, parent, "x", NULL);
        if (!outline)
            break;
        pdf_add_text(file, outline, "Title", text_is_empty(heading->title) ? "–" : heading->title);
        add_destination(file, outline, heading->page, 0, heading->y);
        HPDF_Outline_SetOpened(outline, level < 2);
        open[level] = outline;
        for (int below = level + 1; below < OUTLINE_LEVELS; below++)
            open[below] = NULL;
    }
    if (file->heading_count > 0 && !pdf_file_failed(file))
        HPDF_SetPageMode(file->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
}

/* PDF has no Thai numbering style (ISO 32000-1 table 159), so each page has a prefix that is its
 * label. */
static void add_labels(struct pdf_file *file)
{
    HPDF_Dict labels = pdf_dict_new(file);
    if (!labels)
        return;
    HPDF_Dict_Add(file->pdf->catalog, "PageLabels", labels);
    HPDF_Array numbers = pdf_add_array(file, labels, "Nums");
    for (size_t i = 0; i < file->page_count && numbers; i++) {
        HPDF_Dict label = pdf_dict_new(file);
        HPDF_Array_AddNumber(numbers, (HPDF_INT32)i);
        HPDF_Array_Add(numbers, label);
        pdf_add_text(file, label, "P", file->pages[i].label);
    }
}

static void add_catalog(struct pdf_file *file)
{
    HPDF_Dict catalog = file->pdf->catalog, preferences = pdf_dict_new(file);
    pdf_add_ascii(file, catalog, "Lang", "th-TH");
    HPDF_Dict_Add(catalog, "ViewerPreferences", preferences);
    HPDF_Dict_AddBoolean(preferences, "DisplayDocTitle", HPDF_TRUE);
}

/* --- fonts --------------------------------------------------------------------------------- */

static HPDF_Dict font_descriptor(struct pdf_file *file, const struct font_program *program)
{
    HPDF_Dict dict = pdf_object_new(file);
    HPDF_Dict truetype = pdf_stream_new(file, program->truetype, program->truetype_length);
    if (!dict || !truetype)
        return NULL;
    HPDF_Dict_AddNumber(truetype, "Length1", (HPDF_INT32)program->truetype_length);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", program->postscript_name);
    int flags =
        4 | (program->fixed_pitch ? 1 : 0) | (program->serif ? 2 : 0) | (program->italic ? 64 : 0);
    HPDF_Dict_AddNumber(dict, "Flags", flags);
    HPDF_Array box = pdf_add_array(file, dict, "FontBBox");
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
    HPDF_Array list = pdf_add_array(file, dict, "W"), widths = NULL;
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
    return pdf_stream_new(file, map, length);
}

static HPDF_Dict cid_font(struct pdf_file *file, const struct font_program *program)
{
    HPDF_Dict dict = pdf_object_new(file), system = pdf_dict_new(file);
    if (!dict || !system)
        return NULL;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", program->postscript_name);
    HPDF_Dict_Add(dict, "CIDSystemInfo", system);
    pdf_add_ascii(file, system, "Registry", "Adobe");
    pdf_add_ascii(file, system, "Ordering", "Identity");
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_Add(dict, "FontDescriptor", font_descriptor(file, program));
    HPDF_Dict_AddNumber(dict, "DW", 1000);
    add_widths(file, dict, program);
    HPDF_Dict_Add(dict, "CIDToGIDMap", glyph_map(file, program));
    return dict;
}

static bool add_font(struct pdf_file *file, const struct pdf_face *use)
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
    HPDF_Array descendants = pdf_add_array(file, dict, "DescendantFonts");
    HPDF_Array_Add(descendants, cid_font(file, &program));
    const char *map = pdf_to_unicode(file->arena, &program, &length);
    HPDF_Dict_Add(dict, "ToUnicode", pdf_stream_new(file, map, length));
    pdf_look_for_error(file);
    return !pdf_file_failed(file);
}

/* --- all of it ----------------------------------------------------------------------------- */

/* The structure tree is written beside libharu, with numbers after its last object: the catalog
 * gets a reference to an object that the library does not have. */
static void add_structure(struct pdf_file *file)
{
    HPDF_Dict catalog = file->pdf->catalog, marked = pdf_dict_new(file);
    struct structure_places places = {
        .first = file->pdf->xref->entries->count,
        .page_count = file->page_count,
        .link_count = file->link_count,
    };
    size_t *pages = arena_alloc_array(file->arena, places.page_count + 1, sizeof *pages);
    size_t *links = arena_alloc_array(file->arena, places.link_count + 1, sizeof *links);
    for (size_t i = 0; i < places.page_count; i++) {
        pages[i] = pdf_number_of(file->pages[i].page);
        HPDF_Dict_AddNumber(file->pages[i].page, "StructParents", (HPDF_INT32)i);
    }
    for (size_t i = 0; i < places.link_count; i++) {
        links[i] = pdf_number_of(file->links[i].dict);
        if (links[i])
            HPDF_Dict_AddNumber(file->links[i].dict, "StructParent",
                                (HPDF_INT32)(places.page_count + i));
    }
    places.pages = pages;
    places.links = links;
    structure_write(file->arena, file->structure, &places, &file->bodies);
    HPDF_Obj_Header *root = arena_alloc(file->arena, sizeof *root);
    root->obj_id = (HPDF_UINT32)places.first | HPDF_OTYPE_INDIRECT;
    root->obj_class = HPDF_OCLASS_DICT;
    HPDF_Dict_Add(catalog, "StructTreeRoot", root);
    HPDF_Dict_Add(catalog, "MarkInfo", marked);
    HPDF_Dict_AddBoolean(marked, "Marked", HPDF_TRUE);
}

bool pdf_file_finish(struct pdf_file *file)
{
    if (!pdf_file_failed(file)) {
        add_links(file);
        add_outlines(file);
        add_labels(file);
        add_catalog(file);
        pdf_look_for_error(file);
    }
    for (size_t i = 0; i < file->face_count && !pdf_file_failed(file); i++)
        add_font(file, &file->faces[i]);
    for (size_t i = 0; i < file->page_count && !pdf_file_failed(file); i++)
        pdf_pack_page(file, &file->pages[i]);
    if (!pdf_file_failed(file)) {
        pdf_add_metadata(file);
        add_structure(file); /* the last: its numbers follow all others */
        pdf_look_for_error(file);
    }
    return !pdf_file_failed(file);
}
