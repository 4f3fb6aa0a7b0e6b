"""The independent recomputation of budget, projects, risks and feedback, from the page "formulas" of the
design; see office.py."""
import datetime
import os
import re
from fractions import Fraction

from office import (THAI_DIGITS, bands_of, id_text, name_text, number, read_csv, round_half_away,
                    word)

TYPES = {"personnel": "งบบุคลากร", "operating": "งบดำเนินงาน", "investment": "งบลงทุน",
         "subsidy": "งบเงินอุดหนุน", "other": "งบรายจ่ายอื่น", "งบอุดหนุน": "งบเงินอุดหนุน"}
TARGET_KINDS = {"ภาพรวม": "overall", "รายจ่ายประจำ": "recurrent", "รายจ่ายลงทุน": "capital"}
MEASURES = {"เบิกจ่าย": "disbursed", "ใช้จ่าย": "used"}
KINDS = {"ข้อร้องเรียน": "complaint", "ข้อเสนอแนะ": "suggestion", "ข้อคิดเห็น": "opinion",
         "คำชมเชย": "praise"}
YES = {"yes", "y", "true", "1", "ใช่", "มี", "✓"}
MONTHS = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
LONG_MONTHS = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม",
               "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]
BUDGET = {"รหัสงบประมาณ": "code", "รายการ": "name", "แผนงาน": "plan", "โครงการ": "project",
          "ประเภทงบ": "type", "ลงทุน": "capital", "จัดสรร": "allocated", "โอนเปลี่ยนแปลง": "transferred",
          "ผูกพัน": "committed", "เบิกจ่ายไตรมาส1": "q1", "เบิกจ่ายไตรมาส2": "q2",
          "เบิกจ่ายไตรมาส3": "q3", "เบิกจ่ายไตรมาส4": "q4", "เงินกันเหลื่อมปี": "carried_over"}
TARGETS = {"ปีงบประมาณ": "fiscal_year", "ไตรมาส": "quarter", "ประเภท": "kind", "ตัววัด": "measure",
           "เป้าหมายสะสม": "percent"}
PROJECTS = {"รหัส": "id", "โครงการ": "name", "วันสิ้นสุดตามแผน": "planned_end", "วันเสร็จจริง": "actual_end",
            "วันรายงานผล": "report_date"}
RISKS = {"รหัส": "id", "โอกาส": "likelihood", "ผลกระทบ": "impact", "โอกาสคงเหลือ": "residual_likelihood",
         "ผลกระทบคงเหลือ": "residual_impact"}
FEEDBACK = {"วันที่": "date", "ช่องทาง": "channel", "ประเภท": "kind", "ข้อความ": "text",
            "วันที่แก้ไขแล้วเสร็จ": "resolved_date"}


def date(text):
    """A day of one of the forms of formats.md; None for no value."""
    text = name_text(text or "").translate(THAI_DIGITS)
    if text in ("", "-"):
        return None
    found = re.match(r"(\d{4})-(\d+)-(\d+)", text)
    if found:
        year, month, day = map(int, found.groups())
    else:
        day_text, month_text, year_text = re.match(r"(\d+)(\D+\d+\D+|\D+)(\d+)$", text).groups()
        day, year = int(day_text), int(year_text)
        month_text = re.sub(r"พ\.ศ\.|[\s./-]", "", month_text)
        names = [name.replace(".", "") for name in MONTHS] + LONG_MONTHS
        month = int(month_text) if month_text.isdigit() else names.index(month_text) % 12 + 1
        year += 2500 if year < 100 else 0
    return datetime.date(year - 543 if year > 2400 else year, month, day)


def flag(text):
    return name_text(text or "").lower() in YES


class Sums:
    def __init__(self):
        self.allocated = self.committed = self.disbursed = Fraction(0)

    def take(self, row, quarters):
        self.allocated += (number(row["allocated"]) or 0) + (number(row.get("transferred")) or 0)
        self.committed += number(row.get("committed")) or 0
        self.disbursed += sum(number(row.get("q%d" % k)) or 0 for k in range(1, quarters + 1))

    def percent(self, value):
        return 100 * value / self.allocated if self.allocated else None


def less(left, right):
    return None if left is None or right is None else left - right


def budget_figures(folder, period, encoding):
    rows = read_csv(os.path.join(folder, "budget.csv"), BUDGET,
                    {"code", "name", "type", "allocated"}, encoding)
    if not rows:
        return []
    quarters = period["months"] // 3
    targets = {(word(row["kind"], TARGET_KINDS), word(row["measure"], MEASURES)): number(row["percent"])
               for row in read_csv(os.path.join(folder, "targets.csv"), TARGETS,
                                   {"fiscal_year", "quarter", "kind", "measure", "percent"}, encoding)
               if number(row["fiscal_year"]) == period["fiscal_year"] and
               number(row["quarter"]) == quarters}
    projects = {name_text(row["name"]): id_text(row["id"])
                for row in read_csv(os.path.join(folder, "projects.csv"), PROJECTS, {"id", "name"},
                                    encoding)}
    parts = {"total": Sums(), "recurrent": Sums(), "capital": Sums()}
    carried = Sums()
    kinds = [{}, {}, {}]
    any_carried = False
    for row in rows:
        if flag(row.get("carried_over")):
            carried.take(row, quarters)
            any_carried = True
            continue
        kind = name_text(row["type"])
        kind = TYPES.get(kind.lower(), kind)
        capital = name_text(row.get("capital", ""))
        capital = flag(capital) if capital not in ("", "-") else kind == "งบลงทุน"
        project = name_text(row.get("project", ""))
        names = ["type:" + kind, "plan:" + name_text(row.get("plan", "")),
                 "project:" + projects.get(project, id_text(project))]
        chosen = [parts["total"], parts["capital" if capital else "recurrent"]]
        chosen += [kinds[at].setdefault(name, Sums()) for at, name in enumerate(names)
                   if not name.endswith(":")]
        for sums in chosen:
            sums.take(row, quarters)
    ordered = list(parts.items()) + ([("carried_over", carried)] if any_carried else [])
    official = ["type:" + name for name in list(TYPES.values())[:5]]
    kinds[0] = dict(sorted(kinds[0].items(), key=lambda item: official.index(item[0])))
    ordered += [item for kind in kinds for item in kind.items()]
    figures = []
    for name, sums in ordered:
        disbursed, used = sums.percent(sums.disbursed), sums.percent(sums.disbursed + sums.committed)
        values = [("allocated", sums.allocated, "baht"), ("committed", sums.committed, "baht"),
                  ("disbursed", sums.disbursed, "baht"),
                  ("remaining", sums.allocated - sums.committed - sums.disbursed, "baht"),
                  ("disbursed_percent", disbursed, "percent"), ("used_percent", used, "percent")]
        if name in parts:
            aim = "overall" if name == "total" else name
            values += [("versus_target", less(disbursed, targets.get((aim, "disbursed"))),
                        "percent_point"),
                       ("used_versus_target", less(used, targets.get((aim, "used"))),
                        "percent_point")]
        figures += [("budget/%s/%s" % (name, key), value, unit) for key, value, unit in values]
    return figures


def share(part, whole):
    return Fraction(100 * part, whole) if whole else None


def project_figures(folder, period, encoding):
    rows = read_csv(os.path.join(folder, "projects.csv"), PROJECTS,
                    {"id", "name", "planned_end"}, encoding)
    if not rows:
        return []
    today = period["data_date"]
    days = [{key: date(row.get(key)) for key in ("planned_end", "actual_end", "report_date")}
            for row in rows]
    finished = [row for row in days if row["actual_end"] and row["actual_end"] <= today]
    on_time = [row for row in finished if row["actual_end"] <= row["planned_end"]]
    reported = [row for row in finished if row["report_date"] and row["report_date"] <= today and
                row["report_date"] <= row["actual_end"] + datetime.timedelta(7)]
    due = [row for row in days if row["planned_end"] <= today]
    base = len(finished) if period["ontime"] == "finished" else len(days)
    return [("projects/planned", Fraction(len(days)), "count"),
            ("projects/finished", Fraction(len(finished)), "count"),
            ("projects/on_time", Fraction(len(on_time)), "count"),
            ("projects/finished_percent", share(len(finished), len(days)), "percent"),
            ("projects/on_time_percent", share(len(on_time), base), "percent"),
            ("projects/reported_in_time", Fraction(len(reported)), "count"),
            ("projects/due", Fraction(len(due)), "count"),
            ("projects/due_finished_percent",
             share(sum(row in finished for row in due), len(due)), "percent")]


def natural(text):
    """R2 before R10."""
    return [(0, int(part)) if part.isdigit() else (1, part)
            for part in re.findall(r"\d+|\D+", text)]


def band(bands, value):
    return next((text for bound, text in bands if round_half_away(value, 2) >= bound), None)


def risk_figures(folder, period, encoding):
    rows = read_csv(os.path.join(folder, "risks.csv"), RISKS, {"id", "likelihood", "impact"}, encoding)
    risks = []
    for row in rows:
        likelihood, impact = number(row["likelihood"]), number(row["impact"])
        residual = [number(row.get("residual_likelihood")), number(row.get("residual_impact"))]
        risks.append({"id": id_text(row["id"]), "likelihood": likelihood, "impact": impact,
                      "score": likelihood * impact,
                      "residual": None if None in residual else residual[0] * residual[1]})
    order = sorted(risks, key=lambda risk: (-risk["score"], -risk["impact"], -risk["likelihood"],
                                            natural(risk["id"])))
    figures = []
    for risk in risks:
        residual = risk["residual"]
        for key, value, unit in (
                ("score", risk["score"], "score"), ("band", band(period["bands"], risk["score"]), "word"),
                ("rank", Fraction(order.index(risk) + 1), "rank"), ("residual_score", residual, "score"),
                ("residual_band", None if residual is None else band(period["bands"], residual), "word"),
                ("reduction", less(risk["score"], residual), "score")):
            figures.append(("risk/%s/%s" % (risk["id"], key), value, unit))
    return figures


def feedback_figures(folder, period, encoding):
    rows = read_csv(os.path.join(folder, "feedback.csv"), FEEDBACK, {"date", "channel", "kind", "text"},
                    encoding)
    if not rows:
        return []
    figures = []
    for kind in ("complaint", "suggestion", "opinion", "praise"):
        own = [row for row in rows if word(row["kind"], KINDS) == kind]
        resolved = [row for row in own if date(row.get("resolved_date")) and
                    date(row["resolved_date"]) <= period["data_date"]]
        figures += [("feedback/%s/count" % kind, Fraction(len(own)), "count"),
                    ("feedback/%s/resolved" % kind, Fraction(len(resolved)), "count")]
    return figures


def period_end(year, months):
    """The last day of the round; `year` is the Buddhist fiscal year."""
    common = year - 543
    return {3: datetime.date(common - 1, 12, 31), 6: datetime.date(common, 3, 31),
            9: datetime.date(common, 6, 30), 12: datetime.date(common, 9, 30)}[months]


def field_figures(folder, ini, months, encoding):
    """The figures after those of the indicators, in the order of the reports."""
    scheme, year = ini.get("scheme", {}), int(number(ini["period"]["fiscal_year"]))
    period = {"months": months, "fiscal_year": year,
              "data_date": date(ini["period"].get("data_date")) or period_end(year, months),
              "ontime": scheme.get("ontime_denominator", "planned"),
              "bands": bands_of(scheme.get("risk_bands", "สูงมาก:17; สูง:10; ปานกลาง:4; ต่ำ:1"))}
    return (budget_figures(folder, period, encoding) + project_figures(folder, period, encoding) +
            risk_figures(folder, period, encoding) + feedback_figures(folder, period, encoding))
