/* cmark-gfm's tree → ours. The library's tree is freed here; no other file may include
 * cmark-gfm. */
#include "layouts/markdown.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "base/arena.h"
#include "base/text.h"

/* Levels of the library's tree, a list counting twice: enough for 16 nested blocks and their
 * inlines. The tree is walked by recursion, so it must have an end. */
enum { LEVELS_MAXIMUM = 64 };

/* A place in the text: its byte and how it is counted. */
struct text_place {
    const char *at;
    unsigned line, byte_column;
    unsigned characters; /* before it on its line */
};

struct converter {
    struct arena *arena;
    const char *text;
    const char **lines; /* where each begins */
    size_t line_count;
    struct markdown_origin origin;
    unsigned deep_line;      /* 0: not too deep */
    struct text_place place; /* the last one asked for */
};

static const char *copy(struct arena *arena, const char *text)
{
    return text_copy(arena, text ? text : "");
}

/* The tables of the extension have no constants in the enum, only names. */
static bool extension_kind(cmark_node *node, enum markdown_kind *kind)
{
    static const struct {
        const char *name;
        enum markdown_kind kind;
    } names[] = {
        {"table", MARKDOWN_TABLE},
        {"table_header", MARKDOWN_ROW},
        {"table_row", MARKDOWN_ROW},
        {"table_cell", MARKDOWN_CELL},
    };
    const char *name = cmark_node_get_type_string(node);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(name, names[i].name) == 0) {
            *kind = names[i].kind;
            return true;
        }
    }
    return false;
}

static enum markdown_kind code_block_kind(cmark_node *node)
{
    int length, offset;
    char character;
    return cmark_node_get_fenced(node, &length, &offset, &character) ? MARKDOWN_FENCE
                                                                     : MARKDOWN_INDENTED;
}

static enum markdown_kind node_kind(cmark_node *node)
{
    enum markdown_kind kind;
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT: return MARKDOWN_DOCUMENT;
    case CMARK_NODE_BLOCK_QUOTE: return MARKDOWN_QUOTE;
    case CMARK_NODE_LIST: return MARKDOWN_LIST;
    case CMARK_NODE_ITEM: return MARKDOWN_ITEM;
    case CMARK_NODE_CODE_BLOCK: return code_block_kind(node);
    case CMARK_NODE_HTML_BLOCK: return MARKDOWN_HTML;
    case CMARK_NODE_HEADING: return MARKDOWN_HEADING;
    case CMARK_NODE_THEMATIC_BREAK: return MARKDOWN_RULE;
    case CMARK_NODE_TEXT: return MARKDOWN_TEXT;
    case CMARK_NODE_SOFTBREAK: return MARKDOWN_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK: return MARKDOWN_LINE_BREAK;
    case CMARK_NODE_CODE: return MARKDOWN_CODE;
    case CMARK_NODE_HTML_INLINE: return MARKDOWN_INLINE_HTML;
    case CMARK_NODE_EMPH: return MARKDOWN_EMPHASIS;
    case CMARK_NODE_STRONG: return MARKDOWN_STRONG;
    case CMARK_NODE_LINK: return MARKDOWN_LINK;
    case CMARK_NODE_IMAGE: return MARKDOWN_IMAGE;
    case CMARK_NODE_FOOTNOTE_DEFINITION: return MARKDOWN_NOTE;
    case CMARK_NODE_FOOTNOTE_REFERENCE: return MARKDOWN_NOTE_REFERENCE;
    default: break;
    }
    return extension_kind(node, &kind) ? kind : MARKDOWN_PARAGRAPH;
}

static void find_lines(struct converter *converter)
{
    size_t capacity = 0;
    for (const char *at = converter->text; at; at = strchr(at, '\n')) {
        at += converter->line_count > 0;
        converter->lines = arena_grow(converter->arena, converter->lines, converter->line_count,
                                      &capacity, sizeof *converter->lines);
        converter->lines[converter->line_count++] = at;
    }
}

/* Moves the converter's place to the byte `column` of `line` (both from 1). On a line it goes on
 * from the last place, which keeps a long line linear; going back begins the line again. */
static void move_to(struct converter *converter, unsigned line, unsigned column)
{
    struct text_place *place = &converter->place;
    if (!place->at || line != place->line || column < place->byte_column) {
        unsigned last = (unsigned)converter->line_count;
        unsigned start = line < 1 ? 1 : line > last ? last : line;
        *place = (struct text_place){converter->lines[start - 1], start, 1, 0};
    }
    while (*place->at && (place->line < line || place->byte_column < column)) {
        if (*place->at == '\n') {
            if (place->line == line)
                return; /* the column lies behind the line's end */
            place->line++;
            place->byte_column = 1;
            place->characters = 0;
        } else {
            place->byte_column++;
            place->characters += ((unsigned char)*place->at & 0xC0) != 0x80;
        }
        place->at++;
    }
}

/* The library counts bytes; people count characters. */
static unsigned character_column(struct converter *converter, int line, int column)
{
    if (line <= 0 || column <= 0)
        return converter->origin.column;
    move_to(converter, (unsigned)line, (unsigned)column);
    return converter->origin.column + converter->place.characters;
}

/* The library does not say where an info string begins; its line does. Fences stand behind ASCII
 * only. */
static unsigned info_column(struct converter *converter, cmark_node *node)
{
    unsigned column = character_column(converter, cmark_node_get_start_line(node),
                                       cmark_node_get_start_column(node));
    const char *fence = converter->place.at ? converter->place.at : "";
    size_t skip = strspn(fence, "`~");
    skip += strspn(fence + skip, " ");
    return column + (unsigned)skip;
}

static const char *table_alignments(struct arena *arena, cmark_node *node)
{
    size_t count = cmark_gfm_extensions_get_table_columns(node);
    const uint8_t *given = cmark_gfm_extensions_get_table_alignments(node);
    char *out = arena_alloc(arena, count + 1);
    for (size_t i = 0; i < count; i++)
        out[i] = given && given[i] && strchr("lcr", given[i]) ? (char)given[i] : '-';
    return out;
}

/* A reference holds the number of its note, in the order of first references. */
static void fill_reference(struct converter *converter, cmark_node *node, struct markdown *out)
{
    out->text = copy(converter->arena, cmark_node_get_literal(node));
    out->level = (int)strtol(out->text, NULL, 10);
}

/* The library does not give a note's name: it stands before its text. */
static const char *note_name(struct converter *converter, cmark_node *node)
{
    move_to(converter, (unsigned)cmark_node_get_start_line(node), 1);
    const char *at = converter->place.at, *name = at ? strstr(at, "[^") : NULL;
    return name ? text_copy_n(converter->arena, name + 2, strcspn(name + 2, "]\n")) : "";
}

static void fill(struct converter *converter, cmark_node *node, struct markdown *out)
{
    struct arena *arena = converter->arena;
    switch (out->kind) {
    case MARKDOWN_HEADING: out->level = cmark_node_get_heading_level(node); break;
    case MARKDOWN_LIST:
        out->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        out->tight = cmark_node_get_list_tight(node) != 0;
        out->level = cmark_node_get_list_start(node);
        break;
    case MARKDOWN_TABLE: out->alignments = table_alignments(arena, node); break;
    case MARKDOWN_FENCE:
        out->target = text_trim(arena, copy(arena, cmark_node_get_fence_info(node)));
        out->target_column = info_column(converter, node);
        out->text = copy(arena, cmark_node_get_literal(node));
        break;
    case MARKDOWN_LINK:
    case MARKDOWN_IMAGE:
        out->target = copy(arena, cmark_node_get_url(node));
        out->title = copy(arena, cmark_node_get_title(node));
        break;
    case MARKDOWN_INDENTED:
    case MARKDOWN_HTML:
    case MARKDOWN_INLINE_HTML:
    case MARKDOWN_TEXT:
    case MARKDOWN_CODE: out->text = copy(arena, cmark_node_get_literal(node)); break;
    case MARKDOWN_NOTE: out->text = note_name(converter, node); break;
    case MARKDOWN_NOTE_REFERENCE: fill_reference(converter, node, out); break;
    default: break;
    }
}

/* Where the text at `found`, behind the converter's place, stands. */
static void place_at(struct converter *converter, const char *found, struct markdown *out)
{
    unsigned line = converter->place.line;
    const char *start = converter->place.at, *from = start;
    for (const char *at = start; at < found; at++) {
        if (*at == '\n') {
            line++;
            from = at + 1;
        }
    }
    unsigned column = line == converter->place.line ? converter->place.byte_column : 1;
    out->line = line + converter->origin.line - 1;
    out->column = character_column(converter, (int)line, (int)column + (int)(found - from));
}

/* The library turns a reference that leads nowhere into text. What was written so, and not with a
 * backslash, becomes a reference again. Gives the last node that the text is now. */
static struct markdown *split_references(struct converter *converter, cmark_node *node,
                                         struct markdown *text)
{
    struct arena *arena = converter->arena;
    int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    const char *source = NULL;
    for (const char *at = strstr(text->text, "[^"); at; at = strstr(at, "[^")) {
        size_t length = strcspn(at, " \n]");
        if (!source && line > 0) {
            move_to(converter, (unsigned)line, (unsigned)column);
            source = converter->place.at;
        }
        const char *written = text_copy_n(arena, at, length + 1);
        const char *found = source && length > 2 ? strstr(source, written) : NULL;
        bool meant = found && at[length] == ']' && (found == source || found[-1] != '\\');
        source = found ? found + length : source;
        if (!meant) {
            at += 2;
            continue;
        }
        struct markdown *reference = arena_alloc(arena, sizeof *reference);
        struct markdown *rest = arena_alloc(arena, sizeof *rest);
        *reference = (struct markdown){.kind = MARKDOWN_NOTE_REFERENCE, .next = rest};
        reference->text = text_copy_n(arena, at + 2, length - 2);
        place_at(converter, found, reference);
        *rest = (struct markdown){.kind = MARKDOWN_TEXT, .line = text->line};
        rest->column = text->column;
        rest->text = at + length + 1;
        text->text = text_copy_n(arena, text->text, (size_t)(at - text->text));
        text->next = reference;
        text = rest;
        at = rest->text;
        move_to(converter, (unsigned)line, (unsigned)column);
    }
    return text;
}

static struct markdown *convert(struct converter *converter, cmark_node *node,
                                const struct markdown *parent, unsigned level)
{
    struct markdown *out = arena_alloc(converter->arena, sizeof *out);
    int line = cmark_node_get_start_line(node);
    int column = cmark_node_get_start_column(node);
    out->kind = node_kind(node);
    /* Inlines that the library gives no place stand where their block does. */
    out->line = line > 0 ? (unsigned)line + converter->origin.line - 1 : parent ? parent->line : 1;
    out->column = line > 0 && column > 0 ? character_column(converter, line, column)
                  : parent               ? parent->column
                                         : 1;
    if (level > LEVELS_MAXIMUM) {
        if (converter->deep_line == 0)
            converter->deep_line = out->line;
        return out;
    }
    fill(converter, node, out);
    struct markdown **end = &out->first_child, **note_end = &out->notes;
    for (cmark_node *child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
        struct markdown *converted = convert(converter, child, out, level + 1);
        struct markdown ***at = converted->kind == MARKDOWN_NOTE ? &note_end : &end;
        **at = converted;
        if (converted->kind == MARKDOWN_TEXT)
            converted = split_references(converter, child, converted);
        *at = &converted->next;
    }
    return out;
}

static void tie_to(struct markdown *node, struct markdown *const *notes, size_t count)
{
    for (struct markdown *child = node->first_child; child; child = child->next) {
        size_t number = child->kind == MARKDOWN_NOTE_REFERENCE ? (size_t)child->level : 0;
        if (number > 0 && number <= count)
            child->note = notes[number - 1];
        tie_to(child, notes, count);
    }
}

static void tie_notes(struct arena *arena, struct markdown *tree)
{
    struct markdown **notes = NULL;
    size_t count = 0, capacity = 0;
    for (struct markdown *note = tree->notes; note; note = note->next) {
        notes = arena_grow(arena, notes, count, &capacity, sizeof *notes);
        notes[count++] = note;
    }
    tie_to(tree, notes, count);
    for (size_t i = 0; i < count; i++)
        tie_to(notes[i], notes, count);
}

struct markdown *markdown_parse(struct arena *arena, const char *text,
                                struct markdown_origin origin, unsigned *deep_line)
{
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_syntax_extension *tables = cmark_find_syntax_extension("table");
    if (tables)
        cmark_parser_attach_syntax_extension(parser, tables);
    cmark_parser_feed(parser, text, strlen(text));
    cmark_node *root = cmark_parser_finish(parser);
    cmark_consolidate_text_nodes(root);
    struct converter converter = {.arena = arena, .text = text, .origin = origin};
    find_lines(&converter);
    struct markdown *tree = convert(&converter, root, NULL, 0);
    tie_notes(arena, tree);
    cmark_node_free(root);
    cmark_parser_free(parser);
    *deep_line = converter.deep_line;
    return converter.deep_line ? NULL : tree;
}
