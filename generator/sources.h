/* What a packet is made from: the office's files, the program's, the program, its libraries. */
#ifndef RAINGAN_GENERATOR_SOURCES_H
#define RAINGAN_GENERATOR_SOURCES_H

#include <stdbool.h>

struct arena;
struct manifest;
struct options;
struct shared;

/* Adds a line for each to the manifest, in an order that does not depend on the file system: those of the
 * program are `shared`. Every file below the office folder counts as an input, read or not, but
 * hidden ones and packets. False with errno when a file cannot be read. */
bool sources_add(struct arena *arena, struct manifest *manifest, const char *office_folder,
                 const struct shared *shared, const struct options *options);
/* The same without an office: the options, and the lines of the program. */
bool sources_add_shared(struct arena *arena, struct manifest *manifest, const struct shared *shared,
                        const struct options *options);
/* The lines of the program, its libraries and its data. False with errno. */
bool sources_add_program(struct arena *arena, struct manifest *manifest, const char *data_folder);
/* Inodes, sizes and times of the data's files, a line each. NULL with errno. */
const char *sources_stamps(struct arena *arena, const char *data_folder);
/* The line of a packet with rows left out (--keep-going). */
void sources_add_incomplete(struct manifest *manifest);
/* The library that binds packet.pdf, for a packet that has one. */
void sources_add_binder(struct manifest *manifest);

/* Whether both manifests name the same sources with the same digests; fonts, which are known only
 * when they were used, are left to sources_used_stand(); and
 * so is the library that binds. */
bool sources_equal(const struct manifest *left, const struct manifest *right);
/* The same, whichever reports, formats and language were chosen. */
bool sources_equal_but_choices(const struct manifest *left, const struct manifest *right);
/* Whether the fonts that a manifest names still are as they were. */
bool sources_used_stand(const struct manifest *manifest);

#endif
