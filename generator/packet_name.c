/* Names packets. Reports nothing. */
#include "generator/packet_name.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "input/bytes.h"
#include "input/ini.h"
#include "input/settings.h"

enum { MEMORY_MAXIMUM = 64 << 20 };

const char *packet_name(struct arena *arena, const struct settings *settings)
{
    return text_format(arena, "%s-%d-m%d", settings->office.code, settings->period.fiscal_year,
                       settings->period.months);
}

/* The name is ASCII: [input] encoding does not matter here. */
static bool read_settings(struct arena *arena, const char *folder, struct settings *out)
{
    struct bytes_folder opened;
    struct ini *ini;
    int file, error;
    if (!bytes_folder_open(arena, folder, &opened, &error) ||
        bytes_open(&opened, "packet.ini", &file, &error) != BYTES_OPENED)
        return false;
    struct bytes_source source = bytes_of_descriptor(file);
    struct diag *diag = diag_new(arena);
    bool good = ini_read(arena, &source, "packet.ini", ENCODING_FIND, diag, &ini) && !ini->bad &&
                settings_read_name(arena, ini, out);
    close(file);
    return good;
}

const char *packet_name_of(struct arena *arena, const char *folder)
{
    struct arena *own = arena_new_like(arena, MEMORY_MAXIMUM); /* it closes the folder when freed */
    struct settings settings;
    const char *name = NULL;
    if (read_settings(own, folder, &settings))
        name = text_copy(arena, packet_name(own, &settings));
    arena_free(own);
    return name;
}
