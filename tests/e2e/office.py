"""An independent program: reads an office folder and computes every figure of kpi/… (and, by
office_field.py, budget/… projects/… risk/… feedback/…) with exact fractions. Written from the pages "formats" and "formulas" of the design, not from the C
code: the two agree only where both follow the rules.

`office.py OFFICE` prints id,value,unit like `raingan figures OFFICE`.
"""
import csv
import io
import os
import re
import sys
import unicodedata
from decimal import Decimal
from fractions import Fraction

SETS = ["krs", "agreement", "strategy"]  # in the order of the reports
FIVE = ("linear", "step", "milestone")
HUNDRED = ("three_target", "three_step")

# Thai words of listed values (formats.md "every listed value has a Thai word").
SET_WORDS = {"คำรับรอง": "agreement", "มาตรการปรับปรุงประสิทธิภาพ": "krs", "ยุทธศาสตร์": "strategy"}
METHOD_WORDS = {"บัญญัติไตรยางศ์": "linear", "ขั้นบันได": "step", "ขั้นความสำเร็จ": "milestone",
                "สามเป้าหมาย": "three_target", "สามเป้าหมายแบบขั้น": "three_step",
                "ไม่คิดคะแนน": "none"}
DIRECTION_WORDS = {"เพิ่มขึ้น": "up", "ลดลง": "down"}

INDICATOR_HEADINGS = {
    "ชุด": "set", "รหัส": "id", "ตัวชี้วัด": "name", "องค์ประกอบ": "component", "หน่วยวัด": "unit",
    "น้ำหนัก": "weight", "วิธีคิดคะแนน": "method", "ระดับ1": "level1", "ระดับ2": "level2",
    "ระดับ3": "level3", "ระดับ4": "level4", "ระดับ5": "level5", "เป้าหมายขั้นต้น": "low",
    "เป้าหมายมาตรฐาน": "standard", "เป้าหมายขั้นสูง": "high", "ค่าเป้าหมาย": "target",
    "ทิศทาง": "direction", "ข้อมูลฐาน1": "baseline1", "ข้อมูลฐาน2": "baseline2",
    "ข้อมูลฐาน3": "baseline3", "สูตร": "formula", "คำอธิบาย": "description",
    "ผู้กำกับดูแล": "supervisor", "ผู้จัดเก็บข้อมูล": "collector", "กลุ่ม": "group",
    "หลักฐานขั้นต่ำ": "evidence_min"}
RESULT_HEADINGS = {
    "ชุด": "set", "ตัวชี้วัด": "indicator", "รหัสตัวชี้วัด": "indicator", "รหัส": "indicator",
    "รอบเดือน": "months", "ผลการดำเนินงาน": "actual", "ตัวตั้ง": "numerator", "ตัวหาร": "denominator",
    "ขั้นตอนที่สำเร็จ": "steps", "คะแนนกรรมการ": "committee_score", "ไม่ได้รายงาน": "late_reports",
    "คำชี้แจง": "actions", "ปัจจัยสนับสนุน": "support", "อุปสรรค": "obstacles",
    "ข้อเสนอแนะ": "suggestions"}
INDICATOR_NEEDS = {"set", "id", "name", "method"}
RESULT_NEEDS = {"set", "indicator", "months"}

ZERO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
TONES = "่้๊๋"
THAI_DIGITS = {ord("๐") + i: str(i) for i in range(10)}


# --- reading -------------------------------------------------------------------------------------
def decode(data, wanted=None):
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    if wanted:
        return data.decode({"windows-874": "cp874", "utf-16": "utf-16-le"}.get(wanted, wanted))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp874")
    if any("ก" <= c <= "ฺ" or "฿" <= c <= "๛" for c in text):
        return text
    try:
        return data.decode("cp874")
    except UnicodeDecodeError:
        return text


def normalise(text):
    text = unicodedata.normalize("NFC", text)
    text = text.replace("เเ", "แ").replace("\u00a0", " ").replace("\t", " ")
    text = re.sub("([%s])([ัิีึื็ํ])" % TONES, r"\2\1", text)  # tone before an upper vowel
    text = re.sub("ํ([%s]?)า" % TONES, r"\1ำ", text)
    return re.sub("ำ([%s])" % TONES, r"\1ำ", text)


def name_text(text):
    return normalise(text).translate(ZERO_WIDTH).strip()


def id_text(text):
    return name_text(text).translate(THAI_DIGITS)


def read_ini(path):
    with open(path, "rb") as file:
        text = decode(file.read())
    sections, section = {}, None
    for line in text.splitlines():
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        if line[0] == "[":
            section = sections.setdefault(line.strip("[] ").lower(), {})
            continue
        key, value = line.split("=", 1)
        section[key.strip().lower()] = normalise(value).strip().strip("\"'")
    return sections


def heading_id(cell, headings):
    plain = re.sub(r"\s*\([^)]*\)\s*$", "", name_text(cell)).replace(" ", "")
    return headings.get(plain, plain.lower())


def read_csv(path, headings, needed, encoding=None):
    """Rows as dictionaries id → text, in the file's order; [] when the file is not there."""
    if not os.path.exists(path):
        return []
    with open(path, "rb") as file:
        text = decode(file.read(), encoding)
    for separator in ",;\t":
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
                if any(cell.strip() for cell in row)]
        for at, row in enumerate(rows[:6]):
            ids = [heading_id(cell, headings) for cell in row]
            if needed <= set(ids):
                return [dict(zip(ids, cells)) for cells in rows[at + 1:]]
    raise ValueError("no heading row in %s" % path)


def number(text):
    """Every form of a number in formats.md; None for no value."""
    text = normalise(text or "").translate(THAI_DIGITS).translate(ZERO_WIDTH).strip()
    if text in ("", "-", "–", "ไม่มี"):
        return None
    for unit in ("%", "฿", "บาท"):
        text = text.replace(unit, "")
    text = text.replace(",", "").replace(" ", "").replace("−", "-")
    negative = text.startswith("(") or text.startswith("-")
    value = Fraction(text.strip("()-"))
    return -value if negative else value


def months_of(text):
    text = id_text(text)
    round_number = re.search(r"รอบที่\s*(\d)", text)
    if round_number:
        return {"1": 6, "2": 12}[round_number.group(1)]
    return int(re.search(r"\d+", text).group())


def word(text, words):
    text = name_text(text)
    return words.get(text, text.lower())


def bands_of(text):
    bands = []
    for part in re.split("[;,]", text):
        name, bound = part.rsplit(":", 1)
        bands.append((number(bound), name.strip()))
    return sorted(bands, reverse=True)


# --- formulas ------------------------------------------------------------------------------------
def round_half_away(value, decimals):
    scaled = abs(value) * 10 ** decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, 10 ** decimals)


class Indicator:
    def __init__(self, row, scheme):
        self.id = id_text(row["id"])
        self.component = name_text(row.get("component", ""))
        self.unit = name_text(row.get("unit", ""))
        self.method = word(row["method"], METHOD_WORDS)
        self.weight = number(row.get("weight"))
        if self.method in HUNDRED:
            self.bounds = [number(row.get(key)) for key in ("low", "standard", "high")]
        elif self.method in ("linear", "step"):
            self.bounds = [number(row.get("level%d" % k)) for k in range(1, 6)]
        else:
            self.bounds = []
        said = word(row.get("direction", ""), DIRECTION_WORDS)
        if said:
            self.dir = 1 if said == "up" else -1
        elif self.bounds:
            self.dir = 1 if self.bounds[0] < self.bounds[-1] else -1
        else:
            self.dir = 1
        self.target = number(row.get("target"))
        if self.target is None and self.method in HUNDRED:
            self.target = self.bounds[1]
        if self.target is None and self.method == "milestone":
            self.target = Fraction(5)
        self.scheme = scheme
        self.actual = self.score = self.final = self.weighted = self.committee = None
        self.gap = self.diff = self.gap_percent = self.achieved = self.rank = None
        self.excluded = False

    def scored(self):
        return self.method != "none"

    def take(self, result):
        """The row of this round, or None."""
        late = None
        if result is not None:
            self.actual = self.actual_of(result)
            self.committee = number(result.get("committee_score"))
            late = number(result.get("late_reports"))
        if self.scored():
            self.compute_score(late or 0)
        if self.actual is not None and self.target is not None:
            self.diff = self.actual - self.target
            self.gap = self.dir * self.diff
            if self.target != 0:
                self.gap_percent = 100 * self.gap / abs(self.target)
                if self.dir > 0:
                    self.achieved = 100 * self.actual / self.target

    def actual_of(self, result):
        if self.method == "milestone":
            done = {int(step) for step in re.split("[;,]", id_text(result.get("steps", "")))
                    if step.strip()}
            if not done:
                return None
            count = 0
            while count + 1 in done:
                count += 1
            return Fraction(count)
        actual = number(result.get("actual"))
        top, bottom = number(result.get("numerator")), number(result.get("denominator"))
        if actual is None and bottom is not None:
            actual = top / bottom * (100 if self.unit in ("ร้อยละ", "%") else 1)
        return actual

    def reaches(self, bound):
        return self.dir * self.actual >= self.dir * bound

    def compute_score(self, late):
        missing, hundred = self.scheme["missing"], self.method in HUNDRED
        if self.actual is None:
            if missing == "exclude":
                self.excluded = True
                return
            self.score = Fraction(1 if missing == "1" and not hundred else 0)
        elif self.method == "milestone":
            self.score = min(Fraction(5), max(Fraction(1), self.actual))
        else:
            marks = [Fraction(50), self.scheme["middle"], Fraction(100)] if hundred else \
                [Fraction(k) for k in range(1, 6)]
            self.score = self.ladder(marks, Fraction(0) if hundred else Fraction(1))
        self.final = self.score
        if not hundred and late > 0:
            floor = Fraction(1)
            self.final = min(self.score,
                             max(floor, self.score - self.scheme["penalty"] * late))
        self.weighted = self.weight * self.final / 100

    def ladder(self, marks, below):
        reached = [k for k, bound in enumerate(self.bounds) if self.reaches(bound)]
        if not reached:
            return below
        k = reached[-1]
        if k == len(marks) - 1 or self.method in ("step", "three_step"):
            return marks[k]
        part = (self.actual - self.bounds[k]) / (self.bounds[k + 1] - self.bounds[k])
        return marks[k] + part * (marks[k + 1] - marks[k])


def mean(indicators, value):
    """Σ weight × value / Σ weight of what is included; None without weight."""
    included = [it for it in indicators if it.scored() and not it.excluded]
    weight = sum((it.weight for it in included), Fraction(0))
    if weight == 0:
        return weight, None
    return weight, sum((it.weight * value(it) for it in included), Fraction(0)) / weight


def rank_short(indicators):
    short = [(it.gap_percent is None, it.gap_percent or 0, -(it.weight or 0), at, it)
             for at, it in enumerate(indicators) if it.gap is not None and it.gap < 0]
    for rank, entry in enumerate(sorted(short, key=lambda entry: entry[:4]), 1):
        entry[4].rank = rank


def unit_of(unit, difference=False):
    if unit in ("ร้อยละ", "%"):
        return "percent_point" if difference else "percent"
    if unit == "บาท":
        return "baht"
    if unit in ("วัน", "วันทำการ"):
        return "days"
    if unit.startswith(("คะแนน", "ระดับ")):
        return "score"
    return "count"


def figures_of_set(name, indicators, scheme):
    figures = []

    def add(figure, value, unit):
        figures.append(("kpi/%s/%s" % (name, figure), value, unit))

    rank_short(indicators)
    for it in indicators:
        unit, gap_unit = unit_of(it.unit), unit_of(it.unit, True)
        add(it.id + "/actual", it.actual, unit)
        if it.scored():
            add(it.id + "/score", it.score, "score")
            add(it.id + "/final", it.final, "score")
            add(it.id + "/weighted", it.weighted, "score")
        add(it.id + "/gap", it.gap, gap_unit)
        add(it.id + "/diff", it.diff, gap_unit)
        add(it.id + "/gap_percent", it.gap_percent, "percent")
        if it.dir > 0:
            add(it.id + "/achieved_percent", it.achieved, "percent")
        add(it.id + "/gap_rank", it.rank, "rank")
        if it.scored():
            add(it.id + "/committee_score", it.committee, "score")
    scored = [it for it in indicators if it.scored()]
    if scored:
        weight, score = mean(indicators, lambda it: it.final)
        percent, grade = None, None
        if score is not None:
            percent = score if scored[0].method in HUNDRED else score * 20
            rounded = round_half_away(percent, 2)
            grade = next((text for bound, text in scheme["grades"] if rounded >= bound), None)
        committee = None
        if any(it.committee is not None and not it.excluded for it in scored):
            committee = mean(indicators, lambda it: it.final if it.committee is None
                             else it.committee)[1]
        add("total/weight", weight, "percent")
        add("total/score", score, "score")
        add("total/percent", percent, "percent")
        add("total/grade", grade, "word")
        add("total/committee_score", committee, "score")
    for component in dict.fromkeys(it.component for it in scored if it.component):
        members = [it for it in scored if it.component == component]
        add("component/%s/score" % component, mean(members, lambda it: it.final)[1], "score")
    judged = [it for it in indicators if it.target is not None and
              not (it.actual is None and scheme["missing"] == "exclude")]
    achieved = [it for it in judged if it.gap is not None and it.gap >= 0]
    add("achieved_share", Fraction(100 * len(achieved), len(judged)) if judged else None,
        "percent")
    return figures


def figures_of_office(folder):
    """[(id, Fraction, int, word or None, unit)] in the order of the figure list."""
    ini = read_ini(os.path.join(folder, "packet.ini"))
    said, period = ini.get("scheme", {}), ini["period"]
    scheme = {"missing": said.get("kpi_missing", "1"),
              "middle": number(said.get("three_target_middle", "75")),
              "penalty": number(said.get("late_penalty", "0.2")),
              "grades": bands_of(said.get("grades", "ระดับคุณภาพ:90; ระดับมาตรฐาน:60; "
                                                    "ระดับต้องปรับปรุง:0"))}
    months = months_of(period["months"])
    encoding = ini.get("input", {}).get("encoding")
    rows = read_csv(os.path.join(folder, "indicators.csv"), INDICATOR_HEADINGS, INDICATOR_NEEDS,
                    encoding)
    results = {}
    for row in read_csv(os.path.join(folder, "results.csv"), RESULT_HEADINGS, RESULT_NEEDS,
                        encoding):
        if months_of(row["months"]) == months:
            results[word(row["set"], SET_WORDS), id_text(row["indicator"])] = row
    figures = []
    for name in SETS:
        indicators = [Indicator(row, scheme) for row in rows
                      if word(row["set"], SET_WORDS) == name]
        if not any(key[0] == name for key in results):
            continue
        for it in indicators:
            it.take(results.get((name, it.id)))
        figures += figures_of_set(name, indicators, scheme)
    from office_field import field_figures  # it reads with this file's functions
    return figures + field_figures(folder, ini, months, encoding)


# --- comparing -----------------------------------------------------------------------------------
def print_value(value, unit):
    """As `figures` prints it: shortest decimal that reads back, no exponent; money two decimals."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if unit == "baht":
        satang = int(round_half_away(value, 2) * 100)
        return "%s%d.%02d" % ("-" if satang < 0 else "", abs(satang) // 100, abs(satang) % 100)
    if Fraction(value).denominator == 1:
        return str(int(value))
    text = format(Decimal(repr(float(value))), "f")
    return text[:-2] if text.endswith(".0") else text


def differences(figures, printed):
    """What is wrong in the text that `raingan figures` printed; [] when all is right."""
    rows = list(csv.reader(io.StringIO(printed, newline="")))
    if not rows or rows[0] != ["id", "value", "unit"]:
        return ["the heading is %r" % rows[:1]]
    rows = rows[1:]
    wrong = []
    ids = [row[0] for row in rows]
    expected_ids = [normalise(figure[0]) for figure in figures]
    if ids != expected_ids:
        missing = [i for i in expected_ids if i not in ids]
        extra = [i for i in ids if i not in expected_ids]
        wrong.append("missing %s, extra %s" % (missing[:9], extra[:9]) if missing or extra
                     else "the ids are not in order")
        return wrong
    for (figure, value, unit), row in zip(figures, rows):
        wrong += wrong_figure(figure, value, unit, row[1], row[2])
    return wrong


def wrong_figure(figure, value, unit, text, printed_unit):
    wrong = []
    if printed_unit != unit:
        wrong.append("%s: unit %s, expected %s" % (figure, printed_unit, unit))
    if value is None or isinstance(value, str):
        if text != (value or ""):
            wrong.append("%s: %r, expected %r" % (figure, text, value))
        return wrong
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return wrong + ["%s: %r is not a plain decimal, expected %s" % (figure, text, value)]
    exact = round_half_away(value, 2) if unit == "baht" else Fraction(value)
    error = abs(Fraction(text) - exact)
    if error > abs(exact) * Fraction(1, 10 ** 12):
        wrong.append("%s: %s, expected %s (%s)" % (figure, text, print_value(value, unit), value))
    # A root has 20 decimals; when they end with zeros it is a decimal that is printed whole.
    elif text != print_value(value, unit) and Fraction(text) != round_half_away(exact, 20):
        wrong.append("%s: %s is not the shortest form %s" % (figure, text,
                                                             print_value(value, unit)))
    return wrong


if __name__ == "__main__":
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["id", "value", "unit"])
    for figure, value, unit in figures_of_office(sys.argv[1]):
        out.writerow([figure, print_value(value, unit), unit])
