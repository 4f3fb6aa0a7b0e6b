/* Rows of responses → counts. What a cell's text means is looked up once for each different text: a
 * survey has few. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "input/lookup.h"
#include "input/survey_responses.h"

enum {
    MEMO_SLOTS = 256, /* a power of two */
    MEMO_BYTES = 120,
    MOST_GROUP_TEXTS = 20000,
    SCRATCH_SIZE = 1 << 20,
    SCRATCH_FULL = 1 << 18
};

/* What a text was found to mean. */
struct memo {
    size_t length;
    int answer;
    char text[MEMO_BYTES];
};

/* A comment as it stands in the file, and made ready ("" when it says nothing). */
struct comment_memo {
    const char *raw, *ready;
};

struct survey_reader {
    struct arena *arena;
    struct diag *diag;
    const struct survey_plan *plan;
    const struct survey_heading *heading;
    struct survey_tally *tally;
    struct memo *memos;
    struct lookup *group_of;    /* raw text → index of the group */
    struct lookup *school_seen; /* raw text */
    struct comment_memo *comment_memos;
    struct arena *scratch; /* for what is worked out on the way to a comment; renewed when full */
    signed char *answers;
    bool too_many_groups, too_many_schools;
};

struct survey_reader *survey_reader_new(struct arena *arena, struct diag *diag,
                                        const struct survey_plan *plan,
                                        const struct survey_heading *heading)
{
    struct survey_reader *reader = arena_alloc(arena, sizeof *reader);
    reader->arena = arena;
    reader->diag = diag;
    reader->plan = plan;
    reader->heading = heading;
    reader->tally = survey_tally_new(arena, plan);
    reader->memos = arena_alloc_array(arena, MEMO_SLOTS, sizeof *reader->memos);
    reader->comment_memos = arena_alloc_array(arena, MEMO_SLOTS, sizeof *reader->comment_memos);
    reader->group_of = lookup_new(arena);
    reader->school_seen = lookup_new(arena);
    reader->answers = arena_alloc_array(arena, plan->survey.item_count + 1, sizeof(signed char));
    return reader;
}

struct survey_tally *survey_reader_tally(struct survey_reader *reader)
{
    arena_free(reader->scratch);
    reader->scratch = NULL;
    return reader->tally;
}

/* --- cells
 * ---------------------------------------------------------------------------------------- */

static struct diag_place place_of(const struct survey_reader *reader,
                                  const struct csv_record *record, int column)
{
    const char *name = reader->heading->names[column];
    if ((size_t)column < record->count) {
        const struct csv_cell *cell = &record->cells[column];
        return diag_at(reader->plan->survey.file, cell->line, cell->column, name);
    }
    return diag_at(reader->plan->survey.file, record->end_line, record->end_column, name);
}

/* The cell's text; "" where the row is short. */
static const char *text_of(const struct csv_record *record, int column, size_t *length)
{
    bool there = column >= 0 && (size_t)column < record->count;
    *length = there ? record->cells[column].length : 0;
    return there ? record->cells[column].text : "";
}

/* A file of very many different texts must not fill the packet's memory: what is worked out on the
 * way lives in an arena of its own. */
static int parse_unknown(struct survey_reader *reader, const char *text)
{
    struct arena *scratch = arena_new_like(reader->arena, SCRATCH_SIZE);
    int answer = survey_answer_parse(scratch, &reader->plan->words, text);
    arena_free(scratch);
    return answer;
}

static int parse_answer(struct survey_reader *reader, const char *text, size_t length)
{
    size_t slot = length;
    if (length >= MEMO_BYTES) {
        return parse_unknown(reader, text);
    }
    for (size_t i = 0; i < length; i++) {
        slot = slot * 31 + (unsigned char)text[i];
    }
    struct memo *memo = &reader->memos[slot & (MEMO_SLOTS - 1)];
    if (memo->length != length + 1 || memcmp(memo->text, text, length) != 0) {
        memo->answer = parse_unknown(reader, text);
        memo->length = length + 1; /* 0: the slot is free */
        memcpy(memo->text, text, length);
    }
    return memo->answer;
}

static void report_answer(struct survey_reader *reader, const struct csv_record *record, int column,
                          const char *text)
{
    if (!record->cells[column].bad) { /* else it is reported already */
        diag_report(reader->diag, SUR020, place_of(reader, record, column), text);
    }
}

/* Reads the answers of a row. False when one of them is wrong; each is reported. */
static bool read_answers(struct survey_reader *reader, const struct csv_record *record, bool *any)
{
    bool good = true;
    const struct survey *survey = &reader->plan->survey;
    for (size_t i = 0; i < survey->item_count; i++) {
        size_t length;
        int column = reader->heading->items[i];
        const char *text = text_of(record, column, &length);
        int answer = 0;
        if (length == 1 && text[0] >= '1' && text[0] <= '5' &&
            reader->plan->words.missing_count == 0) {
            answer = text[0] - '0';
        } else if (length > 0) {
            answer = parse_answer(reader, text, length);
        }
        if (answer == SURVEY_BAD_ANSWER) {
            report_answer(reader, record, column, text);
            good = false;
        }
        reader->answers[i] = (signed char)answer;
        *any = *any || answer > 0;
    }
    return good;
}

/* Words that stand in figure ids at the place of a group. */
static bool is_fixed_word(const char *name)
{
    return text_equal(name, "all") || text_equal(name, "need") || text_equal(name, "total");
}

/* The name of the group that a text means; NULL when it cannot be one (reported). */
static const char *group_name(struct survey_reader *reader, const struct csv_record *record,
                              const char *text)
{
    int column = reader->heading->group;
    if (survey_is_missing(reader->arena, &reader->plan->words, text)) {
        return SURVEY_NO_GROUP;
    }
    const char *name = text_normalise(reader->arena, text, true);
    if (*name == '\0') {
        return SURVEY_NO_GROUP;
    }
    if (is_fixed_word(name)) {
        diag_report(reader->diag, SUR008, place_of(reader, record, column), name);
        return NULL;
    }
    if (text_length(name) > SURVEY_NAME_LIMIT) {
        diag_report(reader->diag, SUR022, place_of(reader, record, column), name);
        return NULL;
    }
    return name;
}

/* The group of a row. False when the row cannot be used. */
static bool find_group(struct survey_reader *reader, const struct csv_record *record, size_t *group)
{
    size_t length;
    const char *text = text_of(record, reader->heading->group, &length);
    if (reader->heading->group < 0) {
        *group = survey_tally_group(reader->tally, SURVEY_NO_GROUP);
        return true;
    }
    if (lookup_find(reader->group_of, text, group)) {
        return true;
    }
    if (reader->too_many_groups) {
        return false;
    }
    const char *name = group_name(reader, record, text);
    if (name == NULL) {
        return false;
    }
    if (reader->tally->group_count == SURVEY_GROUP_LIMIT ||
        lookup_count(reader->group_of) == MOST_GROUP_TEXTS) {
        diag_report(reader->diag, SUR021, place_of(reader, record, reader->heading->group),
                    text_format(reader->arena, "%d", SURVEY_GROUP_LIMIT));
        reader->too_many_groups = true;
        return false;
    }
    size_t before;
    *group = survey_tally_group(reader->tally, name);
    lookup_add(reader->group_of, text_copy(reader->arena, text), *group, &before);
    return true;
}

static void take_school(struct survey_reader *reader, const struct csv_record *record)
{
    size_t length;
    size_t before;
    struct lookup *schools = reader->tally->schools;
    const char *text = text_of(record, reader->heading->school, &length);
    if (length == 0 || reader->too_many_schools ||
        lookup_find(reader->school_seen, text, &before)) {
        return;
    }
    if (lookup_count(reader->school_seen) >= SURVEY_SCHOOL_LIMIT) {
        diag_report(reader->diag, SUR023, place_of(reader, record, reader->heading->school),
                    text_format(reader->arena, "%d", SURVEY_SCHOOL_LIMIT));
        reader->too_many_schools = true;
        return;
    }
    lookup_add(reader->school_seen, text_copy(reader->arena, text), 1, &before);
    if (!survey_is_missing(reader->arena, &reader->plan->words, text)) {
        lookup_add(schools, text_normalise(reader->arena, text, true), 1, &before);
    }
}

/* Cuts a text that is too long for a report at a character. */
static const char *shortened(struct arena *arena, const char *text)
{
    size_t length = strlen(text);
    if (length <= SURVEY_COMMENT_BYTES) {
        return text;
    }
    length = SURVEY_COMMENT_BYTES;
    while (((unsigned char)text[length] & 0xC0) == 0x80) {
        length--;
    }
    return text_format(arena, "%s…", text_copy_n(arena, text, length));
}

/* What people write when they have nothing to say. */
static bool says_nothing(struct survey_reader *reader, struct arena *arena, const char *text)
{
    static const char *const NOTHING[] = {"ไม่มี", "ไม่มีครับ", "ไม่มีค่ะ", "ไม่มีข้อเสนอแนะ", "–", "--", "."};
    if (survey_is_missing(arena, &reader->plan->words, text)) {
        return true;
    }
    for (size_t i = 0; i < sizeof NOTHING / sizeof *NOTHING; i++) {
        if (text_equal(text, NOTHING[i])) {
            return true;
        }
    }
    return false;
}

/* The comment normalised, "" when it says nothing. Lives until the next call only. */
static const char *made_ready(struct survey_reader *reader, const char *text)
{
    if (reader->scratch == NULL || arena_used(reader->scratch) > SCRATCH_FULL) {
        arena_free(reader->scratch);
        reader->scratch = arena_new_like(reader->arena, SCRATCH_SIZE);
    }
    struct arena *scratch = reader->scratch;
    const char *comment =
        text_trim(scratch, text_normalise(scratch, shortened(scratch, text), false));
    return says_nothing(reader, scratch, comment) ? "" : comment;
}

/* Short comments that come again and again are made ready once; the first of each slot stays. */
static const char *known_comment(struct survey_reader *reader, const char *text, size_t length)
{
    size_t slot = length;
    for (size_t i = 0; i < length; i++) {
        slot = slot * 31 + (unsigned char)text[i];
    }
    struct comment_memo *memo = &reader->comment_memos[slot & (MEMO_SLOTS - 1)];
    if (memo->raw != NULL && text_equal(memo->raw, text)) {
        return memo->ready;
    }
    const char *comment = made_ready(reader, text);
    if (memo->raw == NULL && length < SURVEY_COMMENT_BYTES) {
        memo->raw = text_copy(reader->arena, text);
        memo->ready = text_copy(reader->arena, comment);
    }
    return comment;
}

static void take_comments(struct survey_reader *reader, const struct csv_record *record)
{
    for (size_t i = 0; i < reader->plan->comment_count; i++) {
        size_t length;
        const char *text = text_of(record, reader->heading->comments[i], &length);
        const char *comment = length > 1 ? known_comment(reader, text, length) : "";
        if (*comment != '\0') {
            survey_comment_add(reader->arena, &reader->tally->comments[i], comment, 1);
        }
    }
}

/* --- rows
 * ----------------------------------------------------------------------------------------- */

/* Cells past the heading row's width must be empty. */
static bool length_is_right(struct survey_reader *reader, const struct csv_record *record)
{
    const struct csv_cell *extra = record->beyond;
    for (size_t i = record->count; i > reader->heading->width; i--) {
        if (!record->cells[i - 1].blank) {
            extra = &record->cells[i - 1];
        }
    }
    if (extra != NULL && !extra->bad) {
        diag_report(reader->diag, CSV035,
                    diag_at(reader->plan->survey.file, extra->line, extra->column, NULL),
                    extra->text, text_format(reader->arena, "%zu", reader->heading->width));
    }
    return extra == NULL;
}

void survey_reader_take(struct survey_reader *reader, const struct csv_record *record)
{
    size_t group;
    bool any = false;
    bool good = length_is_right(reader, record) && !record->bad;
    good = read_answers(reader, record, &any) && good;
    if (!good) {
        return;
    }
    if (any) {
        if (!find_group(reader, record, &group)) {
            return;
        }
        survey_tally_add(reader->tally, &reader->plan->survey, group, reader->answers);
        take_school(reader, record);
    }
    take_comments(reader, record);
}
