/* Names in text → what the book holds for them. A mark is \x01 NUMBER \x02 …: control characters
 * that no text of an office or a layout can hold (base/text.h); it ends with as many \x02 as
 * make it as long as the {{ }} that it stands for, so that columns behind it stay right. */
#include "layouts/values.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/expression.h"
#include "layouts/references.h"

enum { MARK_BEGIN = '\x01', MARK_END = '\x02', REFERENCE = '\x03' };
static const char count_word[] = "count ";
static const char where_word[] = "where ";
static const char this_word[] = "this.";

/* --- scanning --------------------------------------------------------------------------------- */

static size_t add_placeholder(struct compiler *compiler, const char *inside,
                              struct diag_place place)
{
    struct arena *arena = compiler->arena;
    compiler->placeholders =
        arena_grow(arena, compiler->placeholders, compiler->placeholder_count,
                   &compiler->placeholder_capacity, sizeof *compiler->placeholders);
    struct placeholder *placeholder = &compiler->placeholders[compiler->placeholder_count];
    const char *bar = strchr(inside, '|');
    memset(placeholder, 0, sizeof *placeholder);
    placeholder->place = place;
    placeholder->name_place = place;
    placeholder->name_place.column += 2 + (unsigned)strspn(inside, " ");
    placeholder->filters.decimals = -1;
    placeholder->name =
        text_trim(arena, bar ? text_copy_n(arena, inside, (size_t)(bar - inside)) : inside);
    if (bar && !filters_read(compiler, bar + 1, place, &placeholder->filters))
        placeholder->broken = true;
    return compiler->placeholder_count++;
}

/* One {{ }} at *cursor, which moves past it. False when it has no end on its line. */
static bool scan_one(struct compiler *compiler, const char **cursor, struct diag_place place,
                     struct text_buffer *out)
{
    const char *inside = *cursor + 2;
    const char *end = strstr(inside, "}}");
    const char *line_end = strchr(inside, '\n');
    if (!end || (line_end && line_end < end)) {
        layout_report(compiler, LAY009, place, "");
        return false;
    }
    const char *text = text_copy_n(compiler->arena, inside, (size_t)(end - inside));
    size_t index = add_placeholder(compiler, text, place);
    const char *mark = text_format(compiler->arena, "%c%zu%c", MARK_BEGIN, index, MARK_END);
    static const char fill[] = {MARK_END, '\0'};
    text_buffer_add(out, mark);
    for (size_t length = strlen(mark); length < text_length(text) + 4; length++)
        text_buffer_add(out, fill);
    *cursor = end + 2;
    return true;
}

const char *values_scan(struct compiler *compiler, const char *file, const char *text)
{
    struct text_buffer out;
    unsigned line = 1, column = 1;
    /* A mark of a short name can be longer than its {{ }}, by the digits of its number. */
    text_buffer_init(&out, compiler->arena, strlen(text) * 8 + 1);
    while (*text) {
        const char *before = text;
        if (text[0] == '\\' && text[1] == '{' && text[2] == '{') {
            text_buffer_add(&out, "\\{\\{");
            text += 3;
            column += 3;
            continue;
        }
        if (text[0] == '{' && text[1] == '{' &&
            scan_one(compiler, &text, diag_at(file, line, column, NULL), &out)) {
            column += (unsigned)text_length(
                text_copy_n(compiler->arena, before, (size_t)(text - before)));
            continue;
        }
        uint32_t character = text_next(&text);
        if (character == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        /* The reader lets no control character through; a mark must never be forged all the
         * same. */
        if (character >= 0x20 || character == '\n' || character == '\t')
            text_buffer_add_n(&out, before, (size_t)(text - before));
    }
    return out.data;
}

bool values_any(const char *text)
{
    return text && strchr(text, MARK_BEGIN) != NULL;
}

/* The number of the mark that begins at `text`; *after is behind it. */
static size_t mark_index(const char *text, const char **after)
{
    char *end;
    unsigned long index = strtoul(text + 1, &end, 10);
    while (*end == MARK_END)
        end++;
    *after = end;
    return (size_t)index;
}

const char *values_without(struct arena *arena, const char *text)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, strlen(text) + 1);
    while (*text) {
        const char *mark = strchr(text, MARK_BEGIN);
        text_buffer_add_n(&out, text, mark ? (size_t)(mark - text) : strlen(text));
        if (!mark)
            break;
        mark_index(mark, &text);
    }
    return out.data ? out.data : "";
}

/* --- finding ---------------------------------------------------------------------------------- */

static bool find_in_row(const struct scope *scope, const char *id, struct value *out)
{
    int column = table_column(scope->table, id);
    if (column < 0)
        return false;
    out->column = &scope->table->columns[column];
    out->cell = &scope->row->cells[column];
    return true;
}

static const struct cell *count_cell(struct arena *arena, size_t count)
{
    struct cell *cell = arena_alloc(arena, sizeof *cell);
    cell->kind = CELL_NUMBER;
    cell->text = "";
    cell->number = number_integer(arena, (int64_t)count);
    return cell;
}

/* `count TABLE`: its rows that can be used; 0 when there is no such table. */
static const struct cell *count_rows(struct compiler *compiler, const char *name)
{
    const struct table *table = book_table(compiler->book, name);
    size_t count = 0;
    for (size_t i = 0; table && i < table->row_count; i++)
        count += table->rows[i].bad ? 0 : 1;
    return count_cell(compiler->arena, count);
}

/* `count TABLE where CONDITION` in text: here a table that is not there is a problem. NULL after
 * one. */
static const struct cell *count_where(const struct walk *walk, const char *text,
                                      struct diag_place place)
{
    struct arena *arena = walk->compiler->arena;
    const char *name = text + sizeof count_word - 1;
    name += strspn(name, " ");
    place.column += (unsigned)(name - text);
    size_t length = strcspn(name, " ");
    const char *rest = name + length + strspn(name + length, " ");
    const struct table *table = layout_table(walk, text_copy_n(arena, name, length), place);
    const struct expression *condition = NULL;
    size_t count = 0;
    if (!table)
        return NULL;
    if (*rest) {
        bool known = text_starts_with(rest, where_word);
        place.column += (unsigned)(text_length(name) - text_length(rest));
        if (!known) {
            layout_report(walk->compiler, LAY029, place, rest, "where");
            return NULL;
        }
        place.column += (unsigned)sizeof where_word - 1;
        condition = expression_parse(walk, table, rest + sizeof where_word - 1, place);
        if (!condition)
            return NULL;
    }
    for (size_t i = 0; i < table->row_count; i++) {
        const struct row *row = &table->rows[i];
        count += !row->bad && (!condition || expression_holds(walk, condition, row));
    }
    return count_cell(arena, count);
}

/* A figure prints as the column of its name in its table does: kpi/krs/total/score as `score` of
 * kpi/krs. */
static const struct column *figure_table_column(const struct compiler *compiler, const char *id)
{
    const char *last = strrchr(id, '/');
    for (const char *end = last; end && end > id;) {
        const char *name = text_copy_n(compiler->arena, id, (size_t)(end - id));
        const struct table *table = book_table(compiler->book, name);
        int column = table ? table_column(table, last + 1) : -1;
        if (column >= 0)
            return &table->columns[column];
        for (end--; end > id && *end != '/';)
            end--;
    }
    return NULL;
}

/* A figure has no column; its unit says how it is printed. */
static const struct column *figure_column(const struct compiler *compiler, const char *name)
{
    static const struct column score = {.kind = COLUMN_NUMBER, .decimals = 4};
    static const struct column percent = {.kind = COLUMN_PERCENT, .decimals = 2};
    static const struct column baht = {.kind = COLUMN_MONEY, .decimals = 2};
    static const struct column count = {.kind = COLUMN_COUNT, .decimals = 0};
    const struct figure *figures;
    size_t figure_count = book_figures(compiler->book, &figures);
    const char *id = name;
    if (!strchr(name, '/')) {
        char *slashed = text_copy(compiler->arena, name);
        for (char *dot = strchr(slashed, '.'); dot; dot = strchr(dot, '.'))
            *dot = '/';
        id = slashed;
    }
    for (size_t i = 0; i < figure_count; i++) {
        if (strcmp(figures[i].id, id) != 0 && strcmp(figures[i].id, name) != 0)
            continue;
        const struct column *column = figure_table_column(compiler, figures[i].id);
        if (column)
            return column;
        switch (figures[i].unit) {
        case FIGURE_SCORE: return &score;
        case FIGURE_PERCENT:
        case FIGURE_PERCENT_POINT: return &percent;
        case FIGURE_BAHT: return &baht;
        case FIGURE_COUNT:
        case FIGURE_DAYS:
        case FIGURE_RANK: return &count;
        case FIGURE_WORD: return NULL;
        }
    }
    return NULL;
}

bool values_find(struct compiler *compiler, const struct scope *scope, const char *name,
                 struct value *out)
{
    memset(out, 0, sizeof *out);
    if (text_starts_with(name, count_word)) {
        out->cell = count_rows(compiler, text_trim(compiler->arena, name + sizeof count_word - 1));
        return true;
    }
    if (text_starts_with(name, this_word))
        return scope && find_in_row(scope, name + sizeof this_word - 1, out);
    for (const struct scope *at = scope; at; at = at->outer) {
        if (find_in_row(at, name, out))
            return true;
    }
    out->cell = book_value(compiler->book, name);
    if (!out->cell)
        return false;
    if (out->cell->kind == CELL_NUMBER)
        out->column = figure_column(compiler, name);
    return true;
}

void values_unknown(struct compiler *compiler, const struct scope *scope, const char *name,
                    struct diag_place place)
{
    const char *const *values;
    if (layout_reported(compiler, LAY006, place))
        return;
    size_t value_count = book_value_names(compiler->book, &values);
    size_t total = value_count;
    const char *word = text_starts_with(name, this_word) ? name + sizeof this_word - 1 : name;
    for (const struct scope *at = scope; at; at = at->outer)
        total += at->table->column_count;
    const char **known = arena_alloc_array(compiler->arena, total + 1, sizeof *known);
    size_t count = 0;
    for (const struct scope *at = scope; at; at = at->outer) {
        for (size_t i = 0; i < at->table->column_count; i++)
            known[count++] = at->table->columns[i].id;
    }
    for (size_t i = 0; i < value_count; i++)
        known[count++] = values[i];
    layout_unknown(compiler, LAY006, place, word, known, count);
}

/* --- printing --------------------------------------------------------------------------------- */

const char *values_digits(const struct compiler *compiler, const char *text,
                          enum value_digits digits)
{
    bool thai = (digits == VALUE_PROSE && compiler->style.thai_digits) ||
                (digits == VALUE_TABLE && compiler->style.thai_table_digits);
    return thai ? text_thai_digits_in_prose(compiler->arena, text) : text;
}

/* A reference is a run of its own: it stays a mark until its text becomes runs (inlines.c). */
static const char *reference_mark(const struct walk *walk, const struct placeholder *placeholder,
                                  size_t index)
{
    struct compiler *compiler = walk->compiler;
    if (walk->in_text)
        return text_format(compiler->arena, "%c%zu%c", REFERENCE, index, REFERENCE);
    layout_report(compiler, LAY044, placeholder->place, placeholder->name);
    return FILTERS_NO_VALUE;
}

size_t values_reference(const struct compiler *compiler, const char *text,
                        const struct placeholder **out)
{
    if (*text != REFERENCE)
        return 0;
    char *end;
    unsigned long index = strtoul(text + 1, &end, 10);
    *out = &compiler->placeholders[index < compiler->placeholder_count ? index : 0];
    return (size_t)(end - text) + 1;
}

/* The value of a placeholder, or a dash where it is wrong; its problem is reported. */
static const char *print_placeholder(const struct walk *walk, struct placeholder *placeholder,
                                     bool short_dates)
{
    struct compiler *compiler = walk->compiler;
    struct value value;
    const char *text = FILTERS_NO_VALUE;
    const char *misfit = NULL;
    if (placeholder->broken)
        return text;
    if (text_starts_with(placeholder->name, count_word)) {
        value = (struct value){count_where(walk, placeholder->name, placeholder->name_place), NULL};
        if (!value.cell)
            return text;
    } else if (!values_find(compiler, walk->scope, placeholder->name, &value)) {
        values_unknown(compiler, walk->scope, placeholder->name, placeholder->place);
        return text;
    }
    if (!filters_print(compiler, value.cell, value.column, &placeholder->filters,
                       short_dates, &text, &misfit))
        layout_report(compiler, LAY008, placeholder->place, misfit, placeholder->name);
    return text;
}

/* Text waits until its whole stretch is known, because the digits of a word depend on its
 * letters. */
static void flush(const struct compiler *compiler, struct text_buffer *waiting,
                  enum value_digits digits, struct text_buffer *out)
{
    if (waiting->length == 0)
        return;
    text_buffer_add(out, values_digits(compiler, waiting->data, digits));
    waiting->length = 0;
    waiting->data[0] = '\0';
}

const char *values_text(const struct walk *walk, const char *text, enum value_digits digits)
{
    enum { TEXT_MAXIMUM = 16 * 1024 * 1024 };
    struct compiler *compiler = walk->compiler;
    struct text_buffer out, waiting;
    if (text_is_empty(text))
        return "";
    if (!values_any(text))
        return values_digits(compiler, text, digits);
    text_buffer_init(&out, compiler->arena, TEXT_MAXIMUM);
    text_buffer_init(&waiting, compiler->arena, TEXT_MAXIMUM);
    while (*text) {
        const char *mark = strchr(text, MARK_BEGIN);
        text_buffer_add_n(&waiting, text, mark ? (size_t)(mark - text) : strlen(text));
        if (!mark)
            break;
        size_t index = mark_index(mark, &text);
        if (index >= compiler->placeholder_count)
            continue;
        struct placeholder *placeholder = &compiler->placeholders[index];
        bool reference = reference_is(placeholder->name) && !placeholder->broken;
        const char *value = reference
                                ? reference_mark(walk, placeholder, index)
                                : print_placeholder(walk, placeholder, digits == VALUE_TABLE);
        if (!reference && placeholder->filters.digits == FILTER_DIGITS_DEFAULT) {
            text_buffer_add(&waiting, value);
        } else {
            flush(compiler, &waiting, digits, &out);
            text_buffer_add(&out, value);
        }
    }
    flush(compiler, &waiting, digits, &out);
    return out.data ? out.data : "";
}
