/* Reads bands. What they are for, settings.c knows. */
#include "input/bands.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "base/thai.h"

struct parsing {
    struct arena *arena;
    struct diag *diag;
    struct diag_place place;
    struct band *list;
    size_t count;
    bool good;
};

static void problem(struct parsing *parsing, enum diag_code code, const char *first,
                    const char *second)
{
    diag_report(parsing->diag, code, parsing->place, first, second);
    parsing->good = false;
}

static void parse_one(struct parsing *parsing, const char *part)
{
    const char *colon = strrchr(part, ':');
    struct band band = {0};
    if (colon == NULL || colon == part) {
        problem(parsing, INI030, part, "");
        return;
    }
    size_t length = (size_t)(colon - part);
    band.word = text_normalise(parsing->arena, text_copy_n(parsing->arena, part, length), true);
    if (text_is_empty(band.word) ||
        thai_number_parse(parsing->arena, colon + 1, &band.from) != THAI_NUMBER_OK) {
        problem(parsing, INI030, part, "");
        return;
    }
    for (size_t i = 0; i < parsing->count; i++) {
        if (text_equal(parsing->list[i].word, band.word) ||
            number_compare(parsing->list[i].from, band.from) == 0) {
            problem(parsing, INI031, part, "");
            return;
        }
    }
    parsing->list[parsing->count++] = band;
}

static void turn_round(struct parsing *parsing)
{
    for (size_t i = 0; i < parsing->count / 2; i++) {
        struct band band = parsing->list[i];
        parsing->list[i] = parsing->list[parsing->count - 1 - i];
        parsing->list[parsing->count - 1 - i] = band;
    }
}

/* From the highest down. Written the other way round they mean the same. */
static void put_in_order(struct parsing *parsing)
{
    const struct band *list = parsing->list;
    if (parsing->count >= 2 && number_compare(list[0].from, list[1].from) < 0) {
        turn_round(parsing);
    }
    for (size_t i = 1; i < parsing->count; i++) {
        if (number_compare(list[i - 1].from, list[i].from) < 0) {
            problem(parsing, INI032, list[i].word, "");
            return;
        }
    }
}

static void check_ends(struct parsing *parsing, int lowest, int highest)
{
    struct arena *arena = parsing->arena;
    const struct band *first = &parsing->list[0];
    const struct band *last = &parsing->list[parsing->count - 1];
    if (number_compare(last->from, number_integer(arena, lowest)) > 0) {
        problem(parsing, INI033, last->word, text_format(arena, "%d", lowest));
    }
    if (number_compare(first->from, number_integer(arena, highest)) > 0) {
        problem(parsing, INI034, first->word, text_format(arena, "%d", highest));
    }
}

bool bands_parse(struct arena *arena, const char *text, int lowest, int highest,
                 struct diag_place place, struct diag *diag, struct bands *out)
{
    const char **parts;
    size_t count = text_split(arena, text, ";,", &parts);
    struct parsing parsing = {.arena = arena, .diag = diag, .place = place, .good = true};
    parsing.list = arena_alloc_array(arena, count + 1, sizeof *parsing.list);
    for (size_t i = 0; i < count; i++) {
        parse_one(&parsing, parts[i]);
    }
    if (count == 0) {
        problem(&parsing, INI030, text, "");
    }
    if (parsing.good) {
        put_in_order(&parsing);
    }
    if (parsing.good) {
        check_ends(&parsing, lowest, highest);
    }
    if (parsing.good) {
        *out = (struct bands){parsing.list, parsing.count};
    }
    return parsing.good;
}
