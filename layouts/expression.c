/* Conditions: read by recursive descent with a limit, then asked row by row. */
#include "layouts/expression.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "layouts/values.h"

enum operator_kind {
    OPERATOR_OR,
    OPERATOR_AND,
    OPERATOR_NOT,
    OPERATOR_EQUAL,
    OPERATOR_UNEQUAL,
    OPERATOR_LESS,
    OPERATOR_AT_MOST,
    OPERATOR_MORE,
    OPERATOR_AT_LEAST,
    OPERATOR_TRUE,    /* the left operand has a value */
    OPERATOR_CONSTANT /* `exists`, decided when read */
};

struct operand {
    int column;              /* of the row asked about, or -1 */
    const struct cell *cell; /* when column is -1 */
};

struct expression {
    enum operator_kind kind;
    const struct expression *left, *right;
    struct operand operands[2];
    bool constant;
    struct diag_place place;
    const char *shown; /* the operator, for problems */
};

enum token_kind {
    TOKEN_END,
    TOKEN_WORD, /* a name, a keyword or a number */
    TOKEN_QUOTED,
    TOKEN_SIGN, /* = != < <= > >= */
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_BAD
};

struct reader {
    const struct walk *walk;
    const struct table *table;
    const char *at;           /* behind the token */
    const char *start;        /* of the text */
    struct diag_place origin; /* of the text, or the entry that holds it */
    const struct entry *entry;
    enum token_kind kind;
    const char *token; /* its text */
    const char *token_start;
    unsigned depth;
    bool failed;
};

static const char comparing[] = "=!<>";

static struct diag_place token_place(const struct reader *reader)
{
    struct diag_place place = reader->origin;
    size_t before = (size_t)(reader->token_start - reader->start);
    if (reader->entry)
        return entries_place_at(reader->walk, reader->entry, before);
    place.column +=
        (unsigned)text_length(text_copy_n(reader->walk->compiler->arena, reader->start, before));
    return place;
}

static void next(struct reader *reader)
{
    struct arena *arena = reader->walk->compiler->arena;
    reader->at += strspn(reader->at, " \t\n");
    reader->token_start = reader->at;
    size_t length = 1;
    const char *at = reader->at;
    if (*at == '\0') {
        reader->kind = TOKEN_END;
        length = 0;
    } else if (*at == '(' || *at == ')') {
        reader->kind = *at == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
    } else if (strchr(comparing, *at)) {
        reader->kind = TOKEN_SIGN;
        length = strspn(at, comparing);
    } else if (*at == '"' || *at == '\'') {
        const char *end = strchr(at + 1, *at);
        reader->kind = end ? TOKEN_QUOTED : TOKEN_BAD;
        reader->token = text_copy_n(arena, at + 1, end ? (size_t)(end - at - 1) : strlen(at + 1));
        reader->at = end ? end + 1 : at + strlen(at);
        return;
    } else {
        reader->kind = TOKEN_WORD;
        length = strcspn(at, " \t\n()=!<>\"'");
    }
    reader->token = text_copy_n(arena, at, length);
    reader->at += length;
}

static bool at_word(const struct reader *reader, const char *word)
{
    return reader->kind == TOKEN_WORD && strcmp(reader->token, word) == 0;
}

/* A problem at the token; only the first of an expression is of use. */
static void fail(struct reader *reader, enum diag_code code)
{
    if (!reader->failed)
        layout_report(reader->walk->compiler, code, token_place(reader),
                      reader->kind == TOKEN_END ? "…" : reader->token);
    reader->failed = true;
}

static struct expression *new_expression(struct reader *reader, enum operator_kind kind)
{
    struct expression *out = arena_alloc(reader->walk->compiler->arena, sizeof *out);
    out->kind = kind;
    out->place = token_place(reader);
    return out;
}

static const struct cell *constant_cell(struct reader *reader, const struct number *number,
                                        const char *text)
{
    struct cell *cell = arena_alloc(reader->walk->compiler->arena, sizeof *cell);
    cell->kind = number ? CELL_NUMBER : CELL_TEXT;
    cell->number = number;
    cell->text = text;
    return cell;
}

static void unknown_name(struct reader *reader)
{
    struct compiler *compiler = reader->walk->compiler;
    struct scope own = {reader->walk->scope, reader->table, NULL};
    reader->failed = true;
    values_unknown(compiler, reader->table ? &own : reader->walk->scope, reader->token,
                   token_place(reader));
}

static struct operand read_operand(struct reader *reader)
{
    struct compiler *compiler = reader->walk->compiler;
    struct operand out = {-1, NULL};
    struct value value;
    if (reader->kind == TOKEN_QUOTED) {
        out.cell = constant_cell(reader, NULL, reader->token);
    } else if (reader->kind != TOKEN_WORD || values_any(reader->token)) {
        fail(reader, LAY014);
    } else if (number_decimal(compiler->arena, reader->token)) {
        out.cell = constant_cell(reader, number_decimal(compiler->arena, reader->token), "");
    } else if (at_word(reader, "count")) {
        next(reader);
        values_find(compiler, NULL, text_format(compiler->arena, "count %s", reader->token),
                    &value);
        out.cell = value.cell;
    } else if (reader->table && table_column(reader->table, reader->token) >= 0) {
        out.column = table_column(reader->table, reader->token);
    } else if (values_find(compiler, reader->walk->scope, reader->token, &value)) {
        out.cell = value.cell;
    } else {
        unknown_name(reader);
    }
    next(reader);
    return out;
}

static enum operator_kind sign_kind(struct reader *reader)
{
    static const struct {
        const char *sign;
        enum operator_kind kind;
    } signs[] = {{"=", OPERATOR_EQUAL},    {"==", OPERATOR_EQUAL},   {"!=", OPERATOR_UNEQUAL},
                 {"<>", OPERATOR_UNEQUAL}, {"<", OPERATOR_LESS},     {"<=", OPERATOR_AT_MOST},
                 {">", OPERATOR_MORE},     {">=", OPERATOR_AT_LEAST}};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (strcmp(reader->token, signs[i].sign) == 0)
            return signs[i].kind;
    }
    fail(reader, LAY014);
    return OPERATOR_EQUAL;
}

static const struct expression *read_comparison(struct reader *reader)
{
    struct expression *out = new_expression(reader, OPERATOR_TRUE);
    out->operands[0] = read_operand(reader);
    if (!reader->failed && reader->kind == TOKEN_SIGN) {
        out->kind = sign_kind(reader);
        out->shown = reader->token;
        next(reader);
        out->operands[1] = read_operand(reader);
    }
    return out;
}

static bool name_exists(const struct walk *walk, const char *name)
{
    struct compiler *compiler = walk->compiler;
    struct value value;
    if (text_ends_with(name, ".md")) {
        const char *shown;
        return compiler->sources.read(compiler->sources.context, name, &shown) != NULL;
    }
    if (book_table(compiler->book, name))
        return true;
    return values_find(compiler, walk->scope, name, &value) && value.cell->kind != CELL_EMPTY;
}

static const struct expression *read_or(struct reader *reader);

static const struct expression *read_one(struct reader *reader)
{
    struct expression *out;
    if (++reader->depth > NESTING_MAXIMUM) {
        fail(reader, LAY014);
        return NULL;
    }
    if (at_word(reader, "not")) {
        out = new_expression(reader, OPERATOR_NOT);
        next(reader);
        out->left = read_one(reader);
    } else if (at_word(reader, "exists")) {
        out = new_expression(reader, OPERATOR_CONSTANT);
        next(reader);
        if (reader->kind == TOKEN_WORD)
            out->constant = name_exists(reader->walk, reader->token);
        else
            fail(reader, LAY014);
        next(reader);
    } else if (reader->kind == TOKEN_OPEN) {
        next(reader);
        const struct expression *inside = read_or(reader);
        if (reader->kind != TOKEN_CLOSE)
            fail(reader, LAY014);
        next(reader);
        reader->depth--;
        return inside;
    } else {
        reader->depth--;
        return read_comparison(reader);
    }
    reader->depth--;
    return out;
}

/* left WORD right WORD …; the two levels of `and` and `or`. */
static const struct expression *read_chain(struct reader *reader, const char *word,
                                           enum operator_kind kind,
                                           const struct expression *(*inner)(struct reader *))
{
    const struct expression *left = inner(reader);
    while (!reader->failed && at_word(reader, word)) {
        struct expression *out = new_expression(reader, kind);
        next(reader);
        out->left = left;
        out->right = inner(reader);
        left = out;
    }
    return left;
}

static const struct expression *read_and(struct reader *reader)
{
    return read_chain(reader, "and", OPERATOR_AND, read_one);
}

static const struct expression *read_or(struct reader *reader)
{
    return read_chain(reader, "or", OPERATOR_OR, read_and);
}

static const struct expression *parse(struct reader *reader)
{
    next(reader);
    const struct expression *out = read_or(reader);
    if (!reader->failed && reader->kind != TOKEN_END)
        fail(reader, LAY014);
    return reader->failed ? NULL : out;
}

const struct expression *expression_parse(const struct walk *walk, const struct table *table,
                                          const char *text, struct diag_place place)
{
    struct reader reader = {
        .walk = walk, .table = table, .at = text, .start = text, .origin = place};
    return parse(&reader);
}

const struct expression *expression_parse_entry(const struct walk *walk, const struct table *table,
                                                const struct entry *entry)
{
    struct reader reader = {
        .walk = walk, .table = table, .at = entry->value, .start = entry->value, .entry = entry};
    return parse(&reader);
}

/* --- asking ----------------------------------------------------------------------------------- */

static const struct cell *operand_cell(struct operand operand, const struct row *row)
{
    return operand.column >= 0 && row ? &row->cells[operand.column] : operand.cell;
}

static bool has_value(const struct cell *cell)
{
    if (!cell || cell->bad || cell->kind == CELL_EMPTY)
        return false;
    if (cell->kind == CELL_YES_NO)
        return cell->yes;
    return cell->kind != CELL_TEXT || !text_is_empty(cell->text);
}

/* <0, 0, >0 at *out; false when there is nothing to compare. Kinds that cannot be compared are
 * reported. */
static bool compare(const struct walk *walk, const struct expression *expression,
                    const struct cell *left, const struct cell *right, int *out)
{
    bool left_text = left->kind == CELL_TEXT || left->kind == CELL_EMPTY;
    bool right_text = right->kind == CELL_TEXT || right->kind == CELL_EMPTY;
    if (left->kind == CELL_NUMBER && right->kind == CELL_NUMBER) {
        *out = number_compare(left->number, right->number);
        return true;
    }
    if (left->kind == CELL_DATE && right->kind == CELL_DATE) {
        *out = date_compare(left->date, right->date);
        return true;
    }
    if (left->kind == CELL_YES_NO || right->kind == CELL_YES_NO) {
        const char *yes = left->kind == CELL_YES_NO ? right->text : left->text;
        const struct cell *cell = left->kind == CELL_YES_NO ? left : right;
        *out = text_equal(yes, cell->yes ? "yes" : "no") ? 0 : 1;
        return true;
    }
    if (left_text && right_text) {
        /* 01 and 1 are beside each other in natural order, but are not the same text. */
        int natural = text_compare_natural(left->text, right->text);
        *out = natural != 0 ? natural : strcmp(left->text, right->text);
        return left->kind == CELL_TEXT || right->kind == CELL_TEXT;
    }
    if (left->kind != CELL_EMPTY && right->kind != CELL_EMPTY)
        layout_report(walk->compiler, LAY015, expression->place, expression->shown);
    return false;
}

static bool comparison_holds(const struct walk *walk, const struct expression *expression,
                             const struct row *row)
{
    const struct cell *left = operand_cell(expression->operands[0], row);
    const struct cell *right = operand_cell(expression->operands[1], row);
    int order;
    if (!left || !right || left->bad || right->bad ||
        !compare(walk, expression, left, right, &order))
        return false;
    switch (expression->kind) {
    case OPERATOR_EQUAL: return order == 0;
    case OPERATOR_UNEQUAL: return order != 0;
    case OPERATOR_LESS: return order < 0;
    case OPERATOR_AT_MOST: return order <= 0;
    case OPERATOR_MORE: return order > 0;
    default: return order >= 0;
    }
}

bool expression_holds(const struct walk *walk, const struct expression *expression,
                      const struct row *row)
{
    switch (expression->kind) {
    case OPERATOR_OR:
        return expression_holds(walk, expression->left, row) ||
               expression_holds(walk, expression->right, row);
    case OPERATOR_AND:
        return expression_holds(walk, expression->left, row) &&
               expression_holds(walk, expression->right, row);
    case OPERATOR_NOT: return !expression_holds(walk, expression->left, row);
    case OPERATOR_CONSTANT: return expression->constant;
    case OPERATOR_TRUE: return has_value(operand_cell(expression->operands[0], row));
    default: return comparison_holds(walk, expression, row);
    }
}
