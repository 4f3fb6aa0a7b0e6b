/* Rows of the tree and of its answers → computed nodes. Makes no tables and no figures. */
#include "generator/sar_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "generator/kpi_set.h"
#include "generator/sar_score.h"
#include "input/lookup.h"
#include "input/office.h"

/* What the items of a checklist, and the children of a parent, add up to. */
struct sums {
    int64_t yes, given; /* items answered yes, and answered */
};

static struct sar_node *parent_of(struct sar_tree *tree, const struct sar_node *node)
{
    return node->shape->parent == STANDARD_NO_PARENT ? NULL : &tree->nodes[node->shape->parent];
}

bool sar_is_category(const struct sar_node *node)
{
    return node->shape->parent == STANDARD_NO_PARENT || text_equal(node->kind, "category");
}

bool sar_has_target(const struct sar_node *node)
{
    enum standard_target kind = node->shape->target;
    return node->shape->role == STANDARD_LEAF && node->target &&
           (kind == STANDARD_PERCENT || kind == STANDARD_NUMBER || kind == STANDARD_MONEY);
}

/* --- names ------------------------------------------------------------------------------------ */

static const char *last_part(const char *id)
{
    const char *dot = strrchr(id, '.');
    return dot ? dot + 1 : id;
}

/* An item of a category is numbered with its category (หมวดที่ 3: 3.1, 3.2 …), others by themselves.
 */
static const char *number_of(struct arena *arena, struct sar_tree *tree,
                             const struct sar_node *node)
{
    const char *number = last_part(node->id);
    if (!text_equal(node->kind, "item"))
        return number;
    for (const struct sar_node *up = parent_of(tree, node); up; up = parent_of(tree, up)) {
        bool category = text_equal(up->kind, "category");
        if (category || text_equal(up->kind, "item"))
            number = text_format(arena, "%s.%s", last_part(up->id), number);
        if (category)
            break;
    }
    return number;
}

static const char *title_of(struct arena *arena, struct sar_tree *tree, const struct sar_node *node)
{
    const char *label = table_text(tree->shape->table, node->shape->row, "label");
    const char *number = number_of(arena, tree, node);
    size_t length = strlen(label);
    bool numbered = length > 0 && strchr("0123456789", label[length - 1]);
    if (text_equal(node->kind, "item") || text_is_empty(label))
        return number;
    return numbered ? label : text_format(arena, "%s %s", label, number);
}

/* --- answers ---------------------------------------------------------------------------------- */

static void read_node(struct arena *arena, struct sar_tree *tree, struct sar_node *node)
{
    const struct table *table = tree->shape->table;
    node->kind = table_text(table, node->shape->row, "kind");
    node->name = table_text(table, node->shape->row, "name");
    node->target = table_number(table, node->shape->row, "target");
    node->title = title_of(arena, tree, node);
    if (node->shape->role == STANDARD_LEAF && node->shape->target == STANDARD_CHECKLIST)
        node->target = number_integer(arena, standards_items(tree->shape, node->shape));
}

static bool take_answers(struct sar_tree *tree)
{
    bool any = false;
    for (size_t i = 0; i < tree->answers->row_count; i++) {
        const struct row *row = &tree->answers->rows[i];
        size_t index;
        if (row->bad ||
            !lookup_find(tree->shape->ids, table_text(tree->answers, row, "id"), &index) ||
            !tree->shape->nodes[index].usable)
            continue;
        struct sar_node *node = &tree->nodes[index];
        const struct cell *value = table_cell(tree->answers, row, "value");
        node->answer = row;
        node->value = value->number;
        node->answered = value->kind == CELL_NUMBER || value->kind == CELL_YES_NO;
        node->yes = value->kind == CELL_YES_NO && value->yes;
        any = any || node->answered;
    }
    return any;
}

/* --- levels and means ------------------------------------------------------------------------- */

static void compute_checklist(struct arena *arena, struct sar_node *node, const struct sums *sums)
{
    node->of = node->target;
    if (!node->value && sums->given > 0) {
        /* More items may be listed than the target asks for. */
        node->value = number_minimum(number_integer(arena, sums->yes), node->of);
        node->answered = true;
    }
    node->count = node->value;
    node->level = sar_level_of_count(arena, node->count, node->of);
}

static void compute_leaf(struct arena *arena, struct sar_node *node, const struct sums *sums)
{
    switch (node->shape->target) {
    case STANDARD_LEVEL: node->level = node->value; break;
    case STANDARD_YESNO:
        if (node->answered)
            node->level = number_integer(arena, node->yes ? 5 : 1);
        break;
    case STANDARD_CHECKLIST: compute_checklist(arena, node, sums); break;
    case STANDARD_PERCENT:
    case STANDARD_NUMBER:
    case STANDARD_MONEY:
        node->level = sar_level_of_value(arena, node->value, node->target);
        if (node->value && node->target)
            node->passed = number_compare(node->value, node->target) >= 0 ? "yes" : "no";
        break;
    }
    node->score = node->level;
}

/* What a leaf counts for in its category: a checklist its items, a yes/no or a target one item. An
 * answer that is missing counts in `of`. */
static void count_leaf(struct arena *arena, const struct sar_node *node,
                       const struct number **count, const struct number **of)
{
    const struct number *zero = number_integer(arena, 0), *one = number_integer(arena, 1);
    *count = zero;
    *of = NULL;
    if (node->shape->target == STANDARD_CHECKLIST) {
        *count = node->count ? node->count : zero;
        *of = node->of;
    } else if (node->shape->target == STANDARD_YESNO) {
        *count = node->yes ? one : zero;
        *of = one;
    } else if (sar_has_target(node)) {
        *count = node->passed && text_equal(node->passed, "yes") ? one : zero;
        *of = one;
    }
}

/* Adds what a node counts to its parent, and so on up to the root. */
static void add_to_parent(struct arena *arena, struct sar_tree *tree, struct sar_node *node)
{
    struct sar_node *parent = parent_of(tree, node);
    const struct number *count = node->count, *of = node->of;
    if (node->shape->role == STANDARD_LEAF)
        count_leaf(arena, node, &count, &of);
    if (!parent) {
        if (node->score) {
            tree->sum = number_add(arena, tree->sum, node->score);
            tree->scored++;
        }
        return;
    }
    if (node->score) {
        parent->sum = number_add(arena, parent->sum, node->score);
        parent->scored++;
    }
    if (of) {
        parent->count = parent->count ? number_add(arena, parent->count, count) : count;
        parent->of = parent->of ? number_add(arena, parent->of, of) : of;
    }
}

static void finish_node(struct arena *arena, const struct office *office, struct sar_node *node)
{
    if (node->shape->role == STANDARD_PARENT)
        node->score = sar_mean(arena, node->sum, node->scored);
    node->word = kpi_band_word(arena, &office->settings.scheme.sar_levels, node->score);
    node->percent = number_divide(
        arena, number_multiply(arena, number_integer(arena, 100), node->count), node->of);
}

/* From the leaves inwards: a parent comes after all its children. */
static void roll_up(struct arena *arena, const struct office *office, struct sar_tree *tree)
{
    struct sums *sums = arena_alloc_array(arena, tree->count + 1, sizeof *sums);
    for (size_t i = 0; i < tree->count; i++)
        tree->nodes[i].sum = number_integer(arena, 0);
    for (size_t i = tree->count; i-- > 0;) {
        size_t index = tree->shape->outward[i];
        struct sar_node *node = &tree->nodes[index];
        if (!node->shape->usable || node->shape->role == STANDARD_TEXT)
            continue;
        if (node->shape->role == STANDARD_ITEM) {
            sums[node->shape->parent].yes += node->yes;
            sums[node->shape->parent].given += node->answered;
            continue;
        }
        if (node->shape->role == STANDARD_LEAF)
            compute_leaf(arena, node, &sums[index]);
        finish_node(arena, office, node);
        add_to_parent(arena, tree, node);
    }
    tree->score = sar_mean(arena, tree->sum, tree->scored);
    tree->word = kpi_band_word(arena, &office->settings.scheme.sar_levels, tree->score);
}

struct sar_tree *sar_tree_compute(struct arena *arena, const struct office *office,
                                  const char *prefix)
{
    const struct table *table = book_table(office->book, prefix);
    const struct table *answers =
        book_table(office->book, text_format(arena, "%s-answers", prefix));
    if (!table || !answers)
        return NULL;
    struct sar_tree *tree = arena_alloc(arena, sizeof *tree);
    tree->prefix = prefix;
    tree->shape = standards_read(arena, table);
    tree->answers = answers;
    tree->count = tree->shape->count;
    tree->nodes = arena_alloc_array(arena, tree->count + 1, sizeof *tree->nodes);
    tree->sum = number_integer(arena, 0);
    for (size_t i = 0; i < tree->count; i++) {
        tree->nodes[i].shape = &tree->shape->nodes[i];
        tree->nodes[i].id = tree->shape->nodes[i].id;
        tree->nodes[i].kind = table_text(table, tree->shape->nodes[i].row, "kind");
    }
    for (size_t i = 0; i < tree->count; i++) {
        struct sar_node *parent = parent_of(tree, &tree->nodes[i]);
        read_node(arena, tree, &tree->nodes[i]);
        if (parent && tree->nodes[i].shape->usable && text_equal(tree->nodes[i].kind, "item"))
            parent->items++;
    }
    if (!take_answers(tree))
        return NULL;
    roll_up(arena, office, tree);
    return tree;
}
