/* What a table's texts need: words, whole cells, parts of numbers. Divides nothing (table_fit.c).
 *
 * Measuring shapes a text and asks the breaker, which is dear; and columns repeat their words. So
 * texts measured before are remembered in a small table of one slot a hash. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "output/table_parts.h"

/* Cells of so many rows decide how the room is divided; the words of all rows count. */
#define SAMPLED_ROWS 256
/* em: about two words, and a word of a heading */
#define SHORT_TEXT    9
#define SHORT_HEADING 6
#define KNOWN_TEXTS   1024 /* a power of two */

struct table_measured_text {
    const char *text;
    bool bold;
    int narrowest, widest;
};

static struct arena *arena_of(const struct table_set *set)
{
    return set->flow->typesetter->arena;
}

/* --- texts --------------------------------------------------------------------------------- */

static void ask(struct table_set *set, struct table_measured *measured, struct doc_inline text,
                bool bold, int *narrowest, int *widest)
{
    struct typesetter *typesetter = set->flow->typesetter;
    struct paragraph_style style = table_cell_style(set, bold, DOC_LEFT);
    paragraph_measure(typesetter, text, &style, narrowest, widest);
    if (*narrowest > measured->whole_terms)
        *narrowest = paragraph_least_width(typesetter, text, &style);
}

static void measure_text(struct table_set *set, struct table_measured *measured,
                         struct doc_inline text, bool bold, int *narrowest, int *widest)
{
    if (text.count != 1 || text.runs[0].style != 0) {
        ask(set, measured, text, bold, narrowest, widest);
        return;
    }
    uint32_t hash = bold ? 5381 : 33;
    for (const char *at = text.runs[0].text; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 16777619u;
    struct table_measured_text *known = &measured->known[(hash ^ hash >> 15) & (KNOWN_TEXTS - 1)];
    if (!known->text || known->bold != bold || !text_equal(known->text, text.runs[0].text)) {
        known->text = text.runs[0].text;
        known->bold = bold;
        ask(set, measured, text, bold, &known->narrowest, &known->widest);
    }
    *narrowest = known->narrowest;
    *widest = known->widest;
}

static bool has_digit(const char *text)
{
    const char *at = text;
    uint32_t code_point;
    while ((code_point = text_next(&at)) != 0) {
        bool thai = code_point >= 0x0E50 && code_point <= 0x0E59;
        if (thai || (code_point >= '0' && code_point <= '9'))
            return true;
    }
    return false;
}

const char *table_decimal_text(const struct table_set *set, int column,
                               const struct doc_inline *text)
{
    if (set->columns[column].align != DOC_DECIMAL || text->count != 1)
        return NULL;
    return has_digit(text->runs[0].text) ? text->runs[0].text : NULL;
}

/* --- cells --------------------------------------------------------------------------------- */

/* Counts what a number's parts need: before the decimal point, and from it on. */
static void measure_decimal(struct table_set *set, struct table_measured *measured, int column,
                            const char *text, int widest, bool bold)
{
    const char *point = strrchr(text, '.');
    struct table_column *shown = &set->columns[column];
    int fraction = 0, narrowest;
    if (point) {
        struct doc_text run = {.text = text_copy(arena_of(set), point)};
        measure_text(set, measured, (struct doc_inline){&run, 1}, bold, &narrowest, &fraction);
    }
    if (fraction > shown->fraction)
        shown->fraction = fraction;
    if (widest - fraction > measured->whole[column])
        measured->whole[column] = widest - fraction;
}

/* Texts of up to `ems` wish to stand in one line; longer ones are broken anyway. */
static void note_widths(const struct table_set *set, struct table_fit_column *fit, int narrowest,
                        int widest, int ems)
{
    fit->narrowest = narrowest > fit->narrowest ? narrowest : fit->narrowest;
    fit->widest = widest > fit->widest ? widest : fit->widest;
    if (widest <= ems * set->size + 2 * TABLE_PAD_X && widest > fit->wished)
        fit->wished = widest;
}

static int with_padding(int width)
{
    return width < INT32_MAX / 2 ? width + 2 * TABLE_PAD_X : width;
}

static void measure_cell(struct table_set *set, struct table_measured *measured,
                         const struct doc_row *row, int column, int *sampled)
{
    const struct doc_cell *cell = &row->cells[set->columns[column].index];
    bool bold = table_cell_is_bold(row, cell);
    int narrowest, widest;
    if (cell->text.count == 0)
        return;
    measure_text(set, measured, cell->text, bold, &narrowest, &widest);
    const char *number = table_decimal_text(set, column, &cell->text);
    if (number) {
        measure_decimal(set, measured, column, number, widest, bold);
        narrowest = widest; /* a number is never broken */
    }
    note_widths(set, &measured->fit[column], with_padding(narrowest), with_padding(widest),
                SHORT_TEXT);
    if (sampled)
        sampled[column] = with_padding(widest);
}

static void measure_heading(struct table_set *set, struct table_measured *measured, int column,
                            int *sampled)
{
    const char *heading = set->columns[column].column->heading;
    int narrowest, widest;
    if (set->table->plain || text_is_empty(heading))
        return;
    measure_text(set, measured, doc_plain(arena_of(set), heading), true, &narrowest, &widest);
    note_widths(set, &measured->fit[column], with_padding(narrowest), with_padding(widest),
                SHORT_HEADING);
    sampled[column] = with_padding(widest);
}

/* --- the table ----------------------------------------------------------------------------- */

static void prepare(struct table_set *set, struct table_measured *measured, int whole_terms)
{
    size_t count = (size_t)set->count, rows = set->table->row_count;
    measured->whole_terms = whole_terms;
    measured->stride = rows / SAMPLED_ROWS + 1;
    measured->rows = rows / measured->stride + 2;
    measured->fit = arena_alloc_array(arena_of(set), count, sizeof *measured->fit);
    measured->whole = arena_alloc_array(arena_of(set), count, sizeof *measured->whole);
    measured->cells = arena_alloc_array(arena_of(set), measured->rows * count, sizeof(int));
    measured->known = arena_alloc_array(arena_of(set), KNOWN_TEXTS, sizeof *measured->known);
    for (int i = 0; i < set->count; i++)
        set->columns[i].fraction = 0;
}

void table_measure(struct table_set *set, struct table_measured *measured, int whole_terms)
{
    size_t count = (size_t)set->count;
    prepare(set, measured, whole_terms);
    for (size_t i = 0; i < set->table->row_count; i++) {
        const struct doc_row *row = &set->table->rows[i];
        int *sampled =
            i % measured->stride == 0 ? measured->cells + i / measured->stride * count : NULL;
        for (int column = 0; column < set->count;) {
            int span = table_shown_span(set, row, column);
            if (span == 1)
                measure_cell(set, measured, row, column, sampled);
            column += span;
        }
    }
    for (int column = 0; column < set->count; column++) {
        struct table_fit_column *fit = &measured->fit[column];
        measure_heading(set, measured, column, measured->cells + (measured->rows - 1) * count);
        int block = with_padding(measured->whole[column] + set->columns[column].fraction);
        fit->narrowest = block > fit->narrowest ? block : fit->narrowest;
        fit->widest = fit->narrowest > fit->widest ? fit->narrowest : fit->widest;
        fit->minimum = set->columns[column].column->min_width;
        fit->maximum = set->columns[column].column->max_width;
        fit->stiff = set->columns[column].align == DOC_DECIMAL;
    }
}
