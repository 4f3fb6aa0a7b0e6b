"""Random whole offices, as realistic as the example: every input file, other numbers, other rows, other respondents, saved in
the ways in which offices save. The same seed, the same office, byte for byte. (random_office.py draws what breaks
programs; this draws what a country of 245 offices sends.)

`whole_office.py COUNT DIR` writes so many."""
import csv
import io
import os
import random
import re
import shutil
import sys
from fractions import Fraction

sys.dont_write_bytecode = True
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
EXAMPLE = os.path.join(ROOT, "examples", "office")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
PLACES = ["เมืองสมมุติ", "บ้านนาตัวอย่าง", "เขาใหญ่สมมุติ", "คลองสาธิต", "ทุ่งกุลาจำลอง", "ปี้ป่าฟ้า", "ภูผาหมอก", "หาดทรายขาว",
          "ดอยน้ำใส", "ห้วยญาติ", "ที่ราบสูง", "ปากน้ำ"]
MONEY = re.compile(r"-?[\d,]+\.\d\d$")
PLAIN = re.compile(r"-?\d+(\.\d+)?$")
# Reports that some offices do not make, with the files that they need.
OPTIONAL = {"satisfaction": ["surveys.ini", "survey-items.csv", "surveys"], "pmqa": ["pmqa-answers.csv"],
            "feedback": ["feedback.csv"], "budget": ["budget.csv", "targets.csv"]}


def read_rows(name):
    with open(os.path.join(EXAMPLE, name), encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


class Whole:
    def __init__(self, seed):
        self.seed, self.random = seed, random.Random(seed)
        self.thai_digits = self.chance(0.3)
        self.encoding = self.pick("utf-8-sig", "utf-8-sig", "utf-8", "cp874", "utf-16")
        self.separator = self.pick(",", ",", ",", ";", "\t")

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    # --- numbers
    def money(self, text, factor):
        """The cell times `factor`, to the satang, written as it was."""
        value = round(Fraction(text.replace(",", "")) * factor, 2)
        return "{:,.2f}".format(float(value))

    def figure(self, text, spread):
        """A result near the cell's: as many decimals, not below zero."""
        places = len(text.partition(".")[2])
        return "%.*f" % (places, float(text) * self.random.uniform(1 - spread, 1 + spread))

    def typed(self, text):
        return text.translate(THAI) if self.thai_digits and self.chance(0.6) else text

    # --- rows: each takes the example's and gives this office's
    def results(self, rows):
        for row in rows:
            if PLAIN.match(row["ผลการดำเนินงาน"]):
                row["ผลการดำเนินงาน"] = self.typed(self.figure(row["ผลการดำเนินงาน"], 0.12))
            part, whole = row["ตัวตั้ง"], row["ตัวหาร"]
            if part.isdigit() and whole.isdigit():  # a share stays one
                row["ตัวตั้ง"] = str(min(max(int(part), int(whole)),
                                       round(int(part) * self.random.uniform(0.9, 1.08))))
        return rows

    def budget(self, rows):
        factor = Fraction(self.random.randint(40, 220), 100)
        for row in rows:
            own = factor * self.random.randint(70, 130) / 100
            for heading, cell in row.items():
                if MONEY.match(cell):
                    row[heading] = self.typed(self.money(cell, own))
        return self.some(rows, 0.6)

    def projects(self, rows):
        for row in rows:
            own = Fraction(self.random.randint(50, 180), 100)
            for heading, cell in row.items():
                if MONEY.match(cell):
                    row[heading] = self.money(cell, own)
            if self.chance(0.1):  # not finished
                row["วันเสร็จจริง"] = row["วันรายงาน"] = ""
        return rows

    def risks(self, rows):
        for row in rows:
            for heading in row:
                if re.match(r"(โอกาส|ผลกระทบ)", heading) and row[heading] in tuple("12345"):
                    row[heading] = self.typed(str(self.random.randint(1, 5)))
        return self.some(rows, 0.4)

    def feedback(self, rows):
        rows = self.random.choices(rows, k=self.random.randint(20, 200))
        return [dict(row) for row in rows]

    def answers(self, rows):
        """Some of the items otherwise; what is said of how many there are is left to the program."""
        by_id = {row["รหัส"]: row for row in rows}
        for row in rows:
            if row["ผล"] in ("ใช่", "ไม่ใช่", "มี", "ไม่มี", "yes", "no") and self.chance(0.2):
                row["ผล"] = self.pick("ใช่", "ไม่ใช่")
                above = by_id.get(row["รหัส"].rpartition(".")[0], {"ผล": ""})
                above["ผล"] = "-" if above["ผล"].isdigit() else above["ผล"]
        return rows

    def responses(self, rows):
        return [dict(row) for row in self.random.choices(rows, k=self.random.randint(60, 1200))]

    def some(self, rows, least):
        """In the order they had, a share of them."""
        count = self.random.randint(max(1, int(len(rows) * least)), len(rows))
        return [rows[at] for at in sorted(self.random.sample(range(len(rows)), count))]

    # --- files
    def save(self, path, heading, rows):
        order = list(range(len(heading)))
        if self.chance(0.5) and "surveys" not in path:  # items are named by the number of the column
            self.random.shuffle(order)
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=self.separator,
                            lineterminator=self.pick("\r\n", "\r\n", "\n"))
        writer.writerow([heading[at] for at in order])
        for row in rows:
            cells = [row[name] for name in heading]
            writer.writerow([cells[at] for at in order])
        text = out.getvalue()
        try:
            data = text.encode(self.encoding)
        except UnicodeEncodeError:
            data = text.encode("utf-8-sig")
        with open(path, "wb") as file:
            file.write(data)

    def table(self, folder, name, change):
        heading, *rows = read_rows(name)
        assert len(set(heading)) == len(heading), name
        rows = change([dict(zip(heading, row)) for row in rows])
        self.save(os.path.join(folder, name), heading, rows)

    def packet_ini(self, left_out):
        with open(os.path.join(EXAMPLE, "packet.ini"), encoding="utf-8") as file:
            text = file.read()
        place = self.pick(*PLACES)
        secondary = self.chance(0.25)
        level, short = ("มัธยมศึกษา", "สพม.") if secondary else ("ประถมศึกษา", "สพป.")
        number = self.random.randint(1, 7)
        reports = [name for name in re.search("reports = (.*)", text).group(1).split(", ")
                   if name not in left_out]
        for key, value in {
                "name": "สำนักงานเขตพื้นที่การศึกษา%s%s เขต %d" % (level, place, number),
                "short_name": "%s%s เขต %d" % (short, place, number),
                "kind": "secondary" if secondary else "primary",
                "code": "N%04d" % self.seed, "province": place,
                "digits": self.pick("thai", "thai", "arabic"),
                "reports": ", ".join(reports)}.items():
            text, count = re.subn("(?m)^%s = .*" % key, "%s = %s" % (key, value), text)
            assert count == 1, key
        if self.chance(0.4):
            text = text.replace("; kpi_missing = 1", "kpi_missing = " + self.pick("0", "exclude"))
        return text

    def write(self, folder):
        left_out = [name for name in OPTIONAL if self.chance(0.08)]
        absent = [name for report in left_out for name in OPTIONAL[report]]
        shutil.copytree(EXAMPLE, folder, ignore=lambda _, names: [n for n in names if n in absent])
        with open(os.path.join(folder, "packet.ini"), "w", encoding="utf-8") as file:
            file.write(self.packet_ini(left_out))
        for name, change in {
                "results.csv": self.results, "budget.csv": self.budget, "projects.csv": self.projects,
                "risks.csv": self.risks, "feedback.csv": self.feedback, "sar-answers.csv": self.answers,
                "pmqa-answers.csv": self.answers, "indicators.csv": list, "gap-plan.csv": list,
                os.path.join("surveys", "service-2568.csv"): self.responses,
                os.path.join("surveys", "needs-2568.csv"): self.responses}.items():
            if os.path.exists(os.path.join(folder, name)):
                self.table(folder, name, change)
        return folder


def make(seed, folder):
    return Whole(seed).write(folder)


if __name__ == "__main__":
    for at in range(1, int(sys.argv[1]) + 1):
        make(at, os.path.join(sys.argv[2], "%04d" % at))
