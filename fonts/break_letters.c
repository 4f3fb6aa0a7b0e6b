/* What kind of letter stands where; see break_letters.h. No words and no engines here. */
#include "fonts/break_letters.h"

#include "base/text.h"

bool letter_is_opener(uint32_t letter)
{
    switch (letter) {
    case '(':
    case '[':
    case '{':
    case 0x2018:
    case 0x201C:
    case 0x00AB:
    case 0x2039:
    case 0x0E3F:
    case '$':
    case 0x300C:
    case 0xFF08: return true;
    default: return false;
    }
}

bool letter_is_closer(uint32_t letter)
{
    switch (letter) {
    case ')':
    case ']':
    case '}':
    case 0x2019:
    case 0x201D:
    case 0x00BB:
    case 0x203A:
    case '?':
    case '!':
    case '%':
    case ',':
    case '.':
    case ':':
    case ';':
    case 0x2026:
    case 0x2030:
    case 0x00B0:
    case 0x0E5A:
    case 0x0E5B:
    case 0x300D:
    case 0xFF09:
    case THAI_PAIYANNOI:
    case THAI_MAIYAMOK: return true;
    default: return false;
    }
}

bool letter_is_bullet(uint32_t letter)
{
    switch (letter) {
    case 0x2022:
    case 0x25CF:
    case 0x25CB:
    case 0x25AA:
    case 0x25AB:
    case 0x25A0:
    case 0x25A1:
    case 0x2610:
    case 0x2611:
    case 0x2612:
    case 0x2713:
    case 0x2714:
    case 0x27A2:
    case 0x2756:
    case 0x00B7:
    case 0x25C6:
    case 0x25C7:
    case 0x25B6:
    case 0x25BA:
    case 0x2192:
    case 0x2605:
    case 0x2606:
    case 0x0E4F:
    case '*': return true;
    default: return false;
    }
}

/* ะ า ำ ๅ and ฤ's length mark stand after their consonant. */
static bool follows_its_consonant(uint32_t letter)
{
    return letter == 0x0E30 || letter == 0x0E32 || letter == 0x0E33 || letter == 0x0E45;
}

static bool precedes_its_consonant(uint32_t letter)
{
    return letter >= 0x0E40 && letter <= 0x0E44;
}

/* Whether the consonant carries ์, perhaps above a vowel: ร์, ธิ์. */
static bool is_silenced(const uint32_t *letters, size_t count, size_t consonant)
{
    for (size_t i = consonant + 1; i < count && letter_is_mark(letters[i]); i++) {
        if (letters[i] == 0x0E4C)
            return true;
    }
    return false;
}

bool letters_cluster_ends(const uint32_t *letters, size_t count, size_t i)
{
    if (i == 0 || i >= count)
        return i != 0;
    if (letter_is_mark(letters[i]) || follows_its_consonant(letters[i]) ||
        precedes_its_consonant(letters[i - 1]))
        return false;
    if (letters[i - 1] == 0x200D)
        return false;
    /* สิทธิ์, ศาสตร์, จันทร์: the silenced consonant belongs to what is before it, and the one before
     * that too. */
    if (!letter_is_consonant(letters[i]))
        return true;
    if (is_silenced(letters, count, i))
        return false;
    return !(i + 1 < count && letter_is_consonant(letters[i + 1]) &&
             is_silenced(letters, count, i + 1));
}

bool letters_go_on(const struct break_text *text, size_t at, const char *word, size_t *length)
{
    size_t i = at;
    while (*word != '\0') {
        if (i >= text->count || text->letters[i] != letter_first(word))
            return false;
        word += (unsigned char)*word < 0x80 ? 1 : 3;
        i++;
    }
    if (length != NULL)
        *length = i - at;
    return true;
}

bool letters_end(const struct break_text *text, size_t at, const char *word)
{
    size_t length = text_length(word);
    return length <= at && letters_begin(text, at - length, word, NULL);
}

void break_lower(struct break_text *text, size_t i, unsigned char class)
{
    if (text->classes[i] > class)
        text->classes[i] = class;
}

void break_lower_inside(struct break_text *text, size_t first, size_t last, unsigned char class)
{
    for (size_t i = first + 1; i < last; i++)
        break_lower(text, i, class);
}
