"""Random offices with one or two surveys: every form of an answer, encodings, separators, title rows, columns
by number, small groups, ties, items that nobody answers."""
import csv
import io
import os
import random

WORDS = ["", "น้อยที่สุด", "น้อย", "ปานกลาง", "มาก", "มากที่สุด"]
OWN = ["", "แย่", "พอใช้", "กลาง ๆ", "ดี", "ดีมาก"]
PACKET = """[office]
name = สำนักงานเขตพื้นที่การศึกษาสุ่ม
short_name = สพป.สุ่ม
kind = primary
code = 7
[period]
fiscal_year = 2568
months = 12
[packet]
reports = satisfaction
formats = xlsx
[scheme]
%s
"""


def thai(text):
    return str(text).translate({ord("0") + i: chr(ord("๐") + i) for i in range(10)})


def write_answer(chance, style, value):
    if style == "digits":
        return str(value)
    if style == "thai":
        return thai(value)
    if style == "own":
        return OWN[value]
    word = WORDS[value]
    return chance.choice([word, "พึงพอใจ" + word, "พอใจ" + word, "%s (%d)" % (word, value),
                          "%d = %s" % (value, word), "%s %s" % (thai(value), word),
                          "%d.0" % value, " %s " % word])


def save(path, rows, encoding, separator, newline="\r\n"):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator=newline).writerows(rows)
    with open(path, "wb") as file:
        file.write(out.getvalue().encode(encoding))


def make_items(chance, survey, columns):
    """Rows of survey-items.csv and the headings of the responses."""
    rows, dimensions = [], ["ด้าน %s" % name for name in "กขค"[:chance.randint(1, 3)]]

    def add(item, dimension, kind, pair=""):
        heading = "ข้อที่ %s [%s]" % (item, chance.choice(["ก, ข", "ค;ง", "จ ฉ"]))
        by_number = chance.random() < 0.2
        rows.append([survey, chance.choice([item, thai(item)]),
                     "#%d" % (len(columns) + 1) if by_number else heading, dimension, kind, pair])
        columns.append(heading)

    for number in range(chance.randint(0, 7)):
        add("1.%d" % (number + 1), chance.choice(dimensions),
            chance.choice(["satisfaction", "ความพึงพอใจ"]))
    for number in range(chance.randint(0, 3)):
        add("2.%d" % (number + 1), chance.choice(dimensions), "dissatisfaction")
    for number in range(chance.randint(0 if rows else 1, 4)):
        add("3.%d" % (number + 1), "ความต้องการ", "ความสำคัญ", "คู่ %d" % number)
        add("4.%d" % (number + 1), "ความต้องการ", "performance", "คู่ %d" % number)
    chance.shuffle(rows)
    return rows


def make_survey(chance, folder, survey, encoding):
    columns = ["ประทับเวลา", "กลุ่มผู้ตอบ"]
    items = make_items(chance, survey, columns)
    columns.append("ข้อเสนอแนะ")
    style = chance.choice(["digits", "thai", "words", "own"])
    blank = ["", "", "-"] + (["99", "ไม่ทราบ"] if chance.random() < 0.5 else [])
    groups = ["กลุ่ม %s" % name for name in "กขคงจฉ"[:chance.randint(1, 6)]] + ["", "-", "อื่น ๆ"]
    weights = [chance.choice([1, 2, 5, 30]) for _ in groups]
    answers = chance.choices(range(1, 6), k=chance.randint(1, 5))
    silent = chance.choice(columns[2:-1])
    rows = [["รายงานการตอบ"]] * chance.choice([0, 0, 1]) + [columns]
    for number in range(chance.choice([1, 2, 9, 40, 150])):
        row = ["1/1/2568", chance.choices(groups, weights)[0]]
        empty = chance.random() < 0.05
        for column in columns[2:-1]:
            skip = empty or chance.random() < 0.06 or (column == silent and chance.random() < 0.9)
            row.append(chance.choice(blank) if skip
                       else write_answer(chance, style, chance.choice(answers)))
        rows.append(row + [chance.choice(["", "ดี, \"มาก\"", "หนึ่ง\nสอง"])])
        if chance.random() < 0.02:
            rows.append([""] * len(columns))
    save(os.path.join(folder, survey + ".csv"), rows, encoding, chance.choice(",;\t"),
         chance.choice(["\n", "\r\n"]))
    keys = ["[%s]" % survey, "title = แบบสำรวจ %s" % survey, "file = %s.csv" % survey]
    if chance.random() < 0.8:
        keys.append("group_column = กลุ่มผู้ตอบ")
    if chance.random() < 0.7:
        keys.append("sent = %s" % chance.choice(["150", "1,000", thai(175)]))
    if style == "own":
        keys.append("answers = " + "; ".join("%s:%d" % (OWN[k], k) for k in range(1, 6)))
    if len(blank) > 3:
        keys.append("missing = 99; ไม่ทราบ")
    keys.append("comment_columns = ข้อเสนอแนะ:opinion")
    return items, "\n".join(keys) + "\n"


def make(seed, folder):
    """The folder of the office of this seed."""
    chance = random.Random(seed)
    os.makedirs(folder)
    encoding = chance.choice(["utf-8", "utf-8-sig", "cp874", "utf-16"])
    scheme = [chance.choice(["likert_bands = 050", "likert_bands = 080", "small_group = 5",
                             "likert_bands = ดี:3.5; พอใช้:2; ปรับปรุง:1"]),
              chance.choice(["small_group = 3", "small_group = 12", "satisfaction_percent = top2"])]
    if scheme[0].split()[0] == scheme[1].split()[0]:
        scheme.pop()
    with open(os.path.join(folder, "packet.ini"), "w", encoding="utf-8") as file:
        file.write(PACKET % "\n".join(scheme))
    all_items, all_keys = [], ""
    for number in range(chance.randint(1, 2)):
        items, keys = make_survey(chance, folder, "sv%d" % number, encoding)
        all_items += items
        all_keys += keys
    save(os.path.join(folder, "survey-items.csv"),
         [["แบบสำรวจ", "ข้อ", "คอลัมน์", "ด้าน", "ประเภท", "คู่"]] + all_items, encoding, ",")
    with open(os.path.join(folder, "surveys.ini"), "w", encoding="utf-8") as file:
        file.write(all_keys)
    return folder
