/* Name, heights and flags of a face for the PDF's font descriptor, from its tables. */
#include "fonts/embed_describe.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "fonts/face.h"

enum { NAME_MAX_LENGTH = 63, TAG_LENGTH = 6 };

static int per_thousand(const struct font_face *face, int units)
{
    int64_t doubled = (int64_t)units * 2000;
    int64_t em = face->units_per_em;
    return (int)(doubled >= 0 ? (doubled + em) / (2 * em) : -((-doubled + em) / (2 * em)));
}

/* A table's bytes into `out`, cut to its length or filled up with zeros. */
static void read_table(const struct font_face *face, hb_tag_t tag, unsigned char *out, size_t size)
{
    unsigned length = 0;
    hb_blob_t *blob = hb_face_reference_table(face->face, tag);
    const char *bytes = hb_blob_get_data(blob, &length);
    memset(out, 0, size);
    if (length > 0)
        memcpy(out, bytes, length < size ? length : size);
    hb_blob_destroy(blob);
}

static bool is_name_letter(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
}

/* The file's name without folder and extension: what a font without a name is called. */
static void name_from_file(const char *file, char *name, size_t size)
{
    const char *start = strrchr(file, '/');
    start = start ? start + 1 : file;
    const char *end = strrchr(start, '.');
    size_t length = end && end > start ? (size_t)(end - start) : strlen(start);
    if (length >= size)
        length = size - 1;
    memcpy(name, start, length);
    name[length] = '\0';
}

/* Six capitals from the content (PDF 32000-1, 9.6.4): another subset of the same font has
 * another tag. */
static const char *tagged_name(struct arena *arena, const struct font_face *face,
                               const struct font_program *program)
{
    char name[NAME_MAX_LENGTH + 1] = "", tag[TAG_LENGTH + 1] = "";
    unsigned length = sizeof name;
    hb_ot_name_get_utf8(face->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &length,
                        name);
    if (name[0] == '\0')
        name_from_file(face->file, name, sizeof name);
    size_t kept = 0;
    for (size_t i = 0; name[i] != '\0'; i++) {
        if (is_name_letter(name[i]))
            name[kept++] = name[i];
    }
    name[kept] = '\0';
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < program->truetype_length; i++)
        hash = (hash ^ program->truetype[i]) * 1099511628211u;
    for (size_t i = 0; i < TAG_LENGTH; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return text_format(arena, "%s+%s", tag, kept > 0 ? name : "Font");
}

/* PANOSE family 2 (Latin text), serif styles 2 to 10; else the OS/2 family class 1 to 7. */
static bool is_serif(const unsigned char *os2)
{
    unsigned family_class = os2[30], panose_family = os2[32], panose_serif = os2[33];
    if (panose_family == 2 && panose_serif >= 2)
        return panose_serif <= 10;
    return family_class >= 1 && family_class <= 7;
}

static int cap_height(const struct font_face *face, const unsigned char *os2)
{
    hb_codepoint_t glyph;
    hb_glyph_extents_t ink;
    int height = face_u16(os2) >= 2 ? face_i16(os2 + 88) : 0;
    if (height <= 0 && hb_font_get_nominal_glyph(face->font, 'H', &glyph) &&
        hb_font_get_glyph_extents(face->font, glyph, &ink))
        height = ink.y_bearing;
    return per_thousand(face, height);
}

/* The weight class runs from 1 to 1000; what is beyond is no weight. */
static int usual_weight(unsigned weight)
{
    return weight >= 1 && weight <= 1000 ? (int)weight : 400;
}

void embed_describe(struct arena *arena, const struct font_face *face, const unsigned char *head,
                    struct font_program *out)
{
    unsigned char os2[96], post[16], hhea[36];
    read_table(face, HB_TAG('O', 'S', '/', '2'), os2, sizeof os2);
    read_table(face, HB_TAG('p', 'o', 's', 't'), post, sizeof post);
    read_table(face, HB_TAG('h', 'h', 'e', 'a'), hhea, sizeof hhea);
    int weight = usual_weight(face_u16(os2 + 4)), selection = (int)face_u16(os2 + 62);
    out->postscript_name = tagged_name(arena, face, out);
    out->ascent = per_thousand(face, face_i16(hhea + 4));
    out->descent = per_thousand(face, face_i16(hhea + 6));
    out->cap_height = cap_height(face, os2);
    out->italic_angle = face_i16(post + 4);
    /* The usual estimate from the weight class: 88 for 400, 166 for 700. */
    out->stem_v = 50 + weight * weight / (65 * 65);
    /* The box of what is embedded, not of the whole font. */
    for (int i = 0; i < 4; i++)
        out->bbox[i] = per_thousand(face, face_i16(head + 36 + 2 * i));
    out->bold = (selection & 0x20) != 0 || weight >= 600;
    out->italic = (selection & 0x01) != 0 || out->italic_angle != 0;
    out->serif = is_serif(os2);
    out->fixed_pitch = face_u16(post + 12) != 0 || face_u16(post + 14) != 0;
}
