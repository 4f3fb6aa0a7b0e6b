"""Random realistic offices: the same seed, the same office, byte for byte.

Every draw leans towards the places where programs go wrong: exactly on a threshold, half way, ties of rank,
totals at a grade's bound, zero and negative targets, missing results, and every way in which an Excel user
may have saved the file.

`random_office.py SEED DIR` writes one office.
"""
import os
import random
import sys
from fractions import Fraction

import office as recomputed
from support import read, write

METHODS = {5: ["linear", "step", "milestone"], 100: ["three_target", "three_step"]}
UNITS = ["ร้อยละ", "%", "คะแนน", "บาท", "วัน", "วันทำการ", "แห่ง", "ครั้ง", "ระดับ", "โรง"]
WORDS = ["กตัญญู", "ฐานุกรม", "ปี้", "ป่าไม้", "น้ำใจ", "ฝ้ายคำ", "ผู้ใหญ่", "ฟื้นฟู", "ปั้นดิน", "ก็ดี", "ซึ่ง",
         "พื้นที่", "เชิงรุก", "ญู", "ฎู"]
COMPONENTS = ["ประสิทธิผล", "มิติที่ ๑", "คุณภาพ/บริการ", "Potential Base", "การพัฒนา, องค์การ",
              "ก้าวหน้า \"พิเศษ\""]
SET_WORDS = {"agreement": "คำรับรอง", "krs": "มาตรการปรับปรุงประสิทธิภาพ", "strategy": "ยุทธศาสตร์"}
METHOD_WORDS = {"linear": "บัญญัติไตรยางศ์", "step": "ขั้นบันได", "milestone": "ขั้นความสำเร็จ",
                "three_target": "สามเป้าหมาย", "three_step": "สามเป้าหมายแบบขั้น", "none": "ไม่คิดคะแนน"}
DIRECTION_WORDS = {"up": "เพิ่มขึ้น", "down": "ลดลง", "": ""}
INDICATORS = [("set", "ชุด"), ("id", "รหัส"), ("name", "ตัวชี้วัด"), ("component", "องค์ประกอบ"),
              ("unit", "หน่วยวัด"), ("weight", "น้ำหนัก (ร้อยละ)"), ("method", "วิธีคิดคะแนน"),
              ("level1", "ระดับ1"), ("level2", "ระดับ2"), ("level3", "ระดับ3"), ("level4", "ระดับ4"),
              ("level5", "ระดับ5"), ("low", "เป้าหมายขั้นต้น"), ("standard", "เป้าหมายมาตรฐาน"),
              ("high", "เป้าหมายขั้นสูง"), ("target", "ค่าเป้าหมาย"), ("direction", "ทิศทาง"),
              ("description", "คำอธิบาย")]
RESULTS = [("set", "ชุด"), ("indicator", "ตัวชี้วัด"), ("months", "รอบเดือน"),
           ("actual", "ผลการดำเนินงาน"), ("numerator", "ตัวตั้ง"), ("denominator", "ตัวหาร"),
           ("steps", "ขั้นตอนที่สำเร็จ"), ("committee_score", "คะแนนกรรมการ"),
           ("late_reports", "ไม่ได้รายงาน"), ("actions", "คำชี้แจง")]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def decimal_text(value):
    """A fraction with a finite decimal, written out."""
    digits = 0
    while value * 10 ** digits % 1 and digits < 9:
        digits += 1
    scaled = int(abs(value) * 10 ** digits)
    text = "%0*d" % (digits + 1, scaled)
    if digits:
        text = text[:-digits] + "." + text[-digits:]
    return ("-" if value < 0 else "") + text


class Office:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.months = self.random.choice([3, 6, 9, 12])
        self.missing = self.random.choice(["1", "0", "exclude"])
        self.thai_digits = self.random.random() < 0.3
        self.thai_words = self.random.random() < 0.4
        self.indicators, self.results = [], []

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    # --- numbers as people type them
    def typed(self, value):
        if value is None:
            return self.pick("", "", "-", "–", "ไม่มี")
        text = decimal_text(value)
        if abs(value) >= 1000 and self.chance(0.5):
            whole, point, rest = text.partition(".")
            text = "{:,}".format(int(whole)) + point + rest
        if value < 0 and self.chance(0.5):
            text = "(" + text.lstrip("-") + ")"
        elif self.chance(0.1):
            text += self.pick("%", " %", " บาท")
        if self.thai_digits and self.chance(0.7):
            text = text.translate(THAI)
        return text

    def decimal(self, low, high, places):
        scale = 10 ** places
        return Fraction(self.random.randint(low * scale, high * scale), scale)

    def ladder(self, count, up):
        """Strictly monotone thresholds, now and then around or below zero."""
        places = self.random.randint(0, 3)
        at = self.decimal(self.pick(-50, 0, 0, 0, 60), 80, places)
        steps = [self.decimal(1, 15, places) / self.pick(1, 1, 2, 4) for _ in range(count - 1)]
        if self.chance(0.4):
            steps = [steps[0]] * (count - 1)
        bounds = [at]
        for step in steps:
            bounds.append(bounds[-1] + (step if up else -step))
        return bounds

    def near(self, bounds):
        """A result on a threshold, half way, a hair beside it, between, or beyond all."""
        spread = abs(bounds[-1] - bounds[0]) or Fraction(1)
        k = self.random.randrange(len(bounds))
        hair = Fraction(1, 10 ** 6)
        return self.pick(
            bounds[k], bounds[k], (bounds[k] + bounds[k - 1]) / 2, bounds[k] + hair,
            bounds[k] - hair, bounds[0] - spread * self.pick(-2, 2),
            bounds[-1] + spread * self.pick(-2, 2),
            min(bounds) + spread * self.random.randint(0, 1000) / 1000)

    # --- indicators
    def weights(self, count):
        """Sum to 100 exactly; ties, halves, zero."""
        if count == 1:
            return [Fraction(100)]
        if self.chance(0.3) and 100 % count == 0:
            return [Fraction(100, count)] * count
        parts = [self.random.randint(0 if self.chance(0.1) else 1, 9) for _ in range(count)]
        parts = parts if sum(parts) else [1] * count
        weights = [Fraction(200 * part // sum(parts), 2) for part in parts[:-1]]
        return weights + [100 - sum(weights)]

    def indicator(self, name, number, method, weight, components):
        up = self.chance(0.6)
        row = {"set": name, "id": number, "method": method, "weight": weight,
               "component": self.pick(*components) if components else "",
               "unit": self.random.choice(UNITS), "bounds": [], "target": None, "direction": "",
               "name": "ตัวชี้วัด%s%s %s" % (self.pick(*WORDS), self.pick(*WORDS), number)}
        if method in ("linear", "step"):
            row["bounds"] = self.ladder(5, up)
        elif method in METHODS[100]:
            row["bounds"] = self.ladder(3, up)
        row["up"] = up if row["bounds"] or self.chance(0.5) else None
        if row["up"] is None:
            row["up"] = True
        elif not row["bounds"] or self.chance(0.5):
            row["direction"] = "up" if up else "down"
        if self.chance(0.6):
            row["target"] = self.pick(*(row["bounds"] or [Fraction(5), Fraction(-20), Fraction(90)]),
                                      Fraction(0), Fraction(-3), Fraction(5))
        if method == "milestone":
            row["target"] = self.pick(None, Fraction(5), Fraction(3))
            row["up"], row["direction"] = True, self.pick("", "up")
        return row

    def ids(self, count):
        ids = []
        for k in range(count):
            ids.append("%d.%d" % (1 + k // 10, 1 + k % 10) if self.chance(0.9) else "A%d-%d" % (k, k))
        return ids

    def add_set(self, name, scale, reported):
        count = self.random.randint(1, 14)
        methods = [self.pick(*METHODS[scale]) if scale else "none" for _ in range(count)]
        if scale:  # some that are followed and not scored
            methods = ["none" if k and self.chance(0.1) else m for k, m in enumerate(methods)]
        scored = sum(method != "none" for method in methods)
        weights = iter(self.weights(scored) if scored else [])
        components = self.random.sample(COMPONENTS, self.random.randint(0, 3))
        rows = [self.indicator(name, number, method, next(weights) if method != "none" else None,
                               components)
                for number, method in zip(self.ids(count), methods)]
        if self.chance(0.4) and len(rows) > 2:  # the same short-fall twice: ranks by weight, then order
            rows[-1] = dict(rows[0], id=rows[-1]["id"], weight=rows[-1]["weight"])
            if (rows[0]["method"] == "none") != (rows[-1]["weight"] is None):
                rows[-1]["weight"], rows[-1]["method"] = None, "none"
                rows[-1]["bounds"] = []
                rows[0]["weight"] = None if rows[0]["method"] == "none" else rows[0]["weight"]
                lacking = 100 - sum(row["weight"] or 0 for row in rows)
                receiver = next((row for row in rows if row["method"] != "none"), None)
                if receiver:
                    receiver["weight"] += lacking
        self.indicators += rows
        rounds = sorted(self.random.sample([3, 6, 9, 12], self.random.randint(1, 4)))
        rounds = [m for m in rounds if m != self.months] + ([self.months] if reported else [])
        for months in rounds:
            self.add_results(rows, months, scale)

    def add_results(self, rows, months, scale):
        kept = [row for row in rows if not self.chance(0.12)] or rows[:1]
        twin = {}
        for row in kept:
            result = {"set": row["set"], "indicator": row["id"], "months": months}
            key = (row["method"], tuple(row["bounds"]), row["target"], row["unit"])
            if key in twin and self.chance(0.7):
                result.update(twin[key])
            else:
                twin[key] = self.measured(row)
                result.update(twin[key])
            if scale and row["method"] != "none":
                if self.chance(0.5):
                    result["committee_score"] = self.decimal(1, 5, 4) if scale == 5 else \
                        self.decimal(0, 100, 2)
                if scale == 5 and self.chance(0.4):
                    result["late_reports"] = Fraction(self.pick(0, 1, 2, 3, 40))
            self.results.append(result)

    def measured(self, row):
        if self.chance(0.1):
            return {}
        if row["method"] == "milestone":
            done = [k for k in range(1, self.pick(6, 6, 8)) if self.chance(0.75)]
            self.random.shuffle(done)
            return {"steps": ";".join(map(str, done)) or "0"}
        around = row["bounds"] or [row["target"] or Fraction(50), Fraction(10)]
        if self.chance(0.35):
            denominator = Fraction(self.random.randint(1, 5000))
            share = 100 if row["unit"] in ("ร้อยละ", "%") else 1
            numerator = Fraction(int(self.near(around) * denominator / share))
            return {"numerator": numerator, "denominator": denominator}
        return {"actual": Fraction(round(self.near(around) * 10 ** 6), 10 ** 6)}

    # --- files
    def fill(self):
        sets = self.random.sample(["krs", "agreement", "strategy"], self.random.randint(1, 3))
        for at, name in enumerate(sets):
            scale = 0 if name == "strategy" and self.chance(0.7) else self.pick(5, 100)
            self.add_set(name, scale, reported=at == 0 or self.chance(0.85))

    def indicator_cells(self, row):
        cells = {key: self.typed(row[key]) for key in ("weight", "target") if row[key] is not None}
        keys = ["low", "standard", "high"] if len(row["bounds"]) == 3 else \
            ["level%d" % k for k in range(1, 6)]
        cells.update({key: self.typed(bound) for key, bound in zip(keys, row["bounds"])})
        thai = self.thai_words
        cells.update(set=SET_WORDS[row["set"]] if thai else row["set"].upper(),
                     method=METHOD_WORDS[row["method"]] if thai else row["method"],
                     direction=DIRECTION_WORDS[row["direction"]] if thai else row["direction"],
                     id=self.id_typed(row["id"]), name=row["name"], unit=row["unit"],
                     component=row["component"],
                     description=self.pick("", "บรรทัดหนึ่ง\nบรรทัดสอง", "ใช้ \"คำ\" นี้, และนั้น; ด้วย"))
        return cells

    def id_typed(self, text):
        return text.translate(THAI) if self.thai_digits and self.chance(0.5) else text

    def months_typed(self, months):
        forms = [str(months), "%d เดือน" % months, "รอบ %d เดือน" % months]
        if months in (6, 12):
            forms.append("รอบที่ %d" % (1 if months == 6 else 2))
        text = self.pick(*forms)
        return text.translate(THAI) if self.thai_digits and self.chance(0.5) else text

    def result_cells(self, row):
        thai = self.thai_words
        cells = {key: self.typed(row[key]) for key in ("actual", "numerator", "denominator",
                                                       "committee_score") if key in row}
        cells.update(set=SET_WORDS[row["set"]] if thai else row["set"],
                     indicator=self.id_typed(row["indicator"]),
                     months=self.months_typed(row["months"]), steps=row.get("steps", ""),
                     actions=self.pick("", "ทำแล้ว", "ข้อ 1\r\nข้อ 2"))
        if "late_reports" in row:
            cells["late_reports"] = str(int(row["late_reports"]))
        return cells

    def table(self, columns, rows):
        """A CSV file as bytes: columns shuffled, one of the ways of saving it."""
        columns = list(columns)
        self.random.shuffle(columns)
        headings = [self.pick(thai, key, key.upper()) if self.chance(0.3) else thai
                    for key, thai in columns]
        separator = self.pick(",", ",", ";", "\t")
        quote = "always" if self.chance(0.2) else "needed"
        lines = []
        if self.chance(0.3):
            lines += [["ตารางตัวชี้วัดของสำนักงาน"], ["ปีงบประมาณ 2568", "", "ฉบับร่าง"]]
        lines.append(headings)
        for cells in rows:
            lines.append([cells.get(key, "") for key, _ in columns])
            if self.chance(0.05):
                lines.append([""] * self.pick(1, len(columns)))
        width = self.pick(0, 0, 2)  # trailing empty columns
        end = self.pick("\r\n", "\n")
        text = "".join(separator.join(self.quoted(cell, separator, quote)
                                      for cell in line + [""] * width) + end for line in lines)
        return self.encoded(text)

    @staticmethod
    def quoted(cell, separator, quote):
        if quote == "always" or any(c in cell for c in (separator, '"', "\n", "\r")):
            return '"' + cell.replace('"', '""') + '"'
        return cell

    def encoded(self, text):
        kind = self.pick("utf-8", "utf-8-sig", "utf-8-sig", "cp874", "utf-16")
        if kind == "cp874":
            return text.encode("cp874")
        return text.encode(kind)

    def packet_ini(self):
        scheme = ["kpi_missing = " + self.missing]
        if self.chance(0.3):
            scheme.append("three_target_middle = " + self.pick("70", "75", "66.67", "๗๐"))
        if self.chance(0.3):
            scheme.append("late_penalty = " + self.pick("0", "0.5", "0.125", "5"))
        if self.chance(0.3):
            scheme.append("grades = " + self.pick("ดีเด่น:89.995; ดี:50; ปรับปรุง:0",
                                                  "ก:75; ข:74.99; ค:20; ง:0"))
        return "\n".join([
            "[office]", "name = สำนักงานเขตพื้นที่การศึกษาสุ่ม", "short_name = สพป.สุ่ม", "kind = primary",
            "code = R%d" % self.random.randint(1, 9999), "", "[period]", "fiscal_year = 2568",
            "months = %d" % self.months, "", "[scheme]", *scheme, "", "[packet]",
            "evidence = optional", ""])

    def write(self, folder):
        os.makedirs(folder)
        write(os.path.join(folder, "packet.ini"), self.packet_ini())
        write(os.path.join(folder, "indicators.csv"),
              self.table(INDICATORS, map(self.indicator_cells, self.indicators)))
        self.random.shuffle(self.results)
        write(os.path.join(folder, "results.csv"),
              self.table(RESULTS, map(self.result_cells, self.results)))
        return folder


def grade_at_the_total(office, folder):
    """A grade that begins exactly at the rounded percent of a set: only the order of rounding and looking up
    decides whether the set has it."""
    percents = [value for figure, value, _ in recomputed.figures_of_office(folder)
                if figure.endswith("/total/percent") and value is not None and 0 < value < 100]
    if not percents:
        return
    bound = recomputed.round_half_away(office.random.choice(percents), 2)
    if 0 < bound <= 100:
        path = os.path.join(folder, "packet.ini")
        lines = [line for line in read(path).split("\n") if not line.startswith("grades")]
        lines.insert(lines.index("[scheme]") + 1, "grades = ถึง:%s; ไม่ถึง:0" % decimal_text(bound))
        write(path, "\n".join(lines))


def make(seed, folder):
    office = Office(seed)
    office.fill()
    office.write(folder)
    if office.chance(0.6):
        grade_at_the_total(office, folder)
    return folder


if __name__ == "__main__":
    make(int(sys.argv[1]), sys.argv[2])
