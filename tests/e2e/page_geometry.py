"""A page as lines of text: what is drawn where, in whole points, and the ink around it. Read from our own operators,
so that no reader of PDFs and no rasteriser has a say in it."""
import hashlib

from tagged import operations


def whole(value):
    return int(float(value) + 0.5)


class Page:
    def __init__(self, pdf, key):
        self.pdf, self.value = pdf, pdf.get(key)
        box = [float(number) for number in self.value["/MediaBox"]]
        self.width, self.height = box[2], box[3]
        self.lines = {}  # distance of the base line from the top → [(x, text)]
        self.ink = []
        self.read()

    def read(self):
        contents = self.value["/Contents"]
        data = b"\n".join(self.pdf.stream(one) for one in (contents if isinstance(contents, list) else [contents]))
        fonts = self.pdf.get(self.pdf.get(self.value["/Resources"])["/Font"])
        font, at = None, (0, 0)
        for operator, operands in operations(data):
            if operator == "Tf":
                font = self.pdf.font(fonts[operands[0]])
            elif operator == "Td":
                at = operands
            elif operator in ("Tj", "TJ"):
                strings = operands[0] if operator == "TJ" else operands
                text = "".join(self.pdf.decode(font, one) for one in strings if isinstance(one, bytes))
                line = self.lines.setdefault(whole(self.height - float(at[1])), [])
                line.append((whole(at[0]), text))
            elif operator in ("re", "m", "l", "c", "cm"):
                self.ink.append("%s %s" % (operator, " ".join(str(whole(number)) for number in operands)))

    def text(self):
        out = ["%dx%d" % (whole(self.width), whole(self.height))]
        for y in sorted(self.lines):
            out.append("%4d %s" % (y, " ".join("%d|%s" % piece for piece in self.lines[y])))
        digest = hashlib.sha256("\n".join(self.ink).encode()).hexdigest()[:12]
        out.append("ink: %d strokes, %s" % (len(self.ink), digest))
        return "\n".join(out) + "\n"


def pages_text(pdf):
    return "\n".join("page %d: %s" % (i + 1, Page(pdf, key).text()) for i, key in enumerate(pdf.pages))
