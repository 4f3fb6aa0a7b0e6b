/* Money in words (domain.md 10.4) and the letters that count front matter (domain.md 10.3). */
#include "base/thai.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* Digits are said in groups of six, joined by ล้าน. */
enum { GROUP = 6, LONGEST_WORDS = 64 * 1024, LETTERS = 41 };

static const char *const digit_words[10] = {
    "", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า",
};

static const char *const place_words[GROUP] = {"", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"};

/* A last 1 is เอ็ด when something stands before it in the whole number (Royal Society), or only
 * after สิบ when `tens_only`. */
static const char *unit_word(const char *digits, size_t index, bool tens_only, bool spoken)
{
    if (digits[index] != '1')
        return digit_words[digits[index] - '0'];
    bool after_tens = index > 0 && digits[index - 1] != '0';
    return (tens_only ? after_tens : spoken) ? "เอ็ด" : "หนึ่ง";
}

/* The words of a whole number given as digits; nothing for zero. */
static void add_whole(struct text_buffer *out, const char *digits, size_t length, bool tens_only)
{
    bool spoken = false; /* a digit other than 0 came before */
    for (size_t i = 0; i < length; i++) {
        size_t place = (length - 1 - i) % GROUP;
        char digit = digits[i];
        if (digit != '0') {
            if (place == 0)
                text_buffer_add(out, unit_word(digits, i, tens_only, spoken));
            else if (place == 1 && digit == '2')
                text_buffer_add(out, "ยี่");
            else if (place != 1 || digit != '1')
                text_buffer_add(out, digit_words[digit - '0']);
            text_buffer_add(out, place_words[place]);
            spoken = true;
        }
        if (place == 0 && i + 1 < length && spoken)
            text_buffer_add(out, "ล้าน");
    }
}

const char *thai_baht_words(struct arena *arena, const struct number *baht, bool tens_only)
{
    if (!baht)
        return "";
    const char *amount = number_print(arena, baht, 2, false);
    struct text_buffer out;
    text_buffer_init(&out, arena, LONGEST_WORDS);
    if (*amount == '-') {
        text_buffer_add(&out, "ลบ");
        amount++;
    }
    size_t whole = strcspn(amount, ".");
    const char *satang = amount + whole + 1;
    bool has_baht = whole > 1 || amount[0] != '0';
    bool has_satang = satang[0] != '0' || satang[1] != '0';
    if (!has_baht && !has_satang) {
        text_buffer_add(&out, "ศูนย์บาทถ้วน");
        return out.data;
    }
    if (has_baht) {
        add_whole(&out, amount, whole, tens_only);
        text_buffer_add(&out, has_satang ? "บาท" : "บาทถ้วน");
    }
    if (has_satang) {
        add_whole(&out, satang, 2, tens_only);
        text_buffer_add(&out, "สตางค์");
    }
    return out.data;
}

const char *thai_letter_counter(struct arena *arena, unsigned number)
{
    static const char *const letters[LETTERS] = {
        "ก", "ข", "ค", "ง", "จ", "ฉ", "ช", "ซ", "ฌ", "ญ", "ฎ", "ฏ", "ฐ", "ฑ",
        "ฒ", "ณ", "ด", "ต", "ถ", "ท", "ธ", "น", "บ", "ป", "ผ", "ฝ", "พ", "ฟ",
        "ภ", "ม", "ย", "ร", "ล", "ว", "ศ", "ษ", "ส", "ห", "ฬ", "อ", "ฮ",
    };
    const char *counter = "";
    for (; number > 0; number = (number - 1) / LETTERS)
        counter = text_format(arena, "%s%s", letters[(number - 1) % LETTERS], counter);
    return counter;
}
