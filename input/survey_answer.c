/* The words of answers. All comparing is of folded text: no blanks, Arabic digits, ASCII in lower
 * case. */
#include "input/survey_answer.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/schema.h"

static const char *const LEVELS[] = {"น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด"};
static const char *const BEFORE[] = {"พึงพอใจ", "พอใจ"};

static bool read_own(struct arena *arena, const char *part, struct survey_words *out)
{
    const char *colon = strrchr(part, ':');
    if (colon == NULL || colon == part) {
        return false;
    }
    const char *digit = schema_fold(arena, colon + 1);
    if (digit[0] < '1' || digit[0] > '5' || digit[1] != '\0') {
        return false;
    }
    const char *word = schema_fold(arena, text_copy_n(arena, part, (size_t)(colon - part)));
    for (size_t i = 0; i < out->own_count; i++) {
        if (text_equal(out->own[i].word, word)) {
            return false;
        }
    }
    out->own[out->own_count].word = word;
    out->own[out->own_count++].answer = digit[0] - '0';
    return *word != '\0';
}

bool survey_words_read(struct arena *arena, const char *answers, struct diag_place answers_place,
                       const char *missing, struct diag *diag, struct survey_words *out)
{
    const char **parts = NULL;
    bool good = true;
    size_t count = answers != NULL ? text_split(arena, answers, ";,", &parts) : 0;
    *out = (struct survey_words){0};
    out->own = arena_alloc_array(arena, count + 1, sizeof *out->own);
    for (size_t i = 0; i < count; i++) {
        if (!read_own(arena, parts[i], out)) {
            diag_report(diag, SUR030, answers_place, parts[i]);
            good = false;
        }
    }
    count = missing != NULL ? text_split(arena, missing, ";,", &parts) : 0;
    out->missing = arena_alloc_array(arena, count + 1, sizeof *out->missing);
    for (size_t i = 0; i < count; i++) {
        out->missing[out->missing_count++] = schema_fold(arena, parts[i]);
    }
    return good;
}

/* What people put between a word and its digit, and around the digit. */
static size_t punctuation(const char *text)
{
    return strspn(text, "=:.,()[]-");
}

static bool is_answer_digit(char byte)
{
    return byte >= '1' && byte <= '5';
}

/* 5, 5.0, 5.00 … */
static int digit_alone(const char *folded)
{
    if (!is_answer_digit(folded[0])) {
        return SURVEY_BAD_ANSWER;
    }
    const char *rest = folded + 1;
    if (rest[0] == '.' && rest[1] == '0') {
        rest += 1 + strspn(rest + 1, "0");
    }
    return *rest == '\0' ? folded[0] - '0' : SURVEY_BAD_ANSWER;
}

static int word_alone(const struct survey_words *words, const char *word)
{
    for (size_t i = 0; i < words->own_count; i++) {
        if (text_equal(words->own[i].word, word)) {
            return words->own[i].answer;
        }
    }
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
        if (text_starts_with(word, BEFORE[i])) {
            word += strlen(BEFORE[i]);
            break;
        }
    }
    for (int i = 0; i < SURVEY_TOP; i++) {
        if (text_equal(LEVELS[i], word)) {
            return i + 1;
        }
    }
    return SURVEY_BAD_ANSWER;
}

/* "5=มากที่สุด", "(5)มากที่สุด": the word without the digit before it; *digit is 0 when there is none. */
static const char *without_digit_before(const char *folded, int *digit)
{
    const char *at = folded + punctuation(folded);
    *digit = 0;
    if (!is_answer_digit(*at)) {
        return folded;
    }
    *digit = *at - '0';
    at++;
    return at + punctuation(at);
}

/* "มากที่สุด(5)", "มากที่สุด=5". */
static const char *without_digit_behind(struct arena *arena, const char *folded, int *digit)
{
    size_t length = strlen(folded);
    *digit = 0;
    while (length > 0 && strchr(")].", folded[length - 1]) != NULL) {
        length--;
    }
    if (length == 0 || !is_answer_digit(folded[length - 1])) {
        return folded;
    }
    *digit = folded[--length] - '0';
    while (length > 0 && strchr("=:.,([-", folded[length - 1]) != NULL) {
        length--;
    }
    return text_copy_n(arena, folded, length);
}

int survey_answer_parse(struct arena *arena, const struct survey_words *words, const char *text)
{
    int before, behind;
    if (survey_is_missing(arena, words, text)) {
        return SURVEY_NO_ANSWER;
    }
    const char *folded = schema_fold(arena, text);
    int answer = word_alone(words, folded);
    if (answer != SURVEY_BAD_ANSWER) {
        return answer;
    }
    answer = digit_alone(folded);
    if (answer != SURVEY_BAD_ANSWER) {
        return answer;
    }
    const char *word = without_digit_before(folded, &before);
    word = without_digit_behind(arena, word, &behind);
    answer = word_alone(words, word);
    bool agree = (before == 0) != (behind == 0) && before + behind == answer;
    return agree ? answer : SURVEY_BAD_ANSWER;
}

bool survey_is_missing(struct arena *arena, const struct survey_words *words, const char *text)
{
    const char *folded = schema_fold(arena, text);
    if (*folded == '\0' || text_equal(folded, "-")) {
        return true;
    }
    for (size_t i = 0; i < words->missing_count; i++) {
        if (text_equal(words->missing[i], folded)) {
            return true;
        }
    }
    return false;
}
