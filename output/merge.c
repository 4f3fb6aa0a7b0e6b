/* PDF files into one by qpdf. Copies pages; the outline, the structure and the metadata are made
 * beside it (merge_work.h). Draws nothing. */
#include "output/merge_work.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "output/packet.h"

const char *merge_library_version(void)
{
    const char *fault;
    return merge_library_open(&fault) ? QPDF->get_qpdf_version() : "";
}

/* --- opening -------------------------------------------------------------------------------- */

static void release(void *object)
{
    qpdf_data pdf = object;
    QPDF->cleanup(&pdf);
}

qpdf_data merge_new_pdf(struct arena *arena)
{
    qpdf_data pdf = QPDF->init();
    arena_on_free(arena, release, pdf);
    QPDF->silence_errors(pdf);
    QPDF->set_suppress_warnings(pdf, QPDF_TRUE);
    return pdf;
}

/* *unread if it is not the file but the reading of it. Asking takes the error away. */
static const char *error_of(struct arena *arena, qpdf_data pdf, bool *unread)
{
    *unread = false;
    if (!QPDF->has_error(pdf))
        return NULL;
    qpdf_error error = QPDF->get_error(pdf);
    enum qpdf_error_code_e code = QPDF->get_error_code(pdf, error);
    *unread = code == qpdf_e_system;
    if (code == qpdf_e_password)
        return "it is encrypted";
    return text_copy(arena, QPDF->get_error_message_detail(pdf, error));
}

const char *merge_error_of(struct arena *arena, qpdf_data pdf)
{
    bool unread;
    return error_of(arena, pdf, &unread);
}

/* NULL with what is wrong. Damage is not mended in silence: pages might be lost. */
static qpdf_data open_pdf(struct arena *arena, const char *path, size_t *pages, const char **fault,
                          bool *unread)
{
    qpdf_data pdf = merge_new_pdf(arena);
    QPDF->set_attempt_recovery(pdf, QPDF_FALSE);
    QPDF->read(pdf, path, NULL);
    int count = QPDF->has_error(pdf) ? 0 : QPDF->get_num_pages(pdf);
    *fault = error_of(arena, pdf, unread);
    if (!*fault && QPDF->is_encrypted(pdf))
        *fault = "it is encrypted";
    if (!*fault && count < 1)
        *fault = "it has no page";
    *pages = count > 0 ? (size_t)count : 0;
    return *fault ? NULL : pdf;
}

bool merge_check(struct arena *arena, const char *path, size_t *pages, const char **fault)
{
    *pages = 0;
    if (!merge_library_open(fault))
        return false;
    bool unread;
    qpdf_data pdf = open_pdf(arena, path, pages, fault, &unread);
    if (!pdf)
        return false;
    QPDF->check_pdf(pdf); /* unpacks and reads the content of every page */
    *fault = merge_error_of(arena, pdf);
    if (!*fault && QPDF->more_warnings(pdf))
        *fault = text_copy(arena, QPDF->get_error_message_detail(pdf, QPDF->next_warning(pdf)));
    return *fault == NULL;
}

qpdf_oh merge_object(const struct merging *merging, int number)
{
    return QPDF->get_object_by_id(merging->made, number, 0);
}

long merge_page_taken(const struct source *source, qpdf_oh page)
{
    if (!QPDF->oh_is_dictionary_of_type(source->pdf, page, "/Page", ""))
        return -1;
    int index = QPDF->find_page_by_oh(source->pdf, page);
    if (index < 0 || (size_t)index < source->first ||
        (size_t)index - source->first >= source->count)
        return -1;
    return index - (long)source->first;
}

/* --- links ---------------------------------------------------------------------------------- */

/* The array that says where a link leads within its document; null for other links. */
static qpdf_oh place_of(qpdf_data pdf, qpdf_oh link)
{
    qpdf_oh place = QPDF->oh_get_key_if_dict(pdf, link, "/Dest");
    if (QPDF->oh_is_array(pdf, place))
        return place;
    return QPDF->oh_get_key_if_dict(pdf, QPDF->oh_get_key_if_dict(pdf, link, "/A"), "/D");
}

/* qpdf 11.3 makes null of a reference to a page that was not copied before the one that refers to
 * it. */
static void mend_links(struct merging *merging, const struct source *source, size_t index)
{
    qpdf_data made = merging->made, pdf = source->pdf;
    qpdf_oh from = QPDF->oh_get_key(pdf, QPDF->get_page_n(pdf, source->first + index), "/Annots");
    qpdf_oh to = QPDF->oh_get_key(made, QPDF->get_page_n(made, source->at + index), "/Annots");
    int count = QPDF->oh_is_array(pdf, from) ? QPDF->oh_get_array_n_items(pdf, from) : 0;
    for (int i = 0; i < count; i++) {
        qpdf_oh place = place_of(pdf, QPDF->oh_get_array_item(pdf, from, i));
        qpdf_oh copy = place_of(made, QPDF->oh_get_array_item(made, to, i));
        if (!QPDF->oh_is_array(pdf, place) || !QPDF->oh_is_array(made, copy) ||
            QPDF->oh_get_array_n_items(pdf, place) == 0 ||
            !QPDF->oh_is_dictionary_of_type(pdf, QPDF->oh_get_array_item(pdf, place, 0), "/Page",
                                            ""))
            continue;
        long page = merge_page_taken(source, QPDF->oh_get_array_item(pdf, place, 0));
        if (page >= 0)
            QPDF->oh_set_array_item(made, copy, 0,
                                    QPDF->get_page_n(made, source->at + (size_t)page));
    }
    QPDF->oh_release_all(pdf);
    QPDF->oh_release_all(made);
}

/* --- pages ---------------------------------------------------------------------------------- */

static bool add_part(struct merging *merging, const struct merge_part *part, struct source *source,
                     const char **fault, bool *unread)
{
    source->own = part->own;
    source->kept = part->kept.structure ? &part->kept : NULL;
    source->pdf = open_pdf(merging->arena, part->path, &source->all, fault, unread);
    if (!source->pdf)
        return false;
    source->first = part->first < source->all ? part->first : source->all - 1;
    source->count = source->all - source->first;
    if (part->pages > 0 && part->pages < source->count)
        source->count = part->pages;
    source->at = merging->pages;
    merging->proved &= source->own && merge_metadata_claims(source->pdf);
    merge_structure_prepare(merging, source);
    QPDF->oh_release_all(source->pdf);
    for (size_t i = 0; i < source->count; i++) {
        qpdf_oh page = QPDF->get_page_n(source->pdf, source->first + i);
        QPDF->add_page(merging->made, source->pdf, page, QPDF_FALSE);
        QPDF->oh_release_all(source->pdf);
    }
    merging->pages += source->count;
    for (size_t i = 0; i < source->count; i++)
        mend_links(merging, source, i);
    merge_structure_add(merging, source);
    QPDF->oh_release_all(source->pdf);
    QPDF->oh_release_all(merging->made);
    *fault = merge_error_of(merging->arena, merging->made);
    return *fault == NULL;
}

/* --- the document --------------------------------------------------------------------------- */

static bool write_out(struct merging *merging, struct packet *packet, const char *file,
                      struct diag *diag)
{
    qpdf_data made = merging->made;
    QPDF->init_write_memory(made);
    QPDF->set_deterministic_ID(made, QPDF_TRUE); /* of the content: no clock, no path */
    QPDF->set_object_stream_mode(made, qpdf_o_generate);
    QPDF->set_stream_data_mode(made, qpdf_s_preserve);
    QPDF->set_newline_before_endstream(made, QPDF_TRUE); /* ISO 19005-2, 6.1.7.1 */
    QPDF->set_minimum_pdf_version(made, "1.7");
    QPDF->write(made);
    const char *fault = merge_error_of(merging->arena, made);
    if (fault) {
        diag_report(diag, OUT007, diag_file(file), fault);
        return false;
    }
    size_t length = QPDF->get_buffer_length(made), tail_length;
    const char *tail;
    if (!merge_tail(merging, QPDF->get_buffer(made), length, &tail, &tail_length, &fault)) {
        diag_report(diag, OUT006, diag_file(file), fault);
        return false;
    }
    unsigned char *whole = arena_alloc(merging->arena, length + tail_length);
    memcpy(whole, QPDF->get_buffer(made), length);
    memcpy(whole + length, tail, tail_length);
    return packet_write(packet, file, whole, length + tail_length, diag);
}

/* A part is called as the first entry of the outline that is its own. */
static void name_parts(struct merging *merging, const struct merge *merge)
{
    for (size_t i = merge->mark_count; i > 0; i--) {
        const struct merge_mark *mark = &merge->marks[i - 1];
        if (mark->below || mark->with_outline)
            merging->sources[mark->part].title = mark->title;
    }
}

bool merge_write(struct arena *arena, const struct merge *merge, struct packet *packet,
                 const char *file, size_t *pages, struct diag *diag)
{
    const char *fault = NULL;
    bool unread = false;
    if (!merge_library_open(&fault)) {
        diag_report(diag, OUT007, diag_file(file), fault);
        return false;
    }
    struct merging merging = {.arena = arena,
                              .made = merge_new_pdf(arena),
                              .source_count = merge->part_count,
                              .proved = true};
    merging.sources = arena_alloc_array(arena, merge->part_count, sizeof *merging.sources);
    QPDF->empty_pdf(merging.made);
    merge_structure_begin(&merging);
    name_parts(&merging, merge);
    for (size_t i = 0; i < merge->part_count; i++) {
        if (!add_part(&merging, &merge->parts[i], &merging.sources[i], &fault, &unread)) {
            diag_report(diag, unread ? OUT020 : OUT007, diag_file(merge->parts[i].path), fault);
            return false;
        }
    }
    merge_outline_add(&merging, merge);
    merge_structure_end(&merging);
    merge_metadata_add(&merging, merge);
    if (!write_out(&merging, packet, file, diag))
        return false;
    const char *path = packet_path(packet, file);
    if (!open_pdf(arena, path, pages, &fault, &unread) || *pages != merging.pages) {
        diag_report(diag, OUT006, diag_file(path), fault ? fault : "");
        return false;
    }
    return true;
}
