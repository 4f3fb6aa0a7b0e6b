/* Masks national ID numbers, phone numbers and e-mail addresses in free text. Errs on the side of
 * masking: a number that could be a phone number is one. Reads nothing but the text. */
#include "generator/masking.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#define MASK_ID    "[เลขประจำตัวประชาชน]"
#define MASK_PHONE "[หมายเลขโทรศัพท์]"
#define MASK_EMAIL "[อีเมล]"

enum { ID_DIGITS = 13, MOST_BETWEEN = 3, MASK_GROWTH = 12 };

/* --- numbers
 * -------------------------------------------------------------------------------------- */

/* The value of a digit, Arabic or Thai, or -1. */
static int digit_of(uint32_t character)
{
    if (character >= '0' && character <= '9')
        return (int)(character - '0');
    if (character >= 0x0E50 && character <= 0x0E59)
        return (int)(character - 0x0E50);
    return -1;
}

/* What people write between the digits of one number. Zero-width characters are kept in prose, so
 * they may stand there unseen. */
static bool is_between(uint32_t character)
{
    return character == ' ' || character == '-' || character == '.' || character == '(' ||
           character == ')' || character == 0xA0 || (character >= 0x2010 && character <= 0x2015) ||
           character == 0x2212 || (character >= 0x200B && character <= 0x200D) ||
           character == 0x2060 || character == 0xFEFF;
}

/* Reads up to `most` digits from `at` on; *ends[n] is behind the digit n. */
static int read_digits(const char *at, int most, int *digits, const char **ends)
{
    int count = 0;
    int between = 0;
    while (count < most && between <= MOST_BETWEEN) {
        uint32_t character = text_next(&at);
        int digit = digit_of(character);
        if (digit >= 0) {
            digits[count] = digit;
            ends[count++] = at;
            between = 0;
        } else if (is_between(character)) {
            between++;
        } else {
            break;
        }
    }
    return count;
}

static bool ends_there(const char *end)
{
    return digit_of(text_next(&end)) < 0;
}

/* The last digit of a national ID number: 11 less the weighted sum of the others modulo 11. */
static bool is_national_id(const int *digits)
{
    int sum = 0;
    for (int i = 0; i < ID_DIGITS - 1; i++)
        sum += digits[i] * (ID_DIGITS - i);
    return digits[0] != 0 && (11 - sum % 11) % 10 == digits[ID_DIGITS - 1];
}

/* The length of a phone number whose part after the 0 begins at digits[0]: mobile numbers have nine
 * digits there and begin with 6, 8 or 9, the others eight and begin with 2, 3, 4, 5 or 7. */
static int national_length(const int *digits, int count)
{
    static const int LENGTHS[10] = {0, 0, 8, 8, 8, 8, 9, 8, 9, 9};
    return count > 0 && LENGTHS[digits[0]] <= count ? LENGTHS[digits[0]] : 0;
}

/* How many of the digits are a phone number, 0 for none. */
static int phone_length(const int *digits, int count, bool plus, const char *const *ends)
{
    int prefix = digits[0] == 0 ? 1 : 0;
    if (count > 2 && digits[0] == 6 && digits[1] == 6)
        prefix = digits[2] == 0 ? 3 : 2;
    if (prefix == 0)
        return 0;
    int length = national_length(digits + prefix, count - prefix);
    /* Without its plus a number that begins with 66 must at least look like a mobile one. */
    if (length == 0 || (prefix == 2 && !plus && length != 9) ||
        !ends_there(ends[prefix + length - 1]))
        return 0;
    return prefix + length;
}

/* The number to mask that begins at `at`, a digit: its mask and end, or NULL. */
static const char *number_mask(const char *at, bool plus, const char **end)
{
    int digits[ID_DIGITS];
    const char *ends[ID_DIGITS];
    int count = read_digits(at, ID_DIGITS, digits, ends);
    if (count == ID_DIGITS && is_national_id(digits) && ends_there(ends[ID_DIGITS - 1])) {
        *end = ends[ID_DIGITS - 1];
        return MASK_ID;
    }
    int length = phone_length(digits, count, plus, ends);
    if (length == 0)
        return NULL;
    *end = ends[length - 1];
    return MASK_PHONE;
}

static void mask_numbers(struct text_buffer *out, const char *text)
{
    bool in_number = false;
    uint32_t before = 0;
    while (*text != '\0') {
        const char *at = text;
        const char *end = NULL;
        uint32_t character = text_next(&text);
        bool digit = digit_of(character) >= 0;
        const char *mask = digit && !in_number ? number_mask(at, before == '+', &end) : NULL;
        if (mask != NULL) {
            if (before == '+')
                out->data[--out->length] = '\0';
            text_buffer_add(out, mask);
            text = end;
            digit = false;
        } else {
            text_buffer_add_n(out, at, (size_t)(text - at));
        }
        in_number = digit;
        before = character;
    }
}

/* --- e-mail addresses
 * ------------------------------------------------------------------------------ */

static bool is_letter_or_digit(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

static bool is_local(char byte)
{
    return is_letter_or_digit(byte) || (byte != '\0' && strchr("._%+-'", byte) != NULL);
}

/* The end of the domain that begins at `at`; NULL when there is no dot with something behind it. */
static const char *domain_end(const char *at)
{
    const char *end = NULL;
    const char *begin = at;
    for (;;) {
        const char *part = at;
        while (is_letter_or_digit(*at) || *at == '-')
            at++;
        if (at == part)
            return end;
        end = part != begin ? at : NULL;
        if (*at != '.')
            return end;
        at++;
    }
}

static void mask_addresses(struct text_buffer *out, const char *text)
{
    const char *begin = text; /* of what is not yet in `out` */
    for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
        const char *local_end = at > begin && at[-1] == ' ' ? at - 1 : at;
        const char *local = local_end;
        while (local > begin && is_local(local[-1]))
            local--;
        const char *end = domain_end(at[1] == ' ' ? at + 2 : at + 1);
        if (local == local_end || end == NULL)
            continue;
        text_buffer_add_n(out, begin, (size_t)(local - begin));
        text_buffer_add(out, MASK_EMAIL);
        begin = end;
        at = end - 1;
    }
    text_buffer_add(out, begin);
}

const char *mask_personal(struct arena *arena, const char *text)
{
    size_t most = strlen(text) * MASK_GROWTH + 64;
    struct text_buffer addresses;
    struct text_buffer numbers;
    text_buffer_init(&addresses, arena, most);
    text_buffer_init(&numbers, arena, most);
    mask_addresses(&addresses, text);
    if (addresses.data == NULL)
        return text;
    mask_numbers(&numbers, addresses.data);
    return numbers.data == NULL || text_equal(numbers.data, text) ? text : numbers.data;
}
