/* An office folder, read and checked: the only thing that generator/ asks of this room. */
#ifndef RAINGAN_INPUT_OFFICE_H
#define RAINGAN_INPUT_OFFICE_H

#include <stdbool.h>

#include "input/manual.h"
#include "input/settings.h"
#include "input/survey.h"

struct arena;
struct book;
struct diag;

struct office {
    const char *folder; /* as given on the command line */
    struct settings settings;
    /* The tables "groups", "indicators", "results", "gap-plan", "evidence", each under its file's
     * name without .csv; a file that is not there has no table. Every column of the schema is
     * there, in the schema's order (absent ones are empty). Listed values are held by their ids, an
     * indicator's group by the group's id however it was written, evidence's node as "krs/1.1" and
     * its file as "evidence/…". Values: office.name …, period.fiscal_year, period.months,
     * period.data_date. */
    struct book *book;
    /* The surveys that can be used, counted; their items' rows are in the table "survey-items". */
    struct survey *surveys;
    size_t survey_count;
    /* The procedure manuals of manuals/, those with errors too. */
    struct manual *manuals;
    size_t manual_count;
};

/* Reads packet.ini and every known file below `folder`. `data_dir` is where the program's own
 * reference files are (input/reference). Every problem is added to `diag`, not the first only.
 * False when the folder or packet.ini cannot be used at all (errors say why); true otherwise, even
 * with errors in rows: those rows are marked bad. Nothing is written. */
bool office_read(struct arena *arena, const char *folder, const char *data_dir, struct diag *diag,
                 struct office **out);

/* An office that has no files: the settings of `text`, in the form of packet.ini, with the bands and months
 * of the program, whose folder stands for its own, and an empty book. False with an error. */
bool office_of_settings(struct arena *arena, const char *text, const char *data_dir,
                        struct diag *diag, struct office **out);

/* Reads packet.ini and the calendar alone: the table "calendar" is the office's own calendar.csv, or
 * else the one that comes with the program. False as office_read() is. */
bool office_read_calendar(struct arena *arena, const char *folder, const char *data_dir,
                          struct diag *diag, struct office **out);

/* The text of a file of the office below `folder`/text or /layouts (UTF-8, normalised as prose),
 * NULL without a diagnostic if it is not there, NULL with one if it cannot be used. `relative` is
 * like "text/preface.md"; a path that leads out of the folder is an error. */
const char *office_read_text(struct arena *arena, const char *folder, const char *relative,
                             struct diag *diag);

/* The path of an image file of the office ("evidence/a.png", "images/emblem.png"), for reading:
 * there, below the folder, a regular file. NULL without a diagnostic if it is not there, NULL with
 * one if it leads out. */
const char *office_image_path(struct arena *arena, const char *folder, const char *relative,
                              struct diag *diag);

#endif
