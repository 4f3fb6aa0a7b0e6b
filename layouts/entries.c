/* Reads the INI bodies of directives, line by line, keeping every place. */
#include "layouts/entries.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* A line end within a value, written \n in the layout. */
static const char *unescape(struct arena *arena, const char *value)
{
    if (!strstr(value, "\\n"))
        return value;
    char *out = text_copy(arena, value);
    char *to = out;
    for (const char *from = value; *from;) {
        if (from[0] == '\\' && from[1] == 'n') {
            *to++ = '\n';
            from += 2;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    return out;
}

static bool is_quoted(const char *value)
{
    size_t length = strlen(value);
    char quote = value[0];
    if (length < 2 || (quote != '"' && quote != '\'') || value[length - 1] != quote)
        return false;
    return strchr(value + 1, quote) == value + length - 1; /* "a" = "b" is no quoted value */
}

/* Does `key` fit `pattern` (entries_read())? */
static bool fits(const char *pattern, const char *key)
{
    size_t length = strlen(pattern);
    if (strcmp(pattern, "*") == 0)
        return true;
    if (length > 1 && pattern[length - 1] == '*')
        return strncmp(pattern, key, length - 1) == 0 && key[length - 1] != '\0';
    if (length > 1 && pattern[length - 1] == '#') {
        if (strncmp(pattern, key, length - 1) != 0)
            return false;
        const char *digits = key + length - 1;
        return strspn(digits, "0123456789") == strlen(digits);
    }
    return strcmp(pattern, key) == 0;
}

static void check_key(struct compiler *compiler, const char *file, const struct entries *entries,
                      const struct entry *entry, const char *const *keys)
{
    struct diag_place place = diag_at(file, entry->line, entry->column, entry->key);
    size_t count = 0;
    bool known = false;
    for (; keys[count]; count++)
        known = known || fits(keys[count], entry->key);
    if (!known) {
        const char **names = arena_alloc_array(compiler->arena, count + 1, sizeof *names);
        for (size_t i = 0; i < count; i++) {
            size_t length = strlen(keys[i]);
            names[i] = text_copy_n(compiler->arena, keys[i],
                                   length - (strchr("#*", keys[i][length - 1]) ? 1 : 0));
        }
        layout_unknown(compiler, LAY003, place, entry->key, names, count);
    }
    for (size_t i = 0; i < entries->count; i++) {
        if (strcmp(entries->list[i].key, entry->key) == 0) {
            layout_report(compiler, LAY011, place, entry->key);
            return;
        }
    }
}

/* The number of blanks (space, tab) that `line` begins with. */
static size_t blanks(const char *line)
{
    return strspn(line, " \t");
}

static void add_line(struct arena *arena, struct entry *entry, size_t offset, unsigned line,
                     unsigned column)
{
    entry->lines = arena_grow(arena, entry->lines, entry->line_count, &entry->line_capacity,
                              sizeof *entry->lines);
    entry->lines[entry->line_count++] = (struct entry_line){offset, line, column};
}

static void read_pair(struct compiler *compiler, const char *file, const char *line,
                      struct markdown_origin at, const char *const *keys, struct entries *out,
                      size_t *capacity)
{
    struct arena *arena = compiler->arena;
    const char *equals = strchr(line, '=');
    if (!equals || equals == line) {
        layout_report(compiler, LAY010, diag_at(file, at.line, at.column, NULL), line);
        return;
    }
    struct entry entry = {.line = at.line, .column = at.column};
    const char *value = equals + 1 + blanks(equals + 1);
    entry.key = text_trim(arena, text_copy_n(arena, line, (size_t)(equals - line)));
    entry.value = text_trim(arena, value);
    bool quoted = is_quoted(entry.value);
    if (quoted)
        entry.value = text_copy_n(arena, entry.value + 1, strlen(entry.value) - 2);
    add_line(arena, &entry, 0, at.line,
             at.column + (unsigned)text_length(text_copy_n(arena, line, (size_t)(value - line))) +
                 (quoted ? 1 : 0));
    check_key(compiler, file, out, &entry, keys);
    out->list = arena_grow(arena, out->list, out->count, capacity, sizeof *out->list);
    out->list[out->count++] = entry;
}

void entries_read(struct compiler *compiler, const char *file, const char *body,
                  struct markdown_origin origin, const char *const *keys, struct entries *out)
{
    struct arena *arena = compiler->arena;
    struct text_buffer value = {.arena = NULL}; /* of the last entry, once it has a second line */
    size_t capacity = 0, maximum = strlen(body) + 1;
    for (unsigned number = 0; *body; number++) {
        size_t length = strcspn(body, "\n");
        const char *line = text_copy_n(arena, body, length);
        struct markdown_origin at = {origin.line + number, origin.column};
        const char *content = line + blanks(line);
        body += length + (body[length] == '\n');
        if (*content == '\0' || *line == '#' || *line == ';')
            continue;
        at.column += (unsigned)(content - line);
        if (content == line || out->count == 0) {
            read_pair(compiler, file, content, at, keys, out, &capacity);
            value.arena = NULL;
            continue;
        }
        struct entry *last = &out->list[out->count - 1];
        if (!value.arena) {
            text_buffer_init(&value, arena, maximum);
            text_buffer_add(&value, last->value);
        }
        text_buffer_add(&value, value.length ? " " : "");
        add_line(arena, last, value.length, at.line, at.column);
        text_buffer_add(&value, text_trim(arena, content));
        last->value = value.data;
    }
    for (size_t i = 0; i < out->count; i++)
        out->list[i].value = unescape(arena, out->list[i].value);
}

const struct entry *entries_find(const struct entries *entries, const char *key)
{
    for (size_t i = 0; i < entries->count; i++) {
        if (strcmp(entries->list[i].key, key) == 0)
            return text_is_empty(entries->list[i].value) ? NULL : &entries->list[i];
    }
    return NULL;
}

const char *entries_value(const struct entries *entries, const char *key)
{
    const struct entry *entry = entries_find(entries, key);
    return entry ? entry->value : NULL;
}

const struct entry *entries_numbered(const struct entries *entries, const char *key,
                                     unsigned number)
{
    size_t length = strlen(key);
    for (size_t i = 0; i < entries->count; i++) {
        const struct entry *entry = &entries->list[i];
        if (strncmp(entry->key, key, length) != 0)
            continue;
        const char *digits = entry->key + length;
        if (*digits == '\0' && number == 1)
            return entry;
        if (*digits && strspn(digits, "0123456789") == strlen(digits)) {
            unsigned given = 0;
            for (const char *digit = digits; *digit && given < 1000; digit++)
                given = given * 10 + (unsigned)(*digit - '0');
            if (given == number)
                return entry;
        }
    }
    return NULL;
}

struct diag_place entries_key_place(const struct walk *walk, const struct entry *entry)
{
    return diag_at(walk->source->file, entry->line, entry->column, entry->key);
}

struct diag_place entries_value_place(const struct walk *walk, const struct entry *entry)
{
    return entries_place_at(walk, entry, 0);
}

struct diag_place entries_place_at(const struct walk *walk, const struct entry *entry,
                                   size_t offset)
{
    const struct entry_line *at = &entry->lines[0];
    for (size_t i = 1; i < entry->line_count && entry->lines[i].offset <= offset; i++)
        at = &entry->lines[i];
    const char *before =
        text_copy_n(walk->compiler->arena, entry->value + at->offset, offset - at->offset);
    return diag_at(walk->source->file, at->line, at->column + (unsigned)text_length(before),
                   entry->key);
}

void entries_bad_value(const struct walk *walk, const struct entry *entry, const char *expected)
{
    layout_report(walk->compiler, LAY013, entries_value_place(walk, entry), entry->value, expected);
}

bool entries_flag(const struct walk *walk, const struct entries *entries, const char *key,
                  bool missing)
{
    const struct entry *entry = entries_find(entries, key);
    if (!entry)
        return missing;
    if (strcmp(entry->value, "yes") == 0 || strcmp(entry->value, "ใช่") == 0)
        return true;
    if (strcmp(entry->value, "no") != 0 && strcmp(entry->value, "ไม่ใช่") != 0)
        entries_bad_value(walk, entry, "yes, no");
    return false;
}

long entries_count(const struct walk *walk, const struct entries *entries, const char *key,
                   long missing)
{
    const struct entry *entry = entries_find(entries, key);
    int64_t count;
    if (!entry)
        return missing;
    const struct number *number = number_decimal(walk->compiler->arena, entry->value);
    if (!number || !number_to_integer(number, &count) || count < 0 || count > 1000000) {
        entries_bad_value(walk, entry, "0, 1, 2 …");
        return missing;
    }
    return (long)count;
}

int entries_length(const struct walk *walk, const struct entry *entry)
{
    static const struct {
        const char *unit;
        int64_t points, divisor; /* millipoints of one unit */
    } units[] = {{"cm", 7200000, 254}, {"mm", 720000, 254}, {"pt", 1000, 1}};
    struct arena *arena = walk->compiler->arena;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (!text_ends_with(entry->value, units[i].unit))
            continue;
        size_t length = strlen(entry->value) - strlen(units[i].unit);
        const char *digits = text_trim(arena, text_copy_n(arena, entry->value, length));
        const struct number *number =
            number_multiply(arena, number_decimal(arena, digits),
                            number_ratio(arena, units[i].points, units[i].divisor));
        int64_t out;
        if (number && number_sign(number) > 0 &&
            number_to_integer(number_round(arena, number, 0), &out) && out < 2000000)
            return (int)out;
    }
    entries_bad_value(walk, entry, "4cm, 12.5mm, 90pt");
    return 0;
}

size_t entries_list(const struct walk *walk, const struct entry *entry, const char *separators,
                    struct entry_item **items)
{
    struct arena *arena = walk->compiler->arena;
    struct entry_item *list = NULL;
    size_t count = 0, capacity = 0;
    for (const char *at = entry->value; at && *at;) {
        size_t length = strcspn(at, separators);
        const char *part = text_copy_n(arena, at, length);
        const char *text = text_trim(arena, part);
        if (*text) {
            list = arena_grow(arena, list, count, &capacity, sizeof *list);
            list[count].text = text;
            list[count].place =
                entries_place_at(walk, entry, (size_t)(at - entry->value) + blanks(part));
            count++;
        }
        at += length + (at[length] != '\0');
    }
    *items = list;
    return count;
}
