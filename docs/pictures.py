#!/usr/bin/python3
"""Makes the pictures of docs/layouts.md: what stands between <!-- picture: NAME --> and <!-- /picture --> in the
specimen's layout becomes a page of its own, drawn by poppler and cut to what is on it. `make docs` runs it."""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = os.path.join(ROOT, os.environ.get("BUILD", "build"), "raingan")
OFFICE = os.path.join(ROOT, "examples", "specimen")
PICTURES = os.path.join(ROOT, "docs", "pictures")
RESOLUTION, PAGE_RESOLUTION = 80, 40
MARGIN, BLANK, FOOT = 6, 30, 55  # pixels, pixels, points
HEAD = "```document\ntitle = %s\n```\n\n"


def snippets(layout):
    return dict(re.findall(r"(?s)<!-- picture: ([a-z-]+) -->\n(.*?)<!-- /picture -->", layout))


def whole(snippet, layout):
    """References lead nowhere on a page of its own: what they lead to stands on the next one."""
    if "{{ ref" not in snippet:
        return snippet
    rest = [part for name, part in snippets(layout).items() if name in ("table", "hbar")]
    return snippet + "\n```pagebreak\n```\n\n" + "".join(rest) + "\n# 2.3 แบบฟอร์ม {#forms}\n"


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode != 0:
        sys.exit("%s: %s" % (words[0], done.stderr.decode("utf-8", "replace")))
    return done.stdout


def pixels(pdf, page, resolution):
    """Rows of RGB bytes, with 5 bits a colour: enough for a picture, and small."""
    data = run("pdftoppm", "-r", str(resolution), "-f", str(page), "-l", str(page), pdf)
    match = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(match.group(1)), int(match.group(2))
    data = bytes(min(255, byte & 0xF8 | byte >> 5) for byte in data[match.end():])
    return [data[3 * width * y:3 * width * (y + 1)] for y in range(height)]


def cut(rows, foot):
    """Without the foot's line, the margins, and the blank between text and what stands at the foot."""
    rows = rows[:len(rows) - foot]
    white = b"\xff" * len(rows[0])
    inked = [y for y, row in enumerate(rows) if row != white]
    left = min(next(i for i, byte in enumerate(rows[y]) if byte != 255) for y in inked) // 3
    right = max(len(rows[y].rstrip(b"\xff")) for y in inked) // 3 + 1
    left, right = max(0, left - MARGIN), min(len(white) // 3, right + MARGIN)
    kept, blank = [], 0
    for y in range(max(0, inked[0] - MARGIN), min(len(rows), inked[-1] + MARGIN)):
        blank = blank + 1 if rows[y] == white else 0
        if blank <= BLANK:
            kept.append(rows[y][3 * left:3 * right])
    return kept


def framed(rows):
    grey = b"\xa0\xa0\xa0"
    edge = grey * (len(rows[0]) // 3 + 2)
    return [edge] + [grey + row + grey for row in rows] + [edge]


def png(rows):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    width = len(rows[0]) // 3
    lines, above = bytearray(), bytes(3 * width)
    for row in rows:  # the filter "up": most rows are like the one above
        lines += b"\x02" + bytes((a - b) & 255 for a, b in zip(row, above))
        above = row
    header = struct.pack(">IIBBBBB", width, len(rows), 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(lines), 9))
            + chunk(b"IEND", b""))


def save(name, rows):
    with open(os.path.join(PICTURES, name + ".png"), "wb") as file:
        file.write(png(rows))


def build(office, out):
    run(PROGRAM, "build", "--force", "-q", "--format", "pdf", office, "-o", out)
    packet = os.path.join(out, next(name for name in os.listdir(out) if not name.startswith(".")))
    return {name[3:-4]: os.path.join(packet, name) for name in os.listdir(packet) if name.endswith(".pdf")}


def landscape_pages(pdf):
    sizes = re.findall(r"Page +(\d+) size: +([\d.]+) x ([\d.]+)",
                       run("pdfinfo", "-f", "1", "-l", "99", pdf).decode())
    return [int(page) for page, width, height in sizes if float(width) > float(height)]


def main():
    os.makedirs(PICTURES, exist_ok=True)
    with open(os.path.join(OFFICE, "layouts", "specimen.md"), encoding="utf-8") as file:
        layout = file.read()
    with tempfile.TemporaryDirectory() as folder:
        made = build(OFFICE, os.path.join(folder, "specimen"))
        landscape = landscape_pages(made["specimen"])
        pages = {"cover": 1, "preface": 2, "contents": 3, "document": 5, "landscape": landscape[0], "work-sheet": landscape[-1]}
        for name, page in pages.items():
            save(name, framed(pixels(made["specimen"], page, PAGE_RESOLUTION)))
        office = shutil.copytree(OFFICE, os.path.join(folder, "office"))
        os.remove(os.path.join(office, "layouts", "specimen.md"))
        for name, snippet in snippets(layout).items():
            with open(os.path.join(office, "layouts", name + ".md"), "w", encoding="utf-8") as file:
                file.write(HEAD % name + whole(snippet, layout))
        ini = os.path.join(office, "packet.ini")
        with open(ini, encoding="utf-8") as file:
            settings = file.read()
        for letter in ("memo", "letter"):
            with open(ini, "w", encoding="utf-8") as file:
                file.write(re.sub(r"(?m)^reports = .*$", "reports = table\n%s = yes" % letter, settings))
            made = build(office, os.path.join(folder, letter))
            save(letter, framed(pixels(made[letter], 1, PAGE_RESOLUTION)))
        with open(ini, "w", encoding="utf-8") as file:
            file.write(re.sub(r"(?m)^reports = .*$", "reports = " + ", ".join(snippets(layout)), settings))
        made = build(office, os.path.join(folder, "pictures"))
        for name in snippets(layout):
            save(name, cut(pixels(made[name], 1, RESOLUTION), FOOT * RESOLUTION // 72))


if __name__ == "__main__":
    main()
