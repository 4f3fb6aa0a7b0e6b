/* The tables that are read rather than counted: the six columns of a criterion's form, the
 * paragraphs of the answers, the index of evidence (domain.md 2.7). */
#include "generator/sar_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/office.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

enum { CELL_LIMIT = 1 << 18 };

struct rows {
    struct arena *arena;
    const struct office *office;
    const struct sar_tree *tree;
    struct table *table;
};

/* --- the six columns -------------------------------------------------------------------------- */

/* The item's text, with the sub-items that only explain it. */
static const char *condition_of(const struct rows *rows, const struct sar_node *node)
{
    struct text_buffer text;
    size_t index = (size_t)(node - rows->tree->nodes);
    text_buffer_init(&text, rows->arena, CELL_LIMIT);
    if (text_equal(node->kind, "item"))
        text_buffer_add_format(&text, "%s ", node->title);
    text_buffer_add(&text, node->name);
    bool counted = node->shape->role == STANDARD_ITEM && node->items > 0;
    for (size_t i = 0; counted && i < rows->tree->count; i++) {
        const struct sar_node *sub = &rows->tree->nodes[i];
        if (sub->shape->usable && sub->shape->parent == index)
            text_buffer_add_format(&text, "\n%s %s", sub->title, sub->name);
    }
    return text.data;
}

static const char *guideline_of(const struct rows *rows, const struct sar_node *node)
{
    const char *given = table_text(rows->tree->shape->table, node->shape->row, "description");
    if (!text_is_empty(given))
        return given;
    if (node->shape->role == STANDARD_ITEM)
        return "มีการดำเนินการและมีร่องรอยหลักฐาน นับเป็น 1 ข้อ";
    if (node->shape->target == STANDARD_YESNO)
        return "มีการดำเนินการและมีร่องรอยหลักฐาน";
    return node->shape->target == STANDARD_LEVEL ? "ประเมินระดับคุณภาพ 1–5" : "รายงานผลที่เกิดขึ้นจริง";
}

static const char *action_of(const struct rows *rows, const struct sar_node *node)
{
    struct text_buffer text;
    size_t count;
    const char *evidence = sar_evidence_text(rows->arena, rows->office, rows->tree, node, &count);
    const char *done = sar_answer_text(rows->tree, node, "performance");
    text_buffer_init(&text, rows->arena, CELL_LIMIT);
    text_buffer_add_format(&text, "ผล: %s", sar_result_text(rows->arena, node));
    /* A leaf's prose stands before the table; an item has no other place. */
    if (text_equal(node->kind, "item") && !text_is_empty(done))
        text_buffer_add_format(&text, "\n%s", done);
    if (count > 0)
        text_buffer_add_format(&text, "\n%s", evidence);
    return text.data;
}

static void add_form_row(const struct rows *rows, const struct sar_node *section,
                         const struct sar_node *node)
{
    static const char *const GROUPS[] = {"main", "joint"};
    struct row *row = table_add_row(rows->arena, rows->table);
    const struct sar_node *asked = node->shape->role == STANDARD_LEAF ? node : section;
    table_set_text(rows->table, row, "section", section->id);
    table_set_text(rows->table, row, "id", node->id);
    table_set_text(rows->table, row, "condition", condition_of(rows, node));
    table_set_text(rows->table, row, "guideline", guideline_of(rows, node));
    table_set_text(rows->table, row, "action", action_of(rows, node));
    table_set_text(rows->table, row, "indicator", sar_target_text(rows->arena, asked));
    bool own_groups = false;
    for (size_t i = 0; i < COUNT_OF(GROUPS); i++)
        own_groups = own_groups || !text_is_empty(table_text(rows->tree->shape->table,
                                                             node->shape->row, GROUPS[i]));
    /* Who has a main group and no joint one works alone; who has neither stands with the section.
     */
    for (size_t i = 0; i < COUNT_OF(GROUPS); i++) {
        const char *groups = sar_groups_text(rows->arena, rows->office, rows->tree,
                                             own_groups ? node : section, GROUPS[i]);
        table_set_text(rows->table, row, GROUPS[i], groups);
    }
}

/* A criterion's form holds its items: of a checklist, or leaves of that kind; without any, itself.
 */
size_t sar_form_rows(const struct sar_node *node)
{
    if (text_equal(node->kind, "item"))
        return 0;
    return node->items == 0 && node->shape->role == STANDARD_LEAF ? 1 : node->items;
}

static void add_section(const struct rows *rows, size_t index)
{
    const struct sar_node *section = &rows->tree->nodes[index];
    size_t wanted = sar_form_rows(section);
    if (wanted > 0 && section->items == 0)
        add_form_row(rows, section, section);
    for (size_t i = 0; wanted > 0 && section->items > 0 && i < rows->tree->count; i++) {
        const struct sar_node *node = &rows->tree->nodes[i];
        if (node->shape->usable && node->shape->parent == index && text_equal(node->kind, "item"))
            add_form_row(rows, section, node);
    }
}

static void add_forms(struct rows *rows)
{
    static const struct column COLUMNS[] = {
        {.id = "section", .heading = "เกณฑ์", .kind = COLUMN_ID},
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "condition", .heading = "สภาพที่พึงประสงค์/คำอธิบายเพิ่มเติม", .kind = COLUMN_TEXT},
        {.id = "guideline", .heading = "เกณฑ์/แนวทางการดำเนินการ", .kind = COLUMN_TEXT},
        {.id = "action", .heading = "การดำเนินงาน", .kind = COLUMN_TEXT},
        {.id = "indicator", .heading = "ตัวชี้วัด", .kind = COLUMN_TEXT},
        {.id = "main", .heading = "ผู้รับผิดชอบหลัก", .kind = COLUMN_NAME},
        {.id = "joint", .heading = "ผู้รับผิดชอบร่วม", .kind = COLUMN_NAME},
    };
    rows->table = table_new(rows->arena, text_format(rows->arena, "%s/rows", rows->tree->prefix),
                            "ผลการดำเนินงานตามเกณฑ์", COLUMNS, COUNT_OF(COLUMNS));
    for (size_t i = 0; i < rows->tree->count; i++) {
        if (rows->tree->nodes[i].shape->usable)
            add_section(rows, i);
    }
    book_add_table(rows->office->book, rows->table);
}

/* --- paragraphs ------------------------------------------------------------------------------- */

static void add_paragraphs(const struct rows *rows, const struct sar_node *node, const char *part)
{
    const char **lines;
    size_t count = text_split(rows->arena, sar_answer_text(rows->tree, node, part), "\n", &lines);
    for (size_t i = 0; i < count; i++) {
        struct row *row = table_add_row(rows->arena, rows->table);
        table_set_text(rows->table, row, "id", node->id);
        table_set_text(rows->table, row, "part", part);
        table_set_text(rows->table, row, "title", node->title);
        table_set_text(rows->table, row, "text", lines[i]);
    }
}

static void add_prose(struct rows *rows)
{
    static const struct column COLUMNS[] = {
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "part", .heading = "ส่วน", .kind = COLUMN_CHOICE},
        {.id = "title", .heading = "ลำดับ", .kind = COLUMN_NAME},
        {.id = "text", .heading = "ข้อความ", .kind = COLUMN_TEXT},
    };
    static const char *const PARTS[] = {"performance", "strengths", "weaknesses", "plan"};
    rows->table = table_new(rows->arena, text_format(rows->arena, "%s/prose", rows->tree->prefix),
                            "ข้อความประกอบผลการประเมิน", COLUMNS, COUNT_OF(COLUMNS));
    for (size_t i = 0; i < rows->tree->count; i++) {
        const struct sar_node *node = &rows->tree->nodes[i];
        for (size_t k = 0; node->shape->usable && k < COUNT_OF(PARTS); k++)
            add_paragraphs(rows, node, PARTS[k]);
    }
    book_add_table(rows->office->book, rows->table);
}

/* --- the index of evidence -------------------------------------------------------------------- */

static void add_evidence_row(const struct rows *rows, const struct sar_node *node,
                             const struct table *from, const struct row *source)
{
    static const char *const COPIED[] = {"id", "title", "file", "note"};
    struct row *row = table_add_row(rows->arena, rows->table);
    table_set_number(rows->table, row, "number",
                     number_integer(rows->arena, (int64_t)rows->table->row_count));
    table_set_text(rows->table, row, "node", node->id);
    table_set_text(rows->table, row, "node_name", node->name);
    for (size_t i = 0; i < COUNT_OF(COPIED); i++)
        table_set_text(rows->table, row, COPIED[i], table_text(from, source, COPIED[i]));
}

static void add_evidence(struct rows *rows)
{
    static const struct column COLUMNS[] = {
        {.id = "number", .heading = "ลำดับ", .kind = COLUMN_COUNT},
        {.id = "node", .heading = "ข้อที่", .kind = COLUMN_ID},
        {.id = "node_name", .heading = "เกณฑ์", .kind = COLUMN_TEXT},
        {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
        {.id = "title", .heading = "ชื่อเอกสาร", .kind = COLUMN_TEXT},
        {.id = "file", .heading = "ไฟล์", .kind = COLUMN_TEXT},
        {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT},
    };
    const struct table *evidence = book_table(rows->office->book, "evidence");
    rows->table =
        table_new(rows->arena, text_format(rows->arena, "evidence/%s", rows->tree->prefix),
                  "บัญชีหลักฐานอ้างอิง", COLUMNS, COUNT_OF(COLUMNS));
    for (size_t k = 0; k < rows->tree->count; k++) {
        const struct sar_node *node = &rows->tree->nodes[k];
        const char *key = text_format(rows->arena, "%s/%s", rows->tree->prefix, node->id);
        for (size_t i = 0; node->shape->usable && evidence && i < evidence->row_count; i++) {
            const struct row *row = &evidence->rows[i];
            if (!row->bad && text_equal(table_text(evidence, row, "node"), key))
                add_evidence_row(rows, node, evidence, row);
        }
    }
    book_add_table(rows->office->book, rows->table);
}

void sar_rows_add(struct arena *arena, const struct office *office, const struct sar_tree *tree)
{
    struct rows rows = {.arena = arena, .office = office, .tree = tree};
    add_forms(&rows);
    add_prose(&rows);
    add_evidence(&rows);
}
