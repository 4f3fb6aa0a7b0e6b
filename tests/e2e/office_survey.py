"""An independent program for the surveys: reads surveys.ini, survey-items.csv and the responses and computes
every figure of survey/…. Written from the pages "formats" and "formulas" of the design, not from the C
code. It reads with office.py's functions."""
import csv
import io
import os
import re
from decimal import Decimal, getcontext
from fractions import Fraction

import office

getcontext().prec = 60
ITEM_HEADINGS = {"แบบสำรวจ": "survey", "ข้อ": "id", "คอลัมน์": "column", "ด้าน": "dimension",
                 "ข้อคำถาม": "name", "ประเภท": "kind", "คู่": "pair"}
KIND_WORDS = {"ความพึงพอใจ": "satisfaction", "ความไม่พึงพอใจ": "dissatisfaction",
              "ความสำคัญ": "importance", "ผลการปฏิบัติ": "performance"}
WORDS = {"น้อยที่สุด": 1, "น้อย": 2, "ปานกลาง": 3, "มาก": 4, "มากที่สุด": 5}
BANDS = {"050": "มากที่สุด:4.51; มาก:3.51; ปานกลาง:2.51; น้อย:1.51; น้อยที่สุด:1",
         "080": "มากที่สุด:4.21; มาก:3.41; ปานกลาง:2.61; น้อย:1.81; น้อยที่สุด:1"}
OTHERS, NOBODY, BAD_SIDE = "อื่น ๆ", "ไม่ระบุ", "ความไม่พึงพอใจ"


def plain(text):
    """Without blanks, Arabic digits, small letters."""
    return re.sub(r"\s", "", office.id_text(text)).lower()


class Reader:
    """What a cell of one survey means."""

    def __init__(self, section):
        self.own = {}
        for part in re.split("[;,]", section.get("answers", "")):
            if part.strip():
                word, digit = part.rsplit(":", 1)
                self.own[plain(word)] = int(plain(digit))
        self.missing = {plain(part) for part in re.split("[;,]", section.get("missing", ""))}

    def is_missing(self, text):
        return plain(text) in ("", "-") or plain(text) in self.missing

    def word(self, text):
        if text in self.own:
            return self.own[text]
        for before in ("พึงพอใจ", "พอใจ"):
            if text.startswith(before):
                text = text[len(before):]
                break
        return WORDS.get(text)

    def answer(self, cell):
        """1 to 5, or None for no answer."""
        if self.is_missing(cell):
            return None
        text = plain(cell)
        known = self.word(text)
        if known:
            return known
        if re.fullmatch(r"[1-5](\.0+)?", text):
            return int(text[0])
        match = (re.fullmatch(r"\W*([1-5])\W*?([ก-๛A-Za-z].*)", text) or
                 re.fullmatch(r"(?P<w>[ก-๛A-Za-z]+)\W*(?P<d>[1-5])\W*", text))
        if match and "d" in match.re.groupindex:
            digit, word = int(match["d"]), self.word(match["w"])
        elif match:
            digit, word = int(match[1]), self.word(match[2])
        if not match or digit != word:
            raise ValueError("no answer: %r" % cell)
        return digit


def find_columns(rows, names):
    """The heading row's index and the column of each name."""
    for at, row in enumerate(rows[:6]):
        folded = [plain(cell) for cell in row]
        columns = {}
        for name in names:
            number = re.fullmatch(r"#(\d+)", plain(name))
            if number and int(number[1]) <= len(row):
                columns[name] = int(number[1]) - 1
            elif plain(name) in folded:
                columns[name] = folded.index(plain(name))
        if len(columns) == len(names):
            return at, columns
    raise ValueError("no heading row")


def read_responses(path, names, encoding):
    with open(path, "rb") as file:
        text = office.decode(file.read(), encoding)
    for separator in ",;\t":
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
                if any(cell.strip() for cell in row)]
        try:
            at, columns = find_columns(rows, names)
        except ValueError:
            continue
        return [{name: row[column] if column < len(row) else ""
                 for name, column in columns.items()} for row in rows[at + 1:]]
    raise ValueError("no heading row in %s" % path)


def root(value):
    exact = (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()
    return Fraction(exact)


class Stats:
    def __init__(self, answers, bands):
        self.n = len(answers)
        self.mean = self.variance = self.band = None
        self.percent = [None] * 6
        self.top2 = self.bottom2 = None
        if not answers:
            return
        self.mean = Fraction(sum(answers), self.n)
        if self.n > 1:
            self.variance = sum((a - self.mean) ** 2 for a in answers) / (self.n - 1)
        for k in range(1, 6):
            self.percent[k] = Fraction(100 * answers.count(k), self.n)
        self.top2 = self.percent[5] + self.percent[4]
        self.bottom2 = self.percent[2] + self.percent[1]
        rounded = office.round_half_away(self.mean, 2)
        self.band = next(word for bound, word in bands if rounded >= bound)

    def figures(self, prefix):
        yield prefix + "/n", self.n, "count"
        yield prefix + "/mean", self.mean, "score"
        yield prefix + "/sd", None if self.variance is None else root(self.variance), "score"
        for k in (5, 4, 3, 2, 1):
            yield "%s/percent%d" % (prefix, k), self.percent[k], "percent"
        yield prefix + "/top2", self.top2, "percent"
        yield prefix + "/bottom2", self.bottom2, "percent"
        yield prefix + "/mean_percent", None if self.mean is None else 20 * self.mean, "percent"
        yield prefix + "/band", self.band, "word"


def merged(groups, small):
    """Group of a respondent → group that is published; `groups`: one name a respondent."""
    order = list(dict.fromkeys(groups))
    size = {name: groups.count(name) for name in order}
    gone = [name for name in order if size[name] < small]
    left = [name for name in order if name not in gone]
    while gone and left and sum(size[name] for name in gone) < small:
        least = min(left, key=lambda name: size[name])
        left.remove(least)
        gone.append(least)
    return {name: OTHERS if name in gone else name for name in order}


def variance_sum(rows):
    """Σ(x − x̄)² of a list of whole numbers, exact."""
    return sum(x * x for x in rows) - Fraction(sum(rows) ** 2, len(rows))


def alpha_of(respondents, items):
    ids = [item["id"] for item in items if item["kind"] == "satisfaction"]
    whole = [[answers[i] for i in ids] for _, answers in respondents
             if all(answers[i] is not None for i in ids)]
    if len(ids) < 2 or len(whole) < 2:
        return None
    total = variance_sum([sum(row) for row in whole])
    if total == 0:
        return None
    parts = sum(variance_sum([row[k] for row in whole]) for k in range(len(ids)))
    return Fraction(len(ids), len(ids) - 1) * (1 - parts / total)


def ranks(items, stats):
    order = sorted((-stats[item["id"]].mean, stats[item["id"]].variance or 0, at)
                   for at, item in enumerate(items)
                   if item["kind"] == "satisfaction" and stats[item["id"]].n)
    return {items[entry[2]]["id"]: rank for rank, entry in enumerate(order, 1)}


def part_figures(prefix, items, respondents, bands):
    def answers(ids):
        return [given[i] for _, given in respondents for i in ids if given[i] is not None]

    stats = {item["id"]: Stats(answers([item["id"]]), bands) for item in items}
    ranked = ranks(items, stats)
    for item in items:
        name = "%s/%s" % (prefix, item["id"])
        yield from stats[item["id"]].figures(name)
        if item["kind"] == "satisfaction":
            yield name + "/rank", ranked.get(item["id"]), "rank"
    pleased = [item for item in items if item["kind"] == "satisfaction"]
    for dimension in dict.fromkeys(item["dimension"] for item in pleased):
        ids = [item["id"] for item in pleased if item["dimension"] == dimension]
        yield from Stats(answers(ids), bands).figures("%s/dimension:%s" % (prefix, dimension))
    displeased = [item["id"] for item in items if item["kind"] == "dissatisfaction"]
    if displeased:
        yield from Stats(answers(displeased), bands).figures("%s/dimension:%s" % (prefix, BAD_SIDE))
    if pleased:
        yield from Stats(answers([i["id"] for i in pleased]), bands).figures(prefix + "/total")


def need_figures(prefix, items, respondents):
    means = {}
    for item in items:
        given = [answers[item["id"]] for _, answers in respondents
                 if answers[item["id"]] is not None]
        if item["kind"] in ("importance", "performance"):
            means.setdefault(item["pair"], {})[item["kind"]] = \
                Fraction(sum(given), len(given)) if given else None
    pni = {}
    for pair, both in means.items():
        i, d = both["importance"], both["performance"]
        pni[pair] = None if i is None or d is None else (i - d) / d
    order = sorted((-pni[pair], at, pair) for at, pair in enumerate(means)
                   if pni[pair] is not None)
    ranked = {entry[2]: rank for rank, entry in enumerate(order, 1)}
    for pair, both in means.items():
        name = "%s/need/%s" % (prefix, pair)
        yield name + "/i", both["importance"], "score"
        yield name + "/d", both["performance"], "score"
        yield name + "/pni", pni[pair], "score"
        yield name + "/rank", ranked.get(pair), "rank"


def survey_figures(folder, published=False):
    """[(id, value, unit)]; with `published` small groups are merged as in a packet."""
    ini = office.read_ini(os.path.join(folder, "packet.ini"))
    scheme, encoding = ini.get("scheme", {}), ini.get("input", {}).get("encoding")
    said = scheme.get("likert_bands", "050")
    bands = office.bands_of(BANDS.get(said, said))
    small = int(scheme.get("small_group", "5")) if published else 0
    rows = office.read_csv(os.path.join(folder, "survey-items.csv"), ITEM_HEADINGS,
                           {"survey", "id", "column", "dimension", "kind"}, encoding)
    figures = []
    for name, section in office.read_ini(os.path.join(folder, "surveys.ini")).items():
        figures += one_survey(folder, plain(name), section, rows, bands, small, encoding)
    return figures


def one_survey(folder, survey, section, rows, bands, small, encoding):
    items = [{"id": office.id_text(row["id"]), "column": row["column"],
              "dimension": office.name_text(row["dimension"]),
              "kind": office.word(row["kind"], KIND_WORDS),
              "pair": office.id_text(row.get("pair", ""))}
             for row in rows if plain(row["survey"]) == survey]
    names = [item["column"] for item in items]
    grouped = section.get("group_column")
    names += [grouped] if grouped else []
    reader, respondents = Reader(section), []
    for row in read_responses(os.path.join(folder, section["file"]), names, encoding):
        answers = {item["id"]: reader.answer(row[item["column"]]) for item in items}
        group = row[grouped] if grouped else ""
        group = NOBODY if reader.is_missing(group) else re.sub(" +", " ", office.name_text(group))
        if any(answer is not None for answer in answers.values()):
            respondents.append((group, answers))
    prefix = "survey/" + survey
    sent = office.number(section.get("sent"))
    yield prefix + "/sent", sent, "count"
    yield prefix + "/returned", len(respondents), "count"
    rate = None if not sent else Fraction(100 * len(respondents)) / sent
    yield prefix + "/response_rate", rate, "percent"
    yield prefix + "/alpha", alpha_of(respondents, items), "score"
    yield from part_figures(prefix + "/all", items, respondents, bands)
    into = merged([group for group, _ in respondents], small)
    for group in dict.fromkeys(into.values()) if grouped else ():
        members = [one for one in respondents if into[one[0]] == group]
        yield from part_figures("%s/%s" % (prefix, group), items, members, bands)
    yield from need_figures(prefix, items, respondents)


def differences(figures, printed):
    """What is wrong in the survey figures of a printed list; the order of groups is free."""
    rows = [row for row in csv.reader(io.StringIO(printed, newline="")) if
            row[0].startswith("survey/")]
    values = {row[0]: row for row in rows}
    expected = {office.normalise(figure[0]): figure for figure in figures}
    wrong = ["%s stands twice" % row[0] for row in rows if values[row[0]] is not row]
    wrong += ["missing %s" % name for name in expected if name not in values]
    wrong += ["extra %s" % name for name in values if name not in expected]
    for name, (_, value, unit) in expected.items():
        if name in values:
            wrong += office.wrong_figure(name, value, unit, values[name][1], values[name][2])
    return wrong
