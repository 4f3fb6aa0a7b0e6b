/* Computed sets → the tables kpi/…, rounds/…, gap…, evidence/… of the book (docs/book.md). */
#ifndef RAINGAN_GENERATOR_KPI_BOOK_H
#define RAINGAN_GENERATOR_KPI_BOOK_H

#include "generator/kpi_set.h"

struct arena;
struct office;

/* kpi/<set>, kpi/<set>/components, rounds/<set>. */
void kpi_book_add_set(struct arena *arena, const struct office *office,
                      const struct kpi_set *set);
/* kpi/sets: one row a reported set. */
void kpi_book_add_sets(struct arena *arena, const struct office *office,
                       struct kpi_set *const *sets, size_t count);
/* gap, gap/<set>, gap/short, gap/plan. */
void gap_book_add(struct arena *arena, const struct office *office, struct kpi_set *const *sets,
                  size_t count);
/* evidence/<set>, evidence/<set>/check. */
void evidence_book_add(struct arena *arena, const struct office *office,
                       const struct kpi_set *set);
/* How many pieces of evidence an indicator has, how many it needs, and their titles ("1. …; 2. …"). */
size_t evidence_of(struct arena *arena, const struct office *office, const struct kpi_set *set,
                   const struct kpi_indicator *indicator, size_t *needed, const char **list);

/* Thai words shared by these tables. */
const char *kpi_status_word(const struct kpi_indicator *indicator);
/* The name of the indicator's group from groups.csv, else what indicators.csv says. */
const char *kpi_group_name(const struct office *office, const struct kpi_indicator *indicator);

#endif
