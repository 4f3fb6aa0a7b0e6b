/* What the calendar asks of an office by a day, and what of it stands made. */
#ifndef RAINGAN_GENERATOR_DUE_H
#define RAINGAN_GENERATOR_DUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

struct arena;
struct book;
struct diag;
struct manifest;
struct options;
struct report;
struct settings;
struct shared;

enum due_state {
    DUE_MADE,    /* stands whole, from the inputs as they are */
    DUE_CHANGED, /* stands, but not whole or no longer as the inputs are */
    DUE_LATE,    /* not made, its day is over */
    DUE_NOW,     /* not made, asked for */
    DUE_LATER    /* not made, its day is more than --ahead away */
};

/* A report of a row of the calendar. */
struct due_item {
    const char *code;   /* of the row: "M12" */
    const char *report; /* "krs" */
    const char *packet; /* the folder where it stands or would stand */
    struct date day;
    int64_t days_left; /* to that day; below 0 when it is over */
    int months;        /* of its round; packet.ini's where the calendar leaves it open */
    bool this_round;   /* which is packet.ini's */
    bool listed;       /* among the reports of packet.ini, if it lists any */
    enum due_state state;
};

struct due {
    const struct settings *settings;
    const struct date_months *months; /* what they are called */
    struct due_item *items; /* of the office's fiscal year, by day */
    size_t count;
    const struct report *reports; /* that a calendar can name */
    size_t report_count;
    const struct manifest *standing; /* of this round's packet; NULL: there is none */
};

/* Reads packet.ini, the calendar, and the packets below options->out. options->today and ->ahead
 * decide. False when the office cannot be used at all, or when there is an error and not
 * --keep-going; the problems are in `diag`. */
bool due_read(struct arena *arena, const char *folder, const struct options *options,
              const struct shared *shared, struct diag *diag, struct due *out);

/* For `build --due`: sets options->due_reports to the listed reports of packet.ini's round that are
 * asked for by options->today, and those that its packet holds already: no packet gets smaller. A
 * packet that holds all reports stays one of all: then options->due is false. What is asked for a
 * later round is said as a warning, so that the office sets its months. False when nothing is asked
 * for (a note says so) or it cannot be known (errors; of every file of the office). */
bool due_ask(struct arena *arena, const char *folder, const struct shared *shared, struct diag *diag,
             struct options *options);

/* Warns when the calendar has no row of the office's fiscal year. */
void due_check_year(struct arena *arena, const struct due *due, struct diag *diag);

/* Reports the names in the calendar of a book that are no reports, of the program or of the office in
 * `folder`. */
void due_check_names(struct arena *arena, const char *folder, const struct book *book,
                     struct diag *diag);

#endif
