/* Packs streams by zlib. Knows nothing of PDF. */
#include "output/pdf_deflate.h"

#include <zlib.h>

#include "base/arena.h"

/* zlib's own choice, 6, needs twice the time of 4 for the pages of a report and three times for
 * its structure, and makes the file 3 % smaller. */
enum { LEVEL = 4 };

unsigned char *pdf_deflate(struct arena *arena, const void *bytes, size_t length, size_t *packed)
{
    uLongf room = compressBound((uLong)length);
    unsigned char *out = arena_alloc(arena, room);
    /* Neither of its errors can happen: the room is enough, and the arena ends the program. */
    if (compress2(out, &room, bytes, (uLong)length, LEVEL) != Z_OK)
        room = 0;
    *packed = room;
    return out;
}
