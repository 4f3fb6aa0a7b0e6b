/* names.csv: what the ids of figures.csv are called, and whose they are. */
#ifndef RAINGAN_GENERATOR_NAMES_OUT_H
#define RAINGAN_GENERATOR_NAMES_OUT_H

struct arena;
struct office;

#define NAMES_NAME "names.csv"

/* "id,name": office/code, office/name, office/short_name, period/fiscal_year, period/months,
 * period/data_date (ISO), then a line an indicator (kpi/<set>/<id>), node (sar/<id>, pmqa/<id>),
 * survey (survey/<id>) and item (survey/<id>/<item>). BOM and CRLF. */
const char *names_csv(struct arena *arena, const struct office *office);

#endif
