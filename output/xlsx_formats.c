/* Cell formats of a workbook: one of each kind, made when first asked for. */
#include "output/xlsx_book.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

enum { SWISS = 2, THAI_CHARSET = 222 }; /* as Windows numbers them */
enum { RULE_COLOUR = 0xBFBFBF, SHADE_COLOUR = 0xEDF1F6, GROUP_COLOUR = 0xF7F9FB };

static bool same_key(const struct xlsx_format_key *a, const struct xlsx_format_key *b)
{
    return a->kind == b->kind && a->align == b->align && a->decimals == b->decimals &&
           a->grouped == b->grouped && a->date == b->date && a->strong == b->strong;
}

static const char *number_format(struct xlsx_book *book, const struct xlsx_format_key *key)
{
    static const char ZEROS[] = "00000000000000000000";
    if (key->date)
        return "[$-107041E]d mmm yyyy;@"; /* Thai month names, Buddhist year */
    if (key->decimals == -2)
        return "@";
    if (key->decimals < 0)
        return "General";
    const char *whole = key->grouped ? "#,##0" : "0";
    if (key->decimals == 0)
        return whole;
    return text_format(book->arena, "%s.%.*s", whole, key->decimals, ZEROS);
}

static void set_alignment(lxw_format *format, const struct xlsx_format_key *key)
{
    enum lxw_format_alignments align = LXW_ALIGN_LEFT;
    if (key->align == DOC_CENTRE || key->kind == XLSX_HEADING)
        align = LXW_ALIGN_CENTER;
    else if (key->align == DOC_RIGHT || key->align == DOC_DECIMAL)
        align = LXW_ALIGN_RIGHT;
    format_set_align(format, (uint8_t)align);
    if (align == LXW_ALIGN_LEFT)
        format_set_indent(format, 1); /* words do not touch the number in the cell before them */
    format_set_align(format, key->kind == XLSX_HEADING ? LXW_ALIGN_VERTICAL_CENTER
                                                       : LXW_ALIGN_VERTICAL_TOP);
}

static lxw_format *make_format(struct xlsx_book *book, const struct xlsx_format_key *key)
{
    lxw_format *format = workbook_add_format(book->workbook);
    if (!format)
        return NULL;
    bool bordered = key->kind == XLSX_HEADING || key->kind == XLSX_BODY ||
                    key->kind == XLSX_GROUP || key->kind == XLSX_TOTAL;
    bool spanning = key->kind == XLSX_CAPTION || key->kind == XLSX_NOTE;
    format_set_font_name(format, XLSX_FONT);
    /* Where the font is missing, another of its kind that has Thai letters is taken. */
    format_set_font_family(format, SWISS);
    format_set_font_charset(format, THAI_CHARSET);
    format_set_font_size(format, key->kind == XLSX_TITLE || key->kind == XLSX_CAPTION ? 18
                                 : key->kind == XLSX_NOTE                             ? 14
                                                                                      : 16);
    if (key->kind != XLSX_BODY && key->kind != XLSX_TEXT_LINE && key->kind != XLSX_LINK &&
        key->kind != XLSX_NOTE)
        format_set_bold(format);
    if (key->strong)
        format_set_bold(format);
    if (bordered) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, RULE_COLOUR);
        format_set_text_wrap(format);
        set_alignment(format, key);
        format_set_num_format(format, number_format(book, key));
    }
    if (spanning) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_LEFT);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
    if (key->kind == XLSX_HEADING || key->kind == XLSX_TOTAL)
        format_set_bg_color(format, SHADE_COLOUR);
    if (key->kind == XLSX_GROUP)
        format_set_bg_color(format, GROUP_COLOUR);
    if (key->kind == XLSX_LINK) {
        format_set_font_color(format, 0x1F4E79);
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    return format;
}

lxw_format *xlsx_format(struct xlsx_book *book, struct xlsx_format_key key)
{
    for (size_t i = 0; i < book->format_count; i++) {
        if (same_key(&book->formats[i].key, &key))
            return book->formats[i].format;
    }
    book->formats = arena_grow(book->arena, book->formats, book->format_count,
                               &book->format_capacity, sizeof *book->formats);
    lxw_format *format = make_format(book, &key);
    book->formats[book->format_count++] = (struct xlsx_format_entry){key, format};
    return format;
}
