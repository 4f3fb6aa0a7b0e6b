/* Reads fonts.ini, the program's and the office's. Looks for no font. */
#include "fonts/family_settings.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/ini_lines.h"
#include "base/text.h"
#include "fonts/family_find.h"

enum { SETTINGS_MAX = 64 * 1024, SCALE_MIN = 100, SCALE_MAX = 4000 };

static const char *const style_keys[FONT_STYLE_COUNT] = {
    [FONT_REGULAR] = "regular",
    [FONT_BOLD] = "bold",
    [FONT_ITALIC] = "italic",
    [FONT_BOLD_ITALIC] = "bold_italic",
};

struct reader {
    struct arena *arena;
    struct diag *diag;
    const char *file;
    struct family_settings *families;
    size_t count;
    size_t capacity;
    bool sound;
};

/* The line says it in any language. */
static void complain(struct reader *reader, const struct ini_line *line)
{
    const char *words = line->kind == INI_LINE_BAD
                            ? line->value
                            : text_format(reader->arena, "%s = %s", line->key, line->value);
    diag_report(reader->diag, FNT008, diag_at(reader->file, line->line, 0, line->key), words);
    reader->sound = false;
}

/* "0.665" → 665; digits, at most three of them after the point. -1 when it is anything else. */
static int parse_scale(const char *text)
{
    int value = 0, decimals = -1;
    for (; *text; text++) {
        if (*text == '.' && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*text < '0' || *text > '9' || decimals == 3 || value > SCALE_MAX)
            return -1;
        value = value * 10 + (*text - '0');
        if (decimals >= 0)
            decimals++;
    }
    for (int i = decimals < 0 ? 0 : decimals; i < 3; i++)
        value *= 10;
    return value >= SCALE_MIN && value <= SCALE_MAX ? value : -1;
}

static void read_value(struct reader *reader, struct family_settings *family,
                       const struct ini_line *line)
{
    const char *key = text_lower(reader->arena, line->key);
    for (int style = 0; style < FONT_STYLE_COUNT; style++) {
        if (text_equal(key, style_keys[style])) {
            family->files[style] = line->value;
            if (strchr(line->value, '/') || text_is_empty(line->value))
                complain(reader, line);
            return;
        }
    }
    if (text_equal(key, "folder"))
        family->folder = line->value;
    else if (text_equal(key, "package"))
        family->package = line->value;
    else if (text_equal(key, "fallback"))
        family->fallback_count = text_split(reader->arena, line->value, ";,", &family->fallbacks);
    else if (text_equal(key, "thai") && text_equal(line->value, "no"))
        family->thai = false;
    else if (text_equal(key, "thai") && text_equal(line->value, "yes"))
        family->thai = true;
    else if (text_equal(key, "scale") && parse_scale(line->value) > 0)
        family->scale = parse_scale(line->value);
    else
        complain(reader, line);
}

/* Sections of one name within a file are one family; those of another file are another. */
static struct family_settings *family_of(struct reader *reader, size_t first, const char *name)
{
    for (size_t i = first; i < reader->count; i++) {
        if (font_same_name(reader->families[i].name, name))
            return &reader->families[i];
    }
    reader->families = arena_grow(reader->arena, reader->families, reader->count, &reader->capacity,
                                  sizeof *reader->families);
    struct family_settings *family = &reader->families[reader->count++];
    *family = (struct family_settings){.name = name, .scale = 1000, .thai = true};
    return family;
}

static const char *read_file(struct reader *reader, size_t *length)
{
    FILE *stream = fopen(reader->file, "rb");
    char *bytes = arena_alloc(reader->arena, SETTINGS_MAX + 1);
    *length = stream ? fread(bytes, 1, SETTINGS_MAX + 1, stream) : 0;
    bool sound = stream && !ferror(stream) && *length <= SETTINGS_MAX;
    if (stream)
        fclose(stream);
    const char *cursor = bytes;
    while (sound && cursor < bytes + *length) {
        uint32_t code_point = text_next(&cursor);
        sound = code_point != 0 && code_point != 0xFFFD;
    }
    return sound ? bytes : NULL;
}

static void read_settings(struct reader *reader, const char *file)
{
    struct ini_line *lines = NULL;
    size_t length = 0, first = reader->count;
    reader->file = file;
    const char *text = read_file(reader, &length);
    if (!text) {
        diag_report(reader->diag, FNT010, diag_file(file), file);
        reader->sound = false;
        return;
    }
    size_t count = ini_lines_read(reader->arena, text, length, 1, &lines);
    for (size_t i = 0; i < count; i++) {
        const struct ini_line *line = &lines[i];
        if (line->kind == INI_LINE_SECTION)
            family_of(reader, first, line->section);
        else if (line->kind == INI_LINE_VALUE && line->section[0] != '\0')
            read_value(reader, family_of(reader, first, line->section), line);
        else
            complain(reader, line);
    }
    for (size_t i = first; i < reader->count; i++) {
        if (!reader->families[i].files[FONT_REGULAR]) {
            struct ini_line absent = {INI_LINE_BAD, "", "regular", "", 0, 0};
            absent.value = text_format(reader->arena, "[%s] regular = ?", reader->families[i].name);
            complain(reader, &absent);
        }
    }
}

bool font_settings_read(struct arena *arena, struct font_places places, struct diag *diag,
                        struct font_settings *out)
{
    struct reader reader = {.arena = arena, .diag = diag, .sound = true};
    if (places.office_fonts) {
        const char *own = text_format(arena, "%s/fonts.ini", places.office_fonts);
        if (access(own, F_OK) == 0)
            read_settings(&reader, own);
    }
    if (places.settings)
        read_settings(&reader, places.settings);
    *out = (struct font_settings){reader.families, reader.count};
    return reader.sound;
}

const struct family_settings *font_settings_find(const struct font_settings *settings,
                                                 const char *name)
{
    for (size_t i = 0; i < settings->count; i++) {
        if (font_same_name(settings->families[i].name, name))
            return &settings->families[i];
    }
    return NULL;
}
