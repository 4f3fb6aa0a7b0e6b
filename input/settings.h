/* What packet.ini says, typed and checked, with the defaults of formats.md filled in. */
#ifndef RAINGAN_INPUT_SETTINGS_H
#define RAINGAN_INPUT_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"

struct arena;
struct diag;
struct ini;
struct number;
struct schema_key;

enum kpi_missing { KPI_MISSING_ONE, KPI_MISSING_ZERO, KPI_MISSING_EXCLUDE };

/* A band: every value from `from` up to the next band's. In descending order of `from`. */
struct band {
    const char *word;
    const struct number *from;
};
struct bands {
    const struct band *list;
    size_t count;
};

struct office_settings {
    const char *name, *short_name, *kind, *code, *province, *address, *phone, *email, *director,
        *director_position, *emblem;
};

struct period_settings {
    int fiscal_year; /* Buddhist */
    int months;      /* 3, 6, 9, 12 */
    struct date data_date;
};

struct scheme_settings {
    enum kpi_missing kpi_missing;
    const struct number *three_target_middle;
    struct bands grades;
    const char *sar; /* "5x11", "2560" or "own" */
    struct bands sar_levels;
    struct bands likert_bands;
    bool satisfaction_top2;
    struct bands risk_bands;
    bool ontime_of_finished;
    bool control_forms_old; /* ปอ. and ปย., else ปค. */
    const struct number *late_penalty;
    int small_group;
    bool baht_et_tens;
};

struct style_settings {
    bool thai_digits;          /* prose, page numbers */
    bool thai_table_digits;    /* table cells */
    const char *font;          /* family name of fonts.ini, default "Laksaman" */
    struct diag_place font_place; /* in packet.ini, for what is found wrong later */
    const struct number *size; /* pt, default 16 */
    bool draft;
};

struct packet_settings {
    const char *const
        *reports; /* layout names: "krs", "sar-card", "gap"; count 0: all that can be made */
    size_t report_count;
    struct diag_place reports_place; /* in packet.ini */
    bool pdf, xlsx;
    bool memo, letter, merge, zip, pdfa;
    bool evidence_optional;
};

struct settings {
    struct office_settings office;
    struct period_settings period;
    struct scheme_settings scheme;
    struct style_settings style;
    struct packet_settings packet;
};

/* What settings are read with besides packet.ini (reference.h). */
struct settings_reference {
    const struct ini *bands;          /* bands.ini */
    const struct date_months *months; /* what they are called; NULL: dates in digits only */
};

/* The value of a key that is not given, or NULL: the schema's, or that of bands.ini. */
const char *settings_standard(const struct schema_key *key, const struct ini *bands);

/* Fills *out from packet.ini. Every problem is reported; what is wrong or not there has its
 * default, or
 * "" or 0 where there is none. False when a value is wrong or a required one is missing: then the
 * settings serve only to find more problems, a packet must not be made from them. */
bool settings_read(struct arena *arena, const struct ini *ini,
                   struct settings_reference reference, struct diag *diag, struct settings *out);

/* Only what a packet's name is made of: office.code, period.fiscal_year, period.months. False, with
 * nothing said, when one of them is wrong. */
bool settings_read_name(struct arena *arena, const struct ini *ini, struct settings *out);

#endif
