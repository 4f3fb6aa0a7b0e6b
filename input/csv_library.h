/* Between csv.c and csv_library.c only: what libcsv says of a cell. */
#ifndef RAINGAN_INPUT_CSV_LIBRARY_H
#define RAINGAN_INPUT_CSV_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct csv_library;

struct csv_answer {
    size_t fields, rows; /* how many it saw end */
    size_t length;       /* of the last field */
    bool null;           /* the last field was empty and not quoted */
};

/* Released with the arena. */
struct csv_library *csv_library_new(struct arena *arena);
/* A new file with this separator. False when libcsv cannot begin. */
bool csv_library_restart(struct csv_library *library, char separator);
/* Gives it the next bytes of the file. What a field holds is put into `text` if it is at most
 * `room` long. False when it finds a fault. */
bool csv_library_ask(struct csv_library *library, const char *bytes, size_t length, char *text,
                     size_t room, struct csv_answer *answer);
/* What libcsv calls its last fault. */
const char *csv_library_error(struct csv_library *library);

#endif
