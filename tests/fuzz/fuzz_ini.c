/* Any bytes as packet.ini: encodings, scanner, iniparser's second opinion, settings. Besides
 * crashes it looks for a file that our scanner takes and iniparser reads otherwise (INI011). The
 * one known reason is a colon, which iniparser keeps between section and key. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "input/ini.h"
#include "input/reference.h"
#include "input/settings.h"
#include "tests/months.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void memory_ran_out(void *context)
{
    (void)context;
    abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_new(0, (struct arena_exhausted){memory_ran_out, NULL});
    struct diag *diag = diag_new(arena);
    struct bytes_source source = bytes_of_memory(data, size);
    struct ini *ini;
    struct settings settings;
    struct settings_reference reference = {reference_bands(arena, ".", diag), test_months(arena)};
    if (ini_read(arena, &source, "packet.ini", ENCODING_FIND, diag, &ini)) {
        bool good = settings_read(arena, ini, reference, diag, &settings);
        if (good && diag_count(diag, DIAG_ERROR) > 0) {
            abort();
        }
    }
    const struct diag_item *items;
    size_t count = diag_items(diag, &items);
    for (size_t i = 0; i < count; i++) {
        diag_message(arena, &items[i], DIAG_THAI);
        if (items[i].code == INI011 && (size == 0 || memchr(data, ':', size) == NULL)) {
            abort();
        }
    }
    arena_free(arena);
    return 0;
}
