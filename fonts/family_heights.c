/* How high and how deep a family's text reaches, measured on its tallest and deepest stacks, so
 * that a mark never touches the line above or a table's rule. What the font's tables claim is
 * not trusted for that. */
#include "fonts/family.h"

#include "fonts/family_open.h"

/* The tallest and the deepest that Thai and Latin text has: every kind of base (stem to the
 * left, to the right, low, high) under every upper vowel with its highest tone, and over every
 * lower vowel. */
static const char *const stacks[] = {
    "ปี้",  "ปื๊", "ปึ๋", "ปิ์", "ปั๊",  "ป้ำ", "ป๊ำ", "ป็", "ปํ",     "ฝื้",  "ฟี๋",         "ฬึ้",
    "ฬ่ำ", "ฐิ์", "กี๊", "กื๋", "กั๊",  "ก๋ำ", "ที่",  "กี้", "กิ์",     "กื่",  "กี๋",         "ธิ์",
    "ฮื้",  "โ", "ไ", "ใ", "ฤๅ", "ฦๅ", "ญู",  "ฐู", "ฎุ",     "ฎู",  "ฏุ",         "ฏู",
    "กุ",  "กู", "กฺ", "๏", "๛",  "฿",  "ÅÉ", "Ñ", "gjpqy", "ÇQ", "(){}[]|/@", "§"};

/* A touch is no gap: between the deepest mark of a line and the highest of the next stays at
 * least this part of the height of both, in thousandths: more would part from the single spacing
 * that offices know. */
enum { CLEARANCE = 5 };

static int rounded_up(int64_t numerator, int64_t denominator)
{
    return (int)((numerator + denominator - 1) / denominator);
}

static int larger(int one, int other)
{
    return one > other ? one : other;
}

/* By the upright faces: the slanted ones reach as far but for single letters (ฎุ in Laksaman's
 * bold italic is 0.4 pt deeper at 16 pt), and every page would have a line less for them. */
void family_measure(struct font_family *family)
{
    for (int style = FONT_REGULAR; style <= FONT_BOLD; style++) {
        const struct font_face *face = family->sets[0].faces[style];
        int64_t scale = (int64_t)face->scale * 1000;
        int top = 0, bottom = 0;
        for (size_t i = 0; i < sizeof stacks / sizeof *stacks; i++) {
            struct face_extents reach = face_text_extents(face, family->buffer, stacks[i]);
            top = reach.top > top ? reach.top : top;
            bottom = reach.bottom < bottom ? reach.bottom : bottom;
        }
        int ascent = rounded_up(top * scale, face->units_per_em);
        int descent = rounded_up(-bottom * scale, face->units_per_em);
        int single = rounded_up(face_single_spacing(face) * scale, face->units_per_em);
        int least = rounded_up((int64_t)(ascent + descent) * (1000 + CLEARANCE), 1000);
        family->ascent = larger(family->ascent, ascent);
        family->descent = larger(family->descent, descent);
        family->line_height = larger(family->line_height, larger(single, least));
    }
}

static int at_size(int part, int size)
{
    return rounded_up((int64_t)part * size, 1000000);
}

int font_family_ascent(const struct font_family *family, int size)
{
    return at_size(family->ascent, size);
}

int font_family_descent(const struct font_family *family, int size)
{
    return at_size(family->descent, size);
}

int font_family_line_height(const struct font_family *family, int size)
{
    return at_size(family->line_height, size);
}
