/* evidence.csv: what a document proves, whether its file is there, and whether every KRS indicator
 * has what it needs (formats.md "evidence.csv", domain.md 3.8). */
#include "input/check.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* Nodes of the standards: which of them exist their own files say. */
static bool is_standard(const char *prefix)
{
    return text_equal(prefix, "sar") || text_equal(prefix, "pmqa");
}

/* "krs/1.1": a set's indicator, or a node of the standards. Held with its prefix in lower case. */
static void check_node(struct check *check, struct row *row)
{
    struct sheet *sheet = &check->evidence;
    struct arena *arena = check->arena;
    const char *node = table_text(sheet->table, row, "node");
    const char *slash = strchr(node, '/');
    if (text_is_empty(node)) {
        return; /* reported */
    }
    if (slash == NULL || slash == node || slash[1] == '\0') {
        check_error(check, sheet, row, "node", OFF040, node, "", "");
        return;
    }
    const char *prefix = schema_fold(arena, text_copy_n(arena, node, (size_t)(slash - node)));
    const char *id = text_trim(arena, slash + 1);
    const struct schema_choice *set = schema_choice_find(arena, &schema_sets, prefix);
    if (set == NULL && !is_standard(prefix)) {
        check_error(check, sheet, row, "node", OFF040, node, "", "");
        return;
    }
    const char *key = text_format(arena, "%s/%s", set != NULL ? set->id : prefix, id);
    row->cells[table_column(sheet->table, "node")].text = key;
    if (set != NULL && check_has_indicators(check, sheet)) {
        check_indicator_named(check, sheet, row, "node", key);
    }
}

/* The file stands below evidence/, written with or without that prefix. Held with it. */
static void check_file(struct check *check, struct row *row)
{
    struct sheet *sheet = &check->evidence;
    const char *file = table_text(sheet->table, row, "file");
    int descriptor;
    int error;
    if (text_is_empty(file)) {
        return;
    }
    if (!text_starts_with(file, "evidence/")) {
        file = text_format(check->arena, "evidence/%s", file);
    }
    switch (bytes_open(check->folder, file, &descriptor, &error)) {
    case BYTES_OPENED:
        close(descriptor);
        row->cells[table_column(sheet->table, "file")].text = file;
        break;
    case BYTES_ABSENT: check_error(check, sheet, row, "file", OFF041, file, "", ""); break;
    case BYTES_OUTSIDE: check_error(check, sheet, row, "file", OFF042, file, "", ""); break;
    case BYTES_NOT_A_FILE:
        check_error(check, sheet, row, "file", OFF043, file, strerror(EISDIR), "");
        break;
    case BYTES_UNREADABLE:
        check_error(check, sheet, row, "file", OFF043, file, strerror(error), "");
        break;
    }
}

/* How many rows of evidence each node has; rows with an error elsewhere count as well. */
static size_t *count_nodes(struct check *check, struct lookup *nodes)
{
    const struct table *table = check->evidence.table;
    size_t rows = table != NULL ? table->row_count : 0;
    size_t *counts = arena_alloc_array(check->arena, rows + 1, sizeof *counts);
    for (size_t i = 0; i < rows; i++) {
        size_t index = lookup_count(nodes);
        lookup_add(nodes, table_text(table, &table->rows[i], "node"), index, &index);
        counts[index]++;
    }
    return counts;
}

/* evidence_min as given; without it a KRS indicator needs one piece, the others none. */
static int64_t needed_of(const struct table *indicators, const struct row *row)
{
    int64_t needed = text_equal(table_text(indicators, row, "set"), "krs") ? 1 : 0;
    const struct number *given = table_number(indicators, row, "evidence_min");
    if (given != NULL) {
        number_to_integer(given, &needed);
    }
    return needed;
}

static void check_completeness(struct check *check)
{
    const struct table *indicators = check->indicators.table;
    struct lookup *nodes = lookup_new(check->arena);
    if (indicators == NULL || check->settings->packet.evidence_optional) {
        return;
    }
    if (check->evidence.table != NULL && !check->evidence.complete) {
        return; /* more may stand where it could not be read */
    }
    const size_t *counts = count_nodes(check, nodes);
    for (size_t i = 0; i < indicators->row_count; i++) {
        const struct row *row = &indicators->rows[i];
        const char *key = check_indicator_key(check, &check->indicators, row, "id");
        size_t index;
        bool first = key != NULL && lookup_find(check->indicator_rows, key, &index) && index == i;
        if (!first || !text_equal(table_text(indicators, row, "set"), "krs")) {
            continue;
        }
        size_t count = lookup_find(nodes, key, &index) ? counts[index] : 0;
        int64_t needed = needed_of(indicators, row);
        if ((int64_t)count < needed) {
            check_warning(check, &check->indicators, row, "id", OFF044, key,
                          text_format(check->arena, "%zu", count),
                          text_format(check->arena, "%lld", (long long)needed));
        }
    }
}

void check_evidence(struct check *check)
{
    struct table *table = check->evidence.table;
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; table != NULL && i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        const char *id = table_text(table, row, "id");
        if (!text_is_empty(id)) {
            check_repeated(check, &check->evidence, row, "id", seen, id, id);
        }
        check_node(check, row);
        check_file(check, row);
    }
    check_completeness(check);
}
