/* Procedure manuals: data only (formats.md "Files", domain.md 9). */
#include "input/schema_manual.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

/* clang-format off: tables, one entry a line or two */
static const struct schema_choice shapes[] = {
    {"start", "จุดเริ่มต้น", "เริ่มต้น;เริ่ม"},
    {"process", "กิจกรรม", "กิจกรรมงาน;การปฏิบัติ;ปฏิบัติ;ดำเนินการ"},
    {"decision", "การตัดสินใจ", "ตัดสินใจ;พิจารณา"},
    {"connector", "จุดเชื่อมต่อ", "จุดเชื่อม"},
    {"end", "จุดสิ้นสุด", "สิ้นสุด;จบ"},
};
const struct schema_choices schema_step_shapes = {shapes, COUNT_OF(shapes)};

static const struct schema_column steps[] = {
    {.id = "no", .heading = "ลำดับที่", .also = "ลำดับ;ที่;ขั้นที่", .kind = COLUMN_ID, .required = true,
     .english = "the step's number, once in its manual", .thai = "ลำดับของขั้นตอน ไม่ซ้ำกันภายในคู่มือ"},
    {.id = "shape", .heading = "สัญลักษณ์", .also = "รูป", .kind = COLUMN_CHOICE, .required = true,
     .choices = &schema_step_shapes, .english = "the symbol of the flowchart", .thai = "สัญลักษณ์ในผังขั้นตอน"},
    {.id = "text", .heading = "ผังขั้นตอน", .also = "ผังขั้นตอนการดำเนินงาน;ข้อความในผัง", .kind = COLUMN_NAME,
     .required = true, .english = "what stands in the symbol: a few words", .thai = "ข้อความในสัญลักษณ์ ใช้คำสั้น ๆ"},
    {.id = "detail", .heading = "รายละเอียดงาน", .also = "รายละเอียด;สังเขปของงาน", .kind = COLUMN_TEXT,
     .english = "what is done", .thai = "รายละเอียดของงาน"},
    {.id = "time", .heading = "เวลาดำเนินการ", .also = "เวลา;ระยะเวลา", .kind = COLUMN_NAME,
     .english = "how long, or when: 2 วัน, ตุลาคม - ธันวาคม", .thai = "เวลาที่ใช้หรือช่วงเวลา เช่น 2 วัน ตุลาคม - ธันวาคม"},
    {.id = "standard", .heading = "มาตรฐานคุณภาพงาน", .also = "มาตรฐาน", .kind = COLUMN_TEXT,
     .english = "by what good work is known", .thai = "มาตรฐานคุณภาพของงานในขั้นนี้"},
    {.id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME,
     .english = "who is responsible", .thai = "ผู้รับผิดชอบ"},
    {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT, .english = "a note", .thai = "หมายเหตุ"},
    {.id = "next", .heading = "ขั้นตอนถัดไป", .also = "ไปขั้นที่;ถัดไป", .kind = COLUMN_NAME,
     .english = "where it goes on: 4; no:2 (empty: the row below)",
     .thai = "ไปขั้นใดต่อ เช่น 4; ไม่ใช่:2 (เว้นว่าง = แถวถัดไป)"},
};

const struct schema_file schema_manual_steps = {
    .name = "manuals/NAME.csv", .table = "manual/steps", .title = "ขั้นตอนการปฏิบัติงาน", .columns = steps,
    .column_count = COUNT_OF(steps), .english = "the steps of a procedure manual, one row a step",
    .thai = "ขั้นตอนของคู่มือการปฏิบัติงาน หนึ่งแถวต่อหนึ่งขั้นตอน",
};

#define KEY(name, ...) {.section = SCHEMA_MANUAL_SECTION, .key = (name), __VA_ARGS__}

static const struct schema_key keys[] = {
    KEY("title", .kind = COLUMN_NAME, .required = true, .english = "1. the work's name (ชื่องาน)", .thai = "1. ชื่องาน"),
    KEY("code", .kind = COLUMN_NAME, .english = "the document's code", .thai = "รหัสเอกสาร"),
    KEY("group", .kind = COLUMN_NAME, .english = "the group that does the work", .thai = "กลุ่มที่รับผิดชอบ"),
    KEY("objective", .kind = COLUMN_TEXT, .required = true, .english = "2. objectives (วัตถุประสงค์), separated by ;",
        .thai = "2. วัตถุประสงค์ คั่นด้วย ;"),
    KEY("scope", .kind = COLUMN_TEXT, .english = "3. scope (ขอบเขตของงาน)", .thai = "3. ขอบเขตของงาน"),
    KEY("definitions", .kind = COLUMN_TEXT, .english = "4. definitions (คำจำกัดความ), word: meaning, separated by ;",
        .thai = "4. คำจำกัดความ เขียน คำ: ความหมาย คั่นด้วย ;"),
    KEY("forms", .kind = COLUMN_TEXT, .english = "7. forms used (แบบฟอร์มที่ใช้), separated by ;",
        .thai = "7. แบบฟอร์มที่ใช้ คั่นด้วย ;"),
    KEY("references", .kind = COLUMN_TEXT, .english = "8. references (เอกสาร/หลักฐานอ้างอิง), separated by ;",
        .thai = "8. เอกสาร/หลักฐานอ้างอิง คั่นด้วย ;"),
};
/* clang-format on */

const struct schema_key *schema_manual_keys(size_t *count)
{
    *count = COUNT_OF(keys);
    return keys;
}
