/* Words out of what the engines offer and the word list holds.
 *
 * ICU and libthai both cut where their dictionaries end, and each is wrong in its own places. Every
 * offered place is a knot, every listed term an edge between knots; the cheapest path from the
 * text's beginning to its end is the segmentation. A term may end where no engine offers a break
 * only when another term begins there, or at a price that a stray match does not pay: so a listed
 * term cannot cut a longer unlisted word in two. */
#include "fonts/break_segment.h"

#include <stdint.h>

#include "base/arena.h"
#include "fonts/break_letters.h"
#include "fonts/break_words.h"
#include "fonts/breaks.h"

enum {
    /* What a path pays. Tried on official prose (tests/golden/breaks, docs): a term is cheaper than
     * a word that only the engines know, and far cheaper than the two that it replaces. */
    COST_TERM = 6,
    COST_WORD = 10,
    COST_FRAGMENT = 40,  /* a word that begins where no engine offers a break */
    COST_ONE_ENGINE = 2, /* at a place that only one engine offers */
    COST_NO_ENGINE = 8,  /* at a place that none offers */
    COST_DOUBT = 10,     /* a word that is as often two */
    COST_NONE = INT32_MAX,
    MATCHES = 16 /* terms looked at from one place */
};

/* The best way to come to a place. */
struct knot {
    int32_t cost;
    uint32_t from;
    uint64_t dear; /* the term's marks */
    bool term;     /* the edge that leads here is a listed term */
    bool on_path;
};

struct segmenter {
    struct arena *arena;
    const struct word_list *words;
    struct knot *knots;
    size_t capacity;
};

struct segmenter *segmenter_new(struct arena *arena, const struct word_list *words)
{
    struct segmenter *segmenter = arena_alloc(arena, sizeof *segmenter);
    segmenter->arena = arena;
    segmenter->words = words;
    return segmenter;
}

/* Letters that words are made of; ฯ and ๆ stand after a word. */
static bool is_word_letter(uint32_t letter)
{
    return letter_is_thai(letter) && letter != THAI_PAIYANNOI && letter != THAI_MAIYAMOK;
}

static bool inside_thai(const struct break_text *text, size_t i)
{
    return i > 0 && i < text->count && is_word_letter(text->letters[i - 1]) &&
           is_word_letter(text->letters[i]);
}

static bool is_open(const struct break_text *text, size_t i)
{
    return !inside_thai(text, i) || text->offers[i] != OFFER_NONE;
}

static int32_t place_cost(const struct break_text *text, size_t i)
{
    if (!inside_thai(text, i) || text->offers[i] == OFFER_BOTH)
        return 0;
    return text->offers[i] == OFFER_NONE ? COST_NO_ENGINE : COST_ONE_ENGINE;
}

static void offer_edge(struct knot *knots, size_t from, size_t to, int32_t cost, bool term,
                       uint64_t dear)
{
    /* Of two ways as dear the one whose last word is shorter wins: what is read first is taken
     * longest. */
    if (knots[from].cost + cost <= knots[to].cost) {
        knots[to].cost = knots[from].cost + cost;
        knots[to].from = (uint32_t)from;
        knots[to].term = term;
        knots[to].dear = dear;
    }
}

/* ทางการ is a word, but ทางการเกษตร is ทาง|การเกษตร: words that are met as often as a word before a
 * noun in การ- pay for it, so that the noun wins where the list knows it. */
static int32_t doubt(const struct break_text *text, size_t first, size_t end)
{
    static const char *const words[] = {"ให้การ",  "ทางการ", "จัดการ",   "ทำการ",
                                        "แผนการ", "งานการ", "พัฒนาการ", "ประกอบการ"};
    if (text->letters[end - 1] != 0x0E23) /* ร */
        return 0;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        size_t length = 0;
        if (letters_begin(text, first, words[k], &length) && length == end - first)
            return COST_DOUBT;
    }
    return 0;
}

/* The edges that leave place i. */
static void leave(struct segmenter *segmenter, const struct break_text *text, size_t i)
{
    struct knot *knots = segmenter->knots;
    size_t next = i + 1;
    while (next < text->count && !is_open(text, next))
        next++;
    int32_t cost = place_cost(text, next);
    if (is_word_letter(text->letters[i]))
        cost += is_open(text, i) ? COST_WORD : COST_FRAGMENT;
    offer_edge(knots, i, next, cost + doubt(text, i, next), false, 0);

    struct word_match matches[MATCHES];
    size_t found =
        word_list_match(segmenter->words, text->letters + i, text->count - i, matches, MATCHES);
    for (size_t k = 0; k < found; k++) {
        size_t end = i + matches[k].length;
        if (!letters_cluster_ends(text->letters, text->count, end))
            continue;
        /* A Latin or numeric term is a whole word: "SAR" is not in "SARS". */
        if (end < text->count && letter_is_latin(text->letters[end - 1]) &&
            letter_is_latin(text->letters[end]))
            continue;
        int32_t term = COST_TERM + place_cost(text, end) + doubt(text, i, end);
        offer_edge(knots, i, end, term, true, matches[k].dear);
    }
}

static void find_path(struct segmenter *segmenter, const struct break_text *text)
{
    size_t needed = text->count + 1;
    if (segmenter->capacity < needed) {
        segmenter->capacity = needed < 2048 ? 4096 : 2 * needed;
        segmenter->knots =
            arena_alloc_array(segmenter->arena, segmenter->capacity, sizeof *segmenter->knots);
    }
    struct knot *knots = segmenter->knots;
    for (size_t i = 0; i < needed; i++)
        knots[i] = (struct knot){.cost = COST_NONE};
    knots[0].cost = 0;
    for (size_t i = 0; i < text->count; i++) {
        if (knots[i].cost != COST_NONE)
            leave(segmenter, text, i);
    }
    for (size_t i = text->count; i > 0; i = knots[i].from)
        knots[i].on_path = true;
    knots[0].on_path = true;
}

static size_t next_knot(const struct knot *knots, size_t i, size_t count)
{
    do
        i++;
    while (i < count && !knots[i].on_path);
    return i;
}

/* One word of the path. */
struct word {
    size_t first, end;
    bool term;
};

static struct word word_at(const struct knot *knots, size_t first, size_t count)
{
    size_t end = next_knot(knots, first, count);
    return (struct word){.first = first, .end = end, .term = knots[end].term};
}

/* Up to three letters that no list knows are rather a piece of a name than a word. */
static bool is_weak(struct word word)
{
    enum { WEAK = 3 };
    return !word.term && word.end - word.first <= WEAK;
}

/* What a line end between two words of the path is worth: what both engines and the list know is
 * free, what only one of them knows is dear, pieces of names are held together. */
static unsigned char between_words(const struct break_text *text, struct word before,
                                   struct word after)
{
    enum { SURE = 4 }; /* terms this long are not met by chance */
    bool terms = before.term && after.term;
    unsigned weak = (unsigned)is_weak(before) + (unsigned)is_weak(after);
    switch (text->offers[after.first]) {
    case OFFER_BOTH: return weak == 0 ? BREAK_FREE : weak == 1 ? BREAK_DEAR : BREAK_FORBIDDEN;
    case OFFER_NONE:
        if (!terms)
            return BREAK_FORBIDDEN;
        return before.end - before.first >= SURE && after.end - after.first >= SURE ? BREAK_FREE
                                                                                    : BREAK_DEAR;
    default: return terms ? BREAK_FREE : weak == 0 ? BREAK_DEAR : BREAK_FORBIDDEN;
    }
}

/* A lone consonant is no word (but ณ): an engine that offers one has lost its way in a name. */
static bool is_lone_letter(const struct break_text *text, size_t first, size_t end)
{
    return end == first + 1 && letter_is_consonant(text->letters[first]) &&
           text->letters[first] != 0x0E13;
}

/* Prefixes that lean on what follows: การ|ดำเนินงาน may part, but only if it must. */
static bool is_prefix(const struct break_text *text, size_t first, size_t end)
{
    static const char *const prefixes[] = {"การ", "ความ", "ผู้", "นัก", "ไม่", "ชาว", "ข้อ", "อย่าง"};
    size_t length = 0;
    for (size_t k = 0; k < sizeof prefixes / sizeof prefixes[0]; k++) {
        if (letters_begin(text, first, prefixes[k], &length) && length == end - first)
            return true;
    }
    return false;
}

void segmenter_classify(struct segmenter *segmenter, struct break_text *text)
{
    if (text->count == 0)
        return;
    find_path(segmenter, text);
    const struct knot *knots = segmenter->knots;
    for (size_t first = 0; first < text->count;) {
        size_t end = next_knot(knots, first, text->count);
        bool term = knots[end].term;
        for (size_t i = first + 1; i < end; i++) {
            if (inside_thai(text, i)) {
                bool dear = term && (knots[end].dear >> (i - first - 1) & 1);
                text->classes[i] = dear ? BREAK_DEAR : BREAK_FORBIDDEN;
            }
        }
        if (end < text->count && inside_thai(text, end)) {
            text->classes[end] =
                between_words(text, (struct word){.first = first, .end = end, .term = term},
                              word_at(knots, end, text->count));
            if (is_prefix(text, first, end))
                break_lower(text, end, BREAK_DEAR);
        }
        if (is_lone_letter(text, first, end)) {
            if (inside_thai(text, first))
                break_lower(text, first, BREAK_FORBIDDEN);
            if (inside_thai(text, end))
                text->classes[end] = BREAK_FORBIDDEN;
        }
        first = end;
    }
}

/* Titles that stand before a name without a space. A listed term that begins with one (นายอำเภอ)
 * is no title. */
static size_t title_length(const struct break_text *text, size_t i)
{
    static const char *const titles[] = {
        "นางสาว",     "นายแพทย์",   "แพทย์หญิง",   "นาย",         "นาง",        "เด็กชาย",
        "เด็กหญิง",     "ด.ช.",      "ด.ญ.",      "น.ส.",        "ดร.",        "ผศ.",
        "รศ.",        "นพ.",       "พญ.",       "พลตำรวจเอก",  "พลตำรวจโท",  "พลตำรวจตรี",
        "พันตำรวจเอก", "พันตำรวจโท", "พันตำรวจตรี", "ร้อยตำรวจเอก", "ร้อยตำรวจโท", "ร้อยตำรวจตรี",
        "พลเอก",      "พลโท",      "พลตรี",      "พันเอก",       "พันโท",       "พันตรี",
        "ร้อยเอก",     "ร้อยโท",     "ร้อยตรี",     "จ่าสิบเอก",     "สิบเอก",      "หม่อมหลวง",
        "คุณหญิง",
    };
    size_t length = 0;
    for (size_t k = 0; k < sizeof titles / sizeof titles[0]; k++) {
        if (letters_begin(text, i, titles[k], &length))
            return length;
    }
    return 0;
}

static size_t thai_run_end(const struct break_text *text, size_t i)
{
    while (i < text->count && letter_is_thai(text->letters[i]))
        i++;
    return i;
}

/* The end of the name that begins at i: the next space; in text without spaces, longer than names
 * are, the first listed term after it. */
static size_t name_end(const struct knot *knots, const struct break_text *text, size_t i)
{
    enum { NAME = 30, TERM = 4 };
    size_t end = thai_run_end(text, i);
    if (end - i <= NAME)
        return end;
    for (size_t first = next_knot(knots, i, end); first < end;) {
        size_t next = next_knot(knots, first, end);
        if (knots[next].term && next - first >= TERM)
            return first;
        first = next;
    }
    return end;
}

/* Whether the letters of a run may be a surname: no longer than surnames are, begun neither by a
 * long listed term (ผู้อำนวยการ) nor by a word that goes on with the sentence. */
static bool is_surname(const struct knot *knots, const struct break_text *text, size_t first,
                       size_t end)
{
    enum { SURNAME = 20, TERM = 9 };
    static const char *const going_on[] = {
        "เป็น",    "ได้",   "และ", "หรือ",  "ใน",    "ที่",    "ให้",   "จึง",   "จะ",  "ซึ่ง",  "กับ",
        "แห่ง",    "ณ",    "โดย", "ว่า",   "มี",     "ไป",   "ผู้",    "ครู",   "รอง", "การ", "กล่าว",
        "ประธาน", "อธิบดี", "ปลัด", "โฆษก", "หัวหน้า", "เลขา", "กำนัน", "นายก", "อายุ",
        "นัก",    "พนักงาน", "โรงเรียน", "สำนัก", "กระทรวง", "กลุ่ม", "ตำแหน่ง", "ดำเนิน"};
    if (end == first || end - first > SURNAME)
        return false;
    for (size_t i = 0; i < sizeof going_on / sizeof going_on[0]; i++) {
        size_t length = 0;
        if (letters_begin(text, first, going_on[i], &length) && knots[first + length].on_path)
            return false;
    }
    size_t next = next_knot(knots, first, end);
    return !(knots[next].term && next - first >= TERM);
}

/* The surname after a name's space. */
static void protect_surname(const struct segmenter *segmenter, struct break_text *text,
                            size_t space)
{
    size_t first = space + 1;
    size_t end = thai_run_end(text, first);
    if (!is_surname(segmenter->knots, text, first, end))
        return;
    break_lower(text, first, BREAK_DEAR);
    break_lower_inside(text, first, end, BREAK_FORBIDDEN);
}

/* A name is never cut: the letters after its title up to the next space are one word. */
static void protect_name(const struct segmenter *segmenter, struct break_text *text, size_t i)
{
    size_t title = title_length(text, i);
    if (title == 0)
        return;
    const struct knot *knots = segmenter->knots;
    size_t next = next_knot(knots, i, text->count);
    /* นายกรัฐมนตรี is no นาย; but นายกฤษ is, though the list knows นายก. */
    enum { SHORT = 4 };
    bool longer = knots[next].term && next > i + title;
    bool stray =
        next - i <= SHORT && inside_thai(text, next) && !word_at(knots, next, text->count).term;
    if (longer && !stray)
        return;
    size_t first = i + title;
    bool spaced = first < text->count && text->letters[first] == ' ';
    if (spaced)
        first++;
    size_t end = name_end(knots, text, first);
    if (end == first)
        return;
    break_lower_inside(text, i, end, BREAK_FORBIDDEN);
    if (spaced)
        text->classes[first] = BREAK_DEAR;
    if (end < text->count && text->letters[end] == ' ')
        protect_surname(segmenter, text, end);
}

void segmenter_protect(const struct segmenter *segmenter, struct break_text *text)
{
    if (text->count == 0)
        return;
    const struct knot *knots = segmenter->knots;
    for (size_t first = 0; first < text->count;) {
        size_t end = next_knot(knots, first, text->count);
        if (knots[end].term) {
            for (size_t i = first + 1; i < end; i++) {
                bool dear = knots[end].dear >> (i - first - 1) & 1;
                break_lower(text, i, dear ? BREAK_DEAR : BREAK_FORBIDDEN);
            }
        }
        protect_name(segmenter, text, first);
        first = end;
    }
}
