/* What the structures of several files may call by the same name: IDs of elements get their part's
 * number before them; roles and classes of foreign files, whose maps are one a document, are
 * replaced by what they stand for. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/merge_work.h"

enum { ELEMENTS_MAX = 20000, DEPTH_MAX = 200, ROLES_MAX = 8 };

/* Where a source's named elements are kept until it is copied: ID, element, ID, element … */
#define NAMED "/RainganNamed"

struct mending {
    struct merging *merging;
    struct source *source;
    qpdf_oh roles, classes, named;
    size_t elements;
};

/* --- IDs -------------------------------------------------------------------------------------- */

static qpdf_oh own_name(const struct mending *mending, qpdf_oh name)
{
    qpdf_data pdf = mending->source->pdf;
    size_t length;
    const char *bytes = QPDF->oh_get_binary_string_value(pdf, name, &length);
    const char *before =
        text_format(mending->merging->arena, "%td.", mending->source - mending->merging->sources);
    size_t added = strlen(before);
    char *whole = arena_alloc(mending->merging->arena, added + length);
    memcpy(whole, before, added);
    memcpy(whole + added, bytes, length);
    return QPDF->oh_new_binary_string(pdf, whole, added + length);
}

static void rename_element(const struct mending *mending, qpdf_oh element)
{
    qpdf_data pdf = mending->source->pdf;
    qpdf_oh name = QPDF->oh_get_key(pdf, element, "/ID");
    if (!QPDF->oh_is_string(pdf, name) || !QPDF->oh_is_indirect(pdf, element))
        return;
    name = own_name(mending, name);
    QPDF->oh_replace_key(pdf, element, "/ID", name);
    QPDF->oh_append_item(pdf, mending->named, name);
    QPDF->oh_append_item(pdf, mending->named, element);
}

/* The elements of a name tree: our own files have one node. */
static void rename_listed(const struct mending *mending, qpdf_oh tree)
{
    qpdf_data pdf = mending->source->pdf;
    qpdf_oh names = QPDF->oh_get_key_if_dict(pdf, QPDF->oh_get_key(pdf, tree, "/IDTree"), "/Names");
    int count = QPDF->oh_is_array(pdf, names) ? QPDF->oh_get_array_n_items(pdf, names) : 0;
    for (int i = 1; i < count; i += 2)
        rename_element(mending, QPDF->oh_get_array_item(pdf, names, i));
}

/* --- foreign trees ---------------------------------------------------------------------------- */

static void mend_role(const struct mending *mending, qpdf_oh element)
{
    qpdf_data pdf = mending->source->pdf;
    for (int i = 0; i < ROLES_MAX; i++) {
        const char *role = QPDF->oh_get_name(pdf, QPDF->oh_get_key(pdf, element, "/S"));
        qpdf_oh meant = QPDF->oh_get_key_if_dict(pdf, mending->roles, role);
        if (!QPDF->oh_is_name(pdf, meant))
            return;
        QPDF->oh_replace_key(pdf, element, "/S", meant);
    }
}

static void append_all(qpdf_data pdf, qpdf_oh list, qpdf_oh one_or_more)
{
    int count =
        QPDF->oh_is_array(pdf, one_or_more) ? QPDF->oh_get_array_n_items(pdf, one_or_more) : 0;
    for (int i = 0; i < count; i++)
        QPDF->oh_append_item(pdf, list, QPDF->oh_get_array_item(pdf, one_or_more, i));
    if (count == 0 && QPDF->oh_is_dictionary(pdf, one_or_more))
        QPDF->oh_append_item(pdf, list, one_or_more);
}

/* The attributes of its classes become its own; those it has already come last and win. */
static void mend_classes(const struct mending *mending, qpdf_oh element)
{
    qpdf_data pdf = mending->source->pdf;
    if (!QPDF->oh_has_key(pdf, element, "/C"))
        return;
    qpdf_oh classes = QPDF->oh_get_key(pdf, element, "/C"), all = QPDF->oh_new_array(pdf);
    int count = QPDF->oh_is_array(pdf, classes) ? QPDF->oh_get_array_n_items(pdf, classes) : 1;
    for (int i = 0; i < count; i++) {
        qpdf_oh name =
            QPDF->oh_is_array(pdf, classes) ? QPDF->oh_get_array_item(pdf, classes, i) : classes;
        if (QPDF->oh_is_name(pdf, name))
            append_all(
                pdf, all,
                QPDF->oh_get_key_if_dict(pdf, mending->classes, QPDF->oh_get_name(pdf, name)));
    }
    append_all(pdf, all, QPDF->oh_get_key(pdf, element, "/A"));
    QPDF->oh_replace_key(pdf, element, "/A", all);
    QPDF->oh_remove_key(pdf, element, "/C");
}

/* A cell names its headers by their IDs. */
static void mend_headers(const struct mending *mending, qpdf_oh attributes)
{
    qpdf_data pdf = mending->source->pdf;
    qpdf_oh headers = QPDF->oh_get_key_if_dict(pdf, attributes, "/Headers");
    int count = QPDF->oh_is_array(pdf, headers) ? QPDF->oh_get_array_n_items(pdf, headers) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh name = QPDF->oh_get_array_item(pdf, headers, i);
        if (QPDF->oh_is_string(pdf, name))
            QPDF->oh_set_array_item(pdf, headers, i, own_name(mending, name));
    }
}

static void mend_attributes(const struct mending *mending, qpdf_oh element)
{
    qpdf_data pdf = mending->source->pdf;
    qpdf_oh attributes = QPDF->oh_get_key(pdf, element, "/A");
    int count =
        QPDF->oh_is_array(pdf, attributes) ? QPDF->oh_get_array_n_items(pdf, attributes) : 0;
    for (int i = 0; i < count; i++)
        mend_headers(mending, QPDF->oh_get_array_item(pdf, attributes, i));
    if (count == 0)
        mend_headers(mending, attributes);
}

static bool mend_kids(struct mending *mending, qpdf_oh kids, int depth);

/* Content (a number, a mark, a reference to an object) has no role. */
static bool mend_element(struct mending *mending, qpdf_oh element, int depth)
{
    qpdf_data pdf = mending->source->pdf;
    if (!QPDF->oh_is_dictionary(pdf, element) ||
        !QPDF->oh_is_name(pdf, QPDF->oh_get_key(pdf, element, "/S")))
        return true;
    if (depth > DEPTH_MAX || ++mending->elements > ELEMENTS_MAX)
        return false;
    mend_role(mending, element);
    mend_classes(mending, element);
    mend_attributes(mending, element);
    rename_element(mending, element);
    return mend_kids(mending, QPDF->oh_get_key(pdf, element, "/K"), depth + 1);
}

static bool mend_kids(struct mending *mending, qpdf_oh kids, int depth)
{
    qpdf_data pdf = mending->source->pdf;
    int count = QPDF->oh_is_array(pdf, kids) ? QPDF->oh_get_array_n_items(pdf, kids) : 0;
    bool good = count > 0 || mend_element(mending, kids, depth);
    for (int i = 0; i < count && good; i++)
        good = mend_element(mending, QPDF->oh_get_array_item(pdf, kids, i), depth);
    return good;
}

/* --- the whole -------------------------------------------------------------------------------- */

bool merge_names_prepare(struct merging *merging, struct source *source, qpdf_oh tree)
{
    qpdf_data pdf = source->pdf;
    struct mending mending = {.merging = merging,
                              .source = source,
                              .roles = QPDF->oh_get_key(pdf, tree, "/RoleMap"),
                              .classes = QPDF->oh_get_key(pdf, tree, "/ClassMap"),
                              .named = QPDF->oh_new_array(pdf)};
    if (source->own)
        rename_listed(&mending, tree);
    else if (!mend_kids(&mending, QPDF->oh_get_key(pdf, tree, "/K"), 0))
        return false;
    QPDF->oh_remove_key(pdf, tree, "/IDTree");
    if (QPDF->oh_get_array_n_items(pdf, mending.named) > 0)
        QPDF->oh_replace_key(pdf, tree, NAMED, mending.named);
    return true;
}

void merge_names_add(struct merging *merging, qpdf_oh copied_tree)
{
    qpdf_data made = merging->made;
    qpdf_oh named = QPDF->oh_get_key(made, copied_tree, NAMED);
    int count = QPDF->oh_is_array(made, named) ? QPDF->oh_get_array_n_items(made, named) : 0;
    for (int i = 0; i + 1 < count; i += 2) {
        merging->named = arena_grow(merging->arena, merging->named, merging->named_count,
                                    &merging->named_capacity, sizeof *merging->named);
        struct named_element *one = &merging->named[merging->named_count++];
        const char *bytes = QPDF->oh_get_binary_string_value(
            made, QPDF->oh_get_array_item(made, named, i), &one->length);
        char *copy = arena_alloc(merging->arena, one->length + 1);
        memcpy(copy, bytes, one->length);
        one->name = copy;
        one->element = QPDF->oh_get_object_id(made, QPDF->oh_get_array_item(made, named, i + 1));
    }
}

static int compare_names(const void *left, const void *right)
{
    const struct named_element *one = left, *other = right;
    size_t shorter = one->length < other->length ? one->length : other->length;
    int order = memcmp(one->name, other->name, shorter);
    return order != 0 ? order : (one->length > other->length) - (one->length < other->length);
}

void merge_names_end(struct merging *merging)
{
    qpdf_data made = merging->made;
    if (merging->named_count == 0)
        return;
    qsort(merging->named, merging->named_count, sizeof *merging->named, compare_names);
    qpdf_oh names = QPDF->oh_new_array(made), tree = QPDF->oh_new_dictionary(made);
    for (size_t i = 0; i < merging->named_count; i++) {
        const struct named_element *one = &merging->named[i];
        QPDF->oh_append_item(made, names, QPDF->oh_new_binary_string(made, one->name, one->length));
        QPDF->oh_append_item(made, names, merge_object(merging, one->element));
    }
    QPDF->oh_replace_key(made, tree, "/Names", names);
    QPDF->oh_replace_key(made, merge_object(merging, merging->tree), "/IDTree", tree);
}
