/* After the shards: whether an office's packet stands whole, made from what stands there now. */
#ifndef RAINGAN_GENERATOR_COLLECT_H
#define RAINGAN_GENERATOR_COLLECT_H

#include <stdbool.h>

struct arena;
struct build_result;
struct diag;
struct options;
struct shared;

/* Writes nothing. True when the packet stands as build_packet() would make it with these options;
 * `out` is then the same. Else the reason: what is wrong with the inputs, or, when nothing is, that
 * the packet is still to be made (75). */
bool collect_packet(struct arena *arena, const char *folder, const struct options *options,
                    const struct shared *shared, struct diag *diag, struct build_result *out);

#endif
