/* surveys.ini and survey-items.csv: data only (formats.md "Files"). */
#include "input/schema_survey.h"

#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

/* clang-format off: tables, one entry a line or two */
static const struct schema_choice kinds[] = {
    {"satisfaction", "ความพึงพอใจ", "พึงพอใจ"},
    {"dissatisfaction", "ความไม่พึงพอใจ", "ไม่พึงพอใจ"},
    {"importance", "ความสำคัญ", "ความคาดหวัง;สภาพที่ควรจะเป็น"},
    {"performance", "ผลการปฏิบัติ", "ผลการดำเนินงาน;สภาพที่เป็นจริง"},
};
const struct schema_choices schema_item_kinds = {kinds, COUNT_OF(kinds)};

const struct schema_column schema_survey_items[SCHEMA_SURVEY_ITEMS_COUNT] = {
    {.id = "survey",
     .heading = "แบบสำรวจ",
     .kind = COLUMN_ID,
     .required = true,
     .english = "which survey: a section of surveys.ini",
     .thai = "ชื่อหมวดของแบบสำรวจใน surveys.ini"},
    {.id = "id",
     .heading = "ข้อ",
     .also = "ข้อที่",
     .kind = COLUMN_ID,
     .required = true,
     .english = "the item's id, once in its survey",
     .thai = "รหัสข้อคำถาม ไม่ซ้ำกันภายในแบบสำรวจ"},
    {.id = "column",
     .heading = "คอลัมน์",
     .kind = COLUMN_NAME,
     .required = true,
     .english = "the heading of its column in the responses, or its number: #7",
     .thai = "หัวคอลัมน์ในแฟ้มคำตอบ หรือลำดับคอลัมน์ เช่น #7"},
    {.id = "dimension",
     .heading = "ด้าน",
     .kind = COLUMN_NAME,
     .required = true,
     .english = "the dimension that the item belongs to",
     .thai = "ด้านของข้อคำถาม"},
    {.id = "name",
     .heading = "ข้อคำถาม",
     .kind = COLUMN_TEXT,
     .english = "the question; empty: the heading",
     .thai = "ข้อคำถาม (เว้นว่างให้ใช้หัวคอลัมน์)"},
    {.id = "kind",
     .heading = "ประเภท",
     .kind = COLUMN_CHOICE,
     .required = true,
     .choices = &schema_item_kinds,
     .english = "what the item asks: satisfaction, dissatisfaction, importance or performance",
     .thai = "สิ่งที่ข้อนี้ถาม: ความพึงพอใจ ความไม่พึงพอใจ ความสำคัญ หรือผลการปฏิบัติ"},
    {.id = "pair",
     .heading = "คู่",
     .kind = COLUMN_ID,
     .english = "importance and performance: the same word for the two of a pair",
     .thai = "ชื่อคู่ของข้อความสำคัญกับข้อผลการปฏิบัติ"},
};

static const struct schema_key keys[] = {
    {.key = "title",
     .kind = COLUMN_NAME,
     .required = true,
     .english = "the survey's title",
     .thai = "ชื่อแบบสำรวจ"},
    {.key = "file",
     .kind = COLUMN_TEXT,
     .required = true,
     .english = "the file of responses, as exported by Google Forms or Excel",
     .thai = "แฟ้มคำตอบที่ส่งออกจาก Google Forms หรือ Excel"},
    {.key = "population",
     .kind = COLUMN_COUNT,
     .english = "how many people there are",
     .thai = "จำนวนประชากร"},
    {.key = "sent",
     .kind = COLUMN_COUNT,
     .english = "how many were asked",
     .thai = "จำนวนแบบสำรวจที่ส่งออก"},
    {.key = "group_column",
     .kind = COLUMN_NAME,
     .english = "heading (or #number) of the respondent's group",
     .thai = "คอลัมน์กลุ่มผู้ตอบ"},
    {.key = "school_column",
     .kind = COLUMN_NAME,
     .english = "heading (or #number) of the respondent's school",
     .thai = "คอลัมน์สถานศึกษาของผู้ตอบ"},
    {.key = "comment_columns",
     .kind = COLUMN_NAME,
     .english = "headings of free text, separated by ; each with :complaint, :suggestion, :opinion "
                "or :praise",
     .thai = "คอลัมน์ข้อความอิสระ คั่นด้วย ; ต่อท้ายด้วย :ข้อร้องเรียน :ข้อเสนอแนะ :ข้อคิดเห็น หรือ :คำชมเชย"},
    {.key = "missing",
     .kind = COLUMN_NAME,
     .english = "values that mean no answer, separated by ;",
     .thai = "ค่าที่หมายถึงไม่ตอบ คั่นด้วย ;"},
    {.key = "answers",
     .kind = COLUMN_NAME,
     .english = "the survey's own words: ดีมาก:5; ดี:4",
     .thai = "คำตอบของแบบสำรวจนี้ เช่น ดีมาก:5; ดี:4"},
};
/* clang-format on */

const struct schema_key *schema_survey_keys(size_t *count)
{
    *count = COUNT_OF(keys);
    return keys;
}
