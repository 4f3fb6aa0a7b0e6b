/* The same work for many machines: which office belongs to which shard. Knows no scheduler. */
#ifndef RAINGAN_GENERATOR_PLAN_H
#define RAINGAN_GENERATOR_PLAN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;
struct options;

struct plan_line {
    size_t shard;       /* from 1 */
    const char *office; /* its folder, as it was given */
    const char *packet; /* "9901-2568-m12"; "" when packet.ini cannot be read: its shard says why */
};

struct plan {
    struct plan_line *lines; /* in the order in which the offices were given */
    size_t count, shards;
};

/* `shards` 0, or more than there are offices: one an office. Two offices that make the same packet
 * are an error each (65); nothing is a plan then: false. */
bool plan_make(struct arena *arena, const char *const *offices, size_t count, size_t shards,
               struct diag *diag, struct plan **out);
/* As CSV: shard,office,packet. */
const char *plan_print(struct arena *arena, const struct plan *plan);

/* Leaves in `options` the offices of its plan (--plan), and of those the ones of its shard
 * (--shard): of a list without a plan every N-th, so that each task finds the same ones from the
 * list alone. False with an error. */
bool plan_choose(struct arena *arena, struct options *options, struct diag *diag);

/* For each office the other one that makes the same packet, or NULL: which of them is meant nobody
 * knows. */
const char *const *plan_twins(struct arena *arena, const char *const *offices, size_t count);
/* Says of an office that it has a twin. */
void plan_report_twin(struct arena *arena, struct diag *diag, const char *office, const char *twin);

#endif
