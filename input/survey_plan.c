/* surveys.ini: one section a survey (formats.md). What a key may hold is schema_survey_keys(). */
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/ini_keys.h"
#include "input/schema_field.h"
#include "input/schema_survey.h"
#include "input/survey_parts.h"
#include "input/typed.h"

#define FILE_NAME "surveys.ini"

struct reading {
    const struct survey_context *context;
    struct ini_keys keys;
    struct survey_plan *plan;
};

static struct diag_place place_of(const struct reading *reading, const char *key)
{
    return ini_keys_place(&reading->keys, key);
}

/* `heading` or `heading:kind`; a colon with no kind behind it belongs to the heading. */
static void read_comments(const struct reading *reading, const char *text)
{
    struct arena *arena = reading->context->arena;
    struct survey_plan *plan = reading->plan;
    const char **parts;
    size_t count = text_split(arena, text, ";,", &parts);
    plan->comments = arena_alloc_array(arena, count + 1, sizeof *plan->comments);
    for (size_t i = 0; i < count; i++) {
        const char *colon = strrchr(parts[i], ':');
        const struct schema_choice *kind =
            colon != NULL ? schema_choice_find(arena, &schema_feedback_kinds, colon + 1) : NULL;
        if (plan->comment_count == SURVEY_COMMENT_COLUMNS) {
            diag_report(reading->context->diag, SUR031, place_of(reading, "comment_columns"),
                        text_format(arena, "%d", SURVEY_COMMENT_COLUMNS));
            plan->good = false;
            return;
        }
        plan->comments[plan->comment_count++] = (struct survey_comment_column){
            .column =
                kind != NULL ? text_copy_n(arena, parts[i], (size_t)(colon - parts[i])) : parts[i],
            .kind = kind != NULL ? kind->id : "suggestion",
        };
    }
}

/* The values of a section, by key. */
static void read_values(const struct reading *reading)
{
    struct survey_plan *plan = reading->plan;
    struct typed_context context = {.arena = reading->context->arena,
                                    .diag = reading->context->diag};
    const char *answers = "";
    const char *missing = "";
    for (size_t i = 0; i < reading->keys.count; i++) {
        const char *key = reading->keys.keys[i].key;
        struct cell cell = ini_keys_read(&context, &reading->keys, &reading->keys.keys[i]);
        plan->good = plan->good && !cell.bad;
        if (text_equal(key, "title")) {
            plan->survey.title = cell.text;
        } else if (text_equal(key, "file")) {
            plan->survey.file = cell.text;
        } else if (text_equal(key, "population")) {
            plan->survey.population = cell.number;
        } else if (text_equal(key, "sent")) {
            plan->survey.sent = cell.number;
        } else if (text_equal(key, "group_column")) {
            plan->survey.group_column = cell.text;
        } else if (text_equal(key, "school_column")) {
            plan->survey.school_column = cell.text;
        } else if (text_equal(key, "comment_columns")) {
            read_comments(reading, cell.text);
        } else if (text_equal(key, "answers")) {
            answers = cell.text;
        } else if (text_equal(key, "missing")) {
            missing = cell.text;
        }
    }
    plan->place = place_of(reading, "file");
    plan->good = survey_words_read(reading->context->arena, answers, place_of(reading, "answers"),
                                   missing, reading->context->diag, &plan->words) &&
                 plan->good;
}

static struct ini *read_ini(const struct survey_context *context)
{
    struct ini *ini = NULL;
    int descriptor;
    int error;
    enum bytes_result result = bytes_open(context->folder, FILE_NAME, &descriptor, &error);
    if (result != BYTES_OPENED) {
        bytes_report(context->diag, FILE_NAME, result, error);
        return NULL;
    }
    struct bytes_source source = bytes_of_descriptor(descriptor);
    ini_read(context->arena, &source, FILE_NAME, context->asked, context->diag, &ini);
    close(descriptor);
    return ini;
}

size_t survey_plans_read(const struct survey_context *context, struct survey_plan **out)
{
    const struct ini *ini = read_ini(context);
    size_t count = 0;
    if (ini == NULL) {
        return 0;
    }
    *out = arena_alloc_array(context->arena, ini->section_count + 1, sizeof **out);
    for (size_t i = 0; i < ini->section_count; i++) {
        const struct ini_section *section = &ini->sections[i];
        struct diag_place place = diag_at(FILE_NAME, section->line, 1, section->name);
        if (count == SURVEY_LIMIT) {
            diag_report(context->diag, SUR032, place,
                        text_format(context->arena, "%d", SURVEY_LIMIT));
            break;
        }
        struct survey_plan *plan = &(*out)[count];
        struct reading reading = {context, {.ini = ini, .section = section->name}, plan};
        struct typed_context typed = {.arena = context->arena, .diag = context->diag};
        reading.keys.keys = schema_survey_keys(&reading.keys.count);
        plan->good = !ini->bad;
        plan->survey.id = schema_fold(context->arena, section->name);
        plan->survey.line = section->line;
        ini_keys_unknown(&typed, &reading.keys);
        read_values(&reading);
        for (size_t k = 0; k < count; k++) {
            if (text_equal((*out)[k].survey.id, plan->survey.id)) {
                diag_report(context->diag, OFF010, place, plan->survey.id,
                            text_format(context->arena, "%u", (*out)[k].survey.line));
                plan->good = false;
            }
        }
        count++;
    }
    return count;
}
