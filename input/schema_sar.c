/* The columns of sar.csv, pmqa.csv and of their answers: data only (formats.md "Files"; the kinds of
 * node and of target are those of domain.md 2.1 and 2.3). */
#include "input/schema_sar.h"

/* clang-format off: rows of a table are read as rows. */
#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const struct schema_choice node_kinds[] = {
    {"standard", "มาตรฐาน", NULL},
    {"indicator", "ตัวบ่งชี้", NULL},
    {"issue", "ประเด็น", "ประเด็นการพิจารณา;เกณฑ์;เกณฑ์การประเมิน"},
    {"category", "หมวด", NULL},
    {"item", "ข้อ", "รายการ;ข้อย่อย"},
};
const struct schema_choices schema_node_kinds = {node_kinds, COUNT_OF(node_kinds)};

static const struct schema_choice target_methods[] = {
    {"checklist", "รายการตรวจสอบ", "จำนวนข้อ;ตรวจรายการ"},
    {"percent", "ร้อยละ", "%"},
    {"yesno", "มีหรือไม่มี", "มี/ไม่มี;ใช่/ไม่ใช่"},
    {"level", "ระดับ", "ระดับคุณภาพ"},
    {"number", "จำนวน", NULL},
    {"money", "จำนวนเงิน", "มูลค่า"},
};
const struct schema_choices schema_target_methods = {target_methods, COUNT_OF(target_methods)};

const struct schema_column schema_tree[SCHEMA_TREE_COUNT] = {
    {.id = "id", .heading = "รหัส", .kind = COLUMN_ID, .required = true,
     .english = "the node's id; ids nest by dots: 1, 1.1, 1.1.4",
     .thai = "รหัส ซ้อนกันด้วยจุด เช่น 1 1.1 1.1.4"},
    {.id = "kind", .heading = "ประเภท", .kind = COLUMN_CHOICE, .required = true,
     .choices = &schema_node_kinds, .english = "what kind of node it is", .thai = "มาตรฐาน ตัวบ่งชี้ ประเด็น หมวด หรือข้อ"},
    {.id = "label", .heading = "คำนำหน้า", .kind = COLUMN_NAME,
     .english = "the word before its number: มาตรฐานที่", .thai = "คำนำหน้าลำดับ เช่น มาตรฐานที่ ประเด็นการพิจารณาที่"},
    {.id = "name", .heading = "ชื่อ", .kind = COLUMN_NAME, .required = true,
     .english = "its name, or the text of a check-item", .thai = "ชื่อ หรือข้อความของรายการตรวจสอบ"},
    {.id = "target_kind", .heading = "ชนิดเป้าหมาย", .kind = COLUMN_CHOICE,
     .choices = &schema_target_methods, .english = "how it is assessed; empty: level, below a checklist yesno",
     .thai = "วิธีประเมิน (เว้นว่าง = ระดับ หรือใช่/ไม่ใช่เมื่ออยู่ใต้รายการตรวจสอบ)"},
    {.id = "target", .heading = "เป้าหมาย", .also = "ค่าเป้าหมาย", .kind = COLUMN_NUMBER, .not_negative = true,
     .english = "number of items of a checklist, or the value to reach", .thai = "จำนวนข้อของรายการตรวจสอบ หรือค่าที่ต้องบรรลุ"},
    {.id = "main", .heading = "ผู้รับผิดชอบหลัก", .kind = COLUMN_LIST,
     .english = "groups that answer for it, separated by ;", .thai = "กลุ่มที่รับผิดชอบหลัก คั่นด้วย ;"},
    {.id = "joint", .heading = "ผู้รับผิดชอบร่วม", .kind = COLUMN_LIST,
     .english = "groups that help, separated by ;", .thai = "กลุ่มที่รับผิดชอบร่วม คั่นด้วย ;"},
    {.id = "description", .heading = "คำอธิบาย", .kind = COLUMN_TEXT,
     .english = "what it means, how it is done", .thai = "คำอธิบายเพิ่มเติมหรือแนวทางการดำเนินการ"},
    {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT,
     .english = "remark, also what the source lacks", .thai = "หมายเหตุ และส่วนที่เอกสารอ้างอิงขาด"},
};

const struct schema_column schema_answers[SCHEMA_ANSWERS_COUNT] = {
    {.id = "id", .heading = "รหัส", .kind = COLUMN_ID, .required = true,
     .english = "the node's id, as in the tree", .thai = "รหัสตามเกณฑ์"},
    {.id = "value", .heading = "ผล", .kind = COLUMN_NAME, .required = true,
     .english = "level 1-5, yes/no, number, or count of items; - for prose alone",
     .thai = "ระดับ 1–5 ใช่/ไม่ใช่ ตัวเลข หรือจำนวนข้อ (ใส่ - เมื่อมีแต่ข้อความ)"},
    {.id = "performance", .heading = "ผลการดำเนินงาน", .kind = COLUMN_TEXT,
     .english = "what was done", .thai = "ผลการดำเนินงาน"},
    {.id = "strengths", .heading = "จุดเด่น", .kind = COLUMN_TEXT,
     .english = "what is good", .thai = "จุดเด่น"},
    {.id = "weaknesses", .heading = "จุดที่ควรพัฒนา", .kind = COLUMN_TEXT,
     .english = "what should be better", .thai = "จุดที่ควรพัฒนา"},
    {.id = "plan", .heading = "แนวทางการพัฒนา", .kind = COLUMN_TEXT,
     .english = "what will be done", .thai = "แนวทางการพัฒนา"},
    {.id = "evidence", .heading = "หลักฐาน", .kind = COLUMN_LIST,
     .english = "titles of documents, or ids of evidence.csv, separated by ;",
     .thai = "ชื่อเอกสารหรือรหัสใน evidence.csv คั่นด้วย ;"},
};
