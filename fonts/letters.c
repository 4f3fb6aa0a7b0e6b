/* Sorts the characters of a text for shaping. Shapes nothing. */
#include "fonts/letters.h"

#include "base/arena.h"
#include "base/text.h"

enum {
    TAB = 0x09,
    SPACE = 0x20,
    NO_BREAK_SPACE = 0xA0,
    SOFT_HYPHEN = 0xAD,
    HYPHEN = 0x2010,
    NO_BREAK_HYPHEN = 0x2011
};

struct range {
    uint32_t first, last;
};

/* Unicode's Default_Ignorable_Code_Point and the controls, as far as office text can hold them. */
static const struct range hidden[] = {
    {0x00, 0x1F},      {0x7F, 0x9F},     {SOFT_HYPHEN, SOFT_HYPHEN}, {0x034F, 0x034F},
    {0x061C, 0x061C},  {0x115F, 0x1160}, {0x17B4, 0x17B5},           {0x180B, 0x180F},
    {0x200B, 0x200F},  {0x2028, 0x202E}, {0x2060, 0x206F},           {0x3164, 0x3164},
    {0xFE00, 0xFE0F},  {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},           {0xFFF0, 0xFFF8},
    {0xE0000, 0xE0FFF}};

static bool is_hidden(uint32_t code_point)
{
    if ((code_point >= 0x0E00 && code_point <= 0x0E7F) || (code_point >= 0x20 && code_point < 0x7F))
        return false;
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        if (code_point <= hidden[i].last)
            return code_point >= hidden[i].first;
    }
    return false;
}

static bool ends_line(uint32_t code_point)
{
    return (code_point >= 0x0A && code_point <= 0x0D) || code_point == 0x85 ||
           code_point == 0x2028 || code_point == 0x2029;
}

/* Spaces of a fixed width; HarfBuzz makes them from the plain space where a font lacks them. */
static bool is_wide_space(uint32_t code_point)
{
    return (code_point >= 0x2000 && code_point <= 0x200A) || code_point == 0x202F ||
           code_point == 0x205F || code_point == 0x3000;
}

static uint32_t drawn_as(uint32_t code_point)
{
    if (code_point == TAB || code_point == NO_BREAK_SPACE)
        return SPACE;
    if (code_point == HYPHEN || code_point == NO_BREAK_HYPHEN)
        return '-';
    return code_point;
}

uint32_t letter_copied(const struct shape_letter *letter)
{
    return is_wide_space(letter->code_point) ? SPACE : drawn_as(letter->code_point);
}

bool letter_is_space(const struct shape_letter *letter)
{
    return letter->drawn_as == SPACE;
}

bool letter_is_thai(const struct shape_letter *letter)
{
    return letter->code_point >= 0x0E01 && letter->code_point <= 0x0E4E &&
           letter->code_point != 0x0E3F;
}

static bool is_thai_mark(uint32_t code_point)
{
    return code_point == 0x0E31 || (code_point >= 0x0E34 && code_point <= 0x0E3A) ||
           (code_point >= 0x0E47 && code_point <= 0x0E4E);
}

static bool is_mark(hb_unicode_funcs_t *unicode, uint32_t code_point)
{
    if (code_point < 0x0300)
        return false;
    if (code_point >= 0x0E00 && code_point <= 0x0E7F)
        return is_thai_mark(code_point);
    hb_unicode_general_category_t category = hb_unicode_general_category(unicode, code_point);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

static hb_script_t script_of(hb_unicode_funcs_t *unicode, uint32_t code_point)
{
    if (code_point >= 0x0E01 && code_point <= 0x0E5B && code_point != 0x0E3F)
        return HB_SCRIPT_THAI;
    if (code_point < 0x80) {
        uint32_t lower = code_point | 0x20;
        return lower >= 'a' && lower <= 'z' ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
    }
    return hb_unicode_script(unicode, code_point);
}

static bool is_real(hb_script_t script)
{
    return script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED &&
           script != HB_SCRIPT_UNKNOWN;
}

/* A mark goes with its base: the two are shaped by one face, even where that face only has the
 * two in one (é for e + U+0301). */
static bool base_face_takes(hb_unicode_funcs_t *unicode, const struct font_face *face,
                            uint32_t base, uint32_t mark)
{
    hb_codepoint_t both;
    return face_has(face, mark) ||
           (hb_unicode_compose(unicode, base, mark, &both) && face_has(face, both));
}

static void choose_face(const struct font_family *family, enum font_style style,
                        hb_unicode_funcs_t *unicode, const struct shape_letter *base,
                        struct shape_letter *letter)
{
    if (is_wide_space(letter->code_point))
        return;
    if (letter->mark && base && base->kind == LETTER_DRAWN) {
        const struct font_face *face = family->sets[base->set].faces[style];
        if (base_face_takes(unicode, face, base->drawn_as, letter->drawn_as)) {
            letter->set = base->set;
            return;
        }
    }
    for (size_t set = 0; set < family->set_count; set++) {
        if (face_has(family->sets[set].faces[style], letter->drawn_as)) {
            letter->set = (uint16_t)set;
            return;
        }
    }
    letter->kind = LETTER_MISSING;
}

/* Digits, punctuation and spaces are shaped with what stands before them; at the start, with what
 * follows. */
static void join_scripts(struct shape_letter *letters, size_t count)
{
    hb_script_t script = HB_SCRIPT_COMMON;
    for (size_t i = 0; i < count && !is_real(script); i++)
        script = letters[i].script;
    if (!is_real(script))
        script = HB_SCRIPT_LATIN;
    for (size_t i = 0; i < count; i++) {
        if (is_real(letters[i].script))
            script = letters[i].script;
        letters[i].script = script;
    }
}

size_t letters_read(struct font_family *family, enum font_style style, const char *text,
                    size_t length)
{
    hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
    const char *cursor = text, *end = text + length;
    const struct shape_letter *base = NULL;
    size_t count = 0;
    while (cursor < end) {
        uint32_t offset = (uint32_t)(cursor - text);
        uint32_t code_point = text_next(&cursor);
        if (cursor == text + offset)
            break; /* a NUL: the text ends here */
        const struct shape_letter *before = family->letters;
        family->letters = arena_grow(family->arena, family->letters, count,
                                     &family->letter_capacity, sizeof *family->letters);
        if (base && before != family->letters)
            base = family->letters + (base - before);
        struct shape_letter *letter = &family->letters[count++];
        *letter = (struct shape_letter){
            code_point, offset, drawn_as(code_point), HB_SCRIPT_COMMON, 0, LETTER_DRAWN, false};
        if (code_point != TAB && is_hidden(code_point)) {
            letter->kind = ends_line(code_point) ? LETTER_LINE_END : LETTER_HIDDEN;
            continue;
        }
        letter->script = script_of(unicode, code_point);
        letter->mark = is_mark(unicode, code_point);
        choose_face(family, style, unicode, base, letter);
        if (!letter->mark)
            base = letter;
    }
    join_scripts(family->letters, count);
    return count;
}
