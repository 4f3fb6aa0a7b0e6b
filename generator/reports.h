/* The reports that can be made: which layout, under which number, in which order. */
#ifndef RAINGAN_GENERATOR_REPORTS_H
#define RAINGAN_GENERATOR_REPORTS_H

#include <stdbool.h>
#include <stddef.h>

#include "layouts/compile.h"

struct arena;
struct diag;
struct office;
struct options;

/* The report that is made once a procedure manual: 11-manual-NAME.pdf. */
#define MANUAL_REPORT "manual"

/* A report to make: "krs" from layouts/krs.md into 02-krs.pdf and 02-krs.xlsx. */
struct report {
    const char *name;
    const char *number; /* "02" */
    const char *files;  /* of the office that it cannot do without, separated by ';' */
    bool own;           /* only in the office's layouts folder */
};

/* All reports: the program's, then those of the layouts that only the office has in its `folder`
 * (NULL: none). A layout that can make none is reported, unless `diag` is NULL. */
size_t reports_known(struct arena *arena, const char *folder, struct diag *diag,
                     const struct report **out);
/* The report of that name among them, or NULL: then *nearest is one that there is. */
const struct report *report_named(struct arena *arena, const struct report *reports, size_t count,
                                  const char *name, const char **nearest);

/* How layouts and texts are reached: the office's own first, then the program's. The result points into
 * the arena. */
struct layout_sources report_sources(struct arena *arena, const struct office *office,
                                     const char *data_folder, struct diag *diag);

/* The reports to make, in the order of their numbers: those that --only or packet.ini names (an unknown
 * name is an error; one whose tables are missing too), else all whose tables are there (for the others a
 * note says what is missing); with --due only those of them that the calendar asks for. False when there was an error. */
bool reports_chosen(struct arena *arena, const struct office *office,
                    const struct options *options, struct layout_sources sources,
                    struct diag *diag, const struct report **out, size_t *count);

#endif
