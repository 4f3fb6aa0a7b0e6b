/* The list of problems: collecting, counting, ordering. Their words stand in diag_message.c.
 * Prints nothing and ends nothing. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag_list.h"

enum { MOST_OF_ONE_CODE = 100, LONGEST_ARGUMENT = 240, LONGEST_FILE = 4096 };

static const struct {
    enum diag_level level;
    int status;
} properties[DIAG_CODE_COUNT] = {
#define DIAG_CODE(code, level, status, english, thai) {level, status},
#include "base/diag_codes.def"
#undef DIAG_CODE
};

struct entry {
    struct diag_item item;
    size_t file;     /* order of the file's first appearance */
    size_t sequence; /* order of the item */
};

struct diag {
    struct arena *arena;
    struct entry *entries;
    size_t count, capacity;
    const char **files;
    size_t file_count, file_capacity;
    unsigned long reported[DIAG_CODE_COUNT];
    struct diag_item *sorted;
    size_t sorted_count;
};

struct diag *diag_new(struct arena *arena)
{
    struct diag *diag = arena_alloc(arena, sizeof *diag);
    diag->arena = arena;
    return diag;
}

/* A message is one line of valid UTF-8 and of bearable length, whatever the data hold. */
static const char *clean_copy(struct arena *arena, const char *text, size_t longest)
{
    struct text_buffer out;
    text_buffer_init(&out, arena, longest * 4 + 8);
    size_t length = 0;
    for (uint32_t c; (c = text_next(&text)) != 0; length++) {
        if (length == longest) {
            text_buffer_add(&out, "…");
            break;
        }
        char bytes[4];
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029)
            c = ' ';
        text_buffer_add_n(&out, bytes, text_encode(c, bytes));
    }
    return out.data;
}

/* The number of a file, in diag->files. The last one comes first: problems come in runs. */
static size_t file_number(struct diag *diag, const char *file)
{
    file = clean_copy(diag->arena, file, LONGEST_FILE);
    for (size_t i = diag->file_count; i > 0; i--)
        if (text_equal(diag->files[i - 1], file))
            return i - 1;
    diag->files = arena_grow(diag->arena, diag->files, diag->file_count, &diag->file_capacity,
                             sizeof diag->files[0]);
    diag->files[diag->file_count] = file;
    return diag->file_count++;
}

void diag_add(struct diag *diag, enum diag_code code, struct diag_place place,
              const char *const *arguments)
{
    if (diag->reported[code]++ >= MOST_OF_ONE_CODE)
        return;
    diag->entries = arena_grow(diag->arena, diag->entries, diag->count, &diag->capacity,
                               sizeof diag->entries[0]);
    size_t argument_count = 0;
    while (arguments && arguments[argument_count])
        argument_count++;
    const char **copies = arena_alloc_array(diag->arena, argument_count + 1, sizeof copies[0]);
    for (size_t i = 0; i < argument_count; i++)
        copies[i] = clean_copy(diag->arena, arguments[i], LONGEST_ARGUMENT);
    size_t file = 0;
    if (place.file) {
        file = file_number(diag, place.file) + 1;
        place.file = diag->files[file - 1];
    }
    if (place.field)
        place.field = clean_copy(diag->arena, place.field, LONGEST_ARGUMENT);
    diag->entries[diag->count] = (struct entry){
        .item = {code, properties[code].level, place, copies, argument_count},
        .file = file,
        .sequence = diag->count,
    };
    diag->count++;
}

struct diag_place diag_file(const char *file)
{
    return (struct diag_place){file, 0, 0, NULL};
}

struct diag_place diag_at(const char *file, unsigned line, unsigned column, const char *field)
{
    return (struct diag_place){file, line, column, field};
}

size_t diag_count(const struct diag *diag, enum diag_level level)
{
    size_t count = 0;
    for (size_t code = 0; code < DIAG_CODE_COUNT; code++)
        if (properties[code].level == level)
            count += diag->reported[code];
    return count;
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->item.place.line != b->item.place.line)
        return a->item.place.line < b->item.place.line ? -1 : 1;
    if (a->item.place.column != b->item.place.column)
        return a->item.place.column < b->item.place.column ? -1 : 1;
    return (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

size_t diag_items(struct diag *diag, const struct diag_item **items)
{
    if (diag->sorted_count != diag->count) {
        qsort(diag->entries, diag->count, sizeof diag->entries[0], compare_entries);
        diag->sorted = arena_alloc_array(diag->arena, diag->count, sizeof diag->sorted[0]);
        for (size_t i = 0; i < diag->count; i++)
            diag->sorted[i] = diag->entries[i].item;
        diag->sorted_count = diag->count;
    }
    *items = diag->sorted;
    return diag->count;
}

/* The place of a status in the order of worst first; statuses that are not listed come last. */
static size_t severity_rank(int status)
{
    static const int worst_first[] = {70, 74, 73, 69, 66, 65, 64, 75};
    size_t rank = 0;
    while (rank < sizeof worst_first / sizeof worst_first[0] && worst_first[rank] != status)
        rank++;
    return rank;
}

int diag_worse_status(int left, int right)
{
    return severity_rank(right) < severity_rank(left) ? right : left;
}

int diag_exit_status(const struct diag *diag)
{
    int worst = 0;
    for (size_t code = 0; code < DIAG_CODE_COUNT; code++)
        if (diag->reported[code] > 0 && properties[code].level == DIAG_ERROR)
            worst = diag_worse_status(worst, properties[code].status);
    return worst;
}

unsigned long diag_left_out(const struct diag *diag, enum diag_code code)
{
    unsigned long reported = diag->reported[code];
    return reported > MOST_OF_ONE_CODE ? reported - MOST_OF_ONE_CODE : 0;
}
