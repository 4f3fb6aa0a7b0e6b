/* Fits columns into a width: each gets what its longest word needs, then the rest goes, in small
 * steps, where it lowers rows most. No text and no page here. Integers only, so that every machine
 * gives the same widths. */
#include "output/table_fit.h"

#include <stdint.h>

#define STEPS 64

static int lower_bound(const struct table_fit_column *column)
{
    int low = column->narrowest > column->minimum ? column->narrowest : column->minimum;
    return low > 0 ? low : 1;
}

/* A declared maximum never cuts a word. */
static int upper_bound(const struct table_fit_column *column)
{
    int low = lower_bound(column);
    if (column->maximum <= 0)
        return INT32_MAX;
    return column->maximum > low ? column->maximum : low;
}

/* What a column of `width` costs: the squares of its cells' heights in lines (×1024), a line at
 * least, so that one very tall cell counts more than many of two lines. */
static int64_t column_cost(const int *cells, size_t rows, size_t count, size_t column, int width)
{
    int64_t cost = 0;
    for (size_t row = 0; row < rows; row++) {
        int64_t lines = (int64_t)cells[row * count + column] * 1024 / width;
        if (lines < 1024)
            lines = 1024;
        if (lines > 1024 * 1024)
            lines = 1024 * 1024;
        cost += lines * lines / 1024;
    }
    return cost;
}

/* The column that gains most by `step` more; `count` when none gains. */
static size_t best_column(const struct table_fit_column *columns, size_t count, const int *cells,
                          size_t rows, int step, const int *out)
{
    size_t best = count;
    int64_t best_gain = 0;
    for (size_t i = 0; i < count; i++) {
        if (out[i] >= upper_bound(&columns[i]))
            continue;
        int64_t gain = column_cost(cells, rows, count, i, out[i]) -
                       column_cost(cells, rows, count, i, out[i] + step);
        if (gain > best_gain) {
            best_gain = gain;
            best = i;
        }
    }
    return best;
}

/* Who may take what is left over when all texts fit. */
enum takers {
    TAKE_TEXT, /* text columns, up to a half more than their content: a gap wider than that leads no
                  eye */
    TAKE_ALL
};

static int taker_bound(const struct table_fit_column *column, enum takers takers)
{
    int bound = upper_bound(column);
    if (takers == TAKE_ALL)
        return bound;
    int roomy = column->stiff || column->widest > INT32_MAX / 3 ? 0 : column->widest * 3 / 2;
    return roomy < bound ? roomy : bound;
}

/* Gives the rest in proportion to the widths; returns what nobody could take. */
static int share_out(const struct table_fit_column *columns, size_t count, enum takers takers,
                     int rest, int *out)
{
    int64_t sum = 0;
    int given = 0;
    for (size_t i = 0; i < count; i++)
        sum += out[i] < taker_bound(&columns[i], takers) ? out[i] : 0;
    for (size_t i = 0; i < count && sum > 0; i++) {
        int room = taker_bound(&columns[i], takers) - out[i];
        int more = (int)((int64_t)rest * out[i] / sum);
        if (room <= 0)
            continue;
        more = more < room ? more : room;
        out[i] += more;
        given += more;
    }
    return rest - given;
}

/* What a column's wish would cost; 0 when it has none. */
static int wish_of(const struct table_fit_column *column, int width)
{
    int bound = upper_bound(column);
    int wished = column->wished < bound ? column->wished : bound;
    return wished > width ? wished - width : 0;
}

/* Grants wishes whole, for half a wish saves no line: the cheapest first, from at most two fifths
 * of the rest, so that long texts get their share. */
static int grant_wishes(const struct table_fit_column *columns, size_t count, int rest, int *out)
{
    int purse = (int)((int64_t)rest * 2 / 5);
    for (;;) {
        size_t cheapest = count;
        int price = 0;
        for (size_t i = 0; i < count; i++) {
            int wish = wish_of(&columns[i], out[i]);
            if (wish > 0 && wish <= purse && (cheapest == count || wish < price)) {
                cheapest = i;
                price = wish;
            }
        }
        if (cheapest == count)
            return rest;
        out[cheapest] += price;
        purse -= price;
        rest -= price;
    }
}

/* Puts the last millipoints into the widest column, so that the sum is exact. */
static void make_exact(size_t count, int width, int *out)
{
    int64_t sum = 0;
    size_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        sum += out[i];
        widest = out[i] > out[widest] ? i : widest;
    }
    out[widest] += (int)(width - sum);
}

static void cut_in_proportion(size_t count, int64_t sum, int width, int *out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = (int)((int64_t)out[i] * width / sum);
        if (out[i] < 1)
            out[i] = 1;
    }
}

bool table_fit(const struct table_fit_column *columns, size_t count, const int *cells, size_t rows,
               int width, int *out)
{
    int64_t sum = 0;
    if (count == 0)
        return true;
    for (size_t i = 0; i < count; i++) {
        out[i] = lower_bound(&columns[i]);
        sum += out[i];
    }
    if (sum > width) {
        cut_in_proportion(count, sum, width, out);
        make_exact(count, width, out);
        return false;
    }
    int rest = grant_wishes(columns, count, width - (int)sum, out);
    int step = rest / STEPS > 250 ? rest / STEPS : 250;
    while (rest > 0) {
        step = step < rest ? step : rest;
        size_t best = best_column(columns, count, cells, rows, step, out);
        if (best == count)
            break;
        int room = upper_bound(&columns[best]) - out[best];
        int more = step < room ? step : room;
        out[best] += more;
        rest -= more;
    }
    rest = share_out(columns, count, TAKE_TEXT, rest, out);
    rest = share_out(columns, count, TAKE_ALL, rest, out);
    (void)rest; /* declared maxima may leave some: the widest column takes it */
    make_exact(count, width, out);
    return true;
}
