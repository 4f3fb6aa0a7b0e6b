/* The packet folder: written beside the old one, checked, and swapped in by one rename. */
#ifndef RAINGAN_OUTPUT_PACKET_H
#define RAINGAN_OUTPUT_PACKET_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct packet;

/* Makes `out_folder` if need be, takes the lock of `name` (flock; 75 when another run holds it, naming
 * it), removes what a killed run left, and makes an empty staging folder beside the final place.
 * NULL with an error. */
struct packet *packet_begin(struct arena *arena, const char *out_folder, const char *name,
                            struct diag *diag);
/* The path for a new file of the packet, in the staging folder; `file` is a plain name. */
const char *packet_path(struct packet *packet, const char *file);
/* A file that is written from memory: O_EXCL, checked, flushed to disk. */
bool packet_write(struct packet *packet, const char *file, const void *data, size_t length,
                  struct diag *diag);
/* Flushes and swaps the staging folder in for the old packet by one rename (renameat2 EXCHANGE where
 * the file system has it), removes the old one, flushes the parent. `final` is the packet's path. */
bool packet_publish(struct packet *packet, const char **final, struct diag *diag);
/* Removes what killed runs left in an output folder, of any packet that no run holds, and puts an old packet
 * back that was moved aside. No folder is no failure; nor is a leftover that cannot be removed. */
void packet_sweep(struct arena *arena, const char *out_folder);
/* Removes the staging folder and gives the lock back; after publish only the latter. NULL is allowed. */
void packet_end(struct packet *packet);

#endif
