/* sar.csv and pmqa.csv: ids, kinds, targets, groups; and the nodes that evidence.csv names
 * (formulas.md "Standards: SAR and PMQA"). */
#include "input/check_sar.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"

/* For hostile files, as in check.c. */
enum { MOST_NEAREST_SEARCHES = 100, MOST_CANDIDATES = 5000 };

void check_unknown_node(struct check_standards *standards, struct sheet *sheet, struct row *row,
                        const char *column, const char *id)
{
    struct check *check = standards->check;
    size_t count = lookup_count(standards->nodes->ids);
    const char *near = NULL;
    if (!standards->tree.complete) {
        row->bad = true; /* the node may be there: what hides it is reported */
        return;
    }
    if (check->unknown_count++ < MOST_NEAREST_SEARCHES && count <= MOST_CANDIDATES) {
        near = text_nearest(check->arena, id, lookup_keys(standards->nodes->ids), count);
    }
    check_error(check, sheet, row, column, near != NULL ? SAR020 : SAR021, id,
                near != NULL ? near : standards->tree.table->file, standards->tree.table->file);
}

/* --- the tree --------------------------------------------------------------------------------- */

static void check_checklist(struct check_standards *standards, struct row *row,
                            const struct standard_node *node)
{
    struct check *check = standards->check;
    struct sheet *sheet = &standards->tree;
    const struct cell *target = table_cell(sheet->table, row, "target");
    int64_t wanted;
    if (target->bad) {
        return;
    }
    if (target->number == NULL) {
        if (node->child_count == 0) {
            check_error(check, sheet, row, "target", SAR014, node->id, "", "");
        }
        return;
    }
    if (!number_to_integer(target->number, &wanted) || wanted < 1) {
        check_error(check, sheet, row, "target", SAR012, target->text, "", "");
    } else if (node->child_count > 0 && (int64_t)node->child_count != wanted) {
        check_warning(check, sheet, row, "target", SAR013, node->id, target->text,
                      text_format(check->arena, "%zu", node->child_count));
    }
}

/* "กลุ่มนโยบายและแผน;ทุกกลุ่ม": each a group of groups.csv, or a word for everyone. */
static void check_groups_of(struct check_standards *standards, struct row *row, const char *column)
{
    static const char *const everyone[] = {"ทุกกลุ่ม", "ทุกกลุ่ม/หน่วย", "ทุกคน", "บุคลากรทุกคน", "ทุกฝ่าย"};
    struct check *check = standards->check;
    const struct table *groups = check->groups.table;
    const char **parts;
    size_t count =
        text_split(check->arena, table_text(standards->tree.table, row, column), ";", &parts);
    for (size_t i = 0; i < count; i++) {
        bool known = check_group_named(check, parts[i]) != NULL;
        for (size_t k = 0; k < sizeof everyone / sizeof everyone[0]; k++) {
            known = known || text_equal(parts[i], everyone[k]);
        }
        if (known || !check->groups.complete) {
            continue;
        }
        const char **names = arena_alloc_array(check->arena, groups->row_count + 1, sizeof *names);
        for (size_t k = 0; k < groups->row_count; k++) {
            names[k] = table_text(groups, &groups->rows[k], "name");
        }
        const char *near = text_nearest(check->arena, parts[i], names, groups->row_count);
        check_error(check, &standards->tree, row, column, near != NULL ? OFF014 : OFF015, parts[i],
                    near != NULL ? near : "", "");
    }
}

static void check_kind(struct check_standards *standards, struct row *row,
                       const struct standard_node *node)
{
    struct check *check = standards->check;
    struct sheet *sheet = &standards->tree;
    const char *given = table_text(sheet->table, row, "target_kind");
    const char *word = schema_choice_word(sheet->schema->columns[4].choices, given);
    bool counted = node->role == STANDARD_ITEM || node->role == STANDARD_TEXT;
    if (counted && !text_is_empty(given) && !text_equal(given, "yesno")) {
        check_error(check, sheet, row, "target_kind", SAR011, node->id, word, "");
    } else if (node->role == STANDARD_PARENT && !text_is_empty(given)) {
        check_error(check, sheet, row, "target_kind", SAR010, node->id, word, "");
    } else if (node->role == STANDARD_LEAF && node->target == STANDARD_CHECKLIST) {
        check_checklist(standards, row, node);
    }
}

static void check_tree(struct check_standards *standards)
{
    struct check *check = standards->check;
    struct table *table = standards->tree.table;
    struct lookup *seen = lookup_new(check->arena);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        const struct standard_node *node = &standards->nodes->nodes[i];
        const char *parent = standards_parent_id(check->arena, node->id);
        if (text_is_empty(node->id)) {
            continue; /* reported */
        }
        check_repeated(check, &standards->tree, row, "id", seen, node->id, node->id);
        if (parent != NULL && node->parent == STANDARD_NO_PARENT && standards->tree.complete) {
            check_warning(check, &standards->tree, row, "id", SAR003, node->id, parent, "");
        }
        check_kind(standards, row, node);
        if (check->groups.table != NULL && !standards->shipped) {
            check_groups_of(standards, row, "main");
            check_groups_of(standards, row, "joint");
        }
    }
    standards_refresh(standards->nodes);
}

/* --- evidence.csv ----------------------------------------------------------------------------- */

static void check_evidence_nodes(struct check_standards *standards)
{
    struct check *check = standards->check;
    struct table *table = check->evidence.table;
    const char *prefix = text_format(check->arena, "%s/", standards->prefix);
    for (size_t i = 0; table != NULL && i < table->row_count; i++) {
        const char *node = table_text(table, &table->rows[i], "node");
        size_t index;
        if (text_starts_with(node, prefix) &&
            !lookup_find(standards->nodes->ids, node + strlen(prefix), &index)) {
            check_unknown_node(standards, &check->evidence, &table->rows[i], "node",
                               node + strlen(prefix));
        }
    }
}

void check_standards(struct check_standards *standards)
{
    if (standards->tree.table == NULL) {
        return; /* nothing to check, or said already */
    }
    standards->nodes = standards_read(standards->check->arena, standards->tree.table);
    check_tree(standards);
    check_evidence_nodes(standards);
    if (standards->answers.table != NULL) {
        check_answers(standards);
    }
}
