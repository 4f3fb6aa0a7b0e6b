/* Finds font files. The only file that knows fontconfig; opens no font itself. */
#include "fonts/family_find.h"

#include <dirent.h>
#include <fontconfig/fontconfig.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

struct font_finder {
    struct arena *arena;
    const char *office_fonts;
    const char **office_files; /* names */
    size_t office_count;
    FcConfig *config; /* NULL until it is needed */
    bool config_tried;
};

static void release_config(void *object)
{
    FcConfigDestroy(object);
}

static void list_office(struct font_finder *finder)
{
    size_t capacity = 0;
    DIR *folder = opendir(finder->office_fonts);
    if (!folder)
        return;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        finder->office_files = arena_grow(finder->arena, finder->office_files, finder->office_count,
                                          &capacity, sizeof *finder->office_files);
        finder->office_files[finder->office_count++] = text_copy(finder->arena, entry->d_name);
    }
    closedir(folder);
}

struct font_finder *font_finder_new(struct arena *arena, const char *office_fonts)
{
    struct font_finder *finder = arena_alloc(arena, sizeof *finder);
    finder->arena = arena;
    finder->office_fonts = office_fonts;
    if (office_fonts)
        list_office(finder);
    return finder;
}

/* The next letter that counts, in lower case; 0 at the end. */
static char next_letter(const char **name)
{
    while (**name == ' ' || **name == '-' || **name == '_')
        (*name)++;
    char letter = **name;
    if (letter != '\0')
        (*name)++;
    return letter >= 'A' && letter <= 'Z' ? (char)(letter - 'A' + 'a') : letter;
}

bool font_same_name(const char *left, const char *right)
{
    for (;;) {
        char one = next_letter(&left), other = next_letter(&right);
        if (one != other)
            return false;
        if (one == '\0')
            return true;
    }
}

/* Of several spellings the first in byte order: a folder's own order differs between machines. */
static const char *find_in_office(const struct font_finder *finder, const char *file)
{
    const char *best = NULL;
    for (size_t i = 0; i < finder->office_count; i++) {
        const char *name = finder->office_files[i];
        if (font_same_name(name, file) && (!best || strcmp(name, best) < 0))
            best = name;
    }
    return best ? text_format(finder->arena, "%s/%s", finder->office_fonts, best) : NULL;
}

/* Fontconfig always answers with something; only the family and style asked for will do. */
static bool is_what_was_wanted(FcPattern *match, struct font_wanted wanted)
{
    int weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN, index = 0;
    bool bold = wanted.style == FONT_BOLD || wanted.style == FONT_BOLD_ITALIC;
    bool italic = wanted.style == FONT_ITALIC || wanted.style == FONT_BOLD_ITALIC;
    bool family = false;
    FcChar8 *name = NULL;
    for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
        family = family || font_same_name((const char *)name, wanted.family);
    FcPatternGetInteger(match, FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(match, FC_SLANT, 0, &slant);
    FcPatternGetInteger(match, FC_INDEX, 0, &index);
    return family && index == 0 && (weight >= FC_WEIGHT_DEMIBOLD) == bold &&
           (slant != FC_SLANT_ROMAN) == italic;
}

static const char *ask_fontconfig(struct font_finder *finder, struct font_wanted wanted)
{
    if (!finder->config_tried) {
        finder->config_tried = true;
        finder->config = FcInitLoadConfigAndFonts();
        if (finder->config)
            arena_on_free(finder->arena, release_config, finder->config);
    }
    FcPattern *pattern = finder->config ? FcPatternCreate() : NULL;
    if (!pattern)
        return NULL;
    bool bold = wanted.style == FONT_BOLD || wanted.style == FONT_BOLD_ITALIC;
    bool italic = wanted.style == FONT_ITALIC || wanted.style == FONT_BOLD_ITALIC;
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)wanted.family);
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcConfigSubstitute(finder->config, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcResult result = FcResultNoMatch;
    FcPattern *match = FcFontMatch(finder->config, pattern, &result);
    FcPatternDestroy(pattern);
    const char *path = NULL;
    FcChar8 *file = NULL;
    if (match && is_what_was_wanted(match, wanted) &&
        FcPatternGetString(match, FC_FILE, 0, &file) == FcResultMatch)
        path = text_copy(finder->arena, (const char *)file);
    if (match)
        FcPatternDestroy(match);
    return path;
}

const char *font_find(struct font_finder *finder, struct font_wanted wanted)
{
    const char *path = find_in_office(finder, wanted.file);
    if (path)
        return path;
    if (wanted.folder) {
        path = text_format(finder->arena, "%s/%s", wanted.folder, wanted.file);
        if (access(path, R_OK) == 0)
            return path;
    }
    return ask_fontconfig(finder, wanted);
}
