/* Digits in text: Thai to Arabic, Arabic to Thai, and Arabic to Thai in prose (domain.md 10.3).
 * Numbers as values are read in thai_number.c. */
#include "base/text.h"

#include <string.h>

#include "base/arena.h"

/* ๐ is E0 B9 90, ๙ is E0 B9 99. */
static bool is_thai_digit(const char *text)
{
    return text[0] == '\xE0' && text[1] == '\xB9' && (unsigned char)text[2] >= 0x90 &&
           (unsigned char)text[2] <= 0x99;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char *text_arabic_digits(struct arena *arena, const char *text)
{
    char *out = text_copy(arena, text);
    char *to = out;
    for (const char *from = text; *from;) {
        if (is_thai_digit(from)) {
            *to++ = (char)('0' + ((unsigned char)from[2] - 0x90));
            from += 3;
        } else {
            *to++ = *from++;
        }
    }
    *to = '\0';
    return out;
}

static char *put_thai_digit(char *to, char digit)
{
    to[0] = '\xE0';
    to[1] = '\xB9';
    to[2] = (char)(unsigned char)(0x90 + (digit - '0'));
    return to + 3;
}

/* Room for `text` with every digit in three bytes, and the NUL. */
static char *room_for_thai(struct arena *arena, const char *text)
{
    size_t length = 1;
    for (const char *c = text; *c; c++)
        length += is_digit(*c) ? 3 : 1;
    return arena_alloc(arena, length);
}

static char *convert(char *to, const char *from, const char *end)
{
    for (; from < end; from++) {
        if (is_digit(*from))
            to = put_thai_digit(to, *from);
        else
            *to++ = *from;
    }
    return to;
}

char *text_thai_digits(struct arena *arena, const char *text)
{
    char *out = room_for_thai(arena, text);
    *convert(out, text, text + strlen(text)) = '\0';
    return out;
}

/* Blank-separated words that are an address as a whole, Thai letters in them or not: an e-mail
 * address, a URL, a file name (its last dot is followed by Latin letters to the end). */
static bool is_address(const char *word, size_t length)
{
    size_t extension = 0;
    for (size_t i = 0; i < length; i++) {
        if (word[i] == '@')
            return true;
        if (length - i >= 3 && memcmp(word + i, "://", 3) == 0)
            return true;
        if (length - i >= 4 && memcmp(word + i, "www.", 4) == 0)
            return true;
    }
    while (length > 0 && strchr(")]}\"'.,;:!?", word[length - 1]))
        length--;
    while (extension < length &&
           (is_letter(word[length - 1 - extension]) || is_digit(word[length - 1 - extension])))
        extension++;
    return extension >= 1 && extension <= 5 && extension < length &&
           word[length - 1 - extension] == '.' && is_letter(word[length - extension]);
}

/* A piece of a word that ends where Latin text ends: Thai writes "ปี2567ตามO-NET" without
 * blanks. */
static bool ends_piece(char c)
{
    return (unsigned char)c >= 0x80 || strchr("()[]{}<>\"',;|", c) != NULL;
}

static char *convert_word(char *to, const char *word, const char *end)
{
    while (word < end) {
        const char *piece = word;
        bool latin = false;
        while (piece < end && !ends_piece(*piece))
            latin = is_letter(*piece++) || latin;
        if (latin) {
            memcpy(to, word, (size_t)(piece - word));
            to += piece - word;
        } else {
            to = convert(to, word, piece);
        }
        for (word = piece; word < end && ends_piece(*word); word++)
            *to++ = *word;
    }
    return to;
}

char *text_thai_digits_in_prose(struct arena *arena, const char *text)
{
    char *out = room_for_thai(arena, text);
    char *to = out;
    while (*text) {
        size_t blanks = strspn(text, " \t\r\n");
        memcpy(to, text, blanks);
        to += blanks;
        text += blanks;
        size_t length = strcspn(text, " \t\r\n");
        if (is_address(text, length)) {
            memcpy(to, text, length);
            to += length;
        } else {
            to = convert_word(to, text, text + length);
        }
        text += length;
    }
    *to = '\0';
    return out;
}
