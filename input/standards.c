/* Rows → tree. Works outwards from the roots without recursion, so that a made-up file cannot
 * exhaust the stack. */
#include "input/standards.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/lookup.h"

struct place {
    size_t dots, index;
};

const char *standards_parent_id(struct arena *arena, const char *id)
{
    const char *dot = strrchr(id, '.');
    return dot != NULL ? text_copy_n(arena, id, (size_t)(dot - id)) : NULL;
}

static size_t count_dots(const char *id)
{
    size_t count = 0;
    for (; *id != '\0'; id++) {
        count += *id == '.';
    }
    return count;
}

static int compare_places(const void *left, const void *right)
{
    const struct place *a = left;
    const struct place *b = right;
    if (a->dots != b->dots) {
        return a->dots < b->dots ? -1 : 1;
    }
    return a->index < b->index ? -1 : a->index > b->index;
}

/* Fewer dots first: a parent's id is shorter by one. */
static const size_t *order_outward(struct arena *arena, const struct standard_tree *tree)
{
    struct place *places = arena_alloc_array(arena, tree->count + 1, sizeof *places);
    size_t *order = arena_alloc_array(arena, tree->count + 1, sizeof *order);
    for (size_t i = 0; i < tree->count; i++) {
        places[i] = (struct place){tree->nodes[i].dots, i};
    }
    qsort(places, tree->count, sizeof *places, compare_places);
    for (size_t i = 0; i < tree->count; i++) {
        order[i] = places[i].index;
    }
    return order;
}

static enum standard_target target_of(const struct standard_tree *tree, const struct row *row,
                                      bool below_checklist)
{
    static const struct {
        const char *id;
        enum standard_target target;
    } targets[] = {
        {"checklist", STANDARD_CHECKLIST}, {"percent", STANDARD_PERCENT},
        {"number", STANDARD_NUMBER},       {"money", STANDARD_MONEY},
        {"yesno", STANDARD_YESNO},         {"level", STANDARD_LEVEL},
    };
    const char *given = table_text(tree->table, row, "target_kind");
    if (below_checklist) {
        return STANDARD_YESNO;
    }
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        if (text_equal(targets[i].id, given)) {
            return targets[i].target;
        }
    }
    return STANDARD_LEVEL;
}

static void set_role(struct standard_tree *tree, struct standard_node *node)
{
    const struct standard_node *parent =
        node->parent != STANDARD_NO_PARENT ? &tree->nodes[node->parent] : NULL;
    bool below = parent != NULL && (parent->role == STANDARD_ITEM || parent->role == STANDARD_TEXT);
    bool counted =
        parent != NULL && parent->role == STANDARD_LEAF && parent->target == STANDARD_CHECKLIST;
    node->target = target_of(tree, node->row, below || counted);
    if (below) {
        node->role = STANDARD_TEXT;
    } else if (counted) {
        node->role = STANDARD_ITEM;
    } else if (node->child_count > 0 && node->target != STANDARD_CHECKLIST) {
        node->role = STANDARD_PARENT;
    } else {
        node->role = STANDARD_LEAF;
    }
}

void standards_refresh(struct standard_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++) {
        struct standard_node *node = &tree->nodes[tree->outward[i]];
        bool above = node->parent == STANDARD_NO_PARENT || tree->nodes[node->parent].usable;
        node->usable = above && !node->row->bad && !text_is_empty(node->id);
    }
}

struct standard_tree *standards_read(struct arena *arena, const struct table *table)
{
    struct standard_tree *tree = arena_alloc(arena, sizeof *tree);
    tree->table = table;
    tree->count = table->row_count;
    tree->nodes = arena_alloc_array(arena, tree->count + 1, sizeof *tree->nodes);
    tree->ids = lookup_new(arena);
    for (size_t i = 0; i < tree->count; i++) {
        struct standard_node *node = &tree->nodes[i];
        size_t before;
        node->row = &table->rows[i];
        node->id = table_text(table, node->row, "id");
        node->dots = count_dots(node->id);
        node->parent = STANDARD_NO_PARENT;
        if (!text_is_empty(node->id)) {
            lookup_add(tree->ids, node->id, i, &before);
        }
    }
    for (size_t i = 0; i < tree->count; i++) {
        struct standard_node *node = &tree->nodes[i];
        const char *parent = standards_parent_id(arena, node->id);
        if (parent != NULL && lookup_find(tree->ids, parent, &node->parent)) {
            tree->nodes[node->parent].child_count++;
        }
    }
    tree->outward = order_outward(arena, tree);
    for (size_t i = 0; i < tree->count; i++) {
        set_role(tree, &tree->nodes[tree->outward[i]]);
    }
    standards_refresh(tree);
    return tree;
}

int64_t standards_items(const struct standard_tree *tree, const struct standard_node *node)
{
    int64_t given;
    if (number_to_integer(table_number(tree->table, node->row, "target"), &given)) {
        return given;
    }
    return (int64_t)node->child_count;
}
