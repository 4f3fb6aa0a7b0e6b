"""A small reader of XLSX files: sheets, cells with formulas and cached values, panes, filters, names, charts.
Standard library only, so that nothing between the file and the test can mend it."""
import re
import xml.etree.ElementTree as xml
import zipfile

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def joined(item):
    """The text of a shared or inline string, whose runs are parts of it."""
    return "".join(part.text or "" for part in item.iter(M + "t"))


def sheet_texts(path):
    """Every text of a workbook's cells, shared or inline, but those of its first sheet, its contents."""
    texts = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name == "xl/sharedStrings.xml" or re.match(r"xl/worksheets/sheet(?!1\.)", name):
                root = xml.fromstring(archive.read(name))
                texts += [joined(item) for tag in (M + "si", ".//" + M + "is") for item in root.iterfind(tag)]
    return [text for text in texts if text.strip()]


class Cell:
    def __init__(self, place, formula, kind, text):
        self.place, self.formula, self.kind, self.text = place, formula, kind, text

    @property
    def value(self):
        """A float, a text, or None."""
        if self.text is None or self.text == "":
            return None
        return float(self.text) if self.kind in ("n", "b") else self.text


class Sheet:
    def __init__(self, name, root, shared):
        self.name = name
        self.cells = {}
        for element in root.iter(M + "c"):
            cell = self.read_cell(element, shared)
            self.cells[cell.place] = cell
        pane = root.find(".//" + M + "pane")
        self.frozen = pane is not None and pane.get("state") == "frozen"
        self.top_left = pane.get("topLeftCell") if self.frozen else None
        found = root.find(M + "autoFilter")
        self.filter = found.get("ref") if found is not None else None
        setup = root.find(M + "pageSetup")
        self.paper = setup.get("paperSize") if setup is not None else None
        self.has_drawing = root.find(M + "drawing") is not None

    @staticmethod
    def read_cell(element, shared):
        kind = element.get("t", "n")
        formula, value = element.find(M + "f"), element.find(M + "v")
        text = value.text if value is not None else None
        if kind == "s":
            text = shared[int(text)]
        elif kind == "inlineStr":
            text = joined(element)
        return Cell(element.get("r"), None if formula is None else formula.text or "", kind, text)

    def rows(self):
        """Row number → its cells, from left to right."""
        rows = {}
        for place, cell in self.cells.items():
            letters, number = re.fullmatch("([A-Z]+)([0-9]+)", place).groups()
            rows.setdefault(int(number), []).append(((len(letters), letters), cell))
        return {number: [cell for _, cell in sorted(row, key=lambda one: one[0])]
                for number, row in rows.items()}

    def formulas(self):
        return [cell for cell in self.cells.values() if cell.formula is not None]


class Workbook:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        shared = []
        if "xl/sharedStrings.xml" in self.parts:
            shared = [joined(item) for item in
                      xml.fromstring(self.parts["xl/sharedStrings.xml"]).iterfind(M + "si")]
        root = xml.fromstring(self.parts["xl/workbook.xml"])
        links = {link.get("Id"): link.get("Target")
                 for link in xml.fromstring(self.parts["xl/_rels/workbook.xml.rels"])}
        self.sheets = []
        for sheet in root.iter(M + "sheet"):
            target = links[sheet.get(R + "id")].lstrip("/")
            target = target if target.startswith("xl/") else "xl/" + target
            self.sheets.append(Sheet(sheet.get("name"), xml.fromstring(self.parts[target]), shared))
        self.names = {(name.get("name"), int(name.get("localSheetId", -1))): name.text
                      for name in root.iter(M + "definedName")}
        self.charts = [self.parts[name].decode() for name in sorted(self.parts)
                       if name.startswith("xl/charts/chart")]

    def sheet(self, name):
        return next(sheet for sheet in self.sheets if sheet.name == name)
