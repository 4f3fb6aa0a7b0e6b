/* Between ini.c and ini_library.c only: the second opinion. */
#ifndef RAINGAN_INPUT_INI_SCAN_H
#define RAINGAN_INPUT_INI_SCAN_H

#include <stdbool.h>

#include "input/ini.h"

struct arena;

enum ini_opinion { INI_AGREES, INI_DISAGREES, INI_UNAVAILABLE };

/* Asks iniparser what it reads in `text`, from which `ini` was scanned. *about is where the two see
 * different things ("section:key"), or why iniparser could not be asked. */
enum ini_opinion ini_second_opinion(struct arena *arena, const struct ini *ini, const char *text,
                                    size_t length, const char **about);

#endif
