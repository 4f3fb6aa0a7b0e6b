/* The rules of single places: spaces, punctuation, dashes, slashes, quotes, zero-width letters, and
 * the last resort. Rules that look at whole numbers, dates and addresses stand in break_tokens.c.
 * Where a rule comes from: typesetting.md "Line breaking", domain.md 10.6. */
#include "fonts/break_rules.h"

#include "fonts/break_letters.h"
#include "fonts/breaks.h"

static bool is_closing_mark(uint32_t letter)
{
    return letter == ')' || letter == ']' || letter == '}' || letter == 0x201D || letter == 0x2019;
}

/* True when only spaces, or nothing, stand between i and the line feed or the beginning before it.
 */
static bool begins_line(const struct break_text *text, size_t i)
{
    while (i > 0 && letter_is_space(text->letters[i - 1])) {
        if (text->letters[i - 1] == '\n')
            return true;
        i--;
    }
    return i == 0;
}

/* A break at spaces stands after the last of them; between two phrases of Thai it is the best there
 * is. */
static void rule_spaces(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        uint32_t after = text->letters[i];
        if (letter_is_space(after)) {
            text->classes[i] = BREAK_FORBIDDEN;
            continue;
        }
        if (!letter_is_space(text->letters[i - 1]))
            continue;
        if (begins_line(text, i)) {
            text->classes[i] = BREAK_FORBIDDEN;
            continue;
        }
        size_t last = i - 1;
        while (letter_is_space(text->letters[last]))
            last--;
        uint32_t before = text->letters[last];
        bool phrase =
            letter_is_thai(before) || is_closing_mark(before) || before == ',' || before == ';';
        bool next_phrase = letter_is_thai(after) || (letter_is_opener(after) && after != 0x0E3F);
        text->classes[i] = phrase && next_phrase ? BREAK_BEST : BREAK_FREE;
    }
}

/* Places where ICU sees one word because no space stands there, and Thai sees two. */
static void rule_seams(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        uint32_t before = text->letters[i - 1], after = text->letters[i];
        if (letter_is_space(before) || letter_is_space(after))
            continue;
        bool thai_before = letter_is_thai(before), thai_after = letter_is_thai(after);
        bool word_before = thai_before || letter_is_latin(before) || letter_is_digit(before);
        if ((thai_before && letter_is_latin(after)) || (letter_is_latin(before) && thai_after))
            text->classes[i] = BREAK_DEAR;
        else if ((word_before || is_closing_mark(before) || before == '.') &&
                 letter_is_opener(after) && after != '$' && after != 0x0E3F)
            text->classes[i] = BREAK_DEAR;
        else if (is_closing_mark(before) && (thai_after || letter_is_latin(after)))
            text->classes[i] = BREAK_DEAR;
        else if ((before == THAI_MAIYAMOK || before == THAI_PAIYANNOI) && thai_after)
            text->classes[i] = BREAK_FREE;
    }
}

static size_t word_before(const struct break_text *text, size_t end)
{
    size_t length = 0;
    while (length < end && (letter_is_thai(text->letters[end - 1 - length]) ||
                            letter_is_latin(text->letters[end - 1 - length])))
        length++;
    return length;
}

static size_t word_after(const struct break_text *text, size_t first)
{
    size_t length = 0;
    while (first + length < text->count && (letter_is_thai(text->letters[first + length]) ||
                                            letter_is_latin(text->letters[first + length])))
        length++;
    return length;
}

/* A slash ends a line, never begins one; ครั้ง/ปี and และ/หรือ part only if they must. */
static void rule_slashes(struct break_text *text)
{
    enum { LONG_WORD = 6 };
    for (size_t i = 1; i < text->count; i++) {
        if (text->letters[i] == '/')
            text->classes[i] = BREAK_FORBIDDEN;
        if (text->letters[i - 1] != '/' || letter_is_space(text->letters[i]))
            continue;
        size_t left = word_before(text, i - 1), right = word_after(text, i);
        if (right == 0)
            text->classes[i] = BREAK_FORBIDDEN;
        else
            text->classes[i] = left >= LONG_WORD && right >= LONG_WORD ? BREAK_FREE : BREAK_DEAR;
    }
}

/* e-Filing, O-NET, 081-234, 2567–2568 hold together; self-assessment and ตุลาคม–ธันวาคม may part
 * after the dash. A spaced dash never begins a line; as a bullet it never ends one. */
static void rule_dashes(struct break_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        if (!letter_is_dash(text->letters[i]))
            continue;
        bool spaced_after = i + 1 < text->count && letter_is_space(text->letters[i + 1]);
        bool spaced_before = i > 0 && letter_is_space(text->letters[i - 1]);
        bool bullet = begins_line(text, i);
        if (spaced_after) {
            if (i > 0 && !bullet)
                text->classes[i] = BREAK_FORBIDDEN;
            if (bullet)
                for (size_t k = i + 1; k < text->count && letter_is_space(text->letters[k]); k++)
                    text->classes[k + 1] = BREAK_FORBIDDEN;
            continue;
        }
        if (i > 0 && !spaced_before)
            text->classes[i] = BREAK_FORBIDDEN;
        size_t left = word_before(text, i), right = word_after(text, i + 1);
        text->classes[i + 1] = left >= 3 && right >= 3 ? BREAK_DEAR : BREAK_FORBIDDEN;
    }
}

/* ณ วันที่, ณ โอกาสนี้: the preposition never ends a line. */
static void rule_preposition(struct break_text *text)
{
    enum { NO_NEN = 0x0E13 };
    for (size_t i = 0; i + 2 < text->count; i++) {
        if (text->letters[i] != NO_NEN || !letter_is_space(text->letters[i + 1]) ||
            (i > 0 && !letter_is_space(text->letters[i - 1]) &&
             !letter_is_opener(text->letters[i - 1])))
            continue;
        size_t next = i + 2;
        while (next < text->count && letter_is_space(text->letters[next]))
            next++;
        if (next < text->count)
            break_lower(text, next, BREAK_EMERGENCY);
    }
}

/* n = 318, x × 100: the sign keeps to both sides, × and ÷ above all to their number. */
static void rule_operators(struct break_text *text)
{
    for (size_t i = 1; i + 1 < text->count; i++) {
        uint32_t sign = text->letters[i];
        bool operator= sign == '=' || sign == '<' || sign == '>' ||
            sign == '+' ||(sign >= 0x2260 && sign <= 0x2265) ||
            sign == 0x00D7 || sign == 0x00F7 || sign == 0x00B1;
        if (!operator|| !letter_is_space(text->letters[i + 1]))
            continue;
        if (letter_is_space(text->letters[i - 1]))
            break_lower(text, i, BREAK_DEAR);
        if (i + 2 < text->count) {
            bool factor = (sign == 0x00D7 || sign == 0x00F7) && letter_is_digit(text->letters[i + 2]);
            break_lower(text, i + 2, factor ? BREAK_EMERGENCY : BREAK_DEAR);
        }
    }
}

/* Straight quotes by turns: the first opens, the second closes. */
static void rule_straight_quotes(struct break_text *text)
{
    bool open = false;
    for (size_t i = 0; i < text->count; i++) {
        if (text->letters[i] == '\n')
            open = false;
        if (text->letters[i] != '"')
            continue;
        open = !open;
        break_lower(text, open ? i + 1 : i, BREAK_FORBIDDEN);
        size_t outside = open ? i : i + 1;
        if (outside > 0 && outside < text->count &&
            letter_is_thai(text->letters[open ? i - 1 : i + 1]))
            text->classes[outside] = BREAK_DEAR;
    }
}

/* Closing punctuation, ๆ and ฯ never begin a line, nor do they after their space; opening brackets
 * never end one. ฯพณฯ is the one word that begins with ฯ. */
static void rule_brackets(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        if (letter_is_closer(text->letters[i]) && !letters_begin(text, i, "ฯพณฯ", NULL))
            break_lower(text, i, BREAK_FORBIDDEN);
        if (letter_is_space(text->letters[i]))
            continue;
        size_t last = i - 1;
        while (last > 0 && letter_is_space(text->letters[last]))
            last--;
        if (letter_is_opener(text->letters[last]))
            break_lower(text, i, BREAK_FORBIDDEN);
    }
}

static void rule_abbreviated_et_cetera(struct break_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        size_t length = 0;
        if (letters_begin(text, i, "ฯลฯ", &length) || letters_begin(text, i, "ฯพณฯ", &length)) {
            break_lower_inside(text, i, i + length, BREAK_FORBIDDEN);
            i += length - 1;
        }
    }
}

static void rule_clusters(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        if (!letters_cluster_ends(text->letters, text->count, i))
            text->classes[i] = BREAK_FORBIDDEN;
    }
}

/* What the author wrote into the text stands above everything but clusters. */
static void rule_zero_width(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        uint32_t before = text->letters[i - 1], after = text->letters[i];
        if (after == LETTER_ZWSP || letter_is_glue(before) || letter_is_glue(after))
            text->classes[i] = BREAK_FORBIDDEN;
        else if (before == LETTER_ZWSP && !letter_is_mark(after) && !letter_is_space(after))
            text->classes[i] = BREAK_FREE;
    }
}

static void rule_line_feeds(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        if (text->letters[i] == '\n')
            text->classes[i] = BREAK_FORBIDDEN;
        if (text->letters[i - 1] == '\n')
            text->classes[i] = BREAK_MUST;
    }
}

/* Whether a word too long for any line may be parted here. */
static bool may_part_in_need(const struct break_text *text, size_t i)
{
    uint32_t before = text->letters[i - 1], after = text->letters[i];
    if (letter_is_space(before) || letter_is_space(after) || letter_is_glue(before) ||
        letter_is_glue(after) || before == LETTER_ZWSP || after == LETTER_ZWSP)
        return false;
    if (!letters_cluster_ends(text->letters, text->count, i) || letter_is_closer(after) ||
        letter_is_opener(before) || before == '"' || after == '"')
        return false;
    if (before == THAI_PAIYANNOI || after == '/' || letter_is_dash(after))
        return false;
    if (before == '.' && letter_is_thai(after))
        return false;
    /* Not before a digit: numbers, ว1245, COVID-19, +2.40 stay whole. */
    return !letter_is_digit(after);
}

static void rule_emergencies(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        if (text->classes[i] == BREAK_FORBIDDEN && may_part_in_need(text, i))
            text->classes[i] = BREAK_EMERGENCY;
    }
}

void break_rules_apply(struct break_text *text)
{
    static void (*const rules[])(struct break_text *) = {
        rule_spaces,
        rule_seams,
        rule_slashes,
        break_rule_abbreviations,
        break_rule_numbers,
        rule_dashes,
        break_rule_dates,
        break_rule_document_numbers,
        break_rule_telephones,
        break_rule_list_numbers,
        break_rule_addresses,
        rule_operators, /* after the list numbers, which would part "× 100)" */
        rule_preposition,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        rules[i](text);
}

void break_rules_finish(struct break_text *text)
{
    static void (*const rules[])(struct break_text *) = {
        rule_straight_quotes, rule_brackets,   rule_abbreviated_et_cetera, rule_clusters,
        rule_zero_width,      rule_line_feeds, rule_emergencies,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        rules[i](text);
}
