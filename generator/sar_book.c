/* The tables of scores: every node, the roots, the indicators, the leaves. */
#include "generator/sar_book.h"

#include "base/arena.h"
#include "base/number.h"
#include "base/text.h"
#include "input/office.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

/* One set of columns for all four tables, so that a layout may show any of them anywhere. */
static const struct column COLUMNS[] = {
    {.id = "id", .heading = "รหัส", .kind = COLUMN_ID},
    {.id = "parent", .heading = "อยู่ใต้", .kind = COLUMN_ID},
    {.id = "root", .heading = "มาตรฐาน", .kind = COLUMN_ID},
    {.id = "root_name", .heading = "มาตรฐาน", .kind = COLUMN_TEXT},
    {.id = "indicator", .heading = "ตัวบ่งชี้", .kind = COLUMN_ID},
    {.id = "kind", .heading = "ประเภท", .kind = COLUMN_CHOICE},
    {.id = "role", .heading = "บทบาท", .kind = COLUMN_CHOICE},
    {.id = "title", .heading = "ลำดับ", .kind = COLUMN_NAME},
    {.id = "name", .heading = "ชื่อ", .kind = COLUMN_TEXT},
    {.id = "description", .heading = "คำอธิบาย", .kind = COLUMN_TEXT},
    {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT},
    {.id = "target_kind", .heading = "ชนิดเป้าหมาย", .kind = COLUMN_CHOICE},
    {.id = "target", .heading = "เป้าหมาย", .kind = COLUMN_NUMBER, .decimals = COLUMN_AS_TYPED},
    {.id = "target_text", .heading = "ตัวชี้วัด", .kind = COLUMN_NAME},
    {.id = "main", .heading = "ผู้รับผิดชอบหลัก", .kind = COLUMN_NAME},
    {.id = "joint", .heading = "ผู้รับผิดชอบร่วม", .kind = COLUMN_NAME},
    {.id = "value", .heading = "ผล", .kind = COLUMN_NUMBER, .decimals = COLUMN_MEASURED},
    {.id = "result", .heading = "ผลการประเมิน", .kind = COLUMN_NAME},
    {.id = "count",
     .heading = "ดำเนินการแล้ว",
     .unit = "ข้อ",
     .kind = COLUMN_COUNT,
     .total = TOTAL_SUM},
    {.id = "of", .heading = "ทั้งหมด", .unit = "ข้อ", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
    {.id = "percent",
     .heading = "ร้อยละ",
     .kind = COLUMN_PERCENT,
     .decimals = 2,
     .total = TOTAL_GIVEN},
    {.id = "level", .heading = "ระดับ", .kind = COLUMN_NUMBER, .decimals = 0},
    {.id = "sum",
     .heading = "ผลรวมคะแนน",
     .kind = COLUMN_NUMBER,
     .decimals = 2,
     .total = TOTAL_SUM},
    {.id = "scored", .heading = "จำนวนที่มีคะแนน", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
    {.id = "score", .heading = "คะแนน", .kind = COLUMN_NUMBER, .decimals = 2, .total = TOTAL_GIVEN},
    {.id = "word", .heading = "ระดับคุณภาพ", .kind = COLUMN_NAME},
    {.id = "passed", .heading = "บรรลุ", .kind = COLUMN_CHOICE},
    {.id = "status", .heading = "สถานะ", .kind = COLUMN_NAME},
    {.id = "full_score", .heading = "คะแนนเต็ม", .kind = COLUMN_NUMBER, .decimals = 0},
    {.id = "children", .heading = "จำนวนข้อย่อย", .kind = COLUMN_COUNT, .total = TOTAL_SUM},
    {.id = "forms", .heading = "จำนวนแถวในแบบ", .kind = COLUMN_COUNT},
    {.id = "performance", .heading = "ผลการดำเนินงาน", .kind = COLUMN_TEXT},
    {.id = "strengths", .heading = "จุดเด่น", .kind = COLUMN_TEXT},
    {.id = "weaknesses", .heading = "จุดที่ควรพัฒนา", .kind = COLUMN_TEXT},
    {.id = "plan", .heading = "แนวทางการพัฒนา", .kind = COLUMN_TEXT},
    {.id = "evidence_count",
     .heading = "หลักฐาน",
     .unit = "รายการ",
     .kind = COLUMN_COUNT,
     .total = TOTAL_SUM},
    {.id = "evidence_list", .heading = "หลักฐานอ้างอิง", .kind = COLUMN_TEXT},
};

static const char *role_name(enum standard_role role)
{
    switch (role) {
    case STANDARD_PARENT: return "parent";
    case STANDARD_LEAF: return "leaf";
    case STANDARD_ITEM: return "item";
    case STANDARD_TEXT: break;
    }
    return "text";
}

static const struct sar_node *root_of(const struct sar_tree *tree, const struct sar_node *node)
{
    while (node->shape->parent != STANDARD_NO_PARENT)
        node = &tree->nodes[node->shape->parent];
    return node;
}

/* The indicator that a node is or stands below; "" without one. */
static const char *indicator_of(const struct sar_tree *tree, const struct sar_node *node)
{
    while (!text_equal(node->kind, "indicator")) {
        if (node->shape->parent == STANDARD_NO_PARENT)
            return "";
        node = &tree->nodes[node->shape->parent];
    }
    return node->id;
}

/* --- live formulas ---------------------------------------------------------------------------- */

static void set_formula(struct table *table, struct row *row, const char *id, const char *formula)
{
    row->cells[table_column(table, id)].formula = formula;
}

/* Rounded to nine places before it is cut: a sheet's 5*0.6 may lie just below 3. */
static void set_formulas(struct table *table, struct row *row, const struct sar_node *node)
{
    bool checklist =
        node->shape->role == STANDARD_LEAF && node->shape->target == STANDARD_CHECKLIST;
    if (node->percent)
        set_formula(table, row, "percent", "=100*{count}/{of}");
    if (checklist && node->level)
        set_formula(table, row, "level", "=IF({count}={of},5,MAX(1,INT(ROUND(5*{count}/{of},9))))");
    if (sar_has_target(node) && node->level)
        set_formula(table, row, "level",
                    "=IF({value}>={target},5,MAX(1,INT(ROUND(5*{value}/{target},9))))");
    if (node->shape->role == STANDARD_PARENT && node->score)
        set_formula(table, row, "score", "={sum}/{scored}");
}

/* --- rows ------------------------------------------------------------------------------------- */

static void set_numbers(struct arena *arena, const struct sar_node *node, struct table *table,
                        struct row *row)
{
    bool parent = node->shape->role == STANDARD_PARENT;
    table_set_number(table, row, "target", node->target);
    table_set_number(table, row, "value", node->value);
    table_set_number(table, row, "count", node->of ? node->count : NULL);
    table_set_number(table, row, "of", node->of);
    table_set_number(table, row, "percent", node->percent);
    table_set_number(table, row, "level", node->level);
    table_set_number(table, row, "sum", parent ? node->sum : NULL);
    if (parent)
        table_set_number(table, row, "scored", number_integer(arena, (int64_t)node->scored));
    table_set_number(table, row, "score", node->score);
    table_set_number(table, row, "full_score", number_integer(arena, 5));
    table_set_number(table, row, "children",
                     number_integer(arena, (int64_t)node->shape->child_count));
    table_set_number(table, row, "forms", number_integer(arena, (int64_t)sar_form_rows(node)));
}

static void set_words(struct arena *arena, const struct office *office, const struct sar_tree *tree,
                      const struct sar_node *node, struct table *table, struct row *row)
{
    static const char *const COPIED[] = {"target_kind", "description", "note"};
    static const char *const ANSWERED[] = {"performance", "strengths", "weaknesses", "plan"};
    const struct standard_node *shape = node->shape;
    table_set_text(table, row, "id", node->id);
    if (shape->parent != STANDARD_NO_PARENT)
        table_set_text(table, row, "parent", tree->nodes[shape->parent].id);
    const struct sar_node *root = root_of(tree, node);
    table_set_text(table, row, "root", root->id);
    table_set_text(table, row, "root_name", text_format(arena, "%s %s", root->title, root->name));
    table_set_text(table, row, "indicator", indicator_of(tree, node));
    table_set_text(table, row, "kind", node->kind);
    table_set_text(table, row, "role", role_name(shape->role));
    table_set_text(table, row, "title", node->title);
    table_set_text(table, row, "name", node->name);
    table_set_text(table, row, "main", sar_groups_text(arena, office, tree, node, "main"));
    table_set_text(table, row, "joint", sar_groups_text(arena, office, tree, node, "joint"));
    table_set_text(table, row, "target_text", sar_target_text(arena, node));
    table_set_text(table, row, "result", sar_result_text(arena, node));
    table_set_text(table, row, "word", node->word);
    table_set_text(table, row, "passed", node->passed);
    table_set_text(table, row, "status", sar_status_word(node));
    for (size_t i = 0; i < COUNT_OF(COPIED); i++)
        table_set_text(table, row, COPIED[i],
                       table_text(tree->shape->table, shape->row, COPIED[i]));
    for (size_t i = 0; i < COUNT_OF(ANSWERED); i++)
        table_set_text(table, row, ANSWERED[i], sar_answer_text(tree, node, ANSWERED[i]));
}

static void add_row(struct arena *arena, const struct office *office, const struct sar_tree *tree,
                    const struct sar_node *node, struct table *table)
{
    struct row *row = table_add_row(arena, table);
    size_t count;
    const char *list = sar_evidence_text(arena, office, tree, node, &count);
    set_words(arena, office, tree, node, table, row);
    set_numbers(arena, node, table, row);
    set_formulas(table, row, node);
    table_set_number(table, row, "evidence_count", number_integer(arena, (int64_t)count));
    table_set_text(table, row, "evidence_list", list);
}

/* --- tables ----------------------------------------------------------------------------------- */

static bool is_any(const struct sar_node *node)
{
    (void)node;
    return true;
}

static bool is_root(const struct sar_node *node)
{
    return node->shape->parent == STANDARD_NO_PARENT;
}

static bool is_indicator(const struct sar_node *node)
{
    return text_equal(node->kind, "indicator");
}

static bool is_leaf(const struct sar_node *node)
{
    return node->shape->role == STANDARD_LEAF;
}

static void set_totals(struct arena *arena, const struct sar_tree *tree, struct table *table)
{
    const struct number *count = number_integer(arena, 0), *of = count;
    for (size_t i = 0; i < tree->count; i++) {
        const struct sar_node *node = &tree->nodes[i];
        if (!is_root(node) || !node->shape->usable || !node->of)
            continue;
        count = node->count ? number_add(arena, count, node->count) : count;
        of = number_add(arena, of, node->of);
    }
    struct column *score = &table->columns[table_column(table, "score")];
    score->total_value = tree->score;
    score->total_formula = "=AVERAGE({score:})";
    struct column *percent = &table->columns[table_column(table, "percent")];
    percent->total_value =
        number_divide(arena, number_multiply(arena, number_integer(arena, 100), count), of);
    percent->total_formula = "=100*SUM({count:})/SUM({of:})";
}

static void add_table(struct arena *arena, const struct office *office, const struct sar_tree *tree,
                      const char *name, const char *title,
                      bool (*wanted)(const struct sar_node *node))
{
    struct table *table = table_new(arena, text_format(arena, "%s/%s", tree->prefix, name), title,
                                    COLUMNS, COUNT_OF(COLUMNS));
    for (size_t i = 0; i < tree->count; i++) {
        const struct sar_node *node = &tree->nodes[i];
        if (node->shape->usable && wanted(node))
            add_row(arena, office, tree, node, table);
    }
    set_totals(arena, tree, table);
    book_add_table(office->book, table);
}

void sar_book_add(struct arena *arena, const struct office *office, const struct sar_tree *tree)
{
    const char *file = tree->shape->table->file;
    bool own = text_equal(file, text_format(arena, "%s.csv", tree->prefix));
    add_table(arena, office, tree, "nodes", "เกณฑ์และผลทั้งหมด", is_any);
    add_table(arena, office, tree, "standards", "ผลการประเมินรายมาตรฐาน", is_root);
    add_table(arena, office, tree, "indicators", "ผลการประเมินรายตัวบ่งชี้", is_indicator);
    add_table(arena, office, tree, "criteria", "ผลการประเมินรายเกณฑ์", is_leaf);
    book_set_text(office->book, text_format(arena, "rule.%s_tree", tree->prefix),
                  own ? text_format(arena, "เกณฑ์ตามแฟ้ม %s ของสำนักงาน", file)
                      : "เกณฑ์ชุดที่มากับโปรแกรมตามเอกสารอ้างอิง");
}
