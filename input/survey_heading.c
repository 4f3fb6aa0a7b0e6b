/* The heading row of a file of responses. Unlike the office's own files its columns are called as
 * the form's questions are, most of them are nobody's business, and some are known by number only.
 */
#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/schema.h"
#include "input/survey_parts.h"

enum { MOST_TITLES = 5, WISH_LIMIT = SURVEY_ITEM_LIMIT + SURVEY_COMMENT_COLUMNS + 2 };

/* A column that is asked for. */
struct wish {
    const char *asked, *folded;
    int number; /* of "#7": 6; -1: by heading */
    int found;
    bool twice;
};

struct search {
    struct arena *arena;
    struct wish *wishes;
    size_t count;
};

static void add_wish(struct search *search, const char *asked)
{
    const char *folded = schema_fold(search->arena, asked);
    struct wish wish = {.asked = asked, .folded = folded, .number = -1, .found = -1};
    if (folded[0] == '#' && folded[1] >= '1' && folded[1] <= '9') {
        char *end;
        long number = strtol(folded + 1, &end, 10);
        if (*end == '\0' && number <= CSV_COLUMN_LIMIT) {
            wish.number = (int)number - 1;
        }
    }
    search->wishes[search->count++] = wish;
}

/* In the order in which give_out() takes them: items, comments, group, school. */
static void collect(const struct survey_plan *plan, struct search *search)
{
    const struct survey *survey = &plan->survey;
    search->wishes = arena_alloc_array(search->arena, WISH_LIMIT, sizeof *search->wishes);
    for (size_t i = 0; i < survey->item_count; i++) {
        add_wish(search, survey->items[i].column);
    }
    for (size_t i = 0; i < plan->comment_count; i++) {
        add_wish(search, plan->comments[i].column);
    }
    if (!text_is_empty(survey->group_column)) {
        add_wish(search, survey->group_column);
    }
    if (!text_is_empty(survey->school_column)) {
        add_wish(search, survey->school_column);
    }
}

static void match_heading(struct wish *wish, size_t column, const char *folded)
{
    if (wish->number >= 0 || !text_equal(wish->folded, folded)) {
        return;
    }
    wish->twice = wish->found >= 0;
    wish->found = wish->twice ? wish->found : (int)column;
}

/* How many columns of the row are asked for. A heading counts as it stands; only if it does not,
 * without a unit in parentheses at its end. */
static size_t match(struct search *search, const struct csv_record *record)
{
    size_t known = 0;
    for (size_t w = 0; w < search->count; w++) {
        struct wish *wish = &search->wishes[w];
        wish->found = wish->number >= 0 && (size_t)wish->number < record->count ? wish->number : -1;
        wish->twice = false;
    }
    for (size_t i = 0; i < record->count; i++) {
        const char *folded = schema_fold(search->arena, record->cells[i].text);
        for (size_t w = 0; w < search->count && *folded != '\0'; w++) {
            match_heading(&search->wishes[w], i, folded);
        }
    }
    for (size_t i = 0; i < record->count; i++) {
        const char *folded = schema_fold_heading(search->arena, record->cells[i].text);
        for (size_t w = 0; w < search->count && *folded != '\0'; w++) {
            if (search->wishes[w].found < 0) {
                match_heading(&search->wishes[w], i, folded);
            }
        }
    }
    for (size_t w = 0; w < search->count; w++) {
        known += search->wishes[w].found >= 0;
    }
    return known;
}

struct best {
    size_t known, titles, width;
    char separator;
};

static void try_separator(struct search *search, struct csv_records *records, char separator,
                          struct best *best)
{
    struct csv_record record;
    csv_records_try(records, separator);
    for (size_t titles = 0; titles <= MOST_TITLES && csv_records_next(records, &record); titles++) {
        size_t known = match(search, &record);
        /* Columns known by number only are in every row that is long enough: the first one counts.
         */
        if (known > best->known || (known == best->known && known > 0 && titles == 0 &&
                                    best->titles == 0 && record.count > best->width)) {
            *best = (struct best){known, titles, record.count, separator};
        }
        if (known == search->count) {
            return;
        }
    }
}

static void report_missing(struct search *search, const struct wish *wish, const char *const *names,
                           size_t width, struct diag_place place, struct diag *diag)
{
    const char *near =
        wish->number < 0 ? text_nearest(search->arena, wish->asked, names, width) : NULL;
    diag_report(diag, near != NULL ? SUR010 : SUR011, place, wish->asked, near != NULL ? near : "");
}

/* Reports what the row lacks or has twice; false then. */
static bool report(struct search *search, const char *file, const struct csv_record *record,
                   const struct survey_heading *heading, struct diag *diag)
{
    struct diag_place place = diag_at(file, record->line, 1, NULL);
    bool good = !record->bad;
    for (size_t w = 0; w < search->count; w++) {
        const struct wish *wish = &search->wishes[w];
        if (wish->found < 0) {
            report_missing(search, wish, heading->names, heading->width, place, diag);
            good = false;
        } else if (wish->twice) {
            diag_report(diag, SUR012, place, wish->asked);
            good = false;
        }
        for (size_t before = 0; before < w && wish->found >= 0; before++) {
            if (search->wishes[before].found == wish->found) {
                diag_report(diag, SUR013, place, wish->asked);
                good = false;
                break;
            }
        }
    }
    if (record->beyond != NULL) {
        diag_report(diag, CSV025, diag_at(file, record->beyond->line, record->beyond->column, NULL),
                    "");
    }
    return good && record->beyond == NULL;
}

static void give_out(const struct search *search, const struct survey_plan *plan,
                     struct survey_heading *out)
{
    const struct survey *survey = &plan->survey;
    const struct wish *wish = search->wishes;
    out->items = arena_alloc_array(search->arena, survey->item_count + 1, sizeof *out->items);
    out->comments =
        arena_alloc_array(search->arena, plan->comment_count + 1, sizeof *out->comments);
    for (size_t i = 0; i < survey->item_count; i++) {
        out->items[i] = (wish++)->found;
    }
    for (size_t i = 0; i < plan->comment_count; i++) {
        out->comments[i] = (wish++)->found;
    }
    out->group = text_is_empty(survey->group_column) ? -1 : (wish++)->found;
    out->school = text_is_empty(survey->school_column) ? -1 : wish->found;
}

static void name_columns(struct arena *arena, const struct csv_record *record,
                         struct survey_heading *out)
{
    out->names = arena_alloc_array(arena, CSV_COLUMN_LIMIT, sizeof *out->names);
    for (size_t i = 0; i < CSV_COLUMN_LIMIT; i++) {
        bool named = i < record->count && !record->cells[i].blank;
        out->names[i] = named ? text_normalise(arena, record->cells[i].text, true)
                              : text_format(arena, "#%zu", i + 1);
        out->width = named ? i + 1 : out->width;
    }
}

bool survey_heading_find(struct arena *arena, const struct survey_plan *plan,
                         struct csv_records *records, struct diag *diag, struct survey_heading *out)
{
    static const char separators[] = {',', ';', '\t'};
    struct search search = {.arena = arena};
    struct best best = {.separator = ','};
    struct csv_record record = {0};
    *out = (struct survey_heading){.separator = ','};
    collect(plan, &search);
    for (size_t i = 0; i < sizeof separators; i++) {
        try_separator(&search, records, separators[i], &best);
    }
    out->separator = best.separator;
    out->titles = best.titles;
    csv_records_restart(records, out->separator, diag);
    if (csv_records_refused(records)) {
        return false;
    }
    for (size_t i = 0; i <= out->titles; i++) {
        if (!csv_records_next(records, &record)) {
            diag_report(diag, SUR014, diag_at(plan->survey.file, 1, 1, NULL), "");
            return false;
        }
    }
    out->line = record.line;
    name_columns(arena, &record, out);
    match(&search, &record);
    for (size_t w = 0; w < search.count; w++) {
        size_t needed = (size_t)(search.wishes[w].found + 1);
        out->width = out->width < needed ? needed : out->width; /* a column may have no heading */
    }
    give_out(&search, plan, out);
    csv_records_name(records, out->names, CSV_COLUMN_LIMIT);
    return report(&search, plan->survey.file, &record, out, diag);
}
