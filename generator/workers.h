/* Each office in a process of its own: a crash, or memory run wild, costs that office only. */
#ifndef RAINGAN_GENERATOR_WORKERS_H
#define RAINGAN_GENERATOR_WORKERS_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* How a job ended. The descriptors are read and then closed by workers_run(). */
struct worker_result {
    int status;         /* what it returned; 70 when it died */
    int signal;         /* that it died of, both times; else 0 */
    int first_signal;   /* that its first try died of; 0 */
    double seconds;     /* of the last try */
    long memory_kib;    /* the most it had */
    int output, report; /* what it wrote to standard output, and to `report` */
    int noise;          /* what libraries wrote to standard error */
};

/* Of all jobs together. */
struct workers_total {
    size_t good, bad; /* by their status */
    double seconds;   /* from the first beginning to the last end */
    long memory_kib;  /* the most that one had */
};

struct workers {
    size_t count;    /* of jobs */
    size_t parallel; /* at a time, at least 1 */
    void *context;
    /* In the new process: does the job, writes problems to the descriptor `report`, ends the
     * process. */
    void (*work)(void *context, size_t job, int report);
    /* Called in the order of the jobs. */
    void (*done)(void *context, size_t job, const struct worker_result *result);
    /* About every half second; NULL: not asked for. */
    void (*progress)(void *context, size_t finished, double seconds);
};

/* Runs all jobs; one that dies is tried once more, alone, after all others. SIGINT, SIGTERM and
 * SIGHUP end every worker: gives the signal then, else 0. -1 with errno when processes cannot be
 * made at all. */
int workers_run(struct arena *arena, const struct workers *workers, struct workers_total *total);

#endif
