/* The column `next` of a manual's steps → where each step goes on: "4; no:2". Empty is the row
 * below. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/check.h"
#include "input/manual.h"

#define YES "ใช่"
#define NO  "ไม่ใช่"

enum { LABEL_LIMIT = 20 };

struct reading {
    struct check *check;
    struct manual *manual;
    struct lookup *numbers; /* a step's number → its row */
    size_t row;
    bool good;
};

static void problem(struct reading *reading, enum diag_code code, const char *first,
                    const char *second)
{
    const struct table *steps = reading->manual->steps;
    diag_report(reading->check->diag, code, table_place(steps, &steps->rows[reading->row], "next"),
                first, second);
    reading->good = false;
}

static const char *shape_of(const struct reading *reading)
{
    const struct table *steps = reading->manual->steps;
    return table_text(steps, &steps->rows[reading->row], "shape");
}

static const char *number_of(const struct reading *reading, size_t row)
{
    const struct table *steps = reading->manual->steps;
    return table_text(steps, &steps->rows[row], "no");
}

/* yes and no in Thai; other words as they are written. */
static const char *label_word(struct arena *arena, const char *label)
{
    const char *lower = text_lower(arena, label);
    if (text_equal(lower, "yes") || text_equal(lower, "y")) {
        return YES;
    }
    return text_equal(lower, "no") || text_equal(lower, "n") ? NO : label;
}

/* The label of the other way out: ไม่เห็นชอบ → เห็นชอบ, ครบ → ไม่ครบ. */
static const char *opposite(struct arena *arena, const char *label)
{
    static const char not [] = "ไม่";
    if (text_is_empty(label)) {
        return NO;
    }
    return text_starts_with(label, not ) ? text_trim(arena, label + strlen(not ))
                                         : text_format(arena, "%s%s", not, label);
}

static void add_way(struct reading *reading, const char *label, const char *number)
{
    struct manual_step *step = &reading->manual->ways[reading->row];
    size_t to;
    if (!lookup_find(reading->numbers, number, &to)) {
        const char *near =
            text_nearest(reading->check->arena, number, lookup_keys(reading->numbers),
                         lookup_count(reading->numbers));
        problem(reading, near != NULL ? MAN010 : MAN011, number, near != NULL ? near : "");
    } else if (to == reading->row) {
        problem(reading, MAN012, number, "");
    } else if (step->branch_count == MANUAL_BRANCHES) {
        problem(reading, MAN013, number_of(reading, reading->row), "");
    } else {
        step->branches[step->branch_count++] = (struct manual_branch){to, label};
    }
}

/* One part of the cell: "4" or "no:2". */
static void read_part(struct reading *reading, const char *part)
{
    struct arena *arena = reading->check->arena;
    const char *colon = strrchr(part, ':');
    const char *label =
        colon != NULL ? text_trim(arena, text_copy_n(arena, part, (size_t)(colon - part))) : "";
    const char *number = text_trim(arena, colon != NULL ? colon + 1 : part);
    if (text_length(label) > LABEL_LIMIT) {
        problem(reading, MAN018, label, text_format(arena, "%d", LABEL_LIMIT));
        return;
    }
    add_way(reading, label_word(arena, label), text_arabic_digits(arena, number));
}

/* A decision with one way written goes on in the row below otherwise; of two ways one may stand
 * without a label. */
static void complete_decision(struct reading *reading)
{
    struct manual *manual = reading->manual;
    struct manual_step *step = &manual->ways[reading->row];
    if (step->branch_count < 2 && reading->row + 1 < manual->steps->row_count) {
        struct manual_branch below = {reading->row + 1, ""};
        step->branches[step->branch_count++] = below;
    }
    if (step->branch_count < 2) {
        problem(reading, MAN014, number_of(reading, reading->row), "");
        return;
    }
    for (size_t i = 0; i < step->branch_count; i++) {
        struct manual_branch *branch = &step->branches[i];
        const char *other = step->branches[i == 0 ? 1 : 0].label;
        if (text_is_empty(branch->label)) {
            branch->label =
                text_is_empty(other) && i == 0 ? YES : opposite(reading->check->arena, other);
        }
    }
    for (size_t i = 1; i < step->branch_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (step->branches[k].to == step->branches[i].to) {
                problem(reading, MAN015, number_of(reading, step->branches[i].to), "");
            } else if (text_equal(step->branches[k].label, step->branches[i].label)) {
                problem(reading, MAN016, step->branches[i].label, "");
            }
        }
    }
}

static void read_step(struct reading *reading)
{
    struct manual *manual = reading->manual;
    struct manual_step *step = &manual->ways[reading->row];
    const char **parts;
    const char *next = table_text(manual->steps, &manual->steps->rows[reading->row], "next");
    size_t count = text_split(reading->check->arena, next, ";,", &parts);
    bool good = reading->good;
    reading->good = true;
    for (size_t i = 0; i < count; i++) {
        read_part(reading, parts[i]);
    }
    if (text_equal(shape_of(reading), "end")) {
        if (count > 0) {
            problem(reading, MAN017, number_of(reading, reading->row), "");
        }
    } else if (reading->good && text_equal(shape_of(reading), "decision")) {
        complete_decision(reading);
    } else if (reading->good && count > 1) {
        problem(reading, MAN019, number_of(reading, reading->row), "");
    } else if (reading->good && count == 0 && reading->row + 1 < manual->steps->row_count) {
        step->branches[step->branch_count++] = (struct manual_branch){reading->row + 1, ""};
    } else if (reading->good && count == 0) {
        problem(reading, MAN020, number_of(reading, reading->row), "");
    }
    reading->good = reading->good && good;
}

bool manual_ways_read(struct check *check, struct manual *manual)
{
    struct table *steps = manual->steps;
    struct reading reading = {.check = check, .manual = manual, .good = true};
    reading.numbers = lookup_new(check->arena);
    manual->ways = arena_alloc_array(check->arena, steps->row_count + 1, sizeof *manual->ways);
    for (size_t i = 0; i < steps->row_count; i++) {
        size_t before;
        lookup_add(reading.numbers, table_text(steps, &steps->rows[i], "no"), i, &before);
    }
    for (reading.row = 0; reading.row < steps->row_count; reading.row++) {
        read_step(&reading);
    }
    return reading.good;
}
