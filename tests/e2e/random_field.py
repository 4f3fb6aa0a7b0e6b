"""Random budgets, projects, risks and feedback for an office of random_office.py: ties, negative remainders,
days on the very bound, zero allocations, carried-over lines.

`random_field.py SEED DIR` adds them to an office."""
import datetime
import os
import sys
from fractions import Fraction

from office_field import BUDGET, LONG_MONTHS, MONTHS, period_end
from random_office import Office, THAI
from support import read, write

TYPES = ["งบบุคลากร", "งบดำเนินงาน", "งบลงทุน", "งบเงินอุดหนุน", "งบอุดหนุน", "งบรายจ่ายอื่น"]
KINDS = {"complaint": "ข้อร้องเรียน", "suggestion": "ข้อเสนอแนะ", "opinion": "ข้อคิดเห็น", "praise": "คำชมเชย"}


class Field(Office):
    def __init__(self, seed):
        super().__init__(seed)
        self.year = 2568
        self.today = period_end(self.year, self.months)

    def money(self, high):
        return Fraction(self.random.randint(0, high * 100), 100)

    def money_typed(self, value):
        text = self.typed(value)
        return "0" if text in ("", "-", "–", "ไม่มี") else text.rstrip("% ").rstrip()

    def date_typed(self, day):
        if day is None:
            return self.pick("", "-")
        year = day.year + 543
        text = self.pick("%d/%d/%d" % (day.day, day.month, year), day.isoformat(),
                         "%d %s %d" % (day.day, LONG_MONTHS[day.month - 1], year),
                         "%d %s %02d" % (day.day, MONTHS[day.month - 1], year % 100),
                         "%d%s%02d" % (day.day, MONTHS[day.month - 1], year % 100),
                         "%d-%d-%d" % (day.day, day.month, year),
                         "%d.%d.%d" % (day.day, day.month, year))
        return text.translate(THAI) if self.thai_digits and self.chance(0.5) else text

    def day_near(self, day, spread=40):
        return day + datetime.timedelta(self.pick(0, 0, 1, -1, 7, 8, -7,
                                                  self.random.randint(-spread, spread)))

    # --- files
    def projects(self):
        rows = []
        for k in range(self.random.randint(1, 25)):
            end = self.day_near(self.today)
            actual = self.pick(None, self.day_near(end), self.day_near(self.today))
            report = None if actual is None else self.pick(None, actual + datetime.timedelta(7),
                                                           self.day_near(actual, 12))
            rows.append({"id": "P%d" % (k + 1), "name": "โครงการที่ %d" % (k + 1),
                         "planned_start": self.date_typed(end - datetime.timedelta(60)),
                         "planned_end": self.date_typed(end), "actual_end": self.date_typed(actual),
                         "report_date": self.date_typed(report)})
        return rows

    def budget(self, projects):
        rows = []
        for k in range(self.random.randint(1, 20)):
            zero = self.chance(0.15)
            row = {"code": "2000%d" % self.random.randint(1, 30), "name": "รายการ %d" % k,
                   "type": self.random.choice(TYPES), "plan": self.pick("", "แผนงานพื้นฐาน", "แผนงาน ๒/ก"),
                   "project": "", "capital": self.pick("", "", "ใช่", "ไม่ใช่", "yes", "ไม่มี"),
                   "carried_over": self.pick("", "", "", "", "มี", "no"),
                   "allocated": self.money_typed(Fraction(0) if zero else self.money(900000)),
                   "transferred": self.pick("", "-", self.money_typed(-self.money(50000)),
                                            self.money_typed(self.money(50000))),
                   "committed": self.money_typed(self.money(90000))}
            if projects and self.chance(0.6):
                chosen = self.random.choice(projects)
                row["project"] = self.pick(chosen["id"], chosen["name"])
            for quarter in range(1, 5):
                row["q%d" % quarter] = self.money_typed(self.money(150000))
            rows.append(row)
        return rows

    def targets(self):
        rows = []
        for kind in ("overall", "recurrent", "capital"):
            for measure in ("disbursed", "used"):
                for quarter in range(1, 5):
                    if self.chance(0.8):
                        rows.append({"fiscal_year": str(self.year), "quarter": str(quarter),
                                     "kind": kind, "measure": measure,
                                     "percent": "%.2f" % (quarter * 24 + self.random.random())})
        rows.append({"fiscal_year": "2567", "quarter": "1", "kind": "overall",
                     "measure": "disbursed", "percent": "1"})
        return rows

    def risks(self):
        rows = []
        for k in self.random.sample(range(1, 40), self.random.randint(1, 15)):
            row = {"id": "R%d" % k, "mission": "ภารกิจ", "risk": "ความเสี่ยงที่ %d" % k}
            for key in ("likelihood", "impact"):
                row[key] = str(self.random.randint(1, 5))
            if self.chance(0.6):
                row["residual_likelihood"] = str(self.random.randint(1, 5))
                row["residual_impact"] = str(self.random.randint(1, 5))
            rows.append(row)
        return rows

    def feedback(self):
        rows = []
        for _ in range(self.random.randint(1, 30)):
            day = self.today - datetime.timedelta(self.random.randint(0, 60))
            kind = self.random.choice(list(KINDS))
            rows.append({"date": self.date_typed(day), "channel": self.pick("สายด่วน", "เว็บไซต์"),
                         "kind": KINDS[kind] if self.thai_words else kind, "text": "ข้อความ",
                         "resolved_date": self.date_typed(self.pick(None, self.day_near(self.today)))})
        return rows

    def add_to(self, folder):
        projects = self.projects() if self.chance(0.8) else []
        thai = {key: heading for heading, key in BUDGET.items()}
        files = {"projects.csv": projects, "budget.csv": self.budget(projects),
                 "targets.csv": self.targets() if self.chance(0.8) else [],
                 "risks.csv": self.risks(), "feedback.csv": self.feedback()}
        for name, rows in files.items():
            if not rows or self.chance(0.1):
                if name == "projects.csv" and projects:
                    pass  # budget lines name them: kept
                else:
                    continue
            keys = list(dict.fromkeys(key for row in rows for key in row))
            columns = [(key, thai.get(key, key) if name == "budget.csv" else key) for key in keys]
            write(os.path.join(folder, name), self.table(columns, rows))
        path = os.path.join(folder, "packet.ini")
        text = read(path).replace("months = ", "months = %d ; " % self.months, 1)
        lines = ["months = %d" % self.months if line.startswith("months") else line
                 for line in text.split("\n")]
        extra = [self.pick("ontime_denominator = finished", "ontime_denominator = planned"),
                 self.pick("risk_bands = สูงมาก:16; สูง:9; ต่ำ:1", "small_group = 5")]
        at = lines.index("[scheme]") + 1
        write(path, "\n".join(lines[:at] + extra + lines[at:]))
        return folder


def add(seed, folder):
    return Field(seed).add_to(folder)


if __name__ == "__main__":
    add(int(sys.argv[1]), sys.argv[2])
