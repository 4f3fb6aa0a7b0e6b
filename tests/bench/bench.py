#!/usr/bin/python3
"""Measures the program: time from process start to files closed, peak memory, file sizes, growth. It is no
test: nothing depends on it. Medians of at least five runs.

    bench.py [--runs N] [--json] [--quick]     BUILD=build names the program

`--json` prints JSON instead of the table; `--quick` leaves out what takes more than a few seconds. Compare
only numbers of one machine; the targets are those of docs/performance."""
import argparse
import glob
import json
import math
import os
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests", "e2e"))
import whole_office  # noqa: E402: from the folder just named
PROGRAM = os.path.abspath(os.path.join(ROOT, os.environ.get("BUILD", "build"), "raingan"))
EXAMPLE = os.path.join(ROOT, "examples", "office")
PARAGRAPHS, TABLES, TABLE_ROWS = 113, 9, 500  # of the 40-page report

PACKET_INI = """[office]
name = สำนักงานเขตพื้นที่การศึกษาวัดความเร็ว
short_name = สพป.วัดความเร็ว
kind = primary
code = {code}

[period]
fiscal_year = 2568
months = 12

[packet]
reports = krs
formats = pdf
evidence = optional
memo = no
merge = no
zip = no
"""
HEAD = """```document
title = รายงานวัดความเร็ว
requires = kpi/krs
head_left = {{ office.short_name }}
head_right = รายงานวัดความเร็ว
```

"""


# --- offices -------------------------------------------------------------------------------------
def sentences():
    """Thai official prose of the example office, cut at its spaces between phrases."""
    texts = []
    for path in sorted(glob.glob(os.path.join(EXAMPLE, "text", "*.md"))):
        with open(path, encoding="utf-8") as file:
            texts += [line for line in file.read().splitlines()
                      if len(line) > 120 and not re.match(r"[#|>\-*{]|\d+\.", line)
                      and "{{" not in line]
    for name in ("indicators.csv", "results.csv", "gap-plan.csv"):
        with open(os.path.join(EXAMPLE, name), encoding="utf-8-sig") as file:
            texts += re.findall(r"[ก-๛ ]{60,}", file.read())
    return [phrase for text in texts for phrase in text.replace("*", "").split(" ")
            if re.search("[ก-ฮ]{3}", phrase)]


class Writer:
    """Text that is never the same twice: phrases of the example in random order."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.phrases = sentences()

    def text(self, length):
        words, size = [], 0
        while size < length:
            words.append(self.random.choice(self.phrases))
            size += len(words[-1]) + 1
        return " ".join(words)


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def write_indicators(folder, writer, count):
    weight = ["%.4f" % (100 / count)] * (count - 1)
    weight.append("%.4f" % (100 - sum(float(one) for one in weight)))
    indicators = ["set,id,name,component,unit,weight,method,low,standard,high"]
    results = ["set,indicator,months,actual"]
    for k in range(count):
        indicators.append("krs,%d.%d,%s,องค์ประกอบที่ %d,ร้อยละ,%s,three_target,70,80,90" % (
            k // 20 + 1, k % 20 + 1, writer.text(18), k // 20 + 1, weight[k]))
        results.append("krs,%d.%d,12,%.2f" % (k // 20 + 1, k % 20 + 1,
                                              writer.random.uniform(60, 100)))
    put(os.path.join(folder, "indicators.csv"), "\n".join(indicators) + "\n")
    put(os.path.join(folder, "results.csv"), "\n".join(results) + "\n")


def one_page_office(folder, code="B1"):
    writer = Writer(1)
    put(os.path.join(folder, "packet.ini"), PACKET_INI.format(code=code))
    write_indicators(folder, writer, 8)
    body = "# บทสรุป\n\n" + "\n\n".join(writer.text(260) for _ in range(3))
    body += "\n\n```table kpi/krs\ncolumns = id, name, weight, actual, score\n```\n"
    put(os.path.join(folder, "layouts", "krs.md"), HEAD + body)
    return folder


def eight_page_office(folder, code):
    """A fifth of the 40-page report: 23 paragraphs and 9 tables of 11 rows."""
    writer = Writer(code)
    put(os.path.join(folder, "packet.ini"), PACKET_INI.format(code=code))
    write_indicators(folder, writer, 11)
    body = ""
    for chapter in range(TABLES):
        body += "## %s\n\n" % writer.text(30)
        body += "".join(writer.text(writer.random.randint(160, 440)) + "\n\n"
                        for _ in range(2 + chapter % 2))
        body += "```table kpi/krs\ncolumns = id, name, weight, actual, score\n```\n\n"
    put(os.path.join(folder, "layouts", "krs.md"), HEAD + body)
    return folder


def forty_page_office(folder, times=1):
    """Contents, chart, 113 paragraphs and 9 tables with 500 rows together, `times` over."""
    writer = Writer(40)
    put(os.path.join(folder, "packet.ini"), PACKET_INI.format(code="B%d" % (40 * times)))
    rows = TABLE_ROWS // TABLES + 1
    write_indicators(folder, writer, rows)
    layout = HEAD + "```contents\ntitle = สารบัญ\ndepth = 2\n```\n\n```pagebreak\n```\n\n"
    for part in range(times):
        layout += "# ส่วนที่ %d\n\n" % (part + 1)
        layout += "```chart kpi/krs\nkind = bar\nlabel = id\nvalues = score\n" \
                  "series = คะแนนรายตัวชี้วัด\n```\n\n" if part == 0 else ""
        for chapter in range(TABLES):
            name = "text/part-%d-%d.md" % (part, chapter)
            count = PARAGRAPHS // TABLES + (chapter < PARAGRAPHS % TABLES)
            put(os.path.join(folder, name),
                "\n\n".join(writer.text(writer.random.randint(160, 440))
                            for _ in range(count)) + "\n")
            layout += "## %s\n\n```include %s\n```\n\n" % (writer.text(30), name)
            layout += "```table kpi/krs\ncolumns = id, name, weight, actual, score\n```\n\n"
    put(os.path.join(folder, "layouts", "krs.md"), layout)
    return folder


# --- measuring -----------------------------------------------------------------------------------
START = os.path.join(os.path.dirname(os.path.abspath(__file__)), "start.py")


def run_once(arguments, folder):
    """(seconds, peak KiB) of one process."""
    result = os.path.join(folder, "result")
    with open(os.path.join(folder, "messages"), "wb") as messages:
        subprocess.run([sys.executable, "-I", "-S", START, result, *arguments], check=True,
                       stdin=subprocess.DEVNULL, stdout=messages, stderr=messages,
                       env=dict(os.environ, LC_ALL="C.UTF-8"))
    with open(result, encoding="ascii") as told:
        status, seconds, peak = told.read().split()
    if status != "0":
        with open(os.path.join(folder, "messages"), encoding="utf-8") as messages:
            raise SystemExit("%s ended with %s\n%s" % (" ".join(arguments), status,
                                                       messages.read()[:2000]))
    return float(seconds), int(peak)


class Measure:
    def __init__(self, runs):
        self.runs = runs
        self.folder = tempfile.mkdtemp(prefix="raingan-bench-")
        self.rows = []

    def build(self, offices, *options):
        out = os.path.join(self.folder, "out")
        runs = []
        for _ in range(self.runs):
            shutil.rmtree(out, True)
            runs.append(run_once([PROGRAM, "build", *offices, "-o", out, *options], self.folder))
        files = glob.glob(os.path.join(out, "*-m12", "*"))
        pdfs = [path for path in files if path.endswith(".pdf")]
        return {"seconds": statistics.median(one[0] for one in runs),
                "fastest": min(one[0] for one in runs),
                "peak_mib": statistics.median(one[1] for one in runs) / 1024,
                "bytes": sum(os.path.getsize(path) for path in files),
                "pdf_bytes": sum(map(os.path.getsize, pdfs)), "pages": sum(map(pages_of, pdfs))}

    def add(self, work, value, unit, target=None):
        self.rows.append({"work": work, "value": value, "unit": unit, "target": target})


def pages_of(path):
    out = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
    found = re.search(r"^Pages:\s+(\d+)", out, re.MULTILINE)
    return int(found.group(1)) if found else 0


def exponent(small, large, times):
    """b of time ~ size^b over the last step."""
    return math.log(large / small) / math.log(times)


def measure_pages(m, quick):
    one = m.build([one_page_office(os.path.join(m.folder, "one"))])
    m.add("one-page report (%d page)" % one["pages"], one["seconds"], "s", 0.02)
    m.add("memory of it", one["peak_mib"], "MiB")
    forty = m.build([forty_page_office(os.path.join(m.folder, "p1"))])
    m.add("40-page report (%d pages)" % forty["pages"], forty["seconds"], "s", 0.08)
    m.add("memory of it", forty["peak_mib"], "MiB", 32)
    m.add("file of it", forty["pdf_bytes"] / 1000, "kB", 250)
    ten = m.build([forty_page_office(os.path.join(m.folder, "p10"), 10)])
    m.add("ten times as much (%d pages)" % ten["pages"], ten["seconds"], "s")
    further = (ten["seconds"] - forty["seconds"]) / (ten["pages"] - forty["pages"])
    m.add("each further page", further * 1000, "ms", 1)
    m.add("memory of it", ten["peak_mib"], "MiB")
    net = [forty["seconds"] - one["seconds"], ten["seconds"] - one["seconds"]]
    m.add("growth, 1 to 10 times (exponent)", exponent(*net, 10), "", 1)
    if not quick:
        runs, m.runs = m.runs, min(m.runs, 3)
        hundred = m.build([forty_page_office(os.path.join(m.folder, "p100"), 100)])
        m.runs = runs
        m.add("hundred times as much (%d pages)" % hundred["pages"], hundred["seconds"], "s")
        m.add("memory of it", hundred["peak_mib"], "MiB")
        m.add("growth, 10 to 100 times (exponent)",
              exponent(net[1], hundred["seconds"] - one["seconds"], 10), "", 1)


def measure_example(m):
    whole = m.build([EXAMPLE])
    m.add("the example office's packet (%d pages of PDF)" % whole["pages"], whole["seconds"], "s", 1)
    m.add("memory of it", whole["peak_mib"], "MiB")
    m.add("files of it", whole["bytes"] / 1000, "kB")
    for name in ("krs", "sar-card", "gap"):
        for kind in ("pdf", "xlsx"):
            one = m.build([EXAMPLE], "--only", name, "--format", kind)
            m.add("  %s.%s" % (name, kind), one["seconds"], "s")
    check = statistics.median(run_once([PROGRAM, "check", EXAMPLE], m.folder)[0]
                              for _ in range(m.runs))
    m.add("check of the example", check, "s")
    figures = statistics.median(run_once([PROGRAM, "figures", EXAMPLE], m.folder)[0]
                                for _ in range(m.runs))
    m.add("figures of the example", figures, "s")


def measure_offices(m, quick):
    times = {}
    for count in (1, 10) if quick else (1, 10, 100):
        offices = [one_page_office(os.path.join(m.folder, "offices", str(k)), "N%d" % k)
                   for k in range(count)]
        times[count] = m.build(offices)
        m.add("%d offices of one page in one run" % count, times[count]["seconds"], "s")
    last = max(times)
    m.add("growth, %d to %d offices (exponent)" % (last // 10, last),
          exponent(times[last // 10]["seconds"], times[last]["seconds"], 10), "", 1)
    m.add("memory of %d offices" % last, times[last]["peak_mib"], "MiB")
    reports = [eight_page_office(os.path.join(m.folder, "eight", str(k)), "E%d" % k)
               for k in range(200)]
    eight = m.build(reports, "-j", "2")
    m.add("200 reports of 8 pages (%d pages)" % eight["pages"], eight["seconds"], "s", 1.5)


def measure_country(m, quick):
    """Random whole offices, each with every report, PDF and XLSX, merged, zipped, proved. One run: it is long."""
    times, runs = {}, m.runs
    counts = (5,) if quick else (25, 245)
    folders = [whole_office.make(seed, os.path.join(m.folder, "country", "%04d" % seed))
               for seed in range(1, counts[-1] + 1)]
    m.runs = 1
    for count in counts:
        times[count] = m.build(folders[:count], "-j", "2")
        m.add("%d whole offices with -j 2 (%d pages)" % (count, times[count]["pages"]),
              times[count]["seconds"], "s", 120 if count == 245 else None)
    m.runs = runs
    last = counts[-1]
    packets = sorted(glob.glob(os.path.join(m.folder, "out", "*-m12")))
    rolled = os.path.join(m.folder, "rolled")
    m.add("roll-up of %d packets" % len(packets), statistics.median(
        run_once([PROGRAM, "rollup", *packets, "-o", rolled], m.folder)[0] for _ in range(m.runs)), "s")
    m.add("each of them", times[last]["seconds"] / last, "s")
    m.add("memory of the largest of them", times[last]["peak_mib"], "MiB")
    if not quick:
        m.add("growth, 25 to 245 offices (exponent)",
              exponent(times[25]["seconds"], times[245]["seconds"], 245 / 25), "", 1)


def measure_survey(m, quick):
    """Every figure of one survey of 25 columns, from process start to the last figure printed."""
    times = {}
    for rows in (100000,) if quick else (100000, 1000000):
        folder = os.path.join(m.folder, "survey%d" % rows)
        # in a process of its own: what this one holds counts in the peak of those that it starts
        subprocess.run([sys.executable, os.path.join(os.path.dirname(__file__), "make_survey.py"),
                        folder, str(rows)], check=True)
        size = os.path.getsize(os.path.join(folder, "responses.csv")) / 1e6
        runs = [run_once([PROGRAM, "figures", folder], m.folder) for _ in range(min(m.runs, 5))]
        times[rows] = statistics.median(one[0] for one in runs)
        m.add("survey of %d rows × 25 columns, %d MB" % (rows, size), times[rows], "s",
              0.6 if rows == 1000000 else None)
        m.add("memory of it", statistics.median(one[1] for one in runs) / 1024, "MiB", 16)
    if not quick:
        m.add("growth, 100,000 to 1,000,000 rows (exponent)",
              exponent(times[100000], times[1000000], 10), "", 1)


# --- printing ------------------------------------------------------------------------------------
def machine():
    model = ""
    with open("/proc/cpuinfo") as file:
        found = re.search(r"^model name\s*:\s*(.*)$", file.read(), re.MULTILINE)
        model = found.group(1) if found else platform.processor()
    libraries = {}
    for package in ("icu-uc", "harfbuzz", "libthai", "xlsxwriter", "libcmark-gfm", "fontconfig"):
        done = subprocess.run(["pkg-config", "--modversion", package], capture_output=True, text=True)
        libraries[package] = done.stdout.strip()
    version = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"],
                            capture_output=True, text=True).stdout.strip()
    return {"program": version, "commit": commit, "cpu": model, "cores": os.cpu_count(),
            "system": platform.platform(), "libraries": libraries}


def print_table(about, rows, runs):
    print("%s (%s), %s, %d cores, %s" % (about["program"], about["commit"], about["cpu"],
                                         about["cores"], about["system"]))
    print(", ".join("%s %s" % one for one in about["libraries"].items()))
    print("medians of %d runs\n" % runs)
    for row in rows:
        value = "%.3f" % row["value"] if row["unit"] in ("s", "ms", "") else "%.1f" % row["value"]
        judged = ""
        if row["target"] is not None:
            slack = 1.1 if row["unit"] == "" else 1.0
            good = row["value"] <= row["target"] * slack
            judged = "target %g  %s" % (row["target"], "met" if good else "MISSED by %.1f times" % (
                row["value"] / row["target"]))
        print("%-46s %10s %-4s %s" % (row["work"], value, row["unit"], judged))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true")
    arguments = parser.parse_args()
    m = Measure(max(arguments.runs, 5))
    try:
        m.build([EXAMPLE])  # the files are in the page cache from here on
        measure_pages(m, arguments.quick)
        measure_example(m)
        measure_offices(m, arguments.quick)
        measure_country(m, arguments.quick)
        measure_survey(m, arguments.quick)
    finally:
        shutil.rmtree(m.folder, True)
    about = machine()
    if arguments.json:
        print(json.dumps({"machine": about, "runs": m.runs, "results": m.rows}, ensure_ascii=False,
                         indent=1))
    else:
        print_table(about, m.rows, m.runs)


if __name__ == "__main__":
    main()
