/* The book: a packet's tables, single values and figures, found by name. */
#include "base/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* Names to places. A survey with many groups has tens of thousands of figures: no list will do. */
struct index_slot {
    const char *name; /* NULL: free */
    size_t place;
    bool ambiguous; /* two names became this one */
};
struct name_index {
    struct index_slot *slots;
    size_t capacity; /* a power of two, or 0 */
    size_t count;
};

struct value {
    const char *name;
    struct cell *cell; /* apart, so that it stays where it is when the list grows */
};

struct book {
    struct arena *arena;
    const struct date_months *months;
    struct table **tables;
    size_t table_count, table_capacity;
    const struct data_sheet **data;
    size_t data_count, data_capacity;
    struct value *values;
    size_t value_count, value_capacity;
    struct figure *figures;
    struct cell **figure_cells; /* made when asked for */
    size_t figure_count, figure_capacity, figure_cell_capacity;
    struct name_index value_index, figure_index, dotted_index;
};

/* --- the index --- */

/* FNV-1a. The names are ours or an office's own; nobody gains by making them collide. */
static size_t hash(const char *name)
{
    uint64_t value = UINT64_C(14695981039346656037);
    for (; *name; name++)
        value = (value ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return (size_t)(value ^ value >> 32);
}

/* The slot of the name, or the free one where it belongs. The index has a free slot. */
static struct index_slot *slot_of(const struct name_index *index, const char *name)
{
    size_t mask = index->capacity - 1;
    size_t i = hash(name) & mask;
    while (index->slots[i].name && !text_equal(index->slots[i].name, name))
        i = (i + 1) & mask;
    return &index->slots[i];
}

static const struct index_slot *find(const struct name_index *index, const char *name)
{
    if (index->capacity == 0)
        return NULL;
    const struct index_slot *slot = slot_of(index, name);
    return slot->name ? slot : NULL;
}

/* The slot of the name, with its name set: an old one, or a new one whose place is to be set. */
static struct index_slot *enter(struct arena *arena, struct name_index *index, const char *name,
                                bool *found)
{
    if (index->count * 2 >= index->capacity) {
        struct name_index larger = {.capacity = index->capacity ? index->capacity * 2 : 64,
                                    .count = index->count};
        larger.slots = arena_alloc_array(arena, larger.capacity, sizeof larger.slots[0]);
        for (size_t i = 0; i < index->capacity; i++)
            if (index->slots[i].name)
                *slot_of(&larger, index->slots[i].name) = index->slots[i];
        *index = larger;
    }
    struct index_slot *slot = slot_of(index, name);
    *found = slot->name != NULL;
    if (!*found) {
        slot->name = name;
        index->count++;
    }
    return slot;
}

/* --- tables --- */

struct book *book_new(struct arena *arena)
{
    struct book *book = arena_alloc(arena, sizeof *book);
    book->arena = arena;
    return book;
}

void book_add_table(struct book *book, struct table *table)
{
    book->tables = arena_grow(book->arena, book->tables, book->table_count, &book->table_capacity,
                              sizeof book->tables[0]);
    book->tables[book->table_count++] = table;
}

void book_put_table(struct book *book, struct table *table)
{
    for (size_t i = 0; i < book->table_count; i++)
        if (text_equal(book->tables[i]->name, table->name)) {
            book->tables[i] = table;
            return;
        }
    book_add_table(book, table);
}

struct table *book_table(const struct book *book, const char *name)
{
    for (size_t i = 0; i < book->table_count; i++)
        if (text_equal(book->tables[i]->name, name))
            return book->tables[i];
    return NULL;
}

size_t book_tables(const struct book *book, struct table *const **tables)
{
    *tables = book->tables;
    return book->table_count;
}

void book_add_data(struct book *book, const struct data_sheet *data)
{
    book->data = arena_grow(book->arena, book->data, book->data_count, &book->data_capacity,
                            sizeof book->data[0]);
    book->data[book->data_count++] = data;
}

size_t book_data(const struct book *book, const struct data_sheet *const **data)
{
    *data = book->data;
    return book->data_count;
}

/* --- single values --- */

static void set_value(struct book *book, const char *name, struct cell value)
{
    bool found;
    struct index_slot *slot = enter(book->arena, &book->value_index, name, &found);
    if (found) {
        *book->values[slot->place].cell = value;
        return;
    }
    slot->name = text_copy(book->arena, name);
    slot->place = book->value_count;
    book->values = arena_grow(book->arena, book->values, book->value_count, &book->value_capacity,
                              sizeof book->values[0]);
    struct cell *cell = arena_alloc(book->arena, sizeof *cell);
    *cell = value;
    book->values[book->value_count++] = (struct value){slot->name, cell};
}

void book_set_months(struct book *book, const struct date_months *months)
{
    book->months = months;
}

const struct date_months *book_months(const struct book *book)
{
    return book->months;
}

void book_set_text(struct book *book, const char *name, const char *text)
{
    struct cell cell = {.kind = text_is_empty(text) ? CELL_EMPTY : CELL_TEXT,
                        .text = text ? text_copy(book->arena, text) : ""};
    set_value(book, name, cell);
}

void book_set_number(struct book *book, const char *name, const struct number *number)
{
    struct cell cell = {.kind = number ? CELL_NUMBER : CELL_EMPTY,
                        .number = number,
                        .text = number_print_plain(book->arena, number, 4, false)};
    set_value(book, name, cell);
}

void book_set_date(struct book *book, const char *name, struct date date)
{
    struct cell cell = {.kind = date.year ? CELL_DATE : CELL_EMPTY,
                        .date = date,
                        .text = date_print_long(book->arena, book->months, date)};
    set_value(book, name, cell);
}

/* --- figures --- */

void book_add_figure(struct book *book, struct figure figure)
{
    book->figures = arena_grow(book->arena, book->figures, book->figure_count,
                               &book->figure_capacity, sizeof book->figures[0]);
    book->figure_cells = arena_grow(book->arena, book->figure_cells, book->figure_count,
                                    &book->figure_cell_capacity, sizeof book->figure_cells[0]);
    book->figures[book->figure_count] = figure;
    book->figure_cells[book->figure_count] = NULL;
    bool found;
    enter(book->arena, &book->figure_index, figure.id, &found)->place = book->figure_count;
    char *dotted = text_copy(book->arena, figure.id);
    for (char *slash = dotted; (slash = strchr(slash, '/')) != NULL;)
        *slash = '.';
    struct index_slot *slot = enter(book->arena, &book->dotted_index, dotted, &found);
    if (found && !text_equal(book->figures[slot->place].id, figure.id))
        slot->ambiguous = true;
    slot->place = book->figure_count++;
}

size_t book_figures(const struct book *book, const struct figure **figures)
{
    *figures = book->figures;
    return book->figure_count;
}

const char *figure_unit_name(enum figure_unit unit)
{
    static const char *const names[] = {
        [FIGURE_SCORE] = "score",
        [FIGURE_PERCENT] = "percent",
        [FIGURE_PERCENT_POINT] = "percent_point",
        [FIGURE_BAHT] = "baht",
        [FIGURE_COUNT] = "count",
        [FIGURE_DAYS] = "days",
        [FIGURE_RANK] = "rank",
        [FIGURE_WORD] = "word",
    };
    return names[unit];
}

/* What a figure says on the page when the layout does not say how (domain.md 10.3). */
static const char *figure_text(struct arena *arena, const struct figure *figure)
{
    if (!figure->number)
        return figure->text ? figure->text : "";
    switch (figure->unit) {
    case FIGURE_PERCENT:
    case FIGURE_PERCENT_POINT:
    case FIGURE_BAHT: return number_print(arena, figure->number, 2, true);
    case FIGURE_RANK: return number_print(arena, figure->number, 0, false);
    default: return number_print_plain(arena, figure->number, 4, true);
    }
}

static const struct cell *figure_cell(const struct book *book, size_t place)
{
    if (!book->figure_cells[place]) {
        const struct figure *figure = &book->figures[place];
        struct cell *cell = arena_alloc(book->arena, sizeof *cell);
        cell->kind = figure->number                ? CELL_NUMBER
                     : text_is_empty(figure->text) ? CELL_EMPTY
                                                   : CELL_TEXT;
        cell->number = figure->number;
        cell->text = figure_text(book->arena, figure);
        book->figure_cells[place] = cell;
    }
    return book->figure_cells[place];
}

const struct cell *book_value(const struct book *book, const char *name)
{
    const struct index_slot *slot = find(&book->value_index, name);
    if (slot)
        return book->values[slot->place].cell;
    slot = find(&book->figure_index, name);
    if (!slot) {
        slot = find(&book->dotted_index, name);
        if (slot && slot->ambiguous)
            slot = NULL;
    }
    return slot ? figure_cell(book, slot->place) : NULL;
}

size_t book_value_names(const struct book *book, const char *const **names)
{
    size_t count = book->value_count + book->figure_count;
    const char **all = arena_alloc_array(book->arena, count, sizeof *all);
    for (size_t i = 0; i < book->value_count; i++)
        all[i] = book->values[i].name;
    for (size_t i = 0; i < book->figure_count; i++)
        all[book->value_count + i] = book->figures[i].id;
    *names = all;
    return count;
}
