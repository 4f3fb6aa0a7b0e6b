/* libcsv, fenced; used in this file only (library-limits.md V2–V4, V9). Knows no places and reports
 * nothing. */
#include "input/csv_library.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "input/csv.h"

/* Its buffer holds a cell and a closing mark; it grows in blocks. More is never needed (V2). */
enum { BLOCK = 4096, BUFFER_LIMIT = CSV_CELL_LIMIT + 2 * BLOCK };

struct csv_library {
    struct csv_parser parser;
    bool open;
    struct csv_answer *answer;
    char *text;
    size_t room;
};

static void *limited_realloc(void *block, size_t size)
{
    return size > BUFFER_LIMIT ? NULL : realloc(block, size);
}

static int never_space(unsigned char byte)
{
    (void)byte;
    return 0; /* V4: blanks at the ends of a cell are ours to judge */
}

static void on_field(void *text, size_t length, void *context)
{
    struct csv_library *library = context;
    library->answer->fields++;
    library->answer->length = length;
    library->answer->null = text == NULL;
    if (text != NULL && length <= library->room) {
        memcpy(library->text, text, length);
    }
}

static void on_row(int end, void *context)
{
    struct csv_library *library = context;
    (void)end;
    library->answer->rows++;
}

static void close_parser(void *object)
{
    struct csv_library *library = object;
    if (library->open) {
        csv_free(&library->parser);
        library->open = false;
    }
}

struct csv_library *csv_library_new(struct arena *arena)
{
    struct csv_library *library = arena_alloc(arena, sizeof *library);
    arena_on_free(arena, close_parser, library);
    return library;
}

bool csv_library_restart(struct csv_library *library, char separator)
{
    close_parser(library);
    if (csv_init(&library->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_EMPTY_IS_NULL) != 0) {
        return false;
    }
    csv_set_delim(&library->parser, (unsigned char)separator);
    csv_set_space_func(&library->parser, never_space);
    csv_set_realloc_func(&library->parser, limited_realloc);
    csv_set_blk_size(&library->parser, BLOCK);
    library->open = true;
    return true;
}

bool csv_library_ask(struct csv_library *library, const char *bytes, size_t length, char *text,
                     size_t room, struct csv_answer *answer)
{
    *answer = (struct csv_answer){0};
    library->answer = answer;
    library->text = text;
    library->room = room;
    return csv_parse(&library->parser, bytes, length, on_field, on_row, library) == length;
}

const char *csv_library_error(struct csv_library *library)
{
    return csv_strerror(csv_error(&library->parser));
}
