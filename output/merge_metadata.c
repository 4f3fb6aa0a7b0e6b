/* What packet.pdf says about itself: document information, XMP, output intent, language. It claims
 * PDF/A-2a and PDF/UA-1 only when all its parts are our own and claim them: what evidence of others
 * holds, nobody has proved. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/merge_work.h"
#include "output/xmp.h"

/* Does the text stand in the bytes? */
static bool holds(const unsigned char *bytes, size_t length, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0; at + size <= length; at++) {
        if (memcmp(bytes + at, text, size) == 0)
            return true;
    }
    return false;
}

bool merge_metadata_claims(qpdf_data pdf)
{
    unsigned char *bytes = NULL;
    size_t length = 0;
    qpdf_oh stream = QPDF->oh_get_key(pdf, QPDF->get_root(pdf), "/Metadata");
    if (!QPDF->oh_is_stream(pdf, stream) ||
        QPDF->oh_get_stream_data(pdf, stream, qpdf_dl_generalized, NULL, &bytes, &length) !=
            QPDF_SUCCESS)
        return false;
    bool claims = holds(bytes, length, "<pdfaid:part>2<") &&
                  holds(bytes, length, "<pdfaid:conformance>A<") &&
                  holds(bytes, length, "<pdfuaid:part>1<");
    free(bytes);
    return claims;
}

static void add_information(struct merging *merging, const struct xmp *xmp)
{
    const char *date = text_format(merging->arena, "D:%04d%02d%02d000000+07'00'", xmp->date.year,
                                   xmp->date.month, xmp->date.day);
    const struct {
        const char *key, *text;
    } LINES[] = {{"/Title", xmp->title},       {"/Author", xmp->author}, {"/Creator", xmp->creator},
                 {"/Producer", xmp->producer}, {"/CreationDate", date},  {"/ModDate", date}};
    qpdf_data made = merging->made;
    qpdf_oh information = QPDF->make_indirect_object(made, QPDF->oh_new_dictionary(made));
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++)
        if (!text_is_empty(LINES[i].text))
            QPDF->oh_replace_key(made, information, LINES[i].key,
                                 QPDF->oh_new_unicode_string(made, LINES[i].text));
    QPDF->oh_replace_key(made, QPDF->get_trailer(made), "/Info", information);
}

/* qpdf leaves the document's own metadata uncompressed, as PDF/A asks. */
static void add_packet(struct merging *merging, const struct xmp *xmp)
{
    size_t length;
    qpdf_data made = merging->made;
    const char *packet = xmp_packet(merging->arena, xmp, &length);
    qpdf_oh stream = QPDF->oh_new_stream(made);
    QPDF->oh_replace_stream_data(made, stream, (const unsigned char *)packet, length,
                                 QPDF->oh_new_null(made), QPDF->oh_new_null(made));
    qpdf_oh dictionary = QPDF->oh_get_dict(made, stream);
    QPDF->oh_replace_key(made, dictionary, "/Type", QPDF->oh_new_name(made, "/Metadata"));
    QPDF->oh_replace_key(made, dictionary, "/Subtype", QPDF->oh_new_name(made, "/XML"));
    QPDF->oh_replace_key(made, QPDF->get_root(made), "/Metadata", stream);
}

/* The output intent of the first part of our own: all have the same. */
static void add_output_intent(struct merging *merging)
{
    qpdf_data made = merging->made;
    for (size_t i = 0; i < merging->source_count; i++) {
        const struct source *source = &merging->sources[i];
        qpdf_oh intents =
            QPDF->oh_get_key(source->pdf, QPDF->get_root(source->pdf), "/OutputIntents");
        if (!source->own || !QPDF->oh_is_array(source->pdf, intents))
            continue;
        qpdf_oh kept = QPDF->make_indirect_object(source->pdf, intents);
        QPDF->oh_replace_key(made, QPDF->get_root(made), "/OutputIntents",
                             QPDF->oh_copy_foreign_object(made, source->pdf, kept));
        return;
    }
}

void merge_metadata_add(struct merging *merging, const struct merge *merge)
{
    qpdf_data made = merging->made;
    qpdf_oh root = QPDF->get_root(made);
    const struct xmp xmp = {
        .title = merge->title,
        .author = merge->author,
        .creator = merge->creator,
        .producer =
            text_format(merging->arena, "%s, qpdf %s", merge->creator, QPDF->get_qpdf_version()),
        .date = merge->date,
        .conforms = merging->proved && !text_is_empty(merge->title),
    };
    add_information(merging, &xmp);
    add_packet(merging, &xmp);
    add_output_intent(merging);
    QPDF->oh_replace_key(made, root, "/Lang", QPDF->oh_new_string(made, "th-TH"));
    QPDF->oh_replace_key(made, root, "/ViewerPreferences",
                         QPDF->oh_parse(made, "<< /DisplayDocTitle true >>"));
    /* One numbering over all parts; the pages keep what is printed on them. */
    QPDF->oh_replace_key(made, root, "/PageLabels",
                         QPDF->oh_parse(made, "<< /Nums [ 0 << /S /D >> ] >>"));
}
