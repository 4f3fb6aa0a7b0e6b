/* Finds the data folder from the program's own place, so that a copied or DESTDIR install works. */
#include "generator/data_folder.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static const char *if_data(struct arena *arena, const char *folder)
{
    const char *probe = text_format(arena, "%s/fonts/fonts.ini", folder);
    return access(probe, R_OK) == 0 ? folder : NULL;
}

const char *data_folder(struct arena *arena)
{
    const char *given = getenv("RAINGAN_DATA");
    char program[PATH_MAX];
    if (given && *given)
        return text_copy(arena, given);
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length > 0) {
        static const char *const PLACES[] = {"..", "../share/raingan", "../.."};
        program[length] = '\0';
        *strrchr(program, '/') = '\0';
        for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
            const char *folder =
                if_data(arena, text_format(arena, "%s/%s", program, PLACES[i]));
            char *real = folder ? realpath(folder, NULL) : NULL;
            if (real) {
                const char *copy = text_copy(arena, real);
                free(real);
                return copy;
            }
        }
    }
    return RAINGAN_DATADIR;
}
