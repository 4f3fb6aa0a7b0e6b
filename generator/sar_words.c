/* What a node of the standards says on the page: targets, results, groups, evidence. */
#include "generator/sar_book.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/office.h"

const char *sar_target_text(struct arena *arena, const struct sar_node *node)
{
    if (node->shape->role != STANDARD_LEAF)
        return "";
    switch (node->shape->target) {
    case STANDARD_CHECKLIST:
        return text_format(arena, "ครบ %s ข้อ", number_print_plain(arena, node->of, 0, false));
    case STANDARD_PERCENT:
        if (node->target)
            return text_format(arena, "ร้อยละ %s", number_print_plain(arena, node->target, 4, true));
        break;
    case STANDARD_NUMBER:
        if (node->target)
            return text_format(arena, "จำนวน %s", number_print_plain(arena, node->target, 4, true));
        break;
    case STANDARD_MONEY:
        if (node->target)
            return text_format(arena, "%s บาท", number_print(arena, node->target, 2, true));
        break;
    case STANDARD_YESNO: return "มี";
    case STANDARD_LEVEL: return "ระดับ 1–5";
    }
    return "ไม่กำหนดเป้าหมาย";
}

static const char *result_of_leaf(struct arena *arena, const struct sar_node *node)
{
    switch (node->shape->target) {
    case STANDARD_CHECKLIST:
        return text_format(arena, "%s/%s ข้อ (ร้อยละ %s)",
                           number_print_plain(arena, node->count, 0, false),
                           number_print_plain(arena, node->of, 0, false),
                           number_print(arena, node->percent, 2, false));
    case STANDARD_PERCENT:
        return text_format(arena, "ร้อยละ %s", number_print(arena, node->value, 2, true));
    case STANDARD_NUMBER:
        return text_format(arena, "จำนวน %s", number_print_plain(arena, node->value, 4, true));
    case STANDARD_MONEY:
        return text_format(arena, "%s บาท", number_print(arena, node->value, 2, true));
    case STANDARD_YESNO: return node->yes ? "มี" : "ไม่มี";
    case STANDARD_LEVEL: break;
    }
    return text_format(arena, "ระดับ %s", number_print_plain(arena, node->value, 0, false));
}

const char *sar_result_text(struct arena *arena, const struct sar_node *node)
{
    switch (node->shape->role) {
    case STANDARD_LEAF: return node->answered ? result_of_leaf(arena, node) : "ยังไม่มีผล";
    case STANDARD_PARENT:
        if (!node->score)
            return "ยังไม่มีผล";
        return text_format(arena, "คะแนนเฉลี่ย %s", number_print(arena, node->score, 2, false));
    case STANDARD_ITEM: return node->answered && node->yes ? "ดำเนินการแล้ว" : "ยังไม่ได้ดำเนินการ";
    case STANDARD_TEXT: break;
    }
    return "";
}

const char *sar_status_word(const struct sar_node *node)
{
    bool counted = node->shape->target == STANDARD_CHECKLIST ||
                   node->shape->target == STANDARD_YESNO || sar_has_target(node);
    if (node->shape->role != STANDARD_LEAF)
        return "";
    if (!node->answered)
        return "ไม่มีผล";
    if (!counted)
        return "ไม่มีเป้าหมาย";
    bool reached = node->passed ? text_equal(node->passed, "yes") : node->yes;
    if (node->shape->target == STANDARD_CHECKLIST)
        reached = number_compare(node->count, node->of) == 0;
    return reached ? "บรรลุเป้าหมาย" : "ต่ำกว่าเป้าหมาย";
}

const char *sar_answer_text(const struct sar_tree *tree, const struct sar_node *node,
                            const char *column)
{
    return node->answer ? table_text(tree->answers, node->answer, column) : "";
}

/* groups.csv may know a group by its id or short name; the page says its name. */
static const char *group_name(const struct table *groups, const char *text)
{
    for (size_t i = 0; groups && i < groups->row_count; i++) {
        const struct row *row = &groups->rows[i];
        if (text_equal(table_text(groups, row, "id"), text) ||
            text_equal(table_text(groups, row, "short_name"), text))
            return table_text(groups, row, "name");
    }
    return text;
}

const char *sar_groups_text(struct arena *arena, const struct office *office,
                            const struct sar_tree *tree, const struct sar_node *node,
                            const char *column)
{
    const struct table *groups = book_table(office->book, "groups");
    const char **parts;
    struct text_buffer text;
    size_t count =
        text_split(arena, table_text(tree->shape->table, node->shape->row, column), ";", &parts);
    text_buffer_init(&text, arena, 1 << 16);
    for (size_t i = 0; i < count; i++) {
        text_buffer_add(&text, i ? ", " : "");
        text_buffer_add(&text, group_name(groups, parts[i]));
    }
    return text.data ? text.data : "";
}

static void add_title(struct text_buffer *text, size_t *count, const char *title)
{
    (*count)++;
    text_buffer_add_format(text, "%s%zu. %s", *count > 1 ? "\n" : "", *count, title);
}

/* An entry that is the id of a row of evidence.csv stands for its title. */
static const char *title_of(const struct table *evidence, const char *entry)
{
    for (size_t i = 0; evidence && i < evidence->row_count; i++) {
        if (text_equal(table_text(evidence, &evidence->rows[i], "id"), entry))
            return table_text(evidence, &evidence->rows[i], "title");
    }
    return entry;
}

const char *sar_evidence_text(struct arena *arena, const struct office *office,
                              const struct sar_tree *tree, const struct sar_node *node,
                              size_t *count)
{
    const struct table *evidence = book_table(office->book, "evidence");
    const char *key = text_format(arena, "%s/%s", tree->prefix, node->id);
    const char **parts;
    struct text_buffer text;
    size_t own = text_split(arena, sar_answer_text(tree, node, "evidence"), ";", &parts);
    text_buffer_init(&text, arena, 1 << 16);
    *count = 0;
    for (size_t i = 0; i < own; i++)
        add_title(&text, count, title_of(evidence, parts[i]));
    for (size_t i = 0; evidence && i < evidence->row_count; i++) {
        const struct row *row = &evidence->rows[i];
        const char *title = table_text(evidence, row, "title");
        bool listed = false;
        for (size_t k = 0; k < own; k++)
            listed = listed || text_equal(title_of(evidence, parts[k]), title);
        if (!row->bad && !listed && text_equal(table_text(evidence, row, "node"), key))
            add_title(&text, count, title);
    }
    return text.data ? text.data : "";
}

/* A level ends a hundredth below the next, because the word follows the printed score. */
const char *sar_levels_rule(struct arena *arena, const struct bands *levels)
{
    const struct number *hundredth = number_ratio(arena, 1, 100);
    const struct number *top = number_integer(arena, 5);
    struct text_buffer text;
    text_buffer_init(&text, arena, 1 << 16);
    for (size_t i = 0; i < levels->count; i++) {
        text_buffer_add_format(&text, "%s%s %s–%s คะแนน", i ? ", " : "", levels->list[i].word,
                               number_print(arena, levels->list[i].from, 2, false),
                               number_print(arena, top, 2, false));
        top = number_subtract(arena, levels->list[i].from, hundredth);
    }
    return text.data ? text.data : "";
}
