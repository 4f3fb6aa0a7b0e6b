/* PDF files into one by qpdf, its only user. Copies pages and outlines; draws nothing.
 *
 * qpdf's C interface keeps the last error of a document; it is asked for once, at the end: after an
 * error every call is harmless. */
#include "output/merge.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <qpdf/qpdf-c.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "output/packet.h"

enum { OUTLINE_DEPTH_MAX = 8, OUTLINE_ENTRIES_MAX = 20000 };

struct source {
    qpdf_data pdf;
    size_t first, count; /* pages taken */
    size_t at;           /* index of the first of them in what is made */
};

struct merging {
    struct arena *arena;
    qpdf_data made;
    struct source *sources;
    size_t pages;
    size_t entries; /* of the outline, over all parts */
};

const char *merge_library_version(void)
{
    return qpdf_get_qpdf_version();
}

/* --- opening -------------------------------------------------------------------------------- */

static void release(void *object)
{
    qpdf_data pdf = object;
    qpdf_cleanup(&pdf);
}

static qpdf_data new_pdf(struct arena *arena)
{
    qpdf_data pdf = qpdf_init();
    arena_on_free(arena, release, pdf);
    qpdf_silence_errors(pdf);
    qpdf_set_suppress_warnings(pdf, QPDF_TRUE);
    return pdf;
}

static const char *error_of(struct arena *arena, qpdf_data pdf)
{
    if (!qpdf_has_error(pdf))
        return NULL;
    qpdf_error error = qpdf_get_error(pdf);
    if (qpdf_get_error_code(pdf, error) == qpdf_e_password)
        return "it is encrypted";
    return text_copy(arena, qpdf_get_error_message_detail(pdf, error));
}

/* NULL with what is wrong. Damage is not mended in silence: pages might be lost. */
static qpdf_data open_pdf(struct arena *arena, const char *path, size_t *pages, const char **fault)
{
    qpdf_data pdf = new_pdf(arena);
    qpdf_set_attempt_recovery(pdf, QPDF_FALSE);
    qpdf_read(pdf, path, NULL);
    int count = qpdf_has_error(pdf) ? 0 : qpdf_get_num_pages(pdf);
    *fault = error_of(arena, pdf);
    if (!*fault && qpdf_is_encrypted(pdf))
        *fault = "it is encrypted";
    if (!*fault && count < 1)
        *fault = "it has no page";
    *pages = count > 0 ? (size_t)count : 0;
    return *fault ? NULL : pdf;
}

bool merge_check(struct arena *arena, const char *path, size_t *pages, const char **fault)
{
    qpdf_data pdf = open_pdf(arena, path, pages, fault);
    if (!pdf)
        return false;
    qpdf_check_pdf(pdf); /* unpacks and reads the content of every page */
    *fault = error_of(arena, pdf);
    if (!*fault && qpdf_more_warnings(pdf))
        *fault = text_copy(arena, qpdf_get_error_message_detail(pdf, qpdf_next_warning(pdf)));
    return *fault == NULL;
}

/* --- links ---------------------------------------------------------------------------------- */

/* The array that says where a link leads within its document; null for other links. */
static qpdf_oh place_of(qpdf_data pdf, qpdf_oh link)
{
    qpdf_oh place = qpdf_oh_get_key_if_dict(pdf, link, "/Dest");
    if (qpdf_oh_is_array(pdf, place))
        return place;
    return qpdf_oh_get_key_if_dict(pdf, qpdf_oh_get_key_if_dict(pdf, link, "/A"), "/D");
}

/* qpdf 11.3 makes null of a reference to a page that was not copied before the one that refers to
 * it. */
static void mend_links(struct merging *merging, const struct source *source, size_t index)
{
    qpdf_data made = merging->made, pdf = source->pdf;
    qpdf_oh from = qpdf_oh_get_key(pdf, qpdf_get_page_n(pdf, source->first + index), "/Annots");
    qpdf_oh to = qpdf_oh_get_key(made, qpdf_get_page_n(made, source->at + index), "/Annots");
    int count = qpdf_oh_is_array(pdf, from) ? qpdf_oh_get_array_n_items(pdf, from) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh place = place_of(pdf, qpdf_oh_get_array_item(pdf, from, i));
        qpdf_oh copy = place_of(made, qpdf_oh_get_array_item(made, to, i));
        if (!qpdf_oh_is_array(pdf, place) || !qpdf_oh_is_array(made, copy) ||
            qpdf_oh_get_array_n_items(pdf, place) == 0 ||
            !qpdf_oh_is_dictionary_of_type(pdf, qpdf_oh_get_array_item(pdf, place, 0), "/Page", ""))
            continue;
        int page = qpdf_find_page_by_oh(pdf, qpdf_oh_get_array_item(pdf, place, 0));
        if (page >= 0 && (size_t)page >= source->first &&
            (size_t)page - source->first < source->count)
            qpdf_oh_set_array_item(
                made, copy, 0, qpdf_get_page_n(made, source->at + (size_t)page - source->first));
    }
    qpdf_oh_release_all(pdf);
    qpdf_oh_release_all(made);
}

/* --- pages ---------------------------------------------------------------------------------- */

static bool add_part(struct merging *merging, const struct merge_part *part, struct source *source,
                     const char **fault)
{
    size_t count;
    source->pdf = open_pdf(merging->arena, part->path, &count, fault);
    if (!source->pdf)
        return false;
    source->first = part->first < count ? part->first : count - 1;
    source->count = count - source->first;
    if (part->pages > 0 && part->pages < source->count)
        source->count = part->pages;
    source->at = merging->pages;
    for (size_t i = 0; i < source->count; i++) {
        qpdf_oh page = qpdf_get_page_n(source->pdf, source->first + i);
        /* The tree of tags stays behind (its root is the document's), and so do the keys into it.
         */
        qpdf_oh_remove_key(source->pdf, page, "/StructParents");
        qpdf_add_page(merging->made, source->pdf, page, QPDF_FALSE);
        qpdf_oh_release_all(source->pdf);
    }
    merging->pages += source->count;
    for (size_t i = 0; i < source->count; i++)
        mend_links(merging, source, i);
    *fault = error_of(merging->arena, merging->made);
    return *fault == NULL;
}

/* --- the outline ---------------------------------------------------------------------------- */

/* An entry in the making: what hangs below it, first and last. */
struct branch {
    qpdf_oh entry, last;
    int below;
};

static qpdf_oh add_entry(struct merging *merging, struct branch *parent, qpdf_oh title, size_t page)
{
    qpdf_data made = merging->made;
    qpdf_oh entry = qpdf_make_indirect_object(made, qpdf_oh_new_dictionary(made));
    qpdf_oh place = qpdf_oh_new_array(made);
    qpdf_oh_append_item(made, place, qpdf_get_page_n(made, page));
    qpdf_oh_append_item(made, place, qpdf_oh_new_name(made, "/XYZ"));
    for (int i = 0; i < 3; i++)
        qpdf_oh_append_item(made, place, qpdf_oh_new_null(made));
    qpdf_oh_replace_key(made, entry, "/Title", title);
    qpdf_oh_replace_key(made, entry, "/Dest", place);
    qpdf_oh_replace_key(made, entry, "/Parent", parent->entry);
    if (parent->below > 0) {
        qpdf_oh_replace_key(made, entry, "/Prev", parent->last);
        qpdf_oh_replace_key(made, parent->last, "/Next", entry);
    } else {
        qpdf_oh_replace_key(made, parent->entry, "/First", entry);
    }
    qpdf_oh_replace_key(made, parent->entry, "/Last", entry);
    parent->last = entry;
    parent->below++;
    merging->entries++;
    return entry;
}

/* Closed at first sight: only its own level is counted. */
static void close_branch(struct merging *merging, const struct branch *branch, bool open)
{
    if (branch->below > 0)
        qpdf_oh_replace_key(
            merging->made, branch->entry, "/Count",
            qpdf_oh_new_integer(merging->made, open ? branch->below : -branch->below));
}

/* The height on the page that an entry of a part leads to, so that it does so here as well. */
static void copy_height(struct merging *merging, const struct source *source, qpdf_oh from,
                        qpdf_oh entry)
{
    double height;
    if (!qpdf_oh_is_name_and_equals(source->pdf, qpdf_oh_get_array_item(source->pdf, from, 1),
                                    "/XYZ") ||
        !qpdf_oh_get_value_as_number(source->pdf, qpdf_oh_get_array_item(source->pdf, from, 3),
                                     &height))
        return;
    qpdf_oh place = qpdf_oh_get_key(merging->made, entry, "/Dest");
    qpdf_oh_set_array_item(merging->made, place, 3,
                           qpdf_oh_new_real_from_double(merging->made, height, 2));
}

static void copy_outline(struct merging *merging, const struct source *source, qpdf_oh above,
                         struct branch *parent, int depth)
{
    qpdf_data pdf = source->pdf;
    qpdf_oh item = qpdf_oh_get_key(pdf, above, "/First");
    while (qpdf_oh_is_dictionary(pdf, item) && depth < OUTLINE_DEPTH_MAX &&
           merging->entries < OUTLINE_ENTRIES_MAX) {
        qpdf_oh place = qpdf_oh_get_key(pdf, item, "/Dest");
        int page = -1;
        if (qpdf_oh_is_array(pdf, place) && qpdf_oh_get_array_n_items(pdf, place) > 0)
            page = qpdf_find_page_by_oh(pdf, qpdf_oh_get_array_item(pdf, place, 0));
        if (page >= 0 && (size_t)page >= source->first &&
            (size_t)page - source->first < source->count) {
            size_t length;
            const char *bytes =
                qpdf_oh_get_binary_string_value(pdf, qpdf_oh_get_key(pdf, item, "/Title"), &length);
            struct branch branch = {
                .entry = add_entry(merging, parent,
                                   qpdf_oh_new_binary_string(merging->made, bytes, length),
                                   source->at + (size_t)page - source->first)};
            if (qpdf_oh_get_array_n_items(pdf, place) > 3)
                copy_height(merging, source, place, branch.entry);
            copy_outline(merging, source, item, &branch, depth + 1);
            close_branch(merging, &branch, false);
        }
        item = qpdf_oh_get_key(pdf, item, "/Next");
    }
}

static void add_outline(struct merging *merging, const struct merge *merge)
{
    qpdf_data made = merging->made;
    struct branch root = {.entry = qpdf_make_indirect_object(made, qpdf_oh_new_dictionary(made))};
    struct branch top = {0};
    qpdf_oh_replace_key(made, root.entry, "/Type", qpdf_oh_new_name(made, "/Outlines"));
    for (size_t i = 0; i < merge->mark_count; i++) {
        const struct merge_mark *mark = &merge->marks[i];
        const struct source *source = &merging->sources[mark->part];
        qpdf_oh title = qpdf_oh_new_unicode_string(made, mark->title);
        if (mark->below && top.entry) {
            add_entry(merging, &top, title, source->at);
            continue;
        }
        close_branch(merging, &top, false);
        top = (struct branch){.entry = add_entry(merging, &root, title, source->at)};
        if (mark->with_outline)
            copy_outline(merging, source,
                         qpdf_oh_get_key(source->pdf, qpdf_get_root(source->pdf), "/Outlines"),
                         &top, 0);
    }
    close_branch(merging, &top, false);
    close_branch(merging, &root, true);
    if (root.below > 0) {
        qpdf_oh_replace_key(made, qpdf_get_root(made), "/Outlines", root.entry);
        qpdf_oh_replace_key(made, qpdf_get_root(made), "/PageMode",
                            qpdf_oh_new_name(made, "/UseOutlines"));
    }
}

/* --- the document --------------------------------------------------------------------------- */

static void add_information(struct merging *merging, const struct merge *merge)
{
    const struct {
        const char *key, *text;
    } LINES[] = {{"/Title", merge->title},
                 {"/Author", merge->author},
                 {"/Creator", merge->creator},
                 {"/CreationDate", merge->date},
                 {"/ModDate", merge->date},
                 {"/Producer", text_format(merging->arena, "%s, qpdf %s", merge->creator,
                                           qpdf_get_qpdf_version())}};
    qpdf_data made = merging->made;
    qpdf_oh information = qpdf_make_indirect_object(made, qpdf_oh_new_dictionary(made));
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++)
        if (!text_is_empty(LINES[i].text))
            qpdf_oh_replace_key(made, information, LINES[i].key,
                                qpdf_oh_new_unicode_string(made, LINES[i].text));
    qpdf_oh_replace_key(made, qpdf_get_trailer(made), "/Info", information);
    qpdf_oh root = qpdf_get_root(made);
    qpdf_oh_replace_key(made, root, "/Lang", qpdf_oh_new_string(made, "th-TH"));
    qpdf_oh_replace_key(made, root, "/ViewerPreferences",
                        qpdf_oh_parse(made, "<< /DisplayDocTitle true >>"));
    /* One numbering over all parts; the pages keep what is printed on them. */
    qpdf_oh_replace_key(made, root, "/PageLabels",
                        qpdf_oh_parse(made, "<< /Nums [ 0 << /S /D >> ] >>"));
}

static bool write_out(struct merging *merging, struct packet *packet, const char *file,
                      struct diag *diag)
{
    qpdf_data made = merging->made;
    qpdf_init_write_memory(made);
    qpdf_set_deterministic_ID(made, QPDF_TRUE); /* of the content: no clock, no path */
    qpdf_set_object_stream_mode(made, qpdf_o_generate);
    qpdf_set_stream_data_mode(made, qpdf_s_preserve);
    qpdf_set_minimum_pdf_version(made, "1.7");
    qpdf_write(made);
    const char *fault = error_of(merging->arena, made);
    if (fault) {
        diag_report(diag, OUT007, diag_file(file), fault);
        return false;
    }
    return packet_write(packet, file, qpdf_get_buffer(made), qpdf_get_buffer_length(made), diag);
}

bool merge_write(struct arena *arena, const struct merge *merge, struct packet *packet,
                 const char *file, size_t *pages, struct diag *diag)
{
    struct merging merging = {.arena = arena, .made = new_pdf(arena)};
    const char *fault = NULL;
    merging.sources = arena_alloc_array(arena, merge->part_count, sizeof *merging.sources);
    qpdf_empty_pdf(merging.made);
    for (size_t i = 0; i < merge->part_count; i++) {
        if (!add_part(&merging, &merge->parts[i], &merging.sources[i], &fault)) {
            diag_report(diag, OUT007, diag_file(merge->parts[i].path), fault);
            return false;
        }
    }
    add_outline(&merging, merge);
    add_information(&merging, merge);
    if (!write_out(&merging, packet, file, diag))
        return false;
    const char *path = packet_path(packet, file);
    if (!open_pdf(arena, path, pages, &fault) || *pages != merging.pages) {
        diag_report(diag, OUT006, diag_file(path), fault ? fault : "");
        return false;
    }
    return true;
}
