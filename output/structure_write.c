/* Structure tree → the text of PDF objects: StructTreeRoot, parent tree, elements in the order of
 * reading. Uses no PDF library. No formatted printing: a table has thousands of cells.
 *
 * An element that holds nothing is left out, but for cells: a row must have them all. */
#include "output/structure_write.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/pdf_cmap.h"
#include "output/structure.h"

#define TREE_MAX   ((size_t)256 << 20)
#define STRING_MAX 32000 /* bytes; PDF/A-2 allows 32,767 */

struct writer {
    struct arena *arena;
    struct structure *structure;
    const struct structure_places *places;
    const struct structure_part *part; /* NULL: the whole of a file */
    struct text_buffer text;
    struct pdf_bodies *out;
    size_t capacity;
    size_t next; /* number of the next element */
};

/* --- numbers ------------------------------------------------------------------------------- */

static bool kid_counts(const struct writer *writer, const struct structure_kid *kid)
{
    const struct structure_places *places = writer->places;
    if (kid->page >= places->page_count)
        return false;
    return kid->kind == STRUCTURE_KID_MARK ||
           (kid->index < places->link_count && places->links[kid->index] != 0);
}

/* Numbers the elements that are written, parents before their kids. */
static bool give_numbers(struct writer *writer, struct structure_element *element)
{
    bool kept = element->role == STRUCTURE_TD || element->role == STRUCTURE_TH ||
                element->role == STRUCTURE_DOCUMENT;
    element->number = writer->next++;
    for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind == STRUCTURE_KID_ELEMENT)
            kept |= give_numbers(writer, kid->element);
        else
            kept |= kid_counts(writer, kid);
    }
    if (!kept) {
        writer->next = element->number;
        element->number = 0;
    }
    return kept;
}

/* --- printing ------------------------------------------------------------------------------ */

static void put(struct writer *writer, const char *text)
{
    text_buffer_add(&writer->text, text);
}

static void put_number(struct writer *writer, size_t number)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    text_buffer_add_n(&writer->text, digits + at, sizeof digits - at);
}

static void put_reference(struct writer *writer, const char *key, size_t number)
{
    put(writer, key);
    put(writer, " ");
    put_number(writer, number);
    put(writer, " 0 R");
}

static void put_text(struct writer *writer, const char *text)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t length;
    const unsigned char *utf16 = pdf_utf16(writer->arena, text, STRING_MAX, &length);
    put(writer, "<");
    for (size_t i = 0; i < length; i++) {
        const char pair[2] = {digits[utf16[i] >> 4], digits[utf16[i] & 15]};
        text_buffer_add_n(&writer->text, pair, 2);
    }
    put(writer, ">");
}

static void begin_body(struct writer *writer)
{
    struct pdf_bodies *out = writer->out;
    out->begins =
        arena_grow(writer->arena, out->begins, out->count, &writer->capacity, sizeof *out->begins);
    out->begins[out->count++] = writer->text.length;
}

/* --- elements ------------------------------------------------------------------------------ */

static void put_cell_attributes(struct writer *writer, const struct structure_element *cell)
{
    if (cell->scope == STRUCTURE_NO_SCOPE && cell->column_span < 2 && cell->row_span < 2)
        return;
    put(writer, "/A<</O/Table");
    if (cell->scope != STRUCTURE_NO_SCOPE)
        put(writer, cell->scope == STRUCTURE_ROW ? "/Scope/Row" : "/Scope/Column");
    if (cell->column_span > 1) {
        put(writer, "/ColSpan ");
        put_number(writer, (size_t)cell->column_span);
    }
    if (cell->row_span > 1) {
        put(writer, "/RowSpan ");
        put_number(writer, (size_t)cell->row_span);
    }
    put(writer, ">>");
}

static void put_figure_attributes(struct writer *writer, const struct structure_element *figure)
{
    put(writer, "/Alt");
    put_text(writer, figure->alternative);
    if (!figure->boxed)
        return;
    put(writer, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        put(writer, i ? " " : "");
        put_number(writer, figure->box[i] > 0 ? (size_t)figure->box[i] : 0);
    }
    put(writer, "]>>");
}

static void put_attributes(struct writer *writer, const struct structure_element *element)
{
    if (element->said) {
        put(writer, "/ActualText");
        put_text(writer, element->said);
    }
    switch (element->role) {
    case STRUCTURE_TH:
    case STRUCTURE_TD: put_cell_attributes(writer, element); break;
    case STRUCTURE_FIGURE: put_figure_attributes(writer, element); break;
    case STRUCTURE_L:
        put(writer, element->ordered ? "/A<</O/List/ListNumbering/Decimal>>"
                                     : "/A<</O/List/ListNumbering/Disc>>");
        break;
    case STRUCTURE_NOTE:
        put(writer, "/ID(");
        put(writer, writer->part ? writer->part->prefix : "");
        put(writer, element->id);
        put(writer, ")");
        break;
    default: break;
    }
}

static bool is_written(const struct writer *writer, const struct structure_kid *kid)
{
    return kid->kind == STRUCTURE_KID_ELEMENT ? kid->element->number > 0 : kid_counts(writer, kid);
}

/* The page that the element's marks stand on unless they say otherwise; page_count for none. */
static size_t page_of(const struct writer *writer, const struct structure_element *element)
{
    for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind != STRUCTURE_KID_ELEMENT && kid_counts(writer, kid))
            return kid->page;
    }
    return element->said ? element->said_on : writer->places->page_count;
}

static void put_kid(struct writer *writer, const struct structure_kid *kid, size_t page)
{
    const struct structure_places *places = writer->places;
    if (kid->kind == STRUCTURE_KID_ELEMENT) {
        put_number(writer, kid->element->number);
        put(writer, " 0 R");
    } else if (kid->kind == STRUCTURE_KID_MARK && kid->page == page) {
        put_number(writer, kid->index);
    } else {
        bool mark = kid->kind == STRUCTURE_KID_MARK;
        put(writer, mark ? "<</Type/MCR" : "<</Type/OBJR");
        if (kid->page != page)
            put_reference(writer, "/Pg", places->pages[kid->page]);
        if (mark) {
            put(writer, "/MCID ");
            put_number(writer, kid->index);
        } else {
            put_reference(writer, "/Obj", places->links[kid->index]);
        }
        put(writer, ">>");
    }
}

static void put_elements(struct writer *writer, const struct structure_element *element);

static bool has_marks(const struct structure_element *element)
{
    for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind == STRUCTURE_KID_MARK)
            return true;
    }
    return false;
}

static bool is_note(const struct structure_kid *kid)
{
    return kid->kind == STRUCTURE_KID_ELEMENT && kid->element->role == STRUCTURE_NOTE;
}

/* Notes among text follow it: they are known before its lines are drawn. */
static void put_kids(struct writer *writer, const struct structure_element *element, size_t page)
{
    bool first = true, text = has_marks(element);
    for (int notes = 0; notes < 2; notes++) {
        for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
            if (!is_written(writer, kid) || (text && is_note(kid)) != (notes > 0))
                continue;
            put(writer, first ? "/K[" : " ");
            put_kid(writer, kid, page);
            first = false;
        }
    }
    put(writer, first ? "" : "]");
}

/* The Document, or the Part that it becomes. */
static void put_root(struct writer *writer, const struct structure_element *root)
{
    const struct structure_part *part = writer->part;
    put(writer, part ? "<</S/Part" : "<</S/Document");
    put_reference(writer, "/P", part ? part->above : writer->places->first);
    if (part && !text_is_empty(part->title)) {
        put(writer, "/T");
        put_text(writer, part->title);
    }
    put_kids(writer, root, writer->places->page_count);
    put(writer, ">>\n");
}

static void put_element(struct writer *writer, const struct structure_element *element)
{
    if (element->number == 0)
        return;
    size_t page = page_of(writer, element);
    begin_body(writer);
    put(writer, "<</S/");
    put(writer, structure_role_name(element->role));
    put_reference(writer, "/P", element->parent->number);
    if (page < writer->places->page_count)
        put_reference(writer, "/Pg", writer->places->pages[page]);
    put_attributes(writer, element);
    put_kids(writer, element, page);
    put(writer, ">>\n");
    put_elements(writer, element);
}

/* The elements below another, in the order of reading. */
static void put_elements(struct writer *writer, const struct structure_element *element)
{
    for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind == STRUCTURE_KID_ELEMENT)
            put_element(writer, kid->element);
    }
}

/* --- names --------------------------------------------------------------------------------- */

struct named {
    const struct structure_element **list;
    size_t count, capacity;
};

static void collect_named(struct writer *writer, const struct structure_element *element,
                          struct named *out)
{
    if (element->role == STRUCTURE_NOTE && element->number > 0) {
        out->list = arena_grow(writer->arena, out->list, out->count, &out->capacity,
                               sizeof(const struct structure_element *));
        out->list[out->count++] = element;
    }
    for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind == STRUCTURE_KID_ELEMENT)
            collect_named(writer, kid->element, out);
    }
}

static int compare_names(const void *left, const void *right)
{
    const struct structure_element *const *one = left, *const *other = right;
    return strcmp((*one)->id, (*other)->id);
}

/* The IDTree: a name tree of one node, sorted by name. */
static void put_names(struct writer *writer)
{
    struct named named = {NULL, 0, 0};
    collect_named(writer, structure_root(writer->structure), &named);
    if (named.count == 0)
        return;
    qsort(named.list, named.count, sizeof *named.list, compare_names);
    put(writer, "/IDTree<</Names[");
    for (size_t i = 0; i < named.count; i++) {
        put(writer, "(");
        put(writer, named.list[i]->id);
        put_reference(writer, ")", named.list[i]->number);
    }
    put(writer, "]>>");
}

/* --- the whole ----------------------------------------------------------------------------- */

/* The element that a link belongs to is found from the element's side. */
static void collect_links(const struct writer *writer, const struct structure_element *element,
                          size_t *owners)
{
    for (const struct structure_kid *kid = element->first; kid; kid = kid->next) {
        if (kid->kind == STRUCTURE_KID_ELEMENT)
            collect_links(writer, kid->element, owners);
        else if (kid->kind == STRUCTURE_KID_ANNOTATION && kid_counts(writer, kid))
            owners[kid->index] = element->number;
    }
}

/* The least and the greatest key, of a node that is not the only one. */
static void put_limits(struct writer *writer)
{
    const struct structure_places *places = writer->places;
    size_t last = places->page_count - 1;
    for (size_t i = 0; i < places->link_count; i++) {
        if (places->links[i] != 0)
            last = places->page_count + i;
    }
    put(writer, "/Limits[");
    put_number(writer, places->first_key);
    put(writer, " ");
    put_number(writer, places->first_key + last);
    put(writer, "]");
}

static void put_parent_tree(struct writer *writer)
{
    const struct structure_places *places = writer->places;
    begin_body(writer);
    put(writer, "<<");
    if (writer->part)
        put_limits(writer);
    put(writer, "/Nums[");
    for (size_t page = 0; page < places->page_count; page++) {
        size_t count;
        struct structure_element *const *marks = structure_marks(writer->structure, page, &count);
        put_number(writer, places->first_key + page);
        put(writer, "[");
        for (size_t i = 0; i < count; i++)
            put_reference(writer, "", marks[i]->number);
        put(writer, "]\n");
    }
    size_t *owners = arena_alloc_array(writer->arena, places->link_count + 1, sizeof *owners);
    collect_links(writer, structure_root(writer->structure), owners);
    for (size_t i = 0; i < places->link_count; i++) {
        if (owners[i] == 0)
            continue;
        put_number(writer, places->first_key + places->page_count + i);
        put_reference(writer, "", owners[i]);
        put(writer, "\n");
    }
    put(writer, "]>>\n");
}

void structure_write(struct arena *arena, struct structure *structure,
                     const struct structure_places *places, struct pdf_bodies *out)
{
    struct structure_element *root = structure_root(structure);
    struct writer writer = {.arena = arena, .structure = structure, .places = places, .out = out};
    text_buffer_init(&writer.text, arena, TREE_MAX);
    *out = (struct pdf_bodies){0};
    writer.next = places->first + 2;
    give_numbers(&writer, root);
    begin_body(&writer);
    put(&writer, "<</Type/StructTreeRoot");
    put_reference(&writer, "/K", root->number);
    put_reference(&writer, "/ParentTree", places->first + 1);
    put(&writer, "/ParentTreeNextKey ");
    put_number(&writer, places->page_count + places->link_count);
    put_names(&writer);
    put(&writer, ">>\n");
    put_parent_tree(&writer);
    begin_body(&writer);
    put_root(&writer, root);
    put_elements(&writer, root);
    out->text = writer.text.data;
    out->length = writer.text.length;
}

static void list_names(struct writer *writer, struct structure_part_written *written)
{
    struct named named = {NULL, 0, 0};
    collect_named(writer, structure_root(writer->structure), &named);
    written->names = arena_alloc_array(writer->arena, named.count + 1, sizeof *written->names);
    written->name_count = named.count;
    for (size_t i = 0; i < named.count; i++)
        written->names[i] = (struct structure_name){
            text_format(writer->arena, "%s%s", writer->part->prefix, named.list[i]->id),
            named.list[i]->number};
}

void structure_write_part(struct arena *arena, struct structure *structure,
                          const struct structure_places *places, const struct structure_part *part,
                          struct pdf_bodies *out, struct structure_part_written *written)
{
    struct structure_element *root = structure_root(structure);
    struct writer writer = {
        .arena = arena, .structure = structure, .places = places, .part = part, .out = out};
    text_buffer_init(&writer.text, arena, TREE_MAX);
    *out = (struct pdf_bodies){0};
    writer.next = places->first; /* the root's, which is the Part's in the end */
    give_numbers(&writer, root);
    root->number = part->number;
    put_parent_tree(&writer);
    put_elements(&writer, root);
    out->text = writer.text.data;
    out->length = writer.text.length;
    text_buffer_init(&writer.text, arena, TREE_MAX);
    put_root(&writer, root);
    written->text = writer.text.data;
    written->length = writer.text.length;
    list_names(&writer, written);
}
