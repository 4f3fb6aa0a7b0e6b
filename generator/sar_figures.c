/* Figure ids, values and units of the standards. No arithmetic. */
#include "generator/sar_figures.h"

#include "base/arena.h"
#include "base/table.h"
#include "base/text.h"

struct adding {
    struct arena *arena;
    struct book *book;
    const char *id; /* "sar/1.1.4" */
};

static void add_number(const struct adding *adding, const char *name, const struct number *number,
                       enum figure_unit unit)
{
    struct figure figure = {text_format(adding->arena, "%s/%s", adding->id, name), number, NULL,
                            unit};
    book_add_figure(adding->book, figure);
}

static void add_word(const struct adding *adding, const char *name, const char *word)
{
    struct figure figure = {text_format(adding->arena, "%s/%s", adding->id, name), NULL, word,
                            FIGURE_WORD};
    book_add_figure(adding->book, figure);
}

static void add_value(const struct adding *adding, const struct sar_node *node)
{
    switch (node->shape->target) {
    case STANDARD_LEVEL: add_number(adding, "value", node->value, FIGURE_SCORE); break;
    case STANDARD_PERCENT: add_number(adding, "value", node->value, FIGURE_PERCENT); break;
    case STANDARD_MONEY: add_number(adding, "value", node->value, FIGURE_BAHT); break;
    case STANDARD_NUMBER:
    case STANDARD_CHECKLIST: add_number(adding, "value", node->value, FIGURE_COUNT); break;
    case STANDARD_YESNO:
        add_word(adding, "value", node->answered ? (node->yes ? "yes" : "no") : NULL);
        break;
    }
}

static bool has_level(const struct sar_node *node)
{
    enum standard_target target = node->shape->target;
    return target == STANDARD_LEVEL || target == STANDARD_YESNO || target == STANDARD_CHECKLIST ||
           sar_has_target(node);
}

/* Items of a checklist are counted, not scored; a number without a target is shown, no more. */
static void add_node(const struct adding *adding, const struct sar_node *node)
{
    enum standard_role role = node->shape->role;
    bool leaf = role == STANDARD_LEAF;
    bool scored = role == STANDARD_PARENT || (leaf && has_level(node));
    if (leaf || role == STANDARD_ITEM)
        add_value(adding, node);
    if (leaf && scored)
        add_number(adding, "level", node->level, FIGURE_SCORE);
    if (scored) {
        add_number(adding, "score", node->score, FIGURE_SCORE);
        add_word(adding, "word", node->word);
    }
    if (leaf && node->shape->target == STANDARD_CHECKLIST) {
        add_number(adding, "count", node->count, FIGURE_COUNT);
        add_number(adding, "of", node->of, FIGURE_COUNT);
        add_number(adding, "percent", node->percent, FIGURE_PERCENT);
    }
    if (sar_has_target(node))
        add_word(adding, "passed", node->passed);
}

/* formulas.md: what is not answered counts in `of`, so that a category never looks better than it
 * is. */
static void add_category(const struct adding *adding, const struct sar_node *node)
{
    add_number(adding, "count", node->count, FIGURE_COUNT);
    add_number(adding, "of", node->of, FIGURE_COUNT);
    add_number(adding, "percent", node->percent, FIGURE_PERCENT);
}

void sar_figures_add(struct arena *arena, struct book *book, const struct sar_tree *tree)
{
    bool pmqa = text_equal(tree->prefix, "pmqa");
    struct adding adding = {.arena = arena, .book = book};
    for (size_t i = 0; i < tree->count; i++) {
        const struct sar_node *node = &tree->nodes[i];
        adding.id = text_format(arena, "%s/%s", tree->prefix, node->id);
        if (!node->shape->usable || node->shape->role == STANDARD_TEXT)
            continue;
        if (!pmqa)
            add_node(&adding, node);
        else if (sar_is_category(node))
            add_category(&adding, node);
    }
    if (pmqa)
        return;
    adding.id = "sar/total";
    add_number(&adding, "score", tree->score, FIGURE_SCORE);
    add_word(&adding, "word", tree->word);
}
