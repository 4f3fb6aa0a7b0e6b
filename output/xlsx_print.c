/* Sheets on paper: A4, one page wide and as many pages high as it takes, with page ends before the
 * charts that would be cut. All heights are known, for every row gets its height from us; where
 * columns are drawn wider than in Excel, the scale is smaller and a page holds more. Lengths in
 * points, unscaled. */
#include "output/xlsx_book.h"

#include <math.h>

#include "base/arena.h"

#define A4          9
#define SHORT_SIDE  595.3
#define LONG_SIDE   841.9
#define SIDE_MARGIN 0.6 /* inch */
#define TOP_MARGIN  0.75
#define INCH        72.0
#define UPRIGHT_SCALE                                                                              \
    0.85                /* a sheet that would have to be smaller than this is printed landscape */
#define SPARE      0.96 /* other programs' rows are a little higher */
#define BREAKS_MAX 1000 /* the library takes 1,023 */
/* A third more than a page is made smaller until it is one, unless that is too small to read. */
#define MORE_THAN_PAGE 1.33
#define LEAST_SCALE    0.5

static double usable_width(bool landscape)
{
    return (landscape ? LONG_SIDE : SHORT_SIDE) - 2 * SIDE_MARGIN * INCH;
}

static double usable_height(bool landscape)
{
    return (landscape ? SHORT_SIDE : LONG_SIDE) - 2 * TOP_MARGIN * INCH;
}

double xlsx_column_points(double characters)
{
    return floor(7 * characters + 5) * 0.75; /* of the workbook's 11 pt, whose digit has 7 pixels */
}

bool xlsx_prints_landscape(double width)
{
    return width * UPRIGHT_SCALE > usable_width(false);
}

double xlsx_landscape_width(double scale)
{
    return usable_width(true) / scale;
}

void xlsx_set_up_print(lxw_worksheet *worksheet, bool landscape)
{
    worksheet_set_default_row(worksheet, XLSX_LINE_POINTS, LXW_FALSE);
    worksheet_set_paper(worksheet, A4);
    if (landscape)
        worksheet_set_landscape(worksheet);
    worksheet_fit_to_pages(worksheet, 1, 0);
    worksheet_set_margins(worksheet, SIDE_MARGIN, SIDE_MARGIN, TOP_MARGIN, TOP_MARGIN);
    worksheet_set_footer(worksheet, "&C&P / &N"); /* cannot fail: the text is short and ours */
}

void xlsx_pages_begin(struct xlsx_pages *pages, bool landscape, double width)
{
    double scale = usable_width(landscape) / width;
    scale = scale > 1 ? 1 : scale;
    *pages =
        (struct xlsx_pages){.scale = scale, .height = SPARE * usable_height(landscape) / scale};
}

void xlsx_pages_add_row(struct xlsx_pages *pages, double height, bool repeated)
{
    if (pages->used + height > pages->height) {
        pages->used = pages->repeated;
        pages->guessed = true;
    }
    pages->used += height;
    pages->total += height;
    pages->repeated += repeated ? height : 0;
}

void xlsx_pages_add_whole(struct xlsx_book *book, struct xlsx_pages *pages, lxw_row_t row,
                          double height)
{
    bool fits = !pages->guessed && pages->used + height <= pages->height;
    if (row > 0 && !fits) {
        pages->breaks = arena_grow(book->arena, pages->breaks, pages->count, &pages->capacity,
                                   sizeof *pages->breaks);
        pages->breaks[pages->count++] = row;
        pages->used = pages->repeated;
        pages->guessed = false;
    }
    pages->used += height;
    pages->total += height;
}

double xlsx_pages_room(const struct xlsx_pages *pages)
{
    return pages->height - pages->repeated;
}

bool xlsx_pages_are_one(const struct xlsx_pages *pages)
{
    double more = pages->total / pages->height;
    return more <= 1 || (more <= MORE_THAN_PAGE && pages->scale / more >= LEAST_SCALE);
}

void xlsx_pages_end(struct xlsx_book *book, struct xlsx_pages *pages, lxw_worksheet *worksheet)
{
    if (xlsx_pages_are_one(pages)) {
        worksheet_fit_to_pages(worksheet, 1, 1);
        return;
    }
    size_t count = pages->count < BREAKS_MAX ? pages->count : BREAKS_MAX;
    lxw_row_t *breaks = arena_alloc_array(book->arena, count + 1, sizeof *breaks); /* ends with 0 */
    for (size_t i = 0; i < count; i++)
        breaks[i] = pages->breaks[i];
    if (count > 0)
        xlsx_ok(book, worksheet_set_h_pagebreaks(worksheet, breaks), "page ends");
}
