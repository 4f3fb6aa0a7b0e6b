/* What a packet holds beside its reports: packet.pdf, manifest.csv, packet.zip. */
#ifndef RAINGAN_GENERATOR_PACKING_H
#define RAINGAN_GENERATOR_PACKING_H

#include <stdbool.h>
#include <stddef.h>

#include "output/structure.h"

struct arena;
struct diag;
struct evidence_files;
struct manifest;
struct office;
struct packet;

struct packed_file {
    const char *name, *title;
    size_t pages; /* of a PDF, else 0 */
    bool report;
    struct structure_kept kept; /* of a PDF */
};

struct packing {
    struct arena *arena;
    const struct office *office;
    struct packet *packet;
    struct diag *diag;
    struct packed_file *files;
    size_t count, capacity;
};

/* A file that stands in the packet's staging folder now. */
void packing_add(struct packing *packing, struct packed_file file);
/* Puts the last file before all others. */
void packing_last_first(struct packing *packing);

/* packet.pdf: every PDF added so far, then the evidence. Nothing when no PDF was added. */
bool packing_merge(struct packing *packing, const struct evidence_files *evidence);
/* manifest.csv: every file added so far, then the lines of `sources`. */
bool packing_manifest(struct packing *packing, const struct manifest *sources, bool archived);
/* packet.zip: all of it, the manifest too, below a folder with the packet's name. */
bool packing_archive(struct packing *packing, const char *packet_name);

#endif
