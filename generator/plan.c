/* Plans: made from a list of offices, printed, read again. */
#include "generator/plan.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/text.h"
#include "generator/csv_in.h"
#include "generator/csv_out.h"
#include "generator/options.h"
#include "generator/packet_name.h"

enum { PLAN_MAXIMUM = 64 << 20, COLUMNS = 3 };
static const char HEADING[] = "shard,office,packet";

/* --- offices that make the same packet ------------------------------------------------------- */

struct named {
    const char *packet; /* or NULL */
    size_t position;
};

static int compare_named(const void *left, const void *right)
{
    const struct named *a = left, *b = right;
    if (!a->packet || !b->packet)
        return (a->packet != NULL) - (b->packet != NULL);
    return strcmp(a->packet, b->packet);
}

/* The other one's position beside each name, or the name's own where it is alone. */
static const size_t *find_twins(struct arena *arena, const char *const *packets, size_t count)
{
    struct named *sorted = arena_alloc_array(arena, count, sizeof *sorted);
    size_t *twins = arena_alloc_array(arena, count, sizeof *twins);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = (struct named){packets[i], i};
        twins[i] = i;
    }
    qsort(sorted, count, sizeof *sorted, compare_named);
    for (size_t i = 1; i < count; i++) {
        const struct named *a = &sorted[i - 1], *b = &sorted[i];
        if (!a->packet || !text_equal(a->packet, b->packet))
            continue;
        twins[b->position] = a->position;
        if (twins[a->position] == a->position)
            twins[a->position] = b->position;
    }
    return twins;
}

static const char **packets_of(struct arena *arena, const char *const *offices, size_t count)
{
    const char **packets = arena_alloc_array(arena, count, sizeof *packets);
    for (size_t i = 0; i < count; i++)
        packets[i] = packet_name_of(arena, offices[i]);
    return packets;
}

const char *const *plan_twins(struct arena *arena, const char *const *offices, size_t count)
{
    const char **named = arena_alloc_array(arena, count, sizeof *named);
    const size_t *twins = find_twins(arena, packets_of(arena, offices, count), count);
    for (size_t i = 0; i < count; i++)
        named[i] = twins[i] == i ? NULL : offices[twins[i]];
    return named;
}

void plan_report_twin(struct arena *arena, struct diag *diag, const char *office, const char *twin)
{
    const char *packet = packet_name_of(arena, office);
    diag_report(diag, RUN011, diag_file(office), packet ? packet : "", twin);
}

/* --- plans ----------------------------------------------------------------------------------- */

/* Without the names of the packets. */
static struct plan *divide(struct arena *arena, const char *const *offices, size_t count,
                           size_t shards)
{
    struct plan *plan = arena_alloc(arena, sizeof *plan);
    plan->lines = arena_alloc_array(arena, count, sizeof *plan->lines);
    plan->count = count;
    plan->shards = shards;
    for (size_t i = 0; i < count; i++)
        plan->lines[i] = (struct plan_line){i % shards + 1, offices[i], ""};
    return plan;
}

bool plan_make(struct arena *arena, const char *const *offices, size_t count, size_t shards,
               struct diag *diag, struct plan **out)
{
    struct plan *plan =
        divide(arena, offices, count, shards > 0 && shards < count ? shards : count);
    const char **packets = packets_of(arena, offices, count);
    const size_t *twins = find_twins(arena, packets, count);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        if (packets[i])
            plan->lines[i].packet = packets[i];
        else
            diag_report(diag, RUN012, diag_file(offices[i]), "");
        if (twins[i] != i) {
            plan_report_twin(arena, diag, offices[i], offices[twins[i]]);
            good = false;
        }
    }
    *out = plan;
    return good;
}

const char *plan_print(struct arena *arena, const struct plan *plan)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, PLAN_MAXIMUM);
    text_buffer_add_format(&out, "%s\n", HEADING);
    for (size_t i = 0; i < plan->count; i++) {
        text_buffer_add_format(&out, "%zu,", plan->lines[i].shard);
        csv_add_field(&out, plan->lines[i].office);
        text_buffer_add(&out, ",");
        csv_add_field(&out, plan->lines[i].packet);
        text_buffer_add(&out, "\n");
    }
    return out.data;
}

/* A whole number from 1; 0 when it is none. */
static size_t shard_number(const char *word)
{
    char *end;
    errno = 0;
    unsigned long value = strtoul(word, &end, 10);
    return errno == 0 && *end == '\0' && word[0] >= '0' && word[0] <= '9' ? value : 0;
}

/* What plan_print() wrote. False with an error (66). */
static bool read_plan(struct arena *arena, const char *path, struct diag *diag, struct plan **out)
{
    struct csv_lines lines;
    struct plan *plan = arena_alloc(arena, sizeof *plan);
    bool good = csv_read_lines(arena, path, HEADING, true, &lines) && lines.count > 0;
    int error = errno;
    plan->lines = arena_alloc_array(arena, lines.count, sizeof *plan->lines);
    for (size_t i = 0; good && i < lines.count; i++) {
        const char *const *cells = (const char *const *)lines.cells + i * COLUMNS;
        size_t shard = shard_number(cells[0]);
        plan->lines[plan->count++] = (struct plan_line){shard, cells[1], cells[2]};
        plan->shards = shard > plan->shards ? shard : plan->shards;
        good = shard > 0 && *cells[1];
    }
    *out = plan;
    if (!good)
        diag_report(diag, RUN013, diag_file(path), error ? strerror(error) : "shard,office,packet");
    return good;
}

/* --- the offices of a shard ------------------------------------------------------------------ */

static bool shard_stands(struct arena *arena, const struct plan *plan,
                         const struct options *options, struct diag *diag)
{
    if (options->shard <= plan->shards && (options->shards == 0 || options->shards == plan->shards))
        return true;
    diag_report(diag, USE009, diag_file(options->plan),
                options->shards ? text_format(arena, "%zu/%zu", options->shard, options->shards)
                                : text_format(arena, "%zu", options->shard),
                text_format(arena, "%zu", plan->shards));
    return false;
}

bool plan_choose(struct arena *arena, struct options *options, struct diag *diag)
{
    struct plan *plan;
    if (options->plan) {
        if (!read_plan(arena, options->plan, diag, &plan) ||
            !shard_stands(arena, plan, options, diag))
            return false;
    } else if (options->shard > 0) {
        plan = divide(arena, options->offices, options->office_count, options->shards);
    } else {
        return true;
    }
    const char **offices = arena_alloc_array(arena, plan->count, sizeof *offices);
    options->offices = offices;
    options->office_count = 0;
    for (size_t i = 0; i < plan->count; i++)
        if (options->shard == 0 || plan->lines[i].shard == options->shard)
            offices[options->office_count++] = plan->lines[i].office;
    return true;
}
