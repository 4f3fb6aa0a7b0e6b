/* Exact rationals. The one file that knows GMP.
 *
 * A number whose numerator and denominator fit into 64 bits, which is nearly every one, is kept
 * as such and computed in 128 bits without asking the machine for memory; GMP takes over when a
 * result does not fit. Every number is in lowest terms and small when it can be: there is one
 * form of each. */
#include "base/number.h"

#include <gmp.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/number_digits.h"
#include "base/text.h"

/* No product of two 64-bit numbers, nor a sum of two such products, overflows this. */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

enum { MOST_DIGITS = 40 };

struct big {
    int numerator_size; /* limbs; negative for a negative number, as in GMP */
    int denominator_size;
    mp_limb_t limbs[]; /* numerator, then denominator */
};

struct number {
    int64_t numerator;
    int64_t denominator; /* > 0; 0: see big */
    const struct big *big;
};

static const struct number *small(struct arena *arena, int64_t numerator, int64_t denominator)
{
    struct number *number = arena_alloc(arena, sizeof *number);
    *number = (struct number){numerator, denominator, NULL};
    return number;
}

/* --- to GMP and back --- */

static void set_wide(mpz_t out, wide value)
{
    unsigned_wide magnitude = value < 0 ? -(unsigned_wide)value : (unsigned_wide)value;
    mpz_set_ui(out, (unsigned long)(magnitude >> 64));
    mpz_mul_2exp(out, out, 64);
    mpz_add_ui(out, out, (unsigned long)magnitude);
    if (value < 0)
        mpz_neg(out, out);
}

static void load(mpq_t out, const struct number *number)
{
    if (number->denominator != 0) {
        mpq_set_si(out, number->numerator, (unsigned long)number->denominator);
        return;
    }
    const struct big *big = number->big;
    size_t numerator_limbs =
        (size_t)(big->numerator_size < 0 ? -big->numerator_size : big->numerator_size);
    mpz_t view;
    mpq_set_num(out, mpz_roinit_n(view, big->limbs, big->numerator_size));
    mpq_set_den(out, mpz_roinit_n(view, big->limbs + numerator_limbs, big->denominator_size));
}

/* Keeps a canonical rational in the arena. */
static const struct number *store(struct arena *arena, const mpq_t value)
{
    mpz_srcptr numerator = mpq_numref(value), denominator = mpq_denref(value);
    if (mpz_fits_slong_p(numerator) && mpz_fits_slong_p(denominator))
        return small(arena, mpz_get_si(numerator), mpz_get_si(denominator));
    size_t numerator_limbs = mpz_size(numerator), denominator_limbs = mpz_size(denominator);
    struct big *big = arena_alloc(arena, sizeof *big + (numerator_limbs + denominator_limbs) *
                                                           sizeof big->limbs[0]);
    big->numerator_size = mpz_sgn(numerator) < 0 ? -(int)numerator_limbs : (int)numerator_limbs;
    big->denominator_size = (int)denominator_limbs;
    memcpy(big->limbs, mpz_limbs_read(numerator), numerator_limbs * sizeof big->limbs[0]);
    memcpy(big->limbs + numerator_limbs, mpz_limbs_read(denominator),
           denominator_limbs * sizeof big->limbs[0]);
    struct number *number = arena_alloc(arena, sizeof *number);
    *number = (struct number){0, 0, big};
    return number;
}

static unsigned_wide greatest_divisor(unsigned_wide left, unsigned_wide right)
{
    while (right != 0) {
        unsigned_wide rest = left % right;
        left = right;
        right = rest;
    }
    return left;
}

/* numerator / denominator (not 0) in lowest terms. */
static const struct number *reduced(struct arena *arena, wide numerator, wide denominator)
{
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    if (denominator != 1) {
        unsigned_wide magnitude = (unsigned_wide)(numerator < 0 ? -numerator : numerator);
        wide divisor = (wide)greatest_divisor(magnitude, (unsigned_wide)denominator);
        numerator /= divisor;
        denominator /= divisor;
    }
    if (numerator >= INT64_MIN && numerator <= INT64_MAX && denominator <= INT64_MAX)
        return small(arena, (int64_t)numerator, (int64_t)denominator);
    mpq_t value;
    mpq_init(value);
    set_wide(mpq_numref(value), numerator);
    set_wide(mpq_denref(value), denominator);
    const struct number *number = store(arena, value);
    mpq_clear(value);
    return number;
}

static bool both_small(const struct number *left, const struct number *right)
{
    return left->denominator != 0 && right->denominator != 0;
}

static const struct number *by_gmp(struct arena *arena, const struct number *left,
                                   const struct number *right,
                                   void (*operation)(mpq_ptr, mpq_srcptr, mpq_srcptr))
{
    mpq_t a, b;
    mpq_init(a);
    mpq_init(b);
    load(a, left);
    load(b, right);
    operation(a, a, b);
    const struct number *number = store(arena, a);
    mpq_clear(a);
    mpq_clear(b);
    return number;
}

/* --- making numbers --- */

const struct number *number_integer(struct arena *arena, int64_t value)
{
    return small(arena, value, 1);
}

const struct number *number_ratio(struct arena *arena, int64_t value, int64_t divisor)
{
    return divisor == 0 ? NULL : reduced(arena, value, divisor);
}

/* digits / 10^decimals for more digits than 64 bits hold. */
static const struct number *long_decimal(struct arena *arena, const char *digits, unsigned decimals,
                                         bool negative)
{
    mpq_t value;
    mpq_init(value);
    mpz_set_str(mpq_numref(value), digits, 10);
    mpz_ui_pow_ui(mpq_denref(value), 10, decimals);
    mpq_canonicalize(value);
    if (negative)
        mpq_neg(value, value);
    const struct number *number = store(arena, value);
    mpq_clear(value);
    return number;
}

const struct number *number_decimal(struct arena *arena, const char *text)
{
    char digits[MOST_DIGITS + 1];
    unsigned count = 0, whole = 0;
    bool point = false;
    if (!text)
        return NULL;
    bool negative = *text == '-';
    for (text += negative; *text; text++) {
        if (*text == '.' && !point && count > 0) {
            point = true;
            whole = count;
        } else if (*text >= '0' && *text <= '9' && count < MOST_DIGITS) {
            digits[count++] = *text;
        } else {
            return NULL;
        }
    }
    if (count == 0 || (point && count == whole))
        return NULL;
    digits[count] = '\0';
    unsigned decimals = point ? count - whole : 0;
    if (count > 18)
        return long_decimal(arena, digits, decimals, negative);
    int64_t value = 0, divisor = 1;
    for (unsigned i = 0; i < count; i++)
        value = value * 10 + (digits[i] - '0');
    for (unsigned i = 0; i < decimals; i++)
        divisor *= 10;
    return reduced(arena, negative ? -value : value, divisor);
}

/* --- arithmetic --- */

const struct number *number_add(struct arena *arena, const struct number *left,
                                const struct number *right)
{
    if (!left || !right)
        return NULL;
    if (!both_small(left, right))
        return by_gmp(arena, left, right, mpq_add);
    if (left->denominator == right->denominator)
        return reduced(arena, (wide)left->numerator + right->numerator, left->denominator);
    return reduced(arena,
                   (wide)left->numerator * right->denominator +
                       (wide)right->numerator * left->denominator,
                   (wide)left->denominator * right->denominator);
}

const struct number *number_subtract(struct arena *arena, const struct number *left,
                                     const struct number *right)
{
    if (!left || !right)
        return NULL;
    if (!both_small(left, right))
        return by_gmp(arena, left, right, mpq_sub);
    if (left->denominator == right->denominator)
        return reduced(arena, (wide)left->numerator - right->numerator, left->denominator);
    return reduced(arena,
                   (wide)left->numerator * right->denominator -
                       (wide)right->numerator * left->denominator,
                   (wide)left->denominator * right->denominator);
}

const struct number *number_multiply(struct arena *arena, const struct number *left,
                                     const struct number *right)
{
    if (!left || !right)
        return NULL;
    if (!both_small(left, right))
        return by_gmp(arena, left, right, mpq_mul);
    return reduced(arena, (wide)left->numerator * right->numerator,
                   (wide)left->denominator * right->denominator);
}

const struct number *number_divide(struct arena *arena, const struct number *left,
                                   const struct number *right)
{
    if (!left || !right || number_sign(right) == 0)
        return NULL;
    if (!both_small(left, right))
        return by_gmp(arena, left, right, mpq_div);
    return reduced(arena, (wide)left->numerator * right->denominator,
                   (wide)left->denominator * right->numerator);
}

const struct number *number_negate(struct arena *arena, const struct number *value)
{
    return value ? number_subtract(arena, number_integer(arena, 0), value) : NULL;
}

const struct number *number_absolute(struct arena *arena, const struct number *value)
{
    return value && number_sign(value) < 0 ? number_negate(arena, value) : value;
}

const struct number *number_minimum(const struct number *left, const struct number *right)
{
    if (!left || !right)
        return NULL;
    return number_compare(right, left) < 0 ? right : left;
}

const struct number *number_maximum(const struct number *left, const struct number *right)
{
    if (!left || !right)
        return NULL;
    return number_compare(right, left) > 0 ? right : left;
}

/* --- rounding --- */

/* value × 10^decimals, rounded half away from zero: floor((2·|n| + d) / 2d), with its sign. */
static void scaled(mpz_t out, const struct number *value, unsigned decimals)
{
    mpq_t exact;
    mpz_t factor;
    mpq_init(exact);
    mpz_init(factor);
    load(exact, value);
    int sign = mpq_sgn(exact);
    mpq_abs(exact, exact);
    mpz_ui_pow_ui(factor, 10, decimals);
    mpz_mul(factor, factor, mpq_numref(exact));
    mpz_mul_2exp(factor, factor, 1);
    mpz_add(factor, factor, mpq_denref(exact));
    mpz_mul_2exp(mpq_denref(exact), mpq_denref(exact), 1);
    mpz_fdiv_q(out, factor, mpq_denref(exact));
    if (sign < 0)
        mpz_neg(out, out);
    mpz_clear(factor);
    mpq_clear(exact);
}

/* The same where it fits into 64 bits. */
static bool scaled_small(const struct number *value, unsigned decimals, int64_t *out)
{
    if (value->denominator == 0 || decimals > 18)
        return false;
    wide product = value->numerator;
    for (unsigned i = 0; i < decimals; i++)
        product *= 10;
    wide denominator = value->denominator;
    wide half = product < 0 ? -denominator : denominator;
    wide rounded = (2 * product + half) / (2 * denominator); /* C cuts towards zero */
    if (rounded < -INT64_MAX || rounded > INT64_MAX)
        return false;
    *out = (int64_t)rounded;
    return true;
}

const char *number_scaled_digits(struct arena *arena, const struct number *value, unsigned decimals)
{
    int64_t fits;
    if (scaled_small(value, decimals, &fits))
        return text_format(arena, "%lld", (long long)fits);
    mpz_t integer;
    mpz_init(integer);
    scaled(integer, value, decimals);
    char *digits = arena_alloc(arena, mpz_sizeinbase(integer, 10) + 2);
    mpz_get_str(digits, 10, integer);
    mpz_clear(integer);
    return digits;
}

const struct number *number_round(struct arena *arena, const struct number *value,
                                  unsigned decimals)
{
    if (!value)
        return NULL;
    if (decimals > NUMBER_MOST_DECIMALS)
        decimals = NUMBER_MOST_DECIMALS;
    int64_t fits;
    if (scaled_small(value, decimals, &fits)) {
        wide divisor = 1;
        for (unsigned i = 0; i < decimals; i++)
            divisor *= 10;
        return reduced(arena, fits, divisor);
    }
    mpq_t rounded;
    mpq_init(rounded);
    scaled(mpq_numref(rounded), value, decimals);
    mpz_ui_pow_ui(mpq_denref(rounded), 10, decimals);
    mpq_canonicalize(rounded);
    const struct number *number = store(arena, rounded);
    mpq_clear(rounded);
    return number;
}

const struct number *number_floor(struct arena *arena, const struct number *value)
{
    if (!value || number_is_integer(value))
        return value;
    if (value->denominator != 0) {
        int64_t quotient = value->numerator / value->denominator;
        return small(arena, value->numerator < 0 ? quotient - 1 : quotient, 1);
    }
    mpq_t exact;
    mpq_init(exact);
    load(exact, value);
    mpz_fdiv_q(mpq_numref(exact), mpq_numref(exact), mpq_denref(exact));
    mpz_set_ui(mpq_denref(exact), 1);
    const struct number *number = store(arena, exact);
    mpq_clear(exact);
    return number;
}

/* --- asking --- */

int number_compare(const struct number *left, const struct number *right)
{
    if (both_small(left, right)) {
        wide a = (wide)left->numerator * right->denominator;
        wide b = (wide)right->numerator * left->denominator;
        return (a > b) - (a < b);
    }
    mpq_t a, b;
    mpq_init(a);
    mpq_init(b);
    load(a, left);
    load(b, right);
    int order = mpq_cmp(a, b);
    mpq_clear(a);
    mpq_clear(b);
    return (order > 0) - (order < 0);
}

int number_sign(const struct number *value)
{
    if (value->denominator != 0)
        return (value->numerator > 0) - (value->numerator < 0);
    return value->big->numerator_size < 0 ? -1 : 1;
}

bool number_is_integer(const struct number *value)
{
    if (!value)
        return false;
    if (value->denominator != 0)
        return value->denominator == 1;
    const struct big *big = value->big;
    int numerator_limbs = big->numerator_size < 0 ? -big->numerator_size : big->numerator_size;
    return big->denominator_size == 1 && big->limbs[numerator_limbs] == 1;
}

bool number_to_integer(const struct number *value, int64_t *out)
{
    if (!value || value->denominator != 1)
        return false;
    *out = value->numerator;
    return true;
}

/* mpq_get_d() cuts; this rounds to the nearest: a quotient of 56 or 57 bits whose last bit is set
 * when something was left over rounds to 53 bits as the exact value would. */
static double nearest_double(const struct number *value)
{
    mpq_t exact;
    mpz_t rest;
    mpq_init(exact);
    mpz_init(rest);
    load(exact, value);
    int sign = mpq_sgn(exact);
    mpz_ptr numerator = mpq_numref(exact), denominator = mpq_denref(exact);
    mpz_abs(numerator, numerator);
    long shift = 56 - ((long)mpz_sizeinbase(numerator, 2) - (long)mpz_sizeinbase(denominator, 2));
    if (shift >= 0)
        mpz_mul_2exp(numerator, numerator, (mp_bitcnt_t)shift);
    else
        mpz_mul_2exp(denominator, denominator, (mp_bitcnt_t)-shift);
    mpz_tdiv_qr(numerator, rest, numerator, denominator);
    uint64_t quotient = mpz_get_ui(numerator) | (mpz_sgn(rest) != 0);
    double result = ldexp((double)quotient, (int)-shift);
    mpz_clear(rest);
    mpq_clear(exact);
    return sign < 0 ? -result : result;
}

double number_to_double(const struct number *value)
{
    const int64_t exact = INT64_C(1) << 53;
    if (value->denominator != 0 && value->denominator <= exact && value->numerator >= -exact &&
        value->numerator <= exact)
        return (double)value->numerator / (double)value->denominator;
    return nearest_double(value);
}

bool number_terminates(const struct number *value, unsigned *decimals)
{
    mpq_t exact;
    mpz_t prime;
    mpq_init(exact);
    mpz_init_set_ui(prime, 5);
    load(exact, value);
    mpz_ptr denominator = mpq_denref(exact);
    mp_bitcnt_t twos = mpz_scan1(denominator, 0);
    mpz_tdiv_q_2exp(denominator, denominator, twos);
    mp_bitcnt_t fives = mpz_remove(denominator, denominator, prime);
    bool terminates = mpz_cmp_ui(denominator, 1) == 0;
    mpz_clear(prime);
    mpq_clear(exact);
    *decimals = (unsigned)(twos > fives ? twos : fives);
    return terminates;
}
