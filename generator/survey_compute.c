/* Surveys in the order of the work: compute, figures, tables, rules. */
#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/survey_book.h"
#include "input/office.h"

/* The bands as an office prints them: มากที่สุด 4.51–5.00, มาก 3.51–4.50 … */
static const char *bands_rule(struct arena *arena, const struct bands *bands)
{
    struct text_buffer text;
    const struct number *above = number_integer(arena, SURVEY_TOP);
    const struct number *cent = number_ratio(arena, 1, 100);
    text_buffer_init(&text, arena, 4096);
    for (size_t i = 0; i < bands->count; i++) {
        text_buffer_add_format(&text, "%s%s %s–%s", i > 0 ? ", " : "", bands->list[i].word,
                               number_print(arena, bands->list[i].from, 2, false),
                               number_print(arena, above, 2, false));
        above = number_subtract(arena, bands->list[i].from, cent);
    }
    return text.data;
}

static void add_rules(struct arena *arena, struct office *office)
{
    const struct scheme_settings *scheme = &office->settings.scheme;
    book_set_text(office->book, "rule.likert_bands", bands_rule(arena, &scheme->likert_bands));
    book_set_text(office->book, "rule.satisfaction_percent",
                  scheme->satisfaction_top2 ? "ร้อยละความพึงพอใจ = ร้อยละของคำตอบระดับ 4 และ 5"
                                            : "ร้อยละความพึงพอใจ = ค่าเฉลี่ย × 100 ÷ 5");
    book_set_text(office->book, "rule.small_group",
                  text_format(arena, "กลุ่มที่มีผู้ตอบน้อยกว่า %d คนรวมไว้ในกลุ่ม%s", scheme->small_group,
                              SURVEY_OTHERS));
}

void survey_compute(struct arena *arena, struct office *office, bool published)
{
    const struct survey_set **sets =
        arena_alloc_array(arena, office->survey_count + 1, sizeof *sets);
    add_rules(arena, office);
    for (size_t i = 0; i < office->survey_count; i++) {
        sets[i] = survey_set_compute(arena, office, &office->surveys[i], published);
        survey_figures_add(arena, office->book, sets[i]);
    }
    if (office->survey_count == 0)
        return;
    survey_book_add(arena, office, sets, office->survey_count, published);
    survey_comments_add(arena, office, sets, office->survey_count);
}
