/* Writes the XMP packet: libharu's own does not escape a title with & or < (library-limits.md H9).
 * Knows no PDF.
 *
 * PDF/A knows no namespace of PDF/UA: a file that says both must describe it (ISO
 * 19005-2, 6.6.2.3).
 */
#include "output/xmp.h"

#include "base/arena.h"
#include "base/text.h"

#define XMP_MAX ((size_t)1 << 20)

static void add_escaped(struct text_buffer *out, const char *text)
{
    for (const char *at = text; *at; at++) {
        switch (*at) {
        case '&': text_buffer_add(out, "&amp;"); break;
        case '<': text_buffer_add(out, "&lt;"); break;
        case '>': text_buffer_add(out, "&gt;"); break;
        default: text_buffer_add_n(out, at, 1);
        }
    }
}

/* The element with its text between `before` and `after`; nothing for no text. */
static void add(struct text_buffer *out, const char *before, const char *text, const char *after)
{
    if (text_is_empty(text))
        return;
    text_buffer_add(out, before);
    add_escaped(out, text);
    text_buffer_add(out, after);
    text_buffer_add(out, "\n");
}

static void add_dates(struct text_buffer *out, struct date date)
{
    static const char *const names[] = {"CreateDate", "ModifyDate", "MetadataDate"};
    for (int i = 0; i < 3 && date.year > 0; i++)
        text_buffer_add_format(out, "<xmp:%s>%04d-%02d-%02dT00:00:00+07:00</xmp:%s>\n", names[i],
                               date.year, date.month, date.day, names[i]);
}

static void add_conformance(struct text_buffer *out)
{
    text_buffer_add(
        out, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
             "<pdfuaid:part>1</pdfuaid:part>\n"
             "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
             "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
             "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
             "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
             "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
             "<pdfaProperty:name>part</pdfaProperty:name>\n"
             "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
             "<pdfaProperty:category>internal</pdfaProperty:category>\n"
             "<pdfaProperty:description>part of ISO 14289 followed</pdfaProperty:description>\n"
             "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
             "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n");
}

const char *xmp_packet(struct arena *arena, const struct xmp *xmp, size_t *length)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, XMP_MAX);
    text_buffer_add(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                          "<rdf:Description rdf:about=\"\"\n"
                          " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
                          " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
                          " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
                          " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
                          " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
                          " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
                          " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
                          " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                          "<dc:format>application/pdf</dc:format>\n"
                          "<dc:language><rdf:Bag><rdf:li>th-TH</rdf:li></rdf:Bag></dc:language>\n");
    add(&out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", xmp->title,
        "</rdf:li></rdf:Alt></dc:title>");
    add(&out, "<dc:creator><rdf:Seq><rdf:li>", xmp->author, "</rdf:li></rdf:Seq></dc:creator>");
    add(&out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", xmp->subject,
        "</rdf:li></rdf:Alt></dc:description>");
    add(&out, "<pdf:Keywords>", xmp->keywords, "</pdf:Keywords>");
    add(&out, "<xmp:CreatorTool>", xmp->creator, "</xmp:CreatorTool>");
    add(&out, "<pdf:Producer>", xmp->producer, "</pdf:Producer>");
    add_dates(&out, xmp->date);
    if (xmp->conforms)
        add_conformance(&out);
    text_buffer_add(&out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    *length = out.length;
    return out.data;
}
