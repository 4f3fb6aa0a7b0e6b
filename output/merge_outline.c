/* The outline of packet.pdf: an entry a part, below it the part's own outline. */
#include "output/merge_work.h"

enum { OUTLINE_DEPTH_MAX = 8, OUTLINE_ENTRIES_MAX = 20000 };

/* An entry in the making: what hangs below it, first and last. */
struct branch {
    qpdf_oh entry, last;
    int below;
};

static qpdf_oh add_entry(struct merging *merging, struct branch *parent, qpdf_oh title, size_t page)
{
    qpdf_data made = merging->made;
    qpdf_oh entry = QPDF->make_indirect_object(made, QPDF->oh_new_dictionary(made));
    qpdf_oh place = QPDF->oh_new_array(made);
    QPDF->oh_append_item(made, place, QPDF->get_page_n(made, page));
    QPDF->oh_append_item(made, place, QPDF->oh_new_name(made, "/XYZ"));
    for (int i = 0; i < 3; i++)
        QPDF->oh_append_item(made, place, QPDF->oh_new_null(made));
    QPDF->oh_replace_key(made, entry, "/Title", title);
    QPDF->oh_replace_key(made, entry, "/Dest", place);
    QPDF->oh_replace_key(made, entry, "/Parent", parent->entry);
    if (parent->below > 0) {
        QPDF->oh_replace_key(made, entry, "/Prev", parent->last);
        QPDF->oh_replace_key(made, parent->last, "/Next", entry);
    } else {
        QPDF->oh_replace_key(made, parent->entry, "/First", entry);
    }
    QPDF->oh_replace_key(made, parent->entry, "/Last", entry);
    parent->last = entry;
    parent->below++;
    merging->entries++;
    return entry;
}

/* Closed at first sight: only its own level is counted. */
static void close_branch(struct merging *merging, const struct branch *branch, bool open)
{
    if (branch->below > 0)
        QPDF->oh_replace_key(
            merging->made, branch->entry, "/Count",
            QPDF->oh_new_integer(merging->made, open ? branch->below : -branch->below));
}

/* The height on the page that an entry of a part leads to, so that it does so here as well. */
static void copy_height(struct merging *merging, const struct source *source, qpdf_oh from,
                        qpdf_oh entry)
{
    double height;
    if (!QPDF->oh_is_name_and_equals(source->pdf, QPDF->oh_get_array_item(source->pdf, from, 1),
                                     "/XYZ") ||
        !QPDF->oh_get_value_as_number(source->pdf, QPDF->oh_get_array_item(source->pdf, from, 3),
                                      &height))
        return;
    qpdf_oh place = QPDF->oh_get_key(merging->made, entry, "/Dest");
    QPDF->oh_set_array_item(merging->made, place, 3,
                            QPDF->oh_new_real_from_double(merging->made, height, 2));
}

static void copy_outline(struct merging *merging, const struct source *source, qpdf_oh above,
                         struct branch *parent, int depth)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh item = QPDF->oh_get_key(pdf, above, "/First");
    while (QPDF->oh_is_dictionary(pdf, item) && depth < OUTLINE_DEPTH_MAX &&
           merging->entries < OUTLINE_ENTRIES_MAX) {
        qpdf_oh place = QPDF->oh_get_key(pdf, item, "/Dest");
        long page = -1;
        if (QPDF->oh_is_array(pdf, place) && QPDF->oh_get_array_n_items(pdf, place) > 0)
            page = merge_page_taken(source, QPDF->oh_get_array_item(pdf, place, 0));
        if (page >= 0) {
            size_t length;
            const char *bytes = QPDF->oh_get_binary_string_value(
                pdf, QPDF->oh_get_key(pdf, item, "/Title"), &length);
            struct branch branch = {
                .entry = add_entry(merging, parent,
                                   QPDF->oh_new_binary_string(merging->made, bytes, length),
                                   source->at + (size_t)page)};
            if (QPDF->oh_get_array_n_items(pdf, place) > 3)
                copy_height(merging, source, place, branch.entry);
            copy_outline(merging, source, item, &branch, depth + 1);
            close_branch(merging, &branch, false);
        }
        item = QPDF->oh_get_key(pdf, item, "/Next");
    }
}

void merge_outline_add(struct merging *merging, const struct merge *merge)
{
    qpdf_data made = merging->made;
    struct branch root = {.entry = QPDF->make_indirect_object(made, QPDF->oh_new_dictionary(made))};
    struct branch top = {0};
    QPDF->oh_replace_key(made, root.entry, "/Type", QPDF->oh_new_name(made, "/Outlines"));
    for (size_t i = 0; i < merge->mark_count; i++) {
        const struct merge_mark *mark = &merge->marks[i];
        const struct source *source = &merging->sources[mark->part];
        qpdf_oh title = QPDF->oh_new_unicode_string(made, mark->title);
        if (mark->below && top.entry) {
            add_entry(merging, &top, title, source->at);
            continue;
        }
        close_branch(merging, &top, false);
        top = (struct branch){.entry = add_entry(merging, &root, title, source->at)};
        if (mark->with_outline)
            copy_outline(merging, source,
                         QPDF->oh_get_key(source->pdf, QPDF->get_root(source->pdf), "/Outlines"),
                         &top, 0);
    }
    close_branch(merging, &top, false);
    close_branch(merging, &root, true);
    if (root.below > 0) {
        QPDF->oh_replace_key(made, QPDF->get_root(made), "/Outlines", root.entry);
        QPDF->oh_replace_key(made, QPDF->get_root(made), "/PageMode",
                             QPDF->oh_new_name(made, "/UseOutlines"));
    }
}
