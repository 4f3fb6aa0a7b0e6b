/* What each file may hold: the one source of truth for reading, for `raingan formats` and for
 * `raingan new` (formats.md "Files"). A new file of the office is a new entry in schema_files.c, no
 * code. */
#ifndef RAINGAN_INPUT_SCHEMA_H
#define RAINGAN_INPUT_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/table.h"

struct arena;

/* A listed value: its id, its Thai word, and other words for it separated by ';' (or NULL). */
struct schema_choice {
    const char *id;
    const char *thai;
    const char *also;
};

struct schema_choices {
    const struct schema_choice *list;
    size_t count;
};

/* How a cell is read where its kind alone does not say it. */
enum schema_rule {
    SCHEMA_AS_KIND,
    SCHEMA_MONTHS, /* 3, 6, 9, 12; also "6 เดือน", "รอบ 9 เดือน", "รอบที่ 2" */
    SCHEMA_DASH_IS_ZERO,   /* a required amount: "-" is 0 (formulas.md "Budget") */
    SCHEMA_NUMBER_OR_TEXT, /* a number if it is one, else text: the criteria of a milestone are
                              words */
    SCHEMA_STEPS           /* whole numbers from 0 on */
};

struct schema_column {
    const char *id;
    const char *heading; /* Thai, the same in every file */
    const char *also;    /* other headings for it, separated by ';', or NULL */
    enum column_kind kind;
    enum schema_rule rule;
    bool required;                        /* the column is there and each cell filled */
    bool not_negative;                    /* a number below 0 is an error */
    const char *unit;                     /* Thai, or NULL */
    const struct schema_choices *choices; /* COLUMN_CHOICE only */
    const char *english;                  /* one line for `raingan formats` */
    const char *thai;
};

struct schema_file {
    const char *name;  /* "gap-plan.csv" */
    const char *table; /* "gap-plan" */
    const char *title; /* Thai */
    const struct schema_column *columns;
    size_t column_count;
    const char *english;
    const char *thai;
};

/* Every CSV file that has a name of its own. */
const struct schema_file *schema_files(size_t *count);
/* By "gap-plan.csv" or "gap-plan"; NULL when there is none. */
const struct schema_file *schema_file_find(const char *name);

/* One key of an INI file. */
struct schema_key {
    const char *section;
    const char *key;
    enum column_kind kind; /* COLUMN_LIST: parts separated by ';' or ',' */
    enum schema_rule rule;
    bool required;
    const struct schema_choices *choices;
    const char *standard; /* the value when it is not given, or NULL */
    bool in_bands;        /* that value stands in input/reference/bands.ini */
    const char *english;
    const char *thai;
};

/* One section of packet.ini: what its keys are about. */
struct schema_section {
    const char *name;
    const char *english;
    const char *thai;
};

/* The sections of packet.ini, in the order in which they are best written. */
const struct schema_section *schema_packet_sections(size_t *count);
/* The keys of packet.ini, section by section. */
const struct schema_key *schema_packet_keys(size_t *count);
/* One of them; NULL when there is none of that name. */
const struct schema_key *schema_packet_key(const char *section, const char *key);

/* The listed values that more than one place needs. */
extern const struct schema_choices schema_sets, schema_methods, schema_directions,
    schema_office_kinds;

/* Text made comparable: normalised, ASCII in lower case, Arabic digits, no spaces. */
const char *schema_fold(struct arena *arena, const char *text);
/* A heading made comparable: folded, without a trailing unit in parentheses. */
const char *schema_fold_heading(struct arena *arena, const char *text);

/* The index of the column whose id or heading this is, or -1. */
int schema_column_find(struct arena *arena, const struct schema_file *file, const char *heading);
/* The listed value that `text` means, or NULL. */
const struct schema_choice *
schema_choice_find(struct arena *arena, const struct schema_choices *choices, const char *text);
/* The Thai word of a listed value's id; the id itself when it is unknown. */
const char *schema_choice_word(const struct schema_choices *choices, const char *id);
/* The listed value whose id or word is nearest to `text`, or NULL. */
const char *schema_choice_nearest(struct arena *arena, const struct schema_choices *choices,
                                  const char *text);
/* "up (เพิ่มขึ้น), down (ลดลง)" for a message. */
const char *schema_choice_list(struct arena *arena, const struct schema_choices *choices);

/* The columns of the file's table. */
struct table *schema_table_new(struct arena *arena, const struct schema_file *file);

#endif
