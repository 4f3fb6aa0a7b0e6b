/* From the rows of budget.csv to sums. Makes no tables and no figures. */
#include "generator/budget_set.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/table.h"
#include "base/text.h"
#include "generator/field.h"
#include "input/office.h"
#include "input/schema_field.h"

static void read_line(struct arena *arena, const struct table *table, const struct row *row,
                      int counted, struct budget_line *line)
{
    static const char *const QUARTERS[BUDGET_QUARTERS] = {"q1", "q2", "q3", "q4"};
    const struct cell *capital = table_cell(table, row, "capital");
    const char *type = table_text(table, row, "type");
    const struct number *quarters[BUDGET_QUARTERS];
    for (int i = 0; i < BUDGET_QUARTERS; i++)
        quarters[i] = table_number(table, row, QUARTERS[i]);
    line->row = row;
    line->plan = table_text(table, row, "plan");
    line->project = table_text(table, row, "project");
    line->type = schema_choice_word(&schema_budget_types, type);
    line->capital = capital->kind == CELL_YES_NO ? capital->yes : text_equal(type, "investment");
    line->carried_over = table_cell(table, row, "carried_over")->yes;
    line->sum = budget_sum_line(arena, table_number(table, row, "allocated"),
                                table_number(table, row, "transferred"),
                                table_number(table, row, "committed"), quarters, counted);
}

static const char *name_of(const struct budget_line *line, char part)
{
    if (part == 't')
        return line->type;
    return part == 'p' ? line->plan : line->project;
}

/* The sums of this year's lines by type ('t'), plan ('p') or project ('j'). */
static struct budget_parts sum_parts(struct arena *arena, const struct budget *budget, char part)
{
    struct budget_parts parts = {0};
    struct field_names names = {0};
    bool unnamed = false;
    for (size_t i = 0; part == 't' && i < schema_budget_types.count; i++)
        field_name_index(arena, &names, schema_budget_types.list[i].thai);
    for (size_t i = 0; i < budget->line_count; i++) {
        const char *name = name_of(&budget->lines[i], part);
        unnamed = unnamed || text_is_empty(name);
        if (!text_is_empty(name) && !budget->lines[i].carried_over)
            field_name_index(arena, &names, name);
    }
    if (unnamed)
        field_name_index(arena, &names, "");
    struct budget_sum *sums = arena_alloc_array(arena, names.count + 1, sizeof *sums);
    for (size_t i = 0; i < names.count; i++)
        sums[i] = budget_sum_zero(arena);
    for (size_t i = 0; i < budget->line_count; i++) {
        const struct budget_line *line = &budget->lines[i];
        if (!line->carried_over)
            budget_sum_add(arena, &sums[field_name_index(arena, &names, name_of(line, part))],
                           &line->sum);
    }
    parts.list = arena_alloc_array(arena, names.count + 1, sizeof *parts.list);
    for (size_t i = 0; i < names.count; i++) {
        if (sums[i].count > 0)
            parts.list[parts.count++] = (struct budget_part){names.list[i], sums[i]};
    }
    return parts;
}

struct budget *budget_compute(struct arena *arena, const struct office *office)
{
    const struct table *table = book_table(office->book, "budget");
    if (!field_is_reported(table))
        return NULL;
    struct budget *budget = arena_alloc(arena, sizeof *budget);
    budget->quarters = office->settings.period.months / 3;
    budget->lines = arena_alloc_array(arena, table->row_count + 1, sizeof *budget->lines);
    budget->total = budget->recurrent = budget->capital = budget->carried_over =
        budget_sum_zero(arena);
    for (size_t i = 0; i < table->row_count; i++) {
        if (table->rows[i].bad)
            continue;
        struct budget_line *line = &budget->lines[budget->line_count++];
        read_line(arena, table, &table->rows[i], budget->quarters, line);
        if (line->carried_over) {
            budget_sum_add(arena, &budget->carried_over, &line->sum);
            continue;
        }
        budget_sum_add(arena, &budget->total, &line->sum);
        budget_sum_add(arena, line->capital ? &budget->capital : &budget->recurrent, &line->sum);
    }
    budget->types = sum_parts(arena, budget, 't');
    budget->plans = sum_parts(arena, budget, 'p');
    budget->projects = sum_parts(arena, budget, 'j');
    return budget;
}

const struct number *budget_target(const struct office *office, int quarter, const char *kind,
                                   const char *measure)
{
    const struct table *targets = book_table(office->book, "targets");
    for (size_t i = 0; targets && i < targets->row_count; i++) {
        const struct row *row = &targets->rows[i];
        int64_t year, number;
        if (!row->bad && number_to_integer(table_number(targets, row, "fiscal_year"), &year) &&
            year == office->settings.period.fiscal_year &&
            number_to_integer(table_number(targets, row, "quarter"), &number) &&
            number == quarter && text_equal(table_text(targets, row, "kind"), kind) &&
            text_equal(table_text(targets, row, "measure"), measure))
            return table_number(targets, row, "percent");
    }
    return NULL;
}
