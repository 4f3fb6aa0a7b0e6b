"""Named ways to spoil an office: name → what is done to a copy of fixtures/small. Each has its golden
in tests/golden/corruptions/NAME.txt: exit status and messages."""
import os
import shutil

from support import read, write

CORRUPTIONS = {}


class Spoiler:
    """Edits in one copy of the small office."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def put(self, name, data):
        write(self.path(name), data)

    def text(self, name):
        return read(self.path(name))

    def bytes(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def change(self, name, old, new, count=1):
        """Exactly `count` places, else the corruption is not what its name says."""
        text = self.bytes(name)
        old, new = (part.encode() if isinstance(part, str) else part for part in (old, new))
        assert text.count(old) == count, "%s: %r stands %d times" % (name, old, text.count(old))
        self.put(name, text.replace(old, new))

    def line(self, name, number, new):
        """Replaces a line (from 1); None takes it out."""
        lines = self.text(name).splitlines(keepends=True)
        lines[number - 1:number] = [] if new is None else [new + "\n"]
        self.put(name, "".join(lines))

    def append(self, name, *lines):
        self.put(name, self.text(name) + "".join(line + "\n" for line in lines))

    def recode(self, name, encoding, bom=b""):
        self.put(name, bom + self.text(name).encode(encoding))

    def remove(self, name):
        if os.path.isdir(self.path(name)):
            shutil.rmtree(self.path(name))
        else:
            os.unlink(self.path(name))


def corruption(function):
    CORRUPTIONS[function.__name__.replace("_", "-")] = function
    return function


def spoil(name, folder):
    CORRUPTIONS[name](Spoiler(folder))


def simple(name, file, old, new, count=1):
    """A corruption that is one replacement."""
    assert name not in CORRUPTIONS, name
    CORRUPTIONS[name] = lambda office: office.change(file, old, new, count)


# --- encodings -----------------------------------------------------------------------------------
@corruption
def utf8_with_bom_and_a_broken_byte(office):
    office.change("groups.csv", "นายหนึ่ง", "นาย".encode() + b"\xe0\xb8" + b"x")
    office.put("groups.csv", b"\xef\xbb\xbf" + office.bytes("groups.csv"))


@corruption
def windows_874_with_an_undefined_byte(office):
    office.recode("groups.csv", "cp874")
    office.change("groups.csv", "นางสอง".encode("cp874"), "นาง".encode("cp874") + b"\xdb")


@corruption
def utf16_cut_in_a_character(office):
    office.recode("groups.csv", "utf-16-le", b"\xff\xfe")
    office.put("groups.csv", office.bytes("groups.csv")[:-1])


@corruption
def utf16_without_bom(office):
    office.recode("groups.csv", "utf-16-le")


@corruption
def encoding_setting_is_wrong(office):
    office.append("packet.ini", "[input]", "encoding = utf-8")
    office.recode("groups.csv", "cp874")


@corruption
def encoding_setting_is_windows_874_and_the_file_utf8(office):
    office.append("packet.ini", "[input]", "encoding = windows-874")


@corruption
def encoding_setting_is_utf16_and_the_file_windows_874(office):
    office.append("packet.ini", "[input]", "encoding = utf-16")
    for name in ("groups.csv", "results.csv"):
        office.recode(name, "cp874")


@corruption
def encoding_setting_is_utf8_and_the_file_utf16(office):
    office.append("packet.ini", "[input]", "encoding = utf-8")
    office.recode("groups.csv", "utf-16-be")


@corruption
def packet_ini_in_utf16_without_bom(office):
    office.recode("packet.ini", "utf-16-le")


@corruption
def utf8_with_one_byte_lost(office):
    office.change("results.csv", "เข้าเรียนครบ".encode(), "เข้าเรียนครบ".encode()[1:])


@corruption
def workbook_named_csv(office):
    office.put("results.csv", b"PK\x03\x04\x14\x00\x06\x00\x08\x00" + bytes(range(256)) * 20)


@corruption
def encoding_setting_is_unknown(office):
    office.append("packet.ini", "[input]", "encoding = latin-1")


simple("nul-byte", "results.csv", "เข้าเรียนครบ", "เข้า\0เรียนครบ")
simple("control-character", "results.csv", "เข้าเรียนครบ", "เข้า\x07เรียนครบ")

# --- separators, quotes, rows --------------------------------------------------------------------
simple("quote-never-closed", "results.csv", "อ่านออกแล้ว", '"อ่านออกแล้ว')
simple("quote-within-a-cell", "results.csv", "อ่านออกแล้ว", 'อ่าน"ออก"แล้ว')
simple("text-behind-a-quote", "results.csv", "อ่านออกแล้ว", '"อ่านออก"แล้ว')
simple("field-too-long", "results.csv", "อ่านออกแล้ว", "ก" * 21846)


@corruption
def row_too_long(office):
    cells = ",".join(["ก" * 20000] * 18)
    office.append("groups.csv", "x1,ย," + cells)


@corruption
def too_many_columns(office):
    office.line("groups.csv", 1, office.text("groups.csv").splitlines()[0] + "," * 509 + "x")


@corruption
def no_heading_row(office):
    office.line("indicators.csv", 1, None)


@corruption
def too_many_title_rows(office):
    office.put("groups.csv", "รายชื่อกลุ่ม\n" * 6 + office.text("groups.csv"))


simple("column-missing", "indicators.csv", "วิธีคิดคะแนน", "วิธีการ")
simple("heading-twice", "groups.csv", "ชื่อย่อ", "ชื่อกลุ่ม")
simple("heading-twice-id-and-thai", "groups.csv", "ชื่อย่อ", "NAME")
simple("column-unknown", "groups.csv", "หัวหน้า", "สถานที่ทำงาน")
simple("column-misspelt", "groups.csv", "หัวหน้า", "หัวหนา")
simple("row-too-wide", "groups.csv", "นางสอง", "นางสอง,ต่อ")
simple("row-too-wide-after-empty-cells", "groups.csv", "นางสอง", "นางสอง,,,เกิน")
simple("row-too-short", "indicators.csv", "strategy,1.1,จำนวนหลักสูตร,,เรื่อง,,none,,,,,,,,,12,up,plan,",
       "strategy,1.1")
simple("cell-empty", "indicators.csv", "krs,1.2,จำนวนเหตุไม่ปลอดภัย", "krs,1.2,")
simple("unquoted-comma-in-number", "gap-plan.csv", '"180,000.00"', "180,000.00")
simple("broken-lines-shift-places", "results.csv", "อ่านออกแล้ว\nkrs,1.2,12,5,",
       '"อ่าน\r\nออก\nแล้ว"\nkrs,1.2,12,ห้า,')


@corruption
def file_is_empty(office):
    office.put("groups.csv", "")


@corruption
def file_has_only_its_heading(office):
    office.put("results.csv", office.text("results.csv").splitlines()[0] + "\n")


@corruption
def file_is_a_folder(office):
    office.remove("groups.csv")
    os.mkdir(office.path("groups.csv"))


@corruption
def file_leads_out(office):
    os.rename(office.path("groups.csv"), office.path("../outside.csv"))
    os.symlink("../outside.csv", office.path("groups.csv"))


@corruption
def file_is_a_fifo(office):
    office.remove("groups.csv")
    os.mkfifo(office.path("groups.csv"))


@corruption
def file_name_misspelt(office):
    os.rename(office.path("evidence.csv"), office.path("evidences.csv"))


# --- numbers and dates ---------------------------------------------------------------------------
simple("number-with-a-letter", "results.csv", "86.75", "86.7O")
simple("number-with-two-points", "results.csv", "86.75", "86.7.5")
simple("number-with-misplaced-commas", "results.csv", "310,400", '"3,10",400')
simple("number-in-words", "indicators.csv", "70,75,80,75", "70,เจ็ดสิบห้า,80,75")
simple("number-half-thai-half-wrong", "results.csv", "86.75", "๘๖.๗๕ก")
simple("weight-negative", "indicators.csv", "ร้อยละ,60", "ร้อยละ,-60")
simple("late-reports-not-whole", "results.csv", "1;2;4,,1,", "1;2;4,,1.5,")
simple("late-reports-negative", "results.csv", "1;2;4,,1,", "1;2;4,,-1,")
simple("months-unknown", "results.csv", "krs,1.2,12", "krs,1.2,7")
simple("steps-not-numbers", "results.csv", "1;2;4", "1;สอง;4")
simple("steps-none-and-some", "results.csv", "1;2;4", "0;1")
simple("date-that-is-none", "gap-plan.csv", "31/1/2569", "31/2/2569")
simple("date-month-first", "gap-plan.csv", "28/2/2569", "2/28/2569")
simple("date-in-words", "gap-plan.csv", "31/1/2569", "เร็ว ๆ นี้")
simple("date-far-away", "gap-plan.csv", "31/1/2569", "31/1/2600")
simple("date-out-of-range-two-digits", "gap-plan.csv", "31/1/2569", "31/1/25")
simple("money-with-three-decimals", "gap-plan.csv", '"180,000.00"', "180000.125")
simple("money-negative", "gap-plan.csv", '"180,000.00"', "-180000")

# --- what stands twice, what is not there --------------------------------------------------------
simple("indicator-twice", "indicators.csv", "krs,1.2,", "krs,1.1,")
simple("indicator-twice-in-thai-digits", "indicators.csv", "agreement,1.2,", "agreement,๑.๑,")
simple("result-twice", "results.csv", "krs,1.2,12", "krs,1.1,12")
simple("evidence-id-twice", "evidence.csv", "E2", "E1")
simple("group-id-twice", "groups.csv", "hr,", "plan,")
simple("result-of-unknown-indicator", "results.csv", "strategy,1.1", "strategy,9.9")
simple("result-of-unknown-indicator-near", "results.csv", "strategy,1.1", "strategy,1.11")
simple("plan-of-unknown-indicator", "gap-plan.csv", "agreement,1.2", "agreement,7")
simple("group-unknown-near", "indicators.csv", "12,up,plan", "12,up,plam")
simple("group-unknown", "indicators.csv", "12,up,plan", "12,up,กลุ่มที่ไม่มี")
simple("evidence-of-unknown-indicator", "evidence.csv", "krs/1.2", "krs/1.9")
simple("evidence-without-set", "evidence.csv", "krs/1.2", "1.2")
simple("evidence-file-missing", "evidence.csv", "read.pdf,หน้า 1", "wrong.pdf,หน้า 1")
simple("evidence-file-leads-out", "evidence.csv", "read.pdf,หน้า 1", "../packet.ini,หน้า 1")
simple("evidence-file-absolute", "evidence.csv", "read.pdf,หน้า 1", "/etc/hostname,หน้า 1")
simple("evidence-needed-more", "indicators.csv", "75,up,plan,1", "75,up,plan,3")


@corruption
def evidence_file_is_a_folder(office):
    os.mkdir(office.path("evidence/album"))
    office.change("evidence.csv", "read.pdf,หน้า 1", "album,หน้า 1")


@corruption
def evidence_file_is_a_link_out(office):
    os.symlink("/etc/hostname", office.path("evidence/link.pdf"))
    office.change("evidence.csv", "read.pdf,หน้า 1", "link.pdf,หน้า 1")


@corruption
def evidence_missing(office):
    office.line("evidence.csv", 3, None)


@corruption
def evidence_file_of_rows_missing(office):
    office.remove("evidence.csv")


@corruption
def indicators_missing(office):
    office.remove("indicators.csv")


@corruption
def results_missing(office):
    office.remove("results.csv")


@corruption
def results_of_another_round_only(office):
    text = office.text("results.csv").replace(",12,", ",6,")
    office.put("results.csv", text)


# --- rules ---------------------------------------------------------------------------------------
simple("thresholds-out-of-order", "indicators.csv", "60,70,80,90,100", "60,70,90,80,100")
simple("thresholds-alike", "indicators.csv", "60,70,80,90,100", "60,70,80,80,100")
simple("targets-alike", "indicators.csv", "70,75,80,75", "70,75,75,75")
simple("direction-against-thresholds", "indicators.csv", "90,up,plan", "90,down,plan")
simple("threshold-missing", "indicators.csv", "60,70,80,90,100", "60,70,,90,100")
simple("threshold-in-words", "indicators.csv", "60,70,80,90,100", "60,70,ดี,90,100")
simple("scales-mixed", "indicators.csv", "ครั้ง,20,step,10,8,6,4,2,,,,4",
       "ครั้ง,20,three_step,,,,,,10,8,6,4")
simple("weights-sum-to-99", "indicators.csv", "ครั้ง,40", "ครั้ง,39")
simple("weight-missing", "indicators.csv", "ครั้ง,40", "ครั้ง,")
simple("weight-of-an-unscored-one", "indicators.csv", "เรื่อง,,none", "เรื่อง,10,none")
simple("committee-score-off-the-scale", "results.csv", "86.75,,,,3.6", "86.75,,,,88")
simple("committee-score-below-the-scale", "results.csv", "86.75,,,,3.6", "86.75,,,,0.5")
simple("denominator-missing", "results.csv", "310,400", "310,")
simple("numerator-missing", "results.csv", "310,400", ",400")
simple("denominator-zero", "results.csv", "310,400", "310,0")
simple("actual-differs-from-quotient", "results.csv", "krs,1.1,12,,310,400", "krs,1.1,12,79,310,400")
simple("method-misspelt", "indicators.csv", "linear", "liner")
simple("method-unknown", "indicators.csv", "linear", "ตามใจชอบ")
simple("set-unknown", "results.csv", "strategy,1.1", "kpi2,1.1")
simple("direction-unknown", "indicators.csv", "12,up", "12,sideways")

# --- packet.ini ----------------------------------------------------------------------------------
simple("line-without-equals", "packet.ini", "kind = primary", "kind primary")
simple("section-not-closed", "packet.ini", "[period]", "[period")
simple("key-twice", "packet.ini", "months = 12", "months = 12\nmonths = 6")
simple("key-empty", "packet.ini", "months = 12", "months = 12\n= 6")
simple("key-too-long", "packet.ini", "months = 12", "months = 12\n" + "k" * 300 + " = 1")
simple("key-before-any-section", "packet.ini", "# สำนักงานเล็ก ๆ สำหรับทดสอบ", "code = 1")
simple("value-with-open-quote", "packet.ini", "director = นายกตัญญู ทดสอบ", 'director = "นายกตัญญู')
simple("value-with-control-character", "packet.ini", "นายกตัญญู ทดสอบ", "นาย\x01กตัญญู")
simple("value-too-long", "packet.ini", "นายกตัญญู ทดสอบ", "ก" * 22000)
simple("section-misspelt", "packet.ini", "[style]", "[stlye]")
simple("section-unknown", "packet.ini", "[style]", "[ตกแต่งทั้งหมด]")
simple("key-misspelt", "packet.ini", "digits = thai", "digit = thai")
simple("key-unknown", "packet.ini", "digits = thai", "colour-of-night = thai")
simple("key-missing", "packet.ini", "fiscal_year = 2568\n", "")
simple("value-of-key-missing", "packet.ini", "fiscal_year = 2568", "fiscal_year =")
simple("months-not-a-round", "packet.ini", "months = 12", "months = 5")
simple("fiscal-year-of-the-common-era", "packet.ini", "fiscal_year = 2568", "fiscal_year = 2025")
simple("code-leads-out", "packet.ini", "code = 9902", "code = ../9902")
simple("code-too-long", "packet.ini", "code = 9902", "code = " + "9" * 41)
simple("kind-unknown", "packet.ini", "kind = primary", "kind = tertiary")
simple("kpi-missing-unknown", "packet.ini", "kpi_missing = 1", "kpi_missing = 2")
simple("three-target-middle-too-low", "packet.ini", "kpi_missing = 1", "three_target_middle = 40")
simple("late-penalty-negative", "packet.ini", "kpi_missing = 1", "late_penalty = -0.2")
simple("grades-without-value", "packet.ini", "ดี:90; พอใช้:60", "ดี; พอใช้:60")
simple("grades-twice", "packet.ini", "ดี:90; พอใช้:60", "ดี:90; พอใช้:90")
simple("grades-out-of-order", "packet.ini", "ดี:90; พอใช้:60", "พอใช้:60; ดี:90")
simple("grades-with-a-gap", "packet.ini", "ปรับปรุง:0", "ปรับปรุง:20")
simple("grades-out-of-reach", "packet.ini", "ดี:90", "ดี:101")
simple("report-unknown", "packet.ini", "krs, sar-card, gap", "krs, sarcard, gap")
simple("format-unknown", "packet.ini", "formats = pdf", "formats = pdf, docx")
simple("data-date-wrong", "packet.ini", "data_date = 30/9/2568", "data_date = 31/9/2568")
simple("data-date-far-away", "packet.ini", "data_date = 30/9/2568", "data_date = 30/9/2548")
simple("font-unknown", "packet.ini", "digits = thai", "digits = thai\nfont = ไม่มีแบบอักษรนี้")
simple("font-size-too-large", "packet.ini", "digits = thai", "digits = thai\nsize = 500")
simple("emblem-missing", "packet.ini", "kind = primary", "kind = primary\nemblem = emblem.png")
simple("emblem-leads-out", "packet.ini", "kind = primary", "kind = primary\nemblem = ../emblem.png")


@corruption
def packet_ini_missing(office):
    office.remove("packet.ini")


@corruption
def packet_ini_is_a_folder(office):
    office.remove("packet.ini")
    os.mkdir(office.path("packet.ini"))


@corruption
def packet_ini_in_broken_utf8(office):
    office.put("packet.ini", b"\xef\xbb\xbf" + office.bytes("packet.ini"))
    office.change("packet.ini", "นายกตัญญู", b"\xe0\xb8\x99\xe0\xb8")


# --- layouts and texts of the office -------------------------------------------------------------
LAYOUT = "```document\ntitle = ทดสอบ\nrequires = kpi/krs\n```\n\n# หัวข้อ\n\n"


def layout(name, body):
    def put(office):
        office.put("layouts/krs.md", LAYOUT + body)
    assert name not in CORRUPTIONS, name
    CORRUPTIONS[name] = put


layout("layout-names-an-unknown-table", "```table kpi/krz\ncolumns = id, name\n```\n")
layout("layout-names-an-unknown-column", "```table kpi/krs\ncolumns = id, nmae\n```\n")
layout("layout-names-an-unknown-value", "ชื่อ {{ office.nmae }}\n")
layout("layout-names-an-unknown-filter", "ชื่อ {{ office.name | uper }}\n")
layout("layout-value-not-closed", "ชื่อ {{ office.name\n")
layout("layout-names-an-unknown-directive", "```tabel kpi/krs\ncolumns = id\n```\n")
layout("layout-includes-what-is-not-there", "```include text/nothing.md\n```\n")
layout("layout-includes-what-leads-out", "```include ../../secret.md\n```\n")
layout("layout-has-a-character-no-font-has", "อักขระ \U00012000\n")


@corruption
def text_with_a_control_character(office):
    office.put("text/preface.md", "คำนำ\x02ของรายงาน\n")


@corruption
def text_with_broken_utf8(office):
    office.put("text/preface.md", b"\xef\xbb\xbf" + "คำนำ".encode() + b"\xff\n")


@corruption
def data_has_a_character_no_font_has(office):
    office.change("results.csv", "อ่านออกแล้ว", "อ่านออกแล้ว \U00012000")


@corruption
def several_at_once(office):
    """Every problem is named, not the first only, in the order of files, lines, columns."""
    office.change("indicators.csv", "60,70,80,90,100", "60,70,90,80,100")
    office.change("results.csv", "86.75", "86.7O")
    office.change("results.csv", "310,400", "310,0")
    office.change("results.csv", "1;2;4", "x")
    office.change("gap-plan.csv", "31/1/2569", "31/2/2569")
    office.change("packet.ini", "kind = primary", "kind = tertiary")


@corruption
def more_than_a_hundred_of_one_kind(office):
    office.append("results.csv", *("krs,9.%d,12,1" % k for k in range(1, 131)))


# --- months --------------------------------------------------------------------------------------
MONTHS = ["มกราคม,ม.ค.", "กุมภาพันธ์,ก.พ.", "มีนาคม,มี.ค.", "เมษายน,เม.ย.", "พฤษภาคม,พ.ค.", "มิถุนายน,มิ.ย.",
          "กรกฎาคม,ก.ค.", "สิงหาคม,ส.ค.", "กันยายน,ก.ย.", "ตุลาคม,ต.ค.", "พฤศจิกายน,พ.ย.", "ธันวาคม,ธ.ค."]


def put_months(office, **changed):
    rows = ["%d,%s" % (number, changed.get("month%d" % number, names))
            for number, names in enumerate(MONTHS, 1)]
    office.put("months.csv", "\n".join(["month,name,abbreviation"] + [row for row in rows
                                                                      if not row.endswith(",None")]) + "\n")


@corruption
def months_not_all_there(office):
    put_months(office, month2="None", month12="None")


@corruption
def months_with_one_name(office):
    put_months(office, month10="ตุลาคม,ก.ย.")


@corruption
def months_in_latin_letters(office):
    put_months(office, month9="กันยายน,Sep")


# --- procedure manuals ---------------------------------------------------------------------------
MANUAL_INI = "[manual]\ntitle = การรับหนังสือ\nobjective = เพื่อให้หนังสือถึงผู้รับผิดชอบ\ngroup = นผ.\n"
MANUAL_STEPS = """no,shape,text,detail,owner,next
1,start,รับหนังสือ,,เจ้าหน้าที่,
2,process,ตรวจเอกสาร,,เจ้าหน้าที่,
3,decision,ครบถ้วน,,เจ้าหน้าที่,4; no:2
4,process,ลงทะเบียน,,เจ้าหน้าที่,
5,end,ส่งกลุ่ม,,เจ้าหน้าที่,
"""


def with_manual(office, *changes, ini=MANUAL_INI, file="a"):
    """Puts a good manual into the office, its steps changed."""
    steps = MANUAL_STEPS
    for old, new in changes:
        assert steps.count(old) == 1, old
        steps = steps.replace(old, new)
    office.put("manuals/%s.ini" % file, ini)
    office.put("manuals/%s.csv" % file, steps)


def manual(name, *changes, **how):
    name = "manual-" + name
    assert name not in CORRUPTIONS, name
    CORRUPTIONS[name] = lambda office: with_manual(office, *changes, **how)


@corruption
def manual_with_names_in_capitals(office):
    with_manual(office)
    os.rename(office.path("manuals/a.csv"), office.path("manuals/a.CSV"))
    office.put("manuals/desktop.ini", "[.ShellClassInfo]\n")  # of Windows: no manual


manual("step-repeated", ("4,process", "2,process"))
manual("shape-unknown", ("4,process", "4,proces"))
manual("step-without-text", ("ลงทะเบียน", ""))
manual("next-unknown", ("4; no:2", "44; no:22"))
manual("next-to-itself", ("4; no:2", "4; no:3"))
manual("next-is-a-word", ("4; no:2", "ต่อไป; no:2"))
manual("end-leads-on", ("5,end,ส่งกลุ่ม,,เจ้าหน้าที่,", "5,end,ส่งกลุ่ม,,เจ้าหน้าที่,1"))
manual("process-with-two-ways", ("4,process,ลงทะเบียน,,เจ้าหน้าที่,", "4,process,ลงทะเบียน,,เจ้าหน้าที่,5; no:2"))
manual("decision-with-one-way", ("4,process,ลงทะเบียน,,เจ้าหน้าที่,\n5,end,ส่งกลุ่ม,,เจ้าหน้าที่,",
                                 "4,end,ลงทะเบียน,,เจ้าหน้าที่,\n5,decision,ส่งกลุ่ม,,เจ้าหน้าที่,1"))
manual("decision-with-one-target", ("4; no:2", "4; no:4"))
manual("decision-with-one-label", ("4; no:2", "no:4; ไม่ใช่:2"))
manual("decision-with-four-ways", ("4; no:2", "ก:4; ข:2; ค:1; ง:5"))
manual("label-too-long", ("no:2", "ไม่เห็นชอบและให้ส่งคืนเจ้าของเรื่อง:2"))
manual("last-step-leads-nowhere", ("5,end", "5,process"))
manual("without-a-start", ("1,start", "1,process"))
manual("with-two-starts", ("4,process", "4,start"))
manual("without-an-end", ("5,end,ส่งกลุ่ม,,เจ้าหน้าที่,", "5,process,ส่งกลุ่ม,,เจ้าหน้าที่,1"))
manual("step-never-reached", ("4; no:2", "ใช่:5; no:2"))
manual("loop-without-a-way-out", ("2,process,ตรวจเอกสาร,,เจ้าหน้าที่,", "2,decision,ตรวจเอกสาร,,เจ้าหน้าที่,5; no:3"),
       ("3,decision,ครบถ้วน,,เจ้าหน้าที่,4; no:2", "3,process,ครบถ้วน,,เจ้าหน้าที่,"),
       ("4,process,ลงทะเบียน,,เจ้าหน้าที่,", "4,process,ลงทะเบียน,,เจ้าหน้าที่,3"))
manual("connector-with-a-sentence", ("4,process,ลงทะเบียน", "4,connector,ต่อที่หน้า 2"))
manual("text-of-a-paragraph", ("ลงทะเบียน", "ลงทะเบียนและรายงาน" * 10))
manual("title-missing", ini=MANUAL_INI.replace("title", "titel"))
manual("group-unknown", ini=MANUAL_INI.replace("นผ.", "กลุ่มที่ไม่มี"))
manual("name-in-thai", file="คู่มือ")


@corruption
def manual_without_its_ini(office):
    with_manual(office)
    office.remove("manuals/a.ini")


@corruption
def manual_without_its_steps(office):
    with_manual(office)
    office.remove("manuals/a.csv")


@corruption
def manual_without_a_step(office):
    with_manual(office)
    office.put("manuals/a.csv", MANUAL_STEPS.splitlines()[0] + "\n")


@corruption
def manual_of_too_many_steps(office):
    with_manual(office)
    office.put("manuals/a.csv", MANUAL_STEPS.replace("4,process", "".join(
        "x%d,process,ขั้น,,,\n" % number for number in range(200)) + "4,process"))


@corruption
def manuals_beyond_number(office):
    for number in range(101):
        with_manual(office, file="m%03d" % number)
