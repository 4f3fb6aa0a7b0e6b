/* Looking things up in the schema: headings, listed values. The data stand in schema_files.c and
 * schema_keys.c; nothing here knows a single file. */
#include "input/schema.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

const char *schema_fold(struct arena *arena, const char *text)
{
    char *folded = text_lower(arena, text_arabic_digits(arena, text_normalise(arena, text, true)));
    size_t kept = 0;
    for (size_t i = 0; folded[i] != '\0'; i++) {
        if (folded[i] != ' ' && folded[i] != '\n') {
            folded[kept++] = folded[i];
        }
    }
    folded[kept] = '\0';
    return folded;
}

const char *schema_fold_heading(struct arena *arena, const char *text)
{
    const char *folded = schema_fold(arena, text);
    size_t length = strlen(folded);
    if (length == 0 || folded[length - 1] != ')') {
        return folded;
    }
    const char *open = strrchr(folded, '(');
    if (open == NULL || open == folded) {
        return folded;
    }
    return text_copy_n(arena, folded, (size_t)(open - folded));
}

/* Whether `folded` is the word, or one of the words in `also`. */
static bool is_word(struct arena *arena, const char *folded, const char *word, const char *also)
{
    if (text_equal(folded, schema_fold(arena, word))) {
        return true;
    }
    if (also == NULL) {
        return false;
    }
    const char **others;
    size_t count = text_split(arena, also, ";", &others);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(folded, schema_fold(arena, others[i]))) {
            return true;
        }
    }
    return false;
}

int schema_column_find(struct arena *arena, const struct schema_file *file, const char *heading)
{
    /* First as it stands: a heading may itself end in parentheses. */
    const char *forms[] = {schema_fold(arena, heading), schema_fold_heading(arena, heading)};
    for (size_t form = 0; form < 2; form++) {
        for (size_t i = 0; i < file->column_count; i++) {
            const struct schema_column *column = &file->columns[i];
            if (text_equal(forms[form], column->id) ||
                is_word(arena, forms[form], column->heading, column->also)) {
                return (int)i;
            }
        }
    }
    return -1;
}

const struct schema_choice *
schema_choice_find(struct arena *arena, const struct schema_choices *choices, const char *text)
{
    const char *folded = schema_fold(arena, text);
    for (size_t i = 0; i < choices->count; i++) {
        const struct schema_choice *choice = &choices->list[i];
        if (text_equal(folded, choice->id) ||
            is_word(arena, folded, choice->thai, choice->also)) {
            return choice;
        }
    }
    return NULL;
}

const char *schema_choice_word(const struct schema_choices *choices, const char *id)
{
    for (size_t i = 0; i < choices->count; i++) {
        if (text_equal(choices->list[i].id, id)) {
            return choices->list[i].thai;
        }
    }
    return id;
}

const char *schema_choice_nearest(struct arena *arena, const struct schema_choices *choices,
                                  const char *text)
{
    const char **words = arena_alloc_array(arena, choices->count * 2 + 1, sizeof *words);
    size_t count = 0;
    for (size_t i = 0; i < choices->count; i++) {
        words[count++] = choices->list[i].id;
        words[count++] = choices->list[i].thai;
    }
    return text_nearest(arena, schema_fold(arena, text), words, count);
}

const char *schema_choice_list(struct arena *arena, const struct schema_choices *choices)
{
    struct text_buffer buffer;
    text_buffer_init(&buffer, arena, 1024);
    for (size_t i = 0; i < choices->count; i++) {
        text_buffer_add_format(&buffer, "%s%s (%s)", i > 0 ? ", " : "", choices->list[i].id,
                               choices->list[i].thai);
    }
    return buffer.data;
}

const struct schema_file *schema_file_find(const char *name)
{
    size_t count;
    const struct schema_file *files = schema_files(&count);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(files[i].name, name) || text_equal(files[i].table, name)) {
            return &files[i];
        }
    }
    return NULL;
}

const struct schema_key *schema_packet_key(const char *section, const char *key)
{
    size_t count;
    const struct schema_key *keys = schema_packet_keys(&count);
    for (size_t i = 0; i < count; i++) {
        if (text_equal(keys[i].key, key) && text_equal(keys[i].section, section)) {
            return &keys[i];
        }
    }
    return NULL;
}

struct table *schema_table_new(struct arena *arena, const struct schema_file *file)
{
    struct column *columns = arena_alloc_array(arena, file->column_count, sizeof *columns);
    for (size_t i = 0; i < file->column_count; i++) {
        columns[i].id = file->columns[i].id;
        columns[i].heading = file->columns[i].heading;
        columns[i].unit = file->columns[i].unit;
        columns[i].kind = file->columns[i].kind;
        columns[i].decimals = file->columns[i].kind == COLUMN_MONEY ? 2 : -1;
    }
    struct table *table = table_new(arena, file->table, file->title, columns, file->column_count);
    table->file = file->name;
    return table;
}
