/* What is made of a book: its documents, as the files of a packet. */
#ifndef RAINGAN_GENERATOR_BUILD_FILES_H
#define RAINGAN_GENERATOR_BUILD_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "generator/packing.h"
#include "layouts/compile.h"

struct arena;
struct breaker;
struct build_result;
struct diag;
struct document;
struct evidence_files;
struct manifest;
struct office;
struct options;
struct packet;
struct report;
struct shared;
struct table;

/* What the making of every report of a packet shares. */
struct build {
    struct arena *arena;
    struct office *office;
    const struct options *options;
    const struct shared *shared; /* NULL when only compiling */
    const char *data_folder;
    struct diag *diag;
    struct layout_sources sources;
    const struct report *reports;
    size_t report_count;
    bool pdf, xlsx;
    bool memo, letter;        /* wanted, and not other reports only */
    struct table *enclosures; /* of the two: what is made so far */
    struct breaker *breaker;
    const struct evidence_files *evidence; /* NULL: no packet.pdf is asked for */
    const struct manifest *made_from;      /* as it was found at the beginning */
    struct manifest *fonts;                /* lines of the fonts used */
    struct packet *packet;
    struct packing packing;
    const char *part; /* of the report being made: "-NAME" of a manual, else "" */
};

/* Sets `pdf` and `xlsx` as --format or packet.ini say. False for an unknown format. */
bool build_choose_formats(struct build *build);
/* How many documents a report is: one; of the manuals one a manual. */
size_t build_parts(const struct build *build, const struct report *report);
/* Makes the book ready for one of them. */
void build_take_part(struct build *build, const struct report *report, size_t part);
/* Compiles a report's layout; the document lives in `arena`. False when there was an error. */
bool build_compile(struct build *build, struct arena *arena, const struct report *report,
                   struct document **out);
/* Writes every report, the memo, what binds them, and publishes the packet: unless an error was
 * added on the way, or `inputs_stand` says no in the end. The old packet stays then. */
bool build_write(struct build *build, bool (*inputs_stand)(struct build *build),
                 struct build_result *out);

#endif
