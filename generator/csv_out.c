/* Writes CSV texts. Quotes what needs it (RFC 4180). */
#include "generator/csv_out.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/problem_words.h"

enum { CSV_MAXIMUM = 256 << 20 };
#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

void csv_add_field(struct text_buffer *out, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        text_buffer_add(out, text);
        return;
    }
    text_buffer_add(out, "\"");
    for (const char *c = text; *c; c++) {
        text_buffer_add_n(out, c, 1);
        if (*c == '"')
            text_buffer_add(out, "\"");
    }
    text_buffer_add(out, "\"");
}

/* Data is never a spreadsheet formula (promise 7). */
void csv_add_data(struct arena *arena, struct text_buffer *out, const char *text, bool for_excel)
{
    bool risky = for_excel && *text && strchr("=+-@\t", *text);
    csv_add_field(out, risky ? text_format(arena, "'%s", text) : text);
}

static const char *value_of(struct arena *arena, const struct figure *figure)
{
    if (figure->text)
        return figure->text;
    if (!figure->number)
        return "";
    if (figure->unit == FIGURE_BAHT)
        return number_print(arena, figure->number, 2, false);
    return number_print_shortest(arena, figure->number);
}

const char *csv_figures(struct arena *arena, const struct book *book, bool for_excel)
{
    const char *end = for_excel ? "\r\n" : "\n";
    const struct figure *figures;
    size_t count = book_figures(book, &figures);
    struct text_buffer out;
    text_buffer_init(&out, arena, CSV_MAXIMUM);
    text_buffer_add_format(&out, "%sid,value,unit%s", for_excel ? BYTE_ORDER_MARK : "", end);
    for (size_t i = 0; i < count; i++) {
        const char *value = value_of(arena, &figures[i]);
        csv_add_data(arena, &out, figures[i].id, for_excel);
        text_buffer_add(&out, ",");
        if (figures[i].text)
            csv_add_data(arena, &out, value, for_excel);
        else
            text_buffer_add(&out, value);
        text_buffer_add_format(&out, ",%s%s", figure_unit_name(figures[i].unit), end);
    }
    return out.data;
}

const char *csv_problems(struct arena *arena, struct diag *diag, enum diag_language language)
{
    static const char *const LEVELS[] = {"note", "warning", "error"};
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    struct text_buffer out;
    text_buffer_init(&out, arena, CSV_MAXIMUM);
    text_buffer_add(&out, BYTE_ORDER_MARK "file,line,column,level,code,message\r\n");
    for (size_t i = 0; i < count; i++) {
        const struct diag_place *place = &items[i].place;
        csv_add_data(arena, &out, place->file ? place->file : "", true);
        text_buffer_add_format(&out, ",%u,%u,%s,%s,", place->line, place->column,
                               LEVELS[items[i].level], diag_code_name(items[i].code));
        csv_add_data(arena, &out, diag_words(arena, problem_for_people(arena, &items[i]), language), true);
        text_buffer_add(&out, "\r\n");
    }
    return out.data;
}
