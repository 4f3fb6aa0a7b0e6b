/* The CSV files of an office and their columns: data only (formats.md "Files"). Headings that
 * formats.md leaves open are chosen here, and are the same in every file. */
#include "input/schema.h"

#include "input/schema_field.h"
#include "input/schema_sar.h"
#include "input/schema_survey.h"

/* Tables, read by columns. */
/* clang-format off */
#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const struct schema_choice sets[] = {
    {"agreement", "คำรับรอง", "คำรับรองการปฏิบัติราชการ"},
    {"krs", "มาตรการปรับปรุงประสิทธิภาพ", "มาตรการปรับปรุงประสิทธิภาพในการปฏิบัติราชการ;มาตรการ"},
    {"strategy", "ยุทธศาสตร์", "แผนยุทธศาสตร์;กลยุทธ์"},
};
const struct schema_choices schema_sets = {sets, COUNT_OF(sets)};

static const struct schema_choice methods[] = {
    {"linear", "บัญญัติไตรยางศ์", "เทียบบัญญัติไตรยางศ์;เชิงเส้น"},
    {"step", "ขั้นบันได", "แบบขั้นบันได"},
    {"milestone", "ขั้นความสำเร็จ", "ระดับขั้นความสำเร็จ;ระดับขั้นของความสำเร็จ;ขั้นตอน"},
    {"three_target", "สามเป้าหมาย", "3 เป้าหมาย;เป้าหมายสามระดับ;เป้าหมาย 3 ระดับ"},
    {"three_step", "สามเป้าหมายแบบขั้น", "3 เป้าหมายแบบขั้น;สามขั้น"},
    {"none", "ไม่คิดคะแนน", "ไม่ให้คะแนน"},
};
const struct schema_choices schema_methods = {methods, COUNT_OF(methods)};

static const struct schema_choice directions[] = {
    {"up", "เพิ่มขึ้น", "ขึ้น;ยิ่งมากยิ่งดี"},
    {"down", "ลดลง", "ลง;ยิ่งน้อยยิ่งดี"},
};
const struct schema_choices schema_directions = {directions, COUNT_OF(directions)};

#define SET                                                                                        \
    {                                                                                              \
        .id = "set", .heading = "ชุด", .kind = COLUMN_CHOICE, .required = true,                     \
        .choices = &schema_sets, .english = "which set of indicators the row belongs to",          \
        .thai = "ชุดตัวชี้วัดที่แถวนี้สังกัด"                                                                 \
    }

/* In results.csv and gap-plan.csv the indicator's id may stand under any of the three headings. */
#define INDICATOR                                                                                  \
    {                                                                                              \
        .id = "indicator", .heading = "รหัสตัวชี้วัด", .also = "รหัส;ตัวชี้วัด", .kind = COLUMN_ID,         \
        .required = true, .english = "the indicator's id, as in indicators.csv",                   \
        .thai = "รหัสของตัวชี้วัดตาม indicators.csv"                                                    \
    }

#define LEVEL(number, thai_number)                                                                 \
    {                                                                                              \
        .id = "level" #number, .heading = "ระดับ" #number, .kind = COLUMN_NUMBER,                    \
        .rule = SCHEMA_NUMBER_OR_TEXT,                                                             \
        .english = "what earns score " #number " (linear, step: a number; milestone: words)",     \
        .thai = "เกณฑ์ของคะแนนระดับ " thai_number " (ตัวเลข หรือข้อความเมื่อวัดเป็นขั้นความสำเร็จ)"             \
    }

#define BASELINE(number, english_year, thai_year)                                                  \
    {                                                                                              \
        .id = "baseline" #number, .heading = "ข้อมูลฐาน" #number, .kind = COLUMN_NUMBER,             \
        .english = "result " english_year, .thai = "ผลการดำเนินงาน" thai_year                          \
    }

static const struct schema_column groups[] = {
    {.id = "id", .heading = "รหัส", .kind = COLUMN_ID, .required = true,
     .english = "the group's id", .thai = "รหัสกลุ่ม"},
    {.id = "name", .heading = "ชื่อกลุ่ม", .kind = COLUMN_NAME, .required = true,
     .english = "the group's full name", .thai = "ชื่อเต็มของกลุ่ม"},
    {.id = "short_name", .heading = "ชื่อย่อ", .kind = COLUMN_NAME,
     .english = "its short name", .thai = "ชื่อย่อของกลุ่ม"},
    {.id = "head", .heading = "หัวหน้า", .kind = COLUMN_NAME,
     .english = "who leads it", .thai = "ผู้อำนวยการกลุ่มหรือหัวหน้ากลุ่ม"},
};

static const struct schema_column indicators[] = {
    SET,
    {.id = "id", .heading = "รหัส", .also = "รหัสตัวชี้วัด", .kind = COLUMN_ID, .required = true,
     .english = "the indicator's id, once in its set", .thai = "รหัสตัวชี้วัด ไม่ซ้ำกันภายในชุด"},
    {.id = "name", .heading = "ตัวชี้วัด", .also = "ชื่อตัวชี้วัด", .kind = COLUMN_NAME, .required = true,
     .english = "the indicator's name", .thai = "ชื่อตัวชี้วัด"},
    {.id = "component", .heading = "องค์ประกอบ", .kind = COLUMN_NAME,
     .english = "the component that sums it up", .thai = "องค์ประกอบที่ใช้รวมคะแนน"},
    {.id = "unit", .heading = "หน่วยวัด", .kind = COLUMN_NAME,
     .english = "unit of the result; ร้อยละ or % multiplies numerator / denominator by 100",
     .thai = "หน่วยวัด (ร้อยละ หรือ % คูณ 100 เมื่อคำนวณจากตัวตั้งและตัวหาร)"},
    {.id = "weight", .heading = "น้ำหนัก", .kind = COLUMN_NUMBER, .not_negative = true,
     .unit = "ร้อยละ", .english = "weight; a set's weights sum to 100; empty for the method none",
     .thai = "น้ำหนัก รวมทั้งชุดเป็น 100 (เว้นว่างเมื่อไม่คิดคะแนน)"},
    {.id = "method", .heading = "วิธีคิดคะแนน", .kind = COLUMN_CHOICE, .required = true,
     .choices = &schema_methods, .english = "how the score is computed", .thai = "วิธีคิดคะแนน"},
    LEVEL(1, "1"),
    LEVEL(2, "2"),
    LEVEL(3, "3"),
    LEVEL(4, "4"),
    LEVEL(5, "5"),
    {.id = "low", .heading = "เป้าหมายขั้นต้น", .kind = COLUMN_NUMBER,
     .english = "three targets: what earns 50", .thai = "เป้าหมายขั้นต้น (50 คะแนน)"},
    {.id = "standard", .heading = "เป้าหมายมาตรฐาน", .also = "เป้าหมายขั้นมาตรฐาน",
     .kind = COLUMN_NUMBER, .english = "three targets: what earns three_target_middle",
     .thai = "เป้าหมายขั้นมาตรฐาน (75 คะแนน หรือตาม three_target_middle)"},
    {.id = "high", .heading = "เป้าหมายขั้นสูง", .kind = COLUMN_NUMBER,
     .english = "three targets: what earns 100", .thai = "เป้าหมายขั้นสูง (100 คะแนน)"},
    {.id = "target", .heading = "ค่าเป้าหมาย", .kind = COLUMN_NUMBER,
     .english = "the target of the GAP", .thai = "ค่าเป้าหมายที่ใช้วิเคราะห์ GAP"},
    {.id = "direction", .heading = "ทิศทาง", .kind = COLUMN_CHOICE, .choices = &schema_directions,
     .english = "up: more is better; down: less is better; empty: from the thresholds",
     .thai = "ค่าที่ดีขึ้นคือเพิ่มขึ้นหรือลดลง (เว้นว่างให้ดูจากเกณฑ์)"},
    BASELINE(1, "three years ago", "ย้อนหลัง 3 ปี"),
    BASELINE(2, "two years ago", "ย้อนหลัง 2 ปี"),
    BASELINE(3, "of last year", "ปีที่แล้ว"),
    {.id = "formula", .heading = "สูตร", .also = "สูตรการคำนวณ", .kind = COLUMN_TEXT,
     .english = "how the result is computed, in words", .thai = "สูตรการคำนวณ"},
    {.id = "description", .heading = "คำอธิบาย", .kind = COLUMN_TEXT,
     .english = "what it means", .thai = "คำอธิบายตัวชี้วัด"},
    {.id = "supervisor", .heading = "ผู้กำกับดูแล", .also = "ผู้กำกับดูแลตัวชี้วัด",
     .kind = COLUMN_NAME, .english = "who answers for it", .thai = "ผู้กำกับดูแลตัวชี้วัด"},
    {.id = "collector", .heading = "ผู้จัดเก็บข้อมูล", .kind = COLUMN_NAME,
     .english = "who collects the data", .thai = "ผู้จัดเก็บข้อมูล"},
    {.id = "group", .heading = "กลุ่ม", .kind = COLUMN_NAME,
     .english = "group: an id or a name of groups.csv", .thai = "กลุ่มที่รับผิดชอบตาม groups.csv"},
    {.id = "evidence_min", .heading = "หลักฐานขั้นต่ำ", .kind = COLUMN_COUNT, .not_negative = true,
     .unit = "ฉบับ", .english = "how many rows of evidence.csv it needs",
     .thai = "จำนวนหลักฐานขั้นต่ำใน evidence.csv"},
};

static const struct schema_column results[] = {
    SET,
    INDICATOR,
    {.id = "months", .heading = "รอบเดือน", .also = "รอบ", .kind = COLUMN_COUNT,
     .rule = SCHEMA_MONTHS, .required = true, .unit = "เดือน",
     .english = "round: 3, 6, 9 or 12 months", .thai = "รอบ 3, 6, 9 หรือ 12 เดือน"},
    {.id = "actual", .heading = "ผลการดำเนินงาน", .kind = COLUMN_NUMBER,
     .english = "the result; empty: numerator / denominator",
     .thai = "ผลการดำเนินงาน (เว้นว่างให้คำนวณจากตัวตั้งและตัวหาร)"},
    {.id = "numerator", .heading = "ตัวตั้ง", .kind = COLUMN_NUMBER,
     .english = "numerator of the result", .thai = "ตัวตั้งของผลการดำเนินงาน"},
    {.id = "denominator", .heading = "ตัวหาร", .kind = COLUMN_NUMBER,
     .english = "denominator of the result, not 0", .thai = "ตัวหารของผลการดำเนินงาน ต้องไม่เป็น 0"},
    {.id = "steps", .heading = "ขั้นตอนที่สำเร็จ", .kind = COLUMN_LIST, .rule = SCHEMA_STEPS,
     .english = "milestone: the finished steps (1;2;4), 0 when none is",
     .thai = "ขั้นตอนที่ทำสำเร็จ เช่น 1;2;4 (0 = ยังไม่มี)"},
    {.id = "committee_score", .heading = "คะแนนกรรมการ", .kind = COLUMN_NUMBER,
     .english = "the committee's score, on the scale of the set",
     .thai = "คะแนนที่คณะกรรมการประเมิน ตามมาตรวัดของชุด"},
    {.id = "late_reports", .heading = "ไม่ได้รายงาน", .kind = COLUMN_COUNT, .not_negative = true,
     .unit = "ครั้ง", .english = "how many reports were missed", .thai = "จำนวนครั้งที่ไม่ได้รายงาน"},
    {.id = "actions", .heading = "คำชี้แจง", .kind = COLUMN_TEXT,
     .english = "what was done", .thai = "คำชี้แจงการปฏิบัติงาน"},
    {.id = "support", .heading = "ปัจจัยสนับสนุน", .kind = COLUMN_TEXT,
     .english = "what helped", .thai = "ปัจจัยสนับสนุนต่อการดำเนินงาน"},
    {.id = "obstacles", .heading = "อุปสรรค", .also = "ปัญหาอุปสรรค", .kind = COLUMN_TEXT,
     .english = "what hindered", .thai = "อุปสรรคต่อการดำเนินงาน"},
    {.id = "suggestions", .heading = "ข้อเสนอแนะ", .kind = COLUMN_TEXT,
     .english = "what to do better", .thai = "ข้อเสนอแนะ"},
};

static const struct schema_column gap_plan[] = {
    SET,
    INDICATOR,
    {.id = "cause", .heading = "สาเหตุ", .kind = COLUMN_TEXT,
     .english = "why the result falls short", .thai = "สาเหตุที่ผลต่ำกว่าเป้าหมาย"},
    {.id = "action", .heading = "แนวทาง", .kind = COLUMN_TEXT,
     .english = "what will be done", .thai = "แนวทางลดช่องว่าง"},
    {.id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME,
     .english = "who does it", .thai = "ผู้รับผิดชอบ"},
    {.id = "due", .heading = "กำหนดเสร็จ", .kind = COLUMN_DATE,
     .english = "by when", .thai = "วันที่กำหนดเสร็จ"},
    {.id = "budget", .heading = "งบประมาณ", .kind = COLUMN_MONEY, .not_negative = true,
     .unit = "บาท", .english = "what it costs", .thai = "งบประมาณ"},
    {.id = "after", .heading = "ผลหลังดำเนินการ", .kind = COLUMN_TEXT,
     .english = "the result afterwards", .thai = "ผลหลังดำเนินการ"},
};

static const struct schema_column evidence[] = {
    {.id = "id", .heading = "รหัส", .also = "รหัสหลักฐาน", .kind = COLUMN_ID, .required = true,
     .english = "the document's id", .thai = "รหัสหลักฐาน"},
    {.id = "node", .heading = "ใช้กับ", .also = "ใช้กับข้อ", .kind = COLUMN_ID, .required = true,
     .english = "what it proves: krs/1.1, sar/1.1.4", .thai = "ข้อที่หลักฐานนี้ใช้ เช่น krs/1.1 sar/1.1.4"},
    {.id = "title", .heading = "ชื่อเอกสาร", .kind = COLUMN_NAME, .required = true,
     .english = "the document's title", .thai = "ชื่อเอกสาร"},
    {.id = "file", .heading = "ไฟล์", .also = "แฟ้ม", .kind = COLUMN_TEXT,
     .english = "file below evidence/", .thai = "ชื่อไฟล์ในโฟลเดอร์ evidence"},
    {.id = "note", .heading = "หมายเหตุ", .kind = COLUMN_TEXT,
     .english = "remark", .thai = "หมายเหตุ"},
};

static const struct schema_file files[] = {
    {.name = "groups.csv", .table = "groups", .title = "กลุ่มในสำนักงาน", .columns = groups,
     .column_count = COUNT_OF(groups), .english = "the groups of the office",
     .thai = "กลุ่ม/หน่วยในสำนักงานเขตพื้นที่การศึกษา"},
    {.name = "indicators.csv", .table = "indicators", .title = "ตัวชี้วัด", .columns = indicators,
     .column_count = COUNT_OF(indicators), .english = "indicators, their weights and criteria",
     .thai = "ตัวชี้วัด น้ำหนัก และเกณฑ์การให้คะแนน"},
    {.name = "results.csv", .table = "results", .title = "ผลการดำเนินงานตามตัวชี้วัด",
     .columns = results, .column_count = COUNT_OF(results), .english = "results by round",
     .thai = "ผลการดำเนินงานของแต่ละรอบ"},
    {.name = "gap-plan.csv", .table = "gap-plan", .title = "แผนลดช่องว่าง", .columns = gap_plan,
     .column_count = COUNT_OF(gap_plan), .english = "the plan to reduce the GAP",
     .thai = "แนวทางลดช่องว่างระหว่างผลกับเป้าหมาย"},
    {.name = "evidence.csv", .table = "evidence", .title = "หลักฐาน", .columns = evidence,
     .column_count = COUNT_OF(evidence), .english = "documents that prove the results",
     .thai = "หลักฐานอ้างอิง"},
    {.name = "budget.csv", .table = "budget", .title = "งบประมาณ", .columns = schema_budget,
     .column_count = SCHEMA_BUDGET_COUNT, .english = "budget lines: allocated, committed, disbursed",
     .thai = "งบประมาณรายรายการ: จัดสรร ผูกพัน เบิกจ่ายรายไตรมาส"},
    {.name = "targets.csv", .table = "targets", .title = "เป้าหมายการเบิกจ่าย", .columns = schema_targets,
     .column_count = SCHEMA_TARGETS_COUNT, .english = "targets of disbursement",
     .thai = "เป้าหมายการเบิกจ่ายและการใช้จ่ายสะสมรายไตรมาส"},
    {.name = "projects.csv", .table = "projects", .title = "โครงการตามแผนปฏิบัติการ", .columns = schema_projects,
     .column_count = SCHEMA_PROJECTS_COUNT, .english = "projects of the action plan",
     .thai = "โครงการตามแผนปฏิบัติการประจำปี"},
    {.name = "risks.csv", .table = "risks", .title = "ความเสี่ยง", .columns = schema_risks,
     .column_count = SCHEMA_RISKS_COUNT, .english = "the risk register",
     .thai = "ทะเบียนความเสี่ยงและการปรับปรุงการควบคุมภายใน"},
    {.name = "controls.csv", .table = "controls", .title = "องค์ประกอบของการควบคุมภายใน", .columns = schema_controls,
     .column_count = SCHEMA_CONTROLS_COUNT, .english = "assessment of the components of internal control",
     .thai = "การประเมินองค์ประกอบของการควบคุมภายใน"},
    {.name = "feedback.csv", .table = "feedback", .title = "เสียงสะท้อน", .columns = schema_feedback,
     .column_count = SCHEMA_FEEDBACK_COUNT, .english = "complaints, suggestions, opinions, praise",
     .thai = "ข้อร้องเรียน ข้อเสนอแนะ ข้อคิดเห็น และคำชมเชย"},
    {.name = "calendar.csv", .table = "calendar", .title = "ปฏิทินการรายงาน", .columns = schema_calendar,
     .column_count = SCHEMA_CALENDAR_COUNT, .english = "when which report is due",
     .thai = "กำหนดส่งรายงานของแต่ละปีงบประมาณ"},
    {.name = "months.csv", .table = "months", .title = "ชื่อเดือน", .columns = schema_months,
     .column_count = SCHEMA_MONTHS_COUNT, .english = "names of the months in dates; absent: those that are shipped",
     .thai = "ชื่อเดือนในวันที่ (ไม่มีแฟ้มนี้ใช้ชุดที่มากับโปรแกรม)"},
    {.name = "survey-items.csv", .table = "survey-items", .title = "ข้อคำถามของแบบสำรวจ", .columns = schema_survey_items,
     .column_count = SCHEMA_SURVEY_ITEMS_COUNT, .english = "the items of the surveys of surveys.ini",
     .thai = "ข้อคำถามของแบบสำรวจใน surveys.ini"},
    {.name = "sar.csv", .table = "sar", .title = "มาตรฐานสำนักงานเขตพื้นที่การศึกษา", .columns = schema_tree,
     .column_count = SCHEMA_TREE_COUNT, .english = "the office's own tree of standards; absent: the one that is shipped",
     .thai = "มาตรฐาน ตัวบ่งชี้ และเกณฑ์ของ SAR (ไม่มีแฟ้มนี้ใช้ชุดที่มากับโปรแกรม)"},
    {.name = "sar-answers.csv", .table = "sar-answers", .title = "ผลการประเมินตามมาตรฐาน", .columns = schema_answers,
     .column_count = SCHEMA_ANSWERS_COUNT, .english = "self-assessment against the standards",
     .thai = "ผลการประเมินตนเองตามมาตรฐาน"},
    {.name = "pmqa.csv", .table = "pmqa", .title = "เกณฑ์คุณภาพการบริหารจัดการภาครัฐ", .columns = schema_tree,
     .column_count = SCHEMA_TREE_COUNT, .english = "the office's own tree of PMQA; absent: the one that is shipped",
     .thai = "หมวดและข้อของ PMQA (ไม่มีแฟ้มนี้ใช้ชุดที่มากับโปรแกรม)"},
    {.name = "pmqa-answers.csv", .table = "pmqa-answers", .title = "ผลการประเมิน PMQA", .columns = schema_answers,
     .column_count = SCHEMA_ANSWERS_COUNT, .english = "self-assessment by the categories of PMQA",
     .thai = "ผลการประเมินองค์การตามหมวดของ PMQA"},
};

/* clang-format on */
const struct schema_file *schema_files(size_t *count)
{
    *count = COUNT_OF(files);
    return files;
}
