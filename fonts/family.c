/* Opens a family with its fallbacks, and keeps the lists of what was used and what was missing.
 * Finding files is family_find.c's, fonts.ini family_settings.c's, heights family_heights.c's. */
#include "fonts/family.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "fonts/family_find.h"
#include "fonts/family_open.h"
#include "fonts/family_settings.h"

struct opening {
    struct arena *arena;
    struct diag *diag;
    struct font_finder *finder;
    const struct font_settings *settings;
    const char *settings_file;
    struct diag_place asked_at;
};

/* Problems with the family that was asked for stand where its name is written. */
static struct diag_place place_of(const struct opening *opening)
{
    return opening->asked_at.file ? opening->asked_at : diag_file(opening->settings_file);
}

static struct font_face *open_style(struct opening *opening, const struct family_settings *settings,
                                    enum font_style style)
{
    struct font_wanted wanted = {settings->name, settings->files[style], settings->folder, style};
    const char *path = font_find(opening->finder, wanted);
    if (!path) {
        const char *install =
            settings->package ? text_format(opening->arena, "; apt install %s", settings->package)
                              : "";
        diag_report(opening->diag, FNT002, place_of(opening), settings->name,
                    wanted.file, install);
        return NULL;
    }
    return face_open(opening->arena, path, settings->scale, settings->thai, opening->diag);
}

/* Every file is tried, so that one run names all that are missing. */
static bool open_set(struct opening *opening, const struct family_settings *settings,
                     struct face_set *set)
{
    static const enum font_style stand_in[FONT_STYLE_COUNT] = {
        [FONT_REGULAR] = FONT_REGULAR,
        [FONT_BOLD] = FONT_REGULAR,
        [FONT_ITALIC] = FONT_REGULAR,
        [FONT_BOLD_ITALIC] = FONT_BOLD,
    };
    bool sound = true;
    for (int style = 0; style < FONT_STYLE_COUNT; style++) {
        if (!settings->files[style]) {
            set->faces[style] = set->faces[stand_in[style]];
            continue;
        }
        set->faces[style] = open_style(opening, settings, (enum font_style)style);
        sound = sound && set->faces[style];
    }
    return sound;
}

/* The families for Thai, for the message. */
static const char *known_names(struct arena *arena, const struct font_settings *settings)
{
    struct text_buffer names;
    text_buffer_init(&names, arena, 4096);
    for (size_t i = 0; i < settings->count; i++) {
        const struct family_settings *family = &settings->families[i];
        if (family->thai && font_settings_find(settings, family->name) == family)
            text_buffer_add_format(&names, "%s%s", names.length > 0 ? ", " : "", family->name);
    }
    return names.data;
}

static const struct family_settings *find_settings(struct opening *opening, const char *name)
{
    const struct family_settings *found = font_settings_find(opening->settings, name);
    if (!found)
        diag_report(opening->diag, FNT001, place_of(opening), name,
                    known_names(opening->arena, opening->settings));
    return found;
}

static void release_buffer(void *object)
{
    hb_buffer_destroy(object);
}

bool font_family_open(struct arena *arena, const char *name, struct font_places places,
                      struct diag *diag, struct font_family **out)
{
    struct font_settings settings;
    *out = NULL;
    if (!font_settings_read(arena, places, diag, &settings))
        return false;
    struct opening opening = {arena, diag, font_finder_new(arena, places.office_fonts), &settings,
                              places.settings, places.asked_at};
    const struct family_settings *own = find_settings(&opening, name);
    if (!own)
        return false;
    struct font_family *family = arena_alloc(arena, sizeof *family);
    family->arena = arena;
    family->name = own->name;
    family->set_count = 1 + own->fallback_count;
    family->sets = arena_alloc_array(arena, family->set_count, sizeof *family->sets);
    bool sound = open_set(&opening, own, &family->sets[0]);
    for (size_t i = 0; i < own->fallback_count; i++) {
        const struct family_settings *fallback = find_settings(&opening, own->fallbacks[i]);
        sound = fallback && open_set(&opening, fallback, &family->sets[1 + i]) && sound;
    }
    if (!sound)
        return false;
    family->buffer = hb_buffer_create();
    arena_on_free(arena, release_buffer, family->buffer);
    family->language = hb_language_from_string("th", -1);
    family_measure(family);
    *out = family;
    return true;
}

bool font_families_known(struct arena *arena, struct font_places places, struct diag *diag,
                         const char *const **names, size_t *count)
{
    struct font_settings settings;
    *count = 0;
    if (!font_settings_read(arena, places, diag, &settings))
        return false;
    const char **list = arena_alloc_array(arena, settings.count + 1, sizeof *list);
    for (size_t i = 0; i < settings.count; i++) {
        const struct family_settings *family = &settings.families[i];
        if (family->thai && font_settings_find(&settings, family->name) == family)
            list[(*count)++] = family->name;
    }
    *names = list;
    return true;
}

struct font_face *font_family_face(const struct font_family *family, enum font_style style)
{
    return family->sets[0].faces[style];
}

void family_use(struct font_family *family, struct font_face *face)
{
    if (face->used)
        return;
    face->used = true;
    family->used = arena_grow(family->arena, family->used, family->used_count,
                              &family->used_capacity, sizeof *family->used);
    family->used[family->used_count++] = face;
}

size_t font_family_faces_used(const struct font_family *family, struct font_face *const **faces)
{
    *faces = family->used;
    return family->used_count;
}

void family_count_missing(struct font_family *family, uint32_t code_point)
{
    size_t at = 0;
    while (at < family->missing_count && family->missing[at].code_point < code_point)
        at++;
    if (at == family->missing_count || family->missing[at].code_point != code_point) {
        family->missing = arena_grow(family->arena, family->missing, family->missing_count,
                                     &family->missing_capacity, sizeof *family->missing);
        memmove(&family->missing[at + 1], &family->missing[at],
                (family->missing_count - at) * sizeof *family->missing);
        family->missing[at] = (struct shape_missing){code_point, 0};
        family->missing_count++;
    }
    family->missing[at].count++;
}

size_t font_family_missing(const struct font_family *family, const struct shape_missing **missing)
{
    *missing = family->missing;
    return family->missing_count;
}

void font_family_forget_missing(struct font_family *family)
{
    family->missing_count = 0;
}

int font_face_size(const struct font_face *face, int size)
{
    return (int)(((int64_t)size * face->scale + 500) / 1000);
}
