/* The columns of budget.csv, targets.csv, projects.csv, risks.csv, controls.csv, feedback.csv,
 * calendar.csv and months.csv: data only (formats.md "Files"). Headings that formats.md leaves open are chosen here, and are the
 * same in every file. */
#include "input/schema_field.h"

/* Tables, read by columns. */
/* clang-format off */
#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const struct schema_choice budget_types[] = {
    {"personnel", "งบบุคลากร", "บุคลากร"},
    {"operating", "งบดำเนินงาน", "ดำเนินงาน"},
    {"investment", "งบลงทุน", "ลงทุน"},
    {"subsidy", "งบเงินอุดหนุน", "งบอุดหนุน;เงินอุดหนุน;อุดหนุน"},
    {"other", "งบรายจ่ายอื่น", "รายจ่ายอื่น;งบรายจ่ายอื่นๆ"},
};
const struct schema_choices schema_budget_types = {budget_types, COUNT_OF(budget_types)};

static const struct schema_choice target_kinds[] = {
    {"overall", "ภาพรวม", "รวม"},
    {"recurrent", "รายจ่ายประจำ", "ประจำ"},
    {"capital", "รายจ่ายลงทุน", "ลงทุน"},
};
const struct schema_choices schema_target_kinds = {target_kinds, COUNT_OF(target_kinds)};

static const struct schema_choice target_measures[] = {
    {"disbursed", "เบิกจ่าย", "การเบิกจ่าย"},
    {"used", "ใช้จ่าย", "การใช้จ่าย"},
};
const struct schema_choices schema_target_measures = {target_measures, COUNT_OF(target_measures)};

/* domain.md 7.1: O effectiveness and efficiency, F (in some forms R) reliable reports, C compliance. */
static const struct schema_choice risk_categories[] = {
    {"o", "ด้านการดำเนินงาน", "การดำเนินงาน"},
    {"f", "ด้านการรายงาน", "การรายงาน;การเงิน;ด้านการเงิน;R"},
    {"c", "ด้านการปฏิบัติตามกฎหมาย", "การปฏิบัติตามกฎหมาย;กฎหมาย;ด้านกฎหมาย"},
};
const struct schema_choices schema_risk_categories = {risk_categories, COUNT_OF(risk_categories)};

static const struct schema_choice risk_factors[] = {
    {"internal", "ปัจจัยภายใน", "ภายใน"},
    {"external", "ปัจจัยภายนอก", "ภายนอก"},
};
const struct schema_choices schema_risk_factors = {risk_factors, COUNT_OF(risk_factors)};

static const struct schema_choice risk_responses[] = {
    {"take", "ยอมรับ", "ยอมรับความเสี่ยง"},
    {"treat", "ลด", "ลดความเสี่ยง;ควบคุม;ลด/ควบคุม"},
    {"transfer", "ถ่ายโอน", "ถ่ายโอนความเสี่ยง;โอน"},
    {"terminate", "หลีกเลี่ยง", "หลีกเลี่ยงความเสี่ยง;ยกเลิก"},
};
const struct schema_choices schema_risk_responses = {risk_responses, COUNT_OF(risk_responses)};

static const struct schema_choice feedback_kinds[] = {
    {"complaint", "ข้อร้องเรียน", "ร้องเรียน;เรื่องร้องเรียน"},
    {"suggestion", "ข้อเสนอแนะ", "เสนอแนะ"},
    {"opinion", "ข้อคิดเห็น", "ความคิดเห็น;ความเห็น"},
    {"praise", "คำชมเชย", "ชมเชย;คำชม"},
};
const struct schema_choices schema_feedback_kinds = {feedback_kinds, COUNT_OF(feedback_kinds)};

#define GROUP                                                                                      \
    {                                                                                              \
        .id = "group", .heading = "กลุ่ม", .kind = COLUMN_NAME,                                      \
        .english = "group: an id or a name of groups.csv", .thai = "กลุ่มที่รับผิดชอบตาม groups.csv"     \
    }

#define OWNER                                                                                      \
    {                                                                                              \
        .id = "owner", .heading = "ผู้รับผิดชอบ", .kind = COLUMN_NAME, .english = "who does it",       \
        .thai = "ผู้รับผิดชอบ"                                                                        \
    }

/* Of a required amount a dash is 0 (formulas.md "Budget"). */
#define AMOUNT(name, thai_heading, ...)                                                            \
    {                                                                                              \
        .id = (name), .heading = (thai_heading), .kind = COLUMN_MONEY, .unit = "บาท", __VA_ARGS__   \
    }

#define QUARTER(number, months)                                                                    \
    AMOUNT("q" #number, "เบิกจ่ายไตรมาส " #number, .also = "ไตรมาส " #number ";ไตรมาสที่ " #number,        \
           .english = "disbursed in quarter " #number " alone",                                   \
           .thai = "เบิกจ่ายเฉพาะไตรมาส " #number " (" months ")")

#define ONE_TO_FIVE(name, thai_heading, ...)                                                       \
    {                                                                                              \
        .id = (name), .heading = (thai_heading), .kind = COLUMN_COUNT, __VA_ARGS__                  \
    }

const struct schema_column schema_budget[SCHEMA_BUDGET_COUNT] = {
    {.id = "code", .heading = "รหัสงบประมาณ", .also = "รหัส", .kind = COLUMN_ID, .required = true,
     .english = "the budget code; it may repeat", .thai = "รหัสงบประมาณ (ซ้ำกันได้)"},
    {.id = "name", .heading = "รายการ", .kind = COLUMN_NAME, .required = true,
     .english = "what the money is for", .thai = "รายการ"},
    {.id = "plan", .heading = "แผนงาน", .kind = COLUMN_NAME,
     .english = "the plan (programme) that it belongs to", .thai = "แผนงาน"},
    {.id = "project", .heading = "โครงการ", .kind = COLUMN_NAME,
     .english = "project: an id or a name of projects.csv", .thai = "รหัสหรือชื่อโครงการตาม projects.csv"},
    {.id = "type", .heading = "ประเภทงบ", .also = "ประเภทงบประมาณ;งบรายจ่าย", .kind = COLUMN_CHOICE,
     .required = true, .choices = &schema_budget_types,
     .english = "one of the five kinds of expenditure", .thai = "ประเภทงบรายจ่าย 5 ประเภท"},
    {.id = "capital", .heading = "ลงทุน", .also = "รายจ่ายลงทุน", .kind = COLUMN_YES_NO,
     .english = "yes: capital expenditure; empty: yes for งบลงทุน, else no",
     .thai = "เป็นรายจ่ายลงทุนหรือไม่ (เว้นว่าง = เฉพาะงบลงทุน)"},
    AMOUNT("allocated", "จัดสรร", .also = "ได้รับจัดสรร;งบประมาณจัดสรร", .required = true,
           .rule = SCHEMA_DASH_IS_ZERO, .not_negative = true,
           .english = "allocated, before transfers", .thai = "งบประมาณที่ได้รับจัดสรร ก่อนโอนเปลี่ยนแปลง"),
    AMOUNT("transferred", "โอนเปลี่ยนแปลง", .english = "transferred in (+) or out (-)",
           .thai = "โอนเปลี่ยนแปลง รับโอนเป็นบวก โอนออกเป็นลบ"),
    AMOUNT("committed", "ผูกพัน", .also = "ก่อหนี้ผูกพัน", .required = true,
           .rule = SCHEMA_DASH_IS_ZERO, .not_negative = true,
           .english = "committed and not yet paid", .thai = "ก่อหนี้ผูกพันแล้วยังไม่เบิกจ่าย"),
    QUARTER(1, "ต.ค.–ธ.ค."),
    QUARTER(2, "ม.ค.–มี.ค."),
    QUARTER(3, "เม.ย.–มิ.ย."),
    QUARTER(4, "ก.ค.–ก.ย."),
    {.id = "carried_over", .heading = "เงินกันเหลื่อมปี", .also = "เงินกันไว้เบิกเหลื่อมปี",
     .kind = COLUMN_YES_NO, .english = "yes: money of an earlier year, summed apart",
     .thai = "เป็นเงินกันไว้เบิกเหลื่อมปีหรือไม่ (รายงานแยกต่างหาก)"},
};

const struct schema_column schema_targets[SCHEMA_TARGETS_COUNT] = {
    {.id = "fiscal_year", .heading = "ปีงบประมาณ", .kind = COLUMN_COUNT, .required = true,
     .english = "fiscal year, Buddhist era", .thai = "ปีงบประมาณ (พ.ศ.)"},
    {.id = "quarter", .heading = "ไตรมาส", .kind = COLUMN_COUNT, .required = true,
     .english = "quarter, 1 to 4", .thai = "ไตรมาส 1 ถึง 4"},
    {.id = "kind", .heading = "ประเภท", .kind = COLUMN_CHOICE, .required = true,
     .choices = &schema_target_kinds, .english = "of all money, or of one part of it",
     .thai = "ภาพรวม รายจ่ายประจำ หรือรายจ่ายลงทุน"},
    {.id = "measure", .heading = "ตัววัด", .also = "วัดจาก", .kind = COLUMN_CHOICE, .required = true,
     .choices = &schema_target_measures,
     .english = "disbursed, or used (disbursed and committed)",
     .thai = "เบิกจ่าย หรือใช้จ่าย (เบิกจ่ายรวมผูกพัน)"},
    {.id = "percent", .heading = "เป้าหมายสะสม", .kind = COLUMN_PERCENT, .required = true,
     .not_negative = true, .unit = "ร้อยละ", .english = "target since the year began, percent",
     .thai = "เป้าหมายสะสมตั้งแต่ต้นปี (ร้อยละ)"},
};

const struct schema_column schema_projects[SCHEMA_PROJECTS_COUNT] = {
    {.id = "id", .heading = "รหัส", .also = "รหัสโครงการ", .kind = COLUMN_ID, .required = true,
     .english = "the project's id", .thai = "รหัสโครงการ"},
    {.id = "name", .heading = "โครงการ", .also = "ชื่อโครงการ", .kind = COLUMN_NAME, .required = true,
     .english = "the project's name", .thai = "ชื่อโครงการ"},
    {.id = "strategy", .heading = "กลยุทธ์", .kind = COLUMN_NAME,
     .english = "the strategy that it serves", .thai = "กลยุทธ์ที่โครงการสนอง"},
    GROUP,
    AMOUNT("budget", "งบประมาณ", .not_negative = true, .english = "what it may cost",
           .thai = "งบประมาณ"),
    AMOUNT("spent", "ใช้จ่าย", .also = "ใช้จ่ายจริง", .not_negative = true,
           .english = "what was spent", .thai = "งบประมาณที่ใช้จ่ายแล้ว"),
    {.id = "planned_start", .heading = "วันเริ่มตามแผน", .also = "เริ่มตามแผน", .kind = COLUMN_DATE,
     .required = true, .english = "planned first day", .thai = "วันเริ่มตามแผน"},
    {.id = "planned_end", .heading = "วันสิ้นสุดตามแผน", .also = "สิ้นสุดตามแผน", .kind = COLUMN_DATE,
     .required = true, .english = "planned last day", .thai = "วันสิ้นสุดตามแผน"},
    {.id = "actual_end", .heading = "วันเสร็จจริง", .also = "เสร็จจริง;วันสิ้นสุดจริง", .kind = COLUMN_DATE,
     .english = "the day when it was finished", .thai = "วันที่ดำเนินการแล้วเสร็จจริง"},
    {.id = "report_date", .heading = "วันรายงานผล", .also = "วันที่รายงานผล;วันที่รายงาน",
     .kind = COLUMN_DATE, .english = "the day when its result was reported",
     .thai = "วันที่รายงานผลโครงการ"},
    {.id = "result", .heading = "ผล", .also = "ผลการดำเนินงาน", .kind = COLUMN_TEXT,
     .english = "what came of it", .thai = "ผลการดำเนินโครงการ"},
    {.id = "obstacles", .heading = "อุปสรรค", .also = "ปัญหาอุปสรรค", .kind = COLUMN_TEXT,
     .english = "what hindered", .thai = "อุปสรรคต่อการดำเนินงาน"},
    {.id = "suggestions", .heading = "ข้อเสนอแนะ", .kind = COLUMN_TEXT,
     .english = "what to do better", .thai = "ข้อเสนอแนะ"},
};

const struct schema_column schema_risks[SCHEMA_RISKS_COUNT] = {
    {.id = "id", .heading = "รหัส", .also = "รหัสความเสี่ยง", .kind = COLUMN_ID, .required = true,
     .english = "the risk's id", .thai = "รหัสความเสี่ยง"},
    GROUP,
    {.id = "mission", .heading = "ภารกิจ/วัตถุประสงค์", .also = "ภารกิจ;วัตถุประสงค์", .kind = COLUMN_TEXT,
     .required = true, .english = "the mission or aim that it endangers",
     .thai = "ภารกิจหรือวัตถุประสงค์"},
    {.id = "risk", .heading = "ความเสี่ยง", .kind = COLUMN_TEXT, .required = true,
     .english = "what may happen", .thai = "ความเสี่ยง"},
    {.id = "category", .heading = "ด้าน", .also = "ประเภทความเสี่ยง;ด้านความเสี่ยง",
     .kind = COLUMN_CHOICE, .choices = &schema_risk_categories,
     .english = "O operations, F reporting, C compliance",
     .thai = "O การดำเนินงาน F การรายงาน C การปฏิบัติตามกฎหมาย"},
    {.id = "factor", .heading = "ปัจจัยเสี่ยง", .also = "ปัจจัย", .kind = COLUMN_CHOICE,
     .choices = &schema_risk_factors, .english = "where it comes from",
     .thai = "ปัจจัยภายในหรือปัจจัยภายนอก"},
    {.id = "cause", .heading = "สาเหตุ", .kind = COLUMN_TEXT, .english = "why it may happen",
     .thai = "สาเหตุของความเสี่ยง"},
    {.id = "control", .heading = "การควบคุมที่มีอยู่", .also = "การควบคุมภายในที่มีอยู่", .kind = COLUMN_TEXT,
     .english = "the controls there are", .thai = "การควบคุมภายในที่มีอยู่"},
    {.id = "assessment", .heading = "การประเมินผลการควบคุม", .also = "การประเมินผลการควบคุมภายใน",
     .kind = COLUMN_TEXT, .english = "whether they work", .thai = "การประเมินผลการควบคุมภายใน"},
    ONE_TO_FIVE("likelihood", "โอกาส", .also = "โอกาสเกิด;โอกาสที่จะเกิด", .required = true,
                .english = "likelihood, 1 to 5", .thai = "โอกาสเกิด 1 ถึง 5"),
    ONE_TO_FIVE("impact", "ผลกระทบ", .required = true, .english = "impact, 1 to 5",
                .thai = "ผลกระทบ 1 ถึง 5"),
    {.id = "response", .heading = "การจัดการ", .also = "วิธีจัดการ;วิธีจัดการความเสี่ยง;การตอบสนอง",
     .kind = COLUMN_CHOICE, .choices = &schema_risk_responses,
     .english = "how it is responded to", .thai = "วิธีจัดการความเสี่ยง"},
    {.id = "action", .heading = "การปรับปรุง", .also = "การปรับปรุงการควบคุม;การปรับปรุงการควบคุมภายใน",
     .kind = COLUMN_TEXT, .english = "what will be improved", .thai = "การปรับปรุงการควบคุมภายใน"},
    ONE_TO_FIVE("residual_likelihood", "โอกาสคงเหลือ", .also = "โอกาสหลังจัดการ",
                .english = "likelihood after the controls, 1 to 5", .thai = "โอกาสเกิดหลังการจัดการ"),
    ONE_TO_FIVE("residual_impact", "ผลกระทบคงเหลือ", .also = "ผลกระทบหลังจัดการ",
                .english = "impact after the controls, 1 to 5", .thai = "ผลกระทบหลังการจัดการ"),
    OWNER,
    {.id = "due", .heading = "กำหนดเสร็จ", .kind = COLUMN_DATE, .english = "by when",
     .thai = "วันที่กำหนดเสร็จ"},
    {.id = "progress", .heading = "ความก้าวหน้า", .also = "ผลการติดตาม", .kind = COLUMN_TEXT,
     .english = "what has been done so far", .thai = "ผลการติดตามหรือความก้าวหน้า"},
};

const struct schema_column schema_controls[SCHEMA_CONTROLS_COUNT] = {
    ONE_TO_FIVE("component", "องค์ประกอบ", .also = "องค์ประกอบที่", .required = true,
                .english = "component of internal control, 1 to 5",
                .thai = "องค์ประกอบของการควบคุมภายใน 1 ถึง 5"),
    {.id = "principle", .heading = "หลักการ", .also = "หลักการที่", .kind = COLUMN_ID,
     .english = "number of the principle", .thai = "เลขที่หลักการ"},
    {.id = "name", .heading = "ชื่อหลักการ", .also = "ชื่อ", .kind = COLUMN_TEXT,
     .english = "what the principle asks", .thai = "ข้อความของหลักการ"},
    {.id = "conclusion", .heading = "ผลการประเมิน/ข้อสรุป", .also = "ผลการประเมิน;ข้อสรุป",
     .kind = COLUMN_TEXT, .required = true, .english = "what the assessment found",
     .thai = "ผลการประเมินหรือข้อสรุป"},
};

const struct schema_column schema_feedback[SCHEMA_FEEDBACK_COUNT] = {
    {.id = "date", .heading = "วันที่", .also = "วันที่รับเรื่อง", .kind = COLUMN_DATE, .required = true,
     .english = "the day when it came in", .thai = "วันที่รับเรื่อง"},
    {.id = "channel", .heading = "ช่องทาง", .kind = COLUMN_NAME, .required = true,
     .english = "how it came in", .thai = "ช่องทางรับฟัง"},
    {.id = "kind", .heading = "ประเภท", .also = "ประเภทเรื่อง", .kind = COLUMN_CHOICE, .required = true,
     .choices = &schema_feedback_kinds, .english = "complaint, suggestion, opinion or praise",
     .thai = "ข้อร้องเรียน ข้อเสนอแนะ ข้อคิดเห็น หรือคำชมเชย"},
    GROUP,
    {.id = "text", .heading = "ข้อความ", .also = "เรื่อง;รายละเอียด", .kind = COLUMN_TEXT,
     .required = true, .english = "what was said", .thai = "ข้อความที่ได้รับ"},
    OWNER,
    {.id = "status", .heading = "สถานะ", .also = "ผลการดำเนินการ", .kind = COLUMN_TEXT,
     .english = "what was done about it", .thai = "สถานะหรือผลการดำเนินการ"},
    {.id = "resolved_date", .heading = "วันที่แก้ไขแล้วเสร็จ", .also = "วันที่ยุติเรื่อง;วันที่แล้วเสร็จ",
     .kind = COLUMN_DATE, .english = "the day when it was settled", .thai = "วันที่ดำเนินการแล้วเสร็จ"},
};

const struct schema_column schema_calendar[SCHEMA_CALENDAR_COUNT] = {
    {.id = "fiscal_year", .heading = "ปีงบประมาณ", .kind = COLUMN_COUNT, .required = true,
     .english = "fiscal year, Buddhist era", .thai = "ปีงบประมาณ (พ.ศ.)"},
    {.id = "code", .heading = "รหัสกำหนดส่ง", .also = "รหัส", .kind = COLUMN_ID, .required = true,
     .english = "what the date is called, once in its year", .thai = "รหัสกำหนดส่ง ไม่ซ้ำกันภายในปี"},
    {.id = "due", .heading = "กำหนดเสร็จ", .also = "กำหนดส่ง;วันครบกำหนด", .kind = COLUMN_DATE, .required = true,
     .english = "the last day", .thai = "วันสุดท้ายที่ต้องส่ง"},
    {.id = "reports", .heading = "รายงาน", .also = "รายงานที่ต้องส่ง", .kind = COLUMN_LIST, .required = true,
     .english = "the reports that are due: sar; krs; budget", .thai = "รายงานที่ต้องส่ง เช่น sar; krs; budget"},
    {.id = "months", .heading = "รอบเดือน", .also = "รอบ", .kind = COLUMN_COUNT, .rule = SCHEMA_MONTHS,
     .unit = "เดือน", .english = "of which round: 3, 6, 9 or 12 months", .thai = "รอบ 3, 6, 9 หรือ 12 เดือน"},
};

const struct schema_column schema_months[SCHEMA_MONTHS_COUNT] = {
    {.id = "month", .heading = "เดือนที่", .kind = COLUMN_COUNT, .required = true,
     .english = "1 for January to 12 for December, a row each", .thai = "1 (มกราคม) ถึง 12 (ธันวาคม) เดือนละแถว"},
    {.id = "name", .heading = "ชื่อเดือน", .kind = COLUMN_NAME, .required = true,
     .english = "as it is printed in prose", .thai = "ชื่อเต็มที่พิมพ์ในเนื้อความ"},
    {.id = "abbreviation", .heading = "ชื่อย่อเดือน", .kind = COLUMN_NAME, .required = true,
     .english = "as it is printed in tables", .thai = "ชื่อย่อที่พิมพ์ในตาราง"},
    {.id = "also", .heading = "เขียนอย่างอื่น", .kind = COLUMN_LIST,
     .english = "what else means it when a date is read", .thai = "คำอื่นที่ยอมรับเมื่ออ่านวันที่"},
};
/* clang-format on */
