/* Reading the keys of a section, as surveys.ini and manuals/NAME.ini have them. */
#include "input/ini_keys.h"

#include "base/arena.h"
#include "base/text.h"

void ini_keys_unknown(const struct typed_context *context, const struct ini_keys *keys)
{
    const char **names = arena_alloc_array(context->arena, keys->count, sizeof *names);
    for (size_t i = 0; i < keys->count; i++) {
        names[i] = keys->keys[i].key;
    }
    for (size_t i = 0; i < keys->ini->entry_count; i++) {
        const struct ini_entry *entry = &keys->ini->entries[i];
        bool known = !text_equal(entry->section, keys->section);
        for (size_t k = 0; k < keys->count && !known; k++) {
            known = text_equal(names[k], entry->key);
        }
        if (known) {
            continue;
        }
        struct diag_place place =
            diag_at(keys->ini->file, entry->line, entry->key_column, entry->key);
        const char *near = text_nearest(context->arena, entry->key, names, keys->count);
        diag_report(context->diag, near != NULL ? INI022 : INI023, place, entry->key,
                    entry->section, near != NULL ? near : "");
    }
}

struct diag_place ini_keys_place(const struct ini_keys *keys, const char *key)
{
    const struct ini_entry *entry = ini_find(keys->ini, keys->section, key);
    if (entry != NULL) {
        return diag_at(keys->ini->file, entry->line, entry->column, key);
    }
    return diag_at(keys->ini->file, ini_section_line(keys->ini, keys->section), 1, key);
}

struct cell ini_keys_read(const struct typed_context *context, const struct ini_keys *keys,
                          const struct schema_key *key)
{
    struct cell cell = {.text = ""};
    struct typed_wish wish = {.kind = key->kind, .required = key->required, .not_negative = true};
    const struct ini_entry *entry = ini_find(keys->ini, keys->section, key->key);
    if (entry != NULL) {
        typed_read(context, &wish, entry->value, ini_keys_place(keys, key->key), &cell);
    } else if (key->required) {
        diag_report(context->diag, INI024, ini_keys_place(keys, key->key), key->key, keys->section);
        cell.bad = true;
    }
    return cell;
}
