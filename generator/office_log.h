/* What is said of the offices: their problems, how each ended, progress; in words or as JSON. */
#ifndef RAINGAN_GENERATOR_OFFICE_LOG_H
#define RAINGAN_GENERATOR_OFFICE_LOG_H

#include <stddef.h>

struct arena;
struct diag;
struct options;
struct worker_result;
struct workers_total;

/* The problems, a line each; `office` is named when there are several (NULL: not). With --log, in words
 * or as JSON, without what stands in the office's cells: no personal name is in a log (promise 10). */
const char *office_log_problems(struct arena *arena, struct diag *diag,
                                const struct options *options, const char *office);
/* How an office ended: a line of the closing table, or a JSON line. */
const char *office_log_end(struct arena *arena, const struct options *options, const char *office,
                           const struct worker_result *result);
/* How all of them ended: the table's last line, or a JSON line. */
const char *office_log_total(struct arena *arena, const struct options *options,
                             const struct workers_total *total);
/* "SIGSEGV". */
const char *office_log_signal(struct arena *arena, int number);
/* "12/245, left 1:05": for a terminal. */
const char *office_log_progress(struct arena *arena, const struct options *options, size_t finished,
                                double seconds);

#endif
