"""A tagged PDF read back without any PDF library but qpdf: objects, content streams with their marks, the
structure tree. What test_tagged says about it stands there; here is only reading."""
import base64
import json
import re
import zlib

import support

TOKEN = re.compile(rb"""
    \s*(?: (?P<comment>%[^\r\n]*)
      | (?P<string>\()
      | (?P<open><<) | (?P<close>>>)
      | (?P<hex><[0-9A-Fa-f\s]*>)
      | (?P<name>/[^\s()<>\[\]{}/%]*)
      | (?P<array>[\[\]])
      | (?P<word>[^\s()<>\[\]{}/%]+) )""", re.VERBOSE)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI"}


def literal(data, at):
    """The bytes of a literal string that begins after its "(", and where it ends."""
    out, depth = bytearray(), 1
    while True:
        byte = data[at:at + 1]
        if byte == b"\\":
            out += ESCAPES.get(data[at + 1:at + 2], data[at + 1:at + 2])
            at += 2
            continue
        depth += (byte == b"(") - (byte == b")")
        at += 1
        if depth == 0:
            return bytes(out), at
        out += byte


def tokens(data):
    at = 0
    while True:
        match = TOKEN.match(data, at)
        if not match:
            assert not data[at:].strip(), data[at:at + 40]
            return
        at = match.end()
        kind = match.lastgroup
        if kind == "string":
            value, at = literal(data, at)
            yield "string", value
        elif kind == "hex":
            yield "string", bytes.fromhex(re.sub(rb"\s", b"", match.group("hex")[1:-1]).decode())
        elif kind != "comment":
            yield kind, match.group(kind).decode("latin-1")


def operations(data):
    """(operator, operands) in order; a dictionary is an operand as a dict, an array as a list."""
    stack = [[]]
    for kind, value in tokens(data):
        if kind == "open" or value == "[":
            stack.append([])
        elif kind == "close":
            items = stack.pop()
            stack[-1].append(dict(zip(items[::2], items[1::2])))
        elif value == "]":
            items = stack.pop()
            stack[-1].append(items)
        elif kind == "word" and not re.fullmatch(r"[-+]?[\d.]+", value) and len(stack) == 1:
            yield value, stack[0]
            stack[0] = []
        elif kind == "word" and re.fullmatch(r"[-+]?[\d.]+", value):
            stack[-1].append(float(value) if "." in value else int(value))
        else:
            stack[-1].append(value)


class Mark:
    """Something that was drawn between BDC and EMC."""

    def __init__(self, tag, properties):
        self.tag, self.properties = tag, properties
        self.pieces = []  # one a text operator

    @property
    def text(self):
        return "".join(self.pieces)


class Element:
    """A structure element: kids are Elements, (page object, MCID) and annotation objects."""

    def __init__(self, role, parent, value):
        self.role, self.parent, self.value = role, parent, value
        self.kids = []

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self):
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid

    def children(self):
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def __repr__(self):
        return "%s in %s" % (self.role, self.parent.role if self.parent else "the tree")


class Contents(dict):
    """The marks of each page, read when they are asked for."""

    def __init__(self, read):
        self.read = read

    def __missing__(self, page):
        self[page] = self.read(page)
        return self[page]


class Tagged:
    """A file of ours, or one that holds pages of others (their text is left out)."""

    def __init__(self, path):
        result = support.call(["qpdf", "--json=2", "--json-stream-data=inline",
                               "--decode-level=none", path])
        assert result.status == 0, result
        with open(path, "rb") as file:
            self.bytes = file.read()
        self.objects, self.streams = {}, {}
        for key, value in json.loads(result.out)["qpdf"][1].items():
            key = key.replace("obj:", "")
            if "stream" in value:
                self.streams[key] = base64.b64decode(value["stream"].get("data", ""))
                self.objects[key] = value["stream"]["dict"]
            else:
                self.objects[key] = value["value"]
        self.trailer = self.objects["trailer"]
        self.root = self.get(self.trailer["/Root"])
        self.info = self.get(self.trailer["/Info"])
        self.pages = list(self.page_objects(self.root["/Pages"]))
        self.fonts_seen = {}
        self.contents = Contents(self.read_content)

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects[value]
        return value

    def text(self, value):
        """A text string as qpdf's JSON has it."""
        return value[2:] if isinstance(value, str) and value[:2] in ("u:", "b:") else value

    def page_objects(self, key):
        node = self.get(key)
        if node["/Type"] == "/Page":
            yield key
        for kid in self.get(node.get("/Kids", [])):
            yield from self.page_objects(kid)

    def stream(self, key):
        data, filters = self.streams[key], self.get(self.objects[key].get("/Filter", []))
        for one in filters if isinstance(filters, list) else [filters]:
            assert one == "/FlateDecode", one
            data = zlib.decompress(data)
        return data

    def raw_length(self, key, dictionary):
        """The /Length that stands in the bytes of a stream's dictionary."""
        value = re.search(rb"/Length (\d+)( \d+ R)?", dictionary)
        return self.get(value.group(0)[8:].decode()) if value.group(2) else int(value.group(1))

    # --- fonts -----------------------------------------------------------------------------------
    def font(self, key):
        """The code → text map of a font; fonts_seen collects the codes that are drawn."""
        if self.get(key).get("/Encoding") != "/Identity-H" or "/ToUnicode" not in self.get(key):
            return None
        if key not in self.fonts_seen:
            mapping, data = {}, self.stream(self.get(key)["/ToUnicode"]).decode("latin-1")
            for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.S):
                for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                    mapping[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
            self.fonts_seen[key] = (mapping, set())
        return self.fonts_seen[key]

    # --- content ---------------------------------------------------------------------------------
    def read_content(self, page):
        """The page's marks in order. Fails on what is drawn outside a mark, or on marks in marks."""
        value = self.get(page)
        parts = value["/Contents"]
        data = b"\n".join(self.stream(one) for one in (parts if isinstance(parts, list) else [parts]))
        fonts = self.get(self.get(value["/Resources"]).get("/Font", {}))
        marks, now, font, depth = [], None, None, 0
        for operator, operands in operations(data):
            if operator in ("BMC", "BDC"):
                assert now is None, "a mark in a mark: %s" % operands
                now = Mark(operands[0], operands[1] if operator == "BDC" else {})
                marks.append(now)
            elif operator == "EMC":
                assert now is not None, "EMC without a mark"
                now = None
            elif operator in ("q", "Q"):
                depth += 1 if operator == "q" else -1
            elif operator == "Tf":
                font = self.font(fonts[operands[0]])
            elif operator in PAINTING:
                assert now is not None, "%s outside of marks" % operator
                assert operator != "BI"
            if operator in ("Tj", "TJ"):
                strings = operands[0] if operator == "TJ" else operands
                now.pieces.append("".join(self.decode(font, string) for string in strings
                                          if isinstance(string, bytes)))
        assert now is None and depth == 0, "marks or states left open"
        return marks

    @staticmethod
    def decode(font, string):
        if font is None:
            return ""
        codes = [string[i] << 8 | string[i + 1] for i in range(0, len(string), 2)]
        font[1].update(codes)
        return "".join(font[0][code] for code in codes)

    # --- structure -------------------------------------------------------------------------------
    def tree(self):
        """The Document element."""
        root = self.get(self.root["/StructTreeRoot"])
        kids = root["/K"] if isinstance(root["/K"], list) else [root["/K"]]
        assert len(kids) == 1, "one Document"
        self.elements = {}
        return self.read_element(kids[0], None, self.root["/StructTreeRoot"])

    def read_element(self, key, parent, parent_key):
        value = self.get(key)
        assert value["/P"] == parent_key, "%s: /P leads elsewhere" % key
        assert key not in self.elements, "%s stands in the tree twice" % key
        element = Element(value["/S"][1:], parent, value)
        self.elements[key] = element
        kids = self.get(value.get("/K", []))
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                element.kids.append((value["/Pg"], kid))
            elif isinstance(kid, dict) and kid["/Type"] == "/MCR":
                element.kids.append((kid.get("/Stm", kid.get("/Pg", value.get("/Pg"))), kid["/MCID"]))
            elif isinstance(kid, dict) and kid["/Type"] == "/OBJR":
                element.kids.append(kid["/Obj"])
            else:
                element.kids.append(self.read_element(kid, element, key))
        return element

    def parent_tree(self):
        top = self.get(self.get(self.root["/StructTreeRoot"])["/ParentTree"])
        numbers = []
        for node in [top] + [self.get(kid) for kid in self.get(top.get("/Kids", []))]:
            pairs = self.get(node.get("/Nums", []))
            if node is not top:
                assert self.get(node["/Limits"]) == [pairs[0], pairs[-2]], node
            numbers += pairs
        assert numbers[::2] == sorted(set(numbers[::2]))
        return dict(zip(numbers[::2], numbers[1::2]))

    def names(self):
        """ID → element, of the structure's name tree of one node."""
        tree = self.get(self.get(self.root["/StructTreeRoot"]).get("/IDTree", {}))
        names = self.get(tree.get("/Names", []))
        assert names[::2] == sorted(set(names[::2]), key=lambda name: name[2:].encode())
        return dict(zip(names[::2], names[1::2]))

    def attributes(self, element, owner):
        found = {}
        value = self.get(element.value.get("/A", []))
        for one in value if isinstance(value, list) else [value]:
            one = self.get(one)
            if one.get("/O") == owner:
                found.update(one)
        return found

    def marks(self):
        """(page, MCID) → the mark."""
        return {(page, mark.properties["/MCID"]): mark for page in self.pages
                for mark in self.contents[page] if "/MCID" in mark.properties}
