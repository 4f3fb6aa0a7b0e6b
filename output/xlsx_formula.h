/* The notation of base/table.h → a formula of a sheet. No library here. */
#ifndef RAINGAN_OUTPUT_XLSX_FORMULA_H
#define RAINGAN_OUTPUT_XLSX_FORMULA_H

#include <stdint.h>

#include "output/document.h"

struct arena;

/* Where a table's rows stand on its sheet; rows and columns from 0. */
struct xlsx_area {
    uint32_t first_row, last_row; /* of the data rows */
    uint16_t first_column;
    const struct xlsx_data *data; /* what formulas of the table may name */
    size_t data_count;
};

/* A sheet of data: its headings stand in the first row, the numbers and names of the groups in the
 * first two columns if it has any. */
struct xlsx_data {
    const struct data_sheet *data;
    const char *sheet; /* the name as it stands in a reference */
};
enum { XLSX_DATA_FIRST_ROW = 1 };
uint16_t xlsx_data_first_column(const struct data_sheet *data);

/* "={weight}*{final}/100" in sheet row `row` → "=E5*G5/100"; {id:} → "E$5:E$28"; {name!3:5} →
 * "'คำตอบ'!E$2:G$401". NULL when a column or data that it names is not on the sheets, so that only
 * the value can be written. */
const char *xlsx_formula(struct arena *arena, const char *formula, const struct doc_table *table,
                         const struct xlsx_area *area, uint32_t row);

/* "E5", "AB12" from 0-based row and column. */
const char *xlsx_cell_name(struct arena *arena, uint32_t row, uint16_t column, const char *before_row);

#endif
