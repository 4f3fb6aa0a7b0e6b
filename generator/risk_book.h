/* risks.csv and controls.csv → the tables risk/…, control/list and the figures risk/…
 * (docs/book.md). */
#ifndef RAINGAN_GENERATOR_RISK_BOOK_H
#define RAINGAN_GENERATOR_RISK_BOOK_H

struct arena;
struct office;
struct risk_set;

/* Nothing for the file that is not there. */
void risk_add(struct arena *arena, struct office *office);

/* risk/map, risk/map/residual, risk/bands, risk/categories, risk/groups. */
void risk_map_add(struct arena *arena, struct office *office, const struct risk_set *set);

#endif
