/* The office's risks: score, band, rank, what remains. formulas.md "Risk", domain.md 7.2. */
#ifndef RAINGAN_GENERATOR_RISK_SET_H
#define RAINGAN_GENERATOR_RISK_SET_H

#include <stddef.h>

#include "input/settings.h"

struct arena;
struct office;
struct row;

struct risk {
    const struct row *row; /* in the table "risks" */
    const char *id;
    int likelihood, impact;                   /* 1 to 5 */
    int residual_likelihood, residual_impact; /* 0 when not given: both or none */
    int rank;                                 /* 1, 2, 3 … */
};

struct risk_set {
    struct risk *list; /* in the file's order */
    size_t count;
    const struct risk **ranked; /* by rank */
};

/* NULL when the office has no risks.csv that can be used. */
struct risk_set *risk_compute(struct arena *arena, const struct office *office);

int risk_score(const struct risk *risk);
/* 0 when no residual risk is given. */
int risk_residual_score(const struct risk *risk);
/* The index of the score's band in `bands`, which has the highest first. */
size_t risk_band(struct arena *arena, const struct bands *bands, int score);
/* Sets the ranks and `ranked`: by score, impact, likelihood downwards, then id in natural order. */
void risk_rank(struct arena *arena, struct risk_set *set);

#endif
