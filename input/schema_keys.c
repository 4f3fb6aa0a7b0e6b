/* The keys of packet.ini: data only (formats.md "Files" and "[scheme]"). */
#include "input/schema.h"

/* Tables, read by columns. */
/* clang-format off */
#define COUNT_OF(list) (sizeof(list) / sizeof((list)[0]))

static const struct schema_choice office_kinds[] = {
    {"primary", "ประถมศึกษา", "สพป."},
    {"secondary", "มัธยมศึกษา", "สพม."},
};
const struct schema_choices schema_office_kinds = {office_kinds, COUNT_OF(office_kinds)};

static const struct schema_choice missing_list[] = {
    {"1", "หนึ่งคะแนน", NULL},
    {"0", "ศูนย์คะแนน", NULL},
    {"exclude", "ไม่นำมาคิด", NULL},
};
static const struct schema_choice sar_list[] = {
    {"5x11", "5 มาตรฐาน 11 ตัวบ่งชี้", "5×11"},
    {"2560", "มาตรฐาน พ.ศ. 2560", NULL},
    {"own", "กำหนดเอง", "sar.csv"},
};
static const struct schema_choice percent_list[] = {
    {"mean", "ค่าเฉลี่ย", NULL},
    {"top2", "สองระดับบน", NULL},
};
static const struct schema_choice ontime_list[] = {
    {"planned", "โครงการตามแผน", NULL},
    {"finished", "โครงการที่เสร็จ", NULL},
};
static const struct schema_choice control_list[] = {
    {"pk", "แบบ ปค.", "ปค."},
    {"po", "แบบ ปอ. และ ปย.", "ปอ.;ปย."},
};
static const struct schema_choice baht_list[] = {
    {"all", "ทุกหลัก", NULL},
    {"tens", "เฉพาะหลังสิบ", NULL},
};
static const struct schema_choice digit_list[] = {
    {"thai", "ไทย", "เลขไทย"},
    {"arabic", "อารบิก", "เลขอารบิก"},
};
static const struct schema_choice evidence_list[] = {
    {"required", "ต้องมี", "จำเป็น"},
    {"optional", "ไม่บังคับ", NULL},
};
static const struct schema_choice encoding_list[] = {
    {"utf-8", "ยูทีเอฟ-8", "utf8"},
    {"utf-16", "ยูทีเอฟ-16", "utf16"},
    {"windows-874", "วินโดวส์-874", "windows874;cp874;tis-620;tis620"},
};

static const struct schema_choices missing = {missing_list, COUNT_OF(missing_list)},
                                   sar = {sar_list, COUNT_OF(sar_list)},
                                   percent = {percent_list, COUNT_OF(percent_list)},
                                   ontime = {ontime_list, COUNT_OF(ontime_list)},
                                   baht = {baht_list, COUNT_OF(baht_list)},
                                   controls = {control_list, COUNT_OF(control_list)},
                                   digits = {digit_list, COUNT_OF(digit_list)},
                                   evidence = {evidence_list, COUNT_OF(evidence_list)},
                                   encodings = {encoding_list, COUNT_OF(encoding_list)};

static const struct schema_section sections[] = {
    {"office", "the office, as it stands on covers and heads", "สำนักงาน ตามที่พิมพ์บนปกและหัวรายงาน"},
    {"period", "the fiscal year and round", "ปีงบประมาณและรอบการรายงาน"},
    {"scheme", "the rules of computation", "หลักเกณฑ์การคำนวณ"},
    {"style", "how pages look", "ลักษณะของหน้ากระดาษ"},
    {"packet", "what is made", "สิ่งที่จัดทำ"},
    {"input", "reading", "การอ่านแฟ้มข้อมูล"},
};

#define OFFICE(name, ...) {.section = "office", .key = (name), __VA_ARGS__}
#define PERIOD(name, ...) {.section = "period", .key = (name), __VA_ARGS__}
#define SCHEME(name, ...) {.section = "scheme", .key = (name), __VA_ARGS__}
#define STYLE(name, ...) {.section = "style", .key = (name), __VA_ARGS__}
#define PACKET(name, ...) {.section = "packet", .key = (name), __VA_ARGS__}

static const struct schema_key keys[] = {
    OFFICE("name", .kind = COLUMN_NAME, .required = true, .english = "the office's full name",
           .thai = "ชื่อเต็มของสำนักงาน"),
    OFFICE("short_name", .kind = COLUMN_NAME, .required = true, .english = "its short name",
           .thai = "ชื่อย่อ"),
    OFFICE("kind", .kind = COLUMN_CHOICE, .required = true, .choices = &schema_office_kinds,
           .english = "primary or secondary", .thai = "ประถมศึกษา หรือ มัธยมศึกษา"),
    OFFICE("code", .kind = COLUMN_ID, .required = true,
           .english = "code: Latin letters, digits, - and _; names the packet's folder",
           .thai = "รหัสสำนักงาน (อักษรละติน ตัวเลข - และ _) ใช้เป็นชื่อโฟลเดอร์ผลลัพธ์"),
    OFFICE("province", .kind = COLUMN_NAME, .english = "province", .thai = "จังหวัด"),
    OFFICE("address", .kind = COLUMN_TEXT, .english = "address", .thai = "ที่อยู่"),
    OFFICE("phone", .kind = COLUMN_NAME, .english = "telephone", .thai = "โทรศัพท์"),
    OFFICE("email", .kind = COLUMN_NAME, .english = "e-mail", .thai = "อีเมล"),
    OFFICE("director", .kind = COLUMN_NAME, .english = "the director's name",
           .thai = "ชื่อผู้อำนวยการ"),
    OFFICE("director_position", .kind = COLUMN_NAME, .english = "the director's position",
           .thai = "ตำแหน่ง"),
    OFFICE("emblem", .kind = COLUMN_NAME, .english = "image file in the office folder",
           .thai = "ไฟล์ภาพตราในโฟลเดอร์ของสำนักงาน"),

    PERIOD("fiscal_year", .kind = COLUMN_COUNT, .required = true,
           .english = "fiscal year, Buddhist era", .thai = "ปีงบประมาณ (พ.ศ.)"),
    PERIOD("months", .kind = COLUMN_COUNT, .rule = SCHEMA_MONTHS, .required = true,
           .english = "round: 3, 6, 9 or 12", .thai = "รอบ 3, 6, 9 หรือ 12 เดือน"),
    PERIOD("data_date", .kind = COLUMN_DATE, .english = "date of the data; not given: the period's last day",
           .thai = "วันที่ของข้อมูล (ไม่ระบุ = วันสุดท้ายของรอบ)"),

    SCHEME("kpi_missing", .kind = COLUMN_CHOICE, .choices = &missing, .standard = "1",
           .english = "score of an indicator without a result", .thai = "คะแนนของตัวชี้วัดที่ไม่มีผล"),
    SCHEME("three_target_middle", .kind = COLUMN_NUMBER, .standard = "75",
           .english = "score at the standard target", .thai = "คะแนนที่เป้าหมายขั้นมาตรฐาน"),
    SCHEME("grades", .kind = COLUMN_TEXT, .in_bands = true,
           .english = "grades of a set's percent", .thai = "เกรดของร้อยละรวมทั้งชุด"),
    SCHEME("sar", .kind = COLUMN_CHOICE, .choices = &sar, .standard = "5x11",
           .english = "the standards of the SAR", .thai = "ชุดมาตรฐานของ SAR"),
    SCHEME("sar_levels", .kind = COLUMN_TEXT, .in_bands = true,
           .english = "words of SAR scores", .thai = "ระดับคุณภาพของคะแนน SAR"),
    SCHEME("likert_bands", .kind = COLUMN_TEXT, .in_bands = true,
           .english = "words of means: 050, 080 or own", .thai = "ช่วงแปลผลค่าเฉลี่ย 050, 080 หรือกำหนดเอง"),
    SCHEME("satisfaction_percent", .kind = COLUMN_CHOICE, .choices = &percent, .standard = "mean",
           .english = "percent of satisfaction: from the mean, or share of 4 and 5",
           .thai = "ร้อยละความพึงพอใจจากค่าเฉลี่ย หรือจากผู้ตอบระดับ 4 และ 5"),
    SCHEME("risk_bands", .kind = COLUMN_TEXT, .in_bands = true,
           .english = "words of risk scores", .thai = "ระดับความเสี่ยง"),
    SCHEME("ontime_denominator", .kind = COLUMN_CHOICE, .choices = &ontime, .standard = "planned",
           .english = "projects on time, as a share of which", .thai = "ฐานของร้อยละโครงการที่เสร็จตามเวลา"),
    SCHEME("control_forms", .kind = COLUMN_CHOICE, .choices = &controls, .standard = "pk",
           .english = "forms of internal control: pk since 2561, po before",
           .thai = "แบบรายงานการควบคุมภายใน: pk = แบบ ปค. (2561), po = แบบ ปอ./ปย. เดิม"),
    SCHEME("late_penalty", .kind = COLUMN_NUMBER, .standard = "0.2",
           .english = "points off for each missed report", .thai = "คะแนนที่หักต่อครั้งที่ไม่รายงาน"),
    SCHEME("small_group", .kind = COLUMN_COUNT, .standard = "5",
           .english = "groups with fewer respondents are merged", .thai = "กลุ่มที่มีผู้ตอบน้อยกว่านี้จะถูกรวม"),
    SCHEME("baht_et", .kind = COLUMN_CHOICE, .choices = &baht, .standard = "all",
           .english = "where money in words says เอ็ด", .thai = "การอ่าน \"เอ็ด\" ในจำนวนเงิน"),

    STYLE("digits", .kind = COLUMN_CHOICE, .choices = &digits, .standard = "thai",
          .english = "digits of prose and page numbers", .thai = "ตัวเลขในเนื้อความและเลขหน้า"),
    STYLE("table_digits", .kind = COLUMN_CHOICE, .choices = &digits, .standard = "arabic",
          .english = "digits of tables", .thai = "ตัวเลขในตาราง"),
    STYLE("font", .kind = COLUMN_NAME, .standard = "Laksaman", .english = "font family",
          .thai = "แบบอักษร"),
    STYLE("size", .kind = COLUMN_NUMBER, .standard = "16", .english = "font size in points",
          .thai = "ขนาดตัวอักษร (พอยต์)"),
    STYLE("draft", .kind = COLUMN_YES_NO, .standard = "no", .english = "mark pages as a draft",
          .thai = "ประทับคำว่าร่าง"),

    PACKET("reports", .kind = COLUMN_LIST, .english = "which reports; not given: all that can be made",
           .thai = "รายงานที่ต้องการ (ไม่ระบุ = ทุกเล่มที่ทำได้)"),
    PACKET("formats", .kind = COLUMN_LIST, .standard = "pdf; xlsx", .english = "file formats: pdf, xlsx",
           .thai = "รูปแบบไฟล์: pdf, xlsx"),
    PACKET("memo", .kind = COLUMN_YES_NO, .standard = "yes", .english = "make the covering memo",
           .thai = "ทำบันทึกข้อความนำส่ง"),
    PACKET("letter", .kind = COLUMN_YES_NO, .standard = "no",
           .english = "make the letter to the agency that the packet goes to",
           .thai = "ทำหนังสือภายนอกนำส่งหน่วยงานต้นสังกัด"),
    PACKET("merge", .kind = COLUMN_YES_NO, .standard = "yes", .english = "make packet.pdf",
           .thai = "รวมเป็น packet.pdf"),
    PACKET("zip", .kind = COLUMN_YES_NO, .standard = "yes", .english = "make packet.zip",
           .thai = "บีบเป็น packet.zip"),
    PACKET("pdfa", .kind = COLUMN_YES_NO, .standard = "no", .english = "PDF/A for archives",
           .thai = "ทำเป็น PDF/A สำหรับจัดเก็บถาวร"),
    PACKET("evidence", .kind = COLUMN_CHOICE, .choices = &evidence, .standard = "required",
           .english = "whether KRS indicators need evidence", .thai = "ตัวชี้วัด KRS ต้องมีหลักฐานหรือไม่"),

    {.section = "input", .key = "encoding", .kind = COLUMN_CHOICE, .choices = &encodings,
     .english = "encoding of files without a byte order mark; not given: each file is looked at",
     .thai = "รหัสอักขระของไฟล์ที่ไม่มี BOM (ไม่ระบุ = ตรวจเองทีละไฟล์)"},
};

/* clang-format on */
const struct schema_section *schema_packet_sections(size_t *count)
{
    *count = COUNT_OF(sections);
    return sections;
}

const struct schema_key *schema_packet_keys(size_t *count)
{
    *count = COUNT_OF(keys);
    return keys;
}
