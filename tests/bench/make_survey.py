#!/usr/bin/python3
"""Writes an office with one survey of many responses, for measuring: make_survey.py DIR [ROWS] (1,000,000 rows × 25
columns, about 250 MB). The same bytes in every run."""
import os
import random
import sys

sys.dont_write_bytecode = True
ITEMS, BLOCK = 20, 20000
GROUPS = ["ผู้บริหารสถานศึกษา", "ครูและบุคลากรทางการศึกษา", "ผู้ปกครอง", "ประชาชน", "หน่วยงานภายนอก"]
SCHOOLS = ["โรงเรียนบ้านสมมุติที่ %d" % n for n in range(1, 151)]
COMMENTS = ["", "", "", "", "ควรเพิ่มที่จอดรถ", "บริการดีมาก, ประทับใจ", "อยากให้ \"แจ้งผล\" เร็วขึ้น",
            "ขั้นตอนมาก\nควรลดลง"]
PACKET = """[office]
name = สำนักงานเขตพื้นที่การศึกษาวัดความเร็ว
short_name = สพป.วัดความเร็ว
kind = primary
code = 1
[period]
fiscal_year = 2568
months = 12
[packet]
reports = satisfaction
"""
SURVEYS = """[speed]
title = แบบสำรวจวัดความเร็ว
file = responses.csv
group_column = กลุ่ม
school_column = โรงเรียน
comment_columns = ข้อเสนอแนะ
"""


def block(chance):
    rows = []
    for number in range(BLOCK):
        answers = chance.choices("12345", [2, 4, 14, 42, 38], k=ITEMS)
        comment = chance.choice(COMMENTS).replace('"', '""')
        rows.append('%d,%s,%s,%s,"%s",%02d สิงหาคม 2568 เวลา 10:23:45\r\n'
                    % (number, chance.choice(GROUPS), chance.choice(SCHOOLS), ",".join(answers),
                       comment, chance.randrange(1, 29)))
    return "".join(rows).encode()


def make(folder, rows):
    chance = random.Random(5)
    os.makedirs(folder, exist_ok=True)
    names = ["ข้อ %d" % n for n in range(1, ITEMS + 1)]
    head = ["ที่", "กลุ่ม", "โรงเรียน"] + names + ["ข้อเสนอแนะ", "วันที่ตอบ"]
    texts = {"packet.ini": PACKET, "surveys.ini": SURVEYS,
             "survey-items.csv": "survey,id,column,dimension,kind\n" + "".join(
                 "speed,%d,%s,ด้าน %d,satisfaction\n" % (n + 1, name, n // 5 + 1)
                 for n, name in enumerate(names))}
    for name, text in texts.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    blocks = [block(chance) for _ in range(4)]
    with open(os.path.join(folder, "responses.csv"), "wb") as file:
        file.write((",".join(head) + "\r\n").encode())
        for at in range(rows // BLOCK):
            file.write(blocks[at % len(blocks)])


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1000000)
