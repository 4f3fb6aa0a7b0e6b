/* The structures of all parts as one: a Part each below one Document, their parent trees side by
 * side, their keys moved so that none is used twice (ISO 32000-1, 14.7.4.4).
 *
 * A part without a structure gets the least that a reader needs: a page with text is read as it is
 * drawn, one without (a scan) is a figure that says what it is. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/merge_work.h"

enum { PARENT_TREE_DEPTH = 8, PARENT_KEYS_MAX = 1000000 };

static void set_name(qpdf_data pdf, qpdf_oh dictionary, const char *key, const char *name)
{
    QPDF->oh_replace_key(pdf, dictionary, key, QPDF->oh_new_name(pdf, name));
}

static qpdf_oh new_element(struct merging *merging, qpdf_oh parent, const char *role)
{
    qpdf_data made = merging->made;
    qpdf_oh element = QPDF->make_indirect_object(made, QPDF->oh_new_dictionary(made));
    set_name(made, element, "/S", role);
    QPDF->oh_replace_key(made, element, "/P", parent);
    return element;
}

/* Adds an element to its parent's kids, an array. */
static void add_kid(struct merging *merging, qpdf_oh parent, qpdf_oh kid)
{
    qpdf_data made = merging->made;
    if (!QPDF->oh_has_key(made, parent, "/K"))
        QPDF->oh_replace_key(made, parent, "/K", QPDF->oh_new_array(made));
    QPDF->oh_append_item(made, QPDF->oh_get_key(made, parent, "/K"), kid);
}

static qpdf_oh new_part(struct merging *merging, const struct source *source)
{
    qpdf_data made = merging->made;
    qpdf_oh top = merge_object(merging, merging->top), part = new_element(merging, top, "/Part");
    if (!text_is_empty(source->title))
        QPDF->oh_replace_key(made, part, "/T", QPDF->oh_new_unicode_string(made, source->title));
    add_kid(merging, top, part);
    return part;
}

static int add_stream(struct merging *merging, const char *content)
{
    qpdf_data made = merging->made;
    qpdf_oh stream = QPDF->oh_new_stream(made);
    QPDF->oh_replace_stream_data(made, stream, (const unsigned char *)content, strlen(content),
                                 QPDF->oh_new_null(made), QPDF->oh_new_null(made));
    return QPDF->oh_get_object_id(made, stream);
}

void merge_structure_begin(struct merging *merging)
{
    qpdf_data made = merging->made;
    qpdf_oh tree = QPDF->make_indirect_object(made, QPDF->oh_new_dictionary(made));
    qpdf_oh parents = QPDF->make_indirect_object(made, QPDF->oh_new_dictionary(made));
    qpdf_oh top = new_element(merging, tree, "/Document");
    set_name(made, tree, "/Type", "/StructTreeRoot");
    QPDF->oh_replace_key(made, tree, "/K", top);
    QPDF->oh_replace_key(made, tree, "/ParentTree", parents);
    QPDF->oh_replace_key(made, parents, "/Kids", QPDF->oh_new_array(made));
    QPDF->oh_replace_key(made, QPDF->get_root(made), "/StructTreeRoot", tree);
    QPDF->oh_replace_key(made, QPDF->get_root(made), "/MarkInfo",
                         QPDF->oh_parse(made, "<< /Marked true >>"));
    merging->tree = QPDF->oh_get_object_id(made, tree);
    merging->top = QPDF->oh_get_object_id(made, top);
    merging->parents = QPDF->oh_get_object_id(made, parents);
    merging->opening[0] = add_stream(merging, "/P<</MCID 0>>BDC\n");
    merging->opening[1] = add_stream(merging, "/Figure<</MCID 0>>BDC\n");
    merging->closing = add_stream(merging, "\nEMC\n");
    QPDF->oh_release_all(made);
}

/* --- keys of the parent tree ------------------------------------------------------------------ */

static void shift_key(const struct source *source, qpdf_oh dictionary, const char *key)
{
    long long value;
    if (QPDF->oh_is_dictionary(source->pdf, dictionary) &&
        QPDF->oh_get_value_as_longlong(source->pdf, QPDF->oh_get_key(source->pdf, dictionary, key),
                                       &value))
        QPDF->oh_replace_key(source->pdf, dictionary, key,
                             QPDF->oh_new_integer(source->pdf, value + source->shift));
}

/* Several pages may draw the same form. */
static bool is_shifted(struct merging *merging, struct source *source, int form)
{
    for (size_t i = 0; i < source->form_count; i++) {
        if (source->forms[i] == form)
            return true;
    }
    source->forms = arena_grow(merging->arena, source->forms, source->form_count,
                               &source->form_capacity, sizeof *source->forms);
    source->forms[source->form_count++] = form;
    return false;
}

/* Forms that a page draws may have keys of their own. */
static void shift_forms(struct merging *merging, struct source *source, qpdf_oh page)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh forms =
        QPDF->oh_get_key_if_dict(pdf, QPDF->oh_get_key(pdf, page, "/Resources"), "/XObject");
    if (!QPDF->oh_is_dictionary(pdf, forms))
        return;
    QPDF->oh_begin_dict_key_iter(pdf, forms);
    while (QPDF->oh_dict_more_keys(pdf)) {
        qpdf_oh form = QPDF->oh_get_key(pdf, forms, QPDF->oh_dict_next_key(pdf));
        qpdf_oh dictionary = QPDF->oh_is_stream(pdf, form) ? QPDF->oh_get_dict(pdf, form) : form;
        bool keyed = QPDF->oh_has_key(pdf, dictionary, "/StructParents") ||
                     QPDF->oh_has_key(pdf, dictionary, "/StructParent");
        if (keyed && !is_shifted(merging, source, QPDF->oh_get_object_id(pdf, form))) {
            shift_key(source, dictionary, "/StructParents");
            shift_key(source, dictionary, "/StructParent");
        }
    }
}

static void shift_page(struct merging *merging, struct source *source, qpdf_oh page)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh annotations = QPDF->oh_get_key(pdf, page, "/Annots");
    int count =
        QPDF->oh_is_array(pdf, annotations) ? QPDF->oh_get_array_n_items(pdf, annotations) : 0;
    shift_key(source, page, "/StructParents");
    for (int i = 0; i < count; i++)
        shift_key(source, QPDF->oh_get_array_item(pdf, annotations, i), "/StructParent");
    if (!source->own)
        shift_forms(merging, source, page);
}

/* Appends the pairs of a number tree to `pairs`, their keys shifted; the greatest key. */
static long long collect_pairs(const struct source *source, qpdf_oh node, qpdf_oh pairs, int depth)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh numbers = QPDF->oh_get_key_if_dict(pdf, node, "/Nums");
    qpdf_oh kids = QPDF->oh_get_key_if_dict(pdf, node, "/Kids");
    long long greatest = -1;
    int count = QPDF->oh_is_array(pdf, numbers) ? QPDF->oh_get_array_n_items(pdf, numbers) : 0;
    for (int i = 0; i + 1 < count && i < 2 * PARENT_KEYS_MAX; i += 2) {
        long long key = QPDF->oh_get_int_value(pdf, QPDF->oh_get_array_item(pdf, numbers, i));
        greatest = key > greatest ? key : greatest;
        QPDF->oh_append_item(pdf, pairs, QPDF->oh_new_integer(pdf, key + source->shift));
        QPDF->oh_append_item(pdf, pairs, QPDF->oh_get_array_item(pdf, numbers, i + 1));
    }
    count = QPDF->oh_is_array(pdf, kids) ? QPDF->oh_get_array_n_items(pdf, kids) : 0;
    for (int i = 0; i < count && depth < PARENT_TREE_DEPTH; i++) {
        long long below =
            collect_pairs(source, QPDF->oh_get_array_item(pdf, kids, i), pairs, depth + 1);
        greatest = below > greatest ? below : greatest;
    }
    return greatest;
}

/* A node of the parent tree over pairs in `pdf`. */
static qpdf_oh new_node(qpdf_data pdf, qpdf_oh pairs)
{
    qpdf_oh node = QPDF->make_indirect_object(pdf, QPDF->oh_new_dictionary(pdf));
    qpdf_oh limits = QPDF->oh_new_array(pdf);
    int count = QPDF->oh_get_array_n_items(pdf, pairs);
    QPDF->oh_append_item(pdf, limits, QPDF->oh_get_array_item(pdf, pairs, 0));
    QPDF->oh_append_item(pdf, limits, QPDF->oh_get_array_item(pdf, pairs, count - 2));
    QPDF->oh_replace_key(pdf, node, "/Limits", limits);
    QPDF->oh_replace_key(pdf, node, "/Nums", pairs);
    return node;
}

static void add_node(struct merging *merging, qpdf_oh node)
{
    qpdf_oh parents = merge_object(merging, merging->parents);
    QPDF->oh_append_item(merging->made, QPDF->oh_get_key(merging->made, parents, "/Kids"), node);
}

/* --- parts with a structure ------------------------------------------------------------------- */

static qpdf_oh tree_of(const struct source *source)
{
    return QPDF->oh_get_key(source->pdf, QPDF->get_root(source->pdf), "/StructTreeRoot");
}

/* Of a file of which only some pages are taken: the elements just below its Document that stand on
 * them. */
static void keep_taken(const struct source *source, qpdf_oh top)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh kids = QPDF->oh_get_key(pdf, top, "/K"), kept = QPDF->oh_new_array(pdf);
    int count = QPDF->oh_is_array(pdf, kids) ? QPDF->oh_get_array_n_items(pdf, kids) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh kid = QPDF->oh_get_array_item(pdf, kids, i);
        if (merge_page_taken(source, QPDF->oh_get_key_if_dict(pdf, kid, "/Pg")) >= 0)
            QPDF->oh_append_item(pdf, kept, kid);
    }
    QPDF->oh_replace_key(pdf, top, "/K", kept);
}

struct pair {
    long long key;
    int index; /* of the key in the array */
};

static int compare_pairs(const void *a, const void *b)
{
    long long one = ((const struct pair *)a)->key, other = ((const struct pair *)b)->key;
    return (one > other) - (one < other);
}

/* The pairs of the array by their keys: each is read once, since whatever is read stays in memory
 * until the file is done. */
static struct pair *sorted_pairs(struct merging *merging, const struct source *source, qpdf_oh pairs,
                                 size_t *count)
{
    qpdf_data pdf = source->pdf;
    int length = QPDF->oh_get_array_n_items(pdf, pairs);
    struct pair *list = arena_alloc_array(merging->arena, (size_t)length / 2 + 1, sizeof *list);
    *count = 0;
    for (int i = 0; i + 1 < length; i += 2) {
        qpdf_oh key = QPDF->oh_get_array_item(pdf, pairs, i);
        list[(*count)++] = (struct pair){QPDF->oh_get_int_value(pdf, key), i};
    }
    qsort(list, *count, sizeof *list, compare_pairs);
    return list;
}

/* Only the pairs of pages that are taken, whose keys are shifted by now. */
static qpdf_oh pairs_taken(struct merging *merging, const struct source *source, qpdf_oh pairs)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh kept = QPDF->oh_new_array(pdf);
    size_t count;
    const struct pair *list = sorted_pairs(merging, source, pairs, &count);
    for (size_t page = 0; page < source->count; page++) {
        qpdf_oh wanted =
            QPDF->oh_get_key(pdf, QPDF->get_page_n(pdf, source->first + page), "/StructParents");
        if (!QPDF->oh_is_integer(pdf, wanted))
            continue;
        struct pair asked = {.key = QPDF->oh_get_int_value(pdf, wanted)};
        const struct pair *found = bsearch(&asked, list, count, sizeof *list, compare_pairs);
        for (int i = 0; found && i < 2; i++)
            QPDF->oh_append_item(pdf, kept,
                                 QPDF->oh_get_array_item(pdf, pairs, found->index + i));
    }
    return kept;
}

/* The whole structure is written at the end, from memory: only the pages' keys are needed here. */
static void prepare_kept(struct merging *merging, struct source *source)
{
    source->tagged = true;
    source->shift = merging->next_key;
    for (size_t i = 0; i < source->count; i++)
        shift_page(merging, source, QPDF->get_page_n(source->pdf, source->first + i));
    merging->next_key += (long long)(source->kept->page_count + source->kept->link_count);
}

/* Says in the source, before any of it is copied, what its tree will be in the whole: the node of
 * the parent tree hangs at the root, from where it is copied. */
void merge_structure_prepare(struct merging *merging, struct source *source)
{
    qpdf_data pdf = source->pdf;
    if (source->kept) { /* the tree is not even looked at: it would be unpacked and read */
        prepare_kept(merging, source);
        return;
    }
    qpdf_oh tree = tree_of(source), top = QPDF->oh_get_key_if_dict(pdf, tree, "/K");
    bool whole = source->count == source->all;
    source->tagged = QPDF->oh_is_dictionary(pdf, tree) &&
                     (whole ? !QPDF->oh_is_null(pdf, top) : QPDF->oh_is_dictionary(pdf, top)) &&
                     merge_names_prepare(merging, source, tree);
    for (size_t i = 0; i < source->count; i++) {
        qpdf_oh page = QPDF->get_page_n(pdf, source->first + i);
        source->shift = merging->next_key;
        if (source->tagged)
            shift_page(merging, source, page);
        else
            QPDF->oh_remove_key(pdf, page, "/StructParents");
    }
    if (!source->tagged)
        return;
    qpdf_oh pairs = QPDF->oh_new_array(pdf);
    long long greatest =
        collect_pairs(source, QPDF->oh_get_key(pdf, tree, "/ParentTree"), pairs, 0);
    if (!whole) {
        keep_taken(source, top);
        pairs = pairs_taken(merging, source, pairs);
    }
    merging->next_key += greatest + 1;
    QPDF->oh_remove_key(pdf, tree, "/ParentTree");
    if (QPDF->oh_get_array_n_items(pdf, pairs) > 0)
        QPDF->oh_replace_key(pdf, tree, "/RainganNode", new_node(pdf, pairs));
}

/* An element of a part, copied, below its Part. */
static void add_copied(struct merging *merging, qpdf_oh part, qpdf_oh kid)
{
    qpdf_data made = merging->made;
    if (!QPDF->oh_is_dictionary(made, kid) || !QPDF->oh_is_indirect(made, kid))
        return; /* content without an element */
    QPDF->oh_replace_key(made, kid, "/P", part);
    add_kid(merging, part, kid);
}

static void add_kids(struct merging *merging, qpdf_oh part, qpdf_oh kids)
{
    qpdf_data made = merging->made;
    int count = QPDF->oh_is_array(made, kids) ? QPDF->oh_get_array_n_items(made, kids) : 0;
    for (int i = 0; i < count; i++)
        add_copied(merging, part, QPDF->oh_get_array_item(made, kids, i));
    if (count == 0)
        add_copied(merging, part, kids);
}

static void add_tagged(struct merging *merging, struct source *source)
{
    qpdf_data made = merging->made;
    qpdf_oh part = new_part(merging, source);
    qpdf_oh tree = QPDF->oh_copy_foreign_object(made, source->pdf, tree_of(source));
    qpdf_oh top = QPDF->oh_get_key(made, tree, "/K");
    qpdf_oh language = QPDF->oh_get_key(source->pdf, QPDF->get_root(source->pdf), "/Lang");
    if (!source->own && QPDF->oh_is_string(source->pdf, language))
        QPDF->oh_replace_key(
            made, part, "/Lang",
            QPDF->oh_new_string(made, QPDF->oh_get_utf8_value(source->pdf, language)));
    /* Its Document was the whole; here the Part is. */
    if (QPDF->oh_is_name_and_equals(made, QPDF->oh_get_key_if_dict(made, top, "/S"), "/Document"))
        add_kids(merging, part, QPDF->oh_get_key(made, top, "/K"));
    else
        add_kids(merging, part, top);
    source->noted = QPDF->oh_has_key(made, tree, "/RainganNode");
    if (source->noted)
        add_node(merging, QPDF->oh_get_key(made, tree, "/RainganNode"));
    merge_names_add(merging, tree);
}

/* --- parts without ---------------------------------------------------------------------------- */

static qpdf_oh inherited(qpdf_data pdf, qpdf_oh page, const char *key)
{
    qpdf_oh node = page;
    for (int depth = 0; depth < 64 && QPDF->oh_is_dictionary(pdf, node); depth++) {
        if (QPDF->oh_has_key(pdf, node, key))
            return QPDF->oh_get_key(pdf, node, key);
        node = QPDF->oh_get_key(pdf, node, "/Parent");
    }
    return QPDF->oh_new_null(pdf);
}

/* The page's content between the streams that mark it. */
static void wrap_content(struct merging *merging, qpdf_oh page, int opening)
{
    qpdf_data made = merging->made;
    qpdf_oh content = QPDF->oh_get_key(made, page, "/Contents"), wrapped = QPDF->oh_new_array(made);
    QPDF->oh_append_item(made, wrapped, merge_object(merging, opening));
    int count = QPDF->oh_is_array(made, content) ? QPDF->oh_get_array_n_items(made, content) : 0;
    for (int i = 0; i < count; i++)
        QPDF->oh_append_item(made, wrapped, QPDF->oh_get_array_item(made, content, i));
    if (QPDF->oh_is_stream(made, content))
        QPDF->oh_append_item(made, wrapped, content);
    QPDF->oh_append_item(made, wrapped, merge_object(merging, merging->closing));
    QPDF->oh_replace_key(made, page, "/Contents", wrapped);
}

static const char *page_words(struct merging *merging, const struct source *source, size_t index)
{
    const char *title = text_is_empty(source->title) ? "เอกสารหลักฐาน" : source->title;
    if (source->count == 1)
        return text_format(merging->arena, "ภาพของเอกสาร %s", title);
    return text_format(merging->arena, "ภาพของเอกสาร %s หน้า %zu จาก %zu", title, index + 1,
                       source->count);
}

static void add_untagged(struct merging *merging, struct source *source)
{
    qpdf_data made = merging->made;
    qpdf_oh part = new_part(merging, source), pairs = QPDF->oh_new_array(made);
    for (size_t i = 0; i < source->count; i++) {
        qpdf_oh page = QPDF->get_page_n(made, source->at + i);
        qpdf_oh fonts =
            QPDF->oh_get_key_if_dict(made, inherited(made, page, "/Resources"), "/Font");
        bool written = QPDF->oh_is_dictionary(made, fonts);
        qpdf_oh element = new_element(merging, part, written ? "/P" : "/Figure");
        qpdf_oh kids = QPDF->oh_new_array(made), marks = QPDF->oh_new_array(made);
        add_kid(merging, part, element);
        QPDF->oh_append_item(made, kids, QPDF->oh_new_integer(made, 0));
        QPDF->oh_replace_key(made, element, "/K", kids);
        QPDF->oh_replace_key(made, element, "/Pg", page);
        if (!written)
            QPDF->oh_replace_key(made, element, "/Alt",
                                 QPDF->oh_new_unicode_string(made, page_words(merging, source, i)));
        wrap_content(merging, page, merging->opening[written ? 0 : 1]);
        QPDF->oh_append_item(made, marks, element);
        QPDF->oh_append_item(made, pairs, QPDF->oh_new_integer(made, merging->next_key));
        QPDF->oh_append_item(made, pairs, marks);
        QPDF->oh_replace_key(made, page, "/StructParents",
                             QPDF->oh_new_integer(made, merging->next_key++));
    }
    add_node(merging, new_node(made, pairs));
    source->noted = true;
}

void merge_structure_add(struct merging *merging, struct source *source)
{
    if (source->kept)
        new_part(merging, source); /* what is in it comes at the end */
    else if (source->tagged)
        add_tagged(merging, source);
    else
        add_untagged(merging, source);
}

void merge_structure_end(struct merging *merging)
{
    QPDF->oh_replace_key(merging->made, merge_object(merging, merging->tree), "/ParentTreeNextKey",
                         QPDF->oh_new_integer(merging->made, merging->next_key));
    merge_names_end(merging);
}
