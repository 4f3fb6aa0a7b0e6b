/* What a PDF says about itself: document information, XMP, output intent. libharu's helper writes
 * all of it wrong (library-limits.md H9).
 *
 * PDF/A-2a and PDF/UA-1 are claimed for what tests/e2e/test_tagged proves of every example; not
 * for a document without title. */
#include "base/arena.h"
#include "base/text.h"
#include "output/document.h"
#include "output/icc_srgb.h"
#include "output/pdf_objects.h"
#include "output/xmp.h"

static void add_information(struct pdf_file *file, const struct xmp *xmp)
{
    HPDF_SetInfoAttr(file->pdf, HPDF_INFO_PRODUCER, "x"); /* makes the dictionary */
    HPDF_Dict info = file->pdf->info;
    if (!info)
        return;
    pdf_add_text(file, info, "Title", xmp->title);
    pdf_add_text(file, info, "Author", xmp->author);
    pdf_add_text(file, info, "Subject", xmp->subject);
    pdf_add_text(file, info, "Keywords", xmp->keywords);
    pdf_add_text(file, info, "Creator", xmp->creator);
    pdf_add_text(file, info, "Producer", xmp->producer);
    if (xmp->date.year > 0) {
        const char *date = text_format(file->arena, "D:%04d%02d%02d000000+07'00'", xmp->date.year,
                                       xmp->date.month, xmp->date.day);
        pdf_add_ascii(file, info, "CreationDate", date);
        pdf_add_ascii(file, info, "ModDate", date);
    }
}

/* Not compressed: programs that know no PDF look for it (ISO 19005-2, 6.6.2.1). */
static void add_packet(struct pdf_file *file, const struct xmp *xmp)
{
    size_t length;
    const char *packet = xmp_packet(file->arena, xmp, &length);
    HPDF_Dict stream = pdf_plain_stream_new(file, packet, length);
    if (!stream)
        return;
    HPDF_Dict_AddName(stream, "Type", "Metadata");
    HPDF_Dict_AddName(stream, "Subtype", "XML");
    HPDF_Dict_Add(file->pdf->catalog, "Metadata", stream);
}

static void add_output_intent(struct pdf_file *file)
{
    size_t length;
    const unsigned char *profile = icc_srgb(file->arena, &length);
    HPDF_Dict stream = pdf_stream_new(file, profile, length), intent = pdf_dict_new(file);
    HPDF_Array intents = pdf_add_array(file, file->pdf->catalog, "OutputIntents");
    if (!stream || !intent || !intents)
        return;
    HPDF_Dict_AddNumber(stream, "N", 3);
    HPDF_Array_Add(intents, intent);
    HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    pdf_add_ascii(file, intent, "OutputConditionIdentifier", "sRGB");
    pdf_add_ascii(file, intent, "Info", "sRGB IEC61966-2.1");
    HPDF_Dict_Add(intent, "DestOutputProfile", stream);
}

void pdf_add_metadata(struct pdf_file *file)
{
    const struct document *document = file->document;
    const char *program = document->version ? document->version : "raingan";
    const struct xmp xmp = {
        .title = document->title,
        .author = document->author,
        .subject = document->subject,
        .keywords = document->keywords,
        .creator = program,
        .producer = text_format(file->arena, "%s, libharu %s", program, HPDF_VERSION_TEXT),
        .date = document->date,
        .conforms = !text_is_empty(document->title),
    };
    add_information(file, &xmp);
    add_packet(file, &xmp);
    add_output_intent(file);
}
