/* What a respondent's cell says: an answer from 1 to 5, nothing, or something else (formulas.md
 * "Surveys"). */
#ifndef RAINGAN_INPUT_SURVEY_ANSWER_H
#define RAINGAN_INPUT_SURVEY_ANSWER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct arena;

enum { SURVEY_NO_ANSWER = 0, SURVEY_TOP = 5, SURVEY_BAD_ANSWER = -1 };

/* The words of one survey: those that everybody uses and its own. */
struct survey_words {
    struct {
        const char *word; /* folded (schema.h) */
        int answer;
    } * own;
    size_t own_count;
    const char **missing; /* folded */
    size_t missing_count;
};

/* Reads `answers = ดีมาก:5; ดี:4` and `missing = 9; ไม่ทราบ`; NULL or "": none. False with diagnostics
 * at the places when a part of `answers` cannot be read. */
bool survey_words_read(struct arena *arena, const char *answers, struct diag_place answers_place,
                       const char *missing, struct diag *diag, struct survey_words *out);

/* 1 to 5, SURVEY_NO_ANSWER or SURVEY_BAD_ANSWER. Scratch memory comes from the arena. */
int survey_answer_parse(struct arena *arena, const struct survey_words *words, const char *text);
/* Whether the text is empty, a dash or one of the missing values. */
bool survey_is_missing(struct arena *arena, const struct survey_words *words, const char *text);

#endif
