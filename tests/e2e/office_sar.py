"""An independent program for the standards: reads a tree (sar.csv, pmqa.csv or the shipped ones) and its
answers and computes every figure of sar/… and pmqa/… with exact fractions. Written from the pages "formats"
and "formulas" of the design, not from the C code.

`office_sar.py OFFICE` prints id,value,unit like `raingan figures OFFICE`.
"""
import os
import sys
from fractions import Fraction

from office import bands_of, id_text, name_text, number, print_value, read_csv, read_ini, \
    round_half_away, word

TREE = {"รหัส": "id", "ประเภท": "kind", "คำนำหน้า": "label", "ชื่อ": "name",
        "ชนิดเป้าหมาย": "target_kind", "เป้าหมาย": "target", "ผู้รับผิดชอบหลัก": "main",
        "ผู้รับผิดชอบร่วม": "joint", "คำอธิบาย": "description", "หมายเหตุ": "note"}
ANSWERS = {"รหัส": "id", "ผล": "value", "ผลการดำเนินงาน": "performance", "จุดเด่น": "strengths",
           "จุดที่ควรพัฒนา": "weaknesses", "แนวทางการพัฒนา": "plan", "หลักฐาน": "evidence"}
KINDS = {"มาตรฐาน": "standard", "ตัวบ่งชี้": "indicator", "ประเด็น": "issue", "หมวด": "category",
         "ข้อ": "item"}
TARGETS = {"รายการตรวจสอบ": "checklist", "ร้อยละ": "percent", "มีหรือไม่มี": "yesno", "ระดับ": "level",
           "จำนวน": "number", "จำนวนเงิน": "money"}
YES = {"yes", "y", "true", "1", "ใช่", "มี", "✓"}
NO = {"no", "n", "false", "0", "ไม่ใช่", "ไม่มี"}
LEVELS = "ดีเยี่ยม:4.50; ดีมาก:3.50; ดี:2.50; พอใช้:1.50; ต้องปรับปรุง:1"
REFERENCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "input",
                         "reference")
UNITS = {"level": "score", "percent": "percent", "money": "baht", "number": "count",
         "checklist": "count", "yesno": "word"}


class Node:
    def __init__(self, row):
        self.id = id_text(row["id"])
        self.kind = word(row["kind"], KINDS)
        self.given_kind = word(row.get("target_kind", ""), TARGETS)
        self.target = number(row.get("target"))
        self.children, self.parent, self.typed = [], None, ""
        self.value = self.level = self.score = self.passed = self.yes = None
        self.count = self.of = self.percent = None

    def settle(self):
        """What it is: called from the roots outwards."""
        up = self.parent
        if up is not None and up.role in ("item", "text"):
            self.role, self.target_kind = "text", "yesno"
        elif up is not None and up.role == "leaf" and up.target_kind == "checklist":
            self.role, self.target_kind = "item", "yesno"
        else:
            self.target_kind = self.given_kind or "level"
            self.role = "parent" if self.children and self.target_kind != "checklist" else "leaf"
        for child in self.children:
            child.settle()

    def by_target(self, value, target):
        return Fraction(5) if value >= target else Fraction(max(1, int(5 * value / target)))

    def answer(self):
        if self.role == "text":
            return
        for child in self.children:
            child.answer()
        text = name_text(self.typed)
        if text in ("", "-", "–", "—"):
            text = None
        if self.role == "parent":
            scores = [child.score for child in self.children if child.score is not None]
            self.score = sum(scores, Fraction(0)) / len(scores) if scores else None
            return
        if self.target_kind == "yesno":
            if text is not None:
                self.yes = id_text(text).lower() in YES
                assert self.yes or id_text(text).lower() in NO, text
                if self.role == "leaf":
                    self.level = Fraction(5 if self.yes else 1)
        elif self.target_kind == "checklist":
            self.answer_checklist(text)
        else:
            self.value = number(text) if text is not None else None
            if self.value is not None and self.target_kind == "level":
                self.level = self.value
            elif self.value is not None and self.target is not None:
                self.passed = self.value >= self.target
                self.level = self.by_target(self.value, self.target)
        self.score = self.level

    def answer_checklist(self, text):
        items = [child.yes for child in self.children if child.yes is not None]
        self.of = self.target if self.target is not None else Fraction(len(self.children))
        self.count = number(text) if text is not None else None
        if self.count is None and items:
            self.count = Fraction(sum(items))
        if self.count is not None:
            self.percent = 100 * self.count / self.of
            self.level = self.by_target(self.count, self.of)
        self.value = self.count

    def counted(self):
        """(k, N) of what lies below, N None when nothing there can be counted."""
        if self.role == "leaf":
            if self.target_kind == "checklist":
                return self.count or Fraction(0), self.of
            if self.target_kind == "yesno":
                return Fraction(1 if self.yes else 0), Fraction(1)
            if self.target_kind != "level" and self.target is not None:
                return Fraction(1 if self.passed else 0), Fraction(1)
            return Fraction(0), None
        parts = [child.counted() for child in self.children]
        parts = [part for part in parts if part[1] is not None]
        if not parts:
            return Fraction(0), None
        return sum(part[0] for part in parts), sum(part[1] for part in parts)


def read_tree(folder, prefix, scheme, encoding):
    path = os.path.join(folder, prefix + ".csv")
    if not os.path.exists(path):
        shipped = "sar-" + scheme.get("sar", "5x11") if prefix == "sar" else "pmqa"
        path = os.path.join(REFERENCE, shipped + ".csv")
    nodes = {}
    for row in read_csv(path, TREE, {"id", "kind", "name"}, encoding):
        node = Node(row)
        nodes[node.id] = node
    roots = []
    for node in nodes.values():
        node.parent = nodes.get(node.id.rpartition(".")[0])
        (node.parent.children if node.parent else roots).append(node)
    for root in roots:
        root.settle()
    return nodes, roots


def figures_of_node(node, word_of):
    figures = []
    leaf = node.role == "leaf"
    with_target = leaf and node.target is not None and \
        node.target_kind in ("percent", "number", "money")
    with_level = leaf and (node.target_kind in ("level", "yesno", "checklist") or with_target)
    if node.role in ("leaf", "item"):
        value = node.value
        if node.target_kind == "yesno":
            value = None if node.yes is None else "yes" if node.yes else "no"
        figures.append(("value", value, UNITS[node.target_kind]))
    if with_level:
        figures.append(("level", node.level, "score"))
    if with_level or node.role == "parent":
        figures.append(("score", node.score, "score"))
        figures.append(("word", word_of(node.score), "word"))
    if leaf and node.target_kind == "checklist":
        figures += [("count", node.count, "count"), ("of", node.of, "count"),
                    ("percent", node.percent, "percent")]
    if with_target:
        passed = None if node.passed is None else "yes" if node.passed else "no"
        figures.append(("passed", passed, "word"))
    return figures


def figures_of(folder, prefix):
    """[(id, value, unit)] of one tree; [] without answers."""
    ini = read_ini(os.path.join(folder, "packet.ini"))
    scheme = ini.get("scheme", {})
    encoding = ini.get("input", {}).get("encoding")
    answers = read_csv(os.path.join(folder, prefix + "-answers.csv"), ANSWERS, {"id", "value"},
                       encoding)
    if not answers:
        return []
    nodes, roots = read_tree(folder, prefix, scheme, encoding)
    for row in answers:
        nodes[id_text(row["id"])].typed = row["value"]
    if not any(name_text(node.typed) not in ("", "-", "–", "—") for node in nodes.values()
               if node.role in ("leaf", "item")):
        return []
    for root in roots:
        root.answer()
    bands = bands_of(scheme.get("sar_levels", LEVELS))

    def word_of(score):
        if score is None:
            return None
        return next(text for bound, text in bands if round_half_away(score, 2) >= bound)

    figures = []
    for node in nodes.values():
        if prefix == "pmqa" and (node.parent is None or node.kind == "category"):
            if node.role == "leaf":
                sums = [node.count, node.of, node.percent]
            else:
                count, of = node.counted()
                sums = [None if of is None else count, of, None if of is None else 100 * count / of]
            figures += [("pmqa/%s/%s" % (node.id, name), value, unit) for name, value, unit in
                        zip(("count", "of", "percent"), sums, ("count", "count", "percent"))]
        elif prefix == "sar" and node.role != "text":
            figures += [("sar/%s/%s" % (node.id, name), value, unit)
                        for name, value, unit in figures_of_node(node, word_of)]
    if prefix == "sar":
        scores = [root.score for root in roots if root.score is not None]
        total = sum(scores, Fraction(0)) / len(scores) if scores else None
        figures += [("sar/total/score", total, "score"), ("sar/total/word", word_of(total), "word")]
    return figures


def figures_of_office(folder):
    return figures_of(folder, "sar") + figures_of(folder, "pmqa")


if __name__ == "__main__":
    for figure in figures_of_office(sys.argv[1]):
        print("%s,%s,%s" % (figure[0], print_value(figure[1], figure[2]), figure[2]))
