/* Proves a packet against its manifest. */
#ifndef RAINGAN_GENERATOR_VERIFY_H
#define RAINGAN_GENERATOR_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct manifest;

/* Compares every file of a packet's folder with its manifest.csv, and what packet.zip holds. Each
 * difference (missing, changed, not listed, leading out) is an error. Gives the manifest and its
 * own SHA-256. True when there is no difference. */
bool verify_packet(struct arena *arena, const char *folder, struct diag *diag,
                   struct manifest **manifest, const char **digest);

#endif
