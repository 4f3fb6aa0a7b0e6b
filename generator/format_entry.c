/* Schema → words. No layout of text here, and no file. */
#include "generator/format_entry.h"

#include "base/arena.h"
#include "base/text.h"
#include "input/settings.h"

const char *format_pick(enum diag_language language, const char *english, const char *thai)
{
    return language == DIAG_THAI ? thai : english;
}

/* What a rule says, where it says more than the kind; else NULL. */
static const char *rule_word(enum schema_rule rule, enum diag_language language)
{
    switch (rule) {
    case SCHEMA_MONTHS: return format_pick(language, "3, 6, 9 or 12", "3, 6, 9 หรือ 12");
    case SCHEMA_DASH_IS_ZERO: return format_pick(language, "money, - is 0", "จำนวนเงิน (- คือ 0)");
    case SCHEMA_NUMBER_OR_TEXT: return format_pick(language, "number or text", "ตัวเลขหรือข้อความ");
    case SCHEMA_STEPS: return format_pick(language, "list of whole numbers", "รายการเลขจำนวนเต็ม");
    case SCHEMA_AS_KIND: break;
    }
    return NULL;
}

static const char *kind_word(enum column_kind kind, enum schema_rule rule,
                             enum diag_language language)
{
    const char *word = rule_word(rule, language);
    if (word)
        return word;
    switch (kind) {
    case COLUMN_TEXT: return format_pick(language, "text", "ข้อความ");
    case COLUMN_ID: return format_pick(language, "id", "รหัส");
    case COLUMN_NAME: return format_pick(language, "name", "ชื่อ");
    case COLUMN_NUMBER: return format_pick(language, "number", "ตัวเลข");
    case COLUMN_COUNT: return format_pick(language, "whole number", "เลขจำนวนเต็ม");
    case COLUMN_MONEY: return format_pick(language, "money", "จำนวนเงิน");
    case COLUMN_PERCENT: return format_pick(language, "percent", "ร้อยละ");
    case COLUMN_DATE: return format_pick(language, "date", "วันที่");
    case COLUMN_YES_NO: return format_pick(language, "yes or no", "ใช่หรือไม่ใช่");
    case COLUMN_CHOICE: return format_pick(language, "one of", "เลือกจาก");
    case COLUMN_LIST: return format_pick(language, "list", "รายการ");
    }
    return "";
}

struct format_entry format_of_column(struct arena *arena, const struct schema_column *column,
                                     enum diag_language language)
{
    const char **also;
    const char *headings = column->heading;
    size_t count = column->also ? text_split(arena, column->also, ";", &also) : 0;
    for (size_t i = 0; i < count; i++)
        headings = text_format(arena, "%s / %s", headings, also[i]);
    return (struct format_entry){
        .name = column->id,
        .headings = headings,
        .kind = kind_word(column->kind, column->rule, language),
        .unit = column->unit ? column->unit : "",
        .standard = "",
        .description = format_pick(language, column->english, column->thai),
        .choices = column->choices,
        .required = column->required,
    };
}

struct format_entry format_of_key(const struct schema_key *key, const struct ini *bands,
                                  enum diag_language language)
{
    const char *standard = settings_standard(key, bands);
    return (struct format_entry){
        .name = key->key,
        .headings = "",
        .kind = kind_word(key->kind, key->rule, language),
        .unit = "",
        .standard = standard ? standard : "",
        .description = format_pick(language, key->english, key->thai),
        .choices = key->choices,
        .required = key->required,
    };
}
