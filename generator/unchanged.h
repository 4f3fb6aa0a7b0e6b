/* Whether there is nothing to do. */
#ifndef RAINGAN_GENERATOR_UNCHANGED_H
#define RAINGAN_GENERATOR_UNCHANGED_H

#include <stdbool.h>

struct arena;
struct build_result;
struct manifest;
struct options;

/* True when the packet of the office stands whole (its files are as its manifest says) and was made
 * from the same inputs, layouts, fonts, program, libraries and options. `sources` are the sources
 * as they are now. Reads of the office only packet.ini. */
bool unchanged_packet(struct arena *arena, const char *office_folder, const struct options *options,
                      const struct manifest *sources, struct build_result *out);

#endif
