/* Making an office's packet: compile, typeset, write, publish. */
#ifndef RAINGAN_GENERATOR_BUILD_H
#define RAINGAN_GENERATOR_BUILD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct office;
struct options;
struct shared;

struct build_result {
    const char *packet;          /* its folder */
    const char *const *files;    /* paths of the reports made, in order */
    size_t file_count;
};

/* Reads the office and computes its book. False when it cannot be used at all. */
bool build_open(struct arena *arena, const char *folder, const char *data_folder,
                struct diag *diag, struct office **out);
/* The same for `raingan figures`: with every group of respondents (compute_office_unmerged()). */
bool build_open_unmerged(struct arena *arena, const char *folder, const char *data_folder,
                         struct diag *diag, struct office **out);

/* Compiles every chosen report without writing anything: what `check` does. */
void build_check(struct arena *arena, struct office *office, const struct options *options,
                 const char *data_folder, struct diag *diag);
/* KRS asks for evidence for every indicator (domain.md 3.8): what reading warns of, indicator by
 * indicator, a build refuses. */
void build_require_evidence(struct arena *arena, struct diag *diag);

/* Makes the packet of an office folder: unless it stands already as it would be made (a note says so)
 * and not --force. With --due nothing is made, and a note says so, when the calendar asks for nothing.
 * Keeps the old packet when there is an error and not --keep-going; false then. */
bool build_packet(struct arena *arena, const char *folder, const struct options *options,
                  const struct shared *shared, struct diag *diag, struct build_result *out);

#endif
