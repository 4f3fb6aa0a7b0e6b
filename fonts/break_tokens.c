/* The rules of numbers, dates, document numbers, telephone numbers, abbreviations, list numbers and
 * addresses: each finds its tokens and says what the places in and around them are worth. */
#include "fonts/break_rules.h"

#include "fonts/break_letters.h"
#include "fonts/breaks.h"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool is_digit_at(const struct break_text *text, size_t i)
{
    return i < text->count && letter_is_digit(text->letters[i]);
}

static bool is_letter_at(const struct break_text *text, size_t i, uint32_t letter)
{
    return i < text->count && text->letters[i] == letter;
}

static bool is_thai_at(const struct break_text *text, size_t i)
{
    return i < text->count && letter_is_thai(text->letters[i]);
}

static bool begins_token(const struct break_text *text, size_t i)
{
    return i == 0 || letter_is_space(text->letters[i - 1]) ||
           letter_is_opener(text->letters[i - 1]) || text->letters[i - 1] == '"';
}

static size_t skip_spaces(const struct break_text *text, size_t i)
{
    while (i < text->count && (text->letters[i] == ' ' || text->letters[i] == LETTER_NBSP))
        i++;
    return i;
}

static size_t skip_digits(const struct break_text *text, size_t i)
{
    while (is_digit_at(text, i))
        i++;
    return i;
}

static bool starts_with_any(const struct break_text *text, size_t at, const char *const *words,
                            size_t count, size_t *length)
{
    for (size_t k = 0; k < count; k++) {
        if (letters_begin(text, at, words[k], length))
            return true;
    }
    return false;
}

static bool ends_with_any(const struct break_text *text, size_t at, const char *const *words,
                          size_t count)
{
    for (size_t k = 0; k < count; k++) {
        if (letters_end(text, at, words[k]))
            return true;
    }
    return false;
}

/* --- numbers --- */

/* What is counted, after the number: "25 คน". */
static const char *const units[] = {
    "บาท",       "สตางค์",   "ล้านบาท",   "ล้าน",       "แสนบาท", "แสน",     "หมื่น",     "พันบาท",
    "พัน",        "คน",      "นาย",      "กรณี",       "คดี",     "ครัวเรือน", "ครอบครัว", "พรรษา",
    "หลังคาเรือน", "ราย",     "ท่าน",      "แห่ง",       "โรง",    "ครั้ง",     "ข้อ",      "วัน",
    "สัปดาห์",     "เดือน",    "ปี",        "ชั่วโมง",     "ชม.",    "นาที",     "วินาที",    "น.",
    "นาฬิกา",     "โครงการ", "โรงเรียน",  "เขตพื้นที่",    "กิจกรรม", "ตัวชี้วัด",   "ตัวบ่งชี้",   "มาตรฐาน",
    "ประเด็น",    "คะแนน",   "ฉบับ",      "เรื่อง",      "ด้าน",    "หน่วย",    "เครื่อง",   "เล่ม",
    "หลัง",       "ห้อง",     "ระดับ",     "กลุ่ม",       "รอบ",    "รายการ",  "หมวด",    "องค์ประกอบ",
    "ขั้นตอน",     "ช่องทาง",  "หน้า",      "แผ่น",       "ชุด",     "ชิ้น",      "ตัว",      "คัน",
    "งาน",       "ไร่",      "ตารางวา",  "ตารางเมตร", "เมตร",   "กิโลเมตร", "กม.",     "ซม.",
    "มม.",       "กิโลกรัม",  "กก.",      "ลิตร",       "ตำบล",   "อำเภอ",   "จังหวัด",   "หมู่บ้าน",
    "เครือข่าย",   "ศูนย์",     "เขต",      "ตำแหน่ง",    "อัตรา",   "ภาค",     "ไตรมาส",  "มิติ",
    "กลยุทธ์",     "ผลงาน",   "รุ่น",       "ชั้น",        "สาย",    "หลักสูตร",  "วิชา",     "สาระ",
    "คู่",         "ทีม",      "ทุน",       "เท่า",       "ส่วน",    "แนวทาง",  "มาตรการ", "ประการ",
    "ประเภท",    "ปัจจัย",    "ความเสี่ยง", "สถานศึกษา",  "ภารกิจ",  "แบบ",     "ระบบ",    "เปอร์เซ็นต์",
    "จุด",        "หลัก",     "ลำดับ",     "เกณฑ์",      "คำถาม",  "ตอน",     "บท",      "หมู่",
    "ขวบ",       "องศา",    "เส้นทาง",   "กรอบ",
};

/* 2400–2700 or 1900–2100 in four bare digits: a year counts nothing. */
static bool is_year(const struct break_text *text, size_t end)
{
    size_t first = end;
    while (first > 0 && letter_is_digit(text->letters[first - 1]))
        first--;
    if (end - first != 4 ||
        (first > 0 && (text->letters[first - 1] == ',' || text->letters[first - 1] == '.')))
        return false;
    unsigned year = 0;
    for (size_t i = first; i < end; i++)
        year = 10 * year + letter_digit(text->letters[i]);
    return (year >= 2400 && year <= 2700) || (year >= 1900 && year <= 2100);
}

static bool begins_number(const struct break_text *text, size_t i)
{
    if (is_digit_at(text, i))
        return true;
    uint32_t sign = i < text->count ? text->letters[i] : 0;
    bool signs = letter_is_dash(sign) || sign == '+' || sign == 0x0E3F || sign == '<' ||
                 sign == '>' || sign == '~' || sign == 0x00B1 || sign == 0x2264 || sign == 0x2265;
    return signs && is_digit_at(text, i + 1);
}

/* ราย is a unit, but not the one that รายงาน begins with. */
static bool begins_unit(const struct break_text *text, size_t at)
{
    for (size_t k = 0; k < COUNT(units); k++) {
        size_t length = 0;
        if (letters_begin(text, at, units[k], &length) &&
            (!is_thai_at(text, at + length) || text->classes[at + length] > BREAK_FORBIDDEN))
            return true;
    }
    return false;
}

/* What a number names, before it: "หน้า 7", "ข้อ 3". Such a number counts nothing. */
static const char *const labels[] = {
    "ที่",     "เขต",    "ข้อ",     "หน้า",      "หมู่",     "มาตรา",  "ชั้น",    "ปี",      "รุ่น",
    "ระดับ",   "ไตรมาส", "กลยุทธ์",  "ประเด็น",    "มาตรฐาน", "ตัวบ่งชี้",  "ตอน",    "บท",     "ส่วน",
    "ห้อง",    "พ.ศ.",   "ค.ศ.",    "ตาราง",     "แผนภูมิ",  "ภาพ",    "เชิงอรรถ", "องค์ประกอบ", "ร้อยละ",
};

/* Where the number that ends before `end` begins. */
static size_t number_begin(const struct break_text *text, size_t end)
{
    size_t first = end;
    while (first > 0 && (letter_is_digit(text->letters[first - 1]) ||
                         text->letters[first - 1] == ',' || text->letters[first - 1] == '.'))
        first--;
    return first;
}

static bool is_named(const struct break_text *text, size_t number)
{
    size_t end = number;
    while (end > 0 && text->letters[end - 1] == ' ')
        end--;
    return end > 0 && ends_with_any(text, end, labels, COUNT(labels));
}

/* The number that ends at `space` and what it counts, from `at` on. A short number stays with its
 * unit: there is always a better place before it. */
static void number_and_unit(struct break_text *text, size_t space, size_t at)
{
    enum { SHORT = 7 };
    size_t number = number_begin(text, space);
    if (!is_named(text, number))
        break_lower(text, at, space - number <= SHORT ? BREAK_EMERGENCY : BREAK_DEAR);
}

/* The place `at` after the spaces that begin at `space`: what is it worth beside a number? */
static void number_beside_space(struct break_text *text, size_t space, size_t at)
{
    uint32_t before = text->letters[space - 1];
    if (begins_number(text, at)) {
        /* ร้อยละ ๘๐, เขต 2, พ.ศ. 2568, – 31 */
        if (letter_is_thai(before) || letter_is_latin(before) || before == '.' || before == ':' ||
            letter_is_dash(before))
            break_lower(text, at, BREAK_DEAR);
        return;
    }
    if (!letter_is_digit(before))
        return;
    if (is_year(text, space))
        text->classes[at] = letter_is_thai(text->letters[at]) ? BREAK_BEST : BREAK_FREE;
    else if (begins_unit(text, at))
        number_and_unit(text, space, at);
}

/* Office name and its number: "สพป.เชียงใหม่ เขต 2" is one name. */
static bool begins_area_number(const struct break_text *text, size_t i)
{
    size_t length = 0;
    return letters_begin(text, i, "เขต", &length) &&
           is_digit_at(text, skip_spaces(text, i + length));
}

void break_rule_numbers(struct break_text *text)
{
    for (size_t i = 1; i < text->count; i++) {
        uint32_t before = text->letters[i - 1];
        if (letter_is_digit(before) && is_digit_at(text, i))
            text->classes[i] = BREAK_FORBIDDEN;
        if (i >= 2 && letter_is_digit(text->letters[i - 2]) && is_digit_at(text, i) &&
            (before == '.' || before == ',' || before == '/' || before == ':' ||
             letter_is_dash(before)))
            text->classes[i] = BREAK_FORBIDDEN;
        if (before == ' ' && text->letters[i] != ' ') {
            size_t space = i - 1;
            while (space > 0 && text->letters[space - 1] == ' ')
                space--;
            if (space > 0)
                number_beside_space(text, space, i);
            if (begins_area_number(text, i))
                break_lower(text, i, BREAK_DEAR);
        }
        /* มาตรฐานที่ ๑, ครั้งที่ 2: ที่ belongs to what it numbers. */
        size_t length = 0;
        if (letter_is_thai(before) && letters_begin(text, i, "ที่", &length) &&
            is_digit_at(text, skip_spaces(text, i + length)))
            text->classes[i] = BREAK_FORBIDDEN;
    }
}

/* --- dates --- */

static bool starts_with_month(const struct break_text *text, size_t at, size_t *length)
{
    return text->months && (starts_with_any(text, at, text->months->names, 12, length) ||
                            starts_with_any(text, at, text->months->abbreviations, 12, length));
}

/* "30 กันยายน 2568", "30 ก.ย. 68", "30 กันยายน พ.ศ. 2568" from the end of the day's digits. */
static void date_after_day(struct break_text *text, size_t day_end)
{
    size_t month = skip_spaces(text, day_end);
    size_t length = 0;
    if (!starts_with_month(text, month, &length))
        return;
    break_lower_inside(text, month, month + length, BREAK_FORBIDDEN);
    text->classes[month] = BREAK_EMERGENCY;
    size_t end = month + length;
    size_t era = skip_spaces(text, end);
    if (letters_begin(text, era, "พ.ศ.", &length) || letters_begin(text, era, "ค.ศ.", &length)) {
        break_lower(text, era, BREAK_DEAR);
        end = era + length;
    }
    size_t year = skip_spaces(text, end);
    size_t year_end = skip_digits(text, year);
    if (year_end - year != 2 && year_end - year != 4)
        return;
    if (end == month + length || end != era + length)
        break_lower(text, year, BREAK_EMERGENCY);
    size_t next = skip_spaces(text, year_end);
    if (next > year_end && is_thai_at(text, next))
        text->classes[next] = BREAK_BEST;
}

void break_rule_dates(struct break_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        if (!is_digit_at(text, i) || (i > 0 && letter_is_digit(text->letters[i - 1])))
            continue;
        size_t end = skip_digits(text, i);
        if (end - i <= 2)
            date_after_day(text, end);
        i = end;
    }
}

/* --- document and telephone numbers --- */

/* ศธ 04006/ว1245, ศธ ๐๔๐๐๖/๑๒๓๔, นร 0702/ว 45: an office's letters, its number, a slash, the
 * letter's number. */
static size_t document_number_end(const struct break_text *text, size_t i)
{
    size_t code = i;
    while (is_thai_at(text, code) && letter_is_consonant(text->letters[code]))
        code++;
    if (code - i < 1 || code - i > 5)
        return i;
    size_t number = skip_spaces(text, code);
    size_t slash = number;
    while (is_digit_at(text, slash) || (slash > number && is_letter_at(text, slash, '.')))
        slash++;
    if (slash - number < 2 || !is_letter_at(text, slash, '/'))
        return i;
    size_t last = slash + 1;
    if (is_letter_at(text, last, 0x0E27)) /* ว: a circular */
        last++;
    if (is_letter_at(text, last, '.'))
        last++;
    last = skip_spaces(text, last);
    size_t end = skip_digits(text, last);
    return end > last ? end : slash + 1;
}

void break_rule_document_numbers(struct break_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        if (!is_thai_at(text, i) ||
            (i > 0 && letter_is_thai(text->letters[i - 1]) && !letters_end(text, i, "ที่")))
            continue;
        size_t end = document_number_end(text, i);
        if (end == i)
            continue;
        for (size_t k = i + 1; k < end; k++)
            text->classes[k] = text->letters[k - 1] == ' ' ? BREAK_EMERGENCY : BREAK_FORBIDDEN;
        if (i > 0 && text->letters[i - 1] == ' ')
            break_lower(text, i, BREAK_DEAR);
        i = end - 1;
    }
}

/* 0 5411 1234, 02 123 4567, 081-234-5678: groups of digits that begin with 0, at least 8 digits in
 * all. */
void break_rule_telephones(struct break_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        if (!is_digit_at(text, i) || letter_digit(text->letters[i]) != 0 ||
            (i > 0 && !begins_token(text, i) && !letters_end(text, i, ".")))
            continue;
        size_t end = skip_digits(text, i);
        size_t digits = end - i;
        while (end + 1 < text->count && digits < 10 && is_digit_at(text, end + 1) &&
               (text->letters[end] == ' ' || letter_is_dash(text->letters[end]))) {
            size_t group = skip_digits(text, end + 1);
            digits += group - (end + 1);
            end = group;
        }
        if (digits < 8 || digits > 10)
            continue;
        for (size_t k = i + 1; k < end; k++)
            text->classes[k] = text->letters[k - 1] == ' ' ? BREAK_EMERGENCY : BREAK_FORBIDDEN;
        i = end - 1;
    }
}

/* --- abbreviations --- */

/* Abbreviations that lean on the word after their space. */
static const char *const leaning[] = {
    "ดร.",  "ผศ.",  "รศ.",  "ศ.",   "น.ส.", "ด.ช.", "ด.ญ.", "นพ.",    "พญ.",    "ว่าที่ ร.ต.", "ร.ต.",
    "พ.ต.", "พ.ศ.", "ค.ศ.", "โทร.", "สพป.", "สพม.", "สพท.", "พ.ร.บ.", "พ.ร.ฎ.", "พรบ.",
};

/* Where the abbreviation that ends with the full stop at `stop` begins. */
static size_t abbreviation_first(const struct break_text *text, size_t stop)
{
    size_t first = stop;
    while (first > 0 && (letter_is_thai(text->letters[first - 1]) ||
                         (text->letters[first - 1] == '.' && first >= 2 &&
                          letter_is_thai(text->letters[first - 2]))))
        first--;
    return first;
}

/* สพป. ก.พ.ร. ก.ต.ป.น. ผอ.สพป.พัทลุง: nothing parts an abbreviation; a name after a longer one may
 * stand on the next line if it must. */
void break_rule_abbreviations(struct break_text *text)
{
    enum { PIECE = 6 };
    for (size_t stop = 1; stop + 1 < text->count; stop++) {
        if (text->letters[stop] != '.' || !letter_is_thai(text->letters[stop - 1]))
            continue;
        size_t first = abbreviation_first(text, stop);
        break_lower_inside(text, first, stop + 1, BREAK_FORBIDDEN);
        size_t next = stop + 1;
        if (is_thai_at(text, next)) {
            size_t end = next;
            while (is_thai_at(text, end))
                end++;
            bool goes_on = is_letter_at(text, end, '.') && end - next <= PIECE;
            text->classes[next] = goes_on || stop - first < 2 ? BREAK_FORBIDDEN : BREAK_DEAR;
        } else if (text->letters[next] == ' ') {
            size_t after = skip_spaces(text, next);
            /* จ. อ. ต. lean on a name; the น. of "09.30 น." does not. */
            bool counted = first >= 2 && letter_is_digit(text->letters[first - 2]);
            bool leans = (stop - first == 1 && !counted) ||
                         ends_with_any(text, next, leaning, COUNT(leaning));
            if (leans && after < text->count && !begins_number(text, after))
                break_lower(text, after, BREAK_DEAR);
        }
    }
}

/* --- list numbers and bullets --- */

static bool begins_line(const struct break_text *text, size_t i)
{
    while (i > 0 && text->letters[i - 1] == ' ')
        i--;
    return i == 0 || text->letters[i - 1] == '\n';
}

/* The end of "1." "1.2" "1.2.3" "๑)" "(๑)" "ก." "ก)" "a)" or a bullet at i, or i. In the middle of
 * a line only short ones count, and none that could be a number with its unit. */
static size_t list_number_end(const struct break_text *text, size_t i, bool at_line)
{
    if (letter_is_bullet(text->letters[i]))
        return i + 1;
    bool bracket = text->letters[i] == '(' || text->letters[i] == '[';
    size_t first = bracket ? i + 1 : i;
    size_t end = skip_digits(text, first);
    bool digits = end > first && end - first <= 3;
    bool dotted = false;
    while (digits && !bracket && at_line && is_letter_at(text, end, '.') &&
           is_digit_at(text, end + 1)) {
        end = skip_digits(text, end + 1);
        dotted = true;
    }
    if (!digits && end == first && end < text->count && !bracket &&
        (letter_is_consonant(text->letters[end]) || letter_is_latin(text->letters[end])))
        end++;
    else if (!digits && bracket && end < text->count && text->letters[end] != ')')
        end++;
    else if (!digits && !(bracket && is_letter_at(text, skip_spaces(text, first), ')')))
        return i;
    if (bracket) { /* also the empty box ( ) */
        end = skip_spaces(text, end);
        return is_letter_at(text, end, ')') || is_letter_at(text, end, ']') ? end + 1 : i;
    }
    if (is_letter_at(text, end, ')') || (is_letter_at(text, end, '.') && (digits || at_line)))
        return end + 1;
    return dotted ? end : i;
}

/* Words whose number is no list number: "ข้อ 1." */
static const char *const numbered[] = {"ที่ ",   "ข้อ ",   "มาตรา ", "หมวด ",
                                       "ส่วน ", "ระดับ ", "บท ",    "ตอน "};

void break_rule_list_numbers(struct break_text *text)
{
    for (size_t i = 0; i < text->count; i++) {
        bool at_line = begins_line(text, i);
        if (letter_is_space(text->letters[i]) ||
            (!at_line && !letter_is_space(text->letters[i - 1])))
            continue;
        size_t end = list_number_end(text, i, at_line);
        if (end == i || !is_letter_at(text, end, ' '))
            continue;
        bool counted = i >= 2 && !at_line && letter_is_digit(text->letters[i - 2]);
        if (counted || ends_with_any(text, i, numbered, COUNT(numbered))) {
            break_lower(text, i, BREAK_DEAR); /* มาตรา 38 (1) */
            continue;
        }
        if (!at_line)
            text->classes[i] = BREAK_BEST;
        text->classes[skip_spaces(text, end)] = BREAK_FORBIDDEN;
    }
}

/* --- addresses --- */

static bool is_address_letter(uint32_t letter)
{
    return letter > 0x20 && letter < 0x7F && letter != '(' && letter != ')' && letter != '"' &&
           letter != '<' && letter != '>';
}

/* E-mail, URL, host or file name: a token with @, ://, or a full stop between Latin letters or
 * digits that holds a Latin letter on both sides. */
static bool is_address(const struct break_text *text, size_t first, size_t end)
{
    for (size_t i = first + 1; i + 1 < end; i++) {
        uint32_t before = text->letters[i - 1], after = text->letters[i + 1];
        if (text->letters[i] == '@' || letters_begin(text, i, "://", NULL))
            return true;
        if (text->letters[i] == '.' && letter_is_latin(after) &&
            (letter_is_latin(before) || letter_is_digit(before)) && i + 2 < end &&
            letter_is_latin(text->letters[i + 2]))
            return true;
    }
    return false;
}

void break_rule_addresses(struct break_text *text)
{
    for (size_t first = 0; first < text->count; first++) {
        size_t end = first;
        while (end < text->count && is_address_letter(text->letters[end]))
            end++;
        if (end == first || !is_address(text, first, end)) {
            first = end;
            continue;
        }
        break_lower_inside(text, first, end, BREAK_FORBIDDEN);
        for (size_t i = first + 2; i < end; i++) {
            if (text->letters[i - 1] == '/' && text->letters[i] != '/' &&
                text->letters[i - 2] != '/' && text->letters[i - 2] != ':')
                text->classes[i] = BREAK_DEAR;
        }
        first = end;
    }
}
