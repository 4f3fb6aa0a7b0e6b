/* The tree of a tagged PDF while it grows. Draws nothing and writes nothing (structure_write.c). */
#include "output/structure.h"

#include "base/arena.h"
#include "base/text.h"

#define LEVELS 6

struct page {
    struct structure_element **marks;
    size_t count, capacity;
};

struct structure {
    struct arena *arena;
    struct structure_element *root;
    int open[LEVELS]; /* the layout's levels of the headings around, outermost first */
    int depth;
    struct page *pages;
    size_t page_count, page_capacity;
};

struct structure *structure_new(struct arena *arena)
{
    struct structure *structure = arena_alloc(arena, sizeof *structure);
    structure->arena = arena;
    structure->root = arena_alloc(arena, sizeof *structure->root);
    return structure;
}

struct structure_element *structure_root(const struct structure *structure)
{
    return structure->root;
}

static struct structure_kid *add_kid(struct structure *structure, struct structure_element *parent,
                                     enum structure_kid_kind kind)
{
    struct structure_kid *kid = arena_alloc(structure->arena, sizeof *kid);
    kid->kind = kind;
    if (parent->last)
        parent->last->next = kid;
    else
        parent->first = kid;
    parent->last = kid;
    return kid;
}

struct structure_element *structure_add(struct structure *structure,
                                        struct structure_element *parent, enum structure_role role)
{
    struct structure_element *element = arena_alloc(structure->arena, sizeof *element);
    element->role = role;
    element->parent = parent;
    add_kid(structure, parent, STRUCTURE_KID_ELEMENT)->element = element;
    return element;
}

struct structure_element *structure_add_heading(struct structure *structure,
                                                struct structure_element *parent, int level)
{
    while (structure->depth > 0 && structure->open[structure->depth - 1] >= level)
        structure->depth--;
    if (structure->depth < LEVELS)
        structure->open[structure->depth++] = level;
    return structure_add(structure, parent,
                         (enum structure_role)(STRUCTURE_H1 + structure->depth - 1));
}

struct structure_element *structure_add_cell(struct structure *structure,
                                             struct structure_element *row,
                                             enum structure_scope scope, int span)
{
    struct structure_element *cell =
        structure_add(structure, row, scope == STRUCTURE_NO_SCOPE ? STRUCTURE_TD : STRUCTURE_TH);
    cell->scope = scope;
    cell->column_span = span;
    return cell;
}

struct structure_element *structure_add_link(struct structure *structure,
                                             struct structure_element *parent, const char *target)
{
    const struct structure_kid *last = parent->last;
    if (last && last->kind == STRUCTURE_KID_ELEMENT && last->element->role == STRUCTURE_LINK &&
        text_equal(last->element->target, target))
        return last->element;
    struct structure_element *link = structure_add(structure, parent, STRUCTURE_LINK);
    link->target = target;
    return link;
}

static struct page *page_at(struct structure *structure, size_t index)
{
    while (structure->page_count <= index) {
        structure->pages = arena_grow(structure->arena, structure->pages, structure->page_count,
                                      &structure->page_capacity, sizeof *structure->pages);
        structure->pages[structure->page_count++] = (struct page){0};
    }
    return &structure->pages[index];
}

size_t structure_mark(struct structure *structure, struct structure_element *element, size_t page)
{
    struct page *marked = page_at(structure, page);
    marked->marks = arena_grow(structure->arena, marked->marks, marked->count, &marked->capacity,
                               sizeof(struct structure_element *));
    marked->marks[marked->count] = element;
    struct structure_kid *kid = add_kid(structure, element, STRUCTURE_KID_MARK);
    kid->page = page;
    kid->index = marked->count++;
    return kid->index;
}

void structure_say(struct structure_element *element, size_t page, const char *words)
{
    element->said = words;
    element->said_on = page;
}

void structure_annotate(struct structure *structure, struct structure_element *link, size_t page,
                        size_t index)
{
    struct structure_kid *kid = add_kid(structure, link, STRUCTURE_KID_ANNOTATION);
    kid->page = page;
    kid->index = index;
}

struct structure_element *const *structure_marks(const struct structure *structure, size_t page,
                                                 size_t *count)
{
    *count = page < structure->page_count ? structure->pages[page].count : 0;
    return *count ? structure->pages[page].marks : NULL;
}

/* --- keeping --------------------------------------------------------------------------------- */

static const char *copied_text(struct arena *arena, const char *text)
{
    return text ? text_copy(arena, text) : NULL;
}

/* Marks find their elements by page and number, in whatever order they were made. */
static void copy_mark(struct structure *structure, struct structure_element *element,
                      const struct structure_kid *kid)
{
    struct page *page = page_at(structure, kid->page);
    while (page->count <= kid->index) {
        page->marks = arena_grow(structure->arena, page->marks, page->count, &page->capacity,
                                 sizeof(struct structure_element *));
        page->marks[page->count++] = NULL;
    }
    page->marks[kid->index] = element;
}

static void copy_element(struct structure *structure, struct structure_element *to,
                         const struct structure_element *from, struct structure_element *parent)
{
    *to = *from;
    to->parent = parent;
    to->first = to->last = NULL;
    to->alternative = copied_text(structure->arena, from->alternative);
    to->said = copied_text(structure->arena, from->said);
    to->id = copied_text(structure->arena, from->id);
    to->target = NULL; /* its annotations say where it leads */
    for (const struct structure_kid *kid = from->first; kid; kid = kid->next) {
        struct structure_kid *copy = add_kid(structure, to, kid->kind);
        copy->page = kid->page;
        copy->index = kid->index;
        if (kid->kind == STRUCTURE_KID_MARK)
            copy_mark(structure, to, kid);
        if (kid->kind != STRUCTURE_KID_ELEMENT)
            continue;
        copy->element = arena_alloc(structure->arena, sizeof *copy->element);
        copy_element(structure, copy->element, kid->element, to);
    }
}

struct structure_kept structure_keep(struct arena *arena, const struct structure_kept *kept)
{
    struct structure_kept out = *kept;
    out.structure = structure_new(arena);
    copy_element(out.structure, out.structure->root, kept->structure->root, NULL);
    size_t *pages = arena_alloc_array(arena, kept->link_count + 1, sizeof *pages);
    for (size_t i = 0; i < kept->link_count; i++)
        pages[i] = kept->link_pages[i];
    out.link_pages = pages;
    return out;
}

const char *structure_role_name(enum structure_role role)
{
    static const char *const names[] = {
        "Document", "Div",   "BlockQuote", "Caption", "TOC", "TOCI", "Reference", "Note", "P",
        "H1",       "H2",    "H3",         "H4",      "H5",  "H6",   "L",         "LI",   "Lbl",
        "LBody",    "Table", "THead",      "TBody",   "TR",  "TH",   "TD",        "Link", "Figure"};
    return names[role];
}
