/* The command line: one command, its options, its operands. */
#ifndef RAINGAN_GENERATOR_OPTIONS_H
#define RAINGAN_GENERATOR_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"

struct arena;

enum command {
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_CHECK,
    COMMAND_BUILD,
    COMMAND_FIGURES,
    COMMAND_VERIFY,
    COMMAND_DUE,
    COMMAND_ROLLUP,
    COMMAND_FORMATS,
    COMMAND_LAYOUTS,
    COMMAND_FONTS,
    COMMAND_NEW,
    COMMAND_BREAKS,
    COMMAND_PLAN,
    COMMAND_COLLECT
};

struct options {
    enum command command;
    const char *const *offices; /* verify: packets; formats, breaks: a file; new: a folder */
    size_t office_count;
    const char *out;    /* -o, default "output" */
    const char *only;   /* --only krs,gap; NULL: what packet.ini says */
    const char *format; /* --format pdf,xlsx; NULL: what packet.ini says; due: csv */
    size_t parallel;    /* -j, at least 1; default: one a processor */
    bool keep_going, draft, force, quiet, help;
    const char *plan;            /* --plan FILE, in place of offices; or NULL */
    size_t shard, shards;        /* --shard I/N; 0: all; N may be 0 with a plan. plan: --shards N */
    bool due;                       /* build: only what the calendar asks for: */
    const char *const *due_reports; /* set by build_packet() */
    size_t due_count;
    struct date today; /* due, build --due: --on, else SOURCE_DATE_EPOCH, else the clock */
    size_t ahead;      /* --ahead: a report is asked for so many days before it is due */
    const char *name;            /* rollup: --name, what the offices are together; or NULL */
    const char *words;           /* breaks: --words DIR, or NULL */
    bool man;                    /* formats: as a man page */
    bool log, log_json;          /* --log text or json; json */
    enum diag_language language; /* --lang, else LC_ALL, LC_MESSAGES, LANG */
};

/* False when the words are off: the problem is in `diag` (status 64). */
bool options_parse(struct arena *arena, int count, char **arguments, struct diag *diag,
                   struct options *out);
/* What `raingan --help` prints, in parts, with a NULL behind them. */
const char *const *options_help(enum diag_language language);

#endif
