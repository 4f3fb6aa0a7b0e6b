/* The value axis of a chart: its ends, its steps, and where a value stands. Exact numbers; draws
 * nothing. */
#include "output/chart_axis.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "output/document.h"

/* --- the ends -------------------------------------------------------------------------------- */

static void widen(const struct number *value, const struct number **low, const struct number **high)
{
    if (value == NULL) {
        return;
    }
    *low = *low == NULL ? value : number_minimum(*low, value);
    *high = *high == NULL ? value : number_maximum(*high, value);
}

/* The least and the greatest of what is drawn. Data is never cut off, whatever ends were asked for.
 */
static void find_range(struct arena *arena, const struct doc_chart *chart, size_t shown, bool zero,
                       const struct number **low, const struct number **high)
{
    *low = NULL;
    *high = NULL;
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t j = 0; j < shown; j++) {
            widen(chart->series[i].values[j], low, high);
        }
    }
    widen(chart->target, low, high);
    widen(chart->minimum, low, high);
    widen(chart->maximum, low, high);
    if (zero || *low == NULL) {
        widen(number_integer(arena, 0), low, high);
    }
    /* A line far above zero may leave zero out, so that its movement shows; any other may not. */
    if (!zero && chart->minimum == NULL && number_sign(*low) > 0 &&
        number_compare(number_add(arena, *low, *low), *high) < 0) {
        widen(number_integer(arena, 0), low, high);
    }
    if (number_compare(*low, *high) == 0) {
        *high = number_add(arena, *high, number_integer(arena, 1));
    }
}

/* --- the step -------------------------------------------------------------------------------- */

/* The greatest multiple of `step` not above the value, or the least not below it. */
static const struct number *down_to(struct arena *arena, const struct number *value,
                                    const struct number *step)
{
    return number_multiply(arena, number_floor(arena, number_divide(arena, value, step)), step);
}

static const struct number *up_to(struct arena *arena, const struct number *value,
                                  const struct number *step)
{
    return number_negate(arena, down_to(arena, number_negate(arena, value), step));
}

/* The smallest step of 1, 2 or 5 times a power of ten that needs no more than `ticks_max` steps. */
static const struct number *find_step(struct arena *arena, const struct number *span,
                                      unsigned decimals, size_t ticks_max)
{
    static const int factors[] = {1, 2, 5};
    const struct number *power = number_integer(arena, 1);
    const struct number *ten = number_integer(arena, 10);
    for (unsigned i = 0; i < decimals; i++) {
        power = number_divide(arena, power, ten);
    }
    const struct number *most = number_integer(arena, (int64_t)ticks_max);
    for (;;) {
        for (size_t i = 0; i < sizeof factors / sizeof factors[0]; i++) {
            const struct number *step =
                number_multiply(arena, power, number_integer(arena, factors[i]));
            if (number_compare(number_multiply(arena, step, most), span) >= 0) {
                return step;
            }
        }
        power = number_multiply(arena, power, ten);
    }
}

static unsigned decimals_of(struct arena *arena, const struct number *step)
{
    unsigned decimals = 0;
    const struct number *ten = number_integer(arena, 10);
    while (!number_is_integer(step) && decimals < 20) {
        step = number_multiply(arena, step, ten);
        decimals++;
    }
    return decimals;
}

void chart_axis_make(struct arena *arena, const struct doc_chart *chart, size_t shown, bool zero,
                     size_t ticks_max, struct chart_axis *out)
{
    const struct number *low, *high;
    find_range(arena, chart, shown, zero, &low, &high);
    unsigned decimals = chart->decimals < 0 ? 6 : (unsigned)chart->decimals;
    const struct number *span = number_subtract(arena, high, low);
    out->step = find_step(arena, span, decimals > 20 ? 20 : decimals, ticks_max);
    /* Ends that were asked for stand as they are; others are moved out to a round number. */
    bool low_given = chart->minimum != NULL && number_compare(chart->minimum, low) == 0;
    bool high_given = chart->maximum != NULL && number_compare(chart->maximum, high) == 0;
    out->minimum = low_given ? low : down_to(arena, low, out->step);
    out->maximum = high_given ? high : up_to(arena, high, out->step);
    /* A line's lowest point does not lie on the axis, where its value has no room. */
    if (!zero && !low_given && number_sign(low) > 0 && number_compare(out->minimum, low) == 0) {
        out->minimum = number_subtract(arena, out->minimum, out->step);
    }
    out->first = up_to(arena, out->minimum, out->step);
    const struct number *steps =
        number_divide(arena, number_subtract(arena, out->maximum, out->first), out->step);
    int64_t count = 0;
    number_to_integer(number_floor(arena, steps), &count);
    out->tick_count = count < 0 ? 0 : (size_t)count + 1;
    out->decimals = decimals_of(arena, out->step);
    out->thai_digits = chart->thai_digits;
}

/* --- places and labels ----------------------------------------------------------------------- */

int chart_axis_at(struct arena *arena, const struct chart_axis *axis, const struct number *value,
                  int length)
{
    const struct number *part = number_divide(arena, number_subtract(arena, value, axis->minimum),
                                              number_subtract(arena, axis->maximum, axis->minimum));
    const struct number *place = number_multiply(arena, part, number_integer(arena, length));
    int64_t at = 0;
    number_to_integer(number_round(arena, place, 0), &at);
    return at < 0 ? 0 : at > length ? length : (int)at;
}

int chart_axis_zero(struct arena *arena, const struct chart_axis *axis, int length)
{
    return chart_axis_at(arena, axis, number_integer(arena, 0), length);
}

const struct number *chart_axis_tick(struct arena *arena, const struct chart_axis *axis,
                                     size_t index)
{
    return number_add(arena, axis->first,
                      number_multiply(arena, axis->step, number_integer(arena, (int64_t)index)));
}

const char *chart_axis_label(struct arena *arena, const struct chart_axis *axis, size_t index)
{
    const char *text =
        number_print(arena, chart_axis_tick(arena, axis, index), axis->decimals, true);
    return axis->thai_digits ? text_thai_digits(arena, text) : text;
}
